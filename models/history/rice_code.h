// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/byte_stream.h"

#include <array>
#include <vector>

namespace Raptor::History {

/// Whole numbers that are mostly small, by Rice's code: what is above the lowest so many bits is
/// counted in ones. How many bits is chosen for each list; a list of zeros takes none.
class RiceCode
{
public:
    /// What coding a list would take, before it is done.
    class Estimate
    {
    public:
        void add(quint64 value) { ++m_widths[std::size_t(std::bit_width(value))]; }
        /// The best number of bits; -1: all are 0.
        [[nodiscard]] int best() const { return m_best; }
        /// In bits, nearly.
        [[nodiscard]] quint64 finish();

    private:
        std::array<quint32, 65> m_widths{};
        int m_best = -1;
    };

    static void write(QByteArray &bytes, const std::vector<quint64> &values, int low);
    /// @p count numbers; false: there are not so many. @p reader stands behind them.
    [[nodiscard]] static bool read(ByteReader &reader, std::size_t count,
                                   std::vector<quint64> &values);
};

} // namespace Raptor::History
