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

QTEST_GUILESS_MAIN(tst_QtMqttApi)
#include "tst_qtmqttapi.moc"
