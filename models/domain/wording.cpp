// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/wording.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace Raptor::Wording {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Wording)
};

} // namespace

QString of(RunState state)
{
    switch (state) {
    case RunState::Unknown:
        return Words::tr("unknown");
    case RunState::Stopped:
        return Words::tr("stopped");
    case RunState::Running:
        return Words::tr("running");
    case RunState::EStopped:
        return Words::tr("e-stop latched");
    case RunState::RelayOn:
        return Words::tr("relay on");
    case RunState::RelayOff:
        return Words::tr("relay off");
    case RunState::Charging:
        return Words::tr("charging");
    case RunState::Discharging:
        return Words::tr("discharging");
    case RunState::Idle:
        return Words::tr("idle");
    }
    Q_UNREACHABLE();
}

QString of(Quality quality)
{
    switch (quality) {
    case Quality::Good:
        return Words::tr("good");
    case Quality::Late:
        return Words::tr("late");
    case Quality::LastKnown:
        return Words::tr("last known");
    case Quality::Stale:
        return Words::tr("stale");
    case Quality::Bad:
        return Words::tr("bad");
    case Quality::Offline:
        return Words::tr("offline");
    }
    Q_UNREACHABLE();
}

QString of(CommandKind kind)
{
    switch (kind) {
    case CommandKind::Start:
        return Words::tr("start");
    case CommandKind::Stop:
        return Words::tr("stop");
    case CommandKind::RelayOn:
        return Words::tr("relay on");
    case CommandKind::RelayOff:
        return Words::tr("relay off");
    case CommandKind::EStop:
        return Words::tr("e-stop");
    case CommandKind::Reset:
        return Words::tr("e-stop reset");
    }
    Q_UNREACHABLE();
}

QString of(CommandStep step)
{
    switch (step) {
    case CommandStep::Requested:
        return Words::tr("requested");
    case CommandStep::Armed:
        return Words::tr("armed");
    case CommandStep::Audited:
        return Words::tr("audited");
    case CommandStep::Sent:
        return Words::tr("sent");
    case CommandStep::BrokerAcknowledged:
        return Words::tr("broker has it");
    case CommandStep::Finished:
        return Words::tr("finished");
    }
    Q_UNREACHABLE();
}

QString of(CommandOutcome outcome)
{
    switch (outcome) {
    case CommandOutcome::Pending:
        return Words::tr("in execution");
    case CommandOutcome::Confirmed:
        return Words::tr("confirmed");
    case CommandOutcome::Refused:
        return Words::tr("refused");
    case CommandOutcome::NoSubscriber:
        return Words::tr("no one listening");
    case CommandOutcome::Mismatch:
        return Words::tr("mismatch");
    case CommandOutcome::TimedOut:
        return Words::tr("timed out");
    case CommandOutcome::Unknown:
        return Words::tr("outcome unknown");
    }
    Q_UNREACHABLE();
}

QString mayStillRun(CommandKind kind)
{
    switch (kind) {
    case CommandKind::Start:
        return Words::tr("may still start");
    case CommandKind::RelayOn:
        return Words::tr("may still switch on");
    case CommandKind::Reset:
        return Words::tr("may still be released");
    case CommandKind::Stop:
    case CommandKind::RelayOff:
    case CommandKind::EStop:
        return Words::tr("may still be carried out");
    }
    Q_UNREACHABLE();
}

QString of(EStopProgress progress)
{
    switch (progress) {
    case EStopProgress::NotCovered:
        return Words::tr("not covered");
    case EStopProgress::NotSent:
        return Words::tr("NOT SENT - no path, use the physical stop");
    case EStopProgress::Sent:
        return Words::tr("sent");
    case EStopProgress::BrokerHas:
        return Words::tr("broker has it");
    case EStopProgress::Confirmed:
        return Words::tr("confirmed");
    case EStopProgress::Asks:
        return Words::tr("never confirmed, and back now: stop it again?");
    case EStopProgress::NotConfirmed:
        return Words::tr("NOT CONFIRMED - use the physical stop");
    }
    Q_UNREACHABLE();
}

QString of(SessionState state)
{
    switch (state) {
    case SessionState::Down:
        return Words::tr("down");
    case SessionState::Connecting:
        return Words::tr("connecting");
    case SessionState::Up:
        return Words::tr("up");
    }
    Q_UNREACHABLE();
}

QString of(ProbeState state)
{
    switch (state) {
    case ProbeState::NotConfigured:
        return Words::tr("no health page");
    case ProbeState::Unknown:
        return Words::tr("not probed yet");
    case ProbeState::Healthy:
        return Words::tr("answers");
    case ProbeState::Unhealthy:
        return Words::tr("no answer");
    }
    Q_UNREACHABLE();
}

QString of(AlarmPriority priority)
{
    switch (priority) {
    case AlarmPriority::Urgent:
        return Words::tr("urgent");
    case AlarmPriority::High:
        return Words::tr("high");
    case AlarmPriority::Low:
        return Words::tr("low");
    }
    Q_UNREACHABLE();
}

QString of(AlarmState state)
{
    switch (state) {
    case AlarmState::Normal:
        return Words::tr("normal");
    case AlarmState::ActiveUnacknowledged:
        return Words::tr("active, unacknowledged");
    case AlarmState::ActiveAcknowledged:
        return Words::tr("active, acknowledged");
    case AlarmState::ReturnedUnacknowledged:
        return Words::tr("returned, unacknowledged");
    case AlarmState::LatchedUnacknowledged:
        return Words::tr("latched, unacknowledged");
    case AlarmState::LatchedAcknowledged:
        return Words::tr("latched, acknowledged");
    }
    Q_UNREACHABLE();
}

QString of(AlarmShelving shelving)
{
    switch (shelving) {
    case AlarmShelving::None:
        return Words::tr("not shelved");
    case AlarmShelving::Timed:
        return Words::tr("shelved for a time");
    case AlarmShelving::OneShot:
        return Words::tr("shelved until it clears");
    }
    Q_UNREACHABLE();
}

QString of(AlarmEvent event)
{
    switch (event) {
    case AlarmEvent::Raise:
        return Words::tr("raised");
    case AlarmEvent::Clear:
        return Words::tr("cleared");
    case AlarmEvent::Acknowledge:
        return Words::tr("acknowledged");
    case AlarmEvent::Reset:
        return Words::tr("reset");
    case AlarmEvent::ShelveTimed:
        return Words::tr("shelved for a time");
    case AlarmEvent::ShelveOnce:
        return Words::tr("shelved until it clears");
    case AlarmEvent::Unshelve:
        return Words::tr("unshelved");
    case AlarmEvent::ShelvingExpired:
        return Words::tr("shelving ended");
    case AlarmEvent::Suppress:
        return Words::tr("suppressed by design");
    case AlarmEvent::Unsuppress:
        return Words::tr("no longer suppressed");
    case AlarmEvent::RemoveFromService:
        return Words::tr("taken out of service");
    case AlarmEvent::ReturnToService:
        return Words::tr("returned to service");
    case AlarmEvent::Redefine:
        return Words::tr("defined anew");
    }
    Q_UNREACHABLE();
}

QString of(AlarmKind kind)
{
    switch (kind) {
    case AlarmKind::LowLow:
        return Words::tr("very low");
    case AlarmKind::Low:
        return Words::tr("low");
    case AlarmKind::High:
        return Words::tr("high");
    case AlarmKind::HighHigh:
        return Words::tr("very high");
    case AlarmKind::Rate:
        return Words::tr("changes too fast");
    case AlarmKind::Frozen:
        return Words::tr("frozen");
    case AlarmKind::Contradiction:
        return Words::tr("contradiction");
    case AlarmKind::Stale:
        return Words::tr("stale");
    case AlarmKind::Offline:
        return Words::tr("offline");
    case AlarmKind::ClockSkew:
        return Words::tr("clock is wrong");
    case AlarmKind::CommandFailed:
        return Words::tr("command failed");
    case AlarmKind::AgainstCommand:
        return Words::tr("against its command");
    case AlarmKind::NotConfirmed:
        return Words::tr("e-stop not confirmed");
    case AlarmKind::RunsUnderEStop:
        return Words::tr("runs under an e-stop");
    case AlarmKind::BrokerLost:
        return Words::tr("broker lost");
    case AlarmKind::CertificateExpires:
        return Words::tr("certificate expires");
    case AlarmKind::DiskLow:
        return Words::tr("disk nearly full");
    }
    Q_UNREACHABLE();
}

QString age(qint64 ms)
{
    constexpr qint64 second = 1000;
    constexpr qint64 minute = 60 * second;
    constexpr qint64 hour = 60 * minute;
    constexpr qint64 day = 24 * hour;
    const QLocale locale;
    if (ms < 0)
        return {QChar(0x2013)};
    if (ms < 10 * second)
        return Words::tr("%1 s").arg(locale.toString(double(ms) / second, 'f', 1));
    if (ms < 2 * minute)
        return Words::tr("%1 s").arg(locale.toString(ms / second));
    if (ms < 2 * hour)
        return Words::tr("%1 min").arg(locale.toString(ms / minute));
    if (ms < 2 * day)
        return Words::tr("%1 h").arg(locale.toString(ms / hour));
    return Words::tr("%1 d").arg(locale.toString(ms / day));
}

QString leftAside(const QString &lockedTo)
{
    return Words::tr("not read: the console is locked to %1").arg(lockedTo);
}

QString duration(Milliseconds duration)
{
    const QLocale locale;
    if (duration < Milliseconds(1000))
        return Words::tr("%1 ms").arg(locale.toString(qint64(duration.count())));
    return Words::tr("%1 s").arg(locale.toString(double(duration.count()) / 1000.0, 'f', 2));
}

QString value(const Value &value, Unit unit)
{
    const QLocale locale;
    if (const double *number = std::get_if<double>(&value)) {
        const QString digits = locale.toString(*number, 'f', unitDecimals(unit));
        return unit == Unit::None ? digits : digits + QChar(0x00a0) + unitSymbol(unit);
    }
    if (const bool *flag = std::get_if<bool>(&value)) {
        return *flag ? Words::tr("yes") : Words::tr("no");
    }
    if (const QString *text = std::get_if<QString>(&value))
        return *text;
    return {QChar(0x2013)};
}

} // namespace Raptor::Wording
