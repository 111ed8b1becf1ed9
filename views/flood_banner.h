// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm.h"

#include <QtWidgets/QFrame>

#include <optional>

class QLabel;

namespace Raptor {
class Clock;
}

namespace Raptor::Views {

class AlarmMarkView;
class AlarmNames;
class PushButton;
class Theme;

/// Stands above the alarms while they come faster than anybody can read: since when, how many, and
/// which one was first, for that is the one that explains the others. Hidden otherwise.
class FloodBanner final : public QFrame
{
    Q_OBJECT
public:
    FloodBanner(const Theme *theme, const AlarmNames *names, const Clock *clock, QWidget *parent);

    void showSummary(const AlarmSummary &summary);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void alarmRequested(const Raptor::AlarmKey &alarm);

private:
    const AlarmNames *m_names;
    const Clock *m_clock;
    std::optional<AlarmRecord> m_first; ///< of the flood that is on
    AlarmKey m_pressed;
    std::optional<WallTime> m_since;
    AlarmMarkView *m_mark;
    QLabel *m_text;
    QLabel *m_firstText;
    PushButton *m_show;
};

} // namespace Raptor::Views
