// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/command.h"

#include <QtCore/QByteArray>
#include <QtCore/QStringList>
#include <QtCore/QVariantList>

namespace Raptor::History {

/// Who writes: what a row says besides the AuditRow.
struct Writer
{
    QString host;
    QString run; ///< see run_id.h
};

/// A row of the trail as it stands in the file. `hash` is SHA-256 over a fixed tag, `previous` (the
/// hash of the row before, 32 zero bytes for the first), `seq` and every value, each with its type
/// and length in front, so that no two rows read the same.
struct StoredRow
{
    qint64 seq = 0; ///< 1, 2, 3 ... without a gap
    QVariantList values; ///< in the order of storedColumns(); integer, text or null
    QByteArray previous;
    QByteArray hash;
};

/// One row as it reads to people and to the ledger.
struct TrailEntry
{
    qint64 seq = 0;
    AuditRow row;
    Writer writer;
};

/// Names of the columns between seq and previous. Times of the steps are ms relative to
/// CommandRecord::origin(); enumerations are stored by name.
[[nodiscard]] const QStringList &storedColumns();
/// What goes into CREATE TABLE for them.
[[nodiscard]] QString storedColumnTypes();
/// The hash before the first row's.
[[nodiscard]] QByteArray firstHash();
[[nodiscard]] QByteArray rowHash(const StoredRow &row);

[[nodiscard]] QVariantList toValues(const AuditRow &row, const Writer &writer);
/// The other way. @p now and @p wallNow are one moment: the record's times are laid on the boot
/// clock so that they are as far back as the wall clock says, and as far apart as they were.
[[nodiscard]] TrailEntry toEntry(const StoredRow &row, BootTime now, WallTime wallNow);

} // namespace Raptor::History
