// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/sqlite_history_reader.h"

#include "models/history/history_reader.h"
#include "models/history/sqlite_historian.h"

#include <QtCore/QFileInfo>

namespace Raptor::History {

/// What both threads know of the questions.
struct SqliteHistoryReader::Desk
{
    Desk(const QString &directory, std::shared_ptr<HistoryTail> tail)
        : reading(directory, std::move(tail))
    {
    }

    [[nodiscard]] bool isWanted(int ticket)
    {
        const std::scoped_lock lock(mutex);
        return !closing && asked.contains(ticket);
    }
    /// It is answered, or not wanted any more.
    bool take(int ticket)
    {
        const std::scoped_lock lock(mutex);
        return asked.remove(ticket);
    }

    HistoryReading reading; ///< the reader's thread alone
    std::mutex mutex;
    QSet<int> asked;
    std::atomic<bool> closing{false};
};

SqliteHistoryReader::SqliteHistoryReader(const SqliteHistorian &historian, QObject *parent)
    : HistoryReader(parent),
      m_desk(std::make_shared<Desk>(QFileInfo(historian.fileName()).path(), historian.tail())),
      m_postbox(std::make_shared<Postbox>(this)), m_worker("history reader")
{
}

SqliteHistoryReader::SqliteHistoryReader(const QString &directory, QObject *parent)
    : HistoryReader(parent), m_desk(std::make_shared<Desk>(directory, nullptr)),
      m_postbox(std::make_shared<Postbox>(this)), m_worker("history reader")
{
}

SqliteHistoryReader::~SqliteHistoryReader()
{
    m_postbox->close();
    m_desk->closing = true;
    // The connection has to be closed on its thread.
    m_worker.post([desk = std::move(m_desk)]() mutable { desk.reset(); });
    m_worker.finish(Milliseconds(500));
}

template <class Read, class Tell>
void SqliteHistoryReader::ask(int ticket, Read read, Tell tell)
{
    {
        const std::scoped_lock lock(m_desk->mutex);
        m_desk->asked.insert(ticket);
    }
    m_worker.post([this, ticket, read, tell, desk = m_desk, postbox = m_postbox] {
        if (!desk->isWanted(ticket))
            return;
        const auto answer = read(desk->reading, [&] { return desk->isWanted(ticket); });
        postbox->tell([this, ticket, tell, answer] {
            if (m_desk->take(ticket))
                tell(answer.valueOr({}), answer ? QString() : answer.error().text);
        });
    });
}

void SqliteHistoryReader::fetchBuckets(int ticket, const HistoryQuery &query)
{
    ask(
        ticket,
        [query](HistoryReading &reading, const HistoryReading::GoOn &goOn) {
            return reading.buckets(query, goOn);
        },
        [this, ticket](const QList<HistoryBucket> &buckets, const QString &error) {
            Q_EMIT bucketsReady(ticket, buckets, error);
        });
}

void SqliteHistoryReader::fetchSamples(int ticket, const HistoryQuery &query)
{
    ask(
        ticket,
        [query](HistoryReading &reading, const HistoryReading::GoOn &goOn) {
            return reading.samples(query, goOn);
        },
        [this, ticket](const QList<HistorySample> &samples, const QString &error) {
            Q_EMIT samplesReady(ticket, samples, error);
        });
}

void SqliteHistoryReader::fetchMoment(int ticket, WallTime at, Milliseconds back)
{
    ask(
        ticket,
        [at, back](HistoryReading &reading, const HistoryReading::GoOn &goOn) {
            return reading.moment(at, back, goOn);
        },
        [this, ticket](const QList<Sample> &samples, const QString &error) {
            Q_EMIT momentReady(ticket, samples, error);
        });
}

void SqliteHistoryReader::fetchTags(int ticket)
{
    ask(
        ticket,
        [](HistoryReading &reading, const HistoryReading::GoOn &) { return reading.tags(); },
        [this, ticket](const QList<TagId> &tags, const QString &error) {
            Q_EMIT tagsReady(ticket, tags, error);
        });
}

void SqliteHistoryReader::fetchUsage(int ticket)
{
    ask(
        ticket,
        [](HistoryReading &reading, const HistoryReading::GoOn &) { return reading.usage(); },
        [this, ticket](const HistoryUsage &usage, const QString &error) {
            Q_EMIT usageReady(ticket, usage, error);
        });
}

void SqliteHistoryReader::cancel(int ticket)
{
    m_desk->take(ticket);
}

} // namespace Raptor::History
