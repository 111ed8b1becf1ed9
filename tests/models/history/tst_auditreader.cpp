// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/audit_file.h"
#include "models/history/audit_reader.h"
#include "models/history/audit_verifier.h"
#include "models/history/run_id.h"
#include "trail_support.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::History;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Commands out of the rows of a trail, those of programs that are gone among them.
class TestAuditReader : public QObject
{
    Q_OBJECT

    TrailPlace m_place;

    /// An alarm was defined anew.
    AuditRow configured(int number) const
    {
        CommandRecord record;
        record.id = u"019aa3e5-%1"_s.arg(number);
        record.device = deviceId(u"raptor/shop/m1");
        record.by = u"Ada"_s;
        record.reason = u"new bearing"_s;
        record.detail = u"left.amps:high limit 17.5"_s;
        record.requestedWall = m_place.clock.wall() + number * 1s;
        return {AuditEvent::Configured, record.requestedWall, record};
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_place.renew();
    }
    void ledgerOfEarlierRuns();
    void configurationsAreNoCommands();
    void notesNeverChangeTheOutcome_data();
    void notesNeverChangeTheOutcome();
    void noteFarBehindTheEnd_data();
    void noteFarBehindTheEnd();
    void rp02_orphansEndAsUnknown_data();
    void rp02_orphansEndAsUnknown();
};

void TestAuditReader::ledgerOfEarlierRuns()
{
    const CommandRecord first = command(1, m_place.clock);
    const CommandRecord second = command(2, m_place.clock);
    {
        SqliteAuditTrail trail(m_place.setup(), m_place.clock);
        QSignalSpy durable(&trail, &AuditTrail::durable);
        trail.append(requested(first));
        trail.append(requested(second));
        trail.append(finished(second));
        trail.append(finished(first));
        CommandRecord late = first;
        late.note = u"confirmed after all"_s;
        trail.append({AuditEvent::Noted, late.requestedWall + 10s, late});
        trail.append({AuditEvent::Latched, late.requestedWall + 11s, requested(late).record});
        trail.append(configured(3));
        QTRY_COMPARE(durable.size(), 7);
        QCOMPARE(durable.last().at(1).value<AuditEvent>(), AuditEvent::Configured);
    }
    m_place.clock.advance(2h);
    SqliteAuditTrail trail(m_place.setup(), m_place.clock);
    QSignalSpy loaded(&trail, &SqliteAuditTrail::loaded);
    QTRY_COMPARE(loaded.size(), 1);
    const auto records = loaded.first().first().value<QList<CommandRecord>>();
    QCOMPARE(records.size(), 2);
    QVERIFY(records.at(0) == second);
    QCOMPARE(records.at(1).note, u"confirmed after all"_s);
    QCOMPARE(records.at(1).outcome, CommandOutcome::Confirmed);
    QCOMPARE(records.at(1).paths, first.paths);
}

void TestAuditReader::configurationsAreNoCommands()
{
    {
        AuditFile trail(m_place.file(), {u"panel-1"_s, u"some-boot:1:2"_s}, {});
        QVERIFY(trail
                    .append({configured(1), finished(command(1, m_place.clock)), configured(2),
                             configured(3)})
                    .ok());
    }
    const BootTime now = m_place.clock.now();
    const WallTime wall = m_place.clock.wall();
    const auto commands = newestEntries(m_place.file(), 10, now, wall);
    QVERIFY(commands.ok());
    QCOMPARE(commands->size(), 1);
    QVERIFY(commands->first().row.record == command(1, m_place.clock));
    int visited = 0;
    QVERIFY(forEachCommand(
                m_place.file(), now, wall, [&visited](const TrailEntry &) { return ++visited > 0; },
                [](int) {})
                .ok());
    QCOMPARE(visited, 1);
    // Its program has ended, and nothing is missing.
    QCOMPARE(OrphanFinder(m_place.file()).find(wall + 24h).valueOr({u"not read"_s}), QStringList());
    const auto configurations = newestConfigurations(m_place.file(), 2, now, wall);
    QVERIFY(configurations.ok());
    QCOMPARE(configurations->size(), 2);
    QCOMPARE(configurations->at(0).row.record.id, u"019aa3e5-3"_s);
    QCOMPARE(configurations->at(1).row.record.id, u"019aa3e5-2"_s);
    QCOMPARE(configurations->at(0).row.record.detail, u"left.amps:high limit 17.5"_s);
    QCOMPARE(configurations->at(0).writer.host, u"panel-1"_s);
    const auto verdict = verifyTrail(m_place.file());
    QVERIFY(verdict.ok());
    QVERIFY2(verdict->intact, qPrintable(verdict->text));
    QCOMPARE(verdict->rows, 4);
}

void TestAuditReader::notesNeverChangeTheOutcome_data()
{
    using Rows = QList<AuditRow>;
    QTest::addColumn<Rows>("rows");
    QTest::addColumn<QString>("note");
    const CommandRecord end = command(1, m_place.clock);
    CommandRecord elsewhere = end; // as a program sees it that did not give the command
    elsewhere.outcome = CommandOutcome::Unknown;
    elsewhere.detail = u"not confirmed"_s;
    elsewhere.finishedAt = std::nullopt;
    elsewhere.paths.clear();
    elsewhere.mayStillRun = true;
    const auto noted = [elsewhere](const QString &note) {
        CommandRecord record = elsewhere;
        record.note = note;
        return AuditRow{AuditEvent::Noted, record.requestedWall + 20s, record};
    };
    QTest::newRow("noted") << Rows{requested(end), finished(end), noted(u"late"_s)} << u"late"_s;
    QTest::newRow("noted twice") << Rows{requested(end), finished(end), noted(u"late"_s),
                                         noted(u"later"_s)}
                                 << u"later"_s;
    QTest::newRow("without a note") << Rows{requested(end), finished(end), noted({})} << end.note;
}

void TestAuditReader::notesNeverChangeTheOutcome()
{
    QFETCH(const QList<AuditRow>, rows);
    QFETCH(const QString, note);
    {
        AuditFile trail(m_place.file(), {ownHost(), ownRun()}, {});
        QVERIFY(trail.append(rows).ok());
    }
    CommandRecord expected = command(1, m_place.clock);
    expected.note = note;
    expected.mayStillRun = true;
    const auto newest =
        newestEntries(m_place.file(), 10, m_place.clock.now(), m_place.clock.wall());
    QVERIFY(newest.ok());
    QCOMPARE(newest->size(), 1);
    QVERIFY(newest->first().row.record == expected);
    int visited = 0;
    const Outcome read = forEachCommand(
        m_place.file(), m_place.clock.now(), m_place.clock.wall(),
        [&](const TrailEntry &entry) {
            ++visited;
            return entry.row.record == expected;
        },
        [](int) {});
    QVERIFY(read.ok());
    QCOMPARE(visited, 1);
}

void TestAuditReader::noteFarBehindTheEnd_data()
{
    QTest::addColumn<int>("most");
    QTest::newRow("it alone") << 1;
    QTest::newRow("and some") << 3;
    QTest::newRow("all") << 100;
}

/// By a program that only saw its e-stop confirmed in the end, after many other commands.
void TestAuditReader::noteFarBehindTheEnd()
{
    QFETCH(const int, most);
    constexpr int others = 20;
    const CommandRecord end = command(1, m_place.clock);
    CommandRecord elsewhere = end;
    elsewhere.outcome = CommandOutcome::Unknown;
    elsewhere.note = u"late"_s;
    QList<AuditRow> rows{requested(end), finished(end)};
    for (int other = 2; other < 2 + others; ++other)
        rows.append(finished(command(other, m_place.clock)));
    rows.append({AuditEvent::Noted, end.requestedWall + 1h, elsewhere});
    AuditFile trail(m_place.file(), {ownHost(), ownRun()}, {});
    QVERIFY(trail.append(rows).ok());
    const auto newest =
        newestEntries(m_place.file(), most, m_place.clock.now(), m_place.clock.wall());
    QVERIFY(newest.ok());
    QCOMPARE(newest->size(), std::min(most, others + 1));
    CommandRecord expected = end;
    expected.note = u"late"_s;
    QVERIFY(newest->last().row.record == expected);
}

void TestAuditReader::rp02_orphansEndAsUnknown_data()
{
    QTest::addColumn<QString>("run");
    QTest::addColumn<QString>("host");
    QTest::addColumn<CommandKind>("kind");
    QTest::addColumn<Milliseconds>("age");
    QTest::addColumn<bool>("orphan");
    const QStringList own = ownRun().split(u':');
    QCOMPARE(own.size(), 3);
    const QString dead = own.at(0) + u":4194305:17"_s; // above the largest process id
    const QString reused = own.at(0) + u':' + own.at(1) + u":1"_s;
    const auto start = CommandKind::Start;
    QTest::newRow("ended program") << dead << ownHost() << start << 1ms << true;
    QTest::newRow("its stop") << dead << ownHost() << CommandKind::Stop << 1ms << true;
    QTest::newRow("process id given anew") << reused << ownHost() << start << 1ms << true;
    QTest::newRow("before the reboot") << u"some-boot:1:2"_s << ownHost() << start << 1ms << true;
    QTest::newRow("this program") << ownRun() << ownHost() << start << Milliseconds(24h) << false;
    QTest::newRow("elsewhere, young") << dead << u"other-host"_s << start << 59s + 0ms << false;
    QTest::newRow("elsewhere, old") << dead << u"other-host"_s << start << 61s + 0ms << true;
    QTest::newRow("elsewhere, e-stop")
        << dead << u"other-host"_s << CommandKind::EStop << 600s + 0ms << false;
    QTest::newRow("elsewhere, old e-stop")
        << dead << u"other-host"_s << CommandKind::EStop << 661s + 0ms << true;
    QTest::newRow("no /proc, old") << u"a-uuid"_s << ownHost() << start << 61s + 0ms << true;
}

void TestAuditReader::rp02_orphansEndAsUnknown()
{
    QFETCH(const QString, run);
    QFETCH(const QString, host);
    QFETCH(const CommandKind, kind);
    QFETCH(const Milliseconds, age);
    QFETCH(const bool, orphan);
    CommandRecord open = command(1, m_place.clock);
    open.kind = kind;
    const CommandRecord closed = command(2, m_place.clock);
    {
        AuditFile earlier(m_place.file(), {host, run}, {});
        AuditRow row = requested(open);
        row.at = m_place.clock.wall() - age;
        QVERIFY(earlier.append({row, requested(closed), finished(closed)}).ok());
    }
    SqliteAuditTrail trail(m_place.setup(), m_place.clock);
    QSignalSpy loaded(&trail, &SqliteAuditTrail::loaded);
    QSignalSpy ended(&trail, &SqliteAuditTrail::orphansEnded);
    QSignalSpy durable(&trail, &AuditTrail::durable);
    QTRY_COMPARE(loaded.size(), 1);
    const auto records = loaded.first().first().value<QList<CommandRecord>>();
    QCOMPARE(records.size(), 2);
    QCOMPARE(records.at(0).outcome, CommandOutcome::Confirmed);
    QCOMPARE(records.at(1).outcome, orphan ? CommandOutcome::Unknown : CommandOutcome::Pending);
    // Looking for orphans stands behind loading on the reader's thread, this row behind theirs.
    QTRY_COMPARE(ended.size(), orphan ? 1 : 0);
    trail.append(requested(command(3, m_place.clock)));
    QTRY_COMPARE(durable.size(), 1);
    QStringList expected{open.id + u" Requested"_s, closed.id + u" Requested"_s,
                         closed.id + u" Finished"_s};
    if (orphan) {
        expected.append(open.id + u" Finished"_s);
        const CommandRecord record = ended.first().first().value<QList<CommandRecord>>().first();
        QCOMPARE(record.outcome, CommandOutcome::Unknown);
        QCOMPARE(record.detail, u"the program ended before the answer came"_s);
        QCOMPARE(record.mayStillRun, kind == CommandKind::Start);
        QCOMPARE(record.by, u"Ada"_s);
    }
    expected.append(command(3, m_place.clock).id + u" Requested"_s);
    QCOMPARE(idsIn(m_place.file()), expected);
}

QTEST_GUILESS_MAIN(TestAuditReader)
#include "tst_auditreader.moc"
