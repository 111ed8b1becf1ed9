// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/device_id.h"
#include "models/domain/vocabulary.h"

#include <QtCore/QList>
#include <QtCore/QMetaType>

#include <optional>

namespace Raptor {

/// What energises, or allows to, is armed first, checked for fresh state and expires (RP-01, RP-07).
[[nodiscard]] constexpr bool needsArming(CommandKind kind)
{
    return kind == CommandKind::Start || kind == CommandKind::RelayOn || kind == CommandKind::Reset;
}

/// Stops never wait, never expire and are refused by a missing link alone.
[[nodiscard]] constexpr bool isStop(CommandKind kind)
{
    return kind == CommandKind::Stop || kind == CommandKind::RelayOff || kind == CommandKind::EStop;
}

/// Whether a command could be given now, and if not, why.
struct CommandOffer
{
    Refusal refusal = Refusal::None;
    QString text; ///< the reason in words, empty when the command is available

    [[nodiscard]] bool available() const { return refusal == Refusal::None; }
    friend bool operator==(const CommandOffer &, const CommandOffer &) = default;
};

/// One way that a command took: which broker, and how far it came there.
struct CommandPath
{
    QString broker;
    std::optional<BootTime> sentAt; ///< its bytes left for the socket
    std::optional<BootTime> acknowledgedAt; ///< PUBACK or PUBCOMP
    QString error; ///< why it went no further, empty if it did not fail

    friend bool operator==(const CommandPath &, const CommandPath &) = default;
};

/// One line of the ledger.
struct CommandRecord
{
    QString id; ///< UUIDv7, also on the wire
    DeviceId device;
    CommandKind kind = CommandKind::Stop;
    QString by; ///< operator's name
    QString reason; ///< typed by the operator; empty where none is asked for
    WallTime requestedWall{};
    BootTime requestedAt{}; ///< the first step: arming, or a stop
    std::optional<BootTime> armedAt; ///< unset for what needs no arming
    /// When it was given for good: the second step of what is armed, else requestedAt. Its 5 s
    /// (RP-03) and the times that people see count from here.
    std::optional<BootTime> givenAt;
    std::optional<BootTime> auditedAt; ///< its audit row was on disk
    std::optional<BootTime> sentAt; ///< first path whose bytes left
    std::optional<BootTime> acknowledgedAt;
    std::optional<BootTime> finishedAt;
    CommandStep step = CommandStep::Requested;
    CommandOutcome outcome = CommandOutcome::Pending;
    Refusal refusal = Refusal::None; ///< with CommandOutcome::Refused
    /// Nothing guarantees that it does not run later (RP-01): "may still start". A Stop belongs beside it.
    bool mayStillRun = false;
    QString group; ///< title of the group stop or start sequence that it is part of; empty: none
    QString detail; ///< words: why refused, what the device said instead, "overtaken by stop"
    QString note; ///< what came to light after the outcome, e.g. a late confirmation
    QList<CommandPath> paths;

    /// Where its times count from.
    [[nodiscard]] BootTime origin() const { return givenAt.value_or(requestedAt); }
    friend bool operator==(const CommandRecord &, const CommandRecord &) = default;
};

/// A row for the audit trail: who, where, what, when, why, by which brokers, and what became of it.
struct AuditRow
{
    AuditEvent event = AuditEvent::Requested;
    WallTime at{};
    CommandRecord record; ///< as it stood then
};

/// An e-stop that holds a device, as it is kept over restarts.
struct LatchedStop
{
    DeviceId device;
    QString commandId; ///< repeats carry it
    QString by;
    WallTime pressedAt{};
    std::optional<WallTime> confirmedAt; ///< unset: the device never showed it

    friend bool operator==(const LatchedStop &, const LatchedStop &) = default;
};

/// An ordered start of several devices, as console.toml names it.
struct StartSequence
{
    struct Step
    {
        DeviceId device;
        CommandKind kind = CommandKind::Start; ///< Start or RelayOn
        Milliseconds pause{0}; ///< after the step before was confirmed
        friend bool operator==(const Step &, const Step &) = default;
    };
    QString name;
    QList<Step> steps;
    friend bool operator==(const StartSequence &, const StartSequence &) = default;
};

/// What has become of one device in a group stop or a start sequence.
struct GroupLine
{
    DeviceId device;
    CommandKind kind = CommandKind::Stop;
    QString commandId; ///< empty: not given yet, or never
    CommandStep step = CommandStep::Requested;
    CommandOutcome outcome = CommandOutcome::Pending;
    QString text; ///< in words: "confirmed in 0.2 s", "not started: aborted"
    friend bool operator==(const GroupLine &, const GroupLine &) = default;
};

/// The newest group stop or start sequence.
struct GroupRun
{
    enum class Kind { Stop, Start };
    enum class State { Running, Done, Aborted };
    Kind kind = Kind::Stop;
    State state = State::Running;
    QString title; ///< "Stop shop", "Fill bin 3"
    QString text; ///< why it was aborted, how many confirmed
    QList<GroupLine> lines;
    friend bool operator==(const GroupRun &, const GroupRun &) = default;
};

} // namespace Raptor

Q_DECLARE_METATYPE(Raptor::CommandRecord)
Q_DECLARE_METATYPE(Raptor::CommandOffer)
Q_DECLARE_METATYPE(Raptor::AuditRow)
Q_DECLARE_METATYPE(Raptor::LatchedStop)
