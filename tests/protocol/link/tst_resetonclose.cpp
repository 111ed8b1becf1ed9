// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/reset_on_close.h"
#include "protocol/mqtt/websocketdevice.h"
#include "tests/protocol/link/socket_options.h"
#include "tests/support/test_certificates.h"

#include <QtCore/QBuffer>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpServer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWebSockets/QWebSocketServer>

using namespace Raptor;
using namespace Raptor::Link;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

/// The option reaches the system through every transport (RP-01).
class tst_ResetOnClose : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void sockets_data();
    void sockets();
    void webSockets_data();
    void webSockets();
    void otherDevices();

private:
    static void addRows();
    static void compareBothWays(const QIODevice &transport, quint16 port);
    [[nodiscard]] QSslConfiguration ours() const;

    TestCertificates m_certificates;
};

namespace {

/// TCP, or TLS where a configuration is given.
class Server : public QTcpServer
{
public:
    explicit Server(std::optional<QSslConfiguration> tls) : m_tls(std::move(tls))
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port to listen on");
    }

protected:
    void incomingConnection(qintptr handle) override
    {
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(handle);
        if (!m_tls)
            return;
        socket->setSslConfiguration(*m_tls);
        socket->startServerEncryption();
    }

private:
    const std::optional<QSslConfiguration> m_tls;
};

} // namespace

void tst_ResetOnClose::initTestCase()
{
    QVERIFY(m_certificates.makeAuthority(u"own"_s));
    QVERIFY(m_certificates.make(u"server"_s, u"own"_s, u"IP:127.0.0.1"_s));
}

QSslConfiguration tst_ResetOnClose::ours() const
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates(
        QSslCertificate::fromPath(m_certificates.certificate(u"own"_s), QSsl::Pem));
    return configuration;
}

void tst_ResetOnClose::addRows()
{
    QTest::addColumn<bool>("encrypted");
    QTest::newRow("plain") << false;
    QTest::newRow("encrypted") << true;
}

void tst_ResetOnClose::compareBothWays(const QIODevice &transport, quint16 port)
{
    QCOMPARE(resetsOnClose(port), false);
    setResetOnClose(&transport, true);
    QCOMPARE(resetsOnClose(port), true);
    setResetOnClose(&transport, false);
    QCOMPARE(resetsOnClose(port), false);
}

void tst_ResetOnClose::sockets_data()
{
    addRows();
}

void tst_ResetOnClose::sockets()
{
    QFETCH(bool, encrypted);
    std::optional<QSslConfiguration> tls;
    if (encrypted) {
        tls = QSslConfiguration::defaultConfiguration();
        m_certificates.use(u"server"_s, *tls);
    }
    Server server(tls);
    QSslSocket socket;
    if (encrypted) {
        socket.setSslConfiguration(ours());
        socket.connectToHostEncrypted(u"127.0.0.1"_s, server.serverPort());
        QTRY_VERIFY(socket.isEncrypted());
    } else {
        socket.connectToHost(u"127.0.0.1"_s, server.serverPort());
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    }
    compareBothWays(socket, server.serverPort());
}

void tst_ResetOnClose::webSockets_data()
{
    addRows();
}

void tst_ResetOnClose::webSockets()
{
    QFETCH(bool, encrypted);
    QWebSocketServer server(
        u"test"_s, encrypted ? QWebSocketServer::SecureMode : QWebSocketServer::NonSecureMode);
    server.setSupportedSubprotocols({u"mqtt"_s});
    if (encrypted) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        m_certificates.use(u"server"_s, tls);
        server.setSslConfiguration(tls);
    }
    QVERIFY(server.listen(QHostAddress::LocalHost));
    RaptorWebSocketDevice device;
    QCOMPARE(device.socketDescriptor(), -1);
    const QUrl url(u"%1://127.0.0.1:%2"_s.arg(encrypted ? u"wss"_s : u"ws"_s,
                                              QString::number(server.serverPort())));
    if (encrypted)
        device.connectToUrl(url, ours());
    else
        device.connectToUrl(url);
    QTRY_VERIFY(device.isConnected());
    compareBothWays(device, server.serverPort());
}

void tst_ResetOnClose::otherDevices()
{
    const QBuffer buffer;
    setResetOnClose(&buffer, true);
    setResetOnClose(nullptr, true);
    const QTcpSocket unconnected;
    setResetOnClose(&unconnected, true);
}

QTEST_GUILESS_MAIN(tst_ResetOnClose)
#include "tst_resetonclose.moc"
