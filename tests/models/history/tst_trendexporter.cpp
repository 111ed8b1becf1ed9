// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/trend_exporter.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Raptor;
using namespace Raptor::History;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr WallTime start{Milliseconds(1'763'690'000'000)};

/// One sample every so often for every tag it is asked for, answered with the event loop.
class FakeReader final : public HistoryReader
{
public:
    void fetchSamples(int ticket, const HistoryQuery &query) override
    {
        queries.append(query);
        if (silent)
            return;
        QList<HistorySample> samples;
        const auto first =
            start + (std::max(query.from, start) - start + every - 1ms) / every * every;
        for (WallTime at = first; at < query.to && at < end; at += every) {
            const double value = double((at - start) / every);
            samples.append({at, value / 8, Quality::Good, u"local"_s, at == gapAt});
        }
        if (samples.size() > query.most)
            samples.remove(0, samples.size() - query.most);
        QMetaObject::invokeMethod(
            this, [this, ticket, samples] { Q_EMIT samplesReady(ticket, samples, error); },
            Qt::QueuedConnection);
    }
    void fetchBuckets(int, const HistoryQuery &) override { }
    void fetchMoment(int, WallTime, Milliseconds) override { }
    void fetchTags(int) override { }
    void fetchUsage(int) override { }
    void cancel(int ticket) override { cancelled.append(ticket); }

    QList<HistoryQuery> queries;
    QList<int> cancelled;
    Milliseconds every{1000};
    WallTime end = start + 1h;
    WallTime gapAt = start + 2s;
    QString error;
    bool silent = false;
};

} // namespace

class TestTrendExporter : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<FakeReader> m_reader;
    std::unique_ptr<HistoryTrendExporter> m_exporter;

    [[nodiscard]] QString fileName() const { return m_directory->filePath(u"trend.csv"_s); }
    [[nodiscard]] QByteArrayList written() const
    {
        QFile file(fileName());
        return file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QByteArrayList();
    }
    static TrendExport what(Milliseconds span)
    {
        const DeviceId m1 = *DeviceId::parse(u"raptor/shop/m1"_s);
        return {{{{m1, u"left.rpm"_s}, Unit::Rpm}, {{m1, u"left.amps"_s}, Unit::Ampere}},
                start,
                start + span};
    }

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_reader = std::make_unique<FakeReader>();
        m_exporter = std::make_unique<HistoryTrendExporter>(m_reader.get());
        QTest::failOnWarning(QRegularExpression(u".*"_s));
    }
    void cleanup()
    {
        m_exporter.reset();
        m_reader.reset();
    }

    void lines_data()
    {
        QTest::addColumn<HistorySample>("sample");
        QTest::addColumn<QByteArray>("line");
        const QByteArray begin = "2025-11-21T01:53:20.000Z,raptor/shop/m1/left.rpm,";
        QTest::newRow("number") << HistorySample{start, -12.5, Quality::Good, u"local"_s, false}
                                << begin + "-12.5,rpm,good,local,\r\n";
        QTest::newRow("flag, gap") << HistorySample{start, true, Quality::LastKnown, u"a,b"_s, true}
                                   << begin + "true,rpm,last-known,\"a,b\",yes\r\n";
        QTest::newRow("formula") << HistorySample{start, u"=1+1"_s, Quality::Stale, {}, false}
                                 << begin + "'=1+1,rpm,stale,,\r\n";
        QTest::newRow("nothing") << HistorySample{start, {}, Quality::Bad, {}, false}
                                 << begin + ",rpm,bad,,\r\n";
    }
    void lines()
    {
        QFETCH(HistorySample, sample);
        QFETCH(QByteArray, line);
        QCOMPARE(trendCsvLine(what(1h).tags.first(), sample), line);
    }

    void samplesAreWrittenInOrder()
    {
        QSignalSpy finished(m_exporter.get(), &TrendExporter::finished);
        m_exporter->exportTo(fileName(), what(3s));
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(finished.first().at(1).toInt(), 6);
        QCOMPARE(finished.first().at(2).toString(), QString());
        const QByteArrayList text = written();
        QCOMPARE(text.size(), 8); // the header, and what follows the last line break
        QCOMPARE(text.first() + '\n', trendCsvHeader());
        QVERIFY(text.at(1).contains("left.rpm,0,rpm,good,local"));
        QVERIFY(text.at(2).contains("left.amps,0,A"));
        QVERIFY(text.at(3).contains("left.rpm,0.125"));
        QVERIFY(text.at(5).endsWith(",yes\r"));
    }

    /// More samples than one piece may have, and a year of next to nothing.
    void piecesFitTheSamples()
    {
        m_reader->every = 50ms; // 72,000 an hour
        QSignalSpy finished(m_exporter.get(), &TrendExporter::finished);
        QSignalSpy progressed(m_exporter.get(), &TrendExporter::progressed);
        m_exporter->exportTo(fileName(), what(std::chrono::days(365)));
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
        QCOMPARE(finished.first().at(1).toInt(), 2 * 72'000);
        QCOMPARE(written().size(), 2 * 72'000 + 2);
        QCOMPARE(progressed.last().first().toInt(), 100);
        QVERIFY2(m_reader->queries.size() < 100,
                 qPrintable(QString::number(m_reader->queries.size())));
    }

    void cancelledLeavesNothing()
    {
        m_reader->silent = true;
        QSignalSpy finished(m_exporter.get(), &TrendExporter::finished);
        m_exporter->exportTo(fileName(), what(1h));
        QTRY_COMPARE(m_reader->queries.size(), 1);
        m_exporter->cancel();
        QCOMPARE(finished.count(), 1);
        QCOMPARE(finished.first().at(2).toString(), u"cancelled"_s);
        QCOMPARE(m_reader->cancelled.size(), 1);
        // The next one does not wait for the answer that never came.
        m_reader->silent = false;
        m_exporter->exportTo(fileName(), what(3s));
        QTRY_COMPARE(finished.count(), 2);
        QCOMPARE(finished.at(1).at(2).toString(), QString());
        QCOMPARE(written().size(), 8);
    }

    void errorsAreTold_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QString>("says");
        QTest::newRow("history") << u"trend.csv"_s << u"block 7 is damaged"_s << u"block 7"_s;
        QTest::newRow("folder") << u"nowhere/trend.csv"_s << QString() << u"nowhere"_s;
    }
    void errorsAreTold()
    {
        QFETCH(QString, file);
        QFETCH(QString, error);
        QFETCH(QString, says);
        m_reader->error = error;
        QSignalSpy finished(m_exporter.get(), &TrendExporter::finished);
        m_exporter->exportTo(m_directory->filePath(file), what(3s));
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY2(finished.first().at(2).toString().contains(says),
                 qPrintable(finished.first().at(2).toString()));
        QVERIFY(!QFile::exists(m_directory->filePath(file)));
    }

    void withoutAHistory()
    {
        HistoryTrendExporter none(nullptr);
        QVERIFY(!none.hasSamples());
        QSignalSpy finished(&none, &TrendExporter::finished);
        none.exportTo(fileName(), what(1h));
        QVERIFY(finished.first().at(2).toString().contains(u"no history"_s));
    }

    void onlyOneAtATime()
    {
        m_reader->silent = true;
        QSignalSpy finished(m_exporter.get(), &TrendExporter::finished);
        m_exporter->exportTo(fileName(), what(1h));
        m_exporter->exportTo(m_directory->filePath(u"other.csv"_s), what(1h));
        QCOMPARE(finished.count(), 1);
        QVERIFY(finished.first().at(2).toString().contains(u"running"_s));
    }

    void picturesAreWritten()
    {
        QSignalSpy finished(m_exporter.get(), &TrendExporter::finished);
        const QString file = m_directory->filePath(u"trend.svg"_s);
        m_exporter->write(file, "<svg/>");
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(finished.first().at(2).toString(), QString());
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll(), QByteArray("<svg/>"));
    }
};

QTEST_GUILESS_MAIN(TestTrendExporter)
#include "tst_trendexporter.moc"
