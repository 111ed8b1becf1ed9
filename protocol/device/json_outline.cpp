// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/device/json_outline.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <unordered_set>

namespace Raptor::Device {

namespace {

constexpr int deepest = 16;
/// Every whole number of so many digits fits into 64 bits.
constexpr std::size_t safeDigits = 18;
/// Whole numbers up to here, and these powers of ten, are exact as double: so is their quotient,
/// but for the one rounding that is wanted.
constexpr long long exactUpTo = 1LL << 53;
constexpr std::array<double, 23> powersOfTen{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                             1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                             1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Walks through a valid document.
class Walker
{
public:
    explicit Walker(std::string_view json) : m_json(json) { }

    bool value(const std::string &pointer, int depth)
    {
        skipSpace();
        if (m_at >= m_json.size() || depth > deepest || !m_seen.insert(pointer).second)
            return false;
        switch (m_json[m_at]) {
        case '{':
            return members(pointer, depth, true);
        case '[':
            return members(pointer, depth, false);
        case '"': {
            const std::size_t begin = m_at + 1;
            if (!skipText())
                return false;
            add(pointer, JsonScalar::Kind::Text, begin, m_at - 1);
            return true;
        }
        case 'n':
            m_at += 4;
            return true;
        case 't':
        case 'f':
            add(pointer, JsonScalar::Kind::Boolean, m_at, m_at + (m_json[m_at] == 't' ? 4 : 5));
            m_at = scalars.back().end;
            return true;
        default:
            break;
        }
        const std::size_t length = lengthOfNumber(m_json.substr(m_at));
        add(pointer, JsonScalar::Kind::Number, m_at, m_at + length);
        m_at += length;
        return length > 0;
    }

    std::vector<JsonScalar> scalars;

private:
    void add(const std::string &pointer, JsonScalar::Kind kind, std::size_t begin, std::size_t end)
    {
        scalars.push_back({pointer, kind, begin, end});
    }
    void skipSpace()
    {
        while (m_at < m_json.size()
               && std::string_view(" \t\r\n").find(m_json[m_at]) != m_json.npos)
            ++m_at;
    }
    bool skipText()
    {
        for (++m_at; m_at < m_json.size(); ++m_at) {
            if (m_json[m_at] == '\\')
                ++m_at;
            else if (m_json[m_at] == '"')
                return ++m_at <= m_json.size();
        }
        return false;
    }
    bool members(const std::string &pointer, int depth, bool keyed)
    {
        const char close = keyed ? '}' : ']';
        ++m_at;
        skipSpace();
        for (int i = 0; m_at < m_json.size() && m_json[m_at] != close; ++i) {
            std::string name = std::to_string(i);
            if (keyed && !key(&name))
                return false;
            if (!value(pointer + '/' + name, depth + 1))
                return false;
            skipSpace();
            if (m_at < m_json.size() && m_json[m_at] == ',')
                ++m_at;
            skipSpace();
        }
        return ++m_at <= m_json.size();
    }
    bool key(std::string *name)
    {
        const std::size_t begin = m_at + 1;
        if (!skipText())
            return false;
        *name = m_json.substr(begin, m_at - 1 - begin);
        skipSpace();
        ++m_at; // the colon
        return name->find_first_of("\\~/") == std::string::npos;
    }

    std::string_view m_json;
    std::size_t m_at = 0;
    std::unordered_set<std::string> m_seen;
};

} // namespace

std::optional<std::vector<JsonScalar>> outlineOf(std::string_view json)
{
    Walker walker(json);
    if (!walker.value({}, 0))
        return {};
    return std::move(walker.scalars);
}

std::size_t lengthOfNumber(std::string_view text)
{
    std::size_t at = 0;
    const auto digits = [&] {
        const std::size_t begin = at;
        while (at < text.size() && isDigit(text[at]))
            ++at;
        return at - begin;
    };
    if (at < text.size() && text[at] == '-')
        ++at;
    const std::size_t first = at;
    const std::size_t whole = digits();
    if (whole == 0 || (whole > 1 && text[first] == '0'))
        return 0;
    if (at < text.size() && text[at] == '.') {
        ++at;
        if (digits() == 0)
            return 0;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        if (digits() == 0)
            return 0;
    }
    return at;
}

namespace {

JsonNumber readAnyNumber(std::string_view text)
{
    JsonNumber number;
    const std::size_t length = lengthOfNumber(text);
    const std::string_view token = text.substr(0, length);
    if (token.find_first_of(".eE") == token.npos)
        return number;
    const auto [rest, error] = std::from_chars(token.data(), token.data() + length, number.value);
    if (error == std::errc() && rest == token.data() + length && std::isfinite(number.value))
        number.length = length;
    return number;
}

} // namespace

namespace {

struct Digits
{
    std::size_t count = 0;
    long long value = 0;
};

constexpr std::array<long long, 9> wholePowersOfTen{
    1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000};

/// The digits that eight characters begin with, all at once: each of them is a byte of a word.
Digits leadingDigits(const char *eight)
{
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, eight, sizeof bytes);
    bytes ^= 0x3030303030303030; // '0'
    const std::uint64_t others = ((bytes + 0x7676767676767676) | bytes) & 0x8080808080808080;
    const int count = others == 0 ? 8 : std::countr_zero(others) / 8;
    if (count == 0)
        return {};
    bytes <<= 8 * (8 - count); // as if there were zeros before them
    bytes = bytes * 10 + (bytes >> 8); // every second byte: two digits
    bytes = ((bytes & 0x000000FF000000FF) * 0x000F424000000064
             + ((bytes >> 16) & 0x000000FF000000FF) * 0x0000271000000001)
        >> 32;
    return {std::size_t(count), static_cast<long long>(bytes)};
}

/// The digits from @p at on, @p most at most and none from @p end on, as those that come after
/// @p before.
Digits digitsAt(const char *at, const char *end, std::size_t most, long long before)
{
    Digits all{0, before};
    if constexpr (std::endian::native == std::endian::little) {
        while (all.count + 8 <= most && end - at >= 8) {
            const Digits next = leadingDigits(at);
            all.value = all.value * wholePowersOfTen[next.count] + next.value;
            all.count += next.count;
            at += next.count;
            if (next.count < 8)
                return all;
        }
    }
    while (all.count < most && at < end && isDigit(*at)) {
        all.value = all.value * 10 + (*at++ - '0');
        ++all.count;
    }
    return all;
}

} // namespace

JsonNumber readNumber(std::string_view text)
{
    const char *const begin = text.data();
    const char *const end = begin + text.size();
    const char *at = begin;
    const bool negative = at < end && *at == '-';
    if (negative)
        ++at;
    const char *const first = at;
    const Digits whole = digitsAt(at, end, safeDigits, 0);
    at += whole.count;
    if (whole.count == 0 || (whole.count > 1 && *first == '0'))
        return {};
    Digits fraction{0, whole.value};
    if (whole.count + 1 < safeDigits && at < end && *at == '.') {
        fraction = digitsAt(at + 1, end, safeDigits - whole.count - 1, whole.value);
        at += 1 + fraction.count;
        if (fraction.count == 0)
            return readAnyNumber(text);
    }
    const long long digits = fraction.value;
    const bool goesOn = at < end && (isDigit(*at) || *at == '.' || *at == 'e' || *at == 'E');
    if (goesOn || digits > exactUpTo)
        return readAnyNumber(text);
    JsonNumber number{.length = std::size_t(at - begin)};
    number.isWhole = fraction.count == 0;
    number.whole = negative ? -digits : digits;
    if (number.isWhole)
        number.value = double(number.whole);
    else
        number.value = (negative ? -double(digits) : double(digits)) / powersOfTen[fraction.count];
    return number;
}

} // namespace Raptor::Device
