// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/mqtt_session.h"

#include "protocol/mqtt/websocketdevice.h"

#include <QtCore/QDateTime>
#include <QtCore/QPointer>
#include <QtCore/QRandomGenerator>
#include <QtMqtt/QMqttConnectionProperties>
#include <QtNetwork/QAbstractSocket>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslSocket>

namespace Raptor::Link {

using namespace Qt::StringLiterals;

namespace {

constexpr quint16 telemetryKeepAliveS = 30;
/// The server drops us after 1.5 times this; we ourselves look every second.
constexpr quint16 commandKeepAliveS = 10;
/// Payloads above 64 KiB are not looked at, but a megabyte of rubbish is to be counted and must not
/// cost the connection; beyond this it does (RP-32).
constexpr quint32 maximumPacketBytes = 4 * 1024 * 1024;

QString clientIdFor(LinkRole role)
{
    const QString random =
        u"%1"_s.arg(QRandomGenerator::global()->generate64(), 16, 16, QChar(u'0'));
    return (role == LinkRole::Command ? u"raptor-console-command-"_s
                                      : u"raptor-console-telemetry-"_s)
        + random.left(12);
}

/// "Connection refused" in the middle of a sentence.
QString uncapitalised(QString text)
{
    if (text.size() > 1 && text.at(0).isUpper() && text.at(1).isLower())
        text[0] = text.at(0).toLower();
    return text;
}

} // namespace

MqttSession::MqttSession(const LinkSettings &settings, QMqttClient::ProtocolVersion version,
                         QObject *parent)
    : QObject(parent), m_settings(settings), m_version(version), m_client(this), m_extras(&m_client)
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
    if (m_extras.bytesToWrite() > 0)
        m_extras.abort(); // nothing leaves later
}

void MqttSession::applySettings()
{
    m_client.setProtocolVersion(m_version);
    m_client.setClientId(clientIdFor(m_settings.role));
    m_client.setCleanSession(true);
    m_client.setKeepAlive(m_settings.role == LinkRole::Command ? commandKeepAliveS
                                                               : telemetryKeepAliveS);
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

Outcome MqttSession::prepareTls()
{
    m_tls = QSslConfiguration::defaultConfiguration();
    const QString &file = m_settings.profile.caFile;
    if (file.isEmpty())
        return std::monostate{};
    const QList<QSslCertificate> authorities = QSslCertificate::fromPath(file, QSsl::Pem);
    if (authorities.isEmpty())
        return Error{Error::Code::Io, tr("no certificate can be read from %1").arg(file)};
    m_tls->setCaCertificates(authorities);
    return std::monostate{};
}

void MqttSession::open()
{
    if (m_settings.profile.url.isEncrypted()) {
        if (const Outcome tls = prepareTls(); !tls)
            return endLater(tls.error().text);
    }
    if (m_settings.profile.url.isWebSocket())
        openWebSocket();
    else
        openSocket();
}

void MqttSession::openWebSocket()
{
    m_webSocket = new RaptorWebSocketDevice(this);
    connect(m_webSocket, &RaptorWebSocketDevice::connected, this, [this] {
        m_transportOpen = true;
        m_client.setTransport(m_webSocket, QMqttClient::IODevice);
        m_client.connectToHost();
        if (m_client.state() == QMqttClient::Disconnected)
            endLater(words());
    });
    connect(m_webSocket, &RaptorWebSocketDevice::failed, this,
            [this](const QString &reason) { end(SessionEnd::Failed, uncapitalised(reason)); });
    const QUrl url = m_settings.profile.url.url();
    if (m_tls)
        m_webSocket->connectToUrl(url, *m_tls, m_settings.profile.connectTimeout);
    else
        m_webSocket->connectToUrl(url, m_settings.profile.connectTimeout);
}

void MqttSession::openSocket()
{
    const BrokerUrl &url = m_settings.profile.url;
    m_client.setHostname(url.host());
    m_client.setPort(url.port());
    if (m_tls)
        m_client.connectToHostEncrypted(*m_tls);
    else
        m_client.connectToHost();
    if (m_client.state() == QMqttClient::Disconnected)
        return endLater(words());
    const auto opened = [this] { m_transportOpen = true; };
    if (auto *tls = qobject_cast<QSslSocket *>(m_client.transport()); tls && url.isEncrypted())
        connect(tls, &QSslSocket::encrypted, this, opened);
    else if (auto *tcp = qobject_cast<QAbstractSocket *>(m_client.transport()))
        connect(tcp, &QAbstractSocket::connected, this, opened);
}

std::optional<WallTime> MqttSession::certificateExpires() const
{
    QSslCertificate certificate;
    if (m_webSocket)
        certificate = m_webSocket->peerCertificate();
    else if (const auto *tls = qobject_cast<const QSslSocket *>(m_client.transport()))
        certificate = tls->peerCertificate();
    if (certificate.isNull() || !certificate.expiryDate().isValid())
        return std::nullopt;
    return fromEpochMs(certificate.expiryDate().toMSecsSinceEpoch());
}

void MqttSession::close()
{
    m_closing = true;
    // What could not leave yet must not leave later: an old command may be among it.
    if (m_client.state() == QMqttClient::Connected && m_extras.bytesToWrite() > 0)
        return abort({});
    if (m_client.state() != QMqttClient::Disconnected)
        return m_client.disconnectFromHost();
    if (m_webSocket)
        m_webSocket->abort();
    end(SessionEnd::Stopped, {});
}

void MqttSession::abort(const QString &reason)
{
    m_abortReason = reason;
    if (m_client.state() != QMqttClient::Disconnected)
        m_extras.abort();
    else if (m_webSocket)
        m_webSocket->abort();
    end(endOf(), reason);
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

QList<SecretKind> MqttSession::secretsRefused() const
{
    const QMqttClient::ClientError error = m_client.error();
    const bool refused = !m_wasUp
        && (error == QMqttClient::BadUsernameOrPassword || error == QMqttClient::NotAuthorized);
    if (refused && !m_settings.profile.user.isEmpty())
        return {SecretKind::Password};
    return {};
}

QString MqttSession::words() const
{
    if (!m_abortReason.isEmpty())
        return m_abortReason;
    if (!m_wasUp && m_extras.timedOut())
        return tr("no answer within %1 s")
            .arg(double(m_settings.profile.connectTimeout.count()) / 1000.0);
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
    case QMqttClient::NoError:
    case QMqttClient::ServerUnavailable:
    case QMqttClient::TransportInvalid:
    case QMqttClient::ProtocolViolation:
    case QMqttClient::UnknownError:
    case QMqttClient::Mqtt5SpecificError:
        break;
    }
    return detail.isEmpty() ? tr("the connection ended") : detail;
}

} // namespace Raptor::Link
