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

Outgoing &OutgoingTable::insert(quint16 id)
{
    if (m_pages.empty())
        m_pages.resize(65536 / kPageSize);
    std::unique_ptr<Page> &page = m_pages[id / kPageSize];
    if (!page)
        page = m_spare ? std::move(m_spare) : std::make_unique<Page>();
    Outgoing &outgoing = page->slots[id % kPageSize];
    Q_ASSERT(outgoing.id == 0);
    outgoing.id = id;
    ++page->used;
    ++m_count;
    return outgoing;
}

Outgoing *OutgoingTable::find(quint16 id)
{
    if (m_count == 0 || id == 0 || !m_pages[id / kPageSize])
        return nullptr;
    Outgoing &outgoing = m_pages[id / kPageSize]->slots[id % kPageSize];
    return outgoing.id == id ? &outgoing : nullptr;
}

void OutgoingTable::remove(quint16 id)
{
    Outgoing *outgoing = find(id);
    if (outgoing == nullptr)
        return;
    *outgoing = {};
    --m_count;
    std::unique_ptr<Page> &page = m_pages[id / kPageSize];
    if (--page->used == 0)
        m_spare = std::move(page);
}

std::vector<const Outgoing *> OutgoingTable::all() const
{
    std::vector<const Outgoing *> result;
    result.reserve(m_count);
    for (const std::unique_ptr<Page> &page : m_pages) {
        if (!page)
            continue;
        for (const Outgoing &outgoing : page->slots) {
            if (outgoing.id != 0)
                result.push_back(&outgoing);
        }
    }
    return result;
}

void OutgoingTable::clear()
{
    m_pages.clear();
    m_spare.reset();
    m_count = 0;
}

Outgoing &Session::add(quint16 id, const Message &message)
{
    Outgoing &outgoing = m_outgoing.insert(id);
    outgoing.message = message;
    outgoing.order = m_nextOrder++;
    return outgoing;
}

Outgoing *Session::find(quint16 id)
{
    return m_outgoing.find(id);
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
    m_outgoing.remove(id);
    ids.release(id);
}

std::vector<quint16> Session::inOrder() const
{
    std::vector<const Outgoing *> all = m_outgoing.all();
    std::sort(all.begin(), all.end(), [](const Outgoing *left, const Outgoing *right) {
        return left->order < right->order;
    });
    std::vector<quint16> result(all.size());
    std::transform(all.begin(), all.end(), result.begin(),
                   [](const Outgoing *outgoing) { return outgoing->id; });
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
    for (const Outgoing *outgoing : m_outgoing.all())
        ids.release(outgoing->id);
    m_outgoing.clear();
    if (m_hasIncoming)
        m_incoming.reset();
    m_hasIncoming = false;
}

} // namespace Raptor::Mqtt
