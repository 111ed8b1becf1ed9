// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_ports.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QPersistentModelIndex>

#include <functional>

class QAbstractItemModel;

namespace Raptor::Views {

/// What people call the source of an alarm: the device by its shown name, else the broker or this
/// console. The device model outlives it.
class AlarmNames final : public QObject
{
    Q_OBJECT
public:
    AlarmNames(const QAbstractItemModel *devices, QObject *parent);

    /// "dryer fan", "broker cloud", "this console".
    [[nodiscard]] QString source(const AlarmKey &key) const;
    /// The source, and which of several elements of it: "m1 \u00b7 left".
    [[nodiscard]] QString unit(const AlarmKey &key) const;
    /// "left"; empty for a device that has one alone, and for what belongs to none.
    [[nodiscard]] QString element(const AlarmKey &key) const;
    /// "dryer fan, motor.amps"; what belongs to no signal is its source alone.
    [[nodiscard]] QString place(const AlarmKey &key) const;

private:
    struct Known
    {
        QString name;
        QPersistentModelIndex row;
        bool several = false; ///< it has shown more than one element
    };
    void read() const;
    [[nodiscard]] bool hasSeveral(const DeviceId &device) const;

    const QAbstractItemModel *m_devices;
    mutable QHash<DeviceId, Known> m_known;
    mutable bool m_fresh = false;
};

/// "22.6 A > 22.0 A", "no report", "asked to start, reports stopped"; an en dash for nothing.
[[nodiscard]] QString measuredText(AlarmKind kind, const AlarmOccurrence &occurrence);
/// "21:25:08" today, "20 Nov 21:25:08" on another day, with the year in another one.
[[nodiscard]] QString momentText(WallTime time, WallTime now);
/// The same with milliseconds.
[[nodiscard]] QString preciseText(WallTime time, WallTime now);
/// "12 min ago" as an age.
[[nodiscard]] QString sinceText(WallTime time, WallTime now);
/// What keeps it from the operator: "shelved until 15:12:00", "out of service"; empty for nothing.
[[nodiscard]] QString silenceText(const AlarmRecord &record, WallTime now);
/// "Current very high of dryer fan, Broker lost of broker cloud and 3 more".
[[nodiscard]] QString listText(const QList<AlarmRecord> &records, const AlarmNames &names);
/// What a change sets, in words: "limit 17.5 A, priority high".
[[nodiscard]] QString changeText(const AlarmChange &change, AlarmKind kind, Unit unit);
/// What became of an act on several alarms, as it is told.
struct AlarmAnswer
{
    QString text;
    bool done = false; ///< to some of them at least
    bool refused = false; ///< for some of them at least
};

/// @p done: what was done to so many: "3 alarms shelved". @p refused: nothing was: "Not shelved:
/// %1".
[[nodiscard]] AlarmAnswer answerOf(const AlarmOutcome &outcome, qsizetype asked,
                                   const std::function<QString(int)> &done, const QString &refused);
[[nodiscard]] QList<AlarmKey> keysOf(const QList<AlarmRecord> &records);

} // namespace Raptor::Views
