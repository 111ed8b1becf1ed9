// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/device_tile_view.h"

#include "models/domain/roles.h"
#include "views/device_speech_model.h"
#include "views/device_tile_delegate.h"
#include "views/gauge_geometry.h"
#include "views/theme.h"

#include <QtGui/QPaintEvent>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <utility>

namespace Raptor::Views {

namespace {

DeviceId deviceAt(const QModelIndex &index)
{
    return index.data(DeviceRole::Id).value<DeviceId>();
}

} // namespace

DeviceTileView::DeviceTileView(const Theme *theme, const TrendSource *trends, const Clock *clock,
                               QWidget *parent)
    : QListView(parent), m_theme(theme), m_clock(clock),
      m_delegate(new DeviceTileDelegate(theme, trends, clock, this))
{
    setItemDelegate(m_delegate);
    setFlow(QListView::LeftToRight);
    setWrapping(true);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setVerticalScrollMode(QListView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QListView::ExtendedSelection);
    setEditTriggers(QListView::NoEditTriggers);
    setMouseTracking(true);
    connect(m_theme, &Theme::changed, this, &DeviceTileView::arrange);
    m_catchUp.setSingleShot(true);
    connect(&m_catchUp, &QTimer::timeout, this, &DeviceTileView::catchUp);
}

void DeviceTileView::setGroupChosen(bool chosen)
{
    m_delegate->setGroupChosen(chosen);
}

void DeviceTileView::arrange()
{
    const int bar = verticalScrollBar()->isVisible() ? 0 : m_theme->ipx(12);
    const int room = viewport()->width() - bar - 1;
    const Geometry::Columns columns = Geometry::columns(room, m_delegate->smallestWidth());
    m_delegate->setTileWidth(columns.width);
    setGridSize({columns.width, m_delegate->tileHeight()});
    m_visible.reset();
    viewport()->update();
}

void DeviceTileView::resizeEvent(QResizeEvent *event)
{
    arrange();
    QListView::resizeEvent(event);
}

/// Called after everything has been laid out.
void DeviceTileView::updateGeometries()
{
    QListView::updateGeometries();
    m_visible.reset();
}

void DeviceTileView::scrollContentsBy(int dx, int dy)
{
    m_visible.reset();
    QListView::scrollContentsBy(dx, dy);
}

DeviceTileView::Rows DeviceTileView::visibleRows()
{
    const int rows = model()->rowCount();
    if (m_visible && m_visible->last < rows)
        return *m_visible;
    const int bottom = viewport()->height();
    const QModelIndex top = indexAt({m_theme->ipx(20), 2});
    Rows visible{top.isValid() ? top.row() : 0, -1};
    visible.last = visible.first - 1;
    while (visible.last + 1 < rows
           && visualRect(model()->index(visible.last + 1, 0)).top() <= bottom)
        ++visible.last;
    m_visible = visible; // last: to look may lay out
    return visible;
}

void DeviceTileView::dataChanged(const QModelIndex &first, const QModelIndex &last,
                                 const QList<int> &roles)
{
    if (!isVisible())
        return; // all is painted when it is shown
    const bool valuesOnly = DeviceSpeechModel::areValues(roles);
    const Rows rows = visibleRows();
    for (int row = std::max(first.row(), rows.first); row <= std::min(last.row(), rows.last);
         ++row) {
        const QModelIndex index = model()->index(row, 0);
        if (valuesOnly && m_delegate->canWait(index))
            m_changed.insert(deviceAt(index));
        else
            QAbstractItemView::dataChanged(index, index, roles);
    }
}

void DeviceTileView::tick()
{
    const QSet<DeviceId> changed = std::exchange(m_changed, {});
    if (!isVisible())
        return;
    QModelIndexList indexes;
    const Rows rows = visibleRows();
    for (int row = rows.first; row <= rows.last; ++row)
        indexes.append(model()->index(row, 0));
    m_ages.refresh(*this, indexes, &AgeWatch::inFull,
                   [this](const QRect &cell) { return m_delegate->ageRect(cell); });
    for (const QModelIndex &index : std::as_const(indexes)) {
        const DeviceId device = deviceAt(index);
        if (changed.contains(device) && !m_delegate->isShown(index))
            QAbstractItemView::dataChanged(index, index, {DeviceRole::Signals});
        else if (m_delegate->isSparkOld(device))
            viewport()->update(m_delegate->sparkRect(visualRect(index)));
    }
}

void DeviceTileView::paintEvent(QPaintEvent *event)
{
    m_delegate->beginFrame(m_frameAt.value_or(m_clock->now()), event->region());
    QListView::paintEvent(event);
    if (!m_delegate->owed().isEmpty())
        m_catchUp.start(0); // behind what the operator does meanwhile
}

/// Tiles that there was no time for.
void DeviceTileView::catchUp()
{
    QSet<DeviceId> seen;
    const Rows rows = visibleRows();
    for (int row = rows.first; row <= rows.last; ++row) {
        const QModelIndex index = model()->index(row, 0);
        const DeviceId device = deviceAt(index);
        seen.insert(device);
        if (m_delegate->owed().contains(device))
            viewport()->update(visualRect(index));
    }
    m_delegate->oweOnly(seen);
}

} // namespace Raptor::Views
