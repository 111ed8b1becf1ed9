// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conformance.h"

#include <protocol/mqtt/conversion.h>

using namespace Qt::StringLiterals;
using namespace Conformance;
using namespace Raptor::Mqtt;
using namespace std::chrono_literals;

namespace {

void receiveMaximum()
{
    EngineScript script = persistent(V5);
    script.establish("2006000003 210003");
    script.run(u"p1 p2 p1"_s);
    QCOMPARE(script.publish(1).error, Engine::PublishError::NoQuota);
    resume(script, "2006010003 210001"); // less than before
    QCOMPARE(script.output(),
             publishHex(V5, 1, 1, true).replace("000161", "000174").chopped(2) + "78");
    QCOMPARE(script.publish(1).error, Engine::PublishError::NoQuota);
    script.feed("40020001");
    QVERIFY(script.output().startsWith("3c")); // one comes, one goes
    script.feed("50020002 70020002");
    script.feed("40020003");
    QCOMPARE(script.engine.unfinishedPublishes(), std::size_t(0));
    QVERIFY(script.publish(1).id != 0);
    QCOMPARE(script.publish(1).error, Engine::PublishError::NoQuota);
    resume(script); // without the property it is unlimited again
    QCOMPARE(script.engine.sendQuota(), 65534);
}

void failedAnswers()
{
    EngineScript script{V5};
    script.establish();
    script.run(u"p1 p2 p2"_s);
    script.feed("4003000187 5003000297 5003000310");
    QCOMPARE(script.events.join(u'|'), u"puback 1 0x87|pubrec 2 0x97|pubrec 3 0x10"_s);
    QCOMPARE(script.output(), QByteArray("62020003")); // a PUBREL for the success alone
    QCOMPARE(script.engine.unfinishedPublishes(), std::size_t(1));
}

void resendRules()
{
    for (const Version version : {V311, V5}) {
        EngineScript script = persistent(version);
        script.establish();
        script.run(u"p1 p2"_s);
        script.feed("50020002");
        resume(script);
        const QByteArray output = script.output();
        QVERIFY(output.startsWith("62020002")); // PUBREL, not PUBLISH
        QVERIFY(output.mid(8).startsWith("3a")); // DUP
        QCOMPARE(output.count("3c"), 0);
        resume(script, version == V5 ? "2003000000" : "20020000");
        QCOMPARE(script.output(), QByteArray()); // no session, nothing again
    }
    EngineScript script = persistent(V5); // the server had completed it: no failure
    script.establish();
    script.run(u"p2"_s);
    script.feed("50020001");
    resume(script);
    script.feed("7003000192");
    QCOMPARE(script.events.last(), u"pubcomp 1 0x0"_s);
    EngineScript plain{V5}; // without a resumption it is one
    plain.establish();
    plain.run(u"p2"_s);
    plain.feed("50020001 7003000192");
    QCOMPARE(plain.events.last(), u"pubcomp 1 0x92"_s);
}

void duplicates()
{
    for (const Version version : {V311, V5}) {
        EngineScript script = persistent(version);
        script.establish();
        for (int i = 0; i < 3; ++i) {
            script.feed(publishHex(version, 2, 7, i > 0));
            QCOMPARE(script.events.filter(u"message"_s).size(), i == 0 ? 1 : 0);
            resume(script);
            script.events.clear();
        }
        script.feed("62020007");
        QCOMPARE(script.events.join(u'|'), u"released 7"_s);
    }
}

void aliasesAfterReconnect()
{
    EngineScript script = persistent(V5);
    script.options.automaticAliases = 9;
    script.establish("2006000003 220009");
    script.publish(1, "a");
    script.publish(1, "a");
    QVERIFY(script.output().endsWith("3209000000020323000178")); // alias alone
    resume(script, "2006010003 220001");
    QCOMPARE(script.output(),
             QByteArray("3a0700016100010078"
                        "3a0700016100020078"));
    script.publish(0, "b");
    QCOMPARE(script.output(), QByteArray("30080001620323000178")); // the first one has its topic
    script.publish(0, "a");
    QCOMPARE(script.output(), QByteArray("30050001610078")); // the new limit counts
}

void keepAlive()
{
    EngineScript listening; // inbound traffic does not keep the server content
    listening.options.connect.keepAlive = 10;
    listening.establish();
    for (int i = 0; i < 8; ++i) {
        listening.now += 1s;
        listening.feed("3003000161");
    }
    listening.now += 1s;
    listening.engine.tick(listening.now);
    QCOMPARE(listening.output(), QByteArray("c000"));
    EngineScript talking; // outbound traffic does not hide a dead link
    talking.options.connect.keepAlive = 10;
    talking.establish();
    for (int i = 0; i < 10; ++i) {
        talking.now += 1s;
        talking.publish(0);
        (void)talking.output();
    }
    talking.engine.tick(talking.now);
    QCOMPARE(talking.output(), QByteArray("c000"));
    talking.publish(0);
    talking.now += 5s; // and a missing PINGRESP ends it
    talking.engine.tick(talking.now);
    talking.drain();
    QCOMPARE(talking.events.join(u'|'), u"closed keepalive 0x8d"_s);
}

void sessionPresent()
{
    for (const Version version : {V311, V5}) {
        EngineScript clean{version};
        clean.open();
        clean.feed(version == V5 ? "2003010000" : "20020100");
        QCOMPARE(clean.events.join(u'|'), u"closed violation 0x82"_s);
        EngineScript refused = persistent(version);
        refused.open();
        refused.feed(version == V5 ? "2003018700" : "20020105");
        QCOMPARE(refused.events.join(u'|'), u"closed violation 0x82"_s);
    }
}

void inputIsValidated()
{
    for (const char *input :
         {"3004000180 00", "3004000123 00", "3004000100 00", "3007000161 03 210001",
          "3008000161 04 01000100", "3006000161 02 0102"}) {
        EngineScript script{V5};
        script.establish();
        script.feed(input);
        QVERIFY(script.events.join(u'|').startsWith(u"closed violation"_s));
    }
}

void identifiersAreExhausted()
{
    EngineScript script;
    script.establish();
    QCOMPARE(script.engine.subscribe({{"f", 0}}, {}), quint16(1));
    for (int i = 2; i <= 65535; ++i)
        QCOMPARE(int(script.publish(quint8(1 + i % 2)).id), i);
    QCOMPARE(script.publish(1).error, Engine::PublishError::NoPacketId);
    QCOMPARE(script.engine.subscribe({{"f", 0}}, {}), quint16(0));
    QCOMPARE(script.publish(0).error, Engine::PublishError::None);
    script.feed("9003000101");
    QCOMPARE(script.publish(1).id, quint16(1));
}

void packetsAboveTheMaximum()
{
    EngineScript script{V5};
    script.options.automaticAliases = 1;
    script.establish("200b000008 270000000f 220001"); // 15 bytes
    QCOMPARE(script.publish(1, "t", QByteArray(5, 'x')).error, Engine::PublishError::TooLarge);
    QCOMPARE(script.publish(1, "t", QByteArray(4, 'x')).id, quint16(1)); // no identifier was lost
    QCOMPARE(script.output().size(), 2 * 15); // with an alias of three bytes
    QCOMPARE(script.publish(1, "t", QByteArray(5, 'x')).error, Engine::PublishError::None);
    QCOMPARE(script.output().size(), 2 * 15); // the alias instead of the topic
    QMqttUserProperties pairs; // what no packet can hold is refused before it is written
    const QString large(65535, u'x');
    for (int i = 0; i < 1100; ++i)
        pairs.append({large, large});
    QMqttSubscriptionProperties properties;
    properties.setUserProperties(pairs);
    QVERIFY(!toWire(properties));
}

constexpr Statement kStatements[] = {
    {"V1 receive maximum, also after a reconnect", receiveMaximum},
    {"V2 failed PUBACK and PUBREC", failedAnswers},
    {"V3 resends", resendRules},
    {"V4 QoS 2 duplicates", duplicates},
    {"V5 alias tables", aliasesAfterReconnect},
    {"V6 keep alive", keepAlive},
    {"V7 session present", sessionPresent},
    {"V8 input", inputIsValidated},
    {"V9 packet identifiers", identifiersAreExhausted},
    {"V11 packet size", packetsAboveTheMaximum},
};

} // namespace

/// The eleven points that client libraries get wrong most often; V10 is in
/// tst_mqttconformance_websocket.
class tst_MqttConformancePitfalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statement_data() { addStatements(kStatements); }
    void statement() { checkStatement(); }
};

QTEST_APPLESS_MAIN(tst_MqttConformancePitfalls)
#include "tst_mqttconformance_pitfalls.moc"
