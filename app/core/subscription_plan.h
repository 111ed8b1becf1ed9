// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/broker.h"
#include "models/domain/device_profile.h"

#include <QtCore/QHash>

namespace Raptor::App {

/// What decides which broker carries what.
struct PlanInput
{
    QList<BrokerProfile> brokers;
    QString current; ///< preferred source; empty: none is usable yet
    QString lockedTo; ///< empty: automatic
    ProfileCatalogue catalogue;
    QList<DeviceId> staleDevices; ///< without live values on the preferred broker
    /// Brokers that carry everything beside the preferred one while a switch is under way.
    QStringList alongside{};
};

/// Topic filters per broker name. The preferred broker carries everything. What a standby broker
/// carries is its profile's choice: by default the kinds of device that live there, and single
/// devices that are missing elsewhere. A lock by hand leaves just that one. While no broker is
/// preferred every one is listened to, metered lines excepted. Pure.
[[nodiscard]] QHash<QString, QStringList> planSubscriptions(const PlanInput &input);

/// Topics of @p devices, and of those that @p broker names among the expected ones: what can be
/// listened to where a broker refuses filters with wildcards.
[[nodiscard]] QStringList knownTopics(const BrokerProfile &broker, const QList<DeviceId> &devices,
                                      const ProfileCatalogue &catalogue);

} // namespace Raptor::App
