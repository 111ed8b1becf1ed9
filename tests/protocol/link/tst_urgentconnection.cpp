// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The fresh connection beside a stuck one, as CommandConnection uses it (RP-06).
#include "protocol/link/command_connection.h"
#include "tests/protocol/device/built_in_profiles.h"
#include "tests/protocol/link/scripted_broker.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Raptor;
using namespace Raptor::Link;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

class tst_UrgentConnection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void rp06_withoutAckGoesOnAFreshConnection();
    void rp06_halfDoneHandshakeGoesOnAFreshConnection();
    void rp06_withoutHandshakesThePingsTell();
    void acknowledgedStaysAlone();
    void stopStaysAlone();
    void repeatsDoNotPileUp();
    void oneFreshConnectionAtATime();
    void nextEStopGoesBesideAtOnce();
    void failsOnlyWhenNeitherWayGoesOn();
    void lostStuckOneIsNoFailureWhileTheOtherGoesOn();
    void stuckFreshOneMakesRoom();
    void leavesWhenIdle();
    void stopEndsBoth();

private:
    void connectToBroker();
    void sendEStop(const QString &id = u"e1"_s);
    /// So many answered pings of the first connection: a second each.
    bool secondsPass(int seconds);
    [[nodiscard]] QList<int> qosOf(int connection) const;

    SystemClock m_clock;
    std::unique_ptr<ScriptedBroker> m_broker;
    std::unique_ptr<CommandConnection> m_connection;
    std::unique_ptr<QSignalSpy> m_status;
    std::unique_ptr<QSignalSpy> m_written;
    std::unique_ptr<QSignalSpy> m_acknowledged;
    std::unique_ptr<QSignalSpy> m_failed;
};

void tst_UrgentConnection::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_broker = std::make_unique<ScriptedBroker>();
    m_broker->ackOnlyFrom = 1; // the first connection gets no answer to a publish
    const LinkSettings settings{.profile = {.name = u"test"_s,
                                            .url = *BrokerUrl::parse(m_broker->url()),
                                            .user = {},
                                            .healthUrl = {}},
                                .password = {},
                                .role = LinkRole::Command};
    m_connection =
        std::make_unique<CommandConnection>(settings, builtInProfiles().catalogue, m_clock);
    m_status = std::make_unique<QSignalSpy>(m_connection.get(), &CommandConnection::statusChanged);
    m_written = std::make_unique<QSignalSpy>(m_connection.get(), &CommandConnection::written);
    m_acknowledged =
        std::make_unique<QSignalSpy>(m_connection.get(), &CommandConnection::acknowledged);
    m_failed = std::make_unique<QSignalSpy>(m_connection.get(), &CommandConnection::failed);
    connectToBroker();
}

void tst_UrgentConnection::cleanup()
{
    m_connection.reset();
    m_broker.reset();
}

void tst_UrgentConnection::connectToBroker()
{
    m_connection->start();
    QTRY_VERIFY(!m_status->isEmpty()
                && m_status->constLast().constFirst().value<LinkStatus>().session
                    == SessionState::Up);
}

void tst_UrgentConnection::sendEStop(const QString &id)
{
    m_connection->send({.commandId = id,
                        .kind = CommandKind::EStop,
                        .topic = u"raptor/shop/m1/cmd"_s,
                        .payload = "{\"id\":\"" + id.toUtf8() + "\"}",
                        .qos = 2,
                        .deadline = {},
                        .stateTopic = u"raptor/shop/m1/state"_s});
}

bool tst_UrgentConnection::secondsPass(int seconds)
{
    QSignalSpy pings(m_connection.get(), &CommandConnection::roundTripMeasured);
    return QTest::qWaitFor([&] { return pings.count() >= seconds; }, 2000 * seconds);
}

QList<int> tst_UrgentConnection::qosOf(int connection) const
{
    QList<int> result;
    for (const ScriptedBroker::Publish &publish : std::as_const(m_broker->publishes)) {
        if (publish.connection == connection)
            result.append(publish.qos);
    }
    return result;
}

void tst_UrgentConnection::rp06_withoutAckGoesOnAFreshConnection()
{
    sendEStop();
    QTRY_COMPARE(m_acknowledged->count(), 1);
    QCOMPARE(m_acknowledged->constFirst().at(0).toString(), u"e1"_s);
    QCOMPARE(qosOf(0), QList<int>{2});
    QCOMPARE(qosOf(1), QList<int>{2});
    QVERIFY(m_broker->publishes.constLast().body.contains(R"({"id":"e1"})"));
    QCOMPARE(m_broker->connects.size(), 2);
    // A session of its own, clean, for nobody else to take over.
    const auto clientId = [this](int i) { return m_broker->connects.at(i).mid(15, 40); };
    QVERIFY(m_broker->connects.at(1).contains("raptor-console-command-"));
    QVERIFY(clientId(0) != clientId(1));
    QCOMPARE(int(m_broker->connects.at(1).at(7)), 0x02);
    // What becomes of the stuck one says nothing any more.
    m_broker->resetOne(0);
    QTRY_COMPARE(m_status->constLast().constFirst().value<LinkStatus>().reconnects, 1);
    QCOMPARE(m_failed->count(), 0);
    QCOMPARE(m_acknowledged->count(), 1);
}

void tst_UrgentConnection::rp06_halfDoneHandshakeGoesOnAFreshConnection()
{
    m_broker->ackOnlyFrom = 0;
    m_broker->completeOnlyFrom = 1; // PUBREC comes, PUBCOMP does not
    sendEStop();
    QTRY_COMPARE(m_acknowledged->count(), 1);
    QCOMPARE(qosOf(1), QList<int>{2});
}

void tst_UrgentConnection::rp06_withoutHandshakesThePingsTell()
{
    m_broker->maximumQos = 0; // nothing is ever acknowledged
    m_broker->resetAll();
    QTRY_COMPARE(m_status->constLast().constFirst().value<LinkStatus>().reconnects, 1);
    QTRY_COMPARE(m_status->constLast().constFirst().value<LinkStatus>().session, SessionState::Up);
    QVERIFY(secondsPass(1));
    sendEStop();
    QVERIFY(secondsPass(2)); // pings are answered: it is heard
    QCOMPARE(m_broker->connects.size(), 2);
    m_broker->pongs = false;
    QTimer repeats;
    connect(&repeats, &QTimer::timeout, this, [this] { sendEStop(); });
    repeats.start(1000);
    QTRY_VERIFY(!qosOf(2).isEmpty());
    QCOMPARE(qosOf(2).constFirst(), 0);
    QVERIFY(qosOf(1).size() >= 2);
}

void tst_UrgentConnection::acknowledgedStaysAlone()
{
    m_broker->ackOnlyFrom = 0;
    sendEStop();
    QTRY_COMPARE(m_acknowledged->count(), 1);
    QVERIFY(secondsPass(1));
    sendEStop(); // the device did not confirm; the broker is fine
    QTRY_COMPARE(m_acknowledged->count(), 2);
    QVERIFY(secondsPass(2));
    QCOMPARE(m_broker->connects.size(), 1);
    QCOMPARE(qosOf(0), (QList<int>{2, 2}));
}

void tst_UrgentConnection::stopStaysAlone()
{
    m_connection->send({.commandId = u"s1"_s,
                        .kind = CommandKind::Stop,
                        .topic = u"raptor/shop/m1/cmd"_s,
                        .payload = "{}",
                        .qos = 1,
                        .deadline = {},
                        .stateTopic = {}});
    QTRY_COMPARE(m_written->count(), 1);
    QVERIFY(secondsPass(3));
    QCOMPARE(m_broker->connects.size(), 1);
    QCOMPARE(m_failed->count(), 0);
}

void tst_UrgentConnection::repeatsDoNotPileUp()
{
    m_broker->ackOnlyFrom = 99;
    sendEStop();
    for (int repeat = 0; repeat < 3; ++repeat) {
        QVERIFY(secondsPass(1));
        sendEStop();
    }
    QTRY_COMPARE(qosOf(0), (QList<int>{2, 0, 0, 0}));
    // On the fresh one it is the same: one handshake, what follows goes without.
    QTRY_VERIFY(qosOf(1).size() >= 2);
    QCOMPARE(qosOf(1).constFirst(), 2);
    QCOMPARE(qosOf(1).count(2), 1);
}

void tst_UrgentConnection::oneFreshConnectionAtATime()
{
    m_broker->onConnect = ScriptedBroker::OnConnect::Silence;
    sendEStop();
    QTRY_COMPARE(m_broker->connects.size(), 2);
    sendEStop();
    sendEStop(u"e2"_s);
    QVERIFY(secondsPass(1));
    sendEStop();
    QCOMPARE(m_broker->connects.size(), 2);
    QTRY_COMPARE(qosOf(0), (QList<int>{2, 0, 2, 0}));
    QCOMPARE(m_failed->count(), 0);
}

void tst_UrgentConnection::nextEStopGoesBesideAtOnce()
{
    sendEStop();
    QTRY_COMPARE(m_acknowledged->count(), 1);
    sendEStop(u"e2"_s); // that this connection is stuck is known by now
    QTRY_COMPARE(m_acknowledged->count(), 2);
    QCOMPARE(m_acknowledged->constLast().at(0).toString(), u"e2"_s);
    QCOMPARE(qosOf(0), (QList<int>{2, 2}));
    QCOMPARE(qosOf(1), (QList<int>{2, 2}));
    QCOMPARE(m_broker->connects.size(), 2);
}

void tst_UrgentConnection::failsOnlyWhenNeitherWayGoesOn()
{
    m_broker->onConnect = ScriptedBroker::OnConnect::NotAuthorised;
    sendEStop();
    QTRY_COMPARE(m_broker->connects.size(), 2);
    QTRY_COMPARE(m_broker->openConnections(), 1);
    QVERIFY(secondsPass(1));
    QCOMPARE(m_failed->count(), 0); // the first one may still be answered
    m_broker->resetOne(0);
    QTRY_COMPARE(m_failed->count(), 1);
    QCOMPARE(m_failed->constFirst().at(2).toBool(), true);
}

void tst_UrgentConnection::lostStuckOneIsNoFailureWhileTheOtherGoesOn()
{
    m_broker->onConnect = ScriptedBroker::OnConnect::Silence;
    sendEStop();
    QTRY_COMPARE(m_broker->connects.size(), 2);
    m_broker->resetOne(0);
    QTRY_VERIFY(m_status->constLast().constFirst().value<LinkStatus>().session != SessionState::Up);
    QCOMPARE(m_failed->count(), 0);
    QTRY_COMPARE(m_failed->count(), 1); // when the fresh one has no answer either
    QCOMPARE(m_failed->constFirst().at(1).toString(), u"no answer within 3 s"_s);
    QCOMPARE(m_failed->constFirst().at(2).toBool(), true);
}

void tst_UrgentConnection::stuckFreshOneMakesRoom()
{
    m_broker->ackOnlyFrom = 2; // neither the first nor the second
    sendEStop();
    QTRY_COMPARE(qosOf(1), QList<int>{2});
    QTRY_COMPARE(m_broker->openConnections(), 1); // given up
    QCOMPARE(m_failed->count(), 0);
    sendEStop();
    QTRY_COMPARE(m_acknowledged->count(), 1);
    QCOMPARE(qosOf(2), QList<int>{2});
}

void tst_UrgentConnection::leavesWhenIdle()
{
    sendEStop();
    QTRY_COMPARE(m_acknowledged->count(), 1);
    QCOMPARE(m_broker->openConnections(), 2);
    QTRY_COMPARE_WITH_TIMEOUT(m_broker->openConnections(), 1, 10'000);
    QCOMPARE(m_broker->disconnects, 1);
    sendEStop();
    QTRY_COMPARE(m_acknowledged->count(), 2);
    QCOMPARE(m_broker->connects.size(), 3);
}

void tst_UrgentConnection::stopEndsBoth()
{
    sendEStop();
    QTRY_COMPARE(m_acknowledged->count(), 1);
    m_broker->ackOnlyFrom = 99;
    sendEStop(u"e2"_s);
    QTRY_COMPARE(qosOf(1), (QList<int>{2, 2}));
    QSignalSpy stopped(m_connection.get(), &CommandConnection::stopped);
    m_connection->stop();
    QTRY_COMPARE(stopped.count(), 1);
    QTRY_COMPARE(m_failed->count(), 1); // once, though it was on two ways
    QCOMPARE(m_failed->constFirst().at(0).toString(), u"e2"_s);
    QVERIFY(!m_failed->constFirst().at(1).toString().isEmpty());
    QTRY_COMPARE(m_broker->openConnections(), 0);
}

QTEST_GUILESS_MAIN(tst_UrgentConnection)
#include "tst_urgentconnection.moc"
