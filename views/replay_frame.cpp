// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/replay_frame.h"

#include "views/theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double BandHeight = 30;
constexpr double Frame = 8;
constexpr double Square = 8;

} // namespace

ReplayFrame::ReplayFrame(const Theme *theme, QWidget *content, QWidget *parent)
    : QWidget(parent), m_theme(theme)
{
    setObjectName(u"replayFrame"_s);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(content);
    connect(theme, &Theme::changed, this, &ReplayFrame::applyTheme);
    applyTheme();
}

void ReplayFrame::applyTheme()
{
    const int frame = m_theme->ipx(Frame);
    layout()->setContentsMargins(frame, m_theme->ipx(BandHeight), frame, frame);
    update();
}

void ReplayFrame::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    update(0, 0, width(), m_theme->ipx(BandHeight));
}

void ReplayFrame::paintEvent(QPaintEvent *)
{
    // No colour, as in the demo: colours are for what is abnormal in the plant as it is.
    const Tokens &t = m_theme->tokens();
    QPainter painter(this);
    painter.fillRect(rect(), t.panel);
    const int square = m_theme->ipx(Square);
    const int band = m_theme->ipx(BandHeight);
    for (int y = 0; y < height(); y += square) {
        const bool inside = y >= band && y < height() - square;
        for (int x = (y / square) % 2 == 0 ? 0 : square; x < width(); x += 2 * square) {
            if (!inside || x < square || x >= width() - 2 * square)
                painter.fillRect(x, y, square, square, t.mark);
        }
    }
    painter.setFont(m_theme->font(14, QFont::Bold));
    QRect plate(0, 0, painter.fontMetrics().horizontalAdvance(m_text) + m_theme->ipx(40), band);
    plate.moveCenter(QRect(0, 0, width(), band).center());
    painter.fillRect(plate, t.mark);
    painter.setPen(t.panel);
    painter.drawText(plate, Qt::AlignCenter | Qt::TextSingleLine, m_text);
}

} // namespace Raptor::Views
