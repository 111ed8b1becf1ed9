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
    /// This broker is not expected to carry the device, or its devices are not confirmed.
    UnexpectedDevice,
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
    /// An alarm was defined anew: no command; its record has an id, a device, who, why and what.
    Configured,
};
Q_ENUM_NS(AuditEvent)

/// What a broker carries while it is not the preferred one.
enum class StandbyScope {
    Missing, ///< profiles homed there, and single devices that are stale elsewhere
    Everything,
    CommandsOnly, ///< a metered line
};
Q_ENUM_NS(StandbyScope)

/// Which MQTT a broker is spoken to in.
enum class MqttVersion {
    Automatic, ///< 5.0 first, 3.1.1 where that is refused
    V5,
    V311,
};
Q_ENUM_NS(MqttVersion)

/// What stands in no file: kept in the keychain, or asked for at each start (RP-31).
enum class SecretKind {
    Password, ///< of the profile's user
    KeyPassphrase, ///< of the client certificate's key
    Token, ///< value of a header of the WebSocket handshake
};
Q_ENUM_NS(SecretKind)

/// The way to a broker's first value, in the order in which it is walked.
enum class ConnectionStage { NameLookup, Tcp, Tls, WebSocket, Mqtt, Subscription, FirstData };
Q_ENUM_NS(ConnectionStage)

enum class StageState {
    Waiting,
    Running,
    Passed,
    Failed,
    Skipped, ///< this address has no such stage, or an earlier one failed
};
Q_ENUM_NS(StageState)

enum class ProbeState { NotConfigured, Unknown, Healthy, Unhealthy };
Q_ENUM_NS(ProbeState)

enum class SessionState { Down, Connecting, Up };
Q_ENUM_NS(SessionState)

/// How soon an operator has to act (ISA-18.2). Shown by shape and digit: square 1, triangle 2,
/// diamond 3.
enum class AlarmPriority { Urgent, High, Low };
Q_ENUM_NS(AlarmPriority)

/// The annunciated states of ISA-18.2: which alarm condition holds, and who knows of it.
enum class AlarmState {
    Normal,
    ActiveUnacknowledged,
    ActiveAcknowledged,
    ReturnedUnacknowledged, ///< the condition ended before anybody acknowledged it
    LatchedUnacknowledged, ///< the condition ended, and it wants acknowledging and a reset
    LatchedAcknowledged, ///< the condition ended, and it wants a reset
};
Q_ENUM_NS(AlarmState)

enum class AlarmShelving {
    None,
    Timed, ///< until its time is over
    OneShot, ///< until the condition ends the next time, or its time is over
};
Q_ENUM_NS(AlarmShelving)

/// What can happen to an alarm.
enum class AlarmEvent {
    Raise, ///< the condition holds, for its on-delay
    Clear, ///< the condition ended, for its off-delay
    Acknowledge,
    Reset, ///< of a latched alarm, by an operator
    ShelveTimed,
    ShelveOnce,
    Unshelve,
    ShelvingExpired,
    Suppress, ///< by design
    Unsuppress,
    RemoveFromService,
    ReturnToService,
    Redefine, ///< somebody changed its limits, delays, priority or text
};
Q_ENUM_NS(AlarmEvent)

/// What an alarm watches.
enum class AlarmKind {
    LowLow,
    Low,
    High,
    HighHigh,
    Rate, ///< a value changes faster than its limit
    Frozen, ///< a value does not change while it should
    Contradiction, ///< values that cannot be true together
    Stale,
    Offline,
    ClockSkew,
    CommandFailed, ///< a command ended as mismatch, timed out, unknown or without a listener
    AgainstCommand, ///< the device left the state that it confirmed for our command
    NotConfirmed, ///< an e-stop
    RunsUnderEStop,
    BrokerLost,
    CertificateExpires,
    DiskLow,
};
Q_ENUM_NS(AlarmKind)

/// Why a device is offline; the words stand in models/device_wording.h.
enum class OfflineReason { None, NeverSeen, SaidOffline, NoLink };
Q_ENUM_NS(OfflineReason)

} // namespace Raptor
