// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A broker that lets us read what devices say, and write to some of them: nothing more is needed.
#include "models/domain/quality.h"
#include "tests/integration/console_setup.h"
#include "tests/protocol/link/scripted_broker.h"
#include "tests/support/sim_process.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Raptor;
using namespace Raptor::App;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

namespace {

/// The plant has no name here, and may do everything.
const BrokerRights rights{"topic readwrite #\n"
                          "\n"
                          "user console\n"
                          "topic read raptor/+/+/state\n"
                          "topic read raptor/+/+/status\n"
                          "topic write raptor/shop/m1/cmd\n",
                          {{u"console"_s, u"sesame"_s}}};

} // namespace

class TestRestrictedBroker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void cleanup();
    void rp34_startAndStop();
    void rp34_deniedPublishIsToldAtOnce();
    void wrongPasswordIsTold();
    void rp34_wildcardsRefused_data();
    void rp34_wildcardsRefused();

private:
    void open(const QString &password);
    std::unique_ptr<Console> console(BrokerProfile profile);
    void deniedAtOnce(CommandKind kind);
    bool isGood(const DeviceId &device)
    {
        const auto known = m_console->plant().state(device);
        return known && known->quality == Quality::Good;
    }
    CommandRecord newest()
    {
        return m_console->commandModel()
            ->index(0, 0)
            .data(CommandRole::Record)
            .value<CommandRecord>();
    }
    QStringList events();

    SystemClock m_clock;
    std::unique_ptr<PrivateBroker> m_broker;
    std::unique_ptr<SimProcess> m_sim;
    std::unique_ptr<Console> m_console;
    const DeviceId m_motor = DeviceId::parse(u"raptor/shop/m1").value();
    const DeviceId m_forbidden = DeviceId::parse(u"raptor/shop/m2").value();
};

void TestRestrictedBroker::cleanup()
{
    m_console.reset();
    m_sim.reset();
    m_broker.reset();
}

std::unique_ptr<Console> TestRestrictedBroker::console(BrokerProfile profile)
{
    ConsoleSetup setup = consoleSetup({std::move(profile)});
    setup.deliberatePause = Milliseconds(0);
    auto console = std::make_unique<Console>(setup, m_clock);
    console->start();
    return console;
}

void TestRestrictedBroker::open(const QString &password)
{
    m_broker = std::make_unique<PrivateBroker>(rights);
    BrokerProfile profile = brokerProfile(u"local"_s, *m_broker);
    profile.user = u"console"_s;
    m_console = console(profile);
    m_console->sources().giveSecret(u"local"_s, SecretKind::Password, password, false);
}

QStringList TestRestrictedBroker::events()
{
    QStringList texts;
    for (int row = 0; row < m_console->events().count(); ++row)
        texts.append(m_console->events().at(row).text);
    return texts;
}

void TestRestrictedBroker::rp34_startAndStop()
{
    open(u"sesame"_s);
    QTRY_COMPARE(m_console->fleet().brokersUp().size(), 1);
    QTRY_COMPARE(m_console->sources().current(), u"local"_s);
    m_sim = std::make_unique<SimProcess>(SimProcess::oneMotor(m_broker->url()));
    QTRY_VERIFY(isGood(m_motor));
    CommandService &commands = m_console->commands();
    QVERIFY(commands.stop(m_motor, CommandKind::Stop).available());
    QTRY_COMPARE(newest().outcome, CommandOutcome::Confirmed);
    QTRY_COMPARE(m_console->plant().state(m_motor)->runState, RunState::Stopped);
    QVERIFY(commands.arm(m_motor, CommandKind::Start).available());
    QVERIFY(commands.executeArmed({}).available());
    QTRY_COMPARE(m_console->plant().state(m_motor)->runState, RunState::Running);
    QTRY_COMPARE(newest().outcome, CommandOutcome::Confirmed);
    commands.emergencyStop({});
    QTRY_VERIFY(m_console->plant().state(m_motor)->eStopAtDevice);
    QTRY_COMPARE(newest().outcome, CommandOutcome::Confirmed);
}

void TestRestrictedBroker::deniedAtOnce(CommandKind kind)
{
    QElapsedTimer since;
    since.start();
    if (kind == CommandKind::Stop) {
        QVERIFY(m_console->commands().stop(m_forbidden, kind).available());
    } else {
        QVERIFY(m_console->commands().arm(m_forbidden, kind).available());
        QVERIFY(m_console->commands().executeArmed({}).available());
    }
    QTRY_COMPARE(newest().kind, kind);
    QTRY_VERIFY_WITH_TIMEOUT(newest().outcome != CommandOutcome::Pending, 20'000);
    // Not because its time is up, as where no answer comes.
    qInfo("denied after %lld ms: %s", since.elapsed(), qPrintable(newest().detail));
    QCOMPARE(newest().outcome, CommandOutcome::Refused);
    QVERIFY2(newest().detail.contains(u"not authorised"_s), qPrintable(newest().detail));
}

void TestRestrictedBroker::rp34_deniedPublishIsToldAtOnce()
{
    open(u"sesame"_s);
    QTRY_COMPARE(m_console->fleet().brokersUp().size(), 1);
    QTRY_COMPARE(m_console->sources().current(), u"local"_s);
    QCOMPARE(m_console->fleet().status(u"local"_s).mqttVersion, u"5.0"_s);
    m_sim = std::make_unique<SimProcess>(QStringList{u"--broker"_s, m_broker->url(), u"--raptors"_s,
                                                     u"2"_s, u"--guardians"_s, u"0"_s,
                                                     u"--batteries"_s, u"0"_s});
    QTRY_VERIFY(isGood(m_forbidden));
    deniedAtOnce(CommandKind::Stop);
    QTRY_VERIFY(isGood(m_forbidden));
    QCOMPARE(m_console->fleet().brokersUp().size(), 1); // the link does not suffer
}

void TestRestrictedBroker::wrongPasswordIsTold()
{
    open(u"abracadabra"_s);
    const auto error = [this] { return m_console->fleet().status(u"local"_s).lastError; };
    QTRY_VERIFY2(error() == "not authorised"_L1 || error() == "user or password refused"_L1,
                 qPrintable(error()));
    QVERIFY(m_console->fleet().brokersUp().isEmpty());
}

void TestRestrictedBroker::rp34_wildcardsRefused_data()
{
    QTest::addColumn<bool>("closes");
    QTest::newRow("by an answer") << false;
    QTest::newRow("by closing the connection") << true;
}

void TestRestrictedBroker::rp34_wildcardsRefused()
{
    QFETCH(bool, closes);
    ScriptedBroker broker;
    broker.refusesWildcards = !closes;
    broker.closesOnWildcards = closes;
    BrokerProfile profile{.name = u"local"_s, .url = BrokerUrl::parse(broker.url()).value()};
    profile.expectedDevices = {u"raptor/shop/m1"_s, u"raptor/yard/*"_s};
    m_console = console(profile);
    QTRY_VERIFY(broker.accepted.contains(u"raptor/shop/m1/state"_s));
    QTRY_VERIFY(broker.accepted.contains(u"raptor/shop/m1/status"_s));
    QTRY_VERIFY(
        m_console->fleet().status(u"local"_s).refusedFilters.contains(u"raptor/+/+/state"_s));
    QTRY_VERIFY(!events().filter(u"the broker refuses the subscription to"_s).isEmpty());
    QVERIFY(!events().filter(u"are listened to one by one, others are not seen"_s).isEmpty());
    m_console.reset(); // before its broker
}

QTEST_GUILESS_MAIN(TestRestrictedBroker)
#include "tst_restrictedbroker.moc"
