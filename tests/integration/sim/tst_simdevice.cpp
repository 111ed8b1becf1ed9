// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/battery_device.h"
#include "app/raptor-sim/guardian_device.h"
#include "app/raptor-sim/raptor_device.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace Raptor;
using namespace Raptor::Sim;

namespace {

constexpr WallTime kNow = fromEpochMs(1763690000000);

DeviceId deviceId(QStringView text)
{
    return DeviceId::parse(text).valueOr({});
}

RaptorDevice raptor(bool running, int motors = 2)
{
    return RaptorDevice(
        {.id = deviceId(u"raptor/shop/m1"), .seed = 5, .motors = motors, .running = running});
}

/// "exp" of the payload relative to kNow: "+5" becomes the number itself.
QByteArray withTimes(QByteArray payload)
{
    static const QRegularExpression relative(u"\"exp\":([+-]\\d+)"_s);
    const QString text = QString::fromUtf8(payload);
    const QRegularExpressionMatch match = relative.match(text);
    if (!match.hasMatch())
        return payload;
    const qint64 exp = toEpochMs(kNow) + match.captured(1).toLongLong();
    return QString(text).replace(match.captured(0), u"\"exp\":%1"_s.arg(exp)).toUtf8();
}

QString shortState(const RaptorDevice &device)
{
    return (device.isRunning() ? u"running"_s : u"stopped"_s)
        + (device.isEStopped() ? u" latched"_s : QString());
}

QJsonObject json(const QByteArray &payload)
{
    return QJsonDocument::fromJson(payload).object();
}

} // namespace

class TestSimDevice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void raptorObeys_data()
    {
        QTest::addColumn<bool>("running");
        QTest::addColumn<QList<QByteArray>>("commands");
        QTest::addColumn<QString>("lastTrace"); // what: why
        QTest::addColumn<QString>("endsAs");
        QTest::addColumn<QString>("lastCommand");
        using List = QList<QByteArray>;
        const QByteArray start = R"({"wheels_running":true,"id":"a","exp":+5000})";
        const QByteArray stop = R"({"wheels_running":false,"id":"b"})";
        const QByteArray eStop = R"({"estop":true,"wheels_running":false,"id":"e"})";
        const QByteArray reset = R"({"estop":false,"wheels_running":false,"id":"r","exp":+5000})";

        QTest::newRow("start") << false << List{start} << u"start:"_s << u"running"_s << u"a"_s;
        QTest::newRow("bare start of an old dashboard")
            << false << List{R"({"wheels_running":true})"} << u"start:"_s << u"running"_s << u""_s;
        QTest::newRow("bare commands have no id to repeat")
            << false
            << List{R"({"wheels_running":true})", R"({"wheels_running":false})",
                    R"({"wheels_running":true})"}
            << u"start:"_s << u"running"_s << u""_s;
        QTest::newRow("stop") << true << List{stop} << u"stop:"_s << u"stopped"_s << u"b"_s;
        QTest::newRow("start at its last millisecond")
            << false << List{R"({"wheels_running":true,"id":"a","exp":+0})"} << u"start:"_s
            << u"running"_s << u"a"_s;
        QTest::newRow("RP-01: expired start")
            << false << List{R"({"wheels_running":true,"id":"a","exp":-1})"}
            << u"start:expired 1 ms ago"_s << u"stopped"_s << u""_s;
        QTest::newRow("start with an unreadable expiry")
            << false << List{R"({"wheels_running":true,"id":"a","exp":"soon"})"}
            << u"start:exp is no number"_s << u"stopped"_s << u""_s;
        QTest::newRow("stop never expires")
            << true << List{R"({"wheels_running":false,"id":"b","exp":-60000})"} << u"stop:"_s
            << u"stopped"_s << u"b"_s;
        QTest::newRow("e-stop never expires")
            << true << List{R"({"estop":true,"wheels_running":false,"id":"e","exp":-60000})"}
            << u"estop:"_s << u"stopped latched"_s << u"e"_s;
        QTest::newRow("RP-02: repeated id runs once")
            << false << List{start, stop, start} << u"start:repeated id"_s << u"stopped"_s
            << u"b"_s;
        QTest::newRow("e-stop latches")
            << true << List{eStop, start} << u"start:the e-stop is latched"_s
            << u"stopped latched"_s << u"a"_s;
        QTest::newRow("stop leaves the latch")
            << true << List{eStop, stop} << u"stop:"_s << u"stopped latched"_s << u"b"_s;
        QTest::newRow("reset opens the latch and starts nothing")
            << true << List{eStop, reset} << u"reset:"_s << u"stopped"_s << u"r"_s;
        QTest::newRow("reset that asks for running starts nothing")
            << true << List{eStop, R"({"estop":false,"wheels_running":true,"id":"r"})"}
            << u"reset:"_s << u"stopped"_s << u"r"_s;
        QTest::newRow("expired reset keeps the latch")
            << true << List{eStop, R"({"estop":false,"wheels_running":false,"id":"r","exp":-1})"}
            << u"reset:expired 1 ms ago"_s << u"stopped latched"_s << u"e"_s;
        QTest::newRow("start after reset")
            << true << List{eStop, reset, start} << u"start:"_s << u"running"_s << u"a"_s;
        QTest::newRow("late repeat of an e-stop after reset")
            << true << List{eStop, reset, eStop} << u"estop:repeated id"_s << u"stopped"_s
            << u"r"_s;
        QTest::newRow("not JSON") << true << List{"start!"} << u"unknown:not a JSON object"_s
                                  << u"running"_s << u""_s;
        QTest::newRow("an array") << true << List{"[true]"} << u"unknown:not a JSON object"_s
                                  << u"running"_s << u""_s;
        QTest::newRow("too large") << true << List{"{\"x\":\"" + QByteArray(70000, 'x') + "\"}"}
                                   << u"unknown:not a JSON object"_s << u"running"_s << u""_s;
        QTest::newRow("wrong types")
            << false << List{R"({"wheels_running":"true","id":"a"})"}
            << u"unknown:neither wheels_running nor estop is true or false"_s << u"stopped"_s
            << u""_s;
        QTest::newRow("e-stop of the wrong type does not start")
            << false << List{R"({"estop":"no","wheels_running":true,"id":"a"})"}
            << u"unknown:neither wheels_running nor estop is true or false"_s << u"stopped"_s
            << u""_s;
    }
    void raptorObeys()
    {
        QFETCH(bool, running);
        QFETCH(QList<QByteArray>, commands);
        QFETCH(QString, lastTrace);
        QFETCH(QString, endsAs);
        QFETCH(QString, lastCommand);
        RaptorDevice device = raptor(running);
        CommandTrace trace;
        for (const QByteArray &command : std::as_const(commands))
            trace = device.obey(withTimes(command), kNow);
        QCOMPARE(QString(trace.what + u':' + trace.why), lastTrace);
        QCOMPARE(trace.at, kNow);
        QVERIFY(trace.answered);
        QCOMPARE(shortState(device), endsAs);
        QCOMPARE(device.lastCommand(), lastCommand);
    }

    void raptorState()
    {
        RaptorDevice device = raptor(true);
        device.step(1.0);
        const QJsonObject first = json(device.state(kNow));
        QCOMPARE(first.value("ts"_L1).toInteger(), toEpochMs(kNow));
        QCOMPARE(first.value("wheels_running"_L1), QJsonValue(true));
        QCOMPARE(first.value("estop"_L1), QJsonValue(false));
        QVERIFY(!first.contains("relay"_L1));
        QVERIFY(!first.contains("last_cmd"_L1));
        const QJsonArray motors = first.value("motors"_L1).toArray();
        QCOMPARE(motors.size(), 2);
        QCOMPARE(motors[0].toObject().value("id"_L1).toString(), u"left"_s);
        QCOMPARE(motors[1].toObject().value("id"_L1).toString(), u"right"_s);
        for (const QJsonValue &motor : motors) {
            QVERIFY(motor.toObject().value("rpm"_L1).toDouble() > 1400.0);
            QVERIFY(motor.toObject().value("volts"_L1).toDouble() > 220.0);
            QVERIFY(motor.toObject().value("amps"_L1).toDouble() > 8.0);
        }
        QVERIFY(motors[0] != motors[1]);
        device.obey(R"({"wheels_running":false,"id":"stop-1"})", kNow);
        const QJsonObject second = json(device.state(kNow));
        QCOMPARE(second.value("seq"_L1).toInteger(), first.value("seq"_L1).toInteger() + 1);
        QCOMPARE(second.value("last_cmd"_L1).toString(), u"stop-1"_s);
        QCOMPARE(second.value("wheels_running"_L1), QJsonValue(false));
    }

    void figuresHaveFewDecimals()
    {
        RaptorDevice device = raptor(true, 1);
        static const QRegularExpression tooFine(u"\\.\\d{3}"_s);
        for (int i = 0; i < 200; ++i) {
            device.step(0.5);
            const QString text = QString::fromUtf8(device.state(kNow));
            QVERIFY2(!tooFine.match(text).hasMatch(), qPrintable(text));
        }
    }

    void liarNamesTheCommandAndDoesNothing()
    {
        RaptorDevice device = raptor(true);
        device.setFault({.kind = Fault::Kind::Lie});
        const CommandTrace trace = device.obey(R"({"wheels_running":false,"id":"x"})", kNow);
        QVERIFY(!trace.executed());
        QVERIFY(device.isRunning());
        QCOMPARE(json(device.state(kNow)).value("last_cmd"_L1).toString(), u"x"_s);
    }

    void localModeKeepsStartsOutAndNoStop()
    {
        RaptorDevice device = raptor(true);
        QCOMPARE(json(device.state(kNow)).value("mode"_L1).toString(), u"remote"_s);
        device.setFault({.kind = Fault::Kind::Local});
        QCOMPARE(json(device.state(kNow)).value("mode"_L1).toString(), u"local"_s);
        QCOMPARE(device.obey(R"({"wheels_running":true,"id":"a"})", kNow).why, u"local mode"_s);
        QVERIFY(device.obey(R"({"wheels_running":false,"id":"b"})", kNow).executed());
        QCOMPARE(shortState(device), u"stopped"_s);
        QVERIFY(device.obey(R"({"estop":true,"wheels_running":false,"id":"e"})", kNow).executed());
        QCOMPARE(shortState(device), u"stopped latched"_s);
    }

    void rebootForgets()
    {
        RaptorDevice device = raptor(true);
        device.obey(R"({"estop":true,"wheels_running":false,"id":"e"})", kNow);
        device.reboot();
        QCOMPARE(shortState(device), u"stopped"_s);
        const QJsonObject state = json(device.state(kNow));
        QVERIFY(!state.contains("last_cmd"_L1));
        QCOMPARE(state.value("seq"_L1).toInteger(), 1);
        const CommandTrace again =
            device.obey(R"({"estop":true,"wheels_running":false,"id":"e"})", kNow);
        QVERIFY(again.executed());
        QVERIFY(again.twice); // the record knows better than the device
    }

    void fieldGatewayIsCaughtByTheRecord_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<qint64>("lateMs");
        QTest::newRow("in time") << QByteArray(R"({"wheels_running":true,"id":"a","exp":+1})")
                                 << qint64(0);
        QTest::newRow("after exp")
            << QByteArray(R"({"wheels_running":true,"id":"a","exp":-1500})") << qint64(1500);
        QTest::newRow("5 s after ts")
            << QByteArray(R"({"wheels_running":true,"id":"a","ts":1763689994000})") << qint64(1000);
        QTest::newRow("a reset") << QByteArray(
            R"({"estop":false,"wheels_running":false,"id":"a","exp":-7})")
                                 << qint64(7);
        QTest::newRow("a stop is never late")
            << QByteArray(R"({"wheels_running":false,"id":"a","exp":-1500})") << qint64(0);
        QTest::newRow("no times") << QByteArray(R"({"wheels_running":true,"id":"a"})") << qint64(0);
    }
    void fieldGatewayIsCaughtByTheRecord()
    {
        QFETCH(QByteArray, payload);
        QFETCH(qint64, lateMs);
        RaptorDevice device({.id = deviceId(u"raptor/shop/m1"),
                             .seed = 5,
                             .honoursExpiry = false,
                             .knowsIds = false});
        const CommandTrace first = device.obey(withTimes(payload), kNow);
        QVERIFY(first.executed());
        QCOMPARE(first.lateMs, lateMs);
        QVERIFY(!first.twice);
        QCOMPARE(json(first.toJson()).value("late_ms"_L1).toInteger(0), lateMs);
        QVERIFY(!json(first.toJson()).contains("twice"_L1));
        const CommandTrace second = device.obey(withTimes(payload), kNow);
        QVERIFY(second.executed());
        QVERIFY(second.twice);
        QVERIFY(json(second.toJson()).value("twice"_L1).toBool());
        QVERIFY(!json(device.state(kNow)).contains("last_cmd"_L1));
    }

    void memoryOfIdsIsBounded()
    {
        RaptorDevice device = raptor(false);
        for (int i = 0; i < 20000; ++i) {
            const QByteArray id = QByteArray::number(i);
            device.obey("{\"wheels_running\":false,\"id\":\"" + id + "\"}", kNow);
        }
        QCOMPARE(device.obey(R"({"wheels_running":false,"id":"19000"})", kNow).why,
                 u"repeated id"_s);
        QCOMPARE(device.obey(R"({"wheels_running":false,"id":"100"})", kNow).why, u""_s);
    }

    void guardianSearchesTheRawPayload_data()
    {
        QTest::addColumn<bool>("before");
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<bool>("after");
        QTest::addColumn<bool>("answered");
        QTest::newRow("on") << false << QByteArray(R"({"relay":"on"})") << true << true;
        QTest::newRow("off") << true << QByteArray(R"({"relay":"off"})") << false << true;
        QTest::newRow("a space is not found")
            << false << QByteArray(R"({"relay": "on"})") << false << true;
        QTest::newRow("index 0 is not found")
            << false << QByteArray(R"("relay":"on")") << false << true;
        QTest::newRow("no JSON at all is enough")
            << false << QByteArray(R"(x"relay":"on")") << true << true;
        QTest::newRow("other keys do no harm")
            << false << QByteArray(R"({"relay":"on","id":"0190"})") << true << true;
        QTest::newRow("capitals") << false << QByteArray(R"({"relay":"ON"})") << false << true;
        QTest::newRow("empty") << true << QByteArray() << true << true;
        // 2 bytes of fixed header + remaining length of 2 bytes ... : 3 + 2 + 21 + payload
        const QByteArray on = R"({"relay":"on"})";
        const qsizetype topic = QByteArray("guardian/garage-1/cmd").size();
        const qsizetype room = 256 - 3 - 2 - topic;
        QTest::newRow("fills the buffer") << false << on.leftJustified(room, ' ') << true << true;
        QTest::newRow("one byte too many")
            << false << on.leftJustified(room + 1, ' ') << false << false;
    }
    void guardianSearchesTheRawPayload()
    {
        QFETCH(bool, before);
        QFETCH(QByteArray, payload);
        QFETCH(bool, after);
        QFETCH(bool, answered);
        GuardianDevice device(deviceId(u"guardian/garage-1"), before);
        const CommandTrace trace = device.obey(payload, kNow);
        QCOMPARE(device.isRelayOn(), after);
        QCOMPARE(trace.answered, answered);
        QCOMPARE(device.state(kNow),
                 after ? QByteArray(R"({"relay":"on"})") : QByteArray(R"({"relay":"off"})"));
    }

    void topicsAreThoseOfTheContract()
    {
        const DeviceTopics motor = raptor(false).topics();
        QCOMPARE(motor.state, u"raptor/shop/m1/state"_s);
        QCOMPARE(motor.command, u"raptor/shop/m1/cmd"_s);
        QCOMPARE(motor.status, u"raptor/shop/m1/status"_s);
        QCOMPARE(int(motor.stateQos), 1);
        QCOMPARE(int(motor.commandQos), 1);
        const DeviceTopics relay = GuardianDevice(deviceId(u"guardian/garage-1")).topics();
        QCOMPARE(relay.state, u"guardian/garage-1/state"_s);
        QCOMPARE(relay.command, u"guardian/garage-1/cmd"_s);
        QCOMPARE(int(relay.commandQos), 0);
        QVERIFY(relay.status.isEmpty());
    }

    void batteryState()
    {
        BatteryDevice device(deviceId(u"battery/user-1"), Milliseconds(500), 1);
        QCOMPARE(device.period(), Milliseconds(2000));
        QCOMPARE(device.topics().state, u"battery/topic"_s);
        QVERIFY(device.topics().command.isEmpty());
        const QJsonObject state = json(device.state(kNow));
        QCOMPARE(state.size(), 3);
        QCOMPARE(state.value("userId"_L1).toString(), u"user-1"_s);
        QVERIFY(state.value("batteryPercent"_L1).isDouble());
        QVERIFY(state.value("batteryPower"_L1).isDouble());
        QVERIFY(!device.obey("{}", kNow).executed());
    }

    void traceIsOneLineOfJson()
    {
        RaptorDevice device = raptor(false);
        const CommandTrace trace =
            device.obey("{\"wheels_running\":true,\"id\":\"a\\nb\",\"ts\":12,\"exp\":13}", kNow);
        const QByteArray line = trace.toJson();
        QVERIFY(!line.contains('\n'));
        const QJsonObject object = json(line);
        QCOMPARE(object.value("id"_L1).toString(), u"a\nb"_s);
        QCOMPARE(object.value("ts"_L1).toInteger(), 12);
        QCOMPARE(object.value("exp"_L1).toInteger(), 13);
        QCOMPARE(object.value("at"_L1).toInteger(), toEpochMs(kNow));
        QCOMPARE(object.value("what"_L1).toString(), u"start"_s);
        QCOMPARE(object.value("result"_L1).toString(), u"ignored"_s);
        QCOMPARE(object.value("device"_L1).toString(), u"raptor/shop/m1"_s);
        QVERIFY(object.value("why"_L1).toString().startsWith("expired"_L1));
    }
};

QTEST_GUILESS_MAIN(TestSimDevice)
#include "tst_simdevice.moc"
