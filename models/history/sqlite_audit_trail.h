// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"
#include "models/history/disk_worker.h"

#include <QtCore/QTimer>

namespace Raptor::History {

class AuditQueue;
class AuditWriter;
class OrphanFinder;

/// How a SqliteAuditTrail works; what is left out suits the programs.
struct AuditTrailSetup
{
    QString directory; ///< audit.sqlite lies there; made if it is missing (0700), the file 0600
    /// Called on the writer's thread before each commit, inside the transaction. Tests stall it
    /// (the disk hangs) or let it answer an error (the disk is full); the trail must see it as just
    /// that. It may run for a while longer than the trail lives.
    std::function<Outcome()> beforeCommit{};
    Milliseconds retryEvery{1000}; ///< while the file cannot be written
    Milliseconds orphansEvery{30'000};
    Milliseconds patience{2000}; ///< of the destructor
    qsizetype maximumWaiting = 10'000; ///< rows in memory
    int ledgerCommands = 1000; ///< how many of earlier runs loaded() brings
};

/// The audit trail in `<directory>/audit.sqlite`, a hash chain of rows (see stored_row.h) that
/// several programs add to. GUI thread; the file is touched on an "audit writer" thread and on a
/// reader's alone. A row is durable() only after the commit that holds it was synced; rows that
/// wait together share one commit.
///
/// While the file cannot be written (disk full, read-only, locked, damaged, of a newer version,
/// gone) rows wait in memory in their order, and are tried again every second. The oldest fall out
/// when too many wait; how many is said in trouble(), and in a row of its own once rows are written
/// again. What the destructor cannot write any more is said in the log (category raptor.audit).
///
/// Commands of programs that ended before an answer came get their end here: outcome unknown
/// (RP-02: nothing is sent again).
class SqliteAuditTrail final : public AuditTrail
{
    Q_OBJECT
public:
    /// Returns at once; @p clock must outlive the trail by the destructor's patience at least, and
    /// is read on other threads.
    SqliteAuditTrail(const AuditTrailSetup &setup, const Clock &clock, QObject *parent = nullptr);
    ~SqliteAuditTrail() override;

    void append(const AuditRow &row) override;
    [[nodiscard]] QString trouble() const override { return m_trouble; }
    [[nodiscard]] QString fileName() const;

Q_SIGNALS:
    /// Once: the newest commands of earlier runs and other programs, newest first, their times on
    /// the boot clock. Those in execution elsewhere have no outcome yet.
    void loaded(const QList<Raptor::CommandRecord> &records);
    /// Why loaded() has nothing to bring, or orphans cannot be looked for.
    void notRead(const QString &why);
    /// These commands of programs that are gone have got their end just now.
    void orphansEnded(const QList<Raptor::CommandRecord> &records);

private:
    void setTrouble(const QString &why);
    void write();
    void load();
    void lookForOrphans();
    void endOrphans(const QStringList &commands);

    AuditTrailSetup m_setup;
    const Clock &m_clock;
    QString m_trouble;
    std::shared_ptr<Postbox> m_postbox;
    std::shared_ptr<AuditQueue> m_queue;
    std::shared_ptr<AuditWriter> m_writer;
    std::shared_ptr<OrphanFinder> m_orphans;
    QTimer m_retry;
    QTimer m_look;
    DiskWorker m_writerThread;
    DiskWorker m_readerThread;
};

} // namespace Raptor::History
