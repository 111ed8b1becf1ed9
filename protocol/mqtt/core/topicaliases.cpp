// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/core/topicaliases.h>

namespace Raptor::Mqtt {

void IncomingAliases::reset(quint16 maximum)
{
    m_maximum = maximum;
    m_topics.clear();
}

void IncomingAliases::set(quint16 alias, const QByteArray &topic)
{
    Q_ASSERT(isLegal(alias));
    if (m_topics.size() < alias)
        m_topics.resize(alias);
    m_topics[alias - 1] = topic;
}

void OutgoingAliases::reset(quint16 serverMaximum, quint16 automaticMaximum)
{
    m_maximum = serverMaximum;
    m_automatic = qMin(serverMaximum, automaticMaximum);
    m_byTopic.clear();
    m_byAlias.clear();
}

quint16 OutgoingAliases::nextFree() const
{
    const auto candidate =
        m_byAlias.size() + 1; // full while the application's own ones are in the way
    if (candidate > m_automatic || m_byAlias.contains(quint16(candidate)))
        return 0;
    return quint16(candidate);
}

OutgoingAliases::Choice OutgoingAliases::choose(const QByteArray &topic, quint16 requested) const
{
    if (requested != 0) {
        const auto it = m_byAlias.constFind(requested);
        return {requested, it != m_byAlias.cend() && *it == topic};
    }
    if (m_automatic == 0)
        return {};
    const auto it = m_byTopic.constFind(topic);
    if (it != m_byTopic.cend())
        return {*it, true};
    return {nextFree(), false};
}

void OutgoingAliases::commit(const QByteArray &topic, quint16 alias)
{
    if (alias == 0)
        return;
    const auto old = m_byAlias.constFind(alias);
    if (old != m_byAlias.cend()) {
        if (*old == topic)
            return;
        m_byTopic.remove(*old);
    }
    m_byAlias.insert(alias, topic);
    m_byTopic.insert(topic, alias);
}

} // namespace Raptor::Mqtt
