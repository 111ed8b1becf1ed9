// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The task of a PlantServer as arguments of its process.
#include "app/raptor-bench/plant_server.h"

namespace Raptor::Bench {

int runPlantServer(const QList<QByteArray> &arguments)
{
    if (arguments.size() != 5)
        return 2;
    const PlantTask task{.devices = arguments[0].toInt(),
                         .rate = arguments[1].toInt(),
                         .conditions = arguments[2].toInt(),
                         .motors = arguments[3].toInt(),
                         .running = arguments[4].toInt() != 0};
    if (task.devices < 1 || task.conditions > 20 || task.motors < 1 || task.motors > 4)
        return 2;
    return PlantServer(task).serve();
}

QList<QByteArray> plantArguments(const PlantTask &task)
{
    return {QByteArray::number(task.devices), QByteArray::number(task.rate),
            QByteArray::number(task.conditions), QByteArray::number(task.motors),
            QByteArray::number(int(task.running))};
}

} // namespace Raptor::Bench
