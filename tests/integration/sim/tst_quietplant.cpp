// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/battery_device.h"
#include "app/raptor-sim/guardian_device.h"
#include "app/raptor-sim/raptor_device.h"
#include "models/plant_store.h"
#include "protocol/device/decoder.h"
#include "tests/domain/alarm_bench.h"
#include "tests/protocol/device/built_in_profiles.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <memory>
#include <vector>

using namespace Raptor;
using namespace Raptor::Sim;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

/// The demo plant with the alarms of the built-in profiles, without brokers and on a clock of its
/// own: an hour takes seconds.
class tst_QuietPlant : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void anHourRaisesNothing_data();
    void anHourRaisesNothing();
    void faultsAreNotMissed_data();
    void faultsAreNotMissed();
};

namespace {

constexpr Milliseconds frame{100};

class QuietPlant final : public QObject
{
public:
    explicit QuietPlant(quint32 seed)
        : local(builtInProfiles().catalogue, clock, u"local"_s),
          cloud(builtInProfiles().catalogue, clock, u"cloud"_s),
          store(builtInProfiles().catalogue, clock), watch(store, clock, sink)
    {
        watch.setBrokers(brokersNamed({u"local"_s, u"cloud"_s}));
        for (const QString &broker : {u"local"_s, u"cloud"_s}) {
            BrokerStatus status;
            status.name = broker;
            status.telemetry = SessionState::Up;
            status.command = SessionState::Up;
            watch.brokerChanged(status);
        }
        QObject::connect(&store, &Models::PlantStore::samplesArrived, this,
                         [this](const QList<Sample> &samples) { watch.observe(samples); });
        QObject::connect(&store, &Models::PlantStore::devicesChanged, this,
                         [this](const QList<DeviceId> &changed) {
                             for (const DeviceId &device : changed)
                                 watch.deviceChanged(device);
                         });
        for (int i = 0; i < 8; ++i) {
            raptors.push_back(
                std::make_unique<RaptorDevice>(RaptorSetup{.id = id(u"raptor/shop/m%1"_s.arg(i)),
                                                           .period = Milliseconds(500),
                                                           .seed = seed * 7919U + quint32(i),
                                                           .motors = i % 3 == 0 ? 2 : 1,
                                                           .running = i % 3 != 2}));
            devices.push_back(raptors.back().get());
        }
        for (int i = 0; i < 2; ++i)
            others.push_back(std::make_unique<GuardianDevice>(id(u"guardian/g%1"_s.arg(i))));
        others.push_back(std::make_unique<BatteryDevice>(id(u"battery/user-1"_s),
                                                         Milliseconds(2000), seed * 104729U));
        for (const auto &device : others)
            devices.push_back(device.get());
        for (SimDevice *device : devices)
            say(*device);
    }

    void say(SimDevice &device)
    {
        const bool inCloud = device.id().system() == u"guardian"_s;
        store.apply({(inCloud ? cloud : local)
                         .decode(device.topics().state, device.state(clock.wall()), false)});
    }
    void advance(Milliseconds span)
    {
        for (Milliseconds passed{0}; passed < span; passed += frame) {
            clock.advance(frame);
            elapsed += frame;
            for (SimDevice *device : devices) {
                device->step(std::chrono::duration<double>(frame).count());
                if (elapsed % device->period() == Milliseconds(0))
                    say(*device);
            }
            store.tick();
            watch.tick();
        }
    }
    /// Given by this console, obeyed, and confirmed 200 ms later.
    void command(RaptorDevice &device, CommandKind kind, const QByteArray &payload)
    {
        CommandRecord record;
        record.id = u"c%1"_s.arg(++commands);
        record.device = device.id();
        record.kind = kind;
        record.requestedAt = clock.now();
        record.givenAt = clock.now();
        record.sentAt = clock.now();
        watch.commandChanged(record);
        QByteArray named = payload;
        named.insert(1, "\"id\":\"" + record.id.toUtf8() + "\",");
        (void)device.obey(named, clock.wall());
        say(device);
        advance(Milliseconds(200));
        record.outcome = CommandOutcome::Confirmed;
        record.step = CommandStep::Finished;
        record.finishedAt = clock.now();
        watch.commandChanged(record);
    }

    FakeClock clock;
    RecordingSink sink;
    Device::Decoder local;
    Device::Decoder cloud;
    Models::PlantStore store;
    AlarmWatch watch;
    std::vector<std::unique_ptr<RaptorDevice>> raptors;
    std::vector<std::unique_ptr<SimDevice>> others;
    std::vector<SimDevice *> devices;
    Milliseconds elapsed{0};
    int commands = 0;
};

} // namespace

void tst_QuietPlant::anHourRaisesNothing_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::newRow("the demo") << 1U;
    QTest::newRow("another") << 7U;
}

void tst_QuietPlant::anHourRaisesNothing()
{
    QFETCH(const quint32, seed);
    QuietPlant plant(seed);
    for (int minutes = 0; minutes < 60; minutes += 3) {
        RaptorDevice &device = *plant.raptors.at(size_t(minutes / 3) % plant.raptors.size());
        if (minutes % 15 == 12) {
            plant.command(device, CommandKind::EStop, R"({"estop":true,"wheels_running":false})");
            plant.advance(std::chrono::minutes(1));
            plant.command(device, CommandKind::Reset, R"({"estop":false,"wheels_running":false})");
            plant.advance(std::chrono::minutes(1));
            plant.command(device, CommandKind::Start, R"({"wheels_running":true})");
        } else if (device.isRunning()) {
            plant.command(device, CommandKind::Stop, R"({"wheels_running":false})");
            plant.advance(std::chrono::minutes(2));
        } else {
            plant.command(device, CommandKind::Start, R"({"wheels_running":true})");
            plant.advance(std::chrono::minutes(2));
        }
        plant.advance(std::chrono::minutes(1));
    }
    QVERIFY(plant.store.counters().accepted > 50'000);
    QCOMPARE(plant.store.counters().rejected, 0);
    QCOMPARE(plant.sink.log, QStringList());
}

/// Silence that would not be broken by a fault proves nothing.
void tst_QuietPlant::faultsAreNotMissed_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QStringList>("raised"); // of the first device, and not suppressed at the end
    const auto row = [](const char *fault, const QStringList &raised) {
        QTest::newRow(fault) << QString::fromLatin1(fault) << raised;
    };
    row("none", {});
    row("amps:20", {u"left.amps:high"_s, u"right.amps:high"_s});
    row("amps:23", {u"left.amps:high-high"_s, u"right.amps:high-high"_s});
    row("amps:0", {u"left.amps:rpm-without-amps"_s, u"right.amps:rpm-without-amps"_s});
    row("rpm:1200", {u"left.rpm:low"_s, u"right.rpm:low"_s});
    row("rpm:900", {u"left.rpm:low-low"_s, u"right.rpm:low-low"_s});
    row("rpm:1650", {u"left.rpm:high"_s, u"right.rpm:high"_s});
    row("rpm:1750", {u"left.rpm:high-high"_s, u"right.rpm:high-high"_s});
    row("volts:200", {u"left.volts:low"_s, u"right.volts:low"_s});
    row("volts:190", {u"left.volts:low-low"_s, u"right.volts:low-low"_s});
    row("volts:252", {u"left.volts:high"_s, u"right.volts:high"_s});
    row("volts:260", {u"left.volts:high-high"_s, u"right.volts:high-high"_s});
    row("jam", {u"left.amps:amps-without-rpm"_s, u"right.amps:amps-without-rpm"_s});
    row("trip", {u"left.amps:running-without-motion"_s, u"right.amps:running-without-motion"_s});
    row("silent", {u":stale"_s});
    row("flip", {u":against-command"_s});
}

void tst_QuietPlant::faultsAreNotMissed()
{
    QFETCH(const QString, fault);
    QFETCH(QStringList, raised);
    QuietPlant plant(1);
    plant.advance(std::chrono::seconds(20));
    RaptorDevice &device = *plant.raptors.front();
    plant.command(device, CommandKind::Stop, R"({"wheels_running":false})");
    plant.advance(std::chrono::seconds(10));
    plant.command(device, CommandKind::Start, R"({"wheels_running":true})");
    plant.advance(std::chrono::seconds(20));
    QCOMPARE(plant.sink.take(), QStringList());
    if (fault == u"silent"_s)
        plant.devices.erase(plant.devices.begin());
    else
        device.setFault(Fault::parse(fault).value());
    plant.advance(std::chrono::seconds(40));
    QStringList announced;
    const QString prefix = device.id().text();
    for (auto status = plant.sink.statuses.cbegin(); status != plant.sink.statuses.cend();
         ++status) {
        if (status->isActive() && !status->suppressed)
            announced.append(status.key().text().mid(prefix.size()));
    }
    announced.sort();
    for (QString &name : raised) {
        if (!name.startsWith(u':'))
            name.prepend(u'/');
    }
    raised.sort();
    QCOMPARE(announced, raised);
}

QTEST_GUILESS_MAIN(tst_QuietPlant)
#include "tst_quietplant.moc"
