// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every source of alarms, provoked on a simulated plant behind a real broker: each raises its own
// alarm, once, and clears by its rule.
#include "app/core/console.h"
#include "tests/integration/alarms/alarm_rows.h"
#include "tests/integration/console_setup.h"
#include "tests/support/sim_process.h"

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::App;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

namespace {

/// Of the gateways m1 to m26 every third stands still, and the one after it has two motors.
struct Provocation
{
    const char *device;
    const char *fault;
    const char *text;
    QStringList alarms;
};

/// Of the motors of a gateway.
QStringList ofLeft(const char *device, const char *alarm)
{
    return {u"raptor/shop/%1/left.%2"_s.arg(QLatin1StringView(device), QLatin1StringView(alarm))};
}

QStringList ofBoth(const char *device, const char *alarm)
{
    return {u"raptor/shop/%1/left.%2"_s.arg(QLatin1StringView(device), QLatin1StringView(alarm)),
            u"raptor/shop/%1/right.%2"_s.arg(QLatin1StringView(device), QLatin1StringView(alarm))};
}

const QList<Provocation> &provocations()
{
    static const QList<Provocation> all{
        {"m1", "silent", "No reports", {u"raptor/shop/m1:stale"_s}},
        {"m2", "amps:19", "Current high", ofLeft("m2", "amps:high")},
        {"m3", "rpm:500", "Stopped, and still turns", ofLeft("m3", "rpm:turns-while-stopped")},
        {"m4", "goodbye", "Device offline", {u"raptor/shop/m4:offline"_s}},
        {"m5", "amps:23", "Current very high", ofLeft("m5", "amps:high-high")},
        {"m6", "amps:10", "Stopped, and still draws current",
         ofLeft("m6", "amps:amps-while-stopped")},
        {"m7", "skew:10000", "Device clock wrong", {u"raptor/shop/m7:clock-skew"_s}},
        {"m8", "rpm:1290", "Speed low", ofLeft("m8", "rpm:low")},
        {"m10", "rpm:1650", "Speed high", ofBoth("m10", "rpm:high")},
        {"m11", "volts:200", "Voltage low", ofLeft("m11", "volts:low")},
        {"m13", "rpm:1750", "Speed very high", ofBoth("m13", "rpm:high-high")},
        {"m14", "freeze", "Speed does not move", ofLeft("m14", "rpm:frozen")},
        {"m16", "rpm:900", "Speed very low", ofBoth("m16", "rpm:low-low")},
        {"m17", "jam", "Draws current and does not turn", ofLeft("m17", "amps:amps-without-rpm")},
        {"m19", "volts:252", "Voltage high", ofBoth("m19", "volts:high")},
        {"m20", "volts:258", "Voltage very high", ofLeft("m20", "volts:high-high")},
        {"m22", "volts:190", "Voltage very low", ofBoth("m22", "volts:low-low")},
        {"m23", "amps:0", "Turns without current", ofLeft("m23", "amps:rpm-without-amps")},
        {"m26", "trip", "Reported running, stands still",
         ofLeft("m26", "amps:running-without-motion")},
        {"user-1", "percent:10", "Battery low", {u"battery/user-1/percent:low"_s}},
        {"user-2", "percent:4", "Battery very low", {u"battery/user-2/percent:low-low"_s}},
    };
    return all;
}

/// By the text of its key: what each alarm said, as often as it was announced.
using Texts = QMap<QString, QStringList>;

/// The built-in profiles with less patience: frozen after six seconds instead of a minute, looked
/// at a second after a start.
QString impatientProfiles(const QTemporaryDir &directory)
{
    for (const QString &name : {u"raptor"_s, u"guardian"_s, u"battery"_s}) {
        QFile source(u":/raptor/profiles/%1.toml"_s.arg(name));
        QFile target(directory.filePath(name + u".toml"_s));
        if (!source.open(QIODevice::ReadOnly) || !target.open(QIODevice::WriteOnly))
            return {};
        target.write(source.readAll()
                         .replace("kind = \"frozen\"", "kind = \"frozen\"\nover_ms = 6000")
                         .replace("settle_ms = 10000", "settle_ms = 1000")
                         .replace("settle_ms = 5000", "settle_ms = 1000")
                         .replace("on_delay_ms = 30000", "on_delay_ms = 6000"));
    }
    return directory.path();
}

DeviceId motor(const char *name)
{
    return DeviceId::parse(u"raptor/shop/"_s + QLatin1StringView(name)).value();
}

} // namespace

class TestAlarmSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void eachSourceRaisesItsAlarmOnceAndClears();
    void currentThatFallsFast();
    void commandsThatHaveNoEffect();
    void relayThatLeavesItsState();
    void emergencyStopsThatAreNotObeyed();
    void chatterRaisesOnce();

private:
    [[nodiscard]] QStringList standing() const;
    [[nodiscard]] QList<AlarmTransition> rows()
    {
        return journalRows(m_console->alarms()->history());
    }
    [[nodiscard]] Texts announcedTexts() { return Raptor::Test::announcedTexts(rows()); }
    [[nodiscard]] bool start(const DeviceId &device);

    std::unique_ptr<QTemporaryDir> m_profiles;
    std::unique_ptr<PrivateBroker> m_broker;
    std::unique_ptr<SimProcess> m_sim;
    SystemClock m_clock;
    std::unique_ptr<Console> m_console;
    QHash<QString, CommandOutcome> m_outcomes; ///< by command id
};

void TestAlarmSources::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_profiles = std::make_unique<QTemporaryDir>();
    m_broker = std::make_unique<PrivateBroker>();
    ConsoleSetup setup = consoleSetup({brokerProfile(u"local"_s, *m_broker)});
    setup.profileDirectories = {impatientProfiles(*m_profiles)};
    setup.deliberatePause = Milliseconds(0);
    setup.watchesAlarms = true;
    m_console = std::make_unique<Console>(setup, m_clock);
    connect(&m_console->commands(), &CommandService::recordChanged, this,
            [this](const CommandRecord &record) { m_outcomes.insert(record.id, record.outcome); });
    m_console->start();
    QTRY_COMPARE(m_console->sources().current(), u"local"_s);
    // After the console: a relay says what it is once, and again a minute later.
    m_sim = std::make_unique<SimProcess>(QStringList{u"--broker"_s, m_broker->url(), u"--raptors"_s,
                                                     u"26"_s, u"--guardians"_s, u"1"_s,
                                                     u"--batteries"_s, u"2"_s});
    QTRY_COMPARE_WITH_TIMEOUT(m_console->plant().devices().size(), 29, 20'000);
}

void TestAlarmSources::cleanup()
{
    m_console.reset();
    m_sim.reset();
    m_broker.reset();
}

/// Keys of the alarms that an operator sees and whose condition holds, whoever knows of them.
QStringList TestAlarmSources::standing() const
{
    QStringList keys;
    for (const AlarmRecord &record : m_console->alarms()->service().records()) {
        if (record.status.isActive() && record.status.isAnnounced())
            keys.append(record.key.text());
    }
    keys.sort();
    return keys;
}

bool TestAlarmSources::start(const DeviceId &device)
{
    return m_console->commands().arm(device, CommandKind::Start).available()
        && m_console->commands().executeArmed({}).available();
}

void TestAlarmSources::eachSourceRaisesItsAlarmOnceAndClears()
{
    QTRY_VERIFY_WITH_TIMEOUT(
        m_console->plant().device(motor("m2"))->runState() == RunState::Running, 5000);
    QStringList expected;
    Texts texts;
    for (const Provocation &one : provocations()) {
        QVERIFY2(m_sim->tell("fault " + QByteArray(one.device) + ' ' + one.fault), one.device);
        expected += one.alarms;
        for (const QString &alarm : one.alarms)
            texts.insert(alarm, {QString::fromLatin1(one.text)});
    }
    expected.sort();
    QTRY_COMPARE_WITH_TIMEOUT(standing(), expected, 60'000);
    for (const Provocation &one : provocations())
        QVERIFY2(m_sim->tell("fault " + QByteArray(one.device) + " none"), one.device);
    QTRY_COMPARE_WITH_TIMEOUT(standing(), QStringList(), 60'000);

    QTRY_COMPARE(announcedTexts(), texts);
    // A row is in the journal a moment after its alarm is gone.
    QTRY_COMPARE(countsOf(rows(), AlarmEvent::Clear), countsOf(rows(), AlarmEvent::Raise));
    const QList<AlarmTransition> all = rows();
    for (const AlarmTransition &row : all)
        QVERIFY2(!row.text.isEmpty(), qPrintable(row.key.text()));
}

void TestAlarmSources::currentThatFallsFast()
{
    const QString rate = u"raptor/shop/m2/left.amps:rate"_s;
    QTRY_VERIFY_WITH_TIMEOUT(
        m_console->plant().device(motor("m2"))->runState() == RunState::Running, 5000);
    QVERIFY(m_sim->tell("fault m2 ramp:-5"));
    QTRY_COMPARE_WITH_TIMEOUT(standing(), QStringList{rate}, 30'000);
    QVERIFY(m_sim->tell("fault m2 none"));
    QTRY_COMPARE_WITH_TIMEOUT(standing(), QStringList(), 30'000);
    QTRY_COMPARE(announcedTexts(), (Texts{{rate, {u"Current changes fast"_s}}}));
}

void TestAlarmSources::relayThatLeavesItsState()
{
    const DeviceId relay = DeviceId::parse(u"guardian/garage-1").value();
    const auto is = [this, &relay](RunState state) {
        return m_console->plant().device(relay)->runState() == state;
    };
    const CommandKind kind = is(RunState::RelayOn) ? CommandKind::RelayOff : CommandKind::RelayOn;
    // What the broker had kept is no live state.
    QVERIFY(m_sim->tell("fault garage-1 flip"));
    QVERIFY(m_sim->tell("fault garage-1 flip"));
    QTRY_VERIFY(m_console->commands().offer(relay, kind).available());
    if (kind == CommandKind::RelayOff)
        QVERIFY(m_console->commands().stop(relay, kind).available());
    else
        QVERIFY(m_console->commands().arm(relay, kind).available()
                && m_console->commands().executeArmed({}).available());
    QTRY_VERIFY(is(kind == CommandKind::RelayOff ? RunState::RelayOff : RunState::RelayOn));
    QTRY_COMPARE(m_outcomes.value(m_console->commands().lastCommandId()),
                 CommandOutcome::Confirmed);
    QVERIFY(m_sim->tell("fault garage-1 flip"));
    QTRY_COMPARE_WITH_TIMEOUT(standing(), QStringList{u"guardian/garage-1:against-command"_s},
                              15'000);
    QVERIFY(m_sim->tell("fault garage-1 flip"));
    QTRY_COMPARE_WITH_TIMEOUT(standing(), QStringList(), 15'000);
    QTRY_COMPARE(
        announcedTexts(),
        (Texts{{u"guardian/garage-1:against-command"_s, {u"Relay left the commanded state"_s}}}));
}

void TestAlarmSources::commandsThatHaveNoEffect()
{
    QVERIFY(m_sim->tell("fault m12 lie"));
    QTRY_VERIFY(m_console->commands().offer(motor("m12"), CommandKind::Start).available());
    QVERIFY(start(motor("m12")));
    QTRY_COMPARE_WITH_TIMEOUT(standing(), QStringList{u"raptor/shop/m12:command-failed"_s}, 15'000);
    QVERIFY(m_sim->tell("fault m12 none"));
    QTRY_VERIFY(m_console->commands().offer(motor("m12"), CommandKind::Start).available());
    QVERIFY(start(motor("m12")));
    QTRY_COMPARE_WITH_TIMEOUT(standing(), QStringList(), 15'000);

    QTRY_COMPARE(m_console->plant().device(motor("m12"))->runState(), RunState::Running);
    QVERIFY(m_sim->tell("fault m12 flip"));
    QTRY_COMPARE_WITH_TIMEOUT(standing(), QStringList{u"raptor/shop/m12:against-command"_s},
                              15'000);
    QVERIFY(m_sim->tell("fault m12 flip"));
    QTRY_COMPARE_WITH_TIMEOUT(standing(), QStringList(), 15'000);
    QTRY_COMPARE(announcedTexts(),
                 (Texts{{u"raptor/shop/m12:command-failed"_s, {u"Command failed"_s}},
                        {u"raptor/shop/m12:against-command"_s, {u"Left the commanded state"_s}}}));
}

void TestAlarmSources::emergencyStopsThatAreNotObeyed()
{
    QVERIFY(m_sim->tell("fault m15 lie"));
    m_console->commands().emergencyStop(
        {.kind = EStopScope::Kind::Device, .device = motor("m15"), .site = {}});
    QTRY_COMPARE_WITH_TIMEOUT(standing(), QStringList{u"raptor/shop/m15:not-confirmed"_s}, 20'000);
    // It has taken this e-stop, and does not look at its repeats: a new one it obeys.
    QVERIFY(m_sim->tell("fault m15 none"));
    m_console->commands().emergencyStop(
        {.kind = EStopScope::Kind::Device, .device = motor("m15"), .site = {}});
    QTRY_COMPARE_WITH_TIMEOUT(standing(), QStringList(), 15'000);

    m_console->commands().emergencyStop(
        {.kind = EStopScope::Kind::Device, .device = motor("m16"), .site = {}});
    QTRY_COMPARE_WITH_TIMEOUT(m_console->plant().device(motor("m16"))->runState(),
                              RunState::EStopped, 10'000);
    QVERIFY(m_sim->tell("fault m16 runaway"));
    QTRY_COMPARE_WITH_TIMEOUT(standing(), QStringList{u"raptor/shop/m16:runs-under-e-stop"_s},
                              20'000);
    // What it was told meanwhile holds again when it can be told.
    QVERIFY(m_sim->tell("fault m16 none"));
    QTRY_COMPARE_WITH_TIMEOUT(standing(), QStringList(), 20'000);
    QTRY_COMPARE(announcedTexts(),
                 (Texts{{u"raptor/shop/m15:not-confirmed"_s, {u"E-STOP NOT CONFIRMED"_s}},
                        {u"raptor/shop/m16:runs-under-e-stop"_s, {u"Runs under an e-stop"_s}}}));
}

void TestAlarmSources::chatterRaisesOnce()
{
    QTRY_COMPARE(m_console->plant().device(motor("m2"))->runState(), RunState::Running);
    // Above the limit and far below it by turns: never long enough to be raised.
    QVERIFY(m_sim->tell("fault m2 chatter:19"));
    // Above it, and a little below: raised once, for it is never clear for long enough.
    QVERIFY(m_sim->tell("fault m5 amps:19"));
    QTRY_COMPARE_WITH_TIMEOUT(standing(), QStringList{u"raptor/shop/m5/left.amps:high"_s}, 30'000);
    for (int turn = 0; turn < 3; ++turn) {
        QVERIFY(m_sim->tell("fault m5 amps:17"));
        QVERIFY(waitUntil([this] {
            const auto sample = m_console->plant().sample({motor("m5"), u"left.amps"_s});
            return sample && std::get<double>(sample->value) < 18.0;
        }));
        QVERIFY(m_sim->tell("fault m5 amps:19"));
        QVERIFY(waitUntil([this] {
            const auto sample = m_console->plant().sample({motor("m5"), u"left.amps"_s});
            return sample && std::get<double>(sample->value) > 18.0;
        }));
    }
    QTRY_COMPARE(countsOf(rows(), AlarmEvent::Raise),
                 (QMap<QString, int>{{u"raptor/shop/m5/left.amps:high"_s, 1}}));
}

QTEST_GUILESS_MAIN(TestAlarmSources)
#include "tst_alarmsources.moc"
