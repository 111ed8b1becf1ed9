// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The value classes of Qt MQTT's public interface, written from its documentation and without
// anything that is ours: it compiles against any Qt6::Mqtt.
#include <QtMqtt>

#include <QtCore/QDataStream>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;

class tst_QtMqttApiValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void topicNames_data();
    void topicNames();
    void topicFilters_data();
    void topicFilters();
    void topicsAreValues();
    void matching_data();
    void matching();
    void messages();
    void stringPairs();
    void connectionProperties();
    void serverConnectionProperties();
    void lastWillProperties();
    void publishProperties();
    void otherProperties();
};

void tst_QtMqttApiValues::topicNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<QStringList>("levels");
    QTest::newRow("empty") << QString() << false << QStringList();
    QTest::newRow("one level") << u"a"_s << true << QStringList{u"a"_s};
    QTest::newRow("levels") << u"a/b/c"_s << true << QStringList{u"a"_s, u"b"_s, u"c"_s};
    QTest::newRow("empty levels") << u"/a/"_s << true << QStringList{u""_s, u"a"_s, u""_s};
    QTest::newRow("dollar") << u"$SYS/x"_s << true << QStringList{u"$SYS"_s, u"x"_s};
    QTest::newRow("plus") << u"a/+"_s << false << QStringList{u"a"_s, u"+"_s};
    QTest::newRow("hash") << u"#"_s << false << QStringList{u"#"_s};
    QTest::newRow("U+0000") << QString(QChar(0)) << false << QStringList{QString(QChar(0))};
    QTest::newRow("65535") << QString(65535, u'a') << true << QStringList{QString(65535, u'a')};
    QTest::newRow("65536") << QString(65536, u'a') << false << QStringList{QString(65536, u'a')};
}

void tst_QtMqttApiValues::topicNames()
{
    QFETCH(QString, name);
    QFETCH(bool, valid);
    QFETCH(QStringList, levels);
    const QMqttTopicName topic = name; // implicit
    QCOMPARE(topic.name(), name);
    QCOMPARE(topic.isValid(), valid);
    QCOMPARE(topic.levels(), levels);
    QCOMPARE(topic.levelCount(), int(levels.size()));
}

void tst_QtMqttApiValues::topicFilters_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<QString>("shareName");
    QTest::newRow("empty") << QString() << false << QString();
    QTest::newRow("plain") << u"a/b"_s << true << QString();
    QTest::newRow("plus") << u"+/b/+"_s << true << QString();
    QTest::newRow("hash") << u"a/#"_s << true << QString();
    QTest::newRow("hash inside") << u"#/a"_s << false << QString();
    QTest::newRow("hash behind text") << u"a#"_s << false << QString();
    QTest::newRow("plus behind text") << u"a+/b"_s << false << QString();
    QTest::newRow("shared") << u"$share/group/a/#"_s << true << u"group"_s;
    QTest::newRow("no share name") << u"$share//a"_s << false << QString();
    QTest::newRow("no filter") << u"$share/group"_s << false << QString();
    QTest::newRow("empty filter") << u"$share/group/"_s << false << QString();
}

void tst_QtMqttApiValues::topicFilters()
{
    QFETCH(QString, filter);
    QFETCH(bool, valid);
    QFETCH(QString, shareName);
    const QMqttTopicFilter topic = filter;
    QCOMPARE(topic.filter(), filter);
    QCOMPARE(topic.isValid(), valid);
    if (valid)
        QCOMPARE(topic.sharedSubscriptionName(), shareName);
}

template <typename Topic, typename Setter>
static void isValue(Setter set, const char *debug)
{
    const Topic latin = "a/b"_L1;
    Topic copy = latin;
    QCOMPARE(copy, latin);
    QCOMPARE(qHash(copy), qHash(latin));
    (copy.*set)(u"a/c"_s);
    QVERIFY(copy != latin && latin < copy && !(copy < latin));
    QCOMPARE(latin, Topic(u"a/b"_s)); // not shared with the copy
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << copy;
    Topic read;
    QDataStream in(bytes);
    in >> read;
    QCOMPARE(read, copy);
    read.swap(copy);
    QString text;
    QDebug(&text) << latin;
    QVERIFY2(text.contains(QLatin1String(debug)) && text.contains("a/b"_L1), qPrintable(text));
    QVERIFY((QSet<Topic>{latin, copy, latin}.size() == 2));
    QCOMPARE(QVariant::fromValue(latin).template value<Topic>(), latin);
}

void tst_QtMqttApiValues::topicsAreValues()
{
    isValue<QMqttTopicName>(&QMqttTopicName::setName, "QMqttTopicName");
    isValue<QMqttTopicFilter>(&QMqttTopicFilter::setFilter, "QMqttTopicFilter");
}

void tst_QtMqttApiValues::matching_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("matches");
    QTest::addColumn<bool>("strictly");
    const auto row = [](const char *filter, const char *name, bool matches, bool strictly) {
        QTest::addRow("%s and %s", filter, name)
            << QString::fromLatin1(filter) << QString::fromLatin1(name) << matches << strictly;
    };
    row("a/b", "a/b", true, true);
    row("a/b", "a/B", false, false);
    row("a/+", "a/b", true, true);
    row("a/+", "a/", true, true);
    row("a/+", "a", false, false);
    row("a/+", "a/b/c", false, false);
    row("a/#", "a", true, true);
    row("a/#", "a/b/c", true, true);
    row("a/#", "ab", false, false);
    row("+/+", "/x", true, true);
    row("#", "a/b", true, true);
    row("#", "$SYS/x", true, false);
    row("+/x", "$SYS/x", true, false);
    row("$SYS/#", "$SYS/x", true, true);
}

void tst_QtMqttApiValues::matching()
{
    QFETCH(QString, filter);
    QFETCH(QString, name);
    const QMqttTopicFilter topic(filter);
    QTEST(topic.match(name), "matches");
    QTEST(topic.match(name, QMqttTopicFilter::NoMatchOption), "matches");
    QTEST(topic.match(name, QMqttTopicFilter::WildcardsDontMatchDollarTopicMatchOption),
          "strictly");
}

void tst_QtMqttApiValues::messages()
{
    const QMqttMessage message;
    QCOMPARE(message.payload(), QByteArray());
    QCOMPARE(message.qos(), quint8(0));
    QCOMPARE(message.id(), quint16(0));
    QCOMPARE(message.topic(), QMqttTopicName());
    QVERIFY(!message.duplicate() && !message.retain());
    QCOMPARE(message.publishProperties().availableProperties(),
             QMqttPublishProperties::PublishPropertyDetails());
    const QMqttMessage copy = message;
    QVERIFY(copy == message && !(copy != message));
    for (const char *name : {"payload", "qos", "id", "topic", "duplicate", "retain"})
        QVERIFY(QMqttMessage::staticMetaObject.indexOfProperty(name) >= 0);
}

void tst_QtMqttApiValues::stringPairs()
{
    QMqttStringPair pair(u"name"_s, u"value"_s);
    QCOMPARE(pair.name(), u"name"_s);
    QCOMPARE(pair.value(), u"value"_s);
    QMqttStringPair other = pair;
    QVERIFY(other == pair);
    other.setName(u"n"_s);
    other.setValue(u"v"_s);
    QVERIFY(other != pair && pair.name() == "name"_L1);
    QString text;
    QDebug(&text) << other;
    QVERIFY(text.contains(u'n') && text.contains(u'v'));
    const QMqttUserProperties properties{pair, other, pair};
    QCOMPARE(properties.size(), 3);
    QCOMPARE(properties.at(1), other);
}

void tst_QtMqttApiValues::connectionProperties()
{
    QMqttConnectionProperties properties;
    QCOMPARE(properties.sessionExpiryInterval(), 0U);
    QCOMPARE(properties.maximumReceive(), quint16(65535));
    QCOMPARE(properties.maximumPacketSize(), 0xFFFFFFFFU);
    QCOMPARE(properties.maximumTopicAlias(), quint16(0));
    QVERIFY(!properties.requestResponseInformation() && properties.requestProblemInformation());
    QVERIFY(properties.userProperties().isEmpty() && properties.authenticationMethod().isEmpty()
            && properties.authenticationData().isEmpty());
    const QMqttConnectionProperties before = properties;
    properties.setSessionExpiryInterval(7);
    properties.setMaximumReceive(8);
    properties.setMaximumReceive(0); // refused
    properties.setMaximumPacketSize(9);
    properties.setMaximumPacketSize(0); // refused
    properties.setMaximumTopicAlias(10);
    properties.setRequestResponseInformation(true);
    properties.setRequestProblemInformation(false);
    properties.setUserProperties({{u"a"_s, u"b"_s}});
    properties.setAuthenticationMethod(u"method"_s);
    properties.setAuthenticationData("data");
    QMqttClient client;
    client.setConnectionProperties(properties);
    const QMqttConnectionProperties set = client.connectionProperties();
    QCOMPARE(set.sessionExpiryInterval(), 7U);
    QCOMPARE(set.maximumReceive(), quint16(8));
    QCOMPARE(set.maximumPacketSize(), 9U);
    QCOMPARE(set.maximumTopicAlias(), quint16(10));
    QVERIFY(set.requestResponseInformation() && !set.requestProblemInformation());
    QCOMPARE(set.userProperties().value(0), QMqttStringPair(u"a"_s, u"b"_s));
    QCOMPARE(set.authenticationMethod(), u"method"_s);
    QCOMPARE(set.authenticationData(), QByteArray("data"));
    QCOMPARE(before.sessionExpiryInterval(), 0U);
}

void tst_QtMqttApiValues::serverConnectionProperties()
{
    using Server = QMqttServerConnectionProperties;
    static_assert(
        Server::None == 0 && Server::SessionExpiryInterval == 0x1 && Server::MaximumReceive == 0x2
        && Server::MaximumQoS == 0x4 && Server::RetainAvailable == 0x10
        && Server::MaximumPacketSize == 0x20 && Server::AssignedClientId == 0x40
        && Server::MaximumTopicAlias == 0x80 && Server::ReasonString == 0x100
        && Server::UserProperty == 0x200 && Server::WildCardSupported == 0x400
        && Server::SubscriptionIdentifierSupported == 0x800
        && Server::SharedSubscriptionSupported == 0x1000 && Server::ServerKeepAlive == 0x2000
        && Server::ResponseInformation == 0x4000 && Server::ServerReference == 0x8000
        && Server::AuthenticationMethod == 0x10000 && Server::AuthenticationData == 0x20000);
    const Server properties = QMqttClient().serverConnectionProperties();
    QVERIFY(!properties.isValid());
    QCOMPARE(properties.availableProperties(), Server::ServerPropertyDetails());
    QCOMPARE(properties.maximumQoS(), quint8(2));
    QVERIFY(properties.retainAvailable() && !properties.clientIdAssigned());
    QVERIFY(properties.wildcardSupported() && properties.subscriptionIdentifierSupported()
            && properties.sharedSubscriptionSupported());
    QCOMPARE(properties.serverKeepAlive(), quint16(0));
    QCOMPARE(properties.reasonCode(), QMqtt::ReasonCode::Success);
    QVERIFY(properties.reason().isEmpty() && properties.responseInformation().isEmpty()
            && properties.serverReference().isEmpty());
}

void tst_QtMqttApiValues::lastWillProperties()
{
    QMqttLastWillProperties properties;
    QCOMPARE(properties.willDelayInterval(), 0U);
    QCOMPARE(properties.payloadFormatIndicator(), QMqtt::PayloadFormatIndicator::Unspecified);
    QCOMPARE(properties.messageExpiryInterval(), 0U);
    properties.setWillDelayInterval(1);
    properties.setPayloadFormatIndicator(QMqtt::PayloadFormatIndicator::UTF8Encoded);
    properties.setMessageExpiryInterval(2);
    properties.setContentType(u"type"_s);
    properties.setResponseTopic(u"response"_s);
    properties.setCorrelationData("data");
    properties.setUserProperties({{u"a"_s, u"b"_s}});
    QMqttClient client;
    client.setLastWillProperties(properties);
    const QMqttLastWillProperties set = client.lastWillProperties();
    QCOMPARE(set.willDelayInterval(), 1U);
    QCOMPARE(set.payloadFormatIndicator(), QMqtt::PayloadFormatIndicator::UTF8Encoded);
    QCOMPARE(set.messageExpiryInterval(), 2U);
    QCOMPARE(set.contentType(), u"type"_s);
    QCOMPARE(set.responseTopic(), u"response"_s);
    QCOMPARE(set.correlationData(), QByteArray("data"));
    QCOMPARE(set.userProperties().size(), 1);
}

void tst_QtMqttApiValues::publishProperties()
{
    using Publish = QMqttPublishProperties;
    static_assert(Publish::None == 0 && Publish::PayloadFormatIndicator == 0x1
                  && Publish::MessageExpiryInterval == 0x2 && Publish::TopicAlias == 0x4
                  && Publish::ResponseTopic == 0x8 && Publish::CorrelationData == 0x10
                  && Publish::UserProperty == 0x20 && Publish::SubscriptionIdentifier == 0x40
                  && Publish::ContentType == 0x80);
    Publish properties;
    QCOMPARE(properties.availableProperties(), Publish::PublishPropertyDetails());
    properties.setTopicAlias(0); // refused
    properties.setSubscriptionIdentifiers({1, 0}); // refused
    QCOMPARE(properties.availableProperties(), Publish::PublishPropertyDetails());
    properties.setPayloadFormatIndicator(QMqtt::PayloadFormatIndicator::UTF8Encoded);
    properties.setMessageExpiryInterval(3);
    properties.setTopicAlias(4);
    properties.setResponseTopic(u"response"_s);
    properties.setCorrelationData("data");
    properties.setUserProperties({{u"a"_s, u"b"_s}});
    properties.setSubscriptionIdentifiers({5, 6});
    properties.setContentType(u"type"_s);
    QCOMPARE(properties.availableProperties().toInt(), 0xFF);
    QCOMPARE(properties.payloadFormatIndicator(), QMqtt::PayloadFormatIndicator::UTF8Encoded);
    QCOMPARE(properties.messageExpiryInterval(), 3U);
    QCOMPARE(properties.topicAlias(), quint16(4));
    QCOMPARE(properties.responseTopic(), u"response"_s);
    QCOMPARE(properties.correlationData(), QByteArray("data"));
    QCOMPARE(properties.userProperties().size(), 1);
    QCOMPARE(properties.subscriptionIdentifiers(), (QList<quint32>{5, 6}));
    QCOMPARE(properties.contentType(), u"type"_s);
}

void tst_QtMqttApiValues::otherProperties()
{
    const QMqttMessageStatusProperties status;
    QCOMPARE(status.reasonCode(), QMqtt::ReasonCode::Success);
    QVERIFY(status.reason().isEmpty() && status.userProperties().isEmpty());

    QMqttSubscriptionProperties subscription;
    QVERIFY(subscription.subscriptionIdentifier() == 0 && !subscription.noLocal());
    subscription.setSubscriptionIdentifier(1);
    subscription.setNoLocal(true);
    subscription.setUserProperties({{u"a"_s, u"b"_s}});
    QVERIFY(subscription.subscriptionIdentifier() == 1 && subscription.noLocal()
            && subscription.userProperties().size() == 1);

    QMqttUnsubscriptionProperties unsubscription;
    unsubscription.setUserProperties({{u"a"_s, u"b"_s}});
    QCOMPARE(unsubscription.userProperties().size(), 1);

    QMqttAuthenticationProperties authentication;
    authentication.setAuthenticationMethod(u"method"_s);
    authentication.setAuthenticationData("data");
    authentication.setReason(u"why"_s);
    authentication.setUserProperties({{u"a"_s, u"b"_s}});
    const QMqttAuthenticationProperties copy = authentication;
    QCOMPARE(copy.authenticationMethod(), u"method"_s);
    QCOMPARE(copy.authenticationData(), QByteArray("data"));
    QCOMPARE(copy.reason(), u"why"_s);
    QCOMPARE(copy.userProperties().size(), 1);
}

QTEST_GUILESS_MAIN(tst_QtMqttApiValues)
#include "tst_qtmqttapivalues.moc"
