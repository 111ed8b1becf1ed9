// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace Raptor::Views {

class Theme;

/// Cells of tables that begin with a shape: the result of a command, the lights of a broker.
class ShapeCellDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    enum class Shape { Outcome, Health, Session, Data };
    ShapeCellDelegate(Shape shape, const Theme *theme, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    Shape m_shape;
    const Theme *m_theme;
};

} // namespace Raptor::Views
