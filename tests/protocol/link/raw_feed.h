// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QCryptographicHash>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

namespace Raptor::Test {

/// The server of a WebSocket down at its bytes: opens it (RFC 6455, 4.2.2), answers nothing
/// afterwards, and remembers what it is sent.
class RawFeed : public QTcpServer
{
public:
    RawFeed()
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port to listen on");
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                ++connections;
                m_socket = socket;
                m_open = false;
                handshake.clear();
                received.clear();
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            }
        });
    }
    [[nodiscard]] QString url() const
    {
        return QStringLiteral("ws://127.0.0.1:%1/ws").arg(serverPort());
    }
    void send(const QByteArray &bytes) { m_socket->write(bytes); }
    /// Of the frames so far, which a client masks.
    [[nodiscard]] QList<int> opcodes() const
    {
        QList<int> found;
        for (qsizetype at = 0; at + 1 < received.size();) {
            found.append(received.at(at) & 0x0f);
            at += 2 + 4 + (received.at(at + 1) & 0x7f); // none is longer than 125
        }
        return found;
    }

    QByteArray answer; ///< instead of the WebSocket
    int connections = 0;
    QByteArray handshake;
    QByteArray received; ///< after it

private:
    void read(QTcpSocket *socket)
    {
        if (m_open) {
            received += socket->readAll();
            return;
        }
        handshake += socket->readAll();
        if (!handshake.contains("\r\n\r\n"))
            return;
        m_open = true;
        if (!answer.isEmpty()) {
            socket->write(answer);
            return socket->disconnectFromHost();
        }
        QByteArray key;
        for (const QByteArray &line : handshake.split('\n')) {
            if (line.toLower().startsWith("sec-websocket-key:"))
                key = line.mid(18).trimmed();
        }
        const QByteArray accept =
            QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
                                     QCryptographicHash::Sha1)
                .toBase64();
        socket->write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                      "Connection: Upgrade\r\nSec-WebSocket-Accept: "
                      + accept + "\r\n\r\n");
    }

    QTcpSocket *m_socket = nullptr;
    bool m_open = false;
};

} // namespace Raptor::Test
