// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/raptorctl/history_options.h"

namespace Raptor::App {

/// The lines that raptorctl prints of the history: for people, as CSV, or one JSON object each.
/// Pure.
class HistoryPrinter
{
public:
    HistoryPrinter(HistoryOptions::Format format, TagId tag, Unit unit)
        : m_format(format), m_tag(std::move(tag)), m_unit(unit)
    {
    }

    /// Above all samples, or buckets; empty where there is none.
    [[nodiscard]] QByteArray sampleHead() const;
    [[nodiscard]] QByteArray sample(const HistorySample &sample) const;
    [[nodiscard]] QByteArray bucketHead() const;
    [[nodiscard]] QByteArray bucket(const HistoryBucket &bucket, Milliseconds step) const;

private:
    [[nodiscard]] QString text(double number) const;

    HistoryOptions::Format m_format;
    TagId m_tag;
    Unit m_unit;
};

[[nodiscard]] QByteArray tagHead(HistoryOptions::Format format);
[[nodiscard]] QByteArray tagLine(const TagId &tag, HistoryOptions::Format format);
[[nodiscard]] QByteArray usageLines(const HistoryUsage &usage, HistoryOptions::Format format);

} // namespace Raptor::App
