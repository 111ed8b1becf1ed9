// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"

#include <QtWidgets/QWidget>

class QDateTimeEdit;
class QLabel;

namespace Raptor::Views {

class PushButton;
class SegmentBar;
class TrendCanvas;

/// Which time a chart shows, and whether it moves: the ranges, a time of one's own, live, pause,
/// cursors and scale. Says what the chart does, whoever made it do so.
class TrendTimeBar final : public QWidget
{
    Q_OBJECT
public:
    TrendTimeBar(TrendCanvas *canvas, const Clock *clock, QWidget *parent);

    /// Closes the fields of a time of one's own; false if they were not open.
    bool escape();

private:
    void buildRanges();
    void buildSwitches();
    QWidget *buildCustom();
    void wire();
    void showSpan();
    void showState();
    void openCustom();
    void applyCustom();
    void toggleCursors(bool on);

    TrendCanvas *m_canvas;
    const Clock *m_clock;
    SegmentBar *m_ranges;
    PushButton *m_live;
    PushButton *m_pause;
    PushButton *m_cursors;
    PushButton *m_fit;
    QWidget *m_custom = nullptr;
    QDateTimeEdit *m_from = nullptr;
    QDateTimeEdit *m_to = nullptr;
    QLabel *m_wrong = nullptr;
};

} // namespace Raptor::Views
