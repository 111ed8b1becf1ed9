// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/trend_desk.h"

#include <QtWidgets/QWidget>

#include <optional>

class QLabel;
class QTableView;

namespace Raptor {
class TrendColumns;
}

namespace Raptor::Views {

class Theme;
class TrendCanvas;
class TrendCompareBox;
class TrendLegend;
class TrendList;
class TrendMarks;
class TrendSave;
class TrendSetBox;
class TrendTagChooser;
class TrendTimeBar;
struct WindowParts;

/// Any signals over any time: a chart, a table of what its lines say, and signals to choose from.
/// Devices and signals can be dropped on it. Nothing on it is modal.
class TrendsPage final : public QWidget
{
    Q_OBJECT
public:
    /// Replay: models, columns and clock are those of a past moment, and the page says so.
    enum class Time { Live, Replay };

    /// Columns, sets and exporter may be null: then the page says what there is not.
    TrendsPage(const Theme *theme, const WindowParts &parts, QWidget *parent,
               Time time = Time::Live);

    /// A tag without a signal stands for all numbers of its device.
    void addTags(const QList<TagId> &tags);
    /// What is shown, and how; its name does not count.
    [[nodiscard]] TrendSet shown() const;
    /// The same, but for showAround(): then what was shown before.
    [[nodiscard]] TrendSet chosen() const;
    void showSet(const TrendSet &set);
    /// That signal alone around @p at, with its limits and cursor A there; without a signal that is
    /// a number: all numbers of its device. What was shown before can be had back.
    void showAround(const TagId &tag, WallTime at);
    [[nodiscard]] TrendCanvas *canvas() const { return m_canvas; }
    [[nodiscard]] QTableView *table() const;
    /// Ends a question, closes what is open, takes the cursors away; false if there was none of it.
    bool escape();
    /// Called at most four times a second.
    void tick();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *buildHead();
    QWidget *buildDetour();
    void endDetour();
    QWidget *buildBody();
    void wire(TrendColumns *columns);
    void showTraces();
    void showMarks();
    void showTrouble();
    void openChooser();
    void showMenu(const QPoint &place);
    [[nodiscard]] TrendExport exported() const;

    TrendColumns *m_columns;
    TrendSets *m_sets;
    TrendList *m_list;
    TrendMarks *m_marks;
    TrendCanvas *m_canvas;
    TrendTimeBar *m_time;
    TrendCompareBox *m_compare;
    TrendSetBox *m_setBox;
    TrendSave *m_save;
    TrendTagChooser *m_chooser;
    TrendLegend *m_legend;
    QLabel *m_trouble;
    QWidget *m_detour = nullptr; ///< the way back from showAround()
    QLabel *m_detourWords = nullptr;
    std::optional<TrendSet> m_before; ///< what was shown before the detour
    const Clock *m_clock;
    int m_ticks = 0;
};

} // namespace Raptor::Views
