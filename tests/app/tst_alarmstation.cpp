// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/console.h"
#include "protocol/device/decoder.h"
#include "tests/support/fake_clock.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::App;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

namespace {

const QString kHigh = QStringLiteral("raptor/shop/m1/left.volts:high-high");

QByteArray state(double volts)
{
    return R"({"wheels_running":true,"motors":[{"id":"left","rpm":1450,"amps":12,"volts":)"
        + QByteArray::number(volts) + "}]}";
}

AlarmKey keyOf(const QString &subject, const QString &rule)
{
    return {{}, subject, rule};
}

} // namespace

/// The station in a console that has no links, on a clock of the test's own: that each piece of
/// news reaches the alarms, and what the alarms say reaches those who show and keep it.
class TestAlarmStation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void onlyWhereItIsAskedFor();
    void valuesComeInAndAlarmsGoOut();
    void aForgottenDeviceHasNoAlarms();
    void brokersComeAndGo();
    void commandsAreFollowed();
    void emergencyStopsAreFollowed();
    void theDiskIsLookedAt();
    void whatWasStandingStandsAgain();
    void redefinedInTheFile();
    void viewersMayOnlyLook();

private:
    [[nodiscard]] ConsoleSetup setup() const;
    void open(const ConsoleSetup &setup);
    void report(double volts);
    /// As the console's own timers do it, with a report each second.
    void advance(Milliseconds span, double volts);
    void advanceInSilence(Milliseconds span);
    [[nodiscard]] AlarmService &service() { return m_console->alarms()->service(); }
    [[nodiscard]] QStringList standing();
    [[nodiscard]] QStringList listed() const;
    [[nodiscard]] QStringList marked() const;
    [[nodiscard]] bool hasEvent(const QString &part) const;

    const DeviceId m_motor = DeviceId::parse(u"raptor/shop/m1").value();
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<Device::Decoder> m_decoder;
    std::unique_ptr<Console> m_console;
};

void TestAlarmStation::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_data = std::make_unique<QTemporaryDir>();
    m_clock = std::make_unique<FakeClock>();
    const auto profiles = Device::loadCatalogue({u":/raptor/profiles"_s});
    m_decoder = std::make_unique<Device::Decoder>(profiles.catalogue, *m_clock, u"local"_s);
}

void TestAlarmStation::cleanup()
{
    m_console.reset();
    m_decoder.reset();
}

ConsoleSetup TestAlarmStation::setup() const
{
    ConsoleSetup setup;
    setup.config.brokers = {
        {.name = u"local"_s, .url = BrokerUrl::parse(u"mqtts://127.0.0.1:1").value()}};
    setup.dataDirectory = m_data->path();
    setup.profileDirectories = {u":/raptor/profiles"_s};
    setup.operatorName = u"kim"_s;
    setup.watchesAlarms = true;
    setup.diskEvery = Milliseconds(10);
    return setup;
}

void TestAlarmStation::open(const ConsoleSetup &setup)
{
    m_console.reset(); // one journal at a time
    m_console = std::make_unique<Console>(setup, *m_clock);
}

void TestAlarmStation::report(double volts)
{
    m_console->plant().apply({m_decoder->decode(u"raptor/shop/m1/state"_s, state(volts), false)});
}

void TestAlarmStation::advanceInSilence(Milliseconds span)
{
    constexpr Milliseconds step{100};
    for (Milliseconds passed{0}; passed < span; passed += step) {
        m_clock->advance(step);
        m_console->plant().tick();
        m_console->commands().tick();
        m_console->alarms()->tick();
    }
}

void TestAlarmStation::advance(Milliseconds span, double volts)
{
    constexpr Milliseconds step{1000};
    for (Milliseconds passed{0}; passed < span; passed += step) {
        report(volts);
        advanceInSilence(step);
    }
}

/// Keys of the alarms whose condition holds, and that an operator sees.
QStringList TestAlarmStation::standing()
{
    QStringList keys;
    for (const AlarmRecord &record : service().records()) {
        if (record.status.isActive() && record.status.isAnnounced())
            keys.append(record.key.text());
    }
    keys.sort();
    return keys;
}

/// As the window lists them.
QStringList TestAlarmStation::listed() const
{
    const Models::AlarmModel &model = *m_console->alarms()->model();
    QStringList keys;
    for (int row = 0; row < model.rowCount(); ++row)
        keys.append(model.index(row, 0).data(AlarmRole::Key).value<AlarmKey>().text());
    keys.sort();
    return keys;
}

/// As tiles and tree show them.
QStringList TestAlarmStation::marked() const
{
    const Models::DeviceModel &model = *m_console->deviceModel();
    QStringList keys;
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto marks = model.index(row, 0).data(DeviceRole::Alarms).value<QList<AlarmMark>>();
        for (const AlarmMark &mark : marks)
            keys.append(mark.key.text());
    }
    keys.sort();
    return keys;
}

bool TestAlarmStation::hasEvent(const QString &part) const
{
    const Models::EventLog &events = m_console->events();
    for (int row = 0; row < events.count(); ++row) {
        if (events.at(row).text.contains(part))
            return true;
    }
    return false;
}

void TestAlarmStation::onlyWhereItIsAskedFor()
{
    ConsoleSetup without = setup();
    without.watchesAlarms = false;
    open(without);
    QVERIFY(m_console->alarms() == nullptr);
}

void TestAlarmStation::valuesComeInAndAlarmsGoOut()
{
    open(setup());
    advance(Milliseconds(4000), 230);
    QCOMPARE(standing(), QStringList());
    advance(Milliseconds(4000), 258);
    QCOMPARE(standing(), QStringList{kHigh});
    QCOMPARE(listed(), QStringList{kHigh});
    QCOMPARE(marked(), QStringList{kHigh});
    QVERIFY(hasEvent(u"Voltage very high"_s));
    QVERIFY(service().acknowledge({{m_motor, u"left.volts"_s, u"high-high"_s}}, {}).ok());
    advance(Milliseconds(8000), 230);
    QCOMPARE(standing(), QStringList());
    QCOMPARE(listed(), QStringList());
    QCOMPARE(marked(), QStringList());
}

void TestAlarmStation::aForgottenDeviceHasNoAlarms()
{
    open(setup());
    advance(Milliseconds(4000), 258);
    QCOMPARE(standing(), QStringList{kHigh});
    advanceInSilence(Milliseconds(60'000));
    QVERIFY(standing().contains(kHigh)); // nobody has seen it end
    QVERIFY(m_console->plant().forgetDevice(m_motor));
    m_console->alarms()->tick();
    QVERIFY(standing().filter(u"raptor/shop/m1"_s).isEmpty());
}

void TestAlarmStation::brokersComeAndGo()
{
    open(setup());
    const AlarmKey lost = keyOf(u"broker/local"_s, u"lost"_s);
    QVERIFY(service().definition(lost).has_value());
    QVERIFY(!service().definition(keyOf(u"broker/cloud"_s, u"lost"_s)));
    QVERIFY(
        m_console->sources()
            .saveProfile(
                {.name = u"cloud"_s, .url = BrokerUrl::parse(u"mqtt://127.0.0.1:2").value()}, {})
            .ok());
    QVERIFY(service().definition(keyOf(u"broker/cloud"_s, u"lost"_s)).has_value());

    BrokerStatus status;
    status.name = u"local"_s;
    status.lastError = u"connection refused"_s;
    status.certificateExpires = m_clock->wall() + std::chrono::days(3);
    Q_EMIT m_console->sources().statusChanged(status);
    advanceInSilence(Milliseconds(31'000));
    QCOMPARE(standing(),
             (QStringList{u"broker/cloud:lost"_s, u"broker/local:certificate"_s,
                          u"broker/local:lost"_s}));
    QVERIFY(m_console->sources().removeProfile(u"local"_s).ok());
    m_console->alarms()->tick();
    QCOMPARE(standing(), QStringList{u"broker/cloud:lost"_s});
    QVERIFY(!service().definition(lost));
}

void TestAlarmStation::commandsAreFollowed()
{
    open(setup());
    advance(Milliseconds(2000), 230);
    CommandRecord record;
    record.id = u"c1"_s;
    record.device = m_motor;
    record.kind = CommandKind::Stop;
    record.requestedAt = m_clock->now();
    record.givenAt = m_clock->now();
    record.sentAt = m_clock->now();
    record.finishedAt = m_clock->now();
    record.step = CommandStep::Finished;
    record.outcome = CommandOutcome::TimedOut;
    Q_EMIT m_console->commands().recordChanged(record);
    advance(Milliseconds(1000), 230);
    QCOMPARE(standing(), QStringList{u"raptor/shop/m1:command-failed"_s});
}

void TestAlarmStation::emergencyStopsAreFollowed()
{
    open(setup());
    advance(Milliseconds(2000), 230);
    m_console->commands().emergencyStop(
        {.kind = EStopScope::Kind::Device, .device = m_motor, .site = {}});
    advance(Milliseconds(12'000), 230);
    const QString runs = u"raptor/shop/m1:runs-under-e-stop"_s; // no link, nothing was sent
    QCOMPARE(standing(), QStringList{runs});
    // The station knows of those of earlier runs: it does not begin with an end.
    open(setup());
    m_console->alarms()->tick();
    QCOMPARE(standing(), QStringList{runs});
}

void TestAlarmStation::theDiskIsLookedAt()
{
    ConsoleSetup full = setup();
    AlarmChange change;
    change.limit = 100; // which no disk has
    full.config.alarms = {{.key = keyOf(u"console"_s, u"disk-low"_s), .change = change}};
    open(full);
    const QString low = u"console:disk-low"_s;
    const auto raised = [this, &low] {
        advanceInSilence(Milliseconds(1000));
        return standing().contains(low);
    };
    QTRY_VERIFY(raised());
    QVERIFY(service().redefine(full.config.alarms.first().key, {}, u"enough room"_s).ok());
    const auto over = [this, &low] {
        advanceInSilence(Milliseconds(1000));
        return !standing().contains(low);
    };
    QTRY_VERIFY(over());
}

void TestAlarmStation::whatWasStandingStandsAgain()
{
    ConsoleSetup named = setup();
    named.config.names = {{m_motor, u"Bin 1 fan"_s}};
    open(named);
    advance(Milliseconds(4000), 258);
    QVERIFY(service().acknowledge({{m_motor, u"left.volts"_s, u"high-high"_s}}, u"known"_s).ok());
    QVERIFY(m_console->plant().device(m_motor));
    open(named);
    QCOMPARE(listed(), QStringList{kHigh}); // before anything was heard
    QCOMPARE(marked(), QStringList{kHigh});
    const QModelIndex index = m_console->alarms()->model()->index(0, AlarmColumn::Device);
    QCOMPARE(index.data().toString(), u"Bin 1 fan"_s);
    const AlarmRecord record = index.data(AlarmRole::Record).value<AlarmRecord>();
    QCOMPARE(record.status.state, AlarmState::ActiveAcknowledged);
    QCOMPARE(record.acknowledgedBy, u"kim"_s);
    QCOMPARE(record.comment, u"known"_s);
}

void TestAlarmStation::redefinedInTheFile()
{
    ConsoleSetup kept = setup();
    kept.configFile = m_data->filePath(u"console.toml"_s);
    open(kept);
    advance(Milliseconds(2000), 245);
    const AlarmKey high{m_motor, u"left.volts"_s, u"high"_s};
    AlarmChange change;
    change.limit = 240;
    QVERIFY(service().redefine(high, change, u"new mains"_s).ok());
    const auto saved = loadConfig(kept.configFile);
    QVERIFY2(saved.ok(), saved ? "" : qPrintable(saved.error().text));
    QCOMPARE(saved->config.alarms, (QList<AlarmOverride>{{.key = high, .change = change}}));
    kept.config.alarms = saved->config.alarms;
    open(kept);
    advance(Milliseconds(12'000), 245);
    QCOMPARE(standing(), QStringList{high.text()});
}

void TestAlarmStation::viewersMayOnlyLook()
{
    ConsoleSetup viewer = setup();
    viewer.config.role = OperatorRole::View;
    open(viewer);
    advance(Milliseconds(4000), 258);
    QCOMPARE(standing(), QStringList{kHigh});
    const Outcome refused = service().acknowledge({{m_motor, u"left.volts"_s, u"high-high"_s}}, {});
    QVERIFY(!refused.ok() && !refused.error().text.isEmpty());
}

QTEST_GUILESS_MAIN(TestAlarmStation)
#include "tst_alarmstation.moc"
