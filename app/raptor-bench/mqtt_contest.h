// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/raptor-bench/arguments.h"
#include "app/raptor-bench/json_line.h"
#include "app/raptor-bench/mqtt_task.h"
#include "app/raptor-bench/peers.h"

#include <vector>

namespace Raptor::Bench {

/// The middle of several runs.
struct Figures
{
    double perSecond = 0; ///< messages, median
    double slowest = 0;
    double fastest = 0;
    double allocationsPerMessage = -1; ///< median; -1 unknown
};

/// The options that both MQTT benchmarks have.
[[nodiscard]] QList<OptionSpec> mqttOptions();
[[nodiscard]] MqttTask taskOf(const Arguments &arguments, MqttTask::Direction direction);

/// Does a task some times, each with a counterpart in a process of its own.
[[nodiscard]] Result<Figures> measure(MqttContender &contender, const MqttTask &task,
                                      int repetitions);
[[nodiscard]] double median(std::vector<double> values);
/// Of runs that were measured one by one.
[[nodiscard]] Figures combined(const std::vector<Figures> &runs);
/// The peers asked for, one after another. What cannot be measured is missing in the result, and
/// standard error says why.
[[nodiscard]] JsonLine measurePeers(const Arguments &arguments, MqttTask task);
/// Members that tell how it was measured, and our figures.
void addTask(JsonLine &line, const MqttTask &task);
void addFigures(JsonLine &line, const Figures &figures);
[[nodiscard]] int peerMessages(const Arguments &arguments);

} // namespace Raptor::Bench
