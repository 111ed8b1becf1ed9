// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "views/device_facts.h"
#include "views/theme.h"

#include <QtCore/QCache>
#include <QtCore/QSet>
#include <QtGui/QPixmap>

#include <functional>
#include <optional>

namespace Raptor::Views {

/// All that decides how a tile looks.
struct TileLook
{
    DeviceFacts facts;
    int ageRoom = 0; ///< that is left for the age, which is painted over the picture
    QSize size;
    bool hover = false;
    bool chosen = false;
    int sparks = 0; ///< counts when its sparkline moves on, see TileCache::sparks()
    Theme::Kind theme = Theme::Kind::Light;
    qreal textScale = 1.0;

    /// Of @p facts without what moves on and is not shown.
    [[nodiscard]] static TileLook of(const DeviceFacts &facts);
    friend bool operator==(const TileLook &, const TileLook &) = default;
};

/// Tiles as they were drawn last. A key press waits for the painting that is going on, and drawing
/// tiles takes most of it; so a frame draws what has changed only: of that one tile, and more as
/// long as the frame is young. The others show what they showed before and are owed: they come
/// first in the next frame. What is not live any more is drawn at once, and no picture is shown
/// for longer than a moment after the first frame that wanted another. GUI thread.
class TileCache
{
public:
    using Draw = std::function<void(QPainter &painter)>;

    static constexpr Milliseconds budget{1};
    static constexpr Milliseconds longestOwed{200}; ///< other numbers
    static constexpr Milliseconds longestUntrue{150}; ///< run state, latch, worth of a value

    explicit TileCache(const Clock *clock) : m_clock(clock), m_tiles(mostKilobytes) { }

    /// @p at: when the window began to paint; what it paints besides takes from the budget.
    void beginFrame(BootTime at);
    /// The picture to show for @p look. @p draw is called at most once, in the coordinates of a
    /// tile whose top left corner is the origin. @p ratio: device pixels a pixel.
    [[nodiscard]] QPixmap picture(const TileLook &look, qreal ratio, const QColor &ground,
                                  const Draw &draw);
    /// For the look of a tile: another number than in its last picture if that is older than
    /// @p every. What a report draws anew needs no drawing for the sake of time.
    [[nodiscard]] int sparks(const DeviceId &device, Milliseconds every) const;
    [[nodiscard]] bool isOld(const DeviceId &device, Milliseconds every) const;
    [[nodiscard]] const QSet<DeviceId> &owed() const { return m_owed; }
    /// The others are not seen any more.
    void oweOnly(const QSet<DeviceId> &seen) { m_owed.intersect(seen); }

private:
    struct Tile
    {
        TileLook look;
        QPixmap picture;
        std::optional<BootTime> wrongSince; ///< when it was shown first for want of time
        BootTime drawnAt{};
    };
    static constexpr int mostKilobytes = 64 * 1024;

    [[nodiscard]] bool canWait(const Tile &shown, const TileLook &wanted) const;

    const Clock *m_clock;
    QCache<DeviceId, Tile> m_tiles;
    QSet<DeviceId> m_owed;
    QSet<DeviceId> m_first; ///< owed since an earlier frame than this one
    BootTime m_frameAt{};
    bool m_drewOne = false; ///< in this frame
};

} // namespace Raptor::Views
