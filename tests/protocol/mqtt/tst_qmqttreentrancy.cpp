// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakebroker.h"

#include <QtMqtt/QMqttExtensions>

#include <QtCore/QEventLoop>
#include <QtCore/QRegularExpression>
#include <QtCore/QTimer>
#include <QtTest/QSignalSpy>

using namespace Qt::StringLiterals;

/// Slots that delete, disconnect, reconnect, subscribe and publish; meant to run under ASan as
/// well.
class tst_QMqttReentrancy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void deleteClientInSlot_data();
    void deleteClientInSlot();
    void deleteClientInSlotOverTcp();
    void disconnectAndDeleteInSlotOverTcp();
    void deleteClientInFailureSlots_data();
    void deleteClientInFailureSlots();
    void deleteSubscriptionInItsSlot();
    void deleteSubscriptionOutside();
    void deleteOtherSubscriptionInSlot();
    void deleteClientWithSubscriptions();
    void deleteClientInSubscriptionState();
    void reconnectInDisconnected_data();
    void reconnectInDisconnected();
    void disconnectInMessage();
    void reconnectInMessage();
    void disconnectInConnecting();
    void subscribeInConnected();
    void unsubscribeInMessage();
    void nestedEventLoop();
    void deleteExtensionsFirst();
};

void tst_QMqttReentrancy::deleteClientInSlot_data()
{
    QTest::addColumn<QString>("signal");
    for (const char *name : {"stateChanged", "connected", "messageReceived", "status", "sent",
                             "pong", "subscriptionState", "subscriptionMessage", "qosChanged"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void tst_QMqttReentrancy::deleteClientInSlot()
{
    QFETCH(QString, signal);
    PipedClient it;
    QMqttClient *client = it.client.get();
    bool done = false;
    const auto kill = [&it, &done] {
        it.client.reset();
        done = true;
    };
    it.broker.echoes = true;
    if (signal == u"stateChanged"_s)
        connect(client, &QMqttClient::stateChanged, this, kill);
    if (signal == u"connected"_s)
        connect(client, &QMqttClient::connected, this, kill);
    client->connectToHost();
    if (!done)
        QTRY_VERIFY(done || client->state() == QMqttClient::Connected);
    if (done)
        return;
    connect(client, &QMqttClient::messageReceived, this, [&] {
        if (signal == u"messageReceived"_s)
            kill();
    });
    connect(client, &QMqttClient::messageStatusChanged, this, [&] {
        if (signal == u"status"_s && it.client)
            kill();
    });
    connect(client, &QMqttClient::messageSent, this, [&] {
        if (signal == u"sent"_s)
            kill();
    });
    connect(client, &QMqttClient::pingResponseReceived, this, [&] {
        if (signal == u"pong"_s)
            kill();
    });
    it.broker.subackCode = 0;
    QMqttSubscription *subscription = client->subscribe(u"a"_s, 1);
    if (signal == u"subscriptionState"_s)
        connect(subscription, &QMqttSubscription::stateChanged, this, kill);
    if (signal == u"subscriptionMessage"_s)
        connect(subscription, &QMqttSubscription::messageReceived, this, kill);
    if (signal == u"qosChanged"_s)
        connect(subscription, &QMqttSubscription::qosChanged, this, kill);
    client->publish(u"a"_s, "1", 1);
    client->publish(u"a"_s, "2", 2);
    client->requestPing();
    QTRY_VERIFY(done);
    QTRY_COMPARE(it.broker.count('e'), 1); // an orderly DISCONNECT even so
}

void tst_QMqttReentrancy::deleteClientInSlotOverTcp()
{
    FakeBroker broker(4);
    broker.echoes = true;
    auto *client = new QMqttClient;
    client->setHostname(u"127.0.0.1"_s);
    client->setPort(broker.listen());
    QPointer<QMqttClient> gone(client);
    connect(client, &QMqttClient::connected, this, [client] { client->publish(u"a"_s, "x"); });
    connect(client, &QMqttClient::messageReceived, this, [client] { delete client; });
    client->connectToHost();
    QTRY_VERIFY(gone.isNull());
    QTRY_COMPARE(broker.count('e'), 1);
}

void tst_QMqttReentrancy::disconnectAndDeleteInSlotOverTcp()
{
    FakeBroker broker(4);
    broker.echoes = true;
    auto *client = new QMqttClient;
    client->setHostname(u"127.0.0.1"_s);
    client->setPort(broker.listen());
    QPointer<QMqttClient> gone(client);
    connect(client, &QMqttClient::connected, this, [client] { client->publish(u"a"_s, "x"); });
    connect(client, &QMqttClient::messageReceived, this, [client] {
        client->disconnectFromHost();
        client->connectToHost();
        delete client;
    });
    client->connectToHost();
    QTRY_VERIFY(gone.isNull());
}

void tst_QMqttReentrancy::deleteClientInFailureSlots_data()
{
    QTest::addColumn<QString>("signal");
    for (const char *name : {"error", "state", "disconnected", "failed", "subscription"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void tst_QMqttReentrancy::deleteClientInFailureSlots()
{
    QFETCH(QString, signal);
    PipedClient it;
    QVERIFY(it.establish());
    QMqttClient *client = it.client.get();
    auto *extensions = new QMqttExtensions(client);
    it.broker.answersPublish = false;
    QMqttSubscription *subscription = it.subscribed(u"a"_s);
    client->publish(u"a"_s, "x", 1);
    client->publish(u"a"_s, "y", 1);
    bool done = false;
    const auto kill = [&it, &done] {
        it.client.reset();
        done = true;
    };
    if (signal == u"error"_s)
        connect(client, &QMqttClient::errorChanged, this, kill);
    if (signal == u"state"_s)
        connect(client, &QMqttClient::stateChanged, this, kill);
    if (signal == u"disconnected"_s)
        connect(client, &QMqttClient::disconnected, this, kill);
    if (signal == u"failed"_s)
        connect(extensions, &QMqttExtensions::publishFailed, this, kill);
    if (signal == u"subscription"_s)
        connect(subscription, &QMqttSubscription::stateChanged, this, kill);
    it.broker.send("0000"); // a protocol violation
    QTRY_VERIFY(done);
}

void tst_QMqttReentrancy::deleteSubscriptionInItsSlot()
{
    PipedClient it;
    QVERIFY(it.establish());
    QMqttSubscription *subscription = it.subscribed(u"a"_s);
    connect(subscription, &QMqttSubscription::messageReceived, this,
            [subscription] { delete subscription; });
    QSignalSpy received(it.client.get(), &QMqttClient::messageReceived);
    it.broker.send("3003000161 3003000161");
    QTRY_COMPARE(received.size(), 2);
    QTRY_COMPARE(it.broker.count('a'), 1); // UNSUBSCRIBE
}

void tst_QMqttReentrancy::deleteSubscriptionOutside()
{
    PipedClient it;
    QVERIFY(it.establish());
    delete it.subscribed(u"a"_s);
    delete it.client->subscribe(u"b"_s); // still pending
    QSignalSpy received(it.client.get(), &QMqttClient::messageReceived);
    it.broker.send("3003000161 3003000162");
    QTRY_COMPARE(received.size(), 2);
    QMqttSubscription *again = it.subscribed(u"a"_s);
    QVERIFY(again != nullptr);
    QSignalSpy messages(again, &QMqttSubscription::messageReceived);
    it.broker.send("3003000161");
    QTRY_COMPARE(messages.size(), 1);
}

void tst_QMqttReentrancy::deleteOtherSubscriptionInSlot()
{
    PipedClient it;
    QVERIFY(it.establish());
    QPointer<QMqttSubscription> one = it.subscribed(u"a"_s);
    QPointer<QMqttSubscription> two = it.subscribed(u"+"_s);
    int deliveries = 0;
    connect(one, &QMqttSubscription::messageReceived, this, [&] {
        ++deliveries;
        delete two.data();
    });
    connect(two, &QMqttSubscription::messageReceived, this, [&] {
        ++deliveries;
        delete one.data();
    });
    it.broker.send("3003000161");
    QTRY_COMPARE(deliveries, 1);
}

void tst_QMqttReentrancy::deleteClientWithSubscriptions()
{
    PipedClient it;
    QVERIFY(it.establish());
    QPointer<QMqttSubscription> subscription = it.subscribed(u"a"_s);
    it.client.reset();
    QVERIFY(subscription.isNull()); // owned by the client
    QTRY_COMPARE(it.broker.count('e'), 1);
    QCOMPARE(it.broker.count('a'), 0);
}

void tst_QMqttReentrancy::deleteClientInSubscriptionState()
{
    PipedClient it;
    QVERIFY(it.establish());
    QMqttSubscription *one = it.subscribed(u"a"_s);
    QMqttSubscription *two = it.subscribed(u"b"_s);
    for (QMqttSubscription *subscription : {one, two})
        connect(subscription, &QMqttSubscription::stateChanged, this, [&it] { it.client.reset(); });
    it.client->disconnectFromHost();
    QVERIFY(it.client == nullptr);
}

void tst_QMqttReentrancy::reconnectInDisconnected_data()
{
    QTest::addColumn<bool>("reset");
    QTest::newRow("peer closes") << false;
    QTest::newRow("peer resets") << true;
}

void tst_QMqttReentrancy::reconnectInDisconnected()
{
    QFETCH(bool, reset);
    FakeBroker broker(4);
    QMqttClient client;
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(broker.listen());
    int ends = 0;
    connect(&client, &QMqttClient::disconnected, this, [&] {
        ++ends;
        client.connectToHost();
    });
    client.connectToHost();
    for (int i = 1; i <= 5; ++i) {
        QTRY_COMPARE(client.state(), QMqttClient::Connected);
        QCOMPARE(broker.connections, i);
        if (reset)
            broker.resetConnection();
        else
            broker.closeConnection();
        QTRY_COMPARE(ends, i);
    }
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
    disconnect(&client, nullptr, this, nullptr);
}

void tst_QMqttReentrancy::disconnectInMessage()
{
    PipedClient it;
    QVERIFY(it.establish());
    int received = 0;
    connect(it.client.get(), &QMqttClient::messageReceived, this, [&] {
        ++received;
        it.client->disconnectFromHost();
    });
    it.broker.send("3003000161 3003000161 3003000161");
    QTRY_COMPARE(it.client->state(), QMqttClient::Disconnected);
    QTRY_COMPARE(it.broker.count('e'), 1);
    QCOMPARE(received, 1);
}

void tst_QMqttReentrancy::reconnectInMessage()
{
    FakeBroker broker(4);
    QMqttClient client;
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(broker.listen());
    client.connectToHost();
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
    int received = 0;
    connect(&client, &QMqttClient::messageReceived, this, [&] {
        ++received;
        client.disconnectFromHost();
        client.connectToHost();
    });
    broker.send("3003000161 3003000161");
    QTRY_COMPARE(broker.connections, 2);
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
    QCOMPARE(received, 1); // the rest belonged to the old connection
}

void tst_QMqttReentrancy::disconnectInConnecting()
{
    PipedClient it;
    QStringList states;
    connect(it.client.get(), &QMqttClient::stateChanged, this, [&](QMqttClient::ClientState state) {
        states.append(QString::number(state));
        if (state == QMqttClient::Connecting)
            it.client->disconnectFromHost();
    });
    it.client->connectToHost();
    QCOMPARE(it.client->state(), QMqttClient::Disconnected);
    QCOMPARE(states.join(u' '), u"1 0"_s);
    QCoreApplication::processEvents();
    QCOMPARE(it.broker.packets.size(), 0);
}

void tst_QMqttReentrancy::subscribeInConnected()
{
    PipedClient it;
    QMqttSubscription *subscription = nullptr;
    connect(it.client.get(), &QMqttClient::connected, this, [&] {
        subscription = it.client->subscribe(u"a"_s, 1);
        it.client->publish(u"b"_s, "x", 1);
    });
    it.client->connectToHost();
    QTRY_VERIFY(subscription != nullptr && subscription->state() == QMqttSubscription::Subscribed);
    QCOMPARE(it.broker.count('3'), 1);
}

void tst_QMqttReentrancy::unsubscribeInMessage()
{
    PipedClient it;
    QVERIFY(it.establish());
    QMqttSubscription *subscription = it.subscribed(u"a"_s);
    connect(subscription, &QMqttSubscription::messageReceived, subscription,
            &QMqttSubscription::unsubscribe);
    it.broker.send("3003000161 3003000161");
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Unsubscribed);
    QCOMPARE(it.broker.count('a'), 1);
}

void tst_QMqttReentrancy::nestedEventLoop()
{
    PipedClient it;
    it.client->setKeepAlive(1);
    QVERIFY(it.establish());
    QEventLoop dialog;
    QStringList order;
    connect(it.client.get(), &QMqttClient::messageReceived, this, [&](const QByteArray &payload) {
        order.append(QString::fromUtf8(payload));
        if (order.size() > 1)
            return;
        QTimer::singleShot(0, this, [&] {
            it.client->publish(u"stop"_s, "now"); // leaves although a slot is still busy
            it.broker.send("3004000161 32 3004000161 33");
        });
        QTimer::singleShot(1600, &dialog, &QEventLoop::quit);
        dialog.exec();
    });
    it.broker.send("3004000161 31");
    QTRY_COMPARE(order.join(u' '), u"1 2 3"_s);
    QTRY_COMPARE(it.broker.count('3'), 1);
    QVERIFY(it.broker.count('c') >= 1); // pings went on
    QCOMPARE(it.client->state(), QMqttClient::Connected);
}

void tst_QMqttReentrancy::deleteExtensionsFirst()
{
    PipedClient it;
    auto extensions = std::make_unique<QMqttExtensions>(it.client.get(), this);
    QVERIFY(it.establish());
    extensions.reset();
    it.client->publish(u"a"_s, "x", 1);
    auto second = std::make_unique<QMqttExtensions>(it.client.get(), this);
    QTRY_COMPARE(second->unfinishedPublishes(), 0);
    it.client.reset();
    QCOMPARE(second->sendQuota(), 0);
    second->abort();
}

QTEST_GUILESS_MAIN(tst_QMqttReentrancy)
#include "tst_qmqttreentrancy.moc"
