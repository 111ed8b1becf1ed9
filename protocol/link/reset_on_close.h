// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QIODevice;

namespace Raptor::Link {

/// Whether the connection below @p transport (TCP, TLS, WebSocket) ends with a reset, however it is
/// closed: by us, or by the system when it ends the program (SO_LINGER, 0 s). What has not reached
/// the other side by then never does. Nothing for other devices, and on systems without it.
void setResetOnClose(const QIODevice *transport, bool on);

} // namespace Raptor::Link
