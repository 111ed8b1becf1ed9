// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/shape_cell_delegate.h"

#include "models/domain/roles.h"
#include "views/broker_lights.h"
#include "views/command_text.h"
#include "views/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QApplication>

namespace Raptor::Views {

ShapeCellDelegate::ShapeCellDelegate(Shape shape, const Theme *theme, QObject *parent)
    : QStyledItemDelegate(parent), m_shape(shape), m_theme(theme)
{
}

void ShapeCellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = cell.text;
    cell.text.clear();
    const QStyle *style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);

    const Tokens &t = m_theme->tokens();
    const bool mirrored = option.direction == Qt::RightToLeft;
    const double size = m_theme->px(10);
    const QRectF inner = QRectF(option.rect).adjusted(m_theme->px(11), 0, -m_theme->px(6), -1);
    const QRectF mark(mirrored ? inner.right() - size : inner.left(), inner.center().y() - size / 2,
                      size, size);
    bool loud = false;
    const auto status = index.data(BrokerRole::Status).value<BrokerStatus>();
    switch (m_shape) {
    case Shape::Outcome: {
        const auto outcome = index.data(CommandRole::Outcome).value<CommandOutcome>();
        loud = isTrouble(outcome);
        drawOutcome(*painter, mark, outcome, *m_theme);
        break;
    }
    case Shape::Health:
        drawLight(*painter, mark, healthLight(status), t);
        break;
    case Shape::Session:
        drawLight(*painter, mark, sessionLight(status), t);
        break;
    case Shape::Data:
        drawLight(*painter, mark, dataLight(status), t);
        break;
    }
    const double step = size + m_theme->px(8);
    const QRectF words = mirrored ? inner.adjusted(0, 0, -step, 0) : inner.adjusted(step, 0, 0, 0);
    painter->save();
    painter->setFont(m_theme->font(13, loud ? QFont::DemiBold : QFont::Normal));
    painter->setPen(t.text);
    painter->drawText(
        words, Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::TextSingleLine,
        painter->fontMetrics().elidedText(text, Qt::ElideRight, int(words.width())));
    painter->restore();
}

} // namespace Raptor::Views
