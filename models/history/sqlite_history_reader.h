// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/history_ports.h"
#include "models/history/disk_worker.h"

#include <QtCore/QSet>

#include <atomic>

namespace Raptor::History {

class HistoryTail;
class SqliteHistorian;

/// Reads the history on a thread of its own with a connection of its own; the writer never waits
/// for it. GUI thread. Where there is no history yet the answers are empty, without an error.
class SqliteHistoryReader final : public HistoryReader
{
    Q_OBJECT
public:
    /// Beside the historian of this program: sees at once what was appended. May outlive it.
    explicit SqliteHistoryReader(const SqliteHistorian &historian, QObject *parent = nullptr);
    /// In another program: sees what has been committed.
    explicit SqliteHistoryReader(const QString &directory, QObject *parent = nullptr);
    /// Ends what runs; waits for half a second at most.
    ~SqliteHistoryReader() override;

    void fetchBuckets(int ticket, const HistoryQuery &query) override;
    void fetchSamples(int ticket, const HistoryQuery &query) override;
    void fetchMoment(int ticket, WallTime at, Milliseconds back) override;
    void fetchTags(int ticket) override;
    void fetchUsage(int ticket) override;
    /// Its answer does not come any more; what runs for it ends soon.
    void cancel(int ticket) override;

private:
    struct Desk;
    template <class Read, class Tell>
    void ask(int ticket, Read read, Tell tell);

    std::shared_ptr<Desk> m_desk; ///< shared with the reader's thread
    std::shared_ptr<Postbox> m_postbox;
    DiskWorker m_worker;
};

} // namespace Raptor::History
