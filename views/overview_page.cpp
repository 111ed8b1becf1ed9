// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/overview_page.h"

#include "models/domain/ports.h"
#include "views/device_speech_model.h"
#include "views/device_tile_delegate.h"
#include "views/empty_note.h"
#include "views/gauge_geometry.h"
#include "views/plant_summary.h"
#include "views/theme.h"

#include <QtCore/QEvent>
#include <QtWidgets/QListView>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr int TicksPerSpark = 4;

DeviceId deviceAt(const QModelIndex &index)
{
    return index.data(DeviceRole::Id).value<DeviceId>();
}

} // namespace

OverviewPage::OverviewPage(const Theme *theme, QAbstractItemModel *devices, TrendSource *trends,
                           const Clock *clock, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_view(new QListView(this)),
      m_delegate(new DeviceTileDelegate(theme, trends, clock, this))
{
    auto *speech = new DeviceSpeechModel(this);
    speech->setSourceModel(devices);
    m_view->setObjectName(u"overviewView"_s);
    m_view->setAccessibleName(tr("Devices as tiles"));
    m_view->setModel(speech);
    m_view->setItemDelegate(m_delegate);
    m_view->setFlow(QListView::LeftToRight);
    m_view->setWrapping(true);
    m_view->setResizeMode(QListView::Adjust);
    m_view->setUniformItemSizes(true);
    m_view->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setSelectionMode(QListView::SingleSelection);
    m_view->setEditTriggers(QListView::NoEditTriggers);
    m_view->setMouseTracking(true);
    m_view->viewport()->installEventFilter(this);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 10, 4, 4);
    layout->setSpacing(4);
    layout->addWidget(new PlantSummary(theme, devices, this));
    layout->addWidget(m_view, 1);
    layout->addWidget(
        new EmptyNote(tr("No device has reported yet"),
                      tr("Devices appear here by themselves when they first report.\n"
                         "Look at Brokers (Ctrl+7) whether a broker is up, or start the demo: "
                         "raptor-console --demo"),
                      devices, m_view, this),
        1);

    connect(m_view, &QListView::clicked, this,
            [this](const QModelIndex &index) { Q_EMIT deviceActivated(deviceAt(index)); });
    connect(m_view, &QListView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT deviceActivated(deviceAt(index)); });
    connect(theme, &Theme::changed, this, &OverviewPage::arrange);
}

void OverviewPage::selectDevice(const DeviceId &device)
{
    const QAbstractItemModel *model = m_view->model();
    if (deviceAt(m_view->currentIndex()) == device)
        return;
    for (int row = 0; row < model->rowCount(); ++row) {
        const QModelIndex index = model->index(row, 0);
        if (deviceAt(index) == device) {
            m_view->setCurrentIndex(index);
            return;
        }
    }
}

bool OverviewPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        arrange();
    return QWidget::eventFilter(watched, event);
}

void OverviewPage::arrange()
{
    const int bar = m_view->verticalScrollBar()->isVisible() ? 0 : m_theme->ipx(12);
    const int room = m_view->viewport()->width() - bar - 1;
    const Geometry::Columns columns = Geometry::columns(room, m_delegate->smallestWidth());
    m_delegate->setTileWidth(columns.width);
    m_view->setGridSize({columns.width, m_delegate->tileHeight()});
    m_view->viewport()->update();
}

QModelIndexList OverviewPage::visibleRows() const
{
    QModelIndexList out;
    const QAbstractItemModel *model = m_view->model();
    const int bottom = m_view->viewport()->height();
    QModelIndex index = m_view->indexAt({m_theme->ipx(20), 2});
    for (int row = index.isValid() ? index.row() : 0; row < model->rowCount(); ++row) {
        index = model->index(row, 0);
        if (m_view->visualRect(index).top() > bottom)
            break;
        out.append(index);
    }
    return out;
}

void OverviewPage::tick()
{
    if (!m_view->isVisible())
        return;
    const QModelIndexList rows = visibleRows();
    m_ages.refresh(*m_view, rows, [this](const QRect &cell) { return m_delegate->ageRect(cell); });
    if (++m_ticks % TicksPerSpark != 0)
        return;
    for (const QModelIndex &row : rows)
        m_view->viewport()->update(m_delegate->sparkRect(m_view->visualRect(row)));
}

} // namespace Raptor::Views
