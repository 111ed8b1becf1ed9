// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QPointer>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

/// One scripted MQTT server for one client at a time, independent of every client library. It
/// records what comes, gives the obvious answers, and says on demand what it is told to.
class PlainBroker : public QTcpServer
{
public:
    explicit PlainBroker(int version = 4) : m_version(version)
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port to listen on");
        connect(this, &QTcpServer::newConnection, this, [this] {
            m_socket = nextPendingConnection();
            m_input.clear();
            connect(m_socket, &QTcpSocket::readyRead, this, &PlainBroker::read);
        });
    }

    QByteArray connack; ///< hexadecimal, empty: accepted, no session, no properties
    bool answersPings = true;
    bool answersPublish = true;
    quint8 granted = 0xff; ///< code of the next SUBACKs, 0xff: the QoS asked for
    quint8 unsubscribed = 0x00; ///< code of UNSUBACKs in 5.0
    QList<QByteArray> packets; ///< whole packets, in order

    void send(const QByteArray &hex)
    {
        if (m_socket)
            m_socket->write(QByteArray::fromHex(hex));
    }
    void sendMessage(quint8 qos, const QByteArray &topic, const QByteArray &payload, quint8 id = 1)
    {
        QByteArray body = QByteArray(1, '\0') + char(topic.size()) + topic;
        if (qos > 0)
            body += QByteArray(1, '\0') + char(id);
        if (m_version == 5)
            body += '\0';
        body += payload;
        send((QByteArray(1, char(0x30 | (qos << 1))) + char(body.size()) + body).toHex());
    }
    void drop()
    {
        if (m_socket)
            m_socket->abort();
    }
    [[nodiscard]] bool isConnected() const
    {
        return m_socket && m_socket->state() == QAbstractSocket::ConnectedState;
    }

    /// Types of what came, as the high digit of the first byte: CONNECT is '1', PUBLISH '3'.
    [[nodiscard]] QByteArray types() const
    {
        QByteArray result;
        for (const QByteArray &packet : packets)
            result += packet.toHex().at(0);
        return result;
    }
    [[nodiscard]] QByteArray last(char type) const
    {
        for (auto it = packets.crbegin(); it != packets.crend(); ++it) {
            if (it->toHex().at(0) == type)
                return *it;
        }
        return {};
    }

private:
    void read()
    {
        m_input += m_socket->readAll();
        while (m_input.size() >= 2) {
            qsizetype length = 0;
            qsizetype head = 1;
            for (int shift = 0; head < m_input.size(); shift += 7) {
                const auto byte = quint8(m_input.at(head++));
                length |= qsizetype(byte & 0x7f) << shift;
                if ((byte & 0x80) == 0)
                    break;
            }
            if (m_input.size() < head + length)
                return;
            packets.append(m_input.left(head + length));
            const QByteArray body = m_input.mid(head, length);
            m_input.remove(0, head + length);
            answer(quint8(packets.constLast().at(0)), body);
        }
    }

    void answer(quint8 first, const QByteArray &body)
    {
        const bool five = m_version == 5;
        const QByteArray id = body.left(2).toHex();
        switch (first >> 4) {
        case 1:
            return send(!connack.isEmpty() ? connack
                                           : QByteArray(five ? "2003000000" : "20020000"));
        case 3:
            return answerPublish((first >> 1) & 3, body);
        case 5:
            return send("6202" + id);
        case 6:
            return answersPublish ? send("7002" + id) : void();
        case 8: {
            const auto code = granted == 0xff ? quint8(body.back() & 3) : granted;
            const QByteArray hex = QByteArray(1, char(code)).toHex();
            return send(five ? "9004" + id + "00" + hex : "9003" + id + hex);
        }
        case 10:
            return send(five ? "b004" + id + "00" + QByteArray(1, char(unsubscribed)).toHex()
                             : "b002" + id);
        case 12:
            return answersPings ? send("d000") : void();
        default:
            return;
        }
    }

    void answerPublish(int qos, const QByteArray &body)
    {
        if (qos == 0 || !answersPublish)
            return;
        const qsizetype length = (quint8(body.at(0)) << 8) | quint8(body.at(1));
        send((qos == 1 ? "4002" : "5002") + body.mid(2 + length, 2).toHex());
    }

    const int m_version;
    QPointer<QTcpSocket> m_socket;
    QByteArray m_input;
};
