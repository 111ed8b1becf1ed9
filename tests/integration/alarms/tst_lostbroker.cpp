// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A broker that dies with a hundred devices behind it is one alarm.
#include "app/core/console.h"
#include "tests/integration/alarms/alarm_rows.h"
#include "tests/integration/console_setup.h"
#include "tests/support/sim_process.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::App;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

class TestLostBroker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneAlarmForAHundredDevices_data();
    void oneAlarmForAHundredDevices();
};

void TestLostBroker::oneAlarmForAHundredDevices_data()
{
    QTest::addColumn<bool>("deliberately");
    QTest::newRow("killed") << false;
    QTest::newRow("shut down: it tells the last will of every device") << true;
}

void TestLostBroker::oneAlarmForAHundredDevices()
{
    QFETCH(const bool, deliberately);
    PrivateBroker broker;
    const SimProcess sim({u"--broker"_s, broker.url(), u"--raptors"_s, u"100"_s, u"--guardians"_s,
                          u"0"_s, u"--batteries"_s, u"0"_s});
    const SystemClock clock;
    ConsoleSetup setup = consoleSetup({brokerProfile(u"local"_s, broker)});
    setup.watchesAlarms = true;
    Console console(setup, clock);
    console.start();
    const auto live = [&console] {
        int count = 0;
        for (const DeviceId &device : console.plant().devices())
            count += isLive(console.plant().device(device)->quality()) ? 1 : 0;
        return count;
    };
    QTRY_COMPARE_WITH_TIMEOUT(live(), 100, 30'000);

    if (deliberately)
        broker.shutDown();
    else
        broker.kill();
    const QString lost = u"broker/local:lost"_s;
    AlarmHistory &history = console.alarms()->history();
    QTRY_COMPARE_WITH_TIMEOUT(countsOf(journalRows(history), AlarmEvent::Raise),
                              (QMap<QString, int>{{lost, 1}}), 15'000);
    // Long past the moment when each of them would have been stale.
    const BootTime raised = clock.now();
    QVERIFY(waitUntil([&] { return clock.now() - raised > Milliseconds(6000); }));
    QVERIFY(broker.start());
    QTRY_COMPARE_WITH_TIMEOUT(live(), 100, 40'000);
    QTRY_COMPARE_WITH_TIMEOUT(countsOf(journalRows(history), AlarmEvent::Clear),
                              (QMap<QString, int>{{lost, 1}}), 15'000);
    const BootTime back = clock.now();
    QVERIFY(waitUntil([&] { return clock.now() - back > Milliseconds(8000); }));
    QCOMPARE(countsOf(journalRows(history), AlarmEvent::Raise), (QMap<QString, int>{{lost, 1}}));
}

QTEST_GUILESS_MAIN(TestLostBroker)
#include "tst_lostbroker.moc"
