// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakebroker.h"

#include <QtMqtt/QMqttExtensions>

#include <QtCore/QRegularExpression>
#include <QtCore/QThread>
#include <QtTest/QSignalSpy>

using namespace Qt::StringLiterals;

/// A client on a thread of its own; ends with it.
class ClientThread : public QThread
{
    Q_OBJECT

public:
    explicit ClientThread(quint16 port, bool createdThere) : m_port(port)
    {
        if (!createdThere) {
            m_client = create();
            m_client->moveToThread(this);
        }
    }
    ~ClientThread() override
    {
        quit();
        wait();
    }

    QList<qint32> ids; ///< of the publishes, in order; read after the end
    int received = 0;

Q_SIGNALS:
    void finishedWork();

protected:
    void run() override
    {
        const std::unique_ptr<QMqttClient> client(m_client != nullptr ? m_client : create());
        QObject::connect(client.get(), &QMqttClient::connected, client.get(), [&] {
            client->subscribe(u"a"_s, 1);
            for (int i = 0; i < kMessages; ++i)
                ids.append(client->publish(u"a"_s, QByteArray::number(i), 1));
        });
        int sent = 0;
        const auto countDown = [&] {
            if (sent == kMessages && received == kMessages)
                Q_EMIT finishedWork();
        };
        QObject::connect(client.get(), &QMqttClient::messageSent, client.get(), [&] {
            ++sent;
            countDown();
        });
        QObject::connect(client.get(), &QMqttClient::messageReceived, client.get(), [&] {
            ++received;
            countDown();
        });
        client->connectToHost();
        exec();
    }

private:
    static constexpr int kMessages = 500;

    QMqttClient *create() const
    {
        auto *client = new QMqttClient;
        client->setHostname(u"127.0.0.1"_s);
        client->setPort(m_port);
        client->setKeepAlive(1);
        return client;
    }

    quint16 m_port;
    QMqttClient *m_client = nullptr;
};

class tst_QMqttThreads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void clientsInTwoThreads_data();
    void clientsInTwoThreads();
    void movedAfterAConnection();
};

void tst_QMqttThreads::clientsInTwoThreads_data()
{
    QTest::addColumn<bool>("createdThere");
    QTest::newRow("created on their threads") << true;
    QTest::newRow("moved before connecting") << false;
}

void tst_QMqttThreads::clientsInTwoThreads()
{
    QFETCH(bool, createdThere);
    FakeBroker brokers[2] = {FakeBroker(4), FakeBroker(4)};
    std::vector<std::unique_ptr<ClientThread>> threads;
    std::vector<std::unique_ptr<QSignalSpy>> done;
    for (FakeBroker &broker : brokers) {
        broker.echoes = true;
        threads.push_back(std::make_unique<ClientThread>(broker.listen(), createdThere));
        done.push_back(
            std::make_unique<QSignalSpy>(threads.back().get(), &ClientThread::finishedWork));
    }
    for (const auto &thread : threads)
        thread->start();
    for (const auto &spy : done)
        QTRY_COMPARE(spy->size(), 1);
    for (const auto &thread : threads) {
        thread->quit();
        QVERIFY(thread->wait());
        QCOMPARE(thread->ids.size(), 500);
        // Identifiers are those of the client alone: 1 is the SUBSCRIBE.
        for (int i = 0; i < 500; ++i)
            QCOMPARE(thread->ids.at(i), i + 2);
    }
}

void tst_QMqttThreads::movedAfterAConnection()
{
    FakeBroker broker(4);
    auto *client = new QMqttClient;
    client->setHostname(u"127.0.0.1"_s);
    client->setPort(broker.listen());
    client->connectToHost();
    QTRY_COMPARE(client->state(), QMqttClient::Connected);
    client->disconnectFromHost();
    QTRY_COMPARE(broker.count('e'), 1);
    QThread thread;
    client->moveToThread(&thread);
    connect(&thread, &QThread::finished, client, &QObject::deleteLater);
    QSignalSpy connected(client, &QMqttClient::connected);
    thread.start();
    QMetaObject::invokeMethod(client, &QMqttClient::connectToHost);
    QTRY_COMPARE(connected.size(), 1);
    thread.quit();
    QVERIFY(thread.wait());
    QTRY_COMPARE(broker.count('e'), 2);
}

QTEST_GUILESS_MAIN(tst_QMqttThreads)
#include "tst_qmqttthreads.moc"
