// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_id.h"

#include <QtWidgets/QFrame>

class QAbstractItemModel;
class QLineEdit;
class QSortFilterProxyModel;
class QTreeView;

namespace Raptor::Views {

class PushButton;
class Theme;
class TrendTagModel;

/// Signals to choose from, beside the chart: by words that they are found by, then Return, a double
/// click, the button or a drag.
class TrendTagChooser final : public QFrame
{
    Q_OBJECT
public:
    TrendTagChooser(const Theme *theme, const QAbstractItemModel *devices, QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    void focusFilter();
    /// True if there was a filter to clear.
    bool clearFilter();

Q_SIGNALS:
    /// A tag without a signal stands for all numbers of its device.
    void chosen(const QList<Raptor::TagId> &tags);
    void closeRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void filter(const QString &text);
    void addChosen();
    void refresh();

    const Theme *m_theme;
    TrendTagModel *m_model;
    QSortFilterProxyModel *m_proxy;
    QLineEdit *m_filter;
    QTreeView *m_view;
    PushButton *m_add;
};

} // namespace Raptor::Views
