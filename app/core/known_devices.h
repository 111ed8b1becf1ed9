// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/device_id.h"

#include <QtCore/QMap>

namespace Raptor::App {

/// The devices of earlier runs and when each was last heard, kept in a small text file (mode 0600):
/// an e-stop has to reach silent devices too. One "<epoch ms> <device id>" a line.
class KnownDevices
{
public:
    /// An empty name keeps nothing.
    explicit KnownDevices(QString fileName) : m_fileName(std::move(fileName)) { }

    /// Lines that make no sense are left out. A missing file is an empty list.
    [[nodiscard]] Result<QMap<DeviceId, WallTime>> load() const;
    [[nodiscard]] Outcome save(const QMap<DeviceId, WallTime> &devices) const;

private:
    QString m_fileName;
};

} // namespace Raptor::App
