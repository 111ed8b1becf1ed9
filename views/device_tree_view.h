// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_id.h"
#include "views/age_watch.h"

#include <QtCore/QHash>
#include <QtCore/QPersistentModelIndex>
#include <QtWidgets/QFrame>

class QAbstractItemModel;
class QLineEdit;
class QMenu;
class QModelIndex;
class QSortFilterProxyModel;
class QTreeView;

namespace Raptor::Views {

class DeviceTreeDelegate;
class Theme;

/// The panel at the left: filter box over the tree of sites and devices. A device opens (Right, or
/// the angle in front of it) to show its numbers, which can be dragged to a chart one by one.
class DeviceTreeView final : public QFrame
{
    Q_OBJECT
public:
    DeviceTreeView(const Theme *theme, QAbstractItemModel *tree, QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;
    void selectDevice(const DeviceId &device);
    [[nodiscard]] DeviceId currentDevice() const;
    /// The topmost device that the filter lets through; null if there is none.
    [[nodiscard]] DeviceId firstDevice() const;
    void focusFilter();
    void focusTree();
    /// True if there was a filter to clear.
    bool clearFilter();
    /// Whether the menu of a device offers to forget it; off at first.
    void setForgetful(bool forgetful) { m_forgetful = forgetful; }
    /// Called at most four times a second.
    void tick();

Q_SIGNALS:
    /// All devices of @p group that have a stop, those that the filter hides included.
    void groupStopRequested(const QString &group, const QList<Raptor::DeviceId> &devices);
    /// By the menu of its row; only of one without live values.
    void forgetRequested(const Raptor::DeviceId &device);
    /// Without a signal: all numbers of the device.
    void trendRequested(const Raptor::TagId &tag);
    void deviceSelected(const Raptor::DeviceId &device); ///< by keyboard or mouse
    void deviceActivated(const Raptor::DeviceId &device); ///< clicked, or Enter

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void wire();
    void activate(const QModelIndex &index);
    void expandGroups();
    void showMenu(const QPoint &place);
    void addTrends(QMenu &menu, const QModelIndex &index);
    void addForgetting(QMenu &menu, const QModelIndex &index);
    [[nodiscard]] QModelIndex find(const DeviceId &device) const;
    void showChosen();

    const Theme *m_theme;
    QAbstractItemModel *m_tree; ///< unfiltered
    QLineEdit *m_filter;
    QTreeView *m_view;
    DeviceTreeDelegate *m_delegate;
    QSortFilterProxyModel *m_proxy;
    DeviceId m_chosen;
    bool m_forgetful = false;
    bool m_following = false; ///< the view moves its current row, not the operator
    AgeWatch m_ages;
    QHash<QPersistentModelIndex, QString> m_numbers; ///< as they are shown
};

} // namespace Raptor::Views
