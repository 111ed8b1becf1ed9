// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qmqttpublishproperties.h"
#include "qmqtttopicname.h"

class QMqttMessageData;

/// A message as it reached a subscription.
class Q_MQTT_EXPORT QMqttMessage
{
    Q_GADGET
    Q_PROPERTY(QMqttTopicName topic READ topic)
    Q_PROPERTY(QByteArray payload READ payload)
    Q_PROPERTY(quint16 id READ id)
    Q_PROPERTY(quint8 qos READ qos)
    Q_PROPERTY(bool duplicate READ duplicate)
    Q_PROPERTY(bool retain READ retain)

public:
    QMqttMessage();
    QMqttMessage(const QMqttMessage &other);
    QMqttMessage &operator=(const QMqttMessage &other);
    ~QMqttMessage();

    /// True for copies of one message, not for two messages with equal content.
    bool operator==(const QMqttMessage &other) const;
    bool operator!=(const QMqttMessage &other) const { return !(*this == other); }

    QByteArray payload() const;
    quint8 qos() const;
    /// Packet identifier, 0 for QoS 0.
    quint16 id() const;
    QMqttTopicName topic() const;
    bool duplicate() const;
    bool retain() const;
    QMqttPublishProperties publishProperties() const;

private:
    friend class QMqttMessageData;
    explicit QMqttMessage(QMqttMessageData *data);

    QExplicitlySharedDataPointer<QMqttMessageData> d;
};

Q_DECLARE_METATYPE(QMqttMessage)
