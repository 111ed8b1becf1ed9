// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// link_keeper DIR FIRST: adds switches numbered from FIRST on to the history of links in DIR,
// without end, and prints the number of each as soon as it is in the file. A program of its own, so
// that it can be killed.
#include "models/history/link_history_file.h"

#include <QtCore/QCoreApplication>

#include <cstdio>

using namespace Raptor;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    int number = arguments.at(2).toInt();
    History::LinkHistoryFile history({.directory = arguments.at(1), .most = 50});
    const auto next = [&history, &number] {
        history.add({fromEpochMs(1'763'690'000'000 + number), QStringLiteral("local"),
                     QStringLiteral("cloud"), QString::number(number), false});
    };
    QObject::connect(&history, &History::LinkHistoryFile::loaded, &history, next);
    QObject::connect(&history, &History::LinkHistoryFile::settled, &history, [&number, next] {
        std::printf("%d\n", number);
        std::fflush(stdout);
        ++number;
        next();
    });
    return QCoreApplication::exec();
}
