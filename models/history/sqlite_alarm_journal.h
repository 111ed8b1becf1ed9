// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_ports.h"
#include "models/history/disk_worker.h"

#include <QtCore/QTimer>

namespace Raptor::History {

class AlarmQueue;
class AlarmWriter;
struct AlarmEncounter;

/// How a SqliteAlarmJournal works; what is left out suits the programs.
struct AlarmJournalSetup
{
    QString directory; ///< alarms.sqlite lies there; made if it is missing (0700), the file 0600
    /// Called on the writer's thread before each commit, inside the transaction: where tests stall
    /// the disk, or fail it. It may run for a while longer than the journal lives.
    std::function<Outcome()> beforeCommit{};
    Milliseconds retryEvery{1000}; ///< while the file cannot be written
    Milliseconds lookEvery{500}; ///< for what operators did in other programs
    Milliseconds patience{2000}; ///< of the destructor
    qsizetype maximumWaiting = 50'000; ///< rows in memory
    int keepDays = 0; ///< older rows are removed, but for what stands; 0: none is
    const Clock *clock = nullptr; ///< for keepDays; outlives the journal
    Milliseconds pruneEvery{60'000}; ///< a slice of the old rows
    QString run{}; ///< of the rows that this journal writes; empty: this program's (see run_id.h)
};

/// The alarm journal in `<directory>/alarms.sqlite` (see alarm_schema.h), which raptorctl reads and
/// acts on as well. GUI thread; the file is written on an "alarm writer" thread, many rows in a
/// commit, which also looks for the acts of other programs. It is read on the GUI thread once, in
/// the constructor.
///
/// What cannot be read then is read as soon as it can be; nothing is written before. See
/// takenOver().
///
/// While the file cannot be written (disk full, read-only, damaged, of a newer version, gone) rows
/// wait in memory in their order, and are tried again every second. When too many wait old ones
/// fall out; how many is said in trouble(), and in the comment of the next row that is written.
///
/// One console keeps the alarms of a data directory (see AlarmClaim). The journal of a second one
/// says so in trouble(), writes only what its operator does, if that applies to the alarms of the
/// first one, and takes over when the first one has ended, killed or not: what the file says holds,
/// see takenOver(). So it does when the file was moved away, and what stands goes into a new one.
///
/// A row takes some 400 bytes, indexes and all. The room of rows that were removed is used again.
class SqliteAlarmJournal final : public AlarmJournal
{
    Q_OBJECT
public:
    explicit SqliteAlarmJournal(const AlarmJournalSetup &setup, QObject *parent = nullptr);
    ~SqliteAlarmJournal() override;

    [[nodiscard]] QList<AlarmTransition> standing() const override { return m_standing; }
    void append(const AlarmTransition &row) override;
    [[nodiscard]] QString trouble() const override { return m_trouble; }
    [[nodiscard]] QString fileName() const;

Q_SIGNALS:
    /// That many of the rows appended are on the disk by now, the first ones; those that fell out,
    /// or were left to another console, count as well.
    void written(qint64 rows);

private:
    void write();
    void setWriteTrouble(const QString &why);
    void look();
    void prune();
    void tellActs(const QList<AlarmTransition> &rows);
    void takeOver(const AlarmEncounter &found);
    void showTrouble();

    AlarmJournalSetup m_setup;
    QList<AlarmTransition> m_standing;
    QString m_writeTrouble;
    QString m_readTrouble;
    QString m_trouble;
    QString m_toldTrouble;
    bool m_looking = false;
    bool m_takesOver = false;
    std::shared_ptr<Postbox> m_postbox;
    std::shared_ptr<AlarmQueue> m_queue;
    std::shared_ptr<AlarmWriter> m_writer;
    QTimer m_retry;
    QTimer m_look;
    QTimer m_prune;
    DiskWorker m_worker;
};

} // namespace Raptor::History
