// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/device_tree_delegate.h"

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

QSize DeviceTreeDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const bool group = index.data(DeviceRole::Id).value<DeviceId>().isNull();
    return {m_theme->ipx(120), m_theme->ipx(group ? 30 : 26)};
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
    const bool mirrored = option.direction == Qt::RightToLeft;
    const QRectF inner = row.adjusted(m_theme->px(group ? 6 : 10), 0, -m_theme->px(6), 0);
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
