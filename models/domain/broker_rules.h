// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/broker.h"

#include <QtCore/QCoreApplication>

namespace Raptor {

/// What a broker profile has to keep to, whether somebody types it into the form or into
/// console.toml. Refusals are words for a person, and never repeat what may be a secret.
class BrokerRules
{
    Q_DECLARE_TR_FUNCTIONS(BrokerRules)

public:
    static constexpr int shortestKeepAliveS = 5;
    static constexpr int longestKeepAliveS = 1200;
    static constexpr int shortestTimeoutMs = 100;
    static constexpr int longestTimeoutMs = 60'000;
    static constexpr int lastRank = 999;

    /// Whether something of that name would hold a secret: "password", "api_key", "x-auth-token".
    [[nodiscard]] static bool namesASecret(QStringView name);

    /// Empty, http or https; a user or a secret does not belong into it.
    static Result<QUrl> healthUrl(const QString &text);
    /// SHA-256 of a certificate: 64 hexadecimal digits, also as AB:CD:… or with spaces; answers
    /// them in lower case without. Empty stays empty.
    static Result<QString> fingerprint(const QString &text);
    /// A host name or a number, without port; answers it without spaces around it. Empty stays so.
    static Result<QString> expectedHost(const QString &text);
    /// "raptor/shop/m1" or "raptor/shop/*".
    static Outcome expectedDevice(const QString &pattern);
    /// Of the WebSocket handshake: a valid name that the handshake itself does not use.
    static Outcome headerName(const QString &name);
    /// Also that neither is a secret.
    static Outcome header(const HandshakeHeader &header);

    /// Whether its parts fit together.
    static Outcome check(const BrokerProfile &profile);
    /// Why it will not be connected to as it stands, although it keeps to the rules; empty: nothing
    /// of the kind.
    [[nodiscard]] static QString caution(const BrokerProfile &profile);
};

} // namespace Raptor
