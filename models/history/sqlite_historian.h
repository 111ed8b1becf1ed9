// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/history_ports.h"
#include "models/history/disk_worker.h"

#include <QtCore/QTimer>

#include <functional>

namespace Raptor::History {

class HistoryTail;
class HistoryWriter;
struct HistorianStatus;

/// The historian's file of a data directory; empty for none.
[[nodiscard]] QString historyFileIn(const QString &dataDirectory);

/// How a SqliteHistorian works; what is left out suits the programs.
struct HistorianSetup
{
    QString directory; ///< history.sqlite lies there; made if it is missing (0700), the file 0600
    int keepDays = 0; ///< older samples are removed; 0: none are
    qint64 keepBytes = 0; ///< the oldest are removed beyond it; 0: none are
    /// Called on the writer's thread before each commit. Tests stall it (the disk hangs) or let it
    /// answer an error (the disk is full). It may run for a while longer than the historian lives.
    std::function<Outcome()> beforeCommit{};
    Milliseconds commitEvery{
        600}; ///< a second's loss at most, commits and blocks between them included
    Milliseconds retryEvery{1000}; ///< while the file cannot be written
    Milliseconds stallAfter{1500}; ///< a commit that takes longer is told as trouble
    Milliseconds compactEvery{std::chrono::minutes(15)}; ///< how long samples stay in the tail
    Milliseconds pruneEvery{std::chrono::minutes(1)};
    qint64 tailBytes = 96 << 20; ///< in memory, then it is compacted before its time
    qint64 mostBytes = 192 << 20; ///< in memory; what comes while it is full is lost, and counted
    Milliseconds patience{3000}; ///< of the destructor
};

/// The historian in `<directory>/history.sqlite`. GUI thread; the file is written on a "historian"
/// thread, on the only connection that ever writes it or moves its log into it. One console writes
/// a data directory's history; a second one says in trouble() that it does not.
///
/// To use it: make it, give append() what PlantStore::samplesArrived brings, on this console's
/// clock, and tell breakOff() which devices are not live any more. A SqliteHistoryReader made with
/// it sees that at once; another program's what has been committed, at most a second later.
///
///     SqliteHistorian historian({.directory = data, .keepDays = 400}, clock);
///     SqliteHistoryReader reader(historian);            // in the console
///     SqliteHistoryReader reader(data);                 // in another program (raptorctl)
class SqliteHistorian final : public Historian
{
    Q_OBJECT
public:
    /// Returns at once; @p clock must outlive it by its patience at least, and is read on other
    /// threads.
    SqliteHistorian(const HistorianSetup &setup, const Clock &clock, QObject *parent = nullptr);
    /// Writes what waits.
    ~SqliteHistorian() override;

    void append(const QList<Sample> &samples) override;
    void breakOff(const QList<DeviceId> &devices) override;
    [[nodiscard]] QString trouble() const override { return m_trouble; }

    /// Another console writes this history: there is nothing wrong, and trouble() says so.
    [[nodiscard]] bool isKeptElsewhere() const { return m_elsewhere; }
    [[nodiscard]] QString fileName() const;
    /// What the check at the start found, in words; empty before it is done.
    [[nodiscard]] QString checked() const;
    /// Samples that could not be kept since the start.
    [[nodiscard]] qint64 lost() const;
    /// From now on; 0: without limit.
    void setLimits(int keepDays, qint64 keepBytes);
    /// What waits is written and all of the tail is made into blocks, whatever its age: for tests,
    /// benchmarks and before the program is taken away. compacted() follows.
    void compactNow();
    /// A copy of the history as it stands, in one file (0600) that must not exist yet, made while
    /// samples are written on. backedUp() tells the end; one at a time.
    void backupTo(const QString &file);

    /// For the reader that sees what is not in the file yet.
    [[nodiscard]] const std::shared_ptr<HistoryTail> &tail() const { return m_tail; }

Q_SIGNALS:
    /// So many samples are on the disk, of those that were appended since the start, in their
    /// order.
    void written(qint64 samples);
    void compacted();
    /// @p error: why not, in words; empty: it is there.
    void backedUp(const QString &file, const QString &error);

private:
    void write();
    void step();
    void stepAnew();
    void watch();
    void heard(const HistorianStatus &status);
    void setTrouble(const QString &why);

    HistorianSetup m_setup;
    const Clock &m_clock;
    QString m_trouble;
    bool m_elsewhere = false;
    std::shared_ptr<Postbox> m_postbox;
    std::shared_ptr<HistoryTail> m_tail;
    std::shared_ptr<HistoryWriter> m_writer;
    QTimer m_commit; ///< runs while something waits
    QTimer m_watch; ///< runs while a commit is under way
    QTimer m_prune;
    bool m_writing = false;
    bool m_stepping = false;
    bool m_stepAgain = false; ///< what is under way may not have seen what is new
    bool m_backingUp = false;
    BootTime m_writingSince{};
    DiskWorker m_worker;
    DiskWorker m_copier;
};

} // namespace Raptor::History
