// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QCryptographicHash>
#include <QtCore/QHash>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpServer>

namespace Raptor::Test {

/// Counts every byte that arrives inside of the encryption, be it of MQTT or of the handshake of a
/// WebSocket, and lets everybody in: whoever does not trust it must not have sent any. MQTT 5.0.
class CountingServer : public QTcpServer
{
public:
    enum class Speaks { Mqtt, WebSocket };

    CountingServer(Speaks speaks, QSslConfiguration configuration)
        : m_speaks(speaks), m_configuration(std::move(configuration))
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port to listen on");
    }
    /// What it shows from the next connection on.
    void show(QSslConfiguration configuration) { m_configuration = std::move(configuration); }
    /// Ends all connections, and counts from 0.
    void beginAnew()
    {
        const QList<QSslSocket *> sockets = m_heard.keys();
        for (QSslSocket *socket : sockets)
            socket->abort();
        connections = 0;
        received = 0;
    }
    [[nodiscard]] QString url() const
    {
        return (m_speaks == Speaks::Mqtt ? QStringLiteral("mqtts://127.0.0.1:%1")
                                         : QStringLiteral("wss://127.0.0.1:%1/mqtt"))
            .arg(serverPort());
    }

    int connections = 0;
    qint64 received = 0; ///< bytes, decrypted
    QByteArray upgrade; ///< the last handshake of a WebSocket
    QList<QSslCertificate> shown; ///< by the clients

protected:
    void incomingConnection(qintptr handle) override
    {
        ++connections;
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(handle);
        socket->setSslConfiguration(m_configuration);
        m_heard.insert(socket, {});
        connect(socket, &QSslSocket::encrypted, this, [this, socket] {
            if (!socket->peerCertificate().isNull())
                shown.append(socket->peerCertificate());
        });
        connect(socket, &QSslSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QSslSocket::disconnected, this, [this, socket] {
            m_heard.remove(socket);
            socket->deleteLater();
        });
        socket->startServerEncryption();
    }

private:
    struct Heard
    {
        QByteArray bytes;
        bool upgraded = false;
        bool letIn = false;
    };

    void read(QSslSocket *socket)
    {
        const QByteArray bytes = socket->readAll();
        received += bytes.size();
        Heard &heard = m_heard[socket];
        heard.bytes += bytes;
        if (m_speaks == Speaks::WebSocket && !heard.upgraded) {
            const qsizetype end = heard.bytes.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            upgrade = heard.bytes.left(end + 2);
            heard.bytes.remove(0, end + 4);
            heard.upgraded = true;
            socket->write(answer());
        }
        if (heard.letIn || heard.bytes.isEmpty())
            return;
        heard.letIn = true;
        // Accepted, no session, no properties; in one binary frame.
        const QByteArray connack("\x20\x03\x00\x00\x00", 5);
        socket->write(m_speaks == Speaks::Mqtt ? connack : QByteArray("\x82\x05", 2) + connack);
    }

    /// RFC 6455, 4.2.2.
    [[nodiscard]] QByteArray answer() const
    {
        QByteArray key;
        for (const QByteArray &line : upgrade.split('\n')) {
            if (line.toLower().startsWith("sec-websocket-key:"))
                key = line.mid(18).trimmed();
        }
        const QByteArray accept =
            QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
                                     QCryptographicHash::Sha1)
                .toBase64();
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
               "Sec-WebSocket-Protocol: mqtt\r\nSec-WebSocket-Accept: "
            + accept + "\r\n\r\n";
    }

    const Speaks m_speaks;
    QSslConfiguration m_configuration;
    QHash<QSslSocket *, Heard> m_heard;
};

} // namespace Raptor::Test
