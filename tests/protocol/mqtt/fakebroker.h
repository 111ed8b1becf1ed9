// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <protocol/mqtt/core/packetreader.h>

#include <QtMqtt/QMqttClient>

#include <QtCore/QIODevice>
#include <QtCore/QPointer>
#include <QtCore/QStringList>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

#include <algorithm>
#include <memory>

/// One end of an in-memory connection; sequential, like a socket without the system. Bytes travel
/// in the event loop. writeLimit makes every write() partial.
class PipeDevice : public QIODevice
{
    Q_OBJECT

public:
    using QIODevice::QIODevice;

    static void join(PipeDevice *a, PipeDevice *b)
    {
        a->m_peer = b;
        b->m_peer = a;
    }

    qint64 writeLimit = -1;
    int opened = 0;

    bool open(OpenMode mode) override
    {
        ++opened;
        return QIODevice::open(mode | Unbuffered);
    }
    void close() override
    {
        QIODevice::close();
        m_in.clear();
        if (m_peer && m_peer->isOpen())
            QMetaObject::invokeMethod(m_peer, &PipeDevice::readChannelFinished,
                                      Qt::QueuedConnection);
    }
    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return m_in.size() + QIODevice::bytesAvailable(); }

protected:
    qint64 readData(char *data, qint64 maximum) override
    {
        const qint64 size = qMin<qint64>(maximum, m_in.size());
        memcpy(data, m_in.constData(), std::size_t(size));
        m_in.remove(0, size);
        return size;
    }
    qint64 writeData(const char *data, qint64 size) override
    {
        const qint64 part = writeLimit < 0 ? size : qMin(size, writeLimit);
        if (m_peer) {
            m_peer->m_in.append(data, part);
            QMetaObject::invokeMethod(m_peer, &PipeDevice::readyRead, Qt::QueuedConnection);
        }
        QMetaObject::invokeMethod(
            this, [this, part] { Q_EMIT bytesWritten(part); }, Qt::QueuedConnection);
        return part;
    }

private:
    QPointer<PipeDevice> m_peer;
    QByteArray m_in;
};

/// A scripted server on one stream, or listening on loopback. Records every packet as hexadecimal
/// and gives the obvious answers unless told otherwise.
class FakeBroker : public QObject
{
    Q_OBJECT

public:
    explicit FakeBroker(int version, QObject *parent = nullptr)
        : QObject(parent), m_version(version)
    {
        connect(&m_server, &QTcpServer::newConnection, this,
                [this] { attach(m_server.nextPendingConnection()); });
    }

    QByteArray connack; ///< hexadecimal; empty = accept
    bool answersConnect = true;
    bool answersPings = true;
    bool answersPublish = true;
    bool answersRelease = true; ///< PUBREL for the client's PUBREC
    bool answersSubscribe = true;
    bool echoes = false;
    quint8 subackCode = 0xFF; ///< 0xFF = as asked
    QList<QByteArray> packets; ///< everything that came, hexadecimal
    int connections = 0;

    quint16 listen()
    {
        m_server.listen(QHostAddress::LocalHost, 0);
        return m_server.serverPort();
    }
    void stopListening() { m_server.close(); }

    void attach(QIODevice *device)
    {
        m_device = device;
        m_reader.clear();
        ++connections;
        connect(device, &QIODevice::readyRead, this, &FakeBroker::receive);
    }

    QIODevice *device() const { return m_device; }

    void send(const QByteArray &hex)
    {
        if (m_device)
            m_device->write(QByteArray::fromHex(hex));
    }

    void closeConnection()
    {
        if (m_device)
            m_device->close();
    }

    /// A TCP reset instead of an orderly end.
    void resetConnection()
    {
        if (auto *socket = qobject_cast<QTcpSocket *>(m_device.data())) {
            socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            socket->abort();
        }
    }

    /// Packets of one type (first hexadecimal digit), e.g. '8' for SUBSCRIBE.
    int count(char type) const
    {
        return int(
            std::count_if(packets.cbegin(), packets.cend(),
                          [type](const QByteArray &packet) { return packet.at(0) == type; }));
    }
    QByteArray last(char type) const
    {
        for (auto it = packets.crbegin(); it != packets.crend(); ++it) {
            if (it->at(0) == type)
                return *it;
        }
        return {};
    }

Q_SIGNALS:
    void packetReceived(const QByteArray &hex);

private:
    void receive()
    {
        if (!m_device->isReadable())
            return;
        m_reader.append(m_device->readAll());
        Raptor::Mqtt::Frame frame;
        while (m_reader.next(frame) == Raptor::Mqtt::PacketReader::Status::Ready) {
            QByteArray packet;
            Raptor::Mqtt::appendHeader(packet, frame.type, frame.flags, quint32(frame.body.size()));
            packet.append(frame.body);
            packets.append(packet.toHex());
            answer(frame);
            Q_EMIT packetReceived(packets.constLast());
        }
    }

    void answer(const Raptor::Mqtt::Frame &frame)
    {
        using Raptor::Mqtt::PacketType;
        const bool v5 = m_version == 5;
        const QByteArray body = frame.body.toByteArray();
        const QByteArray id = body.left(2).toHex();
        if (frame.type == PacketType::Connect && answersConnect)
            send(!connack.isEmpty() ? connack
                     : v5           ? QByteArray("2003000000")
                                    : QByteArray("20020000"));
        else if (frame.type == PacketType::Pingreq && answersPings)
            send("d000");
        else if (frame.type == PacketType::Subscribe && answersSubscribe) {
            const auto asked = quint8(body.back() & 0x03);
            const QByteArray code =
                QByteArray(1, char(subackCode == 0xFF ? asked : subackCode)).toHex();
            send(v5 ? "9004" + id + "00" + code : "9003" + id + code);
        } else if (frame.type == PacketType::Unsubscribe && answersSubscribe)
            send(v5 ? "b004" + id + "0000" : "b002" + id);
        else if (frame.type == PacketType::Publish)
            answerPublish(frame, body);
        else if (frame.type == PacketType::Pubrel && answersPublish)
            send("7002" + id);
        else if (frame.type == PacketType::Pubrec && answersRelease)
            send("6202" + id);
    }

    void answerPublish(const Raptor::Mqtt::Frame &frame, const QByteArray &body)
    {
        if (echoes)
            m_device->write(QByteArray::fromHex(packets.constLast()));
        const int qos = (frame.flags >> 1) & 3;
        const int length = (quint8(body.at(0)) << 8) | quint8(body.at(1));
        if (qos > 0 && answersPublish)
            send((qos == 1 ? "4002" : "5002") + body.mid(2 + length, 2).toHex());
    }

    int m_version;
    QTcpServer m_server;
    QPointer<QIODevice> m_device;
    Raptor::Mqtt::PacketReader m_reader;
};

/// A client with a scripted broker at the other end of an in-memory pipe.
class PipedClient
{
public:
    explicit PipedClient(QMqttClient::ProtocolVersion version = QMqttClient::MQTT_3_1_1)
        : broker(int(version)), client(std::make_unique<QMqttClient>())
    {
        PipeDevice::join(&clientEnd, &brokerEnd);
        brokerEnd.open(QIODevice::ReadWrite);
        broker.attach(&brokerEnd);
        client->setProtocolVersion(version);
        client->setTransport(&clientEnd, QMqttClient::IODevice);
    }

    bool establish()
    {
        client->connectToHost();
        return QTest::qWaitFor([this] { return client->state() == QMqttClient::Connected; });
    }

    QMqttSubscription *subscribed(const QString &filter, quint8 qos = 0)
    {
        QMqttSubscription *subscription = client->subscribe(filter, qos);
        if (subscription == nullptr)
            return nullptr;
        return QTest::qWaitFor([subscription] {
            return subscription->state() == QMqttSubscription::Subscribed;
        })
            ? subscription
            : nullptr;
    }

    PipeDevice clientEnd;
    PipeDevice brokerEnd;
    FakeBroker broker;
    std::unique_ptr<QMqttClient> client;
};
