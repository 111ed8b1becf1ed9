// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/benchmark.h"
#include "app/raptor-bench/mqtt_contest.h"
#include "app/raptor-bench/own_client.h"

#include <cmath>
#include <vector>

namespace Raptor::Bench {

using namespace Qt::StringLiterals;

namespace {

/// The cost of a message is compared with that in a backlog of a twentieth.
constexpr int shareOfSmall = 20;
/// Short runs are noisy, so there are more of them.
constexpr int smallRuns = 3;

/// 400000 as "400k".
QString shortNumber(int number)
{
    if (number >= 1000000 && number % 1000000 == 0)
        return u"%1M"_s.arg(number / 1000000);
    if (number >= 1000 && number % 1000 == 0)
        return u"%1k"_s.arg(number / 1000);
    return QString::number(number);
}

Result<JsonLine> run(const Arguments &arguments)
{
    const MqttTask task = taskOf(arguments, MqttTask::Direction::Receive);
    const int repetitions = arguments.number(u"--repetitions"_s);
    MqttTask small = task;
    small.messages = task.messages / shareOfSmall;
    OwnClient client;
    note(u"own client: %1 messages, and %2"_s.arg(task.messages).arg(small.messages));
    std::vector<Figures> large;
    std::vector<double> ratios;
    for (int i = 0; i < repetitions; ++i) {
        // Side by side, so that a machine that changes its pace does not change the ratio.
        const auto many = measure(client, task, 1);
        if (!many)
            return many.error();
        const auto few = measure(client, small, smallRuns);
        if (!few)
            return few.error();
        large.push_back(*many);
        ratios.push_back(few->perSecond / many->perSecond);
    }
    const Figures figures = combined(large);
    JsonLine line;
    line.add(u"bench", u"mqtt-receive");
    addTask(line, task);
    addFigures(line, figures);
    line.add(u"cost_ratio_%1_%2"_s.arg(shortNumber(task.messages), shortNumber(small.messages)),
             median(ratios), 3);
    line.add(u"allocs_per_msg",
             figures.allocationsPerMessage < 0 ? std::nan("") : figures.allocationsPerMessage, 4);
    line.add(u"peers", measurePeers(arguments, task));
    line.add(u"peer_messages", qint64(peerMessages(arguments)));
    return line;
}

} // namespace

Benchmark mqttReceive()
{
    return {u"mqtt-receive"_s, u"how fast messages come out of the MQTT client"_s,
            u"A source in a process of its own sends N messages over a TCP connection on this\n"
            "machine, encoded beforehand and as fast as TCP takes them, so that there is always\n"
            "a backlog. The clock runs from the confirmed subscription to the last message (with\n"
            "QoS 1 and 2: until the source has all acknowledgements). Each topic and payload that\n"
            "comes out of QMqttClient::messageReceived is looked at. The same source feeds the\n"
            "peers, with fewer messages where --peer-messages says so.\n"
            "cost_ratio: cost of a message in N, divided by that in a twentieth of N, which are "
            "run in\n"
            "turn; the median.\n"
            "allocs_per_msg: calls of malloc and its relatives on the client's thread."_s,
            mqttOptions(), run};
}

} // namespace Raptor::Bench
