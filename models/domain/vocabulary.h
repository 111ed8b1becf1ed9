// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QMetaType>
#include <QtCore/QObject>

/// The enumerations of the domain. They stand in one header because a namespace has one meta-object.
namespace Raptor {
Q_NAMESPACE

/// How far a value may be believed. Ordered from best to worst.
enum class Quality {
    Good, ///< live, at most 1.5 periods old (RP-10)
    Late, ///< live, older than 1.5 periods, not yet stale
    LastKnown, ///< retained by the broker: true once, never live (RP-11)
    Stale, ///< older than max(3 s, 2 periods)
    Bad, ///< the device sent something that is no value of this signal
    Offline, ///< the device said goodbye, or there is no link to its broker
};
Q_ENUM_NS(Quality)

/// What a device is doing, as its profile reads it from its signals.
enum class RunState {
    Unknown,
    Stopped,
    Running,
    EStopped,
    RelayOn,
    RelayOff,
    Charging,
    Discharging,
    Idle,
};
Q_ENUM_NS(RunState)

enum class Unit { None, Rpm, Volt, Ampere, Percent, Watt, Celsius };
Q_ENUM_NS(Unit)

enum class CommandKind { Start, Stop, RelayOn, RelayOff, EStop, Reset };
Q_ENUM_NS(CommandKind)

/// The life of a command. It only ever moves forward.
enum class CommandStep { Requested, Sent, BrokerAcknowledged, Finished };
Q_ENUM_NS(CommandStep)

/// The one truthful end of a command (RP-03).
enum class CommandOutcome {
    Pending,
    Confirmed, ///< the device's own fresh feedback says so
    Refused, ///< never sent; see Refusal
    NoSubscriber, ///< MQTT 5 reason 0x10: nobody listens on the command topic
    Mismatch, ///< the device reported after the command, and reports something else
    TimedOut, ///< the broker has it; the device said nothing in time
    Unknown, ///< may or may not have been executed: link lost, overtaken, no ack
};
Q_ENUM_NS(CommandOutcome)

enum class Refusal {
    None,
    NoLink,
    StateStale,
    AlreadyInState,
    EStopLatched,
    CommandRunning,
    NotArmed,
    ArmedStateChanged,
    Unsupported, ///< the device's profile has no such command
    UnknownDevice,
};
Q_ENUM_NS(Refusal)

/// What a broker carries while it is not the preferred one.
enum class StandbyScope {
    Missing, ///< profiles homed there, and single devices that are stale elsewhere
    Everything,
    CommandsOnly, ///< a metered line
};
Q_ENUM_NS(StandbyScope)

enum class ProbeState { NotConfigured, Unknown, Healthy, Unhealthy };
Q_ENUM_NS(ProbeState)

enum class SessionState { Down, Connecting, Up };
Q_ENUM_NS(SessionState)

} // namespace Raptor
