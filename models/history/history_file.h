// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/alarm_claim.h"
#include "models/history/durable_file.h"
#include "models/history/history_tail.h"

namespace Raptor::History {

/// The writing end of the historian's file, on one thread: the only connection that writes it, and
/// that moves its log into it. See DurableFile.
class HistoryFile
{
public:
    HistoryFile(const QString &directory, DurableFile::Hook beforeCommit);

    /// Opens it, or makes it, unless another program has it. Malformed: it is damaged.
    [[nodiscard]] Outcome open();
    void close();
    /// It is closed in good order: the next start need not look at all of it.
    void closeCleanly();
    [[nodiscard]] bool isOpen() const { return m_file.identity().has_value(); }
    [[nodiscard]] const QString &name() const { return m_file.name(); }
    [[nodiscard]] const std::optional<FileIdentity> &identity() const { return m_file.identity(); }
    [[nodiscard]] SqlConnection &connection() const { return m_file.connection(); }
    [[nodiscard]] DurableFile &durable() { return m_file; }
    /// Who has it, if it is not ours: Refused.
    [[nodiscard]] Outcome claim();

    /// In one transaction, on the disk when it says yes.
    [[nodiscard]] Outcome write(const std::function<Outcome()> &statements);
    [[nodiscard]] Outcome save(const Unsaved &unsaved);

    /// What an earlier program left: names, and the samples that are not in blocks yet. @p next:
    /// of the run that it left half done, tags below it are done (0: it left none).
    [[nodiscard]] Outcome load(HistoryTail &tail, quint32 *next);
    /// The file is another one than @p tail came from. Refused: it has other names.
    [[nodiscard]] Outcome adopt(HistoryTail &tail);

private:
    [[nodiscard]] Outcome make();
    [[nodiscard]] Outcome setLogSize();
    [[nodiscard]] Outcome saveAll(const Unsaved &unsaved);
    [[nodiscard]] Outcome restore(HistoryTail &tail, const QString &where, quint32 from);
    [[nodiscard]] Result<qint64> lastUsedRun();

    QString m_directory;
    AlarmClaim m_claim;
    DurableFile m_file;
};

/// Names by their numbers; a null device: there is no such number.
[[nodiscard]] Result<std::vector<StoredTag>> readTags(const SqlConnection &connection);
[[nodiscard]] Result<QStringList> readBrokers(const SqlConnection &connection);
/// The error of a query that ended, if it had one.
[[nodiscard]] Outcome outcomeOf(const SqlConnection &connection, const QSqlQuery &query);

} // namespace Raptor::History
