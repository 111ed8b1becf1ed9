// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/overview_page.h"

#include "models/domain/ports.h"
#include "views/device_speech_model.h"
#include "views/device_tile_delegate.h"
#include "views/empty_note.h"
#include "views/gauge_geometry.h"
#include "views/group_stop.h"
#include "views/overview_bar.h"
#include "views/sequence_panel.h"
#include "views/theme.h"
#include "views/window_parts.h"

#include <QtCore/QEvent>
#include <QtGui/QGuiApplication>
#include <QtGui/QPaintEvent>
#include <QtWidgets/QListView>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

DeviceId deviceAt(const QModelIndex &index)
{
    return index.data(DeviceRole::Id).value<DeviceId>();
}

} // namespace

OverviewPage::OverviewPage(const Theme *theme, const WindowParts &parts, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_desk(parts.commandDesk),
      m_bar(new OverviewBar(theme, parts, this)),
      m_sequences(new SequencePanel(theme, parts.commandDesk, parts.clock, this)),
      m_view(new QListView(this)),
      m_delegate(new DeviceTileDelegate(theme, parts.trends, parts.clock, this)),
      m_clock(parts.clock)
{
    auto *speech = new DeviceSpeechModel(this);
    speech->setSourceModel(parts.devices);
    m_view->setObjectName(u"overviewView"_s);
    m_view->setAccessibleName(tr("Devices as tiles"));
    m_view->setModel(speech);
    m_view->setItemDelegate(m_delegate);
    build(parts);
    wire();
}

void OverviewPage::build(const WindowParts &parts)
{
    m_view->setFlow(QListView::LeftToRight);
    m_view->setWrapping(true);
    m_view->setResizeMode(QListView::Adjust);
    m_view->setUniformItemSizes(true);
    m_view->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setSelectionMode(QListView::ExtendedSelection);
    m_view->setEditTriggers(QListView::NoEditTriggers);
    m_view->setMouseTracking(true);
    m_view->viewport()->installEventFilter(this);
    m_sequences->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 4, 4);
    layout->setSpacing(6);
    layout->addWidget(m_bar);
    layout->addWidget(m_sequences);
    layout->addWidget(m_view, 1);
    layout->addWidget(
        new EmptyNote(tr("No device has reported yet"),
                      tr("Devices appear here by themselves when they first report.\n"
                         "Look at Brokers (Ctrl+7) whether a broker is up, or start the demo: "
                         "raptor-console --demo"),
                      parts.devices, m_view, this),
        1);
}

void OverviewPage::wire()
{
    connect(m_view, &QListView::clicked, this, [this](const QModelIndex &index) {
        // With Ctrl and Shift tiles are chosen, not opened.
        if (!(QGuiApplication::keyboardModifiers() & (Qt::ControlModifier | Qt::ShiftModifier)))
            Q_EMIT deviceActivated(deviceAt(index));
    });
    connect(m_view, &QListView::activated, this, [this](const QModelIndex &index) {
        if (!(QGuiApplication::keyboardModifiers() & (Qt::ControlModifier | Qt::ShiftModifier)))
            Q_EMIT deviceActivated(deviceAt(index));
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        const QModelIndexList chosen = m_view->selectionModel()->selectedRows();
        m_delegate->setGroupChosen(chosen.size() > 1);
        m_bar->setChosen(GroupStop::among(chosen));
    });
    connect(m_bar, &OverviewBar::sequencesToggled, this, &OverviewPage::showSequences);
    connect(m_sequences, &SequencePanel::sequencesChanged, this,
            [this] { m_bar->setHasSequences(m_sequences->hasSequences()); });
    m_bar->setHasSequences(m_sequences->hasSequences());
    connect(m_theme, &Theme::changed, this, &OverviewPage::arrange);
    m_catchUp.setSingleShot(true);
    connect(&m_catchUp, &QTimer::timeout, this, &OverviewPage::catchUp);
}

void OverviewPage::showSequences(bool shown)
{
    // What is armed must not stay armed out of sight.
    if (!shown && m_desk->armed())
        m_desk->disarm();
    m_sequences->setVisible(shown);
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

void OverviewPage::beginFrame()
{
    m_frameAt = m_clock->now();
}

void OverviewPage::endFrame()
{
    m_frameAt.reset();
}

bool OverviewPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        arrange();
    if (event->type() == QEvent::Paint) {
        m_delegate->beginFrame(m_frameAt.value_or(m_clock->now()),
                               static_cast<QPaintEvent *>(event)->region());
        m_catchUp.start(0); // after this painting, and behind what the operator does meanwhile
    }
    return QWidget::eventFilter(watched, event);
}

/// Tiles that there was no time for.
void OverviewPage::catchUp()
{
    if (m_delegate->owed().isEmpty())
        return;
    QSet<DeviceId> seen;
    for (const QModelIndex &row : visibleRows()) {
        const DeviceId device = deviceAt(row);
        seen.insert(device);
        if (m_delegate->owed().contains(device))
            m_view->viewport()->update(m_view->visualRect(row));
    }
    m_delegate->oweOnly(seen);
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
    m_sequences->tick();
    if (!m_view->isVisible())
        return;
    const QModelIndexList rows = visibleRows();
    m_ages.refresh(*m_view, rows, [this](const QRect &cell) { return m_delegate->ageRect(cell); });
    for (const QModelIndex &row : rows) {
        if (m_delegate->isSparkOld(deviceAt(row)))
            m_view->viewport()->update(m_delegate->sparkRect(m_view->visualRect(row)));
    }
}

} // namespace Raptor::Views
