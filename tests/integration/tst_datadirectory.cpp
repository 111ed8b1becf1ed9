// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A console, or raptorctl, and the data directory that it shares: e-stops of other programs, and
// nowhere to write.
#include "app/core/console.h"
#include "app/raptorctl/command_job.h"
#include "models/domain/quality.h"
#include "models/history/audit_verifier.h"
#include "models/history/file_latch_keeper.h"
#include "tests/models/history/trail_support.h"
#include "tests/support/private_broker.h"
#include "tests/support/sim_process.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <linux/capability.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <memory>

using namespace Raptor;
using namespace Raptor::App;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Even root may not write what is read-only, in this thread and those that it begins.
class NoOverride
{
    using Data = std::array<__user_cap_data_struct, 2>;

public:
    NoOverride()
    {
        read(m_before);
        Data less = m_before;
        less[0].effective &= ~(1U << CAP_DAC_OVERRIDE);
        set(less);
    }
    ~NoOverride() { set(m_before); }
    NoOverride(const NoOverride &) = delete;
    NoOverride &operator=(const NoOverride &) = delete;

private:
    static void read(Data &data)
    {
        __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
        if (::syscall(SYS_capget, &header, data.data()) != 0)
            qFatal("capabilities cannot be read");
    }
    static void set(Data data)
    {
        __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
        if (::syscall(SYS_capset, &header, data.data()) != 0)
            qFatal("capabilities cannot be set");
    }
    Data m_before{};
};

constexpr auto readOnly = QFile::ReadOwner | QFile::ExeOwner;
constexpr auto writable = readOnly | QFile::WriteOwner;

} // namespace

class TestDataDirectory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void rp06_latchElsewhereShowsAtAnUnknownDevice();
    void devicesAreRememberedWithTheirBroker();
    void rp04_nowhereToWrite_data();
    void rp04_nowhereToWrite();
    void ctlFollowsItsOwnCommandAlone();

private:
    void startSim();
    void startConsole(const QString &directory, std::function<Outcome()> beforeCommit = {});
    /// Turns the motor off, so that it could be started.
    void stopMotor();
    [[nodiscard]] QStringList events() const;
    void pressElsewhere(const DeviceId &device) const;

    SystemClock m_clock;
    std::unique_ptr<PrivateBroker> m_broker;
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<SimProcess> m_sim;
    std::unique_ptr<Console> m_console;
    CommandRecord m_newest;
    const DeviceId m_motor = deviceId(u"raptor/shop/m1");
};

void TestDataDirectory::init()
{
    m_broker = std::make_unique<PrivateBroker>();
    m_data = std::make_unique<QTemporaryDir>();
    m_newest = {};
}

void TestDataDirectory::cleanup()
{
    m_console.reset();
    m_sim.reset();
    m_broker.reset();
    m_data.reset();
}

void TestDataDirectory::startSim()
{
    m_sim = std::make_unique<SimProcess>(
        QStringList{u"--broker"_s, m_broker->url(), u"--raptors"_s, u"1"_s, u"--guardians"_s,
                    u"0"_s, u"--batteries"_s, u"0"_s, u"--period"_s, u"0.2"_s});
}

void TestDataDirectory::startConsole(const QString &directory,
                                     std::function<Outcome()> beforeCommit)
{
    ConsoleSetup setup;
    setup.config.brokers = {{.name = u"local"_s, .url = BrokerUrl::parse(m_broker->url()).value()}};
    setup.dataDirectory = directory;
    setup.profileDirectories = {u":/raptor/profiles"_s};
    setup.operatorName = u"tester"_s;
    setup.deliberatePause = Milliseconds(0);
    setup.beforeAuditCommit = std::move(beforeCommit);
    m_console = std::make_unique<Console>(setup, m_clock);
    connect(&m_console->commands(), &CommandService::recordChanged, this,
            [this](const CommandRecord &record) { m_newest = record; });
    m_console->start();
    QTRY_VERIFY(m_console->commands().hasPath());
}

void TestDataDirectory::stopMotor()
{
    QTRY_VERIFY(m_console->plant().state(m_motor)
                && isLive(m_console->plant().state(m_motor)->quality));
    QVERIFY(m_console->commands().stop(m_motor, CommandKind::Stop).available());
    QTRY_COMPARE(m_newest.outcome, CommandOutcome::Confirmed);
    QCOMPARE(m_newest.kind, CommandKind::Stop);
    QTRY_COMPARE(m_console->plant().state(m_motor)->runState, RunState::Stopped);
}

QStringList TestDataDirectory::events() const
{
    QStringList texts;
    const auto *model = m_console->eventModel();
    for (int row = 0; row < model->rowCount(); ++row)
        texts.append(model->index(row).data().toString());
    return texts;
}

void TestDataDirectory::pressElsewhere(const DeviceId &device) const
{
    History::FileLatchKeeper({.directory = m_data->path()})
        .keep({device, u"019aa3e4-9"_s, u"Grace"_s, m_clock.wall(), {}});
}

/// One of which this console never heard, and which it forgets and hears of again.
void TestDataDirectory::rp06_latchElsewhereShowsAtAnUnknownDevice()
{
    startConsole(m_data->path());
    const DeviceId unknown = deviceId(u"raptor/yard/m9");
    const auto shown = [this, &unknown] {
        const auto *model = m_console->deviceModel();
        const int row = model->rowOf(unknown);
        return row >= 0 && model->index(row).data(DeviceRole::EStopLatched).toBool();
    };
    QVERIFY(!m_console->plant().knownDevices().contains(unknown));
    pressElsewhere(unknown);
    QTRY_VERIFY(shown());
    const Outcome forgotten = m_console->forgetDevice(unknown);
    QVERIFY(!forgotten && forgotten.error().text.contains(u"release it first"_s));
    QVERIFY(m_console->plant().forgetDevice(unknown));
    QVERIFY(!shown());
    QVERIFY(m_console->plant().addKnownDevice(unknown, {}));
    QVERIFY(shown());
}

/// Until it is heard again, or forgotten.
void TestDataDirectory::devicesAreRememberedWithTheirBroker()
{
    startSim();
    startConsole(m_data->path());
    const auto state = [this] { return m_console->plant().state(m_motor); };
    QTRY_VERIFY(state() && isLive(state()->quality));
    QVERIFY(!m_console->forgetDevice(m_motor).ok());
    QCOMPARE(state()->lastBroker, QString());
    m_sim.reset();
    m_console.reset();
    startConsole(m_data->path());
    QVERIFY(state());
    QCOMPARE(state()->lastBroker, u"local"_s);
    QVERIFY(m_console->forgetDevice(m_motor).ok());
    QVERIFY(!m_console->forgetDevice(m_motor).ok());
    m_console.reset();
    QFile known(m_data->filePath(u"known-devices"_s));
    QVERIFY(known.open(QIODevice::ReadOnly));
    QVERIFY(!known.readAll().contains(m_motor.text().toUtf8()));
}

void TestDataDirectory::rp04_nowhereToWrite_data()
{
    QTest::addColumn<bool>("exists");
    QTest::newRow("read-only directory") << true;
    QTest::newRow("directory that cannot be made") << false;
}

void TestDataDirectory::rp04_nowhereToWrite()
{
    QFETCH(const bool, exists);
    const NoOverride notEvenRoot;
    startSim();
    QVERIFY(QFile::setPermissions(m_data->path(), readOnly));
    startConsole(exists ? m_data->path() : m_data->filePath(u"new"_s));
    Eavesdropper ear(*m_broker, u"raptor/+/+/cmd"_s);
    stopMotor();
    CommandService &commands = m_console->commands();
    // No start, and the operator is told why: at the button, and in the list of events.
    const CommandOffer offer = commands.offer(m_motor, CommandKind::Start);
    QCOMPARE(offer.refusal, Refusal::AuditNotWritable);
    QVERIFY2(offer.text.contains(m_data->path()), qPrintable(offer.text));
    QCOMPARE(commands.arm(m_motor, CommandKind::Start).refusal, Refusal::AuditNotWritable);
    QCOMPARE(m_newest.refusal, Refusal::AuditNotWritable);
    QVERIFY(!events().filter(u"AUDIT TRAIL NOT WRITTEN"_s).filter(m_data->path()).isEmpty());
    commands.emergencyStop({EStopScope::Kind::Device, m_motor, {}});
    const auto progress = [&commands] {
        const auto lines = commands.emergencyStopLines();
        return lines.isEmpty() ? EStopProgress::NotCovered : lines.first().progress;
    };
    QTRY_COMPARE(progress(), EStopProgress::Confirmed);
    QTRY_VERIFY(!events().filter(u"holds in this run only"_s).isEmpty());
    QVERIFY(!ear.lines().join('\n').contains(R"("wheels_running":true)"));
    // What was kept in memory is written when it can be.
    QVERIFY(QFile::setPermissions(m_data->path(), writable));
    QTRY_VERIFY(!events().filter(u"Audit trail is written again"_s).isEmpty());
    const QString trail =
        History::auditFileIn(exists ? m_data->path() : m_data->filePath(u"new"_s));
    const auto has = [&trail](const QString &kind) {
        const auto file = History::openForReading(trail);
        return file
            && (*file)
                   ->value(u"SELECT count(*) FROM audit WHERE event = 'Finished' AND kind = "
                           "'%1'"_s.arg(kind))
                   .valueOr(QVariant(0))
                   .toInt()
            > 0;
    };
    QTRY_VERIFY(has(u"Stop"_s) && has(u"Start"_s) && has(u"EStop"_s));
    QVERIFY(History::verifyTrail(trail)->intact);
    QTRY_VERIFY(QFile::exists(QFileInfo(trail).absolutePath() + u"/latches/"_s
                              + History::latchFileName(m_motor)));
}

/// The e-stop of another program comes between a start and its row. It overtakes the start, is
/// repeated from here, and is not what raptorctl was asked for.
void TestDataDirectory::ctlFollowsItsOwnCommandAlone()
{
    startSim();
    Disk disk;
    startConsole(m_data->path(), disk.hook());
    stopMotor();
    disk.stall();
    CtlOptions options;
    options.verb = CtlOptions::Verb::Command;
    options.devices = {m_motor};
    options.kind = CommandKind::Start;
    CommandJob job(*m_console, options, m_clock);
    QSignalSpy finished(&job, &CommandJob::finished);
    QTRY_VERIFY(m_newest.kind == CommandKind::Start && m_newest.givenAt);
    QVERIFY(disk.hangs());
    pressElsewhere(m_motor);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first().first().value<ExitStatus>(), ExitStatus::Refused);
    QTRY_VERIFY(m_console->commands().latched(m_motor));
    disk.release();
}

QTEST_GUILESS_MAIN(TestDataDirectory)
#include "tst_datadirectory.moc"
