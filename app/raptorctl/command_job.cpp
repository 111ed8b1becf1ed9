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
/// A stop also goes out on brokers that come up so long after the first.
constexpr Milliseconds stopPatience{700};
constexpr Milliseconds stateGrace{500};
/// So long those that are known there may be behind one that is not.
constexpr Milliseconds siteGrace{5000};
/// Nobody is to think that a longer wait is a hang.
constexpr Milliseconds announcedFrom{3000};
constexpr Milliseconds emergencyPatience{10'500};
/// An e-stop of a site also takes devices that nobody knew: every motor reports within this time.
constexpr Milliseconds listenFor{2500};

ExitStatus worse(ExitStatus a, ExitStatus b)
{
    return std::max(a, b);
}

} // namespace

CommandJob::CommandJob(Console &console, const CtlOptions &options, const Clock &clock,
                       QObject *parent)
    : QObject(parent), m_console(console), m_clock(clock), m_options(options), m_begun(clock.now()),
      m_isGroup(options.devices.size() > 1)
{
    for (const QString &why : options.notDevices)
        skip(why);
    m_phaseBegun = m_begun;
    connect(&console.commands(), &CommandService::recordChanged, this, &CommandJob::follow);
    connect(&m_timer, &QTimer::timeout, this, &CommandJob::step);
    m_timer.start(stepEvery);
    if (options.kind == CommandKind::EStop)
        QMetaObject::invokeMethod(this, &CommandJob::pressEmergencyStop, Qt::QueuedConnection);
}

void CommandJob::step()
{
    const BootTime now = m_clock.now();
    switch (m_phase) {
    case Phase::Connecting:
        return connectPhase(now);
    case Phase::WaitingForState:
        return statePhase(now);
    case Phase::Armed:
        return armedPhase(now);
    case Phase::Following:
        return followPhase(now);
    case Phase::Done:
        return;
    }
}

bool CommandJob::everyBrokerUp() const
{
    return m_console.fleet().brokersUp().size() == m_console.sources().profiles().size();
}

bool CommandJob::deviceIsLive() const
{
    const auto state = m_console.plant().state(m_options.devices.first());
    return state && isLive(state->quality);
}

Milliseconds CommandJob::linkPatience() const
{
    Milliseconds patience{0};
    for (const BrokerProfile &broker : m_console.sources().profiles())
        patience = std::max(patience, broker.connectTimeout);
    return patience + stateGrace;
}

void CommandJob::passwordsAsked()
{
    m_awaitsPasswords = false;
    if (m_phase == Phase::Connecting || (m_phase == Phase::Following && !m_pathSeen))
        m_phaseBegun = m_clock.now(); // the links that were waited for begin now
    m_passwordsCame = m_phase == Phase::Following;
}

/// Whether a stop still goes out on brokers that come up.
bool CommandJob::awaitsPaths(BootTime now) const
{
    return m_awaitsPasswords
        || now - m_phaseBegun < (m_passwordsCame ? linkPatience() : stopPatience);
}

void CommandJob::connectPhase(BootTime now)
{
    if (m_console.commands().hasPath()) {
        m_phase = Phase::WaitingForState;
        m_phaseBegun = now;
        if (!stateIsNoMatter() && statePatience() > announcedFrom) {
            std::fprintf(stderr, "raptorctl: %s\n",
                         qPrintable(tr("waiting for the state of %1, for %2 at most")
                                        .arg(m_options.devices.first().text(),
                                             Wording::duration(statePatience()))));
        }
        return step();
    }
    if (!m_awaitsPasswords && now - m_phaseBegun > linkPatience())
        end(ExitStatus::NoLink, tr("no link: no broker could be reached"));
}

Milliseconds CommandJob::statePatience() const
{
    const auto state = m_console.plant().state(m_options.devices.first());
    return (state && state->profile ? state->profile->period : Milliseconds(0)) + stateGrace;
}

/// A stop needs none, and what no state could permit is refused at once.
bool CommandJob::stateIsNoMatter() const
{
    if (isStop(m_options.kind))
        return true;
    const Refusal refusal =
        m_console.commands().offer(m_options.devices.first(), m_options.kind).refusal;
    return refusal == Refusal::Unsupported || refusal == Refusal::NotPermitted;
}

void CommandJob::statePhase(BootTime now)
{
    const Milliseconds waited = now - m_phaseBegun;
    const bool isReady = deviceIsLive() && (!siteIsDoubted() || waited >= siteGrace);
    if (stateIsNoMatter() || isReady || waited >= statePatience())
        request();
}

/// The device was heard, and none yet that is known there.
bool CommandJob::siteIsDoubted() const
{
    const auto state = m_console.plant().state(m_options.devices.first());
    return state && !m_console.fleet().siteConfirmed(state->broker);
}

void CommandJob::request()
{
    m_phaseBegun = m_clock.now();
    if (m_isGroup)
        skipWhatCannotStop();
    if (m_options.devices.isEmpty())
        return end(m_worst);
    const DeviceId device = m_options.devices.first();
    if (!m_console.plant().state(device))
        return end(ExitStatus::Refused,
                   tr("refused: no profile for a device like %1").arg(device.text()));
    if (isStop(m_options.kind))
        return requestStops();
    m_phase = Phase::Armed;
    const CommandOffer verdict =
        m_console.commands().arm(m_options.devices.first(), m_options.kind);
    if (!verdict.available())
        refuse(verdict, true);
}

void CommandJob::skip(const QString &why)
{
    std::fprintf(stderr, "raptorctl: %s\n", qPrintable(tr("refused: %1").arg(why)));
    m_worst = worse(m_worst, ExitStatus::Refused);
}

/// In a group what has no motor is switched off by its relay, and the other way round.
bool CommandJob::isOurKind(CommandKind kind) const
{
    if (m_isGroup && m_options.kind != CommandKind::EStop)
        return kind == CommandKind::Stop || kind == CommandKind::RelayOff;
    return kind == m_options.kind;
}

bool CommandJob::cannotStop(const DeviceId &device) const
{
    const auto state = m_console.plant().state(device);
    if (!state || !state->profile)
        return true;
    const QList<CommandKind> kinds = state->profile->commands.keys();
    return std::none_of(kinds.cbegin(), kinds.cend(),
                        [this](CommandKind kind) { return isOurKind(kind); });
}

void CommandJob::skipWhatCannotStop()
{
    m_options.devices.removeIf([this](const DeviceId &device) {
        const bool cannot = cannotStop(device);
        if (cannot) {
            const CommandOffer verdict = m_console.commands().offer(device, m_options.kind);
            skip(tr("%1: %2").arg(device.text(), verdict.text));
        }
        return cannot;
    });
}

void CommandJob::requestStops()
{
    m_phase = Phase::Following;
    m_stoppedOn = m_console.fleet().brokersUp();
    if (m_isGroup) {
        m_console.commands().stopGroup(
            tr("Stop of %n device(s)", nullptr, int(m_options.devices.size())), m_options.devices,
            m_options.reason);
        return;
    }
    const CommandOffer verdict =
        m_console.commands().stop(m_options.devices.first(), m_options.kind, m_options.reason);
    if (!verdict.available())
        refuse(verdict, true);
}

/// With or without a link: a latch is what the console goes on with.
void CommandJob::pressEmergencyStop()
{
    m_phase = Phase::Following;
    m_phaseBegun = m_clock.now();
    CommandService &commands = m_console.commands();
    if (m_options.scope)
        return commands.emergencyStop(*m_options.scope, m_options.reason);
    skipWhatCannotStop();
    if (m_options.devices.isEmpty())
        return end(m_worst);
    for (const DeviceId &device : std::as_const(m_options.devices))
        commands.emergencyStop({EStopScope::Kind::Device, device, {}}, m_options.reason);
}

bool CommandJob::isAddressed(const DeviceId &device) const
{
    if (m_options.scope->kind == EStopScope::Kind::Everything)
        return true;
    const QString site = m_console.siteOf(device);
    return site.isEmpty() || site == m_options.scope->site;
}

void CommandJob::pressForNewDevices()
{
    const QList<DeviceId> known = m_console.plant().knownDevices();
    for (const DeviceId &device : known) {
        const auto state = m_console.plant().state(device);
        if (!m_given.contains(device) && isAddressed(device) && state && state->profile
            && state->profile->commands.contains(CommandKind::EStop))
            m_console.commands().emergencyStop({EStopScope::Kind::Device, device, {}},
                                               m_options.reason);
    }
}

void CommandJob::refuse(const CommandOffer &verdict, bool isInLedger)
{
    end(verdict.refusal == Refusal::NoLink ? ExitStatus::NoLink : ExitStatus::Refused,
        isInLedger ? QString() : tr("refused: %1").arg(verdict.text));
}

void CommandJob::armedPhase(BootTime now)
{
    if (now - m_phaseBegun < Milliseconds(1))
        return;
    m_phase = Phase::Following;
    const CommandOffer verdict = m_console.commands().executeArmed(m_options.reason);
    if (!verdict.available())
        refuse(verdict, false);
}

void CommandJob::follow(const CommandRecord &record)
{
    if (record.requestedAt < m_begun)
        return; // an e-stop of an earlier run, repeated beside this command
    const CommandRecord before = m_printed.value(record.id);
    m_printed.insert(record.id, record);
    if (isOurKind(record.kind)) // an e-stop of another program may change beside a stop
        m_given.insert(record.device, record.id);
    if (record.step == before.step && record.outcome == before.outcome && record.note == before.note
        && record.id == before.id)
        return;
    const QByteArray line = commandLine(record, m_options.json);
    std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    std::fflush(stdout);
}

ExitStatus CommandJob::statusOf(CommandOutcome outcome, bool linkMissing)
{
    switch (outcome) {
    case CommandOutcome::Confirmed:
        return ExitStatus::Confirmed;
    case CommandOutcome::Refused:
        return linkMissing ? ExitStatus::NoLink : ExitStatus::Refused;
    case CommandOutcome::Pending:
    case CommandOutcome::NoSubscriber:
    case CommandOutcome::Mismatch:
    case CommandOutcome::TimedOut:
    case CommandOutcome::Unknown:
        break;
    }
    return ExitStatus::NotConfirmed;
}

void CommandJob::followPhase(BootTime now)
{
    if (m_options.kind == CommandKind::EStop)
        return followEmergencyStop(now);
    if (isStop(m_options.kind))
        stopOnLatePaths(now);
    if (m_isGroup)
        return followGroup();
    const CommandRecord record = m_printed.value(m_given.value(m_options.devices.first()));
    if (record.step == CommandStep::Finished && !mayStillGoOut(record, m_clock.now()))
        end(statusOf(record.outcome, record.refusal == Refusal::NoLink));
}

bool CommandJob::mayStillGoOut(const CommandRecord &record, BootTime now) const
{
    return isStop(m_options.kind) && record.outcome != CommandOutcome::Confirmed
        && record.refusal != Refusal::Unsupported && awaitsPaths(now) && !everyBrokerUp();
}

/// The device may listen on another broker than the one that was up first. A stop may go out twice.
void CommandJob::stopOnLatePaths(BootTime now)
{
    if (!awaitsPaths(now))
        return;
    QStringList late = m_console.fleet().brokersUp();
    late.removeIf([this](const QString &broker) { return m_stoppedOn.contains(broker); });
    m_stoppedOn.append(late);
    for (const DeviceId &device : std::as_const(m_options.devices)) {
        const CommandRecord record = m_printed.value(m_given.value(device));
        if (late.isEmpty() || record.id.isEmpty() || record.outcome == CommandOutcome::Confirmed)
            continue;
        if (record.step == CommandStep::Finished) {
            m_console.commands().stop(device, record.kind, m_options.reason);
            continue;
        }
        for (const QString &broker : std::as_const(late))
            m_console.fleet().send({record.id, broker, device, record.kind, record.by,
                                    record.requestedWall, std::nullopt});
    }
}

void CommandJob::followGroup()
{
    ExitStatus status = ExitStatus::Confirmed;
    for (const DeviceId &device : std::as_const(m_options.devices)) {
        const CommandRecord record = m_printed.value(m_given.value(device));
        if (record.step != CommandStep::Finished || mayStillGoOut(record, m_clock.now()))
            return;
        status = worse(status, statusOf(record.outcome, record.refusal == Refusal::NoLink));
    }
    end(status);
}

void CommandJob::followEmergencyStop(BootTime now)
{
    if (!m_pathSeen && m_console.commands().hasPath()) {
        m_pathSeen = true;
        m_phaseBegun = now;
    }
    const Milliseconds waited = now - m_phaseBegun;
    if (!m_pathSeen) {
        if (!m_awaitsPasswords && waited > linkPatience())
            end(ExitStatus::NoLink, tr("no link: latched, but NOT SENT - use the physical stop"));
        return;
    }
    const bool listening = m_options.scope && waited < listenFor;
    if (listening)
        pressForNewDevices();
    const auto lines = m_console.commands().emergencyStopLines();
    const bool confirmed = std::all_of(lines.cbegin(), lines.cend(), [this](const EStopLine &line) {
        return !m_given.contains(line.device) || line.progress == EStopProgress::Confirmed;
    });
    if (m_given.isEmpty() && !listening)
        return end(ExitStatus::Refused, tr("refused: no device there has an e-stop"));
    if (confirmed && !m_given.isEmpty() && !listening)
        return end(ExitStatus::Confirmed);
    if (waited > emergencyPatience)
        end(ExitStatus::NotConfirmed, Wording::of(EStopProgress::NotConfirmed));
}

void CommandJob::end(ExitStatus status, const QString &words)
{
    m_phase = Phase::Done;
    m_timer.stop();
    status = worse(status, m_worst);
    if (!words.isEmpty())
        std::fprintf(stderr, "raptorctl: %s\n", qPrintable(words));
    Q_EMIT finished(status);
}

} // namespace Raptor::App
