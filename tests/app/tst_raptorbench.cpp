// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/allocations.h"
#include "app/raptor-bench/json_line.h"
#include "app/raptor-bench/peers.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtTest/QTest>

#include <memory>

using namespace Raptor::Bench;
using namespace Qt::StringLiterals;

namespace {

struct Answer
{
    int status = -1;
    QByteArray out;
    QByteArray err;
};

Answer runBench(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(RAPTOR_BIN_DIR "/raptor-bench"), arguments);
    if (!process.waitForFinished(100000))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

class TestRaptorBench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void help_data();
    void help();
    void wrongArguments_data();
    void wrongArguments();
    void shape_data();
    void shape();
    void peers();
    void command();
    void historian();
    void pipeline_data();
    void pipeline();
#ifdef RAPTOR_BENCH_WINDOW
    void rp05_eStop_data();
    void rp05_eStop();
    void rp23_alarms_data();
    void rp23_alarms();
    void rp22_frames_data();
    void rp22_frames();
    void rp25_soak();
    void latency();
    void startup();
    void trend();
#endif
    void allocationsAreCounted();
    void jsonKeepsTheOrder();
};

void TestRaptorBench::help_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("program") << QStringList{u"--help"_s} << QByteArray("mqtt-publish");
    QTest::newRow("receive") << QStringList{u"mqtt-receive"_s, u"--help"_s}
                             << QByteArray("messageReceived");
    QTest::newRow("publish") << QStringList{u"mqtt-publish"_s, u"-h"_s} << QByteArray("--window");
    QTest::newRow("version") << QStringList{u"--version"_s} << QByteArray("raptor-bench ");
}

void TestRaptorBench::help()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, word);
    const Answer answer = runBench(arguments);
    QCOMPARE(answer.status, 0);
    QVERIFY2(answer.out.contains(word), answer.out.constData());
    QCOMPARE(answer.err, QByteArray());
}

void TestRaptorBench::wrongArguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("complaint");
    const QString receive = u"mqtt-receive"_s;
    QTest::newRow("nothing") << QStringList{} << QByteArray("no benchmark given");
    QTest::newRow("benchmark") << QStringList{u"swim"_s}
                               << QByteArray("unknown benchmark \"swim\"");
    QTest::newRow("option") << QStringList{receive, u"--depth"_s, u"1"_s}
                            << QByteArray("unknown option --depth");
    QTest::newRow("no value") << QStringList{receive, u"--qos"_s}
                              << QByteArray("--qos needs a value");
    QTest::newRow("no number") << QStringList{receive, u"--messages"_s, u"many"_s}
                               << QByteArray("not \"many\"");
    QTest::newRow("range") << QStringList{receive, u"--qos=3"_s}
                           << QByteArray("--qos takes a number from 0 to 2, not \"3\"");
    QTest::newRow("peer") << QStringList{receive, u"--peer=smoke-signals"_s}
                          << QByteArray("--peer takes mosquitto or paho or none");
}

void TestRaptorBench::wrongArguments()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, complaint);
    const Answer answer = runBench(arguments);
    QCOMPARE(answer.status, 2);
    QCOMPARE(answer.out, QByteArray());
    QVERIFY2(answer.err.contains(complaint), answer.err.constData());
}

void TestRaptorBench::shape_data()
{
    QTest::addColumn<QString>("bench");
    QTest::addColumn<int>("qos");
    QTest::addColumn<QString>("protocol");
    for (const QString &bench : {u"mqtt-receive"_s, u"mqtt-publish"_s}) {
        for (int qos = 0; qos <= 2; ++qos) {
            for (const QString &protocol : {u"3.1.1"_s, u"5.0"_s})
                QTest::addRow("%s %d %s", qPrintable(bench), qos, qPrintable(protocol))
                    << bench << qos << protocol;
        }
    }
}

/// More messages than there are packet identifiers, so that those come around.
void TestRaptorBench::shape()
{
    QFETCH(const QString, bench);
    QFETCH(const int, qos);
    QFETCH(const QString, protocol);
    const Answer answer =
        runBench({bench, u"--messages"_s, u"70000"_s, u"--payload=20"_s, u"--repetitions=1"_s,
                  u"--window=1000"_s, u"--qos"_s, QString::number(qos), u"--protocol"_s, protocol,
                  u"--peer=none"_s, u"--json"_s});
    QVERIFY2(answer.status == 0, answer.err.constData());
    QCOMPARE(answer.out.count('\n'), 1);
    const QJsonObject line = QJsonDocument::fromJson(answer.out).object();
    QCOMPARE(line[u"bench"_s].toString(), bench);
    QCOMPARE(line[u"messages"_s].toInt(), 70000);
    QCOMPARE(line[u"payload"_s].toInt(), 20);
    QCOMPARE(line[u"qos"_s].toInt(), qos);
    QCOMPARE(line[u"protocol"_s].toString(), protocol);
    QVERIFY(line[u"msgs_per_s"_s].toDouble() > 0);
    QVERIFY(line[u"peers"_s].toObject().isEmpty());
    QCOMPARE(line.contains(u"cost_ratio_70k_3500"_s), bench == u"mqtt-receive");
    QVERIFY(line.contains(u"allocs_per_msg"_s));
    // Allocations do not depend on the machine: a promise, not a measurement. A sanitizer counts
    // its own, there the value is null.
    if (allocationsOfThisThread() >= 0)
        QVERIFY2(line[u"allocs_per_msg"_s].toDouble(99) <= 2.0, answer.out.constData());
}

void TestRaptorBench::peers()
{
    const Answer answer = runBench(
        {u"mqtt-receive"_s, u"--messages=2000"_s, u"--repetitions=1"_s, u"--peer-messages=500"_s});
    QVERIFY2(answer.status == 0, answer.err.constData());
    const QJsonObject line = QJsonDocument::fromJson(answer.out).object();
    QCOMPARE(line[u"peer_messages"_s].toInt(), 500);
    for (const Peer &peer : knownPeers()) {
        QCOMPARE(line[u"peers"_s].toObject()[peer.name].toDouble() > 0, peer.make != nullptr);
        if (peer.make == nullptr)
            QVERIFY2(answer.err.contains(peer.package.toLatin1()), answer.err.constData());
    }
}

void TestRaptorBench::historian()
{
    const Answer answer =
        runBench({u"historian"_s, u"--samples=100000"_s, u"--devices=10"_s, u"--days=2"_s});
    QCOMPARE(answer.status, 0);
    const QJsonObject line = QJsonDocument::fromJson(answer.out).object();
    QCOMPARE(line[u"bench"_s].toString(), u"historian"_s);
    QVERIFY(line[u"samples"_s].toInt() >= 100'000);
    for (const auto name : {"samples_per_s", "bytes_per_sample", "day_query_ms", "year_query_ms"})
        QVERIFY2(line[QLatin1String(name)].toDouble() > 0.0, name);
    QVERIFY(line[u"bytes_per_sample"_s].toDouble() <= 3.0);
}

void TestRaptorBench::command()
{
    const Answer answer = runBench({u"command"_s, u"--commands=6"_s});
    QVERIFY2(answer.status == 0, answer.err.constData());
    const QJsonObject line = QJsonDocument::fromJson(answer.out).object();
    QCOMPARE(line[u"bench"_s].toString(), u"command"_s);
    QCOMPARE(line[u"commands"_s].toInt(), 6);
    QVERIFY(line[u"p50_ms"_s].toDouble() > 0);
    QVERIFY(line[u"p99_ms"_s].toDouble() >= line[u"p50_ms"_s].toDouble());
}

void TestRaptorBench::pipeline_data()
{
    QTest::addColumn<QString>("stores");
    QTest::newRow("plant") << u"plant"_s;
    QTest::newRow("trends") << u"trends"_s;
}

/// That all messages get into the stores, with all their values, and that hardly anything is
/// allocated on the way. How fast is a matter of a quiet machine and a release build.
void TestRaptorBench::pipeline()
{
    QFETCH(const QString, stores);
    const Answer answer =
        runBench({u"pipeline"_s, u"--devices=100"_s, u"--messages=20000"_s, u"--stores"_s, stores});
    QVERIFY2(answer.status == 0, answer.err.constData());
    const QJsonObject line = QJsonDocument::fromJson(answer.out).object();
    QCOMPARE(line[u"bench"_s].toString(), u"pipeline"_s);
    QCOMPARE(line[u"devices"_s].toInt(), 100);
    QCOMPARE(line[u"messages"_s].toInt(), 20000);
    QCOMPARE(line[u"samples_per_msg"_s].toDouble(), 9.0);
    QVERIFY(line[u"msgs_per_s"_s].toDouble() > 0);
    QVERIFY(line[u"decode_ns"_s].toDouble() > 0);
    QVERIFY(line[u"store_ns"_s].toDouble() > 0);
    if (allocationsOfThisThread() >= 0)
        QVERIFY2(line[u"allocations_per_msg"_s].toDouble(99) <= 2.0, answer.out.constData());
}

#ifdef RAPTOR_BENCH_WINDOW
void TestRaptorBench::rp05_eStop_data()
{
    QTest::addColumn<QString>("load");
    QTest::newRow("idle") << u"idle"_s;
    QTest::newRow("flood") << u"flood"_s;
}

/// That every press reaches every device, in a flood and with a disk that hangs as well. How fast
/// is a matter of a quiet machine and a release build.
void TestRaptorBench::rp05_eStop()
{
    QFETCH(const QString, load);
    const Answer answer = runBench(
        {u"estop"_s, u"--load"_s, load, u"--presses=3"_s, u"--devices=4"_s, u"--rate=5000"_s});
    QVERIFY2(answer.status == 0, answer.err.constData());
    const QJsonObject line = QJsonDocument::fromJson(answer.out).object();
    QCOMPARE(line[u"bench"_s].toString(), u"estop"_s);
    QCOMPARE(line[u"load"_s].toString(), load);
    QCOMPARE(line[u"presses"_s].toInt(), 3);
    QVERIFY(line[u"p50_ms"_s].toDouble() > 0);
    QVERIFY(line[u"p99_ms"_s].toDouble() >= line[u"p50_ms"_s].toDouble());
    QVERIFY(line[u"telemetry_per_s"_s].toDouble() > 0);
}

void TestRaptorBench::rp23_alarms_data()
{
    QTest::addColumn<QString>("page");
    QTest::newRow("alarms") << u"alarms"_s;
    QTest::newRow("overview") << u"overview"_s;
}

/// Journalled once each, and the banner is calm. How long a frame takes is a matter of a quiet
/// machine and a release build.
void TestRaptorBench::rp23_alarms()
{
    QFETCH(const QString, page);
    const Answer answer =
        runBench({u"alarms"_s, u"--devices=30"_s, u"--seconds=3"_s, u"--page"_s, page});
    QVERIFY2(answer.status == 0, answer.err.constData());
    const QJsonObject line = QJsonDocument::fromJson(answer.out).object();
    QCOMPARE(line[u"bench"_s].toString(), u"alarms"_s);
    QCOMPARE(line[u"alarms"_s].toInt(), 300);
    QCOMPARE(line[u"journalled"_s].toInt(), 300);
    QCOMPARE(line[u"journalled_twice"_s].toInt(), 0);
    QVERIFY(line[u"frames"_s].toInt() > 0);
    QVERIFY(line[u"frame_p99_ms"_s].toDouble() > 0);
    QVERIFY2(line[u"banner_changes"_s].toInt() <= line[u"seconds"_s].toDouble() + 1,
             answer.out.constData());
}

void TestRaptorBench::rp22_frames_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("overview") << QStringList{u"--devices=40"_s, u"--rate=400"_s};
    QTest::newRow("device") << QStringList{u"--devices=40"_s, u"--page=device"_s};
    QTest::newRow("flood") << QStringList{u"--devices=40"_s, u"--rate=200000"_s,
                                          u"--cpu-seconds=0"_s};
}

/// That what came is counted, and in full: taken, shed or not read.
void TestRaptorBench::rp22_frames()
{
    QFETCH(QStringList, options);
    options.prepend(u"frames"_s);
    options.append({u"--seconds=2"_s});
    const Answer answer = runBench(options);
    QVERIFY2(answer.status == 0, answer.err.constData());
    const QJsonObject line = QJsonDocument::fromJson(answer.out).object();
    QCOMPARE(line[u"bench"_s].toString(), u"frames"_s);
    QCOMPARE(line[u"devices"_s].toInt(), 40);
    QVERIFY(line[u"msgs_per_s"_s].toDouble() > 0);
    QVERIFY(line[u"samples_per_s"_s].toDouble() > 0);
    QVERIFY(line[u"frames"_s].toInt() > 0);
    QVERIFY(line[u"frame_p99_ms"_s].toDouble() >= line[u"frame_p50_ms"_s].toDouble());
    QVERIFY(line[u"cpu_cores"_s].toDouble() > 0);
    QVERIFY(line[u"rss_mb"_s].toDouble() > 0);
    QVERIFY(line[u"shed"_s].toInt(-1) >= 0);
    QVERIFY(line[u"not_read"_s].toInt(-1) >= 0);
}

void TestRaptorBench::rp25_soak()
{
    const Answer answer =
        runBench({u"soak"_s, u"--devices=20"_s, u"--rate=100"_s, u"--seconds=3"_s});
    QVERIFY2(answer.status == 0, answer.err.constData());
    const QJsonObject line = QJsonDocument::fromJson(answer.out).object();
    QCOMPARE(line[u"bench"_s].toString(), u"soak"_s);
    QVERIFY(line[u"msgs_per_s"_s].toDouble() > 0);
    QVERIFY(line[u"rss_last_mb"_s].toDouble() > 0);
    QVERIFY(line[u"rss_mb_per_h"_s].isDouble());
    QVERIFY(line[u"wal_max_mb"_s].toDouble() > 0);
    QVERIFY(line[u"descriptors_last"_s].toInt() > 0);
    QCOMPARE(line[u"shed"_s].toInt(-1), 0);
}

void TestRaptorBench::latency()
{
    const Answer answer =
        runBench({u"latency"_s, u"--values=5"_s, u"--rate=100"_s, u"--devices=20"_s});
    QVERIFY2(answer.status == 0, answer.err.constData());
    const QJsonObject line = QJsonDocument::fromJson(answer.out).object();
    QCOMPARE(line[u"bench"_s].toString(), u"latency"_s);
    QCOMPARE(line[u"values"_s].toInt(), 5);
    QVERIFY(line[u"p50_ms"_s].toDouble() > 0);
    QVERIFY(line[u"p99_ms"_s].toDouble() >= line[u"p50_ms"_s].toDouble());
}

void TestRaptorBench::startup()
{
    const Answer answer = runBench({u"startup"_s, u"--starts=2"_s, u"--devices=5"_s});
    QVERIFY2(answer.status == 0, answer.err.constData());
    const QJsonObject line = QJsonDocument::fromJson(answer.out).object();
    QCOMPARE(line[u"bench"_s].toString(), u"startup"_s);
    QCOMPARE(line[u"starts"_s].toInt(), 2);
    QVERIFY(line[u"first_frame_ms"_s].toDouble() > 0);
    QVERIFY(line[u"first_data_ms"_s].toDouble() >= line[u"first_frame_ms"_s].toDouble());
}

void TestRaptorBench::trend()
{
    const Answer answer = runBench({u"trend"_s, u"--points=5000"_s, u"--frames=3"_s});
    QVERIFY2(answer.status == 0, answer.err.constData());
    const QJsonObject line = QJsonDocument::fromJson(answer.out).object();
    QCOMPARE(line[u"bench"_s].toString(), u"trend"_s);
    QCOMPARE(line[u"points"_s].toInt(), 5000);
    QVERIFY(line[u"frame_ms"_s].toDouble() > 0);
    QVERIFY(line[u"zoom_ms"_s].toDouble() > 0);
    QVERIFY(line[u"bytes_per_point"_s].toDouble() < 20);
    QVERIFY(line.contains(u"qcustomplot_ms"_s)); // null where it was not built in
}
#endif

void TestRaptorBench::allocationsAreCounted()
{
    const qint64 before = allocationsOfThisThread();
    if (before < 0)
        return; // a sanitizer has malloc
    const auto number = std::make_unique<volatile int>(1);
    const qint64 between = allocationsOfThisThread();
    QCOMPARE(between - before, 1);
    const QByteArray text(100, 'x');
    QCOMPARE(allocationsOfThisThread() - between, 1);
    QCOMPARE(*number + int(text.size()), 101);
}

void TestRaptorBench::jsonKeepsTheOrder()
{
    JsonLine line;
    line.add(u"z", u"say \"a\"").add(u"y", qint64(3)).add(u"x", 1.25, 2).addNull(u"w");
    line.add(u"v", JsonLine().add(u"in", qint64(1)));
    QCOMPARE(
        line.text(),
        QByteArray("{'z':'say \\'a\\'','y':3,'x':1.25,'w':null,'v':{'in':1}}").replace('\'', '"'));
}

QTEST_GUILESS_MAIN(TestRaptorBench)
#include "tst_raptorbench.moc"
