// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/history_check.h"

#include "models/history/block_codec.h"
#include "models/history/history_file.h"
#include "models/history/history_schema.h"
#include "models/history/rollup.h"
#include "models/history/stored_values.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QtEndian>

#include <limits>

namespace Raptor::History {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(History)
};

constexpr qint64 last = std::numeric_limits<qint64>::max();

/// A table that is saved row by row, by its number.
struct Table
{
    QString name;
    QString number;
    int columns = 0;
    std::function<bool(const QSqlQuery &)> isSound;
};

/// Copies rows until one cannot be read, goes on behind the damage, and tries smaller and smaller
/// steps where it is.
class Salvage
{
public:
    Salvage(const SqlConnection &from, const SqlConnection &to) : m_from(from), m_to(to) { }

    /// An error: the new file cannot be written.
    Outcome copy(const Table &table)
    {
        QStringList marks(table.columns, QStringLiteral("?"));
        QSqlQuery insert(m_to.database());
        if (!insert.prepare(QStringLiteral("INSERT OR REPLACE INTO %1 VALUES (%2)")
                                .arg(table.name, marks.join(QLatin1Char(',')))))
            return m_to.error(insert.lastError());
        qint64 next = 0;
        if (const Outcome copied = copyFrom(table, insert, &next, last); !copied)
            return copied;
        // Jumps grow until there is something to read again: damage lies in pages, a row in one.
        for (qint64 step = 1; m_damaged && next < last;) {
            next = next > last - step ? last : next + step;
            const qint64 before = m_saved;
            if (const Outcome copied = copyFrom(table, insert, &next, last); !copied)
                return copied;
            step = m_saved > before ? 1 : step > last / 4 ? last / 2 : step * 2;
            m_lost = true;
        }
        return std::monostate{};
    }
    [[nodiscard]] bool hasLost() const { return m_lost; }

private:
    /// @p next: the number behind the last row that could be read.
    Outcome copyFrom(const Table &table, QSqlQuery &insert, qint64 *next, qint64 end)
    {
        QSqlQuery query(m_from.database());
        query.setForwardOnly(true);
        query.prepare(QStringLiteral("SELECT * FROM %1 WHERE %2 >= ? AND %2 <= ? ORDER BY %2")
                          .arg(table.name, table.number));
        query.bindValue(0, storedNumber(*next));
        query.bindValue(1, storedNumber(end));
        query.exec();
        while (query.next()) {
            *next = query.value(0).toLongLong() + 1;
            if (!table.isSound(query)) {
                m_lost = true;
                continue;
            }
            for (int column = 0; column < table.columns; ++column)
                insert.bindValue(column, query.value(column));
            if (!insert.exec())
                return m_to.error(insert.lastError());
            ++m_saved;
        }
        m_damaged = query.lastError().isValid();
        return std::monostate{};
    }

    const SqlConnection &m_from;
    const SqlConnection &m_to;
    qint64 m_saved = 0;
    bool m_damaged = false;
    bool m_lost = false;
};

QList<Table> tablesToSave()
{
    const auto any = [](const QSqlQuery &) { return true; };
    return {
        {QStringLiteral("tags"), QStringLiteral("id"), 4, any},
        {QStringLiteral("brokers"), QStringLiteral("id"), 2, any},
        {QStringLiteral("blocks"), QStringLiteral("id"), 3,
         [](const QSqlQuery &query) {
             return BlockCodec::decode(query.value(2).toByteArray()).ok()
                 && RollupCodec::decode(query.value(1).toByteArray(), rollupWidths[0]).ok();
         }},
        {QStringLiteral("rollups"), QStringLiteral("id"), 2,
         [](const QSqlQuery &query) {
             const auto level = int(query.value(0).toLongLong() >> levelBit);
             return level > 0 && level < rollupLevels
                 && RollupCodec::decode(query.value(1).toByteArray(), rollupWidths[level]).ok();
         }},
        {QStringLiteral("tail"), QStringLiteral("seq"), 3,
         [](const QSqlQuery &query) {
             return TailRow::decode(query.value(2).toByteArray(),
                                    [](quint32, const StoredSample &, const QString &) {})
                 .ok();
         }},
    };
}

/// Runs that cannot be read are made anew from their blocks.
Outcome saveRuns(const SqlConnection &from, const SqlConnection &to)
{
    QSqlQuery query(from.database());
    query.setForwardOnly(true);
    QSqlQuery insert(to.database());
    insert.prepare(
        QStringLiteral("INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    query.exec(QStringLiteral("SELECT * FROM runs ORDER BY level, run"));
    while (query.next()) {
        for (int column = 0; column < 9; ++column)
            insert.bindValue(column, query.value(column));
        if (!insert.exec())
            return to.error(insert.lastError());
    }
    return std::monostate{};
}

qint64 countIn(const SqlConnection &connection, const char *statement)
{
    const auto value = connection.value(QLatin1String(statement));
    return value ? value->toLongLong() : 0;
}

struct Span
{
    qint64 earliest = last;
    qint64 latest = std::numeric_limits<qint64>::min();
    qint64 tags = 0;
    qint64 samples = 0;
    qint64 bytes = 0;
};

/// The newest run may be half done: what the tail has of it goes on behind its last block.
Outcome goOnWithNewest(const SqlConnection &to)
{
    return to.execute(
        QStringLiteral("UPDATE runs SET next = 1 + (SELECT max(id) & %1 FROM blocks"
                       " WHERE id >> %2 = runs.run)"
                       " WHERE level = 0 AND next = -1 AND run = (SELECT max(run) FROM runs WHERE"
                       " level = 0) AND run IN (SELECT run FROM tail)")
            .arg((1 << tagBits) - 1)
            .arg(tagBits));
}

Outcome remakeRuns(const SqlConnection &to)
{
    const qint64 known = countIn(to, "SELECT coalesce(max(run), -1) FROM runs WHERE level = 0");
    QMap<qint64, Span> spans;
    QSqlQuery query(to.database());
    query.setForwardOnly(true);
    query.exec(QStringLiteral("SELECT id, rollup, data FROM blocks WHERE id >> 24 NOT IN"
                              " (SELECT run FROM runs WHERE level = 0)"));
    while (query.next()) {
        const auto list = BlockCodec::decode(query.value(2).toByteArray());
        if (!list || list->samples.empty())
            continue;
        Span &span = spans[query.value(0).toLongLong() >> tagBits];
        span.earliest = std::min(span.earliest, list->samples.front().at);
        span.latest = std::max(span.latest, list->samples.back().at);
        ++span.tags;
        span.samples += qint64(list->samples.size());
        span.bytes += query.value(1).toByteArray().size() + query.value(2).toByteArray().size();
    }
    query.finish();
    QSqlQuery insert(to.database());
    insert.prepare(QStringLiteral("INSERT INTO runs VALUES (0, ?, -1, ?, ?, ?, ?, ?, ?)"));
    for (auto span = spans.cbegin(); span != spans.cend(); ++span) {
        for (const qint64 value : {span.key(), span->earliest, span->latest, span->latest,
                                   span->tags, span->samples, span->bytes})
            insert.addBindValue(storedNumber(value));
        if (!insert.exec())
            return to.error(insert.lastError());
    }
    const bool isNewest = !spans.isEmpty() && spans.lastKey() > known;
    return isNewest ? goOnWithNewest(to) : Outcome(std::monostate{});
}

Outcome saveInto(const SqlConnection &from, const SqlConnection &to, bool *lost)
{
    if (const Outcome begun = to.execute(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun;
    Salvage salvage(from, to);
    for (const Table &table : tablesToSave()) {
        if (const Outcome copied = salvage.copy(table); !copied)
            return copied;
    }
    *lost = salvage.hasLost();
    if (const Outcome saved = saveRuns(from, to); !saved)
        return saved;
    if (const Outcome made = remakeRuns(to); !made)
        return made;
    return to.execute(QStringLiteral("COMMIT"));
}

void removeParts(const QString &file)
{
    for (const char *part : {"", "-wal", "-shm"})
        QFile::remove(file + QLatin1String(part));
}

/// Where tables begin is the same in every file of this program: a first page that cannot be read
/// is replaced by that of the new file @p fresh, in a copy, whose name this is. @p file itself when
/// there is no need for it, or no room.
QString withHead(const QString &file, const QString &fresh)
{
    constexpr qsizetype pageBytes = 4096;
    constexpr qsizetype formats = 18; // of the log, and where the number of pages stands:
    constexpr qsizetype pages = 28; // https://www.sqlite.org/fileformat2.html#the_database_header
    constexpr qsizetype freePages = 32;
    {
        SqlConnection connection(file, SqlConnection::Access::ReadWrite);
        if (connection.open()
            && connection.value(QStringLiteral("SELECT count(*) FROM sqlite_schema")))
            return file;
    }
    const QString copy = fresh + QLatin1String("-head");
    removeParts(copy);
    QFile model(fresh);
    QByteArray head = model.open(QIODevice::ReadOnly) ? model.read(pageBytes) : QByteArray();
    if (head.size() < pageBytes || !QFile::copy(file, copy)) {
        removeParts(copy);
        return file;
    }
    QFile::copy(file + QLatin1String("-wal"), copy + QLatin1String("-wal")); // if there is one
    head.replace(formats, 2, QByteArray(2, '\x02'));
    qToBigEndian(quint32(QFileInfo(file).size() / pageBytes), head.data() + pages);
    head.replace(freePages, 8, QByteArray(8, '\0'));
    QFile target(copy);
    if (target.open(QIODevice::ReadWrite) && target.write(head) == pageBytes && target.flush())
        return copy;
    removeParts(copy);
    return file;
}

/// What can be read of @p file, into a new one: how many samples are in blocks there.
Result<qint64> saveFrom(const QString &file, const QString &fresh, bool *lost)
{
    SqlConnection to(fresh, SqlConnection::Access::ReadWrite);
    if (const Outcome opened = to.open(); !opened)
        return opened.error();
    if (const Outcome set = to.execute(QStringLiteral("PRAGMA auto_vacuum = INCREMENTAL")); !set)
        return set.error();
    if (const Outcome created = createFormat(to, historyFormat()); !created)
        return created.error();
    const QString source = withHead(file, fresh);
    Outcome saved = std::monostate{};
    {
        SqlConnection from(source, SqlConnection::Access::ReadWrite);
        saved = from.open();
        if (saved)
            saved = saveInto(from, to, lost);
    }
    if (source != file)
        removeParts(source);
    if (!saved)
        return saved.error();
    return countIn(to, "SELECT coalesce(sum(samples), 0) FROM runs WHERE level = 0");
}

QString repairedNameOf(const QString &file)
{
    return QFileInfo(file).dir().filePath(QStringLiteral("history-repair.sqlite"));
}

} // namespace

/// From the moment when the damaged file has gone from its name, what was saved is whole.
Outcome finishRepair(const QString &file)
{
    const QString fresh = repairedNameOf(file);
    if (QFileInfo::exists(file) || !QFileInfo::exists(fresh))
        return std::monostate{};
    for (const char *part : {"-wal", "-shm"}) { // the damaged file's: they would be taken for ours
        const QString name = file + QLatin1String(part);
        const QString left = fresh + QLatin1String(part) + QLatin1String("-left");
        if (QFileInfo::exists(name) && !QFile::rename(name, left)) {
            return Error{Error::Code::Io,
                         Words::tr("%1 is damaged and cannot be moved aside").arg(name)};
        }
    }
    if (!QFile::rename(fresh, file))
        return Error{Error::Code::Io, Words::tr("%1 cannot be put in place").arg(fresh)};
    return std::monostate{};
}

namespace {

Outcome removeAll(const QString &fresh)
{
    for (const QString &part : {fresh, fresh + QLatin1String("-journal")}) {
        if (const Outcome removed = removeFile(part); !removed)
            return removed;
    }
    return std::monostate{};
}

} // namespace

Result<QString> repairHistory(const QString &file, WallTime now)
{
    const QFileInfo info(file);
    const QString stamp = QDateTime::fromMSecsSinceEpoch(toEpochMs(now), Qt::UTC)
                              .toString(QStringLiteral("yyyyMMdd-HHmmsszzz"));
    const QString aside =
        info.dir().filePath(QStringLiteral("history-damaged-%1.sqlite").arg(stamp));
    const QString fresh = repairedNameOf(file);
    if (const Outcome removed = removeAll(fresh); !removed)
        return removed.error();
    if (const Outcome made = ensurePrivateFile(fresh); !made)
        return made.error();
    bool lost = false;
    const auto samples = saveFrom(file, fresh, &lost);
    if (!samples) {
        // Half a copy would keep the disk full for everybody. The first error is the one to tell.
        (void)removeAll(fresh);
        return samples.error();
    }
    for (const char *part : {"", "-wal", "-shm"}) {
        const QString name = file + QLatin1String(part);
        if (QFileInfo::exists(name) && !QFile::rename(name, aside + QLatin1String(part))) {
            return Error{Error::Code::Io,
                         Words::tr("%1 is damaged and cannot be moved aside").arg(name)};
        }
    }
    if (const Outcome finished = finishRepair(file); !finished)
        return finished.error();
    return (lost ? Words::tr("The history was damaged. What could be read (%1 samples in blocks) "
                             "is saved; the damaged file is kept as %2")
                 : Words::tr("The history was damaged, but all of its rows could be read (%1 "
                             "samples in blocks) and are saved; the damaged file is kept as %2"))
        .arg(QString::number(*samples), aside);
}

} // namespace Raptor::History
