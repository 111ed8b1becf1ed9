// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/disk_worker.h"
#include "models/history/link_log.h"

#include <functional>
#include <memory>

namespace Raptor::History {

struct LinkHistorySetup
{
    QString directory; ///< the history is `links.jsonl` in it
    int most = 1000; ///< entries that are kept, the newest
    /// Called on the worker's thread before each look at or change of the file, where tests stall
    /// or fail the disk. It may run for a while longer than the history lives.
    std::function<Outcome()> beforeDisk{};
};

/// Switches and outages as lines of JSON in `<directory>/links.jsonl`, mode 0600. Lines are only
/// added, and the file replaced as a whole when it holds twice as many as are kept. Several
/// programs may share it. What a killed program left half written is read past; other lines that
/// cannot be read are told of and left out. What could not be written is tried again with the next
/// entry, and counts until then.
///
/// GUI thread; the disk is touched on a thread of its own alone. Earlier runs are there with
/// loaded(). The destructor waits for a second at most.
class LinkHistoryFile final : public LinkHistory
{
    Q_OBJECT
public:
    explicit LinkHistoryFile(const LinkHistorySetup &setup, QObject *parent = nullptr);
    ~LinkHistoryFile() override;

    void add(const BrokerSwitch &change) { keep(change); }
    /// In place of what was known of the same one. @p lasting: also on the disk.
    void put(const BrokerOutage &outage, bool lasting);

    [[nodiscard]] QList<BrokerSwitch> switches() const override;
    [[nodiscard]] QList<BrokerOutage> outages() const override;
    [[nodiscard]] QString trouble() const override { return m_trouble; }
    void exportTo(const QString &file, Part part) override;
    void reportTo(const QString &file, const BrokerOutage &outage) override;

Q_SIGNALS:
    void loaded();
    /// All that was asked for is on the disk.
    void settled();

private:
    /// The worker's side: what still has to be written, and of the file what it must know.
    struct Disk;

    void keep(const LinkEntry &entry);
    void take(const LinkLog &log, const QString &error);
    void tell(const QString &trouble);
    void writeOut(const QString &file, int rows, std::function<QByteArray()> content);

    LinkHistorySetup m_setup;
    QList<LinkEntry> m_entries; ///< oldest first
    QString m_trouble;
    QString m_damage; ///< of the file as it was read
    int m_inWork = 0;
    std::shared_ptr<Disk> m_disk; ///< shared with the worker
    std::shared_ptr<Postbox> m_postbox;
    DiskWorker m_worker;
    /// What is exported may go to a network drive that hangs, and must not hold the history up.
    DiskWorker m_exporter;
};

} // namespace Raptor::History
