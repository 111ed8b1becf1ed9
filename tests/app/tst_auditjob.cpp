// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/paths.h"
#include "app/raptorctl/audit_job.h"
#include "models/history/audit_file.h"
#include "tests/support/fake_clock.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::App;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestAuditJob : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;
    Test::FakeClock m_clock;

    CtlAnswer answer(const QStringList &arguments) const
    {
        const auto options =
            parseAuditOptions(QStringList{u"audit"_s, u"--data"_s, m_directory.path()} + arguments);
        return options ? answerAudit(*options, m_clock)
                       : CtlAnswer{ExitStatus::Usage, {}, options.error().text};
    }
    void write(int commands) const
    {
        History::AuditFile trail(History::auditFileIn(m_directory.path()), {u"panel-1"_s, u"run"_s},
                                 {});
        for (int number = 1; number <= commands; ++number) {
            CommandRecord record;
            record.id = u"id-%1"_s.arg(number);
            record.device = DeviceId::parse(u"raptor/shop/m1").value();
            record.by = u"Ada\u001b[2J"_s;
            record.requestedWall = m_clock.wall() + Milliseconds(number);
            record.requestedAt = m_clock.now();
            record.finishedAt = record.requestedAt + 412ms;
            record.step = CommandStep::Finished;
            record.outcome = CommandOutcome::Confirmed;
            QVERIFY(trail.append({{AuditEvent::Finished, record.requestedWall, record}}).ok());
        }
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void requests_data();
    void requests();
    void arguments_data();
    void arguments();
    void wrongArguments_data();
    void wrongArguments();
    void noTrail();
    void answers();
    void orphanIsSaidToBeUnknownOnce();
    void configurationsAreListedBetweenCommands();
};

void TestAuditJob::requests_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("isAudit");
    QTest::newRow("plain") << QStringList{u"audit"_s, u"verify"_s} << true;
    QTest::newRow("options first")
        << QStringList{u"--json"_s, u"--data"_s, u"x"_s, u"audit"_s} << true;
    QTest::newRow("value in the option") << QStringList{u"--data=x"_s, u"audit"_s} << true;
    QTest::newRow("a value named audit")
        << QStringList{u"--reason"_s, u"audit"_s, u"stop"_s} << false;
    QTest::newRow("another verb") << QStringList{u"watch"_s, u"audit"_s} << false;
    QTest::newRow("help") << QStringList{u"audit"_s, u"--help"_s} << false;
    QTest::newRow("nothing") << QStringList{} << false;
}

void TestAuditJob::requests()
{
    QFETCH(const QStringList, arguments);
    QTEST(isAuditRequest(arguments), "isAudit");
}

void TestAuditJob::arguments_data()
{
    using Action = AuditOptions::Action;
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<Action>("action");
    QTest::addColumn<QString>("trail");
    QTest::addColumn<QString>("output");
    QTest::addColumn<bool>("isJson");
    QTest::addColumn<int>("most");
    const QString usual = defaultDataDirectory() + u"/audit.sqlite"_s;
    const QString folder = m_directory.path();
    QTest::newRow("verify") << QStringList{u"verify"_s} << Action::Verify << usual << QString()
                            << false << 20;
    QTest::newRow("of a directory")
        << QStringList{u"verify"_s, u"--data"_s, folder} << Action::Verify
        << folder + u"/audit.sqlite"_s << QString() << false << 20;
    QTest::newRow("of a file") << QStringList{u"--data=copy.sqlite"_s, u"verify"_s}
                               << Action::Verify << u"copy.sqlite"_s << QString() << false << 20;
    QTest::newRow("list") << QStringList{u"list"_s, u"-n"_s, u"3"_s} << Action::List << usual
                          << QString() << false << 3;
    QTest::newRow("export") << QStringList{u"export"_s, u"out"_s} << Action::Export << usual
                            << u"out"_s << false << 20;
    QTest::newRow("by name") << QStringList{u"export"_s, u"o.JSON"_s} << Action::Export << usual
                             << u"o.JSON"_s << true << 20;
    QTest::newRow("by option") << QStringList{u"export"_s, u"o.json"_s, u"--format=csv"_s}
                               << Action::Export << usual << u"o.json"_s << false << 20;
    QTest::newRow("json") << QStringList{u"--format"_s, u"json"_s, u"export"_s, u"o"_s}
                          << Action::Export << usual << u"o"_s << true << 20;
}

void TestAuditJob::arguments()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const bool, isJson);
    const auto options = parseAuditOptions(QStringList{u"audit"_s} + arguments);
    QVERIFY2(options.ok(), qPrintable(options.ok() ? QString() : options.error().text));
    QTEST(options->action, "action");
    QTEST(options->trail, "trail");
    QTEST(options->output, "output");
    QTEST(options->most, "most");
    QCOMPARE(options->format, isJson ? LedgerFormat::Json : LedgerFormat::Csv);
}

void TestAuditJob::wrongArguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QStringList &arguments, const QString &words) {
        QTest::newRow(name) << arguments << words;
    };
    row("no action", {}, u"verify, export FILE or list"_s);
    row("unknown action", {u"mend"_s}, u"verify, export FILE or list"_s);
    row("no file", {u"export"_s}, u"needs a file"_s);
    row("two files", {u"export"_s, u"a"_s, u"b"_s}, u"\"b\""_s);
    row("other format", {u"export"_s, u"a"_s, u"--format=xml"_s}, u"not \"xml\""_s);
    row("format of a list", {u"list"_s, u"--format=csv"_s}, u"export alone"_s);
    row("number of an export", {u"export"_s, u"a"_s, u"-n"_s, u"5"_s}, u"list alone"_s);
    row("no number", {u"list"_s, u"-n"_s, u"many"_s}, u"not \"many\""_s);
    row("zero", {u"list"_s, u"-n"_s, u"0"_s}, u"not \"0\""_s);
    row("no value", {u"verify"_s, u"--data"_s}, u"--data needs a value"_s);
    row("option of others", {u"verify"_s, u"--broker=mqtt://h"_s}, u"does not take --broker"_s);
    row("unknown option", {u"verify"_s, u"--fast"_s}, u"does not take --fast"_s);
}

void TestAuditJob::wrongArguments()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, words);
    const auto options = parseAuditOptions(QStringList{u"audit"_s} + arguments);
    QVERIFY(!options.ok());
    QVERIFY2(options.error().text.contains(words), qPrintable(options.error().text));
}

void TestAuditJob::noTrail()
{
    for (const QStringList &arguments :
         {QStringList{u"verify"_s}, {u"list"_s}, {u"export"_s, m_directory.filePath(u"x"_s)}}) {
        const CtlAnswer result = answer(arguments);
        QCOMPARE(result.status, ExitStatus::Broken);
        QVERIFY2(result.complaint.contains(u"no audit trail"_s), qPrintable(result.complaint));
    }
    QVERIFY(!QFile::exists(m_directory.filePath(u"x"_s)));
    QVERIFY(!QFile::exists(m_directory.filePath(u"audit.sqlite"_s)));
}

void TestAuditJob::answers()
{
    write(3);
    const CtlAnswer verified = answer({u"verify"_s});
    QCOMPARE(verified.status, ExitStatus::Confirmed);
    QVERIFY2(verified.output.startsWith("intact: 3 row"), verified.output.constData());
    const QJsonObject verdict =
        QJsonDocument::fromJson(answer({u"verify"_s, u"--json"_s}).output).object();
    QCOMPARE(verdict[u"intact"].toBool(), true);
    QVERIFY(verified.output.contains(verdict[u"last_hash"].toString().toLatin1()));

    const QList<QByteArray> lines = answer({u"list"_s, u"-n"_s, u"2"_s}).output.split('\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines.at(1).contains(
                 "raptor/shop/m1  stop  by Ada\uFFFD[2J on panel-1  confirmed  after 412 ms"),
             lines.at(1).constData());
    const QByteArray json = answer({u"list"_s, u"--json"_s}).output;
    QCOMPARE(json.count('\n'), 3);
    QCOMPARE(QJsonDocument::fromJson(json.split('\n').first()).object()[u"id"].toString(),
             u"id-1"_s);

    const QString file = m_directory.filePath(u"out.json"_s);
    QCOMPARE(answer({u"export"_s, file}).status, ExitStatus::Confirmed);
    QFile output(file);
    QVERIFY(output.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(output.readAll()).array().size(), 3);
    QCOMPARE(answer({u"export"_s, u"/proc/out.csv"_s}).status, ExitStatus::Broken);

    History::SqlConnection connection(History::auditFileIn(m_directory.path()),
                                      History::SqlConnection::Access::ReadWrite);
    QVERIFY(connection.open().ok());
    QVERIFY(connection.execute(u"DROP TRIGGER audit_no_delete"_s).ok());
    QVERIFY(connection.execute(u"DELETE FROM audit WHERE seq = 2"_s).ok());
    const CtlAnswer broken = answer({u"verify"_s});
    QCOMPARE(broken.status, ExitStatus::Broken);
    QVERIFY2(broken.output.startsWith("BROKEN: row 1 is followed by row 3"),
             broken.output.constData());
}

void TestAuditJob::orphanIsSaidToBeUnknownOnce()
{
    QTemporaryDir directory;
    {
        History::AuditFile trail(History::auditFileIn(directory.path()),
                                 {u"panel-1"_s, u"some-boot:1:2"_s}, {});
        CommandRecord record;
        record.id = u"id-1"_s;
        record.device = DeviceId::parse(u"raptor/shop/m1").value();
        record.kind = CommandKind::Start;
        record.requestedWall = m_clock.wall() - 24h;
        QVERIFY(trail.append({{AuditEvent::Requested, record.requestedWall, record}}).ok());
    }
    const auto options = parseAuditOptions({u"audit"_s, u"--data"_s, directory.path(), u"list"_s});
    QVERIFY(options.ok());
    const QByteArray line = answerAudit(*options, m_clock).output;
    QVERIFY2(line.count("unknown") == 1, line.constData());
    QVERIFY2(line.contains("MAY STILL RUN  the program ended before the answer came"),
             line.constData());
}

void TestAuditJob::configurationsAreListedBetweenCommands()
{
    QTemporaryDir directory;
    {
        History::AuditFile trail(History::auditFileIn(directory.path()),
                                 {u"panel-1"_s, u"some-boot:1:2"_s}, {});
        CommandRecord record;
        record.device = DeviceId::parse(u"raptor/shop/m1").value();
        record.by = u"Ada"_s;
        QList<AuditRow> rows;
        for (int number = 1; number <= 4; ++number) {
            const bool isCommand = number % 2 == 1;
            record.id = u"id-%1"_s.arg(number);
            record.reason = isCommand ? u"bin is full"_s : u"new bearing"_s;
            record.detail = isCommand ? u"stopped"_s : u"left.amps:high limit 17.5"_s;
            record.outcome = CommandOutcome::Confirmed;
            const WallTime at = m_clock.wall() + number * 1s;
            record.requestedWall = isCommand ? at : WallTime();
            rows.append({isCommand ? AuditEvent::Finished : AuditEvent::Configured, at, record});
        }
        QVERIFY(trail.append(rows).ok());
    }
    const auto list = [&](const QStringList &arguments) {
        const auto options = parseAuditOptions(
            QStringList{u"audit"_s, u"list"_s, u"--data"_s, directory.path()} + arguments);
        const QByteArray output = options ? answerAudit(*options, m_clock).output : QByteArray();
        return output.trimmed().split('\n');
    };
    const QList<QByteArray> lines = list({});
    QCOMPARE(lines.size(), 4);
    QVERIFY2(lines.at(0).contains("raptor/shop/m1  stop  by Ada on panel-1  confirmed"),
             lines.at(0).constData());
    QVERIFY2(lines.at(1).endsWith("raptor/shop/m1  configured  by Ada on panel-1  new bearing  "
                                  "left.amps:high limit 17.5"),
             lines.at(1).constData());
    QVERIFY(lines.at(2).contains("  stop  "));
    QVERIFY(lines.at(3).contains("  configured  "));
    QCOMPARE(list({u"-n"_s, u"3"_s}), lines.mid(1));
    const QJsonObject json = QJsonDocument::fromJson(list({u"--json"_s}).at(1)).object();
    QCOMPARE(json[u"command"].toString(), u"configured"_s);
    QCOMPARE(json[u"detail"].toString(), u"left.amps:high limit 17.5"_s);
    QCOMPARE(json[u"requested"].toString(), u"2025-11-21T01:53:22.000Z"_s);
}

QTEST_GUILESS_MAIN(TestAuditJob)
#include "tst_auditjob.moc"
