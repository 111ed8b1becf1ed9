// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/wording.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtCore/QMetaEnum>

namespace Raptor::Wording {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Wording", text);
}

template<class Enum>
QString kebab(Enum value)
{
    const QString name = QString::fromLatin1(QMetaEnum::fromType<Enum>().valueToKey(int(value)));
    QString out;
    for (const QChar c : name) {
        if (c.isUpper() && !out.isEmpty())
            out.append(u'-');
        out.append(c.toLower());
    }
    return out;
}

} // namespace

QString of(RunState state)
{
    switch (state) {
    case RunState::Unknown: return tr(QT_TRANSLATE_NOOP("Wording", "unknown"));
    case RunState::Stopped: return tr(QT_TRANSLATE_NOOP("Wording", "stopped"));
    case RunState::Running: return tr(QT_TRANSLATE_NOOP("Wording", "running"));
    case RunState::EStopped: return tr(QT_TRANSLATE_NOOP("Wording", "e-stop latched"));
    case RunState::RelayOn: return tr(QT_TRANSLATE_NOOP("Wording", "relay on"));
    case RunState::RelayOff: return tr(QT_TRANSLATE_NOOP("Wording", "relay off"));
    case RunState::Charging: return tr(QT_TRANSLATE_NOOP("Wording", "charging"));
    case RunState::Discharging: return tr(QT_TRANSLATE_NOOP("Wording", "discharging"));
    case RunState::Idle: return tr(QT_TRANSLATE_NOOP("Wording", "idle"));
    }
    Q_UNREACHABLE();
}

QString of(Quality quality)
{
    switch (quality) {
    case Quality::Good: return tr(QT_TRANSLATE_NOOP("Wording", "good"));
    case Quality::Late: return tr(QT_TRANSLATE_NOOP("Wording", "late"));
    case Quality::LastKnown: return tr(QT_TRANSLATE_NOOP("Wording", "last known"));
    case Quality::Stale: return tr(QT_TRANSLATE_NOOP("Wording", "stale"));
    case Quality::Bad: return tr(QT_TRANSLATE_NOOP("Wording", "bad"));
    case Quality::Offline: return tr(QT_TRANSLATE_NOOP("Wording", "offline"));
    }
    Q_UNREACHABLE();
}

QString of(CommandKind kind)
{
    switch (kind) {
    case CommandKind::Start: return tr(QT_TRANSLATE_NOOP("Wording", "start"));
    case CommandKind::Stop: return tr(QT_TRANSLATE_NOOP("Wording", "stop"));
    case CommandKind::RelayOn: return tr(QT_TRANSLATE_NOOP("Wording", "relay on"));
    case CommandKind::RelayOff: return tr(QT_TRANSLATE_NOOP("Wording", "relay off"));
    case CommandKind::EStop: return tr(QT_TRANSLATE_NOOP("Wording", "e-stop"));
    case CommandKind::Reset: return tr(QT_TRANSLATE_NOOP("Wording", "e-stop reset"));
    }
    Q_UNREACHABLE();
}

QString of(CommandStep step)
{
    switch (step) {
    case CommandStep::Requested: return tr(QT_TRANSLATE_NOOP("Wording", "requested"));
    case CommandStep::Sent: return tr(QT_TRANSLATE_NOOP("Wording", "sent"));
    case CommandStep::BrokerAcknowledged: return tr(QT_TRANSLATE_NOOP("Wording", "broker has it"));
    case CommandStep::Finished: return tr(QT_TRANSLATE_NOOP("Wording", "finished"));
    }
    Q_UNREACHABLE();
}

QString of(CommandOutcome outcome)
{
    switch (outcome) {
    case CommandOutcome::Pending: return tr(QT_TRANSLATE_NOOP("Wording", "in execution"));
    case CommandOutcome::Confirmed: return tr(QT_TRANSLATE_NOOP("Wording", "confirmed"));
    case CommandOutcome::Refused: return tr(QT_TRANSLATE_NOOP("Wording", "refused"));
    case CommandOutcome::NoSubscriber: return tr(QT_TRANSLATE_NOOP("Wording", "no one listening"));
    case CommandOutcome::Mismatch: return tr(QT_TRANSLATE_NOOP("Wording", "mismatch"));
    case CommandOutcome::TimedOut: return tr(QT_TRANSLATE_NOOP("Wording", "timed out"));
    case CommandOutcome::Unknown: return tr(QT_TRANSLATE_NOOP("Wording", "outcome unknown"));
    }
    Q_UNREACHABLE();
}

QString of(EStopProgress progress)
{
    switch (progress) {
    case EStopProgress::NotCovered: return tr(QT_TRANSLATE_NOOP("Wording", "not covered"));
    case EStopProgress::NotSent:
        return tr(QT_TRANSLATE_NOOP("Wording", "NOT SENT - no path, use the physical stop"));
    case EStopProgress::Sent: return tr(QT_TRANSLATE_NOOP("Wording", "sent"));
    case EStopProgress::BrokerHas: return tr(QT_TRANSLATE_NOOP("Wording", "broker has it"));
    case EStopProgress::Confirmed: return tr(QT_TRANSLATE_NOOP("Wording", "confirmed"));
    case EStopProgress::NotConfirmed:
        return tr(QT_TRANSLATE_NOOP("Wording", "NOT CONFIRMED - use the physical stop"));
    }
    Q_UNREACHABLE();
}

QString of(SessionState state)
{
    switch (state) {
    case SessionState::Down: return tr(QT_TRANSLATE_NOOP("Wording", "down"));
    case SessionState::Connecting: return tr(QT_TRANSLATE_NOOP("Wording", "connecting"));
    case SessionState::Up: return tr(QT_TRANSLATE_NOOP("Wording", "up"));
    }
    Q_UNREACHABLE();
}

QString of(ProbeState state)
{
    switch (state) {
    case ProbeState::NotConfigured: return tr(QT_TRANSLATE_NOOP("Wording", "no health page"));
    case ProbeState::Unknown: return tr(QT_TRANSLATE_NOOP("Wording", "not probed yet"));
    case ProbeState::Healthy: return tr(QT_TRANSLATE_NOOP("Wording", "answers"));
    case ProbeState::Unhealthy: return tr(QT_TRANSLATE_NOOP("Wording", "no answer"));
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
        return QString(QChar(0x2013));
    if (ms < 10 * second)
        return tr(QT_TRANSLATE_NOOP("Wording", "%1 s")).arg(locale.toString(double(ms) / second, 'f', 1));
    if (ms < 2 * minute)
        return tr(QT_TRANSLATE_NOOP("Wording", "%1 s")).arg(locale.toString(ms / second));
    if (ms < 2 * hour)
        return tr(QT_TRANSLATE_NOOP("Wording", "%1 min")).arg(locale.toString(ms / minute));
    if (ms < 2 * day)
        return tr(QT_TRANSLATE_NOOP("Wording", "%1 h")).arg(locale.toString(ms / hour));
    return tr(QT_TRANSLATE_NOOP("Wording", "%1 d")).arg(locale.toString(ms / day));
}

QString duration(Milliseconds duration)
{
    const QLocale locale;
    if (duration < Milliseconds(1000))
        return tr(QT_TRANSLATE_NOOP("Wording", "%1 ms")).arg(locale.toString(qint64(duration.count())));
    return tr(QT_TRANSLATE_NOOP("Wording", "%1 s"))
        .arg(locale.toString(double(duration.count()) / 1000.0, 'f', 2));
}

QString value(const Value &value, Unit unit)
{
    const QLocale locale;
    if (const double *number = std::get_if<double>(&value)) {
        const QString digits = locale.toString(*number, 'f', unitDecimals(unit));
        return unit == Unit::None ? digits : digits + QChar(0x00a0) + unitSymbol(unit);
    }
    if (const bool *flag = std::get_if<bool>(&value)) {
        return *flag ? tr(QT_TRANSLATE_NOOP("Wording", "yes"))
                     : tr(QT_TRANSLATE_NOOP("Wording", "no"));
    }
    if (const QString *text = std::get_if<QString>(&value))
        return *text;
    return QString(QChar(0x2013));
}

QString machineName(Quality quality)
{
    return kebab(quality);
}

QString machineName(CommandKind kind)
{
    return kind == CommandKind::EStop ? QStringLiteral("estop") : kebab(kind);
}

QString machineName(CommandStep step)
{
    return kebab(step);
}

QString machineName(CommandOutcome outcome)
{
    return kebab(outcome);
}

QString machineName(RunState state)
{
    return state == RunState::EStopped ? QStringLiteral("e-stopped") : kebab(state);
}

} // namespace Raptor::Wording
