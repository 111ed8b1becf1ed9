// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What programs written for Qt MQTT rely on when they connect and disconnect.
#include "plain_broker.h"

#include <QtMqtt/QMqttClient>
#include <QtMqtt/QMqttSubscription>

#include <QtCore/QLoggingCategory>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Qt::StringLiterals;

class tst_QtMqttSessions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void settersAreGuarded();
    void protocolVersionIsChecked();
    void loggingCategories();
    void needsAnAddress();
    void connectTwiceIsOnce();
    void signalOrder();
    void connackCodes_data();
    void connackCodes();
    void connackCodes5_data();
    void connackCodes5();
    void serverPropertiesOf3();
    void assignedClientId();
    void missingPong();
    void lostTransport();
    void ownDisconnect();
    void errorIsForgottenSilently();
    void cleanSessionForgetsSubscriptions();
    void sessionRestored();
    void deviceAsTransport();
    void socketAsTransport_data();
    void socketAsTransport();
    void destructorSaysGoodbye();
    void authentication();

private:
    void connectTo(const QByteArray &connack = {},
                   QMqttClient::ProtocolVersion version = QMqttClient::MQTT_3_1_1);
    QStringList m_order; ///< signals of the client as they came
    std::unique_ptr<PlainBroker> m_broker;
    std::unique_ptr<QMqttClient> m_client;
};

void tst_QtMqttSessions::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_client = std::make_unique<QMqttClient>();
    m_order.clear();
    const QMqttClient *client = m_client.get();
    connect(client, &QMqttClient::stateChanged, this, [this](QMqttClient::ClientState state) {
        m_order.append(u"state %1"_s.arg(int(state)));
    });
    connect(client, &QMqttClient::errorChanged, this, [this](QMqttClient::ClientError error) {
        m_order.append(u"error %1"_s.arg(int(error)));
    });
    connect(client, &QMqttClient::connected, this, [this] { m_order.append(u"connected"_s); });
    connect(client, &QMqttClient::disconnected, this,
            [this] { m_order.append(u"disconnected"_s); });
}

void tst_QtMqttSessions::cleanup()
{
    m_client.reset();
    m_broker.reset();
}

/// Without a CONNACK given the connection comes about.
void tst_QtMqttSessions::connectTo(const QByteArray &connack, QMqttClient::ProtocolVersion version)
{
    m_broker = std::make_unique<PlainBroker>(int(version));
    m_broker->connack = connack;
    m_client->setProtocolVersion(version);
    m_client->setHostname(u"127.0.0.1"_s);
    m_client->setPort(m_broker->serverPort());
    m_client->connectToHost();
    QCOMPARE(m_client->state(), QMqttClient::Connecting);
    if (connack.isEmpty())
        QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
}

// --- settings ---------------------------------------------------------------------------------

void tst_QtMqttSessions::settersAreGuarded()
{
    connectTo();
    const QMetaObject *meta = m_client->metaObject();
    const QList<std::pair<const char *, QVariant>> changes{
        {"hostname", u"other"_s},
        {"port", 1},
        {"clientId", u"other"_s},
        {"keepAlive", 1},
        {"username", u"u"_s},
        {"password", u"p"_s},
        {"cleanSession", false},
        {"willTopic", u"w"_s},
        {"willMessage", QByteArray("w")},
        {"willQoS", 1},
        {"willRetain", true},
        {"autoKeepAlive", false},
        {"protocolVersion", QVariant::fromValue(QMqttClient::MQTT_5_0)}};
    for (const auto &[name, value] : changes) {
        const QMetaProperty property = meta->property(meta->indexOfProperty(name));
        const QVariant before = property.read(m_client.get());
        QSignalSpy changed(m_client.get(), ('2' + property.notifySignal().methodSignature()));
        property.write(m_client.get(), value);
        QVERIFY2(property.read(m_client.get()) == before && changed.isEmpty(), name);
    }
}

void tst_QtMqttSessions::protocolVersionIsChecked()
{
    QSignalSpy changed(m_client.get(), &QMqttClient::protocolVersionChanged);
    for (const int version : {0, 2, 6, 255})
        m_client->setProtocolVersion(QMqttClient::ProtocolVersion(version));
    QCOMPARE(m_client->protocolVersion(), QMqttClient::MQTT_3_1_1);
    QCOMPARE(changed.count(), 0);
    m_client->setProtocolVersion(QMqttClient::MQTT_3_1);
    QCOMPARE(changed.count(), 1);
}

static QStringList s_categories;
static void recordCategory(QtMsgType, const QMessageLogContext &context, const QString &)
{
    s_categories.append(QString::fromLatin1(context.category));
}

void tst_QtMqttSessions::loggingCategories()
{
    s_categories.clear();
    QLoggingCategory::setFilterRules(u"qt.mqtt.*=true"_s);
    const QtMessageHandler before = qInstallMessageHandler(recordCategory);
    connectTo();
    m_client->setPort(1); // refused, said in debug output only
    qInstallMessageHandler(before);
    QLoggingCategory::setFilterRules({});
    QVERIFY(s_categories.contains("qt.mqtt.client"_L1));
}

// --- connecting -------------------------------------------------------------------------------

void tst_QtMqttSessions::needsAnAddress()
{
    m_client->connectToHost();
    QCOMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), QMqttClient::TransportInvalid);
    m_client->setHostname(u"127.0.0.1"_s); // but no port
    m_client->connectToHost();
    QCOMPARE(m_client->state(), QMqttClient::Disconnected);
}

void tst_QtMqttSessions::connectTwiceIsOnce()
{
    connectTo();
    m_client->connectToHost();
    QVERIFY(m_client->requestPing());
    QTRY_COMPARE(m_broker->types(), QByteArray("1c"));
    QCOMPARE(m_order, (QStringList{u"state 1"_s, u"state 2"_s, u"connected"_s}));
}

void tst_QtMqttSessions::signalOrder()
{
    connectTo();
    m_order.clear();
    m_broker->drop();
    QTRY_COMPARE(m_order, (QStringList{u"error 256"_s, u"state 0"_s, u"disconnected"_s}));
}

void tst_QtMqttSessions::connackCodes_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QMqttClient::ClientError>("error");
    QTest::newRow("version") << 1 << QMqttClient::InvalidProtocolVersion;
    QTest::newRow("id") << 2 << QMqttClient::IdRejected;
    QTest::newRow("unavailable") << 3 << QMqttClient::ServerUnavailable;
    QTest::newRow("user") << 4 << QMqttClient::BadUsernameOrPassword;
    QTest::newRow("rights") << 5 << QMqttClient::NotAuthorized;
}

void tst_QtMqttSessions::connackCodes()
{
    QFETCH(int, code);
    QFETCH(QMqttClient::ClientError, error);
    connectTo("200200" + QByteArray(1, char(code)).toHex());
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), error);
    QVERIFY(!m_order.contains("connected"_L1));
}

void tst_QtMqttSessions::connackCodes5_data()
{
    QTest::addColumn<QMqttClient::ClientError>("error");
    const auto rows = [](QMqttClient::ClientError error, const QList<int> &codes) {
        for (const int code : codes)
            QTest::addRow("%02x", code) << error;
    };
    rows(QMqttClient::UnknownError, {0x80});
    rows(QMqttClient::ProtocolViolation, {0x81, 0x82});
    rows(QMqttClient::InvalidProtocolVersion, {0x84});
    rows(QMqttClient::IdRejected, {0x85});
    rows(QMqttClient::BadUsernameOrPassword, {0x86});
    rows(QMqttClient::NotAuthorized, {0x87});
    rows(QMqttClient::ServerUnavailable, {0x88, 0x89, 0x9c, 0x9d});
    rows(QMqttClient::Mqtt5SpecificError,
         {0x83, 0x8a, 0x8c, 0x90, 0x95, 0x97, 0x99, 0x9a, 0x9b, 0x9f});
    rows(QMqttClient::ProtocolViolation, {0x91, 0xff}); // no codes of a CONNACK
}

void tst_QtMqttSessions::connackCodes5()
{
    QFETCH(QMqttClient::ClientError, error);
    const QByteArray code = QTest::currentDataTag();
    connectTo("200300" + code + "00", QMqttClient::MQTT_5_0);
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), error);
}

void tst_QtMqttSessions::serverPropertiesOf3()
{
    connectTo();
    const QMqttServerConnectionProperties properties = m_client->serverConnectionProperties();
    QVERIFY(properties.isValid());
    QCOMPARE(properties.reasonCode(), QMqtt::ReasonCode::Success);
}

void tst_QtMqttSessions::assignedClientId()
{
    m_client->setClientId({});
    QSignalSpy changed(m_client.get(), &QMqttClient::clientIdChanged);
    connectTo("200800000512"
              "00026964",
              QMqttClient::MQTT_5_0);
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
    QCOMPARE(m_client->clientId(), u"id"_s);
    QCOMPARE(changed, (QList<QVariantList>{{u"id"_s}}));
    QVERIFY(m_client->serverConnectionProperties().clientIdAssigned());
}

// --- how connections end ----------------------------------------------------------------------

void tst_QtMqttSessions::missingPong()
{
    m_client->setKeepAlive(1);
    connectTo();
    m_broker->answersPings = false;
    QTRY_COMPARE_WITH_TIMEOUT(m_client->state(), QMqttClient::Disconnected, 15000);
    QCOMPARE(m_client->error(), QMqttClient::ServerUnavailable);
    QVERIFY(m_broker->types().contains('c'));
}

void tst_QtMqttSessions::lostTransport()
{
    connectTo();
    m_broker->drop();
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), QMqttClient::TransportInvalid);
}

void tst_QtMqttSessions::ownDisconnect()
{
    connectTo();
    m_client->disconnectFromHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), QMqttClient::NoError);
    QTRY_COMPARE(m_broker->types(), QByteArray("1e"));
    QTRY_VERIFY(!m_broker->isConnected());
}

void tst_QtMqttSessions::errorIsForgottenSilently()
{
    connectTo();
    m_broker->drop();
    QTRY_COMPARE(m_client->error(), QMqttClient::TransportInvalid);
    m_order.clear();
    m_client->connectToHost();
    QCOMPARE(m_client->error(), QMqttClient::NoError);
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
    QCOMPARE(m_order, (QStringList{u"state 1"_s, u"state 2"_s, u"connected"_s}));
}

void tst_QtMqttSessions::cleanSessionForgetsSubscriptions()
{
    connectTo();
    const QPointer<QMqttSubscription> subscription = m_client->subscribe(u"a"_s);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    m_client->disconnectFromHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    m_client->connectToHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
    QVERIFY(!subscription || subscription->state() == QMqttSubscription::Unsubscribed);
}

void tst_QtMqttSessions::sessionRestored()
{
    QSignalSpy restored(m_client.get(), &QMqttClient::brokerSessionRestored);
    m_client->setCleanSession(false);
    connectTo();
    const QPointer<QMqttSubscription> subscription = m_client->subscribe(u"a"_s, 1);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    QCOMPARE(restored.count(), 0);
    m_client->disconnectFromHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    m_broker->connack = "20020100"; // session present
    m_client->connectToHost();
    QTRY_COMPARE(restored.count(), 1);
    QCOMPARE(m_client->state(), QMqttClient::Connected);
    QVERIFY(subscription);
    QCOMPARE(subscription->state(), QMqttSubscription::Subscribed);
}

// --- transports -------------------------------------------------------------------------------

void tst_QtMqttSessions::deviceAsTransport()
{
    m_broker = std::make_unique<PlainBroker>();
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_broker->serverPort());
    QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    m_client->setTransport(&socket, QMqttClient::IODevice);
    QCOMPARE(m_client->transport(), &socket);
    m_client->connectToHost(); // CONNECT goes at once
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
    m_client.reset();
    QTRY_COMPARE(m_broker->types(), QByteArray("1e"));
    QVERIFY(!socket.objectName().isNull() || socket.parent() == nullptr); // it is still ours
}

void tst_QtMqttSessions::socketAsTransport_data()
{
    QTest::addColumn<bool>("connected");
    QTest::newRow("connected before") << true;
    QTest::newRow("connected by the client") << false;
}

void tst_QtMqttSessions::socketAsTransport()
{
    QFETCH(bool, connected);
    m_broker = std::make_unique<PlainBroker>();
    QTcpSocket socket;
    if (connected) {
        socket.connectToHost(QHostAddress::LocalHost, m_broker->serverPort());
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    } else {
        m_client->setHostname(u"127.0.0.1"_s);
        m_client->setPort(m_broker->serverPort());
    }
    m_client->setTransport(&socket, QMqttClient::AbstractSocket);
    m_client->connectToHost();
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
    QCOMPARE(m_client->transport(), &socket);
    m_broker->drop();
    QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    QCOMPARE(m_client->error(), QMqttClient::TransportInvalid);
}

void tst_QtMqttSessions::destructorSaysGoodbye()
{
    connectTo();
    m_client.reset();
    QTRY_COMPARE(m_broker->types(), QByteArray("1e"));
}

void tst_QtMqttSessions::authentication()
{
    QMqttConnectionProperties properties;
    properties.setAuthenticationMethod(u"m"_s);
    m_client->setConnectionProperties(properties);
    QSignalSpy requested(m_client.get(), &QMqttClient::authenticationRequested);
    QSignalSpy finished(m_client.get(), &QMqttClient::authenticationFinished);
    connectTo("f00618"
              "04"
              "1500016d",
              QMqttClient::MQTT_5_0); // AUTH instead of CONNACK
    QTRY_COMPARE(requested.count(), 1);
    const auto asked = requested.first().first().value<QMqttAuthenticationProperties>();
    QCOMPARE(asked.authenticationMethod(), u"m"_s);
    QMqttAuthenticationProperties answer;
    answer.setAuthenticationMethod(u"m"_s);
    answer.setAuthenticationData("secret");
    m_client->authenticate(answer);
    QTRY_COMPARE(m_broker->types(), QByteArray("1f"));
    QVERIFY(m_broker->last('f').contains("secret"));
    m_broker->send("20070000041500016d");
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
    QCOMPARE(finished.count(), 1);
}

QTEST_GUILESS_MAIN(tst_QtMqttSessions)
#include "tst_qtmqttsessions.moc"
