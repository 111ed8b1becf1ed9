// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "heapwatch.h"
#include "hostilepeer.h"
#include "tests/protocol/mqtt/fakebroker.h"

#include <protocol/mqtt/websocketdevice.h>

#include <QtMqtt/QMqttClient>
#include <QtMqtt/QMqttExtensions>

#include <QtCore/QRegularExpression>
#include <QtNetwork/QSslConfiguration>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <map>
#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kMiB = 1024 * 1024;
constexpr auto kTimeout = 200ms;

QByteArray hex(const char *text)
{
    return QByteArray::fromHex(text);
}

QByteArray connackOf(QMqttClient::ProtocolVersion version)
{
    return version == QMqttClient::MQTT_5_0 ? hex("2003000000") : hex("20020000");
}

/// One unmasked WebSocket frame.
QByteArray frame(int firstByte, const QByteArray &payload)
{
    QByteArray result(1, char(firstByte));
    if (payload.size() < 126)
        result.append(char(payload.size()));
    else
        result.append(char(126)).append(char(payload.size() >> 8)).append(char(payload.size()));
    return result + payload;
}

} // namespace

using Version = QMqttClient::ProtocolVersion;
Q_DECLARE_METATYPE(HostilePeer::Script)

/// Servers that want to hang the client or to eat its memory: they are refused at once where a
/// limit says so, else when the time is up, and meanwhile the heap stays flat and the event loop
/// turns.
class tst_MqttHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void tcp_data();
    void tcp();
    void silentTls();
    void neverReads();
    void manyMessages();
    void manyProperties();
    void slashes_data();
    void slashes();
    void upgrade_data();
    void upgrade();
    void frames_data();
    void frames();
};

void tst_MqttHostile::tcp_data()
{
    QTest::addColumn<Version>("version");
    QTest::addColumn<HostilePeer::Script>("script");
    QTest::addColumn<QString>("words");
    const QByteArray zeros(64 * 1024, '\0');
    for (const Version version :
         {QMqttClient::MQTT_3_1, QMqttClient::MQTT_3_1_1, QMqttClient::MQTT_5_0}) {
        const auto row = [version](const char *name, const QByteArray &greeting,
                                   const QByteArray &flood, int pauseMs, const QString &words) {
            QTest::addRow("level %d, %s", int(version), name)
                << version
                << HostilePeer::Script{HostilePeer::always(greeting), flood, pauseMs, true}
                << words;
        };
        const QByteArray accepted = connackOf(version);
        row("256 MiB PUBLISH", accepted + hex("30ffffff7f"), zeros, 0, u"maximum packet size"_s);
        row("16 MiB and one byte", accepted + hex("30fcffff07"), zeros, 0, u"maximum packet size"_s);
        row("256 MiB CONNACK", hex("20ffffff7f"), zeros, 0, u"maximum packet size"_s);
        row("length without end", hex("20ffffffff"), hex("ff"), 0, u"remaining length"_s);
        row("silent", {}, {}, 0, u"no answer"_s);
        row("half a CONNACK", hex("2003"), {}, 0, u"no answer"_s);
        row("CONNACK byte by byte without end", hex("20ffff0f"), QByteArray(1, '\0'), 2,
            u"no answer"_s);
        row("something before CONNACK", hex("d000"), hex("d000"), 0, u"broke the protocol"_s);
        row("HTTP", "HTTP/1.1 400 Bad Request\r\n\r\n", {}, 0, u"broke the protocol"_s);
    }
}

void tst_MqttHostile::tcp()
{
    QFETCH(Version, version);
    QFETCH(HostilePeer::Script, script);
    QFETCH(QString, words);
    HostilePeer peer(script);
    QMqttClient client;
    QMqttExtensions extensions(&client);
    extensions.setConnectTimeout(kTimeout);
    client.setProtocolVersion(version);
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(peer.port());
    HeapWatch heap;
    QSignalSpy disconnected(&client, &QMqttClient::disconnected);
    client.connectToHost();
    QTRY_COMPARE(disconnected.size(), 1);
    QTRY_COMPARE(peer.ended(), 1);
    QVERIFY2(extensions.errorText().contains(words), qPrintable(extensions.errorText()));
    QCOMPARE(client.error(),
             words == u"no answer"_s ? QMqttClient::ServerUnavailable
                                     : QMqttClient::ProtocolViolation);
    QVERIFY2(heap.growth() < 8 * kMiB, qPrintable(QString::number(heap.growth())));
}

void tst_MqttHostile::silentTls()
{
    HostilePeer peer({});
    QMqttClient client;
    QMqttExtensions extensions(&client);
    extensions.setConnectTimeout(kTimeout);
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(peer.port());
    QSignalSpy disconnected(&client, &QMqttClient::disconnected);
    client.connectToHostEncrypted(QSslConfiguration::defaultConfiguration());
    QTRY_COMPARE(disconnected.size(), 1);
    QCOMPARE(client.error(), QMqttClient::ServerUnavailable);
    QVERIFY(extensions.errorText().contains(u"no answer"_s));
    QTRY_COMPARE(peer.ended(), 1);
}

/// A peer that sends QoS 1 messages for ever and never takes an answer.
void tst_MqttHostile::neverReads()
{
    QByteArray flood;
    for (int i = 0; i < 1000; ++i)
        flood += hex("32060001610001") + "x";
    HostilePeer peer({HostilePeer::always(connackOf(QMqttClient::MQTT_3_1_1)), flood, 0, false});
    QMqttClient client;
    QMqttExtensions extensions(&client);
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(peer.port());
    client.setKeepAlive(1);
    HeapWatch heap;
    QSignalSpy disconnected(&client, &QMqttClient::disconnected);
    client.connectToHost();
    QTRY_COMPARE_WITH_TIMEOUT(disconnected.size(), 1, 60'000);
    QCOMPARE(client.error(), QMqttClient::ServerUnavailable); // found out by keep alive
    // 4 MiB that wait to be written, 4 MiB that were read ahead.
    QVERIFY2(heap.growth() < 20 * kMiB, qPrintable(QString::number(heap.growth())));
}

void tst_MqttHostile::manyMessages()
{
    QByteArray flood; // 5.0, every topic another one, so that nothing can be remembered for ever
    for (int i = 0; i < 20'000; ++i) {
        const QByteArray topic = QByteArray::number(i).rightJustified(100, '/');
        flood += hex("30680064") + topic + hex("00") + "x";
    }
    HostilePeer peer({HostilePeer::always(connackOf(QMqttClient::MQTT_5_0)), flood, 0, true});
    QMqttClient client;
    client.setProtocolVersion(QMqttClient::MQTT_5_0);
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(peer.port());
    HeapWatch heap;
    int received = 0;
    connect(&client, &QMqttClient::messageReceived, this, [&received] { ++received; });
    client.connectToHost();
    QTRY_VERIFY_WITH_TIMEOUT(received > 300'000, 60'000);
    QCOMPARE(client.state(), QMqttClient::Connected);
    QVERIFY(heap.looks() > 3);
    QVERIFY2(heap.growth() < 12 * kMiB, qPrintable(QString::number(heap.growth())));
}

/// 200,000 empty user properties in less than 1 MiB: legal, but objects are larger than their
/// bytes.
void tst_MqttHostile::manyProperties()
{
    constexpr int kPairs = 199'998;
    QByteArray packet = hex("20bb843d0000b6843d");
    for (int i = 0; i < kPairs; ++i)
        packet += hex("2600000000");
    HostilePeer peer({HostilePeer::always(packet), {}, 0, true});
    QMqttClient client;
    client.setProtocolVersion(QMqttClient::MQTT_5_0);
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(peer.port());
    HeapWatch heap;
    client.connectToHost();
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
    QCOMPARE(client.serverConnectionProperties().userProperties().size(), kPairs);
    heap.look();
    QVERIFY2(heap.growth() < 24 * kMiB, qPrintable(QString::number(heap.growth())));
}

void tst_MqttHostile::slashes_data()
{
    QTest::addColumn<Version>("version");
    QTest::newRow("3.1.1") << QMqttClient::MQTT_3_1_1;
    QTest::newRow("5.0") << QMqttClient::MQTT_5_0;
}

/// Topics of 65,000 levels against filters that are as bad.
void tst_MqttHostile::slashes()
{
    QFETCH(Version, version);
    PipedClient piped(version);
    QVERIFY(piped.establish());
    const QString deep(64'999, u'/');
    QStringList filters = {u"#"_s, u"+/#"_s, deep + u'a', deep + u'+',
                           u"+/"_s.repeated(32'767) + u'#'};
    for (int i = 1; i <= 100; ++i)
        filters.append(u"+/"_s.repeated(i * 300) + u'b');
    std::map<QString, int> received;
    for (const QString &filter : std::as_const(filters)) {
        QMqttSubscription *subscription = piped.subscribed(filter);
        QVERIFY(subscription);
        connect(subscription, &QMqttSubscription::messageReceived, this,
                [&received, filter] { ++received[filter]; });
    }
    int total = 0;
    connect(piped.client.get(), &QMqttClient::messageReceived, this, [&total] { ++total; });
    HeapWatch heap;
    for (int i = 0; i < 20; ++i) {
        QByteArray body = hex("fde8") + QByteArray(64'999, '/') + char('a' + i); // 65,000 bytes
        body += (version == QMqttClient::MQTT_5_0 ? QByteArray(1, '\0') : QByteArray()) + "x";
        QByteArray packet;
        Raptor::Mqtt::appendHeader(packet, Raptor::Mqtt::PacketType::Publish, 0,
                                   quint32(body.size()));
        piped.brokerEnd.write(packet + body);
        QTRY_COMPARE(total, i + 1);
        heap.look();
    }
    QCOMPARE(received[u"#"_s], 20);
    QCOMPARE(received[u"+/#"_s], 20);
    QCOMPARE(received[deep + u'a'], 1);
    QCOMPARE(received[deep + u'+'], 20);
    QCOMPARE(received[u"+/"_s.repeated(32'767) + u'#'], 20);
    QCOMPARE(received.size(), 5U);
    QVERIFY2(heap.growth() < 8 * kMiB, qPrintable(QString::number(heap.growth())));
}

void tst_MqttHostile::upgrade_data()
{
    QTest::addColumn<HostilePeer::Script>("script");
    const QByteArray begin = "HTTP/1.1 101 Switching Protocols\r\n";
    const auto row = [](const char *name, const QByteArray &greeting, const QByteArray &flood,
                        int pauseMs) {
        QTest::newRow(name) << HostilePeer::Script{HostilePeer::always(greeting), flood, pauseMs,
                                                   true};
    };
    row("silent", {}, {}, 0);
    row("a line without end", {}, QByteArray(64 * 1024, 'x'), 0);
    row("a header line without end", begin + "X-A: ", QByteArray(64 * 1024, 'x'), 0);
    row("header lines without end", begin, QByteArray("X-A: b\r\n").repeated(8000), 0);
    row("header lines that dribble", begin, "X-A: b\r\n", 2);
    row("half an answer", begin + "Upgrade: websocket\r\n", {}, 0);
    row("binary", QByteArray(1000, '\xff'), QByteArray(64 * 1024, '\xff'), 0);
}

void tst_MqttHostile::upgrade()
{
    QFETCH(HostilePeer::Script, script);
    HostilePeer peer(script);
    RaptorWebSocketDevice device;
    QSignalSpy failed(&device, &RaptorWebSocketDevice::failed);
    HeapWatch heap;
    device.connectToUrl(QUrl(u"ws://127.0.0.1:%1"_s.arg(peer.port())),
                        QSslConfiguration::defaultConfiguration(), kTimeout);
    QTRY_COMPARE(failed.size(), 1);
    QTRY_COMPARE(peer.ended(), 1);
    QVERIFY2(heap.growth() < 8 * kMiB, qPrintable(QString::number(heap.growth())));
}

void tst_MqttHostile::frames_data()
{
    QTest::addColumn<HostilePeer::Script>("script");
    QTest::addColumn<bool>("ended"); // by the device; else the client has to
    const auto row = [](const char *name, const QByteArray &first, const QByteArray &flood,
                        bool ended, bool reads = true, int pauseMs = 0) {
        QTest::newRow(name) << HostilePeer::Script{HostilePeer::upgrade(first), flood, pauseMs,
                                                   reads}
                            << ended;
    };
    const QByteArray large(60'000, 'x');
    row("silent", {}, {}, false);
    row("text", frame(0x81, "hello"), {}, true);
    row("compressed", frame(0xc2, large), {}, true);
    row("unknown opcode", frame(0x83, "x"), {}, true);
    row("2^62 bytes", hex("827f4000000000000000"), large, true);
    row("a continuation of nothing", frame(0x00, "x"), {}, true);
    row("continuations without end", frame(0x02, large), frame(0x00, large), true);
    row("empty continuations without end", frame(0x02, {}), frame(0x00, {}).repeated(5000), false);
    row("messages without end", {}, frame(0x82, large), true); // nobody reads them
    row("single bytes without end", {}, frame(0x82, "x").repeated(5000), true);
    row("empty messages without end", {}, frame(0x82, {}).repeated(5000), false);
    row("pings without end", {}, frame(0x89, {}).repeated(100), false, true, 1);
    row("pongs without end", {}, frame(0x8a, {}).repeated(5000), false);
    row("pings without end, pongs not read", {}, frame(0x89, QByteArray(100, 'p')).repeated(500),
        true, false);
}

void tst_MqttHostile::frames()
{
    QFETCH(HostilePeer::Script, script);
    QFETCH(bool, ended);
    HostilePeer peer(script);
    RaptorWebSocketDevice device;
    device.setMaximumMessageSize(1 * kMiB);
    QSignalSpy connected(&device, &RaptorWebSocketDevice::connected);
    QSignalSpy disconnected(&device, &RaptorWebSocketDevice::disconnected);
    HeapWatch heap;
    device.connectToUrl(QUrl(u"ws://127.0.0.1:%1"_s.arg(peer.port())));
    QTRY_COMPARE(connected.size(), 1);
    QMqttClient client;
    QMqttExtensions extensions(&client);
    if (ended) {
        QTRY_COMPARE_WITH_TIMEOUT(disconnected.size(), 1, 30'000);
    } else {
        extensions.setConnectTimeout(kTimeout);
        client.setTransport(&device, QMqttClient::IODevice);
        client.connectToHost();
        QTRY_COMPARE_WITH_TIMEOUT(disconnected.size(), 1, 30'000);
        QCOMPARE(client.error(), QMqttClient::ServerUnavailable);
    }
    QVERIFY(!device.isConnected());
    QTRY_COMPARE(peer.ended(), 1);
    QVERIFY2(heap.growth() < 16 * kMiB, qPrintable(QString::number(heap.growth())));
}

QTEST_GUILESS_MAIN(tst_MqttHostile)
#include "tst_mqtthostile.moc"
