// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which memory a report of a TrackedDevice touches.
#include "models/prefetch.h"
#include "models/tracked_device.h"

namespace Raptor::Models {

void TrackedDevice::expect() const
{
    const auto *const begin = reinterpret_cast<const char *>(this);
    prefetch(begin, size_t(reinterpret_cast<const char *>(&m_latched) - begin));
}

void TrackedDevice::expectContents() const
{
    prefetch(m_signals.data(), m_signals.size() * sizeof(Signal));
    prefetch(m_places.data(), m_places.size() * sizeof(quint16));
    prefetch(m_stateSignals.data(), m_stateSignals.size() * sizeof(qint16));
    if (!m_sources.empty())
        m_sources.begin()->second.expect();
}

} // namespace Raptor::Models
