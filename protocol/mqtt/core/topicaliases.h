// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QList>

namespace Raptor::Mqtt {

/// Aliases that the server uses towards us, 1 to the announced maximum [MQTT-3.3.2-10].
/// Lives as long as one connection [MQTT-3.3.2-7].
class IncomingAliases
{
public:
    void reset(quint16 maximum);
    [[nodiscard]] bool isLegal(quint16 alias) const { return alias != 0 && alias <= m_maximum; }
    void set(quint16 alias, const QByteArray &topic);
    /// Empty when the alias has no topic yet. Valid until set() or reset().
    [[nodiscard]] QByteArray topic(quint16 alias) const { return m_topics.value(alias - 1); }

private:
    QList<QByteArray> m_topics; ///< grows up to the highest alias in use
    quint16 m_maximum = 0;
};

/// Aliases that we use towards the server, never above its maximum [MQTT-3.3.2-9].
class OutgoingAliases
{
public:
    struct Choice
    {
        quint16 alias = 0; ///< 0 = send without
        bool known = false; ///< the server has the topic already, it may be left out
    };

    /// \a serverMaximum bounds every alias, \a automaticMaximum those that are given out unasked.
    void reset(quint16 serverMaximum, quint16 automaticMaximum);
    [[nodiscard]] quint16 maximum() const { return m_maximum; }
    /// \a requested 0 leaves the choice to the table.
    [[nodiscard]] Choice choose(const QByteArray &topic, quint16 requested) const;
    /// The packet with this choice is in the output.
    void commit(const QByteArray &topic, quint16 alias);

private:
    [[nodiscard]] quint16 nextFree() const;

    QHash<QByteArray, quint16> m_byTopic;
    QHash<quint16, QByteArray> m_byAlias;
    quint16 m_maximum = 0;
    quint16 m_automatic = 0;
};

} // namespace Raptor::Mqtt
