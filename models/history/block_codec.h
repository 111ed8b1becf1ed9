// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/history/stored_sample.h"

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QStringList>

namespace Raptor::History {

/// Samples of one tag as bytes, and exactly those again.
///
/// Column by column: times as deltas of deltas (or as deltas from the usual one, whichever is
/// smaller); numbers as whole numbers of a power of ten when all come back bit by bit from that,
/// else as XOR of neighbours (of the two the smaller); kinds of value, truths, texts, qualities,
/// brokers and gaps as runs. A column that never changes takes a byte or two.
namespace BlockCodec {

/// Of one block.
constexpr std::size_t mostSamples = 1 << 16;
/// Of all blocks of a tag that were made at once.
constexpr std::size_t mostInAll = 1 << 21;

/// Makes blocks, one after another in the same memory.
class Encoder
{
public:
    /// @p list is in order of time and has at most mostInAll. More than mostSamples become several
    /// blocks in a row.
    [[nodiscard]] QByteArray encode(const SampleList &list);

private:
    using Part = std::vector<StoredSample>::const_iterator;
    void begin(const SampleList &list);
    [[nodiscard]] quint32 placeOf(const SampleList &list, std::size_t number);
    [[nodiscard]] QByteArray encodeOne(const SampleList &list, Part from, Part to);

    std::vector<qint64> m_times;
    std::vector<quint64> m_numbers;
    QStringList m_different; ///< texts
    QHash<QString, quint32> m_places; ///< of those
    std::vector<quint32> m_placeOf; ///< by their number in the list
    QByteArray m_marks;
    QByteArray m_brokers;
    QByteArray m_truths;
    QByteArray m_textRuns;
};
[[nodiscard]] QByteArray encode(const SampleList &list);
/// Any bytes: an error where they are no blocks, and never more memory than they may need.
[[nodiscard]] Result<SampleList> decode(QByteArrayView bytes);

} // namespace BlockCodec

} // namespace Raptor::History
