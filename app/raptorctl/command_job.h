// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/console.h"
#include "app/core/exit_status.h"
#include "app/raptorctl/ctl_options.h"

#include <QtCore/QTimer>

namespace Raptor::App {

/// Gives one command, to one device or several, and follows it to its outcome, a line per step.
/// Waits for a link first; for what energises also one period of the device for its state, before
/// it judges that stale. A stop goes out on the first link, and on those that come up soon after.
/// An e-stop waits for nothing: it latches at once. Of several devices to stop, one that cannot be
/// stopped keeps none of the others.
class CommandJob final : public QObject
{
    Q_OBJECT
public:
    CommandJob(Console &console, const CtlOptions &options, const Clock &clock,
               QObject *parent = nullptr);

    /// Somebody is asked for passwords: until passwordsAsked() a missing link is no verdict.
    void awaitPasswords() { m_awaitsPasswords = true; }
    void passwordsAsked();

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
    void requestStops();
    void skipWhatCannotStop();
    void stopOnLatePaths(BootTime now);
    [[nodiscard]] bool cannotStop(const DeviceId &device) const;
    [[nodiscard]] bool isOurKind(CommandKind kind) const;
    void skip(const QString &why);
    [[nodiscard]] bool mayStillGoOut(const CommandRecord &record, BootTime now) const;
    void pressEmergencyStop();
    void pressForNewDevices();
    void followEmergencyStop(BootTime now);
    void followGroup();
    void follow(const CommandRecord &record);
    void refuse(const CommandOffer &verdict, bool isInLedger);
    void end(ExitStatus status, const QString &words = {});
    [[nodiscard]] bool everyBrokerUp() const;
    [[nodiscard]] bool deviceIsLive() const;
    [[nodiscard]] bool isAddressed(const DeviceId &device) const;
    [[nodiscard]] Milliseconds linkPatience() const;
    [[nodiscard]] Milliseconds statePatience() const;
    [[nodiscard]] bool awaitsPaths(BootTime now) const;
    [[nodiscard]] bool stateIsNoMatter() const;
    [[nodiscard]] bool siteIsDoubted() const;
    [[nodiscard]] static ExitStatus statusOf(CommandOutcome outcome, bool linkMissing);

    Console &m_console;
    const Clock &m_clock;
    CtlOptions m_options;
    QTimer m_timer;
    Phase m_phase = Phase::Connecting;
    BootTime m_begun{};
    BootTime m_phaseBegun{};
    QHash<QString, CommandRecord> m_printed; ///< by id
    QHash<DeviceId, QString> m_given; ///< id of the newest command of each device
    const bool m_isGroup; ///< several devices were named
    bool m_pathSeen = false;
    bool m_awaitsPasswords = false;
    bool m_passwordsCame = false; ///< late ones: their links begin after the first stop
    QStringList m_stoppedOn; ///< brokers that had a plain stop
    ExitStatus m_worst = ExitStatus::Confirmed; ///< of the devices that were skipped
};

} // namespace Raptor::App
