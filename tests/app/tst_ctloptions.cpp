// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptorctl/ctl_options.h"
#include "app/raptorctl/line_printer.h"

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
    void sampleAsJson();
    void terminalIsNotSteered();
};

void TestCtlOptions::optionsStandAnywhere_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("before") << QStringList{u"--json"_s,  u"--broker"_s,  u"mqtt://h:1884"_s,
                                           u"--for"_s,   u"2.5"_s,       u"watch"_s,
                                           u"*/left.rpm"_s};
    QTest::newRow("after") << QStringList{u"watch"_s,  u"*/left.rpm"_s,         u"--for=2.5"_s,
                                          u"--json"_s, u"--broker=mqtt://h:1884"_s};
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
    QCOMPARE(options->device.text(), u"raptor/shop/m1"_s);
    QCOMPARE(options->reason, u"why"_s);
    QTEST(options->kind, "kind");
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
