// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/trend_canvas.h"
#include "views/trend_raster.h"
#include "views/trend_scale.h"

#include <QtCharts/QValueAxis>
#include <QtCore/QHash>
#include <QtCore/QSet>
#include <QtCore/QTimer>

namespace Raptor::Views {

/// What stands behind a TrendCanvas: what is shown, read and measured in one go by prepare(), then
/// painted as often as needed.
class TrendCanvas::Private
{
public:
    struct Line
    {
        QList<HistoryBucket> columns;
        QList<HistoryBucket> earlier; ///< of the comparison, moved to the shown time
        TrendNow now;
        TrendStatistics statistics;
    };
    /// All visible traces of a unit.
    struct Axis
    {
        Unit unit = Unit::None;
        ValueScale scale;
        bool isLeft = true;
        int rank = 0; ///< 0 stands at the plot
        qsizetype only = -1; ///< the trace, if there is but one
    };
    struct View
    {
        WallTime from{};
        WallTime to{};
        bool following = false;
    };
    enum class Drag { None, Pan, Zoom, CursorA, CursorB };

    Private(TrendCanvas *canvas, const Theme *look, TrendColumns *source, const Clock *time);

    // trend_canvas.cpp
    void setView(View view, bool remember);
    void later();
    void prepare();
    void read();
    void measure(Line *line) const;
    void scale();
    [[nodiscard]] Band shownValues(Unit unit) const;
    void dress();
    void place();
    void describe();
    [[nodiscard]] View bounded(View view) const;
    [[nodiscard]] WallTime end() const;

    // trend_canvas_input.cpp
    [[nodiscard]] WallTime timeAt(double x) const;
    [[nodiscard]] double xAt(WallTime time) const;
    void dragTo(QPointF position);
    void drop(QPointF position, Qt::KeyboardModifiers modifiers);
    void zoomInto(const QRectF &box);
    void stepCursor(bool second, int direction, bool far);
    void hoverAt(std::optional<QPointF> position);
    bool pinch(QEvent *event);

    // trend_canvas_paint.cpp
    void drawBehind(QPainter &painter) const;
    void drawLimits(QPainter &painter, const Axis &axis, const TrendTrace &trace) const;
    void drawTimes(QPainter &painter) const;
    void drawAxes(QPainter &painter) const;
    void drawLines(QPainter &painter);
    void drawVectors(QPainter &painter) const;
    void drawEnds(QPainter &painter) const;

    // trend_canvas_gaps.cpp
    void drawGaps(QPainter &painter) const;
    void drawSilence(QPainter &painter) const;
    void drawFuture(QPainter &painter) const;

    // trend_canvas_marks.cpp
    void drawAlarms(QPainter &painter) const;
    [[nodiscard]] bool isUnacknowledged(const AlarmSpan &alarm) const;
    void drawMarks(QPainter &painter, const QList<TrendMark> &marks, bool isSwitch) const;
    void drawCursors(QPainter &painter) const;
    void drawCursor(QPainter &painter, WallTime at, const QString &name) const;
    void drawReadout(QPainter &painter) const;
    void drawReadoutRow(QPainter &painter, const QRectF &row, qsizetype place,
                        WallTime first) const;
    void drawCells(QPainter &painter, const QRectF &row, const QStringList &texts) const;
    void drawBadge(QPainter &painter) const;
    void drawBox(QPainter &painter, const QRectF &box) const;

    // trend_canvas_legend.cpp
    [[nodiscard]] double legendHeight(double width) const;
    [[nodiscard]] int legendColumns(double width) const;
    void drawLegend(QPainter &painter) const;
    [[nodiscard]] QString legendFigures(qsizetype place) const;

    [[nodiscard]] const Axis *axisOf(Unit unit) const;
    [[nodiscard]] TrendPlane plane(const Axis &axis) const;
    [[nodiscard]] QColor colourOf(qsizetype place) const;
    [[nodiscard]] qsizetype leadPlace() const;
    [[nodiscard]] bool isCurrent(Quality quality) const;
    [[nodiscard]] TrendReading readingAt(qsizetype place, WallTime time) const;

    TrendCanvas *q;
    const Theme *theme;
    TrendColumns *data;
    const Clock *clock;
    QTimer *frame; ///< gathers changes
    QTimer *scroll; ///< moves the time on while it follows
    QValueAxis *timeAxis;
    QValueAxis *valueAxis;

    QList<TrendTrace> traces;
    QList<Line> lines;
    QList<Axis> axes;
    TagId lead;
    QHash<Unit, Band> held; ///< zoomed values
    View view;
    QList<View> history; ///< newest last
    Milliseconds step{1};
    bool replay = false;
    bool paused = false;
    bool badgeOfPause =
        true; ///< a picture of a live chart stands still too, and says nothing of it
    bool fit = false;
    bool legendShown = true;
    bool readoutShown = true;
    bool dirty = true; ///< prepare() has to be called
    bool stale = true; ///< the picture of the lines is an old one
    std::optional<WallTime> a;
    std::optional<WallTime> b;
    std::optional<QPointF> hover;
    QList<TrendMark> switches;
    QList<TrendMark> events;
    QList<AlarmSpan> alarms; ///< most urgent first, then oldest
    QSet<AlarmKey> unacknowledged;
    Milliseconds comparison{0};
    QRectF plot;
    TrendRaster raster;
    QImage picture;
    BootTime describedAt{};

    Drag drag = Drag::None;
    QPointF pressedAt;
    QPointF draggedTo;
    bool moved = false;
    View atPress;
    bool pinching = false;
};

} // namespace Raptor::Views
