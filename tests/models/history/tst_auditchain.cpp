// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/audit_file.h"
#include "models/history/audit_verifier.h"
#include "models/history/run_id.h"
#include "tests/support/fake_clock.h"
#include "trail_support.h"

#include <QtCore/QDir>
#include <QtCore/QProcess>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::History;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What is read from a file that others write, and may have tampered with.
class TestAuditChain : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;
    FakeClock m_clock;
    int m_number = 0;
    QString m_data;

    QString file() const { return auditFileIn(m_data); }
    void write(int rows)
    {
        AuditFile trail(file(), {ownHost(), ownRun()}, {});
        for (int row = 1; row <= rows; ++row) {
            CommandRecord record = command(row, m_clock);
            record.id = u"id-%1"_s.arg(row);
            QVERIFY(trail.append({finished(record)}).ok());
        }
    }
    void tamper(const QStringList &statements) const
    {
        SqlConnection connection(file(), SqlConnection::Access::ReadWrite);
        QVERIFY(connection.open().ok());
        for (const QString &statement : statements) {
            const Outcome outcome = connection.execute(statement);
            QVERIFY2(outcome.ok(), qPrintable(statement));
        }
    }
    std::unique_ptr<QProcess> writer(const QString &name, int rows, const QString &mode = {}) const
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process->start(QStringLiteral(RAPTOR_TRAIL_WRITER),
                       {m_data, name, QString::number(rows), mode});
        return process;
    }
    static QStringList lines(QProcess &process)
    {
        QStringList lines;
        while (process.canReadLine())
            lines.append(QString::fromUtf8(process.readLine()).trimmed());
        return lines;
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_data = m_directory.filePath(u"%1/data"_s.arg(++m_number));
    }
    void intact_data();
    void intact();
    void appendOnly_data();
    void appendOnly();
    void tamperingIsFound_data();
    void tamperingIsFound();
    void changedCells_data();
    void changedCells();
    void cutTailStaysVisible();
    void notedHashShowsWhatAChainCannot();
    void readOnlyMedium();
    void twoProgramsInTurns();
    void twoProgramsAtOnce();
    void rp24_killedProgramsLoseNothing();
};

void TestAuditChain::intact_data()
{
    QTest::addColumn<int>("rows");
    QTest::newRow("none") << 0;
    QTest::newRow("one") << 1;
    QTest::newRow("some") << 7;
}

void TestAuditChain::intact()
{
    QFETCH(const int, rows);
    write(rows);
    if (rows == 0) {
        AuditFile trail(file(), {}, {});
        QVERIFY(trail.prepare().ok());
    }
    const auto verdict = verifyTrail(file());
    QVERIFY(verdict.ok());
    QVERIFY(verdict->intact);
    QCOMPARE(verdict->rows, rows);
    QCOMPARE(verdict->firstBroken, 0);
    QVERIFY(verdict->text.startsWith(u"intact"_s));
    QCOMPARE(verdict->text.contains(QString::fromLatin1(verdict->lastHash.toHex())), true);
}

void TestAuditChain::appendOnly_data()
{
    QTest::addColumn<QString>("statement");
    QTest::newRow("update") << u"UPDATE audit SET reason = 'none' WHERE seq = 1"_s;
    QTest::newRow("delete") << u"DELETE FROM audit WHERE seq = 1"_s;
}

void TestAuditChain::appendOnly()
{
    QFETCH(const QString, statement);
    write(2);
    SqlConnection connection(file(), SqlConnection::Access::ReadWrite);
    QVERIFY(connection.open().ok());
    const Outcome outcome = connection.execute(statement);
    QVERIFY(!outcome.ok());
    QVERIFY(outcome.error().text.contains(u"append-only"_s));
    QVERIFY(verifyTrail(file())->intact);
}

void TestAuditChain::tamperingIsFound_data()
{
    QTest::addColumn<QStringList>("statements");
    QTest::addColumn<qint64>("broken");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QStringList &statements, int broken,
                        const QString &words) {
        QTest::newRow(name) << statements << qint64(broken) << words;
    };
    const QString copy = u"INSERT INTO audit SELECT %1 FROM audit WHERE seq = %2"_s;
    const QString columns = storedColumns().join(u", "_s) + u", previous, hash"_s;
    row("reason changed", {u"UPDATE audit SET reason = 'other' WHERE seq = 3"_s}, 3,
        u"row 3 was changed"_s);
    row("text for a number", {u"UPDATE audit SET at = 'today' WHERE seq = 1"_s}, 1,
        u"row 1 was changed"_s);
    row("null for a number", {u"UPDATE audit SET sent_ms = NULL WHERE seq = 6"_s}, 6,
        u"row 6 was changed"_s);
    row("hash of the last changed", {u"UPDATE audit SET hash = zeroblob(32) WHERE seq = 7"_s}, 7,
        u"row 7 was changed"_s);
    row("changed, hash mended", {u"UPDATE audit SET hash = x'00', reason = 'x' WHERE seq = 3"_s}, 3,
        u"row 3"_s);
    row("first deleted", {u"DELETE FROM audit WHERE seq = 1"_s}, 2,
        u"row 0 is followed by row 2"_s);
    row("one deleted", {u"DELETE FROM audit WHERE seq = 4"_s}, 5, u"row 3 is followed by row 5"_s);
    row("one deleted, renumbered",
        {u"DELETE FROM audit WHERE seq = 4"_s, u"UPDATE audit SET seq = seq - 1 WHERE seq > 4"_s},
        4, u"row 4 does not belong behind row 3"_s);
    row("all deleted", {u"DELETE FROM audit"_s}, 1, u"the end was cut off"_s);
    row("last deleted", {u"DELETE FROM audit WHERE seq = 7"_s}, 7, u"the end was cut off"_s);
    row("two exchanged",
        {u"UPDATE audit SET seq = 100 WHERE seq = 3"_s, u"UPDATE audit SET seq = 3 WHERE seq = 5"_s,
         u"UPDATE audit SET seq = 5 WHERE seq = 100"_s},
        3, u"row 3 does not belong behind row 2"_s);
    row("copy of a row at the end", {copy.arg(u"8, "_s + columns).arg(2)}, 8,
        u"row 8 does not belong behind row 7"_s);
    row("row put in",
        {u"UPDATE audit SET seq = -seq WHERE seq > 3"_s,
         u"UPDATE audit SET seq = 1 - seq WHERE seq < 0"_s, copy.arg(u"4, "_s + columns).arg(2)},
        4, u"row 4 does not belong behind row 3"_s);
    row("replaced", {u"REPLACE INTO audit SELECT 4, "_s + columns + u" FROM audit WHERE seq = 2"_s},
        4, u"row 4 does not belong behind row 3"_s);
    row("negative number in front", {copy.arg(u"-1, "_s + columns).arg(1)}, 1,
        u"row 0 is followed by row -1"_s);
}

void TestAuditChain::tamperingIsFound()
{
    QFETCH(const QStringList, statements);
    QFETCH(const qint64, broken);
    QFETCH(const QString, words);
    write(7);
    tamper({u"DROP TRIGGER audit_no_update"_s, u"DROP TRIGGER audit_no_delete"_s});
    QVERIFY(verifyTrail(file())->intact);
    tamper(statements);
    const auto verdict = verifyTrail(file());
    QVERIFY(verdict.ok());
    QVERIFY(!verdict->intact);
    QCOMPARE(verdict->firstBroken, broken);
    QVERIFY2(verdict->text.contains(words), qPrintable(verdict->text));
}

void TestAuditChain::changedCells_data()
{
    QTest::addColumn<QString>("column");
    for (const QString &column : storedColumns() + QStringList{u"previous"_s, u"hash"_s})
        QTest::newRow(qPrintable(column)) << column;
}

void TestAuditChain::changedCells()
{
    QFETCH(const QString, column);
    write(3);
    tamper({u"DROP TRIGGER audit_no_update"_s,
            u"UPDATE audit SET %1 = CASE typeof(%1) WHEN 'integer' THEN %1 + 1 WHEN 'blob' THEN "
            "zeroblob(31) ELSE %1 || ' ' END WHERE seq = 2"_s.arg(column)});
    const auto verdict = verifyTrail(file());
    QVERIFY(verdict.ok());
    QVERIFY(!verdict->intact);
    QCOMPARE(verdict->firstBroken, 2);
}

void TestAuditChain::cutTailStaysVisible()
{
    write(5);
    tamper({u"DROP TRIGGER audit_no_delete"_s, u"DELETE FROM audit WHERE seq > 3"_s});
    write(2); // a program goes on: the numbers that were given are not given again
    const auto verdict = verifyTrail(file());
    QVERIFY(!verdict->intact);
    QCOMPARE(verdict->firstBroken, 6);
    QVERIFY(verdict->text.contains(u"row 3 is followed by row 6"_s));
}

void TestAuditChain::notedHashShowsWhatAChainCannot()
{
    write(5);
    const QByteArray noted = verifyTrail(file())->lastHash;
    tamper({u"DROP TRIGGER audit_no_delete"_s, u"DELETE FROM audit WHERE seq = 5"_s,
            u"UPDATE sqlite_sequence SET seq = 4"_s});
    const auto verdict = verifyTrail(file());
    QVERIFY(verdict->intact); // cut with care; as the documentation says
    QCOMPARE(verdict->rows, 4);
    QVERIFY(verdict->lastHash != noted);
}

void TestAuditChain::readOnlyMedium()
{
    write(3);
    // The last writer has closed it: no log beside it, as on a medium that it was copied to. Under
    // /proc/self/fd nothing can be made, by nobody.
    QVERIFY(!QFile::exists(file() + u"-wal"_s));
    QFile handle(file());
    QVERIFY(handle.open(QIODevice::ReadOnly));
    const auto verdict = verifyTrail(u"/proc/self/fd/%1"_s.arg(handle.handle()));
    QVERIFY2(verdict.ok(), qPrintable(verdict.ok() ? QString() : verdict.error().text));
    QVERIFY(verdict->intact);
    QCOMPARE(verdict->rows, 3);
}

void TestAuditChain::twoProgramsInTurns()
{
    constexpr int rows = 20;
    const auto one = writer(u"one"_s, rows, u"turns"_s);
    const auto two = writer(u"two"_s, rows, u"turns"_s);
    QStringList expected;
    for (int row = 1; row <= rows; ++row) {
        for (QProcess *process : {one.get(), two.get()}) {
            process->write("\n");
            QVERIFY(process->waitForReadyRead());
            expected += lines(*process).last() + u" Requested"_s;
        }
    }
    QVERIFY(one->waitForFinished() && two->waitForFinished());
    QCOMPARE(idsIn(file()).filter(u" Requested"_s), expected);
    const auto verdict = verifyTrail(file());
    QVERIFY2(verdict->intact, qPrintable(verdict->text));
}

void TestAuditChain::twoProgramsAtOnce()
{
    constexpr int rows = 200;
    const auto one = writer(u"one"_s, rows);
    const auto two = writer(u"two"_s, rows);
    QVERIFY(one->waitForFinished() && two->waitForFinished());
    QCOMPARE(one->exitCode() + two->exitCode(), 0);
    QCOMPARE(lines(*one).size(), rows);
    QCOMPARE(lines(*two).size(), rows);
    // The one that ended later may have ended the other's open commands.
    QCOMPARE(idsIn(file()).filter(u" Requested"_s).size(), 2 * rows);
    const auto verdict = verifyTrail(file());
    QVERIFY2(verdict->intact, qPrintable(verdict->text));
}

/// RAPTOR_SOAK=full: 1,000 times, else 20.
void TestAuditChain::rp24_killedProgramsLoseNothing()
{
    const int kills = qEnvironmentVariable("RAPTOR_SOAK") == u"full" ? 1000 : 20;
    constexpr int killsPerFile = 50;
    const QString data = m_data;
    QRandomGenerator random(24);
    qint64 announced = 0;
    QStringList expected;
    for (int kill = 0; kill < kills; ++kill) {
        if (kill % killsPerFile == 0) {
            m_data = data + QString::number(kill);
            expected.clear();
        }
        const auto process = writer(u"run%1"_s.arg(kill), 0);
        const qsizetype enough = random.bounded(1, 12);
        QStringList ids;
        while (ids.size() < enough && process->waitForReadyRead(20'000))
            ids += lines(*process);
        process->kill(); // SIGKILL, somewhere in the next commit
        QVERIFY(process->waitForFinished());
        ids += lines(*process);
        QVERIFY(ids.size() >= enough);
        announced += ids.size();
        for (const QString &id : std::as_const(ids))
            expected.append(id + u" Requested"_s);
        const QStringList there = idsIn(file());
        const QSet<QString> found(there.cbegin(), there.cend());
        for (const QString &id : std::as_const(expected))
            QVERIFY2(found.contains(id), qPrintable(id));
        const auto verdict = verifyTrail(file());
        QVERIFY(verdict.ok());
        QVERIFY2(verdict->intact, qPrintable(verdict->text));
    }
    qInfo("killed %d times, %lld rows announced as durable, 0 lost", kills, announced);
}

QTEST_GUILESS_MAIN(TestAuditChain)
#include "tst_auditchain.moc"
