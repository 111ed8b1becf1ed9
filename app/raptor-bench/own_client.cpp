// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/own_client.h"

#include "app/raptor-bench/allocations.h"

#include <QtMqtt/QMqttClient>
#include <QtMqtt/QMqttSubscription>

#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QTimer>

namespace Raptor::Bench {

namespace {

using namespace Qt::StringLiterals;

/// Messages that are published before the event loop has its turn.
constexpr int publishBurst = 4096;

/// One connection from connectToHost() to disconnected(), with clock and watchdog.
class Run : public QObject
{
public:
    Run(const MqttTask &task, quint16 port) : m_task(task)
    {
        m_client.setHostname(u"127.0.0.1"_s);
        m_client.setPort(port);
        m_client.setProtocolVersion(task.protocol == 5 ? QMqttClient::MQTT_5_0
                                                       : QMqttClient::MQTT_3_1_1);
        connect(&m_client, &QMqttClient::disconnected, this, [this] {
            if (!m_done)
                fail(u"the connection was lost (error %1)"_s.arg(m_client.error()));
        });
        m_watchdog.setSingleShot(true);
        connect(&m_watchdog, &QTimer::timeout, this, [this] { fail(u"no end in sight"_s); });
        m_watchdog.start(stuckAfterSeconds * 1000);
    }

    Result<Measurement> exec()
    {
        m_client.connectToHost();
        m_loop.exec();
        m_done = true;
        m_client.disconnectFromHost();
        if (!m_failure.isEmpty())
            return Error{Error::Code::Io, m_failure};
        return m_result;
    }

protected:
    void begin()
    {
        m_allocations = allocationsOfThisThread();
        m_clock.start();
    }
    void finish()
    {
        m_result.seconds = double(m_clock.nsecsElapsed()) * 1e-9;
        const qint64 now = allocationsOfThisThread();
        m_result.allocations = now < 0 ? -1 : double(now - m_allocations);
        m_done = true;
        m_loop.quit();
    }
    void fail(const QString &text)
    {
        m_failure = text;
        m_loop.quit();
    }
    [[nodiscard]] const MqttTask &task() const { return m_task; }
    [[nodiscard]] QMqttClient &client() { return m_client; }

private:
    MqttTask m_task;
    QMqttClient m_client;
    QEventLoop m_loop;
    QTimer m_watchdog;
    QElapsedTimer m_clock;
    qint64 m_allocations = 0;
    bool m_done = false;
    QString m_failure;
    Measurement m_result;
};

class ReceiveRun final : public Run
{
public:
    ReceiveRun(const MqttTask &task, quint16 port) : Run(task, port)
    {
        connect(&client(), &QMqttClient::connected, this, [this] { subscribe(); });
        connect(&client(), &QMqttClient::messageReceived, this, &ReceiveRun::take);
    }

private:
    void subscribe()
    {
        QMqttSubscription *subscription =
            client().subscribe(QString::fromLatin1(allTopics), quint8(task().qos));
        connect(subscription, &QMqttSubscription::stateChanged, this,
                [this](QMqttSubscription::SubscriptionState state) {
                    if (state == QMqttSubscription::Subscribed)
                        begin();
                });
    }
    void take(const QByteArray &payload, const QMqttTopicName &topic)
    {
        if (m_sum.count() == task().messages)
            return end(topic.name() == QLatin1StringView(endTopic));
        m_sum.add(payload.constData(), payload.size(), topic.name().size());
        if (m_sum.count() == task().messages && task().qos == 0)
            end(true);
    }
    void end(bool asExpected)
    {
        if (asExpected && m_sum.isThatOf(task()))
            finish();
        else
            fail(u"messages came that were not sent"_s);
    }

    ReceivedSum m_sum;
};

class PublishRun final : public Run
{
public:
    PublishRun(const MqttTask &task, quint16 port)
        : Run(task, port), m_payload(payloadOf(task)),
          m_window(task.qos > 0 ? std::min(task.window, 65535) : task.messages)
    {
        for (int i = 0; i < task.topics; ++i)
            m_topics.append(QString::fromLatin1(topicOf(task, i)));
        connect(&client(), &QMqttClient::connected, this, [this] {
            begin();
            more();
        });
        connect(&client(), &QMqttClient::messageSent, this, &PublishRun::sent);
    }

private:
    void more()
    {
        const int total = task().messages;
        const int end = std::min({total, m_published + publishBurst, m_acknowledged + m_window});
        for (; m_published < end; ++m_published) {
            const QMqttTopicName &topic = m_topics.at(m_published % m_topics.size());
            if (client().publish(topic, m_payload, quint8(task().qos)) < 0)
                return fail(u"a message was refused"_s);
        }
        if (m_published == total && task().qos == 0)
            client().publish(m_topics.first(), m_payload, 1);
        else if (m_published < total && m_published < m_acknowledged + m_window)
            QMetaObject::invokeMethod(this, &PublishRun::more, Qt::QueuedConnection);
    }
    void sent()
    {
        ++m_acknowledged;
        if (m_acknowledged == (task().qos == 0 ? 1 : task().messages))
            finish();
        else if (m_published < task().messages && m_published - m_acknowledged == m_window / 2)
            more();
    }

    const QByteArray m_payload;
    QList<QMqttTopicName> m_topics;
    const int m_window;
    int m_published = 0;
    int m_acknowledged = 0;
};

} // namespace

Result<Measurement> OwnClient::receive(const MqttTask &task, quint16 port)
{
    return ReceiveRun(task, port).exec();
}

Result<Measurement> OwnClient::publish(const MqttTask &task, quint16 port)
{
    return PublishRun(task, port).exec();
}

} // namespace Raptor::Bench
