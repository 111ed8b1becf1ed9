// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/file_format.h"
#include "models/history/private_files.h"

#include <functional>
#include <memory>

namespace Raptor::History {

/// The writing end of a SQLite file that its owner alone may read (0600), on one thread. Opens it
/// when needed; any error closes it, so that the next attempt looks at the file anew (it may have
/// been repaired, moved away, or replaced). Several programs may write the same file.
///
/// What SQLite guarantees: in WAL mode with synchronous=FULL the log is synced (fsync) before
/// COMMIT returns, the log's name in the folder included, so a commit outlives a power cut; as far
/// as the disk does not lie about having written.
class DurableFile
{
public:
    /// Called before each commit: where tests stall or fail the storage.
    using Hook = std::function<Outcome()>;

    /// @p format lives for ever.
    DurableFile(QString file, const FileFormat &format, Hook beforeCommit);

    /// Opens it, or makes it. Whether an open one still is the file of that name.
    [[nodiscard]] Outcome open();
    /// open(), and begins a transaction.
    [[nodiscard]] Outcome begin();
    [[nodiscard]] Outcome commit();
    [[nodiscard]] Outcome rollBack();
    /// What was committed is in the file of that name.
    [[nodiscard]] Outcome checkStillThere() const;
    /// Closes it; queries on it must be gone by then. The error, for returning it.
    [[nodiscard]] Error fail(const Error &why);
    void close();

    /// Of the open file.
    [[nodiscard]] SqlConnection &connection() const { return *m_connection; }
    [[nodiscard]] const QString &name() const { return m_file; }
    /// Which file it is; unset while it is closed.
    [[nodiscard]] const std::optional<FileIdentity> &identity() const { return m_identity; }
    /// How often it was opened.
    [[nodiscard]] int opened() const { return m_opened; }

private:
    [[nodiscard]] Outcome openConnection();
    [[nodiscard]] Outcome checkIdentity() const;

    QString m_file;
    const FileFormat *m_format;
    Hook m_beforeCommit;
    std::unique_ptr<SqlConnection> m_connection;
    std::optional<FileIdentity> m_identity;
    int m_opened = 0;
};

} // namespace Raptor::History
