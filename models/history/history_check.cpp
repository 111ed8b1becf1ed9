// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/history_check.h"

#include "models/history/block_codec.h"
#include "models/history/history_file.h"
#include "models/history/history_schema.h"
#include "models/history/rollup.h"
#include "models/history/sqlite_historian.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

namespace Raptor::History {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(History)
};

constexpr qint64 quicklyRead = 256 << 20; // bytes

Error damaged(const QString &file, const QString &how)
{
    return {Error::Code::Malformed, Words::tr("%1 is damaged: %2").arg(file, how)};
}

/// SQLite's own look at the pages.
Outcome lookAtPages(const SqlConnection &connection)
{
    const auto verdict = connection.value(QStringLiteral("PRAGMA quick_check(1)"));
    if (!verdict)
        return verdict.error();
    if (verdict->toString() != QLatin1String("ok"))
        return damaged(connection.file(), verdict->toString());
    return std::monostate{};
}

/// What the writer reads at its start, and what readers go by.
Outcome lookAtTables(const SqlConnection &connection)
{
    for (const char *statement :
         {"SELECT count(*), sum(length(device)) FROM tags", "SELECT count(*) FROM brokers",
          "SELECT count(*), sum(length(data)) FROM tail", "SELECT sum(samples) FROM runs",
          "SELECT count(*) FROM runs INDEXED BY runs_by_time WHERE level >= 0",
          "SELECT max(id), min(id) FROM blocks", "SELECT max(id), min(id) FROM rollups"}) {
        if (const auto read = connection.value(QLatin1String(statement)); !read)
            return read.error();
    }
    return std::monostate{};
}

class Look
{
public:
    Look(const SqlConnection &connection, const std::function<bool(int)> &progress)
        : m_connection(connection), m_progress(progress)
    {
    }

    Result<HistoryVerdict> take()
    {
        if (const Outcome pages = lookAtPages(m_connection); !pages) {
            if (pages.error().code != Error::Code::Malformed)
                return pages.error();
            m_verdict.sound = false;
            m_verdict.text = pages.error().text;
        }
        const auto all = m_connection.value(QStringLiteral(
            "SELECT (SELECT count(*) FROM blocks) + (SELECT count(*) FROM rollups)"));
        if (!all)
            return all.error();
        m_all = std::max<qint64>(all->toLongLong(), 1);
        const auto blocks = [this](const QSqlQuery &query) {
            const auto rollup = RollupCodec::decode(query.value(1).toByteArray(), rollupWidths[0]);
            const auto list = BlockCodec::decode(query.value(2).toByteArray());
            ++m_verdict.blocks;
            m_verdict.samples += list ? qint64(list->samples.size()) : 0;
            return rollup && list;
        };
        const auto rollups = [](const QSqlQuery &query) {
            const auto level = int(query.value(0).toLongLong() >> levelBit);
            return level > 0 && level < rollupLevels
                && RollupCodec::decode(query.value(1).toByteArray(), rollupWidths[level]).ok();
        };
        const auto rows = [](const QSqlQuery &query) {
            return TailRow::decode(query.value(1).toByteArray(),
                                   [](quint32, const StoredSample &, const QString &) {})
                .ok();
        };
        for (const Outcome &looked :
             {each(QStringLiteral("SELECT id, rollup, data FROM blocks"), blocks),
              each(QStringLiteral("SELECT id, data FROM rollups"), rollups),
              each(QStringLiteral("SELECT seq, data FROM tail"), rows)}) {
            if (!looked)
                return looked.error();
        }
        return sayIt();
    }

private:
    Outcome each(const QString &statement, const std::function<bool(const QSqlQuery &)> &isSound)
    {
        QSqlQuery query(m_connection.database());
        query.setForwardOnly(true);
        query.exec(statement);
        while (query.next()) {
            m_verdict.damaged += isSound(query) ? 0 : 1;
            const int percent = int(std::min<qint64>(++m_done * 100 / m_all, 100));
            if (m_progress && percent > std::exchange(m_percent, percent) && !m_progress(percent))
                return Error{Error::Code::Refused, Words::tr("ended before all was looked at")};
        }
        const Outcome read = outcomeOf(m_connection, query);
        if (read || read.error().code != Error::Code::Malformed)
            return read;
        ++m_verdict.damaged;
        return std::monostate{};
    }

    HistoryVerdict sayIt()
    {
        if (m_verdict.damaged > 0)
            m_verdict.sound = false;
        if (m_verdict.sound) {
            m_verdict.text = Words::tr("The history is sound: %1 samples in %2 blocks")
                                 .arg(m_verdict.samples)
                                 .arg(m_verdict.blocks);
        } else {
            m_verdict.text += m_verdict.text.isEmpty() ? QString() : QStringLiteral(". ");
            m_verdict.text += Words::tr("%1 parts of the history cannot be read; %2 samples in %3 "
                                        "blocks can")
                                  .arg(m_verdict.damaged)
                                  .arg(m_verdict.samples)
                                  .arg(m_verdict.blocks);
        }
        return m_verdict;
    }

    const SqlConnection &m_connection;
    const std::function<bool(int)> &m_progress;
    HistoryVerdict m_verdict;
    qint64 m_all = 1;
    qint64 m_done = 0;
    int m_percent = -1;
};

} // namespace

Result<HistoryVerdict> checkHistory(const QString &directory,
                                    const std::function<bool(int)> &progress)
{
    const auto connection = openForReading(historyFileIn(directory), historyFormat());
    if (!connection)
        return connection.error();
    if (const Outcome begun = (*connection)->execute(QStringLiteral("BEGIN")); !begun)
        return begun.error();
    return Look(**connection, progress).take();
}

Outcome checkAtStart(const QString &file, QString *found)
{
    if (const Outcome finished = finishRepair(file); !finished)
        return finished;
    const QFileInfo info(file);
    if (!info.exists() || info.size() == 0) {
        *found = Words::tr("A new history was begun");
        return std::monostate{};
    }
    SqlConnection connection(file, SqlConnection::Access::ReadWrite);
    if (const Outcome opened = connection.open(); !opened)
        return opened;
    bool empty = false;
    if (const Outcome known = checkFormat(connection, historyFormat(), empty); !known) {
        // An older one is brought up to date later, a foreign one refused then.
        return known.error().code == Error::Code::Unsupported ? std::monostate{} : known;
    }
    if (empty) {
        *found = Words::tr("A new history was begun");
        return std::monostate{};
    }
    if (const Outcome tables = lookAtTables(connection); !tables)
        return tables;
    const auto clean =
        connection.value(QStringLiteral("SELECT value FROM state WHERE name = 'clean'"));
    if (!clean)
        return clean.error();
    if (clean->toInt() == 1) {
        *found = Words::tr("The history was closed in good order");
    } else if (info.size() <= quicklyRead) {
        if (const Outcome pages = lookAtPages(connection); !pages)
            return pages;
        *found = Words::tr("The history was not closed; all of its pages were checked, and are "
                           "sound");
    } else {
        *found = Words::tr("The history was not closed; its tables were checked, and are sound. "
                           "raptorctl history check looks at all of it");
    }
    return connection.execute(QStringLiteral("INSERT OR REPLACE INTO state VALUES ('clean', 0)"));
}

} // namespace Raptor::History
