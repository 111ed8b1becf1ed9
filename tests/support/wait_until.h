// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QEvent>
#include <QtCore/QTimer>

namespace Raptor::Test {

/// Runs the event loop until \a holds; false when it does not within \a timeout. Unlike QTRY_* and
/// QTest::qWaitFor(), which sleep for 10 ms and more, it looks after every event: for tests that
/// wait a thousand times.
template <typename Predicate>
[[nodiscard]] bool waitUntil(Predicate holds,
                             std::chrono::milliseconds timeout = std::chrono::seconds(10))
{
    QTimer heartbeat; // for what makes no event here
    heartbeat.start(2);
    const QDeadlineTimer deadline(timeout);
    while (!holds()) {
        if (deadline.hasExpired())
            return holds();
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

} // namespace Raptor::Test
