// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/broker_process.h"
#include "app/demo/child_process.h"

#include "tests/integration/sim/listener.h"
#include "tests/support/free_port.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Raptor;

namespace {

constexpr int kPatienceMs = 20000;
const QString kState = QStringLiteral("raptor/shop/m1/state");
const QString kCommand = QStringLiteral("raptor/shop/m1/cmd");
const QString kStatus = QStringLiteral("raptor/shop/m1/status");

/// raptor-sim as a process, its lines as they come.
class Simulator
{
public:
    explicit Simulator(const QStringList &arguments)
    {
        App::dieWithParent(m_process);
        QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process, [this] {
            while (m_process.canReadLine())
                m_lines.append(QString::fromUtf8(m_process.readLine()).trimmed());
        });
        m_process.start(QStringLiteral(RAPTOR_BIN_DIR "/raptor-sim"), arguments);
    }
    ~Simulator() { App::endProcess(m_process); }
    void tell(const QByteArray &line) { m_process.write(line + '\n'); }
    void kill() { m_process.kill(); }
    void closeInput() { m_process.closeWriteChannel(); }
    void terminate() { m_process.terminate(); }
    [[nodiscard]] bool hasSaid(const QString &start) const
    {
        return std::any_of(m_lines.cbegin(), m_lines.cend(),
                           [&start](const QString &line) { return line.startsWith(start); });
    }
    [[nodiscard]] bool hasEnded() const { return m_process.state() == QProcess::NotRunning; }
    [[nodiscard]] int exitCode() const { return m_process.exitCode(); }
    [[nodiscard]] QString complaint()
    {
        return QString::fromUtf8(m_process.readAllStandardError());
    }

private:
    QProcess m_process;
    QStringList m_lines;
};

QJsonObject json(const QByteArray &payload)
{
    return QJsonDocument::fromJson(payload).object();
}

} // namespace

class TestRaptorSim : public QObject
{
    Q_OBJECT

private:
    QStringList arguments(const QStringList &more = {}) const
    {
        return QStringList{
                   u"--broker"_s, m_broker->url().toString(), u"--raptors"_s, u"2"_s, u"--period"_s,
                   u"0.1"_s,      u"--print-ready"_s}
        + more;
    }
    QJsonObject lastState() const { return json(m_listener->last(kState).payload); }

    std::unique_ptr<App::BrokerProcess> m_broker;
    std::unique_ptr<Listener> m_listener;

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_broker =
            std::make_unique<App::BrokerProcess>(App::findProgram(u"mosquitto"_s), u"test"_s);
        m_broker->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_broker->isRunning(), kPatienceMs);
        m_listener = std::make_unique<Listener>(m_broker->url());
        QTRY_VERIFY(m_listener->isListening());
    }
    void cleanup()
    {
        m_listener.reset();
        m_broker.reset();
    }

    void badArgumentsEndWithTwo()
    {
        Simulator simulator({u"--raptors"_s, u"many"_s});
        QTRY_VERIFY(simulator.hasEnded());
        QCOMPARE(simulator.exitCode(), 2);
        QVERIFY(simulator.complaint().contains("--raptors takes a number"_L1));
    }

    void faultOfAnUnknownDeviceEndsWithTwo()
    {
        Simulator simulator(arguments({u"--fault"_s, u"m9=silent"_s}));
        QTRY_VERIFY(simulator.hasEnded());
        QCOMPARE(simulator.exitCode(), 2);
    }

    void statesComeOneByOneAndUnretained()
    {
        Simulator simulator(arguments());
        QTRY_VERIFY(simulator.hasSaid(u"ready raptors=2"_s));
        QTRY_VERIFY(m_listener->count(kState) >= 5);
        qint64 sequence = 0;
        for (const Listener::Heard &heard : m_listener->heard()) {
            if (heard.topic != kState)
                continue;
            QVERIFY(!heard.retained);
            const qint64 next = json(heard.payload).value("seq"_L1).toInteger();
            QVERIFY(sequence == 0 || next == sequence + 1);
            sequence = next;
        }
        Listener later(m_broker->url());
        QTRY_COMPARE(later.last(kStatus).payload, QByteArray("online"));
        QVERIFY(later.last(kStatus).retained);
    }

    void commandIsAnsweredAtOnceAndRecorded()
    {
        const QTemporaryDir folder;
        const QString record = folder.filePath(u"record.jsonl"_s);
        Simulator simulator(arguments({u"--record"_s, record, u"--period"_s, u"3600"_s}));
        QTRY_VERIFY(simulator.hasSaid(u"ready"_s));
        m_listener->say(kCommand, R"({"wheels_running":false,"id":"stop-1","ts":1})");
        QTRY_COMPARE(lastState().value("last_cmd"_L1).toString(), u"stop-1"_s);
        QCOMPARE(lastState().value("wheels_running"_L1), QJsonValue(false));
        m_listener->say(kCommand, R"({"wheels_running":true,"id":"start-1","exp":1})");
        QFile file(record);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray text;
        QTRY_COMPARE((text += file.readAll()).count('\n'), 2);
        const QList<QByteArray> lines = text.split('\n');
        QCOMPARE(json(lines[0]).value("result"_L1).toString(), u"executed"_s);
        QCOMPARE(json(lines[1]).value("result"_L1).toString(), u"ignored"_s);
        QCOMPARE(json(lines[1]).value("id"_L1).toString(), u"start-1"_s);
        QVERIFY(json(lines[1]).value("why"_L1).toString().startsWith("expired"_L1));
    }

    void eStopArrivesAtQos2()
    {
        Simulator simulator(arguments());
        QTRY_VERIFY(simulator.hasSaid(u"ready"_s));
        m_listener->say(kCommand, R"({"estop":true,"wheels_running":false,"id":"e"})", 2);
        QTRY_VERIFY(lastState().value("estop"_L1).toBool());
        m_listener->say(kCommand, R"({"wheels_running":true,"id":"s"})");
        QTRY_COMPARE(lastState().value("last_cmd"_L1).toString(), u"s"_s);
        QCOMPARE(lastState().value("wheels_running"_L1), QJsonValue(false));
    }

    void killedSimulatorIsOfflineByItsWill()
    {
        Simulator simulator(arguments());
        QTRY_VERIFY(simulator.hasSaid(u"ready"_s));
        QTRY_COMPARE(m_listener->last(kStatus).payload, QByteArray("online"));
        simulator.kill();
        QTRY_COMPARE(m_listener->last(kStatus).payload, QByteArray("offline"));
    }

    void endsInOrder_data()
    {
        QTest::addColumn<bool>("byLine");
        QTest::newRow("quit") << true;
        QTest::newRow("SIGTERM") << false;
    }
    void endsInOrder()
    {
        QFETCH(bool, byLine);
        Simulator simulator(arguments());
        QTRY_VERIFY(simulator.hasSaid(u"ready"_s));
        QTRY_COMPARE(m_listener->last(kStatus).payload, QByteArray("online"));
        if (byLine)
            simulator.tell("quit");
        else
            simulator.terminate();
        QTRY_VERIFY(simulator.hasEnded());
        QCOMPARE(simulator.exitCode(), 0);
        QTRY_COMPARE(m_listener->last(kStatus).payload, QByteArray("offline"));
    }

    void faultsAtRunTime()
    {
        Simulator simulator(arguments());
        QTRY_VERIFY(simulator.hasSaid(u"ready"_s));
        simulator.tell("fault shop/m9 silent");
        QTRY_VERIFY(simulator.hasSaid(u"error: the plant has no device"_s));
        simulator.tell("dance");
        QTRY_VERIFY(simulator.hasSaid(u"error: use"_s));

        simulator.tell("fault shop/m1 silent");
        QTRY_VERIFY(simulator.hasSaid(u"ok fault shop/m1 silent"_s));
        // What was under way has arrived once the other has answered twice: counting its states
        // proves nothing, they may all be older.
        const QString other = u"raptor/shop/m2/state"_s;
        for (const auto &fence : {u"f1"_s, u"f2"_s}) {
            m_listener->say(u"raptor/shop/m2/cmd"_s,
                            "{\"wheels_running\":false,\"id\":\"" + fence.toUtf8() + "\"}");
            QTRY_COMPARE(json(m_listener->last(other).payload).value("last_cmd"_L1), fence);
        }
        m_listener->forget();
        QTRY_VERIFY(m_listener->count(other) >= 3);
        QCOMPARE(m_listener->count(kState), 0);

        simulator.tell("fault m1 lie");
        QTRY_VERIFY(m_listener->count(kState) > 0);
        m_listener->say(kCommand, R"({"wheels_running":false,"id":"l"})");
        QTRY_COMPARE(lastState().value("last_cmd"_L1).toString(), u"l"_s);
        QCOMPARE(lastState().value("wheels_running"_L1), QJsonValue(true));

        simulator.tell("fault m1 garbage");
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->last(kState).payload.size() > 1000, kPatienceMs);
        simulator.tell("fault m1 skew:-3600000");
        QTRY_VERIFY(lastState().value("ts"_L1).toInteger()
                    < QDateTime::currentMSecsSinceEpoch() - 3'000'000);
        simulator.tell("fault m1 none");
        QTRY_VERIFY(lastState().value("ts"_L1).toInteger()
                    > QDateTime::currentMSecsSinceEpoch() - 60'000);
    }

    void localModeAndReboot()
    {
        Simulator simulator(arguments());
        QTRY_VERIFY(simulator.hasSaid(u"ready"_s));
        QTRY_COMPARE(lastState().value("mode"_L1).toString(), u"remote"_s);
        simulator.tell("fault m1 local");
        QTRY_COMPARE(lastState().value("mode"_L1).toString(), u"local"_s);
        m_listener->say(kCommand, R"({"estop":true,"wheels_running":false,"id":"e"})");
        QTRY_VERIFY(lastState().value("estop"_L1).toBool());
        m_listener->say(kCommand, R"({"wheels_running":true,"id":"s"})");
        QTRY_COMPARE(lastState().value("last_cmd"_L1).toString(), u"s"_s);
        QCOMPARE(lastState().value("wheels_running"_L1), QJsonValue(false));
        simulator.tell("fault m1 reboot");
        QTRY_VERIFY(!lastState().contains("last_cmd"_L1));
        QCOMPARE(lastState().value("estop"_L1), QJsonValue(false));
        QCOMPARE(lastState().value("mode"_L1).toString(), u"remote"_s);
    }

    void gatewayOfTheField()
    {
        const QTemporaryDir folder;
        const QString record = folder.filePath(u"record.jsonl"_s);
        Simulator simulator(arguments({u"--no-expiry"_s, u"--no-ids"_s, u"--record"_s, record}));
        QTRY_VERIFY(simulator.hasSaid(u"ready"_s));
        for (int i = 0; i < 2; ++i)
            m_listener->say(kCommand, R"({"wheels_running":true,"id":"s","exp":1})");
        QFile file(record);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray text;
        QTRY_COMPARE((text += file.readAll()).count('\n'), 2);
        const QList<QByteArray> lines = text.split('\n');
        for (const QByteArray &line : {lines[0], lines[1]}) {
            QCOMPARE(json(line).value("result"_L1).toString(), u"executed"_s);
            QVERIFY(json(line).value("late_ms"_L1).toInteger() > 0);
        }
        QVERIFY(!json(lines[0]).contains("twice"_L1));
        QCOMPARE(json(lines[1]).value("twice"_L1), QJsonValue(true));
        QVERIFY(!lastState().contains("last_cmd"_L1));
    }

    void comesBackAfterTheBroker()
    {
        Simulator simulator(arguments());
        QTRY_VERIFY(simulator.hasSaid(u"ready"_s));
        m_broker->stop();
        m_broker->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_broker->isRunning(), kPatienceMs);
        Listener listener(m_broker->url());
        QTRY_VERIFY_WITH_TIMEOUT(listener.count(kState) > 2, kPatienceMs);
        listener.say(kCommand, R"({"wheels_running":false,"id":"again"})");
        QTRY_COMPARE(json(listener.last(kState).payload).value("last_cmd"_L1).toString(),
                     u"again"_s);
    }

    void faultFromTheStart()
    {
        Simulator simulator(arguments({u"--fault"_s, u"m1=silent"_s}));
        QTRY_VERIFY(m_listener->count(u"raptor/shop/m2/state"_s) > 3);
        QCOMPARE(m_listener->count(kState), 0);
    }

    void lagDelaysActAndState()
    {
        Simulator simulator(arguments({u"--fault"_s, u"m1=lag:400"_s}));
        QTRY_VERIFY(simulator.hasSaid(u"ready"_s));
        QTRY_VERIFY(m_listener->count(kState) > 0);
        QElapsedTimer timer;
        timer.start();
        m_listener->say(kCommand, R"({"wheels_running":false,"id":"late"})");
        QTRY_COMPARE(lastState().value("last_cmd"_L1).toString(), u"late"_s);
        QVERIFY2(timer.elapsed() >= 780, qPrintable(QString::number(timer.elapsed())));
    }

    void queuedStartDoesNotRunLate() // RP-01 with a device that keeps its session
    {
        const QTemporaryDir folder;
        const QString record = folder.filePath(u"record.jsonl"_s);
        const QStringList line = arguments(
            {u"--persistent-sessions"_s, u"--record"_s, record, u"--fault"_s, u"m2=silent"_s});
        {
            Simulator simulator(line);
            QTRY_VERIFY(simulator.hasSaid(u"ready"_s));
            simulator.kill();
            QTRY_COMPARE(m_listener->last(kStatus).payload, QByteArray("offline"));
        }
        m_listener->say(kCommand, R"({"wheels_running":false,"id":"q-stop","exp":1})");
        m_listener->say(kCommand, R"({"wheels_running":true,"id":"q-start","exp":1})");
        QTRY_COMPARE(m_listener->count(kCommand), 2);
        Simulator simulator(line);
        QFile file(record);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray text;
        QTRY_COMPARE_WITH_TIMEOUT((text += file.readAll()).count('\n'), 2, kPatienceMs);
        const QList<QByteArray> lines = text.split('\n');
        QCOMPARE(json(lines[0]).value("id"_L1).toString(), u"q-stop"_s);
        QCOMPARE(json(lines[0]).value("result"_L1).toString(), u"executed"_s);
        QCOMPARE(json(lines[1]).value("result"_L1).toString(), u"ignored"_s);
        QTRY_COMPARE(lastState().value("wheels_running"_L1), QJsonValue(false));
    }

    void missingBrokerIsSaidOnce()
    {
        m_broker->stop();
        Simulator simulator(arguments());
        QString said;
        QTRY_VERIFY((said += simulator.complaint()).contains("no connection to mqtt://"_L1));
        m_broker->start();
        QTRY_VERIFY_WITH_TIMEOUT(simulator.hasSaid(u"ready"_s), kPatienceMs);
        QTRY_VERIFY((said += simulator.complaint()).contains("again"_L1));
        QCOMPARE(said.count("no connection"_L1), 1);
    }

    void webSocketBroker()
    {
        const QTemporaryDir folder;
        const QString port = QString::number(Test::freePort());
        QFile configuration(folder.filePath(u"mosquitto.conf"_s));
        QVERIFY(configuration.open(QIODevice::WriteOnly));
        // A WebSocket listener alone does not count for mosquitto 2.0.11, and without the last
        // line it would listen on all interfaces.
        configuration.write("allow_anonymous true\nlistener " + QByteArray::number(Test::freePort())
                            + " 127.0.0.1\nlistener " + port.toUtf8()
                            + " 127.0.0.1\nprotocol websockets\nsocket_domain ipv4\n");
        configuration.close();
        QProcess broker;
        App::dieWithParent(broker);
        Simulator simulator({u"--broker"_s, u"ws://127.0.0.1:"_s + port, u"--raptors"_s, u"2"_s,
                             u"--print-ready"_s});
        QString said;
        QTRY_VERIFY((said += simulator.complaint()).contains("no connection to ws://"_L1));
        broker.start(App::findProgram(u"mosquitto"_s), {u"-c"_s, configuration.fileName()});
        QTRY_VERIFY_WITH_TIMEOUT(simulator.hasSaid(u"ready raptors=2"_s), kPatienceMs);
        simulator.tell("quit");
        QTRY_VERIFY(simulator.hasEnded());
        QCOMPARE(simulator.exitCode(), 0);
        App::endProcess(broker);
    }

    void goodbyeOutlivesTheConnection()
    {
        Simulator simulator(arguments());
        QTRY_VERIFY(simulator.hasSaid(u"ready"_s));
        simulator.tell("fault m1 goodbye");
        QTRY_COMPARE(m_listener->last(kStatus).payload, QByteArray("offline"));
        m_broker->stop();
        m_broker->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_broker->isRunning(), kPatienceMs);
        Listener later(m_broker->url());
        const QString other = u"raptor/shop/m2/status"_s;
        QTRY_COMPARE_WITH_TIMEOUT(later.last(other).payload, QByteArray("online"), kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(later.last(kStatus).payload, QByteArray("offline"), kPatienceMs);
        simulator.tell("fault m1 none");
        QTRY_COMPARE(later.last(kStatus).payload, QByteArray("online"));
    }

    void endsWithItsInput()
    {
        Simulator simulator(arguments({u"--end-with-input"_s}));
        QTRY_VERIFY(simulator.hasSaid(u"ready"_s));
        simulator.closeInput();
        QTRY_VERIFY(simulator.hasEnded());
        QCOMPARE(simulator.exitCode(), 0);
    }

    void hundredsOfDevices()
    {
        Simulator simulator({u"--broker"_s, m_broker->url().toString(), u"--raptors"_s, u"300"_s,
                             u"--period"_s, u"1"_s, u"--print-ready"_s});
        QTRY_VERIFY_WITH_TIMEOUT(simulator.hasSaid(u"ready raptors=300"_s), kPatienceMs);
        QTRY_VERIFY(m_listener->count(u"raptor/shop/m300/state"_s) > 1);
    }
};

QTEST_GUILESS_MAIN(TestRaptorSim)
#include "tst_raptorsim.moc"
