// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QtCore/QByteArray>

#include <algorithm>

namespace Raptor::Bench {

/// What is sent over one connection, to or from the counterpart.
struct MqttTask
{
    enum class Direction { Receive, Publish };

    Direction direction = Direction::Receive;
    int messages = 400000;
    int payload = 150; ///< bytes
    int qos = 0;
    int topics = 8; ///< different topics, taken in turn; 1 to 999
    int window = 65535; ///< most unacknowledged messages of QoS 1 and 2
    int protocol = 4; ///< level byte of CONNECT: 4 is 3.1.1, 5 is 5.0
};

/// Topic of a message; all have the same length, so that messages can be counted in bytes.
inline QByteArray topicOf(const MqttTask &task, int message)
{
    return "bench/plant/device-" + QByteArray::number(message % task.topics).rightJustified(3, '0')
        + "/state";
}

/// Comes last when the counterpart sends with QoS 1 or 2: everything has been acknowledged.
inline constexpr char endTopic[] = "bench/end";
inline constexpr char allTopics[] = "bench/#";
/// Nothing that is measured takes as long; then it has failed.
inline constexpr int stuckAfterSeconds = 90;

/// What a client needed for a task.
struct Measurement
{
    double seconds = 0;
    double allocations = -1; ///< on the client's thread; -1 where they cannot be counted
};

/// One MQTT client library. Connects to a port of 127.0.0.1, does the task, disconnects.
class MqttContender
{
public:
    MqttContender() = default;
    MqttContender(const MqttContender &) = delete;
    MqttContender &operator=(const MqttContender &) = delete;
    virtual ~MqttContender() = default;

    /// From the confirmed subscription to the last message; looks at each topic and payload.
    [[nodiscard]] virtual Result<Measurement> receive(const MqttTask &task, quint16 port) = 0;
    /// From the first publish to the last final acknowledgement. With QoS 0 one more message with
    /// QoS 1 stands at the end, so that the acknowledgement says that all have arrived.
    [[nodiscard]] virtual Result<Measurement> publish(const MqttTask &task, quint16 port) = 0;
};

/// Adds up what a receiver has looked at. A message that is missing, or that has another length or
/// content, makes the sum wrong.
class ReceivedSum
{
public:
    void add(const char *payload, qsizetype size, qsizetype topicSize)
    {
        ++m_count;
        m_sum += size + topicSize + (size > 0 ? uchar(payload[0]) + uchar(payload[size - 1]) : 0);
    }
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] bool isThatOf(const MqttTask &task) const
    {
        const qint64 each =
            task.payload + topicOf(task, 0).size() + (task.payload > 0 ? 2 * 'x' : 0);
        return m_count == task.messages && m_sum == each * task.messages;
    }

private:
    int m_count = 0;
    qint64 m_sum = 0;
};

inline QByteArray payloadOf(const MqttTask &task)
{
    return QByteArray(task.payload, 'x');
}

} // namespace Raptor::Bench
