// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conformance.h"
#include "fakebroker.h"

#include <QtMqtt/QMqttExtensions>

#include <QtCore/QRegularExpression>
#include <QtTest/QSignalSpy>

using namespace Qt::StringLiterals;
using namespace Conformance;

namespace {

constexpr auto kV5 = QMqttClient::MQTT_5_0;

void bomIsKept()
{
    const QString name = QString(QChar(0xFEFF)) + u'a';
    PipedClient it{kV5};
    QVERIFY(it.establish());
    QMqttSubscription *subscription = it.subscribed(name);
    QVERIFY(subscription != nullptr);
    QSignalSpy matched(subscription, &QMqttSubscription::messageReceived);
    it.broker.send("30100004efbbbf61 08 030005efbbbf6162 68"); // content type too
    QTRY_COMPARE(matched.size(), 1);
    const auto message = matched.at(0).at(0).value<QMqttMessage>();
    QCOMPARE(message.topic().name(), name);
    QCOMPARE(message.publishProperties().contentType(), name + u'b');
    QCOMPARE(it.client->publish(message.topic()), 0);
    QTRY_COMPARE(it.broker.last('3'), QByteArray("30070004efbbbf6100"));
}

void illFormedTextIsNeverSent()
{
    const QString bad = u"a"_s + QChar(0xD800);
    PipedClient it{kV5};
    QVERIFY(it.establish());
    QCOMPARE(it.client->publish(bad), -1);
    QVERIFY(it.client->subscribe(bad) == nullptr);
    QMqttPublishProperties properties;
    properties.setContentType(bad);
    QCOMPARE(it.client->publish(u"a"_s, properties), -1);
    QMqttPublishProperties user;
    QMqttUserProperties pairs;
    pairs.append({u"n"_s, bad});
    user.setUserProperties(pairs);
    QCOMPARE(it.client->publish(u"a"_s, user), -1);
    QSignalSpy pong(it.client.get(), &QMqttClient::pingResponseReceived);
    QVERIFY(it.client->requestPing());
    QTRY_COMPARE(pong.size(), 1);
    QCOMPARE(it.broker.packets.size(), 2); // CONNECT and PINGREQ
}

/// Connects with one setting and expects a refusal before anything is sent.
template <typename Change>
void isRefused(QMqttClient::ProtocolVersion version, Change change)
{
    PipedClient it{version};
    change(*it.client);
    it.client->connectToHost();
    QCOMPARE(it.client->state(), QMqttClient::Disconnected);
    QVERIFY(it.client->error() != QMqttClient::NoError);
    QCOMPARE(it.clientEnd.opened, 0);
}

void connectTextsAreUtf8()
{
    const QString bad = u"a"_s + QChar(0xDFFF);
    const QString null = u"a"_s + QChar(0);
    for (const QString &text : {bad, null, QString(65536, u'x')}) {
        for (const auto version : {QMqttClient::MQTT_3_1_1, kV5}) {
            isRefused(version, [&](QMqttClient &client) { client.setClientId(text); });
            isRefused(version, [&](QMqttClient &client) { client.setUsername(text); });
            isRefused(version, [&](QMqttClient &client) { client.setWillTopic(text); });
        }
    }
    PipedClient it{kV5};
    it.client->setClientId(u"\u00e4"_s);
    it.client->setUsername(u"\u20ac"_s);
    it.client->setWillTopic(u"\u00f6"_s);
    QVERIFY(it.establish());
    QVERIFY(it.broker.last('1').endsWith("0002c3a4"
                                         "00"
                                         "0002c3b6"
                                         "0000"
                                         "0003e282ac"));
}

void passwordNeedsUserName()
{
    isRefused(QMqttClient::MQTT_3_1_1, [](QMqttClient &client) { client.setPassword(u"p"_s); });
    PipedClient it{kV5};
    it.client->setPassword(u"p"_s);
    QVERIFY(it.establish());
}

void emptyIdNeedsCleanSession()
{
    isRefused(QMqttClient::MQTT_3_1_1, [](QMqttClient &client) {
        client.setClientId(QString());
        client.setCleanSession(false);
    });
    PipedClient it;
    it.client->setClientId(QString());
    QVERIFY(it.establish());
}

void refusalClosesTheTransport()
{
    for (const auto version : {QMqttClient::MQTT_3_1_1, kV5}) {
        PipedClient it{version};
        it.broker.connack = version == kV5 ? "2003008700" : "20020005";
        it.client->connectToHost();
        QTRY_COMPARE(it.client->state(), QMqttClient::Disconnected);
        QCOMPARE(it.client->error(), QMqttClient::NotAuthorized);
        QTRY_VERIFY(!it.clientEnd.isOpen());
    }
}

void lostSessionEndsSubscriptions()
{
    PipedClient it;
    QMqttExtensions extensions(it.client.get());
    it.client->setCleanSession(false);
    QVERIFY(it.establish());
    QMqttSubscription *subscription = it.subscribed(u"a"_s);
    extensions.abort();
    QCOMPARE(subscription->state(), QMqttSubscription::Subscribed); // the server may keep it
    QVERIFY(it.establish()); // it did not
    QCOMPARE(subscription->state(), QMqttSubscription::Unsubscribed);
}

void foreignSessionIsRefused()
{
    PipedClient it{kV5};
    QMqttExtensions extensions(it.client.get());
    QMqttConnectionProperties properties;
    properties.setSessionExpiryInterval(100);
    it.client->setConnectionProperties(properties);
    it.client->setCleanSession(false);
    it.broker.connack = "2003010000";
    it.client->connectToHost();
    QTRY_COMPARE(it.client->state(), QMqttClient::Disconnected);
    QCOMPARE(it.client->error(), QMqttClient::ProtocolViolation);
    PipedClient told{kV5};
    QMqttExtensions toldExtensions(told.client.get());
    toldExtensions.setAcceptsForeignSession(true);
    QVERIFY(toldExtensions.acceptsForeignSession());
    told.client->setCleanSession(false);
    told.broker.connack = "2003010000";
    QSignalSpy restored(told.client.get(), &QMqttClient::brokerSessionRestored);
    QVERIFY(told.establish());
    QCOMPARE(restored.size(), 1);
}

void responseTopicIsAName()
{
    PipedClient it{kV5};
    QVERIFY(it.establish());
    QMqttPublishProperties properties;
    for (const QString &bad : {u"a/#"_s, u"+"_s, QString(QChar(0xD800))}) {
        properties.setResponseTopic(bad);
        QCOMPARE(it.client->publish(u"a"_s, properties), -1);
    }
    properties.setResponseTopic(u"r"_s);
    QCOMPARE(it.client->publish(u"a"_s, properties), 0);
}

void noSubscriptionIdentifierToTheServer()
{
    PipedClient it{kV5};
    QVERIFY(it.establish());
    QMqttPublishProperties properties;
    properties.setSubscriptionIdentifiers({1});
    QCOMPARE(it.client->publish(u"a"_s, properties), -1);
    QMqttSubscriptionProperties wish;
    wish.setSubscriptionIdentifier(268435455);
    QMqttSubscription *subscription = it.client->subscribe(u"a"_s, wish);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    QVERIFY(it.broker.last('8').contains("0bffffff7f"));
    QSignalSpy received(subscription, &QMqttSubscription::messageReceived);
    it.broker.send("300b000161 07 0bffffff7f 0b01"); // and in they come
    QTRY_COMPARE(received.size(), 1);
    QCOMPARE(
        received.at(0).at(0).value<QMqttMessage>().publishProperties().subscriptionIdentifiers(),
        QList<quint32>({268435455, 1}));
}

void noLocalIsNotForShared()
{
    PipedClient it{kV5};
    QVERIFY(it.establish());
    QMqttSubscriptionProperties properties;
    properties.setNoLocal(true);
    QVERIFY(it.client->subscribe(u"$share/g/a"_s, properties) == nullptr);
    QVERIFY(it.client->subscribe(u"a"_s, properties) != nullptr);
    QTRY_COMPARE(it.broker.last('8'), QByteArray("820700010000016104"));
}

void optionBitsAreLegal()
{
    for (const int handling : {-1, 0, 1, 2, 3, 4}) {
        for (const bool flag : {false, true}) {
            PipedClient it{kV5};
            QVERIFY(it.establish());
            QMqttSubscriptionProperties properties;
            properties.setNoLocal(flag);
            QMqttExtensions::setRetainAsPublished(properties, flag);
            QMqttExtensions::setRetainHandling(properties, handling);
            QVERIFY(it.client->subscribe(u"a"_s, properties, 2) != nullptr);
            QTRY_COMPARE(it.broker.count('8'), 1);
            const int options = it.broker.last('8').right(2).toInt(nullptr, 16);
            const int legal = handling < 0 || handling > 2 ? 0 : handling;
            QCOMPARE(options, 2 | (flag ? 0x0c : 0) | (legal << 4));
        }
    }
    PipedClient old; // before 5.0 the QoS is all there is
    QVERIFY(old.establish());
    QVERIFY(old.client->subscribe(u"a"_s, 2) != nullptr);
    QTRY_COMPARE(old.broker.last('8'),
                 QByteArray("82060001000161"
                            "02"));
}

void disconnectClosesTheTransport()
{
    for (const auto version : {QMqttClient::MQTT_3_1_1, kV5}) {
        PipedClient it{version};
        QVERIFY(it.establish());
        QSignalSpy received(it.client.get(), &QMqttClient::messageReceived);
        it.broker.send(publishHex(version == kV5 ? V5 : V311, 1, 5));
        it.client->disconnectFromHost();
        QCOMPARE(it.client->publish(u"a"_s), -1);
        QTRY_VERIFY(!it.clientEnd.isOpen());
        QTRY_COMPARE(it.broker.packets.last(), QByteArray("e000"));
        QCOMPARE(received.size(), 0);
    }
}

void errorsCloseTheTransport()
{
    for (const auto version : {QMqttClient::MQTT_3_1_1, kV5}) {
        PipedClient it{version};
        QVERIFY(it.establish());
        it.broker.send("3600");
        QTRY_COMPARE(it.client->state(), QMqttClient::Disconnected);
        QCOMPARE(it.client->error(), QMqttClient::ProtocolViolation);
        QTRY_VERIFY(!it.clientEnd.isOpen());
        QTRY_COMPARE(it.broker.count('e'), version == kV5 ? 1 : 0);
    }
}

void authenticationInRounds()
{
    PipedClient it{kV5};
    it.broker.answersConnect = false;
    QMqttConnectionProperties properties;
    properties.setAuthenticationMethod(u"M"_s);
    properties.setAuthenticationData("0");
    it.client->setConnectionProperties(properties);
    QList<QByteArray> challenges;
    QObject::connect(it.client.get(), &QMqttClient::authenticationRequested, it.client.get(),
                     [&](const QMqttAuthenticationProperties &asked) {
                         challenges.append(asked.authenticationData());
                         QMqttAuthenticationProperties answer; // the method follows by itself
                         answer.setAuthenticationData("r" + asked.authenticationData());
                         it.client->authenticate(answer);
                     });
    QSignalSpy finished(it.client.get(), &QMqttClient::authenticationFinished);
    QSignalSpy connected(it.client.get(), &QMqttClient::connected);
    it.client->connectToHost();
    for (const char *round : {"31", "32"}) {
        it.broker.send("f00a 18 08 150001 4d 160001 " + QByteArray(round));
        QTRY_COMPARE(it.broker.last('f'),
                     "f00b1809160002"
                     "72" + QByteArray(round)
                         + "1500014d");
    }
    QCOMPARE(connected.size(), 0);
    it.broker.send("200b 0000 08 150001 4d 160001 7a");
    QTRY_COMPARE(connected.size(), 1);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.at(0).at(0).value<QMqttAuthenticationProperties>().authenticationData(),
             QByteArray("z"));
    it.client->authenticate({}); // again
    QTRY_COMPARE(it.broker.last('f'), QByteArray("f00619041500014d"));
    it.broker.send("f00a 18 08 150001 4d 160001 33");
    QTRY_COMPARE(it.broker.count('f'), 4);
    it.broker.send("f006 00 04 150001 4d");
    QTRY_COMPARE(finished.size(), 2);
    QCOMPARE(challenges, QList<QByteArray>({"1", "2", "3"}));
    it.client->authenticate({});
    it.broker.send("e00187"); // the server does not like it
    QTRY_COMPARE(it.client->error(), QMqttClient::NotAuthorized);
}

void responseInformation()
{
    PipedClient it{kV5};
    QMqttConnectionProperties properties;
    properties.setRequestResponseInformation(true);
    it.client->setConnectionProperties(properties);
    it.broker.connack = "2007000004 1a0001 72";
    QVERIFY(it.establish());
    QVERIFY(it.broker.last('1').contains("021901")); // length, property
    QCOMPARE(it.client->serverConnectionProperties().responseInformation(), u"r"_s);
}

constexpr Statement kStatements[] = {
    {"MQTT-1.5.4-1", illFormedTextIsNeverSent},
    {"MQTT-1.5.4-3", bomIsKept},
    {"MQTT-3.1.3-4", connectTextsAreUtf8},
    {"MQTT-3.1.3-11", connectTextsAreUtf8},
    {"MQTT-3.1.3-12", connectTextsAreUtf8},
    {"MQTT311-3.1.2-22", passwordNeedsUserName},
    {"MQTT311-3.1.3-7", emptyIdNeedsCleanSession},
    {"MQTT5-3.1.2.11.6 response information", responseInformation},
    {"MQTT-3.2.2-4", foreignSessionIsRefused},
    {"MQTT-3.2.2-5", lostSessionEndsSubscriptions},
    {"MQTT-3.2.2-7", refusalClosesTheTransport},
    {"MQTT-3.3.2-13", responseTopicIsAName},
    {"MQTT-3.3.2-14", responseTopicIsAName},
    {"MQTT-3.3.4-6", noSubscriptionIdentifierToTheServer},
    {"MQTT-3.8.3-4", noLocalIsNotForShared},
    {"MQTT-3.8.3-5", optionBitsAreLegal},
    {"MQTT-3.14.4-1", disconnectClosesTheTransport},
    {"MQTT-3.14.4-2", disconnectClosesTheTransport},
    {"MQTT-4.12.0-3", authenticationInRounds},
    {"MQTT5-4.13 transport", errorsCloseTheTransport},
};

} // namespace

/// Statements about what the shell around the engine does: texts, properties, the transport.
class tst_MqttConformanceClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void statement_data() { addStatements(kStatements); }
    void statement() { checkStatement(); }
};

QTEST_GUILESS_MAIN(tst_MqttConformanceClient)
#include "tst_mqttconformance_client.moc"
