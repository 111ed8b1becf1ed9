// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// RP-01 and RP-02 on the wire: no start runs late, and none runs twice, whatever is cut.
#include "tests/integration/commands/console_side.h"
#include "tests/integration/commands/device_side.h"
#include "tests/support/private_broker.h"
#include "tests/support/soak.h"
#include "tests/support/wait_until.h"

#include <QtCore/QDeadlineTimer>
#include <QtTest/QTest>

#include <csignal>
#include <memory>
#include <random>
#include <vector>

using namespace Raptor;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Milliseconds expiry = 5s;
/// By then whatever expires has expired: two seconds without an ack, 5 s at the broker, and whole
/// seconds there.
constexpr Milliseconds longAfter = 9s;
constexpr Milliseconds soonAfter = 1s;
/// An exchange is shorter: SUBSCRIBE and PUBLISH up; their acks and a state down.
constexpr int offsetsUp = 300;
constexpr int offsetsDown = 340;

enum class Absence { None, Told, Silent, Held };

/// What is done to one start.
struct Blow
{
    FaultProxy::Plan plan;
    Absence absence = Absence::None;
    Milliseconds back = soonAfter; ///< when the device returns

    static Blow number(int n, bool deviceHonoursExpiry, std::mt19937 &random)
    {
        using End = FaultProxy::End;
        Blow blow;
        const int offset = n % (offsetsUp + offsetsDown);
        const auto end = std::array{End::Fin, End::Reset, End::Swallow}[random() % 3];
        FaultProxy::Faults &faults = offset < offsetsUp ? blow.plan.toServer : blow.plan.toClient;
        faults.endIn = offset < offsetsUp ? offset : offset - offsetsUp;
        faults.end = end;
        // What waits on the device's own line, past every broker, only the device can refuse.
        blow.absence = Absence(random() % (deviceHonoursExpiry ? 4 : 3));
        blow.back = random() % 2 ? longAfter : soonAfter;
        return blow;
    }
};

/// A console, a device and the lines between them and one broker.
struct Lane
{
    Lane(int number, const PrivateBroker &broker, const ProfileCatalogue &catalogue,
         bool honoursExpiry)
        : wire(broker.port(), quint32(number)), console(catalogue),
          device({.id = *DeviceId::parse(u"raptor/soak/m%1"_s.arg(number)),
                  .period = 1s,
                  .seed = quint32(number + 1),
                  .motors = 1,
                  .honoursExpiry = honoursExpiry},
                 {broker.port()}),
          honours(honoursExpiry)
    {
        console.addBroker(u"local"_s, wire.port(),
                          {device.id().text() + u"/state"_s, device.id().text() + u"/status"_s});
    }

    [[nodiscard]] bool isReady() const
    {
        return device.isReady() && !device.device().isRunning() && console.canStart(device.id());
    }
    void strike(const Blow &next)
    {
        blow = next;
        wire.setPlanWhere("raptor-console-command", blow.plan);
        if (blow.absence == Absence::Told)
            device.goOffline();
        else if (blow.absence == Absence::Silent)
            device.goSilentlyOffline();
        else if (blow.absence == Absence::Held)
            device.hold();
        command = console.give(device.id(), CommandKind::Start);
        givenAt = clock.wall();
        isBack = blow.absence == Absence::None;
    }
    void returnWhenDue(Milliseconds sinceBlow)
    {
        if (!isBack && sinceBlow >= blow.back) {
            device.comeBack();
            isBack = true;
        }
    }
    void heal()
    {
        wire.setPlanWhere("raptor-console-command", {});
        wire.endAll(FaultProxy::End::Reset); // half-open ones, too
        device.stopOnTheSpot();
    }

    SystemClock clock;
    FaultProxy wire;
    ConsoleSide console;
    DeviceSide device;
    bool honours;
    Blow blow;
    bool isBack = true;
    QString command; ///< empty: refused
    WallTime givenAt{};
};

QString wordsOf(CommandOutcome outcome)
{
    return QString::fromLatin1(QMetaEnum::fromType<CommandOutcome>().valueToKey(int(outcome)));
}

} // namespace

class TestLateExecution : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rp01_noByteLeavesLater_data();
    void rp01_noByteLeavesLater();
    void rp01_stoppedBroker_data();
    void rp01_stoppedBroker();
    void rp02_neverSentAgain();
    void rp01_noLateExecution();

private:
    void judge(const Lane &lane);

    QMap<QString, int> m_outcomes;
    int m_given = 0;
    int m_executed = 0;
    int m_refused = 0;
};

void TestLateExecution::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TestLateExecution::rp01_noByteLeavesLater_data()
{
    QTest::addColumn<bool>("swallowed");
    QTest::newRow("held on its way") << false;
    QTest::newRow("swallowed on its way") << true;
}

/// A start without an ack within 2 s is taken back: its socket is reset.
void TestLateExecution::rp01_noByteLeavesLater()
{
    QFETCH(bool, swallowed);
    const PrivateBroker broker;
    Eavesdropper ear(broker, u"raptor/+/+/cmd"_s);
    Lane lane(1, broker, profilesWith({}), false);
    QTRY_VERIFY(lane.isReady());
    FaultProxy::Plan plan;
    plan.toServer.paused = !swallowed;
    plan.toServer.endIn = swallowed ? 0 : -1;
    plan.toServer.end = FaultProxy::End::Swallow;
    lane.strike({.plan = plan});
    QVERIFY(!lane.command.isEmpty());
    QTRY_VERIFY(lane.console.finished(lane.command));
    QCOMPARE(lane.console.record(lane.command).outcome, CommandOutcome::Unknown);
    QTRY_VERIFY(lane.console.isUp()); // again
    lane.wire.setPlan({});
    lane.wire.setPlanWhere("raptor-console-command", {});
    // A stop passes by the same way, and nothing came before it.
    const QString stop = lane.console.stop(lane.device.id());
    QTRY_COMPARE(lane.device.executions(stop).size(), 1);
    QCOMPARE(lane.device.heard(), 1);
    QTRY_COMPARE(ear.lines().size(), 1);
    QVERIFY(ear.lines().constFirst().contains(stop.toUtf8()));
}

void TestLateExecution::rp01_stoppedBroker_data()
{
    QTest::addColumn<bool>("honoursExpiry");
    QTest::newRow("device that looks at exp") << true;
    QTest::newRow("device of the field") << false;
}

/// A broker that stands still for long has the start in its own buffer, and no expiry counts there.
/// Ours stumbles over the ping before it; a device that looks at exp would not need that.
void TestLateExecution::rp01_stoppedBroker()
{
    QFETCH(bool, honoursExpiry);
    const PrivateBroker broker;
    Lane lane(1, broker, profilesWith({.honoursExpiry = honoursExpiry}), honoursExpiry);
    QTRY_VERIFY(lane.isReady());
    // From now on the state is followed: a start travels with its ping alone.
    const QString first = lane.console.stop(lane.device.id());
    QTRY_VERIFY(lane.console.finished(first) && lane.isReady());
    QVERIFY(::kill(pid_t(broker.pid()), SIGSTOP) == 0);
    lane.strike({});
    QVERIFY(!lane.command.isEmpty());
    const bool ended = waitUntil([&] { return lane.console.finished(lane.command); });
    const QDeadlineTimer stands(longAfter - 2s);
    const bool stood = waitUntil([&] { return stands.hasExpired(); }, longAfter);
    QVERIFY(::kill(pid_t(broker.pid()), SIGCONT) == 0);
    QVERIFY(ended && stood);
    const CommandRecord record = lane.console.record(lane.command);
    QCOMPARE(record.outcome, CommandOutcome::Unknown);
    QTRY_VERIFY(lane.console.isUp() && lane.device.isReady());
    const QString stop = lane.console.stop(lane.device.id());
    QTRY_COMPARE(lane.device.executions(stop).size(), 1);
    QVERIFY(lane.device.executions(lane.command).isEmpty());
    QCOMPARE(lane.device.heard(), 2); // the stops
}

/// A start that was lost on one broker stays lost: neither the link's return nor the other broker,
/// which is the device's source by then, gets it.
void TestLateExecution::rp02_neverSentAgain()
{
    const PrivateBroker one;
    const PrivateBroker two;
    FaultProxy wire(one.port());
    Eavesdropper earOne(one, u"raptor/+/+/cmd"_s);
    Eavesdropper earTwo(two, u"raptor/+/+/cmd"_s);
    DeviceSide device({.id = *DeviceId::parse(u"raptor/soak/m1")}, {one.port(), two.port()});
    ConsoleSide console(profilesWith({}));
    const auto source = [&] {
        const auto state = console.plant().state(device.id());
        return state && state->quality == Quality::Good ? state->broker : QString();
    };
    console.addBroker(u"one"_s, wire.port(), {u"raptor/+/+/state"_s});
    console.addBroker(u"two"_s, two.port(), {u"raptor/+/+/state"_s});
    console.plant().setPreferredBroker(u"one"_s);
    QTRY_VERIFY(device.isReady() && console.isUp() && console.canStart(device.id()));
    QTRY_COMPARE(source(), u"one"_s);
    FaultProxy::Plan plan;
    plan.toServer.endIn = 20; // amid the exchange
    plan.toServer.end = FaultProxy::End::Reset;
    QCOMPARE(wire.setPlanWhere("raptor-console-command", plan), 1);
    const QString id = console.give(device.id(), CommandKind::Start);
    QTRY_VERIFY(console.finished(id));
    QCOMPARE(console.record(id).outcome, CommandOutcome::Unknown);
    console.plant().setPreferredBroker(u"two"_s);
    QTRY_COMPARE(source(), u"two"_s);
    QTRY_VERIFY(console.isUp());
    const QString stop = console.stop(device.id()); // by both, behind whatever went before
    QTRY_VERIFY(!earOne.lines().isEmpty() && !earTwo.lines().isEmpty());
    QTRY_COMPARE(device.executions(stop).size(), 1);
    QCOMPARE(earOne.lines().size(), 1);
    QCOMPARE(earTwo.lines().size(), 1);
    QVERIFY(device.executions(id).isEmpty());
}

void TestLateExecution::judge(const Lane &lane)
{
    if (lane.command.isEmpty()) {
        ++m_refused;
        return;
    }
    ++m_given;
    const CommandRecord record = lane.console.record(lane.command);
    const QList<Sim::CommandTrace> executions = lane.device.executions(lane.command);
    const auto story = [&] {
        return u"%1: %2, %3; executed %4 times, up to byte %5, down to byte %6, absence %7 for %8 ms"_s
            .arg(lane.device.id().text(), wordsOf(record.outcome), record.detail)
            .arg(executions.size())
            .arg(lane.blow.plan.toServer.endIn)
            .arg(lane.blow.plan.toClient.endIn)
            .arg(int(lane.blow.absence))
            .arg(lane.blow.back.count());
    };
    m_executed += int(executions.size());
    ++m_outcomes[wordsOf(record.outcome)];
    QVERIFY2(record.step == CommandStep::Finished, qPrintable(story()));
    QVERIFY2(executions.size() <= 1, qPrintable(u"RP-02: "_s + story()));
    for (const Sim::CommandTrace &trace : executions)
        QVERIFY2(trace.at - lane.givenAt <= expiry, qPrintable(u"RP-01: "_s + story()));
    // The ledger tells the truth, or that it does not know it.
    const bool sayNever =
        record.outcome == CommandOutcome::Refused || record.outcome == CommandOutcome::NoSubscriber;
    if (record.outcome == CommandOutcome::Confirmed)
        QVERIFY2(executions.size() == 1, qPrintable(story()));
    if (sayNever)
        QVERIFY2(executions.isEmpty(), qPrintable(story()));
}

void TestLateExecution::rp01_noLateExecution()
{
    const int wanted = isFullRun() ? 10'000 : 36;
    const int laneCount = isFullRun() ? 128 : 18;
    PrivateBroker broker;
    const ProfileCatalogue field = profilesWith({});
    const ProfileCatalogue exact = profilesWith({.honoursExpiry = true, .deduplicates = true});
    std::vector<std::unique_ptr<Lane>> lanes;
    for (int i = 0; i < laneCount; ++i) {
        const bool honours = i % 2 == 0;
        lanes.push_back(std::make_unique<Lane>(i, broker, honours ? exact : field, honours));
        if (i % 4 == 2) // "exp" is in the device's clock, however wrong
            lanes.back()->device.skew(i % 8 == 2 ? 1h : -1h);
    }
    std::mt19937 random(4711);
    const SystemClock clock;
    int number = 0;
    for (int round = 0; m_given < wanted; ++round) {
        const auto allReady = [&lanes] {
            return std::ranges::all_of(lanes, [](const auto &lane) { return lane->isReady(); });
        };
        QVERIFY2(waitUntil(allReady, 60s), "not all devices and links came back");
        const BootTime begin = clock.now();
        for (const auto &lane : lanes) // in the short run steps over the offsets
            lane->strike(Blow::number(number += isFullRun() ? 1 : 37, lane->honours, random));
        const bool killed = round % 8 == 7 || (!isFullRun() && round == 1);
        if (killed) {
            const Milliseconds pause(random() % 30);
            QVERIFY(waitUntil([&] { return clock.now() - begin >= pause; }));
            broker.kill();
            QVERIFY(broker.start());
        }
        const auto allOver = [&] {
            for (const auto &lane : lanes)
                lane->returnWhenDue(clock.now() - begin);
            return clock.now() - begin >= longAfter + 500ms
                && std::ranges::all_of(lanes, [](const auto &lane) {
                       return lane->device.isReady()
                           && (lane->command.isEmpty() || lane->console.finished(lane->command));
                   });
        };
        QVERIFY2(waitUntil(allOver, 60s), "commands without an end, or devices that stay away");
        for (const auto &lane : lanes) {
            judge(*lane);
            if (QTest::currentTestFailed())
                return;
            lane->heal();
        }
    }
    int doubles = 0;
    int late = 0;
    for (const auto &lane : lanes) {
        doubles += lane->device.doubles();
        late += lane->device.lateStarts();
    }
    QCOMPARE(doubles, 0);
    QCOMPARE(late, 0);
    QStringList outcomes;
    for (auto entry = m_outcomes.cbegin(); entry != m_outcomes.cend(); ++entry)
        outcomes.append(u"%1 %2"_s.arg(entry.key()).arg(entry.value()));
    qInfo("%d starts cut, %d executed, none late, none twice; outcomes: %s; %d refused beforehand",
          m_given, m_executed, qPrintable(outcomes.join(u", "_s)), m_refused);
}

int main(int argc, char **argv)
{
    return runSoak<TestLateExecution>(argc, argv);
}

#include "tst_lateexecution.moc"
