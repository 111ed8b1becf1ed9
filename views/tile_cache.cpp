// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tile_cache.h"

#include "models/domain/quality.h"

#include <QtGui/QPainter>

#include <algorithm>
#include <utility>

namespace Raptor::Views {

TileLook TileLook::of(const DeviceFacts &facts)
{
    TileLook look;
    look.facts = facts;
    look.facts.ageMs = 0;
    look.facts.reportedAt = {};
    if (facts.live())
        look.facts.qualityText.clear();
    return look;
}

namespace {

/// Numbers may be a moment old; what the device does, and whether that can be believed, may not.
bool saysElse(const DeviceFacts &shown, const DeviceFacts &wanted)
{
    const auto sameWorth = [](const SignalView &a, const SignalView &b) {
        return a.quality == b.quality && a.signal == b.signal;
    };
    return shown.run != wanted.run || shown.quality != wanted.quality
        || shown.latched != wanted.latched || shown.busy != wanted.busy
        || !std::equal(shown.signalViews.cbegin(), shown.signalViews.cend(),
                       wanted.signalViews.cbegin(), wanted.signalViews.cend(), sameWorth);
}

} // namespace

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
    const bool untrue = saysElse(shown.look.facts, wanted.facts);
    if (now - shown.wrongSince.value_or(now) > (untrue ? longestUntrue : longestOwed))
        return false;
    const bool isLate = m_drewOne && now - m_frameAt >= budget;
    return isLate || (!m_first.isEmpty() && !m_first.contains(wanted.facts.id));
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

QPixmap TileCache::picture(const TileLook &look, qreal ratio, const QColor &ground,
                           const Draw &draw)
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
    picture.setDevicePixelRatio(ratio);
    picture.fill(ground);
    QPainter painter(&picture);
    draw(painter);
    painter.end();
    m_drewOne = true;
    m_owed.remove(id);
    m_first.remove(id);
    const int kilobytes = picture.width() * picture.height() / 256 + 1;
    m_tiles.insert(id, new Tile{look, picture, {}, m_clock->now()}, kilobytes);
    return picture;
}

} // namespace Raptor::Views
