// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/history_ports.h"
#include "models/history/file_format.h"
#include "models/history/history_tail.h"
#include "models/history/private_files.h"
#include "models/history/rollup.h"

namespace Raptor::History {

/// The file as it is at one moment; does nothing where there is none.
class ReadTransaction
{
public:
    explicit ReadTransaction(const std::shared_ptr<SqlConnection> &connection)
        : m_connection(connection),
          m_begun(connection ? connection->execute(QStringLiteral("BEGIN"))
                             : Outcome(std::monostate{}))
    {
    }
    ~ReadTransaction()
    {
        if (m_connection && m_begun)
            (void)m_connection->execute(QStringLiteral("ROLLBACK")); // it has only read
    }
    ReadTransaction(const ReadTransaction &) = delete;
    ReadTransaction &operator=(const ReadTransaction &) = delete;
    [[nodiscard]] const Outcome &begun() const { return m_begun; }

private:
    std::shared_ptr<SqlConnection> m_connection;
    Outcome m_begun;
};

/// What the historian's file and, beside a historian, its tail tell. On one thread that may wait;
/// the connection stays open between questions. What there is no history of is empty, no error.
///
/// The tail is looked at before the file, each question in one transaction: what has gone into
/// blocks in between is then recognised by its run.
class HistoryReading
{
public:
    /// False ends the reading (Error::Code::Refused).
    using GoOn = std::function<bool()>;

    /// @p tail null: the file's own tail is read.
    HistoryReading(const QString &directory, std::shared_ptr<HistoryTail> tail);

    [[nodiscard]] Result<QList<HistoryBucket>> buckets(const HistoryQuery &query,
                                                       const GoOn &goOn = {});
    [[nodiscard]] Result<QList<HistorySample>> samples(const HistoryQuery &query,
                                                       const GoOn &goOn = {});
    [[nodiscard]] Result<QList<Sample>> moment(WallTime at, Milliseconds back,
                                               const GoOn &goOn = {});
    [[nodiscard]] Result<QList<TagId>> tags();
    [[nodiscard]] Result<HistoryUsage> usage();

private:
    /// What is not in blocks, of a tag.
    using Rest = std::vector<SampleList>;
    struct Run
    {
        qint64 run = 0;
        qint64 next = -1;
        double samplesPerTag = 0.0;
    };

    [[nodiscard]] Outcome open();
    [[nodiscard]] Result<bool> find(const TagId &tag, HistoryTail::TagParts *parts);
    [[nodiscard]] Result<std::vector<Run>> runs(int level, qint64 from, const HistoryQuery &query);
    [[nodiscard]] Result<bool> isInBlocks(qint64 run, quint32 tag);
    [[nodiscard]] Result<Rest> rest(const HistoryTail::TagParts &parts);
    [[nodiscard]] Outcome restInFile(quint32 tag, Rest &rest);
    [[nodiscard]] Outcome addBlocks(quint32 tag, const HistoryQuery &query,
                                    const std::vector<Run> &runs, RollupBuilder &builder,
                                    const GoOn &goOn);
    [[nodiscard]] Outcome addRollups(int level, quint32 tag, const HistoryQuery &query,
                                     RollupBuilder &builder, const GoOn &goOn);
    [[nodiscard]] Outcome collect(quint32 tag, const HistoryQuery &query, SampleList &list,
                                  const GoOn &goOn);
    struct Latest;
    [[nodiscard]] Outcome lookForLatest(WallTime at, Milliseconds back, Latest &latest,
                                        const GoOn &goOn);
    [[nodiscard]] Outcome latestInTail(std::vector<HistoryTail::TagParts> parts, Latest &latest);
    [[nodiscard]] Outcome latestInBlocks(const Run &run, Latest &latest, const GoOn &goOn);
    [[nodiscard]] Outcome readUsage(HistoryUsage &usage, qint64 &newestRun);
    [[nodiscard]] Outcome readTailUsage(HistoryUsage &usage, qint64 newestRun);

    QString m_file;
    std::shared_ptr<HistoryTail> m_tail;
    bool m_isInTail = false; ///< the newest samples, of this question; else in the file's tail
    std::shared_ptr<SqlConnection> m_connection; ///< null: there is no file
    std::optional<FileIdentity> m_identity;
};

} // namespace Raptor::History
