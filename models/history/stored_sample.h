// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/report.h"

#include <bit>
#include <cmath>
#include <vector>

namespace Raptor::History {

enum class ValueKind : quint8 { Nothing, Truth, Number, Text };
constexpr int valueKinds = 4;
constexpr int qualities = int(Quality::Offline) + 1;

/// A sample as the historian works on it: small, and without memory of its own.
struct StoredSample
{
    qint64 at = 0; ///< ms since 1970
    quint64 bits = 0; ///< of a double; 0 or 1; or the place of a text in its list
    quint32 broker = 0; ///< its number in the table of brokers
    ValueKind kind = ValueKind::Nothing;
    quint8 quality = 0;
    bool gap = false; ///< a gap lies before it

    /// What can be drawn: a finite number; a truth counts as 0 or 1.
    [[nodiscard]] bool isNumber() const
    {
        return kind == ValueKind::Truth
            || (kind == ValueKind::Number && std::isfinite(std::bit_cast<double>(bits)));
    }
    [[nodiscard]] double number() const
    {
        return kind == ValueKind::Truth ? double(bits) : std::bit_cast<double>(bits);
    }
    friend bool operator==(const StoredSample &, const StoredSample &) = default;
};

/// Samples of one tag.
struct SampleList
{
    std::vector<StoredSample> samples;
    std::vector<QString> texts; ///< those of kind Text tell their place in here

    [[nodiscard]] Value valueOf(const StoredSample &sample) const
    {
        switch (sample.kind) {
        case ValueKind::Nothing:
            return std::monostate{};
        case ValueKind::Truth:
            return sample.bits != 0;
        case ValueKind::Number:
            return std::bit_cast<double>(sample.bits);
        case ValueKind::Text:
            return texts.at(std::size_t(sample.bits));
        }
        Q_UNREACHABLE();
    }
    /// Adds all of @p other.
    void append(const SampleList &other)
    {
        const quint64 shift = texts.size();
        texts.insert(texts.end(), other.texts.begin(), other.texts.end());
        for (StoredSample sample : other.samples) {
            if (sample.kind == ValueKind::Text)
                sample.bits += shift;
            samples.push_back(sample);
        }
    }
};

/// Digits behind the point that are looked for; more make a number one to be kept as it is.
constexpr int mostDecimals = 6;
inline constexpr double powersOfTen[mostDecimals + 1]{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};

/// @p bits of the double that is @p scaled / 10^decimals, as exactly as a double can.
[[nodiscard]] inline quint64 fromDecimal(qint64 scaled, int decimals)
{
    return std::bit_cast<quint64>(double(scaled) / powersOfTen[decimals]);
}

/// Whether the double comes back bit by bit from @p scaled.
[[nodiscard]] inline bool toDecimal(quint64 bits, int decimals, qint64 *scaled)
{
    constexpr double exact = 9007199254740992.0; // 2^53
    const double product = std::bit_cast<double>(bits) * powersOfTen[decimals];
    if (!(product < exact && product > -exact))
        return false;
    *scaled = qint64(product < 0.0 ? product - 0.5 : product + 0.5);
    return fromDecimal(*scaled, decimals) == bits;
}

/// @p decimals grows until it holds; false: there are too many.
[[nodiscard]] inline bool findDecimal(quint64 bits, int *decimals, qint64 *scaled)
{
    for (int tried = *decimals; tried <= mostDecimals; ++tried) {
        if (toDecimal(bits, tried, scaled)) {
            *decimals = tried;
            return true;
        }
    }
    return false;
}

} // namespace Raptor::History
