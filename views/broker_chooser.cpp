// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/broker_chooser.h"

#include "models/domain/ports.h"
#include "views/labels.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QMenu>
#include <QtWidgets/QToolButton>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr qsizetype MostSegments = 4;
constexpr qsizetype MostCharacters = 14;
constexpr auto BrokerProperty = "broker";

QString shortened(const QString &name)
{
    return name.size() > MostCharacters ? name.first(MostCharacters - 1) + QChar(0x2026) : name;
}

/// Text that Qt would otherwise read for mnemonics.
QString literal(QString text)
{
    return text.replace(u'&', u"&&"_s);
}

} // namespace

BrokerChooser::BrokerChooser(BrokerDesk *desk, QWidget *parent)
    : QFrame(parent), m_desk(desk), m_layout(new QHBoxLayout(this))
{
    setObjectName(u"brokerChooser"_s);
    setAccessibleName(tr("Broker in use"));
    setLook(this, "segments");
    m_layout->setContentsMargins(2, 2, 2, 2);
    m_layout->setSpacing(2);
    connect(desk, &BrokerDesk::profilesChanged, this, &BrokerChooser::rebuild);
    connect(desk, &BrokerDesk::selectionChanged, this, &BrokerChooser::showChoice);
    rebuild();
}

void BrokerChooser::rebuild()
{
    // Not deleted at once: one of them may be the sender.
    for (QToolButton *segment : std::as_const(m_segments)) {
        m_layout->removeWidget(segment);
        segment->setObjectName(QString());
        segment->hide();
        segment->deleteLater();
    }
    m_segments.clear();
    QToolButton *automatic = addSegment(tr("Automatic"), {});
    automatic->setObjectName(u"brokerAutomatic"_s);
    automatic->setToolTip(tr("Uses the best broker that answers"));
    const QList<BrokerProfile> profiles = m_desk->profiles();
    for (const BrokerProfile &profile : profiles.first(qMin(profiles.size(), MostSegments))) {
        QToolButton *segment = addSegment(shortened(profile.name), profile.name);
        segment->setObjectName(u"broker_"_s + profile.name);
        segment->setToolTip(tr("Locks to %1 (%2), except for stops")
                                .arg(profile.name, profile.url.text())
                                .toHtmlEscaped());
    }
    if (profiles.size() > MostSegments) {
        QToolButton *more = addSegment(tr("More"), {});
        more->setCheckable(false);
        more->setObjectName(u"brokerMore"_s);
        auto *menu = new QMenu(more);
        for (const BrokerProfile &profile : profiles.sliced(MostSegments)) {
            menu->addAction(literal(profile.name), this,
                            [this, name = profile.name] { m_desk->lockTo(name); });
        }
        more->setMenu(menu);
        more->setPopupMode(QToolButton::InstantPopup);
    }
    showChoice();
}

QToolButton *BrokerChooser::addSegment(const QString &text, const QString &broker)
{
    auto *segment = new QToolButton(this);
    setLook(segment, "segment");
    segment->setText(literal(text));
    segment->setCheckable(true);
    segment->setProperty(BrokerProperty, broker);
    segment->setFocusPolicy(Qt::StrongFocus);
    segment->setAccessibleName(broker.isEmpty() ? text : tr("Lock to broker %1").arg(broker));
    m_layout->addWidget(segment);
    m_segments.append(segment);
    if (broker.isEmpty() && m_segments.size() > 1)
        return segment;
    connect(segment, &QToolButton::clicked, this, [this, broker] {
        if (broker.isEmpty())
            m_desk->chooseAutomatically();
        else
            m_desk->lockTo(broker);
        showChoice();
    });
    return segment;
}

void BrokerChooser::showChoice()
{
    const QString locked = m_desk->lockedTo();
    for (QToolButton *segment : std::as_const(m_segments)) {
        if (segment->isCheckable())
            segment->setChecked(segment->property(BrokerProperty).toString() == locked);
    }
}

} // namespace Raptor::Views
