// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/device_tree_delegate.h"

#include "models/domain/quality.h"
#include "models/domain/tree_roles.h"
#include "models/domain/wording.h"
#include "views/alarm_marks.h"
#include "views/device_facts.h"
#include "views/digits.h"
#include "views/shapes.h"
#include "views/text_line.h"
#include "views/theme.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double ExpanderWidth = 22;

/// "1 s"; "80 % · 1 s" for a battery, "on · 22 s" for a relay.
QString sideText(const DeviceFacts &facts)
{
    if (!facts.live() || facts.latched)
        return facts.ageWord();
    for (const SignalView &signal : facts.signalViews) {
        if (signal.unit == Unit::Percent)
            return Wording::value(signal.value, signal.unit) + u" \u00b7 "_s
                + DeviceTreeDelegate::ageWord(facts);
    }
    const SignalView *relay = relayOf(facts.signalViews);
    if (relay && quantities(facts.signalViews).isEmpty())
        return wordText(*relay) + u" \u00b7 "_s + DeviceTreeDelegate::ageWord(facts);
    return DeviceTreeDelegate::ageWord(facts);
}

} // namespace

DeviceTreeDelegate::DeviceTreeDelegate(const Theme *theme, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme)
{
}

QString DeviceTreeDelegate::ageWord(const DeviceFacts &facts)
{
    constexpr qint64 Second = 1000;
    if (facts.quality != Quality::Good || facts.ageMs < 0 || facts.ageMs >= 10 * Second)
        return facts.ageWord();
    return tr("%1 s", "seconds").arg(QLocale().toString(facts.ageMs / Second));
}

/// That it is chosen, under the mouse, or has the focus.
void DeviceTreeDelegate::drawGround(QPainter *painter, const QStyleOptionViewItem &option,
                                    const QRectF &row) const
{
    const Tokens &t = m_theme->tokens();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? t.selection : t.hover);
        painter->drawRoundedRect(row, m_theme->px(4), m_theme->px(4));
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(t.mark, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(row.adjusted(1, 1, -1, -1), m_theme->px(4), m_theme->px(4));
    }
}

/// In front of the shape of a device.
QRectF DeviceTreeDelegate::expander(const QRect &row, Qt::LayoutDirection direction) const
{
    const double wide = m_theme->px(ExpanderWidth);
    return direction == Qt::RightToLeft
        ? QRectF(row.x() + row.width() - wide, row.top(), wide, row.height())
        : QRectF(row.left(), row.top(), wide, row.height());
}

/// A small angle: right, or down when the numbers below it are shown.
void DeviceTreeDelegate::drawExpander(QPainter *painter, const QStyleOptionViewItem &option) const
{
    const double side = m_theme->px(3);
    const bool open = option.state.testFlag(QStyle::State_Open);
    const double turned = option.direction == Qt::RightToLeft ? -1 : 1;
    const QPointF at = expander(option.rect, option.direction).center() + QPointF(turned * side, 0);
    painter->setPen(QPen(m_theme->tokens().muted, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    if (open)
        painter->drawPolyline(QPolygonF({at + QPointF(-side, -side / 2), at + QPointF(0, side / 2),
                                         at + QPointF(side, -side / 2)}));
    else
        painter->drawPolyline(
            QPolygonF({at + QPointF(-turned * side / 2, -side), at + QPointF(turned * side / 2, 0),
                       at + QPointF(-turned * side / 2, side)}));
}

/// A number of a device: its name, and what it reads. Leaning: it is not live.
void DeviceTreeDelegate::drawNumber(QPainter *painter, const QStyleOptionViewItem &option,
                                    const QModelIndex &index) const
{
    const Tokens &t = m_theme->tokens();
    const bool mirrored = option.direction == Qt::RightToLeft;
    QRectF inner = QRectF(option.rect).adjusted(m_theme->px(12), 0, -m_theme->px(12), 0);
    QFont font = m_theme->font(11);
    font.setItalic(!isLive(index.data(DeviceRole::QualityRole).value<Quality>()));
    painter->setFont(font);
    painter->setPen(t.muted);
    const QString value = index.data(DeviceRole::QualityText).toString();
    Digits::draw(*painter, inner, (mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
                 value);
    const double taken = Digits::width(font, value) + m_theme->px(8);
    const double indent = m_theme->px(ExpanderWidth + 24);
    inner.adjust(mirrored ? taken : indent, 0, mirrored ? -indent : -taken, 0);
    painter->setFont(m_theme->font(12));
    painter->setPen(t.text);
    drawTextLine(*painter, inner, index.data(Qt::DisplayRole).toString(),
                 mirrored ? Qt::AlignRight : Qt::AlignLeft);
}

/// The same for all: the view would add up the heights of thousands of rows to find one.
QSize DeviceTreeDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {m_theme->ipx(120), m_theme->ipx(26)};
}

void DeviceTreeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const Tokens &t = m_theme->tokens();
    const DeviceFacts facts = DeviceFacts::of(index);
    const bool group = !facts.isDevice();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF row = QRectF(option.rect).adjusted(m_theme->px(6), 1, -m_theme->px(6), -1);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    drawGround(painter, option, row);
    if (index.data(TreeRole::Tag).isValid()) {
        drawNumber(painter, option, index);
        painter->restore();
        return;
    }
    const bool mirrored = option.direction == Qt::RightToLeft;
    if (!group && index.model()->hasChildren(index))
        drawExpander(painter, option);
    const double before = m_theme->px(group ? 6 : ExpanderWidth - 4);
    const double behind = m_theme->px(6);
    const QRectF inner =
        row.adjusted(mirrored ? behind : before, 0, mirrored ? -before : -behind, 0);
    const QString side = group ? index.data(DeviceRole::QualityText).toString() : sideText(facts);
    const bool loud = !group && (!facts.live() || facts.quality == Quality::Late);
    painter->setFont(m_theme->font(11, loud ? QFont::DemiBold : QFont::Normal));
    painter->setPen(selected || loud ? t.text : t.muted);
    double sideWidth = Digits::width(painter->font(), side);
    Digits::draw(*painter, inner, (mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
                 side);
    // Of an open group every device shows its own.
    if (!facts.alarms.isEmpty() && !(group && option.state.testFlag(QStyle::State_Open))) {
        const AlarmShape shape = shapeOf(facts.alarms.first());
        const double high = m_theme->px(13);
        const double wide = alarmMarkWidth(high, shape.letters, *m_theme);
        sideWidth += wide + m_theme->px(6);
        drawAlarmMark(*painter,
                      {mirrored ? inner.left() + sideWidth - wide : inner.right() - sideWidth,
                       inner.center().y() - high / 2, wide, high},
                      shape, *m_theme);
    }

    const double indent = group ? 0 : m_theme->px(20);
    const double size = m_theme->px(11);
    if (!group)
        drawState(*painter,
                  {mirrored ? inner.right() - size : inner.left(), inner.center().y() - size / 2,
                   size, size},
                  facts, t);
    const double room = inner.width() - indent - sideWidth - m_theme->px(8);
    const QRectF name(mirrored ? inner.right() - indent - room : inner.left() + indent, inner.top(),
                      room, inner.height());
    painter->setFont(m_theme->font(13, group ? QFont::DemiBold : QFont::Normal));
    painter->setPen(t.text);
    const QString text = group ? index.data(Qt::DisplayRole).toString() : facts.name;
    drawTextLine(*painter, name, text, mirrored ? Qt::AlignRight : Qt::AlignLeft);
    painter->restore();
}

} // namespace Raptor::Views
