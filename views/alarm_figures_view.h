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

class ActionButton;
class AlarmDistribution;
class AlarmNames;
class FigureList;
class SavePlace;
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
    /// Answers an export's question; false if there was none.
    bool escape();

Q_SIGNALS:
    /// Where an alarm of the figures is; @p at: when, if that is told.
    void alarmWanted(const Raptor::AlarmKey &alarm, std::optional<Raptor::WallTime> at);
    /// What became of an export, in words.
    void said(const QString &text, bool refused);

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
    void wireExport();
    void exportTo(const QString &file);
    void offerExport();
    Card addCard(QLayout *layout, const QString &name, const QString &heading);
    void wire();
    void ask();
    void take(int ticket, const AlarmFigures &figures, const QString &error);
    void showUnknown();
    void showCards(const AlarmFigures &figures);
    void showLists(const AlarmFigures &figures);

    AlarmHistory *m_history;
    const AlarmNames *m_names;
    const Clock *m_clock;
    Milliseconds m_span{std::chrono::hours(8)};
    const Theme *m_theme;
    SegmentBar *m_spans;
    QLabel *m_period;
    SavePlace *m_place;
    ActionButton *m_csv;
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
    std::optional<AlarmFigures> m_figures; ///< of the chosen span; unset until they are counted
};

} // namespace Raptor::Views
