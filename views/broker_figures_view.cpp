// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/broker_figures_view.h"

#include "models/domain/roles.h"
#include "models/domain/wording.h"
#include "views/labels.h"
#include "views/latency_spark.h"
#include "views/theme.h"

#include <QtCore/QAbstractItemModel>
#include <QtCore/QLocale>
#include <QtCore/QTimer>
#include <QtWidgets/QGridLayout>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr int RefreshMs = 1000;
constexpr Milliseconds ShownSkew{2000};
constexpr qsizetype NamedClocks = 3;

QString none()
{
    return {QChar(0x2013)};
}

QString perSecond(double rate)
{
    return BrokerFiguresView::tr("%1/s").arg(QLocale().toString(rate, 'f', rate < 10 ? 1 : 0));
}

QString bytesPerSecond(double rate)
{
    constexpr double kilo = 1000;
    const QLocale locale;
    if (rate < kilo)
        return BrokerFiguresView::tr("%1 B/s").arg(locale.toString(rate, 'f', 0));
    if (rate < kilo * kilo)
        return BrokerFiguresView::tr("%1 kB/s").arg(locale.toString(rate / kilo, 'f', 1));
    return BrokerFiguresView::tr("%1 MB/s").arg(locale.toString(rate / kilo / kilo, 'f', 1));
}

QString clockText(const SkewedClock &clock)
{
    const QString off = Wording::age(std::abs(clock.offset.count()));
    return clock.offset.count() > 0
        ? BrokerFiguresView::tr("%1 is %2 ahead").arg(clock.device, off)
        : BrokerFiguresView::tr("%1 is %2 behind").arg(clock.device, off);
}

} // namespace

QList<SkewedClock> skewedClocks(const QAbstractItemModel &devices, const QString &broker)
{
    QList<SkewedClock> clocks;
    for (int row = 0; row < devices.rowCount(); ++row) {
        const QModelIndex index = devices.index(row, 0);
        const QVariant offset = index.data(DeviceRole::ClockOffset);
        if (!offset.isValid() || std::abs(offset.toLongLong()) <= ShownSkew.count()
            || index.data(DeviceRole::Broker).toString() != broker)
            continue;
        clocks.append({index.data(DeviceRole::Name).toString(), Milliseconds(offset.toLongLong())});
    }
    std::stable_sort(clocks.begin(), clocks.end(), [](const SkewedClock &a, const SkewedClock &b) {
        return std::chrono::abs(a.offset) > std::chrono::abs(b.offset);
    });
    return clocks;
}

BrokerFiguresView::BrokerFiguresView(const Theme *theme, const Clock *clock,
                                     const QAbstractItemModel *devices, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_clock(clock), m_devices(devices),
      m_grid(new QGridLayout(this)), m_spark(new LatencySpark(theme, this)),
      m_roundTrip(addFigure(u"figureRoundTrip"_s, tr("Round trip"), 1, 0)),
      m_messages(addFigure(u"figureMessages"_s, tr("Messages"), 1, 2)),
      m_lastMessage(addFigure(u"figureLastMessage"_s, tr("Last message"), 2, 0)),
      m_bytes(addFigure(u"figureBytes"_s, tr("Volume"), 2, 2)),
      m_upTime(addFigure(u"figureUpTime"_s, tr("Up for"), 3, 0)),
      m_reconnects(addFigure(u"figureReconnects"_s, tr("Reconnects"), 3, 2)),
      m_clocks(new ElidedLabel(theme, 13, QFont::Normal, this)), m_timer(new QTimer(this))
{
    setObjectName(u"brokerFigures"_s);
    setAccessibleName(tr("Figures of the link"));
    m_clocks->setObjectName(u"figureClocks"_s);
    m_clocks->setMuted(true);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(10);
    m_grid->setVerticalSpacing(3);
    m_grid->addWidget(m_spark, 0, 0, 1, 4);
    m_grid->addWidget(m_clocks, 4, 0, 1, 4);
    m_grid->setRowStretch(5, 1);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(3, 1);
    connect(m_timer, &QTimer::timeout, this, [this] {
        if (!isVisible())
            return;
        refreshAges();
        refreshClocks();
    });
    m_timer->start(RefreshMs);
}

DigitLabel *BrokerFiguresView::addFigure(const QString &name, const QString &title, int row,
                                         int column)
{
    auto *value = new DigitLabel(m_theme, 13, QFont::DemiBold, this);
    value->setObjectName(name);
    value->setAccessibleName(title);
    m_grid->addWidget(plainLabel(title, "muted", this), row, column);
    m_grid->addWidget(value, row, column + 1, Qt::AlignLeading | Qt::AlignVCenter);
    return value;
}

void BrokerFiguresView::showStatus(const BrokerStatus &status)
{
    const bool other = status.name != m_status.name;
    m_status = status;
    const LinkFigures &figures = status.figures;
    const bool isUp = status.telemetry == SessionState::Up;
    m_spark->setRoundTrips(figures.roundTripsMs);
    m_roundTrip->setText(status.roundTrip ? Wording::duration(*status.roundTrip) : none());
    m_messages->setText(isUp ? perSecond(figures.messagesPerSecond) : none());
    m_messages->setToolTip(
        tr("%Ln message(s) since the program started", nullptr, plural(status.messages)));
    m_bytes->setText(isUp ? bytesPerSecond(figures.bytesPerSecond) : none());
    m_reconnects->setText(QLocale().toString(status.reconnects));
    refreshAges();
    if (other)
        refreshClocks();
}

/// The times follow the wall clock when that is set: their ages are those of the boot clock.
void BrokerFiguresView::refreshAges()
{
    const auto since = [this](const std::optional<WallTime> &time) {
        return time ? Wording::age(qMax<qint64>(0, (m_clock->wall() - *time).count())) : none();
    };
    const QString last = since(m_status.figures.lastMessage);
    m_lastMessage->setText(m_status.figures.lastMessage ? tr("%1 ago").arg(last) : none());
    m_upTime->setText(since(m_status.figures.upSince));
    for (DigitLabel *figure :
         {m_roundTrip, m_messages, m_lastMessage, m_bytes, m_upTime, m_reconnects})
        figure->setAccessibleDescription(figure->text());
}

void BrokerFiguresView::refreshClocks()
{
    const QList<SkewedClock> clocks =
        m_devices ? skewedClocks(*m_devices, m_status.name) : QList<SkewedClock>();
    QStringList named;
    for (const SkewedClock &clock : clocks)
        named.append(clockText(clock));
    m_clocks->setMuted(clocks.isEmpty());
    if (clocks.isEmpty()) {
        m_clocks->setText(tr("No device clock is more than 2 s off"));
        m_clocks->setDetail({});
        return;
    }
    QString text = tr("Clocks: %1").arg(named.first(qMin(named.size(), NamedClocks)).join(u", "_s));
    if (named.size() > NamedClocks)
        text += tr(" and %Ln more", nullptr, plural(named.size() - NamedClocks));
    m_clocks->setText(text);
    m_clocks->setDetail(named.join(u'\n'));
}

} // namespace Raptor::Views
