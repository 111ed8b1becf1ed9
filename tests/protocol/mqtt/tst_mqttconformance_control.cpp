// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conformance.h"

#include <protocol/mqtt/core/topics.h>

using namespace Qt::StringLiterals;
using namespace Conformance;
using namespace Raptor::Mqtt;

namespace {

constexpr Conversation kConversations[] = {
    {"MQTT-3.14.1-1 inbound", V5, "", "e100", "closed violation 0x81", "e00181"},
    {"MQTT-3.14.4-1 nothing is heard after it", V5, "", "e0018b 3004000161 00",
     "closed disconnect 0x8b"},
    {"MQTT5-3.14.2.2.2 expiry from the server", V5, "", "e007 00 05 1100000001",
     "closed violation 0x82", "e00182"},
    {"MQTT-4.12.0-7 AUTH nobody asked for", V5, "", "f000", "closed violation 0x82", "e00182"},
    {"MQTT-4.12.0-7 AUTH before CONNACK", V5, "-", "f006 18 04 150001 4d", "closed violation 0x82",
     "e00182"},
    {"MQTT5-4.13 malformed", V5, "", "30050001 61 02 01 3004000161 00", "closed violation 0x81",
     "e00181"},
    {"MQTT5-4.13 protocol error", V5, "p2", "70020001 3004000161 00", "closed violation 0x82",
     "e00182"},
    {"MQTT5-4.13 no DISCONNECT before 5.0", V311, "p2", "70020001 3003000161",
     "closed violation 0x82"},
    {"MQTT5-4.13 AUTH before 5.0", V311, "", "f000", "closed violation 0x81"},
    {"MQTT5-4.13 DISCONNECT before 5.0", V311, "", "e000", "closed violation 0x82"},
    {"MQTT5-4.13 packets of clients", V5, "", "c000", "closed violation 0x82", "e00182"},
};

EngineScript withMethod(const char *method = "M")
{
    EngineScript script{V5};
    script.options.connect.properties.setText(PropertyId::AuthenticationMethod, method);
    return script;
}

PropertySet data(const char *bytes)
{
    PropertySet properties;
    properties.setText(PropertyId::AuthenticationData, bytes);
    return properties;
}

void nothingAfterDisconnect()
{
    for (const Version version : {V311, V5}) {
        EngineScript script{version};
        script.establish();
        script.engine.disconnect({});
        QCOMPARE(script.publish(1).error, Engine::PublishError::NotConnected);
        QCOMPARE(script.engine.subscribe({{"f", 0}}, {}), quint16(0));
        QCOMPARE(script.engine.unsubscribe({"f"}, {}), quint16(0));
        QVERIFY(!script.engine.ping(script.now));
        QVERIFY(!script.engine.auth({}));
        QVERIFY(!script.engine.deadline());
        script.engine.disconnect({});
        script.feed(publishHex(version, 1, 5));
        QVERIFY(script.events.isEmpty());
        QCOMPARE(script.output(), QByteArray("e000"));
    }
}

void sessionExpiryMayNotRise()
{
    ReasonPacket packet;
    packet.properties.setNumber(PropertyId::SessionExpiryInterval, 10);
    EngineScript zero{V5};
    zero.establish();
    zero.engine.disconnect(packet);
    QCOMPARE(zero.output(), QByteArray("e000"));
    QVERIFY(!zero.engine.sessionPersists());
    EngineScript hundred = persistent(V5);
    hundred.establish();
    hundred.engine.disconnect(packet);
    QCOMPARE(hundred.output(),
             QByteArray("e00700051100"
                        "00000a"));
    QVERIFY(hundred.engine.sessionPersists());
    EngineScript ends = persistent(V5);
    ends.establish();
    packet.properties.setNumber(PropertyId::SessionExpiryInterval, 0);
    ends.engine.disconnect(packet);
    QVERIFY(!ends.engine.sessionPersists());
}

void authFlags()
{
    EngineScript script = withMethod();
    script.open();
    script.feed("f106 18 04 150001 4d");
    QCOMPARE(script.events.join(u'|'), u"closed violation 0x81"_s);
    EngineScript good = withMethod();
    good.open();
    good.feed("f006 18 04 150001 4d");
    QVERIFY(good.engine.auth({}));
    QVERIFY(good.output().startsWith("f0"));
}

void authInRounds()
{
    EngineScript script = withMethod();
    script.open();
    QVERIFY(!script.engine.auth(data("x"))); // nothing to answer yet
    for (const char *round : {"1", "2", "3"}) {
        script.feed("f00a 18 08 150001 4d 160001 " + QByteArray(round).toHex());
        QVERIFY(script.engine.auth(data(round)));
        QVERIFY(!script.engine.auth(data(round))); // one answer each
        QCOMPARE(script.output(), // reason 0x18 [MQTT-4.12.0-3]
                 QByteArray("f00a1808160001" + QByteArray(round).toHex() + "1500014d"));
    }
    script.feed("2007000004 150001 4d");
    QCOMPARE(script.events.join(u'|'), u"auth?|auth?|auth?|connected|auth!"_s);
    script.events.clear();
    QVERIFY(script.engine.auth(data("r"))); // again, reason 0x19
    QVERIFY(!script.engine.auth(data("r")));
    QCOMPARE(script.output(),
             QByteArray("f00a19081600017215"
                        "00014d"));
    QVERIFY(script.publish(1).id != 0); // traffic goes on meanwhile
    script.feed("f006 18 04 150001 4d");
    QVERIFY(script.engine.auth(data("s")));
    script.feed("f006 00 04 150001 4d");
    QCOMPARE(script.events.join(u'|'), u"auth?|auth!"_s);
    QVERIFY(script.engine.auth(data("t"))); // and a third time
}

void oneMethodEverywhere()
{
    const char *const wrong[] = {
        "f006 18 04 150001 4e", // another one
        "f002 18 00", // none
        "2007000004 150001 4e", "2003000000",
        "f006 00 04 150001 4d", // success is what CONNACK says
    };
    for (const char *input : wrong) {
        EngineScript script = withMethod();
        script.open();
        script.feed(input);
        QCOMPARE(script.events.join(u'|'), u"closed violation 0x82"_s);
        QCOMPARE(script.output(), QByteArray("e00182"));
    }
    EngineScript refused = withMethod();
    refused.open();
    refused.feed("2003008c00");
    QCOMPARE(refused.events.join(u'|'), u"closed refused 0x8c"_s);
    EngineScript own = withMethod();
    own.open();
    own.feed("f006 18 04 150001 4d");
    PropertySet other;
    other.setText(PropertyId::AuthenticationMethod, "N");
    QVERIFY(!own.engine.auth(other));
    QCOMPARE(own.output(), QByteArray());
    EngineScript none{V5}; // the server may not bring one along
    none.open();
    none.feed("2007000004 150001 4d");
    QCOMPARE(none.events.join(u'|'), u"closed violation 0x82"_s);
}

void noAuthWithoutMethod()
{
    for (const Version version : {V311, V5}) {
        EngineScript script{version};
        script.establish();
        QVERIFY(!script.engine.auth(data("x")));
        QCOMPARE(script.output(), QByteArray());
    }
}

void topicNames()
{
    QVERIFY(isValidTopicName(u"a"));
    QVERIFY(isValidTopicName(u"/"));
    QVERIFY(isValidTopicName(u" "));
    QVERIFY(isValidTopicName(u"$SYS/x"));
    QVERIFY(!isValidTopicName(u"a/+"));
    QVERIFY(!isValidTopicName(u"#"));
    QVERIFY(!isValidTopicName(u"a+b"));
}

void multiLevelWildcard()
{
    for (const QStringView good : {u"#", u"a/#", u"a/b/#", u"/#"})
        QVERIFY(isValidTopicFilter(good));
    for (const QStringView bad : {u"a#", u"a/#/b", u"##", u"#/", u"a/b#"})
        QVERIFY(!isValidTopicFilter(bad));
}

void singleLevelWildcard()
{
    for (const QStringView good : {u"+", u"+/a", u"a/+", u"a/+/b", u"+/+", u"/+", u"+/#"})
        QVERIFY(isValidTopicFilter(good));
    for (const QStringView bad : {u"a+", u"+a", u"a/b+", u"a/+b/c", u"++"})
        QVERIFY(!isValidTopicFilter(bad));
}

void atLeastOneCharacter()
{
    QVERIFY(!isValidTopicName(QStringView()));
    QVERIFY(!isValidTopicFilter(QStringView()));
}

void noNullCharacter()
{
    const QString null = u"a"_s + QChar(0) + u'b';
    QVERIFY(!isValidTopicName(null));
    QVERIFY(!isValidTopicFilter(null));
}

void atMost65535Bytes()
{
    const QString euro(21845, QChar(0x20AC));
    QVERIFY(isValidTopicName(QStringView(euro)));
    QVERIFY(isValidTopicFilter(QStringView(euro)));
    QVERIFY(!isValidTopicName(QStringView(euro + u'a')));
    QVERIFY(!isValidTopicFilter(QStringView(euro + u'a')));
}

void sharedFilters()
{
    for (const QStringView good : {u"$share/g/a", u"$share/g/#", u"$share/g//", u"$share/g/+/b"})
        QVERIFY(isValidTopicFilter(good));
    for (const QStringView bad : {u"$share//a", u"$share/g", u"$share/g/", u"$share/+/a",
                                  u"$share/#/a", u"$share/g+/a", u"$share/g/a#"})
        QVERIFY(!isValidTopicFilter(bad));
    const SplitFilter split = splitShared(u"$share/g/a/b");
    QCOMPARE(split.shareName.toString(), u"g"_s);
    QCOMPARE(split.filter.toString(), u"a/b"_s);
}

constexpr Statement kStatements[] = {
    {"MQTT-3.14.4-1", nothingAfterDisconnect},
    {"MQTT5-3.14.2.2.2", sessionExpiryMayNotRise},
    {"MQTT-3.15.1-1", authFlags},
    {"MQTT-4.12.0-3", authInRounds},
    {"MQTT-4.12.0-5", oneMethodEverywhere},
    {"MQTT-4.12.0-7", noAuthWithoutMethod},
    {"MQTT-4.7.0-1", topicNames},
    {"MQTT-4.7.1-1", multiLevelWildcard},
    {"MQTT-4.7.1-2", singleLevelWildcard},
    {"MQTT-4.7.3-1", atLeastOneCharacter},
    {"MQTT-4.7.3-2", noNullCharacter},
    {"MQTT-4.7.3-3", atMost65535Bytes},
    {"MQTT-4.8.2-1", sharedFilters},
    {"MQTT-4.8.2-2", sharedFilters},
};

} // namespace

/// DISCONNECT, AUTH, errors and topics.
class tst_MqttConformanceControl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void conversation_data() { addConversations(kConversations); }
    void conversation() { converse(); }
    void statement_data() { addStatements(kStatements); }
    void statement() { checkStatement(); }
};

QTEST_APPLESS_MAIN(tst_MqttConformanceControl)
#include "tst_mqttconformance_control.moc"
