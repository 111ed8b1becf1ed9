// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm.h"
#include "models/domain/roles.h"

#include <QtCore/QDateTime>
#include <QtCore/QModelIndex>

#include <optional>

namespace Raptor::Views {

/// The form that says what a device does: no two states share one.
enum class StateShape {
    None,
    Triangle, ///< running
    HollowSquare, ///< stopped
    Octagon, ///< e-stop latched
    Cross, ///< stale, offline, bad
    Disc, ///< relay on
    Ring, ///< relay off
    ArrowUp, ///< charging
    ArrowDown, ///< discharging
    Dash, ///< idle
    Question, ///< unknown
};

/// One row of the device model, read once for painting.
struct DeviceFacts
{
    DeviceId id;
    QString name;
    QString site;
    QString systemTitle;
    RunState run = RunState::Unknown;
    QDateTime since;
    Quality quality = Quality::Bad;
    QString qualityText;
    qint64 ageMs = -1;
    QString broker;
    QList<SignalView> signalViews;
    bool latched = false;
    QString latchText;
    bool busy = false;
    QList<CommandKind> kinds;
    QDateTime reportedAt;
    QList<AlarmMark> alarms; ///< announced ones, most urgent first

    [[nodiscard]] static DeviceFacts of(const QModelIndex &index);
    [[nodiscard]] bool isDevice() const { return !id.isNull(); }
    /// The most urgent one of a signal, unacknowledged before acknowledged; null if it has none.
    [[nodiscard]] const AlarmMark *alarmOf(QStringView signal) const;
    [[nodiscard]] bool live() const;
    /// Whether @p signal may be shown as live: a device may be live while one of its values is not.
    [[nodiscard]] bool live(const SignalView &signal) const;
    [[nodiscard]] StateShape shape() const;
    /// "running"; "stale, was running" when the state is not live.
    [[nodiscard]] QString stateWord() const;
    /// "0.4 s", "late 3.1 s", "8 s old", "last known", "no report".
    [[nodiscard]] QString ageWord() const;

    friend bool operator==(const DeviceFacts &, const DeviceFacts &) = default;
};

/// One quantity ("RPM") of a device over all its motors. The pointers live as long as the facts.
struct Quantity
{
    QString label;
    Unit unit = Unit::None;
    QList<const SignalView *> values; ///< one per group that has it
};

/// A number as a tile shows it.
struct ShownNumber
{
    QString text;
    Quality quality = Quality::Bad; ///< live numbers and others must not look alike

    friend bool operator==(const ShownNumber &, const ShownNumber &) = default;
};

/// The numbers of a device: signals of the device itself, and one column per motor.
[[nodiscard]] QList<Quantity> quantities(const QList<SignalView> &signalViews);
/// One number per motor; lowest and highest where there are more than two motors. These two are
/// only as good as the worst value among them: a motor that is silent may be anywhere now.
[[nodiscard]] QList<ShownNumber> shownNumbers(const DeviceFacts &facts, const Quantity &quantity);
/// The motors ("left", "right") in their order; empty where there are no groups.
[[nodiscard]] QStringList groupsOf(const QList<SignalView> &signalViews);
/// The relay of the device, null if it has none.
[[nodiscard]] const SignalView *relayOf(const QList<SignalView> &signalViews);

[[nodiscard]] std::optional<double> numberOf(const SignalView &signal);
/// The number alone, with the unit's decimals; an en dash for none.
[[nodiscard]] QString numberText(const SignalView &signal);
/// "on", "off", or the text that the device sent; an en dash for none.
[[nodiscard]] QString wordText(const SignalView &signal);
/// "on"; "on, stale" where the value is not live.
[[nodiscard]] QString wordAndQuality(const DeviceFacts &facts, const SignalView &signal);
/// "stale": empty for good values.
[[nodiscard]] QString qualityMark(Quality quality);

} // namespace Raptor::Views
