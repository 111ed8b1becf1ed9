// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/benchmark.h"
#include "app/raptor-bench/frame_probe.h"
#include "app/raptor-bench/percentiles.h"
#include "app/raptor-bench/plant_process.h"
#include "app/raptor-bench/process_figures.h"
#include "app/raptor-bench/wait_for.h"
#include "app/raptor-bench/window_setup.h"
#include "app/raptor-console/desktop.h"
#include "models/domain/quality.h"

#include <QtCore/QTemporaryDir>

namespace Raptor::Bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int stuckSeconds = 300;
/// Until what is done once for a new device is over.
constexpr int settleSeconds = 3;
constexpr double secondsPerReport = 2;
constexpr double bytesPerMb = 1024.0 * 1024.0;

/// Whether every device has reported. Looks on where it stood when it was asked last.
class Attendance
{
public:
    Attendance(const Models::PlantStore &plant, int devices)
        : m_plant(plant), m_devices(devices) { }

    [[nodiscard]] bool isComplete()
    {
        while (m_seen < m_devices) {
            const Models::TrackedDevice *device = m_plant.device(PlantProcess::device(m_seen));
            if (!device || !isLive(device->quality()))
                return false;
            ++m_seen;
        }
        return true;
    }
    [[nodiscard]] int seen() const { return m_seen; }

private:
    const Models::PlantStore &m_plant;
    int m_devices;
    int m_seen = 0;
};

/// What the console took in between two moments.
struct Intake
{
    qint64 at = monotonicNs();
    qint64 messages = 0;
    qint64 shed = 0;
    ProcessFigures used = ProcessFigures::now();

    static Intake of(const App::Console &console)
    {
        Intake now;
        const auto counters = console.mailboxCounters();
        now.messages = counters.accepted;
        now.shed = counters.shed;
        return now;
    }
    [[nodiscard]] double secondsSince(const Intake &before) const
    {
        return double(at - before.at) / 1e9;
    }
};

/// What the history kept of the samples that the console took.
class Record final : public QObject
{
public:
    explicit Record(App::Console &console) : m_historian(historianOf(console))
    {
        connect(&console.plant(), &Models::PlantStore::samplesArrived, this,
                [this](const QList<Sample> &samples) { m_samples += samples.size(); });
        if (m_historian) {
            connect(m_historian, &History::SqliteHistorian::written, this,
                    [this](qint64 samples) { m_written = samples; });
        }
    }

    [[nodiscard]] qint64 samples() const { return m_samples; }
    [[nodiscard]] qint64 lost() const { return m_historian ? m_historian->lost() : m_samples; }
    /// Waits until all that has arrived by now is on the disk; the seconds that it took.
    [[nodiscard]] double settle() const
    {
        const qint64 begunAt = monotonicNs();
        const qint64 due = m_samples;
        (void)waitFor([&] { return m_written + lost() >= due; }, stuckSeconds);
        return double(monotonicNs() - begunAt) / 1e9;
    }

private:
    [[nodiscard]] static History::SqliteHistorian *historianOf(App::Console &console)
    {
        return console.history() ? &console.history()->historian() : nullptr;
    }

    History::SqliteHistorian *m_historian;
    qint64 m_samples = 0;
    qint64 m_written = 0;
};

/// Without a look in between: that would be measured as well.
void wait(int seconds)
{
    QEventLoop loop;
    QTimer::singleShot(std::chrono::seconds(seconds), &loop, &QEventLoop::quit);
    loop.exec();
}

struct Measured
{
    std::vector<double> frames;
    Intake before;
    Intake after;
    Intake afterQuiet; ///< without a probe that makes the window paint
    PlantProcess::Count plant;
    qint64 samples = 0;
    qint64 lost = 0; ///< of these, by the history
    double writtenAfter = 0.0; ///< seconds until the last of them was on the disk
};

Result<Measured> measure(App::Desktop &desktop, const Record &record, PlantProcess &plant,
                         int seconds, int cpuSeconds)
{
    Measured measured;
    const qint64 samplesBefore = record.samples();
    const qint64 lostBefore = record.lost();
    const auto countBefore = plant.count();
    measured.before = Intake::of(desktop.console());
    {
        const FrameProbe probe(&desktop.window());
        wait(seconds);
        measured.frames = probe.frames();
        measured.after = Intake::of(desktop.console());
    }
    measured.samples = record.samples() - samplesBefore;
    const auto countAfter = plant.count();
    if (!countBefore || !countAfter)
        return Error{Error::Code::Io, u"the plant does not answer"_s};
    measured.plant.due = countAfter->due - countBefore->due;
    measured.plant.sent = countAfter->sent - countBefore->sent;
    measured.plant.leftOut = countAfter->leftOut - countBefore->leftOut;
    measured.writtenAfter = record.settle();
    measured.lost = record.lost() - lostBefore;
    const Intake begun = Intake::of(desktop.console());
    wait(cpuSeconds);
    measured.afterQuiet = Intake::of(desktop.console());
    // Without a quiet part the figures are those of the other.
    if (cpuSeconds > 0) {
        measured.afterQuiet.used.cpuSeconds -= begun.used.cpuSeconds;
        measured.afterQuiet.used.threadSeconds -= begun.used.threadSeconds;
        measured.afterQuiet.at -= begun.at;
    } else {
        measured.afterQuiet.used.cpuSeconds -= measured.before.used.cpuSeconds;
        measured.afterQuiet.used.threadSeconds -= measured.before.used.threadSeconds;
        measured.afterQuiet.at -= measured.before.at;
    }
    return measured;
}

JsonLine lineOf(const Measured &measured, int devices, int rate, const QString &page)
{
    const double seconds = measured.after.secondsSince(measured.before);
    const double quiet = double(measured.afterQuiet.at) / 1e9;
    const qint64 taken = measured.after.messages - measured.before.messages;
    JsonLine line;
    line.add(u"bench", u"frames").add(u"devices", qint64(devices)).add(u"page", page);
    line.add(u"rate", qint64(rate)).add(u"msgs_per_s", double(taken) / seconds, 0);
    line.add(u"samples_per_s", double(measured.samples) / seconds, 0);
    line.add(u"frame_p50_ms", percentile(measured.frames, 0.5), 2);
    line.add(u"frame_p99_ms", percentile(measured.frames, 0.99), 2);
    line.add(u"frame_max_ms", percentile(measured.frames, 1), 2);
    line.add(u"frames", qint64(measured.frames.size()));
    line.add(u"cpu_cores", measured.afterQuiet.used.cpuSeconds / quiet, 3);
    line.add(u"gui_cores", measured.afterQuiet.used.threadSeconds / quiet, 3);
    line.add(u"rss_mb", double(measured.afterQuiet.used.residentBytes) / bytesPerMb, 1);
    line.add(u"rss_peak_mb", double(measured.afterQuiet.used.peakBytes) / bytesPerMb, 1);
    line.add(u"shed", measured.after.shed - measured.before.shed);
    line.add(u"not_read", measured.plant.leftOut);
    line.add(u"history_lost", measured.lost);
    line.add(u"history_s", measured.writtenAfter, 2).add(u"seconds", seconds, 1);
    return line;
}

Result<JsonLine> run(const Arguments &arguments)
{
    const int devices = arguments.number(u"--devices"_s);
    const int rate = arguments.has(u"--rate"_s) ? arguments.number(u"--rate"_s)
                                                : std::max(1, int(devices / secondsPerReport));
    const QStringList pages = arguments.words(u"--page"_s);
    const QString page = pages.isEmpty() ? u"overview"_s : pages.last();
    const QTemporaryDir directory;
    PlantProcess plant({.devices = devices, .rate = rate, .motors = 2, .running = true});
    const auto broker = plant.broker();
    if (!broker)
        return Error{Error::Code::Io, u"the plant did not start"_s};
    const SystemClock clock;
    App::Desktop desktop(windowSetup(*broker, directory.path(), page), clock);
    const qint64 begunAt = monotonicNs();
    const Record record(desktop.console());
    desktop.start();
    Attendance attendance(desktop.console().plant(), devices);
    if (!waitFor([&] { return attendance.isComplete(); }, stuckSeconds))
        return Error{
            Error::Code::Io,
            u"%1 of %2 devices were seen by the console"_s.arg(attendance.seen()).arg(devices)};
    const double allSeconds = double(monotonicNs() - begunAt) / 1e9;
    note(u"%1 devices live after %2 s"_s.arg(devices).arg(allSeconds, 0, 'f', 1));
    wait(settleSeconds);
    const auto measured = measure(desktop, record, plant, arguments.number(u"--seconds"_s),
                                  arguments.number(u"--cpu-seconds"_s));
    if (!measured)
        return measured.error();
    JsonLine line = lineOf(*measured, devices, rate, page);
    line.add(u"all_live_s", allSeconds, 1);
    return line;
}

} // namespace

Benchmark frames()
{
    return {
        u"frames"_s,
        u"frames of the real window under load"_s,
        u"The real window (without a screen) with all that stands behind it, on a broker and a\n"
        "plant in a process of its own whose devices report eight values each. When all are\n"
        "live a thread asks the window 60 times a second to paint, for --seconds; a frame is\n"
        "the time from there until it has. After that nobody asks for --cpu-seconds:\n"
        "cpu_cores is what the whole process needs then, gui_cores its first thread.\n"
        "msgs_per_s: messages that the console took; shed: of these, left out because the\n"
        "window could not follow; not_read: reports that the plant could not hand over at all;\n"
        "history_lost: samples that the history could not keep; history_s: how long after the\n"
        "end the last of them was on the disk.\n"
        "all_live_s: from the start until every device was live. RP-22 is --rate 20000\n"
        "--seconds 600 and --rate 100000 --seconds 10 --cpu-seconds 0."_s,
        {
            {u"--devices"_s, u"N"_s, u"devices"_s, 10'000, 1, 20'000, {}},
            {u"--rate"_s,
             u"N"_s,
             u"messages a second; left out: one of each device in 2 s"_s,
             5000,
             1,
             1'000'000,
             {}},
            {u"--seconds"_s, u"N"_s, u"time that frames are asked for"_s, 20, 1, 86'400, {}},
            {u"--cpu-seconds"_s,
             u"N"_s,
             u"time without; 0: cpu_cores is of the time with"_s,
             10,
             0,
             3600,
             {}},
            {u"--page"_s,
             u"NAME"_s,
             u"the page that is open: overview (if left out), device or alarms"_s,
             0,
             0,
             0,
             {u"overview"_s, u"device"_s, u"alarms"_s}},
        },
        run,
        true};
}

} // namespace Raptor::Bench
