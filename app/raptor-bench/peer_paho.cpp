// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/peer_paho.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QList>

#include <chrono>
#include <condition_variable>
#include <mutex>

#include <MQTTAsync.h>

namespace Raptor::Bench {

namespace {

using namespace Qt::StringLiterals;

/// One connection. The library calls back on threads of its own.
class Run
{
public:
    Run(const MqttTask &task, quint16 port) : m_task(task)
    {
        const QByteArray address = "tcp://127.0.0.1:" + QByteArray::number(port);
        MQTTAsync_createOptions options = MQTTAsync_createOptions_initializer;
        options.sendWhileDisconnected = 0;
        options.maxBufferedMessages = 65535;
        options.MQTTVersion = MQTTVERSION_3_1_1;
        MQTTAsync_createWithOptions(&m_handle, address.constData(), "raptor-bench",
                                    MQTTCLIENT_PERSISTENCE_NONE, nullptr, &options);
        MQTTAsync_setCallbacks(m_handle, this, lost, arrived, nullptr);
    }
    Run(const Run &) = delete;
    Run &operator=(const Run &) = delete;
    ~Run() { MQTTAsync_destroy(&m_handle); }

    Result<Measurement> receive()
    {
        if (!connectTo())
            return failure();
        MQTTAsync_responseOptions options = MQTTAsync_responseOptions_initializer;
        options.context = this;
        options.onSuccess = [](void *self, MQTTAsync_successData *) {
            static_cast<Run *>(self)->m_clock.start();
        };
        options.onFailure = failed;
        if (MQTTAsync_subscribe(m_handle, allTopics, m_task.qos, &options) != MQTTASYNC_SUCCESS
            || !wait([this] { return m_done; }) || !m_sum.isThatOf(m_task))
            return failure();
        disconnect();
        return m_result;
    }

    Result<Measurement> publish()
    {
        if (!connectTo())
            return failure();
        const QByteArray payload = payloadOf(m_task);
        QList<QByteArray> topics;
        for (int i = 0; i < m_task.topics; ++i)
            topics.append(topicOf(m_task, i));
        m_expected = m_task.qos > 0 ? m_task.messages : m_task.messages + 1;
        m_clock.start();
        for (int i = 0; i < m_task.messages; ++i) {
            if (!send(topics.at(i % topics.size()), payload, m_task.qos))
                return failure();
        }
        if ((m_task.qos == 0 && !send(topics.first(), payload, 1))
            || !wait([this] { return m_done; }))
            return failure();
        disconnect();
        return m_result;
    }

private:
    bool connectTo()
    {
        MQTTAsync_connectOptions options = MQTTAsync_connectOptions_initializer;
        options.cleansession = 1;
        options.MQTTVersion = MQTTVERSION_3_1_1;
        options.maxInflight = 65535;
        options.context = this;
        options.onSuccess = [](void *self, MQTTAsync_successData *) {
            static_cast<Run *>(self)->change([](Run &run) { run.m_connected = true; });
        };
        options.onFailure = failed;
        return MQTTAsync_connect(m_handle, &options) == MQTTASYNC_SUCCESS
            && wait([this] { return m_connected; });
    }

    void disconnect()
    {
        const MQTTAsync_disconnectOptions options = MQTTAsync_disconnectOptions_initializer;
        MQTTAsync_disconnect(m_handle, &options);
    }

    bool send(const QByteArray &topic, const QByteArray &payload, int qos)
    {
        MQTTAsync_responseOptions options = MQTTAsync_responseOptions_initializer;
        options.context = this;
        options.onSuccess = [](void *self, MQTTAsync_successData *) {
            static_cast<Run *>(self)->sent();
        };
        options.onFailure = failed;
        const int mostUnderWay = std::min(m_task.window, 60000); // it buffers 65535
        if (!wait([this, mostUnderWay] { return m_published - m_acknowledged < mostUnderWay; }))
            return false;
        ++m_published;
        return MQTTAsync_send(m_handle, topic.constData(), int(payload.size()), payload.constData(),
                              qos, 0, &options)
            == MQTTASYNC_SUCCESS;
    }

    template <class Change>
    void change(Change apply)
    {
        const std::lock_guard lock(m_mutex);
        apply(*this);
        m_changed.notify_all();
    }
    template <class Condition>
    bool wait(Condition reached)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, std::chrono::seconds(stuckAfterSeconds),
                           [&] { return m_failed || reached(); });
        return !m_failed && reached();
    }

    void take(const MQTTAsync_message &message, std::string_view topic)
    {
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
        const std::lock_guard lock(m_mutex);
        if (++m_acknowledged == m_expected) {
            m_result.seconds = double(m_clock.nsecsElapsed()) * 1e-9;
            m_done = true;
        }
        if (m_done || m_published - m_acknowledged == std::min(m_task.window, 60000) - 1)
            m_changed.notify_all();
    }
    void finish()
    {
        m_result.seconds = double(m_clock.nsecsElapsed()) * 1e-9;
        change([](Run &run) { run.m_done = true; });
    }

    static int arrived(void *self, char *topic, int topicSize, MQTTAsync_message *message)
    {
        const std::size_t size = topicSize > 0 ? std::size_t(topicSize) : std::strlen(topic);
        static_cast<Run *>(self)->take(*message, {topic, size});
        MQTTAsync_freeMessage(&message);
        MQTTAsync_free(topic);
        return 1;
    }
    static void lost(void *self, char *)
    {
        static_cast<Run *>(self)->change([](Run &run) { run.m_failed = true; });
    }
    static void failed(void *self, MQTTAsync_failureData *)
    {
        static_cast<Run *>(self)->change([](Run &run) { run.m_failed = true; });
    }
    static Error failure() { return {Error::Code::Io, u"Paho did not get through"_s}; }

    const MqttTask &m_task;
    MQTTAsync m_handle = nullptr;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_connected = false;
    bool m_failed = false;
    bool m_done = false;
    int m_published = 0;
    int m_acknowledged = 0;
    int m_expected = 0;
    ReceivedSum m_sum;
    QElapsedTimer m_clock;
    Measurement m_result;
};

} // namespace

Result<Measurement> PahoPeer::receive(const MqttTask &task, quint16 port)
{
    return Run(task, port).receive();
}

Result<Measurement> PahoPeer::publish(const MqttTask &task, quint16 port)
{
    return Run(task, port).publish();
}

} // namespace Raptor::Bench
