// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/audit_file.h"
#include "models/history/audit_verifier.h"
#include "power_cut_disk.h"
#include "tests/support/fake_clock.h"
#include "tests/support/soak.h"
#include "trail_support.h"

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::History;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

namespace {

/// What was written, and how far the disk was when it was said to be durable.
struct Written
{
    std::vector<DiskOperation> operations;
    QStringList rows;
    struct Commit
    {
        qsizetype rows = 0; ///< with all before it
        qsizetype operations = 0;
    };
    QList<Commit> commits;

    [[nodiscard]] qsizetype durableAfter(qsizetype operations) const
    {
        qsizetype rows = 0;
        for (const Commit &commit : commits)
            rows = commit.operations <= operations ? commit.rows : rows;
        return rows;
    }
    [[nodiscard]] bool endsACommit(qsizetype count) const
    {
        return count == 0
            || std::any_of(commits.cbegin(), commits.cend(),
                           [count](const Commit &commit) { return commit.rows == count; });
    }
};

/// What a program finds after a cut.
struct Found
{
    QString wrong; ///< empty: nothing
    QStringList rows;
};

} // namespace

/// The trail after the power was cut, anywhere between two demands on the disk.
class TestPowerCut : public QObject
{
    Q_OBJECT

    PowerCutDisk m_disk;
    QTemporaryDir m_directory;
    FakeClock m_clock;
    int m_number = 0;

    Written write(int commits);
    static Found look(const QString &folder);
    QString newFolder()
    {
        const QString folder = m_directory.filePath(QString::number(++m_number));
        QDir().mkpath(folder);
        return folder;
    }
    /// Empty: the trail opens, is intact, has what was durable, and goes on.
    QString afterTheCut(const CutDisk &disk, const Written &written, qsizetype operations,
                        CutDisk::Unsynced unsynced, QRandomGenerator &random);

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void rp24_powerCutLosesNoDurableRow();
    void aDiskThatLiesLosesRows();
};

/// Single rows, several in one commit, some over many pages; enough for the log to be moved into
/// the file while it is open, and with programs that end and begin.
Written TestPowerCut::write(int commits)
{
    constexpr int commitsPerProgram = 90;
    Written written;
    const QString folder = newFolder();
    QRandomGenerator random(24);
    m_disk.record(folder);
    std::unique_ptr<AuditFile> trail;
    for (int commit = 0; commit < commits; ++commit) {
        if (commit % commitsPerProgram == 0) {
            trail.reset();
            trail = std::make_unique<AuditFile>(auditFileIn(folder), Writer{u"host"_s, u"run"_s},
                                                AuditFile::Hook());
        }
        QList<AuditRow> rows;
        for (quint32 count = random.bounded(1U, 5U); count > 0; --count) {
            CommandRecord record = command(int(written.rows.size()), m_clock);
            if (random.bounded(4U) == 0)
                record.reason = QString(int(random.bounded(80'000U)), u'x');
            rows.append(requested(record));
            written.rows.append(record.id + u" Requested"_s);
        }
        if (const Outcome outcome = trail->append(rows); !outcome)
            qFatal("%s", qPrintable(outcome.error().text));
        written.commits.append({written.rows.size(), m_disk.recorded()});
    }
    trail.reset();
    written.operations = m_disk.stop();
    return written;
}

Found TestPowerCut::look(const QString &folder)
{
    const QString file = auditFileIn(folder);
    AuditFile trail(file, {u"host"_s, u"next run"_s}, {});
    if (const Outcome opened = trail.prepare(); !opened)
        return {opened.error().text, {}};
    {
        SqlConnection connection(file, SqlConnection::Access::ReadWrite);
        if (const Outcome opened = connection.open(); !opened)
            return {opened.error().text, {}};
        const auto check = connection.value(u"PRAGMA integrity_check"_s);
        if (!check || check->toString() != u"ok")
            return {check ? check->toString() : check.error().text, {}};
    }
    Found found;
    found.rows = idsIn(file);
    const FakeClock clock;
    if (const Outcome appended = trail.append({requested(command(900'000, clock))}); !appended)
        return {appended.error().text, {}};
    const auto verdict = verifyTrail(file);
    if (!verdict || !verdict->intact || verdict->rows != found.rows.size() + 1)
        found.wrong = verdict ? verdict->text : verdict.error().text;
    return found;
}

QString TestPowerCut::afterTheCut(const CutDisk &disk, const Written &written, qsizetype operations,
                                  CutDisk::Unsynced unsynced, QRandomGenerator &random)
{
    const QString folder = newFolder();
    disk.restoreTo(folder, unsynced, random);
    const Found found = look(folder);
    QDir(folder).removeRecursively();
    if (!found.wrong.isEmpty())
        return found.wrong;
    if (found.rows != written.rows.first(std::min(found.rows.size(), written.rows.size())))
        return u"rows that were never written, or in another order"_s;
    if (!written.endsACommit(found.rows.size()))
        return u"half a commit"_s;
    const qsizetype durable = written.durableAfter(operations);
    return found.rows.size() < durable
        ? u"%1 rows of %2 that were durable"_s.arg(found.rows.size()).arg(durable)
        : QString();
}

/// RAPTOR_SOAK=full: at every point, else at some.
void TestPowerCut::rp24_powerCutLosesNoDurableRow()
{
    const Written written = write(110);
    const CutPlan plan = isFullRun() ? CutPlan() : CutPlan{.oneIn = 60, .oneSyncIn = 8};
    const CutsMade cuts = cutThePower(written.operations, plan,
                                      [&](const CutDisk &disk, qsizetype done,
                                          CutDisk::Unsynced unsynced, QRandomGenerator &random) {
                                          return afterTheCut(disk, written, done, unsynced, random);
                                      });
    QVERIFY2(cuts.wrong.isEmpty(), qPrintable(cuts.wrong));
    qInfo("%d power cuts in %lld demands on the disk, %lld rows, 0 durable ones lost", cuts.count,
          qlonglong(written.operations.size()), qlonglong(written.rows.size()));
}

/// The counter-proof, or the test above would show nothing.
void TestPowerCut::aDiskThatLiesLosesRows()
{
    const Written written = write(20);
    const auto total = qsizetype(written.operations.size());
    QRandomGenerator random(42);
    CutDisk disk;
    for (const DiskOperation &operation : written.operations)
        disk.apply(operation, true);
    const QString wrong = afterTheCut(disk, written, total, CutDisk::Unsynced::Lost, random);
    QVERIFY2(wrong.contains(u"0 rows of"_s), qPrintable(wrong));
}

int main(int argc, char **argv)
{
    return runSoak<TestPowerCut>(argc, argv);
}

#include "tst_powercut.moc"
