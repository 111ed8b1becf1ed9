// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plant_store.h"

namespace Raptor::App {

/// Make before break: what keeps carrying everything while the preferred source changes. Before the
/// switch it is the broker on trial, afterwards the one that was left, until every device that was
/// read there has reported on the new one; a second at least, for what is on its way, and five at
/// most: devices that report rarely, or live there alone, are looked after by the plan. Pure; time
/// is given in.
class Handover
{
public:
    static constexpr Milliseconds atLeast{1000};
    static constexpr Milliseconds atMost{5000};

    /// Empty: none is.
    void setTrial(const QString &broker) { m_trial = broker; }
    [[nodiscard]] const QString &trial() const { return m_trial; }
    /// The source has changed. Nothing is kept of a broker that is @p dead.
    void begin(const QString &from, const QString &to, bool dead, const Models::PlantStore &plant,
               BootTime now);
    /// True if the overlap is over with this call.
    bool end(const Models::PlantStore &plant, BootTime now);
    /// A broker that is gone.
    void forget(const QString &broker);
    /// Beside the preferred one.
    [[nodiscard]] QStringList brokers() const;

private:
    QString m_trial;
    QString m_from; ///< the one that was left; empty: no overlap
    QString m_to;
    BootTime m_since{};
    QList<DeviceId> m_devices; ///< that were live at the one that was left
};

} // namespace Raptor::App
