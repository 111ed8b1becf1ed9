// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakebroker.h"

#include <protocol/mqtt/websocketdevice.h>

#include <QtMqtt/QMqttExtensions>

#include <QtCore/QRegularExpression>
#include <QtTest/QSignalSpy>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketServer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Bridges the first WebSocket client to a FakeBroker, in frames of a chosen size.
class WebSocketBroker : public QObject
{
    Q_OBJECT

public:
    explicit WebSocketBroker(const QStringList &protocols, qsizetype frameSize = 100000)
        : broker(4), m_server(u"test"_s, QWebSocketServer::NonSecureMode), m_frameSize(frameSize)
    {
        m_server.setSupportedSubprotocols(protocols);
        m_server.listen(QHostAddress::LocalHost, 0);
        PipeDevice::join(&m_near, &m_far);
        m_near.open(QIODevice::ReadWrite);
        m_far.open(QIODevice::ReadWrite);
        broker.attach(&m_far);
        connect(&m_server, &QWebSocketServer::newConnection, this, &WebSocketBroker::accept);
        connect(&m_near, &QIODevice::readyRead, this, &WebSocketBroker::forward);
    }

    QUrl url() const { return QUrl(u"ws://127.0.0.1:%1"_s.arg(m_server.serverPort())); }

    FakeBroker broker;
    QPointer<QWebSocket> peer;

private:
    void accept()
    {
        peer = m_server.nextPendingConnection();
        connect(peer, &QWebSocket::binaryMessageReceived, this,
                [this](const QByteArray &message) { m_near.write(message); });
        connect(peer, &QWebSocket::disconnected, peer, &QObject::deleteLater);
    }
    void forward()
    {
        const QByteArray all = m_near.readAll();
        for (qsizetype i = 0; peer && i < all.size(); i += m_frameSize)
            peer->sendBinaryMessage(all.mid(i, m_frameSize));
    }

    QWebSocketServer m_server;
    qsizetype m_frameSize;
    PipeDevice m_near;
    PipeDevice m_far;
};

class tst_WebSocketDevice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void notOpenBeforeHandshake();
    void illegalAddress();
    void nobodyListens();
    void noSubprotocol();
    void otherSubprotocol();
    void handshakeTimeout();
    void readsWithCursor();
    void mqttOverFrames_data();
    void mqttOverFrames();
    void textFrameCloses();
    void peerCloses();
    void tooLargeMessage();
    void abortAndReuse();
    void deleteInSlots_data();
    void deleteInSlots();
};

void tst_WebSocketDevice::notOpenBeforeHandshake()
{
    RaptorWebSocketDevice device;
    QVERIFY(!device.open(QIODevice::ReadWrite));
    QVERIFY(device.isSequential());
    QMqttClient client;
    client.setTransport(&device, QMqttClient::IODevice);
    client.connectToHost();
    QTRY_COMPARE(client.state(), QMqttClient::Disconnected);
    QCOMPARE(client.error(), QMqttClient::TransportInvalid);
}

void tst_WebSocketDevice::illegalAddress()
{
    RaptorWebSocketDevice device;
    QSignalSpy failed(&device, &RaptorWebSocketDevice::failed);
    device.connectToUrl(QUrl(u"http://127.0.0.1/"_s));
    QTRY_COMPARE(failed.size(), 1);
}

void tst_WebSocketDevice::nobodyListens()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    const quint16 port = server.serverPort();
    server.close();
    RaptorWebSocketDevice device;
    QSignalSpy failed(&device, &RaptorWebSocketDevice::failed);
    device.connectToUrl(QUrl(u"ws://127.0.0.1:%1"_s.arg(port)));
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY2(failed.at(0).at(0).toString().contains(u"refused"_s),
             qPrintable(failed.at(0).at(0).toString()));
}

void tst_WebSocketDevice::noSubprotocol()
{
    WebSocketBroker broker({});
    RaptorWebSocketDevice device;
    QSignalSpy failed(&device, &RaptorWebSocketDevice::failed);
    QSignalSpy connected(&device, &RaptorWebSocketDevice::connected);
    device.connectToUrl(broker.url());
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(connected.size(), 0);
    QVERIFY(!device.isOpen());
}

void tst_WebSocketDevice::otherSubprotocol()
{
    WebSocketBroker broker({u"mqttv3.1"_s});
    RaptorWebSocketDevice device;
    QSignalSpy failed(&device, &RaptorWebSocketDevice::failed);
    QSignalSpy connected(&device, &RaptorWebSocketDevice::connected);
    device.connectToUrl(broker.url());
    QTRY_COMPARE(failed.size(), 1);
    device.setSubprotocol(u"mqttv3.1"_s);
    device.connectToUrl(broker.url());
    QTRY_COMPARE(connected.size(), 1);
    QCOMPARE(broker.peer->subprotocol(), u"mqttv3.1"_s);
}

void tst_WebSocketDevice::handshakeTimeout()
{
    QTcpServer server; // accepts and says nothing
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    RaptorWebSocketDevice device;
    QSignalSpy failed(&device, &RaptorWebSocketDevice::failed);
    device.connectToUrl(QUrl(u"ws://127.0.0.1:%1"_s.arg(server.serverPort())),
                        QSslConfiguration::defaultConfiguration(), 50ms);
    QTRY_COMPARE(failed.size(), 1);
}

void tst_WebSocketDevice::readsWithCursor()
{
    WebSocketBroker broker({u"mqtt"_s});
    RaptorWebSocketDevice device;
    device.connectToUrl(broker.url());
    QTRY_VERIFY(device.isConnected());
    QVERIFY(device.isOpen());
    QTRY_VERIFY(broker.peer != nullptr);
    broker.peer->sendBinaryMessage("abc");
    broker.peer->sendBinaryMessage("");
    broker.peer->sendBinaryMessage("defgh");
    QTRY_COMPARE(device.bytesAvailable(), 8);
    QCOMPARE(device.read(1), QByteArray("a"));
    QCOMPARE(device.read(4), QByteArray("bcde"));
    QCOMPARE(device.bytesAvailable(), 3);
    QCOMPARE(device.read(100), QByteArray("fgh"));
    QCOMPARE(device.read(100), QByteArray());
    QSignalSpy written(&device, &QIODevice::bytesWritten);
    QCOMPARE(device.write("xyz"), 3);
    QTRY_VERIFY(written.size() > 0);
    QCOMPARE(device.bytesToWrite(), 0);
}

void tst_WebSocketDevice::mqttOverFrames_data()
{
    QTest::addColumn<qsizetype>("frameSize");
    QTest::newRow("one byte a frame") << qsizetype(1);
    QTest::newRow("fractions") << qsizetype(7);
    QTest::newRow("many packets a frame") << qsizetype(100000);
}

void tst_WebSocketDevice::mqttOverFrames()
{
    QFETCH(qsizetype, frameSize);
    WebSocketBroker broker({u"mqtt"_s}, frameSize);
    broker.broker.echoes = true;
    RaptorWebSocketDevice device;
    device.connectToUrl(broker.url());
    QTRY_VERIFY(device.isConnected());
    QMqttClient client;
    client.setTransport(&device, QMqttClient::IODevice);
    client.connectToHost();
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
    QSignalSpy received(&client, &QMqttClient::messageReceived);
    QSignalSpy sent(&client, &QMqttClient::messageSent);
    const QByteArray payload(1000, 'p');
    for (int i = 0; i < 5; ++i)
        client.publish(u"a"_s, payload, quint8(i % 3));
    QTRY_COMPARE(received.size(), 5);
    QTRY_COMPARE(sent.size(), 3);
    QCOMPARE(received.at(4).at(0).toByteArray(), payload);
    client.disconnectFromHost();
    QCOMPARE(client.state(), QMqttClient::Disconnected);
    QTRY_COMPARE(broker.broker.count('e'), 1);
    QTRY_VERIFY(!device.isOpen());
}

void tst_WebSocketDevice::textFrameCloses()
{
    WebSocketBroker broker({u"mqtt"_s});
    RaptorWebSocketDevice device;
    QSignalSpy disconnected(&device, &RaptorWebSocketDevice::disconnected);
    device.connectToUrl(broker.url());
    QTRY_VERIFY(device.isConnected() && broker.peer);
    QSignalSpy peerGone(broker.peer, &QWebSocket::disconnected);
    QMqttClient client;
    QMqttExtensions extensions(&client);
    client.setTransport(&device, QMqttClient::IODevice);
    client.connectToHost();
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
    broker.peer->sendTextMessage(u"hello"_s);
    QTRY_COMPARE(disconnected.size(), 1);
    QTRY_COMPARE(client.state(), QMqttClient::Disconnected);
    QCOMPARE(client.error(), QMqttClient::TransportInvalid);
    QCOMPARE(extensions.errorText(), u"the server sent a text frame"_s);
    QTRY_COMPARE(peerGone.size(), 1);
}

void tst_WebSocketDevice::peerCloses()
{
    WebSocketBroker broker({u"mqtt"_s});
    RaptorWebSocketDevice device;
    QSignalSpy disconnected(&device, &RaptorWebSocketDevice::disconnected);
    QSignalSpy aboutToClose(&device, &QIODevice::aboutToClose);
    QSignalSpy channel(&device, &QIODevice::readChannelFinished);
    device.connectToUrl(broker.url());
    QTRY_VERIFY(device.isConnected() && broker.peer);
    broker.peer->close(QWebSocketProtocol::CloseCodeGoingAway, u"maintenance"_s);
    QTRY_COMPARE(disconnected.size(), 1);
    QCOMPARE(aboutToClose.size(), 1);
    QCOMPARE(channel.size(), 1);
    QVERIFY(!device.isOpen());
    QCOMPARE(device.errorString(), u"maintenance"_s);
}

void tst_WebSocketDevice::tooLargeMessage()
{
    WebSocketBroker broker({u"mqtt"_s});
    RaptorWebSocketDevice device;
    device.setMaximumMessageSize(1000);
    QSignalSpy disconnected(&device, &RaptorWebSocketDevice::disconnected);
    device.connectToUrl(broker.url());
    QTRY_VERIFY(device.isConnected() && broker.peer);
    broker.peer->sendBinaryMessage(QByteArray(2000, 'x'));
    QTRY_COMPARE(disconnected.size(), 1);
    QCOMPARE(device.bytesAvailable(), 0);
}

void tst_WebSocketDevice::abortAndReuse()
{
    WebSocketBroker broker({u"mqtt"_s});
    RaptorWebSocketDevice device;
    QSignalSpy disconnected(&device, &RaptorWebSocketDevice::disconnected);
    QSignalSpy failed(&device, &RaptorWebSocketDevice::failed);
    device.connectToUrl(broker.url());
    device.abort(); // during the handshake: no signal
    device.connectToUrl(broker.url());
    QTRY_VERIFY(device.isConnected());
    QMqttClient client;
    QMqttExtensions extensions(&client);
    client.setTransport(&device, QMqttClient::IODevice);
    client.connectToHost();
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
    extensions.abort();
    QVERIFY(!device.isConnected());
    QCOMPARE(disconnected.size(), 1);
    QCOMPARE(failed.size(), 0);
    device.connectToUrl(broker.url());
    QTRY_VERIFY(device.isConnected());
    client.connectToHost();
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
}

void tst_WebSocketDevice::deleteInSlots_data()
{
    QTest::addColumn<QString>("signal");
    QTest::newRow("connected") << u"connected"_s;
    QTest::newRow("failed") << u"failed"_s;
    QTest::newRow("disconnected") << u"disconnected"_s;
    QTest::newRow("readyRead") << u"readyRead"_s;
}

void tst_WebSocketDevice::deleteInSlots()
{
    QFETCH(QString, signal);
    WebSocketBroker broker(signal == u"failed"_s ? QStringList() : QStringList{u"mqtt"_s});
    auto *device = new RaptorWebSocketDevice;
    const QPointer<RaptorWebSocketDevice> gone(device);
    const auto kill = [device] { delete device; };
    if (signal == u"connected"_s)
        connect(device, &RaptorWebSocketDevice::connected, this, kill);
    if (signal == u"failed"_s)
        connect(device, &RaptorWebSocketDevice::failed, this, kill);
    if (signal == u"disconnected"_s)
        connect(device, &RaptorWebSocketDevice::disconnected, this, kill);
    if (signal == u"readyRead"_s)
        connect(device, &RaptorWebSocketDevice::readyRead, this, kill);
    device->connectToUrl(broker.url());
    QTRY_VERIFY(gone.isNull() || device->isConnected());
    if (gone) {
        QTRY_VERIFY(broker.peer != nullptr);
        broker.peer->sendBinaryMessage("x");
        broker.peer->close();
    }
    QTRY_VERIFY(gone.isNull());
}

QTEST_GUILESS_MAIN(tst_WebSocketDevice)
#include "tst_websocketdevice.moc"
