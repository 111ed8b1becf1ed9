// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Why a connection failed or ended, in words for an operator.
#pragma once

#include <QtCore/QString>
#include <QtNetwork/QAbstractSocket>

namespace Raptor::Link {

/// What a broker said by a reason code of MQTT 5.0 (CONNACK, DISCONNECT, PUBACK, SUBACK); empty for
/// a success, and for a code that is not in the standard.
[[nodiscard]] QString reasonWords(quint8 code);

/// What the system said of a connection to @p host. @p detail: its own words, for what is rare.
[[nodiscard]] QString socketWords(QAbstractSocket::SocketError error, const QString &detail,
                                  const QString &host);

/// What became of the handshake of a WebSocket, of which @p detail is told.
[[nodiscard]] QString webSocketWords(QAbstractSocket::SocketError error, const QString &detail,
                                     const QString &host);

/// The status that a web server answered instead of opening a WebSocket, as @p detail has it; 0:
/// none.
[[nodiscard]] int webSocketAnswer(const QString &detail);

/// "Connection refused" in the middle of a sentence.
[[nodiscard]] QString uncapitalised(QString text);

} // namespace Raptor::Link
