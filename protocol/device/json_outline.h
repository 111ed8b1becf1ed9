// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace Raptor::Device {

/// A number, true or false, or a text of a JSON document, and where its characters stand there:
/// those of a text between its quotation marks.
struct JsonScalar
{
    enum class Kind { Number, Boolean, Text };

    std::string pointer; ///< RFC 6901
    Kind kind = Kind::Number;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// All scalars of @p json, which a parser has found valid, in their order; null is none of them.
/// Nothing where a key stands twice, or has characters that would not stand in a pointer as they
/// are: then pointers do not tell the values apart.
[[nodiscard]] std::optional<std::vector<JsonScalar>> outlineOf(std::string_view json);

/// How many of the first characters are a number as JSON writes it; 0 if they begin none.
[[nodiscard]] std::size_t lengthOfNumber(std::string_view text);

/// A number as the parser reads it: whole ones as such, all rounded correctly.
struct JsonNumber
{
    std::size_t length = 0; ///< of its characters; 0: none, or one that needs the parser
    double value = 0.0;
    long long whole = 0; ///< if it is written without fraction and exponent
    bool isWhole = false;
};

/// Reads the number at the beginning of @p text. Long whole numbers, and what is too large or too
/// small, are left to the parser.
[[nodiscard]] JsonNumber readNumber(std::string_view text);

} // namespace Raptor::Device
