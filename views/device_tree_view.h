// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_id.h"
#include "views/age_watch.h"

#include <QtWidgets/QFrame>

class QAbstractItemModel;
class QLineEdit;
class QMenu;
class QModelIndex;
class QSortFilterProxyModel;
class QTreeView;

namespace Raptor::Views {

class Theme;

/// The panel at the left: filter box over the tree of sites and devices.
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
    void trendRequested(const Raptor::DeviceId &device);
    void deviceSelected(const Raptor::DeviceId &device); ///< by keyboard or mouse
    void deviceActivated(const Raptor::DeviceId &device); ///< clicked, or Enter

private:
    void wire();
    void showMenu(const QPoint &place);
    void addForgetting(QMenu &menu, const QModelIndex &index);
    [[nodiscard]] QModelIndex find(const DeviceId &device) const;
    void showChosen();

    const Theme *m_theme;
    QAbstractItemModel *m_tree; ///< unfiltered
    QLineEdit *m_filter;
    QTreeView *m_view;
    QSortFilterProxyModel *m_proxy;
    DeviceId m_chosen;
    bool m_forgetful = false;
    bool m_following = false; ///< the view moves its current row, not the operator
    AgeWatch m_ages;
};

} // namespace Raptor::Views
