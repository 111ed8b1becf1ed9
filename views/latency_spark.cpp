// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/latency_spark.h"

#include "models/domain/wording.h"
#include "views/theme.h"

#include <QtGui/QPainter>
#include <QtGui/QPainterPath>

#include <algorithm>
#include <cmath>

namespace Raptor::Views {

namespace {

constexpr int Seconds = 120;
constexpr double LeastTopMs = 5;

/// The next of 1, 2, 5, 10, 20 ...
double roundedUp(double value)
{
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 5.0}) {
        if (value <= step * power)
            return step * power;
    }
    return 10 * power;
}

QString ms(double value)
{
    return Wording::duration(Milliseconds(std::llround(value)));
}

} // namespace

LatencyFigures latencyFigures(const QList<double> &roundTripsMs)
{
    LatencyFigures figures;
    QList<double> answered;
    for (const double one : roundTripsMs) {
        if (one >= 0)
            answered.append(one);
    }
    figures.answered = int(answered.size());
    figures.unanswered = int(roundTripsMs.size() - answered.size());
    if (answered.isEmpty())
        return figures;
    std::sort(answered.begin(), answered.end());
    figures.median = answered.at(answered.size() / 2);
    figures.worst = answered.constLast();
    return figures;
}

LatencySpark::LatencySpark(const Theme *theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("latencySpark"));
    setAccessibleName(tr("Round trips of the last two minutes"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(theme, &Theme::changed, this, &QWidget::updateGeometry);
    setRoundTrips({});
}

void LatencySpark::setRoundTrips(const QList<double> &roundTripsMs)
{
    m_roundTrips = roundTripsMs;
    const LatencyFigures figures = latencyFigures(roundTripsMs);
    QString words = tr("No ping has been answered");
    if (figures.answered > 0) {
        words = tr("Half of the answers within %1, the slowest after %2")
                    .arg(ms(figures.median), ms(figures.worst));
        if (figures.unanswered > 0)
            words += tr("; %Ln second(s) without an answer", nullptr, figures.unanswered);
    }
    setAccessibleDescription(words);
    setToolTip(words.toHtmlEscaped());
    update();
}

QSize LatencySpark::sizeHint() const
{
    return {m_theme->ipx(300), m_theme->ipx(44)};
}

QSize LatencySpark::minimumSizeHint() const
{
    return {m_theme->ipx(140), m_theme->ipx(44)};
}

void LatencySpark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = m_theme->tokens();
    painter.setFont(m_theme->font(11));
    const LatencyFigures figures = latencyFigures(m_roundTrips);
    if (figures.answered == 0) {
        painter.setPen(t.muted);
        painter.drawText(rect(), Qt::AlignCenter, tr("no ping answered in the last two minutes"));
        return;
    }
    const double top = roundedUp(std::max(figures.worst, LeastTopMs));
    const double scale = m_theme->px(48);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QRectF plot = QRectF(rect()).adjusted(mirrored ? 1 : scale, m_theme->px(4),
                                                mirrored ? -scale : -1, -m_theme->px(4));
    const QRectF words = mirrored ? QRectF(plot.right() + m_theme->px(6), 0, scale, height())
                                  : QRectF(0, 0, scale - m_theme->px(6), height());
    const int side = mirrored ? int(Qt::AlignLeft) : int(Qt::AlignRight);
    painter.setPen(t.muted);
    painter.drawText(words, side | Qt::AlignTop, ms(top));
    painter.drawText(words, side | Qt::AlignBottom, QStringLiteral("0"));
    painter.setPen(QPen(t.line, 1));
    for (const double y : {plot.top(), plot.bottom()})
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    paintLine(painter, plot, top);
}

void LatencySpark::paintLine(QPainter &painter, const QRectF &box, double top) const
{
    const double step = box.width() / (Seconds - 1);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    QPainterPath path;
    QList<QPointF> single; // between two gaps
    bool open = false;
    for (qsizetype i = 0; i < m_roundTrips.size(); ++i) {
        const double value = m_roundTrips.at(i);
        if (value < 0) {
            open = false;
            continue;
        }
        const double back = double(m_roundTrips.size() - 1 - i) * step;
        const QPointF point(mirrored ? box.left() + back : box.right() - back,
                            box.bottom() - box.height() * value / top);
        const bool ends = i + 1 == m_roundTrips.size() || m_roundTrips.at(i + 1) < 0;
        if (open)
            path.lineTo(point);
        else if (ends)
            single.append(point);
        else
            path.moveTo(point);
        open = true;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme->tokens().traces.at(0), m_theme->px(1.4), Qt::SolidLine,
                        Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
    for (const QPointF &point : std::as_const(single))
        painter.drawPoint(point);
}

} // namespace Raptor::Views
