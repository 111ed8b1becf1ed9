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

/// As waitUntil(), for what is promised within a time. That is counted in beats of this thread's
/// own event loop, of which those that come late count once: a machine that does not let the
/// program run is no fault of the program. A loop that is blocked is, and is not seen here.
template <typename Predicate>
[[nodiscard]] bool holdsWithin(std::chrono::milliseconds promised, Predicate holds)
{
    constexpr std::chrono::milliseconds beat(10);
    std::chrono::milliseconds passed(0);
    QTimer clock;
    clock.setTimerType(Qt::PreciseTimer);
    QObject::connect(&clock, &QTimer::timeout, &clock, [&passed, beat] { passed += beat; });
    clock.start(beat);
    const bool held = waitUntil([&] { return holds() || passed >= promised; }, 20 * promised);
    return held && (passed < promised || holds());
}

} // namespace Raptor::Test
