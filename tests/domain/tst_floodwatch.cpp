// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/flood_watch.h"

#include "tests/support/fake_clock.h"

#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// More than 10 alarms in 10 minutes are a flood, until there are fewer than 5.
class TestFloodWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tenAreNone();
    void elevenAreOne();
    void slowOnesAreNone();
    void endsBelowFive();
    void anotherOne();
    void countsOnWhileItLasts();
    void thousandsAreCounted();
    void goesByNoWallClock();

private:
    FloodWatch::News count();
    void count(int times);
    FloodWatch::News look() { return m_watch->look(m_clock.now()); }

    FakeClock m_clock;
    std::unique_ptr<FloodWatch> m_watch;
    int m_alarms = 0;
};

void TestFloodWatch::init()
{
    m_watch = std::make_unique<FloodWatch>();
    m_alarms = 0;
}

FloodWatch::News TestFloodWatch::count()
{
    return m_watch->count({{}, u"broker/b%1"_s.arg(++m_alarms), u"lost"_s}, m_clock.now(),
                          m_clock.wall());
}

void TestFloodWatch::count(int times)
{
    for (int i = 0; i < times; ++i)
        count();
}

void TestFloodWatch::tenAreNone()
{
    for (int i = 0; i < 10; ++i)
        QCOMPARE(count(), FloodWatch::News::None);
    QVERIFY(!m_watch->flood());
    QCOMPARE(m_watch->inTenMinutes(), 10);
    QCOMPARE(look(), FloodWatch::News::None);
}

void TestFloodWatch::elevenAreOne()
{
    const WallTime first = m_clock.wall();
    const BootTime firstBoot = m_clock.now();
    for (int i = 0; i < 10; ++i) {
        count();
        m_clock.advance(59s);
    }
    QCOMPARE(count(), FloodWatch::News::Started);
    QVERIFY(m_watch->flood());
    QCOMPARE(m_watch->flood()->firstOut.subject, u"broker/b1"_s);
    QCOMPARE(m_watch->flood()->since, first);
    QCOMPARE(m_watch->flood()->sinceBoot, firstBoot);
    QCOMPARE(m_watch->flood()->raised, 11);
    QCOMPARE(m_watch->inTenMinutes(), 11);
}

void TestFloodWatch::slowOnesAreNone()
{
    for (int i = 0; i < 100; ++i) {
        QCOMPARE(count(), FloodWatch::News::None); // ten within any ten minutes
        m_clock.advance(60s);
        QCOMPARE(look(), FloodWatch::News::None);
    }
    QCOMPARE(m_watch->inTenMinutes(), 9);
}

void TestFloodWatch::endsBelowFive()
{
    count(7);
    m_clock.advance(5min);
    count(5);
    QVERIFY(m_watch->flood());
    m_clock.advance(5min - 1ms);
    QCOMPARE(look(), FloodWatch::News::None);
    QCOMPARE(m_watch->inTenMinutes(), 12);
    m_clock.advance(1ms);
    QCOMPARE(look(), FloodWatch::News::None); // five are left
    QCOMPARE(m_watch->inTenMinutes(), 5);
    QVERIFY(m_watch->flood());
    m_clock.advance(5min);
    QCOMPARE(look(), FloodWatch::News::Ended);
    QVERIFY(!m_watch->flood());
    QCOMPARE(m_watch->inTenMinutes(), 0);
    QCOMPARE(look(), FloodWatch::News::None);
}

void TestFloodWatch::anotherOne()
{
    count(11);
    m_clock.advance(10min);
    QCOMPARE(look(), FloodWatch::News::Ended);
    count(10);
    QVERIFY(!m_watch->flood());
    QCOMPARE(count(), FloodWatch::News::Started);
    QCOMPARE(m_watch->flood()->firstOut.subject, u"broker/b12"_s);
}

void TestFloodWatch::countsOnWhileItLasts()
{
    count(11);
    for (int i = 0; i < 60; ++i) {
        m_clock.advance(60s);
        count();
        QCOMPARE(look(), FloodWatch::News::None); // ten a ten minutes: it does not end
    }
    QCOMPARE(m_watch->flood()->raised, 71);
    QCOMPARE(m_watch->flood()->firstOut.subject, u"broker/b1"_s);
}

void TestFloodWatch::thousandsAreCounted()
{
    for (int second = 0; second < 10; ++second) {
        for (int i = 0; i < 1000; ++i) {
            count();
            m_clock.advance(1ms);
        }
    }
    QCOMPARE(m_watch->inTenMinutes(), 10'000);
    QCOMPARE(m_watch->flood()->raised, 10'000);
    m_clock.advance(10min - 6s);
    look();
    QVERIFY(m_watch->inTenMinutes() >= 5000 && m_watch->inTenMinutes() <= 6000);
    m_clock.advance(6s);
    QCOMPARE(look(), FloodWatch::News::Ended);
}

void TestFloodWatch::goesByNoWallClock()
{
    count(6);
    m_clock.jumpWall(-24h);
    count(4);
    m_clock.jumpWall(48h);
    QCOMPARE(look(), FloodWatch::News::None);
    QCOMPARE(m_watch->inTenMinutes(), 10);
    QCOMPARE(count(), FloodWatch::News::Started);
}

QTEST_GUILESS_MAIN(TestFloodWatch)
#include "tst_floodwatch.moc"
