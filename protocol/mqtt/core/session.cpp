// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/core/session.h>

#include <algorithm>

namespace Raptor::Mqtt {

quint16 PacketIds::take()
{
    if (m_count == 65535)
        return 0;
    do {
        ++m_last;
    } while (m_last == 0 || m_used[m_last]);
    m_used[m_last] = true;
    ++m_count;
    return m_last;
}

void PacketIds::release(quint16 id)
{
    if (!m_used[id])
        return;
    m_used[id] = false;
    --m_count;
}

Outgoing &Session::add(quint16 id, const Message &message)
{
    Outgoing &outgoing = m_outgoing[id];
    outgoing = {};
    outgoing.message = message;
    outgoing.order = m_nextOrder++;
    return outgoing;
}

Outgoing *Session::find(quint16 id)
{
    const auto it = m_outgoing.find(id);
    return it != m_outgoing.end() ? &it->second : nullptr;
}

void Session::markReleased(Outgoing &outgoing)
{
    outgoing.released = true;
    outgoing.order = m_nextOrder++;
    outgoing.message.topic.clear();
    outgoing.message.payload.clear();
    outgoing.message.properties.clear();
}

void Session::finish(quint16 id)
{
    m_outgoing.erase(id);
    ids.release(id);
}

std::vector<quint16> Session::inOrder() const
{
    std::vector<quint16> result;
    result.reserve(m_outgoing.size());
    for (const auto &[id, outgoing] : m_outgoing)
        result.push_back(id);
    std::sort(result.begin(), result.end(), [this](quint16 left, quint16 right) {
        return m_outgoing.at(left).order < m_outgoing.at(right).order;
    });
    return result;
}

void Session::addIncoming(quint16 id)
{
    m_incoming[id] = true;
    m_hasIncoming = true;
}

bool Session::removeIncoming(quint16 id)
{
    const bool known = m_incoming[id];
    m_incoming[id] = false;
    return known;
}

void Session::clear()
{
    for (const auto &[id, outgoing] : m_outgoing)
        ids.release(id);
    m_outgoing.clear();
    if (m_hasIncoming)
        m_incoming.reset();
    m_hasIncoming = false;
}

} // namespace Raptor::Mqtt
