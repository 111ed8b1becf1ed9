// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/device/decoder.h"
#include "tests/protocol/device/built_in_profiles.h"
#include "tests/support/fake_clock.h"

#include <QtTest/QTest>

using namespace Raptor;
using namespace Qt::StringLiterals;

class tst_Decoder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void states_data();
    void states();
    void envelope();
    void envelopeOfWrongKind();
    void availability_data();
    void availability();
    void rejects_data();
    void rejects();
    void limits();
    void goesOnAfterGarbage();

private:
    Arrival decode(const QString &topic, const QByteArray &payload, bool retained = false)
    {
        return m_decoder.decode(topic, payload, retained);
    }
    Test::FakeClock m_clock;
    Device::Decoder m_decoder{builtInProfiles().catalogue, m_clock, u"local"_s};
};

namespace {

QString asText(const Value &value)
{
    if (const bool *flag = std::get_if<bool>(&value))
        return *flag ? u"true"_s : u"false"_s;
    if (const double *number = std::get_if<double>(&value))
        return QString::number(*number, 'g', 12);
    if (const QString *text = std::get_if<QString>(&value))
        return *text;
    return u"BAD"_s;
}

QString asText(const StateReport &report)
{
    QStringList lines{report.device.text()};
    for (const Reading &reading : report.readings)
        lines.append(reading.signal + u'=' + asText(reading.value));
    return lines.join(u' ');
}

QByteArray nested(int depth)
{
    return "{\"wheels_running\":true,\"x\":" + QByteArray(depth - 1, '[') + '1'
        + QByteArray(depth - 1, ']') + '}';
}

} // namespace

void tst_Decoder::states_data()
{
    QTest::addColumn<QString>("topic");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("report");
    const QString motor = u"raptor/shop/m1/state"_s;
    const auto row = [](const char *name, const QString &topic, const char *payload,
                        const char *report) {
        QTest::newRow(name) << topic << QByteArray(payload) << QString::fromUtf8(report);
    };
    row("full shape", motor,
        R"({"ts":1763690000123,"seq":4711,"wheels_running":true,"estop":false,"motors":[)"
        R"({"id":"left","rpm":1450.2,"volts":231.4,"amps":12.31},)"
        R"({"id":"right","rpm":1449,"volts":231,"amps":12}],"relay":"on","last_cmd":"x"})",
        "raptor/shop/m1 running=true estop=false relay=on left.rpm=1450.2 left.volts=231.4 "
        "left.amps=12.31 right.rpm=1449 right.volts=231 right.amps=12");
    row("flat shape", motor, R"({"rpm":1450.2,"voltage":231.4,"amps":12.31,"wheels_running":true})",
        "raptor/shop/m1 running=true motor.rpm=1450.2 motor.volts=231.4 motor.amps=12.31");
    row("flat shape with volts", motor, R"({"volts":230})", "raptor/shop/m1 motor.volts=230");
    row("run state alone", motor, R"({"wheels_running":false})", "raptor/shop/m1 running=false");
    row("motors without names", motor, R"({"motors":[{"rpm":1},{"rpm":2}]})",
        "raptor/shop/m1 1.rpm=1 2.rpm=2");
    row("motors with numbers as names", motor, R"({"motors":[{"id":7,"rpm":1}]})",
        "raptor/shop/m1 7.rpm=1");
    row("no motors now", motor, R"({"wheels_running":false,"motors":[]})",
        "raptor/shop/m1 running=false");
    row("number as text", motor, R"({"rpm":"fast","amps":1})",
        "raptor/shop/m1 motor.rpm=BAD motor.amps=1");
    row("only rubbish in a known place", motor, R"({"rpm":"fast"})",
        "raptor/shop/m1 motor.rpm=BAD");
    row("null", motor, R"({"rpm":null,"wheels_running":null})",
        "raptor/shop/m1 running=BAD motor.rpm=BAD");
    row("flag as number", motor, R"({"wheels_running":1})", "raptor/shop/m1 running=BAD");
    row("flag as text", motor, R"({"wheels_running":"true"})", "raptor/shop/m1 running=BAD");
    row("too large for a double", motor, R"({"rpm":1e999,"amps":-1e999,"volts":230})",
        "raptor/shop/m1 motor.rpm=BAD motor.volts=230 motor.amps=BAD");
    row("NaN and Infinity", motor, R"({"rpm":NaN,"amps":-Infinity,"volts":230})",
        "raptor/shop/m1 motor.rpm=BAD motor.volts=230 motor.amps=BAD");
    row("NaN in a text stays", motor, R"({"relay":"NaN","rpm":NaN})",
        "raptor/shop/m1 relay=NaN motor.rpm=BAD");
    row("integer of 30 digits", motor, R"({"rpm":123456789012345678901234567890})",
        "raptor/shop/m1 motor.rpm=1.23456789012e+29");
    row("out of range is shown as it is", motor, R"({"rpm":-99999})",
        "raptor/shop/m1 motor.rpm=-99999");
    row("mark-up stays text", motor, R"({"relay":"<b>on</b>"})", "raptor/shop/m1 relay=<b>on</b>");
    row("control characters in a text", motor, R"({"relay":"o\u001b[1mn"})",
        "raptor/shop/m1 relay=BAD");
    row("relay", u"guardian/g1/state"_s, R"({"relay":"on"})", "guardian/g1 relay=on");
    row("relay of a site", u"guardian/shop/g1/state"_s, R"({"relay":"off"})",
        "guardian/shop/g1 relay=off");
    const QString battery = u"battery/topic"_s;
    row("battery charging", battery,
        R"({"userId":"user-1","batteryPercent":80,"batteryPower":1200})",
        "battery/user-1 percent=80 power=1200 flow=charging");
    row("battery discharging", battery, R"({"userId":"user-1","batteryPower":-0.5})",
        "battery/user-1 power=-0.5 flow=discharging");
    row("battery idle", battery, R"({"userId":42,"batteryPower":0})",
        "battery/42 power=0 flow=idle");
    row("battery without power", battery, R"({"userId":"user-1","batteryPercent":80})",
        "battery/user-1 percent=80");
    row("battery with bad power", battery, R"({"userId":"user-1","batteryPower":"much"})",
        "battery/user-1 power=BAD flow=BAD");
}

void tst_Decoder::states()
{
    QFETCH(QString, topic);
    QFETCH(QByteArray, payload);
    QFETCH(QString, report);
    const Arrival arrival = decode(topic, payload);
    if (const auto *rejected = std::get_if<RejectedMessage>(&arrival))
        QFAIL(qPrintable(rejected->reason));
    QCOMPARE(asText(std::get<StateReport>(arrival)), report);
}

void tst_Decoder::envelope()
{
    const Arrival arrival = decode(
        u"raptor/shop/m1/state"_s,
        R"({"ts":1763690000123,"seq":4711,"wheels_running":true,"last_cmd":"01935f00-a"})", true);
    const auto &report = std::get<StateReport>(arrival);
    QCOMPARE(report.profile, u"raptor"_s);
    QCOMPARE(report.takenAt, std::optional(fromEpochMs(1763690000123)));
    QCOMPARE(report.sequence, std::optional<qint64>(4711));
    QCOMPARE(report.lastCommand, std::optional(u"01935f00-a"_s));
    QCOMPARE(report.broker, u"local"_s);
    QVERIFY(report.retained);
    QCOMPARE(report.receivedBoot, m_clock.now());
    QCOMPARE(report.receivedAt, m_clock.wall());
}

void tst_Decoder::envelopeOfWrongKind()
{
    const Arrival arrival =
        decode(u"raptor/shop/m1/state"_s,
               R"({"ts":"noon","seq":-1.5,"wheels_running":true,"last_cmd":null})");
    const auto &report = std::get<StateReport>(arrival);
    QVERIFY(!report.takenAt.has_value());
    QCOMPARE(report.sequence, std::optional<qint64>(-2));
    QVERIFY(!report.lastCommand.has_value());
    QVERIFY(!report.retained);
    const Arrival faraway =
        decode(u"raptor/shop/m1/state"_s, R"({"ts":1e300,"wheels_running":true})");
    QVERIFY(!std::get<StateReport>(faraway).takenAt.has_value());
}

void tst_Decoder::availability_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("says");
    QTest::newRow("online") << QByteArray("online") << u"online"_s;
    QTest::newRow("offline") << QByteArray("offline") << u"offline"_s;
    QTest::newRow("empty") << QByteArray() << u"rejected"_s;
    QTest::newRow("else") << QByteArray("Online") << u"rejected"_s;
}

void tst_Decoder::availability()
{
    QFETCH(QByteArray, payload);
    QFETCH(QString, says);
    const Arrival arrival = decode(u"raptor/shop/m1/status"_s, payload, true);
    const auto *report = std::get_if<AvailabilityReport>(&arrival);
    QCOMPARE(report ? (report->online ? u"online"_s : u"offline"_s) : u"rejected"_s, says);
    if (report) {
        QCOMPARE(report->device.text(), u"raptor/shop/m1"_s);
        QCOMPARE(report->profile, u"raptor"_s);
        QVERIFY(report->retained);
    }
}

void tst_Decoder::rejects_data()
{
    QTest::addColumn<QString>("topic");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("reason");
    const QString motor = u"raptor/shop/m1/state"_s;
    const auto row = [](const char *name, const QString &topic, const QByteArray &payload,
                        const char *reason) {
        QTest::newRow(name) << topic << payload << QString::fromUtf8(reason);
    };
    row("empty", motor, "", "it is empty");
    row("no JSON", motor, "hello", "it is no JSON");
    row("cut short", motor, R"({"rpm":14)", "it is no JSON");
    row("two documents", motor, R"({"rpm":1}{"rpm":2})", "it is no JSON");
    row("comma at the end", motor, R"({"rpm":1,})", "it is no JSON");
    row("list", motor, R"([{"rpm":1}])", "it is no JSON object");
    row("number", motor, "7", "it is no JSON object");
    row("invalid UTF-8", motor, "{\"relay\":\"\xff\xfe\"}", "it is no valid UTF-8");
    row("lone surrogate", motor, R"({"relay":"\ud800"})", "it is no JSON");
    row("binary", motor, QByteArray(64, '\0'), "it is no JSON");
    row("nothing known", motor, R"({"hello":"world"})", "it has none of the signals");
    row("motors are no list", motor, R"({"motors":{"rpm":1}})", "/motors is no list");
    row("motor twice", motor, R"({"motors":[{"id":"a","rpm":1},{"id":"a","rpm":2}]})",
        "two elements of the list are called \"a\"");
    row("motor with a path", motor, R"({"motors":[{"id":"a/b","rpm":1}]})",
        "element 1 of the list has no usable name");
    row("motors without end", motor,
        "{\"motors\":[" + QByteArray("{\"rpm\":1},").repeated(99) + "{\"rpm\":1}]}",
        "it lists 100 elements, at most 64 are read");
    row("unknown topic", u"tele/x"_s, R"({"rpm":1})", "no device profile has this topic");
    row("command topic", u"raptor/shop/m1/cmd"_s, R"({"wheels_running":true})",
        "no device profile has this topic");
    row("empty site", u"raptor//m1/state"_s, R"({"rpm":1})", "the topic has an empty site");
    row("empty device", u"raptor/shop//state"_s, R"({"rpm":1})", "is no device");
    row("device that is a control character", u"raptor/shop/\u0007/state"_s, R"({"rpm":1})",
        "is no device");
    row("device of 300 characters", u"raptor/shop/%1/state"_s.arg(QString(300, u'x')),
        R"({"rpm":1})", "is no device");
    row("battery of nobody", u"battery/topic"_s, R"({"batteryPercent":80})",
        "it does not name its device");
    row("battery with a path", u"battery/topic"_s, R"({"userId":"a/b","batteryPercent":80})",
        "it does not name its device");
    row("battery with a wildcard", u"battery/topic"_s, R"({"userId":"+","batteryPercent":80})",
        "is no device");
}

void tst_Decoder::rejects()
{
    QFETCH(QString, topic);
    QFETCH(QByteArray, payload);
    QFETCH(QString, reason);
    const Arrival arrival = decode(topic, payload);
    const auto *rejected = std::get_if<RejectedMessage>(&arrival);
    QVERIFY(rejected);
    QVERIFY2(rejected->reason.contains(reason), qPrintable(rejected->reason));
    QCOMPARE(rejected->topic, topic.left(200));
    QCOMPARE(rejected->payloadBytes, payload.size());
    QCOMPARE(rejected->broker, u"local"_s);
    QCOMPARE(rejected->receivedAt, m_clock.wall());
}

void tst_Decoder::limits()
{
    const QString motor = u"raptor/shop/m1/state"_s;
    const auto accepted = [&](const QByteArray &payload) {
        return std::holds_alternative<StateReport>(decode(motor, payload));
    };
    QVERIFY2(accepted(nested(16)), "16 levels are allowed (RP-32)");
    QVERIFY2(!accepted(nested(17)), "17 are not");
    const QByteArray head = R"({"wheels_running":true,"x":")";
    const QByteArray full =
        head + QByteArray(Device::maximumPayloadBytes - head.size() - 2, 'x') + "\"}";
    QCOMPARE(full.size(), Device::maximumPayloadBytes);
    QVERIFY(accepted(full));
    QVERIFY(!accepted(full + ' '));
    QVERIFY(!accepted(QByteArray(Device::maximumPayloadBytes, '[')));
}

void tst_Decoder::goesOnAfterGarbage()
{
    const QString motor = u"raptor/shop/m1/state"_s;
    for (int i = 0; i < 20000; ++i) {
        const QString topic = u"raptor/shop/m%1/state"_s.arg(i);
        QVERIFY(std::holds_alternative<StateReport>(decode(topic, R"({"rpm":1})")));
        QVERIFY(std::holds_alternative<RejectedMessage>(decode(topic, "{")));
    }
    QCOMPARE(asText(std::get<StateReport>(decode(motor, R"({"rpm":2})"))),
             u"raptor/shop/m1 motor.rpm=2"_s);
}

QTEST_GUILESS_MAIN(tst_Decoder)
#include "tst_decoder.moc"
