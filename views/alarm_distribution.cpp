// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alarm_distribution.h"

#include "views/bar_geometry.h"
#include "views/theme.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double CountHeight = 18;
constexpr double CategoryHeight = 20;
constexpr double CaptionHeight = 16;
constexpr double Gap = 14;
constexpr double LeastHeight = 2;

} // namespace

AlarmDistribution::AlarmDistribution(const Theme *theme, QWidget *parent)
    : QWidget(parent), m_theme(theme)
{
    setObjectName(u"alarmDistribution"_s);
    setAccessibleName(tr("Alarms in 10 minutes"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(theme, &Theme::changed, this, &QWidget::updateGeometry);
}

QString AlarmDistribution::category(size_t place)
{
    const QString words[] = {tr("0"),
                             tr("1\u2013"
                                "2"),
                             tr("3\u2013"
                                "5"),
                             tr("6\u2013"
                                "10"),
                             tr("over 10")};
    return words[place];
}

QString AlarmDistribution::words(size_t place) const
{
    if (!m_known)
        return u"\u2026"_s;
    const int all = std::accumulate(m_counts.cbegin(), m_counts.cend(), 0);
    const double share = all ? 100.0 * m_counts.at(place) / all : 0.0;
    const QLocale locale;
    return tr("%1 (%2 %)", "pieces, share")
        .arg(locale.toString(m_counts.at(place)), locale.toString(share, 'f', share < 10 ? 1 : 0));
}

void AlarmDistribution::setCounts(const Counts &counts)
{
    m_counts = counts;
    m_known = true;
    QStringList spoken;
    for (size_t place = 0; place < m_counts.size(); ++place)
        spoken.append(tr("%1 alarms: %2").arg(category(place), words(place)));
    setAccessibleDescription(spoken.join(u"; "_s));
    update();
}

void AlarmDistribution::setUnknown()
{
    m_counts = {};
    m_known = false;
    setAccessibleDescription(tr("not counted yet"));
    update();
}

QSize AlarmDistribution::sizeHint() const
{
    return {m_theme->ipx(420), m_theme->ipx(190)};
}

QSize AlarmDistribution::minimumSizeHint() const
{
    return {m_theme->ipx(260), m_theme->ipx(120)};
}

void AlarmDistribution::paintColumn(QPainter &painter, const QRectF &plot, size_t place) const
{
    const Tokens &t = m_theme->tokens();
    const int end = Geometry::scaleEnd(*std::max_element(m_counts.cbegin(), m_counts.cend()));
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int at = mirrored ? int(m_counts.size() - 1 - place) : int(place);
    const QRectF column = Geometry::column(plot, at, int(m_counts.size()), m_theme->px(Gap));
    const QRectF bar = Geometry::bar(column, m_counts.at(place), end, m_theme->px(LeastHeight));
    painter.fillRect(bar, t.bar);
    const bool any = m_counts.at(place) > 0;
    painter.setFont(m_theme->font(12, any ? QFont::DemiBold : QFont::Normal));
    painter.setPen(any ? t.text : t.muted);
    const double room = m_theme->px(Gap) / 2;
    painter.drawText(QRectF(bar.left() - room, bar.top() - m_theme->px(CountHeight),
                            bar.width() + 2 * room, m_theme->px(CountHeight)),
                     Qt::AlignCenter, words(place));
    painter.setFont(m_theme->font(12));
    painter.setPen(t.text);
    painter.drawText(QRectF(column.left() - room, plot.bottom() + 1, column.width() + 2 * room,
                            m_theme->px(CategoryHeight)),
                     Qt::AlignCenter, category(place));
}

void AlarmDistribution::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = m_theme->tokens();
    const QRectF plot =
        QRectF(rect()).adjusted(m_theme->px(4), m_theme->px(CountHeight + 2), -m_theme->px(4),
                                -m_theme->px(CategoryHeight + CaptionHeight));
    painter.setPen(QPen(t.outline, 1));
    painter.drawLine(plot.bottomLeft() + QPointF(-m_theme->px(4), 0.5),
                     plot.bottomRight() + QPointF(m_theme->px(4), 0.5));
    for (size_t place = 0; place < m_counts.size(); ++place)
        paintColumn(painter, plot, place);
    painter.setFont(m_theme->font(11));
    painter.setPen(t.muted);
    painter.drawText(
        QRectF(0, height() - m_theme->px(CaptionHeight), width(), m_theme->px(CaptionHeight)),
        Qt::AlignCenter, tr("alarms within 10 minutes"));
}

} // namespace Raptor::Views
