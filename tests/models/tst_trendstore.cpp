// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trend_store.h"
#include "plant_samples.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <cmath>
#include <memory>

using namespace Raptor;
using namespace Raptor::Models;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
const QString motor = u"raptor/shop/m1"_s;
}

class TestTrendStore : public QObject
{
    Q_OBJECT
    std::unique_ptr<Test::FakeClock> m_clock;
    std::unique_ptr<Test::Reports> m_reports;
    std::unique_ptr<PlantStore> m_store;
    std::unique_ptr<TrendStore> m_trends;

    void hear(double rpm) { m_store->apply({m_reports->motor(motor, true, rpm)}); }
    QList<QPointF> points() const
    {
        return m_trends->points({Test::id(motor), u"motor.rpm"_s}, m_clock->wall() - 1h,
                                m_clock->wall());
    }
    /// Values as text, gaps as "gap".
    QString values() const
    {
        QStringList texts;
        for (const QPointF &point : points())
            texts.append(std::isnan(point.y()) ? u"gap"_s : QString::number(point.y()));
        return texts.join(u' ');
    }

private Q_SLOTS:
    void init()
    {
        m_trends.reset();
        m_clock = std::make_unique<Test::FakeClock>();
        m_reports = std::make_unique<Test::Reports>(*m_clock);
        m_store = std::make_unique<PlantStore>(Test::catalogue(), *m_clock);
        m_trends = std::make_unique<TrendStore>(*m_store, *m_clock);
    }

    void pointsStandAtTheirTime()
    {
        const qint64 start = toEpochMs(m_clock->wall());
        hear(1);
        m_clock->advance(2s);
        hear(2);
        QCOMPARE(points(), (QList<QPointF>{{double(start), 1}, {double(start + 2000), 2}}));
        QCOMPARE(m_trends->points({Test::id(motor), u"motor.rpm"_s}, m_clock->wall() - 1s,
                                  m_clock->wall()),
                 (QList<QPointF>{{double(start + 2000), 2}}));
        QVERIFY(m_trends->points({Test::id(motor), u"running"_s}, {}, m_clock->wall()).isEmpty());
    }

    void marksStandAtTheirTime()
    {
        const WallTime start = m_clock->wall();
        QSignalSpy advanced(m_trends.get(), &TrendSource::advanced);
        m_trends->addMark(u"cloud"_s);
        QCOMPARE(advanced.size(), 1);
        m_clock->advance(2s);
        m_trends->addMark(u"local"_s);
        const QList<TrendMark> both{{start, u"cloud"_s}, {start + 2s, u"local"_s}};
        QCOMPARE(m_trends->marks(start, start + 1h), both);
        QCOMPARE(m_trends->marks(start + 1s, start + 1h), both.mid(1));
        m_clock->jumpWall(1h); // with the points
        QCOMPARE(m_trends->marks(start + 1h, start + 2h).size(), 2);
        m_clock->advance(TrendStore::span + 1s);
        m_trends->addMark(u"spare"_s);
        QCOMPARE(m_trends->marks({}, m_clock->wall()).size(), 1);
        for (size_t i = 0; i < 2 * TrendStore::maximumMarks; ++i)
            m_trends->addMark(u"cloud"_s);
        QCOMPARE(m_trends->marks({}, m_clock->wall()).size(), qsizetype(TrendStore::maximumMarks));
    }

    void advancesOncePerBatch()
    {
        QSignalSpy advanced(m_trends.get(), &TrendSource::advanced);
        m_store->apply({m_reports->motor(motor, true, 1), m_reports->motor(motor, true, 2)});
        QCOMPARE(advanced.count(), 1);
        m_store->apply({m_reports->state(motor, {{u"running"_s, true}})});
        QCOMPARE(advanced.count(), 1);
    }

    void silenceIsAGap()
    {
        hear(1);
        m_clock->advance(4s);
        hear(2);
        m_clock->advance(4001ms);
        hear(3);
        QCOMPARE(values(), u"1 2 gap 3"_s);
    }

    void offlineIsAGap()
    {
        hear(1);
        m_store->setBrokerUp(u"local"_s, false);
        m_store->setBrokerUp(u"local"_s, true);
        m_clock->advance(1s);
        hear(2);
        QCOMPARE(values(), u"1 gap 2"_s);
    }

    void noNumberIsAGap()
    {
        hear(1);
        hear(qQNaN());
        hear(2);
        QCOMPARE(values(), u"1 gap 2"_s);
    }

    void rp11_retainedIsNotDrawn()
    {
        m_store->apply({m_reports->retained(m_reports->motor(motor, true, 1))});
        QCOMPARE(values(), QString());
    }

    void rp13_aBacklogStandsWhereItWasTaken()
    {
        const qint64 start = toEpochMs(m_clock->wall());
        QList<Arrival> backlog;
        for (int i = 0; i < 3; ++i) {
            const Arrival report =
                m_reports->numbered(m_reports->motor(motor, true, i), i, m_clock->wall() - 1h);
            i == 0 ? m_store->apply({report}) : backlog.append(report);
            m_clock->advance(2s);
        }
        for (Arrival &arrival : backlog)
            std::get<StateReport>(arrival).receivedBoot = m_clock->now();
        m_store->apply(backlog);
        QCOMPARE(points(),
                 (QList<QPointF>{
                     {double(start), 0}, {double(start + 2000), 1}, {double(start + 4000), 2}}));
    }

    void rp13_aWallClockJumpMovesTheWholeTrend()
    {
        hear(1);
        m_clock->advance(2s);
        m_clock->jumpWall(-30min);
        hear(2);
        QCOMPARE(points().size(), 2);
        QCOMPARE(points().at(1).x() - points().at(0).x(), 2000.0);
        QCOMPARE(qint64(points().at(1).x()), toEpochMs(m_clock->wall()));
    }

    void memoryIsBounded()
    {
        for (int i = 0; i < 1000; ++i) {
            hear(i);
            m_clock->advance(1s);
        }
        QCOMPARE(points().size(), 901); // both ends of 15 minutes
        for (size_t i = 0; i < 2 * TrendStore::maximumPoints; ++i)
            hear(double(i));
        QCOMPARE(size_t(points().size()), TrendStore::maximumPoints);
    }

    void tagsAreBounded()
    {
        QList<Reading> readings;
        for (int i = 0; i < TrackedDevice::maximumSignals; ++i)
            readings.append({u"m%1.rpm"_s.arg(i), 1.0});
        const int devices = int(TrendStore::maximumTags) / TrackedDevice::maximumSignals;
        for (int i = 0; i <= devices; ++i)
            m_store->apply({m_reports->state(u"raptor/shop/d%1"_s.arg(i), readings)});
        QCOMPARE(m_trends->refusedSamples(), TrackedDevice::maximumSignals);
    }

    void forgottenDevicesLeaveNoTrend()
    {
        hear(1);
        m_clock->advance(1min);
        m_store->tick();
        QVERIFY(m_store->forgetDevice(Test::id(motor)));
        QCOMPARE(values(), QString());
    }
};

QTEST_GUILESS_MAIN(TestTrendStore)
#include "tst_trendstore.moc"
