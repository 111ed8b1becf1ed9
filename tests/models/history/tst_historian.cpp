// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history_support.h"
#include "models/history/history_check.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QFileInfo>
#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <atomic>
#include <cmath>
#include <limits>

using namespace Raptor;
using namespace Raptor::History;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Bit by bit: NaN is NaN, and -0 is not 0.
bool same(const Value &a, const Value &b)
{
    const auto *left = std::get_if<double>(&a);
    const auto *right = std::get_if<double>(&b);
    if (left && right)
        return std::bit_cast<quint64>(*left) == std::bit_cast<quint64>(*right);
    return a == b;
}

} // namespace

/// Samples from append() to the answers, wherever they are at that moment.
class TestHistorian : public QObject
{
    Q_OBJECT

    std::unique_ptr<HistoryPlace> m_place;

    static QList<HistorySample> ask(SqliteHistoryReader &reader, const HistoryQuery &query)
    {
        QSignalSpy ready(&reader, &HistoryReader::samplesReady);
        reader.fetchSamples(1, query);
        if (!ready.wait(20'000) || !ready.first().at(2).toString().isEmpty())
            qFatal("%s", qPrintable(ready.value(0).value(2).toString()));
        return ready.first().at(1).value<QList<HistorySample>>();
    }
    static QList<HistoryBucket> askBuckets(SqliteHistoryReader &reader, const HistoryQuery &query)
    {
        QSignalSpy ready(&reader, &HistoryReader::bucketsReady);
        reader.fetchBuckets(1, query);
        if (!ready.wait(20'000) || !ready.first().at(2).toString().isEmpty())
            qFatal("%s", qPrintable(ready.value(0).value(2).toString()));
        return ready.first().at(1).value<QList<HistoryBucket>>();
    }
    static bool compact(SqliteHistorian &historian)
    {
        return compactAll(historian, [](QSignalSpy &done) { return done.wait(20'000); });
    }
    /// Of all sorts, of three tags.
    QList<Sample> mixed(int count) const
    {
        QRandomGenerator random(3);
        QList<Sample> samples;
        WallTime at = m_place->clock.wall();
        for (int i = 0; i < count; ++i) {
            at += Milliseconds(random.bounded(700));
            const Value values[]{double(random.bounded(3000)) / 10.0,
                                 random.bounded(2) == 1,
                                 u"word %1"_s.arg(i / 40),
                                 Value(),
                                 std::numeric_limits<double>::quiet_NaN(),
                                 -0.0,
                                 random.generateDouble()};
            Sample sample = historySample(historyTag(i % 3), at, values[random.bounded(7)]);
            sample.quality = Quality(i / 100 % 6);
            sample.broker = i / 150 % 2 == 0 ? u"local"_s : u"cloud"_s;
            samples.append(sample);
        }
        return samples;
    }
    static void compare(const QList<HistorySample> &found, const QList<Sample> &all,
                        const TagId &tag)
    {
        qsizetype place = 0;
        for (const Sample &sample : all) {
            if (sample.tag != tag)
                continue;
            QVERIFY(place < found.size());
            const HistorySample &kept = found.at(place);
            QCOMPARE(kept.at, *sample.takenAt);
            QVERIFY(same(kept.value, sample.value));
            QCOMPARE(kept.quality, sample.quality);
            QCOMPARE(kept.broker, sample.broker);
            QCOMPARE(kept.gap, place == 0);
            ++place;
        }
        QCOMPARE(place, found.size());
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_place = std::make_unique<HistoryPlace>();
    }

    void everySampleExactly()
    {
        const QList<Sample> samples = mixed(2000);
        const TagId tag = historyTag(1);
        {
            HistorianSetup setup = m_place->setup();
            setup.commitEvery = 1h;
            SqliteHistorian historian(setup, m_place->clock);
            QSignalSpy written(&historian, &SqliteHistorian::written);
            QTRY_VERIFY(!written.isEmpty()); // it is open
            SqliteHistoryReader reader(historian);
            historian.append(samples);
            compare(ask(reader, HistoryPlace::everything(tag)), samples, tag); // at once
            QVERIFY(compact(historian));
            compare(ask(reader, HistoryPlace::everything(tag)), samples, tag);
            compare(m_place->samples(tag), samples, tag);
            QCOMPARE(historian.trouble(), QString());
            QCOMPARE(historian.lost(), 0);
        }
        SqliteHistoryReader reader(m_place->data());
        compare(ask(reader, HistoryPlace::everything(tag)), samples, tag);
        HistoryQuery query = HistoryPlace::everything(tag);
        query.from = *samples.at(700).takenAt;
        query.to = *samples.at(1300).takenAt;
        query.most = 50;
        const QList<HistorySample> part = ask(reader, query);
        QCOMPARE(part.size(), 50);
        QVERIFY(part.constLast().at < query.to);
        QCOMPARE(ask(reader, HistoryPlace::everything(historyTag(9))).size(), 0);
    }

    /// What a program leaves in the tail is there for the next, and goes into blocks then.
    void tailOutlivesTheProgram()
    {
        const QList<Sample> samples = mixed(900);
        const TagId tag = historyTag(2);
        {
            SqliteHistorian historian(m_place->setup(), m_place->clock);
            historian.append(samples.first(500));
        }
        compare(m_place->samples(tag), samples.first(500), tag); // of another program
        SqliteHistorian historian(m_place->setup(), m_place->clock);
        SqliteHistoryReader reader(historian);
        QTRY_COMPARE(historian.checked(), u"The history was closed in good order"_s);
        historian.append(samples.sliced(500));
        QVERIFY(compact(historian));
        const QList<HistorySample> found = ask(reader, HistoryPlace::everything(tag));
        qsizetype gaps = 0;
        for (const HistorySample &sample : found)
            gaps += sample.gap ? 1 : 0;
        QCOMPARE(gaps, 2); // at the beginning, and where no program ran
        const auto expected = std::count_if(samples.begin(), samples.end(),
                                            [&](const Sample &one) { return one.tag == tag; });
        QCOMPARE(found.size(), expected);
    }

    /// Asked for while the writer has just been through, and could not know of it.
    void compactsWheneverItIsAsked()
    {
        SqliteHistorian historian(m_place->setup(), m_place->clock);
        QSignalSpy written(&historian, &SqliteHistorian::written);
        historian.append(mixed(30));
        QTRY_VERIFY(!written.isEmpty() && written.last().first().toLongLong() == 30);
        historian.setLimits(0, 0); // a step, whose end is not heard of yet
        for (const QDeadlineTimer passed(50); !passed.hasExpired();)
            std::this_thread::yield();
        QVERIFY(compact(historian));
    }

    void gapsAreKept()
    {
        SqliteHistorian historian(m_place->setup(), m_place->clock);
        SqliteHistoryReader reader(historian);
        const TagId tag = historyTag(1);
        const WallTime at = m_place->clock.wall();
        historian.append({historySample(tag, at, 1.0), historySample(tag, at + 1s, 2.0)});
        historian.breakOff({tag.device, historyTag(7).device});
        historian.append({historySample(tag, at + 2s, 3.0), historySample(tag, at + 3s, 4.0)});
        QList<bool> gaps;
        QTRY_COMPARE(ask(reader, HistoryPlace::everything(tag)).size(), 4);
        for (const HistorySample &sample : ask(reader, HistoryPlace::everything(tag)))
            gaps.append(sample.gap);
        QCOMPARE(gaps, (QList<bool>{true, false, true, false}));
    }

    void buckets_data()
    {
        QTest::addColumn<Milliseconds>("step");
        QTest::newRow("10 s") << Milliseconds(10s);
        QTest::newRow("1 min") << Milliseconds(1min);
        QTest::newRow("15 min") << Milliseconds(15min);
        QTest::newRow("4 h") << Milliseconds(4h);
        QTest::newRow("2 d") << Milliseconds(48h);
    }
    /// From rollups of every level, blocks and the tail together: what the samples themselves say.
    void buckets()
    {
        QFETCH(const Milliseconds, step);
        SqliteHistorian historian(m_place->setup(), m_place->clock);
        SqliteHistoryReader reader(historian);
        const TagId tag = historyTag(1);
        QRandomGenerator random(8);
        RollupBuilder expected(step);
        WallTime at = m_place->clock.wall();
        for (int run = 0; run < 35; ++run) { // two runs of level 1, and three of level 0
            QList<Sample> samples;
            for (int i = 0; i < 60; ++i) {
                at += 1min;
                const double value = double(random.bounded(1000)) / 10.0;
                samples.append(historySample(tag, at, value));
                const bool first = run == 0 && i == 0;
                expected.add(
                    {toEpochMs(at), std::bit_cast<quint64>(value), 0, ValueKind::Number, 0, first});
            }
            historian.append(samples);
            if (run < 34)
                QVERIFY(compact(historian));
        }
        HistoryQuery query = HistoryPlace::everything(tag);
        query.step = step;
        QTRY_COMPARE(askBuckets(reader, query).size(), RollupBuilder(expected).finish().size());
        const QList<HistoryBucket> found = askBuckets(reader, query);
        const QList<HistoryBucket> right = expected.finish();
        for (qsizetype i = 0; i < right.size(); ++i) {
            HistoryBucket bucket = right.at(i);
            QVERIFY(std::abs(bucket.sum - found.at(i).sum) < 1e-6);
            bucket.sum = found.at(i).sum;
            QCOMPARE(found.at(i), bucket);
        }
        query.step = 0ms;
        QSignalSpy ready(&reader, &HistoryReader::bucketsReady);
        reader.fetchBuckets(5, query);
        QVERIFY(ready.wait());
        QCOMPARE(ready.first().at(2).toString(), u"a step is 1 ms at least"_s);
    }

    /// More than suits one commit comes at once: several, in the order in which it came, and few.
    void muchWaitsAtOnce()
    {
        std::atomic<int> commits{0};
        HistorianSetup setup = m_place->setup();
        setup.beforeCommit = [&commits]() -> Outcome {
            ++commits;
            return std::monostate{};
        };
        SqliteHistorian historian(setup, m_place->clock);
        QSignalSpy written(&historian, &SqliteHistorian::written);
        constexpr int lists = 18;
        constexpr int each = 50'000;
        for (int list = 0; list < lists; ++list) {
            QList<Sample> samples;
            samples.reserve(each);
            for (int i = 0; i < each; ++i)
                samples.append(historySample(historyTag(i % 100),
                                             m_place->clock.wall() + (list * each + i) * 1ms,
                                             double(list * each + i)));
            historian.append(samples);
        }
        const auto onDisk = [&written] {
            return written.isEmpty() ? qint64(0) : written.constLast().constFirst().toLongLong();
        };
        QTRY_COMPARE_WITH_TIMEOUT(onDisk(), qint64(lists) * each, 20'000);
        QCOMPARE(historian.lost(), 0);
        QVERIFY(compact(historian));
        QVERIFY2(commits < 60, qPrintable(QString::number(commits)));
        const QList<HistorySample> samples = m_place->samples(historyTag(7));
        QCOMPARE(samples.size(), lists * each / 100);
        for (qsizetype i = 0; i < samples.size(); ++i)
            QCOMPARE(std::get<double>(samples.at(i).value), double(i * 100 + 7));
        QVERIFY(checkHistory(m_place->data())->sound);
    }

    void aPastMoment()
    {
        SqliteHistorian historian(m_place->setup(), m_place->clock);
        SqliteHistoryReader reader(historian);
        const WallTime at = m_place->clock.wall();
        QList<Sample> samples;
        for (int i = 0; i < 100; ++i)
            samples.append(historySample(historyTag(i % 2), at + i * 1s, double(i)));
        historian.append(samples.first(60));
        QVERIFY(compact(historian));
        historian.append(samples.sliced(60));
        const auto moment = [&](WallTime when, Milliseconds back) {
            QSignalSpy ready(&reader, &HistoryReader::momentReady);
            reader.fetchMoment(3, when, back);
            if (!ready.wait(20'000))
                qFatal("no answer");
            QList<double> numbers;
            for (const Sample &sample : ready.first().at(1).value<QList<Sample>>()) {
                numbers.append(std::get<double>(sample.value));
                if (sample.unit != Unit::Rpm || sample.broker != u"local" || !sample.takenAt)
                    qFatal("not as it was");
            }
            return numbers;
        };
        QCOMPARE(moment(at + 31s, 10s), (QList<double>{30.0, 31.0}));
        QCOMPARE(moment(at + 31s, 500ms), (QList<double>{31.0}));
        QCOMPARE(moment(at + 61s, 10s), (QList<double>{60.0, 61.0}));
        QCOMPARE(moment(at + 1h, 10s), QList<double>());
        QCOMPARE(moment(at - 1s, 10s), QList<double>());
    }

    void tagsAndUsage()
    {
        SqliteHistorian historian(m_place->setup(), m_place->clock);
        SqliteHistoryReader reader(historian);
        historian.append(mixed(300));
        QVERIFY(compact(historian));
        QSignalSpy tags(&reader, &HistoryReader::tagsReady);
        reader.fetchTags(1);
        QVERIFY(tags.wait());
        QCOMPARE(tags.first().at(1).value<QList<TagId>>(),
                 (QList<TagId>{historyTag(0), historyTag(1), historyTag(2)}));
        QSignalSpy usage(&reader, &HistoryReader::usageReady);
        reader.fetchUsage(2);
        QVERIFY(usage.wait());
        const auto told = usage.first().at(1).value<HistoryUsage>();
        QCOMPARE(told.samples, 300);
        QCOMPARE(told.tags, 3);
        QVERIFY(told.bytes > 0 && told.bytesPerSample > 0.0);
        QCOMPARE(told.folder, m_place->data());
        QVERIFY(told.oldest && told.newest && *told.oldest < *told.newest);
        QCOMPARE(told.checked, u"A new history was begun"_s);
        const auto verdict = checkHistory(m_place->data());
        QVERIFY(verdict.ok());
        QVERIFY2(verdict->sound, qPrintable(verdict->text));
        QCOMPARE(verdict->samples, 300);
    }

    void cancelled()
    {
        SqliteHistoryReader reader(m_place->data());
        QSignalSpy ready(&reader, &HistoryReader::samplesReady);
        reader.fetchSamples(1, HistoryPlace::everything(historyTag(1)));
        reader.cancel(1);
        reader.fetchSamples(2, HistoryPlace::everything(historyTag(1)));
        QVERIFY(ready.wait());
        QCOMPARE(ready.size(), 1);
        QCOMPARE(ready.first().at(0).toInt(), 2);
        QCOMPARE(ready.first().at(2).toString(), QString()); // no history yet: no error
    }

    void onlyItsOwnerReadsIt()
    {
        SqliteHistorian historian(m_place->setup(), m_place->clock);
        historian.append(mixed(10));
        QTRY_VERIFY(QFileInfo(m_place->file() + u"-wal"_s).size() > 0);
        for (const QString &part : {u""_s, u"-wal"_s, u"-shm"_s})
            QCOMPARE(int(QFileInfo(m_place->file() + part).permissions() & ~0x7000), 0x0600);
    }

    void oneConsoleWrites()
    {
        auto first = std::make_unique<SqliteHistorian>(m_place->setup(), m_place->clock);
        QSignalSpy written(first.get(), &SqliteHistorian::written);
        QTRY_VERIFY(!written.isEmpty());
        SqliteHistorian second(m_place->setup(), m_place->clock);
        QTRY_COMPARE(second.trouble(),
                     u"another console keeps the history of this data directory"_s);
        second.append(mixed(30));
        first.reset();
        QTRY_COMPARE(second.trouble(), QString()); // takes over
        QTRY_COMPARE(m_place->samples(historyTag(0)).size(), 10);
    }

    void backup()
    {
        SqliteHistorian historian(m_place->setup(), m_place->clock);
        historian.append(mixed(600));
        QVERIFY(compact(historian));
        const QString copy = m_place->data() + u"/copy/history.sqlite"_s;
        QSignalSpy done(&historian, &SqliteHistorian::backedUp);
        historian.backupTo(copy);
        QTRY_COMPARE(done.size(), 1);
        QVERIFY(!done.first().at(1).toString().isEmpty()); // there is no such folder
        QVERIFY(QDir().mkpath(m_place->data() + u"/copy"_s));
        historian.backupTo(copy);
        historian.append(mixed(30));
        QTRY_COMPARE(done.size(), 2);
        QCOMPARE(done.last().at(1).toString(), QString());
        QCOMPARE(int(QFileInfo(copy).permissions() & ~0x7000), 0x0600);
        SqliteHistoryReader reader(m_place->data() + u"/copy"_s);
        QVERIFY(ask(reader, HistoryPlace::everything(historyTag(0))).size() >= 200);
        historian.backupTo(copy);
        QTRY_COMPARE(done.size(), 3);
        QVERIFY(done.last().at(1).toString().endsWith(u"exists already"_s));
    }
};

QTEST_GUILESS_MAIN(TestHistorian)
#include "tst_historian.moc"
