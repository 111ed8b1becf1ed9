// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakebroker.h"

#include <QtMqtt/QMqttExtensions>

#include <QtCore/QRegularExpression>
#include <QtTest/QSignalSpy>

using namespace Qt::StringLiterals;

/// A device that cannot be waited for, and counts who tries.
class ImpatientDevice : public PipeDevice
{
    Q_OBJECT

public:
    using PipeDevice::PipeDevice;
    int waits = 0;

    bool waitForBytesWritten(int) override
    {
        ++waits;
        return false;
    }
    bool waitForReadyRead(int) override
    {
        ++waits;
        return false;
    }
};

/// Defects T1 to T4 and R1 to R3 of Qt MQTT: transports, and who outlives whom.
class tst_MqttRegressionsLifetime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void T1_disconnectNeedsNoWaiting();
    void T1_disconnectDoesNotWaitForASilentPeer();
    void T2_closedUserSocketIsNoticed();
    void T2_userSocketIsConnectedWhenNeeded();
    void T3_connectionsOfTheApplicationStay_data();
    void T3_connectionsOfTheApplicationStay();
    void T4_partialWritesAreCompleted();
    void R1_reconnectInDisconnectedAfterReset();
    void R2_deletedSubscriptionReceivesNothing();
    void R2_clientDeletedInMessageSlot();
    void R2_clientDeletedWithLiveSubscriptions();
    void R3_endedSubscriptionsAreFreed();
};

void tst_MqttRegressionsLifetime::T1_disconnectNeedsNoWaiting()
{
    ImpatientDevice clientEnd;
    PipeDevice brokerEnd;
    PipeDevice::join(&clientEnd, &brokerEnd);
    brokerEnd.open(QIODevice::ReadWrite);
    FakeBroker broker(4);
    broker.attach(&brokerEnd);
    QMqttClient client;
    client.setTransport(&clientEnd, QMqttClient::IODevice);
    client.connectToHost();
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
    client.publish(u"a"_s, QByteArray(100000, 'x'), 1);
    client.disconnectFromHost();
    QCOMPARE(client.state(), QMqttClient::Disconnected);
    QTRY_VERIFY(!clientEnd.isOpen());
    QTRY_COMPARE(broker.count('e'), 1); // everything left before the device was closed
    QCOMPARE(broker.count('3'), 1);
    QCOMPARE(clientEnd.waits, 0);
}

void tst_MqttRegressionsLifetime::T1_disconnectDoesNotWaitForASilentPeer()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    QMqttClient client;
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(server.serverPort());
    client.connectToHost();
    QTRY_VERIFY(server.hasPendingConnections());
    QTcpSocket *peer = server.nextPendingConnection();
    peer->setReadBufferSize(1024); // reads next to nothing
    peer->write(QByteArray::fromHex("20020000"));
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
    client.publish(u"a"_s, QByteArray(16 * 1024 * 1024, 'x'));
    QSignalSpy disconnected(&client, &QMqttClient::disconnected);
    client.disconnectFromHost();
    QCOMPARE(disconnected.size(), 1); // no event loop ran in between
    QCOMPARE(client.state(), QMqttClient::Disconnected);
    QVERIFY(peer->bytesAvailable() < 16 * 1024 * 1024);
}

void tst_MqttRegressionsLifetime::T2_closedUserSocketIsNoticed()
{
    FakeBroker broker(4);
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, broker.listen());
    QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    QMqttClient client;
    client.setTransport(&socket, QMqttClient::AbstractSocket);
    client.connectToHost();
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
    broker.closeConnection();
    QTRY_COMPARE(client.state(), QMqttClient::Disconnected);
    QCOMPARE(client.error(), QMqttClient::TransportInvalid);
}

void tst_MqttRegressionsLifetime::T2_userSocketIsConnectedWhenNeeded()
{
    FakeBroker broker(4);
    const quint16 port = broker.listen();
    QTcpSocket idle;
    QMqttClient client;
    client.setTransport(&idle, QMqttClient::AbstractSocket);
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(port);
    client.connectToHost();
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
    QTcpSocket half; // on its way when the client gets it
    half.connectToHost(QHostAddress::LocalHost, port);
    QMqttClient second;
    second.setTransport(&half, QMqttClient::AbstractSocket);
    second.connectToHost();
    QTRY_COMPARE(second.state(), QMqttClient::Connected);
}

void tst_MqttRegressionsLifetime::T3_connectionsOfTheApplicationStay_data()
{
    QTest::addColumn<bool>("violation");
    QTest::newRow("own disconnect") << false;
    QTest::newRow("protocol violation") << true;
}

void tst_MqttRegressionsLifetime::T3_connectionsOfTheApplicationStay()
{
    QFETCH(bool, violation);
    PipedClient it;
    QSignalSpy reads(&it.clientEnd, &QIODevice::readyRead);
    QSignalSpy closing(&it.clientEnd, &QIODevice::aboutToClose);
    for (int round = 1; round <= 3; ++round) { // without setTransport()
        QVERIFY(it.establish());
        QVERIFY(reads.size() >= round);
        if (violation)
            it.broker.send("0000");
        else
            it.client->disconnectFromHost();
        QTRY_VERIFY(!it.clientEnd.isOpen());
        QCOMPARE(closing.size(), round);
        QTRY_COMPARE(it.client->state(), QMqttClient::Disconnected);
        it.brokerEnd.open(QIODevice::ReadWrite);
        it.broker.attach(&it.brokerEnd);
    }
}

void tst_MqttRegressionsLifetime::T4_partialWritesAreCompleted()
{
    PipedClient it;
    it.clientEnd.writeLimit = 3;
    QVERIFY(it.establish());
    const QByteArray payload(1000, 'x');
    it.client->publish(u"a"_s, payload);
    it.client->publish(u"b"_s, "next", 1);
    QSignalSpy sent(it.client.get(), &QMqttClient::messageSent);
    QTRY_COMPARE(sent.size(), 1);
    QVERIFY(QByteArray::fromHex(it.broker.packets.at(1)).endsWith(payload));
    QCOMPARE(it.broker.count('3'), 2);
}

void tst_MqttRegressionsLifetime::R1_reconnectInDisconnectedAfterReset()
{
    FakeBroker broker(4);
    QMqttClient client;
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(broker.listen());
    int ends = 0;
    connect(&client, &QMqttClient::disconnected, this, [&client, &ends] {
        if (++ends < 5)
            client.connectToHost();
    });
    client.connectToHost();
    for (int i = 1; i <= 5; ++i) {
        QTRY_COMPARE(client.state(), QMqttClient::Connected);
        QTRY_COMPARE(broker.connections, i);
        broker.resetConnection();
        QTRY_COMPARE(ends, i);
    }
    QCOMPARE(client.state(), QMqttClient::Disconnected);
}

void tst_MqttRegressionsLifetime::R2_deletedSubscriptionReceivesNothing()
{
    PipedClient it;
    QVERIFY(it.establish());
    QSignalSpy received(it.client.get(), &QMqttClient::messageReceived);
    QMqttSubscription *subscription = it.subscribed(u"a"_s);
    it.broker.send("3003000161");
    QTRY_COMPARE(received.size(), 1);
    delete subscription;
    it.broker.send("3003000161");
    QTRY_COMPARE(received.size(), 2);
    QTRY_COMPARE(it.broker.count('a'), 1); // and the server was told
}

void tst_MqttRegressionsLifetime::R2_clientDeletedInMessageSlot()
{
    FakeBroker broker(4);
    auto *client = new QMqttClient;
    const QPointer<QMqttClient> alive(client);
    client->setHostname(u"127.0.0.1"_s);
    client->setPort(broker.listen());
    client->connectToHost();
    QTRY_COMPARE(client->state(), QMqttClient::Connected);
    connect(client, &QMqttClient::messageReceived, this, [client] { delete client; });
    broker.send("3003000161 3003000161 32060001610005 68");
    QTRY_VERIFY(alive.isNull());
}

void tst_MqttRegressionsLifetime::R2_clientDeletedWithLiveSubscriptions()
{
    PipedClient it;
    QVERIFY(it.establish());
    const QPointer<QMqttSubscription> one = it.subscribed(u"a"_s);
    const QPointer<QMqttSubscription> two = it.subscribed(u"b"_s);
    int told = 0;
    connect(two, &QMqttSubscription::stateChanged, this, [&told] { ++told; });
    it.client.reset();
    QVERIFY(one.isNull() && two.isNull());
    QCOMPARE(told, 0); // nothing of the dying client is called
    QTRY_COMPARE(it.broker.count('e'), 1);
}

void tst_MqttRegressionsLifetime::R3_endedSubscriptionsAreFreed()
{
    PipedClient it;
    for (int i = 0; i < 50; ++i) {
        QVERIFY(it.establish());
        QVERIFY(it.subscribed(u"a"_s) != nullptr);
        it.client->disconnectFromHost();
        QTRY_VERIFY(!it.clientEnd.isOpen());
        it.brokerEnd.open(QIODevice::ReadWrite);
    }
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(it.client->findChildren<QMqttSubscription *>().size() <= 2);
}

QTEST_GUILESS_MAIN(tst_MqttRegressionsLifetime)
#include "tst_mqttregressions_lifetime.moc"
