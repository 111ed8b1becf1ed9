// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// raptorctl history beside a console that writes: a real broker, a simulated motor, real files.
#include "tests/integration/console_setup.h"
#include "tests/support/ctl_process.h"
#include "tests/support/sim_process.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Raptor;
using namespace Raptor::App;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

class TestCtlHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void everySampleComesBack();
    void csvHasQualityAndBroker();
    void piecesOfTime();
    void tagsAndUsage();
    void intact();
    void copied();
    void damaged();
    void unknownTag();

private:
    [[nodiscard]] CtlRun history(const QStringList &arguments, const QString &data = {}) const
    {
        return runCtl(QStringList{u"--data"_s, data.isEmpty() ? m_data->path() : data, u"history"_s}
                      + arguments);
    }

    SystemClock m_clock;
    std::unique_ptr<PrivateBroker> m_broker;
    std::unique_ptr<QTemporaryDir> m_data;
    std::unique_ptr<SimProcess> m_sim;
    std::unique_ptr<Console> m_console;
    QList<Sample> m_seen; ///< of the tag, in the order of arrival
    QList<WallTime> m_places; ///< where a chart draws them
    const QString m_tag = u"raptor/shop/m1/left.volts"_s;
};

/// One console for all: it goes on writing while raptorctl reads.
void TestCtlHistory::initTestCase()
{
    m_broker = std::make_unique<PrivateBroker>();
    m_data = std::make_unique<QTemporaryDir>();
    ConsoleSetup setup = consoleSetup({brokerProfile(u"local"_s, *m_broker)}, m_data->path());
    setup.keepsHistory = true;
    m_console = std::make_unique<Console>(setup, m_clock);
    connect(&m_console->plant(), &Models::PlantStore::samplesArrived, this,
            [this](const QList<Sample> &samples) {
                for (const Sample &sample : samples) {
                    if (sample.tag.text() != m_tag)
                        continue;
                    m_seen.append(sample);
                    const auto *device = m_console->plant().device(sample.tag.device);
                    m_places.append(sample.receivedAt
                                    - (sample.receivedBoot - device->takenAt(sample)));
                }
            });
    m_console->start();
    m_sim = std::make_unique<SimProcess>(SimProcess::oneMotor(m_broker->url()));
    QTRY_VERIFY_WITH_TIMEOUT(m_seen.size() >= 5, 30'000);
    // The first of them may have begun before the last sample came.
    QSignalSpy written(&m_console->history()->historian(), &History::SqliteHistorian::written);
    QTRY_VERIFY_WITH_TIMEOUT(written.count() >= 2, 20'000);
}

void TestCtlHistory::cleanupTestCase()
{
    m_console.reset();
    m_sim.reset();
    m_broker.reset();
    m_data.reset();
}

void TestCtlHistory::everySampleComesBack()
{
    const QList<Sample> seen = m_seen.mid(0, 5);
    const CtlRun run = history({m_tag, u"--from"_s, u"-1h"_s, u"--json"_s});
    QCOMPARE(run.status, 0);
    const QList<QJsonObject> lines = jsonLines(run.output);
    QVERIFY2(lines.size() >= seen.size(), run.output.constData());
    for (qsizetype i = 0; i < seen.size(); ++i) {
        QCOMPARE(lines.at(i).value(u"tag"_s).toString(), m_tag);
        QCOMPARE(lines.at(i).value(u"value"_s).toDouble(), std::get<double>(seen.at(i).value));
        QCOMPARE(lines.at(i).value(u"broker"_s).toString(), u"local"_s);
        QCOMPARE(lines.at(i).value(u"at"_s).toInteger(), qint64(toEpochMs(m_places.at(i))));
    }
}

void TestCtlHistory::csvHasQualityAndBroker()
{
    const CtlRun run = history({m_tag, u"--csv"_s, u"-n"_s, u"2"_s});
    QCOMPARE(run.status, 0);
    const QByteArrayList lines = run.output.split('\n');
    QCOMPARE(lines.first(), QByteArray("time,tag,value,unit,quality,broker,gap\r"));
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines.at(1).split(',').at(3), QByteArray("V"));
    QCOMPARE(lines.at(1).split(',').at(5), QByteArray("local"));
    QVERIFY(run.errors.contains("only the newest 2"));
}

void TestCtlHistory::piecesOfTime()
{
    const CtlRun run = history({m_tag, u"--step"_s, u"1h"_s, u"--from"_s, u"-2h"_s, u"--json"_s});
    QCOMPARE(run.status, 0);
    const QList<QJsonObject> lines = jsonLines(run.output);
    QVERIFY(!lines.isEmpty() && lines.size() <= 3);
    int count = 0;
    for (const QJsonObject &line : lines) {
        count += line.value(u"count"_s).toInt();
        QVERIFY(line.value(u"min"_s).toDouble() <= line.value(u"mean"_s).toDouble());
        QVERIFY(line.value(u"mean"_s).toDouble() <= line.value(u"max"_s).toDouble());
    }
    QVERIFY(count >= 5);
}

void TestCtlHistory::tagsAndUsage()
{
    const CtlRun tags = history({u"tags"_s, u"*volts"_s});
    QCOMPARE(tags.status, 0);
    QVERIFY2(tags.output.contains(m_tag.toUtf8() + '\n'), tags.output.constData());
    const CtlRun usage = history({u"usage"_s, u"--json"_s});
    QCOMPARE(usage.status, 0);
    const QJsonObject told = jsonLines(usage.output).value(0);
    QVERIFY(told.value(u"samples"_s).toInteger() >= 5);
    QVERIFY(told.value(u"bytes"_s).toInteger() > 0);
}

void TestCtlHistory::intact()
{
    const CtlRun run = history({u"check"_s, u"--json"_s});
    QVERIFY2(run.status == 0, run.output + run.errors);
    QVERIFY(jsonLines(run.output).value(0).value(u"intact"_s).toBool());
}

void TestCtlHistory::copied()
{
    const QTemporaryDir other;
    const QString file = other.path() + u"/history.sqlite"_s;
    const CtlRun run = history({u"backup"_s, file});
    QVERIFY2(run.status == 0, run.errors.constData());
    QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
    QCOMPARE(history({u"check"_s}, other.path()).status, 0);
    QVERIFY(jsonLines(history({m_tag, u"--json"_s}, other.path()).output).size() >= 5);
    const CtlRun again = history({u"backup"_s, file}); // never over another one
    QCOMPARE(again.status, 1);
    QVERIFY2(again.errors.contains("exists already"), again.errors.constData());
}

void TestCtlHistory::damaged()
{
    const QTemporaryDir other;
    const QString file = other.path() + u"/history.sqlite"_s;
    QCOMPARE(history({u"backup"_s, file}).status, 0);
    QFile copy(file);
    QVERIFY(copy.open(QIODevice::ReadWrite));
    QVERIFY(copy.seek(copy.size() / 2));
    copy.write(QByteArray(4096, '\x5a'));
    copy.close();
    const CtlRun run = history({u"check"_s}, other.path());
    QVERIFY2(run.status == 1, run.output + run.errors);
}

void TestCtlHistory::unknownTag()
{
    const CtlRun run = history({u"raptor/shop/m9/left.volts"_s});
    QCOMPARE(run.status, 3);
    QVERIFY(run.output.isEmpty());
    QVERIFY(run.errors.contains("no samples of raptor/shop/m9/left.volts are kept"));
}

QTEST_GUILESS_MAIN(TestCtlHistory)
#include "tst_ctlhistory.moc"
