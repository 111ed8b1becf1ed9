// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/device_page.h"

#include "models/domain/roles.h"
#include "views/arming_place.h"
#include "views/command_life.h"
#include "views/command_panel.h"
#include "views/device_alarms.h"
#include "views/faceplate_header.h"
#include "views/gauge_panel.h"
#include "views/labels.h"
#include "views/relay_plate.h"
#include "views/theme.h"
#include "views/trend_panel.h"
#include "views/window_parts.h"

#include <QtCore/QAbstractItemModel>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QStackedWidget>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double CommandColumnWidth = 304;

/// In a small window under an e-stop banner the page keeps its sizes and scrolls. A tab stop only
/// while there is something to scroll.
QScrollArea *scrolled(QWidget *content, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    QObject::connect(
        area->verticalScrollBar(), &QScrollBar::rangeChanged, area,
        [area](int, int most) { area->setFocusPolicy(most > 0 ? Qt::TabFocus : Qt::NoFocus); });
    return area;
}

} // namespace

DevicePage::DevicePage(const Theme *theme, const WindowParts &parts, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_devices(parts.devices), m_stack(new QStackedWidget(this)),
      m_noneText(plainLabel({}, "muted", this))
{
    m_noneText->setAlignment(Qt::AlignCenter);
    m_noneText->setWordWrap(true);
    m_noneText->setObjectName(u"deviceNone"_s);
    m_stack->addWidget(m_noneText);
    m_stack->addWidget(buildFaceplate(parts));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->addWidget(m_stack);
    wire();
    refresh();
}

QWidget *DevicePage::buildFaceplate(const WindowParts &parts)
{
    auto *page = new QWidget(this);
    auto *card = new QFrame(page);
    setLook(card, "card");
    m_header = new FaceplateHeader(m_theme, card);
    m_alarms = new DeviceAlarms(m_theme, card);
    m_gauges = new GaugePanel(m_theme, card);
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(14, 10, 14, 8);
    inside->setSpacing(8);
    inside->addWidget(m_header);
    inside->addWidget(m_alarms);
    inside->addWidget(m_gauges, 1);
    m_plate = new RelayPlate(m_theme, card);
    inside->addWidget(m_plate, 1);
    m_trend = new TrendPanel(m_theme, parts.trends, parts.alarmHistory, parts.clock, page);
    auto *leftSide = new QWidget(page);
    auto *left = new QVBoxLayout(leftSide);
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(10);
    left->addWidget(card, 2);
    left->addWidget(m_trend, 3);

    auto *layout = new QHBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(scrolled(leftSide, page), 1);
    layout->addWidget(buildCommands(parts, page));
    return page;
}

QWidget *DevicePage::buildCommands(const WindowParts &parts, QWidget *page)
{
    auto *side = new QWidget(page);
    side->setObjectName(u"commandColumn"_s);
    markArmingPlace(side);
    auto *above = new QWidget(side);
    m_commands = new CommandPanel(m_theme, parts, side);
    m_life = new CommandLife(m_theme, parts.commands, parts.commandDesk, above);
    auto *inside = new QVBoxLayout(above);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(10);
    inside->addWidget(m_commands);
    inside->addWidget(m_life, 1);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(scrolled(above, side), 1);
    column->addWidget(m_life->warning());
    column->addWidget(m_commands->foot());
    const auto narrow = [this, side] { side->setFixedWidth(m_theme->ipx(CommandColumnWidth)); };
    connect(m_theme, &Theme::changed, this, narrow);
    narrow();
    return side;
}

void DevicePage::wire()
{
    connect(m_alarms, &DeviceAlarms::alarmRequested, this, &DevicePage::alarmRequested);
    connect(m_devices, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                const bool isShown = m_index.isValid() && m_index.row() >= first.row()
                    && m_index.row() <= last.row();
                if (isShown && isVisible())
                    refresh();
                else if (isShown)
                    m_outdated = true;
            });
    connect(m_devices, &QAbstractItemModel::rowsInserted, this, &DevicePage::find);
    connect(m_devices, &QAbstractItemModel::rowsRemoved, this, &DevicePage::find);
    connect(m_devices, &QAbstractItemModel::modelReset, this, &DevicePage::find);
}

void DevicePage::selectDevice(const DeviceId &device)
{
    if (device == m_device)
        return;
    m_device = device;
    m_index = QPersistentModelIndex();
    find();
}

void DevicePage::find()
{
    if (m_index.isValid())
        return;
    for (int row = 0; row < m_devices->rowCount() && !m_device.isNull(); ++row) {
        const QModelIndex index = m_devices->index(row, 0);
        if (index.data(DeviceRole::Id).value<DeviceId>() == m_device)
            m_index = index;
    }
    refresh();
}

void DevicePage::showEvent(QShowEvent *event)
{
    if (m_outdated)
        refresh();
    QWidget::showEvent(event);
}

void DevicePage::refresh()
{
    m_outdated = false;
    const DeviceFacts facts = m_index.isValid() ? DeviceFacts::of(m_index) : DeviceFacts();
    m_stack->setCurrentIndex(facts.isDevice() ? 1 : 0);
    m_life->showDevice(facts.id);
    if (!facts.isDevice()) {
        m_noneText->setText(
            m_device.isNull()
                ? tr("Choose a device in the tree at the left, or a tile of the Overview (Ctrl+1).")
                : tr("%1 has not reported yet.").arg(m_device.text()));
        return;
    }
    m_header->showDevice(facts);
    m_alarms->showAlarms(facts.alarms);
    m_gauges->showDevice(facts);
    const bool numbers = !quantities(facts.signalViews).isEmpty();
    m_plate->setVisible(!numbers);
    m_plate->showDevice(facts);
    m_trend->setVisible(numbers);
    m_trend->showDevice(facts);
    m_commands->showDevice(facts);
}

void DevicePage::showTrendAt(WallTime moment)
{
    m_trend->showMoment(moment);
}

void DevicePage::tick()
{
    if (!isVisible() || !m_index.isValid())
        return;
    m_header->showDevice(DeviceFacts::of(m_index));
    m_trend->tick();
    m_commands->tick();
}

} // namespace Raptor::Views
