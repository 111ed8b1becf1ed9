// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/broker_lights.h"

#include "models/domain/wording.h"
#include "views/broker_menu.h"
#include "views/digits.h"
#include "views/theme.h"

#include <QtCore/QAbstractItemModel>
#include <QtGui/QKeyEvent>
#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

std::optional<BrokerProfile> profileAt(const QModelIndex &index)
{
    const QVariant value = index.data(BrokerRole::Profile);
    if (value.metaType() != QMetaType::fromType<BrokerProfile>())
        return std::nullopt;
    return *static_cast<const BrokerProfile *>(value.constData());
}

Light healthLight(const BrokerStatus &status)
{
    switch (status.probe) {
    case ProbeState::Healthy:
        return Light::On;
    case ProbeState::Unhealthy:
        return Light::Off;
    case ProbeState::NotConfigured:
    case ProbeState::Unknown:
        return Light::Half;
    }
    Q_UNREACHABLE();
}

Light sessionLight(const BrokerStatus &status)
{
    if (status.telemetry == SessionState::Up && status.command == SessionState::Up)
        return Light::On;
    if (status.telemetry == SessionState::Down && status.command == SessionState::Down)
        return Light::Off;
    return Light::Half;
}

Light dataLight(const BrokerStatus &status)
{
    return status.freshData ? Light::On : Light::Off;
}

BrokerLights::BrokerLights(const Theme *theme, BrokerDesk *desk, QAbstractItemModel *brokers,
                           const QAbstractItemModel *switches, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_desk(desk), m_brokers(brokers), m_switches(switches),
      m_menu(new BrokerMenu(desk, brokers, switches, this))
{
    setObjectName(u"brokerLights"_s);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    connect(desk, &BrokerDesk::selectionChanged, this, &BrokerLights::refresh);
    connect(desk, &BrokerDesk::profilesChanged, this, &BrokerLights::refresh);
    connect(brokers, &QAbstractItemModel::dataChanged, this, &BrokerLights::refresh);
    connect(brokers, &QAbstractItemModel::rowsInserted, this, &BrokerLights::refresh);
    connect(brokers, &QAbstractItemModel::rowsRemoved, this, &BrokerLights::refresh);
    connect(brokers, &QAbstractItemModel::modelReset, this, &BrokerLights::refresh);
    connect(theme, &Theme::changed, this, &QWidget::updateGeometry);
    if (switches) {
        connect(switches, &QAbstractItemModel::rowsInserted, this, &BrokerLights::refresh);
        connect(switches, &QAbstractItemModel::modelReset, this, &BrokerLights::refresh);
    }
    refresh();
}

void BrokerLights::refresh()
{
    // What is locked to is shown even when it is down: that is what the operator waits for. Not
    // while the one before it is still read: then that one's lights are what counts.
    const std::optional<PendingSwitch> pending = m_desk->pendingSwitch();
    const QString locked = m_desk->lockedTo();
    const QString name = locked.isEmpty() || pending ? m_desk->current() : locked;
    BrokerStatus status;
    QString host;
    for (int row = 0; row < m_brokers->rowCount(); ++row) {
        const QModelIndex index = m_brokers->index(row, 0);
        if (index.data(BrokerRole::Name).toString() != name || name.isEmpty())
            continue;
        status = index.data(BrokerRole::Status).value<BrokerStatus>();
        if (const std::optional<BrokerProfile> known = profileAt(index))
            host = known->url.host();
    }
    const QString reason = choiceReason(*m_desk, m_switches);
    // Of its figures nothing is seen here.
    status.figures = {};
    if (name == m_name && host == m_host && status == m_status && reason == m_reason
        && pending == m_pending)
        return;
    m_reason = reason;
    m_pending = pending;
    const bool resized = name != m_name || host != m_host;
    m_name = name;
    m_host = host;
    m_status = status;
    setAccessibleName(tr("Broker in use"));
    setAccessibleDescription(spoken());
    setToolTip(spoken().toHtmlEscaped());
    if (resized)
        updateGeometry();
    update();
}

QString BrokerLights::roundTrip() const
{
    return m_status.roundTrip ? Wording::duration(*m_status.roundTrip) : QString(QChar(0x2013));
}

QString BrokerLights::spoken() const
{
    if (m_name.isEmpty())
        return tr("No broker is usable");
    const QString text =
        tr("%1: health page %2, session %3, device data %4, round trip %5")
            .arg(m_name, Wording::of(m_status.probe), Wording::of(m_status.command),
                 m_status.freshData ? tr("fresh") : tr("none"), roundTrip());
    if (const QString pending = pendingText(*m_desk); !pending.isEmpty())
        return pending + u". "_s + text;
    return m_reason.isEmpty() ? text : tr("%1; in use %2", "in use since").arg(text, m_reason);
}

QSize BrokerLights::minimumSizeHint() const
{
    return {m_theme->ipx(300), m_theme->ipx(24)};
}

QSize BrokerLights::sizeHint() const
{
    const QFontMetrics strong(m_theme->font(13, QFont::DemiBold));
    const QFontMetrics plain(m_theme->font(13));
    const int names = strong.horizontalAdvance(m_name) + plain.horizontalAdvance(m_host);
    const int words = plain.horizontalAdvance(tr("health") + tr("session") + tr("data"));
    return {names + words + m_theme->ipx(164), m_theme->ipx(24)};
}

void BrokerLights::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        openMenu();
}

void BrokerLights::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down:
        openMenu();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void BrokerLights::openMenu()
{
    m_menu->popup(mapToGlobal(QPoint(0, height())));
}

void BrokerLights::paintFrame(QPainter &painter) const
{
    if (!hasFocus())
        return;
    painter.setPen(QPen(m_theme->tokens().mark, m_theme->px(1.5)));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

void BrokerLights::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintFrame(painter);
    if (!m_pending)
        return paintBroker(painter, height());
    const double split = height() * 0.54;
    paintBroker(painter, split);
    paintPending(painter, QRectF(0, split, width(), height() - split));
}

void BrokerLights::paintPending(QPainter &painter, const QRectF &box) const
{
    const Tokens &t = m_theme->tokens();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const double sign = m_theme->px(8);
    const double gap = m_theme->px(6);
    const QRectF left(mirrored ? box.right() - sign : box.left(), box.center().y() - sign / 2, sign,
                      sign);
    drawLight(painter, left, Light::Half, t);
    painter.setFont(m_theme->font(11, QFont::DemiBold));
    painter.setPen(t.text);
    QString words;
    switch (m_pending->waitsFor) {
    case PendingSwitch::WaitsFor::Data:
        words = m_desk->lockedTo() == m_pending->to ? tr("switching to %1, waits for its data")
                                                    : tr("%1 is next, waits for its data");
        break;
    case PendingSwitch::WaitsFor::Command:
        words = tr("switching to %1 after the command");
        break;
    }
    // The name gives way, not what is said of it.
    const QFontMetricsF metrics = painter.fontMetrics();
    const QRectF right =
        mirrored ? box.adjusted(0, 0, -sign - gap, 0) : box.adjusted(sign + gap, 0, 0, 0);
    const double forName = right.width() - metrics.horizontalAdvance(words.arg(QString()));
    const QString name = metrics.elidedText(m_pending->to, Qt::ElideMiddle, qMax(0.0, forName));
    painter.drawText(right, Qt::AlignVCenter | Qt::TextSingleLine, words.arg(name));
}

/// In the upper part of the widget, @p high high.
void BrokerLights::paintBroker(QPainter &painter, double high) const
{
    const Tokens &t = m_theme->tokens();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    double x = 0;
    const auto place = [&](double wide, double tall) {
        const QRectF box(mirrored ? width() - x - wide : x, (high - tall) / 2, wide, tall);
        x += wide;
        return box;
    };
    const auto write = [&](const QString &words, QFont::Weight weight, const QColor &colour,
                           double most) {
        painter.setFont(m_theme->font(13, weight));
        painter.setPen(colour);
        const QString shown = painter.fontMetrics().elidedText(words, Qt::ElideRight, int(most));
        painter.drawText(place(painter.fontMetrics().horizontalAdvance(shown) + 1, high),
                         Qt::AlignVCenter | Qt::TextSingleLine, shown);
    };
    if (m_name.isEmpty()) {
        drawShape(painter, place(m_theme->px(11), m_theme->px(11)), StateShape::Cross, t.mark, t);
        x += m_theme->px(8);
        write(tr("no broker is up"), QFont::DemiBold, t.text, width());
        return;
    }
    const double lights = m_theme->px(250);
    const double names = qMax(m_theme->px(50), width() - lights);
    write(m_name, QFont::DemiBold, t.text, names);
    x += m_theme->px(7);
    if (names - x > m_theme->px(40))
        write(m_host, QFont::Normal, t.muted, names - x);
    const struct
    {
        QString word;
        Light light;
    } all[] = {{tr("health"), healthLight(m_status)},
               {tr("session"), sessionLight(m_status)},
               {tr("data"), dataLight(m_status)}};
    for (const auto &one : all) {
        x += m_theme->px(11);
        drawLight(painter, place(m_theme->px(10), m_theme->px(10)), one.light, t);
        x += m_theme->px(5);
        const bool down = one.light == Light::Off;
        write(one.word, down ? QFont::DemiBold : QFont::Normal, down ? t.text : t.muted, width());
    }
    x += m_theme->px(8);
    painter.setFont(m_theme->font(13));
    painter.setPen(t.muted);
    Digits::draw(painter, place(m_theme->px(46), high), Qt::AlignRight | Qt::AlignVCenter,
                 roundTrip());
}

} // namespace Raptor::Views
