// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/history_ports.h"
#include "models/domain/ports.h"

#include <QtCore/QHash>

namespace Raptor::Models {

/// Trends up to a past moment, out of the history. What is asked for and not there yet is read, and
/// advanced() follows. GUI thread.
class ReplayTrends final : public TrendSource
{
    Q_OBJECT
public:
    /// Other questions to the same reader have tickets below.
    static constexpr int firstTicket = 1 << 30;

    /// @p reader answers nobody else's fetchSamples(); both outlive it.
    ReplayTrends(HistoryReader &reader, const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] QList<QPointF> points(const TagId &tag, WallTime from,
                                        WallTime to) const override;
    /// The moment has changed.
    void advance() { Q_EMIT advanced(); }
    /// Forgets all; what is on its way is not awaited any more.
    void clear();

private:
    struct Trend
    {
        WallTime from{};
        WallTime to{}; ///< as far as it was read
        QList<QPointF> points;
        bool reading = false;
    };

    void read(const TagId &tag, WallTime from, WallTime to) const;
    void take(int ticket, const QList<HistorySample> &samples, const QString &error);

    HistoryReader &m_reader;
    const Clock &m_clock;
    mutable QHash<TagId, Trend> m_trends;
    mutable QHash<int, TagId> m_asked;
    mutable int m_ticket = firstTicket;
};

} // namespace Raptor::Models
