// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/audit_file.h"
#include "models/history/ledger_export.h"
#include "models/history/run_id.h"
#include "models/history/sqlite_ledger.h"
#include "tests/support/fake_clock.h"
#include "trail_support.h"

#include <QtCore/QDir>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::History;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestLedger : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;
    FakeClock m_clock;
    int m_number = 0;
    QString m_data;

    void write(const QList<AuditRow> &rows) const
    {
        AuditFile trail(auditFileIn(m_data), {u"panel-1"_s, ownRun()}, {});
        QVERIFY(trail.append(rows).ok());
    }
    static LedgerFilter filter(const std::function<void(LedgerFilter &)> &set)
    {
        LedgerFilter filter;
        set(filter);
        return filter;
    }
    static QByteArray contentOf(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_data = m_directory.filePath(u"%1/data"_s.arg(++m_number));
    }
    void cells_data();
    void cells();
    void filters_data();
    void filters();
    void csv();
    void json();
    void emptyExports_data();
    void emptyExports();
    void failureLeavesNoFile();
    void cancelLeavesTheOldFile();
    void oneAtATime();
    void verifies();
};

void TestLedger::cells_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("plain") << u"bin is full"_s << QByteArray("bin is full");
    QTest::newRow("empty") << QString() << QByteArray();
    QTest::newRow("comma") << u"a,b"_s << QByteArray(R"("a,b")");
    QTest::newRow("quotes") << uR"(a "b")"_s << QByteArray(R"("a ""b""")");
    QTest::newRow("lines") << u"a\nb"_s << QByteArray("\"a\nb\"");
    QTest::newRow("scripts") << u"Förderband"_s << QByteArray("F\xc3\xb6rderband");
    QTest::newRow("formula =") << u"=1+1"_s << QByteArray("'=1+1");
    QTest::newRow("formula +") << u"+1"_s << QByteArray("'+1");
    QTest::newRow("formula -") << u"-1"_s << QByteArray("'-1");
    QTest::newRow("formula @") << u"@SUM(A1,A2)"_s << QByteArray("\"'@SUM(A1,A2)\"");
    QTest::newRow("tab in front") << u"\t=1"_s << QByteArray("'\t=1");
    QTest::newRow("line in front") << u"\r=1"_s << QByteArray("\"'\r=1\"");
}

void TestLedger::cells()
{
    QFETCH(const QString, text);
    QTEST(csvCell(text), "cell");
}

void TestLedger::filters_data()
{
    QTest::addColumn<LedgerFilter>("filter");
    QTest::addColumn<bool>("matches");
    const WallTime at = command(1, m_clock).requestedWall;
    const auto row = [](const char *name, const LedgerFilter &filter, bool matches) {
        QTest::newRow(name) << filter << matches;
    };
    row("none", {}, true);
    row("from then", filter([at](LedgerFilter &f) { f.from = at; }), true);
    row("from later", filter([at](LedgerFilter &f) { f.from = at + 1ms; }), false);
    row("to then", filter([at](LedgerFilter &f) { f.to = at; }), true);
    row("to before", filter([at](LedgerFilter &f) { f.to = at - 1ms; }), false);
    row("device", filter([](LedgerFilter &f) { f.text = u"SHOP/m"_s; }), true);
    row("operator", filter([](LedgerFilter &f) { f.text = u"ada"_s; }), true);
    row("reason", filter([](LedgerFilter &f) { f.text = u"Full"_s; }), true);
    row("detail", filter([](LedgerFilter &f) { f.text = u"runn"_s; }), true);
    row("other text", filter([](LedgerFilter &f) { f.text = u"conveyor"_s; }), false);
    row("kind", filter([](LedgerFilter &f) { f.kind = CommandKind::Start; }), true);
    row("other kind", filter([](LedgerFilter &f) { f.kind = CommandKind::Stop; }), false);
    row("outcome", filter([](LedgerFilter &f) { f.outcome = CommandOutcome::Confirmed; }), true);
    row("other outcome", filter([](LedgerFilter &f) { f.outcome = CommandOutcome::TimedOut; }),
        false);
    row("all must hold", filter([](LedgerFilter &f) {
            f.text = u"ada"_s;
            f.kind = CommandKind::Stop;
        }),
        false);
}

void TestLedger::filters()
{
    QFETCH(const LedgerFilter, filter);
    QTEST(matches(command(1, m_clock), filter), "matches");
}

void TestLedger::csv()
{
    CommandRecord refused = command(2, m_clock);
    refused.kind = CommandKind::RelayOn;
    refused.outcome = CommandOutcome::Refused;
    refused.refusal = Refusal::EStopLatched;
    refused.givenAt = refused.armedAt = refused.auditedAt = refused.sentAt =
        refused.acknowledgedAt = std::nullopt;
    refused.finishedAt = refused.requestedAt;
    refused.reason = u"=cmd"_s;
    refused.paths.clear();
    refused.mayStillRun = true;
    const CommandRecord first = command(1, m_clock);
    write({requested(first),
           finished(refused),
           finished(first),
           {AuditEvent::Released, first.requestedWall, requested(first).record},
           {AuditEvent::Configured, first.requestedWall, command(3, m_clock)}});
    SqliteLedger ledger(m_data, m_clock);
    QSignalSpy finished(&ledger, &LedgerDesk::exportFinished);
    QSignalSpy progressed(&ledger, &LedgerDesk::exportProgressed);
    const QString file = m_data + u"/out.csv"_s;
    ledger.exportTo(file, LedgerFormat::Csv, {});
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first(), (QVariantList{file, qint64(2), QString()}));
    QCOMPARE(progressed.last().first().toInt(), 100);
    QCOMPARE(
        contentOf(file),
        QByteArray(
            "requested,device,command,operator,host,reason,outcome,refusal,detail,note,group,"
            "may_still_run,armed_ms,audited_ms,sent_ms,acknowledged_ms,finished_ms,paths,id\r\n"
            "2025-11-21T01:53:20.001Z,raptor/shop/m1,start,Ada,panel-1,bin is full,confirmed,,"
            "running,the cloud had it too,Fill bin 3,,-2100,4,5,12,1480,"
            "\"local: sent +5 ms, acknowledged +12 ms; cloud: sent +5 ms, link lost\","
            "019aa3e4-000001\r\n"
            "2025-11-21T01:53:20.002Z,raptor/shop/m1,relay-on,Ada,panel-1,'=cmd,refused,"
            "e-stop-latched,running,the cloud had it too,Fill bin "
            "3,yes,,,,,0,,019aa3e4-000002\r\n"));
}

void TestLedger::json()
{
    write({requested(command(1, m_clock)), finished(command(1, m_clock)),
           finished(command(2, m_clock))});
    SqliteLedger ledger(m_data, m_clock);
    QSignalSpy finished(&ledger, &LedgerDesk::exportFinished);
    const QString file = m_data + u"/out.json"_s;
    ledger.exportTo(file, LedgerFormat::Json, {});
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first().at(2).toString(), QString());
    const QByteArray content = contentOf(file);
    QCOMPARE(content.count('\n'), 4); // [, an object a line, ]
    const QJsonArray commands = QJsonDocument::fromJson(content).array();
    QCOMPARE(commands.size(), 2);
    const QJsonObject object = commands.at(0).toObject();
    QCOMPARE(object[u"id"].toString(), u"019aa3e4-000001"_s);
    QCOMPARE(object[u"requested"].toString(), u"2025-11-21T01:53:20.001Z"_s);
    QCOMPARE(object[u"outcome"].toString(), u"confirmed"_s);
    QCOMPARE(object[u"finished_ms"].toInteger(), 1480);
    QCOMPARE(object[u"paths"][1][u"error"].toString(), u"link lost"_s);
    QVERIFY(object[u"paths"][1][u"acknowledged_ms"].isNull());
}

void TestLedger::emptyExports_data()
{
    QTest::addColumn<LedgerFormat>("format");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("csv") << LedgerFormat::Csv << csvHeader();
    QTest::newRow("json") << LedgerFormat::Json << QByteArray("[]\n");
}

void TestLedger::emptyExports()
{
    QFETCH(const LedgerFormat, format);
    write({finished(command(1, m_clock))});
    SqliteLedger ledger(m_data, m_clock);
    QSignalSpy finished(&ledger, &LedgerDesk::exportFinished);
    const QString file = m_data + u"/out"_s;
    ledger.exportTo(file, format, filter([](LedgerFilter &f) { f.kind = CommandKind::Stop; }));
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first(), (QVariantList{file, qint64(0), QString()}));
    QTEST(contentOf(file), "content");
}

void TestLedger::failureLeavesNoFile()
{
    SqliteLedger ledger(m_data, m_clock);
    QSignalSpy finished(&ledger, &LedgerDesk::exportFinished);
    const QString file = m_directory.filePath(u"none.csv"_s);
    ledger.exportTo(file, LedgerFormat::Csv, {});
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(finished.first().at(2).toString().contains(u"no audit trail"_s));
    QVERIFY(!QFile::exists(file));
    write({requested(command(1, m_clock))});
    ledger.exportTo(u"/proc/none.csv"_s, LedgerFormat::Csv, {});
    QTRY_COMPARE(finished.size(), 2);
    QVERIFY(finished.last().at(2).toString().contains(u"/proc/none.csv"_s));
}

void TestLedger::cancelLeavesTheOldFile()
{
    QList<AuditRow> rows;
    for (int number = 0; number < 2000; ++number)
        rows.append(finished(command(number, m_clock)));
    write(rows);
    const QString file = m_data + u"/out.csv"_s;
    QFile old(file);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    int calls = 0;
    const auto outcome = exportLedger(auditFileIn(m_data), file, LedgerFormat::Csv, {},
                                      m_clock.wall(), [&calls](int percent) {
                                          ++calls;
                                          return percent < 50;
                                      });
    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error().text, u"cancelled"_s);
    QVERIFY(calls > 40 && calls < 60);
    QCOMPARE(contentOf(file), QByteArray("old"));
    QCOMPARE(QDir(m_data).entryList({u"out*"_s}), QStringList{u"out.csv"_s});
    // The same through the port; whether it was quicker or not, the file is whole.
    SqliteLedger ledger(m_data, m_clock);
    QSignalSpy finished(&ledger, &LedgerDesk::exportFinished);
    ledger.exportTo(file, LedgerFormat::Csv, {});
    ledger.cancelExport();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first().at(2).toString(), u"cancelled"_s);
    QCOMPARE(contentOf(file), QByteArray("old"));
}

void TestLedger::oneAtATime()
{
    write({finished(command(1, m_clock))});
    SqliteLedger ledger(m_data, m_clock);
    QSignalSpy finished(&ledger, &LedgerDesk::exportFinished);
    ledger.exportTo(m_data + u"/1.csv"_s, LedgerFormat::Csv, {});
    ledger.exportTo(m_data + u"/2.csv"_s, LedgerFormat::Csv, {});
    QCOMPARE(finished.size(), 1);
    QVERIFY(finished.first().at(2).toString().contains(u"under way"_s));
    QTRY_COMPARE(finished.size(), 2);
    QVERIFY(QFile::exists(m_data + u"/1.csv"_s));
    QVERIFY(!QFile::exists(m_data + u"/2.csv"_s));
}

void TestLedger::verifies()
{
    SqliteLedger ledger(m_data, m_clock);
    QSignalSpy verified(&ledger, &LedgerDesk::verified);
    ledger.verify();
    QTRY_COMPARE(verified.size(), 1);
    QVERIFY(!verified.last().first().toBool());
    write({finished(command(1, m_clock))});
    ledger.verify();
    ledger.verify();
    QTRY_COMPARE(verified.size(), 2);
    QVERIFY(verified.last().first().toBool());
    QVERIFY(verified.last().at(1).toString().startsWith(u"intact: 1 row"_s));
    SqlConnection connection(auditFileIn(m_data), SqlConnection::Access::ReadWrite);
    QVERIFY(connection.open().ok());
    QVERIFY(connection.execute(u"DROP TRIGGER audit_no_update"_s).ok());
    QVERIFY(connection.execute(u"UPDATE audit SET operator = 'Eve'"_s).ok());
    ledger.verify();
    QTRY_COMPARE(verified.size(), 3);
    QVERIFY(!verified.last().first().toBool());
    QVERIFY(verified.last().at(1).toString().contains(u"row 1 was changed"_s));
}

QTEST_GUILESS_MAIN(TestLedger)
#include "tst_ledger.moc"
