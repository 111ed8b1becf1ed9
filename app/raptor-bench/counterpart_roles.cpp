// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/counterpart.h"

#include <array>
#include <cstdio>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Raptor::Bench {

namespace {

constexpr int identifiers = 65535;
constexpr int unnumbered = 8192; ///< messages in the block when they have no identifiers
constexpr qint64 pushSize = 256 * 1024;

constexpr quint8 typePublish = 3;
constexpr quint8 typePuback = 4;
constexpr quint8 typePubrec = 5;
constexpr quint8 typePubrel = 6;
constexpr quint8 typePubcomp = 7;
constexpr quint8 puback = 0x40;
constexpr quint8 pubrec = 0x50;
constexpr quint8 pubrel = 0x62;
constexpr quint8 pubcomp = 0x70;

std::string encodeMessage(const MqttTask &task, const QByteArray &topic, const QByteArray &payload,
                          int qos, int id)
{
    std::string body;
    body += char(topic.size() >> 8);
    body += char(topic.size() & 0xFF);
    body.append(topic.data(), std::size_t(topic.size()));
    if (qos > 0) {
        body += char(id >> 8);
        body += char(id & 0xFF);
    }
    if (task.protocol == 5)
        body += '\0';
    body.append(payload.data(), std::size_t(payload.size()));
    std::string packet(1, char((typePublish << 4) | (qos << 1)));
    std::size_t length = body.size();
    do {
        packet += char((length & 0x7F) | (length > 127 ? 0x80 : 0));
        length >>= 7;
    } while (length > 0);
    return packet + body;
}

} // namespace

Source::Source(const MqttTask &task) : Counterpart(task)
{
    // A multiple of the topics (or all), so that the block can be sent over and over again.
    const int block = task.qos > 0 ? identifiers : unnumbered / task.topics * task.topics;
    for (int i = 0; i < std::min(block, task.messages); ++i)
        m_block += encodeMessage(task, topicOf(task, i), payloadOf(task), task.qos, i + 1);
    m_size = qint64(encodeMessage(task, topicOf(task, 0), payloadOf(task), task.qos, 1).size());
}

qint64 Source::permitted() const
{
    const int messages = task().qos > 0
        ? std::min(task().messages, m_acknowledged + std::min(task().window, identifiers))
        : task().messages;
    return messages * m_size;
}

bool Source::pushStream(bool onlyRest)
{
    if (!m_running)
        return true;
    const qint64 end = onlyRest ? m_sent + m_size - m_sent % m_size : permitted();
    while (m_sent < end) {
        const qint64 offset = m_sent % qint64(m_block.size());
        const qint64 size = std::min({end - m_sent, qint64(m_block.size()) - offset, pushSize});
        const qint64 sent = send(m_block.data() + offset, std::size_t(size));
        if (sent < 0)
            return false;
        m_sent += sent;
        if (sent < size)
            return true;
    }
    return true;
}

bool Source::handle(const Packet &packet)
{
    const int id = idAt(packet.body, 0);
    if (packet.type == typePubrec && task().qos == 2) {
        if (id != m_received++ % identifiers + 1)
            return false; // also [MQTT-4.6.0-3]: in the order of the messages
        answer(pubrel, id);
        return true;
    }
    if (packet.type != (task().qos == 2 ? typePubcomp : typePuback)
        || id != m_acknowledged % identifiers + 1)
        return false;
    if (++m_acknowledged == task().messages)
        answer(encodeMessage(task(), endTopic, {}, 0, 0));
    return true;
}

bool Sink::handle(const Packet &packet)
{
    if (packet.type == typePubrel) {
        answer(pubcomp, idAt(packet.body, 0));
        return true;
    }
    if (packet.type != typePublish)
        return false;
    ++m_count;
    const int qos = (packet.flags >> 1) & 3;
    if (qos == 0)
        return true;
    if (task().qos == 0 && m_count != task().messages + 1)
        return false; // the last message has overtaken one, or one is lost
    const int id = idAt(packet.body, std::size_t(idAt(packet.body, 0)) + 2);
    if (id == 0)
        return false;
    answer(qos == 1 ? puback : pubrec, id);
    return true;
}

QList<QByteArray> counterpartArguments(const MqttTask &task)
{
    const auto direction = int(task.direction);
    QList<QByteArray> result;
    for (const int number : {direction, task.messages, task.payload, task.qos, task.topics,
                             task.window, task.protocol})
        result.append(QByteArray::number(number));
    return result;
}

int runCounterpart(const QList<QByteArray> &arguments)
{
    std::array<int, 7> numbers{};
    if (arguments.size() != qsizetype(numbers.size()))
        return 2;
    std::transform(arguments.begin(), arguments.end(), numbers.begin(),
                   [](const QByteArray &argument) { return argument.toInt(); });
    const MqttTask task = {MqttTask::Direction(numbers[0]),
                           numbers[1],
                           numbers[2],
                           numbers[3],
                           numbers[4],
                           numbers[5],
                           numbers[6]};

    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (listener < 0 || ::bind(listener, generic, length) != 0 || ::listen(listener, 1) != 0
        || ::getsockname(listener, generic, &length) != 0)
        return 1;
    std::unique_ptr<Counterpart> counterpart;
    if (task.direction == MqttTask::Direction::Receive)
        counterpart = std::make_unique<Source>(task);
    else
        counterpart = std::make_unique<Sink>(task);
    std::printf("%d\n", int(ntohs(address.sin_port)));
    std::fflush(stdout);
    const int socket = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return counterpart->serve(socket) ? 0 : 1;
}

} // namespace Raptor::Bench
