// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// history_keeper DIR FIRST: appends samples numbered from FIRST on, of ten tags, without end, makes
// blocks all the time, and prints the number of each that is said to be on the disk. A program of
// its own, so that it can be killed.
#include "history_support.h"

#include <QtCore/QCoreApplication>

#include <cstdio>

using namespace Raptor;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const SystemClock clock;
    History::HistorianSetup setup;
    setup.directory = arguments.at(1);
    setup.commitEvery = Milliseconds(1);
    setup.compactEvery = Milliseconds(20);
    History::SqliteHistorian historian(setup, clock);
    const qint64 first = arguments.at(2).toLongLong();
    qint64 next = first;
    QTimer more;
    QObject::connect(&more, &QTimer::timeout, &historian, [&] {
        QList<Sample> samples;
        for (int i = 0; i < 30; ++i, ++next) {
            samples.append(Test::historySample(Test::historyTag(int(next % 10)),
                                               fromEpochMs(1'763'690'000'000 + next),
                                               double(next)));
        }
        historian.append(samples);
    });
    QObject::connect(&historian, &History::SqliteHistorian::written, &historian,
                     [first](qint64 samples) {
                         std::printf("%lld\n", static_cast<long long>(first + samples));
                         std::fflush(stdout);
                     });
    more.start(1);
    return QCoreApplication::exec();
}
