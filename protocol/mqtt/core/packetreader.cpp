// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/core/packetreader.h>

#include <cstring>

namespace Raptor::Mqtt {

namespace {

constexpr qsizetype kKeepCapacity = 1024 * 1024;

} // namespace

void PacketReader::clear()
{
    if (m_buffer.capacity() > kKeepCapacity)
        m_buffer = QByteArray();
    m_pos = 0;
    m_end = 0;
    m_verdict = {};
}

char *PacketReader::prepare(qsizetype size)
{
    if (m_pos == m_end) {
        m_pos = 0;
        m_end = 0;
        if (m_buffer.size() > kKeepCapacity && size <= kKeepCapacity)
            m_buffer = QByteArray();
    }
    if (m_end + size > m_buffer.size()) {
        // Moving costs at most as much as has been consumed since the last move.
        if (m_pos > 0 && m_pos >= m_end - m_pos) {
            std::memmove(m_buffer.data(), m_buffer.constData() + m_pos, std::size_t(m_end - m_pos));
            m_end -= m_pos;
            m_pos = 0;
        }
        if (m_end + size > m_buffer.size())
            m_buffer.resize(qMax(m_end + size, m_buffer.size() + m_buffer.size() / 2));
    }
    return m_buffer.data() + m_end;
}

void PacketReader::append(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return;
    std::memcpy(prepare(bytes.size()), bytes.data(), std::size_t(bytes.size()));
    commit(bytes.size());
}

PacketReader::Status PacketReader::fail(Verdict verdict)
{
    m_verdict = verdict;
    return Status::Bad;
}

std::optional<PacketType> PacketReader::nextType() const
{
    const auto type = m_pos < m_end ? quint8(m_buffer.at(m_pos)) >> 4 : 0;
    return type != 0 ? std::optional(PacketType(type)) : std::nullopt;
}

PacketReader::Status PacketReader::next(Frame &frame)
{
    if (!m_verdict.ok())
        return Status::Bad;
    const auto *bytes = reinterpret_cast<const uchar *>(m_buffer.constData()) + m_pos;
    const qsizetype available = m_end - m_pos;
    if (available < 1)
        return Status::NeedMore;
    const quint8 type = bytes[0] >> 4;
    if (type == 0)
        return fail(Verdict::malformed("packet type 0"));

    quint32 length = 0;
    qsizetype headerSize = 1;
    for (int shift = 0;; shift += 7, ++headerSize) {
        if (headerSize >= available)
            return Status::NeedMore;
        const quint8 byte = bytes[headerSize];
        length |= quint32(byte & 0x7F) << shift;
        if ((byte & 0x80) == 0)
            break;
        if (shift == 21)
            return fail(Verdict::malformed("remaining length of more than four bytes"));
    }
    ++headerSize;
    if (varintSize(length) != headerSize - 1) // [MQTT-1.5.5-1]
        return fail(Verdict::malformed("remaining length is not minimal"));
    if (quint64(headerSize) + length > m_limit) // [MQTT-3.1.2-24]
        return fail({Reason::PacketTooLarge, "packet exceeds the maximum packet size"});
    if (available < headerSize + qsizetype(length))
        return Status::NeedMore;

    frame.type = PacketType(type);
    frame.flags = bytes[0] & 0x0F;
    frame.body = QByteArrayView(bytes + headerSize, qsizetype(length));
    m_pos += headerSize + qsizetype(length);
    return Status::Ready;
}

} // namespace Raptor::Mqtt
