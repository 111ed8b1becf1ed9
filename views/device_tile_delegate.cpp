// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/device_tile_delegate.h"

#include "models/domain/quality.h"
#include "models/domain/wording.h"
#include "views/alarm_marks.h"
#include "views/shapes.h"
#include "views/text_line.h"
#include "views/theme.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

// Lengths for a 13-pixel text.
constexpr double Gap = 6;
constexpr double Padding = 12;
constexpr double TileHeight = 188;
constexpr double SmallestWidth = 246;

} // namespace

DeviceTileDelegate::DeviceTileDelegate(const Theme *theme, const TrendSource *trends,
                                       const Clock *clock, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme), m_sparks(trends, clock), m_tiles(clock)
{
}

int DeviceTileDelegate::smallestWidth() const
{
    return m_theme->ipx(SmallestWidth);
}

int DeviceTileDelegate::tileHeight() const
{
    return m_theme->ipx(TileHeight);
}

QSize DeviceTileDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {qMax(m_width, smallestWidth()), tileHeight()};
}

void DeviceTileDelegate::beginFrame(BootTime at, const QRegion &dirty)
{
    m_dirty = dirty;
    m_tiles.beginFrame(at);
}

QRectF DeviceTileDelegate::bodyOf(const QRect &tile) const
{
    const double inset = m_theme->px(Gap + Padding);
    return QRectF(tile).adjusted(inset, m_theme->px(Gap + 10), -inset, -m_theme->px(Gap + 8));
}

QRect DeviceTileDelegate::sparkRect(const QRect &tile) const
{
    QRectF body = bodyOf(tile);
    body.setTop(body.top() + m_theme->px(headerHeight));
    return body.toAlignedRect();
}

void DeviceTileDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    if (!m_dirty.isEmpty() && !m_dirty.intersects(option.rect))
        return;
    if (paintsAgeOnly(*painter, option, index))
        return;
    const DeviceFacts facts = DeviceFacts::of(index);
    if (!facts.isDevice())
        return;
    const TileLook look = lookOf(facts, option);
    QStyleOptionViewItem moved = option;
    moved.rect.moveTo(0, 0);
    const qreal ratio = painter->device()->devicePixelRatioF();
    if (ratio != std::floor(ratio)) { // a picture would not lie on whole pixels, and be blurred
        painter->save();
        painter->translate(option.rect.topLeft());
        paintBase(*painter, moved, facts);
        paintNews(*painter, moved.rect, facts);
        painter->restore();
        paintAge(*painter, option.rect, facts);
        return;
    }
    const TileCache::Drawing drawing{[&](QPainter &tile) { paintBase(tile, moved, facts); },
                                     [&](QPainter &tile) { paintNews(tile, moved.rect, facts); }};
    painter->drawPixmap(option.rect.topLeft(),
                        m_tiles.picture(look, ratio, m_theme->tokens().ground, drawing));
    paintAge(*painter, option.rect, facts);
}

void DeviceTileDelegate::paintBase(QPainter &painter, const QStyleOptionViewItem &option,
                                   const DeviceFacts &facts) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF body = bodyOf(option.rect);
    paintFrame(painter, QRectF(option.rect), facts, option);
    paintHeader(painter, body, facts);
    if (quantities(facts.signalViews).isEmpty())
        paintRelay(painter, body, facts);
    else
        paintLabels(painter, body, facts);
    paintFoot(painter, body, facts);
}

TileLook DeviceTileDelegate::lookOf(const DeviceFacts &facts,
                                    const QStyleOptionViewItem &option) const
{
    TileLook look = TileLook::of(facts);
    look.size = option.rect.size();
    look.hover = option.state.testFlag(QStyle::State_MouseOver);
    look.chosen = isMarked(option);
    look.ageRoom = ageRoom(facts);
    look.sparks = m_tiles.sparks(facts.id, sparkEvery());
    look.theme = m_theme->kind();
    look.textScale = m_theme->textScale();
    return look;
}

bool DeviceTileDelegate::isMarked(const QStyleOptionViewItem &option) const
{
    return option.state.testFlag(QStyle::State_Selected)
        && (m_groupChosen || option.state.testFlag(QStyle::State_HasFocus));
}

void DeviceTileDelegate::paintFrame(QPainter &painter, const QRectF &tile, const DeviceFacts &facts,
                                    const QStyleOptionViewItem &option) const
{
    const Tokens &t = m_theme->tokens();
    const double gap = m_theme->px(Gap);
    const QRectF card = tile.adjusted(gap, gap, -gap, -gap);
    const bool hover = option.state.testFlag(QStyle::State_MouseOver);
    painter.setPen(Qt::NoPen);
    painter.setBrush(hover ? t.hover : t.panel);
    painter.drawRoundedRect(card, m_theme->px(6), m_theme->px(6));
    drawHatch(painter, card.adjusted(1, m_theme->px(headerHeight + 10), -1, -m_theme->px(26)),
              facts.quality, *m_theme);
    painter.setBrush(Qt::NoBrush);
    QPen pen(t.line, 1);
    if (facts.quality == Quality::Late)
        pen = QPen(t.outline, 1, Qt::DashLine);
    if (facts.latched)
        pen = QPen(t.alarm1, m_theme->px(2.5));
    painter.setPen(pen);
    const double half = pen.widthF() / 2;
    painter.drawRoundedRect(card.adjusted(half, half, -half, -half), m_theme->px(6),
                            m_theme->px(6));
    if (isMarked(option)) {
        painter.setPen(QPen(t.mark, m_theme->px(1.6)));
        const double out = m_theme->px(2.5);
        painter.drawRoundedRect(card.adjusted(-out, -out, out, out), m_theme->px(8),
                                m_theme->px(8));
    }
}

void DeviceTileDelegate::paintHeader(QPainter &painter, const QRectF &body,
                                     const DeviceFacts &facts) const
{
    const Tokens &t = m_theme->tokens();
    const double size = m_theme->px(18);
    drawState(painter, {body.left(), body.top() + m_theme->px(7), size, size}, facts, t);
    const QRectF first = firstLine(body);
    const QRectF second = first.translated(0, m_theme->px(17));
    painter.setFont(m_theme->font(14, QFont::DemiBold));
    painter.setPen(t.text);
    const double nameWidth = first.width() - ageRoom(facts) - m_theme->px(8);
    drawTextLine(painter, QRectF(first.topLeft(), QSizeF(nameWidth, first.height())), facts.name);
    painter.setFont(m_theme->font(12, facts.latched ? QFont::DemiBold : QFont::Normal));
    painter.setPen(facts.latched ? t.alarmText : t.muted);
    QString word = facts.stateWord();
    if (facts.busy)
        word = tr("%1, command in execution").arg(word);
    const double marks = paintAlarm(painter, second, facts);
    drawTextLine(painter, second.adjusted(0, 0, -marks, 0), word);
}

/// The most urgent alarm at the end of @p line, with how many more there are. The room it took.
double DeviceTileDelegate::paintAlarm(QPainter &painter, const QRectF &line,
                                      const DeviceFacts &facts) const
{
    if (facts.alarms.isEmpty())
        return 0;
    const AlarmShape shape = shapeOf(facts.alarms.first());
    const double high = m_theme->px(16);
    const double wide = alarmMarkWidth(high, shape.letters, *m_theme);
    double taken = wide;
    if (facts.alarms.size() > 1) {
        painter.save();
        painter.setFont(m_theme->font(11));
        painter.setPen(m_theme->tokens().text);
        taken += drawTextLine(painter, line, u"+%1"_s.arg(facts.alarms.size() - 1), Qt::AlignRight)
            + m_theme->px(4);
        painter.restore();
    }
    drawAlarmMark(painter, {line.right() - taken, line.center().y() - high / 2, wide, high}, shape,
                  *m_theme);
    return taken + m_theme->px(6);
}

void DeviceTileDelegate::paintRelay(QPainter &painter, const QRectF &body,
                                    const DeviceFacts &facts) const
{
    const Tokens &t = m_theme->tokens();
    const SignalView *relay = relayOf(facts.signalViews);
    const QString word = relay ? wordText(*relay) : Wording::of(facts.run);
    QFont font = m_theme->font(30, QFont::DemiBold);
    const bool live = relay ? facts.live(*relay) : facts.live();
    font.setItalic(!live);
    painter.setFont(font);
    painter.setPen(live ? t.text : t.muted);
    const QRectF box(body.left(), body.top() + m_theme->px(headerHeight + 14), body.width(),
                     m_theme->px(40));
    if (relay && facts.live())
        drawHatch(painter, box, relay->quality, *m_theme);
    drawTextLine(painter, box, word);
    if (!facts.since.isValid())
        return;
    painter.setFont(m_theme->font(12));
    painter.setPen(t.muted);
    drawTextLine(painter, box.translated(0, m_theme->px(36)),
                 tr("since %1").arg(QLocale().toString(facts.since.time(), u"HH:mm:ss"_s)));
}

void DeviceTileDelegate::paintFoot(QPainter &painter, const QRectF &body,
                                   const DeviceFacts &facts) const
{
    const Tokens &t = m_theme->tokens();
    const QRectF caption(body.left(), body.bottom() - m_theme->px(captionHeight), body.width(),
                         m_theme->px(captionHeight));
    painter.setFont(m_theme->font(11));
    painter.setPen(t.muted);
    const QList<Quantity> all = quantities(facts.signalViews);
    const SignalView *relay = relayOf(facts.signalViews);
    QString right;
    if (relay && !all.isEmpty())
        right = tr("%1 %2", "label, relay word").arg(relay->label, wordAndQuality(facts, *relay));
    QString left = facts.qualityText;
    if (facts.latched)
        left = facts.latchText.isEmpty() ? tr("start is inhibited until reset") : facts.latchText;
    else if (facts.live())
        left = all.isEmpty() ? facts.broker
                             : tr("%1, %2 min").arg(all.first().label).arg(m_sparks.span().count());
    double room = caption.width();
    if (!right.isEmpty()) {
        QFont font = painter.font();
        font.setItalic(!facts.live(*relay));
        painter.setFont(font);
        room -= drawTextLine(painter, caption, right, Qt::AlignRight) + m_theme->px(8);
        font.setItalic(false);
        painter.setFont(font);
    }
    if (facts.latched || !facts.live())
        painter.setPen(t.text);
    drawTextLine(painter, {caption.left(), caption.top(), room, caption.height()}, left);
}

} // namespace Raptor::Views
