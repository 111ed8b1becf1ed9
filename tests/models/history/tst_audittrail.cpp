// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "trail_support.h"

#include <QtCore/QDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::History;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestAuditTrail : public QObject
{
    Q_OBJECT

    TrailPlace m_place;

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_place.renew();
    }
    void rowsComeBackAsTheyWere_data();
    void rowsComeBackAsTheyWere();
    void filesAreTheOwnersAlone();
    void orderIsKept();
    void rp04_durableMeansReadableByOthers();
    void rp04_stalledDiskMakesNothingDurable();
    void rp04_destructorDoesNotWaitForAStalledDisk();
    void withoutAFolder();
};

void TestAuditTrail::rowsComeBackAsTheyWere_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("stored");
    const auto same = [](const char *name, const QString &words) {
        QTest::newRow(name) << words << words;
    };
    same("empty", {});
    same("plain", u"bin is full"_s);
    same("many scripts", u"Förderband läuft 运转 \U0001F33E"_s);
    same("quotes and lines", u"it's \"it\"\n; DROP TABLE audit; --\t"_s);
    same("long", QString(100'000, u'x'));
    QTest::newRow("zero character") << u"a"_s + QChar(0) + u"b"_s << u"a\uFFFDb"_s;
    QTest::newRow("byte order swapped") << QString(QChar(0xfffe)) + u"b"_s << u"\uFFFDb"_s;
    QTest::newRow("half a pair") << QString(QChar(0xd83c)) + u"b"_s << u"?b"_s;
}

void TestAuditTrail::rowsComeBackAsTheyWere()
{
    QFETCH(const QString, words);
    QFETCH(const QString, stored);
    CommandRecord record = command(1, m_place.clock);
    record.reason = record.by = record.detail = record.note = record.group = words;
    {
        SqliteAuditTrail trail(m_place.setup(), m_place.clock);
        QSignalSpy durable(&trail, &AuditTrail::durable);
        trail.append(finished(record));
        QTRY_COMPARE(durable.size(), 1);
        QCOMPARE(durable.first().at(0).toString(), record.id);
        QCOMPARE(durable.first().at(1).value<AuditEvent>(), AuditEvent::Finished);
    }
    record.reason = record.by = record.detail = record.note = record.group = stored;
    m_place.clock.advance(1h);
    const auto connection = openForReading(m_place.file());
    QVERIFY2(connection.ok(), qPrintable(connection.ok() ? QString() : connection.error().text));
    QSqlQuery query((*connection)->database());
    QVERIFY(query.exec(selectRows()));
    QVERIFY(query.next());
    const StoredRow row = readRow(query);
    QCOMPARE(row.seq, 1);
    QCOMPARE(row.previous, firstHash());
    QCOMPARE(row.hash, rowHash(row));
    const TrailEntry entry = toEntry(row, m_place.clock.now(), m_place.clock.wall());
    QCOMPARE(entry.row.at, finished(record).at);
    QCOMPARE(entry.row.event, AuditEvent::Finished);
    QCOMPARE(entry.row.record.reason, stored);
    QVERIFY(entry.row.record == record);
}

void TestAuditTrail::filesAreTheOwnersAlone()
{
    SqliteAuditTrail trail(m_place.setup(), m_place.clock);
    QSignalSpy durable(&trail, &AuditTrail::durable);
    trail.append(requested(command(1, m_place.clock)));
    QTRY_COMPARE(durable.size(), 1);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFile::permissions(m_place.data()) & others));
    for (const QString &name : QDir(m_place.data()).entryList(QDir::Files))
        QVERIFY2(!(QFile::permissions(m_place.data() + u'/' + name) & others), qPrintable(name));
    QVERIFY(QFile::exists(m_place.file() + u"-wal"_s));
}

void TestAuditTrail::orderIsKept()
{
    constexpr int rows = 500;
    SqliteAuditTrail trail(m_place.setup(), m_place.clock);
    QSignalSpy durable(&trail, &AuditTrail::durable);
    QStringList expected;
    for (int number = 0; number < rows; ++number) {
        const CommandRecord record = command(rows - number, m_place.clock);
        trail.append(requested(record));
        expected.append(record.id + u" Requested"_s);
    }
    QTRY_COMPARE(durable.size(), rows);
    QCOMPARE(idsIn(trail.fileName()), expected);
    QCOMPARE(trail.trouble(), QString());
}

void TestAuditTrail::rp04_durableMeansReadableByOthers()
{
    SqliteAuditTrail trail(m_place.setup(), m_place.clock);
    int seen = 0;
    connect(&trail, &AuditTrail::durable, this, [this, &seen](const QString &id) {
        QVERIFY(idsIn(m_place.file()).contains(id + u" Requested"_s));
        ++seen;
    });
    for (int number = 0; number < 20; ++number) {
        trail.append(requested(command(number, m_place.clock)));
        QTRY_COMPARE(seen, number + 1);
    }
}

void TestAuditTrail::rp04_stalledDiskMakesNothingDurable()
{
    Disk disk;
    SqliteAuditTrail trail(m_place.setup(disk.hook()), m_place.clock);
    QSignalSpy durable(&trail, &AuditTrail::durable);
    trail.append(requested(command(1, m_place.clock)));
    QTRY_COMPARE(durable.size(), 1);
    disk.stall();
    trail.append(requested(command(2, m_place.clock)));
    QVERIFY(disk.hangs());
    trail.append(requested(command(3, m_place.clock)));
    QCOMPARE(idsIn(trail.fileName()).size(), 1);
    QCoreApplication::processEvents();
    QCOMPARE(durable.size(), 1);
    disk.release();
    QTRY_COMPARE(durable.size(), 3);
    QCOMPARE(idsIn(trail.fileName()).size(), 3);
}

void TestAuditTrail::rp04_destructorDoesNotWaitForAStalledDisk()
{
    Disk disk;
    AuditTrailSetup slow = m_place.setup(disk.hook());
    slow.patience = 50ms;
    auto trail = std::make_unique<SqliteAuditTrail>(std::exchange(slow, {}), m_place.clock);
    disk.stall();
    const CommandRecord record = command(1, m_place.clock);
    trail->append(requested(record));
    QVERIFY(disk.hangs());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"could not be written: 1"_s));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(record.id));
    trail.reset(); // returns, though the disk hangs
    QVERIFY(idsIn(m_place.file()).isEmpty());
    disk.release();
    QTRY_COMPARE(idsIn(m_place.file()), QStringList{record.id + u" Requested"_s});
    QTRY_VERIFY(disk.isFree()); // the thread that was left behind has let go of everything
}

void TestAuditTrail::withoutAFolder()
{
    SqliteAuditTrail trail({.directory = {}}, m_place.clock);
    QTRY_VERIFY2(trail.trouble().contains(u"no folder is given"_s), qPrintable(trail.trouble()));
    QVERIFY(!QFile::exists(u"/audit.sqlite"_s));
    QVERIFY(!QFile::exists(u"audit.sqlite"_s));
}

QTEST_GUILESS_MAIN(TestAuditTrail)
#include "tst_audittrail.moc"
