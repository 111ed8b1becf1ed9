// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history_support.h"
#include "models/history/history_check.h"
#include "models/history/history_schema.h"
#include "models/history/history_tail.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

using namespace Raptor;
using namespace Raptor::History;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The historian goes on with whatever an earlier program, or the one that was killed, left.
class TestHistoryStart : public QObject
{
    Q_OBJECT

    static constexpr int tags = 5;

    std::unique_ptr<HistoryPlace> m_place;

    QList<Sample> batch(int from, int count, int ofTags = tags) const
    {
        QList<Sample> samples;
        for (int i = from; i < from + count; ++i)
            samples.append(
                historySample(historyTag(i % ofTags), m_place->clock.wall() + i * 1ms, double(i)));
        return samples;
    }
    static bool compact(SqliteHistorian &historian)
    {
        return compactAll(historian, [](QSignalSpy &done) { return done.wait(20'000); });
    }
    /// Written by a program that ends in good order: in blocks, or in the tail.
    void leave(const QList<Sample> &samples, bool inBlocks)
    {
        SqliteHistorian historian(m_place->setup(), m_place->clock);
        historian.append(samples);
        QVERIFY(!inBlocks || compact(historian));
    }
    void change(const QStringList &statements) const
    {
        SqlConnection connection(m_place->file(), SqlConnection::Access::ReadWrite);
        QVERIFY(connection.open().ok());
        for (const QString &statement : statements) {
            const Outcome done = connection.execute(statement);
            QVERIFY2(done.ok(), done ? "" : qPrintable(done.error().text));
        }
    }
    [[nodiscard]] qint64 number(const QString &statement) const
    {
        SqlConnection connection(m_place->file(), SqlConnection::Access::ReadOnly);
        if (!connection.open())
            return -1;
        const auto value = connection.value(statement);
        return value ? value->toLongLong() : -1;
    }
    /// All numbers below @p count once, in order, of each tag; else what is wrong.
    [[nodiscard]] QString missing(int count, int without = -1) const
    {
        for (int tag = 0; tag < tags; ++tag) {
            int expected = tag == without ? tag + tags : tag;
            for (const HistorySample &sample : m_place->samples(historyTag(tag))) {
                const int found = int(std::get<double>(sample.value));
                if (found != expected)
                    return u"%1 instead of %2"_s.arg(found).arg(expected);
                expected += tags;
                if (expected == without)
                    expected += tags;
            }
            if (expected < count)
                return u"%1 and what follows"_s.arg(expected);
        }
        return {};
    }
    [[nodiscard]] qint64 samplesUsed() const
    {
        HistoryReading reading(m_place->data(), nullptr);
        const auto usage = reading.usage();
        return usage ? usage->samples : -1;
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_place = std::make_unique<HistoryPlace>();
    }

    /// Of the tags behind the last slice there was nothing to do.
    void halfDoneAndNothingIsLeft()
    {
        leave(batch(0, 100), true);
        change({u"UPDATE runs SET next = 3"_s, u"DELETE FROM blocks WHERE (id & 16777215) >= 3"_s});
        const qsizetype before = m_place->samples(historyTag(1)).size();
        SqliteHistorian historian(m_place->setup(), m_place->clock);
        historian.append(batch(100, 100));
        QVERIFY(compact(historian));
        QCOMPARE(historian.trouble(), QString());
        QCOMPARE(m_place->samples(historyTag(1)).size(), before + 20);
        QCOMPARE(m_place->samples(historyTag(4)).size(), 20);
        QCOMPARE(number(u"SELECT count(*) FROM runs WHERE next >= 0"_s), 0);
    }

    void killedBeforeItsRunWasBegun_data()
    {
        QTest::addColumn<bool>("half");
        QTest::newRow("then before its rows were removed") << false;
        QTest::newRow("then between two slices") << true;
    }
    /// What was sealed goes into the run behind it: nothing stands twice, nothing is left out.
    void killedBeforeItsRunWasBegun()
    {
        QFETCH(const bool, half);
        leave(batch(0, 100), false);
        leave(batch(100, 100), false);
        change({u"UPDATE tail SET run = 1 WHERE seq > 1"_s,
                u"CREATE TABLE copy AS SELECT * FROM tail"_s});
        QCOMPARE(missing(200), QString());
        {
            SqliteHistorian historian(m_place->setup(), m_place->clock);
            QVERIFY(compact(historian));
        }
        QCOMPARE(missing(200), QString());
        change({u"INSERT INTO tail SELECT * FROM copy"_s});
        if (half)
            change({u"UPDATE runs SET next = 3"_s,
                    u"DELETE FROM blocks WHERE (id & 16777215) >= 3"_s});
        QCOMPARE(missing(200), QString());
        QCOMPARE(samplesUsed(), 200);
        SqliteHistorian historian(m_place->setup(), m_place->clock);
        historian.append(batch(200, 50));
        QTRY_COMPARE(missing(250), QString());
        QVERIFY(compact(historian));
        QCOMPARE(missing(250), QString());
        QTRY_COMPARE(number(u"SELECT count(*) FROM tail"_s), 0);
        QCOMPARE(samplesUsed(), 250);
    }

    /// The rows behind it are no less there than those before it.
    void aDamagedRowOfTheTail()
    {
        for (int i = 0; i < 4; ++i)
            leave(batch(i * 50, 50), false);
        QCOMPARE(number(u"SELECT count(*) FROM tail"_s), 4);
        change({u"UPDATE tail SET data = x'00' WHERE seq = 2"_s});
        QTest::failOnWarning(QRegularExpression(u"QWARN-none"_s));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"The history was damaged"_s));
        SqliteHistorian historian(m_place->setup(), m_place->clock);
        historian.append(batch(200, 50));
        QTRY_VERIFY(historian.checked().contains(u"damaged"));
        QVERIFY(compact(historian));
        QCOMPARE(historian.trouble(), QString());
        QCOMPARE(number(u"SELECT count(*) FROM tail"_s), 0);
        for (int tag = 0; tag < tags; ++tag)
            QCOMPARE(m_place->samples(historyTag(tag)).size(), 40);
    }

    /// A reader that asks while the tail is still being read back.
    void askedBeforeAllIsRead()
    {
        leave(batch(0, 100), false);
        const auto tail = std::make_shared<HistoryTail>(1 << 20);
        HistoryReading reading(m_place->data(), tail);
        const TagId tag = historyTag(2);
        const auto count = [&] {
            const auto found = reading.samples(HistoryPlace::everything(tag));
            return found ? found->size() : -1;
        };
        QCOMPARE(count(), 20);
        tail->load({{tag, Unit::Rpm}}, {u"local"_s}, 2, 0);
        StoredSample sample;
        sample.at = toEpochMs(m_place->clock.wall());
        tail->restore(0, sample, {});
        QCOMPARE(count(), 20);
        const auto moment = reading.moment(m_place->clock.wall() + 1s, 10s);
        QVERIFY(moment.ok());
        QCOMPARE(moment->size(), tags);
        tail->setLoaded();
        QCOMPARE(count(), 1);
        tail->load({{tag, Unit::Rpm}}, {u"local"_s}, 2, 0); // anew: nothing twice
        tail->restore(0, sample, {});
        QCOMPARE(count(), 1);
    }

    /// Numbers of runs are missing where blocks were lost: what is there is summed up nevertheless.
    void runsAreMissing()
    {
        leave(batch(0, 100), true);
        change({u"UPDATE runs SET run = 47"_s, u"UPDATE blocks SET id = id + (47 << 24)"_s,
                u"INSERT INTO runs SELECT 0, 5, -1, earliest, latest, sealed, tags, samples, bytes"
                " FROM runs"_s,
                u"INSERT INTO runs SELECT 1, 0, -1, earliest, latest, sealed, tags, samples, bytes"
                " FROM runs WHERE run = 47"_s});
        SqliteHistorian historian(m_place->setup(), m_place->clock);
        historian.append(batch(100, 100));
        QVERIFY(compact(historian));
        QCOMPARE(historian.trouble(), QString());
        QCOMPARE(number(u"SELECT max(run) FROM runs WHERE level = 1"_s), 2);
    }

    /// Their numbers stand in rollups, behind which readers look for what is newer.
    void allRunsWereRemoved()
    {
        leave(batch(0, 100), true);
        change({u"INSERT INTO runs SELECT 1, 3, -1, earliest, latest, sealed, tags, samples, bytes"
                " FROM runs"_s,
                u"DELETE FROM runs WHERE level = 0"_s, u"DELETE FROM blocks"_s});
        SqliteHistorian historian(m_place->setup(), m_place->clock);
        historian.append(batch(100, 100));
        QVERIFY(compact(historian));
        QCOMPARE(number(u"SELECT max(run) FROM runs WHERE level = 0"_s), 64);
        HistoryReading reading(m_place->data(), nullptr);
        HistoryQuery query = HistoryPlace::everything(historyTag(1));
        query.step = 24h;
        const auto buckets = reading.buckets(query);
        QVERIFY(buckets.ok());
        QCOMPARE(buckets->size(), 1);
        QCOMPARE(buckets->constFirst().count, 20);
    }

    /// Another file stands there in the middle of a run: what memory has of it goes there.
    void replacedBetweenTwoSlices()
    {
        constexpr int many = 3000; // more than a slice takes
        std::atomic<int> commits{-1000};
        HistorianSetup setup = m_place->setup();
        setup.beforeCommit = [&commits, file = m_place->file()]() -> Outcome {
            if (++commits == 2) {
                for (const QString &part : {u""_s, u"-wal"_s, u"-shm"_s})
                    QFile::rename(file + part, file + u".old"_s + part);
            }
            return std::monostate{};
        };
        SqliteHistorian historian(setup, m_place->clock);
        QSignalSpy written(&historian, &SqliteHistorian::written);
        historian.append(batch(0, many, many));
        QTRY_VERIFY(!written.isEmpty() && written.last().first().toLongLong() == many);
        commits = 0;
        QVERIFY(compact(historian));
        QCOMPARE(historian.trouble(), QString());
        QVERIFY(QFileInfo::exists(m_place->file() + u".old"_s));
        QCOMPARE(m_place->samples(historyTag(2500)).size(), 1);
    }

    /// A program was killed while it made the file.
    void nothingIsInTheFile()
    {
        QVERIFY(QDir().mkpath(m_place->data()));
        change({u"CREATE TABLE some (a)"_s, u"DROP TABLE some"_s});
        QVERIFY(QFileInfo(m_place->file()).size() > 0);
        SqliteHistorian historian(m_place->setup(), m_place->clock);
        historian.append(batch(0, 100));
        QTRY_COMPARE(missing(100), QString());
        QCOMPARE(number(u"PRAGMA auto_vacuum"_s), 2); // room can be given back
    }
};

QTEST_GUILESS_MAIN(TestHistoryStart)
#include "tst_historystart.moc"
