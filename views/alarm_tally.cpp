// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alarm_tally.h"

#include "models/domain/wording.h"
#include "views/alarm_marks.h"
#include "views/theme.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double MarkSize = 16;
constexpr double MarkGap = 6;
constexpr double Gap = 18;
constexpr double Height = 24;

} // namespace

AlarmTally::AlarmTally(const Theme *theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(u"alarmTally"_s);
    setAccessibleName(tr("Alarms by priority"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(theme, &Theme::changed, this, &QWidget::updateGeometry);
}

void AlarmTally::showSummary(const AlarmSummary &summary)
{
    m_unacknowledged = summary.unacknowledged;
    for (size_t priority = 0; priority < m_all.size(); ++priority)
        m_all.at(priority) =
            summary.unacknowledged.at(priority) + summary.acknowledged.at(priority);
    setAccessibleDescription(text());
    setToolTip(text().toHtmlEscaped());
    updateGeometry();
    update();
}

QString AlarmTally::words(size_t priority) const
{
    const QLocale locale;
    return m_unacknowledged.at(priority) ? tr("%1 of %2", "unacknowledged, all")
                                               .arg(locale.toString(m_unacknowledged.at(priority)),
                                                    locale.toString(m_all.at(priority)))
                                         : locale.toString(m_all.at(priority));
}

QString AlarmTally::text() const
{
    QStringList parts;
    for (size_t priority = 0; priority < m_all.size(); ++priority)
        parts.append(tr("%1: %2 unacknowledged, %3 in all", "priority")
                         .arg(Wording::of(AlarmPriority(priority)))
                         .arg(m_unacknowledged.at(priority))
                         .arg(m_all.at(priority)));
    return parts.join(u"; "_s);
}

QSize AlarmTally::sizeHint() const
{
    const QFontMetricsF bold(m_theme->font(13, QFont::Bold));
    double width = m_theme->px(Gap) * double(m_all.size() - 1);
    for (size_t priority = 0; priority < m_all.size(); ++priority)
        width += m_theme->px(MarkSize + MarkGap) + bold.horizontalAdvance(words(priority)) + 1;
    return {qRound(width) + 2, m_theme->ipx(Height)};
}

void AlarmTally::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    double x = 0;
    const auto place = [&](double wide, double high) {
        const QRectF box(mirrored ? width() - x - wide : x, (height() - high) / 2, wide, high);
        x += wide;
        return box;
    };
    for (size_t priority = 0; priority < m_all.size(); ++priority) {
        const bool any = m_all.at(priority) > 0;
        const double size = m_theme->px(MarkSize);
        const auto which = AlarmPriority(priority);
        const QRectF mark = place(size, size);
        painter.setOpacity(any ? 1.0 : 0.45);
        drawAlarmMark(painter, mark, which, digitOf(which), m_unacknowledged.at(priority) > 0,
                      *m_theme);
        painter.setOpacity(1.0);
        x += m_theme->px(MarkGap);
        painter.setFont(
            m_theme->font(13, m_unacknowledged.at(priority) ? QFont::Bold : QFont::Normal));
        painter.setPen(any ? m_theme->tokens().text : m_theme->tokens().muted);
        const QString text = words(priority);
        const double wide =
            QFontMetricsF(m_theme->font(13, QFont::Bold)).horizontalAdvance(text) + 1;
        painter.drawText(place(wide, height()), Qt::AlignVCenter | Qt::AlignLeading, text);
        x += m_theme->px(Gap);
    }
}

} // namespace Raptor::Views
