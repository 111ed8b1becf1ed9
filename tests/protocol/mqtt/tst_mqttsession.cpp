// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "enginescript.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace Raptor::Mqtt;

/// What spans packets or connections: identifiers, resends, quotas.
class tst_MqttSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void identifiersStartAtOne();
    void identifiersNeverRepeat();
    void resumedSessionResends();
    void lostSessionIsReported();
    void cleanConnectionLosesAtOnce();
    void noResendWithoutSession();
    void incomingIdentifiersSurvive();
    void resendsObeyQuota();
    void resendObstacles();
    void anotherClientIdIsAnotherSession();
    void sendQuota();
    void receiveQuota();
    void receiveQuotaReturnsWhenWritten();
    void serverLimits();
    void ackAfterDelivery();
    void reasonsDoNotLinger();
    void tableOfUnfinishedMessages();
    void disconnectInDelivery();
    void sessionExpiryOnDisconnect();

private:
    static EngineScript persistent(Version version);
};

/// One event object takes one packet after the other.
void tst_MqttSession::reasonsDoNotLinger()
{
    EngineScript script{Version::V5};
    script.establish();
    QCOMPARE(script.publish(1).id, quint16(1));
    script.engine.append(EngineScript::bytes("4003000187320700017400070061"), script.now);
    Event event;
    QVERIFY(script.engine.nextEvent(event));
    QCOMPARE(event.reason, Reason::NotAuthorized);
    QVERIFY(script.engine.nextEvent(event));
    QCOMPARE(event.kind, Event::Kind::Message);
    QCOMPARE(event.reason, Reason::Success);
}

void tst_MqttSession::tableOfUnfinishedMessages()
{
    OutgoingTable table;
    QVERIFY(table.find(1) == nullptr);
    for (int id = 1; id <= 65535; ++id)
        table.insert(quint16(id)).order = quint64(id);
    QCOMPARE(table.count(), std::size_t(65535));
    QVERIFY(table.find(0) == nullptr);
    for (int id = 1; id <= 65535; id += 2)
        table.remove(quint16(id));
    table.remove(1);
    QCOMPARE(table.count(), std::size_t(32767));
    QVERIFY(table.find(65535) == nullptr);
    for (int id = 2; id < 65535; id += 2) {
        QVERIFY(table.find(quint16(id)) != nullptr);
        QCOMPARE(table.find(quint16(id))->order, quint64(id));
    }
    QCOMPARE(table.all().size(), table.count());
    table.clear();
    QCOMPARE(table.count(), std::size_t(0));
    QVERIFY(table.find(2) == nullptr);
    QCOMPARE(table.insert(2).order, quint64(0));
}

EngineScript tst_MqttSession::persistent(Version version)
{
    EngineScript script{version};
    script.options.connect.cleanStart = false;
    if (version == Version::V5)
        script.options.connect.properties.setNumber(PropertyId::SessionExpiryInterval, 100);
    return script;
}

void tst_MqttSession::identifiersStartAtOne()
{
    EngineScript one;
    EngineScript two;
    one.establish();
    two.establish();
    QCOMPARE(one.publish(1).id, quint16(1));
    QCOMPARE(two.publish(1).id, quint16(1)); // no state between clients
    QCOMPARE(one.engine.subscribe({{"f", 0}}, {}), quint16(2));
}

void tst_MqttSession::identifiersNeverRepeat()
{
    EngineScript script;
    script.establish();
    QSet<quint16> seen;
    for (int i = 0; i < 65535; ++i) {
        const auto result = script.publish(1);
        QVERIFY(result.id != 0);
        seen.insert(result.id);
        if (i % 1000 == 0)
            (void)script.output();
    }
    QCOMPARE(seen.size(), 65535);
    QVERIFY(script.publish(1).error != Engine::PublishError::None); // refused, not repeated
    QCOMPARE(script.engine.subscribe({{"f", 0}}, {}), quint16(0));
    (void)script.output();
    script.feed("40021234");
    QCOMPARE(script.publish(2).id, quint16(0x1234));
}

void tst_MqttSession::resumedSessionResends()
{
    for (const Version version : {Version::V311, Version::V5}) {
        EngineScript script = persistent(version);
        script.establish();
        script.publish(1, "a"); // 1, unanswered
        script.publish(2, "b"); // 2, PUBREC came
        script.publish(1, "c"); // 3, answered
        script.publish(2, "d"); // 4, unanswered
        script.feed("50020002 40020003");
        (void)script.output();
        script.events.clear();
        script.engine.connectionLost();
        script.drain();
        QVERIFY(script.events.isEmpty());

        script.open();
        script.feed(version == Version::V5 ? "2003010000" : "20020100");
        QCOMPARE(script.events.join(u'|'), u"connected+session"_s);
        const QByteArray expected = version == Version::V5 ? "620200023a0700016100010078"
                                                             "3c0700016400040078"
                                                           : "620200023a06000161000178"
                                                             "3c06000164000478";
        const QByteArray output = script.output();
        // PUBREL and PUBLISH each in their order; DUP set, original identifiers
        QCOMPARE(output, expected);
        script.feed("40020001 70020002 50020004 70020004");
        QCOMPARE(script.engine.unfinishedPublishes(), std::size_t(0));
    }
}

void tst_MqttSession::lostSessionIsReported()
{
    EngineScript script = persistent(Version::V311);
    script.establish();
    script.run(u"p1 p2"_s);
    script.engine.connectionLost();
    script.open();
    script.feed("20020000"); // the server has forgotten the session
    QCOMPARE(script.events.join(u'|'), u"connected|lost 1 0x80|lost 2 0x80"_s);
    QCOMPARE(script.output(), QByteArray());
    QCOMPARE(script.publish(1).id, quint16(3));
}

void tst_MqttSession::cleanConnectionLosesAtOnce()
{
    EngineScript script;
    script.establish();
    script.run(u"p1"_s);
    script.engine.connectionLost();
    script.drain();
    QCOMPARE(script.events.join(u'|'), u"lost 1 0x80"_s);
}

void tst_MqttSession::noResendWithoutSession()
{
    EngineScript script = persistent(Version::V311);
    script.establish();
    script.run(u"p1"_s);
    script.engine.connectionLost();
    script.options.connect.cleanStart = true;
    script.engine.connectionOpened(script.options, script.now);
    script.drain();
    QCOMPARE(script.events.join(u'|'), u"lost 1 0x80"_s);
    (void)script.output();
    script.feed("20020000");
    QCOMPARE(script.output(), QByteArray());
}

void tst_MqttSession::incomingIdentifiersSurvive()
{
    EngineScript script = persistent(Version::V311);
    script.establish();
    script.feed("34060001610007 68");
    QCOMPARE(script.events.join(u'|'), u"message a=h q2"_s);
    script.engine.connectionLost();
    script.open();
    script.feed("20020100");
    script.events.clear();
    (void)script.output();
    script.feed("3c060001610007 68 62020007"); // redelivered: acknowledged, not delivered
    QCOMPARE(script.events.join(u'|'), u"released 7"_s);
    QCOMPARE(script.output(), QByteArray("5002000770020007"));
}

void tst_MqttSession::resendsObeyQuota()
{
    EngineScript script = persistent(Version::V5);
    script.establish();
    for (const char *topic : {"a", "b", "c"})
        script.publish(1, topic);
    script.engine.connectionLost();
    script.open();
    script.feed("2006010003 210001"); // Receive Maximum 1
    QCOMPARE(script.output(), QByteArray("3a0700016100010078"));
    QCOMPARE(script.publish(1).error, Engine::PublishError::NoQuota); // not before the resends
    script.feed("40020001");
    QCOMPARE(script.output(), QByteArray("3a0700016200020078"));
    script.feed("40020002 40020003");
    script.feed("40020003");
    QCOMPARE(script.engine.unfinishedPublishes(), std::size_t(0));
    QCOMPARE(script.engine.sendQuota(), 1);
}

void tst_MqttSession::resendObstacles()
{
    EngineScript script = persistent(Version::V5);
    script.establish();
    script.publish(2, "a");
    script.publish(1, "b", QByteArray(50, 'x'));
    script.publish(1, "c");
    script.engine.connectionLost();
    script.open();
    script.feed("200a010007 2401 270000000f"); // QoS 1 at most, packets of 15 bytes at most
    QCOMPARE(script.events.join(u'|'), u"connected+session|lost 1 0x9b|lost 2 0x95"_s);
    QCOMPARE(script.output(), QByteArray("3a0700016300030078"));
}

void tst_MqttSession::anotherClientIdIsAnotherSession()
{
    EngineScript script = persistent(Version::V311);
    script.establish();
    script.run(u"p1"_s);
    script.engine.connectionLost();
    script.options.connect.clientId = "other";
    script.open();
    QCOMPARE(script.events.join(u'|'), u"lost 1 0x80"_s);
}

void tst_MqttSession::sendQuota()
{
    EngineScript script{Version::V5};
    script.establish("2006000003 210002");
    QCOMPARE(script.engine.sendQuota(), 2);
    QVERIFY(script.publish(1).id != 0);
    QVERIFY(script.publish(2).id != 0);
    QCOMPARE(script.publish(1).error, Engine::PublishError::NoQuota);
    QCOMPARE(script.publish(0).error, Engine::PublishError::None); // [MQTT-3.3.4-8]
    script.feed("50020002");
    QCOMPARE(script.engine.sendQuota(), 0); // PUBREC does not return it
    script.feed("70020002 4003000197");
    QCOMPARE(script.engine.sendQuota(), 2);
    script.publish(2);
    script.feed("5003000397"); // a failed PUBREC does
    QCOMPARE(script.engine.sendQuota(), 2);
}

void tst_MqttSession::receiveQuota()
{
    EngineScript script{Version::V5};
    script.options.connect.properties.setNumber(PropertyId::ReceiveMaximum, 2);
    script.establish();
    script.feed("34060001610001 00 34060001610002 00");
    (void)script.output();
    script.events.clear();
    script.feed("34060001610003 00");
    QCOMPARE(script.events.join(u'|'), u"closed violation 0x93"_s);
    QCOMPARE(script.output(), QByteArray("e00193"));
}

void tst_MqttSession::receiveQuotaReturnsWhenWritten()
{
    EngineScript script{Version::V5};
    script.options.connect.properties.setNumber(PropertyId::ReceiveMaximum, 2);
    script.establish();
    for (int i = 0; i < 10; ++i) {
        script.feed("32060001610001 00 32060001610002 00");
        (void)script.output();
    }
    QCOMPARE(script.events.size(), 20);
    script.events.clear();
    script.feed("32060001610001 00 32060001610002 00 32060001610003 00"); // before any PUBACK left
    QCOMPARE(script.events.last(), u"closed violation 0x93"_s);
}

void tst_MqttSession::serverLimits()
{
    EngineScript script{Version::V5};
    script.establish("200c000009 2401 2500 2700000014"); // QoS 1, no retain, 20 bytes
    QCOMPARE(script.publish(2).error, Engine::PublishError::QoSNotSupported);
    Message message{.topic = "t", .payload = {}, .qos = 0, .retain = true, .properties = {}};
    QCOMPARE(script.engine.publish(message).error, Engine::PublishError::RetainNotSupported);
    QCOMPARE(script.publish(1, "t", QByteArray(12, 'x')).error, Engine::PublishError::None);
    QCOMPARE(script.publish(1, "t", QByteArray(13, 'x')).error, Engine::PublishError::TooLarge);
    QCOMPARE(script.engine.subscribe({{QByteArray(30, 'f'), 0}}, {}), quint16(0));
    QCOMPARE(script.publish(0, "t", "x", 1).error, Engine::PublishError::AliasNotAllowed);
}

void tst_MqttSession::ackAfterDelivery()
{
    EngineScript script;
    script.establish();
    script.engine.append(EngineScript::bytes("32060001610005 68"), script.now);
    Event event;
    QVERIFY(script.engine.nextEvent(event));
    QVERIFY(!script.engine.hasOutput()); // delivery first
    script.publish(0);
    QVERIFY(!script.engine.nextEvent(event));
    QCOMPARE(script.output(), QByteArray("30040001747840020005"));
}

void tst_MqttSession::disconnectInDelivery()
{
    EngineScript script;
    script.establish();
    script.engine.append(EngineScript::bytes("32060001610005 68 3003000161"), script.now);
    Event event;
    QVERIFY(script.engine.nextEvent(event));
    script.engine.disconnect({});
    QVERIFY(!script.engine.nextEvent(event)); // nothing is delivered any more
    QCOMPARE(script.output(), QByteArray("40020005e000"));
    QCOMPARE(script.publish(0).error, Engine::PublishError::NotConnected);
}

void tst_MqttSession::sessionExpiryOnDisconnect()
{
    EngineScript script = persistent(Version::V5);
    script.establish();
    script.run(u"p1"_s);
    ReasonPacket packet;
    packet.properties.setNumber(PropertyId::SessionExpiryInterval, 0);
    script.engine.disconnect(packet);
    QCOMPARE(script.output(), QByteArray("e00700051100000000"));
    script.engine.connectionLost();
    script.drain();
    QCOMPARE(script.events.join(u'|'), u"lost 1 0x80"_s); // the session is over

    EngineScript clean{Version::V5};
    clean.establish();
    packet.properties.setNumber(PropertyId::SessionExpiryInterval, 10);
    clean.engine.disconnect(packet);
    QCOMPARE(clean.output(), QByteArray("e000")); // may not go from zero to non-zero
}

QTEST_APPLESS_MAIN(tst_MqttSession)
#include "tst_mqttsession.moc"
