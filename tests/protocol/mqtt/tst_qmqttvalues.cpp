// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtMqtt>

#include <QMqttExtensions>

#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;

class tst_QMqttValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void topicName();
    void topicNameValidity_data();
    void topicNameValidity();
    void topicFilter();
    void topicFilterMatch_data();
    void topicFilterMatch();
    void streams();
    void debugOutput();
    void stringPairs();
    void connectionProperties();
    void serverProperties();
    void lastWillProperties();
    void publishProperties();
    void subscriptionProperties();
    void authenticationProperties();
    void messages();
    void copiesAreIndependent();
    void reasonTexts();
    void enumerations();
};

void tst_QMqttValues::topicName()
{
    const QMqttTopicName empty;
    QCOMPARE(empty.name(), QString());
    QCOMPARE(empty.levelCount(), 0);
    QVERIFY(empty.levels().isEmpty());
    QMqttTopicName name = u"a/b//c"_s; // implicit
    QCOMPARE(name.levelCount(), 4);
    QCOMPARE(name.levels(), QStringList({u"a"_s, u"b"_s, QString(), u"c"_s}));
    const QMqttTopicName latin = "a/b//c"_L1;
    QVERIFY(name == latin);
    QVERIFY(!(name != latin));
    QCOMPARE(qHash(name), qHash(latin));
    QVERIFY(QMqttTopicName(u"a"_s) < QMqttTopicName(u"b"_s));
    name.setName(u"z"_s);
    QCOMPARE(name.name(), u"z"_s);
    QMqttTopicName other(u"other"_s);
    name.swap(other);
    QCOMPARE(name.name(), u"other"_s);
    QSet<QMqttTopicName> set{name, other, name};
    QCOMPARE(set.size(), 2);
}

void tst_QMqttValues::topicNameValidity_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("valid");
    QTest::newRow("plain") << u"a/b"_s << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("plus") << u"a+"_s << false;
    QTest::newRow("hash") << u"#"_s << false;
    QTest::newRow("NUL") << QString(QChar(0)) << false;
    QTest::newRow("65535 bytes in 21845 characters") << QString(21845, QChar(0x20AC)) << true;
    QTest::newRow("65538 bytes in 21846 characters") << QString(21846, QChar(0x20AC)) << false;
    QTest::newRow("lone surrogate") << QString(QChar(0xDC01)) << false;
}

void tst_QMqttValues::topicNameValidity()
{
    QFETCH(QString, name);
    QFETCH(bool, valid);
    QCOMPARE(QMqttTopicName(name).isValid(), valid);
    if (valid)
        QVERIFY(QMqttTopicFilter(name).isValid());
}

void tst_QMqttValues::topicFilter()
{
    const QMqttTopicFilter plain = u"a/+"_s;
    QVERIFY(plain.sharedSubscriptionName().isEmpty());
    const QMqttTopicFilter shared = "$share/group/a/+"_L1;
    QCOMPARE(shared.sharedSubscriptionName(), u"group"_s);
    QVERIFY(shared.isValid());
    QVERIFY(!QMqttTopicFilter(u"$share/group"_s).isValid());
    QVERIFY(!QMqttTopicFilter(u"$share//a"_s).isValid());
    QVERIFY(plain != shared);
    QVERIFY(shared < plain);
    QCOMPARE(qHash(plain), qHash(QMqttTopicFilter(u"a/+"_s)));
}

void tst_QMqttValues::topicFilterMatch_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("topic");
    QTest::addColumn<bool>("byDefault");
    QTest::addColumn<bool>("withOption");
    QTest::newRow("wildcard") << u"a/#"_s << u"a/b"_s << true << true;
    QTest::newRow("dollar") << u"#"_s << u"$SYS/a"_s << true << false;
    QTest::newRow("dollar, plus") << u"+/a"_s << u"$SYS/a"_s << true << false;
    QTest::newRow("dollar, literal") << u"$SYS/+"_s << u"$SYS/a"_s << true << true;
    QTest::newRow("shared") << u"$share/g/a/+"_s << u"a/b"_s << true << true;
    QTest::newRow("invalid filter") << u"a#"_s << u"a#"_s << false << false;
    QTest::newRow("invalid name") << u"a/#"_s << u"a/+"_s << false << false;
}

void tst_QMqttValues::topicFilterMatch()
{
    QFETCH(QString, filter);
    QFETCH(QString, topic);
    QFETCH(bool, byDefault);
    QFETCH(bool, withOption);
    const QMqttTopicFilter object(filter);
    QCOMPARE(object.match(topic), byDefault);
    QCOMPARE(object.match(topic, QMqttTopicFilter::WildcardsDontMatchDollarTopicMatchOption),
             withOption);
}

void tst_QMqttValues::streams()
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << QMqttTopicName(u"n"_s) << QMqttTopicFilter(u"f/#"_s);
    QDataStream in(bytes);
    QMqttTopicName name;
    QMqttTopicFilter filter;
    in >> name >> filter;
    QCOMPARE(name.name(), u"n"_s);
    QCOMPARE(filter.filter(), u"f/#"_s);
}

void tst_QMqttValues::debugOutput()
{
    QString text;
    QDebug(&text) << QMqttTopicName(u"n"_s) << QMqttTopicFilter(u"f"_s)
                  << QMqttStringPair(u"k"_s, u"v"_s);
    QVERIFY(text.contains(u"QMqttTopicName(\"n\")"_s));
    QVERIFY(text.contains(u"QMqttTopicFilter(\"f\")"_s));
    QVERIFY(text.contains(u"QMqttStringPair(\"k\", \"v\")"_s));
}

void tst_QMqttValues::stringPairs()
{
    QMqttStringPair pair(u"k"_s, u"v"_s);
    QVERIFY(pair == QMqttStringPair(u"k"_s, u"v"_s));
    pair.setValue(u"w"_s);
    QVERIFY(pair != QMqttStringPair(u"k"_s, u"v"_s));
    pair.setName(u"l"_s);
    QCOMPARE(pair.name(), u"l"_s);
    QMqttUserProperties properties{pair, pair};
    properties.append({u"a"_s, u"b"_s});
    QCOMPARE(properties.size(), 3);
    QVERIFY(QVariant::fromValue(properties).canConvert<QMqttUserProperties>());
}

void tst_QMqttValues::connectionProperties()
{
    QMqttConnectionProperties properties;
    QCOMPARE(properties.sessionExpiryInterval(), 0U);
    QCOMPARE(properties.maximumReceive(), quint16(65535));
    QCOMPARE(properties.maximumPacketSize(), 0xFFFFFFFFU);
    QCOMPARE(properties.maximumTopicAlias(), quint16(0));
    QCOMPARE(properties.requestResponseInformation(), false);
    QCOMPARE(properties.requestProblemInformation(), true);
    properties.setMaximumReceive(0);
    properties.setMaximumPacketSize(0);
    QCOMPARE(properties.maximumReceive(), quint16(65535));
    QCOMPARE(properties.maximumPacketSize(), 0xFFFFFFFFU);
    properties.setMaximumReceive(7);
    properties.setMaximumPacketSize(1000);
    properties.setSessionExpiryInterval(60);
    properties.setMaximumTopicAlias(9);
    properties.setRequestResponseInformation(true);
    properties.setRequestProblemInformation(false);
    properties.setAuthenticationMethod(u"M"_s);
    properties.setAuthenticationData("D");
    QCOMPARE(properties.maximumReceive(), quint16(7));
    QCOMPARE(properties.maximumPacketSize(), 1000U);
    QCOMPARE(properties.sessionExpiryInterval(), 60U);
    QCOMPARE(properties.maximumTopicAlias(), quint16(9));
    QCOMPARE(properties.requestResponseInformation(), true);
    QCOMPARE(properties.requestProblemInformation(), false);
    QCOMPARE(properties.authenticationMethod(), u"M"_s);
    QCOMPARE(properties.authenticationData(), QByteArray("D"));
}

void tst_QMqttValues::serverProperties()
{
    const QMqttServerConnectionProperties properties;
    QVERIFY(!properties.isValid());
    QCOMPARE(properties.maximumQoS(), quint8(2));
    QVERIFY(properties.retainAvailable());
    QVERIFY(properties.wildcardSupported());
    QVERIFY(properties.subscriptionIdentifierSupported());
    QVERIFY(properties.sharedSubscriptionSupported());
    QVERIFY(!properties.clientIdAssigned());
    QCOMPARE(properties.serverKeepAlive(), quint16(0));
    QCOMPARE(int(QMqttServerConnectionProperties::AuthenticationData), 0x20000);
    QVERIFY(!properties.availableProperties());
}

void tst_QMqttValues::lastWillProperties()
{
    QMqttLastWillProperties properties;
    QCOMPARE(properties.payloadFormatIndicator(), QMqtt::PayloadFormatIndicator::Unspecified);
    properties.setWillDelayInterval(5);
    properties.setPayloadFormatIndicator(QMqtt::PayloadFormatIndicator::UTF8Encoded);
    properties.setMessageExpiryInterval(6);
    properties.setContentType(u"c"_s);
    properties.setResponseTopic(u"r"_s);
    properties.setCorrelationData("d");
    QCOMPARE(properties.willDelayInterval(), 5U);
    QCOMPARE(properties.payloadFormatIndicator(), QMqtt::PayloadFormatIndicator::UTF8Encoded);
    QCOMPARE(properties.messageExpiryInterval(), 6U);
    QCOMPARE(properties.contentType(), u"c"_s);
    QCOMPARE(properties.responseTopic(), u"r"_s);
    QCOMPARE(properties.correlationData(), QByteArray("d"));
}

void tst_QMqttValues::publishProperties()
{
    QMqttPublishProperties properties;
    QCOMPARE(properties.availableProperties(), QMqttPublishProperties::None);
    properties.setTopicAlias(0);
    QCOMPARE(properties.availableProperties(), QMqttPublishProperties::None);
    properties.setSubscriptionIdentifiers({1, 0});
    QVERIFY(properties.subscriptionIdentifiers().isEmpty());
    properties.setTopicAlias(3);
    properties.setMessageExpiryInterval(5);
    QCOMPARE(properties.topicAlias(), quint16(3));
    QCOMPARE(properties.messageExpiryInterval(), 5U);
    QCOMPARE(properties.availableProperties(),
             QMqttPublishProperties::TopicAlias | QMqttPublishProperties::MessageExpiryInterval);
    properties.setSubscriptionIdentifiers({1, 2});
    QCOMPARE(properties.subscriptionIdentifiers(), QList<quint32>({1, 2}));
}

void tst_QMqttValues::subscriptionProperties()
{
    QMqttSubscriptionProperties properties;
    QCOMPARE(properties.subscriptionIdentifier(), 0U);
    QCOMPARE(properties.noLocal(), false);
    properties.setSubscriptionIdentifier(268435456);
    QCOMPARE(properties.subscriptionIdentifier(), 0U); // cannot be written
    properties.setSubscriptionIdentifier(268435455);
    QCOMPARE(properties.subscriptionIdentifier(), 268435455U);
    properties.setNoLocal(true);
    QCOMPARE(properties.noLocal(), true);
    QCOMPARE(QMqttExtensions::retainHandling(properties), 0);
    QMqttExtensions::setRetainHandling(properties, 2);
    QMqttExtensions::setRetainHandling(properties, 3);
    QCOMPARE(QMqttExtensions::retainHandling(properties), 2);
    QMqttExtensions::setRetainAsPublished(properties, true);
    QVERIFY(QMqttExtensions::retainAsPublished(properties));
    QMqttUnsubscriptionProperties bye;
    bye.setUserProperties({{u"a"_s, u"b"_s}});
    QCOMPARE(bye.userProperties().size(), 1);
}

void tst_QMqttValues::authenticationProperties()
{
    QMqttAuthenticationProperties properties;
    properties.setAuthenticationMethod(u"m"_s);
    properties.setAuthenticationData("d");
    properties.setReason(u"r"_s);
    properties.setUserProperties({{u"a"_s, u"b"_s}});
    QCOMPARE(properties.authenticationMethod(), u"m"_s);
    QCOMPARE(properties.authenticationData(), QByteArray("d"));
    QCOMPARE(properties.reason(), u"r"_s);
    QCOMPARE(properties.userProperties().size(), 1);
}

void tst_QMqttValues::messages()
{
    const QMqttMessage one;
    const QMqttMessage copy = one;
    const QMqttMessage two;
    QVERIFY(one == copy);
    QVERIFY(!(one != copy)); // links
    QVERIFY(one != two);
    QCOMPARE(one.qos(), quint8(0));
    QCOMPARE(one.id(), quint16(0));
    QVERIFY(one.topic().name().isEmpty());
    QVERIFY(QMqttMessage::staticMetaObject.indexOfProperty("payload") >= 0);
}

void tst_QMqttValues::copiesAreIndependent()
{
    QMqttPublishProperties one;
    one.setContentType(u"a"_s);
    QMqttPublishProperties two = one;
    two.setContentType(u"b"_s);
    QCOMPARE(one.contentType(), u"a"_s);
    QMqttConnectionProperties three;
    const QMqttConnectionProperties four = three;
    three.setMaximumReceive(3);
    QCOMPARE(four.maximumReceive(), quint16(65535));
}

void tst_QMqttValues::reasonTexts()
{
    QCOMPARE(QMqttExtensions::reasonText(QMqtt::ReasonCode::ServerBusy), u"server busy"_s);
    QCOMPARE(QMqttExtensions::reasonText(QMqtt::ReasonCode(0xF0)), u"reason code 0xf0"_s);
}

void tst_QMqttValues::enumerations()
{
    QCOMPARE(int(QMqttClient::TransportInvalid), 256);
    QCOMPARE(int(QMqttClient::Mqtt5SpecificError), 259);
    QCOMPARE(int(QMqttClient::MQTT_5_0), 5);
    QCOMPARE(int(QMqttClient::Connected), 2);
    QCOMPARE(int(QMqttSubscription::Error), 4);
    QCOMPARE(int(QMqtt::MessageStatus::Completed), 5);
    QCOMPARE(int(QMqtt::ReasonCode::WildCardSubscriptionsNotSupported), 0xA2);
    QCOMPARE(QMqtt::ReasonCode::SubscriptionQoSLevel0, QMqtt::ReasonCode::Success);
    QCOMPARE(QMetaEnum::fromType<QMqttClient::ClientState>().keyCount(), 3);
}

QTEST_APPLESS_MAIN(tst_QMqttValues)
#include "tst_qmqttvalues.moc"
