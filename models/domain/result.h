// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>

#include <utility>
#include <variant>

namespace Raptor {

/// An expected failure: a code to branch on and words for a person.
struct Error
{
    enum class Code { Malformed, OutOfRange, NotFound, Unsupported, Refused, Io };

    Code code = Code::Malformed;
    QString text;

    friend bool operator==(const Error &, const Error &) = default;
};

/// A value or the reason why there is none. Asking the wrong side is a programmer's error.
template<class T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_content(std::in_place_index<0>, std::move(value)) { }
    Result(Error error) : m_content(std::in_place_index<1>, std::move(error)) { }

    [[nodiscard]] bool ok() const noexcept { return m_content.index() == 0; }
    explicit operator bool() const noexcept { return ok(); }

    [[nodiscard]] const T &value() const & { return std::get<0>(m_content); }
    [[nodiscard]] T &value() & { return std::get<0>(m_content); }
    [[nodiscard]] T &&value() && { return std::get<0>(std::move(m_content)); }
    [[nodiscard]] const T &operator*() const & { return value(); }
    [[nodiscard]] const T *operator->() const { return &std::get<0>(m_content); }
    [[nodiscard]] T valueOr(T fallback) const { return ok() ? value() : std::move(fallback); }
    [[nodiscard]] const Error &error() const { return std::get<1>(m_content); }

private:
    std::variant<T, Error> m_content;
};

/// What a function that can fail, but has nothing to give, answers.
using Outcome = Result<std::monostate>;

} // namespace Raptor
