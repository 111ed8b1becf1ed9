// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/step_strip.h"

#include "views/command_text.h"
#include "views/theme.h"

#include <QtGui/QPainter>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double StepWidth = 150;

} // namespace

StepStrip::StepStrip(const Theme *theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(theme, &Theme::changed, this, &QWidget::updateGeometry);
}

void StepStrip::setRecord(const CommandRecord &record)
{
    m_record = record;
    setAccessibleName(lifeOf(record).join(u", "_s));
    update();
}

QSize StepStrip::sizeHint() const
{
    return {m_theme->ipx(StepWidth * 6), m_theme->ipx(36)};
}

QSize StepStrip::minimumSizeHint() const
{
    return {m_theme->ipx(StepWidth * 2), m_theme->ipx(36)};
}

void StepStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = m_theme->tokens();
    const QList<LifeStep> steps = stepsOf(m_record);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const double wide = qMin(m_theme->px(StepWidth), double(width()) / double(steps.size()));
    const double size = m_theme->px(9);
    const double line = m_theme->px(18);
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const LifeStep &step = steps.at(i);
        const double x = mirrored ? width() - double(i + 1) * wide : double(i) * wide;
        const QRectF mark(mirrored ? x + wide - size : x, (line - size) / 2, size, size);
        if (i + 1 < steps.size()) {
            const bool reached = steps.at(i + 1).state != LifeStep::State::Ahead;
            painter.setPen(QPen(reached ? t.mark : t.line, m_theme->px(1.5), Qt::SolidLine));
            const double y = mark.center().y();
            const double from =
                mirrored ? mark.left() - m_theme->px(3) : mark.right() + m_theme->px(3);
            painter.drawLine(QPointF(from, y),
                             QPointF(mirrored ? x + m_theme->px(3) : x + wide - m_theme->px(3), y));
        }
        drawStep(painter, mark, step, m_record.outcome, *m_theme);
        const bool ended = step.state == LifeStep::State::Ended;
        painter.setFont(m_theme->font(12, ended ? QFont::DemiBold : QFont::Normal));
        painter.setPen(step.state == LifeStep::State::Ahead ? t.muted : t.text);
        const QString words = step.time.isEmpty() ? step.word : step.word + u"  "_s + step.time;
        painter.drawText(
            QRectF(x, line, wide - m_theme->px(6), line),
            Qt::AlignLeading | Qt::AlignVCenter | Qt::TextSingleLine,
            painter.fontMetrics().elidedText(words, Qt::ElideRight, int(wide - m_theme->px(6))));
    }
}

} // namespace Raptor::Views
