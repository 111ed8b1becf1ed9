// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/raptor-bench/plant_server.h"
#include "models/domain/broker.h"
#include "models/domain/device_id.h"

#include <QtCore/QProcess>

namespace Raptor::Bench {

/// A PlantServer in a process of its own, as long as this object exists. Its devices are
/// raptor/bench/m1 and so on.
class PlantProcess final : public QObject
{
    Q_OBJECT
public:
    explicit PlantProcess(const PlantTask &task);
    ~PlantProcess() override;

    /// Unset when it did not start.
    [[nodiscard]] std::optional<BrokerProfile> broker() const;
    [[nodiscard]] static DeviceId device(int index);
    /// From now on every report raises one of the device's conditions, until all are raised.
    void raiseConditions();

    /// Reports since the start; see PlantServer.
    struct Count
    {
        qint64 due = 0;
        qint64 sent = 0;
        qint64 leftOut = 0;
    };
    /// Runs the event loop until it has answered; unset if it does not.
    [[nodiscard]] std::optional<Count> count();

Q_SIGNALS:
    /// A command came out of the wire; @p at: CLOCK_MONOTONIC in ns when its bytes were read.
    void commandArrived(int device, qint64 at, const QByteArray &commandId);

private:
    void readLines();

    QProcess m_process;
    std::optional<Count> m_count;
    quint16 m_port = 0;
};

} // namespace Raptor::Bench
