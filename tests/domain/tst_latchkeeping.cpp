// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/fakes.h"

using namespace Raptor;
using namespace Raptor::Test;

/// E-stops over restarts, and those of other programs (RP-06).
class TestLatchKeeping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m.reset(); }
    void rp06_isKeptAtThePressAndAtTheConfirmation();
    void rp06_afterARestartIsAssertedAgain();
    void rp06_afterARestartWithoutPath();
    void rp06_tooOldOnesAsk_data();
    void rp06_tooOldOnesAsk();
    void rp06_oldOneThatIsStoppedIsConfirmed();
    void rp06_confirmedOnesHoldSilently();
    void rp06_ofAnEarlierRunDoesNotDisarmItsReset();
    void rp06_latchedElsewhereIsRepeatedWithItsId();
    void rp06_damagedLatchesShareNoAnswer();
    void rp06_confirmedElsewhereEndsRepeats();
    void rp06_olderLatchElsewhereChangesNothing();
    void rp06_releasedElsewhereLifts();
    void rp06_releaseBeforeThePressDoesNotLift();
    void troubleIsSaid();

private:
    LatchedStop kept(Milliseconds age, bool confirmed = false) const;
    std::unique_ptr<CommandBench> m;
};

void TestLatchKeeping::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m = std::make_unique<CommandBench>();
}

LatchedStop TestLatchKeeping::kept(Milliseconds age, bool confirmed) const
{
    const WallTime pressed = m->clock.wall() - age;
    return {m->motor, u"old-id"_s, u"eve"_s, pressed,
            confirmed ? std::optional(pressed) : std::nullopt};
}

void TestLatchKeeping::rp06_isKeptAtThePressAndAtTheConfirmation()
{
    const WallTime pressed = m->clock.wall();
    const QString id = m->emergencyStop();
    QCOMPARE(m->latches.kept.value(m->motor),
             (LatchedStop{m->motor, id, u"tester"_s, pressed, {}}));
    m->write(id);
    m->advance(Milliseconds(200));
    m->hear(m->tripped());
    QCOMPARE(m->latches.kept.value(m->motor),
             (LatchedStop{m->motor, id, u"tester"_s, pressed, m->clock.wall()}));
}

void TestLatchKeeping::rp06_afterARestartIsAssertedAgain()
{
    const QString id = m->emergencyStop();
    m->wait(Milliseconds(60'000));
    m->restart();
    m->gateway.sent.clear();
    QVERIFY(m->service->latched(m->motor));
    QSignalSpy latches(m->service.get(), &CommandService::latchChanged);
    m->advance(Milliseconds(100));
    QCOMPARE(latches.size(), 1);
    QCOMPARE(m->gateway.sent.size(), 1);
    QCOMPARE(m->gateway.sent.first().commandId, id);
    QCOMPARE(m->service->offer(m->motor, CommandKind::Start).refusal, Refusal::EStopLatched);
    m->wait(Milliseconds(2000));
    QCOMPARE(m->gateway.sent.size(), 3);
    QCOMPARE(m->line().by, u"tester"_s);
    m->write(id);
    QCOMPARE(m->line().progress, EStopProgress::NotConfirmed);
    m->hear(m->tripped());
    m->advance(Milliseconds(100));
    QCOMPARE(m->line().progress, EStopProgress::Confirmed);
    QVERIFY(m->latches.kept.value(m->motor).confirmedAt);
    m->wait(Milliseconds(5000));
    QCOMPARE(m->gateway.sent.size(), 3);
    QVERIFY2(!m->audit.events(id).contains(AuditEvent::Released), "it holds");
}

void TestLatchKeeping::rp06_afterARestartWithoutPath()
{
    m->latches.kept.insert(m->motor, kept(Milliseconds(590'000)));
    m->gateway.up.clear();
    m->restart();
    m->wait(Milliseconds(5000));
    m->gateway.up = {u"cloud"_s};
    Q_EMIT m->gateway.pathsChanged();
    QCOMPARE(m->gateway.sent.size(), 1);
    QCOMPARE(m->gateway.sent.first().commandId, u"old-id"_s);
    m->wait(Milliseconds(60'000));
    QCOMPARE(m->gateway.sent.size(), 5);
}

void TestLatchKeeping::rp06_tooOldOnesAsk_data()
{
    QTest::addColumn<int>("ageMs");
    QTest::newRow("10 minutes") << 600'000;
    QTest::newRow("a day") << 86'400'000;
    QTest::newRow("the wall clock went back") << -1000;
}

void TestLatchKeeping::rp06_tooOldOnesAsk()
{
    QFETCH(const int, ageMs);
    m->latches.kept.insert(m->motor, kept(Milliseconds(ageMs)));
    m->restart();
    m->wait(Milliseconds(3000));
    QVERIFY(m->gateway.sent.isEmpty());
    QCOMPARE(m->line().progress, EStopProgress::NotConfirmed);
    m->hear(m->running());
    m->advance(Milliseconds(100));
    QCOMPARE(m->line().progress, EStopProgress::Asks);
    QVERIFY(m->gateway.sent.isEmpty());
    QCOMPARE(m->service->offer(m->motor, CommandKind::Start).refusal, Refusal::EStopLatched);
    // One answer: released.
    const QString reset = m->begin(CommandKind::Reset);
    m->write(reset);
    m->hear(m->stopped());
    QVERIFY(!m->service->latched(m->motor));
    QVERIFY(m->service->emergencyStopLines().isEmpty());
}

void TestLatchKeeping::rp06_oldOneThatIsStoppedIsConfirmed()
{
    m->latches.kept.insert(m->motor, this->kept(Milliseconds(86'400'000)));
    m->restart();
    m->wait(Milliseconds(1000));
    StateReport kept = m->tripped();
    kept.retained = true;
    m->hear(kept);
    m->advance(Milliseconds(100));
    QCOMPARE(m->line().progress, EStopProgress::NotConfirmed);
    m->hear(m->tripped());
    m->advance(Milliseconds(100));
    QCOMPARE(m->line().progress, EStopProgress::Confirmed);
}

void TestLatchKeeping::rp06_confirmedOnesHoldSilently()
{
    m->latches.kept.insert(m->motor, kept(Milliseconds(60'000), true));
    m->restart();
    StateReport shown = m->tripped();
    shown.lastCommand = u"old-id"_s;
    m->hear(shown);
    m->wait(Milliseconds(20'000));
    QVERIFY(m->gateway.sent.isEmpty());
    QVERIFY2(m->records.isEmpty() && m->audit.rows.isEmpty(), "nothing new came to light");
    QCOMPARE(m->line().progress, EStopProgress::Confirmed);
    QCOMPARE(m->said(u"NOT"_s), 0);
    QCOMPARE(m->said(u"still holds"_s), 1);
    m->hear(m->running());
    QCOMPARE(m->gateway.count(CommandKind::EStop), 1);
}

/// Whoever resets it before the first tick knows of it.
void TestLatchKeeping::rp06_ofAnEarlierRunDoesNotDisarmItsReset()
{
    m->latches.kept.insert(m->motor, kept(Milliseconds(60'000), true));
    m->restart();
    QSignalSpy latches(m->service.get(), &CommandService::latchChanged);
    m->hear(m->tripped());
    const QString reset = m->begin(CommandKind::Reset);
    QCOMPARE(latches.size(), 1);
    QCOMPARE(m->said(u"still holds"_s), 1);
    QCOMPARE(m->gateway.count(CommandKind::Reset), 1);
    m->write(reset);
    m->hear(m->stopped());
    QVERIFY(!m->service->latched(m->motor));
}

void TestLatchKeeping::rp06_latchedElsewhereIsRepeatedWithItsId()
{
    QSignalSpy latches(m->service.get(), &CommandService::latchChanged);
    Q_EMIT m->latches.latchedElsewhere(kept(Milliseconds(0)));
    QVERIFY(m->service->latched(m->motor));
    QCOMPARE(latches.size(), 1);
    QCOMPARE(m->gateway.sent.first().commandId, u"old-id"_s);
    m->wait(Milliseconds(2000));
    QCOMPARE(m->gateway.sent.size(), 3);
    QCOMPARE(m->line().by, u"eve"_s);
    m->write(u"old-id"_s);
    m->hear(m->tripped());
    m->wait(Milliseconds(3000));
    QCOMPARE(m->gateway.sent.size(), 3);
}

void TestLatchKeeping::rp06_damagedLatchesShareNoAnswer()
{
    const DeviceId other = id(u"raptor/shop/m2"_s);
    LatchedStop damaged = kept(Milliseconds(0));
    damaged.commandId.clear();
    Q_EMIT m->latches.latchedElsewhere(damaged);
    damaged.device = other;
    Q_EMIT m->latches.latchedElsewhere(damaged);
    QCOMPARE(m->gateway.sent.size(), 2);
    const QString ofMotor = m->gateway.sent.first().commandId;
    const QString ofOther = m->gateway.sent.last().commandId;
    QVERIFY(!ofMotor.isEmpty() && !ofOther.isEmpty() && ofMotor != ofOther);
    QCOMPARE(m->latches.kept.value(other).commandId, ofOther);
    m->write(ofMotor);
    m->hear(m->tripped());
    m->wait(Milliseconds(100));
    QVERIFY(m->latches.kept.value(m->motor).confirmedAt);
    QVERIFY2(!m->latches.kept.value(other).confirmedAt, "the answer of another device counts");
}

void TestLatchKeeping::rp06_confirmedElsewhereEndsRepeats()
{
    const QString id = m->emergencyStop();
    LatchedStop known = m->latches.kept.value(m->motor);
    known.confirmedAt = m->clock.wall();
    Q_EMIT m->latches.latchedElsewhere(known);
    m->wait(Milliseconds(3000));
    QCOMPARE(m->gateway.sent.size(), 1);
    QCOMPARE(m->gateway.sent.first().commandId, id);
    QCOMPARE(m->line().progress, EStopProgress::Confirmed);
}

void TestLatchKeeping::rp06_olderLatchElsewhereChangesNothing()
{
    const QString id = m->emergencyStop();
    Q_EMIT m->latches.latchedElsewhere(kept(Milliseconds(5000), true));
    m->wait(Milliseconds(2000));
    QCOMPARE(m->gateway.sent.size(), 3);
    QCOMPARE(m->gateway.sent.last().commandId, id);
}

void TestLatchKeeping::rp06_releasedElsewhereLifts()
{
    m->latches.kept.insert(m->motor, kept(Milliseconds(60'000), true));
    m->restart();
    m->wait(Milliseconds(1000));
    QSignalSpy latches(m->service.get(), &CommandService::latchChanged);
    Q_EMIT m->latches.releasedElsewhere(m->motor);
    QVERIFY(!m->service->latched(m->motor));
    QCOMPARE(latches.size(), 1);
    QVERIFY(m->service->offer(m->motor, CommandKind::Start).available());
    Q_EMIT m->latches.releasedElsewhere(m->motor);
    QCOMPARE(latches.size(), 1);
}

void TestLatchKeeping::rp06_releaseBeforeThePressDoesNotLift()
{
    m->confirmedEmergencyStop();
    m->wait(Milliseconds(5000));
    const QString again = m->emergencyStop();
    m->latches.kept.clear();
    Q_EMIT m->latches.releasedElsewhere(m->motor); // of the latch before, and late
    QVERIFY(m->service->latched(m->motor));
    QCOMPARE(m->latches.kept.value(m->motor).commandId, again);
}

void TestLatchKeeping::troubleIsSaid()
{
    Q_EMIT m->latches.troubled(u"disk full"_s);
    QCOMPARE(m->said(u"disk full"_s), 1);
}

QTEST_GUILESS_MAIN(TestLatchKeeping)
#include "tst_latchkeeping.moc"
