// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakebroker.h"

#include <QtMqtt/QMqttExtensions>

#include <QtCore/QRegularExpression>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslSocket>
#include <QtTest/QSignalSpy>

#include <cstring>

using namespace Qt::StringLiterals;

namespace {

/// A broker behind a device that answers, and emits readyRead(), inside of write().
class PromptDevice : public QIODevice
{
    Q_OBJECT

public:
    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return m_in.size() + QIODevice::bytesAvailable(); }
    bool open(OpenMode mode) override { return QIODevice::open(mode | Unbuffered); }

protected:
    qint64 readData(char *data, qint64 maximum) override
    {
        const qint64 size = qMin<qint64>(maximum, m_in.size());
        std::memcpy(data, m_in.constData(), std::size_t(size));
        m_in.remove(0, size);
        return size;
    }

    qint64 writeData(const char *data, qint64 size) override
    {
        m_reader.append(QByteArrayView(data, size));
        Raptor::Mqtt::Frame frame;
        const qsizetype before = m_in.size();
        while (m_reader.next(frame) == Raptor::Mqtt::PacketReader::Status::Ready)
            m_in += answerTo(frame);
        if (m_in.size() != before)
            Q_EMIT readyRead();
        return size;
    }

private:
    static QByteArray answerTo(const Raptor::Mqtt::Frame &frame)
    {
        using Raptor::Mqtt::PacketType;
        const QByteArray id = frame.body.first(qMin<qsizetype>(2, frame.body.size())).toByteArray();
        if (frame.type == PacketType::Connect)
            return QByteArray::fromHex("20020000");
        if (frame.type == PacketType::Subscribe)
            return QByteArray::fromHex("9003") + id + '\0';
        if (frame.type == PacketType::Unsubscribe)
            return QByteArray::fromHex("b002") + id;
        if (frame.type != PacketType::Publish)
            return {};
        QByteArray echo;
        Raptor::Mqtt::appendHeader(echo, frame.type, frame.flags, quint32(frame.body.size()));
        return echo + frame.body.toByteArray();
    }

    QByteArray m_in;
    Raptor::Mqtt::PacketReader m_reader;
};

/// A client that is connected over such a device.
struct PromptClient
{
    PromptClient()
    {
        client->setTransport(&device, QMqttClient::IODevice);
        client->connectToHost();
    }
    [[nodiscard]] bool establish() const
    {
        return QTest::qWaitFor([this] { return client->state() == QMqttClient::Connected; });
    }

    PromptDevice device;
    std::unique_ptr<QMqttClient> client = std::make_unique<QMqttClient>();
};

/// A client that is connected to a TCP broker over a socket of the application.
struct SocketClient
{
    SocketClient()
    {
        client->setHostname(u"127.0.0.1"_s);
        client->setPort(broker.listen());
        client->setTransport(&socket, QMqttClient::AbstractSocket);
        client->connectToHost();
    }
    [[nodiscard]] bool establish() const
    {
        return QTest::qWaitFor([this] { return client->state() == QMqttClient::Connected; });
    }

    FakeBroker broker{4};
    QTcpSocket socket;
    std::unique_ptr<QMqttClient> client = std::make_unique<QMqttClient>();
};

} // namespace

/// Transports of the application that do what they may: answer at once, be deleted, or have slots
/// that delete the client.
class tst_QMqttTransports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void answersInsideOfWrite();
    void disconnectInsideOfWrite();
    void deleteInsideOfWrite();
    void deleteWhenTheDeviceCloses();
    void deleteWhenTheSocketIsAborted();
    void deleteWhenTheSocketBreaks();
    void deletedTransportIsNotReplaced();
    void unencryptedTransportIsRefused_data();
    void unencryptedTransportIsRefused();
    void allLossesAreReported();
};

void tst_QMqttTransports::answersInsideOfWrite()
{
    PromptClient it;
    QVERIFY(it.establish());
    const QPointer<QMqttSubscription> subscription = it.client->subscribe(u"t"_s);
    QVERIFY(subscription);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Subscribed);
    QSignalSpy received(subscription.data(), &QMqttSubscription::messageReceived);
    it.client->publish(u"t"_s, "x");
    QTRY_COMPARE(received.size(), 1);
    it.client->unsubscribe(u"t"_s);
    QVERIFY(subscription);
    QTRY_COMPARE(subscription->state(), QMqttSubscription::Unsubscribed);
}

void tst_QMqttTransports::disconnectInsideOfWrite()
{
    PromptClient it;
    QVERIFY(it.establish());
    connect(it.client.get(), &QMqttClient::messageReceived, it.client.get(),
            [&it] { it.client->disconnectFromHost(); });
    it.client->publish(u"t"_s, "x");
    QTRY_COMPARE(it.client->state(), QMqttClient::Disconnected);
    QTRY_VERIFY(!it.device.isOpen());
}

void tst_QMqttTransports::deleteInsideOfWrite()
{
    PromptClient it;
    QVERIFY(it.establish());
    connect(it.client.get(), &QMqttClient::messageReceived, &it.device,
            [&it] { it.client.reset(); });
    it.client->publish(u"t"_s, "x");
    QTRY_VERIFY(!it.client);
}

void tst_QMqttTransports::deleteWhenTheDeviceCloses()
{
    PipedClient it;
    QVERIFY(it.establish());
    connect(&it.clientEnd, &QIODevice::aboutToClose, this, [&it] { it.client.reset(); });
    it.client->disconnectFromHost();
    QTRY_VERIFY(!it.client);
}

void tst_QMqttTransports::deleteWhenTheSocketIsAborted()
{
    SocketClient it;
    QMqttExtensions *extensions = new QMqttExtensions(it.client.get());
    QVERIFY(it.establish());
    connect(&it.socket, &QAbstractSocket::disconnected, this, [&it] { it.client.reset(); });
    extensions->abort();
    QTRY_VERIFY(!it.client);
}

void tst_QMqttTransports::deleteWhenTheSocketBreaks()
{
    SocketClient it;
    QVERIFY(it.establish());
    connect(&it.socket, &QAbstractSocket::disconnected, this, [&it] { it.client.reset(); });
    it.broker.resetConnection();
    // Writing meets the reset before the event loop does, or after: both have to be survived.
    for (int i = 0; i < 3 && it.client; ++i)
        it.client->publish(u"t"_s, "x");
    QTRY_VERIFY(!it.client);
}

void tst_QMqttTransports::deletedTransportIsNotReplaced()
{
    FakeBroker broker(4);
    QMqttClient client;
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(broker.listen());
    client.setUsername(u"user"_s);
    client.setPassword(u"secret"_s);
    auto socket = std::make_unique<QSslSocket>();
    client.setTransport(socket.get(), QMqttClient::SecureSocket);
    socket.reset();
    client.connectToHost(); // by a plain socket of its own it would tell the password
    QCOMPARE(client.state(), QMqttClient::Disconnected);
    QCOMPARE(client.error(), QMqttClient::TransportInvalid);
    QCOMPARE(broker.connections, 0);
    client.setTransport(nullptr, QMqttClient::AbstractSocket);
    client.connectToHost();
    QTRY_COMPARE(client.state(), QMqttClient::Connected);
}

void tst_QMqttTransports::unencryptedTransportIsRefused_data()
{
    QTest::addColumn<QMqttClient::TransportType>("type");
    QTest::newRow("device") << QMqttClient::IODevice;
    QTest::newRow("socket") << QMqttClient::AbstractSocket;
}

void tst_QMqttTransports::unencryptedTransportIsRefused()
{
    QFETCH(QMqttClient::TransportType, type);
    QTcpSocket socket;
    QMqttClient client;
    client.setHostname(u"127.0.0.1"_s);
    client.setPort(1883);
    client.setTransport(&socket, type);
    client.connectToHostEncrypted(QSslConfiguration());
    QCOMPARE(client.state(), QMqttClient::Disconnected);
    QCOMPARE(client.error(), QMqttClient::TransportInvalid);
    QCOMPARE(socket.state(), QAbstractSocket::UnconnectedState);
}

void tst_QMqttTransports::allLossesAreReported()
{
    PipedClient it;
    it.broker.answersPublish = false;
    QMqttExtensions extensions(it.client.get());
    QVERIFY(it.establish());
    for (int i = 0; i < 3; ++i)
        QVERIFY(it.client->publish(u"a"_s, "x", 1) > 0);
    QSignalSpy failed(&extensions, &QMqttExtensions::publishFailed);
    connect(&extensions, &QMqttExtensions::publishFailed, this, [&] {
        if (failed.size() == 1)
            it.client->connectToHost();
    });
    extensions.abort();
    QCOMPARE(failed.size(), 3);
    QCOMPARE(extensions.unfinishedPublishes(), 0);
}

QTEST_GUILESS_MAIN(tst_QMqttTransports)
#include "tst_qmqtttransports.moc"
