// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/fakes.h"

using namespace Raptor;
using namespace Raptor::Test;

/// What an operator may ask for, arming, and stops.
class TestCommandService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m.reset(); }
    void startNeedsTwoDeliberateSteps();
    void recordBeginsWithArming();
    void startIsRefused_data();
    void startIsRefused();
    void viewerMayOnlyStop();
    void withheld_data();
    void withheld();
    void withheldDisarms();
    void nothingIsWithheldInTheMiddle();
    void rp07_armedDies_data();
    void rp07_armedDies();
    void armedOutlivesWhatTellsNothing();
    void rp07_nothingChangesBetweenTheSteps();
    void aCommandHasOneOperator();
    void rp02_startIsSentOnceOnOnePath();
    void stopIsRefusedByNoLinkAlone();
    void stopsGoToAnUnconfirmedSite();
    void startDiesWithTheSite();
    void stopOvertakesAStart();
    void stopUsesEveryPath();
    void listenersMayDoWhatTheyLike();
    void localModeAndTurningAreRead_data();
    void localModeAndTurningAreRead();

private:
    std::unique_ptr<CommandBench> m;
};

void TestCommandService::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m = std::make_unique<CommandBench>();
}

void TestCommandService::startNeedsTwoDeliberateSteps()
{
    QVERIFY(!m->service->executeArmed({}).available());
    QVERIFY(m->service->arm(m->motor, CommandKind::Start).available());
    QVERIFY(m->gateway.sent.isEmpty());
    QVERIFY2(!m->service->executeArmed({}).available(), "a double-click must not start");
    QVERIFY(m->service->armed());
    m->advance(Milliseconds(400));
    QVERIFY(m->service->executeArmed({}).available());
    QCOMPARE(m->gateway.sent.size(), 1);
    QCOMPARE(m->gateway.sent.first().kind, CommandKind::Start);
    QVERIFY(!m->service->armed());
    QVERIFY(!m->service->executeArmed({}).available());
    QCOMPARE(m->service->arm(m->motor, CommandKind::Stop).refusal, Refusal::Unsupported);
}

void TestCommandService::recordBeginsWithArming()
{
    QVERIFY(m->service->arm(m->motor, CommandKind::Start).available());
    const QString id = m->service->lastCommandId();
    QCOMPARE(m->record(id).step, CommandStep::Armed);
    QVERIFY(m->record(id).armedAt && !m->record(id).givenAt);
    QVERIFY(!m->service->anyRunning());
    m->advance(Milliseconds(500));
    QVERIFY(m->service->executeArmed(u"belt checked"_s).available());
    QCOMPARE(m->gateway.sent.first().commandId, id);
    QCOMPARE(m->record(id).reason, u"belt checked"_s);
    QCOMPARE(*m->record(id).givenAt - *m->record(id).armedAt, Milliseconds(500));
    QCOMPARE(m->records.size(), 1);
}

void TestCommandService::startIsRefused_data()
{
    using Change = std::function<void(CommandBench &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<Refusal>("refusal");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const Change &change, Refusal refusal,
                        const QString &words) {
        QTest::newRow(name) << change << refusal << words;
    };
    row(
        "no link", [](auto &m) { m.gateway.up.clear(); }, Refusal::NoLink, u"no link"_s);
    row(
        "link silent for 3 s",
        [](auto &m) { m.gateway.heard = m.clock.now() - Milliseconds(3000); }, Refusal::NoLink,
        u"silent for 3"_s);
    row(
        "its own broker is down", [](auto &m) { m.motorState().broker = u"cloud"_s; },
        Refusal::NoLink, u"no link to cloud"_s);
    row(
        "stale",
        [](auto &m) {
            m.motorState().quality = Quality::Stale;
            m.motorState().ageMs = 8000;
        },
        Refusal::StateStale, u"state is 8.0 s old"_s);
    row(
        "last known is not live", [](auto &m) { m.motorState().quality = Quality::LastKnown; },
        Refusal::StateStale, u"old"_s);
    row(
        "already running", [](auto &m) { m.hear(m.running()); }, Refusal::AlreadyInState,
        u"already running"_s);
    row(
        "e-stop at the device", [](auto &m) { m.motorState().eStopAtDevice = true; },
        Refusal::EStopLatched, u"e-stop latched"_s);
    row(
        "e-stop on this console", [](auto &m) { m.emergencyStop(); }, Refusal::EStopLatched,
        u"e-stop latched"_s);
    row(
        "local mode", [](auto &m) { m.motorState().localMode = true; }, Refusal::LocalMode,
        u"local mode"_s);
    row(
        "another command runs", [](auto &m) { m.begin(); }, Refusal::CommandRunning,
        u"in execution"_s);
    row(
        "no such command", [](auto &m) { m.motorState().profile = batteryProfile(); },
        Refusal::Unsupported, u"no such command"_s);
    row(
        "unknown device", [](auto &m) { m.states.known.clear(); }, Refusal::UnknownDevice,
        u"never reported"_s);
    row(
        "unexpected on this broker", [](auto &m) { m.gateway.unexpected.insert(m.motor); },
        Refusal::UnexpectedDevice, u"not expected"_s);
    row(
        "another plant behind this broker", [](auto &m) { m.gateway.strange.insert(u"local"_s); },
        Refusal::UnexpectedDevice, u"confirmed first"_s);
    row(
        "audit trail", [](auto &m) { m.audit.setTrouble(u"disk full"_s); },
        Refusal::AuditNotWritable, u"disk full"_s);
}

void TestCommandService::startIsRefused()
{
    QFETCH(const std::function<void(CommandBench &)>, change);
    QFETCH(const Refusal, refusal);
    QFETCH(const QString, words);
    change(*m);
    m->gateway.sent.clear();
    const CommandOffer verdict = m->service->arm(m->motor, CommandKind::Start);
    QCOMPARE(verdict.refusal, refusal);
    QVERIFY2(verdict.text.contains(words), qPrintable(verdict.text));
    QCOMPARE(m->service->offer(m->motor, CommandKind::Start), verdict);
    QVERIFY(!m->service->armed());
    QVERIFY(m->gateway.sent.isEmpty());
    const CommandRecord record = m->record(m->service->lastCommandId());
    QCOMPARE(record.outcome, CommandOutcome::Refused);
    QCOMPARE(record.refusal, refusal);
    QCOMPARE(record.detail, verdict.text);
}

void TestCommandService::withheld_data()
{
    QTest::addColumn<CommandKind>("kind");
    QTest::newRow("start") << CommandKind::Start;
    QTest::newRow("relay on") << CommandKind::RelayOn;
    QTest::newRow("reset") << CommandKind::Reset;
}

/// While a replay is shown: stops alone.
void TestCommandService::withheld()
{
    QFETCH(CommandKind, kind);
    QVERIFY(m->service->withhold(u"a replay is shown"_s).ok());
    m->service->emergencyStop({EStopScope::Kind::Device, m->motor, {}}); // a reset has a reason
    QCOMPARE(m->gateway.count(CommandKind::EStop), 1);
    const CommandOffer offer = m->service->offer(m->motor, kind);
    QCOMPARE(offer.refusal, Refusal::NotPermitted);
    QCOMPARE(offer.text, u"a replay is shown"_s);
    QVERIFY(!m->service->arm(m->motor, kind).available());
    QVERIFY(!m->service->armed());
    m->advance(Milliseconds(400));
    QVERIFY(!m->service->executeArmed(u"why"_s).available());
    QCOMPARE(m->gateway.count(kind), 0);
    QVERIFY(m->service->stop(m->motor, CommandKind::Stop).available());
    QCOMPARE(m->gateway.count(CommandKind::Stop), 1);
}

void TestCommandService::withheldDisarms()
{
    QVERIFY(m->service->arm(m->motor, CommandKind::Start).available());
    const QString id = m->service->lastCommandId();
    QVERIFY(m->service->withhold(u"a replay is shown"_s).ok());
    QVERIFY(!m->service->armed());
    QCOMPARE(m->record(id).outcome, CommandOutcome::Refused);
    QVERIFY(m->service->withhold({}).ok());
    QVERIFY(m->service->arm(m->motor, CommandKind::Start).available());
}

void TestCommandService::nothingIsWithheldInTheMiddle()
{
    QVERIFY(m->service->arm(m->motor, CommandKind::Start).available());
    m->advance(Milliseconds(400));
    QVERIFY(m->service->executeArmed({}).available());
    QVERIFY(m->service->anyRunning());
    QVERIFY(!m->service->withhold(u"a replay is shown"_s).ok());
    QCOMPARE(m->gateway.count(CommandKind::Start), 1);
}

void TestCommandService::viewerMayOnlyStop()
{
    m->setup.role = OperatorRole::View;
    m->restart();
    QCOMPARE(m->service->arm(m->motor, CommandKind::Start).refusal, Refusal::NotPermitted);
    m->hear(m->running());
    QVERIFY(m->service->stop(m->motor, CommandKind::Stop).available());
    m->emergencyStop();
    QVERIFY(m->service->latched(m->motor));
    QCOMPARE(m->service->offer(m->motor, CommandKind::Reset).refusal, Refusal::NotPermitted);
    m->motorState().quality = Quality::Offline;
    QCOMPARE(m->service->offer(m->motor, CommandKind::Reset).refusal, Refusal::NotPermitted);
    QCOMPARE(m->gateway.sent.size(), 2);
}

void TestCommandService::rp07_armedDies_data()
{
    using Change = std::function<void(CommandBench &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<Refusal>("refusal");
    const auto row = [](const char *name, Refusal refusal, const Change &change) {
        QTest::newRow(name) << change << refusal;
    };
    row("after 10 s", Refusal::Cancelled, [](auto &m) { m.wait(Milliseconds(10'000)); });
    row("run state changed", Refusal::ArmedStateChanged,
        [](auto &m) { m.motorState().runState = RunState::Running; });
    row("broker changed", Refusal::ArmedStateChanged,
        [](auto &m) { m.motorState().broker = u"cloud"_s; });
    row("not live any more", Refusal::ArmedStateChanged,
        [](auto &m) { m.motorState().quality = Quality::Stale; });
    row("latched at the device", Refusal::ArmedStateChanged,
        [](auto &m) { m.motorState().eStopAtDevice = true; });
    row("ran for a moment", Refusal::ArmedStateChanged, [](auto &m) {
        m.hear(m.running());
        m.hear(m.stopped()); // before anybody looked
    });
    row("was tripped for a moment", Refusal::ArmedStateChanged, [](auto &m) {
        m.hear(m.tripped());
        m.hear(m.stopped());
    });
    row("was in local mode for a moment", Refusal::ArmedStateChanged, [](auto &m) {
        StateReport local = m.stopped();
        local.readings.append({u"mode"_s, u"local"_s});
        m.hear(local);
        m.hear(m.stopped());
    });
    row("somebody is at the device", Refusal::ArmedStateChanged,
        [](auto &m) { m.motorState().localMode = true; });
    row("a stop", Refusal::Cancelled, [](auto &m) { m.stop(); });
    row("a stop of another device", Refusal::Cancelled,
        [](auto &m) { (void)m.service->stop(id(u"raptor/shop/m9"_s), CommandKind::Stop); });
    row("an e-stop", Refusal::Cancelled, [](auto &m) { m.service->emergencyStop({}); });
    row("a group stop", Refusal::Cancelled,
        [](auto &m) { m.service->stopGroup(u"Stop"_s, {m.motor}); });
    row("an e-stop in another program", Refusal::Cancelled, [](auto &m) {
        Q_EMIT m.latches.latchedElsewhere({m.motor, u"far"_s, u"eve"_s, m.clock.wall(), {}});
    });
    row("escape", Refusal::Cancelled, [](auto &m) { m.service->disarm(); });
    row("another operator", Refusal::Cancelled,
        [](auto &m) { QVERIFY(m.service->changeOperator(u"eve"_s).ok()); });
    row("another arming", Refusal::Cancelled, [](auto &m) {
        (void)m.service->arm(m.motor, CommandKind::Start);
        m.service->disarm();
    });
}

void TestCommandService::rp07_armedDies()
{
    QFETCH(const std::function<void(CommandBench &)>, change);
    QFETCH(const Refusal, refusal);
    QVERIFY(m->service->arm(m->motor, CommandKind::Start).available());
    const QString id = m->service->lastCommandId();
    change(*m);
    m->advance(Milliseconds(100));
    QVERIFY(!m->service->armed());
    m->gateway.sent.clear();
    QVERIFY(!m->service->executeArmed({}).available());
    QVERIFY(m->gateway.sent.isEmpty());
    QCOMPARE(m->record(id).outcome, CommandOutcome::Refused);
    QCOMPARE(m->record(id).refusal, refusal);
    QVERIFY(!m->record(id).detail.isEmpty());
}

/// What another broker or an earlier moment tells is no change.
void TestCommandService::armedOutlivesWhatTellsNothing()
{
    StateReport before = m->running();
    m->advance(Milliseconds(10));
    QVERIFY(m->service->arm(m->motor, CommandKind::Start).available());
    StateReport elsewhere = m->running();
    elsewhere.broker = u"cloud"_s;
    StateReport kept = m->running();
    kept.retained = true;
    for (const StateReport &report : {before, elsewhere, kept, m->stopped()})
        m->service->observe(report);
    m->advance(Milliseconds(100));
    QVERIFY(m->service->armed());
}

void TestCommandService::rp07_nothingChangesBetweenTheSteps()
{
    QVERIFY(m->service->arm(m->motor, CommandKind::Start).available());
    m->clock.advance(Milliseconds(400));
    m->motorState().broker = u"cloud"_s; // and no tick sees it
    QCOMPARE(m->service->executeArmed({}).refusal, Refusal::ArmedStateChanged);
    QVERIFY(m->gateway.sent.isEmpty());
}

void TestCommandService::aCommandHasOneOperator()
{
    QVERIFY(!m->service->changeOperator(u" \n"_s).ok());
    const QString first = m->begin();
    m->write(first);
    QVERIFY(!m->service->changeOperator(u"eve"_s).ok()); // in execution
    QCOMPARE(m->service->operatorName(), u"tester"_s);
    m->wait(Milliseconds(8000));
    QVERIFY(m->service->changeOperator(u" eve\tsmith "_s).ok());
    QVERIFY(m->events.last().contains(u"eve smith"_s));
    const QString second = m->stop();
    QCOMPARE(m->record(first).by, u"tester"_s);
    QCOMPARE(m->record(second).by, u"eve smith"_s);
}

void TestCommandService::rp02_startIsSentOnceOnOnePath()
{
    m->gateway.up = {u"local"_s, u"cloud"_s};
    const QString id = m->begin();
    m->write(id);
    m->wait(Milliseconds(8000));
    QCOMPARE(m->gateway.sent.size(), 1);
    QCOMPARE(m->gateway.sent.first().broker, u"local"_s);
    QCOMPARE(m->record(id).step, CommandStep::Finished);
}

void TestCommandService::stopIsRefusedByNoLinkAlone()
{
    m->motorState().quality = Quality::Offline;
    m->motorState().ageMs = 99'000;
    m->motorState().localMode = true;
    m->gateway.unexpected.insert(m->motor);
    m->begin();
    m->gateway.heard = m->clock.now() - Milliseconds(60'000);
    QVERIFY(m->service->offer(m->motor, CommandKind::Stop).available());
    QVERIFY(m->service->stop(m->motor, CommandKind::Stop).available());
    QVERIFY(m->service->stop(m->motor, CommandKind::Stop).available());
    m->gateway.up.clear();
    QCOMPARE(m->service->stop(m->motor, CommandKind::Stop).refusal, Refusal::NoLink);
    QCOMPARE(m->service->stop(m->motor, CommandKind::Start).refusal, Refusal::NotArmed);
}

void TestCommandService::stopsGoToAnUnconfirmedSite()
{
    m->gateway.strange.insert(u"local"_s);
    m->stop();
    QCOMPARE(m->gateway.count(CommandKind::Stop), 1);
    m->emergencyStop();
    QCOMPARE(m->gateway.count(CommandKind::EStop), 1);
    // A reset energises nothing by itself, but what it opens does.
    m->motorState().eStopAtDevice = true;
    QCOMPARE(m->service->offer(m->motor, CommandKind::Reset).refusal, Refusal::UnexpectedDevice);
}

/// The site changes between the two steps.
void TestCommandService::startDiesWithTheSite()
{
    QVERIFY(m->service->arm(m->motor, CommandKind::Start).available());
    m->advance(Milliseconds(400));
    m->gateway.strange.insert(u"local"_s);
    QVERIFY(!m->service->executeArmed({}).available());
    QCOMPARE(m->gateway.count(CommandKind::Start), 0);
}

void TestCommandService::stopOvertakesAStart()
{
    const QString start = m->begin();
    m->write(start);
    const QString stop = m->stop();
    QCOMPARE(m->record(start).outcome, CommandOutcome::Unknown);
    QVERIFY(m->record(start).detail.contains(u"overtaken"_s));
    m->write(stop);
    m->hear(m->stopped());
    QCOMPARE(m->record(stop).outcome, CommandOutcome::Confirmed);
}

void TestCommandService::stopUsesEveryPath()
{
    m->gateway.up = {u"local"_s, u"cloud"_s};
    const QString id = m->stop();
    QCOMPARE(m->gateway.sent.size(), 2);
    QCOMPARE(m->gateway.sent.at(0).commandId, m->gateway.sent.at(1).commandId);
    m->fail(id, false, u"cloud"_s);
    QCOMPARE(m->record(id).outcome, CommandOutcome::Pending);
    m->acknowledge(id, true);
    QCOMPARE(m->record(id).outcome, CommandOutcome::NoSubscriber);
    QVERIFY(!m->gateway.sent.first().expires);
}

/// Whoever hears of a command may give others at once, however many.
void TestCommandService::listenersMayDoWhatTheyLike()
{
    int more = 300;
    connect(m->service.get(), &CommandService::recordChanged, this,
            [&](const CommandRecord &record) {
                if (--more > 0 && record.step != CommandStep::Finished)
                    m->stop();
            });
    connect(m->service.get(), &CommandService::busyChanged, this, [&] {
        if (--more > 0)
            m->emergencyStop();
    });
    const QString id = m->begin();
    m->write(id);
    m->hear(m->running());
    m->wait(Milliseconds(130'000));
    QVERIFY(more <= 0);
    for (const CommandRecord &record : std::as_const(m->records))
        QCOMPARE(record.step, CommandStep::Finished);
    QVERIFY(!m->service->anyRunning());
}

void TestCommandService::localModeAndTurningAreRead_data()
{
    QTest::addColumn<QList<Reading>>("readings");
    QTest::addColumn<bool>("local");
    QTest::addColumn<std::optional<bool>>("turning");
    using Turning = std::optional<bool>;
    QTest::newRow("nothing") << QList<Reading>{} << false << Turning();
    QTest::newRow("remote, fast") << QList<Reading>{{u"mode"_s, u"remote"_s}, {u"rpm"_s, 1400.0}}
                                  << false << Turning(true);
    QTest::newRow("local, one of two")
        << QList<Reading>{{u"mode"_s, u"local"_s}, {u"left.rpm"_s, 0.0}, {u"right.rpm"_s, 31.0}}
        << true << Turning(true);
    QTest::newRow("backwards") << QList<Reading>{{u"left.rpm"_s, -700.0}} << false << Turning(true);
    QTest::newRow("slow") << QList<Reading>{{u"left.rpm"_s, 30.0}} << false << Turning(false);
    QTest::newRow("no number") << QList<Reading>{{u"left.rpm"_s, Value()}} << false << Turning();
    QTest::newRow("something else") << QList<Reading>{{u"corpm"_s, 99.0}} << false << Turning();
}

void TestCommandService::localModeAndTurningAreRead()
{
    QFETCH(const QList<Reading>, readings);
    QFETCH(const bool, local);
    QFETCH(const std::optional<bool>, turning);
    QCOMPARE(localModeIn(*motorProfile(), readings), local);
    QCOMPARE(turningIn(*motorProfile(), readings), turning);
}

QTEST_GUILESS_MAIN(TestCommandService)
#include "tst_commandservice.moc"
