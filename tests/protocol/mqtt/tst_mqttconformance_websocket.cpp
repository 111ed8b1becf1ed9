// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conformance.h"

#include <protocol/mqtt/websocketdevice.h>

#include <QtMqtt/QMqttClient>

#include <QtCore/QRegularExpression>
#include <QtTest/QSignalSpy>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketServer>

using namespace Qt::StringLiterals;
using namespace Conformance;

namespace {

/// A WebSocket server that accepts one MQTT client and keeps what it sends.
class Server
{
public:
    explicit Server(const QStringList &protocols = {u"mqtt"_s})
        : m_server(u"test"_s, QWebSocketServer::NonSecureMode)
    {
        m_server.setSupportedSubprotocols(protocols);
        m_server.listen(QHostAddress::LocalHost, 0);
        QObject::connect(&m_server, &QWebSocketServer::newConnection, &m_server, [this] {
            peer.reset(m_server.nextPendingConnection());
            QObject::connect(peer.get(), &QWebSocket::binaryMessageReceived, &m_server,
                             [this](const QByteArray &message) { received += message; });
            QObject::connect(peer.get(), &QWebSocket::textMessageReceived, &m_server,
                             [this] { ++texts; });
        });
    }

    QUrl url() const { return QUrl(u"ws://127.0.0.1:%1"_s.arg(m_server.serverPort())); }
    void send(const QByteArray &hex) const { peer->sendBinaryMessage(QByteArray::fromHex(hex)); }

    QByteArray received;
    int texts = 0;
    std::unique_ptr<QWebSocket> peer;

private:
    QWebSocketServer m_server;
};

/// A client behind it, as far as \c connected.
struct Client
{
    explicit Client(const Server &server)
    {
        device.connectToUrl(server.url());
        client.setTransport(&device, QMqttClient::IODevice);
        QObject::connect(&device, &RaptorWebSocketDevice::connected, &client,
                         &QMqttClient::connectToHost);
    }

    RaptorWebSocketDevice device;
    QMqttClient client;
};

void binaryFramesOnly()
{
    Server server;
    Client it(server);
    QTRY_VERIFY(!server.received.isEmpty()); // CONNECT came in a binary frame
    QCOMPARE(server.texts, 0);
    server.send("20020000");
    QTRY_COMPARE(it.client.state(), QMqttClient::Connected);
    QSignalSpy gone(server.peer.get(), &QWebSocket::disconnected);
    server.peer->sendTextMessage(u"0000"_s);
    QTRY_COMPARE(it.client.state(), QMqttClient::Disconnected);
    QTRY_COMPARE(gone.size(), 1);
    QCOMPARE(server.peer->closeCode(), QWebSocketProtocol::CloseCodeDatatypeNotSupported);
}

void framesAreNotPackets()
{
    Server server;
    Client it(server);
    QTRY_VERIFY(!server.received.isEmpty());
    QSignalSpy received(&it.client, &QMqttClient::messageReceived);
    for (const char *frame : {"20", "0200",
                              "003003000161"
                              "30",
                              "",
                              "0300016230030001"
                              "63"})
        server.send(frame);
    QTRY_COMPARE(received.size(), 3);
    QCOMPARE(received.at(2).at(1).value<QMqttTopicName>().name(), u"c"_s);
}

void offersTheSubprotocol()
{
    Server other({u"amqp"_s});
    Client refused(other);
    QSignalSpy failed(&refused.device, &RaptorWebSocketDevice::failed);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(refused.client.state(), QMqttClient::Disconnected);
    Server server({u"amqp"_s, u"mqtt"_s});
    Client it(server);
    QTRY_VERIFY(server.peer != nullptr);
    QCOMPARE(server.peer->subprotocol(), u"mqtt"_s);
    QTRY_VERIFY(it.device.isConnected());
}

constexpr Statement kStatements[] = {
    {"MQTT-6.0.0-1", binaryFramesOnly},
    {"MQTT-6.0.0-2", framesAreNotPackets},
    {"V10 frames are not packets", framesAreNotPackets},
    {"MQTT-6.0.0-3", offersTheSubprotocol},
};

} // namespace

class tst_MqttConformanceWebSocket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void statement_data() { addStatements(kStatements); }
    void statement() { checkStatement(); }
};

QTEST_GUILESS_MAIN(tst_MqttConformanceWebSocket)
#include "tst_mqttconformance_websocket.moc"
