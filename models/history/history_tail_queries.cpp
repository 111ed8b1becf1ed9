// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/history_tail.h"

namespace Raptor::History {

namespace {

constexpr std::size_t largeTag = 200'000;

} // namespace

std::optional<HistoryTail::TagParts> HistoryTail::partsOf(const TagId &tag)
{
    const std::scoped_lock lock(m_mutex);
    absorb();
    const auto found = m_numbers.constFind(tag);
    if (found == m_numbers.cend())
        return std::nullopt;
    const Tag &entry = m_tags[*found];
    TagParts parts{*found, entry.tag, {}};
    if (!entry.sealed.isEmpty())
        parts.parts.push_back({m_sealed.run, entry.sealed});
    if (!entry.open.isEmpty())
        parts.parts.push_back({m_run, entry.open});
    return parts;
}

std::vector<HistoryTail::TagParts> HistoryTail::allParts()
{
    const std::scoped_lock lock(m_mutex);
    absorb();
    std::vector<TagParts> all;
    all.reserve(m_tags.size());
    for (std::size_t i = 0; i < m_tags.size(); ++i) {
        const Tag &entry = m_tags[i];
        all.push_back({quint32(i), entry.tag, {}});
        if (!entry.sealed.isEmpty())
            all.back().parts.push_back({m_sealed.run, entry.sealed});
        if (!entry.open.isEmpty())
            all.back().parts.push_back({m_run, entry.open});
    }
    return all;
}

std::vector<StoredTag> HistoryTail::tags()
{
    const std::scoped_lock lock(m_mutex);
    absorb();
    std::vector<StoredTag> tags;
    for (const Tag &tag : m_tags)
        tags.push_back(tag.tag);
    return tags;
}

QStringList HistoryTail::brokers() const
{
    const std::scoped_lock lock(m_mutex);
    return m_brokers;
}

qint64 HistoryTail::bytes() const
{
    const std::scoped_lock lock(m_mutex);
    return m_openBytes + m_sealedBytes + m_rowBytes;
}

qint64 HistoryTail::openBytes() const
{
    const std::scoped_lock lock(m_mutex);
    return m_openBytes;
}

qint64 HistoryTail::openSamples() const
{
    const std::scoped_lock lock(m_mutex);
    return m_openSamples;
}

bool HistoryTail::isLarge() const
{
    const std::scoped_lock lock(m_mutex);
    return m_largest >= largeTag;
}

qint64 HistoryTail::taken() const
{
    const std::scoped_lock lock(m_mutex);
    return m_taken;
}

void HistoryTail::setNotes(const QString &trouble, const QString &checked)
{
    const std::scoped_lock lock(m_mutex);
    m_notes.trouble = trouble;
    m_notes.checked = checked;
}

void HistoryTail::setLimits(int keepDays, qint64 keepBytes)
{
    const std::scoped_lock lock(m_mutex);
    m_notes.keepDays = keepDays;
    m_notes.keepBytes = keepBytes;
}

HistoryTail::Notes HistoryTail::notes() const
{
    const std::scoped_lock lock(m_mutex);
    Notes notes = m_notes;
    if (m_rate.size() > 1) {
        const auto span = std::chrono::duration<double>(m_rate.back().first - m_rate.front().first);
        if (span.count() > 0.0) {
            notes.samplesPerSecond =
                double(m_rate.back().second - m_rate.front().second) / span.count();
        }
    }
    return notes;
}

void HistoryTail::noteRate(BootTime now)
{
    const std::scoped_lock lock(m_mutex);
    m_rate.emplace_back(now, m_taken);
    while (m_rate.size() > 2 && m_rate.front().first < now - std::chrono::minutes(1))
        m_rate.pop_front();
}

} // namespace Raptor::History
