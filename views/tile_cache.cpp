// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tile_cache.h"

#include "models/domain/quality.h"

#include <QtGui/QPainter>

#include <algorithm>

namespace Raptor::Views {

TileLook TileLook::of(const DeviceFacts &facts)
{
    TileLook look;
    look.facts = facts;
    look.age = facts.ageWord();
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

void TileCache::beginFrame()
{
    m_frameAt = m_clock->now();
    m_first = m_owed;
}

bool TileCache::canWait(const Tile &shown, const TileLook &wanted) const
{
    const BootTime now = m_clock->now();
    const bool wasLive = shown.look.facts.live();
    if (shown.look.size != wanted.size || (wasLive && !wanted.facts.live()))
        return false;
    const bool untrue = saysElse(shown.look.facts, wanted.facts);
    if (now - shown.rightAt > (untrue ? longestUntrue : longestOwed))
        return false;
    const bool isLate = now - m_frameAt >= budget;
    return isLate || (!m_first.isEmpty() && !m_first.contains(wanted.facts.id));
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
        shown->rightAt = m_clock->now();
        return shown->picture;
    }
    if (fits && canWait(*shown, look)) {
        m_owed.insert(id);
        return shown->picture;
    }
    QPixmap picture(look.size * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(ground);
    QPainter painter(&picture);
    draw(painter);
    painter.end();
    m_owed.remove(id);
    m_first.remove(id);
    const int kilobytes = picture.width() * picture.height() / 256 + 1;
    m_tiles.insert(id, new Tile{look, picture, m_clock->now()}, kilobytes);
    return picture;
}

} // namespace Raptor::Views
