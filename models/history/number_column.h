// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/byte_stream.h"

#include <utility>
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

/// A number, and how often it comes in a row; 0: until the end.
class RunWriter
{
public:
    explicit RunWriter(QByteArray &bytes) : m_out(bytes) { }

    void add(quint32 value)
    {
        if (m_length > 0 && value != m_value)
            put(std::exchange(m_length, 0));
        m_value = value;
        ++m_length;
    }
    void finish()
    {
        if (m_length > 0)
            put(0);
    }

private:
    void put(quint64 length)
    {
        m_out.number(m_value);
        m_out.number(length);
    }

    ByteWriter m_out;
    quint32 m_value = 0;
    quint64 m_length = 0;
};
/// False also when one is @p below or more.
[[nodiscard]] bool readRuns(ByteReader &reader, std::size_t count, quint64 below,
                            std::vector<quint32> &values);

} // namespace Raptor::History
