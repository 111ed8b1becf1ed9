// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/ports.h"
#include "models/history/disk_worker.h"
#include "models/history/latch_files.h"

#include <QtCore/QFileSystemWatcher>
#include <QtCore/QTimer>

namespace Raptor::History {

struct LatchKeeperSetup
{
    QString directory; ///< the latches are in `latches` below it
    Milliseconds lookEvery{2000}; ///< besides the news of the file system
    Milliseconds endsWithin{1000}; ///< the keeper's end waits so long for the disk
    bool hearsNews = true; ///< false: as on network file systems, which send none
    /// Called on the worker's thread before each change of a file, where tests stall or fail the
    /// disk. It may run for a while longer than the keeper lives.
    std::function<Outcome()> beforeWrite{};
};

/// Latches as small files, `<directory>/latches/<device>.latch` (see latch_files.h), mode 0600, one
/// a device, so that programs which share the directory never overwrite each other's. A latch is on
/// the disk (synced, name included) as soon as the worker comes to it; a reset takes the file away.
///
/// What this program wants counts before what the disk says until it is written: a latch that
/// cannot be kept, or not be removed, is tried again each time, and is never taken for another
/// program's change. A folder that cannot be read releases nothing. Only a file that is gone
/// releases. A reset takes away only the latch that it was meant for: one that another program put
/// there meanwhile stays, and is heard of by latchedElsewhere().
///
/// GUI thread. The disk is read there once, in the constructor; else on a thread of the keeper. The
/// destructor waits for a second at most for what is still to be written.
class FileLatchKeeper final : public LatchKeeper
{
    Q_OBJECT
public:
    explicit FileLatchKeeper(const LatchKeeperSetup &setup, QObject *parent = nullptr);
    ~FileLatchKeeper() override;

    [[nodiscard]] QList<LatchedStop> latched() const override;
    void keep(const LatchedStop &stop) override;
    void drop(const DeviceId &device) override;
    /// Waits for a disk that stalls, as the changes before it do; nobody waits for it.
    void check(const DeviceId &device, const QString &commandId) override;

Q_SIGNALS:
    /// All that was asked for is on the disk.
    void settled();

private:
    struct Change
    {
        std::optional<LatchedStop> wanted; ///< unset: no latch
        QStringList released; ///< ids of the commands whose latch may be taken away
        int inWork = 0; ///< writes that the worker has not reported
    };
    /// What the worker is to write next, by device: of what changes while the disk is slow only the
    /// newest is written, so that a latch never waits behind what is out of date.
    struct Orders;

    void change(const DeviceId &device, const std::optional<LatchedStop> &wanted);
    void write(const DeviceId &device);
    void written(const DeviceId &device, const Outcome &outcome);
    void answer(const DeviceId &device, const QString &commandId, const LatchScan &scan);
    [[nodiscard]] bool isOurs(const LatchedStop &found, const LatchScan &scan) const;
    void look();
    void compare(const LatchScan &scan);
    void complain(const QStringList &complaints);

    LatchKeeperSetup m_setup;
    QString m_folder;
    QHash<DeviceId, LatchedStop> m_latches;
    QHash<DeviceId, Change> m_changes; ///< not on the disk yet
    QStringList m_complaints;
    QString m_writeTrouble;
    bool m_looking = false;
    std::shared_ptr<Orders> m_orders; ///< shared with the worker
    std::shared_ptr<Postbox> m_postbox;
    QFileSystemWatcher m_watcher;
    QTimer m_timer;
    DiskWorker m_worker;
};

} // namespace Raptor::History
