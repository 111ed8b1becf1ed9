// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakebroker.h"

#include <QtMqtt/QMqttExtensions>

#include <QtCore/QEventLoop>
#include <QtCore/QMetaMethod>
#include <QtCore/QRegularExpression>
#include <QtCore/QTimer>
#include <QtTest/QSignalSpy>

using namespace Qt::StringLiterals;

namespace {

enum class Sender { Client, Subscription, Extensions };

struct Signal
{
    Sender sender;
    const char *signature;
    int times = 1; ///< how often at least; the action comes once, at each of them
};

/// All that a server can cause; what only a setter emits is in propertySignals().
constexpr Signal kSignals[] = {
    {Sender::Client, "stateChanged(ClientState)", 3},
    {Sender::Client, "errorChanged(ClientError)"},
    {Sender::Client, "connected()"},
    {Sender::Client, "disconnected()"},
    {Sender::Client, "clientIdChanged(QString)"},
    {Sender::Client, "brokerSessionRestored()"},
    {Sender::Client, "authenticationRequested(QMqttAuthenticationProperties)"},
    {Sender::Client, "authenticationFinished(QMqttAuthenticationProperties)"},
    {Sender::Client, "messageReceived(QByteArray,QMqttTopicName)", 2},
    {Sender::Client,
     "messageStatusChanged(qint32,QMqtt::MessageStatus,QMqttMessageStatusProperties)", 6},
    {Sender::Client, "messageSent(qint32)", 2},
    {Sender::Client, "pingResponseReceived()"},
    {Sender::Subscription, "stateChanged(QMqttSubscription::SubscriptionState)"},
    {Sender::Subscription, "qosChanged(quint8)"},
    {Sender::Subscription, "messageReceived(QMqttMessage)", 2},
    {Sender::Extensions, "publishFailed(qint32,QMqtt::ReasonCode,QString)"},
    {Sender::Extensions, "publishAcknowledged(qint32,QMqtt::ReasonCode)", 2},
};

constexpr const char *kActions[] = {
    "delete the client",
    "disconnect",
    "reconnect",
    "abort",
    "subscribe",
    "unsubscribe",
    "delete the subscription",
    "publish",
    "run an event loop",
};

} // namespace

/// Every signal times everything that a slot may do. Meant to run under ASan as well.
class tst_QMqttSlots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void signalsAreListed();
    void actionInSlot_data();
    void actionInSlot();
    void propertySignals();

    void act(); // connected to the signal of the row

private:
    void begin(bool tcp);
    void arm(Sender sender, QObject *object);
    void play();
    void challenge(const QByteArray &packet);
    void checkOutcome();

    QString m_signal;
    Sender m_sender = Sender::Client;
    QString m_action;
    int m_occurrence = 1;
    int m_emitted = 0;
    int m_acted = 0;
    QPointer<QMqttClient> m_client;
    QPointer<QMqttSubscription> m_subscription;
    std::unique_ptr<FakeBroker> m_broker;
    std::unique_ptr<PipeDevice> m_near;
    std::unique_ptr<PipeDevice> m_far;
};

void tst_QMqttSlots::signalsAreListed()
{
    const auto listed = [](Sender sender, const QMetaObject *meta, int index) {
        return std::any_of(std::begin(kSignals), std::end(kSignals), [&](const Signal &signal) {
            return signal.sender == sender
                && meta->indexOfSignal(QMetaObject::normalizedSignature(signal.signature)) == index;
        });
    };
    const std::pair<Sender, const QMetaObject *> senders[] = {
        {Sender::Client, &QMqttClient::staticMetaObject},
        {Sender::Subscription, &QMqttSubscription::staticMetaObject},
        {Sender::Extensions, &QMqttExtensions::staticMetaObject},
    };
    for (const auto &[sender, meta] : senders) {
        for (int i = meta->methodOffset(); i < meta->methodCount(); ++i) {
            const QMetaMethod method = meta->method(i);
            const bool clone = (method.attributes() & QMetaMethod::Cloned) != 0;
            if (method.methodType() != QMetaMethod::Signal || clone || listed(sender, meta, i))
                continue;
            QVERIFY2(method.name().endsWith("Changed"), method.methodSignature().constData());
        }
    }
}

void tst_QMqttSlots::actionInSlot_data()
{
    QTest::addColumn<bool>("tcp");
    QTest::addColumn<int>("signal");
    QTest::addColumn<int>("occurrence");
    QTest::addColumn<QString>("action");
    constexpr const char *kSenders[] = {"client", "subscription", "extensions"};
    const auto add = [&](bool tcp, int i, int occurrence, const char *action) {
        const QByteArray signature(kSignals[i].signature);
        QTest::addRow("%s: %s in %s %d of the %s", tcp ? "TCP" : "device", action,
                      signature.left(signature.indexOf('(')).constData(), occurrence,
                      kSenders[int(kSignals[i].sender)])
            << tcp << i << occurrence << QString::fromLatin1(action);
    };
    for (const bool tcp : {false, true}) {
        for (int i = 0; i < int(std::size(kSignals)); ++i) {
            for (int occurrence = 1; occurrence <= kSignals[i].times; ++occurrence) {
                for (const char *action : kActions)
                    add(tcp, i, occurrence, action);
            }
        }
    }
}

void tst_QMqttSlots::arm(Sender sender, QObject *object)
{
    if (sender != m_sender)
        return;
    const QMetaObject *meta = object->metaObject();
    const int signal = meta->indexOfSignal(
        QMetaObject::normalizedSignature(m_signal.toLatin1().constData()).constData());
    QVERIFY2(signal >= 0, qPrintable(m_signal));
    const int slot = metaObject()->indexOfSlot("act()");
    connect(object, meta->method(signal), this, metaObject()->method(slot));
}

void tst_QMqttSlots::act()
{
    if (++m_emitted != m_occurrence)
        return;
    ++m_acted;
    if (m_action == u"delete the client"_s) {
        delete m_client.data();
    } else if (m_action == u"disconnect"_s) {
        m_client->disconnectFromHost();
    } else if (m_action == u"reconnect"_s) {
        m_client->disconnectFromHost();
        m_client->connectToHost();
    } else if (m_action == u"abort"_s) {
        m_client->findChild<QMqttExtensions *>()->abort();
    } else if (m_action == u"subscribe"_s) {
        m_client->subscribe(u"+"_s, 2);
        m_client->subscribe(u"a"_s, 0);
    } else if (m_action == u"unsubscribe"_s) {
        m_client->unsubscribe(u"a"_s);
    } else if (m_action == u"delete the subscription"_s) {
        delete m_subscription.data();
    } else if (m_action == u"publish"_s) {
        m_client->publish(u"a"_s, "from the slot", 2);
    } else {
        QEventLoop loop;
        QTimer::singleShot(5, &loop, &QEventLoop::quit);
        loop.exec();
    }
}

void tst_QMqttSlots::challenge(const QByteArray &packet)
{
    if (packet.startsWith("10"))
        m_broker->send("f006 18 04 150001 4d");
    else if (packet.startsWith("f0")) // session present, client id "i", method "M"
        m_broker->send("200b 0100 08 120001 69 150001 4d");
}

void tst_QMqttSlots::begin(bool tcp)
{
    m_emitted = 0;
    m_acted = 0;
    m_broker = std::make_unique<FakeBroker>(5);
    m_broker->answersConnect = false;
    m_broker->echoes = true;
    m_broker->subackCode = 0;
    connect(m_broker.get(), &FakeBroker::packetReceived, this, &tst_QMqttSlots::challenge);
    m_client = new QMqttClient;
    m_client->setProtocolVersion(QMqttClient::MQTT_5_0);
    m_client->setClientId(QString());
    m_client->setCleanSession(false);
    QMqttConnectionProperties properties;
    properties.setAuthenticationMethod(u"M"_s);
    m_client->setConnectionProperties(properties);
    auto *extensions = new QMqttExtensions(m_client);
    extensions->setAcceptsForeignSession(true);
    m_near = std::make_unique<PipeDevice>();
    m_far = std::make_unique<PipeDevice>();
    if (tcp) {
        m_client->setHostname(u"127.0.0.1"_s);
        m_client->setPort(m_broker->listen());
    } else {
        PipeDevice::join(m_near.get(), m_far.get());
        m_far->open(QIODevice::ReadWrite);
        m_broker->attach(m_far.get());
        m_client->setTransport(m_near.get(), QMqttClient::IODevice);
    }
    arm(Sender::Client, m_client);
    arm(Sender::Extensions, extensions);
    // The answer to a challenge comes last, so that the action comes before it.
    connect(m_client, &QMqttClient::authenticationRequested, m_broker.get(), [this] {
        if (m_client)
            m_client->authenticate({});
    });
}

/// A connection with everything in it; ends as soon as the action has taken place.
void tst_QMqttSlots::play()
{
    m_client->connectToHost();
    QTRY_VERIFY(m_acted > 0 || m_client->state() == QMqttClient::Connected);
    if (m_acted > 0)
        return;
    m_subscription = m_client->subscribe(u"a"_s, 1);
    arm(Sender::Subscription, m_subscription);
    QTRY_VERIFY(m_acted > 0 || m_subscription->state() == QMqttSubscription::Subscribed);
    if (m_acted > 0)
        return;
    m_client->publish(u"a"_s, "1", 1);
    m_client->publish(u"a"_s, "2", 2);
    m_client->requestPing();
    QTRY_VERIFY(m_acted > 0 || m_broker->count('6') == 1);
    QTRY_VERIFY(m_acted > 0
                || m_client->findChild<QMqttExtensions *>()->unfinishedPublishes() == 0);
    if (m_acted > 0)
        return;
    m_broker->answersPublish = false;
    const qint32 id = m_client->publish(u"a"_s, "3", 1);
    QTRY_COMPARE(m_broker->count('3'), 3);
    m_broker->send("400300" + QByteArray::number(id, 16).rightJustified(2, '0') + "87");
    m_broker->send("0000"); // and a violation in the end
    QTRY_VERIFY(m_acted > 0);
}

void tst_QMqttSlots::checkOutcome()
{
    if (m_action == u"delete the client"_s) {
        QVERIFY(m_client.isNull());
        QVERIFY(m_subscription.isNull());
        return;
    }
    if (m_action == u"disconnect"_s || m_action == u"abort"_s)
        QTRY_COMPARE(m_client->state(), QMqttClient::Disconnected);
    if (m_action == u"delete the subscription"_s)
        QVERIFY(m_subscription.isNull());
    // Whatever happened, the client goes on working. What ended a connection before (the violation,
    // for one) may come only now on a busy machine, and end the next one too.
    m_broker->answersPublish = true;
    constexpr int kAttempts = 5;
    for (int i = 0; i < kAttempts && m_client->state() != QMqttClient::Connected; ++i) {
        if (m_client->state() == QMqttClient::Disconnected) {
            m_far->open(QIODevice::ReadWrite);
            m_client->connectToHost();
        }
        QTRY_VERIFY(m_client->state() != QMqttClient::Connecting);
    }
    QTRY_COMPARE(m_client->state(), QMqttClient::Connected);
    QSignalSpy pong(m_client, &QMqttClient::pingResponseReceived);
    QVERIFY(m_client->requestPing());
    QTRY_VERIFY(pong.size() > 0 || m_client->state() == QMqttClient::Disconnected);
}

void tst_QMqttSlots::actionInSlot()
{
    QFETCH(bool, tcp);
    QFETCH(int, signal);
    QFETCH(int, occurrence);
    QFETCH(QString, action);
    m_occurrence = occurrence;
    m_signal = QString::fromLatin1(kSignals[signal].signature);
    m_sender = kSignals[signal].sender;
    m_action = action;
    begin(tcp);
    play();
    if (!QTest::currentTestFailed())
        checkOutcome();
    QVERIFY(m_acted > 0);
    delete m_client.data();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCoreApplication::processEvents();
    m_broker.reset();
}

void tst_QMqttSlots::propertySignals()
{
    const auto check = [](auto signal, auto change) {
        auto *client = new QMqttClient;
        const QPointer<QMqttClient> alive(client);
        QObject::connect(client, signal, client, [client] { delete client; });
        change(client);
        QVERIFY(alive.isNull());
    };
    using C = QMqttClient;
    check(&C::hostnameChanged, [](C *c) { c->setHostname(u"h"_s); });
    check(&C::portChanged, [](C *c) { c->setPort(1); });
    check(&C::clientIdChanged, [](C *c) { c->setClientId(u"i"_s); });
    check(&C::keepAliveChanged, [](C *c) { c->setKeepAlive(1); });
    check(&C::protocolVersionChanged, [](C *c) { c->setProtocolVersion(C::MQTT_5_0); });
    check(&C::usernameChanged, [](C *c) { c->setUsername(u"u"_s); });
    check(&C::passwordChanged, [](C *c) { c->setPassword(u"p"_s); });
    check(&C::cleanSessionChanged, [](C *c) { c->setCleanSession(false); });
    check(&C::willTopicChanged, [](C *c) { c->setWillTopic(u"w"_s); });
    check(&C::willQoSChanged, [](C *c) { c->setWillQoS(1); });
    check(&C::willMessageChanged, [](C *c) { c->setWillMessage("m"); });
    check(&C::willRetainChanged, [](C *c) { c->setWillRetain(true); });
    check(&C::autoKeepAliveChanged, [](C *c) { c->setAutoKeepAlive(false); });
    check(&C::errorChanged, [](C *c) { c->connectToHost(); }); // no transport
}

QTEST_GUILESS_MAIN(tst_QMqttSlots)
#include "tst_qmqttslots.moc"
