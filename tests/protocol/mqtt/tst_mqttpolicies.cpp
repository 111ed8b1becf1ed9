// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "enginescript.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace Raptor::Mqtt;
using namespace std::chrono_literals;

/// Topic aliases, keep alive, limits and authentication of the engine.
class tst_MqttPolicies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outgoingAliases();
    void requestedAlias();
    void aliasesEndWithConnection();
    void inboundLimit();
    void keepAlivePolicy_data();
    void keepAlivePolicy();
    void keepAliveDead();
    void keepAliveLateWakeUp();
    void keepAliveZero();
    void serverKeepAlive();
    void enhancedAuthentication();
    void reAuthentication();

private:
    static EngineScript persistent(Version version);
};

EngineScript tst_MqttPolicies::persistent(Version version)
{
    EngineScript script{version};
    script.options.connect.cleanStart = false;
    if (version == Version::V5)
        script.options.connect.properties.setNumber(PropertyId::SessionExpiryInterval, 100);
    return script;
}

void tst_MqttPolicies::outgoingAliases()
{
    EngineScript script{Version::V5};
    script.options.automaticAliases = 10; // the server allows less
    script.establish("2006000003 220002");
    script.publish(0, "a");
    QCOMPARE(script.output(), QByteArray("30080001610323000178"));
    script.publish(0, "a");
    QCOMPARE(script.output(), QByteArray("300700000323000178"));
    script.publish(0, "b");
    script.publish(0, "c"); // no alias left: in full, every time
    (void)script.output();
    script.publish(0, "c");
    QCOMPARE(script.output(), QByteArray("30050001630078"));
    script.publish(0, "b");
    QCOMPARE(script.output(), QByteArray("300700000323000278"));
}

void tst_MqttPolicies::requestedAlias()
{
    EngineScript script{Version::V5}; // own maximum is 0, only that of the server counts
    script.establish("2006000003 220002");
    QCOMPARE(script.publish(0, "a", "x", 2).error, Engine::PublishError::None);
    QCOMPARE(script.output(), QByteArray("30080001610323000278"));
    QCOMPARE(script.publish(0, "b", "x", 2).error, Engine::PublishError::None);
    QCOMPARE(script.output(), QByteArray("30080001620323000278"));
    QCOMPARE(script.publish(0, "a", "x", 3).error, Engine::PublishError::AliasNotAllowed);
}

void tst_MqttPolicies::aliasesEndWithConnection()
{
    EngineScript script = persistent(Version::V5);
    script.options.automaticAliases = 2;
    script.options.connect.properties.setNumber(PropertyId::TopicAliasMaximum, 2);
    script.establish("2006000003 220002");
    script.publish(1, "a");
    script.publish(1, "a"); // alias only
    script.feed("3007000161 03 230001");
    script.engine.connectionLost();
    script.events.clear();
    script.open();
    script.feed("2006010003 220002");
    // resent with the full topic and without the old alias
    QCOMPARE(script.output(),
             QByteArray("3a0700016100010078"
                        "3a0700016100020078"));
    script.publish(0, "a");
    QCOMPARE(script.output(), QByteArray("30080001610323000178"));
    script.feed("30060000 03 230001");
    QCOMPARE(script.events.last(), u"closed violation 0x82"_s);
}

void tst_MqttPolicies::inboundLimit()
{
    for (const Version version : {Version::V311, Version::V5}) {
        EngineScript script{version};
        script.options.maximumInboundPacket = 1000;
        script.establish();
        script.feed("30e607"); // header of a packet of 1001 bytes
        QCOMPARE(script.events.join(u'|'), u"closed violation 0x95"_s);
        QCOMPARE(script.output(), version == Version::V5 ? QByteArray("e00195") : QByteArray());
    }
}

void tst_MqttPolicies::keepAlivePolicy_data()
{
    QTest::addColumn<QString>("steps"); // seconds: s = send, r = receive, t = time passes
    QTest::addColumn<bool>("ping");
    QTest::newRow("idle, early") << u"t8"_s << false;
    QTest::newRow("idle, 0.9 K") << u"t9"_s << true;
    QTest::newRow("sending hides nothing") << u"t5 s t5"_s << true; // nothing received for K
    QTest::newRow("sending, receiving") << u"t5 s r t5"_s << false;
    QTest::newRow("only receiving") << u"t5 r t4"_s << true; // nothing sent for 0.9 K
}

void tst_MqttPolicies::keepAlivePolicy()
{
    QFETCH(QString, steps);
    QFETCH(bool, ping);
    EngineScript script;
    script.options.connect.keepAlive = 10;
    script.establish();
    for (const QString &step : steps.split(u' ')) {
        if (step == u"s"_s) {
            script.publish(0);
            (void)script.output();
        } else if (step == u"r"_s) {
            script.feed("3003000161");
        } else {
            script.now += std::chrono::seconds(step.mid(1).toInt());
        }
    }
    (void)script.output();
    script.engine.tick(script.now);
    QCOMPARE(script.output(), ping ? QByteArray("c000") : QByteArray());
}

void tst_MqttPolicies::keepAliveDead()
{
    EngineScript script;
    script.options.connect.keepAlive = 10;
    script.establish();
    script.now = *script.engine.deadline();
    script.engine.tick(script.now);
    QCOMPARE(script.output(), QByteArray("c000"));
    QCOMPARE(*script.engine.deadline(), script.now + 5s); // min(K / 2, 10 s)
    script.feed("3003000161"); // is no answer to the ping
    script.now += 4999ms;
    script.engine.tick(script.now);
    script.drain();
    QCOMPARE(script.events.last(), u"message a= q0"_s);
    script.now += 1ms;
    script.engine.tick(script.now);
    script.drain();
    QCOMPARE(script.events.last(), u"closed keepalive 0x8d"_s);
}

void tst_MqttPolicies::keepAliveLateWakeUp()
{
    EngineScript script;
    script.options.connect.keepAlive = 10;
    script.establish();
    script.now = *script.engine.deadline();
    script.engine.tick(script.now);
    (void)script.output();
    script.now += 3600s; // the computer was asleep
    script.engine.tick(script.now);
    script.drain();
    QVERIFY(script.events.isEmpty());
    script.feed("d000");
    QCOMPARE(script.events.join(u'|'), u"pong"_s);
    script.now += 2s;
    script.engine.tick(script.now);
    script.drain();
    QCOMPARE(script.events.join(u'|'), u"pong"_s);
}

void tst_MqttPolicies::keepAliveZero()
{
    EngineScript script;
    script.options.connect.keepAlive = 0;
    script.establish();
    QVERIFY(!script.engine.deadline());
    script.now += 100000s;
    script.engine.tick(script.now);
    QCOMPARE(script.output(), QByteArray());
    QVERIFY(script.engine.ping(script.now)); // by hand it works
    QVERIFY(!script.engine.deadline());
}

void tst_MqttPolicies::serverKeepAlive()
{
    EngineScript script{Version::V5};
    script.options.connect.keepAlive = 60;
    script.establish("2006000003 130014"); // 20 s
    QCOMPARE(*script.engine.deadline(), script.now + 18s);
}

void tst_MqttPolicies::enhancedAuthentication()
{
    EngineScript script{Version::V5};
    script.options.connect.properties.setText(PropertyId::AuthenticationMethod, "M");
    script.open();
    QVERIFY(!script.engine.auth({})); // nothing was asked
    script.feed("f008 18 06 150001 4d 1f00");
    QCOMPARE(script.events.join(u'|'), u"closed violation 0x81"_s);

    EngineScript good{Version::V5};
    good.options = script.options;
    good.open();
    good.feed("f006 18 04 150001 4d");
    PropertySet answer;
    answer.setText(PropertyId::AuthenticationData, "d");
    QVERIFY(good.engine.auth(answer));
    QCOMPARE(good.output(), QByteArray("f00a1808160001641500014d"));
    good.feed("2007000004 150001 4d");
    QCOMPARE(good.events.join(u'|'), u"auth?|connected|auth!"_s);
}

void tst_MqttPolicies::reAuthentication()
{
    EngineScript script{Version::V5};
    script.options.connect.properties.setText(PropertyId::AuthenticationMethod, "M");
    script.establish("2007000004 150001 4d");
    QVERIFY(script.engine.auth({}));
    QCOMPARE(script.output(), QByteArray("f00619041500014d"));
    script.events.clear();
    script.feed("f006 18 04 150001 4d");
    QVERIFY(script.engine.auth({}));
    QCOMPARE(script.output(), QByteArray("f00618041500014d"));
    script.feed("f006 00 04 150001 4d");
    QCOMPARE(script.events.join(u'|'), u"auth?|auth!"_s);
    script.feed("f006 00 04 150001 4d"); // out of the blue
    QCOMPARE(script.events.last(), u"closed violation 0x82"_s);
}

QTEST_APPLESS_MAIN(tst_MqttPolicies)
#include "tst_mqttpolicies.moc"
