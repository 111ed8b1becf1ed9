// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/overview_page.h"

#include "models/domain/ports.h"
#include "views/device_speech_model.h"
#include "views/device_tile_view.h"
#include "views/empty_note.h"
#include "views/group_stop.h"
#include "views/overview_bar.h"
#include "views/sequence_panel.h"
#include "views/window_parts.h"

#include <QtGui/QGuiApplication>
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
    : QWidget(parent), m_desk(parts.commandDesk), m_bar(new OverviewBar(theme, parts, this)),
      m_sequences(new SequencePanel(theme, parts.commandDesk, parts.clock, this)),
      m_view(new DeviceTileView(theme, parts.trends, parts.clock, this))
{
    auto *speech = new DeviceSpeechModel(this);
    speech->setSourceModel(parts.devices);
    m_view->setObjectName(u"overviewView"_s);
    m_view->setAccessibleName(tr("Devices as tiles"));
    m_view->setModel(speech);
    build(parts);
    wire();
}

void OverviewPage::build(const WindowParts &parts)
{
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
    connect(m_view, &DeviceTileView::clicked, this, [this](const QModelIndex &index) {
        // With Ctrl and Shift tiles are chosen, not opened.
        if (!(QGuiApplication::keyboardModifiers() & (Qt::ControlModifier | Qt::ShiftModifier)))
            Q_EMIT deviceActivated(deviceAt(index));
    });
    connect(m_view, &DeviceTileView::activated, this, [this](const QModelIndex &index) {
        if (!(QGuiApplication::keyboardModifiers() & (Qt::ControlModifier | Qt::ShiftModifier)))
            Q_EMIT deviceActivated(deviceAt(index));
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        const QModelIndexList chosen = m_view->selectionModel()->selectedRows();
        m_view->setGroupChosen(chosen.size() > 1);
        m_bar->setChosen(GroupStop::among(chosen));
    });
    connect(m_bar, &OverviewBar::sequencesToggled, this, &OverviewPage::showSequences);
    connect(m_sequences, &SequencePanel::sequencesChanged, this,
            [this] { m_bar->setHasSequences(m_sequences->hasSequences()); });
    m_bar->setHasSequences(m_sequences->hasSequences());
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
    m_view->beginFrame();
}

void OverviewPage::endFrame()
{
    m_view->endFrame();
}

void OverviewPage::tick()
{
    m_sequences->tick();
    m_view->tick();
}

} // namespace Raptor::Views
