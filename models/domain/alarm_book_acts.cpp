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

constexpr Milliseconds longestShelving{24 * 3'600'000};
constexpr Milliseconds learnsEvery{1000};
constexpr size_t learnsAtOnce = 100;

} // namespace

// ---- what operators do

Outcome AlarmBook::act(const AlarmKey &key, const Act &act)
{
    Entry *entry = find(key);
    if (!entry)
        return Error{Error::Code::NotFound, Words::tr("there is no such alarm")};
    const QString why = AlarmRules::whyNot(entry->record.status, act.event);
    if (!why.isEmpty())
        return Error{Error::Code::Refused, why};
    happen(*entry, act, m_clock.wall());
    return std::monostate{};
}

void AlarmBook::actedElsewhere(const AlarmTransition &row)
{
    if (!AlarmRules::isAct(row.event))
        return;
    Entry *entry = find(row.key);
    if (!entry) {
        if (row.to.shelving == AlarmShelving::None && !row.to.outOfService)
            return;
        entry = &make(row.key);
        alter(*entry, [&row](AlarmRecord &record) {
            record.priority = row.priority;
            record.kind = row.kind;
            record.text = row.text;
            record.latching = AlarmRules::mayLatch(row);
        });
        m_unsettled.push_back(row.key);
    }
    const AlarmRecord &record = entry->record;
    // Nobody knew of an alarm that was raised after that.
    if (row.event == AlarmEvent::Acknowledge && record.raisedAt && row.at < *record.raisedAt)
        return;
    happen(*entry, {row.event, row.by, row.comment, row.until, row.seq}, row.at);
}

void AlarmBook::redefine(const AlarmKey &key, const AlarmDefinition &definition, const QString &by,
                         const QString &comment)
{
    know(key, definition);
    happen(*find(key), {AlarmEvent::Redefine, by, comment}, m_clock.wall());
    if (!definition.enabled)
        clear(key);
}

// ---- shelving

void AlarmBook::startShelving(Entry &entry)
{
    const auto until = entry.record.shelvedUntil;
    const Milliseconds span = until
        ? std::clamp(*until - m_clock.wall(), Milliseconds(0), longestShelving)
        : Milliseconds(0);
    entry.shelvedTill = m_clock.now() + span;
    m_nextEnd = std::min(m_nextEnd.value_or(*entry.shelvedTill), *entry.shelvedTill);
}

/// Of what a journal tells.
void AlarmBook::restoreShelving(Entry &entry)
{
    if (entry.record.status.shelving == AlarmShelving::None)
        return;
    const WallTime wall = m_clock.wall();
    const auto until = entry.record.shelvedUntil;
    if (!until || *until - wall > longestShelving)
        happen(entry, {AlarmEvent::Unshelve, {}, Words::tr("its end is unknown")}, wall);
    else if (*until <= wall)
        happen(entry, {AlarmEvent::ShelvingExpired}, wall);
    else
        startShelving(entry);
}

void AlarmBook::endShelvings()
{
    const BootTime now = m_clock.now();
    m_nextEnd.reset();
    for (auto &[key, entry] : m_entries) {
        if (!entry.shelvedTill)
            continue;
        if (*entry.shelvedTill <= now)
            happen(entry, {AlarmEvent::ShelvingExpired}, m_clock.wall());
        else
            m_nextEnd = std::min(m_nextEnd.value_or(*entry.shelvedTill), *entry.shelvedTill);
    }
}

// ---- definitions of what an earlier run left

/// True when its definition in force is known.
bool AlarmBook::learn(Entry &entry)
{
    if (entry.defined || !m_definitions)
        return entry.defined;
    const auto definition = m_definitions(entry.record.key);
    if (!definition)
        return false;
    adopt(entry, *definition);
    if (!definition->enabled)
        withdraw(entry, Words::tr("it is switched off")); // nobody looks at it any more
    return true;
}

/// True when there is nothing to find out about it any more: its definition is known, and if it is
/// active, so is that what it watches is no more. While nobody knows that, it is held.
bool AlarmBook::settle(Entry &entry)
{
    const bool defined = learn(entry);
    const QString missing = m_missing ? m_missing(entry.record.key) : QString();
    if (!missing.isEmpty()) {
        withdraw(entry, missing);
        return true;
    }
    return defined && (!m_missing || !entry.record.status.isActive());
}

void AlarmBook::learnDefinitions()
{
    const BootTime now = m_clock.now();
    if (m_unsettled.empty() || now - m_learnedAt < learnsEvery)
        return;
    m_learnedAt = now;
    for (size_t left = std::min(m_unsettled.size(), learnsAtOnce); left > 0; --left) {
        const AlarmKey key = m_unsettled.front();
        m_unsettled.pop_front();
        Entry *entry = find(key);
        if (entry && !settle(*entry))
            m_unsettled.push_back(key);
    }
}

} // namespace Raptor
