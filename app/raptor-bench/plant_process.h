// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
    /// @p rate: state messages a second, of all devices together.
    PlantProcess(int devices, int rate, int conditions = 0);
    ~PlantProcess() override;

    /// Unset when it did not start.
    [[nodiscard]] std::optional<BrokerProfile> broker() const;
    [[nodiscard]] static DeviceId device(int index);
    /// From now on every report raises one of the device's conditions, until all are raised.
    void raiseConditions();

Q_SIGNALS:
    /// A command came out of the wire; @p at: CLOCK_MONOTONIC in ns when its bytes were read.
    void commandArrived(int device, qint64 at, const QByteArray &commandId);

private:
    void readLines();

    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace Raptor::Bench
