// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/command.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

#include <deque>

namespace Raptor::Models {

/// The ledger in memory: the newest 10,000 commands, of this run and of what was loaded. GUI
/// thread. The lasting record is the audit trail.
class CommandStore final : public QObject
{
    Q_OBJECT
public:
    static constexpr int maximumRecords = 10'000;

    using QObject::QObject;

    /// Adds a command, or replaces the one with the same id. A record without an id is ignored.
    void upsert(const CommandRecord &record);
    /// Adds what earlier runs left, newest first, behind what is there. Known ids are left out:
    /// this run knows better. So is what does not fit any more.
    void addOlder(const QList<CommandRecord> &records);
    [[nodiscard]] int count() const { return int(m_records.size()); }
    /// Row 0 is the newest.
    [[nodiscard]] const CommandRecord &at(int row) const { return m_records.at(size_t(row)); }
    /// -1 if it is unknown, or gone.
    [[nodiscard]] int rowOf(const QString &id) const;

Q_SIGNALS:
    /// A record is about to come, or has come, as row 0.
    void aboutToAdd();
    void added();
    /// Rows are about to come, or have come, behind the last one.
    void aboutToAddOlder(int first, int last);
    void addedOlder();
    /// The last row is about to go, or has gone.
    void aboutToRemoveOldest();
    void removedOldest();
    void changed(int row);

private:
    std::deque<CommandRecord> m_records;
    QHash<QString, qint64> m_serials;
    qint64 m_newest = 0;
};

} // namespace Raptor::Models
