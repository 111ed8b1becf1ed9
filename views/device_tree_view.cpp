// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/device_tree_view.h"

#include "models/domain/quality.h"
#include "models/domain/roles.h"
#include "models/domain/tree_roles.h"
#include "views/device_facts.h"
#include "views/device_speech_model.h"
#include "views/device_tree_delegate.h"
#include "views/group_stop.h"
#include "views/labels.h"
#include "views/theme.h"

#include <QtCore/QSortFilterProxyModel>
#include <QtGui/QMouseEvent>
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

bool isNumber(const QModelIndex &index)
{
    return index.data(TreeRole::Tag).isValid();
}

} // namespace

DeviceTreeView::DeviceTreeView(const Theme *theme, QAbstractItemModel *tree, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_tree(tree), m_filter(new QLineEdit(this)),
      m_view(new QTreeView(this)), m_delegate(new DeviceTreeDelegate(theme, this)),
      m_proxy(new QSortFilterProxyModel(this))
{
    setLook(this, "panel");
    auto *speech = new DeviceSpeechModel(this);
    speech->tellStatesOnly();
    speech->setSourceModel(tree);
    m_proxy->setSourceModel(speech);
    m_proxy->setFilterRole(DeviceRole::Name); // whether a device is open does not count
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
    m_view->setItemDelegate(m_delegate);
    m_view->setUniformRowHeights(true);
    m_view->setHeaderHidden(true);
    m_view->setIndentation(0);
    m_view->setRootIsDecorated(false);
    m_view->setExpandsOnDoubleClick(false);
    m_view->setMouseTracking(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setEditTriggers(QTreeView::NoEditTriggers);
    m_view->setDragEnabled(true);
    m_view->setDragDropMode(QAbstractItemView::DragOnly);
    m_view->viewport()->installEventFilter(this);
    expandGroups();

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
        expandGroups();
    });
    connect(m_filter, &QLineEdit::returnPressed, this, [this] { m_view->setFocus(); });
    connect(m_proxy, &QAbstractItemModel::rowsInserted, m_view, [this](const QModelIndex &parent) {
        if (parent.parent().isValid())
            return; // a device's numbers: it is the operator who opens it
        if (!parent.isValid())
            expandGroups();
        else
            m_view->expand(parent);
        showChosen();
    });
    connect(m_proxy, &QAbstractItemModel::modelReset, this, &DeviceTreeView::expandGroups);
    connect(m_view, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        if (!isNumber(index))
            activate(index);
    });
    connect(m_view, &QTreeView::activated, this, &DeviceTreeView::activate);
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

/// Groups alone: what is below a device is not even read before it is opened.
void DeviceTreeView::expandGroups()
{
    for (int row = 0; row < m_proxy->rowCount(); ++row)
        m_view->expand(m_proxy->index(row, 0));
}

void DeviceTreeView::activate(const QModelIndex &index)
{
    if (isNumber(index))
        Q_EMIT trendRequested(index.data(TreeRole::Tag).value<TagId>());
    else if (!deviceAt(index).isNull())
        Q_EMIT deviceActivated(deviceAt(index));
}

/// The angle in front of a device opens and closes it, and does nothing else.
bool DeviceTreeView::eventFilter(QObject *watched, QEvent *event)
{
    const bool pressed =
        event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick;
    if (watched != m_view->viewport() || !pressed)
        return QFrame::eventFilter(watched, event);
    const auto *mouse = static_cast<const QMouseEvent *>(event);
    const QModelIndex index = m_view->indexAt(mouse->position().toPoint());
    const bool isDevice = !deviceAt(index).isNull() && !isNumber(index);
    const QRectF angle = m_delegate->expander(m_view->visualRect(index), layoutDirection());
    if (!isDevice || mouse->button() != Qt::LeftButton || !angle.contains(mouse->position())
        || !m_proxy->hasChildren(index))
        return QFrame::eventFilter(watched, event);
    m_view->setExpanded(index, !m_view->isExpanded(index));
    return true;
}

/// By right click, the menu key or Shift+F10. Shown, not executed: nothing waits for it.
void DeviceTreeView::showMenu(const QPoint &place)
{
    QModelIndex group = m_view->indexAt(place);
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
    addTrends(*menu, m_view->indexAt(place));
    addForgetting(*menu, m_view->indexAt(place));
    menu->popup(m_view->viewport()->mapToGlobal(place));
}

void DeviceTreeView::addTrends(QMenu &menu, const QModelIndex &index)
{
    const DeviceId device = deviceAt(index);
    if (device.isNull())
        return;
    const QString name = index.data(Qt::DisplayRole).toString().replace(u"&"_s, u"&&"_s);
    const TagId tag =
        isNumber(index) ? index.data(TreeRole::Tag).value<TagId>() : TagId{device, {}};
    QAction *trend = menu.addAction(tr("Add %1 to the trend").arg(name), this,
                                    [this, tag] { Q_EMIT trendRequested(tag); });
    trend->setObjectName(u"addToTrend"_s);
    if (isNumber(index) || !m_proxy->hasChildren(index))
        return;
    const bool open = m_view->isExpanded(index);
    const QPersistentModelIndex row = index;
    QAction *numbers = menu.addAction(open ? tr("Hide the signals of %1").arg(name)
                                           : tr("Show the signals of %1").arg(name),
                                      this, [this, row, open] {
                                          if (row.isValid())
                                              m_view->setExpanded(row, !open);
                                      });
    numbers->setObjectName(u"showSignals"_s);
}

void DeviceTreeView::addForgetting(QMenu &menu, const QModelIndex &index)
{
    const DeviceId device = deviceAt(index);
    if (!m_forgetful || device.isNull() || isNumber(index))
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
    QHash<QPersistentModelIndex, QString> numbers;
    const int bottom = m_view->viewport()->height();
    for (QModelIndex index = m_view->indexAt({4, 2});
         index.isValid() && m_view->visualRect(index).top() <= bottom;
         index = m_view->indexBelow(index)) {
        if (!isNumber(index)) {
            rows.append(index);
            continue;
        }
        const QString text = index.data(DeviceRole::QualityText).toString();
        if (m_numbers.value(index) != text)
            m_view->update(index);
        numbers.insert(index, text);
    }
    m_numbers = numbers;
    m_ages.refresh(*m_view, rows, ageAt, [](const QRect &cell) { return cell; });
}

} // namespace Raptor::Views
