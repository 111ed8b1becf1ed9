// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/mqtt_session.h"

#include "protocol/link/handshake_headers.h"
#include "protocol/link/session_words.h"
#include "protocol/link/tls_policy.h"
#include "protocol/mqtt/websocketdevice.h"

#include <QtCore/QRandomGenerator>
#include <QtMqtt/QMqttConnectionProperties>
#include <QtNetwork/QSslSocket>

#include <algorithm>

namespace Raptor::Link {

using namespace Qt::StringLiterals;

namespace {

/// The server drops us after 1.5 times this; we ourselves look every second.
constexpr quint16 commandKeepAliveS = 10;
/// Payloads above 64 KiB are not looked at, but a megabyte of rubbish is to be counted and must not
/// cost the connection; beyond this it does (RP-32).
constexpr quint32 maximumPacketBytes = 4 * 1024 * 1024;
/// What the system keeps back when nobody reads.
constexpr qint64 socketReadBuffer = 4 * 1024 * 1024;

quint16 keepAliveOf(const LinkSettings &settings)
{
    if (settings.role == LinkRole::Command)
        return commandKeepAliveS;
    return quint16(std::clamp<qint64>(settings.profile.keepAlive.count(), 1, 65535));
}

QString clientIdFor(LinkRole role)
{
    const QString random =
        u"%1"_s.arg(QRandomGenerator::global()->generate64(), 16, 16, QChar(u'0'));
    return (role == LinkRole::Command ? u"raptor-console-command-"_s
                                      : u"raptor-console-telemetry-"_s)
        + random.left(12);
}

} // namespace

MqttSession::MqttSession(const LinkSettings &settings, QMqttClient::ProtocolVersion version,
                         QObject *parent)
    : QObject(parent), m_settings(settings), m_version(version), m_client(this),
      m_extras(&m_client), m_tlsTimer(this)
{
    applySettings();
    connect(&m_client, &QMqttClient::connected, this, [this] {
        m_wasUp = true;
        Q_EMIT up();
    });
    connect(&m_client, &QMqttClient::disconnected, this, &MqttSession::onClientDisconnected);
}

MqttSession::~MqttSession()
{
    m_client.disconnect(this);
    if (m_webSocket)
        m_webSocket->disconnect(this);
    if (m_tlsSocket)
        m_tlsSocket->disconnect(this);
    if (m_extras.bytesToWrite() > 0)
        m_extras.abort(); // nothing leaves later
}

void MqttSession::applySettings()
{
    m_client.setProtocolVersion(m_version);
    m_client.setClientId(clientIdFor(m_settings.role));
    m_client.setCleanSession(true);
    m_client.setKeepAlive(keepAliveOf(m_settings));
    if (!m_settings.profile.user.isEmpty()) {
        m_client.setUsername(m_settings.profile.user);
        m_client.setPassword(m_settings.secrets.value(SecretKind::Password));
    }
    if (m_version == QMqttClient::MQTT_5_0) {
        QMqttConnectionProperties properties;
        properties.setSessionExpiryInterval(0);
        m_client.setConnectionProperties(properties);
    }
    m_extras.setConnectTimeout(m_settings.profile.connectTimeout);
    m_extras.setMaximumPacketSize(maximumPacketBytes);
}

Outcome MqttSession::prepare()
{
    const BrokerProfile &profile = m_settings.profile;
    if (const Outcome secrets = checkSecrets(profile, m_settings.secrets); !secrets)
        return secrets.error();
    if (profile.url.isWebSocket()) {
        auto headers = handshakeHeaders(profile, m_settings.secrets);
        if (!headers)
            return headers.error();
        m_headers = std::move(headers).value();
    }
    if (profile.url.isEncrypted()) {
        auto tls = tlsConfiguration(profile, m_settings.secrets);
        if (!tls) {
            m_keyLocked = keyStaysLocked(profile, m_settings.secrets);
            return tls.error();
        }
        m_tls = std::move(tls).value();
    }
    return std::monostate{};
}

void MqttSession::open()
{
    if (const Outcome ready = prepare(); !ready)
        return endLater(ready.error().text);
    if (m_settings.profile.url.isWebSocket())
        openWebSocket();
    else if (m_tls)
        openTls();
    else
        openTcp();
}

void MqttSession::openWebSocket()
{
    m_webSocket = new RaptorWebSocketDevice(this);
    m_webSocket->setHeaders(m_headers);
    m_webSocket->setPeerVerifyName(nameInCertificate(m_settings.profile));
    m_webSocket->setPeerCheck([this](const QSslSocket &socket) {
        const Outcome peer = checkPeer(socket, m_settings.profile);
        return peer ? QString() : peer.error().text;
    });
    connectWebSocket();
    const QUrl url = m_settings.profile.url.url();
    if (m_tls)
        m_webSocket->connectToUrl(url, *m_tls, m_settings.profile.connectTimeout);
    else
        m_webSocket->connectToUrl(url, m_settings.profile.connectTimeout);
}

void MqttSession::connectWebSocket()
{
    connect(m_webSocket, &RaptorWebSocketDevice::connected, this, [this] {
        m_client.setTransport(m_webSocket, QMqttClient::IODevice);
        startClient();
    });
    connect(m_webSocket, &RaptorWebSocketDevice::failed, this, [this](const QString &reason) {
        const QString tls = tlsWords(m_webSocket->tlsErrors(), m_settings.profile);
        m_webAnswer = webSocketAnswer(reason);
        end(SessionEnd::Failed,
            tls.isEmpty()
                ? webSocketWords(m_webSocket->socketError(), reason, m_settings.profile.url.host())
                : tls);
    });
}

/// A socket of ours, not of the client: what it says can be told in words, and nothing of MQTT is
/// there before the server has been looked at.
void MqttSession::openTls()
{
    m_tlsSocket = new QSslSocket(this);
    m_tlsSocket->setSslConfiguration(*m_tls);
    m_tlsSocket->setReadBufferSize(socketReadBuffer);
    connect(m_tlsSocket, &QSslSocket::encrypted, this, &MqttSession::onEncrypted);
    connect(m_tlsSocket, &QSslSocket::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_tlsErrors = errors; });
    connect(m_tlsSocket, &QSslSocket::errorOccurred, this, &MqttSession::onTlsError);
    m_tlsTimer.setSingleShot(true);
    connect(&m_tlsTimer, &QTimer::timeout, this, [this] {
        m_tlsSocket->disconnect(this);
        m_tlsSocket->abort();
        end(SessionEnd::Failed, noAnswer());
    });
    m_tlsTimer.start(m_settings.profile.connectTimeout);
    const BrokerUrl &url = m_settings.profile.url;
    m_tlsSocket->connectToHostEncrypted(url.host(), url.port(),
                                        nameInCertificate(m_settings.profile));
}

void MqttSession::onEncrypted()
{
    m_tlsSocket->disconnect(this); // from here on the client watches it
    const Milliseconds left = m_tlsTimer.remainingTimeAsDuration();
    m_tlsTimer.stop();
    if (const Outcome peer = checkPeer(*m_tlsSocket, m_settings.profile); !peer) {
        m_tlsSocket->abort();
        return end(SessionEnd::Failed, peer.error().text);
    }
    m_extras.setConnectTimeout(std::max(left, Milliseconds(1)));
    m_client.setTransport(m_tlsSocket, QMqttClient::SecureSocket);
    connect(m_tlsSocket, &QSslSocket::errorOccurred, this,
            [this](QAbstractSocket::SocketError error) { m_socketError = error; });
    startClient();
}

void MqttSession::onTlsError(QAbstractSocket::SocketError error)
{
    m_tlsTimer.stop();
    const BrokerProfile &profile = m_settings.profile;
    const QString tls = tlsWords(m_tlsErrors, profile);
    const bool brokeOff = error == QAbstractSocket::RemoteHostClosedError;
    if (!tls.isEmpty())
        endLater(tls);
    else if (brokeOff && m_tlsSocket->mode() == QSslSocket::SslClientMode)
        endLater(tr("the server broke off the encryption: it may speak none on this port"));
    else
        endLater(socketWords(error, m_tlsSocket->errorString(), profile.url.host()));
    m_tlsSocket->disconnect(this);
}

void MqttSession::startClient()
{
    m_transportOpen = true;
    m_client.connectToHost();
    if (m_client.state() == QMqttClient::Disconnected)
        endLater(words());
}

void MqttSession::openTcp()
{
    const BrokerUrl &url = m_settings.profile.url;
    m_client.setHostname(url.host());
    m_client.setPort(url.port());
    m_client.connectToHost();
    auto *tcp = qobject_cast<QAbstractSocket *>(m_client.transport());
    if (tcp) {
        m_socketError = tcp->error();
        connect(tcp, &QAbstractSocket::connected, this, [this] { m_transportOpen = true; });
        connect(tcp, &QAbstractSocket::errorOccurred, this,
                [this](QAbstractSocket::SocketError error) { m_socketError = error; });
    }
    if (m_client.state() == QMqttClient::Disconnected)
        endLater(words());
}

QList<CertificateInfo> MqttSession::certificates() const
{
    const QSslSocket *socket = m_webSocket ? m_webSocket->tlsSocket() : m_tlsSocket;
    return socket ? described(verifiedChain(*socket)) : QList<CertificateInfo>();
}

void MqttSession::close()
{
    m_closing = true;
    // What could not leave yet must not leave later: an old command may be among it.
    if (m_client.state() == QMqttClient::Connected && m_extras.bytesToWrite() > 0)
        return abort({});
    if (m_client.state() != QMqttClient::Disconnected)
        return m_client.disconnectFromHost();
    dropTransport();
    end(SessionEnd::Stopped, {});
}

void MqttSession::abort(const QString &reason)
{
    m_abortReason = reason;
    if (m_client.state() != QMqttClient::Disconnected)
        m_extras.abort();
    else
        dropTransport();
    end(endOf(), reason);
}

/// Before the client has it.
void MqttSession::dropTransport()
{
    m_tlsTimer.stop();
    if (m_webSocket)
        m_webSocket->abort();
    if (!m_tlsSocket)
        return;
    m_tlsSocket->disconnect(this);
    m_tlsSocket->abort();
}

void MqttSession::end(SessionEnd end, const QString &reason)
{
    if (m_ended)
        return;
    m_ended = true;
    Q_EMIT ended(end, reason);
}

void MqttSession::endLater(const QString &reason)
{
    QMetaObject::invokeMethod(
        this, [this, reason] { end(SessionEnd::Failed, reason); }, Qt::QueuedConnection);
}

void MqttSession::onClientDisconnected()
{
    end(endOf(), m_closing ? QString() : words());
}

SessionEnd MqttSession::endOf() const
{
    if (m_closing)
        return SessionEnd::Stopped;
    if (m_wasUp)
        return SessionEnd::Lost;
    if (m_extras.timedOut() || !m_abortReason.isEmpty())
        return SessionEnd::Failed;
    switch (m_client.error()) {
    case QMqttClient::InvalidProtocolVersion:
    // A server of 3.1.1 answers a CONNECT of 5.0 in its own, for us broken, format.
    case QMqttClient::ProtocolViolation:
        return SessionEnd::VersionRefused;
    case QMqttClient::TransportInvalid:
        return m_transportOpen ? SessionEnd::ClosedEarly : SessionEnd::Failed;
    case QMqttClient::NoError:
    case QMqttClient::IdRejected:
    case QMqttClient::ServerUnavailable:
    case QMqttClient::BadUsernameOrPassword:
    case QMqttClient::NotAuthorized:
    case QMqttClient::UnknownError:
    case QMqttClient::Mqtt5SpecificError:
        return SessionEnd::Failed;
    }
    Q_UNREACHABLE();
}

QString MqttSession::noAnswer() const
{
    return tr("no answer within %1 s")
        .arg(double(m_settings.profile.connectTimeout.count()) / 1000.0);
}

SessionClose MqttSession::lastClose() const
{
    if (!m_wasUp || m_closing || !m_abortReason.isEmpty())
        return {};
    const auto error = m_webSocket ? m_webSocket->socketError() : m_socketError;
    const bool closed = error == QAbstractSocket::RemoteHostClosedError
        || (m_webSocket && error == QAbstractSocket::UnknownSocketError); // by a close frame
    return {m_client.error() == QMqttClient::TransportInvalid && closed, m_extras.serverReason()};
}

QList<SecretKind> MqttSession::secretsRefused() const
{
    if (m_wasUp)
        return {};
    const BrokerProfile &profile = m_settings.profile;
    const QMqttClient::ClientError error = m_client.error();
    if (m_keyLocked && profile.keyHasPassphrase)
        return {SecretKind::KeyPassphrase};
    if (!profile.tokenHeader.isEmpty() && (m_webAnswer == 401 || m_webAnswer == 403))
        return {SecretKind::Token};
    const bool refused =
        error == QMqttClient::BadUsernameOrPassword || error == QMqttClient::NotAuthorized;
    if (refused && !profile.user.isEmpty())
        return {SecretKind::Password};
    return {};
}

QString MqttSession::words() const
{
    if (!m_abortReason.isEmpty())
        return m_abortReason;
    if (!m_wasUp && m_extras.timedOut())
        return noAnswer();
    if (const QString told = reasonWords(m_extras.serverReason()); !told.isEmpty()) {
        const QString other = m_extras.serverReference().simplified().left(100);
        return other.isEmpty() ? told : tr("%1 (it names %2)").arg(told, other);
    }
    const QString detail = uncapitalised(m_extras.errorText());
    switch (m_client.error()) {
    case QMqttClient::BadUsernameOrPassword:
        return tr("user or password refused");
    case QMqttClient::NotAuthorized:
        return tr("not authorised");
    case QMqttClient::IdRejected:
        return tr("the broker refuses the client id");
    case QMqttClient::InvalidProtocolVersion:
        return tr("the broker does not speak this version of MQTT");
    case QMqttClient::ServerUnavailable:
        return m_wasUp ? tr("the broker has not answered within the keep-alive")
                       : tr("the broker is not available");
    case QMqttClient::TransportInvalid:
        return socketWords(m_webSocket ? m_webSocket->socketError() : m_socketError, detail,
                           m_settings.profile.url.host());
    case QMqttClient::NoError:
    case QMqttClient::ProtocolViolation:
    case QMqttClient::UnknownError:
    case QMqttClient::Mqtt5SpecificError:
        break;
    }
    return detail.isEmpty() ? tr("the connection ended") : detail;
}

} // namespace Raptor::Link
