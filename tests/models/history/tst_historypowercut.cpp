// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history_support.h"
#include "models/history/history_check.h"
#include "models/history/history_compactor.h"
#include "power_cut_disk.h"
#include "tests/support/soak.h"

#include <QtCore/QDir>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::History;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

namespace {

constexpr int tags = 3;

/// What was written, and how far the disk was when it was said to be durable.
struct Written
{
    std::vector<DiskOperation> operations;
    struct Commit
    {
        int samples = 0; ///< with all before it
        qsizetype operations = 0;
    };
    QList<Commit> commits;
    int samples = 0;

    [[nodiscard]] int durableAfter(qsizetype operations) const
    {
        int samples = 0;
        for (const Commit &commit : commits)
            samples = commit.operations <= operations ? commit.samples : samples;
        return samples;
    }
};

} // namespace

/// The history after the power was cut, anywhere between two demands on the disk.
class TestHistoryPowerCut : public QObject
{
    Q_OBJECT

    PowerCutDisk m_disk;
    QTemporaryDir m_directory;
    int m_number = 0;

    QString newFolder()
    {
        const QString folder = m_directory.filePath(QString::number(++m_number));
        QDir().mkpath(folder);
        return folder;
    }
    static void must(const Outcome &outcome)
    {
        if (!outcome)
            qFatal("%s", qPrintable(outcome.error().text));
    }
    static bool must(const Result<bool> &result)
    {
        if (!result)
            qFatal("%s", qPrintable(result.error().text));
        return *result;
    }

    /// Seconds, and now and then all of them into blocks; programs that end in between.
    Written write(int commits)
    {
        Written written;
        const QString folder = newFolder();
        m_disk.record(folder);
        std::shared_ptr<HistoryTail> tail;
        std::unique_ptr<HistoryFile> file;
        std::unique_ptr<HistoryCompactor> compactor;
        for (int commit = 0; commit < commits; ++commit) {
            if (commit % 40 == 0) {
                file.reset();
                tail = std::make_shared<HistoryTail>(1 << 24);
                file = std::make_unique<HistoryFile>(folder, DurableFile::Hook());
                compactor = std::make_unique<HistoryCompactor>(*file);
                quint32 next = 0;
                must(checkAtStart(historyFileIn(folder), std::make_unique<QString>().get()));
                must(file->open());
                must(file->load(*tail, &next));
                compactor->goOnFrom(next);
            }
            QList<Sample> samples;
            for (int i = 0; i < 60; ++i, ++written.samples)
                samples.append(historySample(historyTag(written.samples % tags),
                                             fromEpochMs(1'763'690'000'000 + written.samples),
                                             double(written.samples)));
            tail->push(samples);
            const Unsaved unsaved = tail->unsaved();
            must(file->save(unsaved));
            tail->saved(unsaved);
            written.commits.append({written.samples, m_disk.recorded()});
            if (commit % 7 == 6) {
                tail->seal();
                while (!must(compactor->compact(*tail, fromEpochMs(commit)))) { }
                while (must(compactor->clean()) || must(compactor->merge())) { }
            }
        }
        file.reset();
        written.operations = m_disk.stop();
        return written;
    }

    /// Empty: nothing that was durable is missing, nothing is there twice, and it goes on.
    QString afterTheCut(const CutDisk &disk, int durable, CutDisk::Unsynced unsynced,
                        QRandomGenerator &random)
    {
        const QString folder = newFolder();
        disk.restoreTo(folder, unsynced, random);
        const QString file = historyFileIn(folder);
        QString wrong = lookAt(folder, durable);
        if (wrong.isEmpty()) {
            QString found;
            if (const Outcome sound = checkAtStart(file, &found); !sound)
                wrong = sound.error().text;
        }
        if (wrong.isEmpty()) {
            HistoryFile next(folder, {});
            HistoryTail tail(1 << 24);
            quint32 from = 0;
            Outcome outcome = next.open();
            if (outcome)
                outcome = next.load(tail, &from);
            if (!outcome)
                wrong = outcome.error().text;
        }
        QDir(folder).removeRecursively();
        return wrong;
    }
    static QString lookAt(const QString &folder, int durable)
    {
        HistoryReading reading(folder, nullptr);
        for (int tag = 0; tag < tags; ++tag) {
            const auto found = reading.samples(HistoryPlace::everything(historyTag(tag)));
            if (!found)
                return durable > 0 ? found.error().text : QString();
            int expected = tag;
            for (const HistorySample &sample : *found) {
                if (int(std::get<double>(sample.value)) != expected)
                    return u"%1 in place of %2"_s.arg(std::get<double>(sample.value)).arg(expected);
                expected += tags;
            }
            if (expected < durable)
                return u"%1 of %2 that were durable"_s.arg(expected).arg(durable);
        }
        if (durable == 0)
            return {};
        const auto verdict = checkHistory(folder);
        if (!verdict)
            return verdict.error().text;
        return verdict->sound ? QString() : verdict->text;
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    /// RAPTOR_SOAK=full: at every point, else at some.
    void rp24_powerCutLosesNoDurableSample()
    {
        using Unsynced = CutDisk::Unsynced;
        const bool full = isFullRun();
        const Written written = write(full ? 130 : 90);
        CutPlan plan{.ways = {Unsynced::Some, Unsynced::Lost, Unsynced::Kept}};
        if (!full) {
            plan.oneIn = 120;
            plan.oneSyncIn = 12;
        }
        const CutsMade cuts = cutThePower(
            written.operations, plan,
            [&](const CutDisk &disk, qsizetype done, Unsynced unsynced, QRandomGenerator &random) {
                return afterTheCut(disk, written.durableAfter(done), unsynced, random);
            });
        QVERIFY2(cuts.wrong.isEmpty(), qPrintable(cuts.wrong));
        qInfo("%d power cuts in %lld demands on the disk, %d samples, 0 durable ones lost",
              cuts.count, qlonglong(written.operations.size()), written.samples);
    }
};

int main(int argc, char **argv)
{
    return Test::runSoak<TestHistoryPowerCut>(argc, argv);
}
#include "tst_historypowercut.moc"
