// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Raptor::Test {

/// A port of the loopback interface where nobody listens, kept for this process until it ends: a
/// bound socket that never listens stays there, so that the kernel gives the port to nobody else
/// who asks for any, while a server that asks for this one (with SO_REUSEADDR, as all of them do)
/// may listen, end and come back. Without it, another test could be given the port in between.
/// 0 if there is none.
[[nodiscard]] inline quint16 freePort()
{
    const int keeper = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *const generic = reinterpret_cast<sockaddr *>(&address);
    if (keeper >= 0 && ::setsockopt(keeper, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == 0
        && ::bind(keeper, generic, size) == 0 && ::getsockname(keeper, generic, &size) == 0)
        return ntohs(address.sin_port);
    if (keeper >= 0)
        ::close(keeper);
    return 0;
}

} // namespace Raptor::Test
