// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/link_statistics.h"
#include "tests/support/fake_clock.h"

#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Link;
using namespace std::chrono_literals;

class TestLinkStatistics : public QObject
{
    Q_OBJECT

    /// Looks every half second, as the fleet does, while @p perSecond messages of @p bytes come.
    static void run(LinkStatistics &statistics, Test::FakeClock &clock, TelemetryCount &count,
                    Milliseconds lasting, qint64 perSecond, qint64 bytes)
    {
        for (Milliseconds passed{0}; passed < lasting; passed += 500ms) {
            clock.advance(500ms);
            count.messages += perSecond / 2;
            count.bytes += bytes * (perSecond / 2);
            if (perSecond > 0)
                count.lastMessage = clock.now();
            statistics.count(clock.now(), count);
        }
    }

private Q_SLOTS:
    void ratesOfTheLastSeconds_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<int>("perSecond");
        QTest::addColumn<int>("thenSeconds");
        QTest::addColumn<int>("thenPerSecond");
        QTest::addColumn<double>("rate");
        QTest::newRow("steady") << 20 << 40 << 0 << 0 << 40.0;
        QTest::newRow("steady, younger than the window") << 2 << 40 << 0 << 0 << 40.0;
        QTest::newRow("half of the window is silence") << 20 << 40 << 2 << 0 << 24.0;
        QTest::newRow("silence for the window") << 20 << 40 << 5 << 0 << 0.0;
        QTest::newRow("a flood begins") << 20 << 10 << 1 << 1010 << 210.0;
        QTest::newRow("nothing ever") << 10 << 0 << 0 << 0 << 0.0;
    }
    void ratesOfTheLastSeconds()
    {
        QFETCH(int, seconds);
        QFETCH(int, perSecond);
        QFETCH(int, thenSeconds);
        QFETCH(int, thenPerSecond);
        QFETCH(double, rate);
        Test::FakeClock clock;
        LinkStatistics statistics;
        TelemetryCount count;
        statistics.sessionUp(clock.now());
        statistics.count(clock.now(), count);
        run(statistics, clock, count, std::chrono::seconds(seconds), perSecond, 250);
        run(statistics, clock, count, std::chrono::seconds(thenSeconds), thenPerSecond, 250);
        const LinkFigures figures = statistics.figures(clock.now(), clock.wall());
        QCOMPARE(figures.messagesPerSecond, rate);
        QCOMPARE(figures.bytesPerSecond, rate * 250);
    }

    void retainedStatesAreNoRate()
    {
        Test::FakeClock clock;
        LinkStatistics statistics;
        statistics.sessionUp(clock.now());
        statistics.count(clock.now(), {});
        clock.advance(200ms);
        statistics.count(clock.now(), {.messages = 300, .bytes = 9000});
        QCOMPARE(statistics.figures(clock.now(), clock.wall()).messagesPerSecond, 300.0);
    }

    void downIsSilentAtOnce()
    {
        Test::FakeClock clock;
        LinkStatistics statistics;
        TelemetryCount count;
        statistics.sessionUp(clock.now());
        const WallTime since = clock.wall();
        run(statistics, clock, count, 10s, 40, 250);
        LinkFigures figures = statistics.figures(clock.now(), clock.wall());
        QCOMPARE(figures.upSince, std::optional(since));
        QCOMPARE(figures.lastMessage, std::optional(clock.wall()));
        const WallTime last = clock.wall();
        statistics.sessionDown();
        clock.advance(3s);
        figures = statistics.figures(clock.now(), clock.wall());
        QCOMPARE(figures.messagesPerSecond, 0.0);
        QCOMPARE(figures.upSince, std::optional<WallTime>());
        QCOMPARE(figures.lastMessage, std::optional(last)); // that stays true
        // A new connection counts from 0.
        statistics.sessionUp(clock.now());
        count = {};
        statistics.count(clock.now(), count);
        run(statistics, clock, count, 6s, 20, 100);
        QCOMPARE(statistics.figures(clock.now(), clock.wall()).messagesPerSecond, 20.0);
    }

    void countersThatBeginAnew()
    {
        Test::FakeClock clock;
        LinkStatistics statistics;
        TelemetryCount count;
        statistics.sessionUp(clock.now());
        run(statistics, clock, count, 10s, 40, 250);
        count = {};
        run(statistics, clock, count, 1s, 0, 0);
        QCOMPARE(statistics.figures(clock.now(), clock.wall()).messagesPerSecond, 0.0);
    }

    void shownTimesFollowTheWall()
    {
        Test::FakeClock clock;
        LinkStatistics statistics;
        TelemetryCount count;
        statistics.sessionUp(clock.now());
        run(statistics, clock, count, 2s, 40, 250);
        clock.advance(10s);
        clock.jumpWall(1h);
        const LinkFigures figures = statistics.figures(clock.now(), clock.wall());
        QCOMPARE(clock.wall() - *figures.lastMessage, Milliseconds(10s));
        QCOMPARE(clock.wall() - *figures.upSince, Milliseconds(12s));
    }

    void roundingMovesNoTime()
    {
        Test::FakeClock clock;
        LinkStatistics statistics;
        statistics.sessionUp(clock.now());
        const auto since = statistics.figures(clock.now(), clock.wall()).upSince;
        for (int i = 0; i < 5; ++i) {
            clock.advance(500ms);
            clock.jumpWall(i % 2 ? 1ms : -1ms);
            QCOMPARE(statistics.figures(clock.now(), clock.wall()).upSince, since);
        }
    }

    void roundTripsHaveGaps()
    {
        Test::FakeClock clock;
        LinkStatistics statistics;
        QVERIFY(statistics.figures(clock.now(), clock.wall()).roundTripsMs.isEmpty());
        for (const int ms : {4, 5}) {
            statistics.answered(clock.now(), Milliseconds(ms));
            clock.advance(1s);
        }
        clock.advance(2s);
        statistics.answered(clock.now(), 9ms);
        statistics.answered(clock.now() + 300ms, 7ms); // the slower one of a second stays
        constexpr double none = LinkStatistics::noAnswer;
        QCOMPARE(statistics.figures(clock.now(), clock.wall()).roundTripsMs,
                 (QList<double>{4, 5, none, none, 9}));
        clock.advance(1s); // may still be answered
        QCOMPARE(statistics.figures(clock.now(), clock.wall()).roundTripsMs.size(), 5);
        clock.advance(2s);
        QCOMPARE(statistics.figures(clock.now(), clock.wall()).roundTripsMs,
                 (QList<double>{4, 5, none, none, 9, none}));
    }

    void roundTripsAreBounded()
    {
        Test::FakeClock clock;
        LinkStatistics statistics;
        for (int i = 0; i < 300; ++i) {
            statistics.answered(clock.now(), Milliseconds(i));
            clock.advance(1s);
        }
        QList<double> trips = statistics.figures(clock.now(), clock.wall()).roundTripsMs;
        QCOMPARE(trips.size(), LinkStatistics::mostRoundTrips);
        QCOMPARE(trips.constLast(), 299.0);
        clock.advance(10h); // the machine slept
        trips = statistics.figures(clock.now(), clock.wall()).roundTripsMs;
        QCOMPARE(trips, QList<double>(LinkStatistics::mostRoundTrips, LinkStatistics::noAnswer));
        statistics.answered(clock.now(), 3ms);
        trips = statistics.figures(clock.now(), clock.wall()).roundTripsMs;
        QCOMPARE(trips.size(), LinkStatistics::mostRoundTrips);
        QCOMPARE(trips.constLast(), 3.0);
    }
};

QTEST_GUILESS_MAIN(TestLinkStatistics)
#include "tst_linkstatistics.moc"
