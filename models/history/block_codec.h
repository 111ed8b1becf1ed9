// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/history/stored_sample.h"

#include <QtCore/QByteArray>

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

/// @p list is in order of time and has at most mostInAll. More than mostSamples become several
/// blocks in a row.
[[nodiscard]] QByteArray encode(const SampleList &list);
/// Any bytes: an error where they are no blocks, and never more memory than they may need.
[[nodiscard]] Result<SampleList> decode(QByteArrayView bytes);

} // namespace BlockCodec

} // namespace Raptor::History
