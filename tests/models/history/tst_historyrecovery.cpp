// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "history_support.h"
#include "models/history/history_check.h"
#include "models/history/history_schema.h"
#include "tests/support/soak.h"
#include "tests/support/wait_until.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QProcess>
#include <QtCore/QRandomGenerator>
#include <QtCore/QScopeGuard>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <sys/mount.h>
#include <sys/resource.h>

using namespace Raptor;
using namespace Raptor::History;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The historian when its file cannot be written, is damaged, or its program is killed.
class TestHistoryRecovery : public QObject
{
    Q_OBJECT

    std::unique_ptr<HistoryPlace> m_place;

    static bool compact(SqliteHistorian &historian)
    {
        return compactAll(historian, [](QSignalSpy &done) { return done.wait(20'000); });
    }
    QList<Sample> batch(int from, int count) const
    {
        QList<Sample> samples;
        for (int i = from; i < from + count; ++i)
            samples.append(
                historySample(historyTag(i % 5), m_place->clock.wall() + i * 1ms, double(i)));
        return samples;
    }
    qsizetype kept() const
    {
        qsizetype count = 0;
        for (int i = 0; i < 5; ++i)
            count += m_place->samples(historyTag(i)).size();
        return count;
    }
    /// A file of many runs, closed.
    void fill()
    {
        SqliteHistorian historian(m_place->setup(), m_place->clock);
        for (int run = 0; run < 20; ++run) {
            historian.append(batch(run * 2000, 2000));
            QVERIFY(compact(historian));
        }
        historian.append(batch(40'000, 100));
    }
    void scribble(qint64 from, qint64 size)
    {
        QFile file(m_place->file());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(from));
        QCOMPARE(file.write(QByteArray(qsizetype(size), '\x5a')), size);
    }

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_place = std::make_unique<HistoryPlace>();
    }

    /// Told in words within 2 s, and by itself well again; nothing is lost that memory holds.
    void rp24_diskFull()
    {
        std::atomic<bool> full{false};
        HistorianSetup setup = m_place->setup();
        setup.beforeCommit = [&full]() -> Outcome {
            if (full)
                return Error{Error::Code::Io, u"no space left"_s};
            return std::monostate{};
        };
        SqliteHistorian historian(setup, m_place->clock);
        historian.append(batch(0, 100));
        QTRY_COMPARE(kept(), 100);
        full = true;
        historian.append(batch(100, 100));
        QVERIFY(holdsWithin(2s, [&] { return historian.trouble().contains(u"no space left"); }));
        SqliteHistoryReader reader(historian);
        QSignalSpy ready(&reader, &HistoryReader::samplesReady);
        reader.fetchSamples(1, HistoryPlace::everything(historyTag(0)));
        QVERIFY(ready.wait());
        QCOMPARE(ready.first().at(1).value<QList<HistorySample>>().size(), 40);
        full = false;
        QTRY_COMPARE(historian.trouble(), QString());
        QCOMPARE(kept(), 200);
        QCOMPARE(historian.lost(), 0);
    }

    /// The file system itself refuses to let the files grow.
    void rp24_filesMayNotGrow()
    {
        SqliteHistorian historian(m_place->setup(), m_place->clock);
        historian.append(batch(0, 100));
        QTRY_COMPARE(kept(), 100);
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit small = before;
        small.rlim_cur = 4096;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        historian.append(batch(100, 20'000));
        QTRY_VERIFY_WITH_TIMEOUT(!historian.trouble().isEmpty(), 20'000);
        const QString words = historian.trouble();
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        QVERIFY2(words.contains(m_place->file()), qPrintable(words));
        QTRY_COMPARE(historian.trouble(), QString());
        QTRY_COMPARE(kept(), 20'100);
    }

    /// A file system without room.
    void rp24_smallDisk()
    {
        QVERIFY(QDir().mkpath(m_place->data()));
        const QByteArray folder = QFile::encodeName(m_place->data());
        if (mount("tmpfs", folder.constData(), "tmpfs", 0, "size=8m,mode=0700") != 0) {
            qInfo("No small file system may be mounted here (%s): rp24_filesMayNotGrow alone shows "
                  "what a full disk does",
                  std::strerror(errno));
            return;
        }
        const auto unmount = qScopeGuard([&folder] { umount2(folder.constData(), MNT_DETACH); });
        SqliteHistorian historian(m_place->setup(), m_place->clock);
        historian.append(batch(0, 1000));
        QTRY_COMPARE(kept(), 1000);
        QFile filler(m_place->data() + u"/filler"_s);
        QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        while (filler.write(QByteArray(4096, 'x')) == 4096) { }
        QElapsedTimer timer;
        timer.start();
        historian.append(batch(1000, 20'000));
        QTRY_VERIFY_WITH_TIMEOUT(!historian.trouble().isEmpty(), 20'000);
        const qint64 shown = timer.elapsed();
        QVERIFY2(historian.trouble().contains(m_place->file()), qPrintable(historian.trouble()));
        historian.append(batch(21'000, 500));
        QVERIFY(filler.remove());
        timer.start();
        QTRY_COMPARE_WITH_TIMEOUT(historian.trouble(), QString(), 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(kept(), 21'500, 20'000);
        QCOMPARE(historian.lost(), 0);
        qInfo("A full disk was shown after %lld ms, and written on by itself %lld ms after there "
              "was room; nothing was lost",
              qlonglong(shown), qlonglong(timer.elapsed()));
        QVERIFY(compact(historian));
        QVERIFY(checkHistory(m_place->data())->sound);
    }

    void aStalledDiskIsTold()
    {
        const auto stalled = std::make_shared<std::atomic<bool>>(false);
        HistorianSetup setup = m_place->setup();
        setup.stallAfter = 50ms;
        setup.patience = 20s;
        setup.beforeCommit = [stalled]() -> Outcome {
            while (*stalled)
                std::this_thread::sleep_for(1ms);
            return std::monostate{};
        };
        SqliteHistorian historian(setup, m_place->clock);
        QSignalSpy written(&historian, &SqliteHistorian::written);
        QTRY_VERIFY(!written.isEmpty());
        *stalled = true;
        historian.append(batch(0, 10));
        QTRY_VERIFY(historian.trouble().endsWith(u"the disk does not answer"));
        *stalled = false;
        QTRY_COMPARE(historian.trouble(), QString());
        QTRY_COMPARE(kept(), 10);
    }

    void whatDoesNotFitIsCounted()
    {
        std::atomic<bool> full{true};
        HistorianSetup setup = m_place->setup();
        setup.mostBytes = 300'000;
        setup.beforeCommit = [&full]() -> Outcome {
            if (full)
                return Error{Error::Code::Io, u"no space left"_s};
            return std::monostate{};
        };
        SqliteHistorian historian(setup, m_place->clock);
        int sent = 0;
        for (; historian.lost() == 0 && sent < 2'000'000; sent += 500) {
            historian.append(batch(sent, 500));
            QCoreApplication::processEvents();
        }
        QVERIFY(historian.lost() > 0);
        QTRY_VERIFY_WITH_TIMEOUT(historian.trouble().contains(u"Samples that were lost"), 10'000);
        full = false;
        QTRY_COMPARE_WITH_TIMEOUT(historian.trouble(), QString(), 10'000);
        QTRY_COMPARE(kept() + historian.lost(), sent);
        historian.append(batch(sent, 5));
        QTRY_COMPARE(kept() + historian.lost(), sent + 5);
        QVERIFY(m_place->samples(historyTag(0)).constLast().gap);
    }

    void damaged_data()
    {
        QTest::addColumn<double>("from"); // share of the file
        QTest::addColumn<qint64>("size");
        QTest::addColumn<qsizetype>("least"); // of 40,100 samples
        QTest::newRow("in the middle") << 0.5 << qint64(8192) << qsizetype(20'000);
        QTest::newRow("near the end") << 0.9 << qint64(4096) << qsizetype(20'000);
        QTest::newRow("its head") << 0.0 << qint64(4096) << qsizetype(40'000);
        QTest::newRow("more than its head") << 0.0 << qint64(3 * 4096) << qsizetype(0);
    }
    /// What can be read is saved, the damaged file kept, both said; samples are written on.
    void damaged()
    {
        QFETCH(const double, from);
        QFETCH(const qint64, size);
        QFETCH(const qsizetype, least);
        fill();
        {
            SqlConnection connection(m_place->file(), SqlConnection::Access::ReadWrite);
            QVERIFY(connection.open().ok());
            QVERIFY(connection.execute(u"PRAGMA wal_checkpoint(TRUNCATE)"_s).ok());
            QVERIFY(connection.execute(u"DELETE FROM state"_s).ok()); // not closed
            QVERIFY(connection.execute(u"PRAGMA wal_checkpoint(TRUNCATE)"_s).ok());
        }
        const qint64 at = qint64(double(QFileInfo(m_place->file()).size()) * from) / 4096 * 4096;
        scribble(at, size);
        QTest::failOnWarning(QRegularExpression(u"QWARN-none"_s));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"The history was damaged"_s));
        SqliteHistorian historian(m_place->setup(), m_place->clock);
        QTRY_VERIFY_WITH_TIMEOUT(historian.checked().contains(u"damaged"), 20'000);
        historian.append(batch(50'000, 50));
        QVERIFY(compact(historian));
        QCOMPARE(historian.trouble(), QString());
        const qsizetype saved = kept();
        QVERIFY2(saved >= least + 50, qPrintable(QString::number(saved)));
        qInfo("%lld of 40,100 samples were saved", qlonglong(saved - 50));
        const auto verdict = checkHistory(m_place->data());
        QVERIFY(verdict.ok());
        QVERIFY2(verdict->sound, qPrintable(verdict->text));
        const QStringList aside =
            QDir(m_place->data()).entryList({u"history-damaged-*.sqlite"_s}, QDir::Files);
        QCOMPARE(aside.size(), 1);
        QVERIFY(historian.checked().contains(aside.first()));
    }

    /// Half a copy would keep the disk as full as it is.
    void noRoomForARepair()
    {
        fill();
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit small = before;
        small.rlim_cur = 20'000;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto repaired = repairHistory(m_place->file(), m_place->clock.wall());
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        QVERIFY(!repaired.ok());
        QVERIFY(QFileInfo::exists(m_place->file()));
        QCOMPARE(QDir(m_place->data()).entryList({u"history-*"_s}, QDir::Files), QStringList());
        QVERIFY(repairHistory(m_place->file(), m_place->clock.wall()).ok());
        QCOMPARE(kept(), 40'100);
    }

    /// Of the newest run no row says how far it came: its last block does.
    void halfDoneInADamagedFile()
    {
        fill();
        {
            SqlConnection connection(m_place->file(), SqlConnection::Access::ReadWrite);
            QVERIFY(connection.open().ok());
            const QString copy = u"INSERT INTO blocks SELECT (20 << %1) | id, rollup, data"
                                 " FROM blocks WHERE id < 2"_s;
            QVERIFY(connection.execute(copy.arg(tagBits)).ok());
        }
        QVERIFY(repairHistory(m_place->file(), m_place->clock.wall()).ok());
        QCOMPARE(kept(), 40'000 + 2 * 400 + 3 * 20); // of two tags in blocks, of three in the tail
        SqliteHistorian historian(m_place->setup(), m_place->clock);
        QVERIFY(compact(historian));
        QCOMPARE(kept(), 40'860);
    }

    void foreignFilesAreLeftAlone_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QString>("words");
        QTest::newRow("newer") << u"PRAGMA user_version = 99"_s << u"newer version"_s;
        QTest::newRow("another program's")
            << u"PRAGMA application_id = 5"_s << u"is no history of this program"_s;
    }
    void foreignFilesAreLeftAlone()
    {
        QFETCH(const QString, statement);
        QFETCH(const QString, words);
        fill();
        {
            SqlConnection connection(m_place->file(), SqlConnection::Access::ReadWrite);
            QVERIFY(connection.open().ok());
            QVERIFY(connection.execute(statement).ok());
        }
        SqliteHistorian historian(m_place->setup(), m_place->clock);
        QTRY_VERIFY2(historian.trouble().contains(words), qPrintable(historian.trouble()));
        QCOMPARE(QDir(m_place->data()).entryList({u"history*.sqlite"_s}, QDir::Files).size(), 1);
    }

    void migrations()
    {
        fill();
        SqlConnection connection(m_place->file(), SqlConnection::Access::ReadWrite);
        QVERIFY(connection.open().ok());
        FileFormat later = historyFormat();
        later.version += 2;
        const QList<Migration> half{
            {historyFormat().version, {u"ALTER TABLE tags ADD COLUMN a INTEGER"_s}}};
        QVERIFY(!migrate(connection, later, half).ok()); // a step is missing: nothing is changed
        QVERIFY(!connection.value(u"SELECT a FROM tags"_s).ok());
        const QList<Migration> all =
            half + QList<Migration>{{historyFormat().version + 1, {u"UPDATE tags SET a = 4"_s}}};
        QVERIFY(migrate(connection, later, all).ok());
        QCOMPARE(connection.value(u"SELECT a FROM tags"_s)->toInt(), 4);
        QCOMPARE(connection.value(u"PRAGMA user_version"_s)->toInt(), later.version);
        QVERIFY(migrate(connection, later, all).ok());
    }

    void movedAway()
    {
        SqliteHistorian historian(m_place->setup(), m_place->clock);
        historian.append(batch(0, 100));
        QVERIFY(compact(historian));
        for (const QString &part : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::rename(m_place->file() + part, m_place->file() + u".old"_s + part);
        historian.append(batch(100, 50));
        QTRY_COMPARE(historian.trouble(), QString());
        QTRY_VERIFY(QFileInfo::exists(m_place->file()));
        QVERIFY(compact(historian));
        QTRY_COMPARE(kept(), 50);
    }

    void retention_data()
    {
        QTest::addColumn<int>("days");
        QTest::addColumn<qint64>("bytes");
        QTest::newRow("by age") << 7 << qint64(0);
        QTest::newRow("by size") << 0 << qint64(200'000);
    }
    void retention()
    {
        QFETCH(const int, days);
        QFETCH(const qint64, bytes);
        HistorianSetup setup = m_place->setup();
        setup.keepDays = days;
        setup.keepBytes = bytes;
        SqliteHistorian historian(setup, m_place->clock);
        SqliteHistoryReader reader(historian);
        QRandomGenerator random(4);
        const WallTime begin = m_place->clock.wall();
        for (int run = 0; run < 40; ++run) {
            QList<Sample> samples;
            for (int i = 0; i < 1000; ++i)
                samples.append(historySample(historyTag(i % 5), m_place->clock.wall() + i * 1s,
                                             random.generateDouble()));
            historian.append(samples);
            QVERIFY(compact(historian));
            m_place->clock.advance(24h);
        }
        QSignalSpy usage(&reader, &HistoryReader::usageReady);
        const auto told = [&] {
            reader.fetchUsage(1);
            return usage.wait() ? usage.last().at(1).value<HistoryUsage>() : HistoryUsage();
        };
        historian.setLimits(days, bytes);
        QTRY_VERIFY(told().oldest > begin + 24h * 20);
        if (days > 0)
            QTRY_COMPARE(told().samples, 7000);
        else
            QTRY_VERIFY(told().bytes - QFileInfo(m_place->file() + u"-wal"_s).size() < 400'000);
        QVERIFY(checkHistory(m_place->data())->sound);
    }

    /// RP-24: at most a second's samples, and none of which it was said that they are on the disk.
    void rp24_killed()
    {
        const int kills = isFullRun() ? 1000 : 12;
        qint64 samples = 0;
        for (int kill = 0; kill < kills; ++kill) {
            if (kill % 10 == 0)
                m_place = std::make_unique<HistoryPlace>();
            const qint64 first = kill % 10 * 1'000'000;
            QProcess keeper;
            keeper.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            keeper.start(QStringLiteral(RAPTOR_HISTORY_KEEPER),
                         {m_place->data(), QString::number(first)});
            const int lines = QRandomGenerator::global()->bounded(2, 80);
            qint64 durable = first;
            for (int line = 0; line < lines;) {
                if (!keeper.canReadLine() && !keeper.waitForReadyRead(20'000))
                    QFAIL("it says nothing");
                for (; keeper.canReadLine(); ++line)
                    durable = keeper.readLine().trimmed().toLongLong();
            }
            keeper.kill();
            QVERIFY(keeper.waitForFinished(20'000));
            while (keeper.canReadLine())
                durable = keeper.readLine().trimmed().toLongLong();
            for (int tag = 0; tag < 10; ++tag) {
                const QList<HistorySample> found = m_place->samples(historyTag(tag));
                qint64 expected = first + (tag - first % 10 + 10) % 10;
                for (const HistorySample &sample : found) {
                    const auto number = qint64(std::get<double>(sample.value));
                    if (number < first)
                        continue; // of the program before
                    QCOMPARE(number, expected); // none twice, none left out
                    expected += 10;
                }
                QVERIFY2(expected >= durable, qPrintable(u"%1 of %2"_s.arg(expected).arg(durable)));
            }
            samples += durable - first;
        }
        qInfo("%d kills, %lld samples on the disk, none of them lost", kills, qlonglong(samples));
    }
};

int main(int argc, char **argv)
{
    return Test::runSoak<TestHistoryRecovery>(argc, argv);
}
#include "tst_historyrecovery.moc"
