// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a TrendCanvas is told and asked.
#include "views/trend_canvas_private.h"

#include "models/domain/quality.h"

#include <algorithm>

namespace Raptor::Views {

void TrendCanvas::setTraces(const QList<TrendTrace> &traces)
{
    if (traces == d->traces)
        return;
    d->traces = traces;
    d->lines.clear();
    d->lines.resize(traces.size());
    QList<TagId> tags;
    for (const TrendTrace &trace : traces)
        tags.append(trace.tag);
    d->data->watch(this, tags);
    d->describedAt = {};
    d->place();
    d->later();
}

const QList<TrendTrace> &TrendCanvas::traces() const
{
    return d->traces;
}

void TrendCanvas::setLead(const TagId &tag)
{
    d->lead = tag;
    d->later();
}

void TrendCanvas::setRange(WallTime from, WallTime to)
{
    d->setView({from, std::max(from + shortest, to), false}, true);
}

void TrendCanvas::setSpan(Milliseconds span)
{
    const WallTime end = d->end();
    d->setView({end - std::clamp(span, shortest, longest), end, d->view.following}, true);
}

WallTime TrendCanvas::from() const
{
    return to() - (d->view.to - d->view.from);
}

WallTime TrendCanvas::to() const
{
    return d->end();
}

bool TrendCanvas::goBack()
{
    if (d->history.isEmpty())
        return false;
    d->setView(d->history.takeLast(), false);
    return true;
}

void TrendCanvas::zoom(double factor, WallTime at)
{
    const WallTime end = d->end();
    const auto old = double((d->view.to - d->view.from).count());
    const double span = std::clamp(old * factor, double(shortest.count()), double(longest.count()));
    const bool stays = d->view.following && at >= end - Milliseconds(qint64(old * 0.02));
    const auto right = double((end - at).count()) * span / old;
    const WallTime to = stays ? end : at + Milliseconds(qint64(right));
    d->setView({to - Milliseconds(qint64(span)), to, stays || (d->view.following && to >= end)},
               false);
}

void TrendCanvas::pan(double part)
{
    const WallTime end = d->end();
    const Milliseconds whole = d->view.to - d->view.from;
    const WallTime to = end + Milliseconds(qint64(double(whole.count()) * part));
    const WallTime now = d->clock->wall();
    const bool live = d->view.following && to >= now;
    if (to > now)
        d->setView({now - whole, now, live}, false);
    else
        d->setView({to - whole, to, live}, false);
}

void TrendCanvas::setFollowing(bool following)
{
    const WallTime end = following ? d->clock->wall() : d->end();
    if (following)
        setPaused(false);
    d->setView({end - (d->view.to - d->view.from), end, following}, following != d->view.following);
}

bool TrendCanvas::isFollowing() const
{
    return d->view.following;
}

/// What stands still shows the time at which it was told to.
void TrendCanvas::setPaused(bool paused)
{
    if (paused == d->paused || d->replay)
        return;
    const WallTime end = d->end();
    if (paused)
        d->view = {end - (d->view.to - d->view.from), end, d->view.following};
    d->paused = paused;
    d->describedAt = {};
    d->later();
    Q_EMIT pausedChanged(paused);
}

bool TrendCanvas::isPaused() const
{
    return d->paused;
}

void TrendCanvas::setReplay(bool replay)
{
    setPaused(false);
    d->replay = replay;
    d->describedAt = {};
    d->later();
}

bool TrendCanvas::isReplay() const
{
    return d->replay;
}

void TrendCanvas::setFit(bool fit)
{
    d->fit = fit;
    d->held.clear();
    d->later();
}

bool TrendCanvas::isFit() const
{
    return d->fit;
}

void TrendCanvas::resetValues()
{
    d->held.clear();
    d->later();
}

void TrendCanvas::setCursors(std::optional<WallTime> a, std::optional<WallTime> b)
{
    if (!a && b)
        std::swap(a, b);
    if (a == d->a && b == d->b)
        return;
    d->a = a;
    d->b = b;
    viewport()->update();
    Q_EMIT cursorsChanged();
}

std::optional<WallTime> TrendCanvas::cursorA() const
{
    return d->a;
}

std::optional<WallTime> TrendCanvas::cursorB() const
{
    return d->b;
}

QList<TrendReading> TrendCanvas::valuesAt(WallTime time) const
{
    if (d->dirty)
        d->prepare();
    QList<TrendReading> all;
    for (qsizetype place = 0; place < d->traces.size(); ++place)
        all.append(d->readingAt(place, time));
    return all;
}

/// It leads on to now: in a replay nothing is live, and what was so then is last known.
bool TrendCanvas::Private::isCurrent(Quality quality) const
{
    return isLive(quality) || (replay && quality == Quality::LastKnown);
}

/// The last value at or before that time: what was known then.
TrendReading TrendCanvas::Private::readingAt(qsizetype place, WallTime time) const
{
    TrendReading reading;
    reading.tag = traces.at(place).tag;
    const QList<HistoryBucket> &columns = lines.at(place).columns;
    const auto next = std::upper_bound(
        columns.cbegin(), columns.cend(), time,
        [](WallTime wanted, const HistoryBucket &one) { return wanted < one.from; });
    if (next == columns.cbegin())
        return reading;
    const HistoryBucket &column = *(next - 1);
    const bool inColumn = time < column.from + step;
    const bool beforeGap = next != columns.cend() && next->gap;
    const bool behindAll = next == columns.cend();
    reading.quality = column.worst;
    if (!inColumn && (beforeGap || time > clock->wall()))
        return reading;
    if (!inColumn && behindAll) {
        const TrendNow &now = lines.at(place).now;
        if (!isCurrent(now.quality) || time < now.at)
            return reading;
        reading.quality = now.quality;
    }
    reading.value = column.last;
    return reading;
}

TrendStatistics TrendCanvas::statistics(const TagId &tag) const
{
    if (d->dirty)
        d->prepare();
    for (qsizetype place = 0; place < d->traces.size(); ++place) {
        if (d->traces.at(place).tag == tag)
            return d->lines.at(place).statistics;
    }
    return {};
}

void TrendCanvas::setMarks(const QList<TrendMark> &switches)
{
    d->switches = switches;
    viewport()->update();
}

void TrendCanvas::setEvents(const QList<TrendMark> &events)
{
    d->events = events;
    viewport()->update();
}

void TrendCanvas::setAlarms(const QList<AlarmSpan> &alarms, const QSet<AlarmKey> &unacknowledged)
{
    d->unacknowledged = unacknowledged;
    d->alarms = alarms;
    std::stable_sort(
        d->alarms.begin(), d->alarms.end(), [](const AlarmSpan &a, const AlarmSpan &b) {
            return a.priority != b.priority ? a.priority < b.priority : a.from < b.from;
        });
    viewport()->update();
}

void TrendCanvas::setComparison(Milliseconds earlier)
{
    d->comparison = std::max(earlier, Milliseconds(0));
    d->later();
}

Milliseconds TrendCanvas::comparison() const
{
    return d->comparison;
}

void TrendCanvas::setLegendShown(bool shown)
{
    d->legendShown = shown;
    d->place();
    d->later();
}

void TrendCanvas::setReadoutShown(bool shown)
{
    d->readoutShown = shown;
    viewport()->update();
}

Milliseconds TrendCanvas::columnStep() const
{
    return d->step;
}

bool TrendCanvas::isLoading() const
{
    return std::any_of(d->traces.cbegin(), d->traces.cend(),
                       [this](const TrendTrace &trace) { return d->data->isLoading(trace.tag); });
}

} // namespace Raptor::Views
