// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alarm_cell_delegate.h"

#include "models/domain/clock.h"
#include "models/domain/roles.h"
#include "views/alarm_filter_model.h"
#include "views/alarm_marks.h"
#include "views/alarm_text.h"
#include "views/theme.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QToolTip>

#include <utility>

namespace Raptor::Views {

namespace {

constexpr double MarkSize = 19;
/// Left and right of the text, as in the style sheet and by the style.
constexpr double CellPadding = 22;
constexpr double EdgeWidth = 3;

/// Nobody has acknowledged it, and it is not kept silent. Rows of the journal never are.
bool isLoud(const QModelIndex &index)
{
    return index.data(AlarmRole::Unacknowledged).toBool()
        && index.data(AlarmRole::Announced).toBool();
}

bool isFirstOfGroup(const QModelIndex &index)
{
    const QVariant first = index.data(AlarmFilterModel::FirstOfGroup);
    return !first.isValid() || first.toBool();
}

/// "01:41:13", "02:40:20, in 47 min"; empty where no time is to be told anew.
QString timeAt(const QModelIndex &index, WallTime now)
{
    const int column = index.column();
    if (column != AlarmColumn::Time && column != AlarmColumn::Until)
        return {};
    const auto record = index.data(AlarmRole::Record).value<AlarmRecord>();
    if (column == AlarmColumn::Time)
        return record.raisedAt ? momentText(*record.raisedAt, now) : QString();
    if (!record.shelvedUntil)
        return {};
    return AlarmCellDelegate::tr("%1, in %2", "time of the end, how long until then")
        .arg(momentText(*record.shelvedUntil, now), sinceText(now, *record.shelvedUntil));
}

} // namespace

AlarmCellDelegate::AlarmCellDelegate(const Theme *theme, const Clock *clock, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_clock(clock)
{
}

void AlarmCellDelegate::initStyleOption(QStyleOptionViewItem *option,
                                        const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const bool loud = isLoud(index);
    option->font = m_theme->font(13, loud ? QFont::Bold : QFont::Normal);
    option->fontMetrics = QFontMetrics(option->font);
    if (const QString time = timeAt(index, m_clock->wall()); !time.isEmpty())
        option->text = time;
    if (index.column() == AlarmColumn::Priority)
        option->text.clear();
    if (index.column() == AlarmColumn::Device)
        option->textElideMode = Qt::ElideMiddle; // the element stands at its end
    if (index.column() == AlarmColumn::Device && !isFirstOfGroup(index))
        option->text = index.data(AlarmFilterModel::Element).toString();
}

bool AlarmCellDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                  const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const bool cut = cell.fontMetrics.horizontalAdvance(cell.text)
        > option.rect.width() - m_theme->ipx(CellPadding);
    QToolTip::showText(event->globalPos(), cut ? cell.text.toHtmlEscaped() : QString(), view);
    return true;
}

void AlarmCellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const Tokens &t = m_theme->tokens();
    if (index.column() == AlarmColumn::Priority)
        paintMark(painter, option, index);
    const QVariant first = index.data(AlarmFilterModel::FirstOfGroup);
    if (first.toBool() && index.row() > 0)
        painter->fillRect(QRectF(option.rect.left(), option.rect.top() - 1, option.rect.width(), 1),
                          t.outline);
}

void AlarmCellDelegate::paintMark(QPainter *painter, const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    const auto record = index.data(AlarmRole::Record).value<AlarmRecord>();
    AlarmShape shape = shapeOf(record);
    const QString letters = std::exchange(shape.letters, digitOf(record.priority));
    const bool loud = isLoud(index);
    const bool mirrored = option.direction == Qt::RightToLeft;
    const QRectF cell(option.rect);
    const double size = m_theme->px(MarkSize);
    const double edge = m_theme->px(EdgeWidth);
    if (loud)
        painter->fillRect(QRectF(mirrored ? cell.right() - edge : cell.left(), cell.top() + 1, edge,
                                 cell.height() - 3),
                          m_theme->tokens().mark);
    const double start = m_theme->px(11);
    const double top = cell.center().y() - size / 2 - 0.5;
    const QRectF mark(mirrored ? cell.right() - start - size : cell.left() + start, top, size,
                      size);
    drawAlarmMark(*painter, mark, shape, *m_theme);
    const double step = start + size + m_theme->px(7);
    painter->save();
    painter->setFont(m_theme->font(12, loud ? QFont::Bold : QFont::Medium));
    painter->setPen(m_theme->tokens().text);
    painter->drawText(mirrored ? cell.adjusted(0, 0, -step, -1) : cell.adjusted(step, 0, 0, -1),
                      Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft)
                          | Qt::TextSingleLine,
                      letters);
    painter->restore();
}

} // namespace Raptor::Views
