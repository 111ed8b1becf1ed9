// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_ports.h"
#include "models/domain/ports.h"
#include "views/trend_trace.h"

#include <QtCharts/QChartView>
#include <QtCore/QSet>

#include <memory>

class QTimer;

namespace Raptor::Views {

class Theme;

/// A chart over any time that costs what its pixels cost. Several traces share the time scale; each
/// unit has a value axis of its own. A gap stays a gap, and what is not live is drawn differently.
///
/// While it follows, the right edge is now; what is later than now is veiled. It stops following
/// when it is moved to an earlier time, and says so; Home goes back. While it is paused nothing
/// moves, and data goes on below.
///
/// Mouse: wheel zooms at the pointer, with Shift it pans; drag pans; drag with Shift or the right
/// button zooms into the rectangle; click puts cursor A, Shift-click cursor B; cursors can be
/// dragged; a double-click fits the values again. A right click without drag asks for a context
/// menu. Keys: left and right pan, Page Up and Down by a whole width, + and - zoom, Home follows,
/// Space pauses, Backspace goes one zoom back, Shift with left and right moves cursor A, with Ctrl
/// too cursor B, Escape takes the cursors away, 0 fits the values. Two fingers zoom, one pans.
/// It takes no drops: they go to the widget that holds it.
class TrendCanvas final : public QChartView
{
    Q_OBJECT
public:
    static constexpr Milliseconds shortest{1000};
    static constexpr Milliseconds longest{Milliseconds(std::chrono::days(366 * 5))};

    TrendCanvas(const Theme *theme, TrendColumns *data, const Clock *clock,
                QWidget *parent = nullptr);
    ~TrendCanvas() override;

    void setTraces(const QList<TrendTrace> &traces);
    [[nodiscard]] const QList<TrendTrace> &traces() const;
    /// The trace whose normal band and limits are drawn; else it is the first visible one. Null:
    /// none in particular.
    void setLead(const TagId &tag);

    /// Shows this time, and follows no more. Too short or long a time is bounded.
    void setRange(WallTime from, WallTime to);
    /// How much time is shown; its end stays.
    void setSpan(Milliseconds span);
    [[nodiscard]] WallTime from() const;
    [[nodiscard]] WallTime to() const;
    [[nodiscard]] Milliseconds span() const { return to() - from(); }
    /// The range before the last zoom or jump; false if there is none.
    bool goBack();
    /// Around @p at, which stays where it is; below 1 shows less.
    void zoom(double factor, WallTime at);
    /// To the future, by that part of what is shown. Not beyond now.
    void pan(double part);

    /// Goes back to now, too.
    void setFollowing(bool following);
    [[nodiscard]] bool isFollowing() const;
    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const;

    /// Now is a past moment, as the clock and the data have it: nothing is live, and the chart says
    /// so. It moves when the data says that it advanced, and cannot be paused.
    void setReplay(bool replay);
    [[nodiscard]] bool isReplay() const;

    /// Scales follow the values that are shown; else the ranges of the signals are shown at least.
    void setFit(bool fit);
    [[nodiscard]] bool isFit() const;
    /// Takes back what was zoomed of the values.
    void resetValues();

    /// Two times to be read and compared; B alone counts as A.
    void setCursors(std::optional<WallTime> a, std::optional<WallTime> b);
    [[nodiscard]] std::optional<WallTime> cursorA() const;
    [[nodiscard]] std::optional<WallTime> cursorB() const;
    /// In the order of the traces, invisible ones included.
    [[nodiscard]] QList<TrendReading> valuesAt(WallTime time) const;
    /// Of the shown time. Empty for a tag that is none of the traces.
    [[nodiscard]] TrendStatistics statistics(const TagId &tag) const;

    /// Thin lines with words: another broker was read.
    void setMarks(const QList<TrendMark> &switches);
    /// The same for what else explains the lines: commands, notes.
    void setEvents(const QList<TrendMark> &events);
    /// Veils over the times of alarms, with their marks on top. @p unacknowledged: those of which
    /// nobody knows yet, as they stand now.
    void setAlarms(const QList<AlarmSpan> &alarms, const QSet<AlarmKey> &unacknowledged = {});
    /// Every trace once more, dimmed, as it was @p earlier; zero: not.
    void setComparison(Milliseconds earlier);
    [[nodiscard]] Milliseconds comparison() const;
    /// Names, and figures over the shown time, above the plot; shown at first. A page that has a
    /// table of its own does without; paintTo() always has it.
    void setLegendShown(bool shown);
    /// A small table with the values at the cursors, or under the mouse; shown at first.
    void setReadoutShown(bool shown);

    /// The chart as it stands, with its legend, at any size: for pictures. Lines stay lines where
    /// the painter draws SVG.
    void paintTo(QPainter *painter, const QRect &rect) const;
    /// The time that one column of pixels stands for; at least 1 ms.
    [[nodiscard]] Milliseconds columnStep() const;
    /// What was asked of the data is still on its way.
    [[nodiscard]] bool isLoading() const;

Q_SIGNALS:
    void rangeChanged(Raptor::WallTime from, Raptor::WallTime to);
    void followingChanged(bool following);
    void pausedChanged(bool paused);
    void cursorsChanged();
    /// What statistics() and valuesAt() say may be different: at most as often as it is painted.
    void figuresChanged();
    /// A right click, or the menu key, asks for what can be done here.
    void menuRequested(const QPoint &globalPosition);

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace Raptor::Views
