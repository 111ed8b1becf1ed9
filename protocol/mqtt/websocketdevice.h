// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QIODevice>
#include <QtCore/QPair>
#include <QtCore/QTimer>
#include <QtCore/QUrl>
#include <QtNetwork/QAbstractSocket>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslError>

#include <chrono>
#include <functional>
#include <memory>

class QSslSocket;
class QWebSocket;
namespace Raptor::Mqtt {
class MessageJoiner;
}

/// A byte stream over binary WebSocket frames, for QMqttClient::setTransport() as an IODevice
/// (MQTT 5.0 section 6). Frames and packets are independent of each other [MQTT-6.0.0-2].
///
/// Call connectToUrl(), wait for connected(), then connect the MQTT client; open() fails before
/// that. After the end it can be connected again. Lives on one thread, that of its client; never
/// blocks except in waitForBytesWritten(). Its readyRead() comes from the event loop, never from
/// inside of QWebSocket: its slots may write, close, delete, and run an event loop of their own.
class RaptorWebSocketDevice : public QIODevice
{
    Q_OBJECT

public:
    explicit RaptorWebSocketDevice(QObject *parent = nullptr);
    ~RaptorWebSocketDevice() override;

    /// Sub-protocol to ask for; the server has to pick exactly this [MQTT-6.0.0-3]. Default "mqtt";
    /// "mqttv3.1" for MQTT 3.1. Counts from the next connectToUrl().
    void setSubprotocol(const QString &name) { m_subprotocol = name; }
    QString subprotocol() const { return m_subprotocol; }
    /// Largest message that is accepted, default 4 MiB; a larger one ends the connection. So does
    /// more than four times as much that nobody reads after readyRead(): a WebSocket cannot be told
    /// to pause. Counts from the next connectToUrl().
    void setMaximumMessageSize(quint64 bytes) { m_maximumMessage = bytes; }

    /// Further headers of the handshake, as they are; whether they fit is the caller's business.
    /// Counts from the next connectToUrl().
    void setHeaders(const QList<QPair<QByteArray, QByteArray>> &headers) { m_headers = headers; }
    /// What the server's certificate has to be made out to, instead of the host of the address.
    /// Counts from the next connectToUrl().
    void setPeerVerifyName(const QString &name) { m_peerVerifyName = name; }
    /// Called when wss is encrypted, before a byte of the handshake or of its headers is sent: the
    /// words that it answers end the connection, none let it go on. Counts from the next
    /// connectToUrl().
    void setPeerCheck(std::function<QString(const QSslSocket &)> check)
    {
        m_peerCheck = std::move(check);
    }

    /// ws or wss, which without a configuration takes the default one. Ends in exactly one of
    /// connected() and failed(), unless close() or abort() come first.
    void connectToUrl(const QUrl &url,
                      std::chrono::milliseconds timeout = std::chrono::seconds(30));
    void connectToUrl(const QUrl &url, const QSslConfiguration &configuration,
                      std::chrono::milliseconds timeout = std::chrono::seconds(30));
    bool isConnected() const { return m_connected; }
    /// Of the TCP connection below, for options of the system; -1 without one.
    qintptr socketDescriptor() const;
    QUrl url() const { return m_url; }
    /// Of the server, once connected over wss; null otherwise.
    QSslCertificate peerCertificate() const;
    /// Below a wss connection; null otherwise.
    const QSslSocket *tlsSocket() const;
    /// What was wrong with the server's certificate at the last attempt.
    QList<QSslError> tlsErrors() const { return m_tlsErrorList; }
    /// Of the last attempt that failed; UnknownSocketError if it was not the socket's.
    QAbstractSocket::SocketError socketError() const { return m_socketError; }

    /// True once connected; \a mode has to be ReadWrite.
    bool open(OpenMode mode) override;
    /// Sends what is left and a close frame.
    void close() override;
    /// Drops the connection at once; buffered bytes never leave (TCP reset).
    Q_INVOKABLE void abort();

    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override;
    qint64 bytesToWrite() const override;
    bool waitForBytesWritten(int msecs) override;

Q_SIGNALS:
    void connected();
    /// No connection came about; \a reason includes TLS errors.
    void failed(const QString &reason);
    /// An established connection has ended, by either side. errorString() says why.
    void disconnected();

protected:
    qint64 readData(char *data, qint64 maximum) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    static QAbstractSocket *tcpSocketOf(const QWebSocket *socket);
    void connectTo(const QUrl &url, const QSslConfiguration *tls,
                   std::chrono::milliseconds timeout);
    void watch();
    void openSocket();
    void checkPeer(const QSslSocket &socket);
    void handleConnected();
    void handleError();
    void handleDisconnected();
    void handleBinary(const QByteArray &message);
    void handleText();
    /// Has readyRead() emitted soon, once for all that comes until then.
    void announce();
    void offer();
    void checkAnswers();
    void refuse();
    void fail(const QString &reason);
    void finish(const QString &reason);
    void dropSocket(bool reset);

    QWebSocket *m_socket = nullptr;
    QTimer m_timer;
    QUrl m_url;
    QString m_subprotocol;
    QList<QPair<QByteArray, QByteArray>> m_headers;
    QString m_peerVerifyName;
    std::function<QString(const QSslSocket &)> m_peerCheck;
    QString m_tlsErrors;
    QList<QSslError> m_tlsErrorList;
    QAbstractSocket::SocketError m_socketError = QAbstractSocket::UnknownSocketError;
    QString m_reason; ///< of the end that is under way
    quint64 m_maximumMessage = 4 * 1024 * 1024;
    bool m_connecting = false;
    bool m_connected = false;
    bool m_announced = false; ///< there is news for the reader
    qint64 m_readBuffer = 0;
    qint64 m_ownToWrite = 0; ///< upper bound of what is ours in bytesToWrite()
    std::unique_ptr<Raptor::Mqtt::MessageJoiner> m_joiner;
};
