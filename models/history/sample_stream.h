// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"
#include "models/history/stored_sample.h"

#include <QtCore/QByteArray>

namespace Raptor::History {

/// Samples of one tag in memory, in the order in which they came: a few bytes each, for there may
/// be a hundred thousand tags.
class SampleStream
{
public:
    /// @p text belongs to a sample of kind Text, whose bits do not count. Answers how many bytes
    /// it takes in memory more than before.
    qsizetype append(const StoredSample &sample, const QString &text);
    /// Adds what is in it.
    void decode(SampleList &list) const;

    [[nodiscard]] bool isEmpty() const { return m_count == 0; }
    [[nodiscard]] std::size_t count() const { return m_count; }
    [[nodiscard]] qsizetype bytes() const { return m_bytes.capacity(); }
    /// Of the times in it.
    [[nodiscard]] qint64 earliest() const { return m_earliest; }
    [[nodiscard]] qint64 latest() const { return m_latest; }

private:
    enum class Code : quint8 { Same, Nothing, No, Yes, Decimal, Raw, NewDecimal, Text };

    [[nodiscard]] Code putValue(const StoredSample &sample, char *&at);

    QByteArray m_bytes;
    std::size_t m_count = 0;
    qint64 m_earliest = 0;
    qint64 m_latest = 0;
    // The last sample, from which the next one differs.
    qint64 m_at = 0;
    qint64 m_delta = 0;
    quint64 m_bits = 0;
    qint64 m_scaled = 0;
    QString m_text;
    quint32 m_broker = 0;
    quint8 m_quality = 0;
    ValueKind m_kind = ValueKind::Nothing;
    qint8 m_decimals = -1; ///< of m_scaled; -1: the last number was not such
};

} // namespace Raptor::History
