// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which broker a TrackedDevice is read from, and what becomes of what the others bring.
#include "models/tracked_device.h"

#include <algorithm>

namespace Raptor::Models {

namespace {

/// Of a device that reports ten times a second this is twice its staleness.
constexpr size_t heldAtMost = 64;

} // namespace

QString TrackedDevice::bestSource(BootTime now, const SourceChoice &choice) const
{
    const QualityRule rule = this->rule();
    const auto isUsable = [&](const QString &source) {
        return !choice.down.contains(source) && isFreshOn(source, now, rule.staleAfter());
    };
    const auto isInTime = [&](const QString &source) {
        return isUsable(source) && isFreshOn(source, now, rule.lateAfter());
    };
    // What is read in time where it is does not go to a source that is late.
    const auto mayTakeOver = [&](const QString &source) {
        return isUsable(source) && (isInTime(source) || !isInTime(m_broker));
    };
    const auto isFeed = [&choice](const QString &source) { return choice.feeds.contains(source); };
    const auto newest = [&](bool feed) {
        QString best;
        std::optional<BootTime> at;
        for (const auto &[name, source] : m_sources) {
            if (isUsable(name) && isFeed(name) == feed && (!at || *source.liveAt() > *at)) {
                best = name;
                at = source.liveAt();
            }
        }
        return best;
    };
    if (mayTakeOver(choice.preferred))
        return choice.preferred;
    if (isUsable(m_broker) && !isFeed(m_broker))
        return m_broker;
    if (const QString broker = newest(false); mayTakeOver(broker))
        return broker;
    return isUsable(m_broker) ? m_broker : newest(true);
}

bool TrackedDevice::chooseSource(BootTime now, const SourceChoice &choice)
{
    QString best = bestSource(now, choice);
    if (best.isEmpty() && m_broker.isEmpty() && !m_sources.empty())
        best = m_sources.begin()->first;
    if (best.isEmpty() || best == m_broker)
        return false;
    m_broker = best;
    m_changes |= DeviceChange::Source;
    return true;
}

/// With a second source it has to be known what the first one brought.
void TrackedDevice::beginIdentities()
{
    if (!m_identities.empty() || m_sources.size() < 2 || !m_taken)
        return;
    const auto first = m_sources.find(m_taken->broker);
    if (first == m_sources.end())
        return;
    const ReportSource::Identities &recent = first->second.recent();
    m_identities.assign(recent.begin(), recent.end());
    const auto newest = std::find(m_identities.begin(), m_identities.end(), m_taken->identity);
    m_nextIdentity = newest == m_identities.end()
        ? 0
        : size_t(newest - m_identities.begin() + 1) % m_identities.size();
}

bool TrackedDevice::wasTaken(const ReportIdentity &identity) const
{
    return std::find(m_identities.begin(), m_identities.end(), identity) != m_identities.end();
}

/// Neither taken, nor older than what was.
bool TrackedDevice::isNews(const ReportIdentity &identity) const
{
    return !wasTaken(identity) && !(m_taken && identity.precedes(m_taken->identity));
}

/// Why a report of the active source is no news, though it is to that source.
std::optional<TrackedDevice::Verdict> TrackedDevice::objectionTo(const StateReport &report,
                                                                 Milliseconds period) const
{
    const ReportIdentity identity = ReportIdentity::of(report);
    if (!identity.isNull() && wasTaken(identity))
        return Verdict::Duplicate;
    if (!m_taken || m_taken->broker == report.broker)
        return {};
    if (isEcho(report, period))
        return Verdict::Duplicate;
    if (isStraggler(identity, report.receivedBoot, m_taken->identity, m_taken->receivedBoot,
                    period))
        return Verdict::OutOfOrder;
    return {};
}

/// True if @p report, which has no identity, is what another broker delivered a moment ago as the
/// one that was taken last: it says the same.
bool TrackedDevice::isEcho(const StateReport &report, Milliseconds period) const
{
    if (!m_taken || report.broker == m_taken->broker || !ReportIdentity::of(report).isNull()
        || report.receivedBoot - m_taken->receivedBoot >= echoesFor(period))
        return false;
    const auto isTaken = [this](const Signal &entry) { return entry.report == m_report; };
    const auto saysTheSame = [&](const Reading &reading) {
        const Signal *known = find(reading.signal);
        return known && isTaken(*known) && known->value == usable(reading.value);
    };
    return report.readings.size() == std::count_if(m_signals.begin(), m_signals.end(), isTaken)
        && std::all_of(report.readings.begin(), report.readings.end(), saysTheSame);
}

void TrackedDevice::hold(const StateReport &report, BootTime liveAt)
{
    const ReportIdentity identity = ReportIdentity::of(report);
    if (identity.isNull() || !isNews(identity))
        return;
    m_held.push_back({report, liveAt});
    if (m_held.size() > heldAtMost)
        m_held.erase(m_held.begin());
}

void TrackedDevice::takeLate(const Held &held, QList<Sample> *taken)
{
    take(held.report, held.liveAt, taken);
    ++m_lateReports;
}

/// What was kept back and was made before @p until, the active source has left out.
void TrackedDevice::fillGap(const ReportIdentity &until, QList<Sample> *taken)
{
    if (m_held.empty())
        return;
    std::vector<Held> later;
    for (const Held &held : std::exchange(m_held, {})) {
        const ReportIdentity identity = ReportIdentity::of(held.report);
        if (identity == until || !isNews(identity))
            continue;
        if (identity.precedes(until))
            takeLate(held, taken);
        else
            later.push_back(held);
    }
    m_held = std::move(later);
}

/// What the new source reported while another one was read counts now, if it is the newer.
void TrackedDevice::takeKeptBack(QList<Sample> *taken)
{
    const ReportSource &source = m_sources.at(m_broker);
    std::vector<Held> others;
    for (const Held &held : std::exchange(m_held, {})) {
        if (!isNews(ReportIdentity::of(held.report)))
            continue;
        if (held.report.broker == m_broker)
            takeLate(held, taken);
        else
            others.push_back(held);
    }
    m_held = std::move(others);
    if (!source.nameless())
        return;
    const StateReport &newest = *source.nameless();
    if (!m_taken
        || (newest.receivedBoot > m_taken->receivedBoot && !isEcho(newest, m_period.period())))
        takeLate({newest, *source.liveAt()}, taken);
}

} // namespace Raptor::Models
