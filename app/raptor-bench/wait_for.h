// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDeadlineTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QTimer>

namespace Raptor::Bench {

/// Runs the event loop until @p condition holds; false after @p seconds.
template <class Condition>
bool waitFor(Condition condition, int seconds)
{
    const QDeadlineTimer deadline(seconds * 1000);
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (condition() || deadline.hasExpired())
            loop.quit();
    });
    look.start(2);
    if (!condition())
        loop.exec();
    return condition();
}

} // namespace Raptor::Bench
