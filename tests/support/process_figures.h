// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QTimer>

#include <unistd.h>

#include <algorithm>

namespace Raptor::Test {

/// For how long this thread could have run so far, and had no processor; 0 where the system does
/// not tell.
[[nodiscard]] inline qint64 starvedMs()
{
    QFile file(QStringLiteral("/proc/thread-self/schedstat"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() / 1'000'000;
}

/// How long the event loop was kept from coming round, other than by a machine that ran something
/// else.
class LoopProbe
{
public:
    LoopProbe()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            const qint64 gap = m_since.elapsed();
            m_longest = std::max(m_longest, gap);
            m_widest = std::max(m_widest, gap - (starvedMs() - m_starved));
            resume();
        });
    }
    void begin()
    {
        m_widest = 0;
        m_longest = 0;
        resume();
        m_timer.start(2);
    }
    /// After work of the test's own, which is not what is measured.
    void resume()
    {
        m_starved = starvedMs();
        m_since.start();
    }
    [[nodiscard]] qint64 widest() const { return m_widest; }
    /// With the time in which the machine ran something else.
    [[nodiscard]] qint64 longestStandstill() const { return m_longest; }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_starved = 0;
    qint64 m_widest = 0;
    qint64 m_longest = 0;
};

/// Of this process.
[[nodiscard]] inline qint64 residentKiB()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE) / 1024;
}

[[nodiscard]] inline qsizetype descriptors()
{
    return QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::AllEntries | QDir::System).size();
}

} // namespace Raptor::Test
