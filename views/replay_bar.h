// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/replay_ports.h"

#include <QtWidgets/QFrame>

class QDateTimeEdit;
class QHBoxLayout;
class QLabel;
class QSlider;

namespace Raptor::Views {

class PushButton;
class SegmentBar;

/// Where a replay stands, and what moves it: the slider over all that is kept, play, speed, steps,
/// jumps to what happened, a moment to type, and the way out.
class ReplayBar final : public QFrame
{
    Q_OBJECT
public:
    ReplayBar(ReplayDesk *desk, QWidget *parent);

private:
    PushButton *addButton(QHBoxLayout *row, const QString &name, const QString &text,
                          const QString &spoken);
    QWidget *buildButtons();
    void wire();
    void refresh();
    void stepBy(Milliseconds span);

    ReplayDesk *m_desk;
    QSlider *m_slider;
    QLabel *m_oldest;
    QLabel *m_newest;
    QLabel *m_note;
    QDateTimeEdit *m_moment;
    SegmentBar *m_speed;
    PushButton *m_play = nullptr;
    PushButton *m_leave = nullptr;
    bool m_refreshing = false;
};

} // namespace Raptor::Views
