// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What every encrypted connection to a broker has to keep, whoever makes it: the links, and the
// connection test (RP-30). There is no way around it, and no setting for one.
//
// In this order: tlsConfiguration() and nameInCertificate() on the socket before it connects, the
// errors that the handshake reports are never ignored, and checkPeer() before the first byte.
#pragma once

#include "models/domain/broker.h"

#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslError>

class QSslSocket;

namespace Raptor::Link {

/// TLS 1.2 or newer, the server's certificate verified, the authorities set explicitly: those of
/// the profile's file, or the system's; of the two, if the profile pins a root, that root alone.
/// Reads the profile's files each time anew, the system's authorities once in a program's life.
[[nodiscard]] Result<QSslConfiguration> tlsConfiguration(const BrokerProfile &profile,
                                                         const BrokerSecrets &secrets);

/// Whether the profile's key is encrypted, and the passphrase is not the one that opens it.
[[nodiscard]] bool keyStaysLocked(const BrokerProfile &profile, const BrokerSecrets &secrets);

/// For QSslSocket::setPeerVerifyName(): what the certificate has to be made out to, whatever the
/// address is. It is also what the server is asked for (SNI).
[[nodiscard]] QString nameInCertificate(const BrokerProfile &profile);

/// Once @p socket is encrypted, and before anything is sent: what the handshake has not seen to.
/// In words why the server must not be spoken to.
[[nodiscard]] Outcome checkPeer(const QSslSocket &socket, const BrokerProfile &profile);

/// The way from the server's certificate, the first of @p sent, up to one of @p authorities. What a
/// server sends proves nothing, and may be anything: as soon as it is not certain which certificate
/// was verified the way ends.
[[nodiscard]] QList<QSslCertificate> verifiedChain(const QList<QSslCertificate> &sent,
                                                   const QList<QSslCertificate> &authorities);
/// Of a socket that is encrypted; empty for any other.
[[nodiscard]] QList<QSslCertificate> verifiedChain(const QSslSocket &socket);

/// What is told of certificates.
[[nodiscard]] QList<CertificateInfo> described(const QList<QSslCertificate> &chain);

/// What a handshake reported, in words: "its certificate expired on 2026-11-28 13:05".
[[nodiscard]] QString tlsWords(const QList<QSslError> &errors, const BrokerProfile &profile);

} // namespace Raptor::Link
