// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/alarm_book.h"

#include "models/domain/alarm_rules.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace Raptor {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AlarmBook)
};

/// Each alarm as the rows of a journal tell it, in their order.
std::vector<AlarmRecord> recordsOf(const QList<AlarmTransition> &rows)
{
    std::vector<AlarmRecord> records;
    QHash<AlarmKey, size_t> places;
    for (const AlarmTransition &row : rows) {
        const auto known = places.constFind(row.key);
        const size_t place = known == places.constEnd() ? records.size() : *known;
        if (place == records.size()) {
            places.insert(row.key, place);
            records.emplace_back().key = row.key;
        }
        AlarmRecord &record = records[place];
        record.priority = row.priority;
        record.kind = row.kind;
        record.text = row.text;
        record.latching = AlarmRules::mayLatch(row);
        AlarmRules::note(record, row);
    }
    return records;
}

QString tookOver()
{
    return Words::tr("this console has taken over the alarms");
}

bool calls(const AlarmStatus &status)
{
    return status.state == AlarmState::ActiveUnacknowledged && !status.isSilent();
}

} // namespace

void AlarmBook::restore()
{
    if (!m_journal)
        return;
    const auto left = recordsOf(m_journal->standing());
    for (const AlarmRecord &record : left)
        restore(record, Words::tr("the program was started")).told = true;
}

/// What it left calls again, and does not count as new. @p why its suppression cannot be relied on.
AlarmBook::Entry &AlarmBook::restore(const AlarmRecord &left, const QString &why)
{
    Entry &entry = make(left.key);
    const bool isFirst = entry.record.firstOut;
    alter(entry, [&left, isFirst](AlarmRecord &record) {
        record = left;
        record.firstOut = isFirst;
    });
    m_unsettled.push_back(left.key);
    const size_t announced = m_announcements.size();
    restoreStatus(entry, why);
    m_announcements.resize(announced);
    if (calls(entry.record.status))
        m_announcements.emplace_back(left.key, false);
    return entry;
}

/// What cannot be relied on any more ends, and the journal gets to know.
void AlarmBook::restoreStatus(Entry &entry, const QString &why)
{
    if (entry.record.status.suppressed)
        happen(entry, {AlarmEvent::Unsuppress, {}, why}, m_clock.wall());
    restoreShelving(entry);
}

// ---- what stands in a journal that other programs have written

QList<AlarmKey> AlarmBook::takeOver(const QList<AlarmTransition> &standing)
{
    QSet<AlarmKey> there;
    QList<AlarmKey> strange;
    const auto left = recordsOf(standing);
    for (const AlarmRecord &record : left) {
        if (record.status == AlarmStatus())
            continue;
        there.insert(record.key);
        Entry *entry = find(record.key);
        const bool wasActive = entry && entry->record.status.isActive();
        const bool isKnown = entry != nullptr;
        if (isKnown)
            rejoin(*entry, record);
        else
            entry = &restore(record, tookOver());
        if (wasActive || !entry->record.status.isActive())
            continue;
        strange.append(record.key);
        if (isKnown)
            m_unsettled.push_back(record.key);
    }
    std::vector<Entry *> unknown;
    for (auto &[key, entry] : m_entries) {
        if (entry.record.status != AlarmStatus() && !there.contains(key))
            unknown.push_back(&entry);
    }
    std::sort(unknown.begin(), unknown.end(),
              [](const Entry *a, const Entry *b) { return a->number < b->number; });
    for (Entry *entry : unknown)
        rejoin(*entry, AlarmRecord());
    return strange;
}

/// Puts the alarm where it stands @p there, and from there by its rules to where it has to be.
void AlarmBook::rejoin(Entry &entry, const AlarmRecord &there)
{
    const AlarmRecord here = entry.record;
    const bool counted = entry.counted;
    const auto endedBefore = entry.endedBefore;
    const size_t announced = m_announcements.size();
    alter(entry, [&there](AlarmRecord &record) {
        record.status = there.status;
        record.clearedAt = there.clearedAt;
        record.acknowledgedAt = there.acknowledgedAt;
        record.acknowledgedBy = there.acknowledgedBy;
        record.comment = there.comment;
        record.shelvedUntil = there.shelvedUntil;
        record.shelvedBy = there.shelvedBy;
        record.shelvedWhy = there.shelvedWhy;
        record.suppressedWhy = there.suppressedWhy;
        record.changedAt = there.changedAt;
        if (there.raisedAt) {
            record.raisedAt = there.raisedAt;
            record.occurrence = there.occurrence;
        }
    });
    entry.shelvedTill.reset();
    rejoinState(entry, here, there);
    rejoinSilence(entry, here);
    // Nothing of it is new to who hears of it here.
    entry.record.raisedCount = here.raisedCount;
    entry.counted = counted;
    entry.endedBefore = endedBefore;
    m_announcements.resize(announced);
    if (calls(entry.record.status) && !calls(here.status))
        m_announcements.emplace_back(here.key, false);
}

/// Whether it is active is better known here. An acknowledgement answers what was raised before
/// it: one that is known there is not asked for again, unless it was seen here that the condition
/// ended after it and came back.
void AlarmBook::rejoinState(Entry &entry, const AlarmRecord &here, const AlarmRecord &there)
{
    const AlarmStatus &now = entry.record.status;
    if (here.status.outOfService || now.outOfService)
        return;
    const auto at = [this, &entry](const std::optional<WallTime> &when) {
        return std::max(when.value_or(m_clock.wall()), entry.record.changedAt);
    };
    auto raisedAt = there.raisedAt;
    const auto raise = [&] {
        raisedAt = here.raisedAt; // and not when its row can say so
        happen(entry,
               {AlarmEvent::Raise, {}, Words::tr("carried over: it was raised before this row")},
               at(here.raisedAt), &here.occurrence);
    };
    const auto ended = entry.endedBefore;
    const bool isNew = here.status.isUnacknowledged() && !now.isUnacknowledged() && ended
        && there.acknowledgedAt && *ended >= *there.acknowledgedAt;
    if (isNew && now.isActive())
        happen(entry, {AlarmEvent::Clear}, at(ended));
    if (here.status.isActive()) {
        if (!now.isActive() && !entry.counted) { // nobody has heard of it, as its row has to say
            shelveAsHere(entry, here, at(here.raisedAt));
            if (here.status.suppressed)
                happen(entry, {AlarmEvent::Suppress, {}, here.suppressedWhy}, at(here.raisedAt));
        }
        if (!now.isActive())
            raise();
    } else if (here.status.state != AlarmState::Normal) {
        const bool latches = AlarmRules::isLatched(here.status) && !AlarmRules::isLatched(now);
        if (!now.isActive() && (now.state == AlarmState::Normal || isNew || latches))
            raise();
        if (now.isActive())
            happen(entry, {AlarmEvent::Clear}, at(here.clearedAt));
    }
    if (now.isUnacknowledged() && !here.status.isUnacknowledged() && here.acknowledgedAt && raisedAt
        && *here.acknowledgedAt >= *raisedAt) {
        happen(entry, {AlarmEvent::Acknowledge, here.acknowledgedBy, here.comment},
               at(here.acknowledgedAt));
    }
    if (here.status.state == AlarmState::Normal && now.isActive() && here.clearedAt && raisedAt
        && *here.clearedAt >= *raisedAt)
        happen(entry, {AlarmEvent::Clear}, at(here.clearedAt));
    if (raisedAt)
        alter(entry, [&raisedAt](AlarmRecord &record) { record.raisedAt = raisedAt; });
}

/// Where nobody has shelved it there.
void AlarmBook::shelveAsHere(Entry &entry, const AlarmRecord &here, WallTime at)
{
    const AlarmShelving shelving = here.status.shelving;
    if (entry.record.status.shelving != AlarmShelving::None || shelving == AlarmShelving::None
        || !here.shelvedUntil || *here.shelvedUntil <= m_clock.wall())
        return;
    const auto event =
        shelving == AlarmShelving::Timed ? AlarmEvent::ShelveTimed : AlarmEvent::ShelveOnce;
    happen(entry, {event, here.shelvedBy, here.shelvedWhy, here.shelvedUntil}, at);
}

void AlarmBook::rejoinSilence(Entry &entry, const AlarmRecord &here)
{
    const AlarmStatus &now = entry.record.status;
    const WallTime wall = std::max(m_clock.wall(), entry.record.changedAt);
    if (here.status.outOfService && !now.outOfService) {
        happen(entry, {AlarmEvent::RemoveFromService, here.shelvedBy, here.shelvedWhy}, wall);
    }
    if (now.shelving != AlarmShelving::None)
        restoreShelving(entry);
    else
        shelveAsHere(entry, here, wall);
    const bool suppressed = here.status.suppressed && now.state != AlarmState::Normal;
    if (suppressed && !now.suppressed)
        happen(entry, {AlarmEvent::Suppress, {}, here.suppressedWhy}, wall);
    else if (!suppressed && now.suppressed)
        happen(entry, {AlarmEvent::Unsuppress, {}, tookOver()}, wall);
}

} // namespace Raptor
