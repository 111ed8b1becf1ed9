// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/file_format.h"

namespace Raptor::History {

/// The tables of the historian's file.
///
/// `tags`, `brokers`: their numbers. `tail`: a row for each second that is not in blocks yet, see
/// TailRow. `runs`: what is compacted, or is being (`next`: tags below it are there; -1: all are).
/// A run of level 0 has for each tag a row of `blocks`, with the finest rollup in front; one of a
/// level above has a row of `rollups` for each tag, made of runFactor runs of the level below.
/// Rows are numbered by run, then tag (see blockNumber()): new ones are added at the end, old ones
/// are removed at the beginning, and those of a tag are found without an index.
[[nodiscard]] const FileFormat &historyFormat();

/// What brings an older file one version further.
struct Migration
{
    int from = 0;
    QStringList statements;
};
[[nodiscard]] const QList<Migration> &historyMigrations();
/// Brings the file to the version of @p format, in one transaction. Nothing to do is no error.
[[nodiscard]] Outcome migrate(const SqlConnection &connection, const FileFormat &format,
                              const QList<Migration> &migrations);

constexpr int runFactor = 16;
constexpr int tagBits = 24;
constexpr int levelBit = 58;

/// Of the row of `blocks` or, above level 0, of `rollups`.
[[nodiscard]] constexpr qint64 blockNumber(int level, qint64 run, quint32 tag)
{
    return qint64(level) << levelBit | run << tagBits | qint64(tag);
}
[[nodiscard]] constexpr quint32 tagOfBlock(qint64 number)
{
    return quint32(number & ((1 << tagBits) - 1));
}
/// A run of a level above 0 ends with this run of level 0.
[[nodiscard]] constexpr qint64 lastRunIn(int level, qint64 run)
{
    for (int i = 0; i < level; ++i)
        run = run * runFactor + runFactor - 1;
    return run;
}

} // namespace Raptor::History
