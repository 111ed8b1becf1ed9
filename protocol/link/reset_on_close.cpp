// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/reset_on_close.h"

#include "protocol/mqtt/websocketdevice.h"

#include <QtNetwork/QAbstractSocket>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace Raptor::Link {

void setResetOnClose(const QIODevice *transport, bool on)
{
    qintptr descriptor = -1;
    if (const auto *webSocket = qobject_cast<const RaptorWebSocketDevice *>(transport))
        descriptor = webSocket->socketDescriptor();
    else if (const auto *socket = qobject_cast<const QAbstractSocket *>(transport))
        descriptor = socket->socketDescriptor();
#ifdef Q_OS_UNIX
    const linger option{.l_onoff = on ? 1 : 0, .l_linger = 0};
    if (descriptor >= 0)
        ::setsockopt(int(descriptor), SOL_SOCKET, SO_LINGER, &option, sizeof option);
#else
    Q_UNUSED(on)
#endif
}

} // namespace Raptor::Link
