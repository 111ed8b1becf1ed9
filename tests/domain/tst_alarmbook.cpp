// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/alarm_book.h"

#include "models/domain/alarm_machine.h"
#include "models/domain/alarm_rules.h"
#include "tests/domain/fake_alarm_journal.h"
#include "tests/support/fake_clock.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <random>

using namespace Raptor;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

DeviceId id(const QString &text)
{
    return DeviceId::parse(text).value();
}

AlarmKey key(const QString &rule, const QString &subject = u"left.amps"_s,
             const QString &device = u"raptor/shop/m1"_s)
{
    return {id(device), subject, rule};
}

AlarmDefinition high(AlarmPriority priority = AlarmPriority::High, bool latching = false)
{
    AlarmDefinition definition;
    definition.rule = u"high"_s;
    definition.kind = AlarmKind::High;
    definition.signal = u"amps"_s;
    definition.priority = priority;
    definition.text = u"Current high"_s;
    definition.guidance = {u"too much current"_s, u"look for a jam"_s, u"the motor trips"_s};
    definition.limit = 18;
    definition.latching = latching;
    return definition;
}

AlarmOccurrence seen(double value = 19)
{
    return {value, 18.0, Unit::Ampere, {}};
}

const AlarmKey amps = key(u"high"_s);

} // namespace

Q_DECLARE_METATYPE(std::optional<Raptor::WallTime>)

/// Where alarms stand, and that the journal knows.
class TestAlarmBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_book.reset(); }
    void keysAsText_data();
    void keysAsText();
    void everyMoveIsWrittenDown();
    void tellingTheSameAgainChangesNothing();
    void newDefinitionIsTakenOver();
    void unknownAlarmsAreNotMade();
    void raisedAgainForgetsWhoAcknowledged();
    void suppressedByDesign();
    void shelvingEndsOnTheClock();
    void shelvingGoesByNoWallClock();
    void shelvedAgainTakesTheNewEnd();
    void oneShotEndsWithTheCondition();
    void oneShotEndsWithItsSpan();
    void outOfService();
    void latched();
    void whatDoesNotApplyIsSaid_data();
    void whatDoesNotApplyIsSaid();
    void acknowledgementOutlivesTheRun();
    void olderRowsTellMore();
    void shelvingOfAnEarlierRun_data();
    void shelvingOfAnEarlierRun();
    void suppressionIsNotRestored();
    void raisedSuppressed();
    void withdrawn();
    void outOfServiceIsRestored();
    void latchesOutliveTheRun_data();
    void latchesOutliveTheRun();
    void definitionsOfAnEarlierRunAreLearned();
    void disabledMeanwhileIsCleared();
    void everyStepSurvivesARestart();
    void actsElsewhereAreHandedOn();
    void actsElsewhereOfUnknownAlarms();
    void actsElsewhereThatWereOvertaken();
    void takeOver_data();
    void takeOver();
    void takeOverKeepsWhatListenersKnow();
    void takenOverShelvingEnds();
    void takenOverOfWhatIsNoMore();
    void unheardIsCarriedOverUnheard();
    void redefinition();
    void summaryCounts();
    void mostUrgentIsTheHighestThenTheOldest();
    void marksOfADevice();
    void changesAreToldOnce();
    void normalOnesAreForgottenAtSomeTime();
    void firstOutIsKept();
    void announcements();
    void whatFallsSilentAtOnceIsNotAnnounced();
    void endOfSilenceAnnouncesAsItStands();
    void tenThousandAtOnce();

private:
    void restart(AlarmBook::DefinitionSource definitions = {});
    void advance(Milliseconds by);
    Outcome act(AlarmEvent event, const QString &comment = {},
                std::optional<Milliseconds> span = {});
    AlarmRecord record(const AlarmKey &which = amps) { return m_book->record(which).value(); }
    AlarmTransition last() { return m_journal->rows.last(); }

    FakeClock m_clock;
    std::unique_ptr<FakeAlarmJournal> m_journal;
    std::unique_ptr<AlarmBook> m_book;
};

void TestAlarmBook::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_journal = std::make_unique<FakeAlarmJournal>();
    m_book = std::make_unique<AlarmBook>(m_clock, m_journal.get());
}

/// As after kill -9, with every row on disk.
void TestAlarmBook::restart(AlarmBook::DefinitionSource definitions)
{
    auto journal = std::make_unique<FakeAlarmJournal>();
    journal->kept = m_journal->newest();
    m_book = std::make_unique<AlarmBook>(m_clock, journal.get(), std::move(definitions));
    m_journal = std::move(journal);
}

void TestAlarmBook::advance(Milliseconds by)
{
    m_clock.advance(by);
    m_book->tick();
}

Outcome TestAlarmBook::act(AlarmEvent event, const QString &comment,
                           std::optional<Milliseconds> span)
{
    return m_book->act(amps,
                       {event, u"tester"_s, comment,
                        span ? std::optional(m_clock.wall() + *span) : std::optional<WallTime>()});
}

void TestAlarmBook::keysAsText_data()
{
    QTest::addColumn<AlarmKey>("alarm");
    QTest::addColumn<QString>("text");
    QTest::newRow("signal") << key(u"high-high"_s) << u"raptor/shop/m1/left.amps:high-high"_s;
    QTest::newRow("device") << key(u"stale"_s, {}) << u"raptor/shop/m1:stale"_s;
    QTest::newRow("broker") << AlarmKey{{}, u"broker/cloud"_s, u"lost"_s} << u"broker/cloud:lost"_s;
    QTest::newRow("console") << AlarmKey{{}, u"console"_s, u"disk-low"_s} << u"console:disk-low"_s;
}

void TestAlarmBook::keysAsText()
{
    QFETCH(const AlarmKey, alarm);
    QTEST(alarm.text(), "text");
}

void TestAlarmBook::everyMoveIsWrittenDown()
{
    m_book->raise(amps, high(), seen());
    const WallTime raisedAt = m_clock.wall();
    QCOMPARE(m_journal->rows.size(), 1);
    AlarmTransition row = last();
    QCOMPARE(row.seq, 0);
    QCOMPARE(row.at, raisedAt);
    QCOMPARE(row.key, amps);
    QCOMPARE(row.event, AlarmEvent::Raise);
    QCOMPARE(row.from, AlarmStatus());
    QCOMPARE(row.to.state, AlarmState::ActiveUnacknowledged);
    QCOMPARE(row.priority, AlarmPriority::High);
    QCOMPARE(row.kind, AlarmKind::High);
    QCOMPARE(row.text, u"Current high"_s);
    QCOMPARE(row.occurrence, seen());
    QVERIFY(row.by.isEmpty() && row.comment.isEmpty() && !row.until);

    advance(5s);
    QVERIFY(act(AlarmEvent::Acknowledge, u"seen"_s).ok());
    row = last();
    QCOMPARE(row.event, AlarmEvent::Acknowledge);
    QCOMPARE(row.from.state, AlarmState::ActiveUnacknowledged);
    QCOMPARE(row.to.state, AlarmState::ActiveAcknowledged);
    QCOMPARE(row.by, u"tester"_s);
    QCOMPARE(row.comment, u"seen"_s);
    QCOMPARE(row.occurrence, seen());

    advance(5s);
    QVERIFY(act(AlarmEvent::ShelveTimed, u"known"_s, 10min).ok());
    const WallTime until = m_clock.wall() + 10min;
    QCOMPARE(last().until, until);
    advance(5s);
    m_book->clear(amps);
    row = last();
    QCOMPARE(row.event, AlarmEvent::Clear);
    QCOMPARE(row.to.state, AlarmState::Normal);
    QCOMPARE(row.until, until); // every row of a shelved alarm tells its end
    QVERIFY(row.by.isEmpty());

    const AlarmRecord now = record();
    QCOMPARE(now.raisedAt, raisedAt);
    QCOMPARE(now.acknowledgedAt, raisedAt + 5s);
    QCOMPARE(now.acknowledgedBy, u"tester"_s);
    QCOMPARE(now.comment, u"known"_s);
    QCOMPARE(now.clearedAt, raisedAt + 15s);
    QCOMPARE(now.changedAt, raisedAt + 15s);
    QCOMPARE(now.shelvedUntil, until);
    QCOMPARE(now.shelvedBy, u"tester"_s);
    QCOMPARE(now.shelvedWhy, u"known"_s);
    QCOMPARE(now.raisedCount, 1);
    QCOMPARE(now.guidance, high().guidance);
    const QList<AlarmEvent> events{AlarmEvent::Raise, AlarmEvent::Acknowledge,
                                   AlarmEvent::ShelveTimed, AlarmEvent::Clear};
    QCOMPARE(m_journal->events(), events);
}

void TestAlarmBook::tellingTheSameAgainChangesNothing()
{
    m_book->raise(amps, high(), seen());
    const AlarmRecord before = record();
    QCOMPARE(m_book->takeChanges().records.size(), 1);
    advance(1s);
    m_book->raise(amps, high(), seen(25));
    QCOMPARE(record(), before);
    m_book->unsuppress(amps);
    QVERIFY(m_book->takeChanges().records.isEmpty());
    m_book->clear(amps);
    m_book->clear(amps);
    QCOMPARE(m_journal->rows.size(), 2);
}

void TestAlarmBook::newDefinitionIsTakenOver()
{
    m_book->raise(amps, high(), seen());
    m_book->raise(amps, high(AlarmPriority::Urgent), seen(25));
    QCOMPARE(m_journal->rows.size(), 1);
    QCOMPARE(record().priority, AlarmPriority::Urgent);
    QCOMPARE(record().occurrence, seen());
    QCOMPARE(m_book->summary().unacknowledged, (std::array{1, 0, 0}));
}

void TestAlarmBook::unknownAlarmsAreNotMade()
{
    m_book->clear(amps);
    m_book->suppress(amps, u"no link to local"_s);
    m_book->unsuppress(amps);
    QCOMPARE(m_book->status(amps), AlarmStatus());
    QVERIFY(!m_book->knows(amps));
    QVERIFY(m_book->records().isEmpty());
    QVERIFY(m_book->takeChanges().records.isEmpty());
    QVERIFY(m_journal->rows.isEmpty());
    m_book->know(amps, high());
    QVERIFY(m_book->knows(amps));
    QVERIFY(m_book->records().isEmpty());
    QVERIFY(m_book->takeChanges().records.isEmpty());
}

void TestAlarmBook::raisedAgainForgetsWhoAcknowledged()
{
    m_book->raise(amps, high(), seen());
    QVERIFY(act(AlarmEvent::Acknowledge, u"seen"_s).ok());
    m_book->clear(amps);
    advance(1min);
    m_book->raise(amps, high(), seen(30));
    QCOMPARE(record().raisedCount, 2);
    QCOMPARE(record().raisedAt, m_clock.wall());
    QCOMPARE(record().occurrence, seen(30));
    QVERIFY(!record().clearedAt && !record().acknowledgedAt);
    QVERIFY(record().acknowledgedBy.isEmpty() && record().comment.isEmpty());
    QVERIFY(record().status.isUnacknowledged());
}

void TestAlarmBook::suppressedByDesign()
{
    m_book->raise(amps, high(), seen());
    m_book->suppress(amps, u"no link to local"_s);
    QVERIFY(record().status.suppressed);
    QCOMPARE(record().suppressedWhy, u"no link to local"_s);
    QCOMPARE(last().comment, u"no link to local"_s);
    QVERIFY(!record().status.isAnnounced());
    m_book->suppress(amps, u"very high is active"_s);
    QCOMPARE(record().suppressedWhy, u"very high is active"_s);
    QCOMPARE(m_journal->rows.size(), 2);
    m_book->unsuppress(amps);
    QVERIFY(record().suppressedWhy.isEmpty());
    QVERIFY(record().status.isAnnounced() && record().status.isUnacknowledged());

    m_book->clear(amps);
    QVERIFY(act(AlarmEvent::Acknowledge).ok());
    const qsizetype rows = m_journal->rows.size();
    m_book->suppress(amps, u"no link to local"_s); // Normal: there is nothing to suppress
    QCOMPARE(m_journal->rows.size(), rows);
    m_book->raise(amps, high(), seen());
    m_book->suppress(amps, u"no link to local"_s);
    m_book->clear(amps);
    QCOMPARE(record().status.state, AlarmState::Normal); // came and went unheard
    QVERIFY(record().status.suppressed);
    m_book->unsuppress(amps);
    QCOMPARE(record().status, AlarmStatus());
}

void TestAlarmBook::shelvingEndsOnTheClock()
{
    m_book->raise(amps, high(), seen());
    QVERIFY(act(AlarmEvent::ShelveTimed, u"known"_s, 10min).ok());
    QCOMPARE(m_book->summary().shelved, 1);
    advance(10min - 1ms);
    QCOMPARE(record().status.shelving, AlarmShelving::Timed);
    advance(1ms);
    QCOMPARE(record().status.shelving, AlarmShelving::None);
    QCOMPARE(last().event, AlarmEvent::ShelvingExpired);
    QVERIFY(last().by.isEmpty() && !last().until);
    QVERIFY(!record().shelvedUntil);
    QVERIFY(record().shelvedBy.isEmpty() && record().shelvedWhy.isEmpty());
    QVERIFY(record().status.isAnnounced());
    advance(10min);
    QCOMPARE(m_journal->count(AlarmEvent::ShelvingExpired), 1);
}

void TestAlarmBook::shelvingGoesByNoWallClock()
{
    const AlarmKey other = key(u"low"_s);
    m_book->raise(amps, high(), seen());
    m_book->raise(other, high(), seen());
    QVERIFY(act(AlarmEvent::ShelveTimed, u"known"_s, 10min).ok());
    const AlarmBook::Act longer{AlarmEvent::ShelveTimed, u"tester"_s, u"known"_s,
                                m_clock.wall() + 20min};
    QVERIFY(m_book->act(other, longer).ok());
    m_clock.jumpWall(5h);
    advance(9min);
    QCOMPARE(m_book->summary().shelved, 2);
    m_clock.jumpWall(-50h);
    advance(1min);
    QCOMPARE(m_book->summary().shelved, 1);
    advance(10min);
    QCOMPARE(m_book->summary().shelved, 0);
}

void TestAlarmBook::shelvedAgainTakesTheNewEnd()
{
    m_book->raise(amps, high(), seen());
    QVERIFY(act(AlarmEvent::ShelveTimed, u"known"_s, 10min).ok());
    advance(5min);
    QVERIFY(act(AlarmEvent::ShelveTimed, u"still"_s, 10min).ok());
    QCOMPARE(m_journal->count(AlarmEvent::ShelveTimed), 2);
    QCOMPARE(record().shelvedWhy, u"still"_s);
    advance(6min);
    QCOMPARE(m_book->summary().shelved, 1);
    QVERIFY(act(AlarmEvent::Unshelve).ok());
    advance(10min);
    QCOMPARE(m_journal->count(AlarmEvent::ShelvingExpired), 0);
}

void TestAlarmBook::oneShotEndsWithTheCondition()
{
    m_book->raise(amps, high(), seen());
    QVERIFY(act(AlarmEvent::ShelveOnce, u"known"_s, 8h).ok());
    advance(1min);
    m_book->clear(amps);
    QCOMPARE(record().status, AlarmStatus());
    QCOMPARE(last().event, AlarmEvent::Clear);
    QCOMPARE(last().from.shelving, AlarmShelving::OneShot);
    QVERIFY(!record().shelvedUntil);
    m_book->raise(amps, high(), seen());
    QVERIFY(record().status.isAnnounced());
    advance(8h);
    QCOMPARE(m_journal->count(AlarmEvent::ShelvingExpired), 0);
}

void TestAlarmBook::oneShotEndsWithItsSpan()
{
    m_book->raise(amps, high(), seen());
    QVERIFY(act(AlarmEvent::ShelveOnce, u"known"_s, 8h).ok());
    advance(8h);
    QCOMPARE(last().event, AlarmEvent::ShelvingExpired);
    QVERIFY(record().status.isAnnounced());
}

void TestAlarmBook::outOfService()
{
    m_book->raise(amps, high(), seen());
    QVERIFY(act(AlarmEvent::RemoveFromService, u"sensor is broken"_s).ok());
    QCOMPARE(record().status.state, AlarmState::Normal);
    QCOMPARE(record().shelvedBy, u"tester"_s);
    QCOMPARE(record().shelvedWhy, u"sensor is broken"_s);
    QCOMPARE(m_book->summary().outOfService, 1);
    const qsizetype rows = m_journal->rows.size();
    m_book->clear(amps);
    m_book->raise(amps, high(), seen());
    QCOMPARE(m_journal->rows.size(), rows);
    QCOMPARE(record().raisedCount, 1);
    QVERIFY(act(AlarmEvent::ReturnToService, u"new sensor"_s).ok());
    QCOMPARE(record().status, AlarmStatus());
    QVERIFY(record().shelvedBy.isEmpty());
    m_book->raise(amps, high(), seen());
    QVERIFY(record().status.isAnnounced());

    // Before it was ever raised.
    const AlarmKey other = key(u"low"_s);
    const AlarmBook::Act remove{AlarmEvent::RemoveFromService, u"tester"_s, u"no sensor"_s};
    QVERIFY(!m_book->act(other, remove).ok());
    m_book->know(other, high());
    QVERIFY(m_book->act(other, remove).ok());
    QCOMPARE(record(other).text, u"Current high"_s);
    QCOMPARE(m_book->summary().outOfService, 1);
}

void TestAlarmBook::latched()
{
    m_book->raise(amps, high(AlarmPriority::Urgent, true), seen());
    m_book->clear(amps);
    QCOMPARE(record().status.state, AlarmState::LatchedUnacknowledged);
    QVERIFY(!act(AlarmEvent::Reset).ok());
    QVERIFY(act(AlarmEvent::Acknowledge).ok());
    QVERIFY(act(AlarmEvent::Reset, u"repaired"_s).ok());
    QCOMPARE(record().status, AlarmStatus());
    QCOMPARE(record().comment, u"repaired"_s);
}

void TestAlarmBook::whatDoesNotApplyIsSaid_data()
{
    using Events = QList<AlarmEvent>;
    QTest::addColumn<bool>("latching");
    QTest::addColumn<Events>("before");
    QTest::addColumn<AlarmEvent>("event");
    QTest::addColumn<QString>("why");
    using E = AlarmEvent;
    QTest::newRow("unknown") << false << Events{} << E::Acknowledge << u"there is no such alarm"_s;
    QTest::newRow("acknowledge twice") << false << Events{E::Raise, E::Acknowledge}
                                       << E::Acknowledge << u"it is acknowledged already"_s;
    QTest::newRow("acknowledge nothing") << false << Events{E::Raise, E::Acknowledge, E::Clear}
                                         << E::Acknowledge << u"there is nothing to acknowledge"_s;
    QTest::newRow("acknowledge a latch twice") << true << Events{E::Raise, E::Clear, E::Acknowledge}
                                               << E::Acknowledge << u"it is acknowledged already"_s;
    QTest::newRow("acknowledge out of service") << false << Events{E::Raise, E::RemoveFromService}
                                                << E::Acknowledge << u"it is out of service"_s;
    QTest::newRow("reset while it holds")
        << true << Events{E::Raise, E::Acknowledge} << E::Reset << u"what raised it still holds"_s;
    QTest::newRow("reset before acknowledging")
        << true << Events{E::Raise, E::Clear} << E::Reset << u"it has to be acknowledged first"_s;
    QTest::newRow("reset what does not latch")
        << false << Events{E::Raise, E::Clear} << E::Reset << u"it is not latched"_s;
    QTest::newRow("reset out of service")
        << true << Events{E::Raise, E::RemoveFromService} << E::Reset << u"it is out of service"_s;
    QTest::newRow("unshelve what is not shelved")
        << false << Events{E::Raise} << E::Unshelve << u"it is not shelved"_s;
    QTest::newRow("out of service twice")
        << false << Events{E::Raise, E::RemoveFromService} << E::RemoveFromService
        << u"it is out of service already"_s;
    QTest::newRow("return what is in service")
        << false << Events{E::Raise} << E::ReturnToService << u"it is in service"_s;
    QTest::newRow("what watches do")
        << false << Events{E::Raise} << E::Clear << u"that is nothing that an operator does"_s;
}

void TestAlarmBook::whatDoesNotApplyIsSaid()
{
    QFETCH(const bool, latching);
    QFETCH(const QList<AlarmEvent>, before);
    QFETCH(const AlarmEvent, event);
    for (const AlarmEvent one : before) {
        if (one == AlarmEvent::Raise)
            m_book->raise(amps, high(AlarmPriority::High, latching), seen());
        else if (one == AlarmEvent::Clear)
            m_book->clear(amps);
        else
            QVERIFY(act(one, u"reason"_s).ok());
    }
    const qsizetype rows = m_journal->rows.size();
    const Outcome outcome = act(event);
    QVERIFY(!outcome.ok());
    QTEST(outcome.error().text, "why");
    QCOMPARE(m_journal->rows.size(), rows);
}

void TestAlarmBook::acknowledgementOutlivesTheRun()
{
    m_book->raise(amps, high(), seen());
    advance(1s);
    QVERIFY(act(AlarmEvent::Acknowledge, u"seen"_s).ok());
    const WallTime at = m_clock.wall();
    restart();
    QCOMPARE(record().status.state, AlarmState::ActiveAcknowledged);
    QCOMPARE(record().acknowledgedAt, at);
    QCOMPARE(record().acknowledgedBy, u"tester"_s);
    QCOMPARE(record().comment, u"seen"_s);
    QCOMPARE(record().occurrence, seen());
    QCOMPARE(record().text, u"Current high"_s);
    QCOMPARE(record().raisedCount, 0);
    QVERIFY(m_journal->rows.isEmpty());
    QCOMPARE(m_book->records().size(), 1);
    m_book->raise(amps, high(), seen(20)); // the condition holds still: nothing new
    QVERIFY(m_journal->rows.isEmpty());
    QCOMPARE(record().guidance, high().guidance);
    m_book->clear(amps);
    QCOMPARE(record().status, AlarmStatus());
}

void TestAlarmBook::olderRowsTellMore()
{
    m_book->raise(amps, high(), seen());
    const WallTime raisedAt = m_clock.wall();
    advance(1s);
    QVERIFY(act(AlarmEvent::Acknowledge, u"seen"_s).ok());
    QVERIFY(act(AlarmEvent::ShelveTimed, u"known"_s, 1h).ok());
    m_book->suppress(amps, u"no link to local"_s);
    auto journal = std::make_unique<FakeAlarmJournal>();
    journal->kept = m_journal->rows;
    m_book = std::make_unique<AlarmBook>(m_clock, journal.get());
    m_journal = std::move(journal);
    QCOMPARE(record().raisedAt, raisedAt);
    QCOMPARE(record().acknowledgedBy, u"tester"_s);
    QCOMPARE(record().shelvedWhy, u"known"_s);
    QCOMPARE(record().shelvedUntil, m_clock.wall() + 1h);
    QCOMPARE(record().status.state, AlarmState::ActiveAcknowledged);
    QCOMPARE(record().status.shelving, AlarmShelving::Timed);
}

void TestAlarmBook::shelvingOfAnEarlierRun_data()
{
    using Until = std::optional<WallTime>;
    QTest::addColumn<Until>("until");
    QTest::addColumn<QList<AlarmEvent>>("events");
    const WallTime now = FakeClock().wall();
    QTest::newRow("goes on") << Until(now + 1h) << QList<AlarmEvent>{};
    QTest::newRow("a day ahead") << Until(now + 24h) << QList<AlarmEvent>{};
    QTest::newRow("over") << Until(now - 1ms) << QList<AlarmEvent>{AlarmEvent::ShelvingExpired};
    QTest::newRow("just over") << Until(now) << QList<AlarmEvent>{AlarmEvent::ShelvingExpired};
    QTest::newRow("more than a day ahead")
        << Until(now + 24h + 1ms) << QList<AlarmEvent>{AlarmEvent::Unshelve};
    QTest::newRow("without an end") << Until() << QList<AlarmEvent>{AlarmEvent::Unshelve};
}

void TestAlarmBook::shelvingOfAnEarlierRun()
{
    QFETCH(const std::optional<WallTime>, until);
    QFETCH(const QList<AlarmEvent>, events);
    m_clock.jumpWall(FakeClock().wall() - m_clock.wall());
    for (const auto shelving : {AlarmShelving::Timed, AlarmShelving::OneShot}) {
        AlarmTransition row;
        row.at = m_clock.wall() - 30min;
        row.key = amps;
        row.event =
            shelving == AlarmShelving::Timed ? AlarmEvent::ShelveTimed : AlarmEvent::ShelveOnce;
        row.to = {AlarmState::ActiveAcknowledged, shelving, false, false};
        row.by = u"tester"_s;
        row.comment = u"known"_s;
        row.until = until;
        m_journal = std::make_unique<FakeAlarmJournal>();
        m_journal->kept = {row};
        m_book = std::make_unique<AlarmBook>(m_clock, m_journal.get());
        QCOMPARE(m_journal->events(), events);
        QCOMPARE(record().status.state, AlarmState::ActiveAcknowledged);
        QCOMPARE(record().status.shelving, events.isEmpty() ? shelving : AlarmShelving::None);
        if (!events.isEmpty()) {
            QVERIFY(!record().shelvedUntil);
            continue;
        }
        QCOMPARE(record().shelvedBy, u"tester"_s);
        QCOMPARE(record().shelvedUntil, until);
        advance(*until - m_clock.wall() - 1ms);
        QCOMPARE(record().status.shelving, shelving);
        advance(1ms);
        QCOMPARE(record().status.shelving, AlarmShelving::None);
        m_clock.jumpWall(FakeClock().wall() - m_clock.wall());
    }
}

void TestAlarmBook::suppressionIsNotRestored()
{
    m_book->raise(amps, high(), seen());
    m_book->suppress(amps, u"no link to local"_s);
    restart();
    QVERIFY(!record().status.suppressed);
    QVERIFY(record().status.isAnnounced());
    QCOMPARE(m_journal->events(), QList<AlarmEvent>{AlarmEvent::Unsuppress});
    m_book->suppress(amps, u"no link to local"_s);
    m_book->clear(amps);
    restart();
    QCOMPARE(record().status, AlarmStatus());
    QVERIFY(m_book->records().isEmpty());
    QVERIFY(m_journal->newest().isEmpty());
}

/// The journal says of the raise that nobody was to hear of it.
void TestAlarmBook::raisedSuppressed()
{
    m_book->raiseSuppressed(amps, high(), seen(), u"no link to local"_s);
    QCOMPARE(m_journal->events(), (QList{AlarmEvent::Suppress, AlarmEvent::Raise}));
    QVERIFY(!last().to.isAnnounced() && last().to.isActive());
    QCOMPARE(last().occurrence, seen());
    QCOMPARE(record().suppressedWhy, u"no link to local"_s);
    QVERIFY(m_book->takeAnnouncements().isEmpty());
    m_book->raiseSuppressed(amps, high(), seen(), u"another reason"_s);
    QCOMPARE(m_journal->rows.size(), 2);
    QCOMPARE(record().suppressedWhy, u"another reason"_s);
    m_book->unsuppress(amps);
    QCOMPARE(m_book->takeAnnouncements().size(), 1);
    QVERIFY(act(AlarmEvent::RemoveFromService, u"broken"_s).ok());
    m_book->raiseSuppressed(amps, high(), seen(), u"no link to local"_s);
    QVERIFY(!record().status.suppressed);
}

void TestAlarmBook::withdrawn()
{
    const AlarmKey other = key(u"low"_s);
    m_book->raise(amps, high(), seen());
    m_book->suppress(amps, u"no link to local"_s);
    m_book->raise(other, high(), seen());
    m_book->raise(key(u"stale"_s, {}), high(AlarmPriority::High, true), seen());
    const qsizetype rows = m_journal->rows.size();
    m_book->withdraw(amps, u"removed"_s);
    QCOMPARE(record().status, AlarmStatus()); // in silence
    QCOMPARE(m_journal->rows.at(rows).event, AlarmEvent::Clear);
    QCOMPARE(m_journal->rows.at(rows).comment, u"removed"_s);
    QVERIFY(record().comment.isEmpty()); // no operator said it
    m_book->withdrawAll(amps.device, u"removed as well"_s);
    QCOMPARE(record(other).status.state, AlarmState::ReturnedUnacknowledged);
    QCOMPARE(record(key(u"stale"_s, {})).status.state, AlarmState::LatchedUnacknowledged);
    QCOMPARE(last().comment, u"removed as well"_s);
    QCOMPARE(m_journal->rows.size(), rows + 4);
    m_book->withdraw(key(u"never"_s), u"removed"_s);
    m_book->withdrawAll(amps.device, u"removed"_s);
    QCOMPARE(m_journal->rows.size(), rows + 4);
}

void TestAlarmBook::outOfServiceIsRestored()
{
    m_book->raise(amps, high(), seen());
    QVERIFY(act(AlarmEvent::RemoveFromService, u"sensor is broken"_s).ok());
    restart();
    QVERIFY(record().status.outOfService);
    QCOMPARE(record().shelvedWhy, u"sensor is broken"_s);
    QVERIFY(m_journal->rows.isEmpty());
    m_book->raise(amps, high(), seen());
    QVERIFY(m_journal->rows.isEmpty());
    QVERIFY(act(AlarmEvent::ReturnToService).ok());
}

void TestAlarmBook::latchesOutliveTheRun_data()
{
    QTest::addColumn<AlarmKind>("kind");
    QTest::addColumn<bool>("defined");
    QTest::addColumn<AlarmState>("cleared");
    QTest::newRow("by its definition")
        << AlarmKind::Contradiction << true << AlarmState::LatchedUnacknowledged;
    QTest::newRow("nobody knows") << AlarmKind::Contradiction << false
                                  << AlarmState::ReturnedUnacknowledged;
    QTest::newRow("nobody knows, but such a kind latches")
        << AlarmKind::NotConfirmed << false << AlarmState::LatchedUnacknowledged;
}

void TestAlarmBook::latchesOutliveTheRun()
{
    QFETCH(const AlarmKind, kind);
    QFETCH(const bool, defined);
    AlarmDefinition definition = high(AlarmPriority::Urgent, true);
    definition.kind = kind;
    m_book->raise(amps, definition, seen());
    restart([&](const AlarmKey &) { return defined ? std::optional(definition) : std::nullopt; });
    m_book->clear(amps);
    QTEST(record().status.state, "cleared");
    m_book->raise(amps, definition, seen());
    m_book->clear(amps);
    restart();
    QCOMPARE(record().status.state, AlarmState::LatchedUnacknowledged);
    QVERIFY(act(AlarmEvent::Acknowledge).ok());
    restart();
    QVERIFY(act(AlarmEvent::Reset).ok());
    QVERIFY(m_journal->newest().isEmpty());
}

void TestAlarmBook::definitionsOfAnEarlierRunAreLearned()
{
    m_book->raise(amps, high(), seen());
    bool known = false;
    int asked = 0;
    restart([&](const AlarmKey &) {
        ++asked;
        return known ? std::optional(high(AlarmPriority::Urgent)) : std::nullopt;
    });
    QVERIFY(record().guidance.meaning.isEmpty());
    for (int i = 0; i < 50; ++i)
        advance(100ms);
    QVERIFY2(asked >= 4 && asked <= 6, qPrintable(QString::number(asked)));
    known = true;
    advance(1s);
    QCOMPARE(record().guidance, high().guidance);
    QCOMPARE(record().priority, AlarmPriority::Urgent);
    asked = 0;
    advance(10s);
    QCOMPARE(asked, 0);
    QVERIFY(m_journal->rows.isEmpty());
}

void TestAlarmBook::disabledMeanwhileIsCleared()
{
    m_book->raise(amps, high(), seen());
    AlarmDefinition disabled = high();
    disabled.enabled = false;
    restart([&](const AlarmKey &) { return std::optional(disabled); });
    advance(1s);
    QCOMPARE(record().status.state, AlarmState::ReturnedUnacknowledged);
    QCOMPARE(m_journal->events(), QList<AlarmEvent>{AlarmEvent::Clear});
}

/// Anything that can happen, in any order, killed after every step: what comes up is what went
/// down, but for what must not be relied on.
void TestAlarmBook::everyStepSurvivesARestart()
{
    using E = AlarmEvent;
    const QList<E> events{
        E::Raise,          E::Clear,    E::Acknowledge, E::Reset,      E::ShelveTimed,
        E::ShelveOnce,     E::Unshelve, E::Suppress,    E::Unsuppress, E::RemoveFromService,
        E::ReturnToService};
    std::mt19937 random(20261128); // NOLINT(bugprone-random-generator-seed): the same each time
    const auto definition = high(AlarmPriority::High, true);
    for (const bool latching : {false, true}) {
        AlarmDefinition own = definition;
        own.latching = latching;
        for (int step = 0; step < 2000; ++step) {
            const E event = events.at(qsizetype(random() % unsigned(events.size())));
            if (event == E::Raise)
                m_book->raise(amps, own, seen(double(step)));
            else if (event == E::Clear)
                m_book->clear(amps);
            else if (event == E::Suppress)
                m_book->suppress(amps, u"why"_s);
            else if (event == E::Unsuppress)
                m_book->unsuppress(amps);
            else {
                m_book->know(amps, own);
                static_cast<void>(act(event, u"reason"_s, 1h).ok());
            }
            AlarmStatus expected = m_book->status(amps);
            expected.suppressed = false;
            const auto until = m_book->record(amps).value_or(AlarmRecord()).shelvedUntil;
            advance(1s);
            restart([&](const AlarmKey &) { return std::optional(own); });
            QCOMPARE(m_book->status(amps), expected);
            QCOMPARE(m_book->record(amps).value_or(AlarmRecord()).shelvedUntil, until);
            QCOMPARE(m_book->records().size(), expected == AlarmStatus() ? 0 : 1);
        }
    }
}

void TestAlarmBook::actsElsewhereAreHandedOn()
{
    m_book->raise(amps, high(), seen());
    AlarmTransition row = last();
    row.event = AlarmEvent::Acknowledge;
    row.from = row.to;
    row.to.state = AlarmState::ActiveAcknowledged;
    row.by = u"ctl"_s;
    row.comment = u"from afar"_s;
    row.at = m_clock.wall() + 50ms;
    row.seq = 7;
    advance(100ms);
    m_book->actedElsewhere(row);
    QCOMPARE(record().status.state, AlarmState::ActiveAcknowledged);
    QCOMPARE(record().acknowledgedBy, u"ctl"_s);
    QCOMPARE(record().acknowledgedAt, row.at);
    QCOMPARE(record().comment, u"from afar"_s);
    QCOMPARE(m_journal->rows.size(), 2);
    QVERIFY(last() == row); // its number tells the journal that it has it already
    QCOMPARE(m_book->takeChanges().records.size(), 1);

    row.event = AlarmEvent::ShelveTimed;
    row.from = row.to;
    row.to.shelving = AlarmShelving::Timed;
    row.at = m_clock.wall();
    row.until = row.at + 10min;
    row.seq = 8;
    m_book->actedElsewhere(row);
    QCOMPARE(record().shelvedUntil, row.until);
    QVERIFY(last() == row);
    advance(10min);
    QCOMPARE(last().event, AlarmEvent::ShelvingExpired);

    row.event = AlarmEvent::Raise; // no operator does that
    row.to = {AlarmState::ActiveUnacknowledged, AlarmShelving::None, false, false};
    m_book->actedElsewhere(row);
    QCOMPARE(record().status.state, AlarmState::ActiveAcknowledged);
}

void TestAlarmBook::actsElsewhereOfUnknownAlarms()
{
    AlarmTransition row;
    row.at = m_clock.wall();
    row.key = amps;
    row.event = AlarmEvent::Acknowledge;
    row.from = {AlarmState::ActiveUnacknowledged, AlarmShelving::None, false, false};
    row.to = {AlarmState::ActiveAcknowledged, AlarmShelving::None, false, false};
    m_book->actedElsewhere(row);
    QVERIFY(!m_book->knows(amps));
    row.event = AlarmEvent::RemoveFromService;
    row.from = {};
    row.to = {};
    row.to.outOfService = true;
    row.text = u"Current high"_s;
    row.comment = u"sensor is broken"_s;
    row.seq = 9;
    m_book->actedElsewhere(row);
    QVERIFY(record().status.outOfService);
    QCOMPARE(record().text, u"Current high"_s);
    QCOMPARE(record().shelvedWhy, u"sensor is broken"_s);
    QCOMPARE(m_journal->rows.size(), 1);
    QCOMPARE(last().seq, 9);
}

void TestAlarmBook::actsElsewhereThatWereOvertaken()
{
    m_book->raise(amps, high(), seen());
    AlarmTransition row = last();
    row.event = AlarmEvent::Acknowledge;
    row.from = row.to;
    row.to.state = AlarmState::ActiveAcknowledged;
    row.by = u"ctl"_s;
    advance(100ms);
    row.at = m_clock.wall();
    m_book->clear(amps); // written after that row, but nobody there knew
    m_book->actedElsewhere(row);
    QCOMPARE(record().status.state, AlarmState::Normal);
    QCOMPARE(last().event, AlarmEvent::Acknowledge);
    QCOMPARE(last().from.state, AlarmState::ReturnedUnacknowledged);
    QCOMPARE(last().to.state, AlarmState::Normal);
    QCOMPARE(last().by, u"ctl"_s);

    advance(100ms);
    m_book->raise(amps, high(), seen());
    const qsizetype rows = m_journal->rows.size();
    m_book->actedElsewhere(row); // of the one before
    QVERIFY(record().status.isUnacknowledged());
    QCOMPARE(m_journal->rows.size(), rows);
}

namespace {

/// On which console, and what.
using Step = std::pair<char, AlarmEvent>;
using Steps = QList<Step>;

void happen(AlarmBook &book, AlarmEvent event, bool latching, WallTime now)
{
    const AlarmDefinition definition = high(AlarmPriority::High, latching);
    if (event == AlarmEvent::Raise)
        book.raise(amps, definition, seen());
    else if (event == AlarmEvent::Clear)
        book.clear(amps);
    else if (event == AlarmEvent::Suppress)
        book.suppress(amps, u"no link"_s);
    else if (!book.knows(amps))
        book.know(amps, definition);
    if (AlarmRules::isAct(event))
        QVERIFY(book.act(amps, {event, u"Ada"_s, u"jammed"_s, now + 1h}).ok());
}

} // namespace

void TestAlarmBook::takeOver_data()
{
    using enum AlarmEvent;
    using Events = QList<AlarmEvent>;
    QTest::addColumn<Steps>("steps"); ///< t: there, in the journal; h: here
    QTest::addColumn<bool>("latching");
    QTest::addColumn<Events>("written");
    QTest::addColumn<AlarmStatus>("stands");
    QTest::addColumn<bool>("strange"); ///< active there alone
    const auto row = [](const char *name, const Steps &steps, const Events &written,
                        const AlarmStatus &stands, bool latching = false, bool strange = false) {
        QTest::newRow(name) << steps << latching << written << stands << strange;
    };
    const AlarmStatus active{AlarmState::ActiveUnacknowledged};
    const AlarmStatus acknowledged{AlarmState::ActiveAcknowledged};
    const AlarmStatus returned{AlarmState::ReturnedUnacknowledged};
    const Step there{'t', Raise};
    const Step here{'h', Raise};
    row("the same", {there, here}, {}, active);
    row("acknowledged there", {there, here, {'t', Acknowledge}}, {}, acknowledged);
    row("shelved there", {there, here, {'t', ShelveTimed}}, {},
        {active.state, AlarmShelving::Timed});
    row("out of service there", {there, here, {'t', RemoveFromService}}, {},
        {AlarmState::Normal, AlarmShelving::None, false, true});
    row("unknown here", {there, {'t', Acknowledge}, {'t', ShelveOnce}}, {},
        {acknowledged.state, AlarmShelving::OneShot}, false, true);
    row("known here, never raised", {{'h', ShelveTimed}, {'h', Unshelve}, there}, {}, active, false,
        true);
    row("unknown there", {here, {'h', Acknowledge}, {'h', ShelveTimed}},
        {Raise, Acknowledge, ShelveTimed}, {acknowledged.state, AlarmShelving::Timed});
    row("out of service here", {there, here, {'h', RemoveFromService}}, {RemoveFromService},
        {AlarmState::Normal, AlarmShelving::None, false, true});
    row("came and went here", {here, {'h', Clear}}, {Raise, Clear}, returned);
    row("latched here", {here, {'h', Clear}, {'h', Acknowledge}}, {Raise, Clear, Acknowledge},
        {AlarmState::LatchedAcknowledged}, true);
    row("latched there", {there, here, {'t', Clear}, {'t', Acknowledge}}, {Raise}, active, true);
    row("ended here, acknowledged there", {there, here, {'t', Acknowledge}, {'h', Clear}}, {Clear},
        {});
    row("ended there, holds here", {there, here, {'t', Clear}}, {Raise}, active);
    row("came again here", {there, here, {'t', Acknowledge}, {'h', Clear}, {'h', Raise}},
        {Clear, Raise}, active);
    row("came later here", {there, {'t', Acknowledge}, here}, {}, acknowledged);
    row("acknowledged here", {there, here, {'h', Acknowledge}}, {Acknowledge}, acknowledged);
    row("acknowledged and ended here", {there, here, {'h', Acknowledge}, {'h', Clear}},
        {Acknowledge, Clear}, {});
    row("ended here before it was raised there", {here, {'h', Clear}, {'h', Acknowledge}, there},
        {}, active, false, true);
    row("acknowledged here before it was raised there", {here, {'h', Acknowledge}, there}, {},
        active);
    row("shelved there, raised here before that", {here, {'h', Acknowledge}, {'t', ShelveTimed}},
        {Raise, Acknowledge}, {acknowledged.state, AlarmShelving::Timed});
    row("suppressed there", {there, here, {'t', Suppress}}, {Unsuppress}, active);
    row("suppressed here, unknown there", {here, {'h', Suppress}}, {Raise, Suppress},
        {active.state, AlarmShelving::None, true}); // after it was heard
    row("shelved here before it came", {{'h', ShelveTimed}, here}, {ShelveTimed, Raise},
        {active.state, AlarmShelving::Timed});
    row("suppressed here", {there, here, {'h', Suppress}}, {Suppress},
        {active.state, AlarmShelving::None, true});
}

/// Two consoles see the same plant; this one goes on from what the other one has written.
void TestAlarmBook::takeOver()
{
    QFETCH(const Steps, steps);
    QFETCH(const bool, latching);
    QFETCH(const QList<AlarmEvent>, written);
    QFETCH(const AlarmStatus, stands);
    QFETCH(const bool, strange);
    FakeAlarmJournal there;
    AlarmBook other(m_clock, &there);
    for (const auto &[where, event] : steps) {
        happen(where == 't' ? other : *m_book, event, latching, m_clock.wall());
        advance(10s);
    }
    m_journal->rows.clear();
    const QList<AlarmKey> asked = m_book->takeOver(there.rows);
    QCOMPARE(m_journal->events(), written);
    QCOMPARE(m_book->status(amps), stands);
    QCOMPARE(asked, strange ? QList<AlarmKey>{amps} : QList<AlarmKey>());
    // One line of transitions without a break.
    AlarmStatus end = other.status(amps);
    WallTime at = there.rows.isEmpty() ? WallTime() : there.rows.last().at;
    for (const AlarmTransition &row : std::as_const(m_journal->rows)) {
        QCOMPARE(row.from, end);
        QCOMPARE(row.to, AlarmMachine::next(end, row.event, latching));
        QVERIFY(row.at >= at);
        end = row.to;
        at = row.at;
    }
    QCOMPARE(end, stands);
    if (stands.state == AlarmState::ActiveAcknowledged)
        QCOMPARE(record().acknowledgedBy, u"Ada"_s);
    if (stands.isSilent() && !stands.suppressed)
        QCOMPARE(record().shelvedWhy, u"jammed"_s);
    const qsizetype rows = m_journal->rows.size();
    (void)m_book->takeOver(there.rows + m_journal->rows); // once more changes nothing
    QCOMPARE(m_journal->rows.size(), rows);
}

void TestAlarmBook::takeOverKeepsWhatListenersKnow()
{
    m_book->raise(amps, high(), seen());
    m_book->raise(key(u"stale"_s, {}), high(), seen());
    QVERIFY(act(AlarmEvent::Acknowledge).ok());
    (void)m_book->takeAnnouncements();
    (void)m_book->takeChanges();
    const AlarmRecord before = record();
    const AlarmSummary summary = m_book->summary();
    m_journal->rows.clear();
    advance(1min);
    QVERIFY(m_book->takeOver({}).isEmpty()); // an empty journal
    QVERIFY(m_book->takeAnnouncements().isEmpty());
    QVERIFY(m_book->summary() == summary);
    QCOMPARE(record().raisedAt, before.raisedAt);
    QCOMPARE(record().acknowledgedAt, before.acknowledgedAt);
    QCOMPARE(record().acknowledgedBy, before.acknowledgedBy);
    QCOMPARE(record().raisedCount, before.raisedCount);
    QVERIFY(record().occurrence == before.occurrence);
    QCOMPARE(m_journal->rows.size(), 3);
    QCOMPARE(m_journal->rows.first().at, *before.raisedAt);
    QVERIFY(!m_journal->rows.first().comment.isEmpty());

    // What is acknowledged here and not there calls again, and is not new.
    AlarmTransition raised = m_journal->rows.first();
    raised.at = m_clock.wall();
    QVERIFY(m_book->takeOver({raised}).isEmpty());
    const auto calls = m_book->takeAnnouncements();
    QCOMPARE(calls.size(), 1);
    QCOMPARE(calls.first().record.key, amps);
    QVERIFY(!calls.first().isNew);
}

void TestAlarmBook::takenOverShelvingEnds()
{
    AlarmTransition row;
    row.at = m_clock.wall();
    row.key = amps;
    row.event = AlarmEvent::ShelveTimed;
    row.to = {AlarmState::Normal, AlarmShelving::Timed};
    row.by = u"Ada"_s;
    row.until = m_clock.wall() + 10min;
    (void)m_book->takeOver({row});
    QCOMPARE(m_book->status(amps).shelving, AlarmShelving::Timed);
    QCOMPARE(m_book->takeChanges().records.size(), 1);
    advance(10min);
    QCOMPARE(last().event, AlarmEvent::ShelvingExpired);
    row.until = m_clock.wall() + 48h; // its end cannot be true
    (void)m_book->takeOver({row});
    QCOMPARE(m_book->status(amps).shelving, AlarmShelving::None);
    QCOMPARE(last().event, AlarmEvent::Unshelve);
}

/// Known here, as something that was never raised or has long ended, and active there.
void TestAlarmBook::takenOverOfWhatIsNoMore()
{
    FakeAlarmJournal there;
    AlarmBook other(m_clock, &there);
    other.raise(amps, high(), seen());
    QString missing;
    m_book = std::make_unique<AlarmBook>(
        m_clock, m_journal.get(), [](const AlarmKey &) { return std::optional(high()); },
        [&missing](const AlarmKey &) { return missing; });
    m_book->know(amps, high());
    QCOMPARE(m_book->takeOver(there.rows), QList<AlarmKey>{amps});
    advance(2s);
    QVERIFY(record().status.isActive()); // nobody knows yet
    missing = u"its device does not report it"_s;
    advance(2s);
    QVERIFY(!record().status.isActive());
    QCOMPARE(last().comment, missing);
    m_book.reset(); // before what it asks
}

/// Of an alarm that was suppressed from its first moment no row says that people heard of it.
void TestAlarmBook::unheardIsCarriedOverUnheard()
{
    m_book->raiseSuppressed(amps, high(), seen(), u"no link to local"_s);
    const WallTime raisedAt = m_clock.wall();
    m_journal->rows.clear();
    advance(1min);
    QVERIFY(m_book->takeOver({}).isEmpty());
    QCOMPARE(m_journal->events(), (QList{AlarmEvent::Suppress, AlarmEvent::Raise}));
    for (const AlarmTransition &row : std::as_const(m_journal->rows)) {
        QVERIFY(!row.to.isAnnounced());
        QCOMPARE(row.at, raisedAt);
    }
    QCOMPARE(m_journal->rows.first().comment, u"no link to local"_s);
    QVERIFY(m_book->takeAnnouncements().isEmpty());
    m_book->unsuppress(amps);
    const auto announced = m_book->takeAnnouncements();
    QCOMPARE(announced.size(), 1);
    QVERIFY(announced.first().isNew);

    const AlarmKey low = key(u"low"_s); // and of one that is known there alone
    FakeAlarmJournal there;
    AlarmBook other(m_clock, &there);
    other.raiseSuppressed(low, high(), seen(), u"no link to local"_s);
    (void)m_book->takeOver(there.rows + m_journal->rows);
    QCOMPARE(last().key, low);
    QCOMPARE(last().event, AlarmEvent::Unsuppress);
    QCOMPARE(last().comment, u"this console has taken over the alarms"_s);
}

void TestAlarmBook::redefinition()
{
    m_book->redefine(amps, high(), u"tester"_s, u"limit 17 -> 18: too many"_s);
    QCOMPARE(last().event, AlarmEvent::Redefine);
    QCOMPARE(last().by, u"tester"_s);
    QCOMPARE(last().comment, u"limit 17 -> 18: too many"_s);
    QCOMPARE(last().from, last().to);
    QVERIFY(m_book->records().isEmpty());

    m_book->raise(amps, high(), seen());
    m_book->redefine(amps, high(AlarmPriority::Low), u"tester"_s, u"priority high -> low: why"_s);
    QCOMPARE(record().priority, AlarmPriority::Low);
    QCOMPARE(last().priority, AlarmPriority::Low);
    QCOMPARE(last().to.state, AlarmState::ActiveUnacknowledged);
    QVERIFY(record().comment.isEmpty());
    AlarmDefinition disabled = high();
    disabled.enabled = false;
    m_book->redefine(amps, disabled, u"tester"_s, u"alarm on -> off: why"_s);
    QCOMPARE(record().status.state, AlarmState::ReturnedUnacknowledged);
}

void TestAlarmBook::summaryCounts()
{
    const auto counts = [this](std::array<int, 3> unacknowledged, std::array<int, 3> acknowledged,
                               int shelved, int outOfService) {
        const AlarmSummary now = m_book->summary();
        return now.unacknowledged == unacknowledged && now.acknowledged == acknowledged
            && now.shelved == shelved && now.outOfService == outOfService;
    };
    QVERIFY(counts({0, 0, 0}, {0, 0, 0}, 0, 0));
    m_book->raise(amps, high(), seen());
    QVERIFY(counts({0, 1, 0}, {0, 0, 0}, 0, 0));
    m_book->raise(key(u"a"_s), high(AlarmPriority::Urgent), seen());
    m_book->raise(key(u"b"_s), high(AlarmPriority::Low), seen());
    QVERIFY(counts({1, 1, 1}, {0, 0, 0}, 0, 0));
    QVERIFY(act(AlarmEvent::Acknowledge).ok());
    QVERIFY(counts({1, 0, 1}, {0, 1, 0}, 0, 0));
    QVERIFY(act(AlarmEvent::ShelveTimed, u"known"_s, 1h).ok());
    QVERIFY(counts({1, 0, 1}, {0, 0, 0}, 1, 0));
    QVERIFY(act(AlarmEvent::RemoveFromService, u"broken"_s).ok());
    QVERIFY(counts({1, 0, 1}, {0, 0, 0}, 1, 1));
    QVERIFY(act(AlarmEvent::Unshelve).ok());
    QVERIFY(counts({1, 0, 1}, {0, 0, 0}, 0, 1));
    QVERIFY(act(AlarmEvent::ReturnToService).ok());
    m_book->clear(key(u"a"_s));
    QVERIFY(counts({1, 0, 1}, {0, 0, 0}, 0, 0)); // gone, and nobody knows yet
    m_book->suppress(key(u"b"_s), u"why"_s);
    QVERIFY(counts({1, 0, 0}, {0, 0, 0}, 0, 0));
    m_book->unsuppress(key(u"b"_s));
    restart();
    QVERIFY(counts({1, 0, 1}, {0, 0, 0}, 0, 0));
    m_book->raise(key(u"b"_s), high(AlarmPriority::High), seen());
    QVERIFY(counts({1, 1, 0}, {0, 0, 0}, 0, 0));
}

void TestAlarmBook::mostUrgentIsTheHighestThenTheOldest()
{
    const auto mostUrgent = [this] {
        const auto record = m_book->summary().mostUrgent;
        return record ? record->key.rule : QString();
    };
    QCOMPARE(mostUrgent(), QString());
    m_book->raise(key(u"low-1"_s), high(AlarmPriority::Low), seen());
    QCOMPARE(mostUrgent(), u"low-1"_s);
    advance(1s);
    m_book->raise(key(u"high-1"_s), high(), seen());
    QCOMPARE(mostUrgent(), u"high-1"_s);
    advance(1s);
    m_book->raise(key(u"high-2"_s), high(), seen());
    m_book->raise(key(u"high-3"_s), high(), seen());
    QCOMPARE(mostUrgent(), u"high-1"_s);
    m_book->clear(key(u"high-1"_s)); // and still unacknowledged
    QCOMPARE(mostUrgent(), u"high-1"_s);
    QVERIFY(m_book->act(key(u"high-1"_s), {AlarmEvent::Acknowledge, u"tester"_s}).ok());
    QCOMPARE(mostUrgent(), u"high-2"_s);
    m_book->suppress(key(u"high-2"_s), u"why"_s);
    QCOMPARE(mostUrgent(), u"high-3"_s);
    m_book->raise(key(u"low-1"_s), high(AlarmPriority::Urgent), seen());
    QCOMPARE(mostUrgent(), u"low-1"_s);
}

void TestAlarmBook::marksOfADevice()
{
    const DeviceId m1 = id(u"raptor/shop/m1"_s);
    const DeviceId m2 = id(u"raptor/shop/m2"_s);
    m_book->raise(key(u"low"_s), high(AlarmPriority::Low), seen());
    m_book->raise(amps, high(), seen());
    m_book->raise(key(u"stale"_s, {}, m2.text()), high(AlarmPriority::Low), seen());
    m_book->raise({{}, u"broker/cloud"_s, u"lost"_s}, high(), seen());
    QCOMPARE(m_book->takeChanges().marked, (QList<DeviceId>{m1, m2}));
    QList<AlarmMark> marks = m_book->marks(m1);
    QCOMPARE(marks.size(), 2);
    QCOMPARE(
        marks.first(),
        (AlarmMark{amps, AlarmPriority::High, AlarmKind::High, true, true, u"Current high"_s}));
    QCOMPARE(marks.last().priority, AlarmPriority::Low);
    QCOMPARE(m_book->marks(m2).size(), 1);

    m_book->clear(amps);
    QCOMPARE(m_book->takeChanges().marked, QList<DeviceId>{m1});
    QCOMPARE(m_book->marks(m1).first().active, false);
    QVERIFY(act(AlarmEvent::Acknowledge).ok());
    QCOMPARE(m_book->takeChanges().marked, QList<DeviceId>{m1});
    QCOMPARE(m_book->marks(m1).size(), 1);
    QVERIFY(act(AlarmEvent::ShelveTimed, u"known"_s, 1h).ok()); // had no mark, has none
    const auto changes = m_book->takeChanges();
    QVERIFY(changes.marked.isEmpty());
    QCOMPARE(changes.records.size(), 1);
    m_book->clear(key(u"stale"_s, {}, m2.text()));
    QVERIFY(m_book->act(key(u"stale"_s, {}, m2.text()), {AlarmEvent::Acknowledge}).ok());
    QVERIFY(m_book->marks(m2).isEmpty());
    QVERIFY(m_book->marks(id(u"raptor/shop/never"_s)).isEmpty());
}

void TestAlarmBook::changesAreToldOnce()
{
    m_book->raise(amps, high(), seen());
    m_book->raise(key(u"low"_s), high(), seen());
    m_book->clear(amps);
    QVERIFY(act(AlarmEvent::Acknowledge).ok());
    const auto changes = m_book->takeChanges();
    QCOMPARE(changes.records.size(), 2);
    QCOMPARE(changes.records.first(), record());
    QCOMPARE(changes.records.first().status, AlarmStatus());
    QVERIFY(m_book->takeChanges().records.isEmpty());
    restart();
    QCOMPARE(m_book->takeChanges().records.size(), 1);
}

void TestAlarmBook::normalOnesAreForgottenAtSomeTime()
{
    const auto number = [](int i) { return key(u"r%1"_s.arg(i)); };
    const AlarmKey standing = key(u"standing"_s);
    m_book->raise(standing, high(), seen());
    for (int i = 0; i < 5000; ++i) {
        m_book->raise(number(i), high(), seen());
        QVERIFY(m_book->act(number(i), {AlarmEvent::Acknowledge}).ok());
    }
    QCOMPARE(m_book->takeChanges().records.size(), 5001);
    QCOMPARE(m_book->records().size(), 5001);
    for (int i = 0; i < 5000; ++i)
        m_book->clear(number(i));
    const auto changes = m_book->takeChanges();
    QCOMPARE(changes.records.size(), 5000); // listeners know of each that it is over
    QVERIFY(std::all_of(changes.records.cbegin(), changes.records.cend(),
                        [](const AlarmRecord &one) { return one.status == AlarmStatus(); }));
    QCOMPARE(m_book->records().size(), 2001);
    QVERIFY(m_book->knows(standing));
    QVERIFY(!m_book->knows(number(2999)));
    QVERIFY(m_book->knows(number(3000)));
    QVERIFY(m_book->marks(standing.device).size() == 1);
}

void TestAlarmBook::firstOutIsKept()
{
    m_book->raise(amps, high(), seen());
    m_book->setFirstOut(amps);
    QVERIFY(record().firstOut);
    QCOMPARE(m_book->takeChanges().records.size(), 1);
    m_book->setFirstOut(amps);
    QVERIFY(m_book->takeChanges().records.isEmpty());
    m_book->clear(amps);
    QVERIFY(act(AlarmEvent::Acknowledge).ok());
    for (int i = 0; i < 3000; ++i) {
        const AlarmKey other = key(u"r%1"_s.arg(i));
        m_book->raise(other, high(), seen());
        QVERIFY(m_book->act(other, {AlarmEvent::Acknowledge}).ok());
        m_book->clear(other);
    }
    QCOMPARE(m_book->takeChanges().records.size(), 3001);
    QVERIFY(record().firstOut);
    QVERIFY(!m_book->knows(key(u"r0"_s)));
    m_book->setFirstOut(std::nullopt);
    QVERIFY(!record().firstOut);
    QCOMPARE(m_book->takeChanges().records.size(), 1);
}

void TestAlarmBook::announcements()
{
    m_book->raise(amps, high(), seen());
    auto news = m_book->takeAnnouncements();
    QCOMPARE(news.size(), 1);
    QCOMPARE(news.first().record, record());
    QVERIFY(news.first().isNew);
    m_book->raise(amps, high(), seen());
    QVERIFY(m_book->takeAnnouncements().isEmpty());
    m_book->clear(amps);
    QVERIFY(m_book->takeAnnouncements().isEmpty());
    m_book->raise(amps, high(), seen()); // comes back, and nobody has acknowledged it
    news = m_book->takeAnnouncements();
    QCOMPARE(news.size(), 1);
    QVERIFY(news.first().isNew);

    restart();
    news = m_book->takeAnnouncements();
    QCOMPARE(news.size(), 1); // to be heard again, and no new alarm
    QVERIFY(!news.first().isNew);
    QVERIFY(act(AlarmEvent::Acknowledge).ok());
    restart();
    QVERIFY(m_book->takeAnnouncements().isEmpty());
}

void TestAlarmBook::whatFallsSilentAtOnceIsNotAnnounced()
{
    m_book->raise(amps, high(), seen());
    m_book->suppress(amps, u"very high is active"_s);
    QVERIFY(m_book->takeAnnouncements().isEmpty());
    m_book->unsuppress(amps);
    const auto news = m_book->takeAnnouncements();
    QCOMPARE(news.size(), 1);
    QVERIFY(news.first().isNew); // now operators hear of it
    m_book->suppress(amps, u"very high is active"_s);
    m_book->unsuppress(amps);
    const auto again = m_book->takeAnnouncements();
    QCOMPARE(again.size(), 1);
    QVERIFY(!again.first().isNew);
}

void TestAlarmBook::endOfSilenceAnnouncesAsItStands()
{
    QVERIFY(m_book->takeAnnouncements().isEmpty());
    m_book->know(amps, high());
    QVERIFY(act(AlarmEvent::ShelveTimed, u"known"_s, 10min).ok());
    m_book->raise(amps, high(), seen());
    QVERIFY(m_book->takeAnnouncements().isEmpty());
    advance(10min);
    auto news = m_book->takeAnnouncements();
    QCOMPARE(news.size(), 1);
    QVERIFY(news.first().isNew);
    QVERIFY(act(AlarmEvent::ShelveTimed, u"known"_s, 10min).ok());
    QVERIFY(act(AlarmEvent::Acknowledge).ok());
    advance(10min);
    QVERIFY(m_book->takeAnnouncements().isEmpty()); // acknowledged stays so
    QCOMPARE(record().status.state, AlarmState::ActiveAcknowledged);
}

void TestAlarmBook::tenThousandAtOnce()
{
    for (int i = 0; i < 10'000; ++i) {
        const QString device = u"raptor/shop/m%1"_s.arg(i % 100);
        m_book->raise(key(u"high"_s, u"s%1"_s.arg(i / 100), device), high(), seen());
        if (i % 100 == 99)
            QCOMPARE(m_book->takeChanges().records.size(), 100);
    }
    QCOMPARE(m_journal->rows.size(), 10'000);
    QCOMPARE(m_book->summary().unacknowledged, (std::array{0, 10'000, 0}));
    QCOMPARE(m_book->takeAnnouncements().size(), 10'000);
    QCOMPARE(m_book->marks(id(u"raptor/shop/m7"_s)).size(), 100);
}

QTEST_GUILESS_MAIN(TestAlarmBook)
#include "tst_alarmbook.moc"
