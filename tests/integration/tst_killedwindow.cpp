// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The real raptor-console, its buttons clicked, killed with SIGKILL amid a command and started
// again; a real mosquitto, a simulated plant, and raptorctl to read what the trail says.
#include "models/history/audit_reader.h"
#include "tests/support/console_process.h"
#include "tests/support/ctl_process.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/private_broker.h"
#include "tests/support/sim_process.h"
#include "tests/support/soak.h"
#include "tests/support/wait_until.h"

#include <QtCore/QDir>
#include <QtCore/QJsonDocument>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <memory>

using namespace Raptor;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray starts = R"("wheels_running":true)";
const QByteArray stops = R"("wheels_running":false)";
const QByteArray eStops = R"("estop":true)";

/// Clicks once, as soon as it can be clicked.
bool press(ConsoleProcess &console, const QString &button)
{
    return waitUntil([&] { return console.click(button); }, 20s);
}

} // namespace

class TestKilledWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void rp04_killedBetweenAuditAndAck_data();
    void rp04_killedBetweenAuditAndAck();
    void rp06_latchSurvives();
    void rp02_killedAtAnyMoment();

private:
    void killOnce(FaultProxy &wire, const QString &first, qint64 bytes);
    /// The window of the motor, on the same data each time.
    [[nodiscard]] std::unique_ptr<ConsoleProcess> console(quint16 port) const
    {
        return std::make_unique<ConsoleProcess>(QStringList{
            u"--broker"_s, u"mqtt://127.0.0.1:%1"_s.arg(port), u"--data"_s, m_data->path(),
            u"--config"_s, m_data->filePath(u"none.toml"_s), u"--role"_s, u"operate"_s, u"--page"_s,
            u"device"_s, u"--size"_s, u"1600x900"_s});
    }
    /// What is on the disk, without a word of any program.
    [[nodiscard]] std::optional<CommandRecord> inTrail(CommandKind kind) const;
    /// The newest command of that name, as `raptorctl audit list` has it.
    [[nodiscard]] QJsonObject listed(const QString &command) const;

    SystemClock m_clock;
    std::unique_ptr<PrivateBroker> m_broker;
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<SimProcess> m_sim;
};

void TestKilledWindow::init()
{
    m_broker = std::make_unique<PrivateBroker>();
    m_data = std::make_unique<QTemporaryDir>();
    m_sim = std::make_unique<SimProcess>(SimProcess::oneMotor(m_broker->url())
                                         + QStringList{u"--period"_s, u"0.2"_s});
}

void TestKilledWindow::cleanup()
{
    m_sim.reset();
    m_broker.reset();
    m_data.reset();
}

std::optional<CommandRecord> TestKilledWindow::inTrail(CommandKind kind) const
{
    std::optional<CommandRecord> found;
    const auto take = [&](const History::TrailEntry &entry) {
        if (entry.row.record.kind == kind)
            found = entry.row.record;
        return true;
    };
    const Outcome read = History::forEachCommand(m_data->filePath(u"audit.sqlite"_s), m_clock.now(),
                                                 m_clock.wall(), take, [](int) {});
    return read ? found : std::nullopt;
}

QJsonObject TestKilledWindow::listed(const QString &command) const
{
    QJsonObject newest;
    const CtlRun list = runCtl({u"--data"_s, m_data->path(), u"--json"_s, u"audit"_s, u"list"_s});
    for (const QJsonObject &entry : jsonLines(list.output)) {
        if (entry.value(u"command"_s).toString() == command)
            newest = entry;
    }
    return newest;
}

void TestKilledWindow::rp04_killedBetweenAuditAndAck_data()
{
    QTest::addColumn<bool>("brokerGetsIt");
    QTest::newRow("the broker has it, its answer never comes") << true;
    QTest::newRow("not a byte comes to the broker") << false;
}

void TestKilledWindow::rp04_killedBetweenAuditAndAck()
{
    QFETCH(const bool, brokerGetsIt);
    Eavesdropper ear(*m_broker, u"raptor/+/+/cmd"_s);
    FaultProxy wire(m_broker->port());
    auto window = console(wire.port());
    QVERIFY(press(*window, u"stopButton"_s));
    QTRY_COMPARE_WITH_TIMEOUT(listed(u"stop"_s).value(u"outcome"_s).toString(), u"confirmed"_s,
                              20'000);
    QVERIFY(press(*window, u"startButton"_s));

    FaultProxy::Plan halfDeaf;
    halfDeaf.toClient.paused = true;
    halfDeaf.toServer.paused = !brokerGetsIt;
    wire.setPlan(halfDeaf);
    // Too soon after the first step the second one is not taken.
    QVERIFY(waitUntil([&] {
        return inTrail(CommandKind::Start) || (window->click(u"confirmButton"_s) && false);
    }));
    if (brokerGetsIt)
        QTRY_COMPARE(ear.ids(starts).size(), 1);
    QVERIFY(window->isRunning());
    window->kill();
    const QString id = inTrail(CommandKind::Start)->id;
    QVERIFY2(inTrail(CommandKind::Start)->outcome == CommandOutcome::Unknown,
             "the start had come to an end before the program was killed");
    wire.endAll(FaultProxy::End::Reset);
    wire.setPlan({});

    window = console(wire.port());
    QTRY_COMPARE_WITH_TIMEOUT(listed(u"start"_s).value(u"outcome"_s).toString(), u"unknown"_s,
                              20'000);
    QCOMPARE(listed(u"start"_s).value(u"id"_s).toString(), id);
    // A stop behind it: had the start been sent again, it would stand before that.
    QVERIFY(press(*window, u"stopButton"_s));
    QTRY_COMPARE(ear.ids(stops).size(), 2);
    QCOMPARE(ear.ids(starts), brokerGetsIt ? QStringList{id} : QStringList{});
    QTRY_COMPARE_WITH_TIMEOUT(listed(u"stop"_s).value(u"outcome"_s).toString(), u"confirmed"_s,
                              20'000);
    QCOMPARE(window->end(), 0);
    QCOMPARE(listed(u"start"_s).value(u"outcome"_s).toString(), u"unknown"_s);
    const CtlRun verdict = runCtl({u"--data"_s, m_data->path(), u"audit"_s, u"verify"_s});
    QVERIFY2(verdict.status == 0, verdict.output + verdict.errors);
}

/// Pressed at a device that answers nothing, and killed: the next one goes on with the same id,
/// holds the start back, and hears the confirmation.
void TestKilledWindow::rp06_latchSurvives()
{
    Eavesdropper ear(*m_broker, u"raptor/+/+/cmd"_s);
    auto window = console(m_broker->port());
    QVERIFY(press(*window, u"stopButton"_s));
    QTRY_COMPARE_WITH_TIMEOUT(listed(u"stop"_s).value(u"outcome"_s).toString(), u"confirmed"_s,
                              20'000);
    QVERIFY(m_sim->tell("fault m1 silent"));
    QVERIFY(window->click(u"eStopButton"_s));
    const QDir latches(m_data->filePath(u"latches"_s));
    QTRY_COMPARE_WITH_TIMEOUT(latches.entryList({u"*.latch"_s}, QDir::Files).size(), 1, 20'000);
    QTRY_VERIFY(!ear.ids(eStops).isEmpty());
    window->kill();
    const auto sent = ear.ids(eStops);

    window = console(m_broker->port());
    QTRY_VERIFY_WITH_TIMEOUT(ear.ids(eStops).size() > sent.size(), 20'000);
    QVERIFY(m_sim->tell("fault m1 none"));
    // Confirmed by the device, and the window's reset is the only way out of it.
    QVERIFY(press(*window, u"resetButton"_s));
    QVERIFY(!window->click(u"startButton"_s));
    const auto all = ear.ids(eStops);
    QCOMPARE(QSet<QString>(all.cbegin(), all.cend()).size(), 1);
    QCOMPARE(latches.entryList({u"*.latch"_s}, QDir::Files).size(), 1);
    QCOMPARE(window->end(), 0);
}

/// Gives a command by its buttons, and is killed so many bytes after the first click.
void TestKilledWindow::killOnce(FaultProxy &wire, const QString &first, qint64 bytes)
{
    const auto window = console(wire.port());
    QString pressed = first;
    if (!press(*window, pressed)) { // what was killed got further than anybody heard
        pressed = u"stopButton"_s;
        QVERIFY(press(*window, pressed));
    }
    const auto moved = [&wire] { return wire.traffic().toServer + wire.traffic().toClient; };
    const qint64 before = moved();
    QVERIFY(waitUntil([&] {
        if (pressed == u"startButton"_s)
            window->clickSoon(u"confirmButton"_s);
        return moved() - before >= bytes;
    }));
    QVERIFY(window->isRunning());
    window->kill();
}

/// The chain stays whole, nothing is sent twice or late, and everything comes to exactly one end.
void TestKilledWindow::rp02_killedAtAnyMoment()
{
    const int kills = isFullRun() ? 100 : 3;
    const QString record = m_data->filePath(u"record"_s);
    m_sim = std::make_unique<SimProcess>(SimProcess::oneMotor(m_broker->url())
                                         + QStringList{u"--period"_s, u"0.2"_s, u"--no-expiry"_s,
                                                       u"--no-ids"_s, u"--record"_s, record});
    const auto seed = QRandomGenerator::system()->generate();
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    Eavesdropper ear(*m_broker, u"raptor/+/+/cmd"_s);
    FaultProxy wire(m_broker->port());
    QVERIFY(runCtl({u"--broker"_s, m_broker->url(), u"--data"_s, m_data->path(), u"stop"_s,
                    u"raptor/shop/m1"_s})
                .status
            == 0);
    for (int i = 0; i < kills; ++i) {
        const QList<QByteArray> lines = ear.lines();
        const bool runs = !lines.isEmpty() && lines.last().contains(starts);
        killOnce(wire, runs ? u"stopButton"_s : u"startButton"_s, random.bounded(3000));
        if (QTest::currentTestFailed())
            return;
        const CtlRun verdict = runCtl({u"--data"_s, m_data->path(), u"audit"_s, u"verify"_s});
        QVERIFY2(verdict.status == 0, verdict.output + verdict.errors);
    }
    auto window = console(wire.port());
    QVERIFY(press(*window, u"stopButton"_s)); // behind it nothing is under way any more
    QTRY_COMPARE_WITH_TIMEOUT(listed(u"stop"_s).value(u"outcome"_s).toString(), u"confirmed"_s,
                              20'000);
    QCOMPARE(window->end(), 0);
    QMap<QString, int> outcomes;
    const CtlRun list = runCtl(
        {u"--data"_s, m_data->path(), u"--json"_s, u"audit"_s, u"list"_s, u"-n"_s, u"1000"_s});
    for (const QJsonObject &entry : jsonLines(list.output))
        ++outcomes[entry.value(u"outcome"_s).toString()];
    qInfo() << kills << "kills; outcomes" << outcomes << "starts on the wire"
            << ear.ids(starts).size();
    QVERIFY(!outcomes.contains(u"pending"_s));
    const QStringList all = ear.ids({});
    QCOMPARE(QSet<QString>(all.cbegin(), all.cend()).size(), all.size());
    QFile heard(record);
    QVERIFY(heard.open(QIODevice::ReadOnly));
    for (const QJsonObject &one : jsonLines(heard.readAll()))
        QVERIFY2(!one.contains(u"late_ms"_s) && !one.contains(u"twice"_s),
                 QJsonDocument(one).toJson());
}

int main(int argc, char **argv)
{
    return runSoak<TestKilledWindow>(argc, argv);
}

#include "tst_killedwindow.moc"
