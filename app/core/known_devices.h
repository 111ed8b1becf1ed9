// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/device_id.h"
#include "models/history/disk_worker.h"

#include <QtCore/QMap>
#include <QtCore/QObject>

namespace Raptor::App {

/// When a device was last heard, and through which broker; empty: nobody knows.
struct KnownDevice
{
    WallTime lastSeen{};
    QString broker{};

    friend bool operator==(const KnownDevice &, const KnownDevice &) = default;
};

/// The devices of earlier runs and when each was last heard, kept in a small text file (mode 0600):
/// an e-stop has to reach silent devices too. One "<epoch ms> <device id>" a line, below it "by
/// <broker>", which older programs read past. GUI thread; the file is written on another, for a
/// disk that hangs must not hold up an e-stop.
class KnownDevices final : public QObject
{
    Q_OBJECT
public:
    /// An empty name keeps nothing.
    explicit KnownDevices(QString fileName, QObject *parent = nullptr);
    /// Waits for a second at most for what is still to be written.
    ~KnownDevices() override;

    /// Lines that make no sense are left out. A missing file is an empty list. Reads at once.
    [[nodiscard]] Result<QMap<DeviceId, KnownDevice>> load() const;
    /// Returns at once.
    void save(const QMap<DeviceId, KnownDevice> &devices);

Q_SIGNALS:
    void saved();
    void notSaved(const QString &why);

private:
    QString m_fileName;
    std::shared_ptr<History::Postbox> m_postbox;
    History::DiskWorker m_worker;
};

} // namespace Raptor::App
