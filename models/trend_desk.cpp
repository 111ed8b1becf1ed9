// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trend_desk.h"

#include "models/trend_tiles.h"

#include <QtCore/QSet>

#include <algorithm>
#include <cmath>

namespace Raptor::Models {

namespace {

/// Tiles of up to a minute a column end there too.
constexpr qint64 MemoryGrid = qint64(1) << 16;

std::optional<double> numberOf(const Value &value)
{
    const double *number = std::get_if<double>(&value);
    return number && std::isfinite(*number) ? std::optional(*number) : std::nullopt;
}

} // namespace

TrendDesk::TrendDesk(const PlantStore &store, const Clock &clock, HistoryReader *history,
                     const TrendSource *recent, QObject *parent)
    : TrendColumns(parent), m_store(store), m_clock(clock), m_history(history), m_recent(recent)
{
    connect(&store, &PlantStore::samplesArrived, this,
            [this](const QList<Sample> &samples) { add(samples); });
    connect(&store, &PlantStore::devicesChanged, this, &TrendDesk::breakOff);
    if (!history)
        return;
    m_tiles = std::make_unique<TrendTiles>(history, clock);
    connect(m_tiles.get(), &TrendTiles::changed, this, &TrendDesk::changed);
    connect(history, &HistoryReader::samplesReady, this, &TrendDesk::backfill);
}

TrendDesk::~TrendDesk() = default;

void TrendDesk::watch(const QObject *chart, const QList<TagId> &tags)
{
    if (!m_charts.contains(chart))
        connect(chart, &QObject::destroyed, this, [this, chart] {
            m_charts.remove(chart);
            rewatch();
        });
    m_charts.insert(chart, tags);
    rewatch();
}

void TrendDesk::rewatch()
{
    QSet<TagId> wanted;
    for (const QList<TagId> &tags : std::as_const(m_charts))
        wanted.unite(QSet<TagId>(tags.cbegin(), tags.cend()));
    const QList<TagId> before = watched();
    for (const TagId &tag : before) {
        if (!wanted.contains(tag))
            end(tag);
    }
    for (const TagId &tag : std::as_const(wanted)) {
        if (!m_watched.contains(tag) && m_watched.size() < mostTags)
            begin(tag);
    }
}

QList<TagId> TrendDesk::watched() const
{
    return m_watched.keys();
}

void TrendDesk::begin(const TagId &tag)
{
    const auto watched = std::make_shared<Watched>();
    m_watched.insert(tag, watched);
    const qint64 now = toEpochMs(m_clock.wall());
    const qint64 from = (now - inMemory.count()) / MemoryGrid * MemoryGrid;
    watched->memoryFrom = fromEpochMs(from);
    seed(tag, watched.get());
    if (!m_history)
        return;
    HistoryQuery query;
    query.tag = tag;
    query.from = watched->memoryFrom;
    query.to = m_clock.wall() + Milliseconds(1);
    query.most = mostBackfill;
    watched->ticket = m_tiles->nextTicket();
    m_history->fetchSamples(watched->ticket, query);
}

void TrendDesk::end(const TagId &tag)
{
    const auto watched = m_watched.take(tag);
    if (watched->ticket != 0)
        m_history->cancel(watched->ticket);
}

/// So that there is a picture at once.
void TrendDesk::seed(const TagId &tag, Watched *watched) const
{
    if (!m_recent)
        return;
    const QList<QPointF> points = m_recent->points(tag, watched->memoryFrom, m_clock.wall());
    for (const QPointF &point : points) {
        if (std::isnan(point.y()))
            watched->points.breakOff();
        else
            (void)watched->points.add(fromEpochMs(qint64(point.x())), point.y(), Quality::Good,
                                      Milliseconds::max());
    }
}

/// What came in the meantime stays, behind what the historian tells.
void TrendDesk::backfill(int ticket, const QList<HistorySample> &samples, const QString &error)
{
    const auto found = std::find_if(m_watched.cbegin(), m_watched.cend(),
                                    [ticket](const auto &one) { return one->ticket == ticket; });
    if (ticket < TrendTiles::firstTicket || found == m_watched.cend())
        return;
    Watched &watched = **found;
    const TagId tag = found.key();
    watched.ticket = 0;
    m_trouble = error;
    if (!error.isEmpty()) {
        watched.memoryFrom = watched.points.oldest().value_or(m_clock.wall());
        Q_EMIT changed(tag);
        return;
    }
    TrendPyramid points(mostPoints);
    for (const HistorySample &sample : samples) {
        const auto number = numberOf(sample.value);
        if (watched.firstLive && sample.at >= *watched.firstLive)
            break;
        if (sample.gap || !number || sample.quality == Quality::LastKnown)
            points.breakOff();
        if (number && sample.quality != Quality::LastKnown)
            (void)points.add(sample.at, *number, sample.quality, Milliseconds::max());
    }
    if (points.isEmpty())
        points.breakOff();
    const TrackedDevice *device = m_store.device(tag.device);
    const Milliseconds silence = device ? device->rule().staleAfter() : Milliseconds::max();
    watched.points.forEach([&](const TrendPoint &point) {
        if (!watched.firstLive || fromEpochMs(point.at) < *watched.firstLive)
            return;
        if (point.broken)
            points.breakOff();
        (void)points.add(fromEpochMs(point.at), point.value, point.quality, silence);
    });
    watched.points = std::move(points);
    if (samples.size() >= mostBackfill)
        watched.memoryFrom = samples.first().at;
    Q_EMIT changed(tag);
}

void TrendDesk::add(const QList<Sample> &samples)
{
    if (m_watched.isEmpty())
        return;
    bool any = false;
    for (const Sample &sample : samples)
        any = add(sample) || any;
    if (any)
        Q_EMIT advanced();
}

bool TrendDesk::add(const Sample &sample)
{
    const auto found = m_watched.constFind(sample.tag);
    if (found == m_watched.cend())
        return false;
    Watched &watched = **found;
    const TrackedDevice *device = m_store.device(sample.tag.device);
    const auto number = numberOf(sample.value);
    if (!number || sample.quality == Quality::LastKnown || !device) {
        watched.points.breakOff();
        return true;
    }
    const WallTime at = placeOf(sample);
    if (!watched.firstLive || at < *watched.firstLive)
        watched.firstLive = at;
    (void)watched.points.add(at, *number, sample.quality, device->rule().staleAfter());
    return true;
}

void TrendDesk::breakOff(const QList<DeviceId> &devices)
{
    if (m_watched.isEmpty())
        return;
    QSet<DeviceId> turned;
    QSet<DeviceId> broken;
    for (const DeviceId &id : devices) {
        const TrackedDevice *device = m_store.device(id);
        if (!device || !device->published().testFlag(DeviceChange::Quality))
            continue;
        turned.insert(id);
        if (!isLive(device->quality()))
            broken.insert(id);
    }
    if (turned.isEmpty())
        return;
    bool any = false;
    for (auto watched = m_watched.cbegin(); watched != m_watched.cend(); ++watched) {
        any = any || turned.contains(watched.key().device);
        if (broken.contains(watched.key().device))
            watched.value()->points.breakOff();
    }
    if (any)
        Q_EMIT advanced();
}

/// On the wall clock as it was when the sample came: taken so much earlier.
WallTime TrendDesk::placeOf(const Sample &sample) const
{
    const TrackedDevice *device = m_store.device(sample.tag.device);
    return device ? sample.receivedAt - (sample.receivedBoot - device->takenAt(sample))
                  : sample.receivedAt;
}

WallTime TrendDesk::memoryFrom(const Watched &watched) const
{
    return std::max(watched.memoryFrom,
                    watched.points.forgottenUntil().value_or(watched.memoryFrom));
}

QList<HistoryBucket> TrendDesk::columns(const TagId &tag, WallTime from, WallTime to,
                                        Milliseconds step)
{
    QList<HistoryBucket> all;
    const Milliseconds width = std::max(step, Milliseconds(1));
    const auto found = m_watched.constFind(tag);
    const WallTime border = found == m_watched.cend() ? to + width : memoryFrom(**found);
    if (m_tiles && from < border)
        m_tiles->columns(tag, from, std::min(to + width, border), width, &all);
    if (found == m_watched.cend() || to < border)
        return all;
    QList<HistoryBucket> near;
    (*found)->points.columns(std::max(from, border), to, width, &near);
    if (all.isEmpty())
        return near;
    for (const HistoryBucket &column : std::as_const(near)) {
        if (all.last().from >= column.from)
            addColumn(&all.last(), column);
        else
            all.append(column);
    }
    return all;
}

TrendNow TrendDesk::current(const TagId &tag) const
{
    const std::optional<Sample> sample = m_store.sample(tag);
    if (!sample)
        return {};
    return {numberOf(sample->value), sample->quality, placeOf(*sample)};
}

bool TrendDesk::isLoading(const TagId &tag) const
{
    const auto found = m_watched.constFind(tag);
    const bool filling = found != m_watched.cend() && (*found)->ticket != 0;
    return filling || (m_tiles && m_tiles->isLoading(tag));
}

QString TrendDesk::trouble() const
{
    if (!m_trouble.isEmpty() || !m_tiles)
        return m_trouble;
    return m_tiles->trouble();
}

} // namespace Raptor::Models
