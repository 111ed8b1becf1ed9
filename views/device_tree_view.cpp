// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/device_tree_view.h"

#include "models/domain/quality.h"
#include "models/domain/roles.h"
#include "views/device_facts.h"
#include "views/device_speech_model.h"
#include "views/device_tree_delegate.h"
#include "views/group_stop.h"
#include "views/labels.h"
#include "views/theme.h"

#include <QtCore/QSortFilterProxyModel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QTreeView>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double SmallestWidth = 200;
constexpr double UsualWidth = 232;

DeviceId deviceAt(const QModelIndex &index)
{
    return index.data(DeviceRole::Id).value<DeviceId>();
}

/// As the delegate writes it.
QString ageAt(const QModelIndex &index)
{
    const QVariant age = index.data(DeviceRole::AgeMs);
    if (!age.isValid())
        return {};
    DeviceFacts facts;
    facts.quality = index.data(DeviceRole::QualityRole).value<Quality>();
    facts.ageMs = age.toLongLong();
    return DeviceTreeDelegate::ageWord(facts);
}

} // namespace

DeviceTreeView::DeviceTreeView(const Theme *theme, QAbstractItemModel *tree, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_tree(tree), m_filter(new QLineEdit(this)),
      m_view(new QTreeView(this)), m_proxy(new QSortFilterProxyModel(this))
{
    setLook(this, "panel");
    auto *speech = new DeviceSpeechModel(this);
    speech->tellStatesOnly();
    speech->setSourceModel(tree);
    m_proxy->setSourceModel(speech);
    m_proxy->setRecursiveFilteringEnabled(true);
    m_proxy->setAutoAcceptChildRows(true);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);

    m_filter->setObjectName(u"filterEdit"_s);
    m_filter->setPlaceholderText(tr("Filter devices (Ctrl+F)"));
    m_filter->setAccessibleName(tr("Filter devices"));
    m_filter->setClearButtonEnabled(true);
    m_view->setObjectName(u"deviceTree"_s);
    m_view->setAccessibleName(tr("Sites and devices"));
    // Before the selection model: it moves on to a neighbour when a row goes, and that is no
    // choice.
    connect(m_proxy, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [this] { m_following = true; });
    connect(m_proxy, &QAbstractItemModel::rowsRemoved, this, &DeviceTreeView::showChosen,
            Qt::QueuedConnection);
    m_view->setModel(m_proxy);
    m_view->setItemDelegate(new DeviceTreeDelegate(theme, this));
    m_view->setHeaderHidden(true);
    m_view->setIndentation(0);
    m_view->setRootIsDecorated(false);
    m_view->setExpandsOnDoubleClick(false);
    m_view->setMouseTracking(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setEditTriggers(QTreeView::NoEditTriggers);
    m_view->setDragEnabled(true);
    m_view->setDragDropMode(QAbstractItemView::DragOnly);
    m_view->expandAll();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 10, 0, 4);
    auto *filterRow = new QHBoxLayout;
    filterRow->setContentsMargins(8, 0, 8, 0);
    filterRow->addWidget(m_filter);
    layout->addLayout(filterRow);
    layout->addWidget(m_view, 1);
    wire();
}

void DeviceTreeView::wire()
{
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_proxy->setFilterFixedString(text);
        m_view->expandAll();
    });
    connect(m_filter, &QLineEdit::returnPressed, this, [this] { m_view->setFocus(); });
    connect(m_proxy, &QAbstractItemModel::rowsInserted, m_view, [this](const QModelIndex &parent) {
        if (!parent.isValid())
            m_view->expandAll();
        else
            m_view->expand(parent);
        showChosen();
    });
    connect(m_proxy, &QAbstractItemModel::modelReset, m_view, &QTreeView::expandAll);
    const auto activate = [this](const QModelIndex &index) {
        if (!deviceAt(index).isNull())
            Q_EMIT deviceActivated(deviceAt(index));
    };
    connect(m_view, &QTreeView::clicked, this, activate);
    connect(m_view, &QTreeView::activated, this, activate);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                if (m_following || deviceAt(index).isNull())
                    return;
                m_chosen = deviceAt(index);
                Q_EMIT deviceSelected(m_chosen);
            });
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QTreeView::customContextMenuRequested, this, &DeviceTreeView::showMenu);
    const auto applyTheme = [this] {
        setMinimumWidth(m_theme->ipx(SmallestWidth));
        m_view->doItemsLayout();
    };
    connect(m_theme, &Theme::changed, this, applyTheme);
    applyTheme();
}

/// By right click, the menu key or Shift+F10. Shown, not executed: nothing waits for it.
void DeviceTreeView::showMenu(const QPoint &place)
{
    QModelIndex group = m_view->indexAt(place);
    const DeviceId device = deviceAt(group);
    const QString deviceName = group.data(Qt::DisplayRole).toString();
    while (group.parent().isValid())
        group = group.parent();
    if (!group.isValid())
        return;
    const QString name = group.data(Qt::DisplayRole).toString();
    QList<DeviceId> devices;
    for (int row = 0; row < m_tree->rowCount(); ++row) {
        const QModelIndex index = m_tree->index(row, 0);
        if (index.data(Qt::DisplayRole).toString() == name)
            devices += GroupStop::under(*m_tree, index);
    }
    auto *menu = new QMenu(this);
    menu->setObjectName(u"groupMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *stop =
        menu->addAction(tr("Stop all of %1").arg(QString(name).replace(u"&"_s, u"&&"_s)), this,
                        [this, name, devices] { Q_EMIT groupStopRequested(name, devices); });
    stop->setEnabled(!devices.isEmpty());
    if (devices.isEmpty())
        stop->setText(tr("Nothing under %1 has a stop").arg(name));
    if (!device.isNull()) {
        QAction *trend = menu->addAction(
            tr("Add %1 to the trend").arg(QString(deviceName).replace(u"&"_s, u"&&"_s)), this,
            [this, device] { Q_EMIT trendRequested(device); });
        trend->setObjectName(u"addToTrend"_s);
    }
    addForgetting(*menu, m_view->indexAt(place));
    menu->popup(m_view->viewport()->mapToGlobal(place));
}

void DeviceTreeView::addForgetting(QMenu &menu, const QModelIndex &index)
{
    const DeviceId device = deviceAt(index);
    if (!m_forgetful || device.isNull())
        return;
    const QString name = QString(device.text()).replace(u"&"_s, u"&&"_s);
    const bool live = isLive(index.data(DeviceRole::QualityRole).value<Quality>());
    menu.addSeparator();
    QAction *forget = menu.addAction(live ? tr("%1 reports: it cannot be forgotten").arg(name)
                                          : tr("Forget %1\u2026").arg(name),
                                     this, [this, device] { Q_EMIT forgetRequested(device); });
    forget->setObjectName(u"forgetDevice"_s);
    forget->setEnabled(!live);
}

QModelIndex DeviceTreeView::find(const DeviceId &device) const
{
    for (int group = 0; group < m_proxy->rowCount(); ++group) {
        const QModelIndex parent = m_proxy->index(group, 0);
        for (int row = 0; row < m_proxy->rowCount(parent); ++row) {
            const QModelIndex index = m_proxy->index(row, 0, parent);
            if (deviceAt(index) == device)
                return index;
        }
    }
    return {};
}

QSize DeviceTreeView::sizeHint() const
{
    return {m_theme->ipx(UsualWidth), m_theme->ipx(400)};
}

void DeviceTreeView::selectDevice(const DeviceId &device)
{
    m_chosen = device;
    showChosen();
}

void DeviceTreeView::showChosen()
{
    m_following = true;
    if (currentDevice() != m_chosen)
        m_view->setCurrentIndex(find(m_chosen));
    m_following = false;
}

DeviceId DeviceTreeView::currentDevice() const
{
    return deviceAt(m_view->currentIndex());
}

DeviceId DeviceTreeView::firstDevice() const
{
    return deviceAt(m_proxy->index(0, 0, m_proxy->index(0, 0)));
}

void DeviceTreeView::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void DeviceTreeView::focusTree()
{
    m_view->setFocus(Qt::OtherFocusReason);
}

bool DeviceTreeView::clearFilter()
{
    const bool had = !m_filter->text().isEmpty();
    m_filter->clear();
    return had;
}

void DeviceTreeView::tick()
{
    QModelIndexList rows;
    const int bottom = m_view->viewport()->height();
    for (QModelIndex index = m_view->indexAt({4, 2});
         index.isValid() && m_view->visualRect(index).top() <= bottom;
         index = m_view->indexBelow(index))
        rows.append(index);
    m_ages.refresh(*m_view, rows, ageAt, [](const QRect &cell) { return cell; });
}

} // namespace Raptor::Views
