// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakebroker.h"

#include <QtMqtt/QMqttExtensions>

#include <QtCore/QRegularExpression>
#include <QtTest/QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// How a connection ends, and what happens to the transport.
class tst_QMqttDisconnect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void ownDisconnect();
    void transportLoss_data();
    void transportLoss();
    void serverDisconnect();
    void protocolViolation();
    void inboundLimit();
    void disconnectReasons();
    void abortDropsBuffers();
    void partialWrites();
    void deviceIsClosedAndReusable();
    void userSockets_data();
    void userSockets();
    void tlsErrorText();
    void deleteDevice();
    void deviceWantedWhileClosing();
    void deviceReopenedByTheApplication();
};

void tst_QMqttDisconnect::ownDisconnect()
{
    PipedClient it;
    QVERIFY(it.establish());
    QSignalSpy errors(it.client.get(), &QMqttClient::errorChanged);
    it.client->disconnectFromHost();
    QCOMPARE(it.client->state(), QMqttClient::Disconnected);
    QCOMPARE(it.client->error(), QMqttClient::NoError);
    QCOMPARE(errors.size(), 0);
    QTRY_COMPARE(it.broker.count('e'), 1);
    QTRY_VERIFY(!it.clientEnd.isOpen());
}

void tst_QMqttDisconnect::transportLoss_data()
{
    QTest::addColumn<bool>("reset");
    QTest::newRow("closed by peer") << false;
    QTest::newRow("reset by peer") << true;
}

void tst_QMqttDisconnect::transportLoss()
{
    QFETCH(bool, reset);
    FakeBroker broker(4);
    QMqttClient client;
    QMqttExtensions extensions(&client);
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(broker.listen());
    client.connectToHost();
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
    QMqttSubscription *subscription = client.subscribe(u"a"_s);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    broker.answersPublish = false;
    QSignalSpy failed(&extensions, &QMqttExtensions::publishFailed);
    client.publish(u"a"_s, "x", 1);
    QVERIFY(extensions.sinceLastReceived() >= 0ms);
    if (reset)
        broker.resetConnection();
    else
        broker.closeConnection();
    QTRY_COMPARE(client.state(), QMqttClient::Disconnected);
    QCOMPARE(client.error(), QMqttClient::TransportInvalid);
    QCOMPARE(subscription->state(), QMqttSubscription::Unsubscribed);
    QCOMPARE(failed.size(), 1);
    QVERIFY(!extensions.errorText().isEmpty());
    QVERIFY(extensions.sinceLastReceived() < 0ms);
}

void tst_QMqttDisconnect::serverDisconnect()
{
    PipedClient it{QMqttClient::MQTT_5_0};
    QMqttExtensions extensions(it.client.get());
    QVERIFY(it.establish());
    it.broker.send("e00b 9d 09 1c0001 78 1f0002 6279");
    QTRY_COMPARE(it.client->state(), QMqttClient::Disconnected);
    QCOMPARE(it.client->error(), QMqttClient::ServerUnavailable);
    QCOMPARE(extensions.serverDisconnectReason(), QMqtt::ReasonCode::ServerMoved);
    QCOMPARE(extensions.serverReference(), u"x"_s);
    QVERIFY(extensions.errorText().contains(u"server moved (by)"_s));
}

void tst_QMqttDisconnect::protocolViolation()
{
    PipedClient it{QMqttClient::MQTT_5_0};
    QVERIFY(it.establish());
    QSignalSpy received(it.client.get(), &QMqttClient::messageReceived);
    it.broker.send("3006 00016100 6869 0000 3003000161");
    QTRY_COMPARE(it.client->state(), QMqttClient::Disconnected);
    QCOMPARE(it.client->error(), QMqttClient::ProtocolViolation);
    QCOMPARE(received.size(), 1);
    QTRY_COMPARE(it.broker.last('e'), QByteArray("e00181"));
}

void tst_QMqttDisconnect::inboundLimit()
{
    PipedClient it{QMqttClient::MQTT_5_0};
    QMqttExtensions extensions(it.client.get());
    QCOMPARE(extensions.maximumInboundPacketSize(), 16U * 1024U * 1024U);
    extensions.setMaximumInboundPacketSize(1000);
    QVERIFY(it.establish());
    QVERIFY(it.broker.last('1').contains("27000003e8")); // announced
    it.broker.send("30ffffff7f");
    QTRY_COMPARE(it.client->state(), QMqttClient::Disconnected);
    QCOMPARE(it.client->error(), QMqttClient::ProtocolViolation);
    QTRY_COMPARE(it.broker.last('e'), QByteArray("e00195"));
}

void tst_QMqttDisconnect::disconnectReasons()
{
    PipedClient it{QMqttClient::MQTT_5_0};
    QMqttExtensions extensions(it.client.get());
    QVERIFY(it.establish());
    extensions.disconnectWithReason(QMqtt::ReasonCode::DisconnectWithWill, u"x"_s);
    QCOMPARE(it.client->state(), QMqttClient::Disconnected);
    QTRY_COMPARE(it.broker.last('e'), QByteArray("e00604041f000178"));

    PipedClient old;
    QMqttExtensions oldExtensions(old.client.get());
    QVERIFY(old.establish());
    oldExtensions.disconnectWithReason(QMqtt::ReasonCode::DisconnectWithWill);
    QTRY_VERIFY(!old.clientEnd.isOpen());
    QCOMPARE(old.broker.count('e'), 0);
}

void tst_QMqttDisconnect::abortDropsBuffers()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    QMqttClient client;
    QMqttExtensions extensions(&client);
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(server.serverPort());
    client.connectToHost();
    QTRY_VERIFY(server.hasPendingConnections());
    QTcpSocket *peer = server.nextPendingConnection();
    peer->setReadBufferSize(1024);
    peer->write(QByteArray::fromHex("20020000"));
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
    client.publish(u"a"_s, QByteArray(32 * 1024 * 1024, 'x'));
    QVERIFY(extensions.bytesToWrite() > 0);
    QSignalSpy disconnected(&client, &QMqttClient::disconnected);
    QSignalSpy peerGone(peer, &QTcpSocket::disconnected);
    extensions.abort();
    QCOMPARE(client.state(), QMqttClient::Disconnected);
    QCOMPARE(client.error(), QMqttClient::NoError);
    QCOMPARE(disconnected.size(), 1);
    qint64 received = 0;
    QTRY_VERIFY_WITH_TIMEOUT((received += peer->readAll().size(), peerGone.size() == 1), 20'000);
    QVERIFY(received < 32 * 1024 * 1024);
}

void tst_QMqttDisconnect::partialWrites()
{
    PipedClient it;
    it.clientEnd.writeLimit = 7;
    it.broker.echoes = true;
    QVERIFY(it.establish());
    QSignalSpy received(it.client.get(), &QMqttClient::messageReceived);
    QByteArray payload;
    for (int i = 0; i < 500; ++i)
        payload.append(char('a' + i % 26));
    it.client->publish(u"a"_s, payload);
    it.client->publish(u"b"_s, "next");
    QTRY_COMPARE(received.size(), 2);
    QCOMPARE(received.at(0).at(0).toByteArray(), payload);
    QCOMPARE(received.at(1).at(0).toByteArray(), QByteArray("next"));
    it.client->disconnectFromHost();
    QTRY_COMPARE(it.broker.count('e'), 1);
    QTRY_VERIFY(!it.clientEnd.isOpen());
}

void tst_QMqttDisconnect::deviceIsClosedAndReusable()
{
    PipedClient it;
    int ownSlot = 0;
    connect(&it.clientEnd, &QIODevice::readyRead, this, [&ownSlot] { ++ownSlot; });
    QVERIFY(it.establish());
    it.client->disconnectFromHost();
    QTRY_VERIFY(!it.clientEnd.isOpen());
    const int before = ownSlot;
    it.brokerEnd.open(QIODevice::ReadWrite);
    QVERIFY(it.establish()); // without setTransport()
    QVERIFY(ownSlot > before); // connections of the application survive
    QCOMPARE(it.clientEnd.opened, 2);
    QCOMPARE(it.client->transport(), &it.clientEnd);
}

void tst_QMqttDisconnect::userSockets_data()
{
    QTest::addColumn<bool>("connectedBefore");
    QTest::newRow("connected before") << true;
    QTest::newRow("not connected") << false;
}

void tst_QMqttDisconnect::userSockets()
{
    QFETCH(bool, connectedBefore);
    FakeBroker broker(4);
    const quint16 port = broker.listen();
    QTcpSocket socket;
    QMqttClient client;
    client.setTransport(&socket, QMqttClient::AbstractSocket);
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(port);
    if (connectedBefore) {
        socket.connectToHost(QHostAddress::LocalHost, port);
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    }
    client.connectToHost();
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
    broker.closeConnection();
    QTRY_COMPARE(client.state(), QMqttClient::Disconnected);
    QCOMPARE(client.error(), QMqttClient::TransportInvalid);
    client.connectToHost(); // the same socket again
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
    client.disconnectFromHost();
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    client.connectToHost();
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
    QCOMPARE(broker.connections, 3);
}

void tst_QMqttDisconnect::tlsErrorText()
{
    FakeBroker broker(4); // speaks no TLS
    QMqttClient client;
    QMqttExtensions extensions(&client);
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(broker.listen());
    connect(&broker, &FakeBroker::packetReceived, &broker, [] {});
    QSslConfiguration configuration;
    client.connectToHostEncrypted(configuration);
    QTRY_VERIFY(broker.connections == 1);
    broker.send("ffffffffffffffffffffffffffff");
    QTRY_COMPARE(client.state(), QMqttClient::Disconnected);
    QCOMPARE(client.error(), QMqttClient::TransportInvalid);
    QVERIFY(!extensions.errorText().isEmpty());
}

void tst_QMqttDisconnect::deleteDevice()
{
    FakeBroker broker(4);
    auto brokerEnd = std::make_unique<PipeDevice>();
    auto clientEnd = std::make_unique<PipeDevice>();
    PipeDevice::join(brokerEnd.get(), clientEnd.get());
    brokerEnd->open(QIODevice::ReadWrite);
    broker.attach(brokerEnd.get());
    QMqttClient client;
    client.setTransport(clientEnd.get(), QMqttClient::IODevice);
    client.connectToHost();
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
    clientEnd.reset();
    QTRY_COMPARE(client.state(), QMqttClient::Disconnected);
    QCOMPARE(client.error(), QMqttClient::TransportInvalid);
    QVERIFY(client.transport() == nullptr);
}

void tst_QMqttDisconnect::deviceWantedWhileClosing()
{
    PipedClient it;
    it.clientEnd.writeLimit = 3; // so that much is left to write
    QVERIFY(it.establish());
    it.client->publish(u"a"_s, QByteArray(1000, 'x'));
    it.client->disconnectFromHost();
    QVERIFY(it.clientEnd.isOpen());
    FakeBroker broker(4); // the device reaches another peer now
    PipeDevice far;
    PipeDevice::join(&it.clientEnd, &far);
    far.open(QIODevice::ReadWrite);
    broker.attach(&far);
    it.client->connectToHost(); // what was left is lost
    QCOMPARE(it.clientEnd.opened, 2);
    QTRY_COMPARE(it.client->state(), QMqttClient::Connected);
    QCOMPARE(broker.packets.size(), 1);
    it.client.reset();
}

void tst_QMqttDisconnect::deviceReopenedByTheApplication()
{
    PipedClient it;
    it.clientEnd.writeLimit = 3;
    QVERIFY(it.establish());
    it.client->publish(u"a"_s, QByteArray(1000, 'x'));
    it.client->disconnectFromHost();
    it.clientEnd.close(); // the application does not want to wait
    it.clientEnd.open(QIODevice::ReadWrite);
    it.client->connectToHost();
    QVERIFY(it.clientEnd.isOpen());
    QCOMPARE(it.clientEnd.opened, 2); // nobody closed it again
}

QTEST_GUILESS_MAIN(tst_QMqttDisconnect)
#include "tst_qmqttdisconnect.moc"
