// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/file_latch_keeper.h"

#include "models/history/private_files.h"

#include <QtCore/QLoggingCategory>

#include <algorithm>

namespace Raptor::History {

namespace {

Q_LOGGING_CATEGORY(lcLatches, "raptor.latches")

QString latchesIn(const QString &directory)
{
    return directory.isEmpty() ? QString() : directory + QLatin1String("/latches");
}

Outcome apply(const QString &folder, const DeviceId &device,
              const std::optional<LatchedStop> &wanted, const QStringList &released,
              const std::function<Outcome()> &hook)
{
    if (hook) {
        if (const Outcome allowed = hook(); !allowed)
            return allowed;
    }
    if (!wanted && !folder.isEmpty())
        return releaseLatch(folder, device, released);
    if (const Outcome made = ensurePrivateFolder(folder); !made)
        return made;
    return replaceFile(folder + QLatin1Char('/') + latchFileName(device), latchContent(*wanted));
}

} // namespace

struct FileLatchKeeper::Orders
{
    struct Order
    {
        std::optional<LatchedStop> wanted;
        QStringList released;
    };

    /// False: one for the device lay there, which this one replaces.
    bool place(const DeviceId &device, Order order)
    {
        const std::scoped_lock lock(mutex);
        const bool isFirst = !waiting.contains(device);
        waiting.insert(device, std::move(order));
        return isFirst;
    }
    Order take(const DeviceId &device)
    {
        const std::scoped_lock lock(mutex);
        return waiting.take(device);
    }

    std::mutex mutex;
    QHash<DeviceId, Order> waiting;
};

FileLatchKeeper::FileLatchKeeper(const LatchKeeperSetup &setup, QObject *parent)
    : LatchKeeper(parent), m_setup(setup), m_folder(latchesIn(setup.directory)),
      m_orders(std::make_shared<Orders>()), m_postbox(std::make_shared<Postbox>(this)),
      m_worker("latch keeper")
{
    // A missing folder only means that nothing was ever latched; made now, it can be watched.
    const Outcome made = ensurePrivateFolder(m_folder);
    const LatchScan scan = scanLatches(m_folder);
    m_latches = scan.latches;
    QStringList complaints = scan.complaints;
    if (!made)
        complaints.append(made.error().text);
    else if (!scan.readable)
        complaints.append(tr("The e-stop latches in %1 cannot be read").arg(m_folder));
    // Nobody could be connected yet.
    m_postbox->tell([this, complaints] { complain(complaints); });
    if (made && setup.hearsNews)
        m_watcher.addPath(m_folder);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &FileLatchKeeper::look);
    connect(&m_timer, &QTimer::timeout, this, &FileLatchKeeper::look);
    m_timer.start(setup.lookEvery);
}

FileLatchKeeper::~FileLatchKeeper()
{
    m_postbox->close();
    if (!m_worker.finish(m_setup.endsWithin) || !m_writeTrouble.isEmpty()) {
        for (auto change = m_changes.cbegin(); change != m_changes.cend(); ++change) {
            qCWarning(lcLatches).noquote()
                << (change->wanted ? "E-stop latch not kept:" : "E-stop latch not removed:")
                << change.key().text() << m_writeTrouble;
        }
    }
}

QList<LatchedStop> FileLatchKeeper::latched() const
{
    QList<LatchedStop> latches = m_latches.values();
    std::sort(latches.begin(), latches.end(),
              [](const LatchedStop &a, const LatchedStop &b) { return a.device < b.device; });
    return latches;
}

void FileLatchKeeper::keep(const LatchedStop &stop)
{
    if (stop.device.isNull())
        return;
    const QString before = m_latches.value(stop.device).commandId;
    if (!before.isEmpty() && before != stop.commandId) // a reset of the newer one lifts it as well
        m_changes[stop.device].released.append(before);
    m_latches.insert(stop.device, stop);
    change(stop.device, stop);
}

void FileLatchKeeper::drop(const DeviceId &device)
{
    if (const auto latch = m_latches.constFind(device); latch != m_latches.cend()) {
        m_changes[device].released.append(latch->commandId);
        m_latches.erase(latch);
    }
    change(device, std::nullopt);
}

void FileLatchKeeper::change(const DeviceId &device, const std::optional<LatchedStop> &wanted)
{
    m_changes[device].wanted = wanted;
    write(device);
}

void FileLatchKeeper::write(const DeviceId &device)
{
    Change &change = m_changes[device];
    if (!m_orders->place(device, {change.wanted, change.released}))
        return; // goes with the write that is waiting
    ++change.inWork;
    m_worker.post([this, device, orders = m_orders, folder = m_folder, hook = m_setup.beforeWrite,
                   postbox = m_postbox] {
        const auto [wanted, released] = orders->take(device);
        const Outcome outcome = apply(folder, device, wanted, released, hook);
        postbox->tell([this, device, outcome] { written(device, outcome); });
    });
}

void FileLatchKeeper::written(const DeviceId &device, const Outcome &outcome)
{
    const auto change = m_changes.find(device);
    if (change == m_changes.end() || --change->inWork > 0)
        return; // the last one decides
    if (outcome) {
        const bool dropped = !change->wanted;
        m_changes.erase(change);
        if (dropped) // another program's newer latch may be there
            look();
        if (m_changes.isEmpty()) {
            m_writeTrouble.clear();
            Q_EMIT settled();
        }
        return;
    }
    const QString why = change->wanted
        ? tr("E-stop latch of %1 holds in this run only: %2")
              .arg(device.text(), outcome.error().text)
        : tr("E-stop latch of %1 cannot be removed: %2").arg(device.text(), outcome.error().text);
    if (why == std::exchange(m_writeTrouble, why))
        return;
    Q_EMIT troubled(why);
}

void FileLatchKeeper::check(const DeviceId &device, const QString &commandId)
{
    m_worker.post([this, device, commandId, folder = m_folder, postbox = m_postbox] {
        const LatchScan scan = scanLatch(folder, device);
        postbox->tell([this, device, commandId, scan] { answer(device, commandId, scan); });
    });
}

/// What the disk has of it is known here: it holds, or its release is on the way to the disk.
bool FileLatchKeeper::isOurs(const LatchedStop &found, const LatchScan &scan) const
{
    const auto known = m_latches.constFind(found.device);
    const auto change = m_changes.constFind(found.device);
    if (known != m_latches.cend()
        && (known->commandId == found.commandId || scan.unclear.contains(found.device)))
        return true;
    return change != m_changes.cend()
        && (change->wanted || change->released.contains(found.commandId));
}

void FileLatchKeeper::answer(const DeviceId &device, const QString &commandId,
                             const LatchScan &scan)
{
    const auto found = scan.latches.constFind(device);
    if (!scan.readable) {
        Q_EMIT checked(commandId, tr("the e-stop latches in %1 cannot be read").arg(m_folder));
        look();
    } else if (found == scan.latches.cend() || isOurs(*found, scan)) {
        Q_EMIT checked(commandId, {});
    } else {
        m_latches.insert(device, *found);
        Q_EMIT checked(commandId,
                       found->by.isEmpty()
                           ? tr("e-stop latched in another program")
                           : tr("e-stop latched by %1 in another program").arg(found->by));
        Q_EMIT latchedElsewhere(*found);
        complain(m_complaints + scan.complaints);
    }
}

void FileLatchKeeper::look()
{
    for (auto change = m_changes.begin(); change != m_changes.end(); ++change) {
        if (change->inWork == 0)
            write(change.key());
    }
    if (std::exchange(m_looking, true))
        return;
    m_worker.post([this, folder = m_folder, known = m_latches.keys(), postbox = m_postbox] {
        LatchScan scan = scanLatches(folder, known);
        if (scan.folderIsGone) { // made anew, it can be read by the next look
            if (const Outcome made = ensurePrivateFolder(folder); !made)
                scan.complaints.append(made.error().text);
        }
        postbox->tell([this, scan] { compare(scan); });
    });
}

void FileLatchKeeper::compare(const LatchScan &scan)
{
    m_looking = false;
    if (!scan.readable) {
        complain(QStringList{tr("The e-stop latches in %1 cannot be read").arg(m_folder)}
                 + scan.complaints);
        // Gone with all its files is no reset: what holds here is written again. Where files may
        // still be, they are left alone: they may be newer.
        if (!scan.folderIsGone)
            return;
        for (const LatchedStop &stop : std::as_const(m_latches)) {
            if (!m_changes.contains(stop.device))
                change(stop.device, stop);
        }
        return;
    }
    complain(scan.complaints);
    if (m_setup.hearsNews && m_watcher.directories().isEmpty())
        m_watcher.addPath(m_folder);
    const QHash<DeviceId, LatchedStop> before = m_latches;
    for (const LatchedStop &stop : scan.latches) {
        if (m_changes.contains(stop.device) || before.value(stop.device) == stop)
            continue;
        if (scan.unclear.contains(stop.device) && before.contains(stop.device))
            continue; // latched anyway, and here more is known
        m_latches.insert(stop.device, stop);
        Q_EMIT latchedElsewhere(stop);
    }
    for (const LatchedStop &stop : before) {
        if (m_changes.contains(stop.device) || scan.latches.contains(stop.device))
            continue;
        m_latches.remove(stop.device);
        Q_EMIT releasedElsewhere(stop.device);
    }
}

void FileLatchKeeper::complain(const QStringList &complaints)
{
    const QStringList known = std::exchange(m_complaints, complaints);
    for (const QString &complaint : complaints) {
        if (!known.contains(complaint))
            Q_EMIT troubled(complaint);
    }
}

} // namespace Raptor::History
