// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The surface of Qt MQTT's public interface, written from its documentation and without anything
// that is ours: it compiles against any Qt6::Mqtt.
#include <QtMqtt>

#include <QtCore/QDataStream>
#include <QtCore/QMetaEnum>
#include <QtCore/QMetaProperty>
#include <QtNetwork/QSslConfiguration>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;

// --- QMqttClient: bases, enums, signatures ----------------------------------------------------

static_assert(std::is_base_of_v<QObject, QMqttClient>);
static_assert(std::is_base_of_v<QObject, QMqttSubscription>);
static_assert(std::is_base_of_v<QList<QMqttStringPair>, QMqttUserProperties>);
static_assert(std::is_base_of_v<QMqttConnectionProperties, QMqttServerConnectionProperties>);

static_assert(QMqttClient::IODevice == 0 && QMqttClient::AbstractSocket == 1
              && QMqttClient::SecureSocket == 2);
static_assert(QMqttClient::Disconnected == 0 && QMqttClient::Connecting == 1
              && QMqttClient::Connected == 2);
static_assert(QMqttClient::NoError == 0 && QMqttClient::InvalidProtocolVersion == 1
              && QMqttClient::IdRejected == 2 && QMqttClient::ServerUnavailable == 3
              && QMqttClient::BadUsernameOrPassword == 4 && QMqttClient::NotAuthorized == 5
              && QMqttClient::TransportInvalid == 256 && QMqttClient::ProtocolViolation == 257
              && QMqttClient::UnknownError == 258 && QMqttClient::Mqtt5SpecificError == 259);
static_assert(QMqttClient::MQTT_3_1 == 3 && QMqttClient::MQTT_3_1_1 == 4
              && QMqttClient::MQTT_5_0 == 5);
static_assert(QMqttSubscription::Unsubscribed == 0 && QMqttSubscription::SubscriptionPending == 1
              && QMqttSubscription::Subscribed == 2 && QMqttSubscription::UnsubscriptionPending == 3
              && QMqttSubscription::Error == 4);
static_assert(QMqttTopicFilter::NoMatchOption == 0
              && QMqttTopicFilter::WildcardsDontMatchDollarTopicMatchOption == 1);

static_assert(std::is_same_v<std::underlying_type_t<QMqtt::ReasonCode>, quint8>);
static_assert(int(QMqtt::PayloadFormatIndicator::Unspecified) == 0
              && int(QMqtt::PayloadFormatIndicator::UTF8Encoded) == 1);
static_assert(int(QMqtt::MessageStatus::Unknown) == 0 && int(QMqtt::MessageStatus::Published) == 1
              && int(QMqtt::MessageStatus::Acknowledged) == 2
              && int(QMqtt::MessageStatus::Received) == 3
              && int(QMqtt::MessageStatus::Released) == 4
              && int(QMqtt::MessageStatus::Completed) == 5);

template <typename Signature>
constexpr void has(Signature)
{
}

[[maybe_unused]] static void signatures()
{
    using Client = QMqttClient;
    has<void (Client::*)(QIODevice *, Client::TransportType)>(&Client::setTransport);
    has<QIODevice *(Client::*)() const>(&Client::transport);
    has<QMqttSubscription *(Client::*)(const QMqttTopicFilter &, quint8)>(&Client::subscribe);
    has<QMqttSubscription *(Client::*)(const QMqttTopicFilter &,
                                       const QMqttSubscriptionProperties &, quint8)>(
        &Client::subscribe);
    has<void (Client::*)(const QMqttTopicFilter &)>(&Client::unsubscribe);
    has<void (Client::*)(const QMqttTopicFilter &, const QMqttUnsubscriptionProperties &)>(
        &Client::unsubscribe);
    has<qint32 (Client::*)(const QMqttTopicName &, const QByteArray &, quint8, bool)>(
        &Client::publish);
    has<qint32 (Client::*)(const QMqttTopicName &, const QMqttPublishProperties &,
                           const QByteArray &, quint8, bool)>(&Client::publish);
    has<bool (Client::*)()>(&Client::requestPing);
    has<void (Client::*)()>(&Client::connectToHost);
    has<void (Client::*)(const QSslConfiguration &)>(&Client::connectToHostEncrypted);
    has<void (Client::*)()>(&Client::disconnectFromHost);
    has<void (Client::*)(const QMqttConnectionProperties &)>(&Client::setConnectionProperties);
    has<QMqttConnectionProperties (Client::*)() const>(&Client::connectionProperties);
    has<void (Client::*)(const QMqttLastWillProperties &)>(&Client::setLastWillProperties);
    has<QMqttLastWillProperties (Client::*)() const>(&Client::lastWillProperties);
    has<QMqttServerConnectionProperties (Client::*)() const>(&Client::serverConnectionProperties);
    has<void (Client::*)(const QMqttAuthenticationProperties &)>(&Client::authenticate);
    has<void (Client::*)(qint32, QMqtt::MessageStatus, const QMqttMessageStatusProperties &)>(
        &Client::messageStatusChanged);
    has<void (Client::*)(const QByteArray &, const QMqttTopicName &)>(&Client::messageReceived);
    has<void (QMqttSubscription::*)(QMqttMessage)>(&QMqttSubscription::messageReceived);
    has<void (QMqttSubscription::*)(quint8)>(&QMqttSubscription::qosChanged);
    has<void (QMqttSubscription::*)()>(&QMqttSubscription::unsubscribe);
}

class tst_QtMqttApi : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void clientProperties_data();
    void clientProperties();
    void clientMethods_data();
    void clientMethods();
    void metaEnums_data();
    void metaEnums();
    void metaTypes_data();
    void metaTypes();
    void reasonCodes_data();
    void reasonCodes();
    void subscriptionProperties_data();
    void subscriptionProperties();
    void clientIdDefault();
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

// --- what the meta object tells ---------------------------------------------------------------

void tst_QtMqttApi::clientProperties_data()
{
    QTest::addColumn<QVariant>("initial");
    QTest::addColumn<QVariant>("other");
    QTest::addColumn<QByteArray>("notify");
    const auto row = [](const char *name, const QVariant &initial, const QVariant &other,
                        const char *type) {
        QTest::newRow(name) << initial << other << QByteArray(name) + "Changed(" + type + ')';
    };
    row("hostname", QString(), u"broker"_s, "QString");
    row("port", QVariant::fromValue(quint16(0)), QVariant::fromValue(quint16(1884)), "quint16");
    row("keepAlive", QVariant::fromValue(quint16(60)), QVariant::fromValue(quint16(5)), "quint16");
    row("protocolVersion", QVariant::fromValue(QMqttClient::MQTT_3_1_1),
        QVariant::fromValue(QMqttClient::MQTT_5_0), "ProtocolVersion");
    row("state", QVariant::fromValue(QMqttClient::Disconnected),
        QVariant::fromValue(QMqttClient::Connecting), "ClientState");
    row("error", QVariant::fromValue(QMqttClient::NoError),
        QVariant::fromValue(QMqttClient::UnknownError), "ClientError");
    row("username", QString(), u"kim"_s, "QString");
    row("password", QString(), u"sesame"_s, "QString");
    row("cleanSession", true, false, "bool");
    row("willTopic", QString(), u"gone"_s, "QString");
    row("willMessage", QByteArray(), QByteArray("x"), "QByteArray");
    row("willQoS", QVariant::fromValue(quint8(0)), QVariant::fromValue(quint8(1)), "quint8");
    row("willRetain", false, true, "bool");
    row("autoKeepAlive", true, false, "bool");
}

void tst_QtMqttApi::clientProperties()
{
    QFETCH(QVariant, initial);
    QFETCH(QVariant, other);
    QFETCH(QByteArray, notify);
    const QMetaObject &meta = QMqttClient::staticMetaObject;
    const QByteArray name = QTest::currentDataTag();
    const QMetaProperty property = meta.property(meta.indexOfProperty(name.constData()));
    QVERIFY(property.isReadable() && property.isWritable());
    QCOMPARE(property.metaType(), initial.metaType());
    QCOMPARE(meta.indexOfSignal(notify.constData()), property.notifySignalIndex());
    QByteArray setter = name;
    setter[0] = char(setter.at(0) - 'a' + 'A');
    setter = "set" + setter + notify.mid(notify.indexOf('('));
    QVERIFY2(meta.indexOfSlot(setter.constData()) >= 0, setter.constData());

    QMqttClient client;
    QCOMPARE(property.read(&client), initial);
    QSignalSpy changed(&client, ('2' + notify).constData());
    QVERIFY(property.write(&client, initial));
    QCOMPARE(changed.count(), 0); // the same value is no change
    QVERIFY(property.write(&client, other));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.constFirst().constFirst(), other);
    QCOMPARE(property.read(&client), other);
}

void tst_QtMqttApi::clientIdDefault()
{
    static const QRegularExpression hexadecimal(u"^[0-9a-f]{23}$"_s);
    QMqttClient one;
    QMqttClient two;
    QVERIFY2(hexadecimal.match(one.clientId()).hasMatch(), qPrintable(one.clientId()));
    QVERIFY(one.clientId() != two.clientId());
    QSignalSpy changed(&one, &QMqttClient::clientIdChanged);
    one.setClientId(u"me"_s);
    one.setClientId(u"me"_s);
    QCOMPARE(changed, (QList<QVariantList>{{u"me"_s}}));
}

void tst_QtMqttApi::clientMethods_data()
{
    QTest::addColumn<int>("type");
    const auto signal = [](const char *signature) {
        QTest::newRow(signature) << int(QMetaMethod::Signal);
    };
    signal("connected()");
    signal("disconnected()");
    signal("messageReceived(QByteArray,QMqttTopicName)");
    signal("messageReceived(QByteArray)");
    signal("messageStatusChanged(qint32,QMqtt::MessageStatus,QMqttMessageStatusProperties)");
    signal("messageSent(qint32)");
    signal("pingResponseReceived()");
    signal("brokerSessionRestored()");
    signal("clientIdChanged(QString)");
    signal("authenticationRequested(QMqttAuthenticationProperties)");
    signal("authenticationFinished(QMqttAuthenticationProperties)");
    const auto invokable = [](const char *signature) {
        QTest::newRow(signature) << int(QMetaMethod::Method);
    };
    invokable("publish(QMqttTopicName,QByteArray,quint8,bool)");
    invokable("publish(QMqttTopicName)");
    invokable("publish(QMqttTopicName,QMqttPublishProperties,QByteArray,quint8,bool)");
    invokable("connectToHost()");
    invokable("disconnectFromHost()");
}

void tst_QtMqttApi::clientMethods()
{
    QFETCH(int, type);
    const QMetaObject &meta = QMqttClient::staticMetaObject;
    const int index = meta.indexOfMethod(QTest::currentDataTag());
    QVERIFY(index >= 0);
    QCOMPARE(int(meta.method(index).methodType()), type);
    QCOMPARE(meta.method(index).access(), QMetaMethod::Public);
}

void tst_QtMqttApi::metaEnums_data()
{
    QTest::addColumn<QMetaEnum>("metaEnum");
    QTest::addColumn<int>("keys");
    QTest::newRow("ClientState") << QMetaEnum::fromType<QMqttClient::ClientState>() << 3;
    QTest::newRow("ClientError") << QMetaEnum::fromType<QMqttClient::ClientError>() << 10;
    QTest::newRow("ProtocolVersion") << QMetaEnum::fromType<QMqttClient::ProtocolVersion>() << 3;
    QTest::newRow("SubscriptionState")
        << QMetaEnum::fromType<QMqttSubscription::SubscriptionState>() << 5;
    QTest::newRow("PayloadFormatIndicator")
        << QMetaEnum::fromType<QMqtt::PayloadFormatIndicator>() << 2;
    QTest::newRow("MessageStatus") << QMetaEnum::fromType<QMqtt::MessageStatus>() << 6;
}

void tst_QtMqttApi::metaEnums()
{
    QFETCH(QMetaEnum, metaEnum);
    QFETCH(int, keys);
    QVERIFY(metaEnum.isValid());
    QCOMPARE(QByteArray(metaEnum.enumName()), QByteArray(QTest::currentDataTag()));
    QCOMPARE(metaEnum.keyCount(), keys);
}

void tst_QtMqttApi::metaTypes_data()
{
    QTest::addColumn<QMetaType>("type");
    QTest::newRow("QMqttClient::TransportType")
        << QMetaType::fromType<QMqttClient::TransportType>();
    QTest::newRow("QMqttClient::ClientState") << QMetaType::fromType<QMqttClient::ClientState>();
    QTest::newRow("QMqttClient::ClientError") << QMetaType::fromType<QMqttClient::ClientError>();
    QTest::newRow("QMqttTopicName") << QMetaType::fromType<QMqttTopicName>();
    QTest::newRow("QMqttTopicFilter") << QMetaType::fromType<QMqttTopicFilter>();
    QTest::newRow("QMqttMessage") << QMetaType::fromType<QMqttMessage>();
    QTest::newRow("QMqttStringPair") << QMetaType::fromType<QMqttStringPair>();
}

void tst_QtMqttApi::metaTypes()
{
    QFETCH(QMetaType, type);
    QVERIFY(type.id() > 0); // registers it
    QCOMPARE(QMetaType::fromName(QTest::currentDataTag()), type);
}

void tst_QtMqttApi::reasonCodes_data()
{
    using Code = QMqtt::ReasonCode;
    QTest::addColumn<Code>("code");
    QTest::addColumn<int>("value");
    QTest::newRow("Success") << Code::Success << 0x00;
    QTest::newRow("granted 0") << Code::SubscriptionQoSLevel0 << 0x00;
    QTest::newRow("granted 1") << Code::SubscriptionQoSLevel1 << 0x01;
    QTest::newRow("granted 2") << Code::SubscriptionQoSLevel2 << 0x02;
    QTest::newRow("NoMatchingSubscriber") << Code::NoMatchingSubscriber << 0x10;
    QTest::newRow("NoSubscriptionExisted") << Code::NoSubscriptionExisted << 0x11;
    QTest::newRow("ContinueAuthentication") << Code::ContinueAuthentication << 0x18;
    QTest::newRow("ReAuthenticate") << Code::ReAuthenticate << 0x19;
    QTest::newRow("UnspecifiedError") << Code::UnspecifiedError << 0x80;
    QTest::newRow("MalformedPacket") << Code::MalformedPacket << 0x81;
    QTest::newRow("ProtocolError") << Code::ProtocolError << 0x82;
    QTest::newRow("ImplementationSpecificError") << Code::ImplementationSpecificError << 0x83;
    QTest::newRow("UnsupportedProtocolVersion") << Code::UnsupportedProtocolVersion << 0x84;
    QTest::newRow("InvalidClientId") << Code::InvalidClientId << 0x85;
    QTest::newRow("InvalidUserNameOrPassword") << Code::InvalidUserNameOrPassword << 0x86;
    QTest::newRow("NotAuthorized") << Code::NotAuthorized << 0x87;
    QTest::newRow("ServerNotAvailable") << Code::ServerNotAvailable << 0x88;
    QTest::newRow("ServerBusy") << Code::ServerBusy << 0x89;
    QTest::newRow("ClientBanned") << Code::ClientBanned << 0x8A;
    QTest::newRow("InvalidAuthenticationMethod") << Code::InvalidAuthenticationMethod << 0x8C;
    QTest::newRow("InvalidTopicFilter") << Code::InvalidTopicFilter << 0x8F;
    QTest::newRow("InvalidTopicName") << Code::InvalidTopicName << 0x90;
    QTest::newRow("MessageIdInUse") << Code::MessageIdInUse << 0x91;
    QTest::newRow("MessageIdNotFound") << Code::MessageIdNotFound << 0x92;
    QTest::newRow("PacketTooLarge") << Code::PacketTooLarge << 0x95;
    QTest::newRow("QuotaExceeded") << Code::QuotaExceeded << 0x97;
    QTest::newRow("InvalidPayloadFormat") << Code::InvalidPayloadFormat << 0x99;
    QTest::newRow("RetainNotSupported") << Code::RetainNotSupported << 0x9A;
    QTest::newRow("QoSNotSupported") << Code::QoSNotSupported << 0x9B;
    QTest::newRow("UseAnotherServer") << Code::UseAnotherServer << 0x9C;
    QTest::newRow("ServerMoved") << Code::ServerMoved << 0x9D;
    QTest::newRow("SharedSubscriptionsNotSupported")
        << Code::SharedSubscriptionsNotSupported << 0x9E;
    QTest::newRow("ExceededConnectionRate") << Code::ExceededConnectionRate << 0x9F;
    QTest::newRow("SubscriptionIdsNotSupported") << Code::SubscriptionIdsNotSupported << 0xA1;
    QTest::newRow("WildCardSubscriptionsNotSupported")
        << Code::WildCardSubscriptionsNotSupported << 0xA2;
}

void tst_QtMqttApi::reasonCodes()
{
    QFETCH(QMqtt::ReasonCode, code);
    QFETCH(int, value);
    QCOMPARE(int(code), value);
    QVERIFY(QMetaEnum::fromType<QMqtt::ReasonCode>().valueToKey(value) != nullptr);
}

void tst_QtMqttApi::subscriptionProperties_data()
{
    QTest::addColumn<QByteArray>("notify");
    QTest::newRow("state") << QByteArray("stateChanged(QMqttSubscription::SubscriptionState)");
    QTest::newRow("qos") << QByteArray("qosChanged(quint8)");
    QTest::newRow("topic") << QByteArray();
}

void tst_QtMqttApi::subscriptionProperties()
{
    QFETCH(QByteArray, notify);
    const QMetaObject &meta = QMqttSubscription::staticMetaObject;
    const QMetaProperty property = meta.property(meta.indexOfProperty(QTest::currentDataTag()));
    QVERIFY(property.isReadable() && !property.isWritable());
    QCOMPARE(property.hasNotifySignal(), !notify.isEmpty());
    if (property.hasNotifySignal())
        QCOMPARE(meta.indexOfSignal(notify.constData()), property.notifySignalIndex());
    QVERIFY(meta.indexOfSlot("unsubscribe()") >= 0);
    QVERIFY(meta.indexOfSignal("messageReceived(QMqttMessage)") >= 0);
}

// --- value classes ----------------------------------------------------------------------------

void tst_QtMqttApi::topicNames_data()
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

void tst_QtMqttApi::topicNames()
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

void tst_QtMqttApi::topicFilters_data()
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

void tst_QtMqttApi::topicFilters()
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

void tst_QtMqttApi::topicsAreValues()
{
    isValue<QMqttTopicName>(&QMqttTopicName::setName, "QMqttTopicName");
    isValue<QMqttTopicFilter>(&QMqttTopicFilter::setFilter, "QMqttTopicFilter");
}

void tst_QtMqttApi::matching_data()
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

void tst_QtMqttApi::matching()
{
    QFETCH(QString, filter);
    QFETCH(QString, name);
    const QMqttTopicFilter topic(filter);
    QTEST(topic.match(name), "matches");
    QTEST(topic.match(name, QMqttTopicFilter::NoMatchOption), "matches");
    QTEST(topic.match(name, QMqttTopicFilter::WildcardsDontMatchDollarTopicMatchOption),
          "strictly");
}

void tst_QtMqttApi::messages()
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

void tst_QtMqttApi::stringPairs()
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

void tst_QtMqttApi::connectionProperties()
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

void tst_QtMqttApi::serverConnectionProperties()
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

void tst_QtMqttApi::lastWillProperties()
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

void tst_QtMqttApi::publishProperties()
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

void tst_QtMqttApi::otherProperties()
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

QTEST_GUILESS_MAIN(tst_QtMqttApi)
#include "tst_qtmqttapi.moc"
