// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The real keychain: a session bus and a GNOME Keyring of the test's own. And what a machine
// without a desktop has instead: no bus, a bus without a keychain, a bus that hangs.
#include "app/core/keychain_store.h"

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <csignal>
#include <memory>

using namespace Raptor;
using namespace Raptor::App;
using namespace Qt::StringLiterals;

namespace {

const QString Account = u"ada@broker.example:8883"_s;
constexpr auto patience = Milliseconds(3000);

/// A bus that starts no service by itself.
class TestBus
{
public:
    explicit TestBus(const QTemporaryDir &folder)
    {
        const QString config = folder.filePath(u"bus.conf"_s);
        QFile file(config);
        if (!file.open(QIODevice::WriteOnly))
            return;
        file.write("<busconfig><type>session</type><listen>unix:tmpdir=" + folder.path().toUtf8()
                   + "</listen><auth>EXTERNAL</auth><policy context=\"default\">"
                     "<allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/>"
                     "<allow own=\"*\"/></policy></busconfig>\n");
        file.close();
        m_process.setStandardErrorFile(QProcess::nullDevice());
        m_process.start(u"dbus-daemon"_s,
                        {u"--nofork"_s, u"--print-address"_s, u"--config-file="_s + config});
        if (m_process.waitForStarted(20'000)
            && QTest::qWaitFor([this] { return m_process.canReadLine(); }, 20'000))
            m_address = m_process.readLine().trimmed();
    }
    ~TestBus() { end(); }

    [[nodiscard]] QByteArray address() const { return m_address; }
    void hang() { ::kill(pid_t(m_process.processId()), SIGSTOP); }

private:
    void end()
    {
        m_process.kill();
        m_process.waitForFinished(5000);
    }
    QProcess m_process;
    QByteArray m_address;
};

} // namespace

/// In this order: QtKeychain stays with the first bus that it meets.
class TestKeychainStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void withoutABus_data();
    void withoutABus();
    void busThatHangs();
    void busWithoutAKeychain();
    void keepsFetchesForgets_data();
    void keepsFetchesForgets();
    void whatIsNotThere();
    void rp31_keyringFilesAreNoPlainText();
    void keychainThatWakesUpLate();
    void endsWhileItIsAsked();

private:
    void startKeyring();
    [[nodiscard]] bool fetch(KeychainStore &store, const QString &account, SecretKind kind);

    QTemporaryDir m_folder;
    std::unique_ptr<TestBus> m_bus;
    QProcess m_keyring;
    std::optional<QString> m_value; ///< of the last fetch()
    QString m_trouble;
};

void TestKeychainStore::initTestCase()
{
    QVERIFY(m_folder.isValid());
    const QString home = m_folder.filePath(u"home"_s);
    QVERIFY(QDir().mkpath(home));
    for (const char *name :
         {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
        qputenv(name, home.toLocal8Bit());
    QVERIFY(QFile::setPermissions(home, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "XDG_CURRENT_DESKTOP", "DESKTOP_SESSION",
                             "KDE_FULL_SESSION", "KDE_SESSION_VERSION", "GNOME_KEYRING_CONTROL"})
        qunsetenv(name);
    m_bus = std::make_unique<TestBus>(m_folder);
    QVERIFY2(!m_bus->address().isEmpty(),
             "dbus-daemon did not start: is the package dbus installed?");
}

void TestKeychainStore::cleanupTestCase()
{
    m_keyring.kill();
    m_keyring.waitForFinished(5000);
    m_bus.reset();
}

void TestKeychainStore::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus->address());
}

bool TestKeychainStore::fetch(KeychainStore &store, const QString &account, SecretKind kind)
{
    QSignalSpy fetched(&store, &SecretStore::fetched);
    store.fetch(account, kind);
    if (!fetched.isEmpty()) // later, never from inside
        return false;
    if (!QTest::qWaitFor([&fetched] { return !fetched.isEmpty(); }, 20'000))
        return false;
    m_value = fetched.first().at(2).value<std::optional<QString>>();
    m_trouble = fetched.first().at(3).toString();
    return fetched.first().at(0).toString() == account
        && fetched.first().at(1).value<SecretKind>() == kind;
}

void TestKeychainStore::startKeyring()
{
    if (m_keyring.state() == QProcess::Running)
        return;
    m_keyring.setStandardErrorFile(QProcess::nullDevice());
    m_keyring.setStandardOutputFile(QProcess::nullDevice());
    m_keyring.start(u"gnome-keyring-daemon"_s,
                    {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s});
    QVERIFY2(m_keyring.waitForStarted(20'000), "is the package gnome-keyring installed?");
    m_keyring.write("password of the keyring");
    m_keyring.closeWriteChannel();
    KeychainStore store(patience);
    QTRY_VERIFY(fetch(store, u"anybody"_s, SecretKind::Password) && m_trouble.isEmpty());
}

void TestKeychainStore::withoutABus_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("gone") << QByteArray("unix:path=/nowhere/at/all/bus,guid=0");
    QTest::newRow("gone, abstract") << QByteArray("unix:abstract=/nowhere/at/all/bus");
}

void TestKeychainStore::withoutABus()
{
    QFETCH(const QByteArray, address);
    qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    KeychainStore store(patience);
    QVERIFY(fetch(store, Account, SecretKind::Password));
    QVERIFY(!m_value);
    QVERIFY2(m_trouble.contains(u"no desktop session"_s), qPrintable(m_trouble));
    QSignalSpy kept(&store, &SecretStore::kept);
    store.keep(Account, SecretKind::Password, u"canary"_s);
    QTRY_COMPARE(kept.count(), 1);
    QVERIFY2(kept.first().at(2).toString().contains(u"no desktop session"_s),
             qPrintable(kept.first().at(2).toString()));
    store.forget(Account, SecretKind::Password);
}

void TestKeychainStore::busThatHangs()
{
    QTemporaryDir folder;
    TestBus bus(folder);
    QVERIFY(!bus.address().isEmpty());
    bus.hang();
    qputenv("DBUS_SESSION_BUS_ADDRESS", bus.address());
    KeychainStore store(Milliseconds(300));
    qint64 longest = 0; // between two turns of the event loop
    QElapsedTimer since;
    since.start();
    QTimer beat;
    connect(&beat, &QTimer::timeout, this, [&] { longest = std::max(longest, since.restart()); });
    beat.start(10);
    QVERIFY(fetch(store, Account, SecretKind::Password));
    QVERIFY2(m_trouble.contains(u"does not answer"_s), qPrintable(m_trouble));
    qInfo("longest turn of the event loop: %lld ms", static_cast<long long>(longest));
    QVERIFY(longest < 3000); // Qt would wait for 25 s
}

void TestKeychainStore::busWithoutAKeychain()
{
    KeychainStore store(patience);
    QVERIFY(fetch(store, Account, SecretKind::Password));
    QVERIFY(!m_value);
    QVERIFY(!m_trouble.isEmpty());
    QSignalSpy kept(&store, &SecretStore::kept);
    store.keep(Account, SecretKind::Password, u"canary"_s);
    QTRY_COMPARE_WITH_TIMEOUT(kept.count(), 1, 20'000);
    QVERIFY(!kept.first().at(2).toString().isEmpty());
    // What was not kept is nowhere instead.
    QDirIterator files(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            QVERIFY2(!file.readAll().contains("canary"), qPrintable(file.fileName()));
    }
}

void TestKeychainStore::keepsFetchesForgets_data()
{
    QTest::addColumn<SecretKind>("kind");
    QTest::addColumn<QString>("value");
    QTest::newRow("password") << SecretKind::Password << u"sesame"_s;
    QTest::newRow("letters of elsewhere") << SecretKind::Password << u"Größe 10 € \"x\" \\ "_s;
    QTest::newRow("passphrase") << SecretKind::KeyPassphrase << u"open the key"_s;
    QTest::newRow("long token") << SecretKind::Token << u"Bearer "_s + u"x"_s.repeated(4000);
}

void TestKeychainStore::keepsFetchesForgets()
{
    QFETCH(const SecretKind, kind);
    QFETCH(const QString, value);
    startKeyring();
    {
        KeychainStore store(patience);
        QSignalSpy spy(&store, &SecretStore::kept);
        store.keep(Account, kind, value);
        QTRY_COMPARE(spy.count(), 1);
        QCOMPARE(spy.first().at(2).toString(), QString());
    }
    KeychainStore next(patience); // the next start of the program
    QVERIFY(fetch(next, Account, kind));
    QCOMPARE(m_trouble, QString());
    QCOMPARE(m_value, std::optional(value));
    QVERIFY(fetch(next, u"ada@elsewhere.example:8883"_s, kind));
    QVERIFY(!m_value);
    next.forget(Account, kind);
    QTRY_VERIFY(fetch(next, Account, kind) && !m_value);
    QCOMPARE(m_trouble, QString());
}

void TestKeychainStore::whatIsNotThere()
{
    startKeyring();
    KeychainStore store(patience);
    QVERIFY(fetch(store, u"nobody@broker.example:8883"_s, SecretKind::Password));
    QVERIFY(!m_value);
    QCOMPARE(m_trouble, QString());
}

void TestKeychainStore::rp31_keyringFilesAreNoPlainText()
{
    startKeyring();
    KeychainStore store(patience);
    QSignalSpy kept(&store, &SecretStore::kept);
    store.keep(Account, SecretKind::Password, u"canary-4f1"_s);
    QTRY_COMPARE(kept.count(), 1);
    QCOMPARE(kept.first().at(2).toString(), QString());
    int looked = 0;
    QDirIterator files(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        QVERIFY2(!file.readAll().contains("canary-4f1"), qPrintable(file.fileName()));
        ++looked;
    }
    QVERIFY(looked > 1);
}

/// As one that somebody has to unlock first.
void TestKeychainStore::keychainThatWakesUpLate()
{
    startKeyring();
    KeychainStore store(Milliseconds(500));
    QSignalSpy kept(&store, &SecretStore::kept);
    store.keep(Account, SecretKind::Password, u"sesame"_s);
    QTRY_COMPARE(kept.count(), 1);
    ::kill(pid_t(m_keyring.processId()), SIGSTOP);
    QSignalSpy fetched(&store, &SecretStore::fetched);
    store.fetch(Account, SecretKind::Password);
    QTRY_COMPARE_WITH_TIMEOUT(fetched.count(), 1, 10'000);
    QVERIFY2(fetched.first().at(3).toString().contains(u"does not answer"_s),
             qPrintable(fetched.first().at(3).toString()));
    ::kill(pid_t(m_keyring.processId()), SIGCONT);
    QTRY_COMPARE_WITH_TIMEOUT(fetched.count(), 2, 10'000);
    QCOMPARE(fetched.last().at(2).value<std::optional<QString>>(), std::optional(u"sesame"_s));
    QCOMPARE(fetched.last().at(3).toString(), QString());
}

void TestKeychainStore::endsWhileItIsAsked()
{
    startKeyring();
    for (int i = 0; i < 3; ++i) {
        KeychainStore store(patience);
        store.fetch(Account, SecretKind::Password);
        store.keep(Account, SecretKind::Token, u"x"_s);
        for (int turn = 0; turn < i; ++turn)
            QCoreApplication::processEvents();
    }
    KeychainStore after(patience);
    QVERIFY(fetch(after, Account, SecretKind::Password));
    QCOMPARE(m_trouble, QString());
}

QTEST_GUILESS_MAIN(TestKeychainStore)
#include "tst_keychainstore.moc"
