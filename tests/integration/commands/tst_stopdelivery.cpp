// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// RP-06 on the wire: a stop arrives, whatever becomes of the connections.
#include "protocol/device/command_encoder.h"
#include "protocol/device/command_id.h"
#include "tests/integration/commands/console_side.h"
#include "tests/integration/commands/device_side.h"
#include "tests/support/private_broker.h"
#include "tests/support/soak.h"
#include "tests/support/test_certificates.h"
#include "tests/support/wait_until.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <algorithm>
#include <memory>
#include <random>
#include <vector>

using namespace Raptor;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto commandClients = "raptor-console-command";

Sim::RaptorSetup running(int number)
{
    return {.id = *DeviceId::parse(u"raptor/soak/m%1"_s.arg(number)),
            .period = 1s,
            .seed = quint32(number + 1),
            .motors = 1,
            .running = true};
}

/// What an operator presses.
enum class Press { EStop, Stop, GroupStop };

/// How many bytes the PUBLISH of an e-stop has.
qint64 publishBytes(const DeviceProfile &profile, const DeviceId &device)
{
    const SystemClock clock;
    const QByteArray payload = Device::encodeCommand(
        profile,
        {.commandId = Device::newCommandId(clock.wall(), *QRandomGenerator::system()),
         .broker = {},
         .device = device,
         .kind = CommandKind::EStop,
         .by = ConsoleSide::operatorName(),
         .issuedAt = clock.wall(),
         .expires = {}});
    constexpr qint64 fixedHeader = 3; // remaining length of two bytes
    constexpr qint64 packetId = 2;
    constexpr qint64 noProperties = 1;
    return fixedHeader + 2 + profile.commandTopic(device).toUtf8().size() + packetId + noProperties
        + payload.size();
}

/// A console and a running device on one broker; the console's line can be cut.
struct Lane
{
    /// Encrypted if there is an @p authority.
    Lane(int number, const PrivateBroker &broker, const ProfileCatalogue &catalogue,
         const QString &authority = {})
        : wire(authority.isEmpty() ? broker.port() : broker.tlsPort(), quint32(number)),
          console(catalogue), device(running(number), {broker.port()})
    {
        const QString scheme = authority.isEmpty() ? u"mqtt"_s : u"mqtts"_s;
        const auto url = BrokerUrl::parse(u"%1://127.0.0.1:%2"_s.arg(scheme).arg(wire.port()));
        console.addBroker({.name = u"local"_s, .url = *url, .caFile = authority},
                          {device.id().text() + u"/state"_s});
    }
    [[nodiscard]] static bool ready(const std::unique_ptr<Lane> &lane) { return lane->isReady(); }
    [[nodiscard]] bool isReady() const
    {
        const auto state = console.plant().state(device.id());
        return device.isReady() && console.isUp() && state && state->quality == Quality::Good;
    }
    /// The broker gets the PUBLISH, and the connection is gone before the PUBREL.
    void strike(const DeviceProfile &profile, FaultProxy::End end, Milliseconds outage)
    {
        FaultProxy::Plan plan;
        plan.toServer.endIn = publishBytes(profile, device.id());
        plan.toServer.end = end;
        wire.setPlanWhere(commandClients, plan);
        wire.setRefusing(outage > 0ms);
        connectionsBefore = wire.connections();
        backAfter = outage;
        pressedAt = clock.now();
        command = console.emergencyStop(device.id());
        stoppedAt.reset();
    }
    /// The command's id.
    QString press(Press what)
    {
        switch (what) {
        case Press::EStop:
            return console.emergencyStop(device.id());
        case Press::Stop:
            return console.stop(device.id());
        case Press::GroupStop:
            console.commands().stopGroup(u"Stop all"_s, {device.id()});
            return console.commands().lastCommandId();
        }
        Q_UNREACHABLE();
    }
    void look()
    {
        const Milliseconds since = clock.now() - pressedAt;
        if (since >= backAfter)
            wire.setRefusing(false);
        if (stoppedAt || !device.device().isEStopped())
            return;
        stoppedAt = clock.now();
        wasCut = wire.connections() > connectionsBefore;
    }

    SystemClock clock;
    FaultProxy wire;
    ConsoleSide console;
    DeviceSide device;
    QString command;
    BootTime pressedAt{};
    Milliseconds backAfter{0};
    int connectionsBefore = 0;
    std::optional<BootTime> stoppedAt;
    bool wasCut = false; ///< it came by a later connection than the one that it was sent on
};

} // namespace

class TestStopDelivery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_broker.reset(); }
    void rp06_cutBetweenPublishAndPubrel();
    void rp06_twoBrokersOneSwallows();
    void rp06_freshConnectionBesideASilentOne_data();
    void rp06_freshConnectionBesideASilentOne();
    void rp06_stopBehindAnUnansweredStart_data();
    void rp06_stopBehindAnUnansweredStart();

private:
    bool release(const std::vector<std::unique_ptr<Lane>> &lanes);

    std::unique_ptr<PrivateBroker> m_broker;
};

void TestStopDelivery::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_broker = std::make_unique<PrivateBroker>();
}

/// Resets every device, deliberately, as an operator does it, and starts its motor by hand.
bool TestStopDelivery::release(const std::vector<std::unique_ptr<Lane>> &lanes)
{
    const auto allCanReset = [&lanes] {
        return std::ranges::all_of(lanes, [](const auto &lane) {
            return lane->isReady()
                && lane->console.commands()
                       .offer(lane->device.id(), CommandKind::Reset)
                       .available();
        });
    };
    if (!waitUntil(allCanReset, 30s))
        return false;
    for (const auto &lane : lanes)
        lane->console.give(lane->device.id(), CommandKind::Reset);
    return waitUntil([&lanes] {
        return std::ranges::none_of(lanes, [](const auto &lane) {
            return lane->device.device().isEStopped()
                || lane->console.commands().latched(lane->device.id());
        });
    });
}

void TestStopDelivery::rp06_cutBetweenPublishAndPubrel()
{
    const int wanted = isFullRun() ? 1000 : 20;
    const int laneCount = isFullRun() ? 50 : 10;
    const ProfileCatalogue catalogue = profilesWith({});
    const ProfilePtr profile = catalogue.find(u"raptor");
    std::vector<std::unique_ptr<Lane>> lanes;
    for (int i = 0; i < laneCount; ++i)
        lanes.push_back(std::make_unique<Lane>(i, *m_broker, catalogue));
    QVERIFY(waitUntil([&] { return std::ranges::all_of(lanes, &Lane::ready); }, 30s));
    std::mt19937 random(4711);
    std::vector<qint64> delays;
    while (int(delays.size()) < wanted) {
        for (const auto &lane : lanes) {
            const auto end = random() % 2 ? FaultProxy::End::Reset : FaultProxy::End::Fin;
            lane->strike(*profile, end, Milliseconds(random() % (isFullRun() ? 9000 : 900)));
        }
        const auto allStopped = [&lanes] {
            for (const auto &lane : lanes)
                lane->look();
            return std::ranges::all_of(
                lanes, [](const auto &lane) { return lane->stoppedAt.has_value(); });
        };
        QVERIFY2(waitUntil(allStopped, 30s), "an e-stop was lost");
        for (const auto &lane : lanes) {
            delays.push_back((*lane->stoppedAt - lane->pressedAt - lane->backAfter).count());
            QVERIFY(lane->wasCut);
            QVERIFY(!lane->device.device().isRunning());
            QCOMPARE(lane->device.doubles(), 0);
        }
        QVERIFY2(release(lanes), "not every latch was lifted");
    }
    std::ranges::sort(delays);
    qInfo(
        "%zu e-stops cut between PUBLISH and PUBREL, all delivered; after the return of the link: "
        "median %lld ms, longest %lld ms",
        delays.size(), delays[delays.size() / 2], delays.back());
}

/// Both are up; the one's way swallows everything without a word.
void TestStopDelivery::rp06_twoBrokersOneSwallows()
{
    const PrivateBroker other;
    FaultProxy wire(m_broker->port());
    ConsoleSide console(profilesWith({}));
    DeviceSide device(running(1), {m_broker->port(), other.port()});
    const QStringList filters{u"raptor/+/+/state"_s};
    console.addBroker(u"silent"_s, wire.port(), filters);
    console.addBroker(u"sound"_s, other.port(), filters);
    console.plant().setPreferredBroker(u"silent"_s);
    const auto source = [&] {
        const auto state = console.plant().state(device.id());
        return state && state->quality == Quality::Good ? state->broker : QString();
    };
    QTRY_VERIFY(device.isReady() && console.isUp());
    QTRY_COMPARE(source(), u"silent"_s);
    wire.endAll(FaultProxy::End::Swallow);
    QCOMPARE(console.fleet().brokersUp().size(), 2); // nobody knows
    const QString id = console.emergencyStop(device.id());
    QTRY_COMPARE(console.record(id).outcome, CommandOutcome::Confirmed);
    const CommandRecord record = console.record(id);
    const auto path = [&](const QString &broker) {
        const CommandRecord now = console.record(id);
        const auto found = std::ranges::find(now.paths, broker, &CommandPath::broker);
        return found == now.paths.cend() ? CommandPath() : *found;
    };
    QVERIFY(path(u"sound"_s).acknowledgedAt.has_value());
    QVERIFY(path(u"silent"_s).sentAt.has_value());
    QVERIFY(!path(u"silent"_s).acknowledgedAt.has_value());
    const QList<EStopLine> lines = console.commands().emergencyStopLines();
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines.constFirst().progress, EStopProgress::Confirmed);
    QCOMPARE(lines.constFirst().paths.size(), 2); // shown per path
    QCOMPARE(lines.constFirst().pathTexts.size(), 2);
    const auto since = [&](const std::optional<BootTime> &at) {
        return at ? qint64((*at - record.requestedAt).count()) : -1;
    };
    qInfo("e-stop, one of two brokers silent: acknowledged by the other after %lld ms, confirmed "
          "after %lld ms",
          since(path(u"sound"_s).acknowledgedAt), since(record.finishedAt));
    // The silent one gets it after all, on a fresh connection, and nothing looks failed.
    QTRY_VERIFY(path(u"silent"_s).acknowledgedAt.has_value());
    QTRY_VERIFY_WITH_TIMEOUT(wire.connections() >= 4, 10'000); // and its own links are new
    QTRY_VERIFY_WITH_TIMEOUT(console.isUp(), 10'000);
    QCOMPARE(path(u"silent"_s).error, QString());
    QCOMPARE(device.executions(id).size(), 1); // by two ways, once
    qInfo("by the silent one's fresh connection after %lld ms",
          since(path(u"silent"_s).acknowledgedAt));
}

void TestStopDelivery::rp06_freshConnectionBesideASilentOne_data()
{
    QTest::addColumn<Press>("press");
    QTest::addColumn<bool>("encrypted");
    QTest::newRow("e-stop, TCP") << Press::EStop << false;
    QTest::newRow("e-stop, TLS") << Press::EStop << true;
    QTest::newRow("stop, TCP") << Press::Stop << false;
    QTest::newRow("stop, TLS") << Press::Stop << true;
    QTest::newRow("group stop, TCP") << Press::GroupStop << false;
}

/// The only way is silent: the fresh connection beside it delivers long before it is found dead.
void TestStopDelivery::rp06_freshConnectionBesideASilentOne()
{
    QFETCH(const Press, press);
    QFETCH(bool, encrypted);
    TestCertificates certificates;
    QString authority;
    if (encrypted) {
        QVERIFY(certificates.makeAuthority(u"own"_s));
        QVERIFY(certificates.make(u"broker"_s, u"own"_s, u"IP:127.0.0.1"_s));
        authority = certificates.certificate(u"own"_s);
        m_broker = std::make_unique<PrivateBroker>(certificates.certificate(u"broker"_s),
                                                   certificates.key(u"broker"_s));
    }
    Lane lane(1, *m_broker, profilesWith({}), authority);
    QTRY_VERIFY2(lane.isReady(), qPrintable(lane.console.fleet().status(u"local"_s).lastError));
    lane.wire.endAll(FaultProxy::End::Swallow);
    const QString id = lane.press(press);
    QTRY_VERIFY(!lane.device.device().isRunning());
    QVERIFY(lane.console.isUp()); // still believed
    QCOMPARE(lane.device.device().isEStopped(), press == Press::EStop);
    const CommandRecord record = lane.console.record(id);
    QTRY_COMPARE(lane.console.record(id).outcome, CommandOutcome::Confirmed);
    QCOMPARE(lane.device.executions(id).size(), 1);
    QCOMPARE(lane.device.doubles(), 0);
    QCOMPARE(lane.console.record(id).paths.size(), 1); // both connections are one way
    qInfo("%s beside a silent connection: acknowledged after %lld ms", QTest::currentDataTag(),
          qint64((lane.console.record(id).acknowledgedAt.value_or(record.requestedAt)
                  - record.requestedAt)
                     .count()));
}

void TestStopDelivery::rp06_stopBehindAnUnansweredStart_data()
{
    QTest::addColumn<bool>("swallowed");
    QTest::newRow("the line is held, then goes on") << false;
    QTest::newRow("the connection swallows everything") << true;
}

/// The start runs into its 2 s without an answer, and its connection is reset. The stop that was
/// given meanwhile is in that connection, and arrives all the same; the start never does.
void TestStopDelivery::rp06_stopBehindAnUnansweredStart()
{
    QFETCH(bool, swallowed);
    Eavesdropper ear(*m_broker, u"raptor/+/+/cmd"_s);
    Lane lane(1, *m_broker, profilesWith({}));
    QTRY_VERIFY(lane.isReady());
    lane.device.stopOnTheSpot();
    QTRY_VERIFY(lane.console.canStart(lane.device.id()));
    if (swallowed) {
        lane.wire.endAll(FaultProxy::End::Swallow);
    } else {
        FaultProxy::Plan held;
        held.toServer.paused = true;
        lane.wire.setPlan(held); // of the fresh connection, too
    }
    const auto ended = [&lane] { return lane.wire.connections() - lane.wire.openConnections(); };
    const int endedBefore = ended();
    const BootTime givenAt = lane.clock.now();
    const QString start = lane.console.give(lane.device.id(), CommandKind::Start);
    QVERIFY(!start.isEmpty());
    QVERIFY(waitUntil([&] { return lane.clock.now() - givenAt >= 1500ms; }));
    const QString stop = lane.console.stop(lane.device.id());
    QVERIFY(waitUntil([&] { return lane.console.finished(start); }));
    QCOMPARE(lane.console.record(start).outcome, CommandOutcome::Unknown);
    if (!swallowed)
        QTRY_VERIFY(ended() > endedBefore); // the reset has come through
    lane.wire.setPlan({});
    QTRY_COMPARE(lane.console.record(stop).outcome, CommandOutcome::Confirmed);
    QTRY_VERIFY(lane.console.record(stop).acknowledgedAt.has_value());
    QTRY_VERIFY(lane.console.isUp()); // again
    // Another one passes by the new connection, and nothing but stops came.
    const QString last = lane.console.stop(lane.device.id());
    QTRY_COMPARE(lane.device.executions(last).size(), 1);
    QCOMPARE(lane.device.executions(stop).size(), 1);
    QCOMPARE(lane.device.executions(start).size(), 0);
    QCOMPARE(lane.device.lateStarts() + lane.device.doubles(), 0);
    QTRY_COMPARE(ear.lines().size(), 2);
    QVERIFY(ear.lines().constFirst().contains(stop.toUtf8()));
    QVERIFY(ear.lines().constLast().contains(last.toUtf8()));
}

int main(int argc, char **argv)
{
    return runSoak<TestStopDelivery>(argc, argv);
}

#include "tst_stopdelivery.moc"
