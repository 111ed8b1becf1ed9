// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/sim_options.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace Raptor;
using Raptor::Sim::SimOptions;

namespace {

Result<SimOptions> parse(const QString &line)
{
    return SimOptions::parse(u"raptor-sim %1"_s.arg(line).split(u' ', Qt::SkipEmptyParts));
}

} // namespace

class TestSimOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void understands()
    {
        const Result<SimOptions> options =
            parse(u"--raptors 3 --guardians 3 --batteries 2 --site yard --broker mqtt://127.0.0.1 "
                  "--broker ws://127.0.0.1:9001 --cloud-broker mqtt://127.0.0.2:1884 --period 2 "
                  "--seed 9 --health 0 --print-ready --fault m1=lag:300 --record /tmp/x "
                  "--no-expiry --no-ids --gate 0 --certificate 2 --battery-feed 8080"_s);
        QVERIFY2(options.ok(), options ? "" : qPrintable(options.error().text));
        QCOMPARE(options->raptors, QStringList({u"m1"_s, u"m2"_s, u"m3"_s}));
        QCOMPARE(options->guardians, QStringList({u"garage-1"_s, u"pump-house"_s, u"relay-3"_s}));
        QCOMPARE(options->batteries, QStringList({u"user-1"_s, u"user-2"_s}));
        QCOMPARE(options->site, u"yard"_s);
        QCOMPARE(options->brokers.size(), 2);
        QVERIFY(options->brokers[1].isWebSocket());
        QCOMPARE(options->cloudBrokers.size(), 1);
        QCOMPARE(options->period, Milliseconds(2000));
        QCOMPARE(options->seed, 9U);
        QCOMPARE(options->healthPort, std::optional<quint16>(0));
        QCOMPARE(options->gatePort, std::optional<quint16>(0));
        QCOMPARE(options->certificateDays, std::optional(2));
        QCOMPARE(options->batteryFeedPort, std::optional<quint16>(8080));
        QCOMPARE(options->firstBroker(), options->brokers.constFirst());
        QCOMPARE(options->faults.size(), 1);
        QVERIFY(options->printReady);
        QCOMPARE(options->recordFile, u"/tmp/x"_s);
        QVERIFY(!options->honourExpiry);
        QVERIFY(!options->knowIds);
    }

    void hasAPlantByDefault()
    {
        const Result<SimOptions> options = parse(u"--broker mqtt://127.0.0.1"_s);
        QVERIFY(options.ok());
        QCOMPARE(options->raptors.size(), 4);
        QCOMPARE(options->guardians.size(), 1);
        QCOMPARE(options->batteries.size(), 1);
        QCOMPARE(options->site, u"shop"_s);
        QVERIFY(!options->healthPort);
        QVERIFY(!options->gatePort);
        QVERIFY(!options->batteryFeedPort);
        QVERIFY(!options->certificateDays);
        QVERIFY(options->honourExpiry);
        QVERIFY(options->knowIds);
    }

    void namesCountThemselves()
    {
        const Result<SimOptions> options =
            parse(u"--names bin-1-fan,leg-1 --broker mqtt://127.0.0.1"_s);
        QVERIFY(options.ok());
        QCOMPARE(options->raptors, QStringList({u"bin-1-fan"_s, u"leg-1"_s}));
        QVERIFY(options->guardians.isEmpty());
    }

    void asksForHelpAndVersion()
    {
        QCOMPARE(parse(u"--help"_s)->action, SimOptions::Action::ShowHelp);
        QVERIFY(parse(u"--help"_s)->helpText.contains("fault DEVICE FAULT"_L1));
        QVERIFY(parse(u"--help"_s)->helpText.contains("running-without-motion"_L1));
        QCOMPARE(parse(u"--version"_s)->action, SimOptions::Action::ShowVersion);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QString &line, const QString &words) {
            QTest::newRow(name) << line << words;
        };
        const QString broker = u" --broker mqtt://127.0.0.1"_s;
        row("no broker", u"--raptors 1"_s, u"no broker"_s);
        row("guardians without their broker", u"--guardians 1"_s, u"no broker"_s);
        row("a broker that is none", u"--broker nonsense"_s, u"--broker nonsense"_s);
        row("encrypted", u"--broker wss://127.0.0.1"_s, u"mqtt:// and ws:// only"_s);
        row("a password", u"--broker mqtt://a:b@127.0.0.1"_s, u"--broker"_s);
        row("the same broker twice", broker + broker, u"twice"_s);
        row("no number", u"--raptors many"_s + broker, u"--raptors takes a number"_s);
        row("too many", u"--raptors 1001"_s + broker, u"from 0 to 1000"_s);
        row("nothing at all", u"--raptors 0"_s + broker, u"without a single device"_s);
        row("negative period", u"--period -1"_s + broker, u"--period"_s);
        row("period that is no number", u"--period nan"_s + broker, u"--period takes"_s);
        row("port", u"--health 65536"_s + broker, u"--health"_s);
        row("feed", u"--battery-feed x"_s + broker, u"--battery-feed takes"_s);
        row("gate", u"--gate 65536"_s + broker, u"--gate"_s);
        row("certificate without a gate", u"--certificate 2"_s + broker, u"give --gate"_s);
        row("certificate", u"--gate 0 --certificate soon"_s + broker, u"--certificate takes"_s);
        row("seed", u"--seed x"_s + broker, u"--seed"_s);
        row("fault without device", u"--fault silent"_s + broker, u"DEVICE=FAULT"_s);
        row("unknown fault", u"--fault m1=drunk"_s + broker, u"is no fault"_s);
        row("names and number differ", u"--raptors 3 --names a,b"_s + broker, u"lists 2 names"_s);
        row("name twice", u"--names a,a"_s + broker, u"twice"_s);
        row("wildcard in a name", u"--names a,b+"_s + broker, u"b+"_s);
        row("empty name", u"--names a,"_s + broker, u"raptor"_s);
        row("slash in the site", u"--site a/b"_s + broker, u"a/b"_s);
        row("unknown option", u"--colour red"_s + broker, u"colour"_s);
        row("stray word", u"go"_s + broker, u"\"go\""_s);
    }
    void refuses()
    {
        QFETCH(QString, line);
        QFETCH(QString, words);
        const Result<SimOptions> options = parse(line);
        QVERIFY(!options.ok());
        QVERIFY2(options.error().text.contains(words), qPrintable(options.error().text));
    }
};

QTEST_GUILESS_MAIN(TestSimOptions)
#include "tst_simoptions.moc"
