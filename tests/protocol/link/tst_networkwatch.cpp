// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/network_watch.h"
#include "tests/support/fake_clock.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Link;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_NetworkWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void sleepIsNoticedOnce();
    void timeAloneIsNoSleep();
    void thisMachineIsAwake();
    void theSystemMayTellNothing();
};

void tst_NetworkWatch::sleepIsNoticedOnce()
{
    FakeClock clock;
    clock.sleep(1h); // before anybody looked
    SleepWatch watch(clock);
    QVERIFY(!watch.slept());
    clock.sleep(90s);
    QCOMPARE(watch.slept(), std::optional(Milliseconds(90s)));
    QVERIFY(!watch.slept());
    clock.advance(100ms);
    clock.sleep(SleepWatch::noticed);
    QCOMPARE(watch.slept(), std::optional(SleepWatch::noticed));
}

/// A console that hung, a clock that was set, two clocks that are read one after the other.
void tst_NetworkWatch::timeAloneIsNoSleep()
{
    FakeClock clock;
    SleepWatch watch(clock);
    clock.advance(1h);
    QVERIFY(!watch.slept());
    clock.jumpWall(24h);
    QVERIFY(!watch.slept());
    clock.sleep(SleepWatch::noticed - 1ms);
    QVERIFY(!watch.slept());
}

void tst_NetworkWatch::thisMachineIsAwake()
{
    const SystemClock clock;
    const Milliseconds before = clock.awake();
    QVERIFY(clock.awake() >= before);
    QVERIFY(clock.now().time_since_epoch() >= before);
    SleepWatch watch(clock);
    QVERIFY(!watch.slept());
}

/// With and without a service for it; there may be none here.
void tst_NetworkWatch::theSystemMayTellNothing()
{
    const SystemNetworkWatch watch;
    const QSignalSpy changes(&watch, &NetworkWatch::changed);
    QVERIFY(changes.isValid());
}

QTEST_GUILESS_MAIN(tst_NetworkWatch)
#include "tst_networkwatch.moc"
