// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alarm_strip.h"

#include "models/domain/alarm_ports.h"
#include "models/domain/wording.h"
#include "views/alarm_marks.h"
#include "views/alarm_text.h"
#include "views/digits.h"
#include "views/theme.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>

#include <array>
#include <numeric>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr std::array priorities{AlarmPriority::Urgent, AlarmPriority::High, AlarmPriority::Low};
constexpr double markSize = 15;
/// Narrower than this it says how many there are, and no more.
constexpr double roomForWords = 240;

/// "3" of which none is new; "2 of 5" where two are unacknowledged.
QString countText(int unacknowledged, int acknowledged)
{
    const QLocale locale;
    const QString all = locale.toString(unacknowledged + acknowledged);
    if (unacknowledged == 0 || acknowledged == 0)
        return all;
    return locale.toString(unacknowledged) + u'/' + all;
}

} // namespace

AlarmStrip::AlarmStrip(const Theme *theme, AlarmDesk *desk, const AlarmNames *names,
                       QWidget *parent)
    : QAbstractButton(parent), m_theme(theme), m_desk(desk), m_names(names)
{
    setObjectName(u"alarmStrip"_s);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setCursor(Qt::PointingHandCursor);
    connect(desk, &AlarmDesk::summaryChanged, this, &AlarmStrip::refresh);
    connect(theme, &Theme::changed, this, &QWidget::updateGeometry);
    connect(this, &QAbstractButton::clicked, this, [this] {
        Q_EMIT alarmWanted(m_summary.mostUrgent ? m_summary.mostUrgent->key : AlarmKey());
    });
    refresh();
}

void AlarmStrip::refresh()
{
    m_summary = m_desk->summary();
    setAccessibleName(tr("Alarms: %1").arg(spoken()));
    setToolTip(spoken().toHtmlEscaped());
    update();
}

QString AlarmStrip::headline() const
{
    if (m_summary.mostUrgent)
        return tr("%1: %2", "device: alarm")
            .arg(m_names->unit(m_summary.mostUrgent->key), m_summary.mostUrgent->text);
    int standing = 0;
    for (const int count : m_summary.acknowledged)
        standing += count;
    return standing == 0 ? tr("No alarms") : tr("All acknowledged");
}

QString AlarmStrip::spoken() const
{
    QStringList parts{headline()};
    for (std::size_t i = 0; i < priorities.size(); ++i) {
        const int all = m_summary.unacknowledged[i] + m_summary.acknowledged[i];
        if (all > 0)
            parts.append(tr("%1: %2, %3 of them not acknowledged", "priority")
                             .arg(Wording::of(priorities[i]), QLocale().toString(all),
                                  QLocale().toString(m_summary.unacknowledged[i])));
    }
    if (m_summary.flood)
        parts.append(
            tr("alarm flood, %Ln alarm(s) in 10 minutes", nullptr, m_summary.inTenMinutes));
    if (!m_summary.trouble.isEmpty())
        parts.append(tr("the journal is not written: %1").arg(m_summary.trouble));
    return parts.join(u"; "_s);
}

QSize AlarmStrip::sizeHint() const
{
    return {m_theme->ipx(380), m_theme->ipx(34)};
}

QSize AlarmStrip::minimumSizeHint() const
{
    return {m_theme->ipx(100), m_theme->ipx(34)};
}

QString AlarmStrip::sumText() const
{
    const auto sum = [](const std::array<int, 3> &counts) {
        return std::accumulate(counts.cbegin(), counts.cend(), 0);
    };
    return countText(sum(m_summary.unacknowledged), sum(m_summary.acknowledged));
}

double AlarmStrip::countsWidth() const
{
    double width = 0;
    const QFont font = m_theme->font(13, QFont::DemiBold);
    for (std::size_t i = 0; i < priorities.size(); ++i) {
        const int all = m_summary.unacknowledged[i] + m_summary.acknowledged[i];
        if (all > 0)
            width += m_theme->px(markSize + 16)
                + Digits::width(font,
                                countText(m_summary.unacknowledged[i], m_summary.acknowledged[i]));
    }
    return width;
}

/// From the trailing edge, urgent ones first from the leading side.
void AlarmStrip::paintCounts(QPainter &painter, double from) const
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const auto place = [&](double wide, double high) {
        const QRectF box(mirrored ? width() - from - wide : from, (height() - high) / 2, wide,
                         high);
        from += wide;
        return box;
    };
    const Tokens &t = m_theme->tokens();
    painter.setFont(m_theme->font(13, QFont::DemiBold));
    for (std::size_t i = 0; i < priorities.size(); ++i) {
        const int fresh = m_summary.unacknowledged[i];
        if (fresh + m_summary.acknowledged[i] == 0)
            continue;
        from += m_theme->px(8);
        drawAlarmMark(painter, place(m_theme->px(markSize), m_theme->px(markSize)), priorities[i],
                      digitOf(priorities[i]), fresh > 0, *m_theme);
        from += m_theme->px(5);
        const QString text = countText(fresh, m_summary.acknowledged[i]);
        painter.setPen(fresh > 0 ? t.text : t.muted);
        Digits::draw(painter, place(Digits::width(painter.font(), text), height()),
                     Qt::AlignLeft | Qt::AlignVCenter, text);
        from += m_theme->px(3);
    }
}

void AlarmStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = m_theme->tokens();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QRectF frame = QRectF(rect()).adjusted(0.5, 3.5, -0.5, -3.5);
    painter.setPen(hasFocus() ? QPen(t.mark, 1.5) : QPen(t.line, 1));
    painter.setBrush(underMouse() || isDown() ? QBrush(t.hover) : Qt::NoBrush);
    painter.drawRoundedRect(frame, m_theme->px(4), m_theme->px(4));

    double x = m_theme->px(10);
    const bool narrow = width() < m_theme->px(roomForWords);
    const double counts = narrow ? 0 : countsWidth();
    const double end = width() - m_theme->px(8) - counts;
    if (m_summary.mostUrgent) {
        const AlarmShape shape = shapeOf(*m_summary.mostUrgent);
        const double high = m_theme->px(18);
        const double wide = alarmMarkWidth(high, shape.letters, *m_theme);
        drawAlarmMark(painter,
                      {mirrored ? width() - x - wide : x, (height() - high) / 2, wide, high}, shape,
                      *m_theme);
        x += wide + m_theme->px(7);
    }
    painter.setFont(m_theme->font(13, m_summary.mostUrgent ? QFont::DemiBold : QFont::Normal));
    painter.setPen(m_summary.mostUrgent ? t.text : t.muted);
    const double room = qMax(0.0, end - x);
    const QRectF words(mirrored ? width() - x - room : x, 0, room, height());
    const QString prefix =
        m_summary.flood ? tr("FLOOD %1 \u00b7 ").arg(m_summary.inTenMinutes) : QString();
    painter.drawText(
        words, (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(narrow && m_summary.mostUrgent ? sumText()
                                                                        : prefix + headline(),
                                         Qt::ElideRight, int(room)));
    if (!narrow)
        paintCounts(painter, end);
}

} // namespace Raptor::Views
