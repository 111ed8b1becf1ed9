// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a program that was killed in the middle of a command leaves behind, and what the next one
// makes of it: real processes, SIGKILL, a real mosquitto, and audit trail and latches on the disk.
#include "models/history/audit_reader.h"
#include "models/history/audit_verifier.h"
#include "tests/integration/console_setup.h"
#include "tests/support/ctl_process.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/private_broker.h"
#include "tests/support/sim_process.h"

#include <QtCore/QDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>
#include <mutex>

using namespace Raptor;
using namespace Raptor::App;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestKilledConsole : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void rp04_killedBetweenAuditAndAck();
    void rp04_stalledTrailRefusesStartsAndLetsStopsGo();
    void rp06_latchSurvivesRestart();

private:
    [[nodiscard]] QString trail() const { return m_data->filePath(u"audit.sqlite"_s); }
    [[nodiscard]] QList<CommandRecord> ledger() const
    {
        QList<CommandRecord> records;
        const Outcome read = History::forEachCommand(
            trail(), m_clock.now(), m_clock.wall(),
            [&records](const History::TrailEntry &entry) {
                records.append(entry.row.record);
                return true;
            },
            [](int) { });
        return read ? records : QList<CommandRecord>();
    }
    /// Arguments of raptorctl, for the motor.
    [[nodiscard]] QStringList ctl(quint16 port, const QString &verb) const
    {
        return {u"--broker"_s, u"mqtt://127.0.0.1:%1"_s.arg(port),
                u"--data"_s,   m_data->path(),
                verb,          m_motor.text()};
    }
    void startSim();
    void startConsole(std::function<Outcome()> beforeCommit = {});
    [[nodiscard]] bool isLive();

    SystemClock m_clock;
    std::unique_ptr<PrivateBroker> m_broker;
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<SimProcess> m_sim;
    std::unique_ptr<Console> m_console;
    const DeviceId m_motor = DeviceId::parse(u"raptor/shop/m1").value();
};

void TestKilledConsole::init()
{
    m_broker = std::make_unique<PrivateBroker>();
    m_data = std::make_unique<QTemporaryDir>();
}

void TestKilledConsole::cleanup()
{
    m_console.reset();
    m_sim.reset();
    m_broker.reset();
    m_data.reset();
}

void TestKilledConsole::startSim()
{
    m_sim = std::make_unique<SimProcess>(SimProcess::oneMotor(m_broker->url())
                                         + QStringList{u"--period"_s, u"0.2"_s});
}

void TestKilledConsole::startConsole(std::function<Outcome()> beforeCommit)
{
    ConsoleSetup setup = consoleSetup({brokerProfile(u"local"_s, *m_broker)}, m_data->path());
    setup.deliberatePause = Milliseconds(0);
    setup.beforeAuditCommit = std::move(beforeCommit);
    m_console = std::make_unique<Console>(setup, m_clock);
    m_console->start();
    QTRY_VERIFY(m_console->commands().hasPath());
}

bool TestKilledConsole::isLive()
{
    const auto state = m_console->plant().state(m_motor);
    return state && Raptor::isLive(state->quality);
}

/// Acknowledgements and feedback take a second on their way, the command itself does not.
void TestKilledConsole::rp04_killedBetweenAuditAndAck()
{
    startSim();
    QCOMPARE(runCtl(ctl(m_broker->port(), u"stop"_s)).status, 0);
    Eavesdropper ear(*m_broker, u"raptor/+/+/cmd"_s);
    FaultProxy proxy(m_broker->port());
    FaultProxy::Plan late;
    late.toClient.latency = 1000ms;
    proxy.setPlan(late);
    const auto start = [this]() -> std::optional<CommandRecord> {
        for (const CommandRecord &record : ledger()) {
            if (record.kind == CommandKind::Start)
                return record;
        }
        return std::nullopt;
    };
    {
        CtlProcess killed(ctl(proxy.port(), u"start"_s));
        QTRY_VERIFY_WITH_TIMEOUT(start() || !killed.isRunning(), 15'000);
        QVERIFY2(killed.isRunning(), "the start came to an end before it could be killed");
        killed.kill();
    }
    QVERIFY(start());
    const QString id = start()->id;
    startConsole();
    QTRY_VERIFY(m_console->commandModel()->rowCount() >= 2);
    QTRY_COMPARE(start()->outcome, CommandOutcome::Unknown);
    const auto shown = [this, &id] {
        const auto *model = m_console->commandModel();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data(CommandRole::Id).toString() == id)
                return model->index(row, 0).data(CommandRole::Outcome).value<CommandOutcome>();
        }
        return CommandOutcome::Pending;
    };
    QTRY_COMPARE(shown(), CommandOutcome::Unknown);
    // A stop after it: had the start been sent again, it would stand between the two.
    QTRY_VERIFY(isLive());
    QVERIFY(m_console->commands().stop(m_motor, CommandKind::Stop).available());
    QTRY_VERIFY(!ear.ids(R"("wheels_running":false)").isEmpty());
    QVERIFY(ear.ids(R"("wheels_running":true)").size() <= 1);
    const auto verdict = History::verifyTrail(trail());
    QVERIFY2(verdict.ok(), verdict.ok() ? "" : qPrintable(verdict.error().text));
    QVERIFY2(verdict->intact, qPrintable(verdict->text));
}

void TestKilledConsole::rp04_stalledTrailRefusesStartsAndLetsStopsGo()
{
    startSim();
    Eavesdropper ear(*m_broker, u"raptor/+/+/cmd"_s);
    const auto disk = std::make_shared<std::mutex>();
    startConsole([disk]() -> Outcome {
        const std::lock_guard wait(*disk);
        return std::monostate{};
    });
    QTRY_VERIFY(isLive());
    CommandService &commands = m_console->commands();
    QVERIFY(commands.stop(m_motor, CommandKind::Stop).available());
    QTRY_VERIFY(commands.offer(m_motor, CommandKind::Start).available());
    CommandRecord newest;
    connect(&commands, &CommandService::recordChanged, &commands,
            [&newest](const CommandRecord &record) { newest = record; });
    {
        const std::lock_guard stalled(*disk);
        QVERIFY(commands.arm(m_motor, CommandKind::Start).available());
        QVERIFY(commands.executeArmed({}).available());
        QTRY_COMPARE(newest.outcome, CommandOutcome::Refused);
        QCOMPARE(newest.refusal, Refusal::AuditNotWritable);
        QVERIFY(!newest.detail.isEmpty());
        QVERIFY(commands.stop(m_motor, CommandKind::Stop).available());
        QTRY_COMPARE(newest.outcome, CommandOutcome::Confirmed);
        QCOMPARE(newest.kind, CommandKind::Stop);
    }
    // The disk works again, and what was refused stays refused.
    QTRY_VERIFY(commands.offer(m_motor, CommandKind::Start).available());
    QVERIFY(commands.arm(m_motor, CommandKind::Start).available());
    QVERIFY(commands.executeArmed({}).available());
    QTRY_COMPARE(newest.outcome, CommandOutcome::Confirmed);
    QTRY_COMPARE(ear.ids(R"("wheels_running":true)"), QStringList{newest.id});
}

/// Pressed while the device is away, and the program is killed: the next one holds the latch, and
/// goes on with the same id when the device comes back.
void TestKilledConsole::rp06_latchSurvivesRestart()
{
    Eavesdropper ear(*m_broker, u"raptor/+/+/cmd"_s);
    {
        CtlProcess killed(ctl(m_broker->port(), u"estop"_s));
        const QDir latches(m_data->filePath(u"latches"_s));
        QTRY_COMPARE_WITH_TIMEOUT(latches.entryList({u"*.latch"_s}, QDir::Files).size(), 1, 10'000);
        QTRY_VERIFY(!ear.lines().isEmpty());
        killed.kill();
    }
    const QStringList before = ear.ids(R"("estop":true)");
    QVERIFY(!before.isEmpty());
    startConsole();
    QVERIFY(m_console->commands().latched(m_motor));
    QCOMPARE(m_console->commands().offer(m_motor, CommandKind::Start).refusal,
             Refusal::EStopLatched);
    startSim();
    const auto line = [this]() -> EStopProgress {
        for (const EStopLine &one : m_console->commands().emergencyStopLines()) {
            if (one.device == m_motor)
                return one.progress;
        }
        return EStopProgress::NotCovered;
    };
    QTRY_COMPARE_WITH_TIMEOUT(line(), EStopProgress::Confirmed, 10'000);
    const QStringList after = ear.ids(R"("estop":true)");
    QVERIFY2(after.size() > before.size(), "it was not asserted again");
    QCOMPARE(QSet<QString>(after.cbegin(), after.cend()).size(), 1);
    QVERIFY(m_console->commands().latched(m_motor));
}

QTEST_GUILESS_MAIN(TestKilledConsole)
#include "tst_killedconsole.moc"
