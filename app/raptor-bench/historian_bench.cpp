// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/benchmark.h"
#include "app/raptor-bench/percentiles.h"
#include "app/raptor-bench/plant_day.h"
#include "app/raptor-bench/plant_server.h"
#include "app/raptor-bench/wait_for.h"
#include "models/history/history_compactor.h"
#include "models/history/sqlite_historian.h"
#include "models/history/sqlite_history_reader.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>

#include <ctime>

namespace Raptor::Bench {

using namespace Qt::StringLiterals;
using namespace History;
using namespace std::chrono_literals;

namespace {

constexpr int stuckSeconds = 600;
constexpr int pixels = 1000;
constexpr int questions = 21;
constexpr qint64 mostUnderway = 1'000'000; // samples that wait to be written

struct Written
{
    qint64 samples = 0;
    double seconds = 0.0;
    double cpuSeconds = 0.0; ///< of all threads, in these seconds
    double makingSeconds = 0.0; ///< of them, for making the samples
    double bytesPerSample = 0.0;
};

double secondsOf(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

/// From append() until all is in blocks on the disk.
Result<Written> writeAll(const QString &directory, int devices, qint64 total)
{
    constexpr int reports = 900; // half an hour of each device, then again
    note(u"making what %1 devices report"_s.arg(devices));
    const PlantDay plant(devices, reports, 2s);
    const SystemClock clock;
    HistorianSetup setup;
    setup.directory = directory;
    SqliteHistorian historian(setup, clock);
    qint64 onDisk = 0;
    bool compacted = false;
    QObject::connect(&historian, &SqliteHistorian::written,
                     [&onDisk](qint64 samples) { onDisk = samples; });
    QObject::connect(&historian, &SqliteHistorian::compacted, [&compacted] { compacted = true; });
    Written written;
    note(u"writing %1 samples"_s.arg(total));
    const qint64 begunAt = monotonicNs();
    const double cpuBefore = secondsOf(CLOCK_PROCESS_CPUTIME_ID);
    for (qint64 number = 0; written.samples < total; ++number) {
        written.makingSeconds -= secondsOf(CLOCK_THREAD_CPUTIME_ID);
        const QList<Sample> samples = plant.reports(number);
        written.makingSeconds += secondsOf(CLOCK_THREAD_CPUTIME_ID);
        historian.append(samples);
        written.samples += samples.size();
        QCoreApplication::processEvents();
        if (written.samples - onDisk > mostUnderway
            && !waitFor([&] { return written.samples - onDisk <= mostUnderway; }, stuckSeconds))
            return Error{Error::Code::Io,
                         u"the historian does not write: "_s + historian.trouble()};
    }
    historian.compactNow();
    if (!waitFor([&] { return compacted; }, stuckSeconds))
        return Error{Error::Code::Io, u"the historian does not compact: "_s + historian.trouble()};
    written.seconds = double(monotonicNs() - begunAt) / 1e9;
    written.cpuSeconds = secondsOf(CLOCK_PROCESS_CPUTIME_ID) - cpuBefore;
    if (historian.lost() > 0)
        return Error{Error::Code::Io, u"%1 samples were lost"_s.arg(historian.lost())};
    SqliteHistoryReader reader(historian);
    std::optional<HistoryUsage> usage;
    QObject::connect(&reader, &HistoryReader::usageReady,
                     [&usage](int, const HistoryUsage &told) { usage = told; });
    reader.fetchUsage(1);
    if (!waitFor([&] { return usage.has_value(); }, stuckSeconds) || usage->samples < total)
        return Error{Error::Code::Io, u"not all samples are there"_s};
    written.bytesPerSample = usage->bytesPerSample;
    return written;
}

/// A tag's samples as a console writes them, a run a quarter of an hour, but that nothing is synced
/// and the rows of the tail are left out: they would be gone again, and it would take hours.
Outcome writeTag(const QString &directory, const PlantDay &plant, int days)
{
    const auto tail = std::make_shared<HistoryTail>(qint64(1) << 30);
    HistoryFile file(directory, {});
    quint32 next = 0;
    if (const Outcome opened = file.open(); !opened)
        return opened;
    if (const Outcome loaded = file.load(*tail, &next); !loaded)
        return loaded;
    if (const Outcome set = file.connection().execute(u"PRAGMA synchronous = OFF"_s); !set)
        return set;
    HistoryCompactor compactor(file);
    constexpr int reportsPerRun = 450; // a quarter of an hour
    const qint64 runs = qint64(days) * 96;
    for (qint64 run = 0; run < runs; ++run) {
        QList<Sample> samples;
        samples.reserve(reportsPerRun);
        for (qint64 i = run * reportsPerRun; i < (run + 1) * reportsPerRun; ++i)
            samples.append(plant.sample(0, 0, i));
        tail->push(samples);
        const Unsaved unsaved = tail->unsaved();
        if (!unsaved.tags.empty()) {
            if (const Outcome saved = file.save(unsaved); !saved)
                return saved;
        }
        tail->saved(unsaved);
        tail->seal();
        const WallTime now = plant.timeOf((run + 1) * reportsPerRun);
        if (const auto done = compactor.compact(*tail, now); !done)
            return done.error();
        for (bool more = true; more;) {
            const auto merged = compactor.merge();
            if (!merged)
                return merged.error();
            more = *merged;
        }
    }
    file.closeCleanly();
    return std::monostate{};
}

struct Answered
{
    double milliseconds = 0.0; ///< from the question to the answer, the median
    qsizetype buckets = 0;
    QString error;
};

Answered ask(HistoryReader &reader, const HistoryQuery &query)
{
    Answered answered;
    bool ready = false;
    const auto heard =
        QObject::connect(&reader, &HistoryReader::bucketsReady,
                         [&](int, const QList<HistoryBucket> &buckets, const QString &error) {
                             answered.buckets = buckets.size();
                             answered.error = error;
                             ready = true;
                         });
    std::vector<double> times;
    for (int i = 0; i < questions; ++i) {
        ready = false;
        const qint64 askedAt = monotonicNs();
        reader.fetchBuckets(i, query);
        while (!ready)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        times.push_back(double(monotonicNs() - askedAt) / 1e6);
    }
    QObject::disconnect(heard);
    answered.milliseconds = percentile(times, 0.5);
    return answered;
}

Result<JsonLine> run(const Arguments &arguments)
{
    const QString place = QDir::currentPath() + u"/raptor-bench-XXXXXX"_s; // a disk, no memory
    const QTemporaryDir directory(place);
    if (!directory.isValid())
        return Error{Error::Code::Io, directory.errorString()};
    const auto written = writeAll(directory.filePath(u"plant"_s), arguments.number(u"--devices"_s),
                                  arguments.number(u"--samples"_s));
    if (!written)
        return written.error();
    const int days = arguments.number(u"--days"_s);
    note(u"writing %1 days of one tag"_s.arg(days));
    const PlantDay plant(1, 43'200, 2s);
    const QString year = directory.filePath(u"year"_s);
    if (const Outcome made = writeTag(year, plant, days); !made)
        return made.error();
    SqliteHistoryReader reader(year);
    HistoryQuery query;
    query.tag = plant.sample(0, 0, 0).tag;
    query.to = plant.timeOf(qint64(days) * 43'200);
    query.from = query.to - 24h;
    query.step = Milliseconds(24h) / pixels;
    const Answered day = ask(reader, query);
    query.from = plant.begin();
    query.step = (query.to - query.from) / pixels;
    const Answered all = ask(reader, query);
    for (const Answered *answer : {&day, &all}) {
        if (!answer->error.isEmpty() || answer->buckets < pixels * 9 / 10)
            return Error{Error::Code::Io,
                         u"%1 buckets: %2"_s.arg(answer->buckets).arg(answer->error)};
    }
    JsonLine line;
    line.add(u"bench", u"historian").add(u"samples", written->samples);
    line.add(u"samples_per_s", double(written->samples) / written->seconds, 0);
    const auto perSample = [&](double seconds) { return seconds * 1e9 / double(written->samples); };
    line.add(u"cpu_ns_per_sample", perSample(written->cpuSeconds - written->makingSeconds), 0);
    line.add(u"making_cpu_ns_per_sample", perSample(written->makingSeconds), 0);
    line.add(u"bytes_per_sample", written->bytesPerSample, 2);
    line.add(u"day_query_ms", day.milliseconds, 2).add(u"year_query_ms", all.milliseconds, 2);
    line.add(u"days", qint64(days));
    line.add(u"file_bytes_per_sample_of_one_tag",
             double(QFileInfo(historyFileIn(year)).size()) / (double(days) * 43'200.0), 2);
    return line;
}

} // namespace

Benchmark historian()
{
    return {
        u"historian"_s,
        u"samples to the disk and back"_s,
        u"Samples as the simulated plant's motors give them (its physics; half an hour of each\n"
        "device, then again), from append() through the durable tail until all are in blocks\n"
        "with their rollups, on a disk below the working directory, synced.\n"
        "cpu_ns_per_sample: of all threads, without what making the samples took.\n"
        "bytes_per_sample: blocks and rollups. Then a year of one tag at 2 s (a day of it,\n"
        "again and again), in runs of a quarter of an hour as a console makes them: from the\n"
        "question to the answer, the median of 21, for the last 24 h and for all of it, in\n"
        "1,000 buckets each."_s,
        {
            {u"--samples"_s, u"N"_s, u"samples to write"_s, 10'000'000, 100'000, 500'000'000, {}},
            {u"--devices"_s, u"N"_s, u"devices, of nine tags each"_s, 200, 1, 10'000, {}},
            {u"--days"_s, u"N"_s, u"days of the one tag"_s, 365, 2, 3650, {}},
        },
        run};
}

} // namespace Raptor::Bench
