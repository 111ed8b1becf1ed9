// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/relay_plate.h"

#include "models/domain/quality.h"
#include "models/domain/wording.h"
#include "views/shapes.h"
#include "views/theme.h"

#include <QtCore/QLocale>
#include <QtGui/QPainter>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr double Shape = 84;
constexpr double Between = 30;

QString largeWord(const DeviceFacts &facts)
{
    const SignalView *relay = relayOf(facts.signalViews);
    return relay ? wordText(*relay).left(24) : Wording::of(facts.run);
}

/// The relay's own quality: the device may be live while its relay is not.
Quality qualityOf(const DeviceFacts &facts)
{
    const SignalView *relay = relayOf(facts.signalViews);
    return relay && facts.live() ? relay->quality : facts.quality;
}

} // namespace

RelayPlate::RelayPlate(const Theme *theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void RelayPlate::showDevice(const DeviceFacts &facts)
{
    m_facts = facts;
    setAccessibleName(tr("State of the device"));
    setAccessibleDescription(
        isLive(qualityOf(facts))
            ? largeWord(facts)
            : tr("%1, %2", "state, quality").arg(largeWord(facts), Wording::of(qualityOf(facts))));
    update();
}

QSize RelayPlate::sizeHint() const
{
    return {m_theme->ipx(320), m_theme->ipx(140)};
}

void RelayPlate::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = m_theme->tokens();
    const Quality quality = qualityOf(m_facts);
    drawHatch(painter, rect(), quality, *m_theme);
    const double size = m_theme->px(Shape);
    const double gap = m_theme->px(Between);
    QFont font = m_theme->font(56, QFont::DemiBold);
    font.setItalic(!isLive(quality));
    const QString word = largeWord(m_facts);
    const double wide = QFontMetricsF(font).horizontalAdvance(word);
    const double left = qMax(0.0, (width() - size - gap - wide) / 2);
    const double middle = height() / 2.0;
    drawState(painter, {left, middle - size / 2, size, size}, m_facts, t);
    painter.setFont(font);
    painter.setPen(isLive(quality) ? t.text : t.muted);
    const QRectF box(left + size + gap, middle - m_theme->px(44), width() - left - size - gap,
                     m_theme->px(66));
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, word);
    painter.setFont(m_theme->font(14));
    painter.setPen(t.muted);
    const QString since = m_facts.since.isValid()
        ? tr("since %1").arg(QLocale().toString(m_facts.since.time(), u"HH:mm:ss"_s))
        : m_facts.qualityText;
    painter.drawText(QRectF(box.left() + 3, box.bottom(), box.width(), m_theme->px(22)),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, since);
}

} // namespace Raptor::Views
