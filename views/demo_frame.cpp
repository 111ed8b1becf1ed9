// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/demo_frame.h"

#include "views/theme.h"

#include <QtGui/QPainter>
#include <QtGui/QPaintEvent>
#include <QtWidgets/QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double BandHeight = 22;
constexpr double Frame = 5;
constexpr double Stripe = 9;

} // namespace

DemoFrame::DemoFrame(const Theme *theme, QWidget *content, QWidget *parent)
    : QWidget(parent), m_theme(theme)
{
    setObjectName(u"demoFrame"_s);
    setAccessibleName(tr("DEMO - simulated plant"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(content);
    connect(theme, &Theme::changed, this, &DemoFrame::applyTheme);
    applyTheme();
}

void DemoFrame::applyTheme()
{
    const int frame = m_theme->ipx(Frame);
    layout()->setContentsMargins(frame, m_theme->ipx(BandHeight), frame, frame);
    m_picture = {};
    update();
}

void DemoFrame::paintEvent(QPaintEvent *event)
{
    // Every repaint of what is inside passes here: stripes are drawn once and copied.
    const QSize wanted = size() * devicePixelRatio();
    if (m_picture.size() != wanted) {
        m_picture = QPixmap(wanted);
        m_picture.setDevicePixelRatio(devicePixelRatio());
        paintFrame(m_picture);
    }
    QPainter painter(this);
    painter.setClipRegion(event->region());
    painter.drawPixmap(0, 0, m_picture);
}

void DemoFrame::paintFrame(QPixmap &picture) const
{
    // Grey stripes, no colour: colours are for what is abnormal in a real plant.
    const Tokens &t = m_theme->tokens();
    QPainter painter(&picture);
    painter.fillRect(rect(), t.panel);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.outline);
    const double step = m_theme->px(Stripe);
    const double high = height();
    for (double x = -high; x < width(); x += 2 * step)
        painter.drawPolygon(
            QPolygonF({{x, high}, {x + step, high}, {x + step + high, 0}, {x + high, 0}}));
    painter.setFont(m_theme->font(12, QFont::Bold));
    const QString text = tr("DEMO - simulated plant. No real motor moves.");
    const QRectF band(0, 0, width(), m_theme->px(BandHeight));
    QRectF plate(0, 0, painter.fontMetrics().horizontalAdvance(text) + m_theme->px(28),
                 band.height());
    plate.moveCenter(band.center());
    painter.fillRect(plate, t.mark);
    painter.setPen(t.panel);
    painter.drawText(plate, Qt::AlignCenter | Qt::TextSingleLine, text);
}

} // namespace Raptor::Views
