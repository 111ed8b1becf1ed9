// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qmqttglobal.h"

#include <QtCore/QDebug>
#include <QtCore/QList>
#include <QtCore/QSharedDataPointer>
#include <QtCore/QString>

class QMqttStringPairData;

/// Name and value of a user property. Implicitly shared.
class Q_MQTT_EXPORT QMqttStringPair
{
public:
    QMqttStringPair();
    QMqttStringPair(const QString &name, const QString &value);
    QMqttStringPair(const QMqttStringPair &other);
    QMqttStringPair &operator=(const QMqttStringPair &other);
    ~QMqttStringPair();

    QString name() const;
    void setName(const QString &name);
    QString value() const;
    void setValue(const QString &value);

    bool operator==(const QMqttStringPair &other) const;
    bool operator!=(const QMqttStringPair &other) const { return !(*this == other); }

private:
    QSharedDataPointer<QMqttStringPairData> d;
};

/// User properties in the order of the wire; names may repeat (5.0 section 2.2.2.2).
class Q_MQTT_EXPORT QMqttUserProperties : public QList<QMqttStringPair>
{
public:
    using QList<QMqttStringPair>::QList;
    QMqttUserProperties() = default;
    QMqttUserProperties(const QList<QMqttStringPair> &list) : QList<QMqttStringPair>(list) { }
};

QDebug operator<<(QDebug debug, const QMqttStringPair &pair);

Q_DECLARE_TYPEINFO(QMqttStringPair, Q_RELOCATABLE_TYPE);
Q_DECLARE_METATYPE(QMqttStringPair)
Q_DECLARE_METATYPE(QMqttUserProperties)
