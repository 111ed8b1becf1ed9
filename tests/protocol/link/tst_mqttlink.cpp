// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/mqtt_link.h"
#include "tests/protocol/link/scripted_broker.h"
#include "tests/support/fake_clock.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Link;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

class tst_MqttLink : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void versions_data();
    void versions();
    void errors_data();
    void errors();
    void refusedPort();
    void comesBack();
    void stopSaysGoodbye();
    void stopLeavesNothingForLater();
    void stopWhilePausing();
    void abortLeavesNothing();
    void retryNow();
    void rp06_hurryShortensPauses();
    void identifiesItself();
    void unreadableAuthority();

private:
    static LinkSettings settings(const QString &url, LinkRole role = LinkRole::Telemetry)
    {
        return {.profile = {.name = u"test"_s,
                            .url = *BrokerUrl::parse(url),
                            .user = {},
                            .healthUrl = {},
                            .connectTimeout = Milliseconds(400)},
                .secrets = {},
                .role = role};
    }
    SystemClock m_clock;
};

void tst_MqttLink::versions_data()
{
    QTest::addColumn<int>("onConnect");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QList<int>>("tried");
    using On = ScriptedBroker::OnConnect;
    QTest::newRow("5.0 accepted") << int(On::Accept) << u"5.0"_s << QList<int>{5};
    QTest::newRow("refused with 0x84") << int(On::Refuse5) << u"3.1.1"_s << QList<int>{5, 4};
    QTest::newRow("refused in the words of 3.1.1")
        << int(On::RefuseAsOld) << u"3.1.1"_s << QList<int>{5, 4};
    QTest::newRow("closed twice") << int(On::CloseOn5) << u"3.1.1"_s << QList<int>{5, 5, 4};
}

void tst_MqttLink::versions()
{
    QFETCH(int, onConnect);
    QFETCH(QString, version);
    QFETCH(QList<int>, tried);
    ScriptedBroker broker;
    broker.onConnect = ScriptedBroker::OnConnect(onConnect);
    MqttLink link(settings(broker.url()), m_clock, nullptr);
    link.start();
    QTRY_COMPARE(link.status().session, SessionState::Up);
    QCOMPARE(link.status().mqttVersion, version);
    QCOMPARE(broker.versions, tried);
}

void tst_MqttLink::errors_data()
{
    QTest::addColumn<int>("onConnect");
    QTest::addColumn<QString>("words");
    using On = ScriptedBroker::OnConnect;
    QTest::newRow("not authorised") << int(On::NotAuthorised) << u"not authorised"_s;
    QTest::newRow("silent") << int(On::Silence) << u"no answer within 0.4 s"_s;
}

void tst_MqttLink::errors()
{
    QFETCH(int, onConnect);
    QFETCH(QString, words);
    ScriptedBroker broker;
    broker.onConnect = ScriptedBroker::OnConnect(onConnect);
    MqttLink link(settings(broker.url()), m_clock, nullptr);
    link.start();
    QTRY_COMPARE(link.status().error, words);
    QVERIFY(link.client() == nullptr);
}

void tst_MqttLink::refusedPort()
{
    QString url;
    {
        const ScriptedBroker broker;
        url = broker.url();
    }
    MqttLink link(settings(url), m_clock, nullptr);
    link.start();
    QTRY_COMPARE(link.status().error, u"connection refused"_s);
    QCOMPARE(link.status().session, SessionState::Down);
    QVERIFY(link.status().retryAt.has_value());
    QVERIFY(*link.status().retryAt - m_clock.now() <= Milliseconds(1000));
}

void tst_MqttLink::comesBack()
{
    ScriptedBroker broker;
    MqttLink link(settings(broker.url()), m_clock, nullptr);
    QSignalSpy down(&link, &MqttLink::sessionDown);
    link.start();
    QTRY_COMPARE(link.status().session, SessionState::Up);
    QCOMPARE(link.status().reconnects, 0);
    broker.resetAll();
    QTRY_COMPARE(down.count(), 1);
    QVERIFY(!down.constFirst().constFirst().toString().isEmpty());
    QTRY_COMPARE(link.status().session, SessionState::Up);
    QCOMPARE(link.status().reconnects, 1);
    QCOMPARE(link.status().error, QString());
}

void tst_MqttLink::stopSaysGoodbye()
{
    ScriptedBroker broker;
    MqttLink link(settings(broker.url()), m_clock, nullptr);
    QSignalSpy stopped(&link, &MqttLink::stopped);
    QSignalSpy down(&link, &MqttLink::sessionDown);
    QStringList order;
    connect(&link, &MqttLink::sessionDown, this, [&order] { order.append(u"down"_s); });
    connect(&link, &MqttLink::stopped, this, [&order] { order.append(u"stopped"_s); });
    link.start();
    QTRY_COMPARE(link.status().session, SessionState::Up);
    link.stop();
    QTRY_COMPARE(stopped.count(), 1);
    QTRY_COMPARE(broker.disconnects, 1);
    QCOMPARE(order, (QStringList{u"down"_s, u"stopped"_s}));
    // The words stand at every command that was on its way: none may be left without.
    QCOMPARE(down.constFirst().constFirst().toString(), u"the connection was closed here"_s);
    QCOMPARE(link.status().session, SessionState::Down);
    QVERIFY(!link.status().retryAt.has_value());
}

void tst_MqttLink::stopLeavesNothingForLater()
{
    ScriptedBroker broker;
    MqttLink link(settings(broker.url()), m_clock, nullptr);
    QSignalSpy stopped(&link, &MqttLink::stopped);
    link.start();
    QTRY_COMPARE(link.status().session, SessionState::Up);
    link.client()->publish(u"t"_s, QByteArray(32 * 1024 * 1024, 'x')); // more than the system takes
    QVERIFY(link.extras()->bytesToWrite() > 0);
    link.stop();
    QTRY_COMPARE(stopped.count(), 1);
    QTRY_COMPARE(broker.resets, 1);
    QCOMPARE(broker.disconnects, 0);
}

void tst_MqttLink::stopWhilePausing()
{
    ScriptedBroker broker;
    broker.onConnect = ScriptedBroker::OnConnect::NotAuthorised;
    MqttLink link(settings(broker.url()), m_clock, nullptr);
    QSignalSpy stopped(&link, &MqttLink::stopped);
    link.start();
    QTRY_COMPARE(link.status().session, SessionState::Down);
    link.stop();
    QCOMPARE(stopped.count(), 1);
}

void tst_MqttLink::abortLeavesNothing()
{
    ScriptedBroker broker;
    MqttLink link(settings(broker.url()), m_clock, nullptr);
    QSignalSpy down(&link, &MqttLink::sessionDown);
    link.start();
    QTRY_COMPARE(link.status().session, SessionState::Up);
    link.abort(u"a test wants it"_s);
    QCOMPARE(down.count(), 1);
    QCOMPARE(down.constFirst().constFirst().toString(), u"a test wants it"_s);
    QTRY_COMPARE(broker.resets, 1);
    QCOMPARE(broker.disconnects, 0);
    QTRY_COMPARE(link.status().session, SessionState::Up);
}

void tst_MqttLink::retryNow()
{
    ScriptedBroker broker;
    broker.onConnect = ScriptedBroker::OnConnect::NotAuthorised;
    MqttLink link(settings(broker.url()), m_clock, nullptr);
    link.start();
    QTRY_COMPARE(link.status().session, SessionState::Down);
    broker.onConnect = ScriptedBroker::OnConnect::Accept;
    link.retryNow();
    QCOMPARE(link.status().session, SessionState::Connecting);
    QTRY_COMPARE(link.status().session, SessionState::Up);
}

void tst_MqttLink::rp06_hurryShortensPauses()
{
    QString url;
    {
        const ScriptedBroker broker;
        url = broker.url();
    }
    FakeClock clock;
    MqttLink link(settings(url), clock, nullptr);
    const auto pause = [&] {
        const auto at = link.status().retryAt;
        return at ? *at - clock.now() : Milliseconds(0);
    };
    link.start();
    const auto failedAgain = [&] {
        QSignalSpy changes(&link, &MqttLink::statusChanged);
        link.retryNow();
        return QTest::qWaitFor([&] { return changes.count() >= 2 && pause() > Milliseconds(0); });
    };
    QTRY_VERIFY(pause() > Milliseconds(0));
    clock.advance(Milliseconds(120'000)); // a long outage
    for (int attempt = 0; attempt < 6; ++attempt)
        QVERIFY(failedAgain());
    QVERIFY(pause() > BackoffPolicy::earlyCap);
    link.hurry();
    QVERIFY(pause() <= BackoffPolicy::earlyCap);
    QVERIFY(failedAgain());
    QVERIFY(pause() <= BackoffPolicy::earlyCap);
    clock.advance(Milliseconds(600'000));
    QVERIFY(failedAgain());
    QVERIFY(pause() > BackoffPolicy::earlyCap);
}

void tst_MqttLink::identifiesItself()
{
    ScriptedBroker broker;
    MqttLink telemetry(settings(broker.url()), m_clock, nullptr);
    LinkSettings withUser = settings(broker.url(), LinkRole::Command);
    withUser.profile.user = u"kim"_s;
    withUser.password = u"sesame"_s;
    MqttLink command(withUser, m_clock, nullptr);
    telemetry.start();
    QTRY_COMPARE(telemetry.status().session, SessionState::Up);
    command.start();
    QTRY_COMPARE(command.status().session, SessionState::Up);
    const QByteArray first = broker.connects.at(0);
    const QByteArray second = broker.connects.at(1);
    QVERIFY(first.contains("raptor-console-telemetry-"));
    QCOMPARE(int(first.at(7)), 0x02); // clean start, no will, no user
    QCOMPARE(int(first.at(9)), 30); // keep alive
    QVERIFY(second.contains("raptor-console-command-"));
    QCOMPARE(quint8(second.at(7)), quint8(0xc2));
    QCOMPARE(int(second.at(9)), 10);
    QVERIFY(second.endsWith(QByteArray("\0\3kim\0\6sesame", 13)));
}

void tst_MqttLink::unreadableAuthority()
{
    LinkSettings settings = tst_MqttLink::settings(u"mqtts://127.0.0.1:1"_s);
    settings.profile.caFile = u"/nonexistent/ca.pem"_s;
    MqttLink link(settings, m_clock, nullptr);
    link.start();
    QTRY_COMPARE(link.status().error, u"no certificate can be read from /nonexistent/ca.pem"_s);
}

QTEST_GUILESS_MAIN(tst_MqttLink)
#include "tst_mqttlink.moc"
