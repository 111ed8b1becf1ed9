// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/fake_trend_parts.h"

#include <algorithm>
#include <cmath>

namespace Raptor::Test {

void FakeTrendWaves::watch(const QObject *, const QList<TagId> &tags)
{
    watched = tags;
}

double FakeTrendWaves::valueAt(const TagId &tag, WallTime at) const
{
    const double s = double(toEpochMs(at)) / 1000.0 + double(qHash(tag.text()) % 100);
    const double wave = 0.05 * std::sin(s / 900) + 0.010 * std::sin(s / 17)
        + 0.006 * std::sin(s / 4.1) + 0.003 * std::sin(s * 1.9);
    return m_levels.value(tag) * (1 + wave);
}

QList<HistoryBucket> FakeTrendWaves::columns(const TagId &tag, WallTime from, WallTime to,
                                               Milliseconds step)
{
    QList<HistoryBucket> out;
    if (!m_levels.contains(tag))
        return out;
    const WallTime end = std::min(to, m_clock->wall());
    bool gap = false;
    for (qint64 at = toEpochMs(from) / step.count() * step.count(); at <= toEpochMs(end);
         at += step.count()) {
        const WallTime begin = fromEpochMs(at);
        if (begin > gapFrom && begin < gapTo) {
            gap = true;
            continue;
        }
        HistoryBucket bucket;
        bucket.from = begin;
        bucket.first = valueAt(tag, begin);
        bucket.last = valueAt(tag, begin + step / 2);
        bucket.minimum = std::min(bucket.first, bucket.last);
        bucket.maximum = std::max(bucket.first, bucket.last);
        bucket.count = 2;
        bucket.sum = bucket.first + bucket.last;
        bucket.gap = std::exchange(gap, false);
        out.append(bucket);
    }
    return out;
}

TrendNow FakeTrendWaves::current(const TagId &tag) const
{
    if (!m_levels.contains(tag))
        return {};
    return {valueAt(tag, m_clock->wall()), quality, m_clock->wall()};
}

Outcome FakeTrendSets::save(const TrendSet &set)
{
    calls.append(QStringLiteral("save ") + set.name);
    if (refusal)
        return *refusal;
    all.removeIf([&set](const TrendSet &one) { return one.name == set.name; });
    all.append(set);
    Q_EMIT changed();
    return std::monostate{};
}

Outcome FakeTrendSets::rename(const QString &from, const QString &to)
{
    calls.append(QStringLiteral("rename %1 %2").arg(from, to));
    if (refusal)
        return *refusal;
    for (TrendSet &one : all) {
        if (one.name == from)
            one.name = to;
    }
    Q_EMIT changed();
    return std::monostate{};
}

Outcome FakeTrendSets::remove(const QString &name)
{
    calls.append(QStringLiteral("remove ") + name);
    if (refusal)
        return *refusal;
    all.removeIf([&name](const TrendSet &one) { return one.name == name; });
    Q_EMIT changed();
    return std::monostate{};
}

void FakeTrendSets::setTrouble(const QString &words)
{
    why = words;
    Q_EMIT troubleChanged(words);
}

void FakeTrendExporter::exportTo(const QString &file, const TrendExport &what)
{
    calls.append(QStringLiteral("csv ") + file);
    asked = what;
}

void FakeTrendExporter::write(const QString &file, const QByteArray &bytes)
{
    calls.append(QStringLiteral("write ") + file);
    content = bytes;
}

} // namespace Raptor::Test
