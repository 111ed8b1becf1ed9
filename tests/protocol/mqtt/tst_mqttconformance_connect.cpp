// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conformance.h"

using namespace Qt::StringLiterals;
using namespace Conformance;
using namespace Raptor::Mqtt;
using namespace std::chrono_literals;

namespace {

constexpr Conversation kConversations[] = {
    {"MQTT-3.2.2-1 5.0", V5, "-", "2003020000", "closed violation 0x81", "e00181"},
    {"MQTT-3.2.2-1 session and reserved", V5, "-", "2003ff0000", "closed violation 0x81", "e00181"},
    {"MQTT-3.2.2-1 3.1.1", V311, "-", "20028000", "closed violation 0x81"},
    {"MQTT-3.2.2-4 first connection", V5, "-", "2003010000", "closed violation 0x82", "e00182"},
    {"MQTT-3.2.2-4 after a clean start, 3.1.1", V311, "-", "20020100", "closed violation 0x82"},
    {"MQTT-3.2.2-7 5.0", V5, "-", "2003008700 3004000161 00", "closed refused 0x87"},
    {"MQTT-3.2.2-7 3.1.1", V311, "-", "20020003 3003000161", "closed refused 0x88"},
    {"MQTT5-3.2.0 packet before CONNACK", V5, "-", "3004000161 00", "closed violation 0x82",
     "e00182"},
    {"MQTT5-3.2.0 second CONNACK", V5, "", "2003000000", "closed violation 0x82", "e00182"},
};

QByteArray connectHex(const EngineScript &script)
{
    QByteArray out;
    encodeConnect(out, script.options.connect);
    return out.toHex();
}

/// Connect flags of the packet: behind name and level.
int flagsOf(const QByteArray &hex)
{
    return hex.mid(18, 2).toInt(nullptr, 16);
}

void connectIsFirstAndOnce()
{
    for (const Version version : {V311, V5}) {
        EngineScript script{version};
        QVERIFY(script.publish(0).error == Engine::PublishError::NotConnected);
        QCOMPARE(script.output(), QByteArray());
        script.engine.connectionOpened(script.options, script.now);
        QVERIFY(script.publish(0).error == Engine::PublishError::NotConnected);
        QVERIFY(!script.engine.ping(script.now));
        QCOMPARE(script.output(), connectHex(script));
        script.feed(version == V5 ? "2003000000" : "20020000");
        script.publish(0);
        QVERIFY(script.output().startsWith("30"));
    }
}

void nameLevelAndReservedBit()
{
    EngineScript script{V5};
    QCOMPARE(connectHex(script).mid(4, 14), QByteArray("00044d51545405"));
    QCOMPARE(connectHex(EngineScript{V311}).mid(4, 14), QByteArray("00044d51545404"));
    QCOMPARE(connectHex(EngineScript{Version::V31}).mid(4, 18), QByteArray("00064d514973647003"));
    script.options.connect.will = Will{"w", "x", 2, true, {}};
    script.options.connect.userName = "u";
    script.options.connect.password = "p";
    QCOMPARE(flagsOf(connectHex(script)), 0xf6); // all but bit 0
}

void willFlagBringsFields()
{
    EngineScript script{V5};
    script.options.connect.will = Will{"w", "hi", 1, true, {}};
    QCOMPARE(flagsOf(connectHex(script)) & 0x3c, 0x2c);
    QVERIFY(connectHex(script).endsWith("000163"
                                        "00"
                                        "000177"
                                        "00026869"));
    EngineScript old{V311};
    old.options.connect.will = script.options.connect.will;
    QVERIFY(connectHex(old).endsWith("000163"
                                     "000177"
                                     "00026869"));
}

void willBitsAreZeroWithoutWill()
{
    for (const Version version : {V311, V5})
        QCOMPARE(flagsOf(connectHex(EngineScript{version})) & 0x3c, 0);
}

void willQosIsLegal()
{
    for (const quint8 qos : {0, 1, 2}) {
        EngineScript script{V5};
        script.options.connect.will = Will{"w", "", qos, false, {}};
        QCOMPARE((flagsOf(connectHex(script)) >> 3) & 3, int(qos));
    }
}

void userAndPasswordFlags()
{
    for (const Version version : {V311, V5}) {
        EngineScript script{version};
        QCOMPARE(flagsOf(connectHex(script)) & 0xc0, 0);
        QVERIFY(connectHex(script).endsWith("000163"));
        script.options.connect.userName = "u";
        QCOMPARE(flagsOf(connectHex(script)) & 0xc0, 0x80);
        QVERIFY(connectHex(script).endsWith("000163"
                                            "000175"));
        script.options.connect.password = "p";
        QCOMPARE(flagsOf(connectHex(script)) & 0xc0, 0xc0);
        QVERIFY(connectHex(script).endsWith("000163"
                                            "000175"
                                            "000170"));
    }
    EngineScript script{V5}; // 5.0 allows a password alone
    script.options.connect.password = "p";
    QCOMPARE(flagsOf(connectHex(script)) & 0xc0, 0x40);
    QVERIFY(connectHex(script).endsWith("000163"
                                        "000170"));
}

void pingsInTheInterval()
{
    for (const Version version : {V311, V5}) {
        EngineScript script{version};
        script.options.connect.keepAlive = 10;
        script.establish();
        const Milliseconds due = *script.engine.deadline();
        QVERIFY(due < script.now + 10s);
        script.engine.tick(due);
        QCOMPARE(script.output(), QByteArray("c000"));
    }
}

void serverKeepAliveCounts()
{
    EngineScript script{V5};
    script.options.connect.keepAlive = 600;
    script.establish("2006000003 13000a");
    QCOMPARE(*script.engine.deadline(), script.now + 9s);
    EngineScript zero{V5};
    zero.establish("2006000003 130000");
    QVERIFY(!zero.engine.deadline());
}

void sessionIsKept()
{
    for (const Version version : {V311, V5}) {
        EngineScript script = persistent(version);
        script.establish();
        script.run(u"p1 p2"_s);
        script.feed(publishHex(version, 2, 7));
        resume(script);
        QCOMPARE(script.engine.unfinishedPublishes(), std::size_t(2));
        script.events.clear();
        script.feed(publishHex(version, 2, 7, true) + "62020007");
        QCOMPARE(script.events.join(u'|'), u"released 7"_s);
    }
}

void tooLargeInbound()
{
    EngineScript script{V5};
    script.options.connect.properties.setNumber(PropertyId::MaximumPacketSize, 20);
    script.establish();
    script.feed("3012000161 00" + QByteArray(14 * 2, '6')); // 20 bytes
    QCOMPARE(script.events.size(), 1);
    script.events.clear();
    script.feed("3013"); // 21
    QCOMPARE(script.events.join(u'|'), u"closed violation 0x95"_s);
    QCOMPARE(script.output(), QByteArray("e00195"));
}

void declinedProblemInformation()
{
    const QByteArray string = "1f000178";
    const QByteArray user = "26000161000162";
    for (const QByteArray &property : {string, user}) {
        const QByteArray size = QByteArray::number(property.size() / 2, 16).rightJustified(2, '0');
        const auto packet = [&](const QByteArray &type, const QByteArray &body,
                                const QByteArray &tail) {
            const QByteArray whole = body + size + property + tail;
            return type + QByteArray::number(whole.size() / 2, 16).rightJustified(2, '0') + whole;
        };
        const std::pair<const char *, QByteArray> cases[] = {
            {"p1", packet("40", "000110", "")}, {"p2", packet("50", "000110", "")},
            {"", packet("62", "000700", "")},   {"s", packet("90", "0001", "01")},
            {"u", packet("b0", "0001", "00")},
        };
        for (const auto &[requests, input] : cases) {
            for (const bool declined : {false, true}) {
                EngineScript script{V5};
                if (declined)
                    script.options.connect.properties.setNumber(
                        PropertyId::RequestProblemInformation, 0);
                script.establish();
                script.run(QString::fromLatin1(requests));
                script.feed(input);
                QCOMPARE(script.events.join(u'|') == u"closed violation 0x82"_s, declined);
            }
        }
        // PUBLISH, CONNACK and DISCONNECT may have them even so.
        EngineScript script{V5};
        script.options.connect.properties.setNumber(PropertyId::RequestProblemInformation, 0);
        script.establish(packet("20", "0000", ""));
        script.feed("300b000161 07 26000161000162" + packet("e0", "8b", ""));
        QCOMPARE(script.events.join(u'|'), u"message a= q0|closed disconnect 0x8b"_s);
    }
}

void onlyAuthBeforeConnack()
{
    EngineScript script{V5};
    script.options.connect.properties.setText(PropertyId::AuthenticationMethod, "M");
    script.open();
    script.feed("f006 18 04 150001 4d");
    QCOMPARE(script.publish(1).error, Engine::PublishError::NotConnected);
    QCOMPARE(script.engine.subscribe({{"f", 0}}, {}), quint16(0));
    QVERIFY(!script.engine.ping(script.now));
    QVERIFY(!script.engine.deadline());
    QCOMPARE(script.output(), QByteArray());
    QVERIFY(script.engine.auth({}));
    script.engine.disconnect({});
    QCOMPARE(script.output(),
             QByteArray("f00618041500014d"
                        "e000"));
}

void payloadOrder()
{
    EngineScript script{V5};
    script.options.connect.will = Will{"w", "hi", 0, false, {}};
    script.options.connect.will->properties.setNumber(PropertyId::WillDelayInterval, 5);
    script.options.connect.userName = "u";
    script.options.connect.password = "p";
    QVERIFY(connectHex(script).endsWith("000163"
                                        "051800000005"
                                        "000177"
                                        "00026869"
                                        "000175"
                                        "000170"));
}

void discardsStateWithoutSession()
{
    for (const Version version : {V311, V5}) {
        EngineScript script = persistent(version);
        script.establish();
        script.run(u"p1 p2"_s);
        script.feed(publishHex(version, 2, 7));
        resume(script, version == V5 ? "2003000000" : "20020000");
        QCOMPARE(script.events.join(u'|'), u"connected|lost 1 0x80|lost 2 0x80"_s);
        QCOMPARE(script.output(), QByteArray());
        script.events.clear();
        script.feed(publishHex(version, 2, 7)); // a new message, the old identifier means nothing
        QCOMPARE(script.events.join(u'|'), u"message a=h q2"_s);
    }
}

void sessionPresentNeedsLocalState()
{
    EngineScript script = persistent(V5);
    script.establish();
    resume(script);
    QCOMPARE(script.events.join(u'|'), u"connected+session"_s);
    EngineScript fresh = persistent(V5);
    fresh.open();
    fresh.feed("2003010000");
    QCOMPARE(fresh.events.join(u'|'), u"closed violation 0x82"_s);
    resume(fresh); // asking again does not make it ours
    QCOMPARE(fresh.events.join(u'|'), u"closed violation 0x82"_s);
    EngineScript told = persistent(V5); // the application knows of it
    told.options.acceptsForeignSession = true;
    told.open();
    told.feed("2003010000");
    QCOMPARE(told.events.join(u'|'), u"connected+session"_s);
    EngineScript lost = persistent(V5); // the server began one, its CONNACK did not arrive
    lost.open();
    resume(lost);
    QCOMPARE(lost.events.join(u'|'), u"connected+session"_s);
    EngineScript ended = persistent(V5);
    ended.establish();
    ended.engine.discardSession();
    resume(ended);
    QCOMPARE(ended.events.join(u'|'), u"closed violation 0x82"_s);
    EngineScript old = persistent(V311); // no such rule before 5.0
    old.open();
    old.feed("20020100");
    QCOMPARE(old.events.join(u'|'), u"connected+session"_s);
}

void maximumQos()
{
    for (const int maximum : {0, 1}) {
        EngineScript script{V5};
        script.establish("2005000002 240" + QByteArray::number(maximum));
        for (const int qos : {0, 1, 2})
            QCOMPARE(script.publish(quint8(qos)).error == Engine::PublishError::QoSNotSupported,
                     qos > maximum);
    }
}

void retainAvailable()
{
    EngineScript script{V5};
    script.establish("2005000002 2500");
    Message message;
    message.topic = "t";
    message.retain = true;
    QCOMPARE(script.engine.publish(message).error, Engine::PublishError::RetainNotSupported);
    QCOMPARE(script.output(), QByteArray());
    message.retain = false;
    QCOMPARE(script.engine.publish(message).error, Engine::PublishError::None);
}

void maximumPacketSize()
{
    EngineScript script{V5};
    script.establish("2008000005 2700000014"); // 20
    QCOMPARE(script.publish(0, "t", QByteArray(14, 'x')).error, Engine::PublishError::None);
    QCOMPARE(script.output().size(), 2 * 20);
    QCOMPARE(script.publish(0, "t", QByteArray(15, 'x')).error, Engine::PublishError::TooLarge);
    QCOMPARE(script.engine.subscribe({{QByteArray(12, 'f'), 0}}, {}), quint16(1));
    QCOMPARE(script.engine.subscribe({{QByteArray(13, 'f'), 0}}, {}), quint16(0));
    QCOMPARE(script.engine.unsubscribe({QByteArray(14, 'f')}, {}), quint16(0));
    (void)script.output();
    ReasonPacket packet;
    packet.properties.setText(PropertyId::ReasonString, QByteArray(50, 'r'));
    packet.reason = Reason::UnspecifiedError;
    script.engine.disconnect(packet);
    QCOMPARE(script.output(), QByteArray("e00180")); // without the text
}

constexpr Statement kStatements[] = {
    {"MQTT-3.1.0-1", connectIsFirstAndOnce},
    {"MQTT-3.1.0-2", connectIsFirstAndOnce},
    {"MQTT-3.1.2-1", nameLevelAndReservedBit},
    {"MQTT-3.1.2-2", nameLevelAndReservedBit},
    {"MQTT-3.1.2-3", nameLevelAndReservedBit},
    {"MQTT-3.1.2-9", willFlagBringsFields},
    {"MQTT-3.1.2-11", willBitsAreZeroWithoutWill},
    {"MQTT-3.1.2-12", willQosIsLegal},
    {"MQTT-3.1.2-13", willBitsAreZeroWithoutWill},
    {"MQTT-3.1.2-16", userAndPasswordFlags},
    {"MQTT-3.1.2-17", userAndPasswordFlags},
    {"MQTT-3.1.2-18", userAndPasswordFlags},
    {"MQTT-3.1.2-19", userAndPasswordFlags},
    {"MQTT-3.1.2-20", pingsInTheInterval},
    {"MQTT-3.1.2-21", serverKeepAliveCounts},
    {"MQTT-3.2.2-21", serverKeepAliveCounts},
    {"MQTT-3.1.2-23", sessionIsKept},
    {"MQTT-3.1.2-24", tooLargeInbound},
    {"MQTT-3.1.2-29", declinedProblemInformation},
    {"MQTT-3.1.2-30", onlyAuthBeforeConnack},
    {"MQTT-3.1.3-1", payloadOrder},
    {"MQTT-3.1.3-3", payloadOrder},
    {"MQTT-3.2.2-4 with and without local state", sessionPresentNeedsLocalState},
    {"MQTT-3.2.2-5", discardsStateWithoutSession},
    {"MQTT-3.2.2-11", maximumQos},
    {"MQTT-3.2.2-14", retainAvailable},
    {"MQTT-3.2.2-15", maximumPacketSize},
};

} // namespace

/// CONNECT, CONNACK and the keep alive that they agree on.
class tst_MqttConformanceConnect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void conversation_data() { addConversations(kConversations); }
    void conversation() { converse(); }
    void statement_data() { addStatements(kStatements); }
    void statement() { checkStatement(); }
};

QTEST_APPLESS_MAIN(tst_MqttConformanceConnect)
#include "tst_mqttconformance_connect.moc"
