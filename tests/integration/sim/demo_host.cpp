// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A program that hosts a demo plant, to be killed by tst_demoplant: raptor-sim's name is the
// argument.
#include "app/demo/demo_plant.h"

#include <QtCore/QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace Raptor;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    App::DemoSetup setup = App::DemoSetup::standard();
    setup.simulator = QCoreApplication::arguments().value(1);
    App::DemoPlant plant(setup);
    QObject::connect(&plant, &App::DemoPlant::failed, &plant, [](const QString &reason) {
        std::fprintf(stderr, "%s\n", qPrintable(reason));
        QCoreApplication::exit(1);
    });
    QObject::connect(&plant, &App::DemoPlant::ready, &plant, [&plant] {
        QStringList ids;
        for (qint64 id : plant.processIds())
            ids.append(QString::number(id));
        std::printf("%s\n", qPrintable(ids.join(u' ')));
        std::fflush(stdout);
    });
    plant.start();
    return QCoreApplication::exec();
}
