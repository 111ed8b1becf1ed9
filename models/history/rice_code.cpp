// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/rice_code.h"

#include <limits>

namespace Raptor::History {

namespace {

constexpr int mostOnes = 24; // then the number follows as it is
constexpr int mostLow = 56;
constexpr quint8 allZero = 255;

} // namespace

quint64 RiceCode::Estimate::finish()
{
    int widest = 64;
    while (widest > 0 && m_widths[std::size_t(widest)] == 0)
        --widest;
    if (widest == 0)
        return 0;
    quint64 least = std::numeric_limits<quint64>::max();
    for (int low = 0; low <= std::min(mostLow, widest); ++low) { // more would only cost more
        quint64 cost = 0;
        for (int width = 0; width <= widest; ++width) {
            const auto some = quint64(m_widths[std::size_t(width)]);
            if (some == 0)
                continue;
            // The middle of the numbers of this width.
            const quint64 middle = width == 0 ? 0 : width == 1 ? 1 : quint64(3) << (width - 2);
            const quint64 ones = middle >> low;
            cost += some * (ones < mostOnes ? ones + 1 + quint64(low) : mostOnes + 64);
        }
        if (cost < least) {
            least = cost;
            m_best = low;
        }
    }
    return least;
}

void RiceCode::write(QByteArray &bytes, const std::vector<quint64> &values, int low)
{
    ByteWriter(bytes).byte(low < 0 ? allZero : quint8(low));
    if (low < 0)
        return;
    ByteColumn coded;
    BitWriter bits(coded);
    const quint64 lowest = (quint64(1) << low) - 1;
    for (const quint64 value : values) {
        const quint64 ones = value >> low;
        if (ones < mostOnes) {
            const quint64 head = (quint64(1) << (ones + 1)) - 2;
            if (low < 32) {
                bits.bits(head << low | (value & lowest), int(ones) + 1 + low);
            } else {
                bits.bits(head, int(ones) + 1);
                bits.bits(value, low);
            }
        } else {
            bits.bits((quint64(1) << mostOnes) - 1, mostOnes);
            bits.bits(value, 64);
        }
    }
    bits.flush();
    ByteWriter(bytes).bytes(coded.bytes());
}

bool RiceCode::read(ByteReader &reader, std::size_t count, std::vector<quint64> &values)
{
    values.clear();
    const quint8 low = reader.byte();
    if (low == allZero) {
        values.assign(count, 0);
        return !reader.failed();
    }
    const QByteArrayView coded = reader.bytes();
    // Each takes a bit at least: no list is made that cannot be there.
    if (low > mostLow || reader.failed() || count > std::size_t(coded.size()) * 8)
        return false;
    values.resize(count);
    BitReader bits(coded);
    for (quint64 &value : values) {
        const int ones = bits.ones(mostOnes);
        value = ones < mostOnes ? quint64(ones) << low | bits.bits(low) : bits.bits(64);
    }
    return !bits.failed();
}

} // namespace Raptor::History
