// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/flood_publisher.h"

#include "app/raptor-bench/plant_server.h"

#include <QtCore/QDateTime>
#include <QtCore/QTimer>
#include <QtMqtt/QMqttClient>

namespace Raptor::Bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int turnMs = 2;
constexpr auto watchedTopic = "raptor/bench/watched/state";

QByteArray payload(qint64 sequence, double rpm)
{
    return QByteArray(R"({"ts":)") + QByteArray::number(QDateTime::currentMSecsSinceEpoch())
        + R"(,"seq":)" + QByteArray::number(sequence)
        + R"(,"wheels_running":true,"estop":false,"motors":[{"id":"left","rpm":)"
        + QByteArray::number(rpm, 'f', 1) + R"(,"volts":231.4,"amps":12.31}]})";
}

} // namespace

class FloodPublisher::Worker final : public QObject
{
public:
    Worker(FloodPublisher &owner, const QUrl &broker, int devices, int rate)
        : m_owner(owner), m_broker(broker), m_devices(devices), m_rate(rate)
    {
    }

    void start()
    {
        m_client = new QMqttClient(this);
        m_client->setHostname(m_broker.host());
        m_client->setPort(quint16(m_broker.port()));
        m_timer = new QTimer(this);
        m_timer->setTimerType(Qt::PreciseTimer);
        connect(m_timer, &QTimer::timeout, this, &Worker::publishDue);
        connect(m_client, &QMqttClient::connected, this, [this] {
            m_begunAt = monotonicNs();
            m_timer->start(turnMs);
            m_owner.m_up = true;
        });
        connect(m_client, &QMqttClient::disconnected, this, [this] { m_owner.m_up = false; });
        m_client->connectToHost();
    }

    void publishWatched(int rpm)
    {
        const QByteArray message = payload(++m_sequence, rpm);
        m_owner.m_publishedAt = monotonicNs();
        m_client->publish(QMqttTopicName(QLatin1String(watchedTopic)), message);
    }

private:
    void publishDue()
    {
        const qint64 due = (monotonicNs() - m_begunAt) / 1000 * m_rate / 1'000'000;
        for (; m_published < due; ++m_published) {
            const QString topic = u"raptor/bench/n%1/state"_s.arg(m_published % m_devices + 1);
            ++m_sequence;
            m_client->publish(QMqttTopicName(topic), payload(m_sequence, 1400 + m_sequence % 100));
        }
    }

    FloodPublisher &m_owner;
    const QUrl m_broker;
    const int m_devices;
    const int m_rate;
    QMqttClient *m_client = nullptr;
    QTimer *m_timer = nullptr;
    qint64 m_begunAt = 0;
    qint64 m_published = 0;
    qint64 m_sequence = 0;
};

FloodPublisher::FloodPublisher(const QUrl &broker, int devices, int rate)
    : m_worker(new Worker(*this, broker, devices, rate))
{
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, m_worker, [worker = m_worker] { worker->start(); });
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

FloodPublisher::~FloodPublisher()
{
    m_thread.quit();
    m_thread.wait();
}

DeviceId FloodPublisher::watched()
{
    return DeviceId::parse(u"raptor/bench/watched"_s).value();
}

void FloodPublisher::publishWatched(int rpm)
{
    m_publishedAt = 0;
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, rpm] { worker->publishWatched(rpm); }, Qt::QueuedConnection);
}

} // namespace Raptor::Bench
