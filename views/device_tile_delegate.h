// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/device_facts.h"
#include "views/sparkline.h"
#include "views/tile_cache.h"

#include <QtGui/QRegion>
#include <QtWidgets/QStyledItemDelegate>

namespace Raptor::Views {

class Theme;

/// Paints one device as a tile of the Overview. All tiles of a view have one size.
class DeviceTileDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    DeviceTileDelegate(const Theme *theme, const TrendSource *trends, const Clock *clock,
                       QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    void setTileWidth(int width) { m_width = width; }
    /// Several tiles are chosen: each of them shows it, not only the one with the focus.
    void setGroupChosen(bool chosen) { m_groupChosen = chosen; }
    /// Before each painting of the view. @p at: see TileCache. @p dirty: what is painted; the view
    /// itself asks for every tile in the smallest rectangle around it.
    void beginFrame(BootTime at, const QRegion &dirty);
    /// Whether what changed of a device are numbers alone, which may show a moment later.
    [[nodiscard]] bool canWait(const QModelIndex &index) const;
    /// Whether its tile looks as it would if it were drawn now, but for the sparkline.
    [[nodiscard]] bool isShown(const QModelIndex &index) const;
    /// Whether its sparkline has to be drawn anew, for the sake of time alone.
    [[nodiscard]] bool isSparkOld(const DeviceId &device) const;
    /// Devices whose tile shows what it showed before, for want of time; see TileCache.
    [[nodiscard]] const QSet<DeviceId> &owed() const { return m_tiles.owed(); }
    void oweOnly(const QSet<DeviceId> &seen) { m_tiles.oweOnly(seen); }
    [[nodiscard]] int smallestWidth() const;
    [[nodiscard]] int tileHeight() const;
    /// Where the age stands in a tile that fills @p tile: all that changes with time alone.
    [[nodiscard]] QRect ageRect(const QRect &tile) const;
    [[nodiscard]] QRect sparkRect(const QRect &tile) const;

private:
    // For a 13-pixel text.
    static constexpr double headerHeight = 36;
    static constexpr double captionHeight = 15;

    [[nodiscard]] TileLook lookOf(const DeviceFacts &facts,
                                  const QStyleOptionViewItem &option) const;
    [[nodiscard]] bool paintsAgeOnly(QPainter &painter, const QStyleOptionViewItem &option,
                                     const QModelIndex &index) const;
    /// All but its numbers, which change with nearly every report.
    void paintBase(QPainter &painter, const QStyleOptionViewItem &option,
                   const DeviceFacts &facts) const;
    void paintNews(QPainter &painter, const QRect &tile, const DeviceFacts &facts) const;
    void paintFrame(QPainter &painter, const QRectF &tile, const DeviceFacts &facts,
                    const QStyleOptionViewItem &option) const;
    void paintHeader(QPainter &painter, const QRectF &body, const DeviceFacts &facts) const;
    void paintAge(QPainter &painter, const QRect &tile, const DeviceFacts &facts) const;
    [[nodiscard]] QRectF firstLine(const QRectF &body) const;
    [[nodiscard]] QFont ageFont(const DeviceFacts &facts) const;
    [[nodiscard]] int ageRoom(const DeviceFacts &facts) const;
    [[nodiscard]] Milliseconds sparkEvery() const;
    double paintAlarm(QPainter &painter, const QRectF &line, const DeviceFacts &facts) const;
    [[nodiscard]] QRectF firstRow(const QRectF &body, const DeviceFacts &facts) const;
    void paintLabels(QPainter &painter, const QRectF &body, const DeviceFacts &facts) const;
    void paintQuantity(QPainter &painter, const QRectF &row, const Quantity &quantity,
                       const DeviceFacts &facts, double widest) const;
    void paintRelay(QPainter &painter, const QRectF &body, const DeviceFacts &facts) const;
    void paintFoot(QPainter &painter, const QRectF &tile, const DeviceFacts &facts) const;
    void paintSparks(QPainter &painter, const QRectF &body, const DeviceFacts &facts) const;
    [[nodiscard]] bool isMarked(const QStyleOptionViewItem &option) const;
    [[nodiscard]] QRectF bodyOf(const QRect &tile) const;

    const Theme *m_theme;
    mutable SparkCache m_sparks;
    mutable TileCache m_tiles;
    QRegion m_dirty;
    int m_width = 0;
    bool m_groupChosen = false;
};

} // namespace Raptor::Views
