// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/broker_menu.h"

#include "models/domain/link_ports.h"
#include "models/domain/ports.h"
#include "models/domain/roles.h"
#include "models/domain/wording.h"

#include <QtCore/QAbstractItemModel>
#include <QtCore/QDateTime>
#include <QtCore/QLocale>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr qsizetype MostCharacters = 110;

/// Text that Qt would otherwise read for mnemonics, on one line.
QString literal(QString text)
{
    text = text.simplified();
    if (text.size() > MostCharacters)
        text = text.first(MostCharacters - 1) + QChar(0x2026);
    return text.replace(u'&', u"&&"_s);
}

bool isUp(const BrokerStatus &status)
{
    return status.telemetry == SessionState::Up && status.command == SessionState::Up;
}

QString stateText(const BrokerStatus &status)
{
    if (isUp(status)) {
        return status.roundTrip ? BrokerMenu::tr("%1: up, round trip %2")
                                      .arg(status.name, Wording::duration(*status.roundTrip))
                                : BrokerMenu::tr("%1: up").arg(status.name);
    }
    return status.lastError.isEmpty()
        ? BrokerMenu::tr("%1: %2").arg(status.name, Wording::of(status.telemetry))
        : BrokerMenu::tr("%1: %2").arg(status.name, status.lastError);
}

} // namespace

QString choiceReason(const BrokerDesk &desk, const QAbstractItemModel *switches)
{
    if (!desk.lockedTo().isEmpty())
        return BrokerMenu::tr("locked by hand");
    if (!switches || switches->rowCount() == 0)
        return {};
    const auto newest = switches->index(0, 0).data(LinkHistoryRole::Switch).value<BrokerSwitch>();
    if (newest.to != desk.current())
        return {};
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(toEpochMs(newest.at));
    return BrokerMenu::tr("since %1: %2")
        .arg(QLocale().toString(at, QLocale::ShortFormat), newest.reason);
}

QString pendingText(const BrokerDesk &desk)
{
    const std::optional<PendingSwitch> pending = desk.pendingSwitch();
    if (!pending)
        return {};
    switch (pending->waitsFor) {
    case PendingSwitch::WaitsFor::Data:
        if (desk.lockedTo() != pending->to) { // it may stay so for hours
            return BrokerMenu::tr("%1 is next, but has shown no fresh data yet: %2 is read "
                                  "meanwhile")
                .arg(pending->to, desk.current());
        }
        return BrokerMenu::tr("Switching to %1, which has shown no fresh data yet: %2 is read "
                              "meanwhile")
            .arg(pending->to, desk.current());
    case PendingSwitch::WaitsFor::Command:
        return BrokerMenu::tr("Switching to %1 when the running command has ended: %2 is read "
                              "meanwhile")
            .arg(pending->to, desk.current());
    }
    Q_UNREACHABLE();
}

BrokerMenu::BrokerMenu(BrokerDesk *desk, const QAbstractItemModel *brokers,
                       const QAbstractItemModel *switches, QWidget *parent)
    : QMenu(parent), m_desk(desk), m_brokers(brokers), m_switches(switches)
{
    setObjectName(u"brokerMenu"_s);
    setAccessibleName(tr("Broker in use: why, and what can be tried"));
    connect(this, &QMenu::aboutToShow, this, &BrokerMenu::fill);
}

/// To be read, by keyboard too: disabled ones are walked past.
void BrokerMenu::addWords(const QString &words)
{
    addAction(literal(words))->setEnabled(false);
}

void BrokerMenu::fill()
{
    clear();
    const QString locked = m_desk->lockedTo();
    const QString inUse = m_desk->current();
    addWords(inUse.isEmpty() ? tr("No broker is usable") : tr("In use: %1").arg(inUse));
    if (const QString pending = pendingText(*m_desk); !pending.isEmpty())
        addWords(pending);
    else if (!locked.isEmpty() && locked != inUse)
        addWords(tr("Locked to %1, which is waited for").arg(locked));
    if (const QString reason = choiceReason(*m_desk, m_switches); !reason.isEmpty())
        addWords(reason);
    addSeparator();
    for (int row = 0; row < m_brokers->rowCount(); ++row) {
        const QModelIndex index = m_brokers->index(row, 0);
        const auto status = index.data(BrokerRole::Status).value<BrokerStatus>();
        addWords(stateText(status));
        if (isUp(status))
            continue;
        const QString name = index.data(BrokerRole::Name).toString();
        QAction *retry = addAction(literal(tr("Try %1 now").arg(name)), this,
                                   [this, name] { m_desk->retryNow(name); });
        retry->setObjectName(u"tryNow_"_s + name);
    }
}

} // namespace Raptor::Views
