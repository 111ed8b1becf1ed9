// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vectorfile.h"

namespace Raptor::Mqtt::Vectors {

/// How the bytes of the server are cut when they reach the engine.
struct Chunking
{
    enum class Kind { Whole, Bytewise, Random };
    Kind kind = Kind::Whole;
    quint32 seed = 0;
};

/// Plays one vector; empty when all was as expected, else "file:line: version, chunking: what".
[[nodiscard]] QString play(const Vector &vector, Version version, Chunking chunking);

/// Plays it whole, byte by byte and in several random chunkings; stops at the first failure.
[[nodiscard]] QString playAll(const Vector &vector, Version version);

} // namespace Raptor::Mqtt::Vectors
