// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qmqtttype.h"

#include <QtCore/QByteArray>

class QMqttAuthenticationPropertiesData;

/// Content of an AUTH packet, MQTT 5.0 section 3.15.2.2.
class Q_MQTT_EXPORT QMqttAuthenticationProperties
{
public:
    QMqttAuthenticationProperties();
    QMqttAuthenticationProperties(const QMqttAuthenticationProperties &other);
    QMqttAuthenticationProperties &operator=(const QMqttAuthenticationProperties &other);
    ~QMqttAuthenticationProperties();

    QString authenticationMethod() const;
    void setAuthenticationMethod(const QString &method);
    QByteArray authenticationData() const;
    void setAuthenticationData(const QByteArray &adata);
    QString reason() const;
    void setReason(const QString &r);
    QMqttUserProperties userProperties() const;
    void setUserProperties(const QMqttUserProperties &user);

private:
    QSharedDataPointer<QMqttAuthenticationPropertiesData> d;
};

Q_DECLARE_METATYPE(QMqttAuthenticationProperties)
