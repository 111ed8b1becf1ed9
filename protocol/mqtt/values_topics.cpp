// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtMqtt/qmqtttopicfilter.h>
#include <QtMqtt/qmqtttopicname.h>
#include <QtMqtt/qmqtttype.h>

#include <protocol/mqtt/core/topics.h>

#include <QtCore/QHash>
#include <QtCore/QSharedData>

class QMqttStringPairData : public QSharedData
{
public:
    QString name;
    QString value;
};

QMqttStringPair::QMqttStringPair() : d(new QMqttStringPairData) { }

QMqttStringPair::QMqttStringPair(const QString &name, const QString &value) : QMqttStringPair()
{
    d->name = name;
    d->value = value;
}

QMqttStringPair::QMqttStringPair(const QMqttStringPair &other) = default;
QMqttStringPair &QMqttStringPair::operator=(const QMqttStringPair &other) = default;
QMqttStringPair::~QMqttStringPair() = default;

QString QMqttStringPair::name() const
{
    return d->name;
}

void QMqttStringPair::setName(const QString &name)
{
    d->name = name;
}

QString QMqttStringPair::value() const
{
    return d->value;
}

void QMqttStringPair::setValue(const QString &value)
{
    d->value = value;
}

bool QMqttStringPair::operator==(const QMqttStringPair &other) const
{
    return d == other.d || (d->name == other.d->name && d->value == other.d->value);
}

QDebug operator<<(QDebug debug, const QMqttStringPair &pair)
{
    const QDebugStateSaver saver(debug);
    debug.nospace() << "QMqttStringPair(" << pair.name() << ", " << pair.value() << ')';
    return debug;
}

class QMqttTopicNameData : public QSharedData
{
public:
    QString name;
};

namespace {

/// The data of all empty names.
QMqttTopicNameData *emptyName()
{
    static const QSharedDataPointer<QMqttTopicNameData> shared(new QMqttTopicNameData);
    return const_cast<QMqttTopicNameData *>(shared.constData()); // any setter detaches
}

} // namespace

QMqttTopicName::QMqttTopicName(const QString &name)
    : d(name.isNull() ? emptyName() : new QMqttTopicNameData)
{
    if (!name.isNull())
        d->name = name;
}

QMqttTopicName::QMqttTopicName(const QLatin1String &name) : QMqttTopicName(QString(name)) { }
QMqttTopicName::QMqttTopicName(const QMqttTopicName &other) = default;
QMqttTopicName &QMqttTopicName::operator=(const QMqttTopicName &other) = default;
QMqttTopicName::~QMqttTopicName() = default;

QString QMqttTopicName::name() const
{
    return d->name;
}

void QMqttTopicName::setName(const QString &name)
{
    d->name = name;
}

bool QMqttTopicName::isValid() const
{
    return Raptor::Mqtt::isValidTopicName(QStringView(d->name));
}

int QMqttTopicName::levelCount() const
{
    return d->name.isEmpty() ? 0 : int(d->name.count(u'/')) + 1;
}

QStringList QMqttTopicName::levels() const
{
    return d->name.isEmpty() ? QStringList() : d->name.split(u'/');
}

bool QMqttTopicName::isEqual(const QMqttTopicName &other) const noexcept
{
    return d == other.d || d->name == other.d->name;
}

bool QMqttTopicName::isLess(const QMqttTopicName &other) const noexcept
{
    return d->name < other.d->name;
}

size_t qHash(const QMqttTopicName &name, size_t seed) noexcept
{
    return qHash(name.name(), seed);
}

QDataStream &operator<<(QDataStream &out, const QMqttTopicName &name)
{
    return out << name.name();
}

QDataStream &operator>>(QDataStream &in, QMqttTopicName &name)
{
    QString text;
    in >> text;
    name.setName(text);
    return in;
}

QDebug operator<<(QDebug debug, const QMqttTopicName &name)
{
    const QDebugStateSaver saver(debug);
    debug.nospace() << "QMqttTopicName(" << name.name() << ')';
    return debug;
}

class QMqttTopicFilterData : public QSharedData
{
public:
    QString filter;
};

QMqttTopicFilter::QMqttTopicFilter(const QString &filter) : d(new QMqttTopicFilterData)
{
    d->filter = filter;
}

QMqttTopicFilter::QMqttTopicFilter(const QLatin1String &filter) : QMqttTopicFilter(QString(filter))
{
}
QMqttTopicFilter::QMqttTopicFilter(const QMqttTopicFilter &other) = default;
QMqttTopicFilter &QMqttTopicFilter::operator=(const QMqttTopicFilter &other) = default;
QMqttTopicFilter::~QMqttTopicFilter() = default;

QString QMqttTopicFilter::filter() const
{
    return d->filter;
}

void QMqttTopicFilter::setFilter(const QString &filter)
{
    d->filter = filter;
}

QString QMqttTopicFilter::sharedSubscriptionName() const
{
    return Raptor::Mqtt::splitShared(d->filter).shareName.toString();
}

bool QMqttTopicFilter::isValid() const
{
    return Raptor::Mqtt::isValidTopicFilter(d->filter);
}

bool QMqttTopicFilter::match(const QMqttTopicName &name, MatchOptions matchOptions) const
{
    if (!isValid() || !name.isValid())
        return false;
    const auto dollar = matchOptions.testFlag(WildcardsDontMatchDollarTopicMatchOption)
        ? Raptor::Mqtt::DollarTopics::NeedLiteral
        : Raptor::Mqtt::DollarTopics::MatchWildcards;
    const QString topic = name.name();
    return Raptor::Mqtt::topicMatches(Raptor::Mqtt::splitShared(d->filter).filter, topic, dollar);
}

bool QMqttTopicFilter::isEqual(const QMqttTopicFilter &other) const noexcept
{
    return d == other.d || d->filter == other.d->filter;
}

bool QMqttTopicFilter::isLess(const QMqttTopicFilter &other) const noexcept
{
    return d->filter < other.d->filter;
}

size_t qHash(const QMqttTopicFilter &filter, size_t seed) noexcept
{
    return qHash(filter.filter(), seed);
}

QDataStream &operator<<(QDataStream &out, const QMqttTopicFilter &filter)
{
    return out << filter.filter();
}

QDataStream &operator>>(QDataStream &in, QMqttTopicFilter &filter)
{
    QString text;
    in >> text;
    filter.setFilter(text);
    return in;
}

QDebug operator<<(QDebug debug, const QMqttTopicFilter &filter)
{
    const QDebugStateSaver saver(debug);
    debug.nospace() << "QMqttTopicFilter(" << filter.filter() << ')';
    return debug;
}
