// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What of a tile changes with time alone.
#include "views/device_tile_delegate.h"

#include "models/domain/quality.h"
#include "views/digits.h"
#include "views/theme.h"

#include <QtGui/QPainter>

#include <algorithm>
#include <cmath>

namespace Raptor::Views {

QRect DeviceTileDelegate::ageRect(const QRect &tile) const
{
    return firstLine(bodyOf(tile)).toAlignedRect();
}

/// Beside the sign of the state.
QRectF DeviceTileDelegate::firstLine(const QRectF &body) const
{
    const double left = body.left() + m_theme->px(18) + m_theme->px(10);
    return {left, body.top(), body.right() - left, m_theme->px(17)};
}

QFont DeviceTileDelegate::ageFont(const DeviceFacts &facts) const
{
    const bool calm = facts.quality == Quality::Good;
    return m_theme->font(11, calm ? QFont::Normal : QFont::DemiBold);
}

/// In steps, so that the name beside it does not change with each second.
int DeviceTileDelegate::ageRoom(const DeviceFacts &facts) const
{
    const double step = m_theme->px(12);
    return int(std::ceil(Digits::width(ageFont(facts), facts.ageWord()) / step) * step);
}

/// It changes four times a second, and is therefore in no picture.
void DeviceTileDelegate::paintAge(QPainter &painter, const QRect &tile,
                                  const DeviceFacts &facts) const
{
    const Tokens &t = m_theme->tokens();
    painter.setFont(ageFont(facts));
    painter.setPen(facts.quality == Quality::Good ? t.muted : t.text);
    Digits::draw(painter, firstLine(bodyOf(tile)), Qt::AlignRight | Qt::AlignVCenter,
                 facts.ageWord());
}

bool DeviceTileDelegate::isSparkOld(const DeviceId &device) const
{
    return m_tiles.isOld(device, sparkEvery());
}

/// Time of about two pixels. What reports every 2 s is drawn by its reports alone.
Milliseconds DeviceTileDelegate::sparkEvery() const
{
    constexpr Milliseconds AtLeast{2500};
    constexpr int StepsAcross = 100;
    return std::max(AtLeast, Milliseconds(m_sparks.span()) / StepsAcross);
}

} // namespace Raptor::Views
