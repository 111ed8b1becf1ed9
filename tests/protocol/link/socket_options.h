// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QtGlobal>

#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>

namespace Raptor::Test {

/// Whether the system would end our connections to that port (IPv4) with a reset if it had to close
/// them. False without a connection.
[[nodiscard]] inline bool resetsOnClose(quint16 port)
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    const int most = int(qMin<rlim_t>(limit.rlim_cur, 4096));
    for (int descriptor = 0; descriptor < most; ++descriptor) {
        sockaddr_in peer{};
        socklen_t size = sizeof peer;
        if (::getpeername(descriptor, reinterpret_cast<sockaddr *>(&peer), &size) != 0
            || peer.sin_family != AF_INET || ntohs(peer.sin_port) != port)
            continue;
        linger option{};
        size = sizeof option;
        ::getsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, &size);
        if (option.l_onoff != 0 && option.l_linger == 0)
            return true;
    }
    return false;
}

} // namespace Raptor::Test
