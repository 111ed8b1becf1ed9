// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/fakes.h"

#include <QtCore/QRandomGenerator>

#include <array>

using namespace Raptor;
using namespace Raptor::Test;

namespace {

constexpr int devicesARound = 1000;

/// What a device, or the way to it, does with a command.
enum class Temper {
    Honest, ///< acts at once
    Lags, ///< acts within 4 s
    LagsTooLong, ///< acts after 5.5 s
    Ignores, ///< goes on as before
    Pretends, ///< says that it took the command, and goes on as before
    Silent,
    TellsOldState, ///< matching, live, and dated before the command
    Retained, ///< matching, but kept by the broker
    LostClock, ///< acts, but dates everything 1970
    LostClockNamesUs, ///< likewise, and says which command it took
    FastClock, ///< acts, an hour in the future
    ForeignHand, ///< somebody else's command did it
    Nobody, ///< MQTT 5: no one listens
    NoAck, ///< silent, and the broker too
    LinkLost,
    NeverLeft,
};

constexpr std::array tempers{
    Temper::Honest,    Temper::Lags,      Temper::LagsTooLong,      Temper::Ignores,
    Temper::Pretends,  Temper::Silent,    Temper::TellsOldState,    Temper::Retained,
    Temper::LostClock, Temper::FastClock, Temper::LostClockNamesUs, Temper::ForeignHand,
    Temper::Nobody,    Temper::NoAck,     Temper::LinkLost,         Temper::NeverLeft};

struct LyingDevice
{
    DeviceId id;
    Temper temper = Temper::Honest;
    CommandKind kind = CommandKind::Start;
    QString commandId;
    Milliseconds clockOffset{0};
    Milliseconds actsAfter{0};
    Milliseconds period{1000};
    Milliseconds phase{0};
    bool dated = true;
    bool running = false; ///< the truth
    bool acted = false; ///< because of our command
    QString lastCommand;
};

CommandOutcome expected(const LyingDevice &device)
{
    switch (device.temper) {
    case Temper::Honest:
    case Temper::Lags:
    case Temper::LostClockNamesUs:
    case Temper::FastClock:
        return CommandOutcome::Confirmed;
    case Temper::LagsTooLong:
    case Temper::Ignores:
    case Temper::Pretends:
        return CommandOutcome::Mismatch;
    case Temper::Silent:
    case Temper::TellsOldState:
    case Temper::Retained:
    case Temper::LostClock:
        return CommandOutcome::TimedOut;
    case Temper::ForeignHand: // a stop is a stop, whoever gave it
        return device.kind == CommandKind::Start ? CommandOutcome::Unknown
                                                 : CommandOutcome::Confirmed;
    case Temper::Nobody:
        return CommandOutcome::NoSubscriber;
    case Temper::NoAck:
    case Temper::LinkLost:
        return CommandOutcome::Unknown;
    case Temper::NeverLeft:
        return CommandOutcome::Refused;
    }
    Q_UNREACHABLE();
}

} // namespace

/// RP-03: devices that lie or lag are shown as such, 1,000 of 1,000.
class TestLyingDevices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void rp03_thousandLyingDevices_data();
    void rp03_thousandLyingDevices();

private:
    LyingDevice make(int number, Temper temper);
    void give(LyingDevice *device);
    void answer(const LyingDevice &device);
    void act(LyingDevice *device, Milliseconds since);
    void tell(const LyingDevice &device);
    void noise(const LyingDevice &device);
    [[nodiscard]] StateReport reportOf(const LyingDevice &device, bool running) const;
    void check(const LyingDevice &device);

    std::unique_ptr<CommandBench> m;
    QRandomGenerator m_random;
};

void TestLyingDevices::rp03_thousandLyingDevices_data()
{
    QTest::addColumn<int>("seed");
    const bool full = qEnvironmentVariable("RAPTOR_SOAK") == u"full";
    for (int seed = 1; seed <= (full ? 50 : 2); ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

LyingDevice TestLyingDevices::make(int number, Temper temper)
{
    LyingDevice device;
    device.id = id(u"raptor/shop/m%1"_s.arg(number));
    device.temper = temper;
    device.kind = m_random.bounded(2) == 0 ? CommandKind::Start : CommandKind::Stop;
    device.running = device.kind == CommandKind::Stop;
    device.clockOffset = Milliseconds(m_random.bounded(-3'600'000, 3'600'000));
    device.period = Milliseconds(100 * m_random.bounded(5, 21));
    device.phase = Milliseconds(100 * m_random.bounded(0, 20));
    const bool clockMatters = temper == Temper::TellsOldState || temper == Temper::LostClock;
    device.dated = clockMatters || m_random.bounded(2) == 0;
    if (temper == Temper::Lags)
        device.actsAfter = Milliseconds(m_random.bounded(100, 2800));
    else if (temper == Temper::LagsTooLong)
        device.actsAfter = Milliseconds(m_random.bounded(5500, 6500));
    else if (m_random.bounded(2) == 0)
        device.actsAfter = Milliseconds(m_random.bounded(0, 300));
    device.lastCommand = m_random.bounded(2) == 0 ? u"old-%1"_s.arg(number) : QString();
    DeviceState state = CommandBench::stateOf(
        m->motorState().profile, {{u"running"_s, device.running}, {u"estop"_s, false}});
    state.clockOffset = device.dated ? std::optional(device.clockOffset) : std::nullopt;
    if (!device.lastCommand.isEmpty())
        state.lastCommand = device.lastCommand;
    m->states.known.insert(device.id, state);
    return device;
}

StateReport TestLyingDevices::reportOf(const LyingDevice &device, bool running) const
{
    StateReport report = m->reportOf(device.id, {{u"running"_s, running}, {u"estop"_s, false}});
    if (device.dated)
        report.takenAt = m->clock.wall() + device.clockOffset;
    if (!device.lastCommand.isEmpty())
        report.lastCommand = device.lastCommand;
    return report;
}

void TestLyingDevices::give(LyingDevice *device)
{
    if (device->kind == CommandKind::Stop) {
        (void)m->service->stop(device->id, device->kind);
    } else if (m->service->arm(device->id, device->kind).available()) {
        (void)m->service->executeArmed({});
    }
    device->commandId = m->service->lastCommandId();
}

/// What the way to the device says of the command.
void TestLyingDevices::answer(const LyingDevice &device)
{
    if (device.temper == Temper::NeverLeft) {
        m->fail(device.commandId, false);
        return;
    }
    if (device.temper == Temper::LinkLost) {
        m->fail(device.commandId, true);
        return;
    }
    m->write(device.commandId);
    if (device.temper != Temper::NoAck)
        m->acknowledge(device.commandId, device.temper == Temper::Nobody);
}

void TestLyingDevices::act(LyingDevice *device, Milliseconds since)
{
    if (device->acted || since < device->actsAfter)
        return;
    switch (device->temper) {
    case Temper::Honest:
    case Temper::Lags:
    case Temper::LagsTooLong:
    case Temper::FastClock:
    case Temper::LostClock:
        if (device->lastCommand.startsWith(u"old"_s) && device->temper != Temper::LostClock)
            device->lastCommand = device->commandId;
        break;
    case Temper::LostClockNamesUs:
        device->lastCommand = device->commandId;
        break;
    case Temper::ForeignHand:
        device->lastCommand = u"foreign"_s;
        break;
    case Temper::Pretends:
        device->lastCommand = device->commandId;
        return;
    case Temper::Ignores:
    case Temper::Silent:
    case Temper::TellsOldState:
    case Temper::Retained:
    case Temper::Nobody:
    case Temper::NoAck:
    case Temper::LinkLost:
    case Temper::NeverLeft:
        return;
    }
    device->running = device->kind == CommandKind::Start;
    device->acted = true;
}

void TestLyingDevices::tell(const LyingDevice &device)
{
    StateReport report = reportOf(device, device.running);
    const bool wanted = device.kind == CommandKind::Start;
    switch (device.temper) {
    case Temper::Silent:
    case Temper::Nobody:
    case Temper::NoAck:
    case Temper::LinkLost:
    case Temper::NeverLeft:
        return;
    case Temper::TellsOldState:
        report = reportOf(device, wanted);
        report.takenAt = *report.takenAt - Milliseconds(20'000);
        break;
    case Temper::Retained:
        report = reportOf(device, wanted);
        report.retained = true;
        break;
    case Temper::LostClock:
    case Temper::LostClockNamesUs:
        report.takenAt = WallTime(Milliseconds(1000));
        break;
    case Temper::FastClock:
        if (report.takenAt)
            report.takenAt = *report.takenAt + Milliseconds(3'600'000);
        break;
    case Temper::Honest:
    case Temper::Lags:
    case Temper::LagsTooLong:
    case Temper::Ignores:
    case Temper::Pretends:
    case Temper::ForeignHand:
        break;
    }
    m->service->observe(report);
    if (m_random.bounded(3) == 0)
        m->service->observe(report); // by another connection as well
}

/// Whatever a network may bring at any time; none of it may change an outcome.
void TestLyingDevices::noise(const LyingDevice &device)
{
    StateReport report = reportOf(device, device.kind == CommandKind::Start);
    switch (m_random.bounded(3)) {
    case 0:
        report.retained = true;
        break;
    case 1:
        report.receivedBoot = BootTime(Milliseconds(1000)); // was waiting in a mailbox
        break;
    default:
        report.device = id(u"raptor/mill/%1"_s.arg(device.id.name()));
        break;
    }
    if (report.lastCommand == device.commandId)
        report.lastCommand.reset();
    m->service->observe(report);
}

void TestLyingDevices::check(const LyingDevice &device)
{
    const CommandRecord record = m->record(device.commandId);
    const QString what =
        u"%1, %2: %3"_s.arg(int(device.temper)).arg(int(device.kind)).arg(record.detail);
    QVERIFY2(record.outcome == expected(device), qPrintable(what));
    QVERIFY2(record.step == CommandStep::Finished, qPrintable(what));
    QVERIFY2(*record.finishedAt - record.origin() <= Milliseconds(5100), qPrintable(what));
    const bool shows = device.running == (device.kind == CommandKind::Start);
    QVERIFY2(record.outcome != CommandOutcome::Confirmed || shows, qPrintable(what));
    const auto finished = m->audit.events(device.commandId).count(AuditEvent::Finished);
    QVERIFY2(finished == 1, qPrintable(what));
    QCOMPARE(!record.note.isEmpty(), device.temper == Temper::LagsTooLong);
}

void TestLyingDevices::rp03_thousandLyingDevices()
{
    QFETCH(const int, seed);
    m = std::make_unique<CommandBench>(
        CommandService::Setup{.operatorName = u"tester"_s, .deliberatePause = Milliseconds(0)});
    m_random.seed(quint32(seed));
    std::vector<LyingDevice> devices;
    for (int i = 0; i < devicesARound; ++i)
        devices.push_back(make(i + 2, tempers.at(size_t(i) % tempers.size())));
    for (LyingDevice &device : devices)
        give(&device);
    QCOMPARE(m->gateway.sent.size(), devicesARound);
    m->clock.advance(Milliseconds(2));
    for (const LyingDevice &device : devices)
        answer(device);
    const BootTime begun = m->clock.now();
    for (int step = 1; step <= 90; ++step) {
        m->clock.advance(Milliseconds(100));
        const Milliseconds since = m->clock.now() - begun;
        for (LyingDevice &device : devices) {
            act(&device, since);
            if ((since + device.phase) % device.period == Milliseconds(0))
                tell(device);
            if (m_random.bounded(20) == 0)
                noise(device);
        }
        m->gateway.heard = m->clock.now();
        m->service->tick();
    }
    QMap<CommandOutcome, int> outcomes;
    for (const LyingDevice &device : devices) {
        check(device);
        if (QTest::currentTestFailed())
            return;
        ++outcomes[m->record(device.commandId).outcome];
    }
    qInfo() << devicesARound << "devices, every outcome truthful:" << outcomes;
}

QTEST_GUILESS_MAIN(TestLyingDevices)
#include "tst_lyingdevices.moc"
