// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// raptor-past DIRECTORY: writes there what a console would have kept of a simulated day that ends
// now, through the console's own writers. For pictures of trends and of the replay.
#include "app/raptor-bench/wait_for.h"
#include "app/raptor-past/past_plant.h"
#include "app/raptor-past/past_records.h"
#include "models/history/sqlite_historian.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTextStream>

using namespace Qt::StringLiterals;
using namespace Raptor;

namespace {

constexpr qint64 mostUnderway = 500'000; ///< samples that wait to be written
constexpr int stuckSeconds = 300;

Outcome writeHistory(const QString &directory, WallTime end, const Clock &clock)
{
    History::SqliteHistorian historian({.directory = directory}, clock);
    qint64 onDisk = 0;
    bool compacted = false;
    QObject::connect(&historian, &History::SqliteHistorian::written,
                     [&onDisk](qint64 samples) { onDisk = samples; });
    QObject::connect(&historian, &History::SqliteHistorian::compacted,
                     [&compacted] { compacted = true; });
    Past::PastPlant plant(end);
    const auto failed = [&historian] {
        return Error{Error::Code::Io, u"the history is not written: "_s + historian.trouble()};
    };
    bool silent = false;
    for (qint64 appended = 0; !plant.atEnd();) {
        if (plant.inGap() && !std::exchange(silent, true))
            historian.breakOff(plant.devices());
        const QList<Sample> samples = plant.next();
        historian.append(samples);
        appended += samples.size();
        QCoreApplication::processEvents();
        const bool busy = appended - onDisk > mostUnderway;
        if (busy
            && !Bench::waitFor([&] { return appended - onDisk <= mostUnderway; }, stuckSeconds))
            return failed();
    }
    historian.compactNow();
    if (!Bench::waitFor([&compacted] { return compacted; }, stuckSeconds) || historian.lost() > 0)
        return failed();
    return std::monostate{};
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication program(argc, argv);
    QTextStream errors(stderr);
    if (argc != 2) {
        errors << "usage: raptor-past DIRECTORY\n";
        return 2;
    }
    const QString directory = QString::fromLocal8Bit(argv[1]);
    const SystemClock clock;
    const WallTime end = clock.wall();
    Outcome done = writeHistory(directory, end, clock);
    if (done)
        done = Past::writeRecords(directory, end, clock);
    if (!done)
        errors << done.error().text << '\n';
    return done ? 0 : 1;
}
