// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/device/json_outline.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
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

JsonNumber readNumber(std::string_view text)
{
    const char *const begin = text.data();
    const char *const end = begin + text.size();
    const char *at = begin;
    const bool negative = at < end && *at == '-';
    if (negative)
        ++at;
    const char *const first = at;
    long long digits = 0;
    const char *const stop = std::min(end, first + safeDigits);
    while (at < stop && isDigit(*at))
        digits = digits * 10 + (*at++ - '0');
    std::size_t fraction = 0;
    const auto whole = std::size_t(at - first);
    if (whole == 0 || (whole > 1 && *first == '0'))
        return {};
    if (at < stop && *at == '.') {
        const char *const point = at++;
        while (at < stop && isDigit(*at))
            digits = digits * 10 + (*at++ - '0');
        fraction = std::size_t(at - point) - 1;
        if (fraction == 0)
            return readAnyNumber(text);
    }
    const bool goesOn = at < end && (isDigit(*at) || *at == '.' || *at == 'e' || *at == 'E');
    if (goesOn || digits > exactUpTo)
        return readAnyNumber(text);
    JsonNumber number{.length = std::size_t(at - begin)};
    number.isWhole = fraction == 0;
    number.whole = negative ? -digits : digits;
    if (number.isWhole)
        number.value = double(number.whole);
    else
        number.value = (negative ? -double(digits) : double(digits)) / powersOfTen[fraction];
    return number;
}

} // namespace Raptor::Device
