// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cutbench.h"

#include "tests/support/wait_until.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace Raptor::Test;

using Return = CutBench::Return;

Q_DECLARE_METATYPE(CutBench::Cut)

/// A QoS 1 and a QoS 2 exchange in both roles, cut at every single byte: nothing is lost, nothing
/// of QoS 2 comes twice, and every state and status is true.
class tst_MqttCuts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void publish_data();
    void publish();
    void receive_data() { rows(false); }
    void receive();

private:
    using Version = QMqttClient::ProtocolVersion;
    static void rows(bool givingUp);
    void checkObserved(const CutBench &bench, quint8 qos, const QString &topic);

    PrivateBroker m_broker;
    Eavesdropper m_observer{m_broker, u"cut/#"_s};
};

void tst_MqttCuts::rows(bool givingUp)
{
    QTest::addColumn<Version>("version");
    QTest::addColumn<quint8>("qos");
    QTest::addColumn<CutBench::Cut>("cut");
    QTest::addColumn<bool>("givesUp");
    const auto add = [](Version version, quint8 qos, const CutBench::Cut &cut, bool givesUp) {
        const bool up = cut.direction == &FaultProxy::Plan::toServer;
        QTest::addRow("%s, QoS %d, %s, %s%s%s", version == QMqttClient::MQTT_5_0 ? "5.0" : "3.1.1",
                      int(qos), up ? "to server" : "to client",
                      cut.end == FaultProxy::End::Fin ? "FIN" : "RST",
                      cut.dribble ? ", byte by byte" : "", givesUp ? ", given up" : "")
            << version << qos << cut << givesUp;
    };
    for (const Version version : {QMqttClient::MQTT_3_1_1, QMqttClient::MQTT_5_0}) {
        for (const quint8 qos : {1, 2}) {
            for (const auto direction :
                 {&FaultProxy::Plan::toServer, &FaultProxy::Plan::toClient}) {
                for (const auto end : {FaultProxy::End::Fin, FaultProxy::End::Reset})
                    add(version, qos, {direction, end}, false);
                if (qos == 2)
                    add(version, qos, {direction, FaultProxy::End::Fin, true}, false);
                if (givingUp)
                    add(version, qos, {direction, FaultProxy::End::Fin}, true);
            }
        }
    }
}

void tst_MqttCuts::publish_data()
{
    rows(true);
}

void tst_MqttCuts::publish()
{
    QFETCH(Version, version);
    QFETCH(quint8, qos);
    QFETCH(CutBench::Cut, cut);
    QFETCH(bool, givesUp);
    CutBench bench(m_broker, version, qos);
    QVERIFY(bench.begin({}));
    const qint64 size = bench.measurePublish(cut);
    QVERIFY(size >= 8);
    for (qint64 after = 0; after <= size; ++after) {
        const QString trouble =
            bench.publishRound(cut, after, givesUp ? Return::CleanSession : Return::SameSession);
        QVERIFY2(trouble.isEmpty(),
                 qPrintable(u"cut after %1 of %2 bytes: "_s.arg(after).arg(size) + trouble));
    }
    const QString left = bench.end();
    QVERIFY2(left.isEmpty(), qPrintable(left));
    checkObserved(bench, qos, bench.topic());
}

/// What a client that is not ours has seen.
void tst_MqttCuts::checkObserved(const CutBench &bench, quint8 qos, const QString &topic)
{
    const auto seen = [&](const QByteArray &payload) {
        const QByteArray begin = topic.toLatin1() + ' ';
        const QList<QByteArray> lines = m_observer.lines();
        return std::count_if(lines.cbegin(), lines.cend(), [&](const QByteArray &line) {
            return line.startsWith(begin) && line.endsWith(' ' + payload);
        });
    };
    // Messages of one topic keep their order, so with this one nothing of the rounds is under way.
    QVERIFY(m_broker.publish(topic, "end", {u"-q"_s, u"2"_s}));
    QVERIFY(waitUntil([&] { return seen("end") == 1; }));
    for (const QByteArray &payload : bench.published()) {
        const auto times = seen(payload);
        const bool mayBeMissing = bench.failed().contains(payload);
        const bool right = (times >= 1 || mayBeMissing) && (times <= 1 || qos == 1);
        QVERIFY2(right, qPrintable(u"%1: %2 times"_s.arg(QString::fromLatin1(payload)).arg(times)));
    }
}

void tst_MqttCuts::receive()
{
    QFETCH(Version, version);
    QFETCH(quint8, qos);
    QFETCH(CutBench::Cut, cut);
    QMqttClient publisher;
    publisher.setHostname(u"127.0.0.1"_s);
    publisher.setPort(m_broker.port());
    publisher.connectToHost();
    QVERIFY(waitUntil([&] { return publisher.state() == QMqttClient::Connected; }));
    CutBench bench(m_broker, version, qos);
    QVERIFY(bench.begin(u"cut/in"_s));
    const qint64 size = bench.measureReceive(cut, publisher);
    QVERIFY(size >= 8);
    for (qint64 after = 0; after <= size; ++after) {
        const QString trouble = bench.receiveRound(cut, after, publisher);
        QVERIFY2(trouble.isEmpty(),
                 qPrintable(u"cut after %1 of %2 bytes: "_s.arg(after).arg(size) + trouble));
    }
    const QString left = bench.end();
    QVERIFY2(left.isEmpty(), qPrintable(left));
}

QTEST_GUILESS_MAIN(tst_MqttCuts)
#include "tst_mqttcuts.moc"
