// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tile_cache.h"

#include "models/domain/quality.h"

#include <QtGui/QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace Raptor::Views {

ShownValue ShownValue::of(const SignalView &signal)
{
    constexpr double Steps = 1000;
    const std::optional<double> number = numberOf(signal);
    if (!number)
        return {};
    return {numberText(signal), int(std::lround(Steps * Geometry::fraction(signal.range, *number))),
            Geometry::breach(signal.limits, *number)};
}

TileLook TileLook::of(const DeviceFacts &facts)
{
    TileLook look;
    look.facts = facts;
    for (SignalView &signal : look.facts.signalViews) {
        look.numbers.append(ShownValue::of(signal));
        if (std::holds_alternative<double>(signal.value))
            signal.value = look.numbers.constLast().text.isEmpty() ? Value() : Value(0.0);
    }
    look.facts.ageMs = 0;
    look.facts.reportedAt = {};
    if (facts.live())
        look.facts.qualityText.clear();
    return look;
}

/// Numbers may be a moment old.
bool TileLook::saysElseThan(const TileLook &other) const
{
    const DeviceFacts &theirs = other.facts;
    const auto sameWorth = [](const SignalView &a, const SignalView &b) {
        return a.quality == b.quality && a.signal == b.signal && a.value == b.value;
    };
    const auto sameBreach = [](const ShownValue &a, const ShownValue &b) {
        return a.breach == b.breach;
    };
    return facts.run != theirs.run || facts.quality != theirs.quality
        || facts.latched != theirs.latched || facts.busy != theirs.busy
        || facts.alarms != theirs.alarms
        || !std::equal(facts.signalViews.cbegin(), facts.signalViews.cend(),
                       theirs.signalViews.cbegin(), theirs.signalViews.cend(), sameWorth)
        || !std::equal(numbers.cbegin(), numbers.cend(), other.numbers.cbegin(),
                       other.numbers.cend(), sameBreach);
}

bool TileLook::hasSameBase(const TileLook &other) const
{
    TileLook mine = *this;
    mine.numbers = other.numbers;
    mine.sparks = other.sparks;
    return mine == other;
}

void TileCache::beginFrame(BootTime at)
{
    m_frameAt = at;
    m_drewOne = false;
    m_first = m_owed;
}

bool TileCache::canWait(const Tile &shown, const TileLook &wanted) const
{
    const BootTime now = m_clock->now();
    const bool wasLive = shown.look.facts.live();
    if (shown.look.size != wanted.size || (wasLive && !wanted.facts.live()))
        return false;
    const bool untrue = wanted.saysElseThan(shown.look);
    if (now - shown.wrongSince.value_or(now) > (untrue ? longestUntrue : longestOwed))
        return false;
    const bool isLate = m_drewOne && now - m_frameAt >= budget;
    return isLate || (!m_first.isEmpty() && !m_first.contains(wanted.facts.id));
}

const TileLook *TileCache::lookOf(const DeviceId &device) const
{
    const Tile *shown = m_tiles.object(device);
    return shown ? &shown->look : nullptr;
}

QPixmap TileCache::pictureOf(const DeviceId &device) const
{
    const Tile *shown = m_tiles.object(device);
    return shown ? shown->picture : QPixmap();
}

int TileCache::sparks(const DeviceId &device, Milliseconds every) const
{
    const Tile *shown = m_tiles.object(device);
    return shown ? shown->look.sparks + int(isOld(device, every)) : 0;
}

bool TileCache::isOld(const DeviceId &device, Milliseconds every) const
{
    const Tile *shown = m_tiles.object(device);
    return shown && m_clock->now() - shown->drawnAt >= every;
}

namespace {

QPixmap drawn(QSize pixels, qreal ratio, const QColor &ground, const TileCache::Drawing::Draw &draw)
{
    QPixmap picture(pixels);
    picture.setDevicePixelRatio(ratio);
    picture.fill(ground);
    QPainter painter(&picture);
    draw(painter);
    return picture;
}

} // namespace

QPixmap TileCache::picture(const TileLook &look, qreal ratio, const QColor &ground,
                           const Drawing &drawing)
{
    const DeviceId &id = look.facts.id;
    Tile *shown = m_tiles.object(id);
    const bool fits = shown && shown->picture.devicePixelRatio() == ratio;
    if (fits && shown->look == look) {
        m_owed.remove(id);
        m_first.remove(id);
        shown->wrongSince.reset();
        return shown->picture;
    }
    if (fits && canWait(*shown, look)) {
        m_owed.insert(id);
        if (!shown->wrongSince)
            shown->wrongSince = m_clock->now();
        return shown->picture;
    }
    const QSize pixels = look.size * ratio;
    // Fresh memory for each drawing would cost a fifth of it.
    QPixmap picture = fits && shown->picture.size() == pixels ? std::exchange(shown->picture, {})
                                                              : QPixmap(pixels);
    const QPixmap base = fits && look.hasSameBase(shown->look)
        ? shown->base
        : drawn(pixels, ratio, ground, drawing.base);
    picture.setDevicePixelRatio(ratio);
    QPainter painter(&picture);
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    painter.drawPixmap(0, 0, base);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    drawing.news(painter);
    painter.end();
    m_drewOne = true;
    m_owed.remove(id);
    m_first.remove(id);
    const int kilobytes = picture.width() * picture.height() / 128 + 1; // and its base
    m_tiles.insert(id, new Tile{look, picture, base, {}, m_clock->now()}, kilobytes);
    return picture;
}

} // namespace Raptor::Views
