// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// When silence alone makes a TrackedDevice another one.
#include "models/tracked_device.h"
#include "models/turn_queue.h"

#include <algorithm>

namespace Raptor::Models {

/// Quality and the choice of the source ask only whether a report is younger than two limits.
BootTime TrackedDevice::nextTurn(BootTime now) const
{
    const QualityRule rule = this->rule();
    BootTime next = TurnQueue::never;
    const auto consider = [&](BootTime liveAt) {
        for (const Milliseconds limit : {rule.lateAfter(), rule.staleAfter()}) {
            const BootTime turn = liveAt + limit + Milliseconds(1); // the first moment beyond it
            if (turn > now)
                next = std::min(next, turn);
        }
    };
    if (m_evidence == Evidence::Live)
        consider(m_liveAt);
    if (m_origin.evidence == Evidence::Live)
        consider(m_origin.liveAt);
    for (const Signal &entry : m_signals) {
        if (entry.report == m_report)
            continue; // as m_origin
        if (const Origin &origin = originOf(entry); origin.evidence == Evidence::Live)
            consider(origin.liveAt);
    }
    for (const auto &[name, source] : m_sources) {
        if (source.liveAt())
            consider(*source.liveAt());
    }
    return next;
}

} // namespace Raptor::Models
