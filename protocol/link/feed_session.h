// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/feed.h"

#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtNetwork/QAbstractSocket>
#include <QtNetwork/QSslError>

#include <optional>

class QSslSocket;
class QWebSocket;

namespace Raptor::Link {

/// Largest frame, and message of several frames, that is taken in at all. What is larger than a
/// payload may be is counted as rejected, but does not cost the connection; beyond this it does,
/// before it is buffered (RP-32).
inline constexpr quint64 largestFeedFrame = 1'048'576;

/// One connection to a feed, from connecting to its end. Sends pings, the answers to those of the
/// server and a close frame, nothing else. Never connects twice. Lives on the thread that calls
/// open(); nothing blocks. Over wss not even the handshake is sent before the server has been
/// verified (RP-30). A server that does not answer any more is dropped within 5 s (RP-10).
class FeedSession : public QObject
{
    Q_OBJECT
public:
    /// @p clock must outlive the session.
    FeedSession(const FeedProfile &feed, const Clock &clock, QObject *parent);
    ~FeedSession() override;

    void open();
    /// A close frame, then ended(). Whoever cannot wait for that deletes the session.
    void close();

    /// The verified chain; empty without TLS, and before up().
    [[nodiscard]] QList<CertificateInfo> certificates() const;

Q_SIGNALS:
    void up();
    void received(const QByteArray &text);
    /// Something came that is no text frame of a sensible size; @p bytes: 0 if unknown.
    void refused(const QString &reason, qint64 bytes);
    void roundTripMeasured(Raptor::Milliseconds roundTrip);
    /// Exactly once, as the last signal, and not by destruction. No reason: by close().
    void ended(const QString &reason);

private:
    void watchSocket();
    void secure(QSslSocket &tls);
    void onConnected();
    void onError();
    void onDisconnected();
    void look();
    void drop(const QString &reason);
    void end(const QString &reason);
    void endLater(const QString &reason);
    [[nodiscard]] QAbstractSocket *tcpSocket() const;
    [[nodiscard]] QString whyNotUp() const;
    [[nodiscard]] QString whyLost();

    const BrokerProfile m_server; ///< as far as a connection depends on it
    const Clock &m_clock;
    QWebSocket *m_socket;
    QTimer m_connectTimer;
    QTimer m_watch;
    QList<QSslError> m_tlsErrors;
    QAbstractSocket::SocketError m_error = QAbstractSocket::UnknownSocketError;
    QString m_errorText;
    BootTime m_heardAt{};
    BootTime m_pingedAt{};
    bool m_asked = false; ///< nothing has been heard since the last ping
    bool m_up = false;
    bool m_closing = false;
    bool m_ended = false;
};

} // namespace Raptor::Link
