// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qmqttglobal.h"

#include <QtCore/QDataStream>
#include <QtCore/QDebug>
#include <QtCore/QSharedDataPointer>
#include <QtCore/QString>

class QMqttTopicName;
class QMqttTopicFilterData;

/// Filter of a subscription, `$share/name/filter` included.
class Q_MQTT_EXPORT QMqttTopicFilter
{
public:
    enum MatchOption : quint32 {
        NoMatchOption = 0x0000,
        WildcardsDontMatchDollarTopicMatchOption = 0x0001,
    };
    Q_DECLARE_FLAGS(MatchOptions, MatchOption)

    QMqttTopicFilter(const QString &filter = QString());
    QMqttTopicFilter(const QLatin1String &filter);
    QMqttTopicFilter(const QMqttTopicFilter &other);
    QMqttTopicFilter &operator=(const QMqttTopicFilter &other);
    ~QMqttTopicFilter();

    void swap(QMqttTopicFilter &other) noexcept { d.swap(other.d); }

    QString filter() const;
    void setFilter(const QString &filter);
    /// The `name` of `$share/name/filter`, empty for an ordinary filter.
    QString sharedSubscriptionName() const;
    bool isValid() const;
    /// Whether a message on \a name belongs to this filter. By default wildcards also match topics
    /// that begin with '$', unlike in servers [MQTT-4.7.2-1]; the option makes them agree.
    /// A shared filter matches by the part behind `$share/name/`.
    bool match(const QMqttTopicName &name, MatchOptions matchOptions = NoMatchOption) const;

    friend bool operator==(const QMqttTopicFilter &lhs, const QMqttTopicFilter &rhs) noexcept
    {
        return lhs.isEqual(rhs);
    }
    friend bool operator!=(const QMqttTopicFilter &lhs, const QMqttTopicFilter &rhs) noexcept
    {
        return !lhs.isEqual(rhs);
    }
    friend bool operator<(const QMqttTopicFilter &lhs, const QMqttTopicFilter &rhs) noexcept
    {
        return lhs.isLess(rhs);
    }

private:
    bool isEqual(const QMqttTopicFilter &other) const noexcept;
    bool isLess(const QMqttTopicFilter &other) const noexcept;

    QSharedDataPointer<QMqttTopicFilterData> d;
};

size_t qHash(const QMqttTopicFilter &filter, size_t seed = 0) noexcept;
QDataStream &operator<<(QDataStream &out, const QMqttTopicFilter &filter);
QDataStream &operator>>(QDataStream &in, QMqttTopicFilter &filter);
QDebug operator<<(QDebug debug, const QMqttTopicFilter &filter);

Q_DECLARE_OPERATORS_FOR_FLAGS(QMqttTopicFilter::MatchOptions)
Q_DECLARE_SHARED(QMqttTopicFilter)
Q_DECLARE_METATYPE(QMqttTopicFilter)
