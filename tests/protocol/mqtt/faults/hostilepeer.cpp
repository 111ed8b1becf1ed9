// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hostilepeer.h"

#include <QtCore/QCryptographicHash>

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace {

bool waitFor(int descriptor, short events, int milliseconds)
{
    pollfd polled = {descriptor, events, 0};
    return ::poll(&polled, 1, milliseconds) > 0;
}

} // namespace

HostilePeer::HostilePeer(Script script)
    : m_script(std::move(script)), m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (::bind(m_listener, generic, size) != 0 || ::listen(m_listener, 8) != 0
        || ::getsockname(m_listener, generic, &size) != 0)
        qFatal("hostile peer: no port");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { run(); });
}

HostilePeer::~HostilePeer()
{
    m_stop = true;
    m_thread.join();
    ::close(m_listener);
}

void HostilePeer::run()
{
    while (!m_stop) {
        if (!waitFor(m_listener, POLLIN, 10))
            continue;
        const int client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (client < 0)
            continue;
        ++m_connections;
        serve(client);
        ::close(client);
        ++m_ended;
    }
}

void HostilePeer::serve(int client)
{
    std::array<char, 4096> first;
    while (!waitFor(client, POLLIN, 10)) {
        if (m_stop)
            return;
    }
    const ssize_t count = ::recv(client, first.data(), first.size(), 0);
    if (count <= 0)
        return;
    if (m_script.greeting && !send(client, m_script.greeting(QByteArray(first.data(), count))))
        return;
    while (!m_stop) {
        if (!m_script.flood.isEmpty() && !send(client, m_script.flood))
            return;
        const bool idle = m_script.flood.isEmpty() || m_script.pauseMs > 0;
        if (m_script.reads && !discardInput(client, idle ? qMax(m_script.pauseMs, 5) : 0))
            return;
    }
}

bool HostilePeer::send(int client, const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size() && !m_stop) {
        const ssize_t count = ::send(client, bytes.constData() + done,
                                     std::size_t(bytes.size() - done), MSG_NOSIGNAL);
        if (count < 0 && errno != EAGAIN)
            return false;
        if (count < 0) {
            waitFor(client, POLLOUT, 10);
            continue;
        }
        done += count;
        m_sent += count;
    }
    return true;
}

bool HostilePeer::discardInput(int client, int waitMs)
{
    if (!waitFor(client, POLLIN, waitMs))
        return true;
    std::array<char, 65536> dropped;
    const ssize_t count = ::recv(client, dropped.data(), dropped.size(), 0);
    return count > 0 || (count < 0 && errno == EAGAIN);
}

std::function<QByteArray(const QByteArray &)> HostilePeer::upgrade(const QByteArray &frames)
{
    return [frames](const QByteArray &request) {
        const QByteArray field = "Sec-WebSocket-Key: ";
        const qsizetype begin = request.indexOf(field) + field.size();
        const QByteArray key = request.mid(begin, request.indexOf('\r', begin) - begin);
        const QByteArray digest = QCryptographicHash::hash( // RFC 6455, section 4.2.2
            key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1);
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
               "Sec-WebSocket-Protocol: mqtt\r\nSec-WebSocket-Accept: "
            + digest.toBase64() + "\r\n\r\n" + frames;
    };
}

std::function<QByteArray(const QByteArray &)> HostilePeer::always(const QByteArray &bytes)
{
    return [bytes](const QByteArray &) { return bytes; };
}
