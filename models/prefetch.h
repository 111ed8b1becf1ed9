// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace Raptor::Models {

/// Asks for memory that is going to be read, so that nobody has to wait for it then. A hint: it
/// reads nothing itself, and any address will do.
inline void prefetch(const void *begin, std::size_t bytes)
{
    constexpr std::size_t line = 64; // of a cache
    const auto *const first = static_cast<const char *>(begin);
    for (std::size_t at = 0; at < bytes; at += line)
        __builtin_prefetch(first + at);
}

} // namespace Raptor::Models
