// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trend_pyramid.h"
#include "tests/support/soak.h"

#include <QtTest/QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

using namespace Raptor;
using namespace Raptor::Models;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 start = 1'790'000'000'000;

qint64 floorTo(qint64 at, qint64 step)
{
    return at / step * step; // all of them are after 1970
}

/// The obvious way, over all points.
QList<HistoryBucket> naive(const std::vector<TrendPoint> &points, qint64 from, qint64 to,
                           qint64 step)
{
    QList<HistoryBucket> all;
    for (const TrendPoint &point : points) {
        const WallTime column = fromEpochMs(floorTo(point.at, step));
        if (all.isEmpty() || all.last().from != column) {
            HistoryBucket fresh;
            fresh.from = column;
            fresh.first = fresh.minimum = fresh.maximum = point.value;
            all.append(fresh);
        }
        HistoryBucket &bucket = all.last();
        bucket.last = point.value;
        bucket.minimum = std::min(bucket.minimum, point.value);
        bucket.maximum = std::max(bucket.maximum, point.value);
        bucket.sum += point.value;
        ++bucket.count;
        bucket.worst = std::max(bucket.worst, point.quality);
        bucket.gap = bucket.gap || point.broken || point.silent;
    }
    const WallTime begin = fromEpochMs(floorTo(from, step));
    const WallTime end = fromEpochMs(floorTo(to, step));
    QList<HistoryBucket> found;
    for (qsizetype i = 0; i < all.size(); ++i) {
        const bool inside = all.at(i).from >= begin && all.at(i).from <= end;
        const bool nearBefore =
            all.at(i).from < begin && (i + 1 == all.size() || all.at(i + 1).from >= begin);
        const bool nearBehind = all.at(i).from > end && (i == 0 || all.at(i - 1).from <= end);
        if (inside || nearBefore || nearBehind)
            found.append(all.at(i));
    }
    return found;
}

/// Sums are added up in another order.
QString difference(const QList<HistoryBucket> &is, QList<HistoryBucket> shall)
{
    if (is.size() != shall.size())
        return u"%1 columns instead of %2"_s.arg(is.size()).arg(shall.size());
    for (qsizetype i = 0; i < is.size(); ++i) {
        if (std::abs(is.at(i).sum - shall.at(i).sum) > 1e-6 * (1 + std::abs(shall.at(i).sum)))
            return u"another sum in column %1"_s.arg(i);
        shall[i].sum = is.at(i).sum;
        if (!(is.at(i) == shall.at(i)))
            return u"column %1 is another"_s.arg(i);
    }
    return {};
}

std::vector<TrendPoint> pointsOf(const TrendPyramid &pyramid)
{
    std::vector<TrendPoint> points;
    pyramid.forEach([&points](const TrendPoint &point) { points.push_back(point); });
    return points;
}

} // namespace

class TestTrendPyramid : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsNothing()
    {
        const TrendPyramid pyramid;
        QList<HistoryBucket> columns;
        pyramid.columns(fromEpochMs(0), fromEpochMs(start), 1s, &columns);
        QVERIFY(columns.isEmpty());
        QVERIFY(!pyramid.oldest());
        QVERIFY(!pyramid.newest());
    }

    void sameAsTheNaiveAnswer_data()
    {
        QTest::addColumn<int>("points");
        QTest::addColumn<int>("lateInThousand");
        QTest::addColumn<int>("meanDistance");
        QTest::newRow("a handful") << 7 << 0 << 2000;
        QTest::newRow("one chunk") << 4096 << 0 << 2000;
        QTest::newRow("many chunks") << 50'000 << 0 << 2000;
        QTest::newRow("some come late") << 30'000 << 20 << 500;
        QTest::newRow("all mixed up") << 6'000 << 700 << 100;
        QTest::newRow("many of the same time") << 20'000 << 50 << 1;
        QTest::newRow("months apart") << 300 << 100 << 1'500'000'000;
    }
    void sameAsTheNaiveAnswer()
    {
        QFETCH(const int, points);
        QFETCH(const int, lateInThousand);
        QFETCH(const int, meanDistance);
        std::mt19937 random(20'260'801);
        std::uniform_int_distribution<int> dice(0, 999);
        std::uniform_int_distribution<qint64> distance(0, 2 * qint64(meanDistance));
        std::normal_distribution<double> value(100, 30);
        TrendPyramid pyramid;
        std::vector<std::pair<qint64, double>> all;
        qint64 at = start;
        for (int i = 0; i < points; ++i) {
            at += distance(random);
            const bool late = dice(random) < lateInThousand;
            const qint64 when = late ? at - distance(random) * 300 : at;
            const double number = value(random);
            const Quality quality = dice(random) < 5 ? Quality::Late : Quality::Good;
            if (dice(random) < 3)
                pyramid.breakOff();
            QVERIFY(pyramid.add(fromEpochMs(when), number, quality,
                                Milliseconds(3 * qint64(meanDistance) / 2)));
            const auto place = std::upper_bound(
                all.begin(), all.end(), when, [](qint64 a, const auto &b) { return a < b.first; });
            all.insert(place, {when, number});
        }
        const std::vector<TrendPoint> kept = pointsOf(pyramid);
        QCOMPARE(kept.size(), size_t(points));
        QCOMPARE(pyramid.size(), qint64(points));
        for (size_t i = 0; i < kept.size(); ++i) {
            QCOMPARE(kept[i].at, all[i].first);
            QCOMPARE(kept[i].value, all[i].second);
        }
        const qint64 begin = kept.front().at;
        const qint64 whole = kept.back().at - begin + 2;
        for (int round = 0; round < 60; ++round) {
            const qint64 from = begin + qint64(double(whole) * (dice(random) - 100) / 800.0);
            const qint64 to = from + qint64(double(whole) * dice(random) / 700.0);
            const qint64 step = std::max<qint64>(1, (to - from) / (1 + dice(random)));
            QList<HistoryBucket> columns;
            pyramid.columns(fromEpochMs(from), fromEpochMs(to), Milliseconds(step), &columns);
            const QString wrong = difference(columns, naive(kept, from, to, step));
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        }
    }

    /// It scrolls, new points come at the end and late ones before it: each answer is as if it were
    /// the first.
    void askedOverAndOver()
    {
        std::mt19937 random(4);
        std::uniform_int_distribution<int> dice(0, 999);
        TrendPyramid pyramid(9'000);
        for (int round = 0; round < 4'000; ++round) {
            for (int i = 0; i < 4; ++i) {
                const qint64 at =
                    start + round * 4000 + i * 1000 - (dice(random) < 30 ? 90'000 : 0);
                (void)pyramid.add(fromEpochMs(at), dice(random), Quality::Good, 5s);
            }
            if (dice(random) < 20)
                pyramid.breakOff();
            if (round % 20 != 0)
                continue;
            const qint64 to = start + round * 4000 + 2000 - (dice(random) < 100 ? 60'000 : 0);
            const qint64 step = round / 800 % 2 == 0 ? 7'000 : 3'000;
            QList<HistoryBucket> columns;
            pyramid.columns(fromEpochMs(to - 600'000), fromEpochMs(to), Milliseconds(step),
                            &columns);
            const QString wrong =
                difference(columns, naive(pointsOf(pyramid), to - 600'000, to, step));
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        }
    }

    void silenceIsAGap()
    {
        TrendPyramid pyramid;
        QVERIFY(pyramid.add(fromEpochMs(start), 1, Quality::Good, 4s));
        QVERIFY(pyramid.add(fromEpochMs(start + 4000), 2, Quality::Good, 4s));
        QVERIFY(pyramid.add(fromEpochMs(start + 8001), 3, Quality::Good, 4s));
        QList<HistoryBucket> columns;
        pyramid.columns(fromEpochMs(start), fromEpochMs(start + 9000), 1ms, &columns);
        QCOMPARE(columns.size(), 3);
        QVERIFY(!columns.at(0).gap);
        QVERIFY(!columns.at(1).gap);
        QVERIFY(columns.at(2).gap);
    }

    void aLatePointFillsTheSilence()
    {
        TrendPyramid pyramid;
        for (const qint64 at : {0, 6000, 3000}) // the last one comes late
            QVERIFY(pyramid.add(fromEpochMs(start + at), double(at), Quality::Good, 4s));
        QList<HistoryBucket> columns;
        pyramid.columns(fromEpochMs(start), fromEpochMs(start + 9000), 1ms, &columns);
        QCOMPARE(columns.size(), 3);
        for (const HistoryBucket &column : std::as_const(columns))
            QVERIFY(!column.gap);
    }

    void whatWasBrokenStaysBroken()
    {
        TrendPyramid pyramid;
        QVERIFY(pyramid.add(fromEpochMs(start), 1, Quality::Good, 4s));
        pyramid.breakOff();
        QVERIFY(pyramid.add(fromEpochMs(start + 2000), 2, Quality::Good, 4s));
        QVERIFY(pyramid.add(fromEpochMs(start + 1000), 1.5, Quality::Good, 4s));
        const std::vector<TrendPoint> points = pointsOf(pyramid);
        QVERIFY(!points.at(0).broken);
        QVERIFY(!points.at(1).broken);
        QVERIFY(points.at(2).broken);
    }

    void theOldestGoFirst()
    {
        TrendPyramid pyramid(10'000);
        for (int i = 0; i < 50'000; ++i)
            QVERIFY(pyramid.add(fromEpochMs(start + i * 1000), i, Quality::Good, 3s));
        QVERIFY(pyramid.size() <= 10'000);
        QVERIFY(pyramid.size() > 10'000 - qint64(TrendChunk::capacity));
        QCOMPARE(toEpochMs(*pyramid.newest()), start + 49'999'000);
        QCOMPARE(pyramid.forgottenUntil(), pyramid.oldest());
        QVERIFY(!pyramid.add(fromEpochMs(start), 1, Quality::Good, 3s)); // before its time
        QVERIFY(pyramid.add(*pyramid.oldest(), 1, Quality::Good, 3s));
    }

    void noNumberIsRefused()
    {
        TrendPyramid pyramid;
        QVERIFY(!pyramid.add(fromEpochMs(start), std::numeric_limits<double>::quiet_NaN(),
                             Quality::Good, 3s));
        QVERIFY(!pyramid.add(fromEpochMs(start), INFINITY, Quality::Good, 3s));
        QVERIFY(pyramid.isEmpty());
    }

    void inReverseOrder()
    {
        TrendPyramid pyramid;
        for (int i = 20'000; i > 0; --i)
            QVERIFY(pyramid.add(fromEpochMs(start + i * 1000), i, Quality::Good, 3s));
        const std::vector<TrendPoint> points = pointsOf(pyramid);
        QCOMPARE(points.size(), size_t(20'000));
        for (size_t i = 0; i < points.size(); ++i)
            QCOMPARE(points[i].value, double(i + 1));
        QVERIFY(pyramid.bytes() / pyramid.size() < 40);
    }

    void tenMillionFit()
    {
        const int count = Test::isFullRun() ? 10'000'000 : 1'000'000;
        TrendPyramid pyramid(count);
        for (int i = 0; i < count; ++i)
            QVERIFY(pyramid.add(fromEpochMs(start + qint64(i) * 100), i % 977, Quality::Good, 3s));
        QCOMPARE(pyramid.size(), qint64(count));
        const double each = double(pyramid.bytes()) / count;
        qInfo("%.1f bytes a point", each);
        QVERIFY(each < 16);
    }
};

QTEST_GUILESS_MAIN(TestTrendPyramid)
#include "tst_trendpyramid.moc"
