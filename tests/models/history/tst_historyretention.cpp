// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history_support.h"
#include "models/history/history_retention.h"
#include "models/history/history_schema.h"

using namespace Raptor;
using namespace Raptor::History;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What is too old goes, whatever the clock did; what only seems to be stays.
class TestHistoryRetention : public QObject
{
    Q_OBJECT

    static constexpr int keepDays = 7;
    static constexpr WallTime neverSet{Milliseconds(20'000)};
    static constexpr WallTime farOff = std::chrono::sys_days(std::chrono::year(2100) / 1 / 1);

    std::unique_ptr<HistoryPlace> m_place;
    std::unique_ptr<HistoryFile> m_file;
    std::unique_ptr<HistoryRetention> m_retention;

    void change(const QString &statement)
    {
        const Outcome done = m_file->write([&] { return m_file->connection().execute(statement); });
        QVERIFY2(done.ok(), done ? "" : qPrintable(done.error().text));
    }
    void addRun(qint64 run, WallTime sealed, WallTime latest, int level = 0)
    {
        change(u"INSERT INTO runs VALUES (%1, %2, -1, 0, %3, %4, 1, 1, 1)"_s.arg(level)
                   .arg(run)
                   .arg(toEpochMs(latest))
                   .arg(toEpochMs(sealed)));
        const bool blocks = level == 0;
        change(u"INSERT INTO %1 VALUES (%2%3, x'00')"_s.arg(blocks ? u"blocks"_s : u"rollups"_s)
                   .arg(blockNumber(level, run, 3))
                   .arg(blocks ? u", x'00'"_s : u""_s));
    }
    void begin() { QVERIFY(m_retention->begin(m_place->clock).ok()); }
    /// All that has to go is removed; the numbers of what is left.
    QString left(int level = 0)
    {
        for (int i = 0; i < 100; ++i) {
            const auto more = m_retention->slice(m_place->clock, keepDays, 0);
            if (!more)
                return more.error().text;
            if (!*more)
                break;
        }
        const QString table = level == 0 ? u"blocks"_s : u"rollups"_s;
        const auto runs = m_file->connection().value(
            u"SELECT group_concat(run) FROM (SELECT run FROM runs WHERE level = %1 ORDER BY run)"_s
                .arg(level));
        const auto rows = m_file->connection().value(
            u"SELECT group_concat(run) FROM (SELECT (id & %1) >> %2 AS run FROM %3 ORDER BY id)"_s
                .arg((qint64(1) << levelBit) - 1)
                .arg(tagBits)
                .arg(table));
        if (!runs || !rows)
            return u"cannot be read"_s;
        return *runs == *rows ? runs->toString()
                              : u"%1 but %2"_s.arg(runs->toString(), rows->toString());
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_retention.reset();
        m_file.reset();
        m_place = std::make_unique<HistoryPlace>();
        m_file = std::make_unique<HistoryFile>(m_place->data(), DurableFile::Hook());
        m_retention = std::make_unique<HistoryRetention>(*m_file);
        QVERIFY(m_file->open().ok());
    }
    void cleanup()
    {
        m_retention.reset();
        m_file.reset();
    }

    void aProgramThatRunsForMonths()
    {
        addRun(0, m_place->clock.wall(), m_place->clock.wall());
        begin();
        for (int day = 1; day <= 100; ++day) {
            m_place->clock.advance(24h);
            addRun(day, m_place->clock.wall(), m_place->clock.wall());
        }
        QCOMPARE(left(), u"93,94,95,96,97,98,99,100"_s);
    }

    void aClockThatJumps_data()
    {
        QTest::addColumn<bool>("isNew");
        QTest::addColumn<WallTime>("to");
        QTest::newRow("far ahead") << false << farOff;
        QTest::newRow("far ahead, of a new history") << true << farOff;
        QTest::newRow("to its beginning") << false << neverSet;
        QTest::newRow("to its beginning, of a new history") << true << neverSet;
    }
    /// Nothing is removed, then or when the clock is right again.
    void aClockThatJumps()
    {
        QFETCH(const bool, isNew);
        QFETCH(const WallTime, to);
        const WallTime right = m_place->clock.wall();
        if (!isNew)
            addRun(0, right, right);
        begin();
        addRun(1, right, right);
        const QString all = left();
        m_place->clock.jumpWall(to - right);
        QCOMPARE(left(), all);
        addRun(2, m_place->clock.wall(), right);
        QCOMPARE(left(), all + u",2"_s);
        m_place->clock.jumpWall(right - to);
        QCOMPARE(left(), all + u",2"_s);
        addRun(3, right, right);
        m_place->clock.advance(24h * (keepDays + 1));
        addRun(4, m_place->clock.wall(), m_place->clock.wall());
        QCOMPARE(left(), u"4"_s); // what was sealed meanwhile holds nothing up
    }

    void aConsoleWithoutAClock()
    {
        const WallTime right = m_place->clock.wall();
        m_place->clock.jumpWall(neverSet - right);
        begin();
        addRun(0, neverSet, neverSet);
        QCOMPARE(left(), u"0"_s);
        m_place->clock.jumpWall(right - neverSet);
        addRun(1, right, right);
        QCOMPARE(left(), u"0,1"_s);
        m_place->clock.advance(24h * (keepDays + 1));
        addRun(2, m_place->clock.wall(), m_place->clock.wall());
        QCOMPARE(left(), u"2"_s);
    }

    /// A number that was left out by a program that was killed.
    void rollupsOfMissingRuns()
    {
        const WallTime old = m_place->clock.wall();
        begin();
        for (const int run : {13, 14, 16, 17})
            addRun(run, old, old);
        addRun(0, old, old, 1);
        addRun(1, old, old, 1);
        m_place->clock.advance(24h * (keepDays + 1));
        addRun(40, m_place->clock.wall(), m_place->clock.wall());
        QCOMPARE(left(), u"40"_s);
        QCOMPARE(left(1), u"1"_s);
    }
};

QTEST_GUILESS_MAIN(TestHistoryRetention)
#include "tst_historyretention.moc"
