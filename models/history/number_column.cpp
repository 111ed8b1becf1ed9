// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/number_column.h"

#include "models/history/rice_code.h"
#include "models/history/stored_sample.h"

#include <algorithm>
#include <optional>

namespace Raptor::History {

namespace {

/// From what a number's difference is taken.
enum class Origin : quint8 { Neighbour, Fixed };
enum class Form : quint8 { Same, Decimal, Xor };

/// Whole numbers as differences from their neighbours, or from one that is usual.
struct Differences
{
    explicit Differences(const std::vector<qint64> &values)
    {
        std::vector<qint64> sample;
        const std::size_t stride = values.size() / 64 + 1;
        for (std::size_t i = 0; i < values.size(); i += stride)
            sample.push_back(values[i]);
        std::nth_element(sample.begin(), sample.begin() + qsizetype(sample.size() / 2),
                         sample.end());
        usual = sample[sample.size() / 2];
        RiceCode::Estimate neighbours;
        RiceCode::Estimate fixed;
        for (std::size_t i = 1; i < values.size(); ++i)
            neighbours.add(zigzag(wrappedDifference(values[i], values[i - 1])));
        for (const qint64 value : values)
            fixed.add(zigzag(wrappedDifference(value, usual)));
        const quint64 costOfNeighbours = neighbours.finish();
        const quint64 costOfFixed = fixed.finish();
        origin = costOfFixed < costOfNeighbours ? Origin::Fixed : Origin::Neighbour;
        cost = std::min(costOfFixed, costOfNeighbours);
        low = origin == Origin::Fixed ? fixed.best() : neighbours.best();
    }

    void write(QByteArray &bytes, const std::vector<qint64> &values) const
    {
        ByteWriter out(bytes);
        out.byte(quint8(origin));
        qint64 before = origin == Origin::Fixed ? usual : values.front();
        out.signedNumber(before);
        std::vector<quint64> differences;
        differences.reserve(values.size());
        for (std::size_t i = origin == Origin::Fixed ? 0 : 1; i < values.size(); ++i) {
            differences.push_back(zigzag(wrappedDifference(values[i], before)));
            before = origin == Origin::Fixed ? before : values[i];
        }
        RiceCode::write(bytes, differences, low);
    }

    static bool read(ByteReader &reader, std::size_t count, std::vector<qint64> &values)
    {
        const quint8 origin = reader.byte();
        if (origin > quint8(Origin::Fixed) || count == 0)
            return false;
        const bool fixed = origin == quint8(Origin::Fixed);
        qint64 before = reader.signedNumber();
        std::vector<quint64> differences;
        if (!RiceCode::read(reader, fixed ? count : count - 1, differences))
            return false;
        values.clear();
        values.reserve(count);
        if (!fixed)
            values.push_back(before);
        for (const quint64 difference : differences) {
            values.push_back(wrappedSum(before, unzigzag(difference)));
            before = fixed ? before : values.back();
        }
        return !reader.failed();
    }

    qint64 usual = 0;
    Origin origin = Origin::Neighbour;
    quint64 cost = 0; ///< in bits
    int low = -1;
};

/// All as whole numbers of the same power of ten.
std::optional<std::vector<qint64>> decimalsOf(const std::vector<quint64> &numbers, int *decimals)
{
    std::vector<qint64> scaled(numbers.size());
    *decimals = 0;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const int before = *decimals;
        if (!findDecimal(numbers[i], decimals, &scaled[i]))
            return std::nullopt;
        if (*decimals == before)
            continue;
        for (std::size_t j = 0; j < i; ++j) { // what was whole before has more zeros now
            if (!toDecimal(numbers[j], *decimals, &scaled[j]))
                return std::nullopt;
        }
    }
    return scaled;
}

/// XOR of neighbours: the part between the leading and the trailing zeros, within the limits of
/// the one before if it fits there.
struct XorWindow
{
    int leading = 65; ///< none yet
    int trailing = 0;

    /// Bits that it takes; moves on.
    int next(quint64 difference, bool *fits)
    {
        if (difference == 0)
            return 1;
        const int leads = std::countl_zero(difference);
        const int trails = std::countr_zero(difference);
        *fits = leads >= leading && trails >= trailing;
        if (*fits)
            return 2 + 64 - leading - trailing;
        leading = leads;
        trailing = trails;
        return 14 + 64 - leads - trails;
    }
};

/// Counted until it is @p enough.
quint64 costOfXor(const std::vector<quint64> &numbers, quint64 enough)
{
    XorWindow window;
    quint64 cost = 64;
    bool fits = false;
    for (std::size_t i = 1; i < numbers.size() && cost < enough; ++i)
        cost += quint64(window.next(numbers[i] ^ numbers[i - 1], &fits));
    return cost;
}

void writeXor(QByteArray &bytes, const std::vector<quint64> &numbers)
{
    ByteColumn coded;
    BitWriter bits(coded);
    bits.bits(numbers.front(), 64);
    XorWindow window;
    for (std::size_t i = 1; i < numbers.size(); ++i) {
        const quint64 difference = numbers[i] ^ numbers[i - 1];
        bool fits = false;
        window.next(difference, &fits);
        if (difference == 0) {
            bits.bits(0, 1);
            continue;
        }
        const int width = 64 - window.leading - window.trailing;
        bits.bits(fits ? 2 : 3, 2);
        if (!fits) {
            bits.bits(quint64(window.leading), 6);
            bits.bits(quint64(width - 1), 6);
        }
        bits.bits(difference >> window.trailing, width);
    }
    bits.flush();
    ByteWriter(bytes).bytes(coded.bytes());
}

bool readXor(ByteReader &reader, std::size_t count, std::vector<quint64> &numbers)
{
    const QByteArrayView coded = reader.bytes();
    if (count > std::size_t(coded.size()) * 8)
        return false;
    BitReader bits(coded);
    numbers.resize(count);
    numbers.front() = bits.bits(64);
    int width = 0;
    int trailing = 0;
    for (std::size_t i = 1; i < count && !bits.failed(); ++i) {
        quint64 difference = 0;
        if (bits.bits(1) != 0) {
            if (bits.bits(1) != 0) {
                const int leading = int(bits.bits(6));
                width = int(bits.bits(6)) + 1;
                trailing = 64 - leading - width;
            }
            if (width == 0 || trailing < 0)
                return false;
            difference = bits.bits(width) << trailing;
        }
        numbers[i] = numbers[i - 1] ^ difference;
    }
    return !bits.failed();
}

} // namespace

void writeTimes(QByteArray &bytes, const std::vector<qint64> &times)
{
    ByteWriter(bytes).signedNumber(times.front());
    if (times.size() == 1)
        return;
    std::vector<qint64> deltas(times.size() - 1);
    for (std::size_t i = 0; i < deltas.size(); ++i)
        deltas[i] = wrappedDifference(times[i + 1], times[i]);
    Differences(deltas).write(bytes, deltas);
}

bool readTimes(ByteReader &reader, std::size_t count, std::vector<qint64> &times)
{
    times.assign(1, reader.signedNumber());
    if (count == 1)
        return !reader.failed();
    std::vector<qint64> deltas;
    if (!Differences::read(reader, count - 1, deltas))
        return false;
    times.reserve(count);
    for (const qint64 delta : deltas)
        times.push_back(wrappedSum(times.back(), delta));
    return true;
}

void writeNumbers(QByteArray &bytes, const std::vector<quint64> &numbers)
{
    ByteWriter out(bytes);
    const bool same = std::all_of(numbers.begin(), numbers.end(),
                                  [&](quint64 number) { return number == numbers.front(); });
    int decimals = 0;
    qint64 scaled = 0;
    if (same && findDecimal(numbers.front(), &decimals, &scaled)) {
        out.byte(quint8(Form::Same));
        out.byte(quint8(decimals));
        out.signedNumber(scaled);
        return;
    }
    if (const auto whole = decimalsOf(numbers, &decimals)) {
        const Differences differences(*whole);
        if (differences.cost <= costOfXor(numbers, differences.cost)) {
            out.byte(quint8(Form::Decimal));
            out.byte(quint8(decimals));
            differences.write(bytes, *whole);
            return;
        }
    }
    out.byte(quint8(Form::Xor));
    writeXor(bytes, numbers);
}

bool readNumbers(ByteReader &reader, std::size_t count, std::vector<quint64> &numbers)
{
    const quint8 form = reader.byte();
    if (form == quint8(Form::Xor))
        return readXor(reader, count, numbers);
    if (form > quint8(Form::Xor))
        return false;
    const quint8 decimals = reader.byte();
    if (decimals > mostDecimals)
        return false;
    if (form == quint8(Form::Same)) {
        numbers.assign(count, fromDecimal(reader.signedNumber(), decimals));
        return !reader.failed();
    }
    std::vector<qint64> whole;
    if (!Differences::read(reader, count, whole))
        return false;
    numbers.resize(count);
    for (std::size_t i = 0; i < count; ++i)
        numbers[i] = fromDecimal(whole[i], decimals);
    return true;
}

bool readRuns(ByteReader &reader, std::size_t count, quint64 below, std::vector<quint32> &values)
{
    values.clear();
    while (values.size() < count) {
        const quint64 value = reader.number();
        const quint64 length = reader.number();
        const std::size_t left = count - values.size();
        if (reader.failed() || value >= below || length > left)
            return false;
        values.insert(values.end(), length == 0 ? left : std::size_t(length), quint32(value));
    }
    return true;
}

} // namespace Raptor::History
