// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QStringList>
#include <QtCore/QUrl>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace Raptor::Test {

/// A broker that misbehaves on demand: it speaks just enough MQTT 3.1.1 and 5.0 to be connected to,
/// and can refuse, close, stay silent or keep acknowledgements back. In the test's own thread.
class ScriptedBroker : public QTcpServer
{
public:
    enum class OnConnect { Accept, Refuse5, RefuseAsOld, CloseOn5, NotAuthorised, Silence, Refuse };

    ScriptedBroker()
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port to listen on");
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection())
                take(socket);
        });
    }
    [[nodiscard]] QString url() const
    {
        return QStringLiteral("mqtt://127.0.0.1:%1").arg(serverPort());
    }
    /// The PUBACK that was kept back, for the publish of QoS 1 with that number.
    void acknowledge(qsizetype number)
    {
        const Publish &publish = publishes.at(number);
        if (QTcpSocket *socket = m_numbers.key(publish.connection))
            socket->write(QByteArray("\x40\x02", 2) + packetId(publish.body));
    }
    /// The answer to a CONNECT that was met with silence, of a 5.0 client.
    void letIn(int number)
    {
        if (QTcpSocket *socket = m_numbers.key(number))
            socket->write(connack5());
    }
    /// To every client.
    void write(const QByteArray &bytes)
    {
        for (auto it = m_buffers.keyBegin(); it != m_buffers.keyEnd(); ++it)
            (*it)->write(bytes);
    }
    /// The one with that number, from 0 in the order of their coming.
    void resetOne(int number)
    {
        if (QTcpSocket *socket = m_numbers.key(number))
            socket->abort();
    }
    /// DISCONNECT of 5.0 to every client, which ends it.
    void dismissAll(quint8 reason)
    {
        const QList<QTcpSocket *> sockets = m_buffers.keys();
        for (QTcpSocket *socket : sockets) {
            socket->write(QByteArray("\xe0\x01", 2) + char(reason));
            socket->disconnectFromHost();
        }
    }
    void resetAll()
    {
        const QList<QTcpSocket *> sockets = m_buffers.keys();
        for (QTcpSocket *socket : sockets)
            socket->abort();
    }

    OnConnect onConnect = OnConnect::Accept;
    quint8 refusal = 0; ///< of OnConnect::Refuse, in the version of the client
    bool refusesWildcards = false; ///< each subscription with + or #
    bool announcesNoWildcards = false; ///< in the CONNACK of 5.0
    bool closesOnWildcards = false; ///< instead of an answer; with the reason below in 5.0
    bool closesOnAll = false; ///< on every subscription
    quint8 closeReason = 0; ///< of its DISCONNECT, 0: none is sent
    QStringList refusedTopics; ///< filters that are refused as well
    QStringList accepted; ///< filters that were not, in the order of their coming
    bool pongs = true;
    int pongOnlyFrom = 0; ///< connections before this one, from 0, get no PINGRESP
    bool acks = true;
    int completeOnlyFrom = 0; ///< connections before this one get no PUBCOMP
    int ackOnlyFrom = 0; ///< connections before this one, from 0, get no acks
    int maximumQos = 2; ///< announced in 5.0
    int receiveMaximum = 0; ///< announced in 5.0 unless 0
    QByteArray ackTail; ///< reason code and properties of PUBACK, empty: success
    QList<int> packets; ///< types of all packets in the order of their coming
    QList<int> versions; ///< protocol levels of the CONNECTs
    QList<QByteArray> connects; ///< bodies of the CONNECTs
    QList<QByteArray> subscribes; ///< bodies of the SUBSCRIBEs
    struct Publish
    {
        int qos;
        bool retain;
        QByteArray body;
        int connection; ///< which one, from 0
    };
    QList<Publish> publishes;
    int disconnects = 0; ///< DISCONNECT packets
    [[nodiscard]] int openConnections() const { return int(m_buffers.size()); }
    int resets = 0; ///< connections that ended with an error (RST)

private:
    void take(QTcpSocket *socket)
    {
        m_buffers.insert(socket, {});
        m_numbers.insert(socket, m_accepted++);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        // The duplicate keeps the kernel's view of the connection after Qt has closed its own.
        const int watched = ::dup(int(socket->socketDescriptor()));
        connect(socket, &QTcpSocket::disconnected, this, [this, socket, watched] {
            tcp_info info{};
            socklen_t size = sizeof info;
            ::getsockopt(watched, IPPROTO_TCP, TCP_INFO, &info, &size);
            if (info.tcpi_state == TCP_CLOSE) // after a FIN it would be TCP_CLOSE_WAIT
                ++resets;
            ::close(watched);
            m_buffers.remove(socket);
            m_levels.remove(socket);
            m_numbers.remove(socket);
            socket->deleteLater();
        });
    }

    void read(QTcpSocket *socket)
    {
        QByteArray &buffer = m_buffers[socket];
        buffer += socket->readAll();
        while (buffer.size() >= 2) {
            qsizetype length = 0;
            qsizetype head = 1;
            for (int shift = 0; head < buffer.size(); shift += 7) {
                const auto byte = quint8(buffer.at(head++));
                length |= qsizetype(byte & 0x7f) << shift;
                if (!(byte & 0x80))
                    break;
            }
            if (buffer.size() < head + length)
                return;
            const auto type = quint8(buffer.at(0));
            packets.append(type >> 4);
            const QByteArray body = buffer.mid(head, length);
            buffer.remove(0, head + length);
            handle(socket, type, body);
            if (!m_buffers.contains(socket))
                return;
        }
    }

    void handle(QTcpSocket *socket, quint8 type, const QByteArray &body)
    {
        switch (type >> 4) {
        case 1:
            return handleConnect(socket, body);
        case 3:
            return handlePublish(socket, type, body);
        case 6: // PUBREL
            if (m_numbers.value(socket) >= completeOnlyFrom)
                socket->write(QByteArray("\x70\x02", 2) + body.left(2));
            return;
        case 8:
            return handleSubscribe(socket, body);
        case 12:
            if (pongs && m_numbers.value(socket) >= pongOnlyFrom)
                socket->write(QByteArray("\xd0\x00", 2));
            return;
        case 14:
            ++disconnects;
            return;
        default:
            return;
        }
    }

    /// Our client asks for one filter at a time.
    void handleSubscribe(QTcpSocket *socket, const QByteArray &body)
    {
        subscribes.append(body);
        const bool five = m_levels.value(socket) == 5;
        const qsizetype head = five ? 3 + quint8(body.at(2)) : 2; // behind short properties
        const qsizetype length = (quint8(body.at(head)) << 8) | quint8(body.at(head + 1));
        const QString filter = QString::fromUtf8(body.mid(head + 2, length));
        const bool wide = filter.contains(u'+') || filter.contains(u'#');
        if (closesOnAll || (closesOnWildcards && wide)) {
            if (five && closeReason != 0)
                socket->write(QByteArray("\xe0\x01", 2) + char(closeReason));
            return socket->disconnectFromHost();
        }
        const bool refused = (refusesWildcards && wide) || refusedTopics.contains(filter);
        if (!refused)
            accepted.append(filter);
        const QByteArray code(1, refused ? (five ? '\x87' : '\x80') : '\0');
        QByteArray answer(five ? "\x90\x04" : "\x90\x03");
        answer += body.left(2);
        if (five)
            answer += '\0'; // no properties
        socket->write(answer + code);
    }

    void handleConnect(QTcpSocket *socket, const QByteArray &body)
    {
        const int level = body.at(6);
        versions.append(level);
        connects.append(body);
        m_levels.insert(socket, level);
        const bool five = level == 5;
        switch (onConnect) {
        case OnConnect::Silence:
            return;
        case OnConnect::NotAuthorised:
            socket->write(five ? QByteArray("\x20\x03\x00\x87\x00", 5)
                               : QByteArray("\x20\x02\x00\x05", 4));
            return socket->disconnectFromHost();
        case OnConnect::Refuse:
            socket->write(five ? QByteArray("\x20\x03\x00", 3) + char(refusal) + '\0'
                               : QByteArray("\x20\x02\x00", 3) + char(refusal));
            return socket->disconnectFromHost();
        case OnConnect::Refuse5:
        case OnConnect::RefuseAsOld:
        case OnConnect::CloseOn5:
            if (!five)
                break;
            if (onConnect == OnConnect::Refuse5)
                socket->write(QByteArray("\x20\x03\x00\x84\x00", 5));
            else if (onConnect == OnConnect::RefuseAsOld)
                socket->write(QByteArray("\x20\x02\x00\x01", 4));
            return socket->disconnectFromHost();
        case OnConnect::Accept:
            break;
        }
        socket->write(five ? connack5() : QByteArray("\x20\x02\x00\x00", 4));
    }

    [[nodiscard]] QByteArray connack5() const
    {
        QByteArray properties;
        if (maximumQos < 2)
            properties += QByteArray("\x24", 1) + char(maximumQos);
        if (announcesNoWildcards)
            properties += QByteArray("\x28\x00", 2);
        if (receiveMaximum > 0)
            properties += QByteArray("\x21\x00", 2) + char(receiveMaximum);
        return QByteArray("\x20", 1) + char(3 + properties.size()) + QByteArray("\0\0", 2)
            + char(properties.size()) + properties;
    }

    void handlePublish(QTcpSocket *socket, quint8 type, const QByteArray &body)
    {
        const int qos = (type >> 1) & 3;
        const int connection = m_numbers.value(socket);
        publishes.append({qos, bool(type & 1), body, connection});
        if (!acks || qos == 0 || connection < ackOnlyFrom)
            return;
        socket->write(QByteArray(1, char(qos == 1 ? 0x40 : 0x50)) + char(2 + ackTail.size())
                      + packetId(body) + ackTail);
    }
    static QByteArray packetId(const QByteArray &publishBody)
    {
        const qsizetype topicLength = (quint8(publishBody.at(0)) << 8) | quint8(publishBody.at(1));
        return publishBody.mid(2 + topicLength, 2);
    }

    QHash<QTcpSocket *, QByteArray> m_buffers;
    QHash<QTcpSocket *, int> m_levels;
    QHash<QTcpSocket *, int> m_numbers;
    int m_accepted = 0;
};

} // namespace Raptor::Test
