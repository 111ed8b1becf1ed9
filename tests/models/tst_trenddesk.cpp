// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trend_desk.h"
#include "models/trend_store.h"
#include "models/trend_tiles.h"
#include "plant_samples.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Raptor;
using namespace Raptor::Models;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString motor = u"raptor/shop/m1"_s;

/// Answers when it is told to.
class FakeHistory final : public HistoryReader
{
public:
    using HistoryReader::HistoryReader;

    void fetchBuckets(int ticket, const HistoryQuery &query) override
    {
        buckets.append({ticket, query});
    }
    void fetchSamples(int ticket, const HistoryQuery &query) override
    {
        samples.append({ticket, query});
    }
    void fetchMoment(int, WallTime, Milliseconds) override { }
    void fetchTags(int) override { }
    void fetchUsage(int) override { }
    void cancel(int ticket) override { cancelled.append(ticket); }

    void answerSamples(const QList<HistorySample> &answer, const QString &error = {})
    {
        Q_EMIT samplesReady(samples.takeFirst().first, answer, error);
    }
    /// A value of 7 every ten columns.
    void answerBuckets(const QString &error = {})
    {
        const auto asked = std::exchange(buckets, {});
        for (const auto &[ticket, query] : asked) {
            QList<HistoryBucket> answer;
            for (WallTime at = query.from; at < query.to; at += 10 * query.step) {
                HistoryBucket bucket;
                bucket.from = at;
                bucket.first = bucket.last = bucket.minimum = bucket.maximum = bucket.sum = 7;
                bucket.count = 1;
                answer.append(bucket);
            }
            Q_EMIT bucketsReady(ticket, error.isEmpty() ? answer : QList<HistoryBucket>(), error);
        }
    }

    QList<std::pair<int, HistoryQuery>> buckets;
    QList<std::pair<int, HistoryQuery>> samples;
    QList<int> cancelled;
};

HistorySample kept(WallTime at, const Value &value, bool gap = false)
{
    HistorySample sample;
    sample.at = at;
    sample.value = value;
    sample.gap = gap;
    return sample;
}

} // namespace

class TestTrendDesk : public QObject
{
    Q_OBJECT
    std::unique_ptr<Test::FakeClock> m_clock;
    std::unique_ptr<Test::Reports> m_reports;
    std::unique_ptr<PlantStore> m_store;
    std::unique_ptr<FakeHistory> m_history;
    std::unique_ptr<TrendDesk> m_desk;
    std::unique_ptr<QObject> m_chart;
    TagId m_tag{Test::id(motor), u"motor.rpm"_s};

    void hear(double rpm) { m_store->apply({m_reports->motor(motor, true, rpm)}); }
    QList<HistoryBucket> columns(Milliseconds back = 1h, Milliseconds step = 1s)
    {
        return m_desk->columns(m_tag, m_clock->wall() - back, m_clock->wall(), step);
    }
    /// "1 2 |3": last values, a bar for each gap.
    QString values(Milliseconds back = 1h, Milliseconds step = 1s)
    {
        QStringList texts;
        const QList<HistoryBucket> all = columns(back, step);
        for (const HistoryBucket &one : all)
            texts.append((one.gap ? u"|"_s : QString()) + QString::number(one.last));
        return texts.join(u' ');
    }

private Q_SLOTS:
    void init()
    {
        m_chart.reset();
        m_desk.reset();
        m_clock = std::make_unique<Test::FakeClock>();
        m_reports = std::make_unique<Test::Reports>(*m_clock);
        m_store = std::make_unique<PlantStore>(Test::catalogue(), *m_clock);
        m_history = std::make_unique<FakeHistory>();
        m_desk = std::make_unique<TrendDesk>(*m_store, *m_clock, m_history.get(), nullptr);
        m_chart = std::make_unique<QObject>();
    }

    void onlyWhatIsWatchedIsKept()
    {
        hear(1);
        QVERIFY(columns().isEmpty());
        m_desk->watch(m_chart.get(), {m_tag});
        QCOMPARE(m_desk->watched(), QList<TagId>{m_tag});
        QSignalSpy advanced(m_desk.get(), &TrendColumns::advanced);
        m_clock->advance(2s);
        hear(2);
        QCOMPARE(advanced.size(), 1);
        m_clock->advance(2s);
        hear(3);
        QCOMPARE(values(), u"2 3"_s);
        m_chart = std::make_unique<QObject>(); // the chart is gone
        QVERIFY(m_desk->watched().isEmpty());
    }

    void twoChartsOfOneTag()
    {
        QObject other;
        m_desk->watch(m_chart.get(), {m_tag});
        m_desk->watch(&other, {m_tag});
        QCOMPARE(m_history->samples.size(), 1); // asked once
        m_desk->watch(&other, {});
        QCOMPARE(m_desk->watched().size(), 1);
        m_desk->watch(m_chart.get(), {});
        QVERIFY(m_desk->watched().isEmpty());
        QCOMPARE(m_history->cancelled.size(), 1); // nobody waits for it
    }

    void backfillStandsBeforeWhatIsLive()
    {
        const WallTime start = m_clock->wall();
        m_desk->watch(m_chart.get(), {m_tag});
        QVERIFY(m_desk->isLoading(m_tag));
        const HistoryQuery query = m_history->samples.first().second;
        QCOMPARE(query.tag, m_tag);
        QVERIFY(query.from <= start - 2h);
        hear(10);
        m_clock->advance(2s);
        hear(11);
        QSignalSpy changed(m_desk.get(), &TrendColumns::changed);
        m_history->answerSamples({kept(start - 10min, 1.0), kept(start - 598s, 2.0),
                                  kept(start - 596s, true), kept(start - 594s, 3.0),
                                  kept(start - 4s, 4.0, true), kept(start - 2s, 5.0),
                                  kept(start, 10.0)}); // the last one has come live, too
        QCOMPARE(changed.size(), 1);
        QVERIFY(!m_desk->isLoading(m_tag));
        QCOMPARE(values(), u"1 2 |3 |4 5 10 11"_s);
        QVERIFY(m_history->buckets.isEmpty()); // memory reaches as far
    }

    void recentPointsAreThereAtOnce()
    {
        TrendStore recent(*m_store, *m_clock);
        m_desk = std::make_unique<TrendDesk>(*m_store, *m_clock, nullptr, &recent);
        hear(1);
        m_clock->advance(2s);
        hear(2);
        m_clock->advance(10s); // silent for too long
        m_store->tick();
        hear(3);
        m_desk->watch(m_chart.get(), {m_tag});
        QCOMPARE(values(), u"1 2 |3"_s);
        QVERIFY(!m_desk->isLoading(m_tag));
    }

    void silenceAndGoodbyesAreGaps()
    {
        m_desk->watch(m_chart.get(), {m_tag});
        m_history->answerSamples({});
        hear(1);
        m_clock->advance(2s);
        hear(2);
        m_clock->advance(10s);
        m_store->tick();
        QCOMPARE(m_desk->current(m_tag).quality, Quality::Stale);
        QCOMPARE(m_desk->current(m_tag).value, 2.0);
        hear(3);
        m_store->setBrokerUp(u"local"_s, false);
        m_store->tick();
        m_store->setBrokerUp(u"local"_s, true);
        m_clock->advance(1s);
        hear(4);
        QVERIFY(values().startsWith(u"|1 2 |3"_s));
    }

    void whatIsOlderComesByTiles()
    {
        m_desk->watch(m_chart.get(), {m_tag});
        m_history->answerSamples({});
        QVERIFY(columns(48h, 60s).isEmpty());
        QVERIFY(m_desk->isLoading(m_tag));
        const auto asked = m_history->buckets;
        QVERIFY(!asked.isEmpty());
        for (const auto &[ticket, query] : asked) {
            QVERIFY(ticket >= TrendTiles::firstTicket);
            QCOMPARE(query.step, Milliseconds(32768)); // a power of two, fine enough
            QCOMPARE((query.to - query.from) / query.step, 512);
        }
        QVERIFY(columns(48h, 60s).isEmpty());
        QCOMPARE(m_history->buckets.size(), asked.size()); // asked once
        QSignalSpy changed(m_desk.get(), &TrendColumns::changed);
        m_history->answerBuckets();
        QCOMPARE(changed.size(), asked.size());
        QVERIFY(!m_desk->isLoading(m_tag));
        const QList<HistoryBucket> all = columns(48h, 60s);
        QVERIFY(all.size() > 400);
        for (qsizetype i = 0; i < all.size(); ++i) {
            QCOMPARE(toEpochMs(all.at(i).from) % 60'000, 0);
            QVERIFY(i == 0 || all.at(i).from > all.at(i - 1).from);
        }
        QVERIFY(m_history->buckets.isEmpty());
    }

    void zoomingShowsWhatIsKnownUntilMoreIs()
    {
        m_desk->watch(m_chart.get(), {m_tag});
        m_history->answerSamples({});
        (void)columns(48h, 60s);
        m_history->answerBuckets();
        const QList<HistoryBucket> finer =
            m_desk->columns(m_tag, m_clock->wall() - 30h, m_clock->wall() - 20h, 10s);
        QVERIFY(!m_history->buckets.isEmpty());
        QVERIFY(finer.size() > 50);
        m_history->answerBuckets();
        QVERIFY(m_desk->columns(m_tag, m_clock->wall() - 30h, m_clock->wall() - 20h, 10s).size()
                > finer.size());
    }

    void whatCannotBeReadIsSaidAndAskedAgain()
    {
        m_desk->watch(m_chart.get(), {m_tag});
        m_history->answerSamples({}, u"the disk is gone"_s);
        QCOMPARE(m_desk->trouble(), u"the disk is gone"_s);
        (void)columns(48h, 60s);
        const qsizetype asked = m_history->buckets.size();
        m_history->answerBuckets(u"the disk is gone"_s);
        (void)columns(48h, 60s);
        QVERIFY(m_history->buckets.isEmpty()); // not at once
        m_clock->advance(TrendTiles::patience);
        (void)columns(48h, 60s);
        QVERIFY(m_history->buckets.size() >= asked);
        m_history->answerBuckets();
        QVERIFY(!columns(48h, 60s).isEmpty());
    }

    void whoZoomsThroughLeavesNoQueueBehind()
    {
        m_desk->watch(m_chart.get(), {m_tag});
        m_history->answerSamples({});
        for (int i = 0; i < 200; ++i)
            (void)m_desk->columns(m_tag, m_clock->wall() - 300h - i * 10h,
                                  m_clock->wall() - 299h - i * 10h, 3s);
        QTRY_VERIFY(!m_history->cancelled.isEmpty());
        const auto waiting = m_history->buckets.size() - m_history->cancelled.size();
        QVERIFY(waiting <= TrendTiles::mostOnTheirWay);
        m_history->answerBuckets();
        QVERIFY(!m_desk->isLoading(m_tag));
    }

    void noNumbersHaveNoTrend()
    {
        const TagId running{Test::id(motor), u"running"_s};
        m_desk->watch(m_chart.get(), {running});
        m_history->answerSamples({kept(m_clock->wall() - 1min, true)});
        hear(1);
        QVERIFY(m_desk->columns(running, m_clock->wall() - 1h, m_clock->wall(), 1s).isEmpty());
        QVERIFY(!m_desk->current(running).value);
    }
};

QTEST_GUILESS_MAIN(TestTrendDesk)
#include "tst_trenddesk.moc"
