// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_definition.h"
#include "models/domain/command.h"
#include "models/domain/report.h"

#include <QtCore/QMap>
#include <QtCore/QSharedPointer>
#include <QtCore/QStringList>

namespace Raptor {

enum class ValueKind { Number, Boolean, Text };

struct Band
{
    double low = 0.0;
    double high = 0.0;
    friend bool operator==(const Band &, const Band &) = default;
};

/// Alarm limits, each optional: LL <= L <= H <= HH.
struct Limits
{
    std::optional<double> lowLow;
    std::optional<double> low;
    std::optional<double> high;
    std::optional<double> highHigh;
    friend bool operator==(const Limits &, const Limits &) = default;
};

/// One signal of a kind of device: where it stands in the payload and how it is to be shown.
struct SignalSpec
{
    QString id; ///< "rpm", "running", "percent"
    QString label; ///< "RPM"
    ValueKind kind = ValueKind::Number;
    Unit unit = Unit::None;
    Band range; ///< a hint for scales; values outside are shown as they are
    std::optional<Band> normal;
    Limits limits;
    QStringList pointers; ///< JSON pointers (RFC 6901), the first that exists counts
    QStringList flatPointers; ///< group signals only: pointers in the flat shape
    double scale = 1.0;
    QString derivedFrom; ///< a signal whose sign this text follows; empty if read from the payload
    QStringList signWords; ///< derived texts: for > 0, < 0, 0
};

/// Signals that come once per element of an array ("motors"): tag "left.rpm". In the flat shape the
/// same signals stand at the top and belong to one element named flatName.
struct SignalGroup
{
    QString arrayPointer;
    QString keyPointer;
    QString flatName;
    QList<SignalSpec> signalSpecs;
};

/// A signal has (one of) these values.
struct Condition
{
    QString signal;
    Value equals;
};

struct StateRule
{
    Condition when;
    RunState state = RunState::Unknown;
};

/// Topic templates with the places {site} and {device}. A profile may have several sets; the one
/// that has (or lacks) {site}, as the device has (or lacks) a site, is used for its commands.
struct TopicSet
{
    QString state;
    QString command;
    QString availability;

    [[nodiscard]] bool hasSite() const { return state.contains(QLatin1String("{site}")); }
};

struct CommandSpec
{
    QByteArray payload; ///< compact JSON object with the keys that the device knows
    int qos = 1;
    bool envelope = true; ///< append id, ts, by, exp; false where the device's buffer is small
    /// Every one of these that the device reports must hold, and it must report at least one.
    QList<Condition> confirmedBy;
};

/// A kind of device, as data: resources/profiles/*.toml. Immutable once loaded, shared by threads.
struct DeviceProfile
{
    QString id; ///< first level of its devices' ids: "raptor"
    QString title;
    QString home; ///< broker on which such devices live, whatever is preferred; empty: any
    QList<TopicSet> topics;
    QString deviceKeyPointer; ///< device name inside the payload ("/userId"), if not in the topic
    Milliseconds period{2000}; ///< slowest regular report; staleness counts from it until learned
    Milliseconds fastestPeriod{2000}; ///< a device's own period is learned between these two
    QStringList takenAtPointers;
    QStringList sequencePointers;
    QStringList lastCommandPointers;
    QList<SignalSpec> signalSpecs;
    std::optional<SignalGroup> group;
    QList<StateRule> states; ///< the first that holds is the run state
    QMap<CommandKind, CommandSpec> commands;
    std::optional<Condition> localMode; ///< holds while the device is operated on the spot
    /// Numeric group signal whose value tells that something turns, and from where on ("rpm", 30).
    QString turningSignal;
    double turningAbove = 0.0;
    bool honoursExpiry = false; ///< the device checks "exp" by itself (RP-01)
    bool deduplicates = false; ///< the device runs a command id once (RP-02)
    /// What its [[alarms]] say, completed: every limit of a signal has one, and so have the rules
    /// that hold for all devices (stale, offline ...). In the order in which lists show them.
    QList<AlarmDefinition> alarms;

    /// The spec of "rpm" or of "left.rpm"; null if the profile has no such signal.
    [[nodiscard]] const SignalSpec *signalSpec(QStringView signal) const;
    /// State topic filters with + for the places.
    [[nodiscard]] QStringList stateFilters() const;
    [[nodiscard]] QStringList availabilityFilters() const;
    /// Empty when the profile has no topic of that sort.
    [[nodiscard]] QString stateTopic(const DeviceId &device) const;
    [[nodiscard]] QString commandTopic(const DeviceId &device) const;
    [[nodiscard]] QString availabilityTopic(const DeviceId &device) const;
};

using ProfilePtr = QSharedPointer<const DeviceProfile>;

/// All kinds of device that this console knows. Immutable, cheap to copy, shared by threads.
class ProfileCatalogue
{
public:
    ProfileCatalogue() = default;
    explicit ProfileCatalogue(QList<ProfilePtr> profiles) : m_profiles(std::move(profiles)) { }

    [[nodiscard]] const QList<ProfilePtr> &profiles() const { return m_profiles; }
    /// Null if there is none with that id.
    [[nodiscard]] ProfilePtr find(QStringView id) const;

private:
    QList<ProfilePtr> m_profiles;
};

} // namespace Raptor
