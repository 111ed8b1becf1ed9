// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_ports.h"

#include <QtWidgets/QWidget>

class QLabel;
class QTimer;

namespace Raptor {
class Clock;
}

namespace Raptor::Views {

class AlarmDistribution;
class AlarmNames;
class FigureList;
class SegmentBar;
class Theme;

/// How the alarms themselves do over 8 hours, a day or a week: how many there were and how they
/// were spread, which came most often, which chatter, which stand for long, floods, and how long it
/// took to acknowledge. Asks again now and then while it is seen.
class AlarmFiguresView final : public QWidget
{
    Q_OBJECT
public:
    /// @p history may be null.
    AlarmFiguresView(const Theme *theme, AlarmHistory *history, const AlarmNames *names,
                     const Clock *clock, QWidget *parent);

    void setSpan(Milliseconds span);

protected:
    void showEvent(QShowEvent *event) override;

private:
    /// One number with its heading and what belongs to it.
    struct Card
    {
        QLabel *value = nullptr;
        QLabel *remark = nullptr;
    };

    QLayout *buildHead();
    QWidget *buildBody();
    Card addCard(QLayout *layout, const QString &name, const QString &heading);
    void wire();
    void ask();
    void take(int ticket, const AlarmFigures &figures, const QString &error);
    void showCards(const AlarmFigures &figures);
    void showLists(const AlarmFigures &figures);

    AlarmHistory *m_history;
    const AlarmNames *m_names;
    const Clock *m_clock;
    Milliseconds m_span{std::chrono::hours(8)};
    SegmentBar *m_spans;
    QLabel *m_period;
    QLabel *m_error;
    Card m_raised;
    Card m_rate;
    Card m_acknowledging;
    Card m_flooding;
    AlarmDistribution *m_distribution;
    FigureList *m_top;
    FigureList *m_chattering;
    FigureList *m_standing;
    FigureList *m_floods;
    QTimer *m_timer;
    int m_ticket = 0;
};

} // namespace Raptor::Views
