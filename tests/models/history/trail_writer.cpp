// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// trail_writer DIR NAME COUNT [turns]: adds COUNT rows to the trail in DIR (0: without end), and
// prints the id of each as soon as it is durable; "turns": one for each line that it reads. A
// program of its own, so that it can be killed.
#include "tests/support/fake_clock.h"
#include "trail_support.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSocketNotifier>

#include <cstdio>

using namespace Raptor;
using namespace Raptor::History;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int count = arguments.at(3).toInt();
    const bool turns = arguments.value(4) == QLatin1String("turns");
    const SystemClock clock;
    AuditTrailSetup setup;
    setup.directory = arguments.at(1);
    SqliteAuditTrail trail(setup, clock);
    int appended = 0;
    const auto appendOne = [&] {
        CommandRecord record = Test::command(++appended, clock);
        record.id = arguments.at(2) + QStringLiteral("-%1").arg(appended);
        trail.append(Test::requested(record));
    };
    int written = 0;
    QObject::connect(&trail, &AuditTrail::durable, &application, [&](const QString &id) {
        std::puts(qPrintable(id));
        std::fflush(stdout);
        if (++written == count)
            QCoreApplication::quit();
        else if (!turns && (count == 0 || appended < count))
            appendOne();
    });
    QSocketNotifier turn(fileno(stdin), QSocketNotifier::Read);
    turn.setEnabled(turns);
    QObject::connect(&turn, &QSocketNotifier::activated, &application, [&] {
        char line[80];
        if (std::fgets(line, sizeof line, stdin))
            appendOne();
        else
            turn.setEnabled(false);
    });
    // Some rows share a commit, others have their own.
    for (int row = 0; row < 3 && !turns && (count == 0 || row < count); ++row)
        appendOne();
    return QCoreApplication::exec();
}
