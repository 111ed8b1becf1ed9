// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/history_file.h"

#include "models/history/history_schema.h"
#include "models/history/rollup.h"
#include "models/history/sqlite_historian.h"
#include "models/history/stored_values.h"

#include <QtCore/QCoreApplication>

namespace Raptor::History {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(History)
};

} // namespace

Outcome outcomeOf(const SqlConnection &connection, const QSqlQuery &query)
{
    if (query.lastError().isValid())
        return connection.error(query.lastError());
    return std::monostate{};
}

Result<std::vector<StoredTag>> readTags(const SqlConnection &connection)
{
    constexpr qint64 mostTags = 1 << tagBits;
    std::vector<StoredTag> tags;
    QSqlQuery query(connection.database());
    query.setForwardOnly(true);
    if (query.exec(QStringLiteral("SELECT id, device, signal, unit FROM tags ORDER BY id"))) {
        while (query.next()) {
            const qint64 id = query.value(0).toLongLong();
            const auto device = DeviceId::parse(query.value(1).toString());
            if (id < 0 || id >= mostTags || !device)
                continue;
            tags.resize(std::max(tags.size(), std::size_t(id) + 1));
            tags[std::size_t(id)] = {{*device, query.value(2).toString()},
                                     valueOf(query.value(3), Unit::None)};
        }
    }
    if (const Outcome read = outcomeOf(connection, query); !read)
        return read.error();
    return tags;
}

Result<QStringList> readBrokers(const SqlConnection &connection)
{
    constexpr qint64 mostBrokers = 100'000;
    QStringList brokers;
    QSqlQuery query(connection.database());
    query.setForwardOnly(true);
    if (query.exec(QStringLiteral("SELECT id, name FROM brokers ORDER BY id"))) {
        while (query.next()) {
            const qint64 id = query.value(0).toLongLong();
            if (id < 0 || id >= mostBrokers)
                continue;
            brokers.resize(std::max(brokers.size(), qsizetype(id) + 1));
            brokers[qsizetype(id)] = query.value(1).toString();
        }
    }
    if (const Outcome read = outcomeOf(connection, query); !read)
        return read.error();
    return brokers;
}

HistoryFile::HistoryFile(const QString &directory, DurableFile::Hook beforeCommit)
    : m_directory(directory), m_claim(directory, QStringLiteral("history.lock")),
      m_file(historyFileIn(directory), historyFormat(), std::move(beforeCommit))
{
}

Outcome HistoryFile::claim()
{
    const auto claimed = m_claim.take();
    if (!claimed)
        return claimed.error();
    if (!*claimed) {
        return Error{Error::Code::Refused,
                     Words::tr("another console keeps the history of this data directory")};
    }
    return std::monostate{};
}

/// A new file is told before its first page that room can be given back bit by bit; an older one is
/// brought up to date.
Outcome HistoryFile::make()
{
    if (const Outcome made = ensurePrivateFolder(m_directory); !made)
        return made;
    if (const Outcome made = ensurePrivateFile(name()); !made)
        return made;
    SqlConnection connection(name(), SqlConnection::Access::ReadWrite);
    if (const Outcome opened = connection.open(); !opened)
        return opened;
    // Not by its size: it is not empty, but has nothing in it, when a program was killed here.
    bool empty = false;
    const Outcome known = checkFormat(connection, historyFormat(), empty);
    if (!empty) {
        return known || known.error().code == Error::Code::Unsupported
            ? migrate(connection, historyFormat(), historyMigrations())
            : known;
    }
    for (const char *statement : {"PRAGMA auto_vacuum = INCREMENTAL", "VACUUM"}) {
        if (const Outcome set = connection.execute(QLatin1String(statement)); !set)
            return set;
    }
    return createFormat(connection, historyFormat());
}

Outcome HistoryFile::open()
{
    if (const Outcome claimed = claim(); !claimed) {
        close();
        return claimed;
    }
    const bool isNew = !isOpen();
    if (isNew) {
        if (const Outcome made = make(); !made)
            return made;
    }
    if (const Outcome opened = m_file.open(); !opened)
        return m_file.fail(opened.error());
    if (isNew) {
        if (const Outcome set = setLogSize(); !set)
            return m_file.fail(set.error());
    }
    return std::monostate{};
}

/// Moving the log into the file waits for the disk twice: it is done for 16 MiB at a time.
Outcome HistoryFile::setLogSize()
{
    for (const char *setting :
         {"PRAGMA wal_autocheckpoint = 4096", "PRAGMA journal_size_limit = 33554432"}) {
        if (const auto set = connection().value(QLatin1String(setting)); !set)
            return set.error();
    }
    return std::monostate{};
}

void HistoryFile::close()
{
    m_file.close();
    m_claim.release();
}

void HistoryFile::closeCleanly()
{
    if (isOpen()) {
        (void)write([this] {
            return connection().execute(
                QStringLiteral("INSERT OR REPLACE INTO state VALUES ('clean', 1)"));
        });
    }
    close();
}

Outcome HistoryFile::write(const std::function<Outcome()> &statements)
{
    if (const Outcome begun = m_file.begin(); !begun)
        return m_file.fail(begun.error());
    if (const Outcome done = statements(); !done)
        return m_file.fail(done.error());
    if (const Outcome committed = m_file.commit(); !committed)
        return m_file.fail(committed.error());
    if (const Outcome there = m_file.checkStillThere(); !there)
        return m_file.fail(there.error());
    return std::monostate{};
}

Outcome HistoryFile::saveAll(const Unsaved &unsaved)
{
    QSqlQuery query(connection().database());
    const auto insert = [&](const QVariantList &values) {
        for (qsizetype i = 0; i < values.size(); ++i)
            query.bindValue(int(i), values.at(i));
        return query.exec();
    };
    // Again after a commit that failed and had happened nevertheless: the same rows.
    query.prepare(QStringLiteral("INSERT OR REPLACE INTO tags VALUES (?, ?, ?, ?)"));
    for (std::size_t i = 0; i < unsaved.tags.size(); ++i) {
        const StoredTag &tag = unsaved.tags[i];
        if (!insert({storedNumber(qint64(unsaved.firstTag + i)), storedText(tag.tag.device.text()),
                     storedText(tag.tag.signal), nameOf(tag.unit)}))
            return connection().error(query.lastError());
    }
    query.prepare(QStringLiteral("INSERT OR REPLACE INTO brokers VALUES (?, ?)"));
    for (qsizetype i = 0; i < unsaved.brokers.size(); ++i) {
        if (!insert(
                {storedNumber(qint64(unsaved.firstBroker) + i), storedText(unsaved.brokers.at(i))}))
            return connection().error(query.lastError());
    }
    query.prepare(QStringLiteral("INSERT OR REPLACE INTO tail VALUES (?, ?, ?)"));
    for (const UnsavedRow &row : unsaved.rows) {
        if (!insert({storedNumber(row.seq), storedNumber(row.run), row.data}))
            return connection().error(query.lastError());
    }
    return std::monostate{};
}

Outcome HistoryFile::save(const Unsaved &unsaved)
{
    return write([&] { return saveAll(unsaved); });
}

Outcome HistoryFile::restore(HistoryTail &tail, const QString &where, quint32 from)
{
    QSqlQuery query(connection().database());
    query.setForwardOnly(true);
    if (!query.exec(QStringLiteral("SELECT data FROM tail WHERE %1 ORDER BY seq").arg(where)))
        return connection().error(query.lastError());
    while (query.next()) {
        const QByteArray data = query.value(0).toByteArray();
        const Outcome decoded = TailRow::decode(
            data, [&](quint32 tag, const StoredSample &sample, const QString &text) {
                if (tag >= from)
                    tail.restore(tag, sample, text);
            });
        if (!decoded)
            return decoded;
    }
    return outcomeOf(connection(), query);
}

/// Also of what is left in rollups alone: its number is not given again.
Result<qint64> HistoryFile::lastUsedRun()
{
    qint64 last = -1;
    for (int level = 0; level < rollupLevels; ++level) {
        const auto run = connection().value(
            QStringLiteral("SELECT max(run) FROM runs WHERE level = %1").arg(level));
        if (!run)
            return run.error();
        if (!run->isNull())
            last = std::max(last, lastRunIn(level, run->toLongLong()));
    }
    return last;
}

Outcome HistoryFile::load(HistoryTail &tail, quint32 *next)
{
    const auto tags = readTags(connection());
    if (!tags)
        return tags.error();
    const auto brokers = readBrokers(connection());
    if (!brokers)
        return brokers.error();
    const auto number = [this](const char *statement) {
        return connection().value(QLatin1String(statement));
    };
    const auto seq = number("SELECT coalesce(max(seq), 0) FROM tail");
    const auto done = number("SELECT coalesce(max(run), -1) FROM runs WHERE level = 0"
                             " AND next = -1");
    const auto half = number("SELECT run FROM runs WHERE level = 0 AND next >= 0");
    const auto begin = number("SELECT next FROM runs WHERE level = 0 AND next >= 0");
    const auto newest = number("SELECT coalesce(max(run), 0) FROM tail");
    for (const auto *answer : {&seq, &done, &half, &begin, &newest}) {
        if (!*answer)
            return answer->error();
    }
    *next = begin->toUInt(); // 0: of none
    const qint64 whole = done->toLongLong();
    qint64 last = whole;
    if (half->isValid()) {
        last = half->toLongLong();
        tail.load(*tags, *brokers, seq->toLongLong() + 1, last);
        // With what was sealed before it, and had not been begun when its program ended.
        if (const Outcome restored =
                restore(tail, QStringLiteral("run > %1 AND run <= %2").arg(whole).arg(last), *next);
            !restored)
            return restored;
        tail.sealRest();
    } else {
        const auto used = lastUsedRun();
        if (!used)
            return used.error();
        tail.load(*tags, *brokers, seq->toLongLong() + 1,
                  std::max(*used + 1, newest->toLongLong()));
    }
    if (const Outcome restored = restore(tail, QStringLiteral("run > %1").arg(last), 0); !restored)
        return restored;
    tail.setLoaded();
    return std::monostate{};
}

Outcome HistoryFile::adopt(HistoryTail &tail)
{
    const auto tags = readTags(connection());
    if (!tags)
        return tags.error();
    const std::vector<StoredTag> ours = tail.tags();
    for (std::size_t i = 0; i < tags->size(); ++i) {
        const TagId &tag = (*tags)[i].tag;
        if (!tag.device.isNull() && (i >= ours.size() || ours[i].tag != tag)) {
            return Error{Error::Code::Refused,
                         Words::tr("%1 was replaced by another history while in use; the console "
                                   "has to be started again to go on with it")
                             .arg(name())};
        }
    }
    tail.forgetSaved();
    return std::monostate{};
}

} // namespace Raptor::History
