// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/benchmark.h"
#include "app/raptor-bench/frame_probe.h"
#include "app/raptor-bench/percentiles.h"
#include "app/raptor-bench/plant_process.h"
#include "app/raptor-bench/wait_for.h"
#include "app/raptor-bench/window_setup.h"
#include "app/raptor-console/desktop.h"
#include "models/domain/quality.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QSet>
#include <QtCore/QTemporaryDir>

namespace Raptor::Bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int conditionsEach = 10;
constexpr int stuckSeconds = 60;
constexpr int mostRows = 1'000'000;

/// Of a device with ten signals, each with one limit and no delay.
QByteArray profile()
{
    QByteArray text = R"(id = "raptor"
title = "Benchmark"
period_ms = 2000
fastest_period_ms = 500
taken_at = ["/ts"]
sequence = ["/seq"]
[[topics]]
state = "raptor/{site}/{device}/state"
command = "raptor/{site}/{device}/cmd"
[[signals]]
id = "running"
label = "Running"
kind = "boolean"
pointers = ["/wheels_running"]
[[states]]
signal = "running"
equals = true
state = "running"
[[states]]
signal = "running"
equals = false
state = "stopped"
)";
    for (int i = 1; i <= conditionsEach; ++i) {
        QByteArray part = R"([[signals]]
id = "s%1"
label = "S%1"
unit = "A"
range = [0, 200]
normal = [0, 40]
limits = { high = 50 }
pointers = ["/s%1"]
[[alarms]]
kind = "high"
signal = "s%1"
deadband = 1
priority = %2
text = "S%1 high"
)";
        text +=
            part.replace("%1", QByteArray::number(i)).replace("%2", QByteArray::number(1 + i % 3));
    }
    return text;
}

bool writeProfile(const QString &directory)
{
    QFile file(directory + u"/profiles/bench.toml"_s);
    return QDir(directory).mkpath(u"profiles"_s) && file.open(QIODevice::WriteOnly)
        && file.write(profile()) > 0;
}

App::Desktop::Setup setupOf(const BrokerProfile &broker, const QString &directory,
                            const QString &page)
{
    App::Desktop::Setup setup = windowSetup(broker, directory + u"/data"_s, page);
    setup.console.profileDirectories = {directory + u"/profiles"_s};
    return setup;
}

bool allLive(App::Console &console, int devices)
{
    for (int i = 0; i < devices; ++i) {
        const auto state = console.plant().state(PlantProcess::device(i));
        if (!state || !isLive(state->quality))
            return false;
    }
    return true;
}

/// What the journal on the disk has of alarms that were raised.
struct Journalled
{
    qint64 rows = 0;
    qint64 alarms = 0;
};

std::optional<Journalled> readJournal(AlarmHistory &history)
{
    std::optional<Journalled> result;
    bool answered = false;
    const auto heard =
        QObject::connect(&history, &AlarmHistory::fetched,
                         [&](int, const QList<AlarmTransition> &rows, const QString &error) {
                             answered = true;
                             if (!error.isEmpty())
                                 return note(error);
                             QSet<QString> alarms;
                             Journalled found;
                             for (const AlarmTransition &row : rows) {
                                 if (row.event != AlarmEvent::Raise || row.key.subject.isEmpty())
                                     continue;
                                 ++found.rows;
                                 alarms.insert(row.key.text());
                             }
                             found.alarms = alarms.size();
                             result = found;
                         });
    history.fetch(1, {.most = mostRows});
    (void)waitFor([&] { return answered; }, stuckSeconds);
    QObject::disconnect(heard);
    return result;
}

Result<JsonLine> run(const Arguments &arguments)
{
    const int devices = arguments.number(u"--devices"_s);
    const int seconds = arguments.number(u"--seconds"_s);
    const int total = devices * conditionsEach;
    const QStringList pages = arguments.words(u"--page"_s);
    const QTemporaryDir directory;
    if (!writeProfile(directory.path()))
        return Error{Error::Code::Io, u"the profile cannot be written"_s};
    PlantProcess plant({devices, std::max(total / seconds, 1), conditionsEach});
    const auto broker = plant.broker();
    if (!broker)
        return Error{Error::Code::Io, u"the plant did not start"_s};
    const SystemClock clock;
    App::Desktop desktop(
        setupOf(*broker, directory.path(), pages.isEmpty() ? u"alarms"_s : pages.last()), clock);
    desktop.start();
    if (!waitFor([&] { return allLive(desktop.console(), devices); }, stuckSeconds))
        return Error{Error::Code::Io,
                     u"%1 of %2 devices were seen by the console"_s
                         .arg(desktop.console().plant().devices().size())
                         .arg(devices)};
    AlarmService &service = desktop.console().alarms()->service();
    QSet<QString> raised;
    qint64 lastAt = 0;
    QObject::connect(&service, &AlarmService::recordsChanged, &desktop,
                     [&](const QList<AlarmRecord> &records) {
                         for (const AlarmRecord &record : records) {
                             if (record.status.isActive() && !record.key.subject.isEmpty())
                                 raised.insert(record.key.text());
                         }
                         lastAt = monotonicNs();
                     });
    int bannerChanges = 0;
    QObject::connect(&service, &AlarmDesk::summaryChanged, &desktop, [&] { ++bannerChanges; });
    note(u"%1 alarms in %2 s"_s.arg(total).arg(seconds));
    FrameProbe probe(&desktop.window());
    const qint64 begunAt = monotonicNs();
    plant.raiseConditions();
    if (!waitFor([&] { return raised.size() >= total; }, stuckSeconds))
        return Error{Error::Code::Io, u"only %1 alarms were raised"_s.arg(raised.size())};
    const std::vector<double> frames = probe.frames();
    const int changes = bannerChanges;
    // Rows are written in lots: the last ones may still be on their way.
    const QDeadlineTimer patience(stuckSeconds * 1000);
    std::optional<Journalled> journalled = readJournal(desktop.console().alarms()->history());
    while (journalled && journalled->rows < total && !patience.hasExpired())
        journalled = readJournal(desktop.console().alarms()->history());
    if (!journalled)
        return Error{Error::Code::Io, u"the journal cannot be read"_s};
    JsonLine line;
    line.add(u"bench", u"alarms").add(u"alarms", qint64(total));
    line.add(u"journalled", journalled->alarms);
    line.add(u"journalled_twice", journalled->rows - journalled->alarms);
    line.add(u"frame_p50_ms", percentile(frames, 0.5), 2);
    line.add(u"frame_p99_ms", percentile(frames, 0.99), 2);
    line.add(u"frame_max_ms", percentile(frames, 1), 2);
    line.add(u"frames", qint64(frames.size()));
    line.add(u"seconds", double(lastAt - begunAt) / 1e9, 2).add(u"banner_changes", qint64(changes));
    return line;
}

} // namespace

Benchmark alarms()
{
    return {
        u"alarms"_s,
        u"a flood of alarms in the real window"_s,
        u"The real window (without a screen) with its journal, on a broker and a plant in a "
        u"process\n"
        "of its own. Every report of a device raises one of its ten alarms; the pace is such that\n"
        "all of them are raised within --seconds. Meanwhile a thread asks the window 60 times a\n"
        "second to paint; a frame is the time from there until it has.\n"
        "journalled: alarms that the journal on the disk has as raised; journalled_twice: rows "
        "too\n"
        "many. banner_changes: how often the top bar was told something new."_s,
        {
            {u"--devices"_s, u"N"_s, u"devices, of ten alarms each"_s, 1000, 1, 10000, {}},
            {u"--seconds"_s, u"N"_s, u"time within which all are raised"_s, 10, 1, 3600, {}},
            {u"--page"_s,
             u"NAME"_s,
             u"the page that is open: alarms (if left out) or overview"_s,
             0,
             0,
             0,
             {u"alarms"_s, u"overview"_s}},
        },
        run,
        true};
}

} // namespace Raptor::Bench
