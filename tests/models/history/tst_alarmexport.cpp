// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarm_support.h"
#include "models/history/alarm_export.h"
#include "models/history/sqlite_alarm_history.h"

#include <QtCore/QDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::History;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestAlarmExport : public QObject
{
    Q_OBJECT

    AlarmPlace m_place;

    static QByteArray contentOf(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no file");
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_place.renew();
    }
    void values_data();
    void values();
    void csv();
    void onlyWhatMatches();
    void failureLeavesNoFile();
    void cancelLeavesTheOldFile();
    void oneAtATime();
};

void TestAlarmExport::values_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("number") << Value(17.9) << QByteArray("17.9");
    QTest::newRow("negative number is no formula") << Value(-300.0) << QByteArray("-300");
    QTest::newRow("truth") << Value(true) << QByteArray("true");
    QTest::newRow("text") << Value(u"on"_s) << QByteArray("on");
    QTest::newRow("formula") << Value(u"=1+1"_s) << QByteArray("'=1+1");
    QTest::newRow("nothing") << Value() << QByteArray();
}

void TestAlarmExport::values()
{
    QFETCH(const Value, value);
    QFETCH(const QByteArray, cell);
    AlarmEntry entry;
    entry.row = AlarmMoves(m_place.clock).raise(1);
    entry.row.occurrence.value = value;
    QVERIFY2(alarmCsvLine(entry).contains(",high,high," + cell + ",17.5,A,"),
             alarmCsvLine(entry).constData());
}

void TestAlarmExport::csv()
{
    AlarmMoves moves(m_place.clock);
    AlarmTransition shelved =
        moves.move({{}, u"broker/cloud"_s, u"lost"_s}, AlarmEvent::ShelveTimed, u"=Eve"_s);
    shelved.comment = u"-1, \"soon\""_s;
    shelved.occurrence = {};
    QVERIFY(m_place.write({moves.raise(1), shelved}).ok());
    SqliteAlarmHistory history(m_place.data());
    QSignalSpy finished(&history, &AlarmHistory::exportFinished);
    QSignalSpy progressed(&history, &AlarmHistory::exportProgressed);
    const QString file = m_place.data() + u"/out.csv"_s;
    AlarmQuery query;
    query.most = 1; // a file has all of them
    history.exportTo(file, query);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first(), (QVariantList{file, qint64(2), QString()}));
    QCOMPARE(progressed.last().first().toInt(), 100);
    QCOMPARE(
        contentOf(file),
        QByteArray("time,alarm,device,text,event,from,to,shelving,suppressed,out_of_service,"
                   "priority,kind,value,limit,unit,detail,operator,comment,until,host,number\r\n"
                   "2025-11-21T01:53:22.000Z,raptor/shop/m1/left.amps:high,raptor/shop/m1,"
                   "Current high,raise,normal,active-unacknowledged,none,,,high,high,17.9,17.5,A,"
                   "seen twice,,,,panel-1,1\r\n"
                   "2025-11-21T01:53:21.000Z,broker/cloud:lost,,Current high,shelve-timed,normal,"
                   "normal,timed,,,high,high,,,,,'=Eve,\"'-1, \"\"soon\"\"\","
                   "2025-11-21T02:53:21.000Z,panel-1,2\r\n"));
}

void TestAlarmExport::onlyWhatMatches()
{
    AlarmMoves moves(m_place.clock);
    QVERIFY(m_place.write({moves.raise(1), moves.raise(2), moves.acknowledge(2)}).ok());
    AlarmQuery query;
    query.device = alarmKey(2).device;
    query.text = u"ada"_s;
    const QString file = m_place.data() + u"/out.csv"_s;
    const auto rows = exportAlarms(m_place.file(), file, query, [](int) { return true; });
    QVERIFY(rows.ok());
    QCOMPARE(*rows, 1);
    QCOMPARE(contentOf(file).count('\n'), 2);
    query.text = u"nobody"_s;
    QVERIFY(exportAlarms(m_place.file(), file, query, [](int) { return true; }).ok());
    QCOMPARE(contentOf(file), alarmCsvHeader());
}

void TestAlarmExport::failureLeavesNoFile()
{
    SqliteAlarmHistory history(m_place.data());
    QSignalSpy finished(&history, &AlarmHistory::exportFinished);
    QVERIFY(QDir().mkpath(m_place.data()));
    const QString file = m_place.data() + u"/none.csv"_s;
    history.exportTo(file, {});
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(finished.first().at(2).toString().contains(u"no alarm journal"_s));
    QVERIFY(!QFile::exists(file));
    QVERIFY(m_place.write({AlarmMoves(m_place.clock).raise(1)}).ok());
    history.exportTo(u"/proc/none.csv"_s, {});
    QTRY_COMPARE(finished.size(), 2);
    QVERIFY(finished.last().at(2).toString().contains(u"/proc/none.csv"_s));
}

void TestAlarmExport::cancelLeavesTheOldFile()
{
    AlarmMoves moves(m_place.clock);
    QList<AlarmTransition> rows;
    for (int number = 0; number < 2000; ++number)
        rows.append(moves.raise(number));
    QVERIFY(m_place.write(rows).ok());
    const QString file = m_place.data() + u"/out.csv"_s;
    QFile old(file);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    int calls = 0;
    const auto outcome = exportAlarms(m_place.file(), file, {}, [&calls](int percent) {
        ++calls;
        return percent < 50;
    });
    QVERIFY(!outcome.ok());
    QCOMPARE(outcome.error().text, u"cancelled"_s);
    QVERIFY(calls > 40 && calls < 60);
    QCOMPARE(contentOf(file), QByteArray("old"));
    QCOMPARE(QDir(m_place.data()).entryList({u"out*"_s}), QStringList{u"out.csv"_s});
    // The same through the port.
    SqliteAlarmHistory history(m_place.data());
    QSignalSpy finished(&history, &AlarmHistory::exportFinished);
    history.exportTo(file, {});
    history.cancelExport();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.first().at(2).toString(), u"cancelled"_s);
    QCOMPARE(contentOf(file), QByteArray("old"));
}

void TestAlarmExport::oneAtATime()
{
    QVERIFY(m_place.write({AlarmMoves(m_place.clock).raise(1)}).ok());
    SqliteAlarmHistory history(m_place.data());
    QSignalSpy finished(&history, &AlarmHistory::exportFinished);
    history.exportTo(m_place.data() + u"/1.csv"_s, {});
    history.exportTo(m_place.data() + u"/2.csv"_s, {});
    QCOMPARE(finished.size(), 1);
    QVERIFY(finished.first().at(2).toString().contains(u"under way"_s));
    QTRY_COMPARE(finished.size(), 2);
    QVERIFY(QFile::exists(m_place.data() + u"/1.csv"_s));
    QVERIFY(!QFile::exists(m_place.data() + u"/2.csv"_s));
}

QTEST_GUILESS_MAIN(TestAlarmExport)
#include "tst_alarmexport.moc"
