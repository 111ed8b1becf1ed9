// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/plant_server.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <numeric>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

namespace Raptor::Bench {

using namespace std::string_literals;
using namespace std::string_view_literals;

namespace {

constexpr long long nsPerSecond = 1'000'000'000;
/// A subscriber that does not read gets no more telemetry, as with any broker.
constexpr std::size_t mostUnsent = 4 * 1024 * 1024;
/// Reports that are made up for in one turn when the machine was busy.
constexpr long long mostAtOnce = 2000;

int numberAt(std::string_view body, std::size_t offset)
{
    if (body.size() < offset + 2)
        return 0;
    return (uchar(body[offset]) << 8) | uchar(body[offset + 1]);
}

void appendLength(std::string &packet, std::size_t length)
{
    do {
        packet += char((length & 0x7F) | (length > 127 ? 0x80 : 0));
        length >>= 7;
    } while (length > 0);
}

constexpr const char *motorNames[] = {"left", "right", "front", "rear"};

/// Steps of this size visit all of @p devices before any of them twice, neighbours far apart.
std::size_t strideFor(std::size_t devices)
{
    auto step = std::max<std::size_t>(1, std::size_t(double(devices) * 0.618));
    while (std::gcd(step, devices) != 1)
        ++step;
    return step;
}

/// Topic filters with + and #, level by level.
bool matches(std::string_view filter, std::string_view topic)
{
    while (true) {
        const auto filterLevel = filter.substr(0, filter.find('/'));
        const auto topicLevel = topic.substr(0, topic.find('/'));
        if (filterLevel == "#"sv)
            return true;
        if (filterLevel != "+"sv && filterLevel != topicLevel)
            return false;
        const bool filterEnds = filterLevel.size() == filter.size();
        const bool topicEnds = topicLevel.size() == topic.size();
        if (filterEnds || topicEnds)
            return filterEnds && topicEnds;
        filter.remove_prefix(filterLevel.size() + 1);
        topic.remove_prefix(topicLevel.size() + 1);
    }
}

} // namespace

long long monotonicNs()
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * nsPerSecond + now.tv_nsec;
}

struct PlantServer::Client
{
    int socket = -1;
    bool isV5 = false;
    bool gone = false;
    std::string input;
    std::string output;
    std::size_t sent = 0;
    std::vector<bool> wants; ///< by device: its state

    void answer(int header, int id)
    {
        const char packet[] = {char(header), 2, char(id >> 8), char(id & 0xFF)};
        output.append(packet, sizeof packet);
    }
};

PlantServer::PlantServer(const PlantTask &task)
    : m_task(task), m_step(strideFor(std::size_t(task.devices)))
{
    for (int i = 1; i <= task.devices; ++i) {
        const std::string name = "raptor/bench/m" + std::to_string(i);
        m_devices.push_back({name + "/state", name + "/cmd", {}, task.running, false, 0});
    }
}

PlantServer::~PlantServer() = default;

bool PlantServer::listen()
{
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (m_listener < 0 || ::bind(m_listener, generic, length) != 0 || ::listen(m_listener, 16) != 0
        || ::getsockname(m_listener, generic, &length) != 0)
        return false;
    std::printf("%d\n", int(ntohs(address.sin_port)));
    std::fflush(stdout);
    return true;
}

int PlantServer::serve()
{
    if (!listen())
        return 1;
    m_begunAt = monotonicNs();
    std::vector<pollfd> entries;
    while (true) {
        std::erase_if(m_clients, [](const auto &client) { return client->gone; });
        entries.assign({{STDIN_FILENO, POLLIN, 0}, {m_listener, POLLIN, 0}});
        for (const auto &client : m_clients) {
            const bool unsent = client->sent < client->output.size();
            entries.push_back({client->socket, short(POLLIN | (unsent ? POLLOUT : 0)), 0});
        }
        if (::poll(entries.data(), entries.size(), 1) < 0 && errno != EINTR)
            return 1;
        if (entries[0].revents != 0 && !hear())
            return 0;
        for (std::size_t i = 0; i + 2 < entries.size(); ++i) {
            if ((entries[i + 2].revents & (POLLIN | POLLHUP | POLLERR)) != 0)
                m_clients[i]->gone = !read(*m_clients[i]);
        }
        if (entries[1].revents != 0)
            accept();
        reportDue();
        for (const auto &client : m_clients) {
            if (!client->gone && !write(*client)) {
                ::close(client->socket);
                client->gone = true;
            }
        }
        std::fflush(stdout);
    }
}

bool PlantServer::hear()
{
    char lines[64];
    const ssize_t size = ::read(STDIN_FILENO, lines, sizeof lines);
    if (size <= 0)
        return false;
    const std::string_view said(lines, std::size_t(size));
    m_raising = m_raising || said.find("raise"sv) != std::string_view::npos;
    if (said.find("count"sv) != std::string_view::npos)
        std::printf("reports %lld %lld %lld\n", m_reported, m_sent, m_leftOut);
    return true;
}

void PlantServer::accept()
{
    const int socket = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (socket < 0)
        return;
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    auto client = std::make_unique<Client>();
    client->socket = socket;
    client->wants.resize(m_devices.size());
    m_clients.push_back(std::move(client));
}

bool PlantServer::read(Client &client)
{
    char buffer[65536];
    const ssize_t count = ::recv(client.socket, buffer, sizeof buffer, MSG_DONTWAIT);
    m_readAt = monotonicNs();
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return true;
    if (count <= 0) {
        ::close(client.socket);
        return false;
    }
    client.input.append(buffer, std::size_t(count));
    parse(client);
    return true;
}

bool PlantServer::write(Client &client)
{
    if (client.sent == client.output.size())
        return true;
    const ssize_t sent = ::send(client.socket, client.output.data() + client.sent,
                                client.output.size() - client.sent, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent < 0)
        return errno == EAGAIN || errno == EINTR;
    client.sent += std::size_t(sent);
    if (client.sent == client.output.size() || client.sent > mostUnsent) {
        client.output.erase(0, client.sent);
        client.sent = 0;
    }
    return true;
}

void PlantServer::parse(Client &client)
{
    std::size_t position = 0;
    while (client.input.size() - position >= 2) {
        const char *start = client.input.data() + position;
        const std::size_t filled = client.input.size() - position;
        std::size_t length = 0;
        std::size_t header = 1;
        bool complete = false;
        while (!complete && header < 5 && header < filled) {
            length |= std::size_t(start[header] & 0x7F) << (7 * (header - 1));
            complete = (start[header++] & 0x80) == 0;
        }
        if (!complete || filled < header + length)
            break;
        handle(client, {uchar(*start) >> 4, *start & 0x0F, {start + header, length}});
        position += header + length;
    }
    client.input.erase(0, position);
}

void PlantServer::handle(Client &client, const Packet &packet)
{
    switch (packet.type) {
    case 1: { // CONNECT
        const auto level = std::size_t(numberAt(packet.body, 0)) + 2;
        client.isV5 = packet.body.size() > level && packet.body[level] == 5;
        client.output += client.isV5 ? "\x20\x03\x00\x00\x00"sv : "\x20\x02\x00\x00"sv;
        return;
    }
    case 3:
        return publish(client, packet);
    case 6:
        return client.answer(0x70, numberAt(packet.body, 0)); // PUBREL
    case 8:
        return subscribe(client, packet.body);
    case 12:
        client.output += "\xD0\x00"sv;
        return; // PINGREQ
    default:
        return; // the rest says nothing that matters here
    }
}

void PlantServer::subscribe(Client &client, std::string_view body)
{
    std::string codes;
    const int id = numberAt(body, 0);
    std::size_t position = 2;
    if (client.isV5) // properties, of less than 128 bytes
        position += 1 + (body.size() > 2 ? uchar(body[2]) : 0);
    while (position + 2 < body.size()) {
        const std::string_view filter =
            body.substr(position + 2, std::size_t(numberAt(body, position)));
        position += 2 + filter.size() + 1;
        codes += body.size() >= position ? char(body[position - 1] & 0x03) : '\0';
        for (std::size_t i = 0; i < m_devices.size(); ++i) {
            if (matches(filter, m_devices[i].stateTopic))
                client.wants[i] = true;
        }
    }
    std::string packet(1, char(0x90));
    appendLength(packet, 2 + (client.isV5 ? 1 : 0) + codes.size());
    packet += {char(id >> 8), char(id & 0xFF)};
    if (client.isV5)
        packet += '\0';
    client.output += packet + codes;
}

void PlantServer::publish(Client &client, const Packet &packet)
{
    const auto topicSize = std::size_t(numberAt(packet.body, 0));
    const std::string_view topic = packet.body.substr(2, topicSize);
    const int qos = (packet.flags >> 1) & 3;
    std::size_t position = 2 + topicSize;
    if (qos > 0)
        client.answer(qos == 1 ? 0x40 : 0x50, numberAt(packet.body, position));
    position += qos > 0 ? 2 : 0;
    if (client.isV5) // properties, of less than 128 bytes
        position += 1 + (packet.body.size() > position ? uchar(packet.body[position]) : 0);
    if (position > packet.body.size())
        return;
    for (std::size_t i = 0; i < m_devices.size(); ++i) {
        if (m_devices[i].commandTopic == topic)
            command(m_devices[i], i, packet.body.substr(position));
    }
}

void PlantServer::command(Device &device, std::size_t index, std::string_view payload)
{
    const auto idAt = payload.find("\"id\":\""sv);
    if (idAt != std::string_view::npos) {
        const auto rest = payload.substr(idAt + 6);
        device.lastCommand = rest.substr(0, rest.find('"'));
    }
    if (payload.find("\"estop\":true"sv) != std::string_view::npos)
        device.stopped = true;
    if (payload.find("\"estop\":false"sv) != std::string_view::npos)
        device.stopped = false;
    device.running =
        !device.stopped && payload.find("\"wheels_running\":true"sv) != std::string_view::npos;
    std::printf("%zu %lld %s\n", index, m_readAt, device.lastCommand.c_str());
    report(device);
}

void PlantServer::report(const Device &device)
{
    const auto index = std::size_t(&device - m_devices.data());
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    ++m_sequence;
    std::string motors;
    const double rpm = device.running ? 1450.0 + double(m_sequence % 100) / 10 : 0.0;
    for (int i = 0; i < m_task.motors; ++i) {
        char motor[96];
        std::snprintf(motor, sizeof motor,
                      R"(%s{"id":"%s","rpm":%.1f,"volts":%.1f,"amps":%.2f})", i > 0 ? "," : "",
                      motorNames[i], rpm, 230.0 + double((m_sequence + i) % 30) / 10, rpm / 120);
        motors += motor;
    }
    std::string conditions;
    for (int i = 1; i <= m_task.conditions; ++i)
        conditions += ",\"s" + std::to_string(i) + (i <= device.conditions ? "\":100"s : "\":0"s);
    char payload[1024];
    const int size = std::snprintf(
        payload, sizeof payload,
        R"({"ts":%lld,"seq":%lld,"wheels_running":%s,"estop":%s,"motors":[%s],"last_cmd":"%s"%s})",
        now.tv_sec * 1000LL + now.tv_nsec / 1'000'000, m_sequence,
        device.running ? "true" : "false", device.stopped ? "true" : "false", motors.c_str(),
        device.lastCommand.c_str(), conditions.c_str());
    for (const auto &client : m_clients) {
        if (!client->wants[index])
            continue;
        if (client->output.size() - client->sent > mostUnsent) {
            ++m_leftOut;
            continue;
        }
        ++m_sent;
        client->output += char(0x30);
        appendLength(client->output,
                     2 + device.stateTopic.size() + (client->isV5 ? 1 : 0) + std::size_t(size));
        client->output += char(device.stateTopic.size() >> 8);
        client->output += char(device.stateTopic.size() & 0xFF);
        client->output += device.stateTopic;
        if (client->isV5)
            client->output += '\0';
        client->output.append(payload, std::size_t(size));
    }
}

void PlantServer::reportDue()
{
    const long long elapsed = monotonicNs() - m_begunAt;
    const long long due = elapsed / 1000 * m_task.rate / (nsPerSecond / 1000);
    const long long missed = std::max(0LL, due - mostAtOnce - m_reported);
    m_reported += missed;
    m_leftOut += missed;
    for (; m_reported < due; ++m_reported) {
        Device &device = m_devices[m_next];
        if (m_raising)
            device.conditions = std::min(device.conditions + 1, m_task.conditions);
        report(device);
        m_next = (m_next + m_step) % m_devices.size();
    }
}

} // namespace Raptor::Bench
