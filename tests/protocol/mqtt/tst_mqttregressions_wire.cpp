// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "enginescript.h"
#include "fakebroker.h"

#include <QtMqtt/QMqttExtensions>

#include <QtCore/QRegularExpression>
#include <QtTest/QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Defects K1 to K3 and W1 to W7 of Qt MQTT: keep alive and what goes over the wire.
class tst_MqttRegressionsWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void K1_zeroKeepAliveNeverPings();
    void K2_deadPeerIsFoundAfterOnePing();
    void K2_silentServerEndsConnecting();
    void K3_pingsBeforeTheInterval();
    void W1_pubrelWithReasonAndProperties_data();
    void W1_pubrelWithReasonAndProperties();
    void W2_longAcknowledgements_data();
    void W2_longAcknowledgements();
    void W3_unsolicitedAcknowledgements_data();
    void W3_unsolicitedAcknowledgements();
    void W4_illegalInputEndsTheConnection_data();
    void W4_illegalInputEndsTheConnection();
    void W5_topicLengthIsCountedInBytes();
    void W6_identityRules_data();
    void W6_identityRules();
    void W7_serverDisconnectIsTold();
    void W7_ownDisconnectSaysWhy();
};

void tst_MqttRegressionsWire::K1_zeroKeepAliveNeverPings()
{
    PipedClient it;
    it.client->setKeepAlive(0);
    QVERIFY(it.establish());
    QSignalSpy pong(it.client.get(), &QMqttClient::pingResponseReceived);
    QVERIFY(it.client->requestPing()); // by hand it works
    QTRY_COMPARE(pong.size(), 1);
    QCOMPARE(it.broker.count('c'), 1); // and that is the only one
    QCOMPARE(it.client->state(), QMqttClient::Connected);
    EngineScript script;
    script.options.connect.keepAlive = 0;
    script.establish();
    QVERIFY(!script.engine.deadline()); // no timer ever
    script.now += 100h;
    script.engine.tick(script.now);
    QCOMPARE(script.output(), QByteArray());
}

void tst_MqttRegressionsWire::K2_deadPeerIsFoundAfterOnePing()
{
    PipedClient it;
    it.broker.answersPings = false;
    it.client->setKeepAlive(1);
    QVERIFY(it.establish());
    QTRY_COMPARE(it.client->state(), QMqttClient::Disconnected);
    QCOMPARE(it.client->error(), QMqttClient::ServerUnavailable);
    QCOMPARE(it.broker.count('c'), 1);
    EngineScript script; // 60 s: ping after 54 s, dead 10 s later
    script.establish();
    QCOMPARE(*script.engine.deadline(), script.now + 54s);
    script.now += 54s;
    script.engine.tick(script.now);
    QCOMPARE(*script.engine.deadline(), script.now + 10s);
}

void tst_MqttRegressionsWire::K2_silentServerEndsConnecting()
{
    PipedClient it;
    it.broker.answersConnect = false;
    QMqttExtensions extensions(it.client.get());
    QVERIFY(extensions.connectTimeout() > 0ms); // there is a limit by default
    extensions.setConnectTimeout(20ms);
    it.client->connectToHost();
    QTRY_COMPARE(it.client->state(), QMqttClient::Disconnected);
    QCOMPARE(it.client->error(), QMqttClient::ServerUnavailable);
}

void tst_MqttRegressionsWire::K3_pingsBeforeTheInterval()
{
    EngineScript script;
    script.options.connect.keepAlive = 1;
    script.establish();
    QCOMPARE(*script.engine.deadline(), script.now + 900ms);
    script.now += 899ms;
    script.engine.tick(script.now);
    QCOMPARE(script.output(), QByteArray());
    script.publish(0); // traffic both ways: nothing to ask
    (void)script.output();
    script.feed("3003000161");
    script.now += 1ms;
    script.engine.tick(script.now);
    QCOMPARE(script.output(), QByteArray());
    script.now += 899ms;
    script.engine.tick(script.now);
    QCOMPARE(script.output(), QByteArray("c000"));
    PipedClient it; // and through the shell
    it.client->setKeepAlive(1);
    QVERIFY(it.establish());
    QTRY_VERIFY(it.broker.count('c') >= 3);
    QCOMPARE(it.client->state(), QMqttClient::Connected);
}

void tst_MqttRegressionsWire::W1_pubrelWithReasonAndProperties_data()
{
    QTest::addColumn<QByteArray>("pubrel");
    QTest::newRow("reason") << QByteArray("6203000700");
    QTest::newRow("reason and length") << QByteArray("620400070000");
    QTest::newRow("reason string") << QByteArray("62080007 00 04 1f0001 78");
    QTest::newRow("user property") << QByteArray("620b0007 92 07 260001610001 62");
}

void tst_MqttRegressionsWire::W1_pubrelWithReasonAndProperties()
{
    QFETCH(QByteArray, pubrel);
    PipedClient it{QMqttClient::MQTT_5_0};
    it.broker.answersRelease = false;
    QVERIFY(it.establish());
    QSignalSpy status(it.client.get(), &QMqttClient::messageStatusChanged);
    it.broker.send("34070001610007 00 68");
    QTRY_COMPARE(it.broker.count('5'), 1);
    it.broker.send(pubrel);
    QTRY_COMPARE(it.broker.last('7'), QByteArray("70020007"));
    QCOMPARE(status.size(), 2);
    QCOMPARE(it.client->state(), QMqttClient::Connected);
}

void tst_MqttRegressionsWire::W2_longAcknowledgements_data()
{
    QTest::addColumn<QByteArray>("request"); // what is asked first: publish 1, publish 2, subscribe
    QTest::addColumn<QByteArray>("head"); // first byte
    QTest::addColumn<QByteArray>("reason"); // behind the identifier, in front of the properties
    QTest::addColumn<QByteArray>("tail"); // behind the properties
    const QByteArray none;
    QTest::newRow("PUBACK") << QByteArray("1") << QByteArray("40") << QByteArray("87") << none;
    QTest::newRow("PUBREC") << QByteArray("2") << QByteArray("50") << QByteArray("87") << none;
    QTest::newRow("PUBCOMP") << QByteArray("r") << QByteArray("70") << QByteArray("92") << none;
    QTest::newRow("SUBACK") << QByteArray("s") << QByteArray("90") << none << QByteArray("01");
    QTest::newRow("UNSUBACK") << QByteArray("u") << QByteArray("b0") << none << QByteArray("00");
}

void tst_MqttRegressionsWire::W2_longAcknowledgements()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, reason);
    QFETCH(QByteArray, tail);
    PipedClient it{QMqttClient::MQTT_5_0};
    QVERIFY(it.establish());
    QMqttSubscription *subscription = request == "u" ? it.subscribed(u"f"_s) : nullptr;
    it.broker.answersPublish = false;
    it.broker.answersSubscribe = false;
    const QByteArray id = request == "u" ? "0002" : "0001";
    if (request == "s")
        subscription = it.client->subscribe(u"f"_s, 1);
    else if (request == "u")
        subscription->unsubscribe();
    else
        QCOMPARE(it.client->publish(u"a"_s, "x", request == "1" ? 1 : 2), 1);
    if (request == "r")
        it.broker.send("50020001");
    QSignalSpy received(it.client.get(), &QMqttClient::messageReceived);
    for (const int length : {200, 20000}) { // remaining lengths of two and three bytes
        QByteArray properties("\x1f");
        Raptor::Mqtt::appendString(properties, QByteArray(length, 'r'));
        QByteArray body = QByteArray::fromHex(id + reason);
        Raptor::Mqtt::appendVarint(body, quint32(properties.size()));
        body += properties + QByteArray::fromHex(tail);
        QByteArray packet = QByteArray::fromHex(head);
        Raptor::Mqtt::appendVarint(packet, quint32(body.size()));
        it.broker.send((packet + body).toHex() + "3004000161 00");
    }
    QTRY_COMPARE(received.size(), 2); // the stream stayed in step
    if (subscription != nullptr)
        QCOMPARE(subscription->reason(), QString(200, u'r'));
    QCOMPARE(it.client->state(), QMqttClient::Connected);
}

void tst_MqttRegressionsWire::W3_unsolicitedAcknowledgements_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QByteArray>("input");
    QTest::newRow("3.1.1 SUBACK") << 4 << QByteArray("90050009000102 3003000161");
    QTest::newRow("3.1.1 UNSUBACK") << 4 << QByteArray("b0020009 3003000161");
    QTest::newRow("5.0 SUBACK") << 5 << QByteArray("90060009000001 02 3004000161 00");
    QTest::newRow("5.0 UNSUBACK") << 5 << QByteArray("b0050009000011 3004000161 00");
}

void tst_MqttRegressionsWire::W3_unsolicitedAcknowledgements()
{
    QFETCH(int, version);
    QFETCH(QByteArray, input);
    PipedClient it{QMqttClient::ProtocolVersion(version)};
    QVERIFY(it.establish());
    QSignalSpy received(it.client.get(), &QMqttClient::messageReceived);
    it.broker.send(input);
    QTRY_COMPARE(received.size(), 1);
    QCOMPARE(it.client->state(), QMqttClient::Connected);
}

void tst_MqttRegressionsWire::W4_illegalInputEndsTheConnection_data()
{
    QTest::addColumn<QByteArray>("connack"); // empty = accept
    QTest::addColumn<QByteArray>("input");
    const QByteArray accept;
    QTest::newRow("flags of CONNACK") << QByteArray("2103000000") << QByteArray();
    QTest::newRow("acknowledge flags") << QByteArray("2003020000") << QByteArray();
    QTest::newRow("packet before CONNACK") << QByteArray("3004000161 00") << QByteArray();
    QTest::newRow("flags of SUBACK") << accept << QByteArray("9104000100 01");
    QTest::newRow("flags of PINGRESP") << accept << QByteArray("d100");
    QTest::newRow("property of another packet") << accept << QByteArray("3007000161 03 210001");
    QTest::newRow("property twice") << accept << QByteArray("3008000161 04 01000100");
    QTest::newRow("property cut") << accept << QByteArray("3006000161 02 0200");
    QTest::newRow("topic not UTF-8") << accept << QByteArray("3004000180 00");
    QTest::newRow("topic with NUL") << accept << QByteArray("3004000100 00");
    QTest::newRow("topic with a wildcard") << accept << QByteArray("300400012b 00");
    QTest::newRow("identifier 0") << accept << QByteArray("3206000161000000");
}

void tst_MqttRegressionsWire::W4_illegalInputEndsTheConnection()
{
    QFETCH(QByteArray, connack);
    QFETCH(QByteArray, input);
    PipedClient it{QMqttClient::MQTT_5_0};
    it.broker.connack = connack;
    QSignalSpy received(it.client.get(), &QMqttClient::messageReceived);
    it.client->connectToHost();
    if (!input.isEmpty()) {
        QTRY_COMPARE(it.client->state(), QMqttClient::Connected);
        it.broker.send(input + "3004000161 00");
    }
    QTRY_COMPARE(it.client->state(), QMqttClient::Disconnected);
    QCOMPARE(it.client->error(), QMqttClient::ProtocolViolation);
    QCOMPARE(received.size(), 0);
    QTRY_COMPARE(it.broker.count('e'), 1); // DISCONNECT with a reason
    QVERIFY(it.broker.last('e').size() > 4);
}

void tst_MqttRegressionsWire::W5_topicLengthIsCountedInBytes()
{
    PipedClient it;
    QVERIFY(it.establish());
    const QString tooLong(40000, QChar(0x20AC)); // 120000 bytes
    const QString longest(21845, QChar(0x20AC)); // 65535 bytes
    QCOMPARE(it.client->publish(tooLong), -1);
    QVERIFY(it.client->subscribe(tooLong) == nullptr);
    QCOMPARE(it.client->publish(u"a"_s + QChar(0xD800)), -1);
    QVERIFY(it.client->subscribe(u"a"_s + QChar(0xDC00)) == nullptr);
    QCOMPARE(it.client->publish(longest, "x"), 0);
    QCOMPARE(it.client->publish(u"a"_s, "y"), 0);
    QTRY_COMPARE(it.broker.count('3'), 2);
    QVERIFY(QByteArray::fromHex(it.broker.packets.at(1)).contains(longest.toUtf8() + 'x'));
    QCOMPARE(it.broker.last('3'), QByteArray("300400016179"));
}

void tst_MqttRegressionsWire::W6_identityRules_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QString>("clientId");
    QTest::addColumn<bool>("clean");
    QTest::addColumn<QString>("password");
    QTest::addColumn<int>("error");
    const int ok = QMqttClient::NoError;
    const int login = QMqttClient::BadUsernameOrPassword;
    const int id = QMqttClient::IdRejected;
    QTest::newRow("3.1.1 password alone") << 4 << u"c"_s << true << u"p"_s << login;
    QTest::newRow("5.0 password alone") << 5 << u"c"_s << true << u"p"_s << ok;
    QTest::newRow("3.1.1 no id, session") << 4 << QString() << false << QString() << id;
    QTest::newRow("3.1.1 no id, clean") << 4 << QString() << true << QString() << ok;
    QTest::newRow("3.1 23 characters") << 3 << QString(23, u'c') << true << QString() << ok;
    QTest::newRow("3.1 24 characters") << 3 << QString(24, u'c') << true << QString() << id;
}

void tst_MqttRegressionsWire::W6_identityRules()
{
    QFETCH(int, version);
    QFETCH(QString, clientId);
    QFETCH(bool, clean);
    QFETCH(QString, password);
    QFETCH(int, error);
    PipedClient it{QMqttClient::ProtocolVersion(version)};
    it.client->setClientId(clientId);
    it.client->setCleanSession(clean);
    it.client->setPassword(password);
    it.client->connectToHost();
    QCOMPARE(int(it.client->error()), error);
    if (error == QMqttClient::NoError)
        QTRY_COMPARE(it.client->state(), QMqttClient::Connected);
    QCOMPARE(it.broker.count('1'), error == QMqttClient::NoError ? 1 : 0);
}

void tst_MqttRegressionsWire::W7_serverDisconnectIsTold()
{
    PipedClient it{QMqttClient::MQTT_5_0};
    QMqttExtensions extensions(it.client.get());
    QVERIFY(it.establish());
    it.broker.send("e008 9c 06 1c0003 787878");
    QTRY_COMPARE(it.client->state(), QMqttClient::Disconnected);
    QCOMPARE(it.client->error(), QMqttClient::ServerUnavailable);
    QCOMPARE(int(extensions.serverDisconnectReason()), 0x9C);
    QCOMPARE(extensions.serverReference(), u"xxx"_s);
}

void tst_MqttRegressionsWire::W7_ownDisconnectSaysWhy()
{
    PipedClient it{QMqttClient::MQTT_5_0};
    QMqttConnectionProperties properties;
    properties.setSessionExpiryInterval(100);
    it.client->setConnectionProperties(properties);
    QMqttExtensions extensions(it.client.get());
    QVERIFY(it.establish());
    extensions.disconnectWithReason(QMqtt::ReasonCode::DisconnectWithWill, {}, 7);
    QTRY_COMPARE(it.broker.last('e'), QByteArray("e00704051100000007"));
    PipedClient strict{QMqttClient::MQTT_5_0};
    QVERIFY(strict.establish());
    strict.broker.send("3000");
    QTRY_COMPARE(strict.broker.last('e'), QByteArray("e00181"));
}

QTEST_GUILESS_MAIN(tst_MqttRegressionsWire)
#include "tst_mqttregressions_wire.moc"
