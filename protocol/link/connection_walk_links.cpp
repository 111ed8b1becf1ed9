// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/connection_walk.h"

#include "protocol/link/handshake_headers.h"
#include "protocol/link/session_words.h"
#include "protocol/mqtt/websocketdevice.h"

#include <QtNetwork/QHostAddress>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpSocket>

namespace Raptor::Link {

namespace {

using Stage = ConnectionStage;

/// The socket below a session that has just been opened; null if it has failed already.
QAbstractSocket *socketOf(MqttSession &session)
{
    if (auto *device = session.findChild<RaptorWebSocketDevice *>())
        return device->findChild<QAbstractSocket *>();
    if (auto *socket = qobject_cast<QAbstractSocket *>(session.client().transport()))
        return socket;
    return session.findChild<QAbstractSocket *>();
}

QString nameOf(SecretKind kind)
{
    switch (kind) {
    case SecretKind::Password:
        return ConnectionWalk::tr("the password");
    case SecretKind::KeyPassphrase:
        return ConnectionWalk::tr("the passphrase of the client certificate's key");
    case SecretKind::Token:
        return ConnectionWalk::tr("the token");
    }
    Q_UNREACHABLE();
}

} // namespace

std::optional<ConnectionWalk::Obstacle> ConnectionWalk::obstacleBySecrets() const
{
    const BrokerProfile &profile = m_plan.profile;
    const bool isWebSocket = profile.url.isWebSocket();
    const Stage first = isWebSocket ? Stage::WebSocket : Stage::Mqtt;
    const QList<SecretKind> missing = m_plan.secrets.missing(profile);
    for (const SecretKind kind : missing) {
        const bool isOfKey = kind == SecretKind::KeyPassphrase;
        if ((isOfKey && !profile.url.isEncrypted()) || (kind == SecretKind::Token && !isWebSocket))
            continue;
        return Obstacle{.before = isOfKey ? Stage::Tls : first,
                        .text = tr("%1 is not known yet: type it first").arg(nameOf(kind))};
    }
    if (const Outcome secrets = checkSecrets(profile, m_plan.secrets); !secrets)
        return Obstacle{.before = first, .text = secrets.error().text};
    if (!isWebSocket)
        return std::nullopt;
    if (const auto headers = handshakeHeaders(profile, m_plan.secrets); !headers)
        return Obstacle{.before = first, .text = headers.error().text};
    return std::nullopt;
}

void ConnectionWalk::openSession(QMqttClient::ProtocolVersion version)
{
    delete std::exchange(m_session, nullptr);
    m_facts = {};
    m_session = new MqttSession(
        {.profile = m_plan.profile, .secrets = m_plan.secrets, .role = LinkRole::Telemetry},
        version, this);
    connect(m_session, &MqttSession::up, this, [this] {
        m_facts.up = m_clock.now();
        wake();
    });
    connect(m_session, &MqttSession::ended, this, [this](SessionEnd how, const QString &reason) {
        m_facts.end = End{how, reason.isEmpty() ? tr("the connection ended") : reason};
        wake();
    });
    m_session->open();
    if (auto *device = m_session->findChild<RaptorWebSocketDevice *>()) {
        connect(device, &RaptorWebSocketDevice::connected, this, [this] {
            m_facts.webSocket = m_clock.now();
            wake();
        });
    }
    watch(socketOf(*m_session));
}

/// TCP and TLS as a session has them, and nothing above.
void ConnectionWalk::openBare()
{
    const BrokerUrl &url = m_plan.profile.url;
    auto *tls = m_tls && m_obstacle->before != Stage::Tls ? new QSslSocket(this) : nullptr;
    m_facts = {};
    m_bare = tls ? tls : new QTcpSocket(this);
    m_bare->setProxy(QNetworkProxy::NoProxy);
    watch(m_bare);
    if (tls) {
        encryptBare(tls);
    } else {
        connect(m_bare, &QAbstractSocket::errorOccurred, this,
                [this, host = url.host()](QAbstractSocket::SocketError error) {
                    endBare(socketWords(error, m_bare->errorString(), host));
                });
        m_bare->connectToHost(url.host(), url.port());
    }
    QTimer::singleShot(m_plan.profile.connectTimeout, m_bare, [this] { endBare(patienceOver()); });
}

void ConnectionWalk::endBare(const QString &reason)
{
    if (!m_facts.end)
        m_facts.end = End{SessionEnd::Failed, reason};
    wake();
}

void ConnectionWalk::watch(QAbstractSocket *socket)
{
    if (!socket)
        return;
    const auto reached = [this, socket] {
        m_facts.reached = m_clock.now();
        m_facts.peer =
            tr("%1, port %2")
                .arg(socket->peerAddress().toString(), QString::number(socket->peerPort()));
        wake();
    };
    connect(socket, &QAbstractSocket::connected, this, reached);
    if (socket->state() == QAbstractSocket::ConnectedState)
        reached();
    if (auto *tls = qobject_cast<QSslSocket *>(socket); tls && m_plan.profile.url.isEncrypted())
        watchTls(tls);
}

bool ConnectionWalk::speakOlderVersion()
{
    const SessionEnd how = m_facts.end->how;
    const bool refused = how == SessionEnd::VersionRefused || how == SessionEnd::ClosedEarly;
    if (!refused || m_plan.profile.version != MqttVersion::Automatic
        || m_version != QMqttClient::MQTT_5_0)
        return false;
    m_version = QMqttClient::MQTT_3_1_1;
    m_versionNote = tr("5.0 was tried first: %1").arg(m_facts.end->reason);
    tell(Stage::Mqtt, StageState::Running, Milliseconds(0), m_versionNote);
    openSession(m_version);
    return true;
}

QString ConnectionWalk::withNote(Stage stage, const QString &text) const
{
    return stage != Stage::Mqtt || m_versionNote.isEmpty()
        ? text
        : tr("%1; %2", "found, note").arg(text, m_versionNote);
}

const std::optional<BootTime> &ConnectionWalk::reachedAt(Stage stage) const
{
    switch (stage) {
    case Stage::Tls:
        return m_facts.encrypted;
    case Stage::WebSocket:
        return m_facts.webSocket;
    case Stage::Mqtt:
    case Stage::Subscription:
    case Stage::FirstData:
        return m_facts.up;
    case Stage::NameLookup:
    case Stage::Tcp:
        break;
    }
    return m_facts.reached;
}

QString ConnectionWalk::foundAt(Stage stage) const
{
    switch (stage) {
    case Stage::Tls:
        return m_facts.tls;
    case Stage::WebSocket:
        return tr("path %1, sub-protocol mqtt").arg(m_plan.profile.url.url().path());
    case Stage::Mqtt: {
        const QString version =
            m_version == QMqttClient::MQTT_5_0 ? QStringLiteral("5.0") : QStringLiteral("3.1.1");
        return withNote(stage,
                        m_plan.profile.user.isEmpty()
                            ? tr("MQTT %1, without a user").arg(version)
                            : tr("MQTT %1, signed in as %2").arg(version, m_plan.profile.user));
    }
    case Stage::NameLookup:
    case Stage::Tcp:
    case Stage::Subscription:
    case Stage::FirstData:
        break;
    }
    return m_facts.peer;
}

} // namespace Raptor::Link
