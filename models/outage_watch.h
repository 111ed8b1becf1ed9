// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/broker.h"
#include "models/domain/device_id.h"
#include "models/domain/link_ports.h"

#include <QtCore/QList>
#include <QtCore/QMap>

#include <functional>
#include <optional>

namespace Raptor::Models {

/// Sees from the states of the brokers when one could not be heard, and estimates what was missed.
/// Pure: what is known of the devices is asked for, time comes in.
///
/// An outage begins when a telemetry session that was up is up no more, and ends with the next one.
/// Missed are the reports that were due by a device's period since its last one, of the devices
/// that were read there and were live nowhere else meanwhile.
class OutageWatch
{
public:
    struct Device
    {
        DeviceId id;
        QString broker; ///< its source
        bool live = false;
        Milliseconds age{-1}; ///< since its last live report; negative: there was none
        Milliseconds period{2000};
    };
    /// All devices. Asked when an outage begins or ends, and once a second while one lasts.
    using Devices = std::function<QList<Device>()>;
    /// @p lasting: to be kept; else it goes on, with other figures.
    using Report = std::function<void(const BrokerOutage &outage, bool lasting)>;

    OutageWatch(Devices devices, Report report)
        : m_devices(std::move(devices)), m_report(std::move(report))
    {
    }

    /// An outage that an earlier run of the program did not see the end of.
    void resume(const BrokerOutage &outage);
    void update(const BrokerStatus &status, BootTime now, WallTime wall);
    /// The broker is not configured any more.
    void forget(const QString &broker, BootTime now, WallTime wall);
    void tick(BootTime now);
    /// Brokers with an outage that lasts.
    [[nodiscard]] QStringList open() const { return m_open.keys(); }

private:
    struct Missing
    {
        BootTime lastReport{};
        Milliseconds period{2000};
    };
    struct Open
    {
        BrokerOutage outage;
        QMap<DeviceId, Missing> missing;
        bool resumed = false;
        BootTime begunAt{};
    };

    void begin(const BrokerStatus &status, BootTime now, WallTime wall);
    void end(const QString &broker, const QString &remark, BootTime now, WallTime wall);
    static void count(Open &open, const QList<Device> &devices, BootTime now);

    Devices m_devices;
    Report m_report;
    QMap<QString, bool> m_up;
    QMap<QString, Open> m_open;
    BootTime m_countedAt{};
};

} // namespace Raptor::Models
