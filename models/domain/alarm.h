// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/device_id.h"
#include "models/domain/report.h"
#include "models/domain/vocabulary.h"

#include <QtCore/QList>
#include <QtCore/QMetaType>

#include <array>
#include <optional>

namespace Raptor {

/// Which alarm: at most one of each exists. What belongs to no device has a null one, and its
/// subject says what it is: "console", or "broker/cloud".
struct AlarmKey
{
    DeviceId device;
    QString subject; ///< signal ("left.amps"); empty: the device itself
    QString rule; ///< "high-high", "stale", "amps-without-rpm"; small letters, digits and -

    /// "raptor/shop/m1/left.amps:high-high", "raptor/shop/m1:stale", "broker/cloud:lost". What
    /// people type for raptorctl, and what the journal keeps.
    [[nodiscard]] QString text() const;

    friend bool operator==(const AlarmKey &, const AlarmKey &) = default;
    friend size_t qHash(const AlarmKey &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.device, key.subject, key.rule);
    }
};

/// Where an alarm stands. The four parts are independent, as the flags of a condition in
/// OPC 10000-9 (5.5 to 5.8): acknowledging a shelved alarm is possible, and a shelved alarm that is
/// suppressed for a while is shelved again afterwards.
struct AlarmStatus
{
    AlarmState state = AlarmState::Normal;
    AlarmShelving shelving = AlarmShelving::None;
    bool suppressed = false; ///< by design: something else explains it
    bool outOfService = false; ///< not looked at until it is returned to service

    /// Its condition holds.
    [[nodiscard]] bool isActive() const
    {
        return state == AlarmState::ActiveUnacknowledged || state == AlarmState::ActiveAcknowledged;
    }
    [[nodiscard]] bool isUnacknowledged() const
    {
        return state == AlarmState::ActiveUnacknowledged
            || state == AlarmState::ReturnedUnacknowledged
            || state == AlarmState::LatchedUnacknowledged;
    }
    /// Somebody has put it aside: it is shelved, or out of service.
    [[nodiscard]] bool isPutAside() const
    {
        return shelving != AlarmShelving::None || outOfService;
    }
    /// Kept from the operator, whatever its state.
    [[nodiscard]] bool isSilent() const { return isPutAside() || suppressed; }
    /// Stands in the list of active alarms.
    [[nodiscard]] bool isAnnounced() const { return state != AlarmState::Normal && !isSilent(); }

    friend bool operator==(const AlarmStatus &, const AlarmStatus &) = default;
};

/// What an operator is told beside an alarm. Each may be empty.
struct AlarmGuidance
{
    QString meaning; ///< what it means
    QString action; ///< what to do
    QString consequence; ///< what happens if nothing is done

    friend bool operator==(const AlarmGuidance &, const AlarmGuidance &) = default;
};

/// What was seen when an alarm was raised.
struct AlarmOccurrence
{
    Value value{};
    std::optional<double> limit{};
    Unit unit = Unit::None;
    QString detail{}; ///< what the text does not say: "asked to start, reports stopped"

    friend bool operator==(const AlarmOccurrence &, const AlarmOccurrence &) = default;
};

/// An alarm as lists show it.
struct AlarmRecord
{
    AlarmKey key;
    AlarmStatus status;
    AlarmPriority priority = AlarmPriority::Low;
    AlarmKind kind = AlarmKind::High;
    QString text; ///< "Current very high"
    AlarmGuidance guidance;
    bool latching = false;
    AlarmOccurrence occurrence; ///< when it was raised last
    std::optional<WallTime> raisedAt;
    std::optional<WallTime> clearedAt; ///< its condition ended; unset while it holds
    std::optional<WallTime> acknowledgedAt;
    QString acknowledgedBy;
    QString comment; ///< the newest that an operator typed
    std::optional<WallTime> shelvedUntil;
    QString shelvedBy; ///< who shelved it, or took it out of service
    QString shelvedWhy;
    QString suppressedWhy; ///< "no link to local"
    qint64 raisedCount = 0; ///< in this run of the program
    bool firstOut = false; ///< the first one of the flood that is on
    WallTime changedAt{};

    friend bool operator==(const AlarmRecord &, const AlarmRecord &) = default;
};

/// An announced alarm, as tiles, tree and gauges mark it.
struct AlarmMark
{
    AlarmKey key;
    AlarmPriority priority = AlarmPriority::Low;
    AlarmKind kind = AlarmKind::High;
    bool active = false; ///< its condition holds
    bool unacknowledged = false;
    QString text;

    friend bool operator==(const AlarmMark &, const AlarmMark &) = default;
};

/// Unset for one that is not announced.
[[nodiscard]] std::optional<AlarmMark> markOf(const AlarmRecord &record);

/// One row of the journal: something happened to an alarm. Also the shape in which other programs
/// of the same data directory act on alarms.
struct AlarmTransition
{
    qint64 seq = 0; ///< given by the journal: 1, 2, 3 ...; 0 before that
    WallTime at{};
    AlarmKey key;
    AlarmEvent event = AlarmEvent::Raise;
    AlarmStatus from;
    AlarmStatus to;
    AlarmPriority priority = AlarmPriority::Low;
    AlarmKind kind = AlarmKind::High;
    QString text;
    AlarmOccurrence occurrence;
    QString by; ///< operator; empty: the program itself
    QString comment; ///< or the reason
    std::optional<WallTime> until; ///< end of shelving

    friend bool operator==(const AlarmTransition &, const AlarmTransition &) = default;
};

/// What the top bar shows.
struct AlarmSummary
{
    /// Counts of announced alarms, by priority (index 0: urgent).
    std::array<int, 3> unacknowledged{};
    std::array<int, 3> acknowledged{};
    int shelved = 0;
    int outOfService = 0;
    std::optional<AlarmRecord> mostUrgent; ///< unacknowledged, highest priority, oldest first
    bool flood = false; ///< more than 10 in 10 minutes, until below 5
    int inTenMinutes = 0; ///< raised within the last 10 minutes
    std::optional<WallTime> floodSince;
    std::optional<AlarmRecord> firstOut{}; ///< the first one of the flood, as it stands now
    QString trouble; ///< why the journal is not written, in words; empty: it is

    friend bool operator==(const AlarmSummary &, const AlarmSummary &) = default;
};

} // namespace Raptor

Q_DECLARE_METATYPE(Raptor::AlarmKey)
Q_DECLARE_METATYPE(Raptor::AlarmMark)
Q_DECLARE_METATYPE(Raptor::AlarmRecord)
Q_DECLARE_METATYPE(Raptor::AlarmTransition)
