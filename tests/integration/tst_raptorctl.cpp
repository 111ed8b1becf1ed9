// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// raptorctl as a script uses it: a real mosquitto, a real mosquitto_sub beside it, real processes.
#include "tests/support/ctl_process.h"
#include "tests/support/private_broker.h"
#include "tests/support/sim_process.h"

#include <QtCore/QDir>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <memory>

using namespace Raptor::Test;
using namespace Qt::StringLiterals;

namespace {

/// A `raptorctl watch --json` that runs beside the test.
class Watch
{
public:
    Watch(const QString &url, const QString &glob)
        : m_process({u"--broker"_s, url, u"--json"_s, u"watch"_s, glob})
    {
    }
    ~Watch() { m_process.terminate(); }
    QList<QJsonObject> samples() { return jsonLines(m_process.output()); }
    std::optional<QJsonObject> find(const QString &tag)
    {
        for (const QJsonObject &sample : samples()) {
            if (sample.value(u"tag"_s).toString() == tag)
                return sample;
        }
        return std::nullopt;
    }

private:
    CtlProcess m_process;
};

} // namespace

class TestRaptorctl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_broker = std::make_unique<PrivateBroker>();
        m_data = std::make_unique<QTemporaryDir>(); // audit trail and latches are the test's own
        qputenv("XDG_DATA_HOME", m_data->path().toLocal8Bit());
    }
    void cleanup() { m_broker.reset(); }
    void watchShowsEveryShape_data();
    void watchShowsEveryShape();
    void watchLineIsComplete();
    void retainedIsLastKnown();
    void usage_data();
    void usage();
    void noLink();
    void unknownDeviceIsRefused();
    void silentDeviceIsRefusedAfterItsPeriod();
    void onTheWire();
    void startStopEmergencyStopReset();
    void lyingDeviceIsNotConfirmed();
    void severalDevicesAreStopped();
    void eStopOfASite();
    void eStopWithoutALinkLatches();
    void viewMayOnlyStop();
    void waitsForAStateOnlyWhereOneHelps();
    void devices();

private:
    QStringList with(const QStringList &arguments) const
    {
        return QStringList{u"--broker"_s, m_broker->url()} + arguments;
    }
    [[nodiscard]] bool succeeds(const QStringList &arguments);

    std::unique_ptr<PrivateBroker> m_broker;
    std::unique_ptr<QTemporaryDir> m_data;
    QByteArray m_said; ///< by the last raptorctl of succeeds()
};

void TestRaptorctl::watchShowsEveryShape_data()
{
    QTest::addColumn<QString>("topic");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("unit");
    const QString flatTopic = u"raptor/shop/revpi-135593/state"_s;
    const QByteArray flat = R"({"rpm":1450.2,"voltage":231.4,"amps":12.31,"wheels_running":true})";
    QTest::newRow("flat rpm") << flatTopic << flat << u"raptor/shop/revpi-135593/motor.rpm"_s
                              << QJsonValue(1450.2) << u"rpm"_s;
    QTest::newRow("flat volts") << flatTopic << flat << u"raptor/shop/revpi-135593/motor.volts"_s
                                << QJsonValue(231.4) << u"V"_s;
    QTest::newRow("flat amps") << flatTopic << flat << u"raptor/shop/revpi-135593/motor.amps"_s
                               << QJsonValue(12.31) << u"A"_s;
    QTest::newRow("flat running") << flatTopic << flat << u"raptor/shop/revpi-135593/running"_s
                                  << QJsonValue(true) << QString();
    const QString motorsTopic = u"raptor/shop/m1/state"_s;
    const QByteArray motors =
        R"({"ts":1763690000123,"seq":4711,"wheels_running":true,"estop":false,"motors":[)"
        R"({"id":"left","rpm":1450.2,"volts":231.4,"amps":12.31},)"
        R"({"id":"right","rpm":1449,"volts":230,"amps":11}],"relay":"on","last_cmd":"x"})";
    QTest::newRow("motors left") << motorsTopic << motors << u"raptor/shop/m1/left.rpm"_s
                                 << QJsonValue(1450.2) << u"rpm"_s;
    QTest::newRow("motors right") << motorsTopic << motors << u"raptor/shop/m1/right.amps"_s
                                  << QJsonValue(11) << u"A"_s;
    QTest::newRow("motors estop") << motorsTopic << motors << u"raptor/shop/m1/estop"_s
                                  << QJsonValue(false) << QString();
    QTest::newRow("motors relay") << motorsTopic << motors << u"raptor/shop/m1/relay"_s
                                  << QJsonValue(u"on"_s) << QString();
    QTest::newRow("guardian") << u"guardian/garage-1/state"_s << QByteArray(R"({"relay":"on"})")
                              << u"guardian/garage-1/relay"_s << QJsonValue(u"on"_s) << QString();
    QTest::newRow("guardian with a site")
        << u"guardian/shop/garage-1/state"_s << QByteArray(R"({"relay":"off"})")
        << u"guardian/shop/garage-1/relay"_s << QJsonValue(u"off"_s) << QString();
    const QByteArray battery = R"({"userId":"user-1","batteryPercent":80,"batteryPower":1200})";
    QTest::newRow("battery percent")
        << u"battery/topic"_s << battery << u"battery/user-1/percent"_s << QJsonValue(80) << u"%"_s;
    QTest::newRow("battery power")
        << u"battery/topic"_s << battery << u"battery/user-1/power"_s << QJsonValue(1200) << u"W"_s;
    QTest::newRow("battery flow") << u"battery/topic"_s << battery << u"battery/user-1/flow"_s
                                  << QJsonValue(u"charging"_s) << QString();
    QTest::newRow("battery drains")
        << u"battery/topic"_s
        << QByteArray(R"({"userId":"user-2","batteryPercent":40,"batteryPower":-300})")
        << u"battery/user-2/flow"_s << QJsonValue(u"discharging"_s) << QString();
}

void TestRaptorctl::watchShowsEveryShape()
{
    QFETCH(const QString, topic);
    QFETCH(const QByteArray, payload);
    QFETCH(const QString, tag);
    QFETCH(const QJsonValue, value);
    QFETCH(const QString, unit);
    Watch watch(m_broker->url(), u"*"_s);
    std::optional<QJsonObject> sample;
    QTRY_VERIFY2_WITH_TIMEOUT((m_broker->publish(topic, payload), sample = watch.find(tag)),
                              "no such sample", 20'000);
    QCOMPARE(sample->value(u"value"_s), value);
    QCOMPARE(sample->value(u"unit"_s).toString(), unit);
    QCOMPARE(sample->value(u"quality"_s).toString(), u"good"_s);
    QCOMPARE(sample->value(u"broker"_s).toString(), u"local"_s);
}

void TestRaptorctl::watchLineIsComplete()
{
    Watch watch(m_broker->url(), u"*/*.rpm"_s);
    std::optional<QJsonObject> sample;
    QTRY_VERIFY_WITH_TIMEOUT(
        (m_broker->publish(u"raptor/shop/m1/state"_s,
                           R"({"ts":1763690000123,"motors":[{"id":"left","rpm":1450.2}]})"),
         sample = watch.find(u"raptor/shop/m1/left.rpm"_s)),
        20'000);
    QCOMPARE(sample->keys(),
             (QStringList{u"broker"_s, u"quality"_s, u"received_at"_s, u"tag"_s, u"taken_at"_s,
                          u"unit"_s, u"value"_s}));
    QCOMPARE(sample->value(u"taken_at"_s).toDouble(), 1763690000123.0);
    QVERIFY(sample->value(u"received_at"_s).toDouble() > 1.7e12);
    QTRY_VERIFY_WITH_TIMEOUT((m_broker->publish(u"raptor/shop/m2/state"_s, R"({"rpm":3})"),
                              sample = watch.find(u"raptor/shop/m2/motor.rpm"_s)),
                             20'000);
    QVERIFY(sample->value(u"taken_at"_s).isNull());
    QVERIFY2(!watch.find(u"raptor/shop/m2/running"_s), "the glob must hold");
}

void TestRaptorctl::retainedIsLastKnown()
{
    QVERIFY(m_broker->publish(u"guardian/garage-1/state"_s, R"({"relay":"on"})", {u"-r"_s}));
    Watch watch(m_broker->url(), u"*"_s);
    std::optional<QJsonObject> sample;
    QTRY_VERIFY_WITH_TIMEOUT((sample = watch.find(u"guardian/garage-1/relay"_s)), 20'000);
    QCOMPARE(sample->value(u"quality"_s).toString(), u"last-known"_s);
}

void TestRaptorctl::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("nothing") << QStringList{} << QByteArray("no command");
    QTest::newRow("unknown command") << QStringList{u"dance"_s} << QByteArray("dance");
    QTest::newRow("unknown option")
        << QStringList{u"--fast"_s, u"devices"_s} << QByteArray("--fast");
    QTest::newRow("no device") << QStringList{u"start"_s} << QByteArray("needs a device");
    QTest::newRow("no device's name") << QStringList{u"stop"_s, u"m1"_s} << QByteArray("m1");
    QTest::newRow("wildcard device")
        << QStringList{u"stop"_s, u"raptor/shop/+"_s} << QByteArray("no device");
    QTest::newRow("bad broker") << QStringList{u"--broker"_s, u"http://x"_s, u"devices"_s}
                                << QByteArray("mqtt://");
    QTest::newRow("bad time") << QStringList{u"watch"_s, u"--for"_s, u"soon"_s}
                              << QByteArray("--for");
    QTest::newRow("too much") << QStringList{u"start"_s, u"raptor/a/b"_s, u"raptor/a/c"_s}
                              << QByteArray("too many");
}

void TestRaptorctl::usage()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, words);
    const CtlRun run = runCtl(arguments);
    QCOMPARE(run.status, 2);
    QVERIFY2(run.errors.contains(words), run.errors.constData());
}

void TestRaptorctl::noLink()
{
    m_broker->kill();
    const CtlRun run = runCtl(with({u"stop"_s, u"raptor/shop/m1"_s}));
    QCOMPARE(run.status, 5);
    QVERIFY(run.errors.contains("no link"));
}

void TestRaptorctl::unknownDeviceIsRefused()
{
    QCOMPARE(runCtl(with({u"start"_s, u"tractor/shop/m1"_s})).status, 3);
    QCOMPARE(runCtl(with({u"start"_s, u"battery/user-1"_s})).status, 3);
}

void TestRaptorctl::silentDeviceIsRefusedAfterItsPeriod()
{
    Eavesdropper ear(*m_broker, u"raptor/#"_s);
    QElapsedTimer timer;
    timer.start();
    const CtlRun run = runCtl(with({u"--json"_s, u"start"_s, u"raptor/shop/m1"_s}));
    QCOMPARE(run.status, 3);
    QVERIFY2(timer.elapsed() >= 2000, "one period of a motor is waited for its state");
    QCOMPARE(jsonLines(run.output).last().value(u"step"_s).toString(), u"refused"_s);
    QVERIFY(ear.lines().isEmpty());
}

bool TestRaptorctl::succeeds(const QStringList &arguments)
{
    const CtlRun run = runCtl(with(arguments));
    m_said = "exit " + QByteArray::number(run.status) + ": " + run.output + run.errors;
    return run.status == 0;
}

void TestRaptorctl::onTheWire()
{
    const SimProcess sim({u"--broker"_s, m_broker->url(), u"--raptors"_s, u"1"_s, u"--guardians"_s,
                          u"1"_s, u"--batteries"_s, u"0"_s});
    Eavesdropper motor(*m_broker, u"raptor/+/+/cmd"_s);
    Eavesdropper relay(*m_broker, u"guardian/#"_s);
    QVERIFY2(succeeds({u"stop"_s, u"raptor/shop/m1"_s}), m_said);
    QVERIFY2(succeeds({u"start"_s, u"raptor/shop/m1"_s}), m_said);
    QVERIFY2(succeeds({u"estop"_s, u"raptor/shop/m1"_s}), m_said);
    QTRY_VERIFY(motor.lines().size() >= 3);
    const QList<QByteArray> lines = motor.lines();
    QVERIFY2(lines.at(0).startsWith(R"(raptor/shop/m1/cmd 1 0 {"wheels_running":false,"id":")"),
             lines.at(0).constData());
    QVERIFY(!lines.at(0).contains("\"exp\""));
    QVERIFY2(lines.at(1).startsWith(R"(raptor/shop/m1/cmd 1 0 {"wheels_running":true,"id":")"),
             lines.at(1).constData());
    QVERIFY(lines.at(1).contains("\"exp\":"));
    QVERIFY2(
        lines.at(2).startsWith(R"(raptor/shop/m1/cmd 2 0 {"estop":true,"wheels_running":false,)"),
        lines.at(2).constData());
    QVERIFY(!lines.at(2).contains("\"exp\""));

    QVERIFY2(succeeds({u"relay-off"_s, u"guardian/garage-1"_s}), m_said);
    QTRY_VERIFY(relay.lines().contains(R"(guardian/garage-1/cmd 1 0 {"relay":"off"})"));

    QProcess relayOn;
    relayOn.start(QStringLiteral(RAPTOR_BIN_DIR "/raptorctl"),
                  with({u"relay-on"_s, u"guardian/garage-1"_s}));
    QTRY_VERIFY2_WITH_TIMEOUT(
        (m_broker->publish(u"guardian/garage-1/state"_s, R"({"relay":"off"})"),
         relayOn.state() == QProcess::NotRunning || relayOn.waitForFinished(200)),
        "relay-on did not end", 20'000);
    QVERIFY2(relayOn.exitCode() == 0,
             relayOn.readAllStandardOutput() + relayOn.readAllStandardError());
    QTRY_VERIFY(relay.lines().contains(R"(guardian/garage-1/cmd 1 0 {"relay":"on"})"));
}

void TestRaptorctl::startStopEmergencyStopReset()
{
    const SimProcess sim({u"--broker"_s, m_broker->url(), u"--raptors"_s, u"1"_s, u"--guardians"_s,
                          u"0"_s, u"--batteries"_s, u"0"_s});
    const QString motor = u"raptor/shop/m1"_s;
    QVERIFY2(succeeds({u"stop"_s, motor}), m_said);
    const CtlRun start = runCtl(with({u"--json"_s, u"start"_s, motor}));
    QVERIFY2(start.status == 0, start.output + start.errors);
    QStringList steps;
    for (const QJsonObject &line : jsonLines(start.output))
        steps.append(line.value(u"step"_s).toString());
    QCOMPARE(steps.first(), u"requested"_s);
    // The device may show it before the news that it was sent has come through.
    QCOMPARE(steps.last(), u"confirmed"_s);
    const CtlRun again = runCtl(with({u"start"_s, motor}));
    QCOMPARE(again.status, 3);
    QVERIFY2(again.output.contains("already running"), again.output.constData());
    QVERIFY2(succeeds({u"estop"_s, motor}), m_said);
    const CtlRun latched = runCtl(with({u"start"_s, motor}));
    QCOMPARE(latched.status, 3);
    QVERIFY2(latched.output.contains("e-stop latched"), latched.output.constData());
    QVERIFY2(succeeds({u"reset"_s, motor, u"--reason"_s, u"belt cleared"_s}), m_said);
    QVERIFY2(succeeds({u"start"_s, motor}), m_said);
}

void TestRaptorctl::lyingDeviceIsNotConfirmed()
{
    SimProcess sim({u"--broker"_s, m_broker->url(), u"--raptors"_s, u"1"_s, u"--guardians"_s,
                    u"0"_s, u"--batteries"_s, u"0"_s});
    QCOMPARE(runCtl(with({u"stop"_s, u"raptor/shop/m1"_s})).status, 0);
    QVERIFY(sim.tell("fault m1 lie"));
    const CtlRun run = runCtl(with({u"--json"_s, u"start"_s, u"raptor/shop/m1"_s}));
    QCOMPARE(run.status, 4);
    QCOMPARE(jsonLines(run.output).last().value(u"step"_s).toString(), u"mismatch"_s);
}

void TestRaptorctl::severalDevicesAreStopped()
{
    const SimProcess sim({u"--broker"_s, m_broker->url(), u"--raptors"_s, u"2"_s, u"--guardians"_s,
                          u"0"_s, u"--batteries"_s, u"0"_s});
    const CtlRun run =
        runCtl(with({u"--json"_s, u"stop"_s, u"raptor/shop/m1"_s, u"raptor/shop/m2"_s}));
    QCOMPARE(run.status, 0);
    QStringList stopped;
    for (const QJsonObject &line : jsonLines(run.output)) {
        if (line.value(u"step"_s).toString() == u"confirmed"_s)
            stopped.append(line.value(u"device"_s).toString());
    }
    stopped.sort();
    QCOMPARE(stopped, (QStringList{u"raptor/shop/m1"_s, u"raptor/shop/m2"_s}));
}

void TestRaptorctl::eStopOfASite()
{
    const SimProcess sim({u"--broker"_s, m_broker->url(), u"--raptors"_s, u"2"_s, u"--guardians"_s,
                          u"0"_s, u"--batteries"_s, u"0"_s});
    const CtlRun stop = runCtl(with({u"--json"_s, u"estop"_s, u"--site"_s, u"shop"_s}));
    QVERIFY2(stop.status == 0, stop.output + stop.errors);
    for (const QString &motor : {u"raptor/shop/m1"_s, u"raptor/shop/m2"_s}) {
        const CtlRun start = runCtl(with({u"start"_s, motor}));
        QCOMPARE(start.status, 3);
        QVERIFY2(start.output.contains("e-stop latched"), start.output.constData());
    }
    QCOMPARE(runCtl(with({u"estop"_s, u"--site"_s, u"barn"_s})).status, 3);
}

/// Without a link it still holds: for this data, and so for the console.
void TestRaptorctl::eStopWithoutALinkLatches()
{
    m_broker->kill();
    const CtlRun stop = runCtl(with({u"estop"_s, u"raptor/shop/m1"_s}));
    QCOMPARE(stop.status, 5);
    QVERIFY2(stop.errors.contains("NOT SENT"), stop.errors.constData());
    const QDir latches(m_data->filePath(u"raptor-console/latches"_s));
    QCOMPARE(latches.entryList(QDir::Files).size(), 1);
}

/// A relay reports once a minute: what no state could permit is refused before, and whoever has to
/// wait is told.
void TestRaptorctl::waitsForAStateOnlyWhereOneHelps()
{
    const CtlRun run = runCtl(with({u"start"_s, u"guardian/garage-1"_s}));
    QCOMPARE(run.status, 3);
    QVERIFY2(run.output.contains("this kind of device has no such command"), run.output);
    QVERIFY(run.errors.isEmpty());
    const CtlRun viewer = runCtl(with({u"--role=view"_s, u"relay-on"_s, u"guardian/garage-1"_s}));
    QCOMPARE(viewer.status, 3);
    QVERIFY2(viewer.output.contains("may only stop"), viewer.output);

    QProcess waiting;
    waiting.start(QStringLiteral(RAPTOR_BIN_DIR "/raptorctl"),
                  with({u"relay-on"_s, u"guardian/garage-1"_s}));
    QByteArray said;
    QTRY_VERIFY(
        (said += waiting.readAllStandardError()).contains("the state of guardian/garage-1"));
    waiting.terminate();
    QVERIFY(waiting.waitForFinished());
}

void TestRaptorctl::viewMayOnlyStop()
{
    const SimProcess sim({u"--broker"_s, m_broker->url(), u"--raptors"_s, u"1"_s, u"--guardians"_s,
                          u"0"_s, u"--batteries"_s, u"0"_s});
    QCOMPARE(runCtl(with({u"--role=view"_s, u"stop"_s, u"raptor/shop/m1"_s})).status, 0);
    QCOMPARE(runCtl(with({u"--role=view"_s, u"start"_s, u"raptor/shop/m1"_s})).status, 3);
}

void TestRaptorctl::devices()
{
    const SimProcess sim({u"--broker"_s, m_broker->url(), u"--raptors"_s, u"2"_s, u"--guardians"_s,
                          u"1"_s, u"--batteries"_s, u"1"_s, u"--period"_s, u"0.2"_s});
    const CtlRun run = runCtl(with({u"--json"_s, u"devices"_s, u"--for"_s, u"3"_s}));
    QCOMPARE(run.status, 0);
    QStringList names;
    for (const QJsonObject &line : jsonLines(run.output))
        names.append(line.value(u"device"_s).toString());
    for (const QString &name : {u"raptor/shop/m1"_s, u"raptor/shop/m2"_s, u"battery/user-1"_s})
        QVERIFY2(names.contains(name), qPrintable(names.join(u' ')));
}

QTEST_GUILESS_MAIN(TestRaptorctl)
#include "tst_raptorctl.moc"
