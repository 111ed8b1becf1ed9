// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/wording.h"
#include "tests/domain/fakes.h"

using namespace Raptor;
using namespace Raptor::Test;

/// An e-stop from the press to the reset (RP-06). What outlives a run: tst_latchkeeping.
class TestEmergencyStops : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m.reset(); }
    void rp06_latchesAndRepeatsOnEveryPath();
    void rp06_allAreSentBeforeAnythingElse();
    void rp05_manyLeaveTogether();
    void rp06_withoutPathGoesOnTheFirst();
    void rp06_repeatsEndAfterTenMinutesAndThenItAsks();
    void rp06_notConfirmedIsLoud();
    void rp06_onlyFreshFeedbackConfirms();
    void rp06_pressedAgainStaysLoud();
    void linesTellWhoAndHowFarOnEachPath();
    void onePathIsToldOnce();
    void stillTurningIsShown();
    void scopes();

private:
    std::unique_ptr<CommandBench> m;
};

void TestEmergencyStops::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m = std::make_unique<CommandBench>();
}

void TestEmergencyStops::rp06_latchesAndRepeatsOnEveryPath()
{
    m->gateway.up = {u"local"_s, u"cloud"_s};
    const QString id = m->emergencyStop();
    QCOMPARE(m->gateway.sent.size(), 2);
    QVERIFY(m->service->latched(m->motor));
    m->wait(Milliseconds(3050));
    QCOMPARE(m->gateway.sent.size(), 8);
    for (const CommandDispatch &dispatch : std::as_const(m->gateway.sent)) {
        QCOMPARE(dispatch.commandId, id);
        QVERIFY(!dispatch.expires);
    }
    m->write(id, u"cloud"_s);
    m->advance(Milliseconds(10));
    m->hear(m->tripped());
    m->gateway.sent.clear();
    m->wait(Milliseconds(5000));
    QVERIFY(m->gateway.sent.isEmpty());
    QCOMPARE(m->line().progress, EStopProgress::Confirmed);
    QVERIFY(m->service->latched(m->motor));
    m->service->dismissEmergencyStopLines();
    QVERIFY(m->service->emergencyStopLines().isEmpty());
    QCOMPARE(m->audit.events(id),
             (QList{AuditEvent::Requested, AuditEvent::Latched, AuditEvent::Finished}));
}

void TestEmergencyStops::rp06_allAreSentBeforeAnythingElse()
{
    for (int i = 2; i <= 50; ++i)
        m->states.known.insert(id(u"raptor/shop/m%1"_s.arg(i)), m->motorState());
    QVERIFY(m->service->arm(m->motor, CommandKind::Start).available());
    qsizetype sentAtFirstNews = -1;
    const auto note = [&] {
        if (sentAtFirstNews < 0)
            sentAtFirstNews = m->gateway.sent.size();
    };
    connect(m->service.get(), &CommandService::recordChanged, this, note);
    connect(m->service.get(), &CommandService::latchChanged, this, note);
    connect(m->service.get(), &CommandService::eventHappened, this, note);
    connect(m->service.get(), &CommandDesk::armedChanged, this, note);
    m->service->emergencyStop({});
    QCOMPARE(sentAtFirstNews, 50);
    QCOMPARE(m->latches.kept.size(), 50);
}

/// One turn of the command thread for many devices, but the first do not wait for all the others.
void TestEmergencyStops::rp05_manyLeaveTogether()
{
    for (int i = 2; i <= 50; ++i)
        m->states.known.insert(id(u"raptor/shop/m%1"_s.arg(i)), m->motorState());
    m->gateway.up = {u"local"_s, u"cloud"_s};
    m->service->emergencyStop({});
    QCOMPARE(m->gateway.lots, QList<qsizetype>({64, 36}));
    m->gateway.lots.clear();
    m->clock.advance(Milliseconds(1000));
    m->service->tick();
    QCOMPARE(m->gateway.lots, QList<qsizetype>({100})); // so do the repeats
}

void TestEmergencyStops::rp06_withoutPathGoesOnTheFirst()
{
    m->gateway.up.clear();
    const QString id = m->emergencyStop();
    QVERIFY(m->gateway.sent.isEmpty());
    QVERIFY(m->service->latched(m->motor));
    m->wait(Milliseconds(12'000));
    QCOMPARE(m->line().progress, EStopProgress::NotSent);
    QCOMPARE(m->said(u"NOT SENT"_s), 1);
    QVERIFY2(m->gateway.hurried > 0, "nobody waits out a long pause between attempts");
    m->wait(Milliseconds(400'000));
    m->gateway.up = {u"cloud"_s};
    Q_EMIT m->gateway.pathsChanged();
    QCOMPARE(m->gateway.sent.size(), 1);
    m->gateway.up = {u"cloud"_s, u"local"_s};
    Q_EMIT m->gateway.pathsChanged();
    QVERIFY2(m->gateway.sent.last().broker == u"local"_s, "a second path is used at once");
    m->write(id);
    m->hear(m->tripped());
    m->advance(Milliseconds(100));
    QCOMPARE(m->line().progress, EStopProgress::Confirmed);
    QCOMPARE(m->record(id).outcome, CommandOutcome::Unknown);
    QVERIFY(!m->record(id).note.isEmpty());
}

void TestEmergencyStops::rp06_repeatsEndAfterTenMinutesAndThenItAsks()
{
    const QString id = m->emergencyStop();
    m->write(id);
    m->wait(Milliseconds(599'900));
    QCOMPARE(m->gateway.sent.size(), 600);
    m->wait(Milliseconds(100'000));
    QCOMPARE(m->gateway.sent.size(), 600);
    QCOMPARE(m->line().progress, EStopProgress::NotConfirmed);
    Q_EMIT m->gateway.pathsChanged();
    QCOMPARE(m->gateway.sent.size(), 600);
    StateReport kept = m->running();
    kept.retained = true;
    m->hear(kept);
    QCOMPARE(m->line().progress, EStopProgress::NotConfirmed);
    m->hear(m->running());
    m->advance(Milliseconds(100));
    QCOMPARE(m->line().progress, EStopProgress::Asks);
    QCOMPARE(m->said(u"is back"_s), 1);
    QCOMPARE(m->gateway.sent.size(), 600);
    const QString again = m->emergencyStop();
    QCOMPARE(m->gateway.sent.size(), 601);
    m->write(again);
    m->hear(m->tripped());
    m->advance(Milliseconds(100));
    QCOMPARE(m->line().progress, EStopProgress::Confirmed);
}

void TestEmergencyStops::rp06_notConfirmedIsLoud()
{
    const QString id = m->emergencyStop();
    m->write(id);
    m->wait(Milliseconds(9900));
    QCOMPARE(m->line().progress, EStopProgress::Sent);
    m->wait(Milliseconds(200));
    QCOMPARE(m->line().progress, EStopProgress::NotConfirmed);
    m->wait(Milliseconds(20'000));
    QCOMPARE(m->said(u"NOT CONFIRMED"_s), 1);
}

void TestEmergencyStops::rp06_onlyFreshFeedbackConfirms()
{
    const StateReport before = m->tripped();
    m->advance(Milliseconds(10));
    const QString id = m->emergencyStop();
    m->write(id);
    m->service->observe(before);
    StateReport kept = m->tripped();
    kept.retained = true;
    m->service->observe(kept);
    m->advance(Milliseconds(100));
    QVERIFY(m->line().progress != EStopProgress::Confirmed);
    m->hear(m->running());
    m->hear(m->tripped());
    m->advance(Milliseconds(100));
    QCOMPARE(m->line().progress, EStopProgress::Confirmed);
}

void TestEmergencyStops::rp06_pressedAgainStaysLoud()
{
    m->write(m->emergencyStop());
    m->wait(Milliseconds(9000));
    m->write(m->emergencyStop());
    m->wait(Milliseconds(1100));
    QCOMPARE(m->line().progress, EStopProgress::NotConfirmed);
}

void TestEmergencyStops::linesTellWhoAndHowFarOnEachPath()
{
    m->gateway.up = {u"local"_s, u"cloud"_s};
    const WallTime pressed = m->clock.wall();
    const QString id = m->emergencyStop();
    m->advance(Milliseconds(3));
    m->write(id);
    m->acknowledge(id);
    m->fail(id, true, u"cloud"_s);
    const EStopLine line = m->line();
    QCOMPARE(line.by, u"tester"_s);
    QCOMPARE(line.pressedAt, pressed);
    QCOMPARE(line.progress, EStopProgress::BrokerHas);
    QCOMPARE(line.paths.size(), 2);
    QCOMPARE(
        line.pathTexts,
        (QStringList{u"local: broker has it after 3 ms"_s, u"cloud: not sent yet - link lost"_s}));
}

void TestEmergencyStops::onePathIsToldOnce()
{
    const QString id = m->emergencyStop();
    m->advance(Milliseconds(3));
    m->write(id);
    m->acknowledge(id);
    QCOMPARE(m->line().text, u"broker has it"_s);
    QCOMPARE(m->line().pathTexts, QStringList{u"local: broker has it after 3 ms"_s});
    m->wait(Milliseconds(10'000));
    QCOMPARE(m->line().text, Wording::of(EStopProgress::NotConfirmed));
    QCOMPARE(m->line().pathTexts, QStringList{u"local: broker has it after 3 ms"_s});
    m->gateway.up.append(u"cloud"_s); // with two it says how far the better one came
    m->wait(Milliseconds(1000));
    QVERIFY2(m->line().text.endsWith(u"(broker has it after 3 ms)"_s), qPrintable(m->line().text));
    m->wait(Milliseconds(600'000));
    QVERIFY2(m->line().text.endsWith(u"(no longer repeated)"_s), qPrintable(m->line().text));
}

void TestEmergencyStops::stillTurningIsShown()
{
    const QString id = m->emergencyStop();
    m->write(id);
    StateReport coasting = m->tripped();
    coasting.readings.append({u"left.rpm"_s, 900.0});
    m->hear(coasting);
    QVERIFY2(m->line().text.contains(u"still turning"_s), qPrintable(m->line().text));
    m->advance(Milliseconds(4000));
    coasting = m->tripped();
    coasting.readings.append({u"left.rpm"_s, 3.0});
    m->hear(coasting);
    QVERIFY2(m->line().text.contains(u"standing still after 4"_s), qPrintable(m->line().text));
}

void TestEmergencyStops::scopes()
{
    const DeviceId garage = id(u"guardian/garage-1"_s);
    m->states.known.insert(id(u"raptor/mill/m9"_s), m->motorState());
    m->states.known.insert(garage, CommandBench::stateOf(relayProfile(), {}));
    m->states.known.insert(id(u"battery/user-1"_s), CommandBench::stateOf(batteryProfile(), {}));
    m->service->emergencyStop({EStopScope::Kind::Site, {}, u"shop"_s});
    QStringList stopped;
    for (const CommandDispatch &dispatch : std::as_const(m->gateway.sent))
        stopped.append(dispatch.device.text());
    QCOMPARE(stopped, (QStringList{garage.text(), u"raptor/shop/m1"_s}));
    QCOMPARE(m->service->emergencyStopLines().last().progress, EStopProgress::NotCovered);
    m->gateway.sent.clear();
    m->service->assignSites({{garage, u"mill"_s}});
    m->service->emergencyStop({EStopScope::Kind::Site, {}, u"shop"_s});
    QCOMPARE(m->gateway.sent.size(), 1);
    m->gateway.sent.clear();
    m->service->emergencyStop({});
    QCOMPARE(m->gateway.sent.size(), 3);
}

QTEST_GUILESS_MAIN(TestEmergencyStops)
#include "tst_emergencystops.moc"
