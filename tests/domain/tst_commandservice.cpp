// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/command_service.h"
#include "tests/support/fake_clock.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Qt::StringLiterals;

namespace {

class FakeGateway final : public CommandGateway
{
public:
    using CommandGateway::CommandGateway;
    [[nodiscard]] QStringList brokersUp() const override { return up; }
    [[nodiscard]] bool dropsExpired(const QString &) const override { return true; }
    [[nodiscard]] bool expects(const QString &, const DeviceId &) const override { return true; }
    [[nodiscard]] std::optional<BootTime> lastHeard(const QString &) const override
    {
        return heard;
    }
    void send(const CommandDispatch &dispatch) override { sent.append(dispatch); }

    QStringList up{u"local"_s};
    std::optional<BootTime> heard;
    QList<CommandDispatch> sent;
};

class FakeStates final : public DeviceStates
{
public:
    [[nodiscard]] std::optional<DeviceState> state(const DeviceId &device) const override
    {
        return known.contains(device) ? std::optional(known.value(device)) : std::nullopt;
    }
    [[nodiscard]] QList<DeviceId> knownDevices() const override { return known.keys(); }

    QMap<DeviceId, DeviceState> known;
};

ProfilePtr motorProfile()
{
    auto profile = QSharedPointer<DeviceProfile>::create();
    profile->id = u"raptor"_s;
    const Condition runs{u"running"_s, true};
    const Condition stands{u"running"_s, false};
    const Condition tripped{u"estop"_s, true};
    const Condition released{u"estop"_s, false};
    profile->commands.insert(CommandKind::Start, {"{}", 1, true, {runs}});
    profile->commands.insert(CommandKind::Stop, {"{}", 1, true, {stands}});
    profile->commands.insert(CommandKind::EStop, {"{}", 2, true, {tripped, stands}});
    profile->commands.insert(CommandKind::Reset, {"{}", 1, true, {released, stands}});
    return profile;
}

/// A relay: its e-stop is to drop, it reports no latch and knows no reset.
ProfilePtr relayProfile()
{
    auto profile = QSharedPointer<DeviceProfile>::create();
    profile->id = u"guardian"_s;
    const Condition off{u"relay"_s, u"off"_s};
    profile->commands.insert(CommandKind::RelayOff, {"{}", 1, false, {off}});
    profile->commands.insert(CommandKind::EStop, {"{}", 2, false, {off}});
    return profile;
}

ProfilePtr batteryProfile()
{
    auto profile = QSharedPointer<DeviceProfile>::create();
    profile->id = u"battery"_s;
    return profile;
}

} // namespace

class TestCommandService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_service.reset(); }
    void startNeedsTwoDeliberateSteps();
    void startIsRefused_data();
    void startIsRefused();
    void rp07_armedDies_data();
    void rp07_armedDies();
    void rp02_startIsSentOnceOnOnePath();
    void rp03_confirmedByLaterFeedbackOnly();
    void rp03_oneOutcome_data();
    void rp03_oneOutcome();
    void rp03_lateConfirmationIsANote();
    void nobodyListening();
    void stopIsRefusedByNoLinkAlone();
    void stopOvertakesAStart();
    void stopUsesEveryPath();
    void startExpiresInTheDevicesClock();
    void rp06_emergencyStopLatchesAndRepeats();
    void rp06_emergencyStopWithoutPathGoesOnTheFirst();
    void rp06_notConfirmedIsLoud();
    void scopes();
    void resetLiftsTheLatchWhenConfirmed();
    void resetOfARelayIsOnThisConsole();
    void repeatsPauseWhileAResetRuns();
    void runningUnderALatchIsStoppedAgainOnce();
    void releaseByAnotherConsoleIsShown();

private:
    DeviceId id(const QString &text) const { return DeviceId::parse(text).value(); }
    StateReport report(const QList<Reading> &readings) const;
    StateReport stopped() const { return report({{u"running"_s, false}, {u"estop"_s, false}}); }
    StateReport running() const { return report({{u"running"_s, true}, {u"estop"_s, false}}); }
    StateReport tripped() const { return report({{u"running"_s, false}, {u"estop"_s, true}}); }
    void setReadings(const StateReport &report);
    void advance(Milliseconds by);
    void wait(Milliseconds total);
    QString begin();
    QString startedId();
    CommandRecord latest(const QString &id) const;

    Test::FakeClock m_clock;
    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<FakeStates> m_states;
    std::unique_ptr<CommandService> m_service;
    QHash<QString, CommandRecord> m_records;
    DeviceId m_motor;
    int m_ids = 0;
};

void TestCommandService::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_gateway = std::make_unique<FakeGateway>();
    m_gateway->heard = m_clock.now();
    m_states = std::make_unique<FakeStates>();
    m_motor = id(u"raptor/shop/m1"_s);
    DeviceState motor;
    motor.profile = motorProfile();
    motor.quality = Quality::Good;
    motor.runState = RunState::Stopped;
    motor.broker = u"local"_s;
    motor.ageMs = 100;
    motor.reportsEStop = true;
    motor.readings = stopped().readings;
    m_states->known.insert(m_motor, motor);
    m_records.clear();
    m_service = std::make_unique<CommandService>(
        CommandService::Collaborators{m_gateway.get(), m_states.get(), &m_clock,
                                      [this](WallTime) { return u"id-%1"_s.arg(++m_ids); }},
        CommandService::Setup{.operatorName = u"tester"_s});
    connect(m_service.get(), &CommandService::recordChanged, this,
            [this](const CommandRecord &record) { m_records.insert(record.id, record); });
}

StateReport TestCommandService::report(const QList<Reading> &readings) const
{
    StateReport report;
    report.device = m_motor;
    report.readings = readings;
    report.receivedBoot = m_clock.now();
    report.receivedAt = m_clock.wall();
    report.broker = u"local"_s;
    return report;
}

void TestCommandService::setReadings(const StateReport &report)
{
    DeviceState &state = m_states->known[report.device];
    state.readings = report.readings;
    state.eStopAtDevice = report.readings.contains(Reading{u"estop"_s, true});
    const bool runs = report.readings.contains(Reading{u"running"_s, true});
    state.runState = state.eStopAtDevice ? RunState::EStopped
                                         : (runs ? RunState::Running : RunState::Stopped);
    m_service->observe(report);
}

void TestCommandService::advance(Milliseconds by)
{
    m_clock.advance(by);
    m_gateway->heard = m_clock.now();
    m_service->tick();
}

void TestCommandService::wait(Milliseconds total)
{
    for (Milliseconds passed{0}; passed < total; passed += Milliseconds(100))
        advance(Milliseconds(100));
}

QString TestCommandService::begin()
{
    [[maybe_unused]] const bool armed = m_service->arm(m_motor, CommandKind::Start).available();
    advance(Milliseconds(400));
    [[maybe_unused]] const bool sent = m_service->executeArmed({}).available();
    return m_service->lastCommandId();
}

QString TestCommandService::startedId()
{
    const QString id = begin();
    Q_EMIT m_gateway->written(id, u"local"_s, m_clock.now());
    return id;
}

CommandRecord TestCommandService::latest(const QString &id) const
{
    return m_records.value(id);
}

void TestCommandService::startNeedsTwoDeliberateSteps()
{
    QVERIFY(!m_service->executeArmed({}).available());
    QVERIFY(m_service->arm(m_motor, CommandKind::Start).available());
    QVERIFY(m_gateway->sent.isEmpty());
    QVERIFY2(!m_service->executeArmed({}).available(), "a double-click must not start");
    QVERIFY(m_service->armed());
    advance(Milliseconds(400));
    QVERIFY(m_service->executeArmed({}).available());
    QCOMPARE(m_gateway->sent.size(), 1);
    QCOMPARE(m_gateway->sent.first().kind, CommandKind::Start);
    QVERIFY(!m_service->armed());
}

void TestCommandService::startIsRefused_data()
{
    using Change = std::function<void(TestCommandService &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<Refusal>("refusal");
    const auto motor = [](TestCommandService &test) -> DeviceState & {
        return test.m_states->known[test.m_motor];
    };
    QTest::newRow("no link") << Change([](auto &t) { t.m_gateway->up.clear(); })
                             << Refusal::NoLink;
    QTest::newRow("link silent for 3 s")
        << Change([](auto &t) { t.m_gateway->heard = t.m_clock.now() - Milliseconds(3000); })
        << Refusal::NoLink;
    QTest::newRow("its own broker is down")
        << Change([motor](auto &t) { motor(t).broker = u"cloud"_s; }) << Refusal::NoLink;
    QTest::newRow("stale") << Change([motor](auto &t) { motor(t).quality = Quality::Stale; })
                           << Refusal::StateStale;
    QTest::newRow("last known is not live")
        << Change([motor](auto &t) { motor(t).quality = Quality::LastKnown; })
        << Refusal::StateStale;
    QTest::newRow("already running")
        << Change([motor](auto &t) { motor(t).readings = t.running().readings; })
        << Refusal::AlreadyInState;
    QTest::newRow("e-stop at the device")
        << Change([motor](auto &t) { motor(t).eStopAtDevice = true; }) << Refusal::EStopLatched;
    QTest::newRow("e-stop on this console")
        << Change([](auto &t) {
               t.m_service->emergencyStop({EStopScope::Kind::Device, t.m_motor, {}});
           })
        << Refusal::EStopLatched;
    QTest::newRow("another command runs") << Change([](auto &t) { t.begin(); })
                                          << Refusal::CommandRunning;
    QTest::newRow("no such command")
        << Change([motor](auto &t) { motor(t).profile = batteryProfile(); })
        << Refusal::Unsupported;
    QTest::newRow("unknown device") << Change([](auto &t) { t.m_states->known.clear(); })
                                    << Refusal::UnknownDevice;
}

void TestCommandService::startIsRefused()
{
    QFETCH(const std::function<void(TestCommandService &)>, change);
    QFETCH(const Refusal, refusal);
    change(*this);
    m_gateway->sent.clear();
    const CommandOffer verdict = m_service->arm(m_motor, CommandKind::Start);
    QCOMPARE(verdict.refusal, refusal);
    QVERIFY(!verdict.text.isEmpty());
    QVERIFY(!m_service->armed());
    QVERIFY(m_gateway->sent.isEmpty());
    const CommandRecord record = latest(m_service->lastCommandId());
    QCOMPARE(record.outcome, CommandOutcome::Refused);
    QCOMPARE(record.detail, verdict.text);
}

void TestCommandService::rp07_armedDies_data()
{
    using Change = std::function<void(TestCommandService &)>;
    QTest::addColumn<Change>("change");
    QTest::newRow("after 10 s") << Change([](auto &t) { t.wait(Milliseconds(10'000)); });
    QTest::newRow("run state changed") << Change(
        [](auto &t) { t.m_states->known[t.m_motor].runState = RunState::Running; });
    QTest::newRow("broker changed")
        << Change([](auto &t) { t.m_states->known[t.m_motor].broker = u"cloud"_s; });
    QTest::newRow("not live any more")
        << Change([](auto &t) { t.m_states->known[t.m_motor].quality = Quality::Stale; });
    QTest::newRow("a stop") << Change([](auto &t) {
        QVERIFY(t.m_service->stop(t.m_motor, CommandKind::Stop).available());
    });
    QTest::newRow("an e-stop") << Change([](auto &t) { t.m_service->emergencyStop({}); });
    QTest::newRow("escape") << Change([](auto &t) { t.m_service->disarm(); });
}

void TestCommandService::rp07_armedDies()
{
    QFETCH(const std::function<void(TestCommandService &)>, change);
    QVERIFY(m_service->arm(m_motor, CommandKind::Start).available());
    change(*this);
    advance(Milliseconds(100));
    QVERIFY(!m_service->armed());
    m_gateway->sent.clear();
    QVERIFY(!m_service->executeArmed({}).available());
    QVERIFY(m_gateway->sent.isEmpty());
}

void TestCommandService::rp02_startIsSentOnceOnOnePath()
{
    m_gateway->up = {u"local"_s, u"cloud"_s};
    const QString id = startedId();
    wait(Milliseconds(8000));
    QCOMPARE(m_gateway->sent.size(), 1);
    QCOMPARE(m_gateway->sent.first().broker, u"local"_s);
    QCOMPARE(latest(id).step, CommandStep::Finished);
}

void TestCommandService::rp03_confirmedByLaterFeedbackOnly()
{
    const StateReport before = running();
    advance(Milliseconds(10));
    const QString id = begin();
    m_service->observe(running());
    QCOMPARE(latest(id).outcome, CommandOutcome::Pending);
    advance(Milliseconds(5));
    Q_EMIT m_gateway->written(id, u"local"_s, m_clock.now());
    QCOMPARE(latest(id).step, CommandStep::Sent);

    m_service->observe(before);
    StateReport kept = running();
    kept.retained = true;
    m_service->observe(kept);
    QCOMPARE(latest(id).outcome, CommandOutcome::Pending);

    m_states->known[m_motor].clockOffset = Milliseconds(3'600'000);
    StateReport old = running();
    old.takenAt = m_clock.wall() + Milliseconds(3'600'000) - Milliseconds(1000);
    m_service->observe(old);
    QCOMPARE(latest(id).outcome, CommandOutcome::Pending);

    Q_EMIT m_gateway->acknowledged(id, u"local"_s, m_clock.now(), false);
    QCOMPARE(latest(id).step, CommandStep::BrokerAcknowledged);
    advance(Milliseconds(200));
    StateReport fresh = running();
    fresh.takenAt = m_clock.wall() + Milliseconds(3'600'000);
    m_service->observe(fresh);
    const CommandRecord record = latest(id);
    QCOMPARE(record.outcome, CommandOutcome::Confirmed);
    QCOMPARE(*record.finishedAt - *record.sentAt, Milliseconds(200));
}

void TestCommandService::rp03_oneOutcome_data()
{
    using Story = std::function<void(TestCommandService &, const QString &)>;
    QTest::addColumn<Story>("story");
    QTest::addColumn<CommandOutcome>("outcome");
    const auto write = [](TestCommandService &t, const QString &id) {
        Q_EMIT t.m_gateway->written(id, u"local"_s, t.m_clock.now());
    };
    const auto acknowledge = [](TestCommandService &t, const QString &id) {
        Q_EMIT t.m_gateway->acknowledged(id, u"local"_s, t.m_clock.now(), false);
    };
    QTest::newRow("device silent") << Story([=](auto &t, auto &id) {
        write(t, id);
        acknowledge(t, id);
    }) << CommandOutcome::TimedOut;
    QTest::newRow("device lies: takes the command, does not act")
        << Story([=](auto &t, auto &id) {
               write(t, id);
               acknowledge(t, id);
               StateReport lie = t.stopped();
               lie.lastCommand = id;
               t.m_service->observe(lie);
           })
        << CommandOutcome::Mismatch;
    QTest::newRow("no ack") << Story(write) << CommandOutcome::Unknown;
    QTest::newRow("link lost after sending") << Story([=](auto &t, auto &id) {
        write(t, id);
        Q_EMIT t.m_gateway->failed(id, u"local"_s, u"link lost"_s, true);
    }) << CommandOutcome::Unknown;
    QTest::newRow("never left") << Story([=](auto &t, auto &id) {
        Q_EMIT t.m_gateway->failed(id, u"local"_s, u"no link"_s, false);
    }) << CommandOutcome::Refused;
    QTest::newRow("nothing heard of it") << Story([=](auto &, auto &) {})
                                         << CommandOutcome::TimedOut;
    QTest::newRow("confirmed before the ack") << Story([=](auto &t, auto &id) {
        write(t, id);
        t.m_service->observe(t.running());
        acknowledge(t, id);
    }) << CommandOutcome::Confirmed;
}

void TestCommandService::rp03_oneOutcome()
{
    using Story = std::function<void(TestCommandService &, const QString &)>;
    QFETCH(const Story, story);
    QFETCH(const CommandOutcome, outcome);
    const QString id = begin();
    story(*this, id);
    wait(Milliseconds(5100));
    QCOMPARE(latest(id).outcome, outcome);
    QCOMPARE(latest(id).step, CommandStep::Finished);
    QVERIFY(*latest(id).finishedAt - latest(id).requestedAt <= Milliseconds(5100));
}

void TestCommandService::rp03_lateConfirmationIsANote()
{
    const QString id = startedId();
    Q_EMIT m_gateway->acknowledged(id, u"local"_s, m_clock.now(), false);
    wait(Milliseconds(6000));
    QCOMPARE(latest(id).outcome, CommandOutcome::TimedOut);
    m_service->observe(running());
    QCOMPARE(latest(id).outcome, CommandOutcome::TimedOut);
    QVERIFY(!latest(id).note.isEmpty());
}

void TestCommandService::nobodyListening()
{
    const QString id = startedId();
    Q_EMIT m_gateway->acknowledged(id, u"local"_s, m_clock.now(), true);
    QCOMPARE(latest(id).outcome, CommandOutcome::NoSubscriber);
}

void TestCommandService::stopIsRefusedByNoLinkAlone()
{
    DeviceState &motor = m_states->known[m_motor];
    motor.quality = Quality::Offline;
    motor.ageMs = 99'000;
    begin();
    m_gateway->heard = m_clock.now() - Milliseconds(60'000);
    QVERIFY(m_service->offer(m_motor, CommandKind::Stop).available());
    QVERIFY(m_service->stop(m_motor, CommandKind::Stop).available());
    m_gateway->up.clear();
    QCOMPARE(m_service->stop(m_motor, CommandKind::Stop).refusal, Refusal::NoLink);
    QCOMPARE(m_service->stop(m_motor, CommandKind::Start).refusal, Refusal::NotArmed);
}

void TestCommandService::stopOvertakesAStart()
{
    const QString start = startedId();
    QVERIFY(m_service->stop(m_motor, CommandKind::Stop).available());
    QCOMPARE(latest(start).outcome, CommandOutcome::Unknown);
    const QString stop = m_service->lastCommandId();
    Q_EMIT m_gateway->written(stop, u"local"_s, m_clock.now());
    m_service->observe(stopped());
    QCOMPARE(latest(stop).outcome, CommandOutcome::Confirmed);
}

void TestCommandService::stopUsesEveryPath()
{
    m_gateway->up = {u"local"_s, u"cloud"_s};
    QVERIFY(m_service->stop(m_motor, CommandKind::Stop).available());
    QCOMPARE(m_gateway->sent.size(), 2);
    QCOMPARE(m_gateway->sent.at(0).commandId, m_gateway->sent.at(1).commandId);
    const QString id = m_service->lastCommandId();
    Q_EMIT m_gateway->failed(id, u"cloud"_s, u"no link"_s, false);
    QCOMPARE(latest(id).outcome, CommandOutcome::Pending);
    QVERIFY(!m_gateway->sent.first().expires);
}

void TestCommandService::startExpiresInTheDevicesClock()
{
    begin();
    QVERIFY(!m_gateway->sent.first().expires);
    wait(Milliseconds(6000));
    m_states->known[m_motor].clockOffset = Milliseconds(-60'000);
    begin();
    QCOMPARE(*m_gateway->sent.last().expires,
             m_clock.wall() - Milliseconds(60'000) + Milliseconds(5000));
}

void TestCommandService::rp06_emergencyStopLatchesAndRepeats()
{
    m_gateway->up = {u"local"_s, u"cloud"_s};
    m_service->emergencyStop({EStopScope::Kind::Device, m_motor, {}});
    QCOMPARE(m_gateway->sent.size(), 2);
    const QString id = m_gateway->sent.first().commandId;
    QVERIFY(m_service->latched(m_motor));
    wait(Milliseconds(3050));
    QCOMPARE(m_gateway->sent.size(), 8);
    for (const CommandDispatch &dispatch : std::as_const(m_gateway->sent)) {
        QCOMPARE(dispatch.commandId, id);
        QVERIFY(!dispatch.expires);
    }
    Q_EMIT m_gateway->written(id, u"cloud"_s, m_clock.now());
    advance(Milliseconds(10));
    setReadings(tripped());
    m_gateway->sent.clear();
    wait(Milliseconds(5000));
    QVERIFY(m_gateway->sent.isEmpty());
    QCOMPARE(m_service->emergencyStopLines().first().progress, EStopProgress::Confirmed);
    QVERIFY(m_service->latched(m_motor));
    m_service->dismissEmergencyStopLines();
    QVERIFY(m_service->emergencyStopLines().isEmpty());
}

void TestCommandService::rp06_emergencyStopWithoutPathGoesOnTheFirst()
{
    m_gateway->up.clear();
    m_service->emergencyStop({EStopScope::Kind::Device, m_motor, {}});
    QVERIFY(m_gateway->sent.isEmpty());
    QVERIFY(m_service->latched(m_motor));
    wait(Milliseconds(6000));
    QCOMPARE(m_service->emergencyStopLines().first().progress, EStopProgress::NotSent);
    m_gateway->up = {u"cloud"_s};
    Q_EMIT m_gateway->pathsChanged();
    QCOMPARE(m_gateway->sent.size(), 1);
    m_gateway->up = {u"cloud"_s, u"local"_s};
    Q_EMIT m_gateway->pathsChanged();
    QVERIFY2(m_gateway->sent.last().broker == u"local"_s, "a second path is used at once");
}

void TestCommandService::rp06_notConfirmedIsLoud()
{
    QSignalSpy events(m_service.get(), &CommandService::eventHappened);
    m_service->emergencyStop({EStopScope::Kind::Device, m_motor, {}});
    const QString id = m_service->lastCommandId();
    Q_EMIT m_gateway->written(id, u"local"_s, m_clock.now());
    wait(Milliseconds(9900));
    QCOMPARE(m_service->emergencyStopLines().first().progress, EStopProgress::Sent);
    wait(Milliseconds(200));
    QCOMPARE(m_service->emergencyStopLines().first().progress, EStopProgress::NotConfirmed);
    const auto loud = std::count_if(events.cbegin(), events.cend(), [](const auto &arguments) {
        return arguments.at(1).toString().contains(u"NOT CONFIRMED"_s);
    });
    QCOMPARE(loud, 1);
}

void TestCommandService::scopes()
{
    DeviceState other = m_states->known.value(m_motor);
    m_states->known.insert(id(u"raptor/mill/m9"_s), other);
    DeviceState relay;
    relay.profile = relayProfile();
    m_states->known.insert(id(u"guardian/garage-1"_s), relay);
    DeviceState battery;
    battery.profile = batteryProfile();
    m_states->known.insert(id(u"battery/user-1"_s), battery);
    m_service->emergencyStop({EStopScope::Kind::Site, {}, u"shop"_s});
    QStringList stoppedDevices;
    for (const CommandDispatch &dispatch : std::as_const(m_gateway->sent))
        stoppedDevices.append(dispatch.device.text());
    QCOMPARE(stoppedDevices, (QStringList{u"guardian/garage-1"_s, u"raptor/shop/m1"_s}));
    QCOMPARE(m_service->emergencyStopLines().last().progress, EStopProgress::NotCovered);
    m_gateway->sent.clear();
    m_service->assignSites({{id(u"guardian/garage-1"_s), u"mill"_s}});
    m_service->emergencyStop({EStopScope::Kind::Site, {}, u"shop"_s});
    QCOMPARE(m_gateway->sent.size(), 1);
    m_gateway->sent.clear();
    m_service->emergencyStop({});
    QCOMPARE(m_gateway->sent.size(), 3);
}

void TestCommandService::resetLiftsTheLatchWhenConfirmed()
{
    m_service->emergencyStop({EStopScope::Kind::Device, m_motor, {}});
    Q_EMIT m_gateway->written(m_service->lastCommandId(), u"local"_s, m_clock.now());
    setReadings(tripped());
    wait(Milliseconds(1000));
    QVERIFY(m_service->arm(m_motor, CommandKind::Reset).available());
    advance(Milliseconds(400));
    QVERIFY(m_service->executeArmed(u"belt cleared"_s).available());
    const QString id = m_service->lastCommandId();
    QCOMPARE(latest(id).reason, u"belt cleared"_s);
    QVERIFY(m_service->latched(m_motor));
    Q_EMIT m_gateway->written(id, u"local"_s, m_clock.now());
    advance(Milliseconds(10));
    setReadings(stopped());
    QCOMPARE(latest(id).outcome, CommandOutcome::Confirmed);
    QVERIFY(!m_service->latched(m_motor));
    QVERIFY(m_service->offer(m_motor, CommandKind::Start).available());
    QCOMPARE(m_service->offer(m_motor, CommandKind::Reset).refusal, Refusal::AlreadyInState);
}

void TestCommandService::resetOfARelayIsOnThisConsole()
{
    const DeviceId relay = id(u"guardian/garage-1"_s);
    DeviceState state;
    state.profile = relayProfile();
    state.quality = Quality::Good;
    state.broker = u"local"_s;
    m_states->known.insert(relay, state);
    QCOMPARE(m_service->offer(relay, CommandKind::Reset).refusal, Refusal::Unsupported);
    m_service->emergencyStop({EStopScope::Kind::Device, relay, {}});
    wait(Milliseconds(6000));
    m_gateway->sent.clear();
    QVERIFY(m_service->arm(relay, CommandKind::Reset).available());
    m_clock.advance(Milliseconds(400));
    QVERIFY(m_service->executeArmed({}).available());
    QVERIFY(m_gateway->sent.isEmpty());
    QVERIFY(!m_service->latched(relay));
}

void TestCommandService::repeatsPauseWhileAResetRuns()
{
    m_service->emergencyStop({EStopScope::Kind::Device, m_motor, {}});
    wait(Milliseconds(6000));
    QVERIFY(m_service->arm(m_motor, CommandKind::Reset).available());
    advance(Milliseconds(400));
    m_gateway->sent.clear();
    QVERIFY(m_service->executeArmed({}).available());
    wait(Milliseconds(3000));
    QCOMPARE(m_gateway->sent.size(), 1);
    QCOMPARE(m_gateway->sent.first().kind, CommandKind::Reset);
    wait(Milliseconds(4000));
    QVERIFY2(m_gateway->sent.size() > 1, "an unconfirmed reset must not end the repeats");
}

void TestCommandService::runningUnderALatchIsStoppedAgainOnce()
{
    m_service->emergencyStop({EStopScope::Kind::Device, m_motor, {}});
    Q_EMIT m_gateway->written(m_service->lastCommandId(), u"local"_s, m_clock.now());
    setReadings(tripped());
    wait(Milliseconds(1000));
    m_gateway->sent.clear();
    setReadings(stopped());
    QCOMPARE(m_gateway->sent.size(), 1);
    QCOMPARE(m_gateway->sent.first().kind, CommandKind::EStop);
    Q_EMIT m_gateway->written(m_service->lastCommandId(), u"local"_s, m_clock.now());
    setReadings(tripped());
    wait(Milliseconds(1000));
    m_gateway->sent.clear();
    setReadings(stopped());
    QVERIFY(m_gateway->sent.isEmpty());
    QVERIFY(m_service->latched(m_motor));
}

void TestCommandService::releaseByAnotherConsoleIsShown()
{
    m_service->emergencyStop({EStopScope::Kind::Device, m_motor, {}});
    const QString id = m_service->lastCommandId();
    Q_EMIT m_gateway->written(id, u"local"_s, m_clock.now());
    StateReport held = tripped();
    held.lastCommand = id;
    setReadings(held);
    wait(Milliseconds(1000));
    m_gateway->sent.clear();
    QSignalSpy events(m_service.get(), &CommandService::eventHappened);
    StateReport released = stopped();
    released.lastCommand = u"somebody-elses"_s;
    setReadings(released);
    QVERIFY(m_gateway->sent.isEmpty());
    QCOMPARE(events.size(), 1);
    QVERIFY(m_service->latched(m_motor));
}

QTEST_GUILESS_MAIN(TestCommandService)
#include "tst_commandservice.moc"
