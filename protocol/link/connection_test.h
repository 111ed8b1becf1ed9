// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_profile.h"
#include "models/domain/link_ports.h"

#include <QtCore/QThread>

namespace Raptor::Link {

class ConnectionWalk;

/// How long the first report of a device is waited for: two periods of the quickest kind of device,
/// but 5 s at least and 10 s at most.
[[nodiscard]] Milliseconds firstDataWithin(const ProfileCatalogue &catalogue);

/// Walks the way to a broker once and tells of each stage: see ConnectionTester. The walk itself is
/// on a thread of its own, where certificates and keys are read; all signals come on the thread of
/// this object. It may be cancelled, started anew or destroyed at any time, from inside of its
/// signals too.
class ConnectionTest : public QObject
{
    Q_OBJECT
public:
    /// @p clock must outlive the test.
    ConnectionTest(ProfileCatalogue catalogue, const Clock &clock, QObject *parent = nullptr);
    ~ConnectionTest() override;

    /// Ends a test that is under way. All stages are told from inside of it as Waiting or Skipped.
    void start(const BrokerProfile &profile, const BrokerSecrets &secrets);
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_walk != nullptr; }
    /// Instead of firstDataWithin(). Counts from the next start.
    void setDataWait(Milliseconds wait) { m_dataWait = wait; }

Q_SIGNALS:
    void stageChanged(const Raptor::ConnectionStageResult &result);
    void remarked(const QString &text);
    void finished(bool passed, const QString &text);

private:
    const ProfileCatalogue m_catalogue;
    const Clock &m_clock;
    Milliseconds m_dataWait;
    QThread m_thread;
    ConnectionWalk *m_walk = nullptr; ///< lives on m_thread
    quint64 m_number = 0; ///< of the present test; what comes of an earlier one is dropped
};

} // namespace Raptor::Link
