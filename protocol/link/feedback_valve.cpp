// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/feedback_valve.h"

#include <utility>

namespace Raptor::Link {

void FeedbackValve::push(const StateReport &report)
{
    const std::lock_guard lock(m_mutex);
    if (m_underWay >= mostUnderWay || !m_waiting.isEmpty())
        m_waiting.insert(report.device, report);
    else
        forward(report);
}

void FeedbackValve::forward(const StateReport &report)
{
    ++m_underWay;
    QMetaObject::invokeMethod(
        this, [this, report] { deliver(report); }, Qt::QueuedConnection);
}

void FeedbackValve::deliver(const StateReport &report)
{
    Q_EMIT heard(report);
    const std::lock_guard lock(m_mutex);
    if (--m_underWay > 0)
        return;
    const auto waiting = std::exchange(m_waiting, {});
    for (const StateReport &newest : waiting)
        forward(newest);
}

} // namespace Raptor::Link
