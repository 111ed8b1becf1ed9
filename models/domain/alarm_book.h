// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_ports.h"

#include <QtCore/QHash>
#include <QtCore/QSet>

#include <deque>
#include <functional>
#include <map>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace Raptor {

/// Where every alarm stands. Moves each by the rules of AlarmMachine, writes down every move, ends
/// what was shelved for a time, and starts from what the journal says. Nothing in here is handed
/// out by reference. What one call costs does not depend on how many alarms there are, but for
/// records() and the end of a shelving.
///
/// An alarm that is plainly Normal is forgotten at some time: of those that were raised in this run
/// the 2,000 newest are kept.
class AlarmBook final : public AlarmSink
{
public:
    using DefinitionSource = std::function<std::optional<AlarmDefinition>(const AlarmKey &)>;
    /// Why there is no such alarm any more, in words; empty: there is, or nobody knows yet.
    using MissingSource = std::function<QString(const AlarmKey &)>;

    /// What an operator does. @p comment: or the reason. @p until: end of shelving.
    struct Act
    {
        AlarmEvent event = AlarmEvent::Acknowledge;
        QString by{};
        QString comment{};
        std::optional<WallTime> until{};
        qint64 heard = 0; ///< number of the row, if another program has written it already
    };

    /// Operators get to hear of this alarm.
    struct Announcement
    {
        AlarmRecord record;
        /// It was raised since operators heard of it last; else a silence has ended, or the program
        /// has just started.
        bool isNew = false;
    };

    struct Changes
    {
        QList<AlarmRecord> records;
        QList<DeviceId> marked; ///< devices of which marks() has changed
    };

    /// @p journal may be null. @p definitions completes what an earlier run left: journals keep no
    /// guidance. What an earlier run left active and @p missing knows of ends. All outlive the
    /// book.
    AlarmBook(const Clock &clock, AlarmJournal *journal, DefinitionSource definitions = {},
              MissingSource missing = {});

    void raise(const AlarmKey &key, const AlarmDefinition &definition,
               const AlarmOccurrence &occurrence) override;
    void raiseSuppressed(const AlarmKey &key, const AlarmDefinition &definition,
                         const AlarmOccurrence &occurrence, const QString &why) override;
    void clear(const AlarmKey &key) override;
    void withdraw(const AlarmKey &key, const QString &why) override;
    void withdrawAll(const DeviceId &device, const QString &why) override;
    /// Of an alarm whose state is Normal nothing is suppressed: it is as good as unknown.
    void suppress(const AlarmKey &key, const QString &why) override;
    void unsuppress(const AlarmKey &key) override;
    [[nodiscard]] AlarmStatus status(const AlarmKey &key) const override;

    [[nodiscard]] bool knows(const AlarmKey &key) const { return m_entries.contains(key); }
    /// So that an alarm can be acted on that was never raised.
    void know(const AlarmKey &key, const AlarmDefinition &definition);
    /// Why not, in words, when it does not apply to the alarm as it stands.
    Outcome act(const AlarmKey &key, const Act &act);
    /// What another program wrote into the journal: done here as well, and handed to the journal
    /// with its number, for rows that waited may have led the alarm elsewhere meanwhile.
    void actedElsewhere(const AlarmTransition &row);
    /// Goes on from what stands in the journal; see AlarmJournal::takenOver(). What it says of
    /// acknowledging, shelving and service holds, unless it was done here after the alarm was
    /// raised there. Of what it does not know it is told. The alarms that are active in it and not
    /// here: whether they are is to be told anew.
    QList<AlarmKey> takeOver(const QList<AlarmTransition> &standing);
    /// @p definition is in force from now on; @p by and @p comment for the journal.
    void redefine(const AlarmKey &key, const AlarmDefinition &definition, const QString &by,
                  const QString &comment);
    void tick();

    /// All that are not plainly Normal, or were raised in this run; in no order.
    [[nodiscard]] QList<AlarmRecord> records() const;
    [[nodiscard]] std::optional<AlarmRecord> record(const AlarmKey &key) const;
    /// Announced alarms of @p device, most urgent first.
    [[nodiscard]] QList<AlarmMark> marks(const DeviceId &device) const;
    /// Its counts and its most urgent alarm; the rest is not known here.
    [[nodiscard]] AlarmSummary summary() const;
    /// Everything since the last call, each record once, as it stands now.
    [[nodiscard]] Changes takeChanges();
    /// Since the last call, in order. What fell silent again meanwhile is not among them.
    [[nodiscard]] QList<Announcement> takeAnnouncements();
    /// Marks the first alarm of a flood; unset: there is none.
    void setFirstOut(const std::optional<AlarmKey> &key);

private:
    struct Hasher
    {
        size_t operator()(const AlarmKey &key) const { return qHash(key); }
    };
    /// Priority, time, number: which one is more urgent.
    using Urgency = std::tuple<int, qint64, quint64>;
    struct Entry
    {
        AlarmRecord record;
        quint64 number = 0;
        quint64 past = 0; ///< its place in m_past; 0: it has none
        std::optional<BootTime> shelvedTill; ///< counted on a clock that nobody sets
        std::optional<WallTime> endedBefore; ///< its condition, when it was raised before this time
        bool counted = true; ///< operators have heard of it since it was raised
        bool changed = false; ///< is in m_changed
        bool told = false; ///< listeners know that it exists
        bool defined = false; ///< its definition is known, and not only what a journal says
    };

    void restore();
    Entry &restore(const AlarmRecord &left, const QString &why);
    void restoreStatus(Entry &entry, const QString &why);
    void restoreShelving(Entry &entry);
    void rejoin(Entry &entry, const AlarmRecord &there);
    void rejoinState(Entry &entry, const AlarmRecord &here, const AlarmRecord &there);
    void shelveAsHere(Entry &entry, const AlarmRecord &here, WallTime at);
    void rejoinSilence(Entry &entry, const AlarmRecord &here);
    bool learn(Entry &entry);
    bool settle(Entry &entry);
    void learnDefinitions();
    void withdraw(Entry &entry, const QString &why);
    void suppress(Entry &entry, const QString &why);
    [[nodiscard]] Entry *find(const AlarmKey &key);
    Entry &make(const AlarmKey &key);
    void adopt(Entry &entry, const AlarmDefinition &definition);
    bool happen(Entry &entry, const Act &act, WallTime at,
                const AlarmOccurrence *occurrence = nullptr);
    void startShelving(Entry &entry);
    void noteAnnouncement(Entry &entry, AlarmEvent event, const AlarmStatus &from);
    void endShelvings();
    void write(const AlarmTransition &row);
    void alter(Entry &entry, const std::function<void(AlarmRecord &)> &change);
    void count(Entry &entry);
    void uncount(Entry &entry);
    [[nodiscard]] static Urgency urgency(const Entry &entry);
    void forgetOld();

    const Clock &m_clock;
    AlarmJournal *m_journal;
    DefinitionSource m_definitions;
    MissingSource m_missing;
    std::unordered_map<AlarmKey, Entry, Hasher> m_entries;
    quint64 m_serial = 0;
    /// Announced and unacknowledged, most urgent first.
    std::map<Urgency, AlarmKey> m_urgent;
    QHash<DeviceId, QSet<AlarmKey>> m_announcedOf;
    /// Plainly Normal, longest so first.
    std::map<quint64, AlarmKey> m_past;
    std::array<int, 3> m_unacknowledged{};
    std::array<int, 3> m_acknowledged{};
    int m_shelved = 0;
    int m_outOfService = 0;
    std::vector<AlarmKey> m_changed;
    QSet<DeviceId> m_marked;
    std::vector<std::pair<AlarmKey, bool>> m_announcements;
    std::optional<AlarmKey> m_firstOut;
    std::optional<BootTime> m_nextEnd; ///< no shelving ends before that
    std::deque<AlarmKey> m_unsettled; ///< of earlier runs, see settle()
    BootTime m_learnedAt{};
};

} // namespace Raptor
