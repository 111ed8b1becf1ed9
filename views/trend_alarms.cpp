// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/trend_alarms.h"

namespace Raptor::Views {

namespace {

constexpr Milliseconds askEvery{1000};

} // namespace

TrendAlarms::TrendAlarms(AlarmHistory *history, const Clock *clock, QObject *parent)
    : QObject(parent), m_history(history), m_clock(clock)
{
    if (history)
        connect(history, &AlarmHistory::spansReady, this, &TrendAlarms::take);
}

void TrendAlarms::ask(const DeviceId &device, WallTime from, WallTime to, bool anew)
{
    if (device != m_device) {
        m_device = device;
        m_spans.clear();
        anew = true;
    }
    const BootTime now = m_clock->now();
    if (!m_history || device.isNull())
        return;
    const bool early = m_askedAt && now >= *m_askedAt && now - *m_askedAt < askEvery;
    if (!anew && (m_due || early))
        return;
    m_askedAt = now;
    m_due = true;
    m_ticket = nextSpanTicket();
    m_history->spans(m_ticket, device, from, to);
}

void TrendAlarms::take(int ticket, const QList<AlarmSpan> &spans, const QString &error)
{
    if (ticket != m_ticket || !m_due)
        return;
    m_due = false;
    // A journal that cannot be read is told on the Alarms page; what was known still holds.
    const QList<AlarmSpan> known = spansUntil(spans, m_clock->wall());
    if (!error.isEmpty() || known == m_spans)
        return;
    m_spans = known;
    Q_EMIT changed();
}

int nextSpanTicket()
{
    static int last = 0;
    return ++last;
}

QList<AlarmSpan> spansUntil(QList<AlarmSpan> spans, WallTime moment)
{
    spans.removeIf([moment](const AlarmSpan &span) { return span.from > moment; });
    for (AlarmSpan &span : spans) {
        if (span.to && *span.to > moment)
            span.to.reset();
    }
    return spans;
}

} // namespace Raptor::Views
