// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/protocol/link/command_fixture.h"
#include "tests/protocol/link/socket_options.h"

using namespace Raptor;
using namespace Raptor::Link;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

namespace {

// Packet types
constexpr int publish = 3;
constexpr int subscribe = 8;
constexpr int ping = 12;

/// Counts the calls that are queued for an object.
class QueuedCalls final : public QObject
{
public:
    explicit QueuedCalls(QObject *watched) { watched->installEventFilter(this); }
    int count = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::MetaCall ? 1 : 0;
        return false;
    }
};

} // namespace

class tst_CommandConnection : public CommandFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { openUp(); }
    void cleanup() { closeDown(); }
    void failsWithoutSession();
    void acknowledges_data();
    void acknowledges();
    void refusedByTheBroker();
    void rp01_lateStartIsNotSent();
    void startWithoutAckIsCut();
    void rp01_startWithoutHandshakeIsCut();
    void rp01_closingCutsAStartWithoutAck();
    void rp01_systemCutsItAsWell();
    void stopWithoutAckIsNotCut();
    void pendingFailsWhenTheLinkIsLost();
    void neverSentAgain();
    void qosIsReduced_data();
    void qosIsReduced();
    void stopGoesWithoutQuota();
    void nothingGoesBeforeAStop();
    void rp05_postedGoTogetherAndInOrder();
    void rp05_saysWhenPostedHaveLeft_data();
    void rp05_saysWhenPostedHaveLeft();
    void expiryOnlyForWhatEnergises();
    void feedbackIgnoresRetained();
    void floodIsReadByItsNewest();
    void halfOpenIsFoundByPing();
};

void tst_CommandConnection::failsWithoutSession()
{
    m_connection->send(letter(CommandKind::Stop));
    QCOMPARE(m_failed->count(), 1);
    QCOMPARE(m_failed->constFirst().at(0).toString(), u"c1"_s);
    QCOMPARE(m_failed->constFirst().at(1).toString(), u"no session with the broker"_s);
    QCOMPARE(m_failed->constFirst().at(2).toBool(), false);
    connectToBroker();
    QCOMPARE(m_broker->publishes.size(), 0);
}

void tst_CommandConnection::acknowledges_data()
{
    QTest::addColumn<QByteArray>("tail");
    QTest::addColumn<bool>("nobody");
    QTest::newRow("success") << QByteArray() << false;
    QTest::newRow("nobody listens") << QByteArray("\x10\x00", 2) << true;
}

void tst_CommandConnection::acknowledges()
{
    QFETCH(QByteArray, tail);
    QFETCH(bool, nobody);
    m_broker->ackTail = tail;
    connectToBroker();
    m_connection->send(letter(CommandKind::Start));
    QTRY_COMPARE(m_acknowledged->count(), 1);
    QCOMPARE(m_acknowledged->constFirst().at(2).toBool(), nobody);
    QCOMPARE(m_written->count(), 1);
    QVERIFY(m_written->constFirst().at(1).value<BootTime>()
            <= m_acknowledged->constFirst().at(1).value<BootTime>());
    QCOMPARE(m_failed->count(), 0);
    QCOMPARE(m_broker->publishes.size(), 1);
    QVERIFY(!m_broker->publishes.constFirst().retain);
    QCOMPARE(m_broker->subscribes.size(), 1);
    QVERIFY(m_broker->subscribes.constFirst().contains("raptor/shop/m1/state"));
    QVERIFY(m_connection->lastHeard().has_value());
}

void tst_CommandConnection::refusedByTheBroker()
{
    m_broker->ackTail = QByteArray("\x87\x00", 2);
    connectToBroker();
    m_connection->send(letter(CommandKind::Stop));
    QTRY_COMPARE(m_failed->count(), 1);
    QVERIFY(m_failed->constFirst().at(1).toString().startsWith(u"the broker refuses it: "));
    QCOMPARE(m_failed->constFirst().at(2).toBool(), false);
    QCOMPARE(m_acknowledged->count(), 0);
}

void tst_CommandConnection::rp01_lateStartIsNotSent()
{
    connectToBroker();
    CommandLetter late = letter(CommandKind::Start);
    late.deadline = m_clock.now() - Milliseconds(1);
    m_connection->send(late);
    QCOMPARE(m_failed->count(), 1);
    QCOMPARE(m_failed->constFirst().at(1).toString(), u"too late, not sent"_s);
    QCOMPARE(m_failed->constFirst().at(2).toBool(), false);
    QCOMPARE(m_written->count(), 0);
    late.kind = CommandKind::Stop; // a stop is never too late
    m_connection->send(late);
    QTRY_COMPARE(m_written->count(), 1);
}

void tst_CommandConnection::startWithoutAckIsCut()
{
    m_broker->acks = false;
    connectToBroker();
    m_connection->send(letter(CommandKind::Start));
    QTRY_COMPARE(m_written->count(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(m_failed->count(), 1, 20'000);
    QCOMPARE(m_failed->constFirst().at(1).toString(), u"no acknowledgement within 2 s"_s);
    QCOMPARE(m_failed->constFirst().at(2).toBool(), true);
    QTRY_COMPARE(m_broker->resets, 1);
    QCOMPARE(m_broker->disconnects, 0);
}

/// At QoS 0 the answer to the ping behind it tells.
void tst_CommandConnection::rp01_startWithoutHandshakeIsCut()
{
    m_broker->maximumQos = 0;
    connectToBroker();
    m_connection->send(letter(CommandKind::Start));
    QTRY_COMPARE(m_written->count(), 1);
    QVERIFY(secondsPass(3));
    QCOMPARE(m_failed->count(), 0);
    m_broker->pongs = false;
    m_connection->send(letter(CommandKind::Start, 1, u"c2"_s));
    QTRY_COMPARE(m_failed->count(), 1);
    QCOMPARE(m_failed->constFirst().at(0).toString(), u"c2"_s);
    QCOMPARE(m_failed->constFirst().at(1).toString(), u"no acknowledgement within 2 s"_s);
    QCOMPARE(m_failed->constFirst().at(2).toBool(), true);
    QTRY_COMPARE(m_broker->resets, 1);
}

void tst_CommandConnection::rp01_closingCutsAStartWithoutAck()
{
    m_broker->acks = false;
    connectToBroker();
    m_connection->send(letter(CommandKind::Start));
    QTRY_COMPARE(m_broker->publishes.size(), 1);
    m_connection->stop();
    QTRY_COMPARE(m_stopped->count(), 1);
    QCOMPARE(m_failed->count(), 1);
    QCOMPARE(m_failed->constFirst().at(2).toBool(), true);
    QTRY_COMPARE(m_broker->openConnections(), 0);
    QCOMPARE(m_broker->resets, 1);
    QCOMPARE(m_broker->disconnects, 0);
}

/// While a start is unanswered, and no longer: a stop is to arrive though the program is killed.
void tst_CommandConnection::rp01_systemCutsItAsWell()
{
    m_broker->acks = false;
    connectToBroker();
    const auto isCut = [this] { return resetsOnClose(m_broker->serverPort()); };
    QCOMPARE(isCut(), false);
    m_connection->send(letter(CommandKind::Stop));
    QCOMPARE(isCut(), false);
    m_connection->send(letter(CommandKind::Start, 1, u"c2"_s));
    QCOMPARE(isCut(), true);
    m_connection->send(letter(CommandKind::RelayOn, 1, u"c3"_s));
    QTRY_COMPARE(m_broker->publishes.size(), 3);
    m_broker->acknowledge(0);
    m_broker->acknowledge(2);
    QTRY_COMPARE(idsOf(*m_acknowledged), (QStringList{u"c1"_s, u"c3"_s}));
    QCOMPARE(isCut(), true);
    m_broker->acknowledge(1);
    QTRY_COMPARE(m_acknowledged->count(), 3);
    QCOMPARE(isCut(), false);
    m_broker->acks = true;
    m_broker->ackTail = QByteArray("\x87\x00", 2);
    m_connection->send(letter(CommandKind::Start, 1, u"c4"_s));
    QCOMPARE(isCut(), true);
    QTRY_COMPARE(idsOf(*m_failed), QStringList{u"c4"_s});
    QCOMPARE(isCut(), false);
}

void tst_CommandConnection::stopWithoutAckIsNotCut()
{
    m_broker->ackOnlyFrom = 1; // it goes beside as well, see tst_urgentconnection
    connectToBroker();
    m_connection->send(letter(CommandKind::Stop));
    QTRY_COMPARE(m_written->count(), 1);
    QSignalSpy pings(m_connection.get(), &CommandConnection::roundTripMeasured);
    QTRY_VERIFY_WITH_TIMEOUT(pings.count() >= 3, 20'000);
    QCOMPARE(m_failed->count(), 0);
    QCOMPARE(m_broker->resets, 0);
}

void tst_CommandConnection::pendingFailsWhenTheLinkIsLost()
{
    m_broker->acks = false;
    connectToBroker();
    m_connection->send(letter(CommandKind::EStop, 2));
    QTRY_COMPARE(m_broker->publishes.size(), 1);
    m_broker->resetAll();
    QTRY_COMPARE(m_failed->count(), 1);
    QCOMPARE(m_failed->constFirst().at(2).toBool(), true);
    QVERIFY(!m_connection->lastHeard().has_value());
}

void tst_CommandConnection::neverSentAgain()
{
    m_broker->acks = false;
    connectToBroker();
    m_connection->send(letter(CommandKind::Start));
    QTRY_COMPARE(m_broker->publishes.size(), 1);
    m_broker->resetAll();
    QTRY_COMPARE(m_failed->count(), 1);
    QTRY_COMPARE(m_broker->versions.size(), 2);
    QTRY_COMPARE(m_broker->subscribes.size(), 2); // the state is followed again, RP-02
    QSignalSpy pings(m_connection.get(), &CommandConnection::roundTripMeasured);
    QTRY_VERIFY(pings.count() >= 1);
    QCOMPARE(m_broker->publishes.size(), 1);
}

void tst_CommandConnection::qosIsReduced_data()
{
    QTest::addColumn<int>("maximum");
    QTest::addColumn<int>("sent");
    QTest::newRow("2 allowed") << 2 << 2;
    QTest::newRow("1 allowed") << 1 << 1;
    QTest::newRow("0 allowed") << 0 << 0;
}

void tst_CommandConnection::qosIsReduced()
{
    QFETCH(int, maximum);
    QFETCH(int, sent);
    m_broker->maximumQos = maximum;
    connectToBroker();
    m_connection->send(letter(CommandKind::EStop, 2));
    QTRY_COMPARE(m_broker->publishes.size(), 1);
    QCOMPARE(m_broker->publishes.constFirst().qos, sent);
    QTRY_COMPARE(m_written->count(), 1);
}

void tst_CommandConnection::stopGoesWithoutQuota()
{
    m_broker->receiveMaximum = 1;
    m_broker->acks = false;
    connectToBroker();
    m_connection->send(letter(CommandKind::Stop));
    m_connection->send(letter(CommandKind::EStop, 2));
    QTRY_COMPARE(m_broker->publishes.size(), 2);
    QCOMPARE(m_broker->publishes.at(0).qos, 1);
    QCOMPARE(m_broker->publishes.at(1).qos, 0);
    CommandLetter start = letter(CommandKind::Start);
    start.commandId = u"c2"_s;
    m_connection->send(start);
    QTRY_COMPARE(m_failed->count(), 1);
    QCOMPARE(m_failed->constFirst().at(0).toString(), u"c2"_s);
    QCOMPARE(m_failed->constFirst().at(2).toBool(), false);
}

void tst_CommandConnection::nothingGoesBeforeAStop()
{
    connectToBroker();
    const auto orderOf = [this](CommandKind kind, const QString &stateTopic) {
        m_broker->packets.clear();
        CommandLetter order = letter(kind, 1, stateTopic);
        order.stateTopic = stateTopic;
        m_connection->send(order);
        // A heartbeat may come before; what follows it is one burst.
        const auto came = [this] {
            return m_broker->packets.contains(publish) && m_broker->packets.contains(subscribe);
        };
        if (!QTest::qWaitFor(came))
            return QList<int>();
        const QList<int> &all = m_broker->packets;
        const qsizetype first = std::min(all.indexOf(publish), all.indexOf(subscribe));
        const bool pingBefore = first > 0 && all.at(first - 1) == ping;
        return pingBefore ? all.sliced(first - 1, 3) : all.sliced(first, 2);
    };
    const QList<int> stop = orderOf(CommandKind::Stop, u"raptor/shop/m1/state"_s);
    QCOMPARE(stop.mid(stop.size() - 2), (QList<int>{publish, subscribe}));
    const QList<int> eStop = orderOf(CommandKind::EStop, u"raptor/shop/m2/state"_s);
    QCOMPARE(eStop.mid(eStop.size() - 2), (QList<int>{publish, subscribe}));
    // What is to be confirmed by feedback alone is followed first; a broker that is too late for
    // it stumbles over the ping.
    QCOMPARE(orderOf(CommandKind::Start, u"raptor/shop/m3/state"_s),
             (QList<int>{ping, subscribe, publish}));
}

/// An e-stop of many devices does not cost the command thread a turn for each of them.
void tst_CommandConnection::rp05_postedGoTogetherAndInOrder()
{
    connectToBroker();
    const QueuedCalls calls(m_connection.get());
    QList<QByteArray> given;
    QList<CommandLetter> letters;
    for (int i = 0; i < 20; ++i) {
        CommandLetter one = letter(CommandKind::EStop, 0);
        one.commandId = u"c%1"_s.arg(i);
        one.topic = u"raptor/shop/m%1/cmd"_s.arg(i);
        one.stateTopic.clear();
        given.append(one.topic.toUtf8());
        letters.append(one);
    }
    m_connection->post(letters);
    QCOMPARE(m_written->count(), 0); // nothing goes on the caller's time
    QTRY_COMPARE(m_broker->publishes.size(), 20);
    QList<QByteArray> arrived;
    for (const auto &publish : std::as_const(m_broker->publishes))
        arrived.append(publish.body.mid(2, given.at(arrived.size()).size()));
    QCOMPARE(arrived, given);
    QCOMPARE(calls.count, 1);
}

void tst_CommandConnection::rp05_saysWhenPostedHaveLeft_data()
{
    QTest::addColumn<bool>("up");
    QTest::newRow("written") << true;
    QTest::newRow("cannot be sent") << false;
}

void tst_CommandConnection::rp05_saysWhenPostedHaveLeft()
{
    QFETCH(const bool, up);
    if (up)
        connectToBroker();
    int calls = 0;
    m_connection->post({letter(CommandKind::EStop, 2)}, [&] {
        ++calls;
        QCOMPARE(m_written->count(), up ? 1 : 0);
        QCOMPARE(m_failed->count(), up ? 0 : 1);
    });
    QCOMPARE(calls, 0);
    QTRY_COMPARE(calls, 1);
}

void tst_CommandConnection::expiryOnlyForWhatEnergises()
{
    connectToBroker();
    for (const CommandKind kind : {CommandKind::Start, CommandKind::RelayOn, CommandKind::Reset,
                                   CommandKind::Stop, CommandKind::RelayOff, CommandKind::EStop})
        m_connection->send(letter(kind));
    QTRY_COMPARE(m_broker->publishes.size(), 6);
    const QByteArray expiry("\x02\x00\x00\x00\x05", 5); // MQTT 5.0, 3.3.2.3.3
    for (qsizetype i = 0; i < 6; ++i)
        QCOMPARE(m_broker->publishes.at(i).body.contains(expiry), i < 3);
}

void tst_CommandConnection::feedbackIgnoresRetained()
{
    connectToBroker();
    m_connection->send(letter(CommandKind::Stop));
    QTRY_COMPARE(m_broker->subscribes.size(), 1);
    const QByteArray topic = "raptor/shop/m1/state";
    const auto publish = [&](char head, const QByteArray &payload) {
        const QByteArray body =
            QByteArray("\0", 1) + char(topic.size()) + topic + QByteArray("\0", 1) + payload;
        m_broker->write(QByteArray(1, head) + char(body.size()) + body);
    };
    publish('\x31', R"({"wheels_running":true})");
    publish('\x30', "rubbish");
    publish('\x30', R"({"wheels_running":false})");
    QTRY_COMPARE(m_feedback->count(), 1);
    const auto report = m_feedback->constFirst().constFirst().value<StateReport>();
    QCOMPARE(report.device.text(), u"raptor/shop/m1"_s);
    QCOMPARE(report.readings.constFirst().value, Value(false));
    QCOMPARE(report.broker, u"test"_s);
}

/// Two devices in one flood: what each said last is heard, whatever was left out before it, and
/// never more than there was.
void tst_CommandConnection::floodIsReadByItsNewest()
{
    connectToBroker();
    m_connection->send(letter(CommandKind::Stop));
    Link::CommandLetter second = letter(CommandKind::Stop, 1, u"c2"_s);
    second.topic = u"raptor/shop/m2/cmd"_s;
    second.stateTopic = u"raptor/shop/m2/state"_s;
    m_connection->send(second);
    QTRY_COMPARE(m_broker->subscribes.size(), 2);
    QByteArray flood;
    constexpr int rounds = 500;
    for (int round = 1; round <= rounds; ++round) {
        for (const char *device : {"m1", "m2"}) {
            const QByteArray topic = QByteArray("raptor/shop/") + device + "/state";
            const QByteArray body = QByteArray("\0", 1) + char(topic.size()) + topic
                + QByteArray("\0", 1) + R"({"wheels_running":false,"seq":)"
                + QByteArray::number(round) + '}';
            flood += '\x30' + QByteArray(1, char(body.size())) + body;
        }
    }
    m_broker->write(flood);
    const auto newest = [this] {
        QMap<QString, qint64> result;
        for (const QList<QVariant> &heard : std::as_const(*m_feedback)) {
            const auto report = heard.constFirst().value<StateReport>();
            result.insert(report.device.name(), report.sequence.value_or(0));
        }
        return result;
    };
    QTRY_COMPARE(newest(), (QMap<QString, qint64>{{u"m1"_s, rounds}, {u"m2"_s, rounds}}));
    QVERIFY(m_feedback->count() <= 2 * rounds);
    const auto after = m_feedback->count();
    QVERIFY(secondsPass(1)); // nothing comes late
    QCOMPARE(m_feedback->count(), after);
}

void tst_CommandConnection::halfOpenIsFoundByPing()
{
    connectToBroker();
    m_broker->pongs = false;
    QTRY_VERIFY_WITH_TIMEOUT(status().session == SessionState::Down, 20'000);
    QVERIFY(status().error.startsWith(u"nothing was heard from the broker for 4 s"));
}

QTEST_GUILESS_MAIN(tst_CommandConnection)
#include "tst_commandconnection.moc"
