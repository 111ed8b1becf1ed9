// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/wording.h"

#include <QtCore/QMetaEnum>

namespace Raptor::Wording {

namespace {

template <class Enum>
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

template <class Enum>
std::optional<Enum> named(QStringView name)
{
    const QMetaEnum meta = QMetaEnum::fromType<Enum>();
    for (int i = 0; i < meta.keyCount(); ++i) {
        const auto value = Enum(meta.value(i));
        if (kebab(value) == name)
            return value;
    }
    return std::nullopt;
}

} // namespace

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

QString machineName(AlarmPriority priority)
{
    return kebab(priority);
}

QString machineName(AlarmState state)
{
    return kebab(state);
}

QString machineName(AlarmShelving shelving)
{
    return kebab(shelving);
}

QString machineName(AlarmEvent event)
{
    return kebab(event);
}

QString machineName(AlarmKind kind)
{
    return kebab(kind);
}

std::optional<AlarmPriority> alarmPriorityNamed(QStringView machineName)
{
    return named<AlarmPriority>(machineName);
}

std::optional<AlarmState> alarmStateNamed(QStringView machineName)
{
    return named<AlarmState>(machineName);
}

std::optional<AlarmShelving> alarmShelvingNamed(QStringView machineName)
{
    return named<AlarmShelving>(machineName);
}

std::optional<AlarmEvent> alarmEventNamed(QStringView machineName)
{
    return named<AlarmEvent>(machineName);
}

std::optional<AlarmKind> alarmKindNamed(QStringView machineName)
{
    return named<AlarmKind>(machineName);
}

} // namespace Raptor::Wording
