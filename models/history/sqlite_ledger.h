// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"
#include "models/history/disk_worker.h"

#include <atomic>

namespace Raptor::History {

/// Exports and verifies the audit trail of a data directory on a reader's thread with a connection
/// of its own; the writer never waits for it.
class SqliteLedger final : public LedgerDesk
{
    Q_OBJECT
public:
    /// @p clock must outlive the ledger.
    SqliteLedger(const QString &directory, const Clock &clock, QObject *parent = nullptr);
    /// Cancels what runs; waits for half a second at most.
    ~SqliteLedger() override;

    /// While one is under way another is refused by exportFinished().
    void exportTo(const QString &file, LedgerFormat format, const LedgerFilter &filter) override;
    void cancelExport() override;
    /// While one is under way its answer serves both.
    void verify() override;

private:
    void finishExport(const QString &file, const Result<qint64> &outcome);

    QString m_trail;
    const Clock &m_clock;
    /// Of the export, or all work, that is under way; set to end it. Shared with the thread.
    std::shared_ptr<std::atomic<bool>> m_cancelExport;
    std::shared_ptr<std::atomic<bool>> m_closing;
    bool m_verifying = false;
    std::shared_ptr<Postbox> m_postbox;
    DiskWorker m_worker;
};

} // namespace Raptor::History
