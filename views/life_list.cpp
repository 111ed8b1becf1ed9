// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/life_list.h"

#include "models/domain/wording.h"
#include "views/command_text.h"
#include "views/theme.h"

#include <QtGui/QPainter>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double LineHeight = 17;
constexpr double StepHeight = 16;
constexpr double Indent = 18;
constexpr double MarkSize = 10;

} // namespace

LifeList::LifeList(const Theme *theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    connect(theme, &Theme::changed, this, &QWidget::updateGeometry);
}

void LifeList::setRecords(const QList<CommandRecord> &records)
{
    const bool resized = records.isEmpty() != m_records.isEmpty();
    m_records = records;
    if (resized)
        updateGeometry();
    update();
}

QSize LifeList::minimumSizeHint() const
{
    // The newest with all its steps is always there; the column scrolls where that is too much.
    return {m_theme->ipx(180), m_theme->ipx(m_records.isEmpty() ? 40 : 168)};
}

void LifeList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF box(rect());
    if (m_records.isEmpty()) {
        write(painter, box, tr("None yet. What is asked of this device is listed here."),
              Ink::Muted, false, 3);
        return;
    }
    bool newest = true;
    for (const CommandRecord &record : std::as_const(m_records)) {
        if (box.height() < m_theme->px(2 * LineHeight))
            return;
        box.setTop(paintRecord(painter, record, box, newest));
        newest = false;
    }
}

double LifeList::write(QPainter &painter, const QRectF &box, const QString &text, Ink ink,
                       bool strong, int lines) const
{
    painter.setFont(m_theme->font(12, strong ? QFont::DemiBold : QFont::Normal));
    painter.setPen(ink == Ink::Text ? m_theme->tokens().text : m_theme->tokens().muted);
    const QFontMetricsF metrics(painter.font());
    QRectF room = box;
    room.setHeight(qMin(box.height(), lines * metrics.lineSpacing() + 1));
    const double wide = room.width() * lines - (lines > 1 ? metrics.averageCharWidth() * 6 : 0);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, wide);
    const int flags = int(Qt::AlignLeading | Qt::AlignTop) | Qt::TextWordWrap;
    QRectF used;
    painter.drawText(room, flags, shown, &used);
    return room.top() + qMin(room.height(), qMax(used.height(), m_theme->px(LineHeight)));
}

double LifeList::paintHead(QPainter &painter, const CommandRecord &record, const QRectF &box) const
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const double size = m_theme->px(MarkSize);
    const double indent = m_theme->px(Indent);
    const QRectF row(mirrored ? box.left() : box.left() + indent, box.top(), box.width() - indent,
                     m_theme->px(LineHeight));
    drawOutcome(
        painter,
        {mirrored ? box.right() - size : box.left(), row.center().y() - size / 2, size, size},
        record.outcome, *m_theme);
    painter.setFont(m_theme->font(12, QFont::DemiBold));
    painter.setPen(m_theme->tokens().text);
    painter.drawText(row, Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine,
                     Wording::of(record.kind));
    const double taken = QFontMetricsF(painter.font()).horizontalAdvance(Wording::of(record.kind));
    painter.setFont(m_theme->font(11));
    painter.setPen(m_theme->tokens().muted);
    const QString who = tr("%1 \u00b7 %2", "time, operator").arg(timeText(record), record.by);
    painter.drawText(row, Qt::AlignTrailing | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(who, Qt::ElideRight,
                                                      int(row.width() - taken - m_theme->px(8))));
    return row.bottom();
}

double LifeList::paintSteps(QPainter &painter, const CommandRecord &record, QRectF box) const
{
    const Tokens &t = m_theme->tokens();
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const double size = m_theme->px(8);
    for (const LifeStep &step : stepsOf(record)) {
        if (box.height() < m_theme->px(StepHeight))
            break;
        const bool ahead = step.state == LifeStep::State::Ahead;
        const bool ended = step.state == LifeStep::State::Ended;
        QRectF row(box.left(), box.top(), box.width(), m_theme->px(StepHeight));
        const double gap = m_theme->px(16);
        drawStep(
            painter,
            {mirrored ? row.right() - size : row.left(), row.center().y() - size / 2, size, size},
            step, record.outcome, *m_theme);
        row.adjust(mirrored ? 0 : gap, 0, mirrored ? -gap : 0, 0);
        painter.setFont(m_theme->font(11, ended ? QFont::DemiBold : QFont::Normal));
        painter.setPen(ahead ? t.muted : t.text);
        painter.drawText(row, Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine, step.word);
        painter.drawText(row, Qt::AlignTrailing | Qt::AlignVCenter | Qt::TextSingleLine, step.time);
        box.setTop(row.bottom());
    }
    return box.top();
}

double LifeList::paintRecord(QPainter &painter, const CommandRecord &record, const QRectF &box,
                             bool newest) const
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const double indent = m_theme->px(Indent);
    QRectF inner = mirrored ? box.adjusted(0, 0, -indent, 0) : box.adjusted(indent, 0, 0, 0);
    inner.setTop(paintHead(painter, record, box));
    const bool loud = isTrouble(record.outcome) || record.outcome == CommandOutcome::Refused;
    inner.setTop(write(painter, inner, resultText(record), loud ? Ink::Text : Ink::Muted,
                       isTrouble(record.outcome), newest ? 3 : 1));
    if (!record.note.isEmpty())
        inner.setTop(write(painter, inner, record.note, Ink::Text, true, newest ? 3 : 1));
    if (newest) {
        inner.setTop(paintSteps(painter, record, inner));
        // One path is in the steps already.
        for (const QString &path : record.paths.size() > 1 ? pathsOf(record) : QStringList())
            inner.setTop(write(painter, inner, path, Ink::Muted, false, 1));
    }
    return inner.top() + m_theme->px(7);
}

} // namespace Raptor::Views
