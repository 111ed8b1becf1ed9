// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_point.h"

#include <initializer_list>
#include <vector>

namespace Raptor {

/// The alarms of one device itself, of one broker or of the console: one of a kind each. Tells the
/// sink what becomes of them. A kind that the definitions lack is never raised.
class AlarmPoints
{
public:
    /// Those of @p kinds that @p definitions, which outlive this, have.
    AlarmPoints(DeviceId device, QString subject, const QList<AlarmDefinition> &definitions,
                std::initializer_list<AlarmKind> kinds, const AlarmContext &context);

    /// Null: there is none of that kind.
    [[nodiscard]] const AlarmDefinition *definition(AlarmKind kind) const;
    [[nodiscard]] bool isActive(AlarmKind kind) const;
    [[nodiscard]] bool isPending(AlarmKind kind) const;
    [[nodiscard]] AlarmKey key(AlarmKind kind) const;
    /// All of them as they are without what operators and console.toml change.
    [[nodiscard]] QList<std::pair<AlarmKey, AlarmDefinition>> originals() const;

    /// What is to be told when it is raised the next time.
    void describe(AlarmKind kind, AlarmOccurrence occurrence);
    /// @p onDelay: instead of the one that the definition has, for as long as it is pending.
    void see(AlarmKind kind, bool holds, std::optional<Milliseconds> onDelay = {});
    /// Nobody can see its condition any more.
    void hold(AlarmKind kind);
    /// Its condition is gone, whatever the off-delay.
    void drop(AlarmKind kind);
    /// What it watched is no more.
    void withdraw(AlarmKind kind, const QString &why);
    void withdrawAll(const QString &why);
    /// By design, for as long as @p why is not empty.
    void suppress(AlarmKind kind, const QString &why);

    void tick();
    [[nodiscard]] std::optional<BootTime> due() const;
    /// False: it is none of these.
    bool redefine(const AlarmKey &alarm);
    bool tellAgain(const AlarmKey &alarm);

private:
    struct Entry
    {
        AlarmKind kind;
        AlarmPoint point;
        AlarmOccurrence occurrence{};
        QString suppressedWhy{};
        std::optional<Milliseconds> onDelay{};
    };

    [[nodiscard]] const Entry *find(AlarmKind kind) const;
    [[nodiscard]] Entry *find(AlarmKind kind);
    [[nodiscard]] Entry *find(const AlarmKey &alarm);
    [[nodiscard]] AlarmKey keyOf(const Entry &entry) const;
    void tell(const Entry &entry, AlarmPoint::Turn turn);
    void raise(const Entry &entry);
    void withdraw(Entry &entry, const QString &why);

    DeviceId m_device;
    QString m_subject;
    const AlarmContext &m_context;
    std::vector<Entry> m_entries;
};

} // namespace Raptor
