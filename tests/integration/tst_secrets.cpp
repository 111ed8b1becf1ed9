// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// RP-31: what becomes of a secret that somebody types. A real mosquitto with a password file, every
// logging category on, and a look at everything that is left behind.
#include "app/core/console.h"
#include "tests/integration/console_setup.h"
#include "tests/support/ctl_process.h"
#include "tests/support/fake_secret_store.h"
#include "tests/support/password_broker.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QDirIterator>
#include <QtCore/QLoggingCategory>
#include <QtCore/QMutex>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <memory>

using namespace Raptor;
using namespace Raptor::App;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

namespace {

const QString User = u"console-1"_s;
const QString Password = u"canary-password-7c1"_s;
const QString Wrong = u"canary-mistyped-7c1"_s;
const QString Token = u"Bearer canary-token-7c1"_s;
const QString Passphrase = u"canary-passphrase-7c1"_s;
/// In every one of them, and nowhere else.
constexpr auto canary = "canary-";

/// All that is logged while it is there, by every category and thread.
class EverythingLogged
{
public:
    EverythingLogged()
    {
        m_text.clear();
        QLoggingCategory::setFilterRules(u"*=true"_s);
        m_before = qInstallMessageHandler(take);
    }
    ~EverythingLogged()
    {
        qInstallMessageHandler(m_before);
        QLoggingCategory::setFilterRules(QString());
    }
    EverythingLogged(const EverythingLogged &) = delete;
    EverythingLogged &operator=(const EverythingLogged &) = delete;

    [[nodiscard]] QByteArray text() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_text;
    }

private:
    static void take(QtMsgType, const QMessageLogContext &context, const QString &message)
    {
        const QMutexLocker lock(&m_mutex);
        m_text += QByteArray(context.category) + ": " + message.toUtf8() + '\n';
    }
    static inline QMutex m_mutex;
    static inline QByteArray m_text;
    QtMessageHandler m_before = nullptr;
};

QByteArray contentOf(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

/// The files below @p folder that have a canary in them.
QStringList tainted(const QString &folder, int &looked)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        ++looked;
        if (contentOf(file).contains(canary))
            found.append(file);
    }
    return found;
}

bool isInProcess(qint64 pid)
{
    const QString folder = u"/proc/%1/"_s.arg(pid);
    return (contentOf(folder + u"cmdline"_s) + contentOf(folder + u"environ"_s)).contains(canary);
}

/// A terminal of the test's own, and what was written on it.
class Terminal
{
public:
    Terminal() : m_descriptor(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC))
    {
        if (m_descriptor >= 0 && ::grantpt(m_descriptor) == 0 && ::unlockpt(m_descriptor) == 0)
            m_name = ::ptsname(m_descriptor);
    }
    ~Terminal() { ::close(m_descriptor); }
    Terminal(const Terminal &) = delete;
    Terminal &operator=(const Terminal &) = delete;

    [[nodiscard]] const char *name() const { return m_name.constData(); }
    /// So far.
    QByteArray text()
    {
        pollfd wanted{m_descriptor, POLLIN, 0};
        while (::poll(&wanted, 1, 0) > 0 && (wanted.revents & POLLIN) != 0) {
            char bytes[256];
            const ssize_t length = ::read(m_descriptor, bytes, sizeof bytes);
            if (length <= 0)
                break;
            m_text.append(bytes, length);
        }
        return m_text;
    }
    [[nodiscard]] bool type(const QString &line) const
    {
        const QByteArray bytes = line.toUtf8() + '\n';
        return ::write(m_descriptor, bytes.constData(), size_t(bytes.size())) == bytes.size();
    }

private:
    int m_descriptor;
    QByteArray m_name;
    QByteArray m_text;
};

} // namespace

class TestSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rp31_windowLeavesNoTrace();
    void rp31_otherKindsLeaveNoTrace();
    void rp31_raptorctlLeavesNoTrace_data();
    void rp31_raptorctlLeavesNoTrace();
    void raptorctlAsksAgain();
    void brokersAreListedAfterTheQuestions();

private:
    [[nodiscard]] ConsoleSetup setup(const QList<BrokerProfile> &brokers) const;
    [[nodiscard]] QString configure() const;
    void lookAtFiles() const;
    static QString all(const Models::EventLog &events);

    std::unique_ptr<QTemporaryDir> m_folder;
    SystemClock m_clock;
    std::unique_ptr<PasswordBroker> m_broker;
};

void TestSecrets::init()
{
    m_broker = std::make_unique<PasswordBroker>(User, Password);
    m_folder.reset();
    qunsetenv("TMPDIR"); // that of the test before is gone
    m_folder = std::make_unique<QTemporaryDir>();
    for (const QString &name : {u"config"_s, u"data"_s, u"tmp"_s, u"cache"_s, u"run"_s})
        QVERIFY(QDir(m_folder->path()).mkdir(name));
    QVERIFY(QFile::setPermissions(m_folder->filePath(u"run"_s),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    qputenv("XDG_CONFIG_HOME", m_folder->filePath(u"config"_s).toLocal8Bit());
    qputenv("XDG_DATA_HOME", m_folder->filePath(u"data"_s).toLocal8Bit());
    qputenv("XDG_CACHE_HOME", m_folder->filePath(u"cache"_s).toLocal8Bit());
    qputenv("XDG_RUNTIME_DIR", m_folder->filePath(u"run"_s).toLocal8Bit());
    qputenv("TMPDIR", m_folder->filePath(u"tmp"_s).toLocal8Bit());
    qunsetenv("DBUS_SESSION_BUS_ADDRESS"); // no keychain of whoever runs this
}

ConsoleSetup TestSecrets::setup(const QList<BrokerProfile> &brokers) const
{
    ConsoleSetup setup = consoleSetup(brokers, m_folder->filePath(u"data"_s));
    setup.configFile = m_folder->filePath(u"config/console.toml"_s);
    setup.watchesAlarms = true;
    setup.deliberatePause = Milliseconds(0);
    return setup;
}

void TestSecrets::lookAtFiles() const
{
    int looked = 0;
    QCOMPARE(tainted(m_folder->path(), looked), QStringList());
    QVERIFY(looked > 0);
}

QString TestSecrets::all(const Models::EventLog &events)
{
    QString text;
    for (int row = 0; row < events.count(); ++row)
        text += events.at(row).text + u'\n';
    return text;
}

void TestSecrets::rp31_windowLeavesNoTrace()
{
    const EverythingLogged log;
    const auto store = std::make_shared<FakeSecretStore>();
    ConsoleSetup setup = this->setup({});
    setup.secretStore = store;
    auto console = std::make_unique<Console>(setup, m_clock);
    SourceDirector &desk = console->sources();
    QStringList said; // what is known of the broker, over time
    connect(&desk, &SourceDirector::statusChanged, this, [&said](const BrokerStatus &status) {
        said << status.lastError << status.probeText << status.versionNote;
    });
    console->start();
    const BrokerProfile profile{
        .name = u"cloud"_s, .url = BrokerUrl::parse(m_broker->url()).value(), .user = User};
    QVERIFY(desk.saveProfile(profile, {}).ok());
    QCOMPARE(store->calls.size(), 1);
    store->answerFetch(SecretKeeper::account(profile, SecretKind::Password), SecretKind::Password);
    const auto status = [&console] { return console->fleet().status(u"cloud"_s); };
    QCOMPARE(status().secretsAwaited, QList<SecretKind>{SecretKind::Password});

    desk.giveSecret(u"cloud"_s, SecretKind::Password, Wrong, true);
    QTRY_COMPARE(status().secretsRefused, QList<SecretKind>{SecretKind::Password});
    desk.giveSecret(u"cloud"_s, SecretKind::Password, Password, true);
    QTRY_COMPARE(console->fleet().brokersUp(), QStringList{u"cloud"_s});
    QCOMPARE(store->contents.values(), QStringList{Password});
    QTRY_COMPARE(desk.current(), u"cloud"_s);

    // Everything that writes: a command, an e-stop, an edit, an export, a keychain that fails.
    const DeviceId motor = DeviceId::parse(u"raptor/shop/m1").value();
    console->plant().addKnownDevice(motor, {});
    QVERIFY(console->commands().stop(motor, CommandKind::Stop).available());
    console->commands().emergencyStop({EStopScope::Kind::Device, motor, {}});
    BrokerProfile renamed = profile;
    renamed.name = u"far"_s;
    QVERIFY(desk.saveProfile(renamed, u"cloud"_s).ok());
    const QString exported = m_folder->filePath(u"config/exported.toml"_s);
    QVERIFY(desk.exportProfiles(exported).ok());
    QVERIFY(contentOf(exported).contains(User.toUtf8()));
    Q_EMIT store->kept(SecretKeeper::account(profile, SecretKind::Password), SecretKind::Password,
                       u"locked"_s);
    QTRY_COMPARE(console->fleet().brokersUp(), QStringList{u"far"_s});
    QTRY_VERIFY(contentOf(m_folder->filePath(u"data/audit.sqlite"_s)).size() > 0);
    lookAtFiles(); // while it runs: journals and locks are still there
    QVERIFY(!isInProcess(QCoreApplication::applicationPid()));
    const QString events = all(console->events());
    QVERIFY2(events.contains(u"cloud"_s) && !events.contains(QLatin1String(canary)),
             qPrintable(events));
    QVERIFY(!said.isEmpty());
    QVERIFY2(!said.join(u'\n').contains(QLatin1String(canary)), qPrintable(said.join(u'\n')));
    console.reset();
    lookAtFiles();
    QVERIFY(!log.text().isEmpty());
    QVERIFY2(!log.text().contains(canary), log.text().constData());
}

/// A token and a passphrase, towards a server that takes neither.
void TestSecrets::rp31_otherKindsLeaveNoTrace()
{
    const EverythingLogged log;
    const QString key = m_folder->filePath(u"config/client.key"_s);
    BrokerProfile profile{
        .name = u"cloud"_s,
        .url = BrokerUrl::parse(u"wss://127.0.0.1:%1/mqtt"_s.arg(m_broker->port())).value(),
        .clientCertificate = m_folder->filePath(u"config/client.pem"_s),
        .clientKey = key,
        .keyHasPassphrase = true,
        .tokenHeader = u"Authorization"_s};
    ConsoleSetup setup = this->setup({profile});
    auto console = std::make_unique<Console>(setup, m_clock);
    console->start();
    const auto status = [&console] { return console->fleet().status(u"cloud"_s); };
    QTRY_COMPARE(status().secretsAwaited,
                 (QList<SecretKind>{SecretKind::KeyPassphrase, SecretKind::Token}));
    console->sources().giveSecret(u"cloud"_s, SecretKind::KeyPassphrase, Passphrase, true);
    console->sources().giveSecret(u"cloud"_s, SecretKind::Token, Token, true);
    QCOMPARE(status().secretsAwaited, QList<SecretKind>());
    QTRY_VERIFY(!status().lastError.isEmpty());
    QVERIFY2(!status().lastError.contains(QLatin1String(canary)), qPrintable(status().lastError));
    QVERIFY(console->sources().exportProfiles(m_folder->filePath(u"config/exported.toml"_s)).ok());
    QVERIFY(console->sources().saveProfile(profile, u"cloud"_s).ok());
    const QString events = all(console->events());
    QVERIFY2(!events.isEmpty() && !events.contains(QLatin1String(canary)), qPrintable(events));
    QVERIFY(!isInProcess(QCoreApplication::applicationPid()));
    console.reset();
    lookAtFiles();
    QVERIFY2(!log.text().contains(canary), log.text().constData());
}

QString TestSecrets::configure() const
{
    const QString file = m_folder->filePath(u"config/console.toml"_s);
    QFile out(file);
    const QByteArray text = "[[broker]]\nname = \"cloud\"\nurl = \"" + m_broker->url().toUtf8()
        + "\"\nuser = \"" + User.toUtf8() + "\"\n";
    return out.open(QIODevice::WriteOnly) && out.write(text) == text.size() ? file : QString();
}

void TestSecrets::rp31_raptorctlLeavesNoTrace_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("watch") << QStringList{u"--for"_s, u"3"_s, u"watch"_s};
    QTest::newRow("stop") << QStringList{u"stop"_s, u"raptor/shop/m1"_s};
    QTest::newRow("e-stop") << QStringList{u"estop"_s, u"raptor/shop/m1"_s};
}

void TestSecrets::rp31_raptorctlLeavesNoTrace()
{
    QFETCH(const QStringList, arguments);
    Terminal terminal;
    qputenv("QT_LOGGING_RULES", "*=true");
    qputenv("QT_FORCE_STDERR_LOGGING", "1");
    QByteArray said;
    {
        CtlProcess ctl(QStringList{u"--config"_s, configure()} + arguments, terminal.name());
        QTRY_VERIFY2_WITH_TIMEOUT(terminal.text().contains("Password of console-1 on cloud: "),
                                  terminal.text().constData(), 20'000);
        QVERIFY(terminal.type(Password));
        // It has signed in once mosquitto knows of it; what follows is no matter here.
        QTRY_VERIFY2_WITH_TIMEOUT(ctl.errors().contains("raptor.") || !ctl.isRunning(),
                                  ctl.errors().constData(), 20'000);
        if (ctl.isRunning())
            QVERIFY(!isInProcess(ctl.processId()));
        lookAtFiles();
        QVERIFY(ctl.status() >= 0);
        said = ctl.output() + ctl.errors();
    }
    qunsetenv("QT_LOGGING_RULES");
    qunsetenv("QT_FORCE_STDERR_LOGGING");
    QVERIFY2(!said.contains("refused"), said.constData());
    QVERIFY(!said.isEmpty());
    QVERIFY2(!said.contains(canary), said.constData());
    QVERIFY2(!terminal.text().contains(canary), terminal.text().constData()); // no echo
    lookAtFiles();
}

void TestSecrets::raptorctlAsksAgain()
{
    Terminal terminal;
    CtlProcess ctl({u"--config"_s, configure(), u"--for"_s, u"6"_s, u"watch"_s}, terminal.name());
    QTRY_COMPARE_WITH_TIMEOUT(terminal.text().count("Password of console-1 on cloud: "), 1, 20'000);
    QVERIFY(terminal.type(Wrong));
    QTRY_COMPARE_WITH_TIMEOUT(terminal.text().count("Password of console-1 on cloud: "), 2, 20'000);
    QVERIFY(terminal.type(Password));
    QCOMPARE(ctl.status(), 0); // it was up
    const QByteArray said = ctl.output() + ctl.errors();
    QVERIFY2(said.contains("cloud: ") && !said.contains(canary), said.constData());
    QVERIFY(!terminal.text().contains(canary));
}

/// Whoever types takes longer than the list is to wait for the links.
void TestSecrets::brokersAreListedAfterTheQuestions()
{
    Terminal terminal;
    CtlProcess ctl({u"--config"_s, configure(), u"--json"_s, u"--for"_s, u"3"_s, u"brokers"_s},
                   terminal.name());
    QTRY_COMPARE_WITH_TIMEOUT(terminal.text().count("Password of console-1 on cloud: "), 1, 20'000);
    const QDeadlineTimer longerThanThat(3100);
    QTRY_VERIFY_WITH_TIMEOUT(longerThanThat.hasExpired(), 10'000);
    QVERIFY(terminal.type(Password));
    QCOMPARE(ctl.status(), 0);
    QVERIFY2(ctl.output().contains(R"("telemetry":"up")"), ctl.output().constData());
}

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
