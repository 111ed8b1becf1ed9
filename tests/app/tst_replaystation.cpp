// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/console.h"
#include "app/core/replay_station.h"
#include "protocol/device/decoder.h"
#include "tests/domain/fakes.h"
#include "tests/support/fake_history_reader.h"
#include "tests/support/soak.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QAbstractItemModelTester>

#include <time.h>

using namespace Raptor;
using namespace Raptor::App;
using namespace Raptor::Test;
using namespace std::chrono_literals;

namespace {

/// The journal as a list, newest first, that answers at once.
class FakeJournal final : public AlarmHistory
{
public:
    using AlarmHistory::AlarmHistory;
    void fetch(int ticket, const AlarmQuery &query) override
    {
        QList<AlarmTransition> found;
        for (const AlarmTransition &row : std::as_const(rows)) {
            if (row.at >= query.from.value_or(row.at) && row.at <= query.to.value_or(row.at)
                && found.size() < query.most)
                found.append(row);
        }
        Q_EMIT fetched(ticket, found, {});
    }
    void figures(int, WallTime, WallTime) override { }
    void spans(int, const DeviceId &, WallTime, WallTime) override { }
    void exportTo(const QString &, const AlarmQuery &) override { }
    void cancelExport() override { }

    QList<AlarmTransition> rows;
};

AlarmTransition row(WallTime at, const AlarmKey &key, AlarmEvent event, AlarmState from,
                    AlarmState to)
{
    AlarmTransition row;
    row.at = at;
    row.key = key;
    row.event = event;
    row.from.state = from;
    row.to.state = to;
    row.text = u"Current high"_s;
    return row;
}

/// What this thread has used of the processor: what else runs does not count.
double threadMs()
{
    timespec used{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return double(used.tv_sec) * 1e3 + double(used.tv_nsec) / 1e6;
}

} // namespace

/// A plant that runs, and its past in front of it.
class TestReplayStation : public QObject
{
    Q_OBJECT

    std::unique_ptr<CommandBench> m;
    std::unique_ptr<FakeHistoryReader> m_reader;
    std::unique_ptr<FakeJournal> m_journal;
    std::unique_ptr<Models::CommandStore> m_ledger;
    std::unique_ptr<ReplayStation> m_replay;
    WallTime m_now{};
    const TagId m_rpm{DeviceId::parse(u"raptor/shop/m1").value(), u"left.rpm"_s};
    const TagId m_runs{DeviceId::parse(u"raptor/shop/m1").value(), u"running"_s};
    const AlarmKey m_alarm{DeviceId::parse(u"raptor/shop/m1").value(), u"left.amps"_s, u"high"_s};

    [[nodiscard]] QModelIndex device() const { return m_replay->devices()->index(0, 0); }
    [[nodiscard]] Quality quality() const
    {
        return device().data(DeviceRole::QualityRole).value<Quality>();
    }
    [[nodiscard]] SignalView signal(const QString &name) const
    {
        for (const SignalView &view :
             device().data(DeviceRole::Signals).value<QList<SignalView>>()) {
            if (view.signal == name)
                return view;
        }
        return {};
    }

private Q_SLOTS:
    void init();
    void cleanup();
    void valuesAreThoseOfTheMoment();
    void nothingOfItIsLive();
    void whoWasSilentThenIsShownSo();
    void backAndForth();
    void onlyTheWantedMomentIsShown();
    void playsAtItsSpeed_data();
    void playsAtItsSpeed();
    void endsAtThePresent();
    void alarmsAreThoseOfTheMoment();
    void jumps();
    void onlyStopsLeave();
    void notWhileACommandRuns();
    void thePlantNeverSeesIt();
    void whatCannotBeReadIsNotShown();
    void trendsEndAtTheMoment();
    void everyQuestionIsAnswered();
    void aLargePlantComesInSlices();
    void whatIsUnderWayEndsWithTheReplay();
    void nobodyWaitsForALargePlant();
    void chartsEndAtTheMoment();

private:
    void fill(int devices, int values);
};

void TestReplayStation::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m = std::make_unique<CommandBench>();
    m_reader = std::make_unique<FakeHistoryReader>();
    m_journal = std::make_unique<FakeJournal>();
    m_ledger = std::make_unique<Models::CommandStore>();
    m_now = m->clock.wall();
    for (int second = 600; second > 0; second -= 2) {
        const WallTime at = m_now - second * 1s;
        const bool runs = second > 300; // it was stopped five minutes ago
        m_reader->add(m_rpm, at, runs ? 1450.0 : 0.0);
        m_reader->add(m_runs, at, runs);
    }
    m_reader->usage.oldest = m_now - 600s;
    m_journal->rows = {row(m_now - 200s, m_alarm, AlarmEvent::Clear, AlarmState::ActiveAcknowledged,
                           AlarmState::Normal),
                       row(m_now - 400s, m_alarm, AlarmEvent::Raise, AlarmState::Normal,
                           AlarmState::ActiveUnacknowledged)};
    m_replay = std::make_unique<ReplayStation>(ReplayStation::Collaborators{
        .reader = m_reader.get(),
        .alarms = m_journal.get(),
        .commands = m->service.get(),
        .ledger = m_ledger.get(),
        .clock = &m->clock,
        .profiles = Device::loadCatalogue({u":/raptor/profiles"_s}).catalogue,
        .names = {}});
}

void TestReplayStation::cleanup()
{
    m_replay.reset();
    m_ledger.reset();
    m_journal.reset();
    m_reader.reset();
    m.reset();
}

void TestReplayStation::valuesAreThoseOfTheMoment()
{
    const QAbstractItemModelTester tester(m_replay->devices(),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    QVERIFY(m_replay->begin(m_now - 310s).ok());
    QCOMPARE(m_replay->devices()->rowCount(), 1);
    QCOMPARE(signal(u"left.rpm"_s).value, Value(1450.0));
    QCOMPARE(device().data(DeviceRole::RunStateRole).value<RunState>(), RunState::Running);
    m_replay->seek(m_now - 290s);
    QCOMPARE(signal(u"left.rpm"_s).value, Value(0.0));
    QCOMPARE(device().data(DeviceRole::RunStateRole).value<RunState>(), RunState::Stopped);
    QVERIFY(m_replay->clock().wall() == m_now - 290s);
    QVERIFY(m_reader->moments.constLast() == m_now - 290s);
}

void TestReplayStation::nothingOfItIsLive()
{
    QVERIFY(m_replay->begin(m_now - 310s).ok());
    QCOMPARE(quality(), Quality::LastKnown);
    QCOMPARE(signal(u"left.rpm"_s).quality, Quality::LastKnown);
    QVERIFY(device().data(DeviceRole::QualityText).toString().startsWith(u"replay"_s));
    QCOMPARE(device().data(DeviceRole::CommandBusy).toBool(), false);
}

void TestReplayStation::whoWasSilentThenIsShownSo()
{
    const TagId other{DeviceId::parse(u"raptor/shop/m2").value(), u"left.rpm"_s};
    m_reader->add(other, m_now - 500s, 900.0);
    QVERIFY(m_replay->begin(m_now - 100s).ok());
    QCOMPARE(m_replay->devices()->rowCount(), 2);
    const QModelIndex silent = m_replay->devices()->index(1, 0);
    QCOMPARE(silent.data(DeviceRole::QualityRole).value<Quality>(), Quality::Stale);
    QVERIFY(silent.data(DeviceRole::AgeMs).toLongLong() >= 400'000);
    m_replay->seek(m_now - 550s); // before it ever reported: there, and without values
    QCOMPARE(m_replay->devices()->rowCount(), 2);
    QVERIFY(
        !isLive(m_replay->devices()->index(1, 0).data(DeviceRole::QualityRole).value<Quality>()));
    for (const SignalView &view :
         m_replay->devices()->index(1, 0).data(DeviceRole::Signals).value<QList<SignalView>>())
        QVERIFY(std::holds_alternative<std::monostate>(view.value));
}

/// Nothing of a later moment is left in an earlier one.
void TestReplayStation::backAndForth()
{
    m_reader->add({m_rpm.device, u"left.amps"_s}, m_now - 100s, 12.0);
    QVERIFY(m_replay->begin(m_now - 50s).ok());
    QCOMPARE(signal(u"left.amps"_s).value, Value(12.0));
    m_replay->seek(m_now - 400s);
    QVERIFY(std::holds_alternative<std::monostate>(signal(u"left.amps"_s).value));
    QCOMPARE(signal(u"left.rpm"_s).value, Value(1450.0));
    m_replay->seek(m_now - 50s);
    QCOMPARE(signal(u"left.amps"_s).value, Value(12.0));
}

void TestReplayStation::onlyTheWantedMomentIsShown()
{
    QVERIFY(m_replay->begin(m_now - 310s).ok());
    m_reader->atOnce = false;
    const qsizetype before = m_reader->moments.size();
    for (int second = 300; second > 200; --second)
        m_replay->seek(m_now - second * 1s);
    QCOMPARE(m_reader->moments.size(), before + 1);
    m_reader->answerAll();
    QCOMPARE(m_reader->moments.size(), before + 2);
    m_reader->answerAll();
    QVERIFY(m_replay->clock().wall() == m_now - 201s);
    QVERIFY(!m_replay->state().loading);
}

void TestReplayStation::playsAtItsSpeed_data()
{
    QTest::addColumn<int>("speed");
    for (const int speed : {1, 10, 60, 100})
        QTest::addRow("%d", speed) << speed;
}

void TestReplayStation::playsAtItsSpeed()
{
    QFETCH(int, speed);
    QVERIFY(m_replay->begin(m_now - 600s).ok());
    m_replay->setSpeed(speed);
    m_replay->setPlaying(true);
    m->clock.advance(1s);
    m_replay->tick();
    QVERIFY(m_replay->state().at == m_now - 600s + speed * 1s);
    m_replay->setPlaying(false);
    m->clock.advance(1s);
    m_replay->tick();
    QVERIFY(m_replay->state().at == m_now - 600s + speed * 1s);
}

void TestReplayStation::endsAtThePresent()
{
    QVERIFY(m_replay->begin(m_now - 10s).ok());
    m_replay->setSpeed(100);
    m_replay->setPlaying(true);
    m->clock.advance(1s);
    m_replay->tick();
    QVERIFY(m_replay->state().at == m_now && !m_replay->state().playing);
    m_replay->seek(m_now + 3600s); // nobody sees what is to come
    QVERIFY(m_replay->state().at == m_now);
    m_replay->seek(m_now - 3600s);
    QVERIFY(m_replay->state().at == m_now - 600s);
    m_replay->setSpeed(7);
    QCOMPARE(m_replay->state().speed, 100);
}

void TestReplayStation::alarmsAreThoseOfTheMoment()
{
    QVERIFY(m_replay->begin(m_now - 450s).ok());
    QCOMPARE(m_replay->alarms()->rowCount(), 0);
    m_replay->seek(m_now - 300s);
    QCOMPARE(m_replay->alarms()->rowCount(), 1);
    const QModelIndex alarm = m_replay->alarms()->index(0, 0);
    QCOMPARE(alarm.data(AlarmRole::State).value<AlarmState>(), AlarmState::ActiveUnacknowledged);
    QCOMPARE(device().data(DeviceRole::Alarms).value<QList<AlarmMark>>().size(), 1);
    m_replay->seek(m_now - 100s);
    QCOMPARE(m_replay->alarms()->rowCount(), 0);
    QCOMPARE(device().data(DeviceRole::Alarms).value<QList<AlarmMark>>().size(), 0);
}

void TestReplayStation::jumps()
{
    CommandRecord stop;
    stop.id = u"c1"_s;
    stop.device = m_rpm.device;
    stop.kind = CommandKind::Stop;
    stop.by = u"Ada"_s;
    stop.requestedWall = m_now - 300s;
    m_ledger->upsert(stop);
    QVERIFY(m_replay->begin(m_now - 500s).ok());
    m_replay->jump(1);
    QVERIFY(m_replay->state().at == m_now - 400s);
    QVERIFY2(m_replay->state().note.contains(u"Current high"_s),
             qPrintable(m_replay->state().note));
    m_replay->jump(1);
    QVERIFY(m_replay->state().at == m_now - 300s);
    QVERIFY2(m_replay->state().note.contains(u"Ada"_s), qPrintable(m_replay->state().note));
    m_replay->jump(1);
    QVERIFY(m_replay->state().at == m_now - 200s);
    m_replay->jump(1);
    QVERIFY(m_replay->state().at == m_now - 200s);
    QVERIFY(m_replay->state().note.startsWith(u"no alarm and no command after"_s));
    m_replay->jump(-1);
    QVERIFY(m_replay->state().at == m_now - 300s);
    m_replay->jump(-1);
    QVERIFY(m_replay->state().at == m_now - 400s);
    m_replay->jump(-1);
    QVERIFY(m_replay->state().note.startsWith(u"no alarm and no command before"_s));
}

void TestReplayStation::onlyStopsLeave()
{
    QVERIFY(m_replay->begin(m_now - 310s).ok());
    for (const CommandKind kind : {CommandKind::Start, CommandKind::RelayOn, CommandKind::Reset}) {
        QVERIFY(!m->service->arm(m->motor, kind).available());
        m->advance(400ms);
        QVERIFY(!m->service->executeArmed(u"why"_s).available());
    }
    QVERIFY(m->gateway.sent.isEmpty());
    QVERIFY(m->service->stop(m->motor, CommandKind::Stop).available());
    m->service->emergencyStop({});
    QCOMPARE(m->gateway.count(CommandKind::Stop), 1);
    QVERIFY(m->gateway.count(CommandKind::EStop) > 0);
    m_replay->end();
    QVERIFY(!m_replay->state().on);
    QCOMPARE(m_replay->devices()->rowCount(), 0);
    const CommandOffer offer = m->service->offer(m->motor, CommandKind::Start);
    QVERIFY2(!offer.text.contains(u"replay"_s), qPrintable(offer.text));
}

void TestReplayStation::notWhileACommandRuns()
{
    QVERIFY(m->service->arm(m->motor, CommandKind::Start).available());
    m->advance(400ms);
    QVERIFY(m->service->executeArmed({}).available());
    const Outcome begun = m_replay->begin(m_now - 310s);
    QVERIFY(!begun.ok());
    QVERIFY(!m_replay->state().on);
    QVERIFY(m_reader->moments.isEmpty());
}

/// What is replayed stays in the replay: a real console beside it hears nothing of it.
void TestReplayStation::thePlantNeverSeesIt()
{
    const QTemporaryDir data;
    ConsoleSetup setup;
    setup.dataDirectory = data.path();
    setup.profileDirectories = {u":/raptor/profiles"_s};
    setup.operatorName = u"kim"_s;
    setup.watchesAlarms = true;
    Console console(setup, m->clock);
    QSignalSpy samples(&console.plant(), &Models::PlantStore::samplesArrived);
    ReplayStation replay({.reader = m_reader.get(),
                          .alarms = &console.alarms()->history(),
                          .commands = &console.commands(),
                          .ledger = &console.commandStore(),
                          .clock = &m->clock,
                          .profiles = console.profiles(),
                          .names = {}});
    QVERIFY(replay.begin(m_now - 310s).ok());
    QCOMPARE(replay.devices()->rowCount(), 1);
    replay.seek(m_now - 290s);
    QVERIFY(console.plant().knownDevices().isEmpty());
    QCOMPARE(console.deviceModel()->rowCount(), 0);
    QCOMPARE(samples.size(), 0);
    QCOMPARE(console.alarms()->model()->rowCount(), 0);
}

void TestReplayStation::whatCannotBeReadIsNotShown()
{
    QVERIFY(m_replay->begin(m_now - 310s).ok());
    m_reader->error = u"the disk reports an error"_s;
    m_replay->seek(m_now - 290s);
    QCOMPARE(m_replay->state().trouble, m_reader->error);
    QVERIFY(std::holds_alternative<std::monostate>(signal(u"left.rpm"_s).value));
    m_reader->error.clear();
    m_replay->seek(m_now - 280s);
    QVERIFY(m_replay->state().trouble.isEmpty());
    QCOMPARE(signal(u"left.rpm"_s).value, Value(0.0));
}

void TestReplayStation::trendsEndAtTheMoment()
{
    QVERIFY(m_replay->begin(m_now - 310s).ok());
    const WallTime at = m_now - 310s;
    (void)m_replay->trends()->points(m_rpm, at - 60s, at);
    const QList<QPointF> points = m_replay->trends()->points(m_rpm, at - 60s, at + 60s);
    QVERIFY(!points.isEmpty());
    QVERIFY(points.constFirst().x() >= double(toEpochMs(at - 60s)));
    QVERIFY(points.constLast().x() <= double(toEpochMs(at)));
    QCOMPARE(points.constLast().y(), 1450.0);
}

/// Moments and trends are asked of the same reader, which tells a ticket once.
void TestReplayStation::everyQuestionIsAnswered()
{
    const WallTime at = m_now - 310s;
    QVERIFY(m_replay->begin(at).ok());
    m_reader->atOnce = false;
    for (int i = 1; i < 10; ++i) {
        (void)m_replay->trends()->points({m_rpm.device, QString::number(i)}, at - 60s, at);
        m_replay->seek(at - i * 2s);
    }
    (void)m_replay->trends()->points(m_rpm, at - 60s, at);
    for (int i = 0; i < 10; ++i)
        m_reader->answerAll();
    QTRY_VERIFY(!m_replay->state().loading);
    QCOMPARE(m_replay->clock().wall(), at - 18s);
    QVERIFY(!m_replay->trends()->points(m_rpm, at - 60s, at).isEmpty());
}

void TestReplayStation::fill(int devices, int values)
{
    for (int number = 0; number < devices; ++number) {
        const DeviceId device = DeviceId::parse(u"raptor/large/m%1"_s.arg(number)).value();
        for (int value = 0; value < values; ++value) {
            const TagId tag{
                device,
                u"%1.%2"_s.arg(
                    value % 2 == 0 ? u"left"_s : u"right"_s,
                    QStringList{u"rpm"_s, u"volts"_s, u"amps"_s, u"power"_s}.at(value / 2))};
            for (const int second : {400, 100})
                m_reader->add(tag, m_now - second * 1s, double(second));
        }
    }
}

/// Until a moment is whole, the one before it stands, with its time.
void TestReplayStation::aLargePlantComesInSlices()
{
    const QAbstractItemModelTester tester(m_replay->devices(),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    QAbstractItemModelTester treeTester(
        m_replay->deviceTree(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    treeTester.setUseFetchMore(false); // Qt 6.4's tester would fetch before its reset is over
    fill(900, 1);
    QVERIFY(m_replay->begin(m_now - 300s).ok());
    QCOMPARE(m_replay->devices()->rowCount(), 0);
    QVERIFY(m_replay->state().loading);
    QTRY_VERIFY(!m_replay->state().loading);
    QCOMPARE(m_replay->devices()->rowCount(), 901);
    const auto rpm = [this] {
        const QModelIndex index = m_replay->devices()->index(1, 0);
        return index.data(DeviceRole::Signals).value<QList<SignalView>>().first().value;
    };
    QCOMPARE(rpm(), Value(400.0));
    m_replay->seek(m_now - 200s);
    m_replay->seek(m_now - 50s);
    QVERIFY(m_replay->clock().wall() == m_now - 300s);
    QCOMPARE(rpm(), Value(400.0));
    QTRY_VERIFY(!m_replay->state().loading);
    QVERIFY(m_replay->clock().wall() == m_now - 50s);
    QCOMPARE(rpm(), Value(100.0));
}

void TestReplayStation::whatIsUnderWayEndsWithTheReplay()
{
    fill(900, 1);
    QVERIFY(m_replay->begin(m_now - 300s).ok());
    QVERIFY(m_replay->state().loading);
    m_replay->end();
    for (int turn = 0; turn < 20; ++turn)
        QCoreApplication::processEvents();
    QCOMPARE(m_replay->devices()->rowCount(), 0);
    QVERIFY(!m_replay->state().on);
}

/// Figures, not a verdict: what the longest turn of the event loop needs of the processor.
void TestReplayStation::nobodyWaitsForALargePlant()
{
    fill(isFullRun() ? 10'000 : 500, 8);
    m_reader->atOnce = true;
    double all = 0;
    double longest = 0;
    const auto settle = [&] {
        all = longest = 0;
        while (m_replay->state().loading) {
            const double before = threadMs();
            QCoreApplication::processEvents();
            longest = std::max(longest, threadMs() - before);
            all += threadMs() - before;
        }
    };
    QVERIFY(m_replay->begin(m_now - 300s).ok());
    settle();
    qInfo("%d devices: %.0f ms until they are shown, longest turn %.1f ms",
          m_replay->devices()->rowCount(), all, longest);
    m_replay->seek(m_now - 50s);
    settle();
    qInfo("the next moment: %.0f ms, longest turn %.1f ms", all, longest);
    QVERIFY(!m_replay->state().loading);
}

void TestReplayStation::chartsEndAtTheMoment()
{
    const WallTime at = fromEpochMs(toEpochMs(m_now - 310s) / 1000 * 1000);
    for (int second = -60; second <= 60; ++second) {
        HistoryBucket bucket;
        bucket.from = at + second * 1s;
        bucket.first = bucket.last = bucket.minimum = bucket.maximum = bucket.sum = second;
        bucket.count = 1;
        m_reader->buckets.append(bucket);
    }
    QVERIFY(m_replay->begin(at).ok());
    TrendColumns *columns = m_replay->columns();
    QSignalSpy advanced(columns, &TrendColumns::advanced);
    const auto last = [&] {
        (void)columns->columns(m_rpm, at - 60s, at + 60s, 1s); // asked for, and then there
        const QList<HistoryBucket> known = columns->columns(m_rpm, at - 60s, at + 60s, 1s);
        return known.isEmpty() ? -100.0 : known.constLast().last;
    };
    QVERIFY(last() > -5.0 && last() < 0.0);
    // What ran then was live, and is not now.
    QCOMPARE(columns->current(m_rpm).quality, Quality::LastKnown);
    QCOMPARE(columns->current(m_rpm).value, std::optional(1450.0));
    QVERIFY(columns->current(m_rpm).at <= at);
    m_replay->seek(at + 30s);
    QVERIFY(advanced.count() > 0);
    QVERIFY(last() > 25.0 && last() < 30.0);
    QCOMPARE(columns->current(m_rpm).value, std::optional(0.0));
    m_replay->seek(at);
    QVERIFY(last() < 0.0);
    m_replay->end();
    m_reader->buckets.clear();
    QVERIFY(columns->columns(m_rpm, at - 60s, at, 1s).isEmpty()); // nothing is kept
}

QTEST_GUILESS_MAIN(TestReplayStation)
#include "tst_replaystation.moc"
