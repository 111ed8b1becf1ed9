// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/device_tile_delegate.h"

#include "models/domain/quality.h"
#include "models/domain/wording.h"
#include "views/alarm_marks.h"
#include "views/bar_painter.h"
#include "views/digits.h"
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
constexpr double HeaderHeight = 36;
constexpr double RowHeight = 20;
constexpr double HeadingHeight = 13;
constexpr double CaptionHeight = 15;
constexpr double TileHeight = 188;
constexpr double SmallestWidth = 246;
constexpr int MostRows = 4;

/// Room for the largest number that a tile shows, the same in all its rows.
double numberCell(const QFont &font, const DeviceFacts &facts)
{
    double widest = 0;
    for (const SignalView &signal : facts.signalViews) {
        if (signal.kind != ValueKind::Number)
            continue;
        const int decimals = unitDecimals(signal.unit);
        const double low = Digits::width(font, QLocale().toString(signal.range.low, 'f', decimals));
        const double high =
            Digits::width(font, QLocale().toString(signal.range.high, 'f', decimals));
        widest = qMax(widest, qMax(qMax(low, high), Digits::width(font, numberText(signal))));
    }
    return widest;
}

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
    body.setTop(body.top() + m_theme->px(HeaderHeight));
    return body.toAlignedRect();
}

void DeviceTileDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    if (!m_dirty.isEmpty() && !m_dirty.intersects(option.rect))
        return;
    const DeviceFacts facts = DeviceFacts::of(index);
    if (!facts.isDevice())
        return;
    TileLook look = TileLook::of(facts);
    look.size = option.rect.size();
    look.hover = option.state.testFlag(QStyle::State_MouseOver);
    look.chosen = isMarked(option);
    look.ageRoom = ageRoom(facts);
    look.sparks = m_tiles.sparks(facts.id, sparkEvery());
    look.theme = m_theme->kind();
    look.textScale = m_theme->textScale();
    QStyleOptionViewItem moved = option;
    moved.rect.moveTo(0, 0);
    const qreal ratio = painter->device()->devicePixelRatioF();
    if (ratio != std::floor(ratio)) { // a picture would not lie on whole pixels, and be blurred
        painter->save();
        painter->translate(option.rect.topLeft());
        paintTile(*painter, moved, facts);
        painter->restore();
        paintAge(*painter, option.rect, facts);
        return;
    }
    painter->drawPixmap(option.rect.topLeft(),
                        m_tiles.picture(look, ratio, m_theme->tokens().ground,
                                        [&](QPainter &tile) { paintTile(tile, moved, facts); }));
    paintAge(*painter, option.rect, facts);
}

void DeviceTileDelegate::paintTile(QPainter &painter, const QStyleOptionViewItem &option,
                                   const DeviceFacts &facts) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF body = bodyOf(option.rect);
    paintFrame(painter, QRectF(option.rect), facts, option);
    paintHeader(painter, body, facts);
    const bool numbers = !quantities(facts.signalViews).isEmpty();
    if (numbers)
        paintNumbers(painter, body, facts);
    else
        paintRelay(painter, body, facts);
    paintFoot(painter, body, facts);
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
    drawHatch(painter, card.adjusted(1, m_theme->px(HeaderHeight + 10), -1, -m_theme->px(26)),
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

void DeviceTileDelegate::paintNumbers(QPainter &painter, const QRectF &body,
                                      const DeviceFacts &facts) const
{
    QRectF row = body;
    row.setTop(body.top() + m_theme->px(HeaderHeight + 5));
    row.setHeight(m_theme->px(RowHeight));
    const QStringList groups = groupsOf(facts.signalViews);
    if (groups.size() > 1) {
        painter.setFont(m_theme->font(10.5));
        painter.setPen(m_theme->tokens().muted);
        const QString heading = groups.size() == 2
            ? groups.join(u" \u00b7 "_s)
            : tr("lowest \u00b7 highest of %1").arg(groups.size());
        const QRectF box(row.left(), row.top() - m_theme->px(3), row.width() - m_theme->px(30),
                         m_theme->px(HeadingHeight));
        drawTextLine(painter, box, heading, Qt::AlignRight);
        row.translate(0, m_theme->px(HeadingHeight - 3));
    }
    const QList<Quantity> all = quantities(facts.signalViews);
    const double cell = numberCell(m_theme->font(14, QFont::DemiBold), facts);
    for (qsizetype i = 0; i < all.size() && i < MostRows; ++i) {
        paintQuantity(painter, row, all.at(i), facts, cell);
        row.translate(0, m_theme->px(RowHeight));
    }
}

void DeviceTileDelegate::paintQuantity(QPainter &painter, const QRectF &row,
                                       const Quantity &quantity, const DeviceFacts &facts,
                                       double widest) const
{
    const Tokens &t = m_theme->tokens();
    const double unitWidth = m_theme->px(28);
    const double labelWidth = m_theme->px(46);
    const QList<ShownNumber> numbers = shownNumbers(facts, quantity);
    painter.setFont(m_theme->font(12));
    painter.setPen(t.muted);
    drawTextLine(painter, QRectF(row.topLeft(), QSizeF(labelWidth, row.height())), quantity.label);
    painter.setFont(m_theme->font(11));
    drawTextLine(painter,
                 {row.right() - unitWidth + m_theme->px(4), row.top(), unitWidth, row.height()},
                 unitSymbol(quantity.unit));

    QFont font = m_theme->font(14, QFont::DemiBold);
    const double cell = widest + m_theme->px(numbers.size() > 1 ? 7 : 0);
    double right = row.right() - unitWidth;
    for (auto number = numbers.crbegin(); number != numbers.crend(); ++number) {
        const QRectF box(right - cell, row.top(), cell, row.height());
        if (facts.live()) // otherwise the whole tile has the pattern already
            drawHatch(painter, box.adjusted(m_theme->px(3), 1, 0, -1), number->quality, *m_theme);
        font.setItalic(!isLive(number->quality));
        painter.setFont(font);
        painter.setPen(isLive(number->quality) ? t.text : t.muted);
        Digits::draw(painter, box, Qt::AlignRight | Qt::AlignVCenter, number->text);
        right -= cell;
    }
    QRectF bars(row.left() + labelWidth, 0, right - row.left() - labelWidth - m_theme->px(4), 0);
    Geometry::Breach worst = Geometry::Breach::None;
    for (const SignalView *signal : quantity.values) {
        const std::optional<double> number = numberOf(*signal);
        if (number && facts.live(*signal))
            worst = qMax(worst, Geometry::breach(signal->limits, *number));
    }
    if (worst != Geometry::Breach::None) {
        const double mark = m_theme->px(30);
        drawBreach(
            painter,
            {bars.right() - mark, row.center().y() - m_theme->px(5.5), mark, m_theme->px(11)},
            worst, *m_theme);
        bars.setWidth(bars.width() - mark - m_theme->px(5));
    }
    const qsizetype count = qMin<qsizetype>(quantity.values.size(), 4);
    const double height = count == 1 ? m_theme->px(8) : m_theme->px(11) / double(count);
    const double step = height + m_theme->px(2.5);
    double y = row.center().y() - (step * double(count) - m_theme->px(2.5)) / 2;
    for (qsizetype i = 0; i < count; ++i) {
        SignalView shown = *quantity.values.at(i);
        if (!facts.live() && isLive(shown.quality))
            shown.quality = facts.quality;
        drawBar(painter, {bars.left(), y, bars.width(), height}, shown, *m_theme);
        y += step;
    }
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
    const QRectF box(body.left(), body.top() + m_theme->px(HeaderHeight + 14), body.width(),
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
    const QRectF caption(body.left(), body.bottom() - m_theme->px(CaptionHeight), body.width(),
                         m_theme->px(CaptionHeight));
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
    if (!all.isEmpty())
        paintSparks(painter, body, caption.top(), facts);
}

void DeviceTileDelegate::paintSparks(QPainter &painter, const QRectF &body, double bottom,
                                     const DeviceFacts &facts) const
{
    const Tokens &t = m_theme->tokens();
    const QList<Quantity> all = quantities(facts.signalViews);
    const bool heading = groupsOf(facts.signalViews).size() > 1;
    const double rows =
        qMin<double>(double(all.size()), MostRows) * RowHeight + (heading ? HeadingHeight - 3 : 0);
    QRectF spark = body;
    spark.setTop(body.top() + m_theme->px(HeaderHeight + 11 + rows));
    spark.setBottom(bottom - m_theme->px(3));
    painter.setPen(QPen(t.line, 1));
    painter.drawLine(spark.bottomLeft() + QPointF(0, 1), spark.bottomRight() + QPointF(0, 1));
    const QList<const SignalView *> &traced = all.first().values;
    for (qsizetype trace = 0; trace < qMin<qsizetype>(traced.size(), 2); ++trace) {
        const SignalView *signal = traced.at(trace);
        const double least = (signal->range.high - signal->range.low) * 0.05;
        drawSparkline(painter, spark, m_sparks.runs({facts.id, signal->signal}), m_sparks.now(),
                      m_sparks.span(), least,
                      facts.live(*signal) ? t.traces.at(size_t(trace)) : t.muted);
    }
}

} // namespace Raptor::Views
