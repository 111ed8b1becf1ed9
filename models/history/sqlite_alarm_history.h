// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_ports.h"
#include "models/history/disk_worker.h"

#include <atomic>

namespace Raptor::History {

/// Reads the alarm journal of a data directory on a reader's thread with connections of its own;
/// the writer never waits for it. Where there is no journal yet the answers are empty, without an
/// error.
class SqliteAlarmHistory final : public AlarmHistory
{
    Q_OBJECT
public:
    explicit SqliteAlarmHistory(const QString &directory, QObject *parent = nullptr);
    /// Cancels what runs; waits for half a second at most.
    ~SqliteAlarmHistory() override;

    /// A newer question of the same kind ends an older one: its answer is empty, with an error.
    void fetch(int ticket, const AlarmQuery &query) override;
    void figures(int ticket, WallTime from, WallTime to) override;
    void spans(int ticket, const DeviceId &device, WallTime from, WallTime to) override;
    /// All rows that match: query.most does not count. While one is under way another is refused by
    /// exportFinished().
    void exportTo(const QString &file, const AlarmQuery &query) override;
    void cancelExport() override;

private:
    void finishExport(const QString &file, const Result<qint64> &outcome);

    QString m_journal;
    std::shared_ptr<std::atomic<bool>> m_cancelExport; ///< of the one that is under way
    std::shared_ptr<std::atomic<bool>> m_closing;
    std::shared_ptr<std::atomic<qint64>> m_newestFetch; ///< numbers of the questions
    std::shared_ptr<std::atomic<qint64>> m_newestFigures;
    std::shared_ptr<Postbox> m_postbox;
    DiskWorker m_worker;
};

} // namespace Raptor::History
