// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/audit_schema.h"
#include "models/history/durable_file.h"

namespace Raptor::History {

/// The writing end of the trail's file, on the audit writer's thread only; see DurableFile.
class AuditFile
{
public:
    using Hook = DurableFile::Hook;

    AuditFile(QString file, Writer writer, Hook beforeCommit);

    /// Opens it, or makes it: whether rows could be written.
    [[nodiscard]] Outcome prepare();
    /// Adds all rows or none; when this says yes they are on the disk. A commit whose own fate was
    /// unclear is looked for first: call it again with the very same rows until it succeeds.
    [[nodiscard]] Outcome append(const QList<AuditRow> &rows);
    /// For those of the commands that have no end yet: adds what @p close makes of their first row,
    /// in one transaction with looking, so that two programs never do it twice. The rows added.
    using Closer = std::function<AuditRow(const StoredRow &requested)>;
    [[nodiscard]] Result<QList<AuditRow>> closeOrphans(const QStringList &commands,
                                                       const Closer &close);

    void close() { m_file.close(); }

private:
    struct Head
    {
        qint64 seq = 0;
        QByteArray hash;
    };
    [[nodiscard]] Result<Head> head() const;
    [[nodiscard]] Outcome insert(const QList<AuditRow> &rows, Head &head);
    [[nodiscard]] Result<bool> isThere(const Head &row) const;
    [[nodiscard]] Result<QList<AuditRow>> orphanRows(const QStringList &commands,
                                                     const Closer &close) const;

    DurableFile m_file;
    Writer m_writer;
    std::optional<Head> m_unclear; ///< last row of a commit that may or may not have happened
};

} // namespace Raptor::History
