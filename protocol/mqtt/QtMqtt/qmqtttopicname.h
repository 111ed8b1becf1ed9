// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qmqttglobal.h"

#include <QtCore/QDataStream>
#include <QtCore/QDebug>
#include <QtCore/QSharedDataPointer>
#include <QtCore/QString>
#include <QtCore/QStringList>

class QMqttTopicNameData;

/// Name of a topic to publish to. Any text can be held; isValid() tells whether it may be sent.
class Q_MQTT_EXPORT QMqttTopicName
{
public:
    QMqttTopicName(const QString &name = QString());
    QMqttTopicName(const QLatin1String &name);
    QMqttTopicName(const QMqttTopicName &other);
    QMqttTopicName &operator=(const QMqttTopicName &other);
    ~QMqttTopicName();

    void swap(QMqttTopicName &other) noexcept { d.swap(other.d); }

    QString name() const;
    void setName(const QString &name);

    /// 1 to 65535 bytes of UTF-8 without wildcards and U+0000 [MQTT-4.7.3-1..3].
    bool isValid() const;
    /// Number of levels, 0 for an empty name.
    int levelCount() const;
    QStringList levels() const;

    friend bool operator==(const QMqttTopicName &lhs, const QMqttTopicName &rhs) noexcept
    {
        return lhs.isEqual(rhs);
    }
    friend bool operator!=(const QMqttTopicName &lhs, const QMqttTopicName &rhs) noexcept
    {
        return !lhs.isEqual(rhs);
    }
    friend bool operator<(const QMqttTopicName &lhs, const QMqttTopicName &rhs) noexcept
    {
        return lhs.isLess(rhs);
    }

private:
    bool isEqual(const QMqttTopicName &other) const noexcept;
    bool isLess(const QMqttTopicName &other) const noexcept;

    QSharedDataPointer<QMqttTopicNameData> d;
};

size_t qHash(const QMqttTopicName &name, size_t seed = 0) noexcept;
QDataStream &operator<<(QDataStream &out, const QMqttTopicName &name);
QDataStream &operator>>(QDataStream &in, QMqttTopicName &name);
QDebug operator<<(QDebug debug, const QMqttTopicName &name);

Q_DECLARE_SHARED(QMqttTopicName)
Q_DECLARE_METATYPE(QMqttTopicName)
