// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which secret has to be asked for once more, by the way an attempt to connect failed.
#include "protocol/link/mqtt_link.h"
#include "tests/protocol/link/scripted_broker.h"
#include "tests/support/test_certificates.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Link;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

namespace {

/// A web server that opens no WebSocket.
class RefusingServer : public QTcpServer
{
public:
    explicit RefusingServer(int status)
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port to listen on");
        connect(this, &QTcpServer::newConnection, this, [this, status] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, socket, [socket, status] {
                if (!socket->readAll().endsWith("\r\n\r\n"))
                    return;
                socket->write(QByteArray("HTTP/1.1 ") + QByteArray::number(status)
                              + " No\r\nContent-Length: 0\r\n\r\n");
                socket->disconnectFromHost();
            });
        });
    }
};

} // namespace

class tst_RefusedSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void webServer_data();
    void webServer();
    void key_data();
    void key();
    void password_data();
    void password();

private:
    /// Of the first attempt.
    LinkStatus failure(const BrokerProfile &profile, const BrokerSecrets &secrets)
    {
        MqttLink link({.profile = profile, .secrets = secrets, .role = LinkRole::Telemetry},
                      m_clock, nullptr);
        LinkStatus failed;
        connect(&link, &MqttLink::statusChanged, this, [&failed](const LinkStatus &status) {
            if (status.session == SessionState::Down && failed.error.isEmpty())
                failed = status;
        });
        link.start();
        [&failed] { QTRY_VERIFY(!failed.error.isEmpty()); }();
        QSignalSpy stopped(&link, &MqttLink::stopped);
        link.stop();
        [&stopped] { QTRY_COMPARE(stopped.size(), 1); }();
        return failed;
    }

    SystemClock m_clock;
    TestCertificates m_certificates;
};

void tst_RefusedSecrets::initTestCase()
{
    QVERIFY(m_certificates.makeAuthority(u"ca"_s));
    QVERIFY(m_certificates.make(u"console"_s, u"ca"_s, u"DNS:console"_s));
    QVERIFY(m_certificates.lockKey(u"console"_s, u"locked"_s, u"sesame"_s));
}

void tst_RefusedSecrets::webServer_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("header");
    QTest::addColumn<QList<SecretKind>>("refused");
    const QString header = u"Authorization"_s;
    const QList<SecretKind> token{SecretKind::Token};
    QTest::newRow("401") << 401 << header << token;
    QTest::newRow("403") << 403 << header << token;
    QTest::newRow("no such path") << 404 << header << QList<SecretKind>();
    QTest::newRow("broken") << 500 << header << QList<SecretKind>();
    QTest::newRow("401 without a token") << 401 << QString() << QList<SecretKind>();
}

void tst_RefusedSecrets::webServer()
{
    QFETCH(int, status);
    QFETCH(QString, header);
    const RefusingServer server(status);
    BrokerProfile profile{
        .name = u"cloud"_s,
        .url = BrokerUrl::parse(u"ws://127.0.0.1:%1/mqtt"_s.arg(server.serverPort())).value(),
        .user = u"ada"_s};
    profile.tokenHeader = header;
    BrokerSecrets secrets;
    secrets.set(SecretKind::Password, u"sesame"_s);
    secrets.set(SecretKind::Token, u"Bearer abracadabra"_s);
    const LinkStatus failed = failure(profile, secrets);
    QTEST(failed.secretsRefused, "refused");
    QVERIFY2(failed.error.contains(QString::number(status)), qPrintable(failed.error));
    QVERIFY(!failed.error.contains(u"abracadabra"_s));
}

void tst_RefusedSecrets::key_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("asks");
    QTest::addColumn<QString>("passphrase");
    QTest::addColumn<QList<SecretKind>>("refused");
    const QList<SecretKind> it{SecretKind::KeyPassphrase};
    QTest::newRow("mistyped") << u"locked"_s << true << u"abracadabra"_s << it;
    QTest::newRow("empty") << u"locked"_s << true << QString() << it;
    QTest::newRow("right") << u"locked"_s << true << u"sesame"_s << QList<SecretKind>();
    QTest::newRow("not locked") << u"console"_s << true << u"sesame"_s << QList<SecretKind>();
    QTest::newRow("gone") << u"missing"_s << true << u"sesame"_s << QList<SecretKind>();
    // Nobody would be asked: the profile says that there is none.
    QTest::newRow("not expected") << u"locked"_s << false << QString() << QList<SecretKind>();
}

void tst_RefusedSecrets::key()
{
    QFETCH(QString, key);
    QFETCH(bool, asks);
    QFETCH(QString, passphrase);
    BrokerProfile profile{.name = u"cloud"_s,
                          .url = BrokerUrl::parse(u"mqtts://127.0.0.1:1"_s).value()};
    profile.caFile = m_certificates.certificate(u"ca"_s);
    profile.clientCertificate = m_certificates.certificate(u"console"_s);
    profile.clientKey = m_certificates.key(key);
    profile.keyHasPassphrase = asks;
    BrokerSecrets secrets;
    secrets.set(SecretKind::KeyPassphrase, passphrase);
    const LinkStatus failed = failure(profile, secrets);
    QTEST(failed.secretsRefused, "refused");
    QVERIFY(!failed.error.contains(u"abracadabra"_s));
}

void tst_RefusedSecrets::password_data()
{
    QTest::addColumn<ScriptedBroker::OnConnect>("how");
    QTest::addColumn<QList<SecretKind>>("refused");
    QTest::newRow("not authorised")
        << ScriptedBroker::OnConnect::NotAuthorised << QList<SecretKind>{SecretKind::Password};
    QTest::newRow("closed") << ScriptedBroker::OnConnect::CloseOn5 << QList<SecretKind>();
}

void tst_RefusedSecrets::password()
{
    QFETCH(ScriptedBroker::OnConnect, how);
    ScriptedBroker broker;
    broker.onConnect = how;
    const BrokerProfile profile{
        .name = u"cloud"_s, .url = BrokerUrl::parse(broker.url()).value(), .user = u"ada"_s};
    BrokerSecrets secrets;
    secrets.set(SecretKind::Password, u"sesame"_s);
    QTEST(failure(profile, secrets).secretsRefused, "refused");
}

QTEST_GUILESS_MAIN(tst_RefusedSecrets)
#include "tst_refusedsecrets.moc"
