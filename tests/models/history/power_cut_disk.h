// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QRandomGenerator>
#include <QtCore/QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace Raptor::Test {

/// One thing that SQLite asked of the file system.
struct DiskOperation
{
    enum class Kind { Create, Write, Truncate, Sync, Delete, SyncFolder };
    Kind kind = Kind::Write;
    QString file; ///< its name without the folder; SyncFolder: any in it
    qint64 offset = 0; ///< Truncate: the new size
    QByteArray data;
};

/// What SQLite asks of the file system in one folder, from record() on, and in order: all databases
/// of the process are opened through it, by way of SQLite's own layer for Unix, whose calls for the
/// folder are seen as well. A power cut is computed afterwards; besides recording nothing is synced
/// for real. One for a process; any thread while recording.
class PowerCutDisk
{
public:
    /// Becomes SQLite's default before the first database is opened.
    PowerCutDisk();
    ~PowerCutDisk();

    void record(const QString &folder);
    [[nodiscard]] std::vector<DiskOperation> stop();
    /// So many operations were recorded until now.
    [[nodiscard]] qsizetype recorded() const;
};

/// The disk as it may be found after a power cut, replayed from what was recorded. What was synced
/// is there: content with its file, names (those that came and those that went) with the folder. Of
/// what was not, each sector may be there or not, whatever came first, and each name.
class CutDisk
{
public:
    enum class Unsynced { Lost, Kept, Some };

    /// The next operation was carried out. @p lies: it says that it synced, and did not.
    void apply(const DiskOperation &operation, bool lies = false);
    /// Writes the files of this moment to @p folder, which must be empty.
    void restoreTo(const QString &folder, Unsynced unsynced, QRandomGenerator &random) const;

private:
    /// A file, whatever its name.
    struct Node
    {
        QByteArray synced;
        std::vector<DiskOperation> pending;
    };
    struct Name
    {
        std::shared_ptr<Node> synced; ///< what it stands for after a cut; null: nothing
        std::shared_ptr<Node> now;
    };
    [[nodiscard]] static QByteArray contentOf(const Node &node, Unsynced unsynced,
                                              QRandomGenerator &random);

    QHash<QString, Name> m_names;
};

/// Where the power is cut on the way through what was recorded, and how often.
struct CutPlan
{
    /// Of the demands before which it is cut, one in so many; 1: each.
    quint32 oneIn = 1;
    /// The same of those that sync: there most is at stake.
    quint32 oneSyncIn = 1;
    /// What becomes of the unsynced, each in turn. After the last demand and before a sync it is
    /// each of the ways at least, and some of it twice.
    QList<CutDisk::Unsynced> ways{CutDisk::Unsynced::Some};
};

struct CutsMade
{
    int count = 0;
    QString wrong; ///< after the last of them, with its place; empty: nothing
};

/// Cuts the power by @p plan, the same cuts each time, until @p look is not content with what is
/// found after so many demands. It says what is wrong, or nothing.
[[nodiscard]] CutsMade cutThePower(
    const std::vector<DiskOperation> &operations, const CutPlan &plan,
    const std::function<QString(const CutDisk &disk, qsizetype done, CutDisk::Unsynced unsynced,
                                QRandomGenerator &random)> &look);

} // namespace Raptor::Test
