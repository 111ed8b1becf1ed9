// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/history_tail.h"

#include "models/domain/permanent_name.h"

#include <utility>

namespace Raptor::History {

namespace {

constexpr qint64 bytesOfWaiting = 200; // a Sample with its strings, nearly
constexpr std::size_t mostOfOneTag = 300'000; // then a run ends
constexpr qsizetype mostAtOnce = 500'000; // all of them may be of one tag
constexpr std::size_t mostTags = 1 << 24; // they are numbered with 24 bits
/// Samples of one commit, nearly: the disk takes it as quickly as a tenth of it, and the next ones
/// arrive meanwhile.
constexpr qint64 mostOfOneCommit = 250'000;

bool isSame(const TagId &a, const TagId &b)
{
    return isSameName(a.signal, b.signal) && isSameName(a.device.text(), b.device.text());
}

} // namespace

void HistoryTail::push(const QList<Sample> &samples)
{
    const std::scoped_lock lock(m_waitingMutex);
    if (m_waitingSamples * bytesOfWaiting > m_mostBytes) {
        m_lost += samples.size();
        m_lostLast = true;
        return;
    }
    m_waitingSamples += samples.size();
    for (qsizetype from = 0; from < samples.size(); from += mostAtOnce) {
        m_waiting.push_back({samples.size() <= mostAtOnce ? samples : samples.mid(from, mostAtOnce),
                             {},
                             std::exchange(m_lostLast, false)});
    }
}

void HistoryTail::breakOff(const QList<DeviceId> &devices)
{
    const std::scoped_lock lock(m_waitingMutex);
    m_waiting.push_back({{}, devices, false});
}

bool HistoryTail::waits() const
{
    const std::scoped_lock lock(m_waitingMutex);
    return m_hasRow || !m_waiting.empty();
}

bool HistoryTail::waitsLong() const
{
    const std::scoped_lock lock(m_waitingMutex);
    return m_waitingSamples >= mostOfOneCommit;
}

void HistoryTail::load(const std::vector<StoredTag> &tags, const QStringList &brokers,
                       qint64 nextSeq, qint64 run)
{
    const std::scoped_lock lock(m_mutex);
    m_tags.clear();
    m_numbers.clear();
    m_ofDevice.clear();
    m_sealed = {};
    m_openBytes = m_sealedBytes = m_openSamples = 0;
    m_largest = 0;
    m_tags.reserve(tags.size());
    for (const StoredTag &tag : tags) {
        const auto number = quint32(m_tags.size());
        m_tags.push_back({tag, {}, {}});
        if (tag.tag.device.isNull()) // a number whose name was lost
            continue;
        m_numbers.insert(tag.tag, number);
        m_ofDevice[tag.tag.device].append(number);
    }
    m_brokers = brokers;
    m_savedTags = m_tags.size();
    m_savedBrokers = m_brokers.size();
    m_nextSeq = nextSeq;
    m_run = run;
}

void HistoryTail::setLoaded()
{
    const std::scoped_lock lock(m_mutex);
    m_loaded = true;
}

bool HistoryTail::isLoaded() const
{
    const std::scoped_lock lock(m_mutex);
    return m_loaded;
}

void HistoryTail::restore(quint32 tag, const StoredSample &sample, const QString &text)
{
    const std::scoped_lock lock(m_mutex);
    if (tag < m_tags.size())
        put(m_tags[tag], sample, text);
}

void HistoryTail::forgetSaved()
{
    const std::scoped_lock lock(m_mutex);
    m_savedTags = 0;
    m_savedBrokers = 0;
}

void HistoryTail::put(Tag &tag, const StoredSample &sample, const QString &text)
{
    m_openBytes += tag.open.append(sample, text);
    ++m_openSamples;
    m_largest = std::max(m_largest, tag.open.count());
}

/// Reports name the same tags in the same order again and again: what came after the last one the
/// last time is mostly what comes now.
quint32 HistoryTail::numberOf(const Sample &sample)
{
    if (m_tags.empty())
        return added(sample);
    Tag &last = m_tags[m_lastNumber];
    m_lastNumber = last.next;
    if (isSame(m_tags[m_lastNumber].tag.tag, sample.tag))
        return m_lastNumber;
    const auto found = m_numbers.constFind(sample.tag);
    if (found == m_numbers.cend())
        return added(sample);
    m_lastNumber = last.next = *found;
    return m_lastNumber;
}

quint32 HistoryTail::added(const Sample &sample)
{
    const auto number = quint32(m_tags.size());
    m_tags.push_back({{sample.tag, sample.unit}, {}, {}});
    m_numbers.insert(sample.tag, number);
    m_ofDevice[sample.tag.device].append(number);
    m_openBytes += qsizetype(sizeof(Tag)) + bytesOfWaiting;
    m_lastNumber = number;
    return number;
}

quint32 HistoryTail::brokerOf(const QString &name)
{
    if (!m_brokers.isEmpty() && isSameName(name, m_lastBroker))
        return m_lastBrokerNumber;
    qsizetype number = m_brokers.indexOf(name);
    if (number < 0) {
        number = m_brokers.size();
        m_brokers.append(name);
    }
    m_lastBroker = name;
    m_lastBrokerNumber = quint32(number);
    return m_lastBrokerNumber;
}

void HistoryTail::take(const Sample &sample)
{
    if (m_tags.size() >= mostTags && !m_numbers.contains(sample.tag)) {
        ++m_lost;
        return;
    }
    const quint32 number = numberOf(sample);
    Tag &tag = m_tags[number];
    StoredSample stored;
    stored.at = toEpochMs(sample.takenAt.value_or(sample.receivedAt));
    stored.quality = quint8(sample.quality);
    stored.broker = brokerOf(sample.broker);
    stored.gap = std::exchange(tag.gap, false);
    static const QString noText;
    const QString *text = &noText;
    if (const double *value = std::get_if<double>(&sample.value)) {
        stored.kind = ValueKind::Number;
        stored.bits = std::bit_cast<quint64>(*value);
    } else if (const bool *flag = std::get_if<bool>(&sample.value)) {
        stored.kind = ValueKind::Truth;
        stored.bits = *flag ? 1 : 0;
    } else if (const QString *words = std::get_if<QString>(&sample.value)) {
        stored.kind = ValueKind::Text;
        text = words;
    }
    put(tag, stored, *text);
    m_row.append(number, stored, *text);
    ++m_taken;
}

void HistoryTail::absorb(qint64 most)
{
    for (qint64 taken = 0; m_loaded && m_largest < mostOfOneTag && taken < most;) {
        Waiting waiting;
        {
            const std::scoped_lock lock(m_waitingMutex);
            if (m_waiting.empty())
                return;
            waiting = std::move(m_waiting.front());
            m_waiting.pop_front();
            m_waitingSamples -= waiting.samples.size();
        }
        taken += waiting.samples.size();
        for (const DeviceId &device : std::as_const(waiting.broken)) {
            const auto numbers = m_ofDevice.constFind(device);
            if (numbers == m_ofDevice.cend())
                continue;
            for (const quint32 number : *numbers)
                m_tags[number].gap = true;
        }
        m_losing = m_losing || waiting.lost;
        const qint64 used = m_openBytes + m_sealedBytes + m_rowBytes + m_row.bytes();
        if (used > m_mostBytes) {
            m_lost += waiting.samples.size();
            m_losing = m_losing || !waiting.samples.isEmpty();
            continue;
        }
        if (std::exchange(m_losing, false)) {
            for (Tag &tag : m_tags)
                tag.gap = true;
        }
        for (const Sample &sample : std::as_const(waiting.samples))
            take(sample);
        m_hasRow = m_hasRow || !waiting.samples.isEmpty();
    }
}

void HistoryTail::closeRow()
{
    if (m_row.count() == 0)
        return;
    m_rows.push_back({m_nextSeq++, m_run, m_row.encode()});
    m_rowBytes += m_rows.back().data.size();
    m_row.clear();
    m_hasRow = false;
}

Unsaved HistoryTail::unsaved()
{
    const std::scoped_lock lock(m_mutex);
    absorb(mostOfOneCommit);
    closeRow();
    Unsaved unsaved;
    unsaved.firstTag = quint32(m_savedTags);
    for (std::size_t i = m_savedTags; i < m_tags.size(); ++i)
        unsaved.tags.push_back(m_tags[i].tag);
    unsaved.firstBroker = quint32(m_savedBrokers);
    unsaved.brokers = m_brokers.mid(m_savedBrokers);
    unsaved.rows = m_rows;
    unsaved.samples = m_taken;
    return unsaved;
}

void HistoryTail::saved(const Unsaved &saved)
{
    const std::scoped_lock lock(m_mutex);
    m_savedTags = saved.firstTag + saved.tags.size();
    m_savedBrokers = qsizetype(saved.firstBroker) + saved.brokers.size();
    if (saved.rows.empty())
        return;
    const qint64 last = saved.rows.back().seq;
    std::erase_if(m_rows, [&](const UnsavedRow &row) {
        if (row.seq > last)
            return false;
        m_rowBytes -= row.data.size();
        return true;
    });
}

HistoryTail::Sealed HistoryTail::seal()
{
    const std::scoped_lock lock(m_mutex);
    if (m_sealed.run < 0 && m_openSamples > 0)
        sealAll();
    return m_sealed;
}

void HistoryTail::sealRest()
{
    const std::scoped_lock lock(m_mutex);
    sealAll();
}

void HistoryTail::sealAll()
{
    closeRow();
    m_sealed = {m_run, quint32(m_tags.size()), 0, m_openSamples, 0, 0};
    for (Tag &tag : m_tags) {
        if (tag.open.isEmpty())
            continue;
        const bool first = m_sealed.tagsWithSamples++ == 0;
        const qint64 earliest = tag.open.earliest();
        const qint64 latest = tag.open.latest();
        m_sealed.earliest = first ? earliest : std::min(m_sealed.earliest, earliest);
        m_sealed.latest = first ? latest : std::max(m_sealed.latest, latest);
        tag.sealed = std::exchange(tag.open, {});
    }
    ++m_run;
    m_sealedBytes = std::exchange(m_openBytes, 0);
    m_openSamples = 0;
    m_largest = 0;
}

HistoryTail::Sealed HistoryTail::sealed() const
{
    const std::scoped_lock lock(m_mutex);
    return m_sealed;
}

std::vector<SampleStream> HistoryTail::sealedStreams(quint32 from, quint32 count) const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<SampleStream> streams;
    for (quint32 i = from; i < from + count && i < m_tags.size(); ++i)
        streams.push_back(m_tags[i].sealed);
    return streams;
}

void HistoryTail::dropSealed(quint32 from, quint32 count)
{
    const std::scoped_lock lock(m_mutex);
    for (quint32 i = from; i < from + count && i < m_tags.size(); ++i) {
        m_sealedBytes -= m_tags[i].sealed.bytes();
        m_tags[i].sealed = {};
    }
}

void HistoryTail::endSealed()
{
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_rows, [this](const UnsavedRow &row) {
        if (row.run > m_sealed.run)
            return false;
        m_rowBytes -= row.data.size();
        return true;
    });
    m_sealed = {};
    m_sealedBytes = 0;
}

} // namespace Raptor::History
