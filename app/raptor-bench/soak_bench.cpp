// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/benchmark.h"
#include "app/raptor-bench/plant_process.h"
#include "app/raptor-bench/process_figures.h"
#include "app/raptor-bench/wait_for.h"
#include "app/raptor-bench/window_setup.h"
#include "app/raptor-console/desktop.h"
#include "models/history/history_file.h"

#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>

#include <algorithm>

namespace Raptor::Bench {

using namespace Qt::StringLiterals;

namespace {

constexpr double bytesPerMb = 1024.0 * 1024.0;
constexpr double secondsPerHour = 3600;
constexpr double secondsPerLook = 5;
constexpr double secondsPerWord = 300; ///< between two lines on standard error
constexpr double afterWards = 0.5; ///< of the run: when memory has to have settled

/// What the process and its files hold at one moment.
struct Look
{
    double seconds = 0; ///< since the start
    double residentMb = 0;
    double logMb = 0; ///< write-ahead log of the history
    double historyMb = 0;
    qint64 descriptors = 0;
    qint64 messages = 0;
    qint64 shed = 0;
};

double megabytes(const QString &file)
{
    return double(QFileInfo(file).size()) / bytesPerMb; // 0 when there is none
}

Look lookAt(const App::Console &console, const QString &directory, double seconds)
{
    const ProcessFigures figures = ProcessFigures::now();
    const QString history = History::historyFileIn(directory);
    const auto counters = console.mailboxCounters();
    Look look;
    look.seconds = seconds;
    look.residentMb = double(figures.residentBytes) / bytesPerMb;
    look.logMb = megabytes(history + u"-wal"_s);
    look.historyMb = megabytes(history);
    look.descriptors = figures.descriptors;
    look.messages = counters.accepted;
    look.shed = counters.shed;
    return look;
}

/// Of the straight line through the residents from @p from on, by least squares.
double megabytesPerHour(const std::vector<Look> &looks, double from)
{
    double count = 0;
    double meanX = 0;
    double meanY = 0;
    for (const Look &look : looks) {
        if (look.seconds < from)
            continue;
        ++count;
        meanX += look.seconds;
        meanY += look.residentMb;
    }
    if (count < 2)
        return std::nan("");
    meanX /= count;
    meanY /= count;
    double above = 0;
    double below = 0;
    for (const Look &look : looks) {
        if (look.seconds < from)
            continue;
        above += (look.seconds - meanX) * (look.residentMb - meanY);
        below += (look.seconds - meanX) * (look.seconds - meanX);
    }
    return above / below * secondsPerHour;
}

void say(const Look &look)
{
    note(u"%1 min: %2 MB resident, write-ahead log %3 MB, history %4 MB, %5 descriptors"_s
             .arg(look.seconds / 60, 0, 'f', 1)
             .arg(look.residentMb, 0, 'f', 1)
             .arg(look.logMb, 0, 'f', 1)
             .arg(look.historyMb, 0, 'f', 1)
             .arg(look.descriptors));
}

std::vector<Look> watch(const App::Console &console, const QString &directory, double seconds)
{
    const qint64 begunAt = monotonicNs();
    const double every = std::min(secondsPerLook, seconds / 20);
    double nextWord = 0;
    std::vector<Look> looks;
    for (;;) {
        const double now = double(monotonicNs() - begunAt) / 1e9;
        looks.push_back(lookAt(console, directory, now));
        if (now >= nextWord) {
            say(looks.back());
            nextWord += secondsPerWord;
        }
        if (now >= seconds)
            return looks;
        QEventLoop loop;
        QTimer::singleShot(int(every * 1000), &loop, &QEventLoop::quit);
        loop.exec();
    }
}

JsonLine lineOf(const std::vector<Look> &looks)
{
    const auto most = [&looks](auto figure) {
        return (*std::max_element(looks.cbegin(), looks.cend(),
                                  [figure](const Look &a, const Look &b) {
                                      return a.*figure < b.*figure;
                                  })).*figure;
    };
    const Look &first = looks.front();
    const Look &last = looks.back();
    const auto half = std::find_if(looks.cbegin(), looks.cend(), [&last](const Look &look) {
        return look.seconds >= last.seconds * afterWards;
    });
    JsonLine line;
    line.add(u"bench", u"soak").add(u"seconds", last.seconds, 0);
    line.add(u"msgs_per_s", double(last.messages - first.messages) / last.seconds, 0);
    line.add(u"shed", last.shed - first.shed);
    line.add(u"rss_first_mb", first.residentMb, 1).add(u"rss_half_mb", half->residentMb, 1);
    line.add(u"rss_last_mb", last.residentMb, 1);
    line.add(u"rss_mb_per_h", megabytesPerHour(looks, half->seconds), 2);
    line.add(u"wal_max_mb", most(&Look::logMb), 1).add(u"wal_last_mb", last.logMb, 1);
    line.add(u"history_mb", last.historyMb, 1);
    line.add(u"descriptors_first", first.descriptors).add(u"descriptors_half", half->descriptors);
    line.add(u"descriptors_last", last.descriptors);
    return line;
}

Result<JsonLine> run(const Arguments &arguments)
{
    const int devices = arguments.number(u"--devices"_s);
    const QTemporaryDir directory;
    if (!directory.isValid())
        return Error{Error::Code::Io, directory.errorString()};
    PlantProcess plant({.devices = devices,
                        .rate = arguments.number(u"--rate"_s),
                        .motors = 2,
                        .running = true});
    const auto broker = plant.broker();
    if (!broker)
        return Error{Error::Code::Io, u"the plant did not start"_s};
    const SystemClock clock;
    App::Desktop desktop(windowSetup(*broker, directory.path(), u"overview"_s), clock);
    desktop.start();
    const auto looks = watch(desktop.console(), directory.path(),
                             double(arguments.number(u"--seconds"_s)));
    const auto count = plant.count();
    if (!count)
        return Error{Error::Code::Io, u"the plant does not answer"_s};
    JsonLine line = lineOf(looks);
    line.add(u"devices", qint64(devices)).add(u"not_read", count->leftOut);
    return line;
}

} // namespace

Benchmark soak()
{
    return {
        u"soak"_s,
        u"memory, log and descriptors of the real window over hours"_s,
        u"The real window (without a screen) with history, alarms and audit trail on a disk, on a\n"
        "broker and a plant in a process of its own. Looks every five seconds. rss_mb_per_h is\n"
        "the slope of what is resident in the second half of the time (a line by least squares),\n"
        "wal_max_mb the largest write-ahead log of the history; shed: messages left out because\n"
        "the window could not follow; not_read: reports that the plant could not hand over."_s,
        {
            {u"--devices"_s, u"N"_s, u"devices of eight values"_s, 4000, 1, 20'000, {}},
            {u"--rate"_s, u"N"_s, u"messages a second"_s, 2000, 1, 100'000, {}},
            {u"--seconds"_s, u"N"_s, u"for how long"_s, 3600, 1, 864'000, {}},
        },
        run,
        true};
}

} // namespace Raptor::Bench
