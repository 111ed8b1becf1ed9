// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/rollup.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <limits>

using namespace Raptor;
using namespace Raptor::History;
using namespace std::chrono_literals;

namespace {

StoredSample number(qint64 at, double value, Quality quality = Quality::Good, bool gap = false)
{
    return {at, std::bit_cast<quint64>(value), 0, ValueKind::Number, quint8(quality), gap};
}

} // namespace

class TestRollup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void buckets()
    {
        RollupBuilder builder(1min);
        builder.add(number(59'000, 3.0));
        builder.add(number(60'000, 2.0));
        builder.add(number(61'000, 5.0, Quality::Late));
        builder.add(number(62'000, 1.0, Quality::Good, true));
        builder.add({63'000, 1, 0, ValueKind::Truth, 0, false});
        builder.add({200'000, 0, 0, ValueKind::Nothing, quint8(Quality::Bad), false});
        const QList<HistoryBucket> found = builder.finish();
        const QList<HistoryBucket> expected{
            {fromEpochMs(0), 3.0, 3.0, 3.0, 3.0, 3.0, 1, Quality::Good, false},
            {fromEpochMs(60'000), 2.0, 1.0, 1.0, 5.0, 9.0, 4, Quality::Late, true},
            {fromEpochMs(180'000), 0.0, 0.0, 0.0, 0.0, 0.0, 0, Quality::Bad, true}};
        QCOMPARE(found, expected);
    }
    void outOfOrder()
    {
        RollupBuilder builder(1min);
        for (const qint64 at : {130'000, 10'000, 131'000, 11'000, -1})
            builder.add(number(at, double(at)));
        const QList<HistoryBucket> found = builder.finish();
        QCOMPARE(found.size(), 3);
        QCOMPARE(toEpochMs(found[0].from), -60'000);
        QCOMPARE(found[1].count, 2);
        QCOMPARE(found[1].last, 11'000.0);
        QCOMPARE(found[2].first, 130'000.0);
    }
    void whatIsNoNumberIsNoNumber()
    {
        RollupBuilder builder(1s);
        builder.add(number(0, std::numeric_limits<double>::quiet_NaN()));
        builder.add({1, 0, 0, ValueKind::Text, 0, false});
        const QList<HistoryBucket> found = builder.finish();
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0].count, 0);
        QVERIFY(!found[0].gap);
    }
    void codec_data()
    {
        QTest::addColumn<int>("digits"); // -1: any double
        QTest::addColumn<double>("most"); // bytes a bucket
        QTest::newRow("whole") << 0 << 12.0;
        QTest::newRow("decimals") << 2 << 13.0;
        QTest::newRow("doubles") << -1 << 43.0;
    }
    void codec()
    {
        QFETCH(const int, digits);
        QFETCH(const double, most);
        QRandomGenerator random(5);
        for (const Milliseconds width : rollupWidths) {
            RollupBuilder builder(width);
            qint64 at = 1'763'690'000'000;
            for (int i = 0; i < 3000; ++i) {
                const double value = digits < 0
                    ? random.generateDouble()
                    : std::bit_cast<double>(fromDecimal(1400 + random.bounded(40), digits));
                builder.add(number(at, value, i % 500 == 0 ? Quality::Stale : Quality::Good));
                at += width.count() / 30;
                at += i % 1000 == 0 ? width.count() * 5 : 0;
            }
            const QList<HistoryBucket> buckets = builder.finish();
            const QByteArray bytes = RollupCodec::encode(buckets, width);
            const auto back = RollupCodec::decode(bytes, width);
            QVERIFY(back.ok());
            QCOMPARE(back->size(), buckets.size());
            for (qsizetype i = 0; i < buckets.size(); ++i) {
                HistoryBucket bucket = buckets.at(i);
                QVERIFY(std::abs(bucket.sum - back->at(i).sum)
                        < 1e-9 * std::abs(bucket.sum) + 1e-9);
                bucket.sum = back->at(i).sum;
                QCOMPARE(back->at(i), bucket);
            }
            QVERIFY2(double(bytes.size()) / double(buckets.size()) <= most,
                     qPrintable(QString::number(double(bytes.size()) / double(buckets.size()))));
        }
    }
    void levelsAreMadeOfEachOther()
    {
        QRandomGenerator random(6);
        RollupBuilder fine(rollupWidths[0]);
        RollupBuilder coarse(rollupWidths[1]);
        for (int i = 0; i < 5000; ++i) {
            const StoredSample sample = number(i * 2000, double(random.bounded(1000)));
            fine.add(sample);
            coarse.add(sample);
        }
        RollupBuilder made(rollupWidths[1]);
        for (const HistoryBucket &bucket : fine.finish())
            made.add(bucket);
        QCOMPARE(made.finish(), coarse.finish());
    }
    /// Sums of them would not be what they say.
    void countsThatCannotBe()
    {
        HistoryBucket bucket;
        bucket.from = fromEpochMs(0);
        bucket.count = std::numeric_limits<qint64>::max() / 2;
        QVERIFY(
            !RollupCodec::decode(RollupCodec::encode({bucket}, rollupWidths[0]), rollupWidths[0])
                 .ok());
        bucket.count = 1'000'000'000'000;
        const auto back =
            RollupCodec::decode(RollupCodec::encode({bucket}, rollupWidths[0]), rollupWidths[0]);
        QVERIFY(back.ok());
        QCOMPARE(*back, QList<HistoryBucket>{bucket});
    }
    void floors_data()
    {
        QTest::addColumn<qint64>("at");
        QTest::addColumn<qint64>("floor");
        QTest::newRow("0") << qint64(0) << qint64(0);
        QTest::newRow("59999") << qint64(59'999) << qint64(0);
        QTest::newRow("60000") << qint64(60'000) << qint64(60'000);
        QTest::newRow("-1") << qint64(-1) << qint64(-60'000);
        QTest::newRow("-60000") << qint64(-60'000) << qint64(-60'000);
    }
    void floors()
    {
        QFETCH(const qint64, at);
        QTEST(floorTo(at, 60'000), "floor");
    }
};

QTEST_GUILESS_MAIN(TestRollup)
#include "tst_rollup.moc"
