// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/connection_walk.h"

#include "protocol/link/session_words.h"
#include "protocol/link/tls_policy.h"

#include <QtCore/QDateTime>
#include <QtNetwork/QSslSocket>

namespace Raptor::Link {

namespace {

constexpr qint64 warnDays = 30;

QString protocolOf(const QSslSocket &socket)
{
    return socket.sessionProtocol() == QSsl::TlsV1_3 ? QStringLiteral("TLS 1.3")
                                                     : QStringLiteral("TLS 1.2");
}

QString dayOf(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(toEpochMs(time)).toString(QStringLiteral("yyyy-MM-dd"));
}

} // namespace

/// What cannot be read would end a session before it has begun; it belongs to TLS, not to TCP.
std::optional<ConnectionWalk::Obstacle> ConnectionWalk::obstacleByFiles()
{
    const BrokerProfile &profile = m_plan.profile;
    if (!profile.url.isEncrypted())
        return std::nullopt;
    const bool locked = profile.secrets().contains(SecretKind::KeyPassphrase)
        && !m_plan.secrets.has(SecretKind::KeyPassphrase);
    if (locked)
        return std::nullopt; // see obstacleBySecrets()
    const auto configuration = tlsConfiguration(profile, m_plan.secrets);
    if (!configuration)
        return Obstacle{.before = ConnectionStage::Tls, .text = configuration.error().text};
    m_tls = *configuration;
    return std::nullopt;
}

void ConnectionWalk::encryptBare(QSslSocket *socket)
{
    const BrokerProfile &profile = m_plan.profile;
    connect(socket, &QSslSocket::errorOccurred, this,
            [this, socket](QAbstractSocket::SocketError error) {
                const QString tls = tlsWords(socket->sslHandshakeErrors(), m_plan.profile);
                endBare(tls.isEmpty()
                            ? socketWords(error, socket->errorString(), m_plan.profile.url.host())
                            : tls);
            });
    socket->setSslConfiguration(*m_tls);
    socket->connectToHostEncrypted(profile.url.host(), profile.url.port(),
                                   nameInCertificate(profile));
}

void ConnectionWalk::watchTls(QSslSocket *socket)
{
    connect(socket, &QSslSocket::encrypted, this, [this, socket] {
        m_facts.encrypted = m_clock.now();
        // The session has looked at it before us, and has hung up if it did not like it.
        const Outcome checked = checkPeer(*socket, m_plan.profile);
        if (m_facts.end)
            m_facts.tlsTrouble = m_facts.end->reason;
        else if (!checked)
            m_facts.tlsTrouble = checked.error().text;
        else
            describeTls(*socket);
        wake();
    });
}

void ConnectionWalk::describeTls(const QSslSocket &socket)
{
    const QList<CertificateInfo> chain = described(verifiedChain(socket));
    if (chain.isEmpty())
        return;
    QStringList names;
    for (const CertificateInfo &certificate : chain)
        names.append(certificate.subject);
    const CertificateInfo &own = chain.constFirst();
    if (names.size() == 1)
        names.append(own.issuer);
    const QString until = dayOf(own.validUntil);
    m_facts.tls = tr("%1, certificate valid until %2, chain %3", "protocol, day, names")
                      .arg(protocolOf(socket), until, names.join(QStringLiteral(" \u2190 ")));
    const auto left =
        std::chrono::duration_cast<std::chrono::hours>(own.validUntil - m_clock.wall()).count()
        / 24;
    if (left < warnDays) {
        m_facts.tlsRemark =
            tr("The certificate expires in %Ln day(s), on %1", nullptr, int(left)).arg(until);
    }
}

} // namespace Raptor::Link
