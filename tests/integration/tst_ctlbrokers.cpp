// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// raptorctl probe and raptorctl brokers, on a real mosquitto (plain and TLS) and on aedes (ws,
// wss).
#include "tests/support/ctl_process.h"
#include "tests/support/private_broker.h"
#include "tests/support/test_certificates.h"
#include "tests/support/websocket_broker.h"

#include <QtCore/QDateTime>
#include <QtCore/QFile>
#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QSslCertificate>
#include <QtTest/QTest>

#include <memory>

using namespace Raptor::Test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray running = R"({"rpm":1450.2,"voltage":231.4,"amps":12.31,"wheels_running":true})";
const QString motorState = u"raptor/shop/m1/state"_s;

/// The state of each stage by its name, "tls" -> "failed".
QMap<QString, QJsonObject> stagesIn(const QByteArray &output)
{
    QMap<QString, QJsonObject> stages;
    for (const QJsonObject &line : jsonLines(output)) {
        if (line.contains(u"stage"_s))
            stages.insert(line.value(u"stage"_s).toString(), line);
    }
    return stages;
}

QString stateOf(const CtlRun &run, const QString &stage)
{
    return stagesIn(run.output).value(stage).value(u"state"_s).toString();
}

QString textOf(const CtlRun &run, const QString &stage)
{
    return stagesIn(run.output).value(stage).value(u"text"_s).toString();
}

} // namespace

class TestCtlBrokers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void probeFollowsTheWholeWay();
    void probeForPeople();
    void probeWithoutData();
    void probeNobodyThere();
    void probeOverTls();
    void rp30_probeBadCertificates_data();
    void rp30_probeBadCertificates();
    void probeOverWebSocket_data();
    void probeOverWebSocket();
    void probeByName();
    void probeWithoutATerminal();
    void usage_data();
    void usage();
    void brokersByRank();
    void brokersForPeople();
    void brokersOverTls();
    void brokersWithoutATerminal();
    void noBrokerThere();

private:
    [[nodiscard]] QString configured(const QByteArray &brokers);
    /// A broker with that certificate, which is tested as "mqtts".
    [[nodiscard]] CtlRun probeTls(const QString &certificate, const QStringList &more);

    TestCertificates m_certificates;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCtlBrokers::initTestCase()
{
    QVERIFY(m_certificates.makeAuthority(u"own"_s));
    QVERIFY(m_certificates.makeAuthority(u"foreign"_s));
    QVERIFY(m_certificates.make(u"good"_s, u"own"_s, u"IP:127.0.0.1"_s, 400));
    QVERIFY(m_certificates.make(u"elsewhere"_s, u"own"_s, u"DNS:broker.example"_s));
    QVERIFY(m_certificates.make(u"expired"_s, u"own"_s, u"IP:127.0.0.1"_s, -1));
}

void TestCtlBrokers::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", m_folder->path().toLocal8Bit());
    qputenv("XDG_CONFIG_HOME", m_folder->path().toLocal8Bit());
}

QString TestCtlBrokers::configured(const QByteArray &brokers)
{
    QFile file(m_folder->filePath(u"console.toml"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(brokers) != brokers.size())
        qFatal("no configuration can be written");
    return file.fileName();
}

void TestCtlBrokers::probeFollowsTheWholeWay()
{
    const PrivateBroker broker;
    CtlProcess probe({u"probe"_s, broker.url(), u"--json"_s});
    QTRY_VERIFY_WITH_TIMEOUT((broker.publish(motorState, running), !probe.isRunning()), 20'000);
    QCOMPARE(probe.status(), 0);
    const QList<QJsonObject> lines = jsonLines(probe.output());
    QStringList names;
    for (const QJsonObject &line : lines)
        names.append(line.value(u"stage"_s).toString());
    QCOMPARE(names,
             (QStringList{u"name-lookup"_s, u"tcp"_s, u"tls"_s, u"websocket"_s, u"mqtt"_s,
                          u"subscription"_s, u"first-data"_s, QString()}));
    QCOMPARE(lines.at(0).value(u"state"_s).toString(), u"skipped"_s);
    QVERIFY(lines.at(0).value(u"took_ms"_s).isNull());
    QCOMPARE(lines.at(1).value(u"state"_s).toString(), u"passed"_s);
    QVERIFY(lines.at(1).value(u"took_ms"_s).isDouble());
    QCOMPARE(lines.at(6).value(u"text"_s).toString(), u"raptor/shop/m1 has reported"_s);
    QCOMPARE(lines.last().value(u"passed"_s), QJsonValue(true));
}

void TestCtlBrokers::probeForPeople()
{
    const PrivateBroker broker;
    const CtlRun run = runCtl({u"probe"_s, broker.url(), u"--for=0.3"_s});
    QCOMPARE(run.status, 4);
    const QList<QByteArray> lines = run.output.trimmed().split('\n');
    QCOMPARE(lines.size(), 8);
    QVERIFY2(lines.at(1).startsWith("TCP ") && lines.at(1).contains("passed"),
             lines.at(1).constData());
    QVERIFY2(lines.at(6).contains("failed") && lines.at(6).contains("within 0.3 s"),
             lines.at(6).constData());
    QVERIFY2(lines.at(7).startsWith("Connected, but no data"), lines.at(7).constData());
}

void TestCtlBrokers::probeWithoutData()
{
    const PrivateBroker broker;
    QVERIFY(broker.publish(motorState, running, {u"-r"_s}));
    const CtlRun run = runCtl({u"probe"_s, broker.url(), u"--for"_s, u"0.5"_s, u"--json"_s});
    QCOMPARE(run.status, 4);
    QCOMPARE(stateOf(run, u"subscription"_s), u"passed"_s);
    QVERIFY(textOf(run, u"first-data"_s).contains(u"retained"_s));
}

void TestCtlBrokers::probeNobodyThere()
{
    const CtlRun run = runCtl({u"probe"_s, u"mqtt://127.0.0.1:%1"_s.arg(freePort()), u"--json"_s});
    QCOMPARE(run.status, 5);
    QCOMPARE(stateOf(run, u"tcp"_s), u"failed"_s);
    QVERIFY(textOf(run, u"tcp"_s).contains(u"refused"_s));
    QCOMPARE(jsonLines(run.output).last().value(u"passed"_s), QJsonValue(false));
}

CtlRun TestCtlBrokers::probeTls(const QString &certificate, const QStringList &more)
{
    const PrivateBroker broker(m_certificates.certificate(certificate),
                               m_certificates.key(certificate));
    return runCtl(QStringList{u"probe"_s, u"mqtts://127.0.0.1:%1"_s.arg(broker.tlsPort()),
                              u"--json"_s, u"--for=0.3"_s}
                  + more);
}

void TestCtlBrokers::probeOverTls()
{
    const CtlRun run = probeTls(u"good"_s, {u"--ca"_s, m_certificates.certificate(u"own"_s)});
    QCOMPARE(run.status, 4); // nobody reports
    QCOMPARE(stateOf(run, u"tls"_s), u"passed"_s);
    const QString text = textOf(run, u"tls"_s);
    QVERIFY2(text.contains(u"TLS 1.3"_s) && text.contains(u"own"_s), qPrintable(text));
    QCOMPARE(stateOf(run, u"mqtt"_s), u"passed"_s);
}

void TestCtlBrokers::rp30_probeBadCertificates_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("authority");
    QTest::addColumn<QString>("words");
    QTest::newRow("unknown authority") << u"good"_s << QString() << u"unknown authority"_s;
    QTest::newRow("other authority") << u"good"_s << u"foreign"_s << u"unknown authority"_s;
    QTest::newRow("wrong host") << u"elsewhere"_s << u"own"_s << u"broker.example"_s;
    QTest::newRow("expired") << u"expired"_s << u"own"_s << u"expired on"_s;
}

void TestCtlBrokers::rp30_probeBadCertificates()
{
    QFETCH(const QString, certificate);
    QFETCH(const QString, authority);
    QFETCH(const QString, words);
    QStringList more;
    if (!authority.isEmpty())
        more = {u"--ca"_s, m_certificates.certificate(authority)};
    const CtlRun run = probeTls(certificate, more);
    QCOMPARE(run.status, 5);
    QCOMPARE(stateOf(run, u"tls"_s), u"failed"_s);
    QVERIFY2(textOf(run, u"tls"_s).contains(words), qPrintable(textOf(run, u"tls"_s)));
    QCOMPARE(stateOf(run, u"mqtt"_s), u"skipped"_s);
}

void TestCtlBrokers::probeOverWebSocket_data()
{
    QTest::addColumn<bool>("secure");
    QTest::newRow("ws") << false;
    QTest::newRow("wss") << true;
}

void TestCtlBrokers::probeOverWebSocket()
{
    QFETCH(const bool, secure);
    const WebSocketBroker broker(m_certificates.certificate(u"good"_s),
                                 m_certificates.key(u"good"_s));
    const CtlRun run = runCtl({u"probe"_s, secure ? broker.secureUrl() : broker.url(), u"--json"_s,
                               u"--for=0.3"_s, u"--ca"_s, m_certificates.certificate(u"own"_s)});
    QCOMPARE(run.status, 4);
    QCOMPARE(stateOf(run, u"tls"_s), secure ? u"passed"_s : u"skipped"_s);
    QCOMPARE(stateOf(run, u"websocket"_s), u"passed"_s);
    QCOMPARE(stateOf(run, u"mqtt"_s), u"passed"_s);
    QVERIFY2(textOf(run, u"mqtt"_s).contains(u"3.1.1"_s), qPrintable(textOf(run, u"mqtt"_s)));
    QCOMPARE(stateOf(run, u"subscription"_s), u"passed"_s);
}

void TestCtlBrokers::probeByName()
{
    const PrivateBroker broker;
    const QString file =
        configured("[[broker]]\nname = \"pi\"\nurl = \"" + broker.url().toUtf8() + "\"\n");
    const CtlRun run =
        runCtl({u"probe"_s, u"pi"_s, u"--config"_s, file, u"--json"_s, u"--for=0.3"_s});
    QCOMPARE(run.status, 4);
    QCOMPARE(stateOf(run, u"mqtt"_s), u"passed"_s);
    QCOMPARE(runCtl({u"probe"_s, u"nobody"_s, u"--config"_s, file}).status, 2);
}

void TestCtlBrokers::probeWithoutATerminal()
{
    const PrivateBroker broker;
    const CtlRun run = runCtl({u"probe"_s, broker.url(), u"--user"_s, u"kim"_s, u"--json"_s});
    QCOMPARE(run.status, 5);
    QCOMPARE(stateOf(run, u"tcp"_s), u"passed"_s);
    QCOMPARE(stateOf(run, u"mqtt"_s), u"failed"_s);
    QVERIFY(run.errors.contains("no terminal"));
}

void TestCtlBrokers::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no address") << QStringList{u"probe"_s};
    QTest::newRow("no scheme") << QStringList{u"probe"_s, u"broker.example"_s};
    QTest::newRow("wrong scheme") << QStringList{u"probe"_s, u"http://127.0.0.1"_s};
    QTest::newRow("two") << QStringList{u"probe"_s, u"mqtt://h"_s, u"mqtt://i"_s};
    QTest::newRow("unknown option") << QStringList{u"probe"_s, u"mqtt://h"_s, u"--insecure"_s};
    QTest::newRow("no seconds") << QStringList{u"probe"_s, u"mqtt://h"_s, u"--for=soon"_s};
    QTest::newRow("brokers with a word") << QStringList{u"brokers"_s, u"local"_s};
}

void TestCtlBrokers::usage()
{
    QFETCH(const QStringList, arguments);
    const CtlRun run = runCtl(arguments);
    QCOMPARE(run.status, 2);
    QVERIFY(run.output.isEmpty() && run.errors.startsWith("raptorctl: "));
}

void TestCtlBrokers::brokersByRank()
{
    const PrivateBroker broker;
    const QByteArray gone = QByteArray::number(freePort());
    const QString file = configured(
        "[[broker]]\nname = \"gone\"\nrank = 2\nurl = \"mqtt://127.0.0.1:" + gone
        + "\"\n[[broker]]\nname = \"here\"\nrank = 1\nurl = \"" + broker.url().toUtf8() + "\"\n");
    CtlProcess brokers({u"brokers"_s, u"--json"_s, u"--config"_s, file});
    QTRY_VERIFY_WITH_TIMEOUT((broker.publish(motorState, running), !brokers.isRunning()), 20'000);
    QCOMPARE(brokers.status(), 0);
    const QList<QJsonObject> lines = jsonLines(brokers.output());
    QCOMPARE(lines.size(), 2);
    const QJsonObject &here = lines.first();
    QCOMPARE(here.value(u"broker"_s).toString(), u"here"_s);
    QCOMPARE(here.value(u"telemetry"_s).toString(), u"up"_s);
    QCOMPARE(here.value(u"command"_s).toString(), u"up"_s);
    QCOMPARE(here.value(u"mqtt_version"_s).toString(), u"5.0"_s);
    QCOMPARE(here.value(u"fresh_data"_s), QJsonValue(true));
    QCOMPARE(here.value(u"preferred"_s), QJsonValue(true));
    QVERIFY(here.value(u"round_trip_ms"_s).isDouble());
    QVERIFY(here.value(u"certificate_expires"_s).isNull());
    QCOMPARE(here.value(u"health"_s).toString(), u"not-configured"_s);
    QVERIFY(here.value(u"why_not"_s).toString().isEmpty());
    const QJsonObject &other = lines.last();
    QCOMPARE(other.value(u"rank"_s).toInt(), 2);
    QVERIFY(other.value(u"telemetry"_s).toString() != u"up"_s);
    QVERIFY2(other.value(u"why_not"_s).toString().contains(u"refused"_s),
             qPrintable(other.value(u"why_not"_s).toString()));
}

void TestCtlBrokers::brokersForPeople()
{
    const PrivateBroker broker;
    const CtlRun run = runCtl({u"brokers"_s, u"--broker"_s, broker.url(), u"--for=2"_s});
    QCOMPARE(run.status, 0);
    const QList<QByteArray> lines = run.output.trimmed().split('\n');
    QCOMPARE(lines.size(), 1);
    QVERIFY2(lines.first().contains(broker.url().toUtf8()) && lines.first().contains("up, MQTT 5.0")
                 && lines.first().contains("no fresh data"),
             lines.first().constData());
}

void TestCtlBrokers::brokersOverTls()
{
    const PrivateBroker broker(m_certificates.certificate(u"good"_s),
                               m_certificates.key(u"good"_s));
    const QString file = configured("[[broker]]\nname = \"far\"\nurl = \"mqtts://127.0.0.1:"
                                    + QByteArray::number(broker.tlsPort()) + "\"\nca = \""
                                    + m_certificates.certificate(u"own"_s).toUtf8() + "\"\n");
    const CtlRun run = runCtl({u"brokers"_s, u"--json"_s, u"--config"_s, file});
    QCOMPARE(run.status, 0);
    const double until = jsonLines(run.output).value(0).value(u"certificate_expires"_s).toDouble();
    const QDateTime expected =
        QSslCertificate::fromPath(m_certificates.certificate(u"good"_s)).value(0).expiryDate();
    QCOMPARE(until, double(expected.toMSecsSinceEpoch()));
}

void TestCtlBrokers::brokersWithoutATerminal()
{
    const PrivateBroker broker;
    const QString file = configured("[[broker]]\nname = \"pi\"\nuser = \"kim\"\nurl = \""
                                    + broker.url().toUtf8() + "\"\n");
    const CtlRun run = runCtl({u"brokers"_s, u"--json"_s, u"--config"_s, file, u"--for=0.5"_s});
    QCOMPARE(run.status, 5);
    QVERIFY(run.errors.contains("no terminal"));
    const QJsonObject line = jsonLines(run.output).value(0);
    QCOMPARE(line.value(u"telemetry"_s).toString(), u"down"_s);
    QVERIFY(!line.value(u"why_not"_s).toString().isEmpty());
}

void TestCtlBrokers::noBrokerThere()
{
    const QString url = u"mqtt://127.0.0.1:%1"_s.arg(freePort());
    const CtlRun run = runCtl({u"brokers"_s, u"--broker"_s, url, u"--for=0.5"_s});
    QCOMPARE(run.status, 5);
    QVERIFY(run.output.contains("refused"));
    QCOMPARE(runCtl({u"brokers"_s}).status, 2); // none is configured
}

QTEST_GUILESS_MAIN(TestCtlBrokers)
#include "tst_ctlbrokers.moc"
