// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/peer_mosquitto.h"

#include "app/raptor-bench/allocations.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QList>

#include <memory>

#include <mosquitto.h>

namespace Raptor::Bench {

namespace {

using namespace Qt::StringLiterals;

struct Deleter
{
    void operator()(mosquitto *client) const { mosquitto_destroy(client); }
};
using Handle = std::unique_ptr<mosquitto, Deleter>;

/// One connection; the callbacks of the library come back to it.
class Run
{
public:
    Run(const MqttTask &task, quint16 port) : m_task(task), m_port(port) { }

    Result<Measurement> receive()
    {
        if (!connectTo())
            return failure();
        if (mosquitto_subscribe(m_handle.get(), nullptr, allTopics, m_task.qos) != MOSQ_ERR_SUCCESS)
            return failure();
        return loopUntilEnd() && m_sum.isThatOf(m_task) ? Result<Measurement>(m_result) : failure();
    }

    Result<Measurement> publish()
    {
        if (!connectTo())
            return failure();
        const QByteArray payload = payloadOf(m_task);
        QList<QByteArray> topics;
        for (int i = 0; i < m_task.topics; ++i)
            topics.append(topicOf(m_task, i));
        const int window = m_task.qos > 0 ? m_task.window : m_task.messages;
        m_expected = m_task.qos > 0 ? m_task.messages : 1;
        begin();
        for (int i = 0; i < m_task.messages; ++i) {
            if (!send(topics.at(i % topics.size()), payload, m_task.qos))
                return failure();
            while (i + 1 - m_acknowledged >= window) {
                if (mosquitto_loop(m_handle.get(), 1000, 1) != MOSQ_ERR_SUCCESS)
                    return failure();
            }
            if (i % 32 == 31 && m_task.qos > 0
                && mosquitto_loop(m_handle.get(), 0, 1) != MOSQ_ERR_SUCCESS)
                return failure();
        }
        if (m_task.qos == 0 && !send(topics.first(), payload, 1))
            return failure();
        return loopUntilEnd() ? Result<Measurement>(m_result) : failure();
    }

private:
    bool connectTo()
    {
        m_handle.reset(mosquitto_new(nullptr, true, this));
        mosquitto *client = m_handle.get();
        mosquitto_int_option(client, MOSQ_OPT_TCP_NODELAY, 1);
        if (m_task.protocol == 5)
            mosquitto_int_option(client, MOSQ_OPT_PROTOCOL_VERSION, MQTT_PROTOCOL_V5);
        mosquitto_max_inflight_messages_set(client, 0); // none of its own
        mosquitto_connect_callback_set(client, [](mosquitto *, void *self, int) {
            static_cast<Run *>(self)->m_connected = true;
        });
        mosquitto_subscribe_callback_set(client,
                                         [](mosquitto *, void *self, int, int, const int *) {
                                             static_cast<Run *>(self)->begin();
                                         });
        mosquitto_message_callback_set(
            client, [](mosquitto *, void *self, const mosquitto_message *message) {
                static_cast<Run *>(self)->take(*message);
            });
        mosquitto_publish_callback_set(
            client, [](mosquitto *, void *self, int) { static_cast<Run *>(self)->sent(); });
        if (mosquitto_connect(client, "127.0.0.1", m_port, 60) != MOSQ_ERR_SUCCESS)
            return false;
        while (!m_connected) {
            if (mosquitto_loop(client, 1000, 1) != MOSQ_ERR_SUCCESS)
                return false;
        }
        return true;
    }

    bool send(const QByteArray &topic, const QByteArray &payload, int qos)
    {
        return mosquitto_publish(m_handle.get(), nullptr, topic.constData(), int(payload.size()),
                                 payload.constData(), qos, false)
            == MOSQ_ERR_SUCCESS;
    }

    bool loopUntilEnd()
    {
        QElapsedTimer watchdog;
        watchdog.start();
        while (!m_done) {
            if (mosquitto_loop(m_handle.get(), 1000, 1) != MOSQ_ERR_SUCCESS
                || watchdog.elapsed() > stuckAfterSeconds * 1000)
                return false;
        }
        mosquitto_disconnect(m_handle.get());
        return true;
    }

    void begin()
    {
        m_allocations = allocationsOfThisThread();
        m_clock.start();
    }
    void take(const mosquitto_message &message)
    {
        const std::string_view topic = message.topic;
        if (m_sum.count() < m_task.messages) {
            m_sum.add(static_cast<const char *>(message.payload), message.payloadlen,
                      qsizetype(topic.size()));
            if (m_sum.count() == m_task.messages && m_task.qos == 0)
                finish();
        } else if (topic == endTopic) {
            finish();
        }
    }
    void sent()
    {
        // The library also reports messages of QoS 0, as soon as they are written.
        ++m_acknowledged;
        const int reports = m_task.qos > 0 ? m_expected : m_task.messages + 1;
        if (m_acknowledged == reports)
            finish();
    }
    void finish()
    {
        m_result.seconds = double(m_clock.nsecsElapsed()) * 1e-9;
        const qint64 now = allocationsOfThisThread();
        m_result.allocations = now < 0 ? -1 : double(now - m_allocations);
        m_done = true;
    }
    static Error failure() { return {Error::Code::Io, u"libmosquitto did not get through"_s}; }

    const MqttTask &m_task;
    const quint16 m_port;
    Handle m_handle;
    bool m_connected = false;
    bool m_done = false;
    int m_acknowledged = 0;
    int m_expected = 0;
    ReceivedSum m_sum;
    QElapsedTimer m_clock;
    qint64 m_allocations = 0;
    Measurement m_result;
};

} // namespace

MosquittoPeer::MosquittoPeer()
{
    mosquitto_lib_init();
}

MosquittoPeer::~MosquittoPeer()
{
    mosquitto_lib_cleanup();
}

Result<Measurement> MosquittoPeer::receive(const MqttTask &task, quint16 port)
{
    return Run(task, port).receive();
}

Result<Measurement> MosquittoPeer::publish(const MqttTask &task, quint16 port)
{
    return Run(task, port).publish();
}

} // namespace Raptor::Bench
