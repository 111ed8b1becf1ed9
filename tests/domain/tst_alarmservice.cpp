// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/alarm_service.h"

#include "tests/domain/fake_alarm_journal.h"
#include "tests/domain/fakes.h"

#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>

#include <limits>

using namespace Raptor;
using namespace Raptor::Test;
using namespace std::chrono_literals;

namespace {

const AlarmKey disk{{}, u"console"_s, u"disk-low"_s};
const AlarmKey amps{id(u"raptor/shop/m1"_s), u"amps"_s, u"high"_s};
const AlarmKey veryHigh{amps.device, u"amps"_s, u"high-high"_s};

AlarmKey certificate(const QString &broker)
{
    return {{}, u"broker/"_s + broker, u"certificate"_s};
}

AlarmDefinition limit(AlarmKind kind, const QString &rule, double value)
{
    AlarmDefinition definition;
    definition.rule = rule;
    definition.kind = kind;
    definition.signal = u"amps"_s;
    definition.text = u"Current "_s + rule;
    definition.limit = value;
    definition.onDelay = 1s;
    return definition;
}

/// One motor with two limits of its current.
ProfilePtr profile()
{
    auto profile = QSharedPointer<DeviceProfile>::create();
    profile->id = u"raptor"_s;
    SignalSpec spec;
    spec.id = u"amps"_s;
    spec.label = u"Current"_s;
    spec.unit = Unit::Ampere;
    spec.limits = {std::nullopt, std::nullopt, 18.0, 22.0};
    profile->signalSpecs = {spec};
    profile->alarms = {limit(AlarmKind::HighHigh, u"high-high"_s, 22),
                       limit(AlarmKind::High, u"high"_s, 18)};
    return profile;
}

} // namespace

/// Alarms as a console has them: what operators may do, and how often it says what.
class TestAlarmService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_service.reset(); }
    void viewersMayNotAct();
    void actsNeedTheirReason_data();
    void actsNeedTheirReason();
    void ofSeveralWhatCanBeDoneIsDone();
    void actsCarryTheOperator();
    void shelvedBeforeItComes();
    void returnedToServiceIsLookedAtAnew();
    void actsElsewhereAreTaken();
    void journalThatIsTakenOver();
    void changesAreToldOncePerTick();
    void marksAreTold();
    void summaryIsToldOnceASecond();
    void soundIsToldOnceASecond();
    void floodStartsAndEnds();
    void acknowledgementOutlivesTheRun();
    void journalInTroubleIsSaid();
    void worksWithoutAJournal();
    void redefinedAndTakenBack();
    void redefinitionIsCheckedFirst_data();
    void redefinitionIsCheckedFirst();
    void redefinitionThatCannotBeKept();
    void redefinitionTakesThePlaceOfTheOldOne_data();
    void redefinitionTakesThePlaceOfTheOldOne();
    void overridesAreInForceFromTheStart();
    void wrongOverridesAreSaid_data();
    void wrongOverridesAreSaid();
    void overrideOfAnUnheardDeviceWaits();
    void overrideOfAnUnreportedElementWaits();
    void overrideOfABrokerThatIsNotConfiguredWaits_data();
    void overrideOfABrokerThatIsNotConfiguredWaits();
    void whatIsNoMoreClears_data();
    void whatIsNoMoreClears();
    void removedDeviceClears();
    void explainedFromTheStart();

private:
    void restartWith(const QList<AlarmKey> &active);
    void useElements();
    void report(const QList<Reading> &readings, Milliseconds span);
    void restart();
    void advance(Milliseconds by);
    void fillDisk(double percentFree);
    void expire(const QStringList &brokers);
    AlarmState state(const AlarmKey &key);
    qsizetype said(const QString &part);

    FakeClock m_clock;
    FakeStates m_states;
    std::unique_ptr<FakeAlarmJournal> m_journal;
    std::unique_ptr<FakeAudit> m_audit;
    AlarmService::Setup m_setup;
    bool m_withJournal = true;
    QList<AlarmOverride> m_saved;
    QString m_cannotSave;
    std::unique_ptr<AlarmService> m_service;
    QList<QList<AlarmRecord>> m_changes;
    QMap<DeviceId, QList<AlarmMark>> m_marks;
    QStringList m_events;
    QList<AlarmPriority> m_sounds;
    int m_summaries = 0;
    QList<DeviceId> m_redefined;
};

void TestAlarmService::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    QLocale::setDefault(QLocale(QLocale::English));
    m_setup = {.operatorName = u"tester"_s};
    m_withJournal = true;
    m_cannotSave.clear();
    m_saved.clear();
    m_journal = std::make_unique<FakeAlarmJournal>();
    m_audit = std::make_unique<FakeAudit>();
    m_states.known.clear();
    m_states.impossible.clear();
    DeviceState state;
    state.profile = profile();
    state.quality = Quality::Good;
    state.broker = u"local"_s;
    state.ageMs = 100;
    m_states.known.insert(amps.device, state);
    restart();
}

/// As after a crash, with every row on disk.
void TestAlarmService::restart()
{
    m_service.reset();
    auto journal = std::make_unique<FakeAlarmJournal>();
    journal->kept = m_journal->newest();
    m_journal = std::move(journal);
    m_service = std::make_unique<AlarmService>(
        AlarmService::Collaborators{&m_states, &m_clock, m_withJournal ? m_journal.get() : nullptr,
                                    [this](const AlarmOverride &one) -> Outcome {
                                        if (!m_cannotSave.isEmpty())
                                            return Error{Error::Code::Io, m_cannotSave};
                                        m_saved.append(one);
                                        return std::monostate{};
                                    },
                                    m_audit.get(), [](WallTime) { return u"id-1"_s; }},
        m_setup);
    m_changes.clear();
    m_marks.clear();
    m_events.clear();
    m_sounds.clear();
    m_summaries = 0;
    m_redefined.clear();
    const AlarmService *service = m_service.get();
    connect(service, &AlarmService::recordsChanged, this,
            [this](const QList<AlarmRecord> &records) { m_changes.append(records); });
    connect(service, &AlarmService::marksChanged, this,
            [this](const DeviceId &device, const QList<AlarmMark> &marks) {
                m_marks.insert(device, marks);
            });
    connect(service, &AlarmService::eventHappened, this,
            [this](EventSeverity, const QString &text) { m_events.append(text); });
    connect(service, &AlarmService::announced, this,
            [this](AlarmPriority priority) { m_sounds.append(priority); });
    connect(service, &AlarmService::summaryChanged, this, [this] { ++m_summaries; });
    connect(service, &AlarmService::definitionsChanged, this,
            [this](const DeviceId &device) { m_redefined.append(device); });
}

void TestAlarmService::advance(Milliseconds by)
{
    for (Milliseconds gone{0}; gone < by; gone += 100ms) {
        m_clock.advance(100ms);
        m_service->tick();
    }
}

/// Longer than any delay of it.
void TestAlarmService::fillDisk(double percentFree)
{
    for (int i = 0; i < 15; ++i) {
        m_service->watch().storageSeen(u"/data"_s, percentFree);
        advance(1s);
    }
}

/// A low alarm for each of them.
void TestAlarmService::expire(const QStringList &brokers)
{
    m_service->watch().setBrokers(brokersNamed(brokers));
    for (const QString &broker : brokers) {
        BrokerStatus status;
        status.name = broker;
        status.telemetry = SessionState::Up;
        status.command = SessionState::Up;
        m_service->watch().brokerChanged(status);
        m_service->watch().certificateSeen(broker, m_clock.wall() + 10 * 24h);
    }
    m_service->tick();
}

AlarmState TestAlarmService::state(const AlarmKey &key)
{
    const auto records = m_service->records();
    for (const AlarmRecord &record : records) {
        if (record.key == key)
            return record.status.state;
    }
    return AlarmState::Normal;
}

qsizetype TestAlarmService::said(const QString &part)
{
    return m_events.filter(part).size();
}

void TestAlarmService::viewersMayNotAct()
{
    fillDisk(3);
    m_setup.role = OperatorRole::View;
    restart();
    AlarmChange change;
    change.limit = 3;
    const QList<AlarmKey> alarms{disk};
    const QString why = u"reason"_s;
    for (const Outcome &outcome :
         {Outcome(m_service->acknowledge(alarms, why)),
          Outcome(m_service->shelve(alarms, AlarmShelving::Timed, 1h, why)),
          Outcome(m_service->unshelve(alarms, why)),
          Outcome(m_service->removeFromService(alarms, why)),
          Outcome(m_service->returnToService(alarms, why)), Outcome(m_service->reset(alarms, why)),
          m_service->redefine(disk, change, why)}) {
        QVERIFY(!outcome.ok());
        QCOMPARE(outcome.error().code, Error::Code::Refused);
        QCOMPARE(outcome.error().text, u"not permitted: this operator may only look"_s);
    }
    QVERIFY(m_journal->rows.isEmpty());
    QVERIFY(m_audit->rows.isEmpty());
    QCOMPARE(state(disk), AlarmState::ActiveUnacknowledged);
    m_setup.role = OperatorRole::Operate;
}

void TestAlarmService::actsNeedTheirReason_data()
{
    using Act = std::function<Outcome(AlarmService &)>;
    QTest::addColumn<Act>("act");
    QTest::addColumn<QString>("why");
    const auto shelving = [](AlarmShelving kind, Milliseconds span, const QString &reason) {
        return Act(
            [=](AlarmService &service) { return service.shelve({disk}, kind, span, reason); });
    };
    const QString reason = u"known"_s;
    const QString span = u"shelving takes 1 minute to 24 hours"_s;
    QTest::newRow("no reason") << shelving(AlarmShelving::Timed, 1h, {})
                               << u"shelving needs a reason"_s;
    QTest::newRow("blank reason") << shelving(AlarmShelving::OneShot, 1h, u" \n"_s)
                                  << u"shelving needs a reason"_s;
    QTest::newRow("no shelving") << shelving(AlarmShelving::None, 1h, reason)
                                 << u"shelving is for a time, or once"_s;
    QTest::newRow("too short") << shelving(AlarmShelving::Timed, 1min - 1ms, reason) << span;
    QTest::newRow("too long") << shelving(AlarmShelving::OneShot, 24h + 1ms, reason) << span;
    QTest::newRow("shortest") << shelving(AlarmShelving::Timed, 1min, reason) << QString();
    QTest::newRow("longest") << shelving(AlarmShelving::OneShot, 24h, reason) << QString();
    QTest::newRow("out of service")
        << Act([](AlarmService &service) { return service.removeFromService({disk}, u" "_s); })
        << u"taking out of service needs a reason"_s;
    QTest::newRow("nothing named")
        << Act([](AlarmService &service) { return service.acknowledge({}, {}); })
        << u"no alarm was named"_s;
}

void TestAlarmService::actsNeedTheirReason()
{
    QFETCH(const std::function<Outcome(AlarmService &)>, act);
    QFETCH(const QString, why);
    fillDisk(3);
    const qsizetype rows = m_journal->rows.size();
    const Outcome outcome = act(*m_service);
    QCOMPARE(outcome.ok(), why.isEmpty());
    if (!outcome.ok())
        QCOMPARE(outcome.error().text, why);
    QCOMPARE(m_journal->rows.size() - rows, why.isEmpty() ? 1 : 0);
}

void TestAlarmService::ofSeveralWhatCanBeDoneIsDone()
{
    expire({u"a"_s, u"b"_s});
    const AlarmKey a = certificate(u"a"_s);
    const AlarmKey b = certificate(u"b"_s);
    const AlarmKey never = certificate(u"never"_s);
    const AlarmOutcome some = m_service->acknowledge({a, never, a, b}, {});
    QVERIFY(!some.ok());
    QCOMPARE(some.done(), 2);
    QCOMPARE(some.refused(), 1);
    QCOMPARE(some.refusal(), u"broker/never:certificate: there is no such alarm"_s);
    QCOMPARE(some.error().text,
             u"not for 1 of them: broker/never:certificate: there is no such alarm"_s);
    QCOMPARE(state(a), AlarmState::ActiveAcknowledged);
    QCOMPARE(state(b), AlarmState::ActiveAcknowledged);
    const Outcome none = m_service->acknowledge({a, b}, {});
    QVERIFY(!none.ok());
    QCOMPARE(none.error().text,
             u"none of them: broker/a:certificate: it is acknowledged already"_s);
    const Outcome one = m_service->acknowledge({a, a}, {});
    QVERIFY(!one.ok());
    QCOMPARE(one.error().text, u"broker/a:certificate: it is acknowledged already"_s);
    QCOMPARE(m_service->acknowledge({never}, {}).error().code, Error::Code::NotFound);
}

void TestAlarmService::actsCarryTheOperator()
{
    expire({u"a"_s, u"b"_s});
    QVERIFY(m_service->acknowledge({certificate(u"a"_s)}, u" seen "_s).ok());
    QCOMPARE(m_journal->rows.last().by, u"tester"_s);
    QCOMPARE(m_journal->rows.last().comment, u"seen"_s);
    m_service->changeOperator(u"  "_s);
    m_service->changeOperator(u" Ann  B. "_s);
    QVERIFY(m_service->acknowledge({certificate(u"b"_s)}, {}).ok());
    QCOMPARE(m_journal->rows.last().by, u"Ann B."_s);
}

void TestAlarmService::shelvedBeforeItComes()
{
    QVERIFY(m_service->shelve({disk}, AlarmShelving::Timed, 1h, u"known"_s).ok());
    QCOMPARE(m_service->summary().shelved, 1);
    QCOMPARE(m_service->records().size(), 1);
    QCOMPARE(m_service->records().first().text, m_service->definition(disk)->text);
    fillDisk(3);
    QCOMPARE(state(disk), AlarmState::ActiveUnacknowledged);
    QVERIFY(m_sounds.isEmpty() && m_events.isEmpty());
    QVERIFY(!m_service->summary().mostUrgent);
    advance(1h);
    QVERIFY(m_service->summary().mostUrgent);
    QCOMPARE(m_sounds, QList<AlarmPriority>{AlarmPriority::High});
    QCOMPARE(m_events.size(), 1);
    QVERIFY(
        !m_service->shelve({certificate(u"never"_s)}, AlarmShelving::Timed, 1h, u"known"_s).ok());
}

void TestAlarmService::returnedToServiceIsLookedAtAnew()
{
    fillDisk(3);
    QVERIFY(m_service->removeFromService({disk}, u"new disk comes"_s).ok());
    QCOMPARE(state(disk), AlarmState::Normal);
    fillDisk(3);
    QCOMPARE(state(disk), AlarmState::Normal);
    QVERIFY(m_service->returnToService({disk}, {}).ok());
    QCOMPARE(state(disk), AlarmState::ActiveUnacknowledged);
    QVERIFY(m_service->removeFromService({disk}, u"new disk comes"_s).ok());
    fillDisk(50);
    QVERIFY(m_service->returnToService({disk}, {}).ok());
    advance(10s);
    QCOMPARE(state(disk), AlarmState::Normal);
}

void TestAlarmService::actsElsewhereAreTaken()
{
    fillDisk(3);
    AlarmTransition row = m_journal->rows.last();
    const auto happen = [&](AlarmEvent event, const AlarmStatus &to) {
        row.at = m_clock.wall();
        row.event = event;
        row.from = row.to;
        row.to = to;
        row.by = u"ctl"_s;
        Q_EMIT m_journal->actedElsewhere(row);
    };
    const qsizetype rows = m_journal->rows.size();
    m_changes.clear();
    happen(AlarmEvent::Acknowledge, {AlarmState::ActiveAcknowledged});
    QCOMPARE(state(disk), AlarmState::ActiveAcknowledged);
    QVERIFY(m_changes.isEmpty());
    advance(100ms);
    QCOMPARE(m_changes.size(), 1);
    happen(AlarmEvent::RemoveFromService, {AlarmState::Normal, AlarmShelving::None, false, true});
    QCOMPARE(m_service->summary().outOfService, 1);
    QCOMPARE(m_journal->rows.size(), rows + 2);
    happen(AlarmEvent::ReturnToService, {});
    QCOMPARE(state(disk), AlarmState::ActiveUnacknowledged); // its condition holds still
    QCOMPARE(m_journal->rows.size(), rows + 4);
    QCOMPARE(m_journal->rows.last().event, AlarmEvent::Raise);
}

void TestAlarmService::journalThatIsTakenOver()
{
    fillDisk(3);
    const QList<AlarmTransition> standing = m_journal->rows;
    fillDisk(50);
    QVERIFY(m_service->acknowledge({disk}, {}).ok());
    QCOMPARE(state(disk), AlarmState::Normal);
    m_changes.clear();
    QList<AlarmTransition> later = standing;
    later.last().at = m_clock.wall() + 1s; // raised after all that this program knows
    Q_EMIT m_journal->takenOver(later);
    QCOMPARE(state(disk), AlarmState::ActiveUnacknowledged);
    advance(100ms);
    QCOMPARE(m_changes.size(), 1);
    fillDisk(50); // which the watch has known all the time
    QCOMPARE(state(disk), AlarmState::ReturnedUnacknowledged);
    QCOMPARE(m_journal->rows.last().event, AlarmEvent::Clear);
}

void TestAlarmService::changesAreToldOncePerTick()
{
    expire({u"a"_s, u"b"_s, u"c"_s});
    QCOMPARE(m_changes.size(), 1);
    QCOMPARE(m_changes.first().size(), 3);
    m_service->tick();
    QCOMPARE(m_changes.size(), 1);
    const QList<AlarmKey> all{certificate(u"a"_s), certificate(u"b"_s), certificate(u"c"_s)};
    QVERIFY(m_service->acknowledge(all, {}).ok());
    QCOMPARE(m_changes.size(), 2);
    QCOMPARE(m_changes.last().size(), 3);
    m_service->tick();
    QCOMPARE(m_changes.size(), 2);
}

void TestAlarmService::marksAreTold()
{
    Sample sample;
    sample.tag = {amps.device, u"amps"_s};
    sample.value = 19.0;
    sample.unit = Unit::Ampere;
    sample.quality = Quality::Good;
    sample.broker = u"local"_s;
    for (int i = 0; i < 5; ++i) {
        sample.receivedAt = m_clock.wall();
        sample.receivedBoot = m_clock.now();
        m_service->watch().observe({sample});
        advance(1s);
    }
    QCOMPARE(m_marks.keys(), QList<DeviceId>{amps.device});
    QCOMPARE(m_marks.value(amps.device).size(), 1);
    const AlarmMark mark = m_marks.value(amps.device).first();
    QCOMPARE(mark.key, amps);
    QVERIFY(mark.active && mark.unacknowledged);
    QVERIFY(m_service->acknowledge({amps}, {}).ok());
    QVERIFY(!m_marks.value(amps.device).first().unacknowledged);
    QVERIFY(m_service->removeFromService({amps}, u"broken"_s).ok());
    QVERIFY(m_marks.contains(amps.device) && m_marks.value(amps.device).isEmpty());
}

void TestAlarmService::summaryIsToldOnceASecond()
{
    expire({u"a"_s});
    QCOMPARE(m_summaries, 1);
    QCOMPARE(m_service->summary().unacknowledged, (std::array{0, 0, 1}));
    advance(200ms);
    QVERIFY(m_service->acknowledge({certificate(u"a"_s)}, {}).ok());
    QCOMPARE(m_service->summary().acknowledged, (std::array{0, 0, 1})); // true at once
    expire({u"a"_s, u"b"_s});
    advance(700ms);
    QCOMPARE(m_summaries, 1);
    advance(100ms);
    QCOMPARE(m_summaries, 2);
    advance(1min);
    QCOMPARE(m_summaries, 2); // nothing has changed
    for (int i = 0; i < 100; ++i) {
        m_service->watch().certificateSeen(u"b"_s, m_clock.wall() + (i % 2 ? 1 : 300) * 24h);
        advance(100ms);
    }
    QVERIFY2(m_summaries > 2 && m_summaries <= 13, qPrintable(QString::number(m_summaries)));
}

void TestAlarmService::soundIsToldOnceASecond()
{
    expire({u"a"_s, u"b"_s});
    QCOMPARE(m_sounds, QList<AlarmPriority>{AlarmPriority::Low});
    m_sounds.clear();
    fillDisk(3);
    QCOMPARE(m_sounds, QList<AlarmPriority>{AlarmPriority::High});
    QCOMPARE(said(u"high alarm: console: "_s), 1);
    QCOMPARE(said(u"low alarm: broker/a: "_s), 1);
    restart(); // nobody has acknowledged them: to be heard again, and no news
    advance(5s);
    QCOMPARE(m_sounds, QList<AlarmPriority>{AlarmPriority::High});
    QVERIFY(m_events.isEmpty());
}

void TestAlarmService::floodStartsAndEnds()
{
    QStringList brokers;
    for (int i = 1; i <= 10; ++i) {
        brokers.append(u"b%1"_s.arg(i));
        expire(brokers);
        advance(1s);
    }
    QVERIFY(!m_service->summary().flood);
    QCOMPARE(m_service->summary().inTenMinutes, 10);
    brokers.append(u"b11"_s);
    m_changes.clear();
    expire(brokers);
    AlarmSummary summary = m_service->summary();
    QVERIFY(summary.flood);
    QVERIFY(summary.floodSince && *summary.floodSince < m_clock.wall() - 9s);
    QCOMPARE(m_changes.size(), 1);
    QCOMPARE(m_changes.first().size(), 2); // the new one, and the first one of the flood
    const auto records = m_service->records();
    QCOMPARE(std::count_if(records.cbegin(), records.cend(),
                           [](const AlarmRecord &record) { return record.firstOut; }),
             1);
    QCOMPARE(said(u"alarm flood: "_s), 1);
    brokers.append(u"b12"_s);
    expire(brokers);
    QCOMPARE(said(u"low alarm"_s), 11); // low ones are no news in a flood
    m_clock.advance(10min);
    m_service->tick();
    summary = m_service->summary();
    QVERIFY(!summary.flood && !summary.floodSince);
    QCOMPARE(said(u"the alarm flood is over: 12 alarm(s)"_s), 1);
    const auto after = m_service->records();
    QVERIFY(std::none_of(after.cbegin(), after.cend(),
                         [](const AlarmRecord &record) { return record.firstOut; }));
}

void TestAlarmService::acknowledgementOutlivesTheRun()
{
    fillDisk(3);
    expire({u"a"_s});
    QVERIFY(m_service->acknowledge({disk}, u"seen"_s).ok());
    restart();
    QCOMPARE(state(disk), AlarmState::ActiveAcknowledged);
    QCOMPARE(m_service->records().size(), 2);
    m_service->tick();
    QCOMPARE(m_changes.size(), 1); // for those who were not there at the start
    QCOMPARE(m_changes.first().size(), 2);
    QCOMPARE(m_summaries, 1);
    fillDisk(3);
    QCOMPARE(state(disk), AlarmState::ActiveAcknowledged);
    const auto records = m_service->records();
    QVERIFY(std::any_of(records.cbegin(), records.cend(), [](const AlarmRecord &record) {
        return record.key == disk && !record.guidance.meaning.isEmpty();
    }));
    fillDisk(50);
    QCOMPARE(state(disk), AlarmState::Normal);
}

void TestAlarmService::journalInTroubleIsSaid()
{
    m_service->tick();
    m_summaries = 0;
    advance(2s);
    m_journal->setTrouble(u"disk is full"_s);
    QCOMPARE(m_events, QStringList{u"the alarm journal is not written: disk is full"_s});
    advance(2s);
    QCOMPARE(m_summaries, 1);
    QCOMPARE(m_service->summary().trouble, u"disk is full"_s);
    m_journal->setTrouble({});
    QCOMPARE(m_events.last(), u"the alarm journal is written again"_s);
    advance(2s);
    QCOMPARE(m_summaries, 2);
    QVERIFY(m_service->summary().trouble.isEmpty());
}

void TestAlarmService::worksWithoutAJournal()
{
    m_withJournal = false;
    restart();
    fillDisk(3);
    QVERIFY(m_service->acknowledge({disk}, {}).ok());
    QCOMPARE(state(disk), AlarmState::ActiveAcknowledged);
    QVERIFY(m_journal->rows.isEmpty());
    QVERIFY(m_service->summary().trouble.isEmpty());
}

void TestAlarmService::redefinedAndTakenBack()
{
    AlarmChange change;
    change.limit = 17.5;
    change.onDelay = 2s;
    QVERIFY(m_service->change(amps).isEmpty());
    QVERIFY(m_service->redefine(amps, change, u" trips too late "_s).ok());
    QCOMPARE(m_service->definition(amps)->limit, 17.5);
    QCOMPARE(m_service->change(amps), change);
    QCOMPARE(m_saved.size(), 1);
    QCOMPARE(m_saved.last(), (AlarmOverride{amps, change}));
    QCOMPARE(m_redefined, QList<DeviceId>{amps.device});
    QCOMPARE(m_journal->events(), QList<AlarmEvent>{AlarmEvent::Redefine});
    QCOMPARE(m_journal->rows.last().key, amps);
    QCOMPARE(m_journal->rows.last().by, u"tester"_s);
    QCOMPARE(m_journal->rows.last().comment,
             u"limit 18 -> 17.5, on-delay 1000 ms -> 2000 ms: trips too late"_s);
    QCOMPARE(m_audit->rows.size(), 1);
    AuditRow row = m_audit->rows.last();
    QCOMPARE(row.event, AuditEvent::Configured);
    QCOMPARE(row.at, m_clock.wall());
    QCOMPARE(row.record.id, u"id-1"_s);
    QCOMPARE(row.record.device, amps.device);
    QCOMPARE(row.record.by, u"tester"_s);
    QCOMPARE(row.record.reason, u"trips too late"_s);
    QCOMPARE(row.record.detail, u"amps:high: limit 18 -> 17.5, on-delay 1000 ms -> 2000 ms"_s);

    AlarmChange other; // takes the place of the first one
    other.priority = AlarmPriority::Urgent;
    QVERIFY(m_service->redefine(amps, other, u"why"_s).ok());
    QCOMPARE(m_service->definition(amps)->limit, 18.0);
    QCOMPARE(m_audit->rows.last().record.detail,
             u"amps:high: limit 17.5 -> 18, on-delay 2000 ms -> 1000 ms, "
             "priority low -> urgent"_s);
    QCOMPARE(m_saved.last(), (AlarmOverride{amps, other}));

    QVERIFY(m_service->redefine(amps, {}, u"as it was"_s).ok());
    QCOMPARE(m_service->definition(amps)->priority, AlarmPriority::Low);
    QVERIFY(m_service->change(amps).isEmpty());
    QCOMPARE(m_saved.last(), (AlarmOverride{amps, {}}));
    QCOMPARE(m_journal->rows.size(), 3);
    QVERIFY(m_service->records().isEmpty());
}

void TestAlarmService::redefinitionIsCheckedFirst_data()
{
    using Set = std::function<void(AlarmChange &)>;
    QTest::addColumn<AlarmKey>("alarm");
    QTest::addColumn<Set>("set");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("why");
    const Set lower = [](AlarmChange &change) { change.limit = 17; };
    QTest::newRow("no reason") << amps << lower << u" "_s
                               << u"a definition is changed for a reason"_s;
    QTest::newRow("unknown") << AlarmKey{amps.device, u"amps"_s, u"never"_s} << lower << u"why"_s
                             << u"there is no such alarm"_s;
    QTest::newRow("nothing to take back")
        << amps << Set([](AlarmChange &) {}) << u"why"_s << u"that is how it is defined already"_s;
    QTest::newRow("a bad one") << amps << Set([](AlarmChange &change) { change.deadband = -1; })
                               << u"why"_s << u"deadband"_s;
    QTest::newRow("above very high") << amps << Set([](AlarmChange &change) { change.limit = 23; })
                                     << u"why"_s << u"above that of \"Current high-high\", 22"_s;
    QTest::newRow("very high below high")
        << AlarmKey{amps.device, u"amps"_s, u"high-high"_s} << lower << u"why"_s
        << u"below that of \"Current high\", 18"_s;
}

void TestAlarmService::redefinitionIsCheckedFirst()
{
    QFETCH(const AlarmKey, alarm);
    QFETCH(const std::function<void(AlarmChange &)>, set);
    QFETCH(const QString, reason);
    QFETCH(const QString, why);
    AlarmChange change;
    set(change);
    const Outcome outcome = m_service->redefine(alarm, change, reason);
    QVERIFY(!outcome.ok());
    QVERIFY2(outcome.error().text.contains(why), qPrintable(outcome.error().text));
    QVERIFY(m_saved.isEmpty() && m_audit->rows.isEmpty() && m_journal->rows.isEmpty());
    QCOMPARE(m_service->definition(amps)->limit, 18.0);
}

void TestAlarmService::redefinitionThatCannotBeKept()
{
    m_cannotSave = u"console.toml is read-only"_s;
    AlarmChange change;
    change.limit = 17.5;
    const Outcome outcome = m_service->redefine(amps, change, u"why"_s);
    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error().text, m_cannotSave);
    QCOMPARE(m_service->definition(amps)->limit, 18.0);
    QVERIFY(m_service->change(amps).isEmpty());
    QVERIFY(m_audit->rows.isEmpty() && m_journal->rows.isEmpty() && m_redefined.isEmpty());
}

void TestAlarmService::overridesAreInForceFromTheStart()
{
    AlarmChange change;
    change.limit = 16;
    m_setup.overrides = {{amps, change}};
    restart();
    QCOMPARE(m_service->definition(amps)->limit, 16.0);
    QCOMPARE(m_service->change(amps), change);
    const auto definitions = m_service->definitions(amps.device);
    QVERIFY(std::any_of(definitions.cbegin(), definitions.cend(),
                        [](const auto &one) { return one.first == amps; }));
}

void TestAlarmService::redefinitionTakesThePlaceOfTheOldOne_data()
{
    QTest::addColumn<AlarmChange>("change");
    AlarmChange urgent;
    urgent.priority = AlarmPriority::Urgent;
    QTest::newRow("without a limit") << urgent;
    QTest::newRow("taken back") << AlarmChange();
}

/// The limit of the profile is back, and lies above what was redefined beside it meanwhile.
void TestAlarmService::redefinitionTakesThePlaceOfTheOldOne()
{
    QFETCH(const AlarmChange, change);
    AlarmChange low;
    low.limit = 15;
    AlarmChange lowToo;
    lowToo.limit = 16;
    QVERIFY(m_service->redefine(amps, low, u"why"_s).ok());
    QVERIFY(m_service->redefine(veryHigh, lowToo, u"why"_s).ok());
    const Outcome outcome = m_service->redefine(amps, change, u"why"_s);
    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error().text, u"a limit of 18 lies above that of \"Current high-high\", 16"_s);
    QCOMPARE(m_service->change(amps), low);
}

void TestAlarmService::wrongOverridesAreSaid_data()
{
    QTest::addColumn<AlarmKey>("alarm");
    QTest::addColumn<AlarmChange>("change");
    QTest::addColumn<QString>("why");
    AlarmChange limit;
    limit.limit = 17;
    AlarmChange above;
    above.limit = 25;
    AlarmChange infinite;
    infinite.limit = std::numeric_limits<double>::infinity();
    AlarmChange silent;
    silent.text = u" "_s;
    QTest::newRow("right") << amps << limit << QString();
    QTest::newRow("above very high")
        << amps << above << u"a limit of 25 lies above that of \"Current high-high\", 22"_s;
    QTest::newRow("infinite") << amps << infinite << u"limit"_s;
    QTest::newRow("no text") << amps << silent << u"text"_s;
    QTest::newRow("no such rule") << AlarmKey{amps.device, u"amps"_s, u"hihg"_s} << limit
                                  << u"its device has no such rule"_s;
    QTest::newRow("no such signal")
        << AlarmKey{amps.device, u"aps"_s, u"high"_s} << limit << u"its device has no such rule"_s;
    QTest::newRow("no such rule of a broker")
        << AlarmKey{{}, u"broker/cloud"_s, u"slow"_s} << limit << u"there is no such rule"_s;
    QTest::newRow("no such devices") << AlarmKey{id(u"sauna/home/s1"_s), {}, u"stale"_s} << limit
                                     << u"no profile describes such a device"_s;
}

void TestAlarmService::wrongOverridesAreSaid()
{
    QFETCH(const AlarmKey, alarm);
    QFETCH(const AlarmChange, change);
    QFETCH(const QString, why);
    m_states.impossible = {id(u"sauna/home/s1"_s)};
    AlarmChange other;
    other.limit = 4;
    m_setup.overrides = {{alarm, change}, {disk, other}};
    restart();
    m_service->watch().setBrokers(brokersNamed({u"cloud"_s}));
    advance(10s);
    QCOMPARE(said(u"console.toml: what it changes about the alarm \"%1\" "_s.arg(alarm.text())),
             why.isEmpty() ? 0 : 1);
    QCOMPARE(m_events.size(), why.isEmpty() ? 0 : 1);
    if (!why.isEmpty())
        QVERIFY2(m_events.first().contains(why), qPrintable(m_events.first()));
    QCOMPARE(m_service->change(alarm), why.isEmpty() ? change : AlarmChange());
    const auto inForce = m_service->definition(amps);
    QCOMPARE(inForce->limit, why.isEmpty() ? 17.0 : 18.0);
    QCOMPARE(inForce->text, u"Current high"_s);
    QCOMPARE(m_service->definition(disk)->limit, 4.0);
}

void TestAlarmService::overrideOfAnUnheardDeviceWaits()
{
    const DeviceState state = m_states.known.take(amps.device);
    AlarmChange above;
    above.limit = 25;
    m_setup.overrides = {{amps, above}};
    restart();
    advance(10s);
    QVERIFY(m_events.isEmpty());
    m_states.known.insert(amps.device, state);
    advance(2s);
    QCOMPARE(m_events.size(), 1);
    QCOMPARE(m_redefined, QList<DeviceId>{amps.device});
    QCOMPARE(m_service->definition(amps)->limit, 18.0);
}

/// An element that was silent for a minute is not one that does not exist.
void TestAlarmService::overrideOfAnUnreportedElementWaits()
{
    useElements();
    const AlarmKey right{amps.device, u"right.rpm"_s, u"high"_s};
    AlarmChange change;
    change.limit = 1400;
    m_setup.overrides = {{right, change}};
    restart();
    report({{u"left.rpm"_s, 1450.0}}, 90s);
    QCOMPARE(m_events, QStringList());
    QCOMPARE(m_service->change(right), change);
    report({{u"left.rpm"_s, 1450.0}, {u"right.rpm"_s, 1450.0}}, 5s);
    QCOMPARE(state(right), AlarmState::ActiveUnacknowledged);
}

void TestAlarmService::overrideOfABrokerThatIsNotConfiguredWaits_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<AlarmChange>("change");
    QTest::addColumn<QString>("why");
    AlarmChange patient;
    patient.onDelay = Milliseconds(40'000);
    AlarmChange silent;
    silent.text = u" "_s;
    QTest::newRow("right") << u"lost"_s << patient << QString();
    QTest::newRow("makes no sense") << u"lost"_s << silent << u"text"_s;
    QTest::newRow("no such rule") << u"slow"_s << patient << u"there is no such rule"_s;
}

/// It may be added in the window at any time. That it has no effect yet is said once.
void TestAlarmService::overrideOfABrokerThatIsNotConfiguredWaits()
{
    QFETCH(const QString, rule);
    QFETCH(const AlarmChange, change);
    QFETCH(const QString, why);
    const AlarmKey alarm{{}, u"broker/cloud"_s, rule};
    m_setup.overrides = {{alarm, change}};
    restart();
    advance(5s);
    QCOMPARE(m_events, QStringList()); // brokers are not known yet
    m_service->watch().setBrokers(brokersNamed({u"local"_s}));
    advance(5s);
    QCOMPARE(m_events,
             QStringList{u"console.toml: what it changes about the alarm \"%1\" has no effect "
                         "yet: its broker is not configured"_s.arg(alarm.text())});
    QCOMPARE(m_service->change(alarm), change);
    m_events.clear();
    m_service->watch().setBrokers(brokersNamed({u"local"_s, u"cloud"_s}));
    advance(5s);
    QCOMPARE(m_events.size(), why.isEmpty() ? 0 : 1);
    QCOMPARE(m_service->change(alarm), why.isEmpty() ? change : AlarmChange());
    if (why.isEmpty())
        QCOMPARE(m_service->definition(alarm)->onDelay, Milliseconds(40'000));
    else
        QVERIFY2(m_events.first().contains(why), qPrintable(m_events.first()));
}

/// What an earlier run left.
void TestAlarmService::restartWith(const QList<AlarmKey> &active)
{
    m_journal->kept.clear();
    m_journal->rows.clear();
    for (const AlarmKey &key : active) {
        AlarmTransition row;
        row.at = m_clock.wall() - 1h;
        row.key = key;
        row.event = AlarmEvent::Acknowledge;
        row.to.state = AlarmState::ActiveAcknowledged;
        row.text = u"of before"_s;
        m_journal->kept.append(row);
    }
    restart();
}

/// The device has a group of which each element may turn too fast.
void TestAlarmService::useElements()
{
    auto elements = QSharedPointer<DeviceProfile>::create(*profile());
    SignalSpec rpm;
    rpm.id = u"rpm"_s;
    elements->group.emplace().signalSpecs = {rpm};
    AlarmDefinition fast = limit(AlarmKind::High, u"high"_s, 1500);
    fast.signal = u"rpm"_s;
    elements->alarms.append(fast);
    m_states.known[amps.device].profile = elements;
}

void TestAlarmService::report(const QList<Reading> &readings, Milliseconds span)
{
    for (Milliseconds gone{0}; gone < span; gone += 1s) {
        QList<Sample> samples;
        for (const Reading &reading : readings) {
            Sample sample;
            sample.tag = {amps.device, reading.signal};
            sample.value = reading.value;
            sample.quality = Quality::Good;
            sample.broker = u"local"_s;
            sample.receivedAt = m_clock.wall();
            sample.receivedBoot = m_clock.now();
            samples.append(sample);
        }
        m_service->watch().observe(samples);
        m_service->watch().deviceChanged(amps.device);
        advance(1s);
    }
}

void TestAlarmService::whatIsNoMoreClears_data()
{
    QTest::addColumn<AlarmKey>("alarm");
    QTest::addColumn<bool>("heard");
    QTest::addColumn<QString>("why");
    const DeviceId unheard = id(u"raptor/shop/m9"_s);
    const DeviceId impossible = id(u"sauna/home/s1"_s);
    const QString noRule = u"its device has no such rule"_s;
    QTest::newRow("broker") << AlarmKey{{}, u"broker/old"_s, u"lost"_s} << false
                            << u"the broker is not configured any more"_s;
    QTest::newRow("broker that is")
        << AlarmKey{{}, u"broker/local"_s, u"lost"_s} << false << QString();
    QTest::newRow("rule of the console")
        << AlarmKey{{}, u"console"_s, u"hot"_s} << false << u"there is no such rule"_s;
    QTest::newRow("rule") << AlarmKey{amps.device, u"amps"_s, u"jam"_s} << false << noRule;
    QTest::newRow("signal") << AlarmKey{amps.device, u"volts"_s, u"high"_s} << false << noRule;
    QTest::newRow("device that no profile describes")
        << AlarmKey{impossible, {}, u"stale"_s} << false << u"no profile describes such a device"_s;
    QTest::newRow("device not heard yet")
        << AlarmKey{unheard, {}, u"stale"_s} << false << QString();
    QTest::newRow("element") << AlarmKey{amps.device, u"right.rpm"_s, u"high"_s} << true
                             << u"its device does not report it"_s;
    QTest::newRow("element that is")
        << AlarmKey{amps.device, u"left.rpm"_s, u"high"_s} << true << QString();
    QTest::newRow("element of a silent device")
        << AlarmKey{amps.device, u"right.rpm"_s, u"high"_s} << false << QString();
    QTest::newRow("value that is not reported") << amps << true << QString();
}

void TestAlarmService::whatIsNoMoreClears()
{
    QFETCH(const AlarmKey, alarm);
    QFETCH(const bool, heard);
    QFETCH(const QString, why);
    useElements();
    m_states.impossible = {id(u"sauna/home/s1"_s)};
    restartWith({alarm});
    QCOMPARE(state(alarm), AlarmState::ActiveAcknowledged);
    advance(5s); // brokers are not known yet
    const bool needsNoBrokers = !alarm.device.isNull() || alarm.subject == u"console"_s;
    QCOMPARE(state(alarm),
             why.isEmpty() || heard || !needsNoBrokers ? AlarmState::ActiveAcknowledged
                                                       : AlarmState::Normal);
    m_service->watch().setBrokers(brokersNamed({u"local"_s}));
    advance(5s);
    if (heard) {
        report({{u"left.rpm"_s, 1600.0}}, 50s);
        QCOMPARE(state(alarm), AlarmState::ActiveAcknowledged);
    }
    if (heard)
        report({{u"left.rpm"_s, 1600.0}}, 30s);
    else
        advance(20s);
    QCOMPARE(state(alarm), why.isEmpty() ? AlarmState::ActiveAcknowledged : AlarmState::Normal);
    const auto row =
        std::find_if(m_journal->rows.cbegin(), m_journal->rows.cend(),
                     [&alarm](const AlarmTransition &one) { return one.key == alarm; });
    QCOMPARE(row == m_journal->rows.cend(), why.isEmpty());
    if (why.isEmpty())
        return;
    QCOMPARE(row->event, AlarmEvent::Clear);
    QCOMPARE(row->comment, why);
    QCOMPARE(row->by, QString());
}

/// Also what nothing has looked at in this run.
void TestAlarmService::removedDeviceClears()
{
    restartWith({amps, {amps.device, {}, u"stale"_s}, disk});
    m_service->watch().deviceChanged(amps.device);
    m_states.known.remove(amps.device);
    m_service->watch().deviceRemoved(amps.device);
    QCOMPARE(state(amps), AlarmState::Normal);
    QCOMPARE(m_journal->rows.size(), 2);
    for (const AlarmTransition &row : std::as_const(m_journal->rows)) {
        QCOMPARE(row.event, AlarmEvent::Clear);
        QCOMPARE(row.comment, u"the device was removed"_s);
    }
    QCOMPARE(state(disk), AlarmState::ActiveAcknowledged);
}

/// Nobody hears of it, not even once: so it is not to be counted as an alarm that people had.
void TestAlarmService::explainedFromTheStart()
{
    report({{u"amps"_s, 23.0}}, 5s);
    QStringList rows;
    for (const AlarmTransition &row : std::as_const(m_journal->rows)) {
        rows.append(row.key.rule + (row.event == AlarmEvent::Raise ? u" raised"_s : u" other"_s)
                    + (row.to.isAnnounced() ? u", announced"_s : u""_s));
    }
    QCOMPARE(rows,
             (QStringList{u"high-high raised, announced"_s, u"high other"_s, u"high raised"_s}));
    QVERIFY(m_service->removeFromService({veryHigh}, u"broken"_s).ok());
    report({{u"amps"_s, 23.0}}, 2s);
    QCOMPARE(m_sounds.size(), 2); // now it is heard
    QVERIFY(m_service->returnToService({veryHigh}, {}).ok());
    report({{u"amps"_s, 23.0}}, 2s);
    const auto records = m_service->records();
    for (const AlarmRecord &record : records)
        QCOMPARE(record.status.suppressed, record.key == amps);
}

QTEST_GUILESS_MAIN(TestAlarmService)
#include "tst_alarmservice.moc"
