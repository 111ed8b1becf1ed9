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

/// Of the gateways m1 to m20 every third stands still, and the one after it has two motors.
struct Provocation
{
    const char *device;
    const char *fault;
    QStringList alarms;
};

const QList<Provocation> &provocations()
{
    static const QList<Provocation> all{
        {"m1", "silent", {u"raptor/shop/m1:stale"_s}},
        {"m2", "amps:19", {u"raptor/shop/m2/left.amps:high"_s}},
        {"m3", "rpm:500", {u"raptor/shop/m3/left.rpm:turns-while-stopped"_s}},
        {"m4", "goodbye", {u"raptor/shop/m4:offline"_s}},
        {"m5", "amps:23", {u"raptor/shop/m5/left.amps:high-high"_s}},
        {"m6", "amps:10", {u"raptor/shop/m6/left.amps:amps-while-stopped"_s}},
        {"m7", "skew:10000", {u"raptor/shop/m7:clock-skew"_s}},
        {"m8", "rpm:1290", {u"raptor/shop/m8/left.rpm:low"_s}},
        {"m11", "volts:200", {u"raptor/shop/m11/left.volts:low"_s}},
        {"m14", "freeze", {u"raptor/shop/m14/left.rpm:frozen"_s}},
        {"m17", "jam", {u"raptor/shop/m17/left.amps:amps-without-rpm"_s}},
        {"m20", "volts:258", {u"raptor/shop/m20/left.volts:high-high"_s}},
        {"user-1", "percent:10", {u"battery/user-1/percent:low"_s}},
    };
    return all;
}

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
    m_sim = std::make_unique<SimProcess>(QStringList{u"--broker"_s, m_broker->url(), u"--raptors"_s,
                                                     u"20"_s, u"--guardians"_s, u"1"_s,
                                                     u"--batteries"_s, u"1"_s});
    ConsoleSetup setup = consoleSetup({brokerProfile(u"local"_s, *m_broker)});
    setup.profileDirectories = {impatientProfiles(*m_profiles)};
    setup.deliberatePause = Milliseconds(0);
    setup.watchesAlarms = true;
    m_console = std::make_unique<Console>(setup, m_clock);
    connect(&m_console->commands(), &CommandService::recordChanged, this,
            [this](const CommandRecord &record) { m_outcomes.insert(record.id, record.outcome); });
    m_console->start();
    QTRY_COMPARE_WITH_TIMEOUT(m_console->plant().devices().size(), 22, 20'000);
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
    for (const Provocation &one : provocations()) {
        QVERIFY2(m_sim->tell("fault " + QByteArray(one.device) + ' ' + one.fault), one.device);
        expected += one.alarms;
    }
    expected.sort();
    QTRY_COMPARE_WITH_TIMEOUT(standing(), expected, 60'000);
    for (const Provocation &one : provocations())
        QVERIFY2(m_sim->tell("fault " + QByteArray(one.device) + " none"), one.device);
    QTRY_COMPARE_WITH_TIMEOUT(standing(), QStringList(), 60'000);

    QMap<QString, int> once;
    for (const QString &key : std::as_const(expected))
        once.insert(key, 1);
    QTRY_COMPARE(announcedCounts(rows()), once);
    const QList<AlarmTransition> all = rows();
    QCOMPARE(countsOf(all, AlarmEvent::Clear), countsOf(all, AlarmEvent::Raise));
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
    QTRY_COMPARE(announcedCounts(rows()).value(rate), 1);
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
    QTRY_VERIFY_WITH_TIMEOUT(standing().contains(u"raptor/shop/m16:runs-under-e-stop"_s), 20'000);
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
