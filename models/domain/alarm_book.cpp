// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/alarm_book.h"

#include "models/domain/alarm_rules.h"

#include <algorithm>
#include <utility>

namespace Raptor {

namespace {

constexpr size_t keptNormal = 2000;

size_t indexOf(AlarmPriority priority)
{
    return std::min(size_t(priority), size_t(2));
}

bool isPlainlyNormal(const AlarmRecord &record)
{
    return record.status == AlarmStatus();
}

} // namespace

AlarmBook::AlarmBook(const Clock &clock, AlarmJournal *journal, DefinitionSource definitions,
                     MissingSource missing)
    : m_clock(clock), m_journal(journal), m_definitions(std::move(definitions)),
      m_missing(std::move(missing))
{
    restore();
}

AlarmBook::Entry *AlarmBook::find(const AlarmKey &key)
{
    const auto entry = m_entries.find(key);
    return entry == m_entries.end() ? nullptr : &entry->second;
}

AlarmBook::Entry &AlarmBook::make(const AlarmKey &key)
{
    Entry &entry = m_entries[key];
    entry.record.key = key;
    entry.record.firstOut = m_firstOut == key;
    entry.number = ++m_serial;
    count(entry);
    return entry;
}

AlarmBook::Urgency AlarmBook::urgency(const Entry &entry)
{
    const AlarmRecord &record = entry.record;
    return {int(record.priority), toEpochMs(record.raisedAt.value_or(record.changedAt)),
            entry.number};
}

void AlarmBook::count(Entry &entry)
{
    const AlarmRecord &record = entry.record;
    const AlarmStatus &status = record.status;
    if (status.isAnnounced()) {
        if (status.isUnacknowledged()) {
            ++m_unacknowledged[indexOf(record.priority)];
            m_urgent.emplace(urgency(entry), record.key);
        } else {
            ++m_acknowledged[indexOf(record.priority)];
        }
        if (!record.key.device.isNull())
            m_announcedOf[record.key.device].insert(record.key);
    }
    m_shelved += status.shelving != AlarmShelving::None ? 1 : 0;
    m_outOfService += status.outOfService ? 1 : 0;
    if (isPlainlyNormal(record)) {
        entry.past = ++m_serial;
        m_past.emplace(entry.past, record.key);
    }
}

/// Takes back what count() did, with the record as it was then.
void AlarmBook::uncount(Entry &entry)
{
    const AlarmRecord &record = entry.record;
    const AlarmStatus &status = record.status;
    if (status.isAnnounced()) {
        if (status.isUnacknowledged()) {
            --m_unacknowledged[indexOf(record.priority)];
            m_urgent.erase(urgency(entry));
        } else {
            --m_acknowledged[indexOf(record.priority)];
        }
        const auto ofDevice = m_announcedOf.find(record.key.device);
        if (ofDevice != m_announcedOf.end() && ofDevice->remove(record.key) && ofDevice->isEmpty())
            m_announcedOf.erase(ofDevice);
    }
    m_shelved -= status.shelving != AlarmShelving::None ? 1 : 0;
    m_outOfService -= status.outOfService ? 1 : 0;
    if (entry.past != 0)
        m_past.erase(std::exchange(entry.past, 0));
}

void AlarmBook::alter(Entry &entry, const std::function<void(AlarmRecord &)> &change)
{
    const std::optional<AlarmMark> before = markOf(entry.record);
    uncount(entry);
    change(entry.record);
    count(entry);
    const AlarmKey &key = entry.record.key;
    if (!key.device.isNull() && markOf(entry.record) != before)
        m_marked.insert(key.device);
    if (!std::exchange(entry.changed, true))
        m_changed.push_back(key);
}

void AlarmBook::write(const AlarmTransition &row)
{
    if (m_journal)
        m_journal->append(row);
}

/// False when it changes nothing.
bool AlarmBook::happen(Entry &entry, const Act &act, WallTime at, const AlarmOccurrence *occurrence)
{
    AlarmTransition row = AlarmRules::rowOf(entry.record, act.event, at);
    const bool shelves = AlarmRules::isShelving(act.event);
    if (row.from == row.to && !shelves && act.event != AlarmEvent::Redefine)
        return false;
    if (occurrence)
        row.occurrence = *occurrence;
    row.seq = act.heard;
    row.by = act.by;
    row.comment = act.comment;
    if (row.to.shelving != AlarmShelving::None)
        row.until = shelves ? act.until : entry.record.shelvedUntil;
    if (row.event == AlarmEvent::Raise)
        entry.endedBefore = entry.record.clearedAt;
    alter(entry, [&row](AlarmRecord &record) {
        AlarmRules::note(record, row);
        record.raisedCount += row.event == AlarmEvent::Raise ? 1 : 0;
    });
    if (shelves)
        startShelving(entry);
    else if (row.to.shelving == AlarmShelving::None)
        entry.shelvedTill.reset();
    noteAnnouncement(entry, row.event, row.from);
    write(row);
    return true;
}

void AlarmBook::noteAnnouncement(Entry &entry, AlarmEvent event, const AlarmStatus &from)
{
    const AlarmStatus &to = entry.record.status;
    const bool raised = event == AlarmEvent::Raise;
    if (raised)
        entry.counted = false;
    if (to.isSilent() || to.state != AlarmState::ActiveUnacknowledged
        || !(raised || from.isSilent()))
        return;
    m_announcements.emplace_back(entry.record.key, !entry.counted);
    entry.counted = true;
}

void AlarmBook::adopt(Entry &entry, const AlarmDefinition &definition)
{
    entry.defined = true;
    const AlarmRecord &now = entry.record;
    if (now.priority == definition.priority && now.kind == definition.kind
        && now.text == definition.text && now.guidance == definition.guidance
        && now.latching == definition.latching)
        return;
    alter(entry, [&definition](AlarmRecord &record) {
        record.priority = definition.priority;
        record.kind = definition.kind;
        record.text = definition.text;
        record.guidance = definition.guidance;
        record.latching = definition.latching;
    });
}

void AlarmBook::raise(const AlarmKey &key, const AlarmDefinition &definition,
                      const AlarmOccurrence &occurrence)
{
    know(key, definition);
    happen(*find(key), {AlarmEvent::Raise}, m_clock.wall(), &occurrence);
}

/// Suppressed first: then the journal says of the raise that nobody was to hear of it.
void AlarmBook::raiseSuppressed(const AlarmKey &key, const AlarmDefinition &definition,
                                const AlarmOccurrence &occurrence, const QString &why)
{
    know(key, definition);
    Entry &entry = *find(key);
    if (!entry.record.status.outOfService)
        suppress(entry, why);
    happen(entry, {AlarmEvent::Raise}, m_clock.wall(), &occurrence);
}

void AlarmBook::clear(const AlarmKey &key)
{
    Entry *entry = find(key);
    if (!entry)
        return;
    learn(*entry); // whether it latches
    happen(*entry, {AlarmEvent::Clear}, m_clock.wall());
}

void AlarmBook::withdraw(Entry &entry, const QString &why)
{
    happen(entry, {AlarmEvent::Clear, {}, why}, m_clock.wall());
    happen(entry, {AlarmEvent::Unsuppress, {}, why}, m_clock.wall());
}

void AlarmBook::withdraw(const AlarmKey &key, const QString &why)
{
    if (Entry *entry = find(key))
        withdraw(*entry, why);
}

void AlarmBook::withdrawAll(const DeviceId &device, const QString &why)
{
    for (auto &[key, entry] : m_entries) {
        if (key.device == device)
            withdraw(entry, why);
    }
}

void AlarmBook::suppress(const AlarmKey &key, const QString &why)
{
    Entry *entry = find(key);
    if (!entry
        || (entry->record.status.state == AlarmState::Normal && !entry->record.status.suppressed))
        return;
    suppress(*entry, why);
}

void AlarmBook::suppress(Entry &entry, const QString &why)
{
    if (!entry.record.status.suppressed) {
        happen(entry, {AlarmEvent::Suppress, {}, why}, m_clock.wall());
    } else if (entry.record.suppressedWhy != why) {
        alter(entry, [&why](AlarmRecord &record) { record.suppressedWhy = why; });
    }
}

void AlarmBook::unsuppress(const AlarmKey &key)
{
    if (Entry *entry = find(key))
        happen(*entry, {AlarmEvent::Unsuppress}, m_clock.wall());
}

AlarmStatus AlarmBook::status(const AlarmKey &key) const
{
    const auto entry = m_entries.find(key);
    return entry == m_entries.end() ? AlarmStatus() : entry->second.record.status;
}

void AlarmBook::know(const AlarmKey &key, const AlarmDefinition &definition)
{
    Entry *known = find(key);
    adopt(known ? *known : make(key), definition);
}

void AlarmBook::tick()
{
    learnDefinitions();
    if (m_nextEnd && m_clock.now() >= *m_nextEnd)
        endShelvings();
}

void AlarmBook::forgetOld()
{
    auto oldest = m_past.begin();
    while (m_past.size() > keptNormal && oldest != m_past.end()) {
        if (m_firstOut == oldest->second) {
            ++oldest;
            continue;
        }
        m_entries.erase(oldest->second);
        oldest = m_past.erase(oldest);
    }
}

// ---- what is to be shown

QList<AlarmRecord> AlarmBook::records() const
{
    QList<AlarmRecord> records;
    for (const auto &[key, entry] : m_entries) {
        if (!isPlainlyNormal(entry.record) || entry.record.raisedCount > 0)
            records.append(entry.record);
    }
    return records;
}

std::optional<AlarmRecord> AlarmBook::record(const AlarmKey &key) const
{
    const auto entry = m_entries.find(key);
    return entry == m_entries.end() ? std::nullopt : std::optional(entry->second.record);
}

QList<AlarmMark> AlarmBook::marks(const DeviceId &device) const
{
    const auto order = [](const Entry *entry) {
        return std::tuple(entry->record.priority, !entry->record.status.isUnacknowledged(),
                          urgency(*entry));
    };
    std::vector<const Entry *> entries;
    const QSet<AlarmKey> keys = m_announcedOf.value(device);
    for (const AlarmKey &key : keys)
        entries.push_back(&m_entries.at(key));
    std::sort(entries.begin(), entries.end(),
              [order](const Entry *a, const Entry *b) { return order(a) < order(b); });
    QList<AlarmMark> marks;
    for (const Entry *entry : entries)
        marks.append(*markOf(entry->record));
    return marks;
}

AlarmSummary AlarmBook::summary() const
{
    AlarmSummary summary;
    summary.unacknowledged = m_unacknowledged;
    summary.acknowledged = m_acknowledged;
    summary.shelved = m_shelved;
    summary.outOfService = m_outOfService;
    if (!m_urgent.empty())
        summary.mostUrgent = record(m_urgent.begin()->second);
    return summary;
}

AlarmBook::Changes AlarmBook::takeChanges()
{
    Changes changes;
    for (const AlarmKey &key : std::exchange(m_changed, {})) {
        Entry *entry = find(key);
        if (!entry)
            continue;
        entry->changed = false;
        const AlarmRecord &record = entry->record;
        if (!entry->told && isPlainlyNormal(record) && record.raisedCount == 0)
            continue;
        entry->told = true;
        changes.records.append(record);
    }
    changes.marked = std::exchange(m_marked, {}).values();
    std::sort(changes.marked.begin(), changes.marked.end());
    forgetOld(); // not before listeners know that it is Normal
    return changes;
}

QList<AlarmBook::Announcement> AlarmBook::takeAnnouncements()
{
    QList<Announcement> announcements;
    for (const auto &[key, isNew] : std::exchange(m_announcements, {})) {
        Entry *entry = find(key);
        if (!entry)
            continue;
        if (entry->record.status.isSilent())
            entry->counted = entry->counted && !isNew; // to be heard of when the silence ends
        else
            announcements.append({entry->record, isNew});
    }
    return announcements;
}

void AlarmBook::setFirstOut(const std::optional<AlarmKey> &key)
{
    if (key == m_firstOut)
        return;
    const auto before = std::exchange(m_firstOut, key);
    for (const auto &which : {before, m_firstOut}) {
        Entry *entry = which ? find(*which) : nullptr;
        if (entry) {
            alter(*entry,
                  [this](AlarmRecord &record) { record.firstOut = m_firstOut == record.key; });
        }
    }
}

} // namespace Raptor
