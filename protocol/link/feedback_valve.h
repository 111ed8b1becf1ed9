// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/report.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

#include <mutex>

namespace Raptor::Link {

/// The way of commanded devices' states from the command thread to the GUI thread. A device that
/// floods must not fill the GUI's event queue, behind which a key press would wait: when too many
/// reports are under way, only the newest of each device goes on when those have been heard. They
/// prove what became of commands; for that the newest will do. Telemetry, where each one counts,
/// takes another way. Lives on the GUI thread.
class FeedbackValve final : public QObject
{
    Q_OBJECT
public:
    static constexpr int mostUnderWay = 64;

    using QObject::QObject;

    /// Any thread; heard() follows on the valve's, never before what that thread has queued
    /// earlier.
    void push(const StateReport &report);

Q_SIGNALS:
    void heard(const Raptor::StateReport &report);

private:
    void forward(const StateReport &report);
    void deliver(const StateReport &report);

    std::mutex m_mutex;
    int m_underWay = 0;
    QHash<DeviceId, StateReport> m_waiting;
};

} // namespace Raptor::Link
