// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The fresh connection beside a stuck one, as CommandConnection uses it (RP-06).
#include "tests/protocol/link/command_fixture.h"

#include <algorithm>

using namespace Raptor;
using namespace Raptor::Link;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

class tst_UrgentConnection : public CommandFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { closeDown(); }
    void rp06_withoutAckGoesOnAFreshConnection();
    void rp06_halfDoneHandshakeGoesOnAFreshConnection();
    void rp06_withoutHandshakesThePingsTell();
    void acknowledgedStaysAlone();
    void rp06_stopWithoutAckGoesBeside_data();
    void rp06_stopWithoutAckGoesBeside();
    void rp06_stopsGoBesideTogether();
    void startNeverGoesBeside();
    void overtakenStopIsNotSentAgain_data();
    void overtakenStopIsNotSentAgain();
    void overtakenWhileItWaits();
    void rp06_repeatAfterAResetGoesBeside();
    void rp06_connectionThatIsBackFirst();
    void repeatsDoNotPileUp();
    void oneFreshConnectionAtATime();
    void nextEStopGoesBesideAtOnce();
    void failsOnlyWhenNeitherWayGoesOn();
    void lostStuckOneIsNoFailureWhileTheOtherGoesOn();
    void stuckFreshOneMakesRoom();
    void leavesWhenIdle();
    void stopEndsBoth();
    void rp06_stopBehindAnUnansweredStart_data();
    void rp06_stopBehindAnUnansweredStart();
    void rp06_stopInASilentConnection();
    void stopThatWasReadIsNotSentAgain();
    void stopFailsWhenBothAreStuck();
    void rp06_closingLetsAStopArrive();
    void rp06_stopRightBeforeTheEnd();

private:
    void sendEStop(const QString &id = u"e1"_s);
    /// Of another device than all the others.
    [[nodiscard]] static CommandLetter otherStop();
    [[nodiscard]] QList<int> qosOf(int connection) const;
    /// How many publishes with that id came on later connections than the first.
    [[nodiscard]] int timesBeside(const QByteArray &id) const;
};

void tst_UrgentConnection::init()
{
    openUp();
    m_broker->ackOnlyFrom = 1; // the first connection gets no answer to a publish
    connectToBroker();
}

void tst_UrgentConnection::sendEStop(const QString &id)
{
    m_connection->send(letter(CommandKind::EStop, 2, id));
}

CommandLetter tst_UrgentConnection::otherStop()
{
    CommandLetter stop = letter(CommandKind::Stop, 1, u"other"_s);
    stop.topic = u"raptor/shop/m2/cmd"_s;
    stop.stateTopic = u"raptor/shop/m2/state"_s;
    return stop;
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

int tst_UrgentConnection::timesBeside(const QByteArray &id) const
{
    const QList<ScriptedBroker::Publish> &all = m_broker->publishes;
    return int(std::count_if(all.cbegin(), all.cend(), [&id](const auto &publish) {
        return publish.connection > 0 && publish.body.contains("{\"id\":\"" + id + "\"}");
    }));
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
    QTRY_COMPARE(status().reconnects, 1);
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
    QTRY_COMPARE(status().reconnects, 1);
    QTRY_COMPARE(status().session, SessionState::Up);
    QVERIFY(secondsPass(1));
    sendEStop();
    QVERIFY(secondsPass(2)); // pings are answered: it is heard
    QCOMPARE(m_broker->connects.size(), 2);
    m_broker->pongs = false;
    QTimer repeats;
    connect(&repeats, &QTimer::timeout, this, [this] { sendEStop(); });
    repeats.start(1000);
    QTRY_VERIFY_WITH_TIMEOUT(!qosOf(2).isEmpty(), 15'000);
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

void tst_UrgentConnection::rp06_stopWithoutAckGoesBeside_data()
{
    QTest::addColumn<CommandKind>("kind");
    QTest::newRow("stop") << CommandKind::Stop;
    QTest::newRow("relay off") << CommandKind::RelayOff;
}

/// Pings are answered, so that nothing else would end the waiting.
void tst_UrgentConnection::rp06_stopWithoutAckGoesBeside()
{
    QFETCH(const CommandKind, kind);
    m_connection->send(letter(kind, 1, u"s1"_s));
    QTRY_COMPARE(idsOf(*m_acknowledged), QStringList{u"s1"_s});
    QCOMPARE(qosOf(0), QList<int>{1});
    QCOMPARE(qosOf(1), QList<int>{1});
    QCOMPARE(timesBeside("s1"), 1);
    m_connection->send(letter(kind, 1, u"s2"_s)); // that this connection is stuck is known by now
    QTRY_COMPARE(idsOf(*m_acknowledged), (QStringList{u"s1"_s, u"s2"_s}));
    QVERIFY(secondsPass(3));
    QCOMPARE(timesBeside("s1") + timesBeside("s2"), 2);
    QCOMPARE(m_broker->connects.size(), 2);
    QCOMPARE(m_failed->count(), 0);
    QCOMPARE(status().reconnects, 0); // a stop alone drops nothing
}

void tst_UrgentConnection::rp06_stopsGoBesideTogether()
{
    m_connection->post({letter(CommandKind::Stop, 1, u"s1"_s), otherStop()});
    QTRY_COMPARE(m_acknowledged->count(), 2);
    QCOMPARE(timesBeside("s1"), 1);
    QCOMPARE(timesBeside("other"), 1);
    QCOMPARE(m_broker->connects.size(), 2);
}

/// The start is without an answer as well; it is taken back after 2 s as ever.
void tst_UrgentConnection::startNeverGoesBeside()
{
    m_connection->send(letter(CommandKind::Start, 1, u"c1"_s));
    m_connection->send(otherStop());
    QTRY_COMPARE(timesBeside("other"), 1);
    QCOMPARE(status().session, SessionState::Up);
    QTRY_COMPARE_WITH_TIMEOUT(idsOf(*m_failed), QStringList{u"c1"_s}, 15'000);
    QCOMPARE(m_failed->constFirst().at(1).toString(), u"no acknowledgement within 2 s"_s);
    QTRY_COMPARE(status().reconnects, 1);
    QVERIFY(secondsPass(2));
    QCOMPARE(timesBeside("c1"), 0);
    QCOMPARE(timesBeside("other"), 1);
    QCOMPARE(m_failed->count(), 1);
}

void tst_UrgentConnection::overtakenStopIsNotSentAgain_data()
{
    QTest::addColumn<bool>("here");
    QTest::newRow("by a start here") << true;
    QTest::newRow("by a start through another broker") << false;
}

/// It would stop what was started meanwhile. That of another device goes.
void tst_UrgentConnection::overtakenStopIsNotSentAgain()
{
    QFETCH(const bool, here);
    m_connection->send(letter(CommandKind::Stop, 1, u"s1"_s));
    m_connection->send(otherStop());
    if (here)
        m_connection->send(letter(CommandKind::Start, 1, u"c1"_s));
    else
        m_connection->postOvertaken(letter(CommandKind::Stop).topic);
    QTRY_COMPARE(timesBeside("other"), 1);
    QVERIFY(secondsPass(1));
    if (here)
        QTRY_COMPARE(status().reconnects, 1); // the start was taken back
    else
        m_broker->resetOne(0);
    QTRY_VERIFY(idsOf(*m_failed).contains(u"s1"_s));
    QTRY_COMPARE(status().session, SessionState::Up);
    QVERIFY(secondsPass(2));
    QCOMPARE(timesBeside("s1"), 0);
    QCOMPARE(timesBeside("c1"), 0);
    QCOMPARE(idsOf(*m_failed).count(u"s1"_s), 1);
}

/// The fresh connection is slow to come about, and the start is given before it does.
void tst_UrgentConnection::overtakenWhileItWaits()
{
    m_broker->onConnect = ScriptedBroker::OnConnect::Silence;
    m_connection->send(letter(CommandKind::Stop, 1, u"s1"_s));
    m_connection->send(otherStop());
    QTRY_COMPARE(m_broker->connects.size(), 2);
    m_connection->postOvertaken(letter(CommandKind::Stop).topic);
    QVERIFY(secondsPass(1));
    m_broker->letIn(1);
    QTRY_COMPARE(timesBeside("other"), 1);
    QVERIFY(secondsPass(1));
    QCOMPARE(timesBeside("s1"), 0);
    QCOMPARE(m_failed->count(), 0); // the first connection may still be answered
    m_broker->resetOne(0);
    QTRY_COMPARE(idsOf(*m_failed), QStringList{u"s1"_s});
}

/// The e-stop before a reset is not sent again; the one that is repeated after it is.
void tst_UrgentConnection::rp06_repeatAfterAResetGoesBeside()
{
    sendEStop();
    m_connection->postOvertaken(letter(CommandKind::EStop).topic);
    QVERIFY(secondsPass(2));
    QCOMPARE(timesBeside("e1"), 0);
    sendEStop();
    QTRY_COMPARE(timesBeside("e1"), 1);
    QTRY_COMPARE(idsOf(*m_acknowledged), QStringList{u"e1"_s});
}

/// What waits for the fresh one does not wait for it alone.
void tst_UrgentConnection::rp06_connectionThatIsBackFirst()
{
    m_broker->onConnect = ScriptedBroker::OnConnect::Silence;
    m_connection->send(letter(CommandKind::Stop, 1, u"s1"_s));
    QTRY_COMPARE(m_broker->connects.size(), 2);
    m_broker->onConnect = ScriptedBroker::OnConnect::Accept;
    m_broker->resetOne(0);
    QTRY_COMPARE(status().reconnects, 1);
    QTRY_COMPARE(idsOf(*m_acknowledged), QStringList{u"s1"_s});
    QCOMPARE(qosOf(1), QList<int>());
    QCOMPARE(qosOf(2), QList<int>{1});
    QTRY_COMPARE(m_broker->connects.size(), 3);
    QVERIFY(secondsPass(3)); // the end of the fresh one says nothing any more
    QCOMPARE(m_failed->count(), 0);
    QCOMPARE(timesBeside("s1"), 1);
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
    // On the fresh one, however long it took to come, it is the same: one handshake, what follows
    // goes without.
    QTRY_VERIFY(!qosOf(1).isEmpty());
    sendEStop();
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
    QTRY_VERIFY(status().session != SessionState::Up);
    QCOMPARE(m_failed->count(), 0);
    // When the fresh one has no answer either.
    QTRY_COMPARE_WITH_TIMEOUT(m_failed->count(), 1, 15'000);
    QCOMPARE(m_failed->constFirst().at(1).toString(), u"no answer within 3 s"_s);
    QCOMPARE(m_failed->constFirst().at(2).toBool(), true);
}

void tst_UrgentConnection::stuckFreshOneMakesRoom()
{
    m_broker->ackOnlyFrom = 2; // neither the first nor the second
    sendEStop();
    QTRY_COMPARE(qosOf(1), QList<int>{2});
    QTRY_COMPARE_WITH_TIMEOUT(m_broker->openConnections(), 1, 15'000); // given up
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
    m_connection->stop();
    QTRY_COMPARE(m_stopped->count(), 1);
    QTRY_COMPARE(m_failed->count(), 1); // once, though it was on two ways
    QCOMPARE(m_failed->constFirst().at(0).toString(), u"e2"_s);
    QVERIFY(!m_failed->constFirst().at(1).toString().isEmpty());
    QTRY_COMPARE(m_broker->openConnections(), 0);
}

void tst_UrgentConnection::rp06_stopBehindAnUnansweredStart_data()
{
    QTest::addColumn<int>("maximumQos");
    QTest::newRow("acknowledged") << 1;
    QTest::newRow("without handshakes") << 0;
}

/// The start is taken back with its connection; the stop behind it is not.
void tst_UrgentConnection::rp06_stopBehindAnUnansweredStart()
{
    QFETCH(int, maximumQos);
    m_broker->maximumQos = maximumQos;
    m_broker->resetAll();
    QTRY_COMPARE(m_broker->connects.size(), 2);
    QTRY_COMPARE(status().session, SessionState::Up);
    QVERIFY(secondsPass(1));
    m_broker->ackOnlyFrom = 2;
    m_broker->pongOnlyFrom = 2;
    m_connection->send(letter(CommandKind::Start, 1, u"c1"_s));
    m_connection->send(letter(CommandKind::Stop, 1, u"s1"_s));
    QTRY_COMPARE(m_broker->publishes.size(), 2);
    QTRY_COMPARE_WITH_TIMEOUT(idsOf(*m_failed), QStringList{u"c1"_s}, 15'000);
    QCOMPARE(m_failed->constFirst().at(1).toString(), u"no acknowledgement within 2 s"_s);
    QTRY_COMPARE(m_broker->publishes.size(), 3);
    QCOMPARE(m_broker->publishes.constLast().qos, maximumQos);
    QVERIFY(m_broker->publishes.constLast().connection >= 2);
    QVERIFY(m_broker->publishes.constLast().body.contains(R"({"id":"s1"})"));
    QTRY_COMPARE(idsOf(*m_acknowledged), maximumQos > 0 ? QStringList{u"s1"_s} : QStringList());
    QTRY_COMPARE(status().session, SessionState::Up);
    QVERIFY(secondsPass(3));
    QCOMPARE(m_failed->count(), 1);
    QCOMPARE(m_broker->publishes.size(), 3);
}

void tst_UrgentConnection::rp06_stopInASilentConnection()
{
    m_broker->pongOnlyFrom = 1;
    m_connection->send(letter(CommandKind::Stop, 1, u"s1"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_acknowledged->count(), 1, 15'000);
    QCOMPARE(timesBeside("s1"), 1);
    QCOMPARE(m_failed->count(), 0);
}

void tst_UrgentConnection::stopThatWasReadIsNotSentAgain()
{
    m_broker->receiveMaximum = 1;
    m_broker->ackOnlyFrom = 99;
    m_broker->resetAll();
    QTRY_COMPARE(m_broker->connects.size(), 2);
    QTRY_COMPARE(status().session, SessionState::Up);
    m_connection->send(letter(CommandKind::Start, 1, u"c1"_s));
    m_connection->send(letter(CommandKind::Stop, 1, u"s1"_s)); // QoS 0, and a ping is answered
    QTRY_COMPARE_WITH_TIMEOUT(idsOf(*m_failed), QStringList{u"c1"_s}, 15'000);
    QTRY_COMPARE(m_broker->connects.size(), 3);
    QVERIFY(secondsPass(2));
    QCOMPARE(m_broker->publishes.size(), 2);
    QCOMPARE(m_broker->publishes.constLast().qos, 0);
    QCOMPARE(m_broker->connects.size(), 3);
}

void tst_UrgentConnection::stopFailsWhenBothAreStuck()
{
    m_broker->ackOnlyFrom = 99;
    m_connection->send(letter(CommandKind::Start, 1, u"c1"_s));
    m_connection->send(letter(CommandKind::Stop, 1, u"s1"_s));
    QTRY_COMPARE(timesBeside("s1"), 1);
    QCOMPARE(m_failed->count(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(idsOf(*m_failed), QStringList{u"c1"_s}, 15'000);
    QTRY_COMPARE_WITH_TIMEOUT(idsOf(*m_failed), (QStringList{u"c1"_s, u"s1"_s}), 15'000);
    QCOMPARE(m_failed->constLast().at(2).toBool(), true);
    QVERIFY(secondsPass(2));
    QCOMPARE(timesBeside("s1"), 1);
}

/// The end takes an unanswered start back at once; the stop behind it has half a second.
void tst_UrgentConnection::rp06_closingLetsAStopArrive()
{
    m_connection->send(letter(CommandKind::Start, 1, u"c1"_s));
    m_connection->send(letter(CommandKind::Stop, 1, u"s1"_s));
    QTRY_COMPARE(m_broker->publishes.size(), 2);
    m_connection->stop();
    QTRY_COMPARE(m_stopped->count(), 1);
    QCOMPARE(idsOf(*m_acknowledged), QStringList{u"s1"_s});
    QCOMPARE(idsOf(*m_failed), QStringList{u"c1"_s});
    QTRY_COMPARE(m_broker->openConnections(), 0);
    QCOMPARE(timesBeside("s1"), 1);
    QCOMPARE(timesBeside("c1"), 0);
    QCOMPARE(m_broker->resets, 1);
    QCOMPARE(m_broker->disconnects, 1);
}

/// What the system has not taken yet would be dropped.
void tst_UrgentConnection::rp06_stopRightBeforeTheEnd()
{
    m_broker->ackOnlyFrom = 0;
    m_connection->send(letter(CommandKind::Stop, 1, u"s1"_s));
    m_connection->send(letter(CommandKind::Stop, 1, u"s2"_s));
    m_connection->stop();
    QTRY_COMPARE(m_stopped->count(), 1);
    QStringList ids = idsOf(*m_acknowledged);
    ids.sort();
    QCOMPARE(ids, (QStringList{u"s1"_s, u"s2"_s}));
    QCOMPARE(m_failed->count(), 0);
}

QTEST_GUILESS_MAIN(tst_UrgentConnection)
#include "tst_urgentconnection.moc"
