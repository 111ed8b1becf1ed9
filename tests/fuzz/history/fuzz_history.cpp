// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/block_codec.h"
#include "models/history/rollup.h"
#include "models/history/tail_row.h"

#include <cstdlib>

using namespace Raptor;
using namespace Raptor::History;

namespace {

/// What was read is written and read again: the same samples.
void checkBlocks(const SampleList &list)
{
    for (const StoredSample &sample : list.samples) {
        if (sample.quality >= qualities
            || (sample.kind == ValueKind::Text && sample.bits >= list.texts.size()))
            std::abort();
    }
    const auto again = BlockCodec::decode(BlockCodec::encode(list));
    if (!again || again->samples.size() != list.samples.size())
        std::abort();
    for (std::size_t i = 0; i < list.samples.size(); ++i) {
        const StoredSample &before = list.samples[i];
        const StoredSample &after = again->samples[i];
        const bool isText = before.kind == ValueKind::Text;
        if (before.at != after.at || before.kind != after.kind || before.gap != after.gap
            || before.quality != after.quality || before.broker != after.broker
            || (!isText && before.bits != after.bits)
            || (isText && list.valueOf(before) != again->valueOf(after)))
            std::abort();
    }
}

} // namespace

/// First byte: what the rest is. 0: blocks; 1: a row of the tail; else a rollup of some level.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView rest(reinterpret_cast<const char *>(data) + 1, qsizetype(size) - 1);
    const int choice = data[0] % (2 + rollupLevels);
    if (choice == 0) {
        if (const auto list = BlockCodec::decode(rest))
            checkBlocks(*list);
    } else if (choice == 1) {
        qint64 count = 0;
        const Outcome read = TailRow::decode(
            rest, [&count](quint32, const StoredSample &, const QString &) { ++count; });
        if (!read && count > 0)
            std::abort();
    } else if (const auto buckets = RollupCodec::decode(rest, rollupWidths[choice - 2]);
               !buckets && buckets.error().text.isEmpty()) {
        std::abort();
    }
    return 0;
}
