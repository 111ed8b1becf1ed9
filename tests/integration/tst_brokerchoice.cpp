// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which broker is used, and what a lost one looks like: two real mosquittos, a real health page.
#include "app/core/console.h"
#include "models/domain/quality.h"
#include "tests/support/health_server.h"
#include "tests/support/private_broker.h"
#include "tests/support/wait_until.h"

#include <QtCore/QDirIterator>
#include <QtCore/QFileInfo>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <csignal>
#include <memory>

using namespace Raptor;
using namespace Raptor::App;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto motorState = R"({"rpm":1450.2,"voltage":231.4,"amps":12.31,"wheels_running":true})";

/// Publishes a motor's state on a broker twice a second, by one mosquitto_pub.
class Motor
{
public:
    Motor(const PrivateBroker &broker, const QString &topic)
    {
        m_process.start(u"mosquitto_pub"_s, {u"-h"_s, u"127.0.0.1"_s, u"-p"_s,
                                             QString::number(broker.port()), u"-t"_s, topic, u"-l"_s});
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer,
                         [this] { m_process.write(QByteArray(motorState) + '\n'); });
        m_timer.start(500);
    }
    ~Motor()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

private:
    QProcess m_process;
    QTimer m_timer;
};

} // namespace

class TestBrokerChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void healthDecides();
    void lockHoldsAgainstHealth();
    void switchWaitsForACommand();
    void guardianOnTheCloudStaysVisibleAndCommandable();
    void rp10_killedBrokerIsShownWithinASecond();
    void rp10_halfOpenBrokerIsShownWithinFiveSeconds();
    void rp20_liveAgainWithinThreeSeconds();
    void strangersAtTheSameAddressStartNothing();
    void lostMemoryStartsNothing();
    void lockTakesJustThatOne();
    void garbageIsCountedAndNothingElseSuffers();
    void editedBrokersAreUsedAndKept();
    void passwordIsAwaitedAndNeverWritten();

private:
    void startConsole();
    BrokerProfile profile(const QString &name, const PrivateBroker &broker, int rank) const;
    Quality quality(const DeviceId &device);
    QStringList events();
    QString current() { return m_console->sources().current(); }

    std::unique_ptr<PrivateBroker> m_local;
    std::unique_ptr<PrivateBroker> m_cloud;
    std::unique_ptr<HealthServer> m_health;
    std::unique_ptr<QTemporaryDir> m_directory;
    ConsoleSetup m_setup;
    SystemClock m_clock;
    std::unique_ptr<Console> m_console;
    const DeviceId m_motor = DeviceId::parse(u"raptor/shop/m1").value();
    const DeviceId m_relay = DeviceId::parse(u"guardian/garage-1").value();
};

BrokerProfile TestBrokerChoice::profile(const QString &name, const PrivateBroker &broker,
                                        int rank) const
{
    return {.name = name,
            .url = BrokerUrl::parse(broker.url()).value(),
            .healthUrl = rank == 1 ? m_health->url() : QUrl(),
            .rank = rank};
}

void TestBrokerChoice::init()
{
    m_local = std::make_unique<PrivateBroker>();
    m_cloud = std::make_unique<PrivateBroker>();
    m_health = std::make_unique<HealthServer>();
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_health->setUp(true));
    ConsoleSetup &setup = m_setup = {};
    setup.config.brokers = {profile(u"local"_s, *m_local, 1), profile(u"cloud"_s, *m_cloud, 2)};
    setup.configFile = m_directory->filePath(u"console.toml"_s);
    setup.dataDirectory = m_directory->filePath(u"data"_s);
    setup.profileDirectories = {u":/raptor/profiles"_s};
    setup.operatorName = u"tester"_s;
    setup.deliberatePause = Milliseconds(0);
    startConsole();
}

void TestBrokerChoice::startConsole()
{
    m_console = std::make_unique<Console>(m_setup, m_clock);
    m_console->start();
    QTRY_COMPARE(m_console->fleet().brokersUp().size(), 2);
    QTRY_COMPARE(current(), u"local"_s);
}

void TestBrokerChoice::cleanup()
{
    m_console.reset();
    m_local.reset();
    m_cloud.reset();
    m_health.reset();
}

Quality TestBrokerChoice::quality(const DeviceId &device)
{
    const auto state = m_console->plant().state(device);
    return state ? state->quality : Quality::Bad;
}

QStringList TestBrokerChoice::events()
{
    QStringList texts;
    for (int row = 0; row < m_console->events().count(); ++row)
        texts.append(m_console->events().at(row).text);
    return texts;
}

void TestBrokerChoice::healthDecides()
{
    QVERIFY(m_health->setUp(false));
    QTRY_COMPARE_WITH_TIMEOUT(current(), u"cloud"_s, 15'000);
    QVERIFY(m_health->setUp(true));
    QTRY_COMPARE_WITH_TIMEOUT(current(), u"local"_s, 30'000); // not before its hold-down is over
    const QStringList switches = events().filter(u"Switched to"_s);
    QCOMPARE(switches.size(), 3);
    QVERIFY(switches.at(0).contains(u"local"_s));
    QVERIFY(switches.at(1).contains(u"cloud"_s));
}

void TestBrokerChoice::lockHoldsAgainstHealth()
{
    m_console->sources().lockTo(u"cloud"_s);
    QCOMPARE(current(), u"cloud"_s);
    QSignalSpy choices(&m_console->sources(), &BrokerDesk::selectionChanged);
    QSignalSpy probes(&m_console->sources(), &SourceDirector::statusChanged);
    QVERIFY(m_health->setUp(false));
    const auto local = [this] { return m_console->fleet().status(u"local"_s).probe; };
    QTRY_COMPARE_WITH_TIMEOUT(local(), ProbeState::Unhealthy, 10'000);
    QVERIFY(m_health->setUp(true));
    QTRY_COMPARE_WITH_TIMEOUT(local(), ProbeState::Healthy, 10'000);
    QVERIFY(!probes.isEmpty());
    QVERIFY(choices.isEmpty());
    QCOMPARE(current(), u"cloud"_s);
    m_console->sources().chooseAutomatically();
    QTRY_COMPARE_WITH_TIMEOUT(current(), u"local"_s, 10'000);
}

/// The motor goes on reporting that it runs, so that its stop stays in execution for a while.
void TestBrokerChoice::switchWaitsForACommand()
{
    const Motor motor(*m_local, u"raptor/shop/m1/state"_s);
    const Motor there(*m_cloud, u"raptor/shop/m1/state"_s);
    QTRY_COMPARE(quality(m_motor), Quality::Good);
    CommandService &commands = m_console->commands();
    CommandOutcome outcome = CommandOutcome::Pending;
    QList<CommandOutcome> atSwitch;
    connect(&commands, &CommandService::recordChanged, this,
            [&outcome](const CommandRecord &record) { outcome = record.outcome; });
    connect(&m_console->sources(), &SourceDirector::eventHappened, this,
            [&](EventSeverity, const QString &text) {
                if (text.contains(u"Switched to cloud"_s))
                    atSwitch.append(outcome);
            });
    QVERIFY(commands.stop(m_motor, CommandKind::Stop).available());
    m_console->sources().lockTo(u"cloud"_s);
    QCOMPARE(current(), u"local"_s);
    QTRY_COMPARE(
        events().filter(u"Switch to cloud waits until the running command has ended"_s).size(), 1);
    QCOMPARE(current(), u"local"_s);
    QTRY_COMPARE_WITH_TIMEOUT(current(), u"cloud"_s, 10'000);
    QCOMPARE(atSwitch.size(), 1);
    QVERIFY(atSwitch.first() != CommandOutcome::Pending);
    QVERIFY(atSwitch.first() != CommandOutcome::Confirmed);
    disconnect(&commands, nullptr, this, nullptr);
    disconnect(&m_console->sources(), nullptr, this, nullptr);
}

void TestBrokerChoice::guardianOnTheCloudStaysVisibleAndCommandable()
{
    const Motor motor(*m_local, u"raptor/shop/m1/state"_s);
    QTRY_COMPARE(quality(m_motor), Quality::Good);
    QTRY_VERIFY((m_cloud->publish(u"guardian/garage-1/state"_s, R"({"relay":"off"})"),
                 quality(m_relay) == Quality::Good));
    QCOMPARE(current(), u"local"_s);
    QCOMPARE(m_console->plant().state(m_relay)->broker, u"cloud"_s);

    Eavesdropper ear(*m_cloud, u"guardian/+/cmd"_s);
    CommandService &commands = m_console->commands();
    QVERIFY(commands.arm(m_relay, CommandKind::RelayOn).available());
    QVERIFY(commands.executeArmed({}).available());
    QSignalSpy records(&commands, &CommandService::recordChanged);
    QTRY_COMPARE(ear.lines(), QList<QByteArray>{R"(guardian/garage-1/cmd 1 0 {"relay":"on"})"});
    QVERIFY(m_cloud->publish(u"guardian/garage-1/state"_s, R"({"relay":"on"})"));
    QTRY_COMPARE(records.last().first().value<CommandRecord>().outcome, CommandOutcome::Confirmed);
}

void TestBrokerChoice::rp10_killedBrokerIsShownWithinASecond()
{
    const Motor motor(*m_local, u"raptor/shop/m1/state"_s);
    QTRY_COMPARE(quality(m_motor), Quality::Good);
    BrokerStatus local;
    const QObject whileLooked;
    connect(&m_console->sources(), &SourceDirector::statusChanged, &whileLooked,
            [&local](const BrokerStatus &status) {
                if (status.name == u"local"_s)
                    local = status;
            });
    QTRY_VERIFY(local.freshData);
    m_local->kill();
    QVERIFY(holdsWithin(1s, [this] { return quality(m_motor) == Quality::Offline; }));
    QVERIFY(local.telemetry != SessionState::Up);
    QVERIFY(!local.freshData);
    QVERIFY2(m_console->plant().qualityText(m_motor).contains(u"local"_s),
             qPrintable(m_console->plant().qualityText(m_motor)));
    QVERIFY(!events().filter(u"local: connection lost"_s).isEmpty());
}

void TestBrokerChoice::rp10_halfOpenBrokerIsShownWithinFiveSeconds()
{
    QTRY_VERIFY((m_cloud->publish(u"guardian/garage-1/state"_s, R"({"relay":"off"})"),
                 quality(m_relay) == Quality::Good));
    // The sockets stay open, nobody answers; a relay's own age would say nothing for two minutes.
    ::kill(pid_t(m_cloud->pid()), SIGSTOP);
    QVERIFY(holdsWithin(5s, [this] { return quality(m_relay) == Quality::Offline; }));
    ::kill(pid_t(m_cloud->pid()), SIGCONT);
    QTRY_COMPARE_WITH_TIMEOUT(m_console->fleet().brokersUp().size(), 2, 15'000);
}

void TestBrokerChoice::rp20_liveAgainWithinThreeSeconds()
{
    auto motor = std::make_unique<Motor>(*m_local, u"raptor/shop/m1/state"_s);
    QTRY_COMPARE(quality(m_motor), Quality::Good);
    m_local->kill();
    motor.reset();
    QVERIFY(holdsWithin(1s, [this] { return quality(m_motor) == Quality::Offline; }));
    QVERIFY(m_local->start());
    motor = std::make_unique<Motor>(*m_local, u"raptor/shop/m1/state"_s);
    QVERIFY(holdsWithin(3s, [this] { return quality(m_motor) == Quality::Good; }));
}

/// Today another plant answers at the address of the local broker.
void TestBrokerChoice::strangersAtTheSameAddressStartNothing()
{
    auto motor = std::make_unique<Motor>(*m_local, u"raptor/shop/m1/state"_s);
    QTRY_COMPARE(quality(m_motor), Quality::Good);
    QVERIFY(!m_console->fleet().status(u"local"_s).siteUnconfirmed); // nothing was remembered
    motor.reset();
    m_console.reset();
    startConsole();
    const Motor other(*m_local, u"raptor/shop/x1/state"_s);
    const DeviceId stranger = DeviceId::parse(u"raptor/shop/x1").value();
    QTRY_COMPARE(quality(stranger), Quality::Good);
    QVERIFY(m_console->fleet().status(u"local"_s).siteUnconfirmed);
    const auto offer = [&](CommandKind kind = CommandKind::Start) {
        return m_console->commands().offer(stranger, kind);
    };
    QCOMPARE(offer().refusal, Refusal::UnexpectedDevice);
    QVERIFY(offer(CommandKind::Stop).available());
    QVERIFY(offer(CommandKind::EStop).available());
    QTRY_COMPARE_WITH_TIMEOUT(events().filter(u"never heard there (raptor/shop/x1)"_s).size(), 1,
                              10'000);
    // Neither a new session nor an edit makes it the right plant.
    BrokerProfile edited = m_console->sources().profiles().constFirst();
    edited.rank = 3;
    QVERIFY(m_console->sources().saveProfile(edited, u"local"_s).ok());
    m_console->sources().tick();
    QCOMPARE(offer().refusal, Refusal::UnexpectedDevice);
    m_console->sources().confirmSite(u"local"_s);
    QCOMPARE(offer().refusal, Refusal::AlreadyInState); // it runs
    // And the next start knows them.
    m_console.reset();
    startConsole();
    QTRY_COMPARE(quality(stranger), Quality::Good);
    QCOMPARE(offer().refusal, Refusal::AlreadyInState);
}

/// Which devices were heard where cannot be read: then nobody is taken as he is.
void TestBrokerChoice::lostMemoryStartsNothing()
{
    m_console.reset();
    const QString file = m_directory->filePath(u"data/known-sites"_s);
    QFile::remove(file);
    QVERIFY(QDir().mkpath(file));
    startConsole();
    const Motor motor(*m_local, u"raptor/shop/m1/state"_s);
    QTRY_COMPARE(quality(m_motor), Quality::Good);
    const auto offer = [this] {
        return m_console->commands().offer(m_motor, CommandKind::Start).refusal;
    };
    QCOMPARE(offer(), Refusal::UnexpectedDevice);
    QCOMPARE(events().filter(u"Devices of the brokers: "_s).size(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(events().filter(u"the right ones (raptor/shop/m1)"_s).size(), 1,
                              10'000);
    m_console->sources().confirmSite(u"local"_s);
    QCOMPARE(offer(), Refusal::AlreadyInState); // it runs
    m_console.reset();
    QVERIFY(QFileInfo(file).isDir()); // left to whoever mends it
}

/// What the other one said last is neither shown as live nor a ground to start something.
void TestBrokerChoice::lockTakesJustThatOne()
{
    m_console.reset();
    m_setup.watchesAlarms = true;
    startConsole();
    const Motor motor(*m_local, u"raptor/shop/m1/state"_s);
    QTRY_COMPARE(quality(m_motor), Quality::Good);
    QTRY_VERIFY((m_cloud->publish(u"guardian/garage-1/state"_s, R"({"relay":"off"})"),
                 quality(m_relay) == Quality::Good));
    const auto offer = [this](CommandKind kind) {
        return m_console->commands().offer(m_relay, kind);
    };
    QVERIFY(offer(CommandKind::RelayOn).available());
    m_console->sources().lockTo(u"local"_s);
    QCOMPARE(quality(m_relay), Quality::Offline);
    QCOMPARE(quality(m_motor), Quality::Good);
    QVERIFY(!offer(CommandKind::RelayOn).available());
    QVERIFY(offer(CommandKind::RelayOff).available());
    const QString leftAside = u"not read: the console is locked to local"_s;
    QCOMPARE(m_console->plant().qualityText(m_relay), leftAside);
    QCOMPARE(m_console->fleet().status(u"cloud"_s).telemetry, SessionState::Up);
    m_console->sources().tick();
    QStringList alarms;
    for (const AlarmRecord &record : m_console->alarms()->service().records())
        alarms.append(record.key.text());
    QCOMPARE(alarms.filter(u"garage-1"_s) + alarms.filter(u"broker/"_s), QStringList());
    m_console->sources().chooseAutomatically();
    QTRY_VERIFY((m_cloud->publish(u"guardian/garage-1/state"_s, R"({"relay":"off"})"),
                 quality(m_relay) == Quality::Good));
    QVERIFY(offer(CommandKind::RelayOn).available());
}

void TestBrokerChoice::garbageIsCountedAndNothingElseSuffers()
{
    const Motor motor(*m_local, u"raptor/shop/m1/state"_s);
    QTRY_COMPARE(quality(m_motor), Quality::Good);
    const DeviceId odd = DeviceId::parse(u"raptor/shop/odd").value();
    const QList<QByteArray> payloads{"not JSON", "{\"rpm\":", QByteArray(1'000'000, 'x'), "\xff\xfe",
                                     "[]", "{}"};
    for (const QByteArray &payload : payloads)
        QVERIFY(m_local->publish(u"raptor/shop/odd/state"_s, payload));
    QTRY_COMPARE(m_console->plant().counters().rejected, payloads.size());
    QVERIFY(m_local->publish(u"raptor/shop/odd/state"_s,
                             R"({"rpm":"fast","wheels_running":true,"amps":1e999})"));
    QTRY_VERIFY(m_console->plant().state(odd));
    const auto rpm = m_console->plant().sample({odd, u"motor.rpm"_s});
    QVERIFY(rpm);
    QCOMPARE(rpm->quality, Quality::Bad);
    QTRY_VERIFY(!events().filter(u"raptor/shop/odd"_s).isEmpty());
    QTRY_COMPARE(quality(m_motor), Quality::Good);
    QCOMPARE(m_console->fleet().brokersUp().size(), 2);
}

void TestBrokerChoice::editedBrokersAreUsedAndKept()
{
    BrokerProfile changed = profile(u"cloud"_s, *m_local, 2);
    changed.name = u"backup"_s;
    QVERIFY(m_console->sources().saveProfile(changed, u"cloud"_s).ok());
    QTRY_COMPARE(m_console->fleet().brokersUp(), (QStringList{u"local"_s, u"backup"_s}));
    const auto kept = loadConfig(m_directory->filePath(u"console.toml"_s));
    QVERIFY(kept.ok());
    QCOMPARE(kept->config.brokers.size(), 2);
    QCOMPARE(kept->config.brokers.last().name, u"backup"_s);
    QVERIFY(!m_console->sources().saveProfile(changed, u"local"_s).ok());
    QVERIFY(m_console->sources().removeProfile(u"backup"_s).ok());
    QTRY_COMPARE(m_console->fleet().brokersUp(), QStringList{u"local"_s});
}

void TestBrokerChoice::passwordIsAwaitedAndNeverWritten()
{
    BrokerProfile withUser = profile(u"cloud"_s, *m_cloud, 2);
    withUser.user = u"console-1"_s;
    QVERIFY(m_console->sources().saveProfile(withUser, u"cloud"_s).ok());
    const auto status = [this] { return m_console->fleet().status(u"cloud"_s); };
    QTRY_VERIFY(!status().secretsAwaited.isEmpty());
    QCOMPARE(m_console->fleet().brokersUp(), QStringList{u"local"_s});
    m_console->sources().giveSecret(u"cloud"_s, SecretKind::Password, u"canary-7c1"_s, false);
    QTRY_COMPARE(m_console->fleet().brokersUp().size(), 2);
    QVERIFY(status().secretsAwaited.isEmpty());
    m_console.reset();
    QDirIterator files(m_directory->path(), QDir::Files, QDirIterator::Subdirectories);
    int looked = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("canary-7c1"), qPrintable(file.fileName()));
        ++looked;
    }
    QVERIFY(looked > 0);
}

QTEST_GUILESS_MAIN(TestBrokerChoice)
#include "tst_brokerchoice.moc"
