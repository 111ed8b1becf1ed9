// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace Raptor::Views {

class Theme;
struct DeviceFacts;

/// Paints a row of the device tree: groups in bold with their count, devices with shape, name and
/// the one thing worth knowing of them, their numbers with what they read.
class DeviceTreeDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    DeviceTreeDelegate(const Theme *theme, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

    /// How old a device's values are: in whole seconds as long as all is well, since many such ages
    /// stand together and none of them matters.
    [[nodiscard]] static QString ageWord(const DeviceFacts &facts);
    /// Where a device's row is clicked to show and hide its numbers.
    [[nodiscard]] QRectF expander(const QRect &row, Qt::LayoutDirection direction) const;

private:
    void drawGround(QPainter *painter, const QStyleOptionViewItem &option, const QRectF &row) const;
    void drawExpander(QPainter *painter, const QStyleOptionViewItem &option) const;
    void drawNumber(QPainter *painter, const QStyleOptionViewItem &option,
                    const QModelIndex &index) const;

    const Theme *m_theme;
};

} // namespace Raptor::Views
