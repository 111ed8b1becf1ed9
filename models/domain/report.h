// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/device_id.h"
#include "models/domain/quality.h"

#include <QtCore/QList>
#include <QtCore/QMetaType>

#include <optional>
#include <variant>

namespace Raptor {

/// What a signal carries. monostate: the device sent nothing usable for it.
using Value = std::variant<std::monostate, bool, double, QString>;

/// One value with all that makes it believable.
struct Sample
{
    TagId tag;
    Value value;
    Unit unit = Unit::None;
    Quality quality = Quality::Bad;
    std::optional<WallTime> takenAt; ///< the device's own clock; many devices have none
    WallTime receivedAt{}; ///< this console's clock
    BootTime receivedBoot{};
    QString broker;

    friend bool operator==(const Sample &, const Sample &) = default;
};

struct Reading
{
    QString signal;
    Value value;

    friend bool operator==(const Reading &, const Reading &) = default;
};

/// What one state message said about one device: decoded on a link thread, read on the GUI thread.
struct StateReport
{
    DeviceId device;
    QString profile; ///< id of the DeviceProfile that decoded it
    QList<Reading> readings;
    std::optional<WallTime> takenAt;
    std::optional<qint64> sequence;
    std::optional<QString> lastCommand; ///< id of the last command that the device took
    WallTime receivedAt{};
    BootTime receivedBoot{};
    QString broker;
    bool retained = false; ///< delivered because the broker kept it: last known, never live (RP-11)
};

/// `online` or `offline` on a device's availability topic, often by its last will.
struct AvailabilityReport
{
    DeviceId device;
    QString profile;
    bool online = false;
    bool retained = false;
    BootTime receivedBoot{};
    WallTime receivedAt{};
    QString broker;
};

/// A message that no profile could read. Counted and shown, never dropped in silence (RP-12).
struct RejectedMessage
{
    QString topic; ///< shortened to 200 characters
    QString reason; ///< in words
    qint64 payloadBytes = 0;
    WallTime receivedAt{};
    QString broker;
};

using Arrival = std::variant<StateReport, AvailabilityReport, RejectedMessage>;

} // namespace Raptor

Q_DECLARE_METATYPE(Raptor::StateReport)
Q_DECLARE_METATYPE(Raptor::Sample)
