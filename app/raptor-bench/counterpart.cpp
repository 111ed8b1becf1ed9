// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/counterpart.h"

#include <cerrno>
#include <cstring>

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Raptor::Bench {

namespace {

constexpr std::size_t inputSize = 1024 * 1024;
/// A client that does not read its answers is not read from either.
constexpr std::size_t mostUnsent = 4 * 1024 * 1024;

constexpr quint8 typeConnect = 1;
constexpr quint8 typeSubscribe = 8;
constexpr quint8 typePing = 12;
constexpr quint8 typeDisconnect = 14;

} // namespace

int Counterpart::idAt(std::string_view body, std::size_t offset)
{
    if (body.size() < offset + 2)
        return 0;
    return (uchar(body[offset]) << 8) | uchar(body[offset + 1]);
}

void Counterpart::answer(quint8 header, int id)
{
    const char packet[] = {char(header), 2, char(id >> 8), char(id & 0xFF)};
    m_control.append(packet, sizeof packet);
}

qint64 Counterpart::send(const char *bytes, std::size_t size)
{
    const ssize_t sent = ::send(m_socket, bytes, size, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent >= 0)
        return sent;
    return errno == EAGAIN || errno == EINTR ? 0 : -1;
}

bool Counterpart::serve(int socket)
{
    m_socket = socket;
    m_input.resize(inputSize);
    while (!m_ended) {
        const std::size_t unsent = m_control.size() - m_controlSent;
        pollfd entry = {m_socket, 0, 0};
        if (unsent < mostUnsent)
            entry.events |= POLLIN;
        if (unsent > 0 || wantsToPush())
            entry.events |= POLLOUT;
        if (::poll(&entry, 1, stuckAfterSeconds * 1000) <= 0)
            return false;
        if ((entry.revents & (POLLIN | POLLHUP | POLLERR)) != 0 && !(readAvailable() && parse()))
            return m_ended;
        if (!writeAll())
            return m_ended;
    }
    return true;
}

bool Counterpart::readAvailable()
{
    const ssize_t count =
        ::recv(m_socket, m_input.data() + m_filled, m_input.size() - m_filled, MSG_DONTWAIT);
    if (count < 0)
        return errno == EAGAIN || errno == EINTR;
    m_filled += std::size_t(count);
    return count > 0;
}

bool Counterpart::parse()
{
    std::size_t position = 0;
    while (m_filled - position >= 2 && !m_ended) {
        const char *start = m_input.data() + position;
        std::size_t length = 0;
        std::size_t header = 1;
        bool complete = false;
        while (!complete && header < 5 && position + header < m_filled) {
            length |= std::size_t(start[header] & 0x7F) << (7 * (header - 1));
            complete = (start[header++] & 0x80) == 0;
        }
        if (header + length > m_input.size())
            m_input.resize(header + length); // then start is stale, and the packet incomplete
        if (!complete || m_filled - position < header + length)
            break;
        const auto first = uchar(*start);
        if (!dispatch({quint8(first >> 4), quint8(first & 0x0F), {start + header, length}}))
            return false;
        position += header + length;
    }
    m_filled -= position;
    std::memmove(m_input.data(), m_input.data() + position, m_filled);
    return true;
}

bool Counterpart::dispatch(const Packet &packet)
{
    using namespace std::string_view_literals;
    switch (packet.type) {
    case typeConnect: {
        const std::size_t level = std::size_t(idAt(packet.body, 0)) + 2;
        m_isV5 = packet.body.size() > level && packet.body[level] == 5;
        answer(m_isV5 ? "\x20\x03\x00\x00\x00"sv : "\x20\x02\x00\x00"sv);
        return true;
    }
    case typeSubscribe: {
        const int id = idAt(packet.body, 0);
        const char granted = packet.body.empty() ? '\0' : char(packet.body.back() & 0x03);
        const char plain[] = {char(0x90), 3, char(id >> 8), char(id & 0xFF), granted};
        const char five[] = {char(0x90), 4, char(id >> 8), char(id & 0xFF), 0, granted};
        answer(m_isV5 ? std::string_view(five, sizeof five)
                      : std::string_view(plain, sizeof plain));
        subscribed();
        return true;
    }
    case typePing:
        answer("\xD0\x00"sv);
        return true;
    case typeDisconnect:
        m_ended = true;
        return true;
    default:
        return handle(packet);
    }
}

bool Counterpart::writeAll()
{
    const bool hasControl = m_controlSent < m_control.size();
    if (hasControl && isInsideOfMessage() && !pushStream(true))
        return false;
    if (hasControl && !isInsideOfMessage()) {
        const qint64 sent =
            send(m_control.data() + m_controlSent, m_control.size() - m_controlSent);
        if (sent < 0)
            return false;
        m_controlSent += std::size_t(sent);
        if (m_controlSent < m_control.size())
            return true;
        m_control.clear();
        m_controlSent = 0;
    }
    return isInsideOfMessage() && !m_control.empty() ? true : pushStream(false);
}

} // namespace Raptor::Bench
