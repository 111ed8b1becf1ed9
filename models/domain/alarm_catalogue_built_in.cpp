// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The definitions that are built in, with what an operator is told beside them.
#include "models/domain/alarm_catalogue.h"

#include <QtCore/QCoreApplication>

namespace Raptor::AlarmCatalogue {

namespace {

using namespace std::chrono_literals;

constexpr double deadbandOfRange = 0.01;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AlarmCatalogue)
};

AlarmPriority priorityOf(AlarmKind kind)
{
    switch (kind) {
    case AlarmKind::NotConfirmed:
    case AlarmKind::RunsUnderEStop:
        return AlarmPriority::Urgent;
    case AlarmKind::LowLow:
    case AlarmKind::HighHigh:
    case AlarmKind::Contradiction:
    case AlarmKind::CommandFailed:
    case AlarmKind::AgainstCommand:
    case AlarmKind::BrokerLost:
    case AlarmKind::DiskLow:
        return AlarmPriority::High;
    case AlarmKind::Low:
    case AlarmKind::High:
    case AlarmKind::Rate:
    case AlarmKind::Frozen:
    case AlarmKind::Stale:
    case AlarmKind::Offline:
    case AlarmKind::ClockSkew:
    case AlarmKind::CertificateExpires:
        return AlarmPriority::Low;
    }
    Q_UNREACHABLE();
}

void setLimit(AlarmDefinition &definition, const SignalSpec &signal)
{
    definition.limit = limitIn(signal.limits, definition.kind);
    definition.deadband = deadbandOfRange * (signal.range.high - signal.range.low);
}

/// Limits, deadbands and times.
void setNumbers(AlarmDefinition &definition, const SignalSpec *signal)
{
    definition.onDelay = 1s;
    definition.offDelay = 2s;
    if (signal && isLimit(definition.kind))
        setLimit(definition, *signal);
    switch (definition.kind) {
    case AlarmKind::Rate:
        definition.over = 10s;
        return;
    case AlarmKind::Frozen:
        definition.over = 60s;
        definition.onDelay = 0s;
        return;
    case AlarmKind::Contradiction:
        definition.onDelay = 5s;
        return;
    case AlarmKind::ClockSkew:
        definition.limit = 2000;
        definition.deadband = 500;
        definition.onDelay = 10s;
        return;
    case AlarmKind::Stale:
    case AlarmKind::Offline:
        definition.onDelay = 0s;
        return;
    case AlarmKind::CommandFailed: // a stop that overtakes a start is told a moment after the start
        definition.onDelay = 250ms;
        definition.offDelay = 0s;
        return;
    case AlarmKind::NotConfirmed:
        definition.onDelay = definition.offDelay = 0s;
        definition.latching = true;
        return;
    case AlarmKind::RunsUnderEStop:
        definition.settle = 10s; // that long it may coast
        definition.latching = true;
        return;
    case AlarmKind::AgainstCommand:
        definition.onDelay = 2s;
        return;
    case AlarmKind::BrokerLost:
        definition.onDelay = 3s;
        return;
    case AlarmKind::CertificateExpires:
        definition.limit = 30;
        definition.onDelay = 0s;
        definition.offDelay = 0s;
        return;
    case AlarmKind::DiskLow:
        definition.limit = 5;
        definition.deadband = 2;
        definition.onDelay = 5s;
        return;
    case AlarmKind::LowLow:
    case AlarmKind::Low:
    case AlarmKind::High:
    case AlarmKind::HighHigh:
        return;
    }
}

QString textOf(AlarmKind kind, const QString &label)
{
    switch (kind) {
    case AlarmKind::LowLow:
        return Words::tr("%1 very low").arg(label);
    case AlarmKind::Low:
        return Words::tr("%1 low").arg(label);
    case AlarmKind::High:
        return Words::tr("%1 high").arg(label);
    case AlarmKind::HighHigh:
        return Words::tr("%1 very high").arg(label);
    case AlarmKind::Rate:
        return Words::tr("%1 changes too fast").arg(label);
    case AlarmKind::Frozen:
        return Words::tr("%1 does not move").arg(label);
    case AlarmKind::Contradiction:
        return Words::tr("Values contradict each other");
    case AlarmKind::Stale:
        return Words::tr("No reports");
    case AlarmKind::Offline:
        return Words::tr("Device offline");
    case AlarmKind::ClockSkew:
        return Words::tr("Device clock wrong");
    case AlarmKind::CommandFailed:
        return Words::tr("Command failed");
    case AlarmKind::AgainstCommand:
        return Words::tr("Left the commanded state");
    case AlarmKind::NotConfirmed:
        return Words::tr("E-STOP NOT CONFIRMED");
    case AlarmKind::RunsUnderEStop:
        return Words::tr("Runs under an e-stop");
    case AlarmKind::BrokerLost:
        return Words::tr("Broker lost");
    case AlarmKind::CertificateExpires:
        return Words::tr("Certificate expires");
    case AlarmKind::DiskLow:
        return Words::tr("Disk nearly full");
    }
    Q_UNREACHABLE();
}

AlarmGuidance limitGuidance(AlarmKind kind, const QString &label)
{
    const bool severe = kind == AlarmKind::HighHigh || kind == AlarmKind::LowLow;
    const bool high = kind == AlarmKind::High || kind == AlarmKind::HighHigh;
    return {
        high ? Words::tr("%1 is above its limit.").arg(label)
             : Words::tr("%1 is below its limit.").arg(label),
        severe ? Words::tr("Look at the machine now, and stop it if the value does not come back.")
               : Words::tr("Look at the trend and at the machine; find out what changed."),
        severe ? Words::tr("The machine, or what hangs on it, may be damaged.")
               : Words::tr("It may get worse and reach the next limit."),
    };
}

AlarmGuidance signalGuidance(AlarmKind kind, const QString &label)
{
    if (isLimit(kind))
        return limitGuidance(kind, label);
    if (kind == AlarmKind::Rate) {
        return {Words::tr("%1 changes faster than it should.").arg(label),
                Words::tr("Look at the trend and at the machine; find out what changed."),
                Words::tr("A limit may be reached before anybody can react.")};
    }
    if (kind == AlarmKind::Frozen) {
        return {Words::tr("%1 is reported as exactly the same number again and again.").arg(label),
                Words::tr("Have the sensor and its wiring checked; do not rely on this value."),
                Words::tr("What really happens is not seen, and its limits raise no alarm.")};
    }
    return {Words::tr("The device reports values that cannot be true together."),
            Words::tr("Look at the machine itself, then have sensors and wiring checked."),
            Words::tr("The machine may do something else than the console shows.")};
}

AlarmGuidance commandGuidance(AlarmKind kind)
{
    if (kind == AlarmKind::CommandFailed) {
        return {Words::tr("A command of this console did not have its effect, or nobody knows."),
                Words::tr("Look at the machine. The ledger says what the device answered; give the "
                          "command again, or stop the machine on the spot."),
                Words::tr("The machine may stand where it should run, or run where it should "
                          "stand.")};
    }
    if (kind == AlarmKind::AgainstCommand) {
        return {Words::tr("The device had done what this console asked for, and has left that "
                          "state by itself: tripped, switched on the spot, or restarted."),
                Words::tr("Ask who is at the machine; look for a tripped protection before it is "
                          "started again."),
                Words::tr("What stands before and behind it in the line may jam or run empty.")};
    }
    if (kind == AlarmKind::NotConfirmed) {
        return {Words::tr("The device did not confirm its e-stop within 10 s. It may still run."),
                Words::tr("Use the physical stop now. Keep people away until somebody has seen it "
                          "stand still."),
                Words::tr("People may be hurt.")};
    }
    return {
        Words::tr("The device runs, or turns, although its e-stop is latched."),
        Words::tr("Use the physical stop now. Keep people away until somebody has seen it stand "
                  "still."),
        Words::tr("People may be hurt.")};
}

AlarmGuidance linkGuidance(AlarmKind kind)
{
    if (kind == AlarmKind::Stale) {
        return {
            Words::tr("The device has stopped reporting, while its broker still answers. What "
                      "is shown of it is old."),
            Words::tr("Look at the machine itself. Check power and network of the device."),
            Words::tr("Nobody sees what it does; it cannot be started, and a stop may not reach "
                      "it.")};
    }
    if (kind == AlarmKind::Offline) {
        return {Words::tr("The device has signed off, or was not heard at all."),
                Words::tr("If nobody switched it off, check its power and its network."),
                Words::tr("It is neither seen nor reached from here.")};
    }
    return {Words::tr("The clock of the device differs from the one of this console."),
            Words::tr("Set up time synchronisation (NTP) on the device, or on this computer."),
            Words::tr("Times in its records are wrong, and commands may expire too early or too "
                      "late.")};
}

AlarmGuidance plantGuidance(AlarmKind kind)
{
    if (kind == AlarmKind::BrokerLost) {
        return {Words::tr("There is no connection to this broker. Devices that are reached through "
                          "it alone are neither seen nor commanded."),
                Words::tr("Check the network and the broker's computer. Until then watch and stop "
                          "its machines on the spot."),
                Words::tr("An e-stop does not reach what hangs on this broker alone.")};
    }
    if (kind == AlarmKind::CertificateExpires) {
        return {Words::tr("The certificate of this broker is about to expire."),
                Words::tr("Have whoever runs the broker renew it."),
                Words::tr("After that day the console refuses the connection.")};
    }
    return {Words::tr("The disk that holds the console's data is nearly full."),
            Words::tr("Make room, or move old files away."),
            Words::tr("Audit trail and alarm journal cannot be written; then nothing can be "
                      "started.")};
}

AlarmGuidance guidanceOf(AlarmKind kind, const QString &label)
{
    if (isOfSignals(kind))
        return signalGuidance(kind, label);
    switch (kind) {
    case AlarmKind::CommandFailed:
    case AlarmKind::AgainstCommand:
    case AlarmKind::NotConfirmed:
    case AlarmKind::RunsUnderEStop:
        return commandGuidance(kind);
    case AlarmKind::Stale:
    case AlarmKind::Offline:
    case AlarmKind::ClockSkew:
        return linkGuidance(kind);
    case AlarmKind::BrokerLost:
    case AlarmKind::CertificateExpires:
    case AlarmKind::DiskLow:
    case AlarmKind::LowLow:
    case AlarmKind::Low:
    case AlarmKind::High:
    case AlarmKind::HighHigh:
    case AlarmKind::Rate:
    case AlarmKind::Frozen:
    case AlarmKind::Contradiction:
        break;
    }
    return plantGuidance(kind);
}

} // namespace

AlarmDefinition builtIn(AlarmKind kind, const SignalSpec *signal)
{
    const QString label = signal ? signal->label : QString();
    AlarmDefinition definition;
    definition.rule = ruleOf(kind);
    definition.kind = kind;
    definition.signal = signal ? signal->id : QString();
    definition.priority = priorityOf(kind);
    definition.text = textOf(kind, label);
    definition.guidance = guidanceOf(kind, label);
    setNumbers(definition, signal);
    return definition;
}

AlarmDefinition consoleClock()
{
    AlarmDefinition definition = builtIn(AlarmKind::ClockSkew);
    definition.text = Words::tr("Clock of this console wrong");
    definition.guidance = {
        Words::tr("The clocks of most devices differ from the one of this console by the same."),
        Words::tr("Set up time synchronisation (NTP) on this computer; if its clock is right, on "
                  "the devices."),
        Words::tr("Times in the audit trail and in the alarm journal are wrong. A device whose own "
                  "clock is wrong as well may not be noticed.")};
    return definition;
}

} // namespace Raptor::AlarmCatalogue
