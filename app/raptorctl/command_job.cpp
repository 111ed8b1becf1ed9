// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptorctl/command_job.h"

#include "app/raptorctl/line_printer.h"
#include "models/domain/quality.h"
#include "models/domain/wording.h"

#include <algorithm>
#include <cstdio>

namespace Raptor::App {

namespace {

constexpr Milliseconds stepEvery{20};
/// A stop waits this long for further brokers after the first is up, no longer.
constexpr Milliseconds stopPatience{700};
constexpr Milliseconds stateGrace{500};
constexpr Milliseconds emergencyPatience{10'500};

} // namespace

CommandJob::CommandJob(Console &console, const CtlOptions &options, const Clock &clock,
                       QObject *parent) :
    QObject(parent), m_console(console), m_clock(clock), m_options(options), m_begun(clock.now())
{
    m_phaseBegun = m_begun;
    connect(&console.commands(), &CommandService::recordChanged, this, &CommandJob::follow);
    connect(&m_timer, &QTimer::timeout, this, &CommandJob::step);
    m_timer.start(stepEvery);
}

void CommandJob::step()
{
    const BootTime now = m_clock.now();
    switch (m_phase) {
    case Phase::Connecting: return connectPhase(now);
    case Phase::WaitingForState: return statePhase(now);
    case Phase::Armed: return armedPhase(now);
    case Phase::Following: return followPhase(now);
    case Phase::Done: return;
    }
}

bool CommandJob::everyBrokerUp() const
{
    return m_console.fleet().brokersUp().size() == m_console.sources().profiles().size();
}

bool CommandJob::deviceIsLive() const
{
    const auto state = m_console.plant().state(m_options.device);
    return state && isLive(state->quality);
}

void CommandJob::connectPhase(BootTime now)
{
    if (m_console.commands().hasPath()) {
        m_phase = Phase::WaitingForState;
        m_phaseBegun = now;
        return step();
    }
    Milliseconds patience{0};
    for (const BrokerProfile &broker : m_console.sources().profiles())
        patience = std::max(patience, broker.connectTimeout);
    if (now - m_begun > patience + stateGrace)
        end(ExitStatus::NoLink, tr("no link: no broker could be reached"));
}

Milliseconds CommandJob::statePatience() const
{
    const auto state = m_console.plant().state(m_options.device);
    return (state && state->profile ? state->profile->period : Milliseconds(0)) + stateGrace;
}

void CommandJob::statePhase(BootTime now)
{
    const bool stops = isStop(m_options.kind);
    const Milliseconds waited = now - m_phaseBegun;
    if (stops ? everyBrokerUp() || waited >= stopPatience
              : deviceIsLive() || waited >= statePatience())
        request();
}

void CommandJob::request()
{
    CommandService &commands = m_console.commands();
    if (!m_console.plant().state(m_options.device))
        return end(ExitStatus::Refused, tr("refused: no profile for a device like %1")
                                            .arg(m_options.device.text()));
    m_phaseBegun = m_clock.now();
    m_phase = Phase::Following;
    CommandOffer verdict;
    if (m_options.kind == CommandKind::EStop) {
        verdict = commands.offer(m_options.device, CommandKind::EStop);
        if (verdict.refusal == Refusal::Unsupported)
            return end(ExitStatus::Refused, tr("refused: %1").arg(verdict.text));
        commands.emergencyStop({EStopScope::Kind::Device, m_options.device, {}});
    } else if (isStop(m_options.kind)) {
        verdict = commands.stop(m_options.device, m_options.kind);
    } else {
        verdict = commands.arm(m_options.device, m_options.kind);
        if (verdict.available())
            m_phase = Phase::Armed;
    }
    if (!verdict.available()) {
        m_linkMissing = verdict.refusal == Refusal::NoLink;
        end(m_linkMissing ? ExitStatus::NoLink : ExitStatus::Refused);
    }
}

void CommandJob::armedPhase(BootTime now)
{
    if (now - m_phaseBegun < Milliseconds(1))
        return;
    m_phase = Phase::Following;
    const CommandOffer verdict = m_console.commands().executeArmed(m_options.reason);
    if (!verdict.available())
        end(verdict.refusal == Refusal::NoLink ? ExitStatus::NoLink : ExitStatus::Refused,
            tr("refused: %1").arg(verdict.text));
}

void CommandJob::follow(const CommandRecord &record)
{
    const bool news = record.step != m_printed.step || record.outcome != m_printed.outcome
        || record.note != m_printed.note || record.id != m_printed.id;
    m_printed = record;
    if (news) {
        const QByteArray line = commandLine(record, m_options.json);
        std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
        std::fflush(stdout);
    }
}

ExitStatus CommandJob::statusOf(const CommandRecord &record, bool linkMissing)
{
    switch (record.outcome) {
    case CommandOutcome::Confirmed: return ExitStatus::Confirmed;
    case CommandOutcome::Refused: return linkMissing ? ExitStatus::NoLink : ExitStatus::Refused;
    case CommandOutcome::Pending:
    case CommandOutcome::NoSubscriber:
    case CommandOutcome::Mismatch:
    case CommandOutcome::TimedOut:
    case CommandOutcome::Unknown: break;
    }
    return ExitStatus::NotConfirmed;
}

void CommandJob::followPhase(BootTime now)
{
    if (m_options.kind == CommandKind::EStop) {
        const auto lines = m_console.commands().emergencyStopLines();
        const bool confirmed = std::any_of(lines.cbegin(), lines.cend(), [](const EStopLine &line) {
            return line.progress == EStopProgress::Confirmed;
        });
        if (confirmed)
            return end(ExitStatus::Confirmed);
        if (now - m_phaseBegun > emergencyPatience)
            end(ExitStatus::NotConfirmed, Wording::of(EStopProgress::NotConfirmed));
        return;
    }
    if (m_printed.step == CommandStep::Finished)
        end(statusOf(m_printed, m_linkMissing || m_printed.outcome == CommandOutcome::Refused));
}

void CommandJob::end(ExitStatus status, const QString &words)
{
    m_phase = Phase::Done;
    m_timer.stop();
    if (!words.isEmpty())
        std::fprintf(stderr, "raptorctl: %s\n", qPrintable(words));
    Q_EMIT finished(status);
}

} // namespace Raptor::App
