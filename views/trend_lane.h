// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_ports.h"
#include "models/domain/ports.h"
#include "models/domain/roles.h"

#include <QtCharts/QChartView>
#include <QtCore/QSet>

#include <optional>

class QChart;
class QLineSeries;
class QValueAxis;

namespace Raptor::Views {

class Theme;

/// One strip of a trend: the signals of one unit over time, with their value axis, normal band and
/// limits. Gaps are drawn as gaps: every run of points is a series of its own.
class TrendLane final : public QChartView
{
    Q_OBJECT
public:
    TrendLane(const Theme *theme, QWidget *parent);

    /// The signals that this lane shows; all of one unit.
    void setSignals(const QList<SignalView> &signalViews);
    /// Points of the signal at @p place, oldest first, x = epoch ms; a NaN y is a gap.
    void setPoints(qsizetype place, const QList<QPointF> &points);
    /// Both in epoch ms; @p tick is the distance of vertical lines.
    void setSpan(double from, double to, double tick);
    /// Fit: the scale follows the values; else the range of the signals is shown.
    void setFit(bool fit);
    /// Marked over the lines: the times in which signals of this lane had an alarm.
    /// @p unacknowledged: those of which nobody knows yet, as they stand now.
    void setAlarms(const QList<AlarmSpan> &alarms, const QSet<AlarmKey> &unacknowledged);
    [[nodiscard]] const QList<AlarmSpan> &alarms() const { return m_alarms; }
    /// How the mark of one of them is drawn: an acknowledgement is for its newest time.
    [[nodiscard]] bool isUnacknowledged(const AlarmSpan &alarm) const;
    /// Thin lines through the plot; @p named: with their words, at its bottom.
    void setMarks(const QList<TrendMark> &marks, bool named);
    [[nodiscard]] const QList<TrendMark> &marks() const { return m_marks; }
    /// A time, in epoch ms, that is pointed at.
    void setMoment(std::optional<double> moment);
    /// Chooses the scale. Called after all points are set.
    void scale();
    void applyTheme();
    /// Space left of the plot, the same in all lanes.
    [[nodiscard]] int axisWidth() const;
    [[nodiscard]] qsizetype runCount(qsizetype place) const;

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Trace
    {
        SignalView signal;
        QList<QLineSeries *> runs; ///< those beyond used are empty
        qsizetype used = 0;
        double low = 0.0;
        double high = 0.0;
        bool any = false;
    };
    QLineSeries *addRun(Trace &trace, qsizetype place);
    void placePlot();
    void repaintWhole();
    void drawGrid(QPainter &painter) const;
    void drawScale(QPainter &painter) const;
    void drawAlarms(QPainter &painter) const;
    void drawMarks(QPainter &painter) const;
    [[nodiscard]] double xOf(double time) const;
    [[nodiscard]] QColor colourOf(qsizetype place) const;

    const Theme *m_theme;
    QValueAxis *m_time;
    QValueAxis *m_values;
    double m_tick = 60'000; ///< ms between two lines
    QList<Trace> m_traces;
    QList<AlarmSpan> m_alarms; ///< most urgent first, then oldest
    QSet<AlarmKey> m_unacknowledged;
    QList<TrendMark> m_marks; ///< oldest first
    bool m_marksNamed = false;
    std::optional<double> m_moment;
    bool m_fit = false;
};

} // namespace Raptor::Views
