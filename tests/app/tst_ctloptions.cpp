// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptorctl/broker_printer.h"
#include "app/raptorctl/ctl_options.h"
#include "app/raptorctl/line_printer.h"
#include "app/raptorctl/probe_options.h"

#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::App;
using namespace Qt::StringLiterals;

class TestCtlOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void optionsStandAnywhere_data();
    void optionsStandAnywhere();
    void commands_data();
    void commands();
    void severalDevices();
    void managing_data();
    void managing();
    void scopes_data();
    void scopes();
    void dataAndRole();
    void brokers();
    void probe_data();
    void probe();
    void probedProfile();
    void stageLines();
    void brokerLines();
    void sampleAsJson();
    void terminalIsNotSteered();
};

void TestCtlOptions::optionsStandAnywhere_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("before") << QStringList{u"--json"_s,    u"--broker"_s, u"mqtt://h:1884"_s,
                                           u"--for"_s,     u"2.5"_s,      u"watch"_s,
                                           u"*/left.rpm"_s};
    QTest::newRow("after") << QStringList{u"watch"_s, u"*/left.rpm"_s, u"--for=2.5"_s, u"--json"_s,
                                          u"--broker=mqtt://h:1884"_s};
}

void TestCtlOptions::optionsStandAnywhere()
{
    QFETCH(const QStringList, arguments);
    const auto options = parseCtlOptions(arguments);
    QVERIFY(options.ok());
    QCOMPARE(options->verb, CtlOptions::Verb::Watch);
    QCOMPARE(options->tagGlob, u"*/left.rpm"_s);
    QCOMPARE(options->broker->port(), quint16(1884));
    QVERIFY(options->json);
    QCOMPARE(*options->runFor, Milliseconds(2500));
}

void TestCtlOptions::commands_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<CommandKind>("kind");
    QTest::newRow("start") << u"start"_s << CommandKind::Start;
    QTest::newRow("stop") << u"stop"_s << CommandKind::Stop;
    QTest::newRow("relay-on") << u"relay-on"_s << CommandKind::RelayOn;
    QTest::newRow("relay-off") << u"relay-off"_s << CommandKind::RelayOff;
    QTest::newRow("estop") << u"estop"_s << CommandKind::EStop;
    QTest::newRow("reset") << u"reset"_s << CommandKind::Reset;
}

void TestCtlOptions::commands()
{
    QFETCH(const QString, word);
    const auto options = parseCtlOptions({word, u"raptor/shop/m1"_s, u"--reason"_s, u"why"_s});
    QVERIFY(options.ok());
    QCOMPARE(options->verb, CtlOptions::Verb::Command);
    QCOMPARE(options->devices, QList<DeviceId>{DeviceId::parse(u"raptor/shop/m1").value()});
    QCOMPARE(options->reason, u"why"_s);
    QTEST(options->kind, "kind");
}

void TestCtlOptions::severalDevices()
{
    for (const QString &word : {u"stop"_s, u"relay-off"_s, u"estop"_s}) {
        const auto options =
            parseCtlOptions({word, u"raptor/a/b"_s, u"raptor/a/c"_s, u"raptor/a/b"_s});
        QVERIFY(options.ok());
        QCOMPARE(options->devices.size(), 2);
        QVERIFY(!options->scope);
    }
    for (const QString &word : {u"start"_s, u"relay-on"_s, u"reset"_s})
        QVERIFY(!parseCtlOptions({word, u"raptor/a/b"_s, u"raptor/a/c"_s}).ok());
}

void TestCtlOptions::managing_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("ok");
    QTest::addColumn<CtlOptions::Verb>("verb");
    using Verb = CtlOptions::Verb;
    QTest::newRow("forget") << QStringList{u"devices"_s, u"forget"_s, u"raptor/a/b"_s} << true
                            << Verb::ForgetDevice;
    QTest::newRow("confirm") << QStringList{u"brokers"_s, u"confirm"_s, u"the cloud"_s} << true
                             << Verb::ConfirmSite;
    QTest::newRow("list") << QStringList{u"devices"_s} << true << Verb::Devices;
    QTest::newRow("which") << QStringList{u"devices"_s, u"forget"_s} << false << Verb::Help;
    QTest::newRow("one at a time")
        << QStringList{u"devices"_s, u"forget"_s, u"raptor/a/b"_s, u"raptor/a/c"_s} << false
        << Verb::Help;
    QTest::newRow("no device") << QStringList{u"devices"_s, u"forget"_s, u"x"_s} << false
                               << Verb::Help;
    QTest::newRow("no broker") << QStringList{u"brokers"_s, u"confirm"_s} << false << Verb::Help;
    QTest::newRow("no verb") << QStringList{u"brokers"_s, u"forget"_s, u"local"_s} << false
                             << Verb::Help;
}

void TestCtlOptions::managing()
{
    QFETCH(QStringList, arguments);
    QFETCH(bool, ok);
    const auto options = parseCtlOptions(arguments);
    QCOMPARE(options.ok(), ok);
    if (ok) {
        QTEST(options->verb, "verb");
        QCOMPARE(options->brokerName,
                 arguments.value(0) == u"brokers"_s ? arguments.value(2) : QString());
        QCOMPARE(options->devices.size(), arguments.value(1) == u"forget"_s ? 1 : 0);
    }
}

void TestCtlOptions::scopes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("ok");
    QTest::newRow("site") << QStringList{u"estop"_s, u"--site"_s, u"shop"_s} << true;
    QTest::newRow("all") << QStringList{u"--all"_s, u"estop"_s} << true;
    QTest::newRow("nothing") << QStringList{u"estop"_s} << false;
    QTest::newRow("empty site") << QStringList{u"estop"_s, u"--site="_s} << false;
    QTest::newRow("site and device")
        << QStringList{u"estop"_s, u"--site=shop"_s, u"raptor/a/b"_s} << false;
    QTest::newRow("stop") << QStringList{u"stop"_s, u"--all"_s} << false;
    QTest::newRow("start") << QStringList{u"start"_s, u"--site=shop"_s, u"raptor/a/b"_s} << false;
}

void TestCtlOptions::scopes()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const bool, ok);
    const auto options = parseCtlOptions(arguments);
    QCOMPARE(options.ok(), ok);
    if (!ok)
        return;
    QVERIFY(options->scope);
    const bool isSite = arguments.contains(u"--site"_s);
    QCOMPARE(options->scope->kind, isSite ? EStopScope::Kind::Site : EStopScope::Kind::Everything);
    QCOMPARE(options->scope->site, isSite ? u"shop"_s : QString());
}

void TestCtlOptions::brokers()
{
    const auto options = parseCtlOptions({u"--json"_s, u"brokers"_s, u"--for=1"_s});
    QVERIFY(options.ok());
    QCOMPARE(options->verb, CtlOptions::Verb::Brokers);
    QVERIFY(options->json);
    QVERIFY(!parseCtlOptions({u"brokers"_s, u"local"_s}).ok());
}

void TestCtlOptions::probe_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("ok");
    const QString url = u"wss://broker.example/mqtt"_s;
    QTest::newRow("before") << QStringList{u"--user"_s, u"kim"_s, u"--ca=/ca.pem"_s, u"--json"_s,
                                           u"--for"_s,  u"2.5"_s, u"probe"_s,        url}
                            << true;
    QTest::newRow("after") << QStringList{u"probe"_s,   url,         u"--user=kim"_s, u"--ca"_s,
                                          u"/ca.pem"_s, u"--json"_s, u"--for=2.5"_s}
                           << true;
    QTest::newRow("nothing") << QStringList{u"probe"_s} << false;
    QTest::newRow("too much") << QStringList{u"probe"_s, url, url} << false;
    QTest::newRow("of others") << QStringList{u"probe"_s, url, u"--reason=why"_s} << false;
    QTest::newRow("no verification") << QStringList{u"probe"_s, url, u"--insecure"_s} << false;
    QTest::newRow("no value") << QStringList{u"probe"_s, url, u"--ca"_s} << false;
}

void TestCtlOptions::probe()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const bool, ok);
    QVERIFY(isProbeRequest(arguments));
    const auto options = parseProbeOptions(arguments);
    QCOMPARE(options.ok(), ok);
    if (!ok)
        return;
    QCOMPARE(options->broker, u"wss://broker.example/mqtt"_s);
    QCOMPARE(options->user, u"kim"_s);
    QCOMPARE(options->caFile, u"/ca.pem"_s);
    QVERIFY(options->json);
    QCOMPARE(options->dataWait, Milliseconds(2500));
}

void TestCtlOptions::probedProfile()
{
    BrokerProfile pi{.name = u"pi"_s, .url = *BrokerUrl::parse(u"mqtts://pi.example")};
    pi.user = u"console"_s;
    pi.caFile = u"/etc/pi.pem"_s;
    ProbeOptions options;
    options.broker = u"pi"_s;
    QCOMPARE(*profileOf(options, {pi}), pi);
    options.user = u"kim"_s;
    QCOMPARE(profileOf(options, {pi})->user, u"kim"_s);
    QCOMPARE(profileOf(options, {pi})->caFile, u"/etc/pi.pem"_s);
    options.broker = u"mqtt://broker.example"_s;
    QCOMPARE(profileOf(options, {pi})->url.port(), quint16(1883));
    QCOMPARE(profileOf(options, {pi})->user, u"kim"_s);
    options.broker = u"elsewhere"_s;
    QVERIFY(!profileOf(options, {pi}).ok());
    options.broker = u"http://broker.example"_s;
    QVERIFY(!profileOf(options, {pi}).ok());
}

void TestCtlOptions::stageLines()
{
    const ConnectionStageResult failed{.stage = ConnectionStage::Tls,
                                       .state = StageState::Failed,
                                       .took = Milliseconds(38),
                                       .text = u"its certificate \x1b[2J expired"_s};
    const QByteArray line = stageLine(failed, false);
    QVERIFY2(line.startsWith("TLS ") && line.contains("failed") && line.contains("38 ms"),
             line.constData());
    QVERIFY2(!line.contains('\x1b'), "nothing in it steers a terminal");
    QCOMPARE(stageLine({.stage = ConnectionStage::WebSocket, .state = StageState::Skipped}, true),
             QByteArray(R"({"stage":"websocket","state":"skipped","took_ms":null,"text":""})"
                        "\n"));
    QCOMPARE(verdictLine(true, u"All is well"_s, true),
             QByteArray(R"({"passed":true,"text":"All is well"})"
                        "\n"));
}

void TestCtlOptions::brokerLines()
{
    const BrokerProfile pi{.name = u"pi"_s, .url = *BrokerUrl::parse(u"mqtts://pi.example")};
    BrokerStatus status;
    status.name = u"pi"_s;
    status.telemetry = status.command = SessionState::Up;
    status.mqttVersion = u"5.0"_s;
    status.roundTrip = Milliseconds(12);
    status.certificateExpires = fromEpochMs(1'798'700'000'000);
    const QByteArray line = brokerLine(pi, status, true, false);
    for (const char *part : {"mqtts://pi.example:8883", "up, MQTT 5.0", "no fresh data", "in use",
                             "12 ms", "certificate until 2026-12-31"})
        QVERIFY2(line.contains(part), line.constData());
    status.telemetry = SessionState::Down;
    status.lastError = u"connection refused"_s;
    QVERIFY(brokerLine(pi, status, false, false).contains("connection refused"));
    QVERIFY(brokerLine(pi, status, false, true).contains(R"("why_not":"connection refused")"));
}

void TestCtlOptions::dataAndRole()
{
    const auto options =
        parseCtlOptions({u"devices"_s, u"--data=/var/x"_s, u"--role"_s, u"view"_s});
    QVERIFY(options.ok());
    QCOMPARE(options->dataDirectory, u"/var/x"_s);
    QCOMPARE(options->role, OperatorRole::View);
    QVERIFY(!parseCtlOptions({u"devices"_s, u"--role=boss"_s}).ok());
}

void TestCtlOptions::sampleAsJson()
{
    Sample sample;
    sample.tag = {DeviceId::parse(u"raptor/shop/revpi-1").value(), u"left.rpm"_s};
    sample.value = 1450.2;
    sample.unit = Unit::Rpm;
    sample.quality = Quality::LastKnown;
    sample.receivedAt = fromEpochMs(1763690000123);
    sample.broker = u"local"_s;
    QCOMPARE(sampleLine(sample, true),
             QByteArray(R"({"tag":"raptor/shop/revpi-1/left.rpm","value":1450.2,"unit":"rpm",)"
                        R"("quality":"last-known","taken_at":null,"received_at":1763690000123,)"
                        R"("broker":"local"})"
                        "\n"));
}

void TestCtlOptions::terminalIsNotSteered()
{
    Sample sample;
    sample.tag = {DeviceId::parse(u"raptor/shop/m1").value(), u"relay"_s};
    sample.value = u"\u001b[2Jgone"_s;
    QVERIFY(!sampleLine(sample, false).contains('\x1b'));
}

QTEST_GUILESS_MAIN(TestCtlOptions)
#include "tst_ctloptions.moc"
