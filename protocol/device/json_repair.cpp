// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/device/json_repair.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace Raptor::Device {

namespace {

/// Every integer of so many digits fits into 64 bits.
constexpr std::size_t safeDigits = 18;

bool isTokenCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '+'
        || c == '-' || c == '.';
}

std::string repaired(std::string_view token)
{
    constexpr std::array<std::string_view, 8> none{"NaN", "nan",  "-NaN",     "-nan",
                                                   "inf", "-inf", "Infinity", "-Infinity"};
    if (std::find(none.begin(), none.end(), token) != none.end())
        return "null";
    double number = 0.0;
    const char *end = token.data() + token.size();
    const auto [rest, error] = std::from_chars(token.data(), end, number);
    if (rest != end)
        return std::string(token);
    if (error == std::errc::result_out_of_range || !std::isfinite(number))
        return "null";
    if (error == std::errc() && token.size() > safeDigits
        && token.find_first_of(".eE") == std::string_view::npos)
        return std::string(token) + ".0";
    return std::string(token);
}

} // namespace

std::string withoutImpossibleNumbers(QByteArrayView json)
{
    const std::string_view text(json.data(), std::size_t(json.size()));
    std::string out;
    out.reserve(text.size() + 16);
    bool inString = false;
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        if (inString || !isTokenCharacter(c)) {
            out.push_back(c);
            ++i;
            if (inString && c == '\\' && i < text.size())
                out.push_back(text[i++]);
            else if (c == '"')
                inString = !inString;
            continue;
        }
        std::size_t end = i;
        while (end < text.size() && isTokenCharacter(text[end]))
            ++end;
        out.append(repaired(text.substr(i, end - i)));
        i = end;
    }
    return out;
}

} // namespace Raptor::Device
