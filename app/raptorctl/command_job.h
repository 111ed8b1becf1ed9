// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/console.h"
#include "app/core/exit_status.h"
#include "app/raptorctl/ctl_options.h"

#include <QtCore/QTimer>

namespace Raptor::App {

/// Gives one command and follows it to its outcome, a line per step. Waits for a link first; for
/// what energises also one period of the device for its state, before it judges that stale.
class CommandJob final : public QObject
{
    Q_OBJECT
public:
    CommandJob(Console &console, const CtlOptions &options, const Clock &clock,
               QObject *parent = nullptr);

Q_SIGNALS:
    void finished(Raptor::App::ExitStatus status);

private:
    enum class Phase { Connecting, WaitingForState, Armed, Following, Done };

    void step();
    void connectPhase(BootTime now);
    void statePhase(BootTime now);
    void armedPhase(BootTime now);
    void followPhase(BootTime now);
    void request();
    void follow(const CommandRecord &record);
    void end(ExitStatus status, const QString &words = {});
    [[nodiscard]] bool everyBrokerUp() const;
    [[nodiscard]] bool deviceIsLive() const;
    [[nodiscard]] Milliseconds statePatience() const;
    [[nodiscard]] static ExitStatus statusOf(const CommandRecord &record, bool linkMissing);

    Console &m_console;
    const Clock &m_clock;
    CtlOptions m_options;
    QTimer m_timer;
    Phase m_phase = Phase::Connecting;
    BootTime m_begun{};
    BootTime m_phaseBegun{};
    CommandRecord m_printed;
    bool m_linkMissing = false;
};

} // namespace Raptor::App
