// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_id.h"
#include "models/domain/result.h"

#include <QtCore/QObject>
#include <QtCore/QThread>
#include <QtCore/QUrl>

#include <atomic>
#include <memory>

namespace Raptor::Bench {

/// Devices that publish through a real broker, on a thread of its own: raptor/bench/n1 and so on,
/// and among them one whose speed is another one each time. Lives on the thread that makes it.
class FloodPublisher final : public QObject
{
    Q_OBJECT
public:
    /// @p rate: messages a second, of all devices together.
    FloodPublisher(const QUrl &broker, int devices, int rate);
    ~FloodPublisher() override;

    /// The one that is watched.
    [[nodiscard]] static DeviceId watched();
    /// Publishes @p rpm as the speed of the watched device, soon. The clock starts with the call to
    /// publish() on the other thread, see publishedAt().
    void publishWatched(int rpm);
    /// CLOCK_MONOTONIC in ns, of the last one that was asked for; 0 while it is not published.
    [[nodiscard]] qint64 publishedAt() const { return m_publishedAt; }
    [[nodiscard]] bool isUp() const { return m_up; }

private:
    class Worker;

    std::atomic<qint64> m_publishedAt = 0;
    std::atomic<bool> m_up = false;
    QThread m_thread;
    Worker *m_worker; ///< lives on m_thread, which deletes it
};

} // namespace Raptor::Bench
