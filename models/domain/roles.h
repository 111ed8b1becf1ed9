// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_profile.h"

#include <QtCore/Qt>

namespace Raptor {

/// One signal of a device as a tile, gauge or table shows it.
struct SignalView
{
    QString signal; ///< "left.rpm"
    QString group; ///< "left"; empty for signals of the device itself
    QString label; ///< "RPM"
    ValueKind kind = ValueKind::Number;
    Unit unit = Unit::None;
    Band range;
    std::optional<Band> normal;
    Limits limits;
    Value value;
    Quality quality = Quality::Bad;

    friend bool operator==(const SignalView &, const SignalView &) = default;
};

/// Roles of the device model: one row per device, one column. Qt::DisplayRole is the device's name.
namespace DeviceRole {
enum Role {
    Id = Qt::UserRole + 1, ///< DeviceId
    IdText, ///< QString "raptor/shop/m1"
    Name, ///< QString, shown name
    System, ///< QString "raptor"
    SystemTitle, ///< QString "Motor gateway"
    Site, ///< QString, empty for none
    RunStateRole, ///< RunState
    StateSince, ///< QDateTime local, invalid if unknown
    QualityRole, ///< Quality
    QualityText, ///< QString: "no link to cloud", "last known, retained by the broker"
    AgeMs, ///< qint64 since the last live report; -1 if there was none
    Broker, ///< QString, the active source
    Signals, ///< QList<SignalView>
    EStopLatched, ///< bool: on the device or on this console
    EStopText, ///< QString: "latched at the device", "inhibited on this console only"
    CommandBusy, ///< bool: a command is in execution
    Kinds, ///< QList<CommandKind> that its profile knows
    ReportedAt, ///< QDateTime local of the last report
    Alarms, ///< QList<AlarmMark>: announced alarms, most urgent first
    ClockOffset, ///< qint64: its clock minus ours in ms; invalid while it is not known
};
}

/// Roles and columns of the command ledger; newest row first.
namespace CommandRole {
enum Role {
    Record = Qt::UserRole + 1, ///< CommandRecord
    Id,
    DeviceIdText,
    Kind, ///< CommandKind
    Outcome, ///< CommandOutcome
    Step, ///< CommandStep
    RefusalReason, ///< Refusal
    MayStillRun, ///< bool: nothing keeps it from running later; a Stop belongs beside it
};
}
namespace CommandColumn {
/// Audited to Confirmed: time since CommandRecord::origin().
enum Column {
    Time,
    Device,
    Command,
    Operator,
    Result,
    Audited,
    Sent,
    Broker,
    Confirmed,
    Detail,
    Count
};
} // namespace CommandColumn

/// Roles and columns of the broker model; one row per configured broker, by rank.
namespace BrokerRole {
enum Role {
    Name = Qt::UserRole + 1, ///< QString
    Profile, ///< BrokerProfile
    Status, ///< BrokerStatus
    IsCurrent, ///< bool: preferred source at this moment
};
}
namespace BrokerColumn {
enum Column { Name, Address, Health, Session, Data, RoundTrip, Messages, Error, Count };
}

/// Roles and columns of the two tables of the history of links; newest row first.
namespace LinkHistoryRole {
enum Role {
    Switch = Qt::UserRole + 1, ///< BrokerSwitch
    Outage, ///< BrokerOutage
};
}
namespace SwitchColumn {
enum Column { Time, From, To, By, Reason, Count };
}
namespace OutageColumn {
enum Column { From, Until, Lasted, Broker, Devices, Reports, Reason, Count };
}

/// Roles and columns of the alarm model: one row per alarm that is not plainly normal; in no order of
/// its own.
namespace AlarmRole {
enum Role {
    Record = Qt::UserRole + 1, ///< AlarmRecord
    Key, ///< AlarmKey
    Priority, ///< AlarmPriority
    State, ///< AlarmState
    Announced, ///< bool: stands in the active list
    Unacknowledged, ///< bool
    Sort, ///< QVariant to sort the column by
};
}
namespace AlarmColumn {
enum Column { Priority, Time, Device, Text, State, Value, Limit, Operator, Comment, Until, Count };
}

enum class EventSeverity { Info, Notice, Fault };

/// Roles of the event model; newest row first, Qt::DisplayRole is the text.
namespace EventRole {
enum Role {
    Time = Qt::UserRole + 1, ///< QDateTime local
    Severity, ///< EventSeverity
};
}

} // namespace Raptor

Q_DECLARE_METATYPE(Raptor::SignalView)
