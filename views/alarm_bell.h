// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <functional>

namespace Raptor {
class AlarmDesk;
}

namespace Raptor::Views {

/// The sound of alarms: so many strokes of a bell, a third of a second apart, as the priority is
/// urgent: three, two, one. An urgent one is repeated every ten seconds while an urgent alarm is
/// unacknowledged. silence() ends that until the next urgent alarm; the others are not heard for
/// half a minute, unless they are more urgent than what was silenced. GUI thread.
class AlarmBell final : public QObject
{
    Q_OBJECT
public:
    /// Whether alarms are heard. Silenced: until the next urgent one, some of them not.
    enum class Hearing { On, Silenced, Off };
    Q_ENUM(Hearing)

    /// @p stroke sounds once; the system's bell in the window.
    AlarmBell(AlarmDesk *desk, std::function<void()> stroke, QObject *parent);

    void silence();
    /// Ends a silence before its time.
    void endSilence();
    [[nodiscard]] Hearing hearing() const;
    /// As an alarm of this priority would sound, switched off or not.
    void test(AlarmPriority priority);
    void setOn(bool on);
    [[nodiscard]] bool isOn() const { return m_on; }
    /// Strokes are due, now or again.
    [[nodiscard]] bool isSounding() const { return m_left > 0 || m_repeat.isActive(); }

Q_SIGNALS:
    void soundingChanged(bool sounding);
    void hearingChanged(Raptor::Views::AlarmBell::Hearing hearing);

private:
    [[nodiscard]] bool hasUrgent() const;
    [[nodiscard]] bool isQuietFor(AlarmPriority priority) const;
    void ring(AlarmPriority priority);
    void strike();
    void onSummary();
    void tell();

    AlarmDesk *m_desk;
    std::function<void()> m_stroke;
    QTimer m_strokes;
    QTimer m_repeat;
    QTimer m_quiet; ///< runs after a silence()
    AlarmPriority m_loudest = AlarmPriority::Low; ///< since the last silence()
    AlarmPriority m_silenced = AlarmPriority::Low;
    int m_left = 0;
    bool m_on = true;
    bool m_cut = false; ///< an urgent alarm would call again, had it not been silenced
    bool m_told = false;
    Hearing m_toldHearing = Hearing::On;
};

} // namespace Raptor::Views
