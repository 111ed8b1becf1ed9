// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/byte_stream.h"

#include <vector>

/// Columns of a block: whole numbers, doubles, and runs of what seldom changes.
namespace Raptor::History {

/// Times: in order, though any numbers come back.
void writeTimes(QByteArray &bytes, const std::vector<qint64> &times);
[[nodiscard]] bool readTimes(ByteReader &reader, std::size_t count, std::vector<qint64> &times);

/// The bits of doubles.
void writeNumbers(QByteArray &bytes, const std::vector<quint64> &numbers);
[[nodiscard]] bool readNumbers(ByteReader &reader, std::size_t count,
                               std::vector<quint64> &numbers);

void writeRuns(QByteArray &bytes, const std::vector<quint32> &values);
/// False also when one is @p below or more.
[[nodiscard]] bool readRuns(ByteReader &reader, std::size_t count, quint64 below,
                            std::vector<quint32> &values);

} // namespace Raptor::History
