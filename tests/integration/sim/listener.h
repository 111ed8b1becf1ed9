// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QObject>
#include <QtCore/QUrl>
#include <QtMqtt/QMqttClient>
#include <QtMqtt/QMqttMessage>
#include <QtMqtt/QMqttSubscription>

/// One who hears everything on a broker, and can speak.
class Listener : public QObject
{
public:
    struct Heard
    {
        QString topic;
        QByteArray payload;
        bool retained = false;
    };

    explicit Listener(const QUrl &broker)
    {
        m_client.setHostname(broker.host());
        m_client.setPort(quint16(broker.port()));
        connect(&m_client, &QMqttClient::connected, this, &Listener::subscribe);
        m_client.connectToHost();
    }

    [[nodiscard]] bool isListening() const
    {
        return m_subscription && m_subscription->state() == QMqttSubscription::Subscribed;
    }
    [[nodiscard]] const QList<Heard> &heard() const { return m_heard; }
    void forget() { m_heard.clear(); }

    [[nodiscard]] qsizetype count(const QString &topic) const
    {
        return std::count_if(m_heard.cbegin(), m_heard.cend(),
                             [&topic](const Heard &one) { return one.topic == topic; });
    }
    /// The last on a topic; empty if there was none.
    [[nodiscard]] Heard last(const QString &topic) const
    {
        for (auto one = m_heard.crbegin(); one != m_heard.crend(); ++one) {
            if (one->topic == topic)
                return *one;
        }
        return {};
    }
    void say(const QString &topic, const QByteArray &payload, quint8 qos = 1)
    {
        m_client.publish(topic, payload, qos);
    }

private:
    void subscribe()
    {
        m_subscription = m_client.subscribe(QMqttTopicFilter(QStringLiteral("#")), 1);
        connect(m_subscription, &QMqttSubscription::messageReceived, this,
                [this](const QMqttMessage &message) {
                    m_heard.append({message.topic().name(), message.payload(), message.retain()});
                });
    }

    QMqttClient m_client;
    QMqttSubscription *m_subscription = nullptr;
    QList<Heard> m_heard;
};
