// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/broker.h"
#include "protocol/link/client_extras.h"

#include <QtMqtt/QMqttClient>

#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtNetwork/QAbstractSocket>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslError>

#include <optional>

class QSslSocket;
class RaptorWebSocketDevice;

namespace Raptor::Link {

/// What a connection is for; the two never share one.
enum class LinkRole { Telemetry, Command };

struct LinkSettings
{
    BrokerProfile profile;
    BrokerSecrets secrets;
    LinkRole role = LinkRole::Telemetry;
};

/// How a session ended, as far as the next attempt depends on it.
enum class SessionEnd {
    Failed, ///< it never came up: refused, unreachable, silent
    VersionRefused, ///< the server does not speak this version of MQTT
    ClosedEarly, ///< the server took the connection and closed it without an answer
    Lost, ///< it was up
    Stopped, ///< by close()
};

/// Whether it was the server that ended a session which was up, and why as far as it said so.
struct SessionClose
{
    bool byServer = false; ///< it closed or reset the connection
    quint8 reason = 0; ///< of its DISCONNECT (MQTT 5.0); 0: without one
};

/// One connection to a broker, from connecting to its end: transport by the scheme of the address
/// (TCP, TLS, WebSocket), clean, nothing kept by the server. Never connects twice. Lives on the
/// thread that calls open(); nothing blocks. Over TLS nothing is sent before the server has been
/// verified (RP-30), over anything else no secret unless its profile allows it (RP-31).
class MqttSession : public QObject
{
    Q_OBJECT
public:
    MqttSession(const LinkSettings &settings, QMqttClient::ProtocolVersion version,
                QObject *parent);
    ~MqttSession() override;

    void open();
    /// DISCONNECT and a graceful end; as abort() when something could not leave yet.
    void close();
    /// Drops the connection at once; what waits in buffers never leaves (linger 0).
    void abort(const QString &reason);

    [[nodiscard]] QMqttClient &client() { return m_client; }
    [[nodiscard]] ClientExtras &extras() { return m_extras; }
    /// The verified chain, the server's own first; empty without TLS, and before up().
    [[nodiscard]] QList<CertificateInfo> certificates() const;

    /// Known when ended() comes.
    [[nodiscard]] SessionClose lastClose() const;
    /// Which of the secrets the server did not take, or that do not open the key; known when
    /// ended() comes.
    [[nodiscard]] QList<SecretKind> secretsRefused() const;

Q_SIGNALS:
    void up();
    /// Exactly once, as the last signal, never from inside of open(), and not by destruction.
    void ended(Raptor::Link::SessionEnd end, const QString &reason);

private:
    void applySettings();
    [[nodiscard]] Outcome prepare();
    void openWebSocket();
    void connectWebSocket();
    void openTls();
    void onEncrypted();
    void openTcp();
    /// The transport is there: now MQTT begins.
    void startClient();
    void onTlsError(QAbstractSocket::SocketError error);
    void dropTransport();
    void end(SessionEnd end, const QString &reason);
    void endLater(const QString &reason);
    void onClientDisconnected();
    [[nodiscard]] SessionEnd endOf() const;
    [[nodiscard]] QString noAnswer() const;
    [[nodiscard]] QString words() const;

    const LinkSettings m_settings;
    const QMqttClient::ProtocolVersion m_version;
    QMqttClient m_client;
    ClientExtras m_extras;
    RaptorWebSocketDevice *m_webSocket = nullptr;
    QSslSocket *m_tlsSocket = nullptr; ///< mqtts only
    QTimer m_tlsTimer; ///< until it is encrypted
    std::optional<QSslConfiguration> m_tls; ///< mqtts and wss only: the first one loads OpenSSL
    QList<QPair<QByteArray, QByteArray>> m_headers;
    QList<QSslError> m_tlsErrors;
    QAbstractSocket::SocketError m_socketError = QAbstractSocket::UnknownSocketError;
    QString m_abortReason;
    int m_webAnswer = 0; ///< HTTP status instead of a WebSocket
    bool m_keyLocked = false;
    bool m_wasUp = false;
    bool m_closing = false;
    bool m_transportOpen = false;
    bool m_ended = false;
};

} // namespace Raptor::Link
