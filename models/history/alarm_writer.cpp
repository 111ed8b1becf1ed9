// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/alarm_writer.h"

#include <QtCore/QCoreApplication>

#include <utility>

namespace Raptor::History {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AlarmJournal)
};

} // namespace

/// Whether this console keeps the alarms.
Result<bool> AlarmWriter::begin(const Tidings &tidings)
{
    const auto settled = m_file.settle(); // before the batch is given up, or made anew
    if (!settled)
        return settled.error();
    if (*settled) {
        m_queue->done(m_file.lost());
        tidings.written(m_queue->written());
    }
    const auto claimed = m_claim.take();
    if (!claimed)
        return claimed.error();
    if (!*claimed) {
        m_acts += m_queue->standAside();
        m_met.reset();
        m_newest.reset();
        tidings.written(m_queue->written());
    }
    if (const Outcome forwarded = forward(); !forwarded)
        return forwarded.error();
    return claimed;
}

/// What operators did here while another console kept the alarms is written as from any other
/// program; that console takes it over. What does not apply to an alarm as it stands there is kept
/// by the book here, and put right when this console takes over.
Outcome AlarmWriter::forward()
{
    while (!m_acts.isEmpty()) {
        const AlarmTransition &row = m_acts.constFirst();
        const auto written =
            m_file.act({row.key.text(), row.event, row.at, row.by, row.comment, row.until});
        if (!written && written.error().code != Error::Code::NotFound
            && written.error().code != Error::Code::Refused)
            return written.error();
        m_acts.removeFirst();
    }
    return std::monostate{};
}

Result<bool> AlarmWriter::leadsOn()
{
    const auto newest = m_file.newest();
    if (!newest)
        return newest.error();
    m_opened = m_file.opened();
    if (!m_met) {
        // That it was another file when it was read, with as many rows, nobody can tell.
        if (m_newest != *newest)
            return false;
        m_met = m_file.identity();
    }
    // One that was removed may leave its identity to the next.
    m_begun = m_begun || m_met != m_file.identity() || *newest < m_newest;
    if (m_begun)
        return false;
    m_newest = *newest;
    return true;
}

Outcome AlarmWriter::encounter(const Tidings &tidings)
{
    const auto news = m_file.news(m_news); // first: what stands must not be older
    if (!news)
        return news.error();
    m_heard += *news;
    const auto standing = m_file.standing();
    if (!standing) {
        return Error{standing.error().code,
                     Words::tr("what stood before cannot be read: %1").arg(standing.error().text)};
    }
    m_met = m_file.identity();
    m_newest = standing->newest;
    m_queue->hold();
    tidings.encountered({std::exchange(m_heard, {}), standing->rows, standing->newest,
                         std::exchange(m_begun, false)});
    return std::monostate{};
}

Outcome AlarmWriter::writeAll(const Tidings &tidings)
{
    for (auto batch = m_queue->batch(); !batch.isEmpty(); batch = m_queue->batch()) {
        if (const Outcome appended = m_file.append(batch, m_queue->hasGap()); !appended)
            return appended;
        m_queue->done(m_file.lost());
        tidings.written(m_queue->written());
        if (const auto newest = m_file.newest())
            m_newest = *newest;
    }
    return std::monostate{};
}

Result<bool> AlarmWriter::drain(const Tidings &tidings)
{
    if (m_queue->isHeld())
        return false;
    const auto keeps = begin(tidings);
    if (!keeps)
        return keeps.error();
    if (!*keeps) {
        return Error{Error::Code::Refused,
                     Words::tr("another console keeps the alarms of this data directory")};
    }
    const auto leads = leadsOn();
    if (!leads)
        return leads.error();
    if (const Outcome written = *leads ? writeAll(tidings) : std::monostate{}; !written)
        return written.error();
    if (*leads && !m_queue->hasGap())
        return true;
    if (const Outcome encountered = encounter(tidings); !encountered)
        return encountered.error();
    return false;
}

Outcome AlarmWriter::prune(WallTime now, BootTime boot, Milliseconds keep)
{
    constexpr int slice = 500;
    if (!m_met || m_queue->isHeld())
        return std::monostate{};
    const auto claimed = m_claim.take();
    if (!claimed)
        return claimed.error();
    if (!*claimed)
        return std::monostate{}; // the next drain() says so
    if (const auto pruned = m_file.prune(now, boot, keep, slice); !pruned)
        return pruned.error();
    return std::monostate{};
}

void AlarmWriter::finish()
{
    (void)m_queue->resume({}, 0, true);
    const Tidings nobody{[](qint64) {}, {}};
    const auto keeps = begin(nobody);
    if (keeps && *keeps)
        (void)writeAll(nobody); // what is left then is logged
    m_file.close();
    m_claim.release();
}

} // namespace Raptor::History
