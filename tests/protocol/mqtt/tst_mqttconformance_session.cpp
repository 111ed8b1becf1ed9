// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conformance.h"

using namespace Qt::StringLiterals;
using namespace Conformance;
using namespace Raptor::Mqtt;

namespace {

constexpr Conversation kConversations[] = {
    {"MQTT-4.3.1-1 in, 5.0", V5, "", "3005000161 00 68", "message a=h q0"},
    {"MQTT-4.3.1-1 in, 3.1.1", V311, "", "300400016168", "message a=h q0"},
    {"MQTT-4.3.2-4 5.0", V5, "", "32070001610005 00 68", "message a=h q1", "40020005"},
    {"MQTT-4.3.2-4 3.1.1", V311, "", "32060001610005 68", "message a=h q1", "40020005"},
    {"MQTT-4.3.2-5 5.0", V5, "", "32070001610005 00 68 3a070001610005 00 68",
     "message a=h q1|message a=h q1 dup", "4002000540020005"},
    {"MQTT-4.3.2-5 3.1.1", V311, "", "32060001610005 68 32060001610005 68",
     "message a=h q1|message a=h q1", "4002000540020005"},
    {"MQTT-4.3.3-8 5.0", V5, "", "34070001610007 00 68", "message a=h q2", "50020007"},
    {"MQTT-4.3.3-8 3.1.1", V311, "", "34060001610007 68", "message a=h q2", "50020007"},
    {"MQTT-4.3.3-10 5.0", V5, "", "34070001610007 00 68 3c070001610007 00 68", "message a=h q2",
     "5002000750020007"},
    {"MQTT-4.3.3-10 3.1.1", V311, "", "34060001610007 68 34060001610007 68", "message a=h q2",
     "5002000750020007"},
    {"MQTT-4.3.3-11 known", V5, "", "34070001610007 00 68 62020007", "message a=h q2|released 7",
     "5002000770020007"},
    {"MQTT-4.3.3-11 unknown, 5.0", V5, "", "62020007", "", "7003000792"},
    {"MQTT-4.3.3-11 unknown, 3.1.1", V311, "", "62020007", "", "70020007"},
    {"MQTT-4.3.3-12 5.0", V5, "", "34070001610007 00 68 62020007 34070001610007 00 69",
     "message a=h q2|released 7|message a=i q2", "500200077002000750020007"},
    {"MQTT-4.3.3-12 3.1.1", V311, "", "34060001610007 68 62020007 34060001610007 69",
     "message a=h q2|released 7|message a=i q2", "500200077002000750020007"},
    {"MQTT-4.3.3-13 expired meanwhile", V5, "", "340c0001610007 05 0200000001 68 62020007",
     "message a=h q2|released 7", "5002000770020007"},
    {"MQTT-4.3.3-4 failed PUBREC", V5, "p2", "5003000187", "pubrec 1 0x87"},
    {"MQTT-4.3.3-4 PUBREC", V5, "p2", "50020001", "pubrec 1 0x0", "62020001"},
    {"MQTT-4.3.3-4 3.1.1", V311, "p2", "50020001", "pubrec 1 0x0", "62020001"},
    {"MQTT-4.6.0-2 order of PUBACK", V5, "",
     "32060001610005 00 32060001610003 00 32060001610004 00",
     "message a= q1|message a= q1|message a= q1", "400200054002000340020004"},
    {"MQTT-4.6.0-3 order of PUBREC", V5, "",
     "34060001610005 00 34060001610003 00 34060001610004 00",
     "message a= q2|message a= q2|message a= q2", "500200055002000350020004"},
    {"MQTT-4.6.0-4 order of PUBREL", V5, "p2 p2 p2", "50020003 50020001 50020002",
     "pubrec 3 0x0|pubrec 1 0x0|pubrec 2 0x0", "620200036202000162020002"},
};

void firstIsNoDuplicate()
{
    for (const Version version : {V311, V5}) {
        for (const int qos : {0, 1, 2}) {
            EngineScript script{version};
            script.establish();
            script.feed(publishHex(version, 1, 7, true)); // what is passed on takes no DUP along
            (void)script.output();
            script.publish(quint8(qos));
            QCOMPARE(script.output().left(2), QByteArray::number(0x30 | (qos << 1), 16));
        }
    }
}

void unfinishedIsResentAsDuplicate()
{
    for (const Version version : {V311, V5}) {
        EngineScript script = persistent(version);
        script.establish();
        script.publish(1, "a");
        script.publish(2, "a");
        (void)script.output();
        script.now += std::chrono::minutes(10);
        script.engine.tick(script.now);
        (void)script.output(); // a ping
        script.feed("d000" + publishHex(version, 0, 0)); // time and traffic: no resend
        QCOMPARE(script.output(), QByteArray());
        resume(script);
        QByteArray expected = publishHex(version, 1, 1, true).chopped(2) + "78";
        expected += publishHex(version, 2, 2, true).chopped(2) + "78";
        QCOMPARE(script.output(), expected);
        script.feed("40020001 50020002 70020002");
        resume(script);
        QCOMPARE(script.output(), QByteArray()); // done is done
    }
}

void noPublishAfterPubrel()
{
    for (const Version version : {V311, V5}) {
        EngineScript script = persistent(version);
        script.establish();
        script.run(u"p2"_s);
        script.feed("50020001");
        for (int i = 0; i < 2; ++i) { // until PUBCOMP, as often as it takes
            resume(script);
            QCOMPARE(script.output(), QByteArray("62020001"));
        }
        script.feed("70020001");
        resume(script);
        QCOMPARE(script.output(), QByteArray());
    }
}

void expiryIsNotAppliedAfterSending()
{
    EngineScript script = persistent(V5);
    script.establish();
    Message message;
    message.topic = "t";
    message.qos = 2;
    message.properties.setNumber(PropertyId::MessageExpiryInterval, 1);
    script.engine.publish(message);
    (void)script.output();
    script.now += std::chrono::hours(1);
    resume(script);
    QCOMPARE(script.output(),
             QByteArray("3c0b00017400010502"
                        "00000001"));
}

void failedPublishIsOver()
{
    EngineScript script = persistent(V5);
    script.establish();
    script.run(u"p1 p2"_s);
    script.feed("4003000187 5003000297");
    QCOMPARE(script.engine.unfinishedPublishes(), std::size_t(0));
    (void)script.output();
    resume(script);
    QCOMPARE(script.output(), QByteArray());
}

void failedPubrecIsNeverSent() // so its identifier is never a new message before PUBREL
{
    EngineScript script{V5};
    script.establish();
    for (int i = 0; i < 3; ++i) {
        script.feed(publishHex(V5, 2, 7, i > 0));
        QCOMPARE(script.output(), QByteArray("50020007"));
    }
    QCOMPARE(script.events.size(), 1);
}

void newIdentifierForEachMessage()
{
    for (const Version version : {V311, V5}) {
        EngineScript script{version};
        script.establish();
        QCOMPARE(script.publish(1).id, quint16(1));
        script.feed("40020001");
        QCOMPARE(script.publish(2).id, quint16(2)); // not at once the same again
        QCOMPARE(script.publish(1).id, quint16(3));
        QCOMPARE(script.engine.unfinishedPublishes(), std::size_t(2));
    }
}

void resendsInOrder()
{
    for (const Version version : {V311, V5}) {
        EngineScript script = persistent(version);
        script.establish();
        for (const char *topic : {"a", "b", "c", "d"})
            script.publish(topic[0] == 'b' ? 2 : 1, topic);
        for (const char *topic : {"e", "f"})
            script.publish(2, topic); // 5, 6
        script.feed("50020006 50020005");
        (void)script.output();
        resume(script);
        const QByteArray output = script.output();
        QVERIFY(output.startsWith("6202000662020005")); // in the order of the PUBRECs
        qsizetype last = 0;
        for (const char *id : {"610001", "620002", "630003", "640004"}) {
            const qsizetype at = output.indexOf(id);
            QVERIFY(at > last);
            last = at;
        }
    }
}

void acknowledgesEverything()
{
    for (const Version version : {V311, V5}) { // no subscription at all
        EngineScript script{version};
        script.establish();
        script.feed(publishHex(version, 1, 5) + publishHex(version, 2, 6));
        QCOMPARE(script.output(), QByteArray("4002000550020006"));
    }
}

void sendQuota()
{
    EngineScript script{V5};
    script.establish("2006000003 210002");
    QCOMPARE(script.engine.sendQuota(), 2);
    script.publish(1);
    script.publish(2);
    QCOMPARE(script.engine.sendQuota(), 0);
    QCOMPARE(script.publish(1).error, Engine::PublishError::NoQuota);
    QCOMPARE(script.publish(2).error, Engine::PublishError::NoQuota);
    (void)script.output();
    // everything else goes on
    QCOMPARE(script.publish(0).error, Engine::PublishError::None);
    QVERIFY(script.engine.subscribe({{"f", 0}}, {}) != 0);
    QVERIFY(script.engine.ping(script.now));
    script.feed("50020002" + publishHex(V5, 2, 9) + "62020009 d000");
    QVERIFY(script.output().endsWith("62020002"
                                     "50020009"
                                     "70020009"));
    QCOMPARE(script.engine.sendQuota(), 0); // PUBREC returns nothing
    script.feed("70020002 4003000187");
    QCOMPARE(script.engine.sendQuota(), 2); // failures return it too
    script.feed("40020001 70020002");
    QCOMPARE(script.engine.sendQuota(), 2); // never above the maximum
    resume(script, "2003000000");
    QCOMPARE(script.engine.sendQuota(), 65535); // of this CONNACK, not of the last one
}

void receiveQuota()
{
    for (const QByteArray &kind : {QByteArray("1"), QByteArray("2")}) {
        EngineScript script{V5};
        script.options.connect.properties.setNumber(PropertyId::ReceiveMaximum, 2);
        script.establish();
        const int qos = kind.toInt();
        script.feed(publishHex(V5, qos, 1) + publishHex(V5, qos, 2));
        QCOMPARE(script.events.size(), 2);
        script.feed(publishHex(V5, qos, 3)); // before anything left
        QCOMPARE(script.events.last(), u"closed violation 0x93"_s);
        QVERIFY(script.output().endsWith("e00193"));
    }
    EngineScript script{V5};
    script.options.connect.properties.setNumber(PropertyId::ReceiveMaximum, 1);
    script.establish();
    for (int i = 0; i < 3; ++i) { // the unknown PUBREL returns as much as the sender counts
        script.feed("62020009");
        (void)script.output();
        script.feed(publishHex(V5, 2, 7) + "62020007");
        (void)script.output();
    }
    QVERIFY(!script.events.last().startsWith(u"closed"_s));
}

void inboundAliases()
{
    EngineScript script = persistent(V5);
    script.options.connect.properties.setNumber(PropertyId::TopicAliasMaximum, 2);
    script.establish("2006000003 220001");
    script.feed("3007000161 03 230002 30060000 03 230002 3007000162 03 230001");
    QCOMPARE(script.events.join(u'|'), u"message a= q0|message a= q0|message b= q0"_s);
    resume(script);
    script.events.clear();
    script.feed("30060000 03 230002");
    QCOMPARE(script.events.join(u'|'), u"closed violation 0x82"_s);
    for (const char *alias : {"230000", "230003"}) {
        EngineScript other{V5};
        other.options.connect.properties.setNumber(PropertyId::TopicAliasMaximum, 2);
        other.establish();
        other.feed(QByteArray("3007000161 03") + alias);
        QCOMPARE(other.events.join(u'|'), u"closed violation 0x94"_s);
    }
}

void outboundAliases()
{
    EngineScript script = persistent(V5);
    script.options.automaticAliases = 5;
    script.establish("2006000003 220001");
    QCOMPARE(script.publish(0, "a", "x", 2).error, Engine::PublishError::AliasNotAllowed);
    script.publish(0, "a");
    script.publish(0, "a");
    script.publish(1, "a");
    script.publish(0, "b"); // there is only one
    QCOMPARE(script.output(),
             QByteArray("30080001610323000178"
                        "300700000323000178"
                        "3209000000010323000178"
                        "30050001620078"));
    resume(script); // and now there is none: the resend has its topic back
    QCOMPARE(script.output(), QByteArray("3a0700016100010078"));
    QCOMPARE(script.publish(0, "a", "x", 1).error, Engine::PublishError::AliasNotAllowed);
    script.publish(0, "a");
    QCOMPARE(script.output(), QByteArray("30050001610078"));
}

void aliasZeroIsNeverSent()
{
    EngineScript script{V5};
    script.establish("2006000003 220005");
    script.publish(0, "a", "x", 0); // "none"
    QCOMPARE(script.output(), QByteArray("30050001610078"));
}

constexpr Statement kStatements[] = {
    {"MQTT-3.3.1-1", unfinishedIsResentAsDuplicate},
    {"MQTT-3.3.1-2 outbound", firstIsNoDuplicate},
    {"MQTT-3.3.1-3", firstIsNoDuplicate},
    {"MQTT-3.3.2-7", inboundAliases},
    {"MQTT-3.3.2-7 outbound", outboundAliases},
    {"MQTT-3.3.2-8 inbound", inboundAliases},
    {"MQTT-3.3.2-8", aliasZeroIsNeverSent},
    {"MQTT-3.3.2-9", outboundAliases},
    {"MQTT-3.3.2-10", inboundAliases},
    {"MQTT-3.2.2-17", outboundAliases},
    {"MQTT-3.2.2-18", outboundAliases},
    {"MQTT-3.3.4-7", sendQuota},
    {"MQTT-3.3.4-8", sendQuota},
    {"MQTT-3.3.4-9", receiveQuota},
    {"MQTT-4.1.0-1", unfinishedIsResentAsDuplicate},
    {"MQTT-4.3.1-1 out", firstIsNoDuplicate},
    {"MQTT-4.3.2-1", newIdentifierForEachMessage},
    {"MQTT-4.3.2-2", firstIsNoDuplicate},
    {"MQTT-4.3.2-3", unfinishedIsResentAsDuplicate},
    {"MQTT-4.3.3-1", newIdentifierForEachMessage},
    {"MQTT-4.3.3-2", firstIsNoDuplicate},
    {"MQTT-4.3.3-3", unfinishedIsResentAsDuplicate},
    {"MQTT-4.3.3-5", noPublishAfterPubrel},
    {"MQTT-4.3.3-6", noPublishAfterPubrel},
    {"MQTT-4.3.3-7", expiryIsNotAppliedAfterSending},
    {"MQTT-4.3.3-9", failedPubrecIsNeverSent},
    {"MQTT-4.4.0-1", unfinishedIsResentAsDuplicate},
    {"MQTT-4.4.0-2", failedPublishIsOver},
    {"MQTT-4.5.0-2", acknowledgesEverything},
    {"MQTT-4.6.0-1", resendsInOrder},
    {"MQTT-4.6.0-4 resends", resendsInOrder},
    {"MQTT-4.9.0-1", sendQuota},
    {"MQTT-4.9.0-2", sendQuota},
    {"MQTT-4.9.0-3", sendQuota},
};

} // namespace

/// Sessions, delivery, order, quotas and topic aliases.
class tst_MqttConformanceSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void conversation_data() { addConversations(kConversations); }
    void conversation() { converse(); }
    void statement_data() { addStatements(kStatements); }
    void statement() { checkStatement(); }
};

QTEST_APPLESS_MAIN(tst_MqttConformanceSession)
#include "tst_mqttconformance_session.moc"
