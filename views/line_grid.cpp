// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/line_grid.h"

#include "views/command_text.h"
#include "views/gauge_geometry.h"
#include "views/push_button.h"
#include "views/shapes.h"
#include "views/text_line.h"
#include "views/theme.h"

#include <QtCore/QEvent>
#include <QtGui/QHelpEvent>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double CellWidth = 480;
constexpr double OneLine = 22;
constexpr double TwoLines = 38;
constexpr double Gap = 10;

QStringList buttonsOf(const QList<GridLine> &lines)
{
    QStringList out;
    for (const GridLine &line : lines) {
        if (!line.button.isEmpty())
            out.append(line.device.text() + u' ' + line.button);
    }
    return out;
}

} // namespace

LineGrid::LineGrid(const Theme *theme, QWidget *parent)
    : QAbstractScrollArea(parent), m_theme(theme)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setAutoFillBackground(false);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(theme, &Theme::changed, this, &LineGrid::arrange);
}

LineGrid::~LineGrid() = default;

void LineGrid::setLines(const QList<GridLine> &lines)
{
    if (lines == m_lines)
        return;
    const bool otherButtons = buttonsOf(lines) != buttonsOf(m_lines);
    m_lines = lines;
    QStringList spoken;
    for (const GridLine &line : std::as_const(m_lines))
        spoken.append(line.device.name() + u": "_s + line.text);
    setAccessibleDescription(spoken.join(u"; "_s));
    if (otherButtons)
        makeButtons();
    arrange();
}

void LineGrid::setMostRows(int rows)
{
    m_mostRows = rows;
    arrange();
}

int LineGrid::columnCount(int width) const
{
    return Geometry::columns(width, m_theme->ipx(CellWidth)).count;
}

int LineGrid::lineHeight() const
{
    const bool two = std::any_of(m_lines.cbegin(), m_lines.cend(), [](const GridLine &line) {
        return !line.more.isEmpty() || !line.button.isEmpty();
    });
    return m_theme->ipx(two ? TwoLines : OneLine);
}

int LineGrid::rowsFor(int width) const
{
    const int columns = columnCount(width);
    return int(m_lines.size() + columns - 1) / columns;
}

int LineGrid::hiddenCount() const
{
    return qMax(0, int(m_lines.size()) - m_mostRows * columnCount(viewport()->width()));
}

QRect LineGrid::cell(int place) const
{
    const Geometry::Columns columns =
        Geometry::columns(viewport()->width(), m_theme->ipx(CellWidth));
    const int column = layoutDirection() == Qt::RightToLeft
        ? columns.count - 1 - place % columns.count
        : place % columns.count;
    return {column * columns.width,
            (place / columns.count) * lineHeight() - verticalScrollBar()->value(),
            columns.width - m_theme->ipx(Gap), lineHeight()};
}

int LineGrid::placeAt(const QPoint &point) const
{
    for (int place = 0; place < int(m_lines.size()); ++place) {
        if (cell(place).contains(point))
            return place;
    }
    return -1;
}

int LineGrid::currentPlace() const
{
    const auto found = std::find_if(m_lines.cbegin(), m_lines.cend(), [this](const GridLine &line) {
        return line.device == m_current;
    });
    return found == m_lines.cend() ? -1 : int(found - m_lines.cbegin());
}

void LineGrid::moveTo(int place)
{
    if (m_lines.isEmpty())
        return;
    place = qBound(0, place, int(m_lines.size()) - 1);
    m_current = m_lines.at(place).device;
    const QRect box = cell(place);
    QScrollBar *bar = verticalScrollBar();
    if (box.top() < 0)
        bar->setValue(bar->value() + box.top());
    else if (box.bottom() >= viewport()->height())
        bar->setValue(bar->value() + box.bottom() + 1 - viewport()->height());
    viewport()->update();
}

void LineGrid::arrange()
{
    const int line = lineHeight();
    const int beyond = qMax(0, rowsFor(viewport()->width()) - m_mostRows) * line;
    verticalScrollBar()->setSingleStep(line);
    verticalScrollBar()->setPageStep(m_mostRows * line);
    verticalScrollBar()->setRange(0, beyond);
    placeButtons();
    updateGeometry();
    viewport()->update();
    Q_EMIT hiddenCountChanged();
}

void LineGrid::makeButtons()
{
    // Not deleted at once: one of them may be the sender.
    for (const Button &button : std::as_const(m_buttons)) {
        button.widget->hide();
        button.widget->setObjectName(QString());
        button.widget->setFocusPolicy(Qt::NoFocus);
        button.widget->deleteLater();
    }
    m_buttons.clear();
    QWidget *before = this;
    for (const GridLine &line : std::as_const(m_lines)) {
        if (line.button.isEmpty())
            continue;
        auto *button = new PushButton(line.button, viewport());
        button->setObjectName(u"lineButton"_s);
        button->setAccessibleName(
            tr("%1: %2", "button, device").arg(line.button, line.device.name()));
        button->installEventFilter(this);
        setTabOrder(before, button);
        before = button;
        connect(button, &QPushButton::clicked, this,
                [this, device = line.device] { Q_EMIT buttonPressed(device); });
        m_buttons.append({line.device, button});
    }
}

void LineGrid::placeButtons()
{
    qsizetype next = 0;
    for (int place = 0; place < int(m_lines.size()) && next < m_buttons.size(); ++place) {
        if (m_lines.at(place).button.isEmpty())
            continue;
        QWidget *button = m_buttons.at(next++).widget;
        const QRect box = cell(place).adjusted(0, m_theme->ipx(3), 0, -m_theme->ipx(3));
        const int wide = qMin(button->sizeHint().width(), box.width() / 2);
        const int left = layoutDirection() == Qt::RightToLeft ? box.left() : box.right() - wide + 1;
        button->setGeometry(left, box.top(), wide, box.height());
        button->show();
    }
}

bool LineGrid::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn) {
        for (const Button &button : std::as_const(m_buttons)) {
            if (button.widget != watched)
                continue;
            m_current = button.device;
            moveTo(currentPlace());
        }
    }
    return QAbstractScrollArea::eventFilter(watched, event);
}

void LineGrid::keyPressEvent(QKeyEvent *event)
{
    const int columns = columnCount(viewport()->width());
    const int place = currentPlace();
    switch (event->key()) {
    case Qt::Key_Left:
        return moveTo(place - 1);
    case Qt::Key_Right:
        return moveTo(place + 1);
    case Qt::Key_Up:
        return moveTo(place - columns);
    case Qt::Key_Down:
        return moveTo(place < 0 ? 0 : place + columns);
    case Qt::Key_Home:
        return moveTo(0);
    case Qt::Key_End:
        return moveTo(int(m_lines.size()) - 1);
    case Qt::Key_PageUp:
        return moveTo(place - columns * m_mostRows);
    case Qt::Key_PageDown:
        return moveTo(place + columns * m_mostRows);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (place >= 0 && !event->isAutoRepeat())
            Q_EMIT deviceActivated(m_current);
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void LineGrid::mousePressEvent(QMouseEvent *event)
{
    const int place = placeAt(event->pos());
    if (event->button() != Qt::LeftButton || place < 0)
        return;
    moveTo(place);
    Q_EMIT deviceActivated(m_current);
}

void LineGrid::focusInEvent(QFocusEvent *event)
{
    if (currentPlace() < 0)
        moveTo(0);
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void LineGrid::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

bool LineGrid::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int place = placeAt(help->pos());
    if (place < 0) {
        QToolTip::hideText();
        return true;
    }
    const GridLine &line = m_lines.at(place);
    const QStringList words{line.device.text(), line.text, line.more};
    QToolTip::showText(help->globalPos(),
                       words.join(u'\n').toHtmlEscaped().replace(u"\n"_s, u"<br>"_s), viewport());
    return true;
}

void LineGrid::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    arrange();
}

void LineGrid::scrollContentsBy(int, int)
{
    placeButtons();
    viewport()->update();
}

QSize LineGrid::sizeHint() const
{
    const int wide = m_theme->ipx(CellWidth * 2);
    return {wide, heightForWidth(width() > 0 ? width() : wide)};
}

QSize LineGrid::minimumSizeHint() const
{
    return {m_theme->ipx(CellWidth / 2), m_theme->ipx(OneLine)};
}

int LineGrid::heightForWidth(int width) const
{
    return qMin(m_mostRows, rowsFor(width)) * lineHeight();
}

void LineGrid::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const int current = hasFocus() ? currentPlace() : -1;
    for (int place = 0; place < int(m_lines.size()); ++place) {
        const QRect box = cell(place);
        if (box.bottom() < 0 || box.top() >= viewport()->height())
            continue;
        paintLine(painter, box, m_lines.at(place), place == current);
    }
}

void LineGrid::paintLine(QPainter &painter, const QRectF &cell, const GridLine &line,
                         bool isCurrent) const
{
    const Tokens &t = m_theme->tokens();
    const bool loud = line.tone == GridLine::Tone::Loud;
    const QRectF box = cell.adjusted(0, 1, 0, -1);
    painter.setPen(isCurrent ? QPen(t.text, m_theme->px(2)) : QPen(Qt::NoPen));
    painter.setBrush(loud ? QBrush(t.alarm1) : QBrush(Qt::NoBrush));
    if (loud || isCurrent)
        painter.drawRoundedRect(box.adjusted(1, 0, -1, 0), m_theme->px(3), m_theme->px(3));
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    QRectF inner = box.adjusted(m_theme->px(7), 0, -m_theme->px(7), 0);
    const double button =
        line.button.isEmpty() ? 0 : QFontMetricsF(font()).horizontalAdvance(line.button) + 40;
    inner.adjust(mirrored ? button : 0, 0, mirrored ? 0 : -button, 0);
    const double size = m_theme->px(10);
    QRectF first = inner;
    if (!line.more.isEmpty())
        first.setHeight(inner.height() / 2 + m_theme->px(2));
    paintMark(
        painter,
        {mirrored ? inner.right() - size : inner.left(), first.center().y() - size / 2, size, size},
        line);
    const double indent = size + m_theme->px(8);
    first.adjust(mirrored ? 0 : indent, 0, mirrored ? -indent : 0, 0);
    const QColor ink = loud ? t.onAlarm1 : t.text;
    const auto write = [&](const QRectF &room, const QString &text, const QFont &font,
                           const QColor &colour) {
        painter.setFont(font);
        painter.setPen(colour);
        return drawTextLine(painter, room, text, mirrored ? Qt::AlignRight : Qt::AlignLeft)
            + m_theme->px(10);
    };
    QRectF name = first;
    name.setWidth(qMin(first.width() / 2, m_theme->px(150)));
    if (mirrored)
        name.moveRight(first.right());
    const double taken = write(name, line.device.name(), m_theme->font(12, QFont::DemiBold), ink);
    write(mirrored ? first.adjusted(0, 0, -taken, 0) : first.adjusted(taken, 0, 0, 0), line.text,
          m_theme->font(12, loud ? QFont::DemiBold : QFont::Normal), ink);
    if (line.more.isEmpty())
        return;
    QRectF second(first.left(), first.bottom() - m_theme->px(2), first.width(),
                  inner.bottom() - first.bottom());
    write(second, line.more, m_theme->font(11), loud ? t.onAlarm1 : t.muted);
}

void LineGrid::paintMark(QPainter &painter, const QRectF &box, const GridLine &line) const
{
    const Tokens &t = m_theme->tokens();
    switch (line.mark) {
    case GridLine::Mark::Waiting:
        return drawLight(painter, box, Light::Half, t);
    case GridLine::Mark::Done:
        return drawLight(painter, box, Light::On, t);
    case GridLine::Mark::Off:
        return drawLight(painter, box, Light::Off, t);
    case GridLine::Mark::Trouble:
        return drawOutcome(painter, box, CommandOutcome::TimedOut, *m_theme);
    case GridLine::Mark::Cross:
        return drawShape(painter, box, StateShape::Cross,
                         line.tone == GridLine::Tone::Loud ? t.onAlarm1 : t.text, t);
    }
    Q_UNREACHABLE();
}

} // namespace Raptor::Views
