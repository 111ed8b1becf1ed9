// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/history/byte_stream.h"
#include "models/history/stored_sample.h"

#include <functional>

namespace Raptor::History {

/// All samples of one second, column by column: a row of the durable tail. It stands by itself: a
/// damaged one takes no other with it.
class TailRow
{
public:
    /// @p text: of a sample of kind Text, whose bits do not count.
    void append(quint32 tag, const StoredSample &sample, const QString &text);
    [[nodiscard]] qint64 count() const { return m_count; }
    /// In memory, nearly.
    [[nodiscard]] qsizetype bytes() const
    {
        return m_tags.size() + m_times.size() + m_heads.size() + m_values.size() + m_marks.size();
    }
    [[nodiscard]] QByteArray encode() const;
    /// For the next one, in the same memory.
    void clear();

    using Visitor =
        std::function<void(quint32 tag, const StoredSample &sample, const QString &text)>;
    /// Calls @p visit for each sample, in the order in which they came; for none when the row is
    /// damaged.
    [[nodiscard]] static Outcome decode(QByteArrayView bytes, const Visitor &visit);

private:
    [[nodiscard]] quint8 putValue(const StoredSample &sample, const QString &text);

    ByteColumn m_tags;
    ByteColumn m_times;
    ByteColumn m_heads;
    ByteColumn m_values;
    ByteColumn m_marks;
    qint64 m_count = 0;
    // The last sample, from which the next one differs.
    qint64 m_at = 0;
    quint32 m_tag = 0;
    quint32 m_broker = 0;
    quint8 m_quality = 0;
    quint8 m_decimals = 0;
};

} // namespace Raptor::History
