// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/mqtt_link.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpServer>
#include <QtTest/QTest>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketServer>

#include <memory>

using namespace Raptor;
using namespace Raptor::Link;
using namespace Qt::StringLiterals;

/// Certificates that must be refused before a byte of MQTT leaves, and one that must not (RP-30),
/// over mqtts and wss.
class tst_TlsLink : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void certificates_data();
    void certificates();

private:
    void makeAuthority(const QString &name);
    void makeServer(const QString &name, const QString &subject, const QString &days);
    void openssl(const QStringList &arguments);
    [[nodiscard]] QString path(const QString &file) const { return m_dir.filePath(file); }

    QTemporaryDir m_dir;
    SystemClock m_clock;
};

namespace {

/// 5.0: accepted, no session, no properties.
QByteArray connack()
{
    return QByteArray("\x20\x03\x00\x00\x00", 5);
}

QSslConfiguration serverConfiguration(const QString &certificate, const QString &key)
{
    QFile file(key);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no key");
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(QSslCertificate::fromPath(certificate));
    configuration.setPrivateKey(QSslKey(&file, QSsl::Rsa));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

/// Counts what arrives inside of the encryption and answers the first bytes with a CONNACK.
class TlsServer : public QTcpServer
{
public:
    explicit TlsServer(QSslConfiguration configuration) : m_configuration(std::move(configuration))
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port to listen on");
    }
    int handshakes = 0;
    qint64 received = 0;

protected:
    void incomingConnection(qintptr handle) override
    {
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(handle);
        socket->setSslConfiguration(m_configuration);
        connect(socket, &QSslSocket::readyRead, this, [this, socket] {
            if (received == 0)
                socket->write(connack());
            received += socket->readAll().size();
        });
        ++handshakes;
        socket->startServerEncryption();
    }

private:
    const QSslConfiguration m_configuration;
};

class WssServer : public QWebSocketServer
{
public:
    explicit WssServer(const QSslConfiguration &configuration)
        : QWebSocketServer(u"test"_s, SecureMode)
    {
        setSslConfiguration(configuration);
        setSupportedSubprotocols({u"mqtt"_s});
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port to listen on");
        connect(this, &QWebSocketServer::newConnection, this, [this] {
            QWebSocket *socket = nextPendingConnection();
            socket->setParent(this);
            connect(socket, &QWebSocket::binaryMessageReceived, this,
                    [this, socket](const QByteArray &bytes) {
                        if (received == 0)
                            socket->sendBinaryMessage(connack());
                        received += bytes.size();
                    });
        });
    }
    qint64 received = 0;
};

} // namespace

void tst_TlsLink::openssl(const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(m_dir.path());
    process.start(u"openssl"_s, arguments);
    QVERIFY(process.waitForFinished(30000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
}

void tst_TlsLink::makeAuthority(const QString &name)
{
    openssl({u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s, u"2"_s,
             u"-subj"_s, u"/CN="_s + name, u"-keyout"_s, name + u".key"_s, u"-out"_s,
             name + u".pem"_s});
}

void tst_TlsLink::makeServer(const QString &name, const QString &subject, const QString &days)
{
    QFile extensions(path(name + u".ext"_s));
    QVERIFY(extensions.open(QIODevice::WriteOnly));
    extensions.write("subjectAltName=" + subject.toLatin1() + "\n");
    extensions.close();
    openssl({u"req"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-subj"_s, u"/CN="_s + name,
             u"-keyout"_s, name + u".key"_s, u"-out"_s, name + u".csr"_s});
    openssl({u"x509"_s, u"-req"_s, u"-in"_s, name + u".csr"_s, u"-CA"_s, u"own.pem"_s, u"-CAkey"_s,
             u"own.key"_s, u"-CAcreateserial"_s, u"-days"_s, days, u"-extfile"_s, name + u".ext"_s,
             u"-out"_s, name + u".pem"_s});
}

void tst_TlsLink::initTestCase()
{
    QVERIFY2(!QStandardPaths::findExecutable(u"openssl"_s).isEmpty(),
             "openssl is not installed (Debian: openssl)");
    QVERIFY(QSslSocket::supportsSsl());
    makeAuthority(u"own"_s);
    makeAuthority(u"foreign"_s);
    makeServer(u"good"_s, u"IP:127.0.0.1"_s, u"2"_s);
    makeServer(u"elsewhere"_s, u"DNS:broker.example"_s, u"2"_s);
    makeServer(u"expired"_s, u"IP:127.0.0.1"_s, u"-1"_s);
}

void tst_TlsLink::certificates_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("authority");
    QTest::addColumn<QString>("words"); // empty: connected
    for (const QString &scheme : {u"mqtts"_s, u"wss"_s}) {
        const auto row = [&scheme](const char *name, const QString &certificate,
                                   const QString &authority, const QString &words) {
            QTest::addRow("%s: %s", qPrintable(scheme), name)
                << scheme << certificate << authority << words;
        };
        row("pinned authority", u"good"_s, u"own"_s, {});
        row("unknown authority", u"good"_s, {}, u"certificate"_s);
        row("other authority pinned", u"good"_s, u"foreign"_s, u"certificate"_s);
        row("wrong host", u"elsewhere"_s, u"own"_s, u"host name did not match"_s);
        row("expired", u"expired"_s, u"own"_s, u"expired"_s);
        row("self-signed", u"foreign"_s, u"own"_s, u"self-signed"_s);
    }
}

void tst_TlsLink::certificates()
{
    QFETCH(QString, scheme);
    QFETCH(QString, certificate);
    QFETCH(QString, authority);
    QFETCH(QString, words);
    const auto configuration =
        serverConfiguration(path(certificate + u".pem"_s), path(certificate + u".key"_s));
    TlsServer tls(configuration);
    WssServer wss(configuration);
    const bool webSocket = scheme == "wss"_L1;
    const quint16 port = webSocket ? wss.serverPort() : tls.serverPort();
    const auto received = [&] { return webSocket ? wss.received : tls.received; };
    BrokerSecrets secrets;
    secrets.set(SecretKind::Password, u"sesame"_s);
    const LinkSettings settings{
        .profile = {.name = u"test"_s,
                    .url = *BrokerUrl::parse(u"%1://127.0.0.1:%2"_s.arg(scheme).arg(port)),
                    .user = u"kim"_s,
                    .healthUrl = {},
                    .caFile = authority.isEmpty() ? QString() : path(authority + u".pem"_s)},
        .secrets = secrets,
        .role = LinkRole::Telemetry};
    MqttLink link(settings, m_clock, nullptr);
    int refusals = 0;
    connect(&link, &MqttLink::statusChanged, this, [&refusals](const LinkStatus &status) {
        refusals += status.session == SessionState::Down ? 1 : 0;
    });
    link.start();
    if (words.isEmpty()) {
        QTRY_COMPARE(link.status().session, SessionState::Up);
        QVERIFY(received() > 0);
        // Whoever watches for it learns when the certificate ends.
        const auto expires = link.status().certificateExpires;
        QVERIFY(expires.has_value());
        const auto hours =
            std::chrono::duration_cast<std::chrono::hours>(*expires - m_clock.wall());
        QVERIFY2(hours.count() >= 46 && hours.count() <= 48,
                 qPrintable(QString::number(hours.count())));
        return;
    }
    QTRY_VERIFY(refusals >= 2); // when it tries again it is refused as before
    QVERIFY2(link.status().error.contains(words), qPrintable(link.status().error));
    QCOMPARE(received(), 0);
}

QTEST_GUILESS_MAIN(tst_TlsLink)
#include "tst_tlslink.moc"
