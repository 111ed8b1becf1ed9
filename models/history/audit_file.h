// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/audit_schema.h"
#include "models/history/private_files.h"

#include <functional>
#include <memory>

namespace Raptor::History {

/// The writing end of the trail's file, on the audit writer's thread only. Opens it when needed;
/// any error closes it, so that the next attempt looks at the file anew (it may have been repaired,
/// moved away, or replaced). Several programs may write the same file.
///
/// What SQLite guarantees: in WAL mode with synchronous=FULL the log is synced (fsync) before
/// COMMIT returns, the log's name in the folder included, so a commit outlives a power cut; as far
/// as the disk does not lie about having written.
class AuditFile
{
public:
    /// Called before each commit, on the writer's thread: where tests stall or fail the storage.
    using Hook = std::function<Outcome()>;

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

    void close();

private:
    struct Head
    {
        qint64 seq = 0;
        QByteArray hash;
    };
    [[nodiscard]] Outcome open();
    [[nodiscard]] Outcome openConnection();
    [[nodiscard]] Outcome begin();
    [[nodiscard]] Result<Head> head() const;
    [[nodiscard]] Outcome insert(const QList<AuditRow> &rows, Head &head);
    [[nodiscard]] Outcome commit();
    [[nodiscard]] Result<bool> isThere(const Head &row) const;
    [[nodiscard]] Result<QList<AuditRow>> orphanRows(const QStringList &commands,
                                                     const Closer &close) const;
    [[nodiscard]] Outcome checkIdentity() const;
    [[nodiscard]] Error fail(const Error &why);

    QString m_file;
    Writer m_writer;
    Hook m_beforeCommit;
    std::unique_ptr<SqlConnection> m_connection;
    std::optional<FileIdentity> m_identity;
    std::optional<Head> m_unclear; ///< last row of a commit that may or may not have happened
};

} // namespace Raptor::History
