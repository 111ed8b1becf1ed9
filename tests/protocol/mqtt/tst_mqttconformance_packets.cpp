// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conformance.h"

using namespace Qt::StringLiterals;
using namespace Conformance;
using namespace Raptor::Mqtt;

namespace {

constexpr Conversation kConversations[] = {
    {"MQTT-1.5.4-1 surrogate", V5, "", "30060003eda080 00", "closed violation 0x81", "e00181"},
    {"MQTT-1.5.4-1 overlong", V5, "", "30050002c080 00", "closed violation 0x81", "e00181"},
    {"MQTT-1.5.4-1 above U+10FFFF", V5, "", "30070004f4908080 00", "closed violation 0x81",
     "e00181"},
    {"MQTT-1.5.4-1 in a property", V5, "", "3008000161 04 030001ff", "closed violation 0x81",
     "e00181"},
    {"MQTT311-1.5.3-1 surrogate", V311, "", "30050003eda080", "closed violation 0x81"},
    {"MQTT-1.5.4-2 topic", V5, "", "3004000100 00", "closed violation 0x81", "e00181"},
    {"MQTT-1.5.4-2 property", V5, "", "3008000161 04 03000100", "closed violation 0x81", "e00181"},
    {"MQTT311-1.5.3-2 topic", V311, "", "3003000100", "closed violation 0x81"},
    {"MQTT-1.5.5-1 remaining length", V5, "", "308400 000161 00", "closed violation 0x81",
     "e00181"},
    {"MQTT-1.5.5-1 five bytes", V5, "", "308080808001", "closed violation 0x81", "e00181"},
    {"MQTT-1.5.5-1 property length", V5, "", "3005000161 8000", "closed violation 0x81", "e00181"},
    {"MQTT-1.5.5-1 property value", V5, "", "3007000161 03 0b8100", "closed violation 0x81",
     "e00181"},
    {"MQTT-1.5.7-1 name", V5, "", "300b000161 07 260001ff000162", "closed violation 0x81",
     "e00181"},
    {"MQTT-1.5.7-1 value", V5, "", "300b000161 07 260001610001ff", "closed violation 0x81",
     "e00181"},
    {"MQTT-2.1.3-1 CONNACK", V5, "-", "2103000000", "closed violation 0x81", "e00181"},
    {"MQTT-2.1.3-1 PUBACK", V5, "p1", "41020001", "closed violation 0x81", "e00181"},
    {"MQTT-2.1.3-1 PUBREC", V5, "p2", "51020001", "closed violation 0x81", "e00181"},
    {"MQTT-2.1.3-1 PUBCOMP", V5, "p2", "71020001", "closed violation 0x81", "e00181"},
    {"MQTT-2.1.3-1 SUBACK", V5, "s", "9104000100 01", "closed violation 0x81", "e00181"},
    {"MQTT-2.1.3-1 UNSUBACK", V5, "u", "b104000100 00", "closed violation 0x81", "e00181"},
    {"MQTT-2.1.3-1 PINGRESP", V5, "i", "d100", "closed violation 0x81", "e00181"},
    {"MQTT-2.1.3-1 packet type 0", V5, "", "0000", "closed violation 0x81", "e00181"},
    {"MQTT311-2.2.2-2 CONNACK", V311, "-", "21020000", "closed violation 0x81"},
    {"MQTT311-2.2.2-2 PUBREL", V311, "", "60020001", "closed violation 0x81"},
    {"MQTT311-2.2.2-2 SUBACK", V311, "s", "9103000101", "closed violation 0x81"},
    {"MQTT311-2.2.2-2 PINGRESP", V311, "i", "d200", "closed violation 0x81"},
    {"MQTT5-2.2.2.2 property of another packet", V5, "", "3007000161 03 210001",
     "closed violation 0x81", "e00181"},
    {"MQTT5-2.2.2.2 property twice", V5, "", "3008000161 04 01000100", "closed violation 0x82",
     "e00182"},
    {"MQTT-3.3.1-2 inbound, 5.0", V5, "", "3804000161 00", "closed violation 0x81", "e00181"},
    {"MQTT-3.3.1-2 inbound, 3.1.1", V311, "", "3803000161", "closed violation 0x81"},
    {"MQTT-3.3.1-4 5.0", V5, "", "36060001610005 00", "closed violation 0x81", "e00181"},
    {"MQTT-3.3.1-4 3.1.1", V311, "", "36050001610005", "closed violation 0x81"},
    {"MQTT-3.3.2-1 nothing, 5.0", V5, "", "3000", "closed violation 0x81", "e00181"},
    {"MQTT-3.3.2-1 neither topic nor alias", V5, "", "3003000000", "closed violation 0x82",
     "e00182"},
    {"MQTT-3.3.2-1 3.1.1", V311, "", "30020000", "closed violation 0x82"},
    {"MQTT-3.3.2-2 plus, 5.0", V5, "", "30060003612f2b 00", "closed violation 0x90", "e00190"},
    {"MQTT-3.3.2-2 hash, 3.1.1", V311, "", "3003000123", "closed violation 0x81"},
    {"MQTT-3.3.2-13 response topic not UTF-8", V5, "", "3008000161 04 080001ff",
     "closed violation 0x81", "e00181"},
    {"MQTT-3.3.2-14 response topic with a wildcard", V5, "", "3008000161 04 08000123",
     "closed violation 0x82", "e00182"},
    {"MQTT-3.3.4-1 QoS 0", V5, "", "3005000161 00 68", "message a=h q0"},
    {"MQTT-3.3.4-1 QoS 1", V5, "", "32070001610005 00 68", "message a=h q1", "40020005"},
    {"MQTT-3.3.4-1 QoS 2", V5, "", "34070001610005 00 68", "message a=h q2", "50020005"},
    {"MQTT-3.3.4-1 QoS 1, 3.1.1", V311, "", "32060001610005 68", "message a=h q1", "40020005"},
    {"MQTT-3.3.4-1 QoS 2, 3.1.1", V311, "", "34060001610005 68", "message a=h q2", "50020005"},
    {"MQTT-3.6.1-1 inbound, 5.0", V5, "", "60020007", "closed violation 0x81", "e00181"},
    {"MQTT-3.6.1-1 inbound, 3.1.1", V311, "", "60020007", "closed violation 0x81"},
    {"MQTT5-3.4.2.1 PUBACK of two bytes", V5, "p1", "40020001", "puback 1 0x0"},
    {"MQTT5-3.4.2.1 PUBACK of three bytes", V5, "p1", "4003000110", "puback 1 0x10"},
    {"MQTT5-3.4.2.1 PUBACK with no properties", V5, "p1", "400400011000", "puback 1 0x10"},
    {"MQTT5-3.4.2.1 PUBREC of three bytes", V5, "p2", "5003000110", "pubrec 1 0x10", "62020001"},
    {"MQTT5-3.4.2.1 PUBREL of three bytes", V5, "", "34070001610007006862030007 00",
     "message a=h q2|released 7", "5002000770020007"},
    {"MQTT-3.8.4-6 two codes for one filter", V5, "s", "9005000100 0101", "closed violation 0x82",
     "e00182"},
    {"MQTT-3.8.4-6 no code", V5, "s", "9003000100", "closed violation 0x82", "e00182"},
    {"MQTT-3.8.4-6 3.1.1", V311, "s", "900400010101", "closed violation 0x82"},
    {"MQTT-3.11.3-1 two codes for one filter", V5, "u", "b005000100 0000", "closed violation 0x82",
     "e00182"},
    {"MQTT-3.11.3-1 no code", V5, "u", "b003000100", "closed violation 0x82", "e00182"},
};

void bomIsKept() // the shell: see tst_mqttconformance_client
{
    for (const Version version : {V311, V5}) {
        EngineScript script{version};
        script.establish();
        script.engine.append(
            EngineScript::bytes(version == V5 ? "30070004efbbbf6100" : "30060004efbbbf61"),
            script.now);
        Event event;
        QVERIFY(script.engine.nextEvent(event));
        QCOMPARE(event.topic,
                 QByteArrayView("\xEF\xBB\xBF"
                                "a"));
        const QString text = fromMqttString(event.topic);
        QCOMPARE(text.size(), 2);
        QCOMPARE(*toMqttString(text), event.topic.toByteArray());
    }
}

void requestsHaveTheirFlags()
{
    for (const Version version : {V311, V5}) {
        EngineScript script{version};
        script.establish();
        script.engine.subscribe({{"f", 2}}, {});
        QVERIFY(script.output().startsWith("82"));
        script.engine.unsubscribe({"f"}, {});
        QVERIFY(script.output().startsWith("a2"));
        script.engine.ping(script.now);
        QCOMPARE(script.output(), QByteArray("c000"));
        script.publish(2);
        (void)script.output();
        script.feed("50020003");
        QVERIFY(script.output().startsWith("62"));
        script.feed(publishHex(version, 2, 9) + "62020009" + publishHex(version, 1, 9));
        QCOMPARE(script.output(), QByteArray("500200097002000940020009"));
        script.engine.disconnect({});
        QCOMPARE(script.output(), QByteArray("e000"));
    }
}

void qosZeroHasNoIdentifier()
{
    EngineScript old;
    old.establish();
    QCOMPARE(old.publish(0).id, quint16(0));
    QCOMPARE(old.output(), QByteArray("300400017478"));
    EngineScript script{V5};
    script.establish();
    script.publish(0);
    QCOMPARE(script.output(), QByteArray("30050001740078"));
}

void identifiersAreUnused()
{
    for (const Version version : {V311, V5}) {
        EngineScript script{version};
        script.establish();
        QCOMPARE(script.publish(1).id, quint16(1));
        QCOMPARE(script.engine.subscribe({{"f", 0}}, {}), quint16(2));
        QCOMPARE(script.engine.unsubscribe({"f"}, {}), quint16(3));
        QCOMPARE(script.publish(2).id, quint16(4));
        script.events.clear();
        script.feed(version == V5 ? "320600016100000000" : "32050001610000"); // 0 from the server
        QCOMPARE(script.events.join(u'|'), u"closed violation 0x82"_s);
    }
}

/// Once around, past all that is unanswered.
void identifiersInUseAreSkipped()
{
    EngineScript script;
    script.establish();
    script.publish(1);
    script.engine.subscribe({{"f", 0}}, {});
    Event event;
    for (int i = 3; i <= 65535; ++i) {
        QCOMPARE(int(script.publish(1).id), i);
        const char puback[] = {0x40, 2, char(i >> 8), char(i & 0xFF)};
        script.engine.append(QByteArrayView(puback, 4), script.now);
        QVERIFY(script.engine.nextEvent(event));
    }
    QCOMPARE(script.publish(1).id, quint16(3));
}

void acknowledgementsCarryTheIdentifier()
{
    for (const Version version : {V311, V5}) {
        EngineScript script{version};
        script.establish();
        script.feed(publishHex(version, 1, 0x1234));
        QCOMPARE(script.output(), QByteArray("40021234"));
        script.feed(publishHex(version, 2, 0xfffe));
        QCOMPARE(script.output(), QByteArray("5002fffe"));
        script.feed("6202fffe");
        QCOMPARE(script.output(), QByteArray("7002fffe"));
        script.publish(2);
        (void)script.output();
        script.feed("50020001");
        QCOMPARE(script.output(), QByteArray("62020001"));
    }
}

void answersAreMatchedByIdentifier()
{
    EngineScript script{V5};
    script.establish();
    script.run(u"s u"_s); // 1, 2
    script.feed("9004000200 01 b004000100 00"); // each with the identifier of the other
    QVERIFY(script.events.isEmpty());
    script.feed("9004000100 01 b004000200 00");
    QCOMPARE(script.events.join(u'|'), u"suback 1 01|unsuback 2 00"_s);
}

void noPropertiesAreALengthOfZero()
{
    EngineScript script{V5};
    script.engine.connectionOpened(script.options, script.now);
    QCOMPARE(script.output(), QByteArray("100e00044d5154540502003c00000163"));
    script.feed("2003000000");
    script.publish(1);
    QCOMPARE(script.output(), QByteArray("320700017400010078"));
    script.engine.subscribe({{"f", 0}}, {});
    QCOMPARE(script.output(), QByteArray("820700020000016600"));
    script.engine.unsubscribe({"f"}, {});
    QCOMPARE(script.output(), QByteArray("a206000300000166"));
    script.events.clear();
    script.feed("3003000161"); // and its absence is an error
    QCOMPARE(script.events.join(u'|'), u"closed violation 0x81"_s);
}

/// Exactly \a legal pass among all codes of an acknowledgement.
void onlyTheseReasons(const QByteArray &request, const QByteArray &head, const QByteArray &legal)
{
    for (int code = 0; code < 256; ++code) {
        EngineScript script{V5};
        script.establish();
        script.run(QString::fromLatin1(request));
        if (head == "70")
            script.feed("50020001");
        (void)script.output();
        script.events.clear();
        script.feed(head + "030001" + QByteArray::number(code, 16).rightJustified(2, '0'));
        const bool refused = script.events.join(u'|') == u"closed violation 0x82"_s;
        QCOMPARE(refused, !legal.contains(char(code)));
    }
}

constexpr char kPublishReasons[] = "001080838790919799";

void pubackReasons()
{
    onlyTheseReasons("p1", "40", QByteArray::fromHex(kPublishReasons));
}
void pubrecReasons()
{
    onlyTheseReasons("p2", "50", QByteArray::fromHex(kPublishReasons));
}
void pubrelReasons()
{
    onlyTheseReasons("", "62", QByteArray::fromHex("0092"));
}
void pubcompReasons()
{
    onlyTheseReasons("p2", "70", QByteArray::fromHex("0092"));
}

void listsAreNeverEmpty()
{
    for (const Version version : {V311, V5}) {
        EngineScript script{version};
        script.establish();
        QCOMPARE(script.engine.subscribe({}, {}), quint16(0));
        QCOMPARE(script.engine.unsubscribe({}, {}), quint16(0));
        QCOMPARE(script.output(), QByteArray());
    }
}

constexpr Statement kStatements[] = {
    {"MQTT-1.5.4-3", bomIsKept},
    {"MQTT311-1.5.3-3", bomIsKept},
    {"MQTT311-2.2.2-1", requestsHaveTheirFlags},
    {"MQTT-3.6.1-1 outbound", requestsHaveTheirFlags},
    {"MQTT-3.8.1-1", requestsHaveTheirFlags},
    {"MQTT-3.10.1-1", requestsHaveTheirFlags},
    {"MQTT-3.14.1-1 outbound", requestsHaveTheirFlags},
    {"MQTT-2.2.1-2", qosZeroHasNoIdentifier},
    {"MQTT-2.2.1-3", identifiersAreUnused},
    {"MQTT-2.2.1-3 once around", identifiersInUseAreSkipped},
    {"MQTT311-2.3.1-1", identifiersAreUnused},
    {"MQTT311-2.3.1-2", identifiersAreUnused},
    {"MQTT-2.2.1-5", acknowledgementsCarryTheIdentifier},
    {"MQTT-2.2.1-6", answersAreMatchedByIdentifier},
    {"MQTT-2.2.2-1", noPropertiesAreALengthOfZero},
    {"MQTT-3.4.2-1", pubackReasons},
    {"MQTT-3.5.2-1", pubrecReasons},
    {"MQTT-3.6.2-1", pubrelReasons},
    {"MQTT-3.7.2-1", pubcompReasons},
    {"MQTT-3.8.3-2", listsAreNeverEmpty},
    {"MQTT-3.10.3-2", listsAreNeverEmpty},
};

} // namespace

/// Data representation, headers, acknowledgements, SUBSCRIBE and UNSUBSCRIBE.
class tst_MqttConformancePackets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void conversation_data() { addConversations(kConversations); }
    void conversation() { converse(); }
    void statement_data() { addStatements(kStatements); }
    void statement() { checkStatement(); }
};

QTEST_APPLESS_MAIN(tst_MqttConformancePackets)
#include "tst_mqttconformance_packets.moc"
