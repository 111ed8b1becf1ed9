// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "power_cut_disk.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include <algorithm>
#include <mutex>
#include <new>
#include <sqlite3.h>

namespace Raptor::Test {

namespace {

constexpr qint64 sectorBytes = 512;

struct Recorder
{
    std::mutex mutex;
    QString folder; ///< empty: not recording
    std::vector<DiskOperation> operations;
    sqlite3_vfs *below = nullptr;
    sqlite3_vfs vfs{};
};

Recorder &recorder()
{
    static Recorder instance;
    return instance;
}

/// As SQLite allocates it: the file below stands right behind.
struct RecordedFile
{
    sqlite3_file base;
    sqlite3_io_methods methods;
    QString *name; ///< null: not recorded
    sqlite3_file *below() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

RecordedFile &of(sqlite3_file *file)
{
    return *reinterpret_cast<RecordedFile *>(file);
}

void add(DiskOperation operation)
{
    const std::scoped_lock lock(recorder().mutex);
    if (!recorder().folder.isEmpty())
        recorder().operations.push_back(std::move(operation));
}

int closeFile(sqlite3_file *file)
{
    RecordedFile &self = of(file);
    delete std::exchange(self.name, nullptr);
    return self.below()->pMethods->xClose(self.below());
}

int writeFile(sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
    RecordedFile &self = of(file);
    if (self.name)
        add({DiskOperation::Kind::Write, *self.name, offset,
             QByteArray(static_cast<const char *>(data), size)});
    return self.below()->pMethods->xWrite(self.below(), data, size, offset);
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    RecordedFile &self = of(file);
    if (self.name)
        add({DiskOperation::Kind::Truncate, *self.name, size, {}});
    return self.below()->pMethods->xTruncate(self.below(), size);
}

int syncFile(sqlite3_file *file, int flags)
{
    RecordedFile &self = of(file);
    if (!self.name)
        return SQLITE_OK;
    add({DiskOperation::Kind::Sync, *self.name, 0, {}});
    return self.below()->pMethods->xSync(self.below(), flags); // it may go on to the folder
}

/// The rest goes below as it is; only whose file it is has to be said.
template <auto Method, class... Arguments>
int pass(sqlite3_file *file, Arguments... arguments)
{
    sqlite3_file *below = of(file).below();
    return (below->pMethods->*Method)(below, arguments...);
}

void barrier(sqlite3_file *file)
{
    of(file).below()->pMethods->xShmBarrier(of(file).below());
}

/// No mapped pages: each write has to be seen.
int fetchNothing(sqlite3_file *, sqlite3_int64, int, void **page)
{
    *page = nullptr;
    return SQLITE_OK;
}

int unfetch(sqlite3_file *, sqlite3_int64, void *)
{
    return SQLITE_OK;
}

sqlite3_io_methods recordedMethods()
{
    using M = sqlite3_io_methods;
    M methods{};
    methods.iVersion = 3;
    methods.xClose = closeFile;
    methods.xRead = pass<&M::xRead, void *, int, sqlite3_int64>;
    methods.xWrite = writeFile;
    methods.xTruncate = truncateFile;
    methods.xSync = syncFile;
    methods.xFileSize = pass<&M::xFileSize, sqlite3_int64 *>;
    methods.xLock = pass<&M::xLock, int>;
    methods.xUnlock = pass<&M::xUnlock, int>;
    methods.xCheckReservedLock = pass<&M::xCheckReservedLock, int *>;
    methods.xFileControl = pass<&M::xFileControl, int, void *>;
    methods.xSectorSize = pass<&M::xSectorSize>;
    methods.xDeviceCharacteristics = pass<&M::xDeviceCharacteristics>;
    methods.xShmMap = pass<&M::xShmMap, int, int, int, void volatile **>;
    methods.xShmLock = pass<&M::xShmLock, int, int, int>;
    methods.xShmBarrier = barrier;
    methods.xShmUnmap = pass<&M::xShmUnmap, int>;
    methods.xFetch = fetchNothing;
    methods.xUnfetch = unfetch;
    return methods;
}

/// Its name in the recorded folder; unset: it is elsewhere.
std::optional<QString> recordedName(const char *path)
{
    const std::scoped_lock lock(recorder().mutex);
    const QFileInfo info(QFile::decodeName(path));
    if (!path || recorder().folder.isEmpty() || info.absolutePath() != recorder().folder)
        return std::nullopt;
    return info.fileName();
}

int openFile(sqlite3_vfs *, const char *path, sqlite3_file *file, int flags, int *opened)
{
    auto *self = new (file) RecordedFile{};
    const auto name = recordedName(path);
    const bool isNew = name && QFileInfo(QFile::decodeName(path)).size() == 0;
    const int result =
        recorder().below->xOpen(recorder().below, path, self->below(), flags, opened);
    if (result != SQLITE_OK)
        return result;
    self->methods = recordedMethods();
    self->base.pMethods = &self->methods;
    if (!name)
        return result;
    self->name = new QString(*name);
    if (isNew)
        add({DiskOperation::Kind::Create, *name, 0, {}});
    return result;
}

int deleteFile(sqlite3_vfs *, const char *path, int syncFolder)
{
    if (const auto name = recordedName(path); name && QFile::exists(QFile::decodeName(path)))
        add({DiskOperation::Kind::Delete, *name, 0, {}});
    return recorder().below->xDelete(recorder().below, path, syncFolder);
}

/// SQLite opens the folder of a file to sync it, and takes this answer for a system without such.
int openFolder(const char *path, int *)
{
    if (const auto name = recordedName(path))
        add({DiskOperation::Kind::SyncFolder, *name, 0, {}});
    return SQLITE_CANTOPEN;
}

/// Without order among them: what a disk does before it is told to sync.
std::vector<DiskOperation> someOf(const std::vector<DiskOperation> &pending,
                                  QRandomGenerator &random)
{
    std::vector<DiskOperation> sectors;
    for (const DiskOperation &operation : pending) {
        if (operation.kind == DiskOperation::Kind::Truncate) {
            sectors.push_back(operation);
            continue;
        }
        for (qint64 done = 0; done < operation.data.size();) {
            const qint64 offset = operation.offset + done;
            const qint64 size =
                std::min(sectorBytes - offset % sectorBytes, qint64(operation.data.size()) - done);
            sectors.push_back(
                {operation.kind, operation.file, offset, operation.data.mid(done, size)});
            done += size;
        }
    }
    std::shuffle(sectors.begin(), sectors.end(), random);
    const quint32 share = random.bounded(1U, 9U);
    std::erase_if(sectors, [&](const DiskOperation &) { return random.bounded(10U) < share; });
    return sectors;
}

void carryOut(const DiskOperation &operation, QByteArray &content)
{
    if (operation.kind == DiskOperation::Kind::Truncate) {
        content.resize(operation.offset, '\0');
        return;
    }
    const qint64 end = operation.offset + operation.data.size();
    if (content.size() < end)
        content.append(QByteArray(end - content.size(), '\0'));
    std::copy(operation.data.cbegin(), operation.data.cend(), content.begin() + operation.offset);
}

} // namespace

PowerCutDisk::PowerCutDisk()
{
    Recorder &all = recorder();
    all.below = sqlite3_vfs_find(nullptr);
    all.vfs = *all.below;
    all.vfs.zName = "power-cut";
    all.vfs.szOsFile = int(sizeof(RecordedFile)) + all.below->szOsFile;
    all.vfs.xOpen = openFile;
    all.vfs.xDelete = deleteFile;
    sqlite3_vfs_register(&all.vfs, 1);
    all.below->xSetSystemCall(all.below, "openDirectory",
                              reinterpret_cast<sqlite3_syscall_ptr>(openFolder));
}

PowerCutDisk::~PowerCutDisk()
{
    recorder().below->xSetSystemCall(recorder().below, "openDirectory", nullptr);
    sqlite3_vfs_unregister(&recorder().vfs);
    sqlite3_vfs_register(recorder().below, 1);
}

void PowerCutDisk::record(const QString &folder)
{
    const std::scoped_lock lock(recorder().mutex);
    recorder().folder = QFileInfo(folder).absoluteFilePath();
    recorder().operations.clear();
}

std::vector<DiskOperation> PowerCutDisk::stop()
{
    const std::scoped_lock lock(recorder().mutex);
    recorder().folder.clear();
    return std::exchange(recorder().operations, {});
}

qsizetype PowerCutDisk::recorded() const
{
    const std::scoped_lock lock(recorder().mutex);
    return qsizetype(recorder().operations.size());
}

void CutDisk::apply(const DiskOperation &operation, bool lies)
{
    const auto node = [this, &operation]() -> Node & {
        std::shared_ptr<Node> &now = m_names[operation.file].now;
        if (!now)
            now = std::make_shared<Node>();
        return *now;
    };
    switch (operation.kind) {
    case DiskOperation::Kind::Create:
        (void)node();
        return;
    case DiskOperation::Kind::Write:
    case DiskOperation::Kind::Truncate:
        node().pending.push_back(operation);
        return;
    case DiskOperation::Kind::Delete:
        m_names[operation.file].now.reset();
        return;
    case DiskOperation::Kind::Sync:
        if (lies)
            return;
        for (const DiskOperation &pending : std::exchange(node().pending, {}))
            carryOut(pending, node().synced);
        return;
    case DiskOperation::Kind::SyncFolder:
        for (Name &name : m_names) {
            if (!lies)
                name.synced = name.now;
        }
        return;
    }
}

QByteArray CutDisk::contentOf(const Node &node, Unsynced unsynced, QRandomGenerator &random)
{
    QByteArray content = node.synced;
    if (unsynced == Unsynced::Lost)
        return content;
    for (const DiskOperation &operation :
         unsynced == Unsynced::Kept ? node.pending : someOf(node.pending, random))
        carryOut(operation, content);
    return content;
}

void CutDisk::restoreTo(const QString &folder, Unsynced unsynced, QRandomGenerator &random) const
{
    QStringList files = m_names.keys();
    files.sort(); // the same random numbers for the same file
    for (const QString &file : std::as_const(files)) {
        const Name &name = m_names[file];
        const bool asNow =
            unsynced == Unsynced::Kept || (unsynced == Unsynced::Some && random.bounded(2U) == 0);
        const auto node = asNow ? name.now : name.synced;
        if (!node)
            continue;
        QFile output(folder + QLatin1Char('/') + file);
        const QByteArray content = contentOf(*node, unsynced, random);
        if (!output.open(QIODevice::WriteOnly) || output.write(content) != content.size())
            qFatal("%s cannot be written", qPrintable(output.fileName()));
    }
}

CutsMade cutThePower(
    const std::vector<DiskOperation> &operations, const CutPlan &plan,
    const std::function<QString(const CutDisk &disk, qsizetype done, CutDisk::Unsynced unsynced,
                                QRandomGenerator &random)> &look)
{
    using Unsynced = CutDisk::Unsynced;
    const auto total = qsizetype(operations.size());
    QRandomGenerator random(42);
    CutDisk disk;
    CutsMade made;
    for (qsizetype done = 0; done <= total; ++done) {
        if (done > 0)
            disk.apply(operations[std::size_t(done - 1)]);
        const bool atEnd = done == total;
        const bool atSync =
            !atEnd && operations[std::size_t(done)].kind == DiskOperation::Kind::Sync;
        if (!atEnd && random.bounded(atSync ? plan.oneSyncIn : plan.oneIn) != 0)
            continue;
        const QList<Unsynced> ways = atSync || atEnd
            ? QList<Unsynced>{Unsynced::Some, Unsynced::Some, Unsynced::Lost, Unsynced::Kept}
            : plan.ways;
        for (const Unsynced unsynced : ways) {
            ++made.count;
            made.wrong = look(disk, done, unsynced, random);
            if (made.wrong.isEmpty())
                continue;
            made.wrong = QStringLiteral("cut after %1 of %2 demands: %3")
                             .arg(QString::number(done), QString::number(total), made.wrong);
            return made;
        }
    }
    return made;
}

} // namespace Raptor::Test
