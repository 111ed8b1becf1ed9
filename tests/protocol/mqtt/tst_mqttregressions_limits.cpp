// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakebroker.h"

#include <QtMqtt/QMqttExtensions>

#include <QtCore/QRegularExpression>
#include <QtTest/QSignalSpy>

#include <array>

using namespace Qt::StringLiterals;
using Raptor::Mqtt::Frame;
using Raptor::Mqtt::PacketReader;

/// Defects F1 to F4, A1 to A4 and P1 of Qt MQTT: limits, topic aliases and the cost of receiving.
class tst_MqttRegressionsLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void F1_serverLimitsAreObeyed_data();
    void F1_serverLimitsAreObeyed();
    void F1_receiveMaximumIsObeyed();
    void F2_refusedPublishIsNoSuccess_data();
    void F2_refusedPublishIsNoSuccess();
    void F3_serverKeepAliveIsUsed();
    void F4_ownReceiveMaximumIsEnforced();
    void F4_hugePacketIsRefusedByItsHeader_data();
    void F4_hugePacketIsRefusedByItsHeader();
    void A1_aliasWithoutOwnMaximum();
    void A2_aliasAboveTheServersMaximum();
    void A3_topicsBeyondTheAliases();
    void A4_aliasesEndWithTheConnection();
    void P1_receiveCostIsLinear_data();
    void P1_receiveCostIsLinear();

private:
    static std::unique_ptr<PipedClient> connectedV5(const QByteArray &connack, quint16 ownAliases);
};

std::unique_ptr<PipedClient> tst_MqttRegressionsLimits::connectedV5(const QByteArray &connack,
                                                                    quint16 ownAliases)
{
    auto it = std::make_unique<PipedClient>(QMqttClient::MQTT_5_0);
    QMqttConnectionProperties properties;
    properties.setMaximumTopicAlias(ownAliases);
    it->client->setConnectionProperties(properties);
    it->broker.connack = connack;
    return it->establish() ? std::move(it) : nullptr;
}

void tst_MqttRegressionsLimits::F1_serverLimitsAreObeyed_data()
{
    QTest::addColumn<QByteArray>("connack");
    QTest::addColumn<int>("qos");
    QTest::addColumn<bool>("retain");
    QTest::addColumn<int>("size");
    QTest::newRow("maximum QoS 0") << QByteArray("2005000002 2400") << 1 << false << 1;
    QTest::newRow("maximum QoS 1") << QByteArray("2005000002 2401") << 2 << false << 1;
    QTest::newRow("no retain") << QByteArray("2005000002 2500") << 0 << true << 1;
    QTest::newRow("packet size") << QByteArray("2008000005 2700000014") << 0 << false << 30;
}

void tst_MqttRegressionsLimits::F1_serverLimitsAreObeyed()
{
    QFETCH(QByteArray, connack);
    QFETCH(int, qos);
    QFETCH(bool, retain);
    QFETCH(int, size);
    const auto it = connectedV5(connack, 0);
    QVERIFY(it);
    QMqttExtensions extensions(it->client.get());
    QCOMPARE(it->client->publish(u"a"_s, QByteArray(size, 'x'), quint8(qos), retain), -1);
    QVERIFY(!extensions.errorText().isEmpty());
    QCOMPARE(it->client->publish(u"a"_s, "y"), 0);
    QTRY_COMPARE(it->broker.count('3'), 1); // only the legal one left
    QCOMPARE(it->client->state(), QMqttClient::Connected);
}

void tst_MqttRegressionsLimits::F1_receiveMaximumIsObeyed()
{
    const auto it = connectedV5("2006000003 210002", 0);
    QVERIFY(it);
    it->broker.answersPublish = false;
    QMqttExtensions extensions(it->client.get());
    QCOMPARE(extensions.sendQuota(), 2);
    QCOMPARE(it->client->publish(u"a"_s, "1", 1), 1);
    QCOMPARE(it->client->publish(u"a"_s, "2", 2), 2);
    QCOMPARE(it->client->publish(u"a"_s, "3", 1), -1);
    QCOMPARE(it->client->publish(u"a"_s, "4", 0), 0);
    QTRY_COMPARE(it->broker.count('3'), 3);
    it->broker.send("40020001");
    QTRY_COMPARE(extensions.sendQuota(), 1);
    QCOMPARE(it->client->publish(u"a"_s, "5", 1), 3);
}

void tst_MqttRegressionsLimits::F2_refusedPublishIsNoSuccess_data()
{
    QTest::addColumn<int>("qos");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("PUBACK") << 1 << QByteArray("4003000187");
    QTest::newRow("PUBREC") << 2 << QByteArray("5003000197");
}

void tst_MqttRegressionsLimits::F2_refusedPublishIsNoSuccess()
{
    QFETCH(int, qos);
    QFETCH(QByteArray, answer);
    const auto it = connectedV5({}, 0);
    QVERIFY(it);
    it->broker.answersPublish = false;
    QMqttExtensions extensions(it->client.get());
    QSignalSpy sent(it->client.get(), &QMqttClient::messageSent);
    QSignalSpy failed(&extensions, &QMqttExtensions::publishFailed);
    QSignalSpy pong(it->client.get(), &QMqttClient::pingResponseReceived);
    QCOMPARE(it->client->publish(u"a"_s, "x", quint8(qos)), 1);
    it->broker.send(answer);
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(it->client->requestPing());
    QTRY_COMPARE(pong.size(), 1);
    QCOMPARE(sent.size(), 0);
    QCOMPARE(it->broker.count('6'), 0); // no PUBREL
    QCOMPARE(extensions.unfinishedPublishes(), 0);
}

void tst_MqttRegressionsLimits::F3_serverKeepAliveIsUsed()
{
    PipedClient it{QMqttClient::MQTT_5_0};
    it.client->setKeepAlive(600);
    it.broker.connack = "2006000003 130001";
    QVERIFY(it.establish());
    QCOMPARE(it.client->serverConnectionProperties().serverKeepAlive(), quint16(1));
    QTRY_VERIFY(it.broker.count('c') >= 2);
    QCOMPARE(it.client->state(), QMqttClient::Connected);
}

void tst_MqttRegressionsLimits::F4_ownReceiveMaximumIsEnforced()
{
    PipedClient it{QMqttClient::MQTT_5_0};
    QMqttConnectionProperties properties;
    properties.setMaximumReceive(2);
    it.client->setConnectionProperties(properties);
    it.broker.answersRelease = false;
    QVERIFY(it.establish());
    QSignalSpy received(it.client.get(), &QMqttClient::messageReceived);
    it.broker.send("34060001610001 00 34060001610002 00 34060001610003 00");
    QTRY_COMPARE(it.client->state(), QMqttClient::Disconnected);
    QCOMPARE(it.client->error(), QMqttClient::ProtocolViolation);
    QCOMPARE(received.size(), 2);
    QTRY_COMPARE(it.broker.last('e'), QByteArray("e00193"));
}

void tst_MqttRegressionsLimits::F4_hugePacketIsRefusedByItsHeader_data()
{
    QTest::addColumn<int>("version");
    QTest::newRow("3.1.1") << 4;
    QTest::newRow("5.0") << 5;
}

void tst_MqttRegressionsLimits::F4_hugePacketIsRefusedByItsHeader()
{
    QFETCH(int, version);
    PipedClient it{QMqttClient::ProtocolVersion(version)};
    QVERIFY(it.establish());
    it.broker.send("30ffffff7f"); // 256 MiB are to follow
    QTRY_COMPARE(it.client->state(), QMqttClient::Disconnected);
    QCOMPARE(it.client->error(), QMqttClient::ProtocolViolation);
    if (version == 5)
        QTRY_COMPARE(it.broker.last('e'), QByteArray("e00195"));
}

void tst_MqttRegressionsLimits::A1_aliasWithoutOwnMaximum()
{
    const auto it = connectedV5("2006000003 220005", 0);
    QVERIFY(it);
    QMqttPublishProperties properties;
    properties.setTopicAlias(5);
    QCOMPARE(it->client->publish(u"a"_s, properties, "x"), 0);
    QCOMPARE(it->client->publish(u"a"_s, properties, "y"), 0);
    QTRY_COMPARE(it->broker.packets.mid(1),
                 QList<QByteArray>({"30080001610323000578", "300700000323000579"}));
    properties.setTopicAlias(6);
    QCOMPARE(it->client->publish(u"a"_s, properties, "x"), -1);
    const auto none = connectedV5({}, 0);
    QVERIFY(none);
    properties.setTopicAlias(1);
    QCOMPARE(none->client->publish(u"a"_s, properties, "x"), -1);
}

void tst_MqttRegressionsLimits::A2_aliasAboveTheServersMaximum()
{
    const auto it = connectedV5("2006000003 220002", 10);
    QVERIFY(it);
    QSignalSpy received(it->client.get(), &QMqttClient::messageReceived);
    it->broker.send("3007000161 03 23000a 30060000 03 23000a");
    QTRY_COMPARE(received.size(), 2);
    QCOMPARE(received.at(1).at(1).value<QMqttTopicName>().name(), u"a"_s);
    it->broker.send("3007000161 03 23000b"); // above what was announced
    QTRY_COMPARE(it->client->error(), QMqttClient::ProtocolViolation);
}

void tst_MqttRegressionsLimits::A3_topicsBeyondTheAliases()
{
    const auto it = connectedV5("2006000003 220002", 10);
    QVERIFY(it);
    for (const char *topic : {"a", "b", "c", "c", "a"})
        QCOMPARE(it->client->publish(QMqttTopicName(QLatin1String(topic)), "x"), 0);
    QTRY_COMPARE(it->broker.packets.mid(1),
                 QList<QByteArray>({"30080001610323000178", "30080001620323000278",
                                    "30050001630078", "30050001630078", "300700000323000178"}));
}

void tst_MqttRegressionsLimits::A4_aliasesEndWithTheConnection()
{
    const auto it = connectedV5("2006000003 220002", 10);
    QVERIFY(it);
    QMqttExtensions extensions(it->client.get());
    QCOMPARE(it->client->publish(u"a"_s, "x"), 0);
    QCOMPARE(it->client->publish(u"a"_s, "x"), 0);
    QTRY_COMPARE(it->broker.count('3'), 2);
    it->broker.send("3007000161 03 230001");
    QSignalSpy received(it->client.get(), &QMqttClient::messageReceived);
    QTRY_COMPARE(received.size(), 1);
    extensions.abort();
    QVERIFY(it->establish());
    QCOMPARE(it->client->publish(u"a"_s, "x"), 0);
    QTRY_COMPARE(it->broker.last('3'), QByteArray("30080001610323000178")); // with its topic
    it->broker.send("30060000 03 230001");
    QTRY_COMPARE(it->client->error(), QMqttClient::ProtocolViolation);
    QCOMPARE(received.size(), 1);
}

namespace {

constexpr qsizetype kChunk = 64 * 1024;

/// Bytes that the reader has moved about while \a messages packets went through it: whenever new
/// room is not right behind the old bytes, all that is buffered has been copied.
qint64 bytesMoved(int messages, int chunksAhead)
{
    constexpr std::array<char, 25> kPacket = {0x30, 23, 0, 1, 'a'};
    PacketReader reader;
    qint64 moved = 0;
    qsizetype sent = 0;
    const qsizetype total = messages * qsizetype(kPacket.size());
    const char *expected = nullptr;
    int seen = 0;
    Frame frame;
    while (seen < messages) {
        for (int i = 0; i < chunksAhead && sent < total; ++i) {
            const qsizetype waiting = reader.buffered();
            char *room = reader.prepare(kChunk);
            if (expected != nullptr && room != expected)
                moved += waiting;
            const qsizetype size = qMin(kChunk, total - sent);
            for (qsizetype byte = 0; byte < size; ++byte)
                room[byte] = kPacket[std::size_t((sent + byte) % qsizetype(kPacket.size()))];
            reader.commit(size);
            sent += size;
            expected = room + size;
        }
        const int batch = int(kChunk / qsizetype(kPacket.size()));
        for (int i = 0; i < batch && reader.next(frame) == PacketReader::Status::Ready; ++i)
            ++seen;
    }
    return moved;
}

} // namespace

void tst_MqttRegressionsLimits::P1_receiveCostIsLinear_data()
{
    QTest::addColumn<int>("chunksAhead");
    QTest::newRow("as fast as it comes") << 1;
    QTest::newRow("twice as fast as it is read") << 2;
    QTest::newRow("all of it before anything is read") << 1000000;
}

void tst_MqttRegressionsLimits::P1_receiveCostIsLinear()
{
    QFETCH(int, chunksAhead);
    const qint64 few = bytesMoved(20000, chunksAhead);
    const qint64 many = bytesMoved(400000, chunksAhead);
    // Growth by halves copies each byte less than three times on average; a shifted buffer would
    // copy the whole backlog for every packet.
    QVERIFY2(few <= 3 * 20000 * 25, qPrintable(QString::number(few)));
    QVERIFY2(many <= 3 * 400000LL * 25, qPrintable(QString::number(many)));
}

QTEST_GUILESS_MAIN(tst_MqttRegressionsLimits)
#include "tst_mqttregressions_limits.moc"
