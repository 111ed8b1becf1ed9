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
    BootTime requestedAt{};
    std::optional<BootTime> sentAt; ///< first path whose bytes left
    std::optional<BootTime> acknowledgedAt;
    std::optional<BootTime> finishedAt;
    CommandStep step = CommandStep::Requested;
    CommandOutcome outcome = CommandOutcome::Pending;
    QString detail; ///< words: why refused, what the device said instead, "overtaken by stop"
    QString note; ///< what came to light after the outcome, e.g. a late confirmation
    QList<CommandPath> paths;

    friend bool operator==(const CommandRecord &, const CommandRecord &) = default;
};

} // namespace Raptor

Q_DECLARE_METATYPE(Raptor::CommandRecord)
Q_DECLARE_METATYPE(Raptor::CommandOffer)
