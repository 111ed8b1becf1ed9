// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/mqtt_contest.h"

#include "app/raptor-bench/benchmark.h"
#include "app/raptor-bench/counterpart.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QProcess>

#include <algorithm>
#include <vector>

namespace Raptor::Bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int startSeconds = 20;

/// The other end, in a process of its own as long as this object exists.
class CounterpartProcess
{
public:
    explicit CounterpartProcess(const MqttTask &task)
    {
        QStringList arguments = {u"--counterpart"_s};
        for (const QByteArray &argument : counterpartArguments(task))
            arguments.append(QString::fromLatin1(argument));
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationFilePath(), arguments);
        if (m_process.waitForReadyRead(startSeconds * 1000))
            m_port = m_process.readLine().trimmed().toUShort();
    }
    CounterpartProcess(const CounterpartProcess &) = delete;
    CounterpartProcess &operator=(const CounterpartProcess &) = delete;
    ~CounterpartProcess()
    {
        if (m_process.waitForFinished(1000))
            return;
        m_process.kill();
        m_process.waitForFinished();
    }
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    QProcess m_process;
    quint16 m_port = 0;
};

Result<Measurement> runOnce(MqttContender &contender, const MqttTask &task)
{
    const CounterpartProcess counterpart(task);
    if (counterpart.port() == 0)
        return Error{Error::Code::Io, u"the other end did not start"_s};
    return task.direction == MqttTask::Direction::Receive
        ? contender.receive(task, counterpart.port())
        : contender.publish(task, counterpart.port());
}

} // namespace

QList<OptionSpec> mqttOptions()
{
    QStringList peers;
    for (const Peer &peer : knownPeers())
        peers.append(peer.option);
    peers.append(u"none"_s);
    return {
        {u"--messages"_s, u"N"_s, u"messages of a run"_s, 400000, 20, 100000000, {}},
        {u"--payload"_s, u"BYTES"_s, u"size of each"_s, 150, 0, 100000, {}},
        {u"--qos"_s, u"Q"_s, u"quality of service"_s, 0, 0, 2, {}},
        {u"--topics"_s, u"N"_s, u"different topics, in turn"_s, 8, 1, 999, {}},
        {u"--window"_s, u"N"_s, u"most unacknowledged messages"_s, 65535, 1, 65535, {}},
        {u"--protocol"_s, u"V"_s, u"3.1.1 (if left out) or 5.0"_s, 0, 0, 0, {u"3.1.1"_s, u"5.0"_s}},
        {u"--repetitions"_s, u"N"_s, u"runs; their median counts"_s, 7, 1, 1000, {}},
        {u"--peer"_s, u"NAME"_s, u"compare with "_s + peers.join(u" or ") + u"; all if left out"_s,
         0, 0, 0, peers},
        {u"--peer-messages"_s, u"N"_s, u"messages of a run of a peer"_s, 100000, 20, 100000000, {}},
    };
}

MqttTask taskOf(const Arguments &arguments, MqttTask::Direction direction)
{
    MqttTask task;
    task.direction = direction;
    task.messages = arguments.number(u"--messages"_s);
    task.payload = arguments.number(u"--payload"_s);
    task.qos = arguments.number(u"--qos"_s);
    task.topics = arguments.number(u"--topics"_s);
    task.window = arguments.number(u"--window"_s);
    const QStringList versions = arguments.words(u"--protocol"_s);
    task.protocol = !versions.isEmpty() && versions.last() == u"5.0" ? 5 : 4;
    return task;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

Figures combined(const std::vector<Figures> &runs)
{
    Figures result = {0, runs.front().slowest, runs.front().fastest, -1};
    std::vector<double> speeds;
    std::vector<double> allocations;
    for (const Figures &run : runs) {
        speeds.push_back(run.perSecond);
        allocations.push_back(run.allocationsPerMessage);
        result.slowest = std::min(result.slowest, run.slowest);
        result.fastest = std::max(result.fastest, run.fastest);
    }
    result.perSecond = median(speeds);
    result.allocationsPerMessage = median(allocations);
    return result;
}

Result<Figures> measure(MqttContender &contender, const MqttTask &task, int repetitions)
{
    std::vector<Figures> runs;
    for (int i = 0; i < repetitions; ++i) {
        const auto measurement = runOnce(contender, task);
        if (!measurement)
            return measurement.error();
        const double speed = task.messages / measurement->seconds;
        const bool counted = measurement->allocations >= 0;
        runs.push_back(
            {speed, speed, speed, counted ? measurement->allocations / task.messages : -1});
    }
    return combined(runs);
}

int peerMessages(const Arguments &arguments)
{
    return std::min(arguments.number(u"--peer-messages"_s), arguments.number(u"--messages"_s));
}

JsonLine measurePeers(const Arguments &arguments, MqttTask task)
{
    JsonLine result;
    task.messages = peerMessages(arguments);
    const QStringList wanted = arguments.words(u"--peer"_s);
    for (const Peer &peer : knownPeers()) {
        if (!wanted.isEmpty() && !wanted.contains(peer.option))
            continue;
        if (peer.make == nullptr) {
            note(u"%1 is not built in: %2 was missing when this was configured"_s.arg(
                peer.name, peer.package));
            continue;
        }
        if (!peer.protocols.contains(task.protocol)) {
            note(u"%1 is compared with MQTT 3.1.1 only"_s.arg(peer.name));
            continue;
        }
        note(u"%1: %2 messages"_s.arg(peer.name).arg(task.messages));
        const auto contender = peer.make();
        const auto figures =
            measure(*contender, task, std::min(3, arguments.number(u"--repetitions"_s)));
        if (figures)
            result.add(peer.name, figures->perSecond, 0);
        else
            note(figures.error().text);
    }
    return result;
}

void addTask(JsonLine &line, const MqttTask &task)
{
    line.add(u"payload", qint64(task.payload)).add(u"messages", qint64(task.messages));
    line.add(u"qos", qint64(task.qos)).add(u"protocol", task.protocol == 5 ? u"5.0" : u"3.1.1");
}

void addFigures(JsonLine &line, const Figures &figures)
{
    line.add(u"msgs_per_s", figures.perSecond, 0);
    line.add(u"slowest", figures.slowest, 0).add(u"fastest", figures.fastest, 0);
}

} // namespace Raptor::Bench
