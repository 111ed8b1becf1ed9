// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_id.h"

#include <QtWidgets/QFrame>

#include <limits>

class QLabel;
class QTableView;
class QToolButton;

namespace Raptor::Views {

class PushButton;
class Theme;
class TrendCanvas;
class TrendLegendModel;
class TrendList;

/// The table under a chart: what its lines are, say and did. Signals are hidden, coloured and
/// removed here.
class TrendLegend final : public QFrame
{
    Q_OBJECT
public:
    TrendLegend(const Theme *theme, TrendList *list, TrendCanvas *canvas, QWidget *parent);

    /// The height of the page: in a low one the chart comes first.
    void setRoom(int height);
    [[nodiscard]] QTableView *table() const { return m_table; }
    /// What is chosen; empty: nothing.
    [[nodiscard]] QList<TagId> chosen() const;
    /// Reads the canvas anew.
    void refresh();

Q_SIGNALS:
    void addRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    QLayout *buildTools();
    void wire();
    void showTraces();
    void showOffers();
    void showColours();
    void showCursors();
    void hideOrShow();
    void applyTheme();

    const Theme *m_theme;
    TrendList *m_list;
    TrendCanvas *m_canvas;
    int m_room = std::numeric_limits<int>::max();
    TrendLegendModel *m_model;
    QTableView *m_table;
    QLabel *m_cursors;
    PushButton *m_add;
    PushButton *m_hide;
    QToolButton *m_colour;
    PushButton *m_remove;
};

} // namespace Raptor::Views
