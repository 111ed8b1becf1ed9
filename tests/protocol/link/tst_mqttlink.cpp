// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/mqtt_link.h"
#include "tests/protocol/link/scripted_broker.h"
#include "tests/support/fake_clock.h"

#include <QtCore/QSet>
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
    void keepsTheProfilesKeepAlive();
    void unreadableAuthority();
    void rp20_shortSessionsAreNoSuccess();
    void everySessionHasAnIdOfItsOwn();

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
    QTest::addColumn<MqttVersion>("wanted");
    QTest::addColumn<QString>("version"); // empty: it never comes up
    QTest::addColumn<QList<int>>("tried");
    QTest::addColumn<QString>("words"); // the note, or why it is down
    using On = ScriptedBroker::OnConnect;
    const auto any = MqttVersion::Automatic;
    const QString refused = u"MQTT 5.0 was refused: the broker does not speak this version"_s;
    QTest::newRow("5.0 accepted") << int(On::Accept) << any << u"5.0"_s << QList<int>{5}
                                  << QString();
    QTest::newRow("refused with 0x84")
        << int(On::Refuse5) << any << u"3.1.1"_s << QList<int>{5, 4} << refused;
    QTest::newRow("refused in the words of 3.1.1") << int(On::RefuseAsOld) << any << u"3.1.1"_s
                                                   << QList<int>{5, 4} << u"MQTT 5.0 was refused"_s;
    QTest::newRow("closed twice") << int(On::CloseOn5) << any << u"3.1.1"_s << QList<int>{5, 5, 4}
                                  << u"closed the connection each time MQTT 5.0 was tried"_s;
    QTest::newRow("5.0 alone, accepted")
        << int(On::Accept) << MqttVersion::V5 << u"5.0"_s << QList<int>{5} << QString();
    QTest::newRow("5.0 alone, refused")
        << int(On::Refuse5) << MqttVersion::V5 << QString() << QList<int>{5, 5}
        << u"the broker does not speak MQTT 5.0, and its profile allows no other"_s;
    QTest::newRow("5.0 alone, refused in the words of 3.1.1")
        << int(On::RefuseAsOld) << MqttVersion::V5 << QString() << QList<int>{5, 5}
        << u"the broker does not speak MQTT 5.0, and its profile allows no other"_s;
    QTest::newRow("5.0 alone, closed")
        << int(On::CloseOn5) << MqttVersion::V5 << QString() << QList<int>{5, 5, 5}
        << u"the broker closed the connection"_s;
    QTest::newRow("3.1.1 alone") << int(On::Refuse5) << MqttVersion::V311 << u"3.1.1"_s
                                 << QList<int>{4} << QString();
}

void tst_MqttLink::versions()
{
    QFETCH(int, onConnect);
    QFETCH(MqttVersion, wanted);
    QFETCH(QString, version);
    QFETCH(QList<int>, tried);
    QFETCH(QString, words);
    ScriptedBroker broker;
    broker.onConnect = ScriptedBroker::OnConnect(onConnect);
    LinkSettings settings = tst_MqttLink::settings(broker.url());
    settings.profile.version = wanted;
    MqttLink link(settings, m_clock, nullptr);
    link.start();
    if (version.isEmpty()) {
        QTRY_VERIFY(broker.versions.size() >= tried.size());
        QCOMPARE(broker.versions.mid(0, tried.size()), tried);
        QTRY_VERIFY2(link.status().error.startsWith(words), qPrintable(link.status().error));
        return;
    }
    QTRY_COMPARE(link.status().session, SessionState::Up);
    QCOMPARE(link.status().mqttVersion, version);
    QCOMPARE(broker.versions, tried);
    QVERIFY2(words.isEmpty() == link.status().versionNote.isEmpty()
                 && link.status().versionNote.contains(words),
             qPrintable(link.status().versionNote));
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
    withUser.secrets.set(SecretKind::Password, u"sesame"_s);
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
    QTRY_COMPARE(link.status().error,
                 u"/nonexistent/ca.pem cannot be read: No such file or directory"_s);
}

void tst_MqttLink::keepsTheProfilesKeepAlive()
{
    ScriptedBroker broker;
    LinkSettings settings = tst_MqttLink::settings(broker.url());
    settings.profile.keepAlive = std::chrono::seconds(77);
    MqttLink telemetry(settings, m_clock, nullptr);
    telemetry.start();
    QTRY_COMPARE(telemetry.status().session, SessionState::Up);
    QCOMPARE(int(broker.connects.at(0).at(9)), 77);
    settings.role = LinkRole::Command; // which has to know sooner
    MqttLink command(settings, m_clock, nullptr);
    command.start();
    QTRY_COMPARE(command.status().session, SessionState::Up);
    QCOMPARE(int(broker.connects.at(1).at(9)), 10);
}

void tst_MqttLink::rp20_shortSessionsAreNoSuccess()
{
    ScriptedBroker broker;
    FakeClock clock;
    MqttLink link(settings(broker.url()), clock, nullptr);
    QSignalSpy down(&link, &MqttLink::sessionDown);
    const auto pauseAfter = [&](Milliseconds lived) {
        const int before = int(down.count());
        if (link.status().session != SessionState::Up)
            link.retryNow();
        if (!QTest::qWaitFor([&] { return link.status().session == SessionState::Up; }))
            return Milliseconds(-1);
        clock.advance(lived);
        broker.resetAll();
        if (!QTest::qWaitFor([&] { return down.count() > before; }) || !link.status().retryAt)
            return Milliseconds(-1);
        return *link.status().retryAt - clock.now();
    };
    link.start();
    // A broker that throws us out after a second each time is not asked more and more often.
    for (int i = 0; i < 3; ++i) {
        const Milliseconds pause = pauseAfter(Milliseconds(1000));
        QVERIFY(pause > Milliseconds(0));
        QVERIFY(pause <= BackoffPolicy::earlyCap);
    }
    clock.advance(Milliseconds(60'000));
    QVERIFY(pauseAfter(Milliseconds(1000)) >= BackoffPolicy::lateLeast);
    const Milliseconds proven = pauseAfter(Milliseconds(6000));
    QVERIFY(proven > Milliseconds(0));
    QVERIFY(proven <= BackoffPolicy::earlyCap);
}

void tst_MqttLink::everySessionHasAnIdOfItsOwn()
{
    ScriptedBroker broker;
    MqttLink one(settings(broker.url()), m_clock, nullptr);
    MqttLink other(settings(broker.url()), m_clock, nullptr);
    one.start();
    other.start();
    QTRY_COMPARE(one.status().session, SessionState::Up);
    QTRY_COMPARE(other.status().session, SessionState::Up);
    broker.resetAll();
    QTRY_COMPARE(broker.connects.size(), 4);
    QSet<QByteArray> bodies;
    for (const QByteArray &connect : std::as_const(broker.connects))
        bodies.insert(connect); // they differ by the id alone
    QCOMPARE(bodies.size(), 4);
}

QTEST_GUILESS_MAIN(tst_MqttLink)
#include "tst_mqttlink.moc"
