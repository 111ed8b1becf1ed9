// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report_source.h"

#include "models/prefetch.h"

#include <algorithm>

namespace Raptor::Models {

namespace {

constexpr Milliseconds stragglerHorizon{60'000};
constexpr Milliseconds echoHorizon{2000};
/// A thousand years around 1970: what lies outside is no time and would only overflow.
constexpr Milliseconds sensibleTime{std::chrono::years(1000)};

bool isSensible(const std::optional<WallTime> &time)
{
    return time && time->time_since_epoch() < sensibleTime
        && time->time_since_epoch() > -sensibleTime;
}

size_t hashOf(const Value &value)
{
    return std::visit(
        [](const auto &content) -> size_t {
            if constexpr (std::is_same_v<std::decay_t<decltype(content)>, std::monostate>)
                return 0;
            else
                return qHash(content);
        },
        value);
}

size_t hashOf(const QList<Reading> &readings)
{
    size_t hash = 1;
    for (const Reading &reading : readings)
        hash = qHashMulti(hash, reading.signal, hashOf(reading.value));
    return hash;
}

} // namespace

ReportIdentity ReportIdentity::of(const StateReport &report)
{
    ReportIdentity identity{.takenAt = report.takenAt, .sequence = report.sequence};
    if (!isSensible(identity.takenAt))
        identity.takenAt.reset();
    if (!identity.isNull() && !identity.sequence)
        identity.content = hashOf(report.readings);
    return identity;
}

bool ReportIdentity::precedes(const ReportIdentity &other) const
{
    const bool comparable = sequence && other.sequence;
    if (takenAt && other.takenAt && takenAt != other.takenAt)
        return *takenAt < *other.takenAt && !(comparable && *sequence > *other.sequence);
    return comparable && *sequence < *other.sequence;
}

bool isStraggler(const StateReport &late, const StateReport &newest, Milliseconds period)
{
    return isStraggler(ReportIdentity::of(late), late.receivedBoot, ReportIdentity::of(newest),
                       newest.receivedBoot, period);
}

bool isStraggler(const ReportIdentity &late, BootTime lateAt, const ReportIdentity &newest,
                 BootTime newestAt, Milliseconds period)
{
    if (!late.precedes(newest) || lateAt - newestAt >= period)
        return false;
    return !late.takenAt || !newest.takenAt || *newest.takenAt - *late.takenAt <= stragglerHorizon;
}

Milliseconds echoesFor(Milliseconds period)
{
    return std::min(period / 2, echoHorizon);
}

void ReportSource::expect() const
{
    const auto *const begin = reinterpret_cast<const char *>(this);
    prefetch(begin, size_t(reinterpret_cast<const char *>(&m_recent) - begin));
}

ReportSource::Verdict ReportSource::add(const StateReport &report, Milliseconds period)
{
    const ReportIdentity identity = ReportIdentity::of(report);
    if (isRepeat(identity))
        return Verdict::Duplicate;
    if (!identity.isNull())
        remember(identity);
    if (m_isLive && isStraggler(identity, report.receivedBoot, m_identity, m_newestAt, period))
        return Verdict::OutOfOrder;
    const Milliseconds delay =
        identity.takenAt ? m_delay.add(*identity.takenAt, report.receivedBoot) : Milliseconds(0);
    m_liveAt = report.receivedBoot - delay;
    m_isLive = true;
    keep(report, identity);
    return Verdict::New;
}

void ReportSource::keep(const StateReport &report, const ReportIdentity &identity)
{
    if (identity.isNull())
        m_nameless = report;
    else if (m_identity.isNull())
        m_nameless.reset();
    m_identity = identity;
    m_newestAt = report.receivedBoot;
}

bool ReportSource::isRepeat(const ReportIdentity &identity) const
{
    return !identity.isNull() && !isHighest(identity)
        && std::find(m_recent.begin(), m_recent.end(), identity) != m_recent.end();
}

bool ReportSource::isHighest(const ReportIdentity &identity) const
{
    return (identity.takenAt && (!m_latest || *identity.takenAt > *m_latest))
        || (identity.sequence && (!m_highest || *identity.sequence > *m_highest));
}

void ReportSource::remember(const ReportIdentity &identity)
{
    m_recent[m_next] = identity;
    m_next = (m_next + 1) % remembered;
    if (identity.takenAt && (!m_latest || *identity.takenAt > *m_latest))
        m_latest = identity.takenAt;
    if (identity.sequence && (!m_highest || *identity.sequence > *m_highest))
        m_highest = identity.sequence;
}

BootTime ReportSource::takenAt(const Sample &sample) const
{
    const auto boot =
        isSensible(sample.takenAt) ? m_delay.bootTimeOf(*sample.takenAt) : std::nullopt;
    return boot ? std::min(*boot, sample.receivedBoot) : sample.receivedBoot;
}

} // namespace Raptor::Models
