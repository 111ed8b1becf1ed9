// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <protocol/mqtt/core/decode.h>

namespace Raptor::Mqtt {

/// Cuts a byte stream into packets. One growing buffer with a read cursor; consumed bytes are
/// reclaimed in bulk, so a backlog of any length costs the same per packet.
///
/// A packet above the limit is refused as soon as its fixed header is there, before its body is
/// buffered: memory stays below limit + what one prepare() asked for.
class PacketReader
{
public:
    enum class Status { NeedMore, Ready, Bad };

    /// Largest whole packet in bytes, fixed header included (5.0 section 3.1.2.11.4).
    void setLimit(quint32 bytes) { m_limit = bytes; }
    void clear();

    /// Room for \a size bytes behind the buffered ones; commit() what was filled.
    /// Invalidates the views of the last frame.
    [[nodiscard]] char *prepare(qsizetype size);
    void commit(qsizetype size) { m_end += size; }
    void append(QByteArrayView bytes);

    /// The next packet; its body is valid until prepare(), append() or clear().
    [[nodiscard]] Status next(Frame &frame);
    /// Type of the packet that next() would give, known with its first byte; none for the illegal
    /// 0.
    [[nodiscard]] std::optional<PacketType> nextType() const;
    Verdict verdict() const { return m_verdict; }
    [[nodiscard]] qsizetype buffered() const { return m_end - m_pos; }
    [[nodiscard]] qsizetype capacity() const { return m_buffer.capacity(); }

private:
    Status fail(Verdict verdict);

    QByteArray m_buffer;
    qsizetype m_pos = 0;
    qsizetype m_end = 0;
    quint32 m_limit = 0xFFFFFFFF;
    Verdict m_verdict;
};

} // namespace Raptor::Mqtt
