// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The batteries' WebSocket as a source of its own: a simulated plant offers it beside its broker.
#include "models/domain/quality.h"
#include "tests/integration/console_setup.h"
#include "tests/support/sim_process.h"
#include "tests/support/wait_until.h"

#include <QtTest/QTest>

#include <memory>

using namespace Raptor;
using namespace Raptor::App;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestBatteryFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void readWhileNoBrokerHasIt();
    void aloneLostAndBack();
    void lockedBrokerIsTheOnlySource();
    void nothingIsCommandedThroughIt();
    void rp32_garbageIsCounted();
    void profileThatItCannotHave_data();
    void profileThatItCannotHave();

private:
    /// @p brokers: which the console has; the plant has m_broker.
    void open(const QList<BrokerProfile> &brokers, const QString &profile = u"battery"_s);
    [[nodiscard]] BrokerProfile local() const { return brokerProfile(u"local"_s, *m_broker); }
    [[nodiscard]] std::optional<DeviceState> battery()
    {
        return m_console->plant().state(m_device);
    }
    [[nodiscard]] bool isGoodOn(const QString &source)
    {
        const auto state = battery();
        return state && state->quality == Quality::Good && state->broker == source;
    }
    [[nodiscard]] FeedStatus feed() { return m_console->feeds().status(u"battery-ws"_s); }
    [[nodiscard]] QStringList events();

    SystemClock m_clock;
    std::unique_ptr<PrivateBroker> m_broker;
    std::unique_ptr<SimProcess> m_sim;
    std::unique_ptr<Console> m_console;
    const DeviceId m_device = DeviceId::parse(u"battery/user-1").value();
};

void TestBatteryFeed::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_broker = std::make_unique<PrivateBroker>();
    m_sim = std::make_unique<SimProcess>(QStringList{u"--broker"_s, m_broker->url(), u"--raptors"_s,
                                                     u"1"_s, u"--batteries"_s, u"1"_s,
                                                     u"--battery-feed"_s, u"0"_s});
    QVERIFY(m_sim->feedUrl().startsWith(u"ws://127.0.0.1:"_s));
}

void TestBatteryFeed::cleanup()
{
    m_console.reset();
    m_sim.reset();
    m_broker.reset();
}

void TestBatteryFeed::open(const QList<BrokerProfile> &brokers, const QString &profile)
{
    ConsoleSetup setup = consoleSetup(brokers);
    setup.config.feeds = {{.name = u"battery-ws"_s,
                           .url = BrokerUrl::parse(m_sim->feedUrl()).value(),
                           .deviceProfile = profile}};
    m_console = std::make_unique<Console>(setup, m_clock);
    m_console->start();
}

QStringList TestBatteryFeed::events()
{
    QStringList texts;
    for (int row = 0; row < m_console->events().count(); ++row)
        texts.append(m_console->events().at(row).text);
    return texts;
}

void TestBatteryFeed::readWhileNoBrokerHasIt()
{
    open({local()});
    QTRY_COMPARE(feed().session, SessionState::Up);
    QTRY_VERIFY_WITH_TIMEOUT(isGoodOn(u"local"_s), 10'000);
    // Both bring it; it is taken once.
    QTRY_VERIFY_WITH_TIMEOUT(feed().freshData && feed().frames >= 2, 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_console->plant().counters().standby >= 1, 10'000);
    QVERIFY(isGoodOn(u"local"_s));
    QVERIFY(events().contains(u"battery-ws: connected (feed, read only)"_s));
    m_broker->kill();
    QTRY_VERIFY_WITH_TIMEOUT(isGoodOn(u"battery-ws"_s), 10'000);
    const Sample sample = m_console->plant().sample({m_device, u"percent"_s}).value();
    QVERIFY(std::get<double>(sample.value) > 0);
    const qint64 before = m_console->plant().counters().accepted;
    QTRY_VERIFY_WITH_TIMEOUT(m_console->plant().counters().accepted > before, 10'000);
    QVERIFY(isGoodOn(u"battery-ws"_s));
    QCOMPARE(m_console->plant().sample({m_device, u"percent"_s})->broker, u"battery-ws"_s);
    QVERIFY(m_broker->start());
    QTRY_VERIFY_WITH_TIMEOUT(isGoodOn(u"local"_s), 15'000);
}

void TestBatteryFeed::aloneLostAndBack()
{
    open({});
    QTRY_VERIFY_WITH_TIMEOUT(isGoodOn(u"battery-ws"_s), 10'000);
    QCOMPARE(m_console->plant().knownDevices(), QList<DeviceId>{m_device});
    QVERIFY(m_sim->tell("feed off"));
    QVERIFY(holdsWithin(1s, [this] { return battery()->quality == Quality::Offline; }));
    QCOMPARE(m_console->plant().qualityText(m_device), u"no link to battery-ws"_s);
    QTRY_COMPARE(feed().lastError, u"connection refused"_s); // it tries on
    QVERIFY(!events().filter(u"battery-ws: connection lost"_s).isEmpty());
    QVERIFY(!feed().freshData);
    QVERIFY(m_sim->tell("feed on"));
    QTRY_COMPARE_WITH_TIMEOUT(feed().session, SessionState::Up, 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(isGoodOn(u"battery-ws"_s), 10'000);
    QCOMPARE(feed().reconnects, 1);
}

void TestBatteryFeed::lockedBrokerIsTheOnlySource()
{
    open({local()});
    QTRY_COMPARE(m_console->sources().current(), u"local"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isGoodOn(u"local"_s) && feed().freshData, 10'000);
    m_console->sources().lockTo(u"local"_s);
    QVERIFY(events().contains(u"battery-ws: not read while the broker is locked to local"_s));
    m_broker->kill();
    QVERIFY(holdsWithin(1s, [this] { return battery()->quality == Quality::Offline; }));
    QCOMPARE(m_console->plant().qualityText(m_device), u"no link to local"_s);
    m_console->sources().chooseAutomatically();
    QTRY_VERIFY_WITH_TIMEOUT(isGoodOn(u"battery-ws"_s), 10'000);
    QVERIFY(events().contains(u"battery-ws: read again"_s));
}

void TestBatteryFeed::nothingIsCommandedThroughIt()
{
    open({});
    QTRY_VERIFY_WITH_TIMEOUT(isGoodOn(u"battery-ws"_s), 10'000);
    QCOMPARE(m_console->fleet().brokersUp(), QStringList());
    QVERIFY(!m_console->commands().hasPath());
    for (const CommandKind kind : {CommandKind::Start, CommandKind::Stop, CommandKind::RelayOn})
        QVERIFY(!m_console->commands().offer(m_device, kind).available());
    const qint64 frames = feed().frames;
    m_console->commands().emergencyStop({});
    QTRY_VERIFY_WITH_TIMEOUT(feed().frames > frames, 10'000);
    QCOMPARE(feed().session, SessionState::Up);
    QCOMPARE(feed().reconnects, 0);
}

void TestBatteryFeed::rp32_garbageIsCounted()
{
    open({});
    QTRY_VERIFY_WITH_TIMEOUT(isGoodOn(u"battery-ws"_s), 10'000);
    QVERIFY(m_sim->tell("fault user-1 garbage"));
    QTRY_VERIFY_WITH_TIMEOUT(m_console->plant().counters().rejected >= 2, 10'000);
    QVERIFY(m_sim->tell("fault user-1 none"));
    const qint64 before = m_console->plant().counters().accepted;
    QTRY_VERIFY_WITH_TIMEOUT(m_console->plant().counters().accepted > before, 10'000);
    QVERIFY(isGoodOn(u"battery-ws"_s));
}

void TestBatteryFeed::profileThatItCannotHave_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QString>("error");
    QTest::newRow("unknown") << u"batery"_s << u"there is no device profile \"batery\""_s;
    QTest::newRow("takes commands") << u"raptor"_s
                                    << u"devices of the profile \"raptor\" take commands: they are "
                                       "read where they are commanded"_s;
}

void TestBatteryFeed::profileThatItCannotHave()
{
    QFETCH(const QString, profile);
    QFETCH(const QString, error);
    open({}, profile);
    QCOMPARE(feed().lastError, error);
    QCOMPARE(feed().session, SessionState::Down);
    QVERIFY(events().contains(u"battery-ws: "_s + error));
}

QTEST_GUILESS_MAIN(TestBatteryFeed)
#include "tst_batteryfeed.moc"
