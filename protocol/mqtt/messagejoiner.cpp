// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/messagejoiner.h>

#include <algorithm>
#include <cstring>

namespace Raptor::Mqtt {

namespace {

constexpr qsizetype kSmall = 1024;
constexpr qsizetype kChunk = 16 * 1024;

} // namespace

MessageJoiner::Refusal MessageJoiner::addBinary(const QByteArray &message)
{
    if (m_refusal != Refusal::None)
        return m_refusal;
    if (message.size() > m_messageLimit)
        return m_refusal = Refusal::TooLarge;
    if (message.size() > m_backlogLimit - m_backlog)
        return m_refusal = Refusal::Backlog;
    if (message.isEmpty())
        return Refusal::None;
    const bool small = message.size() < kSmall;
    if (small && m_gathering && m_chunks.back().size() < kChunk)
        m_chunks.back().append(message);
    else
        m_chunks.push_back(message);
    m_gathering = small;
    m_available += message.size();
    return Refusal::None;
}

MessageJoiner::Refusal MessageJoiner::addText()
{
    if (m_refusal == Refusal::None)
        m_refusal = Refusal::Text;
    return m_refusal;
}

qint64 MessageJoiner::read(char *data, qint64 maximum)
{
    qint64 done = 0;
    while (done < maximum && !m_chunks.empty()) {
        const QByteArray &first = m_chunks.front();
        const qint64 part = std::min<qint64>(maximum - done, first.size() - m_position);
        std::memcpy(data + done, first.constData() + m_position, std::size_t(part));
        done += part;
        m_position += part;
        if (m_position == first.size()) {
            m_chunks.pop_front();
            m_position = 0;
            m_gathering = m_gathering && !m_chunks.empty();
        }
    }
    m_available -= done;
    m_backlog = std::max<qint64>(m_backlog - done, 0);
    return done;
}

void MessageJoiner::clear()
{
    m_chunks.clear();
    m_position = 0;
    m_gathering = false;
    m_available = 0;
    m_backlog = 0;
    m_refusal = Refusal::None;
}

qint64 MessageJoiner::capacity() const
{
    qint64 total = qint64(m_chunks.size() * sizeof(QByteArray));
    for (const QByteArray &chunk : m_chunks)
        total += chunk.capacity();
    return total;
}

} // namespace Raptor::Mqtt
