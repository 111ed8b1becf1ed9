// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/alarm_points.h"

namespace Raptor {

AlarmPoints::AlarmPoints(DeviceId device, QString subject,
                         const QList<AlarmDefinition> &definitions,
                         std::initializer_list<AlarmKind> kinds, const AlarmContext &context)
    : m_device(std::move(device)), m_subject(std::move(subject)), m_context(context)
{
    for (const AlarmKind kind : kinds) {
        for (const AlarmDefinition &definition : definitions) {
            if (definition.kind == kind) {
                m_entries.push_back({.kind = kind, .point = AlarmPoint(definition)});
                break;
            }
        }
    }
    for (Entry &entry : m_entries)
        entry.point.begin(keyOf(entry), context);
}

const AlarmPoints::Entry *AlarmPoints::find(AlarmKind kind) const
{
    for (const Entry &entry : m_entries) {
        if (entry.kind == kind)
            return &entry;
    }
    return nullptr;
}

AlarmPoints::Entry *AlarmPoints::find(AlarmKind kind)
{
    return const_cast<Entry *>(std::as_const(*this).find(kind));
}

AlarmPoints::Entry *AlarmPoints::find(const AlarmKey &alarm)
{
    for (Entry &entry : m_entries) {
        if (keyOf(entry) == alarm)
            return &entry;
    }
    return nullptr;
}

AlarmKey AlarmPoints::keyOf(const Entry &entry) const
{
    return {m_device, m_subject, entry.point.definition().rule};
}

const AlarmDefinition *AlarmPoints::definition(AlarmKind kind) const
{
    const Entry *entry = find(kind);
    return entry ? &entry->point.definition() : nullptr;
}

bool AlarmPoints::isActive(AlarmKind kind) const
{
    const Entry *entry = find(kind);
    return entry && entry->point.isActive();
}

bool AlarmPoints::isPending(AlarmKind kind) const
{
    const Entry *entry = find(kind);
    return entry && entry->point.isPending();
}

AlarmKey AlarmPoints::key(AlarmKind kind) const
{
    const Entry *entry = find(kind);
    return entry ? keyOf(*entry) : AlarmKey();
}

QList<std::pair<AlarmKey, AlarmDefinition>> AlarmPoints::originals() const
{
    QList<std::pair<AlarmKey, AlarmDefinition>> all;
    for (const Entry &entry : m_entries)
        all.append({keyOf(entry), entry.point.original()});
    return all;
}

void AlarmPoints::describe(AlarmKind kind, AlarmOccurrence occurrence)
{
    if (Entry *entry = find(kind))
        entry->occurrence = std::move(occurrence);
}

void AlarmPoints::see(AlarmKind kind, bool holds, std::optional<Milliseconds> onDelay)
{
    Entry *entry = find(kind);
    if (!entry)
        return;
    entry->onDelay = onDelay;
    tell(*entry, entry->point.see(holds, m_context.clock.now(), onDelay));
}

void AlarmPoints::hold(AlarmKind kind)
{
    if (Entry *entry = find(kind))
        entry->point.hold();
}

void AlarmPoints::drop(AlarmKind kind)
{
    if (Entry *entry = find(kind))
        tell(*entry, entry->point.drop());
}

void AlarmPoints::suppress(AlarmKind kind, const QString &why)
{
    Entry *entry = find(kind);
    if (!entry)
        return;
    const bool was = entry->point.isSuppressed();
    if (why.isEmpty() && was)
        m_context.sink.unsuppress(keyOf(*entry));
    else if (!why.isEmpty() && (!was || entry->suppressedWhy != why))
        m_context.sink.suppress(keyOf(*entry), why);
    entry->point.setSuppressed(!why.isEmpty());
    entry->suppressedWhy = why;
}

void AlarmPoints::raise(const Entry &entry)
{
    const AlarmDefinition &definition = entry.point.definition();
    if (entry.point.isSuppressed()) {
        m_context.sink.raiseSuppressed(keyOf(entry), definition, entry.occurrence,
                                       entry.suppressedWhy);
    } else {
        m_context.sink.raise(keyOf(entry), definition, entry.occurrence);
    }
}

void AlarmPoints::tell(const Entry &entry, AlarmPoint::Turn turn)
{
    switch (turn) {
    case AlarmPoint::Turn::None:
        return;
    case AlarmPoint::Turn::Raised:
        raise(entry);
        return;
    case AlarmPoint::Turn::Cleared:
        m_context.sink.clear(keyOf(entry));
        return;
    }
}

void AlarmPoints::tick()
{
    const BootTime now = m_context.clock.now();
    for (Entry &entry : m_entries) {
        const bool rising = entry.point.isPending() && !entry.point.isActive();
        if (rising)
            tell(entry, entry.point.see(true, now, entry.onDelay));
        else
            tell(entry, entry.point.look(now));
    }
}

std::optional<BootTime> AlarmPoints::due() const
{
    std::optional<BootTime> first;
    for (const Entry &entry : m_entries) {
        const bool rising = entry.point.isPending() && !entry.point.isActive();
        auto due = entry.point.due();
        if (due && rising && entry.onDelay)
            due = *due - entry.point.definition().onDelay + *entry.onDelay;
        first = earlier(first, due);
    }
    return first;
}

bool AlarmPoints::redefine(const AlarmKey &alarm)
{
    Entry *entry = find(alarm);
    if (entry)
        entry->point.redefine(alarm, m_context, entry->occurrence);
    return entry != nullptr;
}

bool AlarmPoints::tellAgain(const AlarmKey &alarm)
{
    Entry *entry = find(alarm);
    if (!entry)
        return false;
    if (entry->point.isActive()) {
        raise(*entry);
        return true;
    }
    entry->point.takeOver(alarm, m_context);
    // The sink was told so while the alarm was normal, and made nothing of it.
    if (entry->point.isActive() && entry->point.isSuppressed())
        m_context.sink.suppress(alarm, entry->suppressedWhy);
    return true;
}

void AlarmPoints::withdraw(Entry &entry, const QString &why)
{
    (void)entry.point.drop();
    entry.point.setSuppressed(false);
    entry.suppressedWhy.clear();
    m_context.sink.withdraw(keyOf(entry), why);
}

void AlarmPoints::withdraw(AlarmKind kind, const QString &why)
{
    if (Entry *entry = find(kind))
        withdraw(*entry, why);
}

void AlarmPoints::withdrawAll(const QString &why)
{
    for (Entry &entry : m_entries)
        withdraw(entry, why);
}

} // namespace Raptor
