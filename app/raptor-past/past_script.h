// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/device_id.h"

#include <QtCore/QList>
#include <QtCore/QStringList>

/// What happens on the simulated day, the same every time: the local broker loses its power for a
/// while and the cloud takes over later on; a leg plugs, is stopped, and stands still since.
namespace Raptor::Past {

using Minutes = std::chrono::duration<double, std::ratio<60>>;

/// Before the end of the day.
constexpr Minutes dayLength{24 * 60};
constexpr Minutes gapFrom{585};
constexpr Minutes gapTo{548};
constexpr Minutes backToLocal{205};
constexpr Minutes plugFrom{92.5};
constexpr Minutes plugStop{91.8};
constexpr Milliseconds reportEvery{2000};

/// Times at which a device runs, before the end of the day.
struct Run
{
    Minutes from;
    Minutes to;
};

struct Motors
{
    QString name;
    int motors = 1;
    QList<Run> runs;
};

/// As raptor-sim knows them: every third has two motors, and every third stands still at the end.
[[nodiscard]] QList<Motors> motors();
[[nodiscard]] DeviceId device(const QString &name);
/// The leg that plugs.
[[nodiscard]] QString plugged();
/// Which broker was read then.
[[nodiscard]] QString brokerAt(Minutes before);

} // namespace Raptor::Past
