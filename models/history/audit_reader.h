// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/audit_schema.h"

#include <QtCore/QHash>

#include <functional>

namespace Raptor::History {

/// What the trail's file tells. Each function opens the file for reading, and closes it; a thread
/// that may wait, never the GUI's.

/// What two rows of a command tell together: its end, if one of them has it. What is noted later
/// (by another program too, which may know less) adds a note and whether it may still run, and
/// never changes how it ended.
[[nodiscard]] StoredRow together(const StoredRow &older, const StoredRow &newer);

/// A command whose program ended before the answer came, as the ledger shall show it: outcome
/// unknown. What energises may still run, for nobody knows how far it came.
[[nodiscard]] CommandRecord orphaned(CommandRecord record);

/// Finds commands that were requested, have no end, and never will: their program has ended. Reads
/// everything once, and later only what was added.
class OrphanFinder
{
public:
    explicit OrphanFinder(QString file) : m_file(std::move(file)) { }

    /// A run that cannot be looked into counts as ended when nothing came for a minute (for
    /// e-stops: the 10 minutes that they repeat, and one).
    [[nodiscard]] Result<QStringList> find(WallTime now);

private:
    struct Open
    {
        WallTime at{};
        bool isEmergencyStop = false;
        Writer writer;
    };
    QString m_file;
    qint64 m_seen = 0; ///< seq
    QByteArray m_seenHash;
    QHash<QString, Open> m_open;
};

/// The newest @p most commands, newest first, those of ended programs with their end. NotFound when
/// there is no trail.
[[nodiscard]] Result<QList<TrailEntry>> newestEntries(const QString &file, int most, BootTime now,
                                                      WallTime wallNow);

/// The newest @p most rows that tell of alarms defined anew (AuditEvent::Configured), newest first.
/// They are no commands: of their record only id, device, who, reason, detail and time count.
[[nodiscard]] Result<QList<TrailEntry>> newestConfigurations(const QString &file, int most,
                                                             BootTime now, WallTime wallNow);

/// Calls @p visit for each command, oldest first; false from it ends the reading. @p progress gets
/// percents as they grow.
using CommandVisitor = std::function<bool(const TrailEntry &entry)>;
[[nodiscard]] Outcome forEachCommand(const QString &file, BootTime now, WallTime wallNow,
                                     const CommandVisitor &visit,
                                     const std::function<void(int)> &progress);

} // namespace Raptor::History
