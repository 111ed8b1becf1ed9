// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "views/device_facts.h"
#include "views/gauge_geometry.h"
#include "views/theme.h"

#include <QtCore/QCache>
#include <QtCore/QSet>
#include <QtGui/QPixmap>

#include <functional>
#include <optional>

namespace Raptor::Views {

/// What is seen of a number: those that look alike need not be drawn anew.
struct ShownValue
{
    QString text;
    int place = 0; ///< of the end of its bar, in steps finer than a pixel
    Geometry::Breach breach = Geometry::Breach::None;

    [[nodiscard]] static ShownValue of(const SignalView &signal);
    friend bool operator==(const ShownValue &, const ShownValue &) = default;
};

/// All that decides how a tile looks.
struct TileLook
{
    DeviceFacts facts; ///< without its numbers
    QList<ShownValue> numbers; ///< one for each signal
    int ageRoom = 0; ///< that is left for the age, which is painted over the picture
    QSize size;
    bool hover = false;
    bool chosen = false;
    int sparks = 0; ///< counts when its sparkline moves on, see TileCache::sparks()
    Theme::Kind theme = Theme::Kind::Light;
    qreal textScale = 1.0;

    /// Of @p facts without what moves on and is not shown.
    [[nodiscard]] static TileLook of(const DeviceFacts &facts);
    /// Whether, of two looks of one device, this one says something else than numbers: what it
    /// does, whether that can be believed, a limit that is broken. Such a difference does not wait.
    [[nodiscard]] bool saysElseThan(const TileLook &other) const;
    /// Whether numbers, and the line of those before, are all that differs.
    [[nodiscard]] bool hasSameBase(const TileLook &other) const;
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
    /// In the coordinates of a tile whose top left corner is the origin.
    struct Drawing
    {
        using Draw = std::function<void(QPainter &painter)>;
        Draw base; ///< all but the numbers: drawn again when that changes, and kept besides
        Draw news; ///< over it
    };

    static constexpr Milliseconds budget{1};
    static constexpr Milliseconds longestOwed{200}; ///< other numbers
    static constexpr Milliseconds longestUntrue{150}; ///< run state, latch, worth of a value

    explicit TileCache(const Clock *clock) : m_clock(clock), m_tiles(mostKilobytes) { }

    /// @p at: when the window began to paint; what it paints besides takes from the budget.
    void beginFrame(BootTime at);
    /// The picture to show for @p look. Each part of @p drawing is called at most once. @p ratio:
    /// device pixels a pixel.
    [[nodiscard]] QPixmap picture(const TileLook &look, qreal ratio, const QColor &ground,
                                  const Drawing &drawing);
    /// As it was drawn last; null if there is nothing. Valid until the next picture().
    [[nodiscard]] const TileLook *lookOf(const DeviceId &device) const;
    [[nodiscard]] QPixmap pictureOf(const DeviceId &device) const;
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
        QPixmap base;
        std::optional<BootTime> wrongSince; ///< when it was shown first for want of time
        BootTime drawnAt{};
    };
    static constexpr int mostKilobytes = 96 * 1024;

    [[nodiscard]] bool canWait(const Tile &shown, const TileLook &wanted) const;

    const Clock *m_clock;
    QCache<DeviceId, Tile> m_tiles;
    QSet<DeviceId> m_owed;
    QSet<DeviceId> m_first; ///< owed since an earlier frame than this one
    BootTime m_frameAt{};
    bool m_drewOne = false; ///< in this frame
};

} // namespace Raptor::Views
