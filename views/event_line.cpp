// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/event_line.h"

#include "models/domain/roles.h"
#include "views/digits.h"
#include "views/labels.h"
#include "views/text_line.h"
#include "views/theme.h"

#include <QtCore/QAbstractItemModel>
#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtGui/QPainter>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr int MostEvents = 4;
constexpr double LeastRoom = 150;

} // namespace

EventLine::EventLine(const Theme *theme, QAbstractItemModel *events, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_events(events)
{
    setObjectName(u"eventLine"_s);
    setAccessibleName(tr("Last events"));
    setLook(this, "chrome");
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(events, &QAbstractItemModel::rowsInserted, this, &EventLine::describe);
    connect(events, &QAbstractItemModel::dataChanged, this, &EventLine::describe);
    connect(events, &QAbstractItemModel::modelReset, this, &EventLine::describe);
    connect(theme, &Theme::changed, this, &QWidget::updateGeometry);
    describe();
}

void EventLine::setTrafficText(const QString &text)
{
    if (text == m_traffic)
        return;
    m_traffic = text;
    update();
}

void EventLine::describe()
{
    const QString newest = m_events->index(0, 0).data().toString();
    setAccessibleDescription(newest);
    setToolTip(newest.toHtmlEscaped());
    update();
}

QSize EventLine::sizeHint() const
{
    return {m_theme->ipx(400), m_theme->ipx(28)};
}

void EventLine::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = m_theme->tokens();
    painter.setPen(QPen(t.line, 1));
    painter.drawLine(0, 0, width(), 0);
    const double edge = m_theme->px(14);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    painter.setFont(m_theme->font(12));
    painter.setPen(t.muted);
    const double traffic = Digits::width(painter.font(), m_traffic);
    Digits::draw(painter, QRectF(rect()).adjusted(edge, 0, -edge, 0),
                 (mirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, m_traffic);
    const double end = width() - edge - traffic - m_theme->px(24);
    double x = edge;
    const int count = qMin(MostEvents, m_events->rowCount());
    for (int row = 0; row < count && end - x > m_theme->px(LeastRoom); ++row)
        x = paintEventAt(painter, row, x, end);
    if (count == 0)
        painter.drawText(QRectF(rect()).adjusted(edge, 0, -edge, 0),
                         Qt::AlignVCenter | Qt::AlignLeading, tr("No events yet"));
}

double EventLine::paintEventAt(QPainter &painter, int row, double x, double end) const
{
    const Tokens &t = m_theme->tokens();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QModelIndex index = m_events->index(row, 0);
    const auto severity = index.data(EventRole::Severity).value<EventSeverity>();
    const auto place = [&](double wide) {
        const QRectF box(mirrored ? width() - x - wide : x, 0, wide, height());
        x += wide;
        return box;
    };
    painter.setFont(m_theme->font(12));
    painter.setPen(t.muted);
    const QString time =
        QLocale().toString(index.data(EventRole::Time).toDateTime().time(), u"HH:mm:ss"_s);
    Digits::draw(painter, place(Digits::width(painter.font(), time)),
                 Qt::AlignLeft | Qt::AlignVCenter, time);
    x += m_theme->px(10);
    if (severity == EventSeverity::Fault) {
        const double size = m_theme->px(12);
        QRectF box = place(size);
        box = QRectF(box.left(), (height() - size) / 2, size, size);
        painter.setPen(QPen(t.mark, 1));
        painter.setBrush(t.alarm2);
        painter.drawPolygon(
            QPolygonF({box.bottomLeft(), box.bottomRight(), {box.center().x(), box.top()}}));
        x += m_theme->px(6);
    }
    painter.setFont(
        m_theme->font(12, severity == EventSeverity::Info ? QFont::Normal : QFont::DemiBold));
    painter.setPen(row == 0 || severity == EventSeverity::Fault ? t.text : t.muted);
    const QRectF rest(mirrored ? width() - end : x, 0, end - x, height());
    x += drawTextLine(painter, rest, index.data().toString().simplified(),
                      mirrored ? Qt::AlignRight : Qt::AlignLeft);
    return x + m_theme->px(26);
}

} // namespace Raptor::Views
