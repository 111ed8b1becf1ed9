// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/benchmark.h"
#include "app/raptor-bench/mqtt_contest.h"
#include "app/raptor-bench/own_client.h"

#include <cmath>

namespace Raptor::Bench {

using namespace Qt::StringLiterals;

namespace {

Result<JsonLine> run(const Arguments &arguments)
{
    const MqttTask task = taskOf(arguments, MqttTask::Direction::Publish);
    OwnClient client;
    note(u"own client: %1 messages"_s.arg(task.messages));
    const auto figures = measure(client, task, arguments.number(u"--repetitions"_s));
    if (!figures)
        return figures.error();
    JsonLine line;
    line.add(u"bench", u"mqtt-publish");
    addTask(line, task);
    addFigures(line, *figures);
    line.add(u"allocs_per_msg",
             figures->allocationsPerMessage < 0 ? std::nan("") : figures->allocationsPerMessage, 4);
    line.add(u"peers", measurePeers(arguments, task));
    line.add(u"peer_messages", qint64(peerMessages(arguments)));
    return line;
}

} // namespace

Benchmark mqttPublish()
{
    return {u"mqtt-publish"_s, u"how fast messages leave through the MQTT client"_s,
            u"A sink in a process of its own takes N messages over a TCP connection on this\n"
            "machine and acknowledges them in batches, as they arrive. The clock runs from the\n"
            "first publish() to the last messageSent(); with QoS 0 one more message with QoS 1\n"
            "follows, whose acknowledgement says that all before it have arrived. At most\n"
            "--window messages are unacknowledged. The same sink serves the peers, with fewer\n"
            "messages where --peer-messages says so.\n"
            "allocs_per_msg: calls of malloc and its relatives on the client's thread."_s,
            mqttOptions(), run};
}

} // namespace Raptor::Bench
