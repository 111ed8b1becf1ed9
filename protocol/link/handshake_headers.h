// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What of a profile is sent to a broker, and when it must not be.
#pragma once

#include "models/domain/broker.h"

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QPair>

namespace Raptor::Link {

/// Whether a header of that name may stand in the handshake of a WebSocket: it must not be one that
/// the handshake itself consists of.
[[nodiscard]] Outcome checkHeaderName(const QString &name);

/// The profile's own headers, and the one with the token. Refused in words, which never hold the
/// value, when one of them would break the handshake.
[[nodiscard]] Result<QList<QPair<QByteArray, QByteArray>>>
handshakeHeaders(const BrokerProfile &profile, const BrokerSecrets &secrets);

/// In words which secret would leave readably for everybody on the way (RP-31).
[[nodiscard]] Outcome checkSecrets(const BrokerProfile &profile, const BrokerSecrets &secrets);

} // namespace Raptor::Link
