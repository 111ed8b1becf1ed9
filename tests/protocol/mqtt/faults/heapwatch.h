// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QTimer>

#include <algorithm>
#include <cstddef>

#if defined(__SANITIZE_ADDRESS__)
extern "C" std::size_t __sanitizer_get_current_allocated_bytes(); // GCC 12 installs no header
#else
#include <malloc.h>
#endif

/// How far the heap of this process grows: bytes that are allocated and not freed, looked at every
/// millisecond. Not the resident memory, which under ASan tells nothing.
class HeapWatch
{
public:
    HeapWatch() : m_before(inUse())
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { look(); });
        m_timer.start(1);
    }

    void look()
    {
        ++m_looks;
        m_highest = std::max(m_highest, inUse());
    }
    /// Highest growth that was seen, in bytes.
    [[nodiscard]] qint64 growth() const { return m_highest - m_before; }
    /// Looks of the timer: the event loop has to go on whatever a peer does.
    [[nodiscard]] int looks() const { return m_looks; }

    static qint64 inUse()
    {
#if defined(__SANITIZE_ADDRESS__)
        return qint64(__sanitizer_get_current_allocated_bytes());
#else
        const struct mallinfo2 info = ::mallinfo2();
        return qint64(info.uordblks + info.hblkhd);
#endif
    }

private:
    QTimer m_timer;
    qint64 m_before;
    qint64 m_highest = 0;
    int m_looks = 0;
};
