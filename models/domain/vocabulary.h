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

/// The life of a command. It only ever moves forward, and may leave steps out: a stop is neither
/// armed nor does it wait for its audit row.
enum class CommandStep {
    Requested,
    Armed, ///< waits for the operator's second step
    Audited, ///< its row of the audit trail is on disk (RP-04)
    Sent, ///< its bytes are with the operating system
    BrokerAcknowledged, ///< PUBACK or PUBCOMP
    Finished,
};
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
    Cancelled, ///< disarmed, or not completed within its 10 s
    LocalMode, ///< the device says that it is operated on the spot
    NotPermitted, ///< the operator's role
    AuditNotWritable,
    UnexpectedDevice, ///< this broker is not expected to carry the device
    Unsupported, ///< the device's profile has no such command
    UnknownDevice,
};
Q_ENUM_NS(Refusal)

/// What an operator may do. Stops and e-stops are for everybody.
enum class OperatorRole { View, Operate };
Q_ENUM_NS(OperatorRole)

/// What a row of the audit trail tells.
enum class AuditEvent {
    Requested, ///< before the first byte is sent; stops: beside it
    Finished, ///< its one outcome
    Noted, ///< what came to light later
    Latched, ///< an e-stop holds a device
    Released, ///< a reset lifted it
};
Q_ENUM_NS(AuditEvent)

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
