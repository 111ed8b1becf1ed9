// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace Raptor {
class Clock;
}

namespace Raptor::Views {

class Theme;

/// Rows of alarm tables. Times are told as far from now as they are. What nobody has acknowledged
/// is bold and has a bar at its leading edge (nothing blinks); the first column shows the alarm's
/// mark with its letters. In grouped tables a device is named once, under a rule.
class AlarmCellDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    AlarmCellDelegate(const Theme *theme, const Clock *clock, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
    /// What does not fit is the tooltip.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    void paintMark(QPainter *painter, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const;

    const Theme *m_theme;
    const Clock *m_clock;
};

} // namespace Raptor::Views
