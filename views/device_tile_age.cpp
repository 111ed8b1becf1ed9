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

/// Where nothing else is dirty, nothing else is looked at: ages are painted again and again.
bool DeviceTileDelegate::paintsAgeOnly(QPainter &painter, const QStyleOptionViewItem &option,
                                       const QModelIndex &index) const
{
    if (m_dirty.isEmpty()
        || !m_dirty.intersected(option.rect).subtracted(ageRect(option.rect)).isEmpty())
        return false;
    const auto device = index.data(DeviceRole::Id).value<DeviceId>();
    const TileLook *shown = m_tiles.lookOf(device);
    if (!shown || shown->size != option.rect.size() || shown->theme != m_theme->kind()
        || shown->facts.quality != index.data(DeviceRole::QualityRole).value<Quality>())
        return false;
    DeviceFacts facts;
    facts.quality = shown->facts.quality;
    const QVariant age = index.data(DeviceRole::AgeMs);
    facts.ageMs = age.isValid() ? age.toLongLong() : -1;
    const QPixmap picture = m_tiles.pictureOf(device);
    if (ageRoom(facts) != shown->ageRoom
        || picture.devicePixelRatio() != painter.device()->devicePixelRatioF())
        return false;
    painter.drawPixmap(option.rect.topLeft(), picture);
    paintAge(painter, option.rect, facts);
    return true;
}

/// Only numbers are compared on the way in: what else a report changes is told by other roles.
bool DeviceTileDelegate::canWait(const QModelIndex &index) const
{
    const TileLook *shown = m_tiles.lookOf(index.data(DeviceRole::Id).value<DeviceId>());
    if (!shown)
        return false;
    DeviceFacts facts = shown->facts;
    facts.signalViews = index.data(DeviceRole::Signals).value<QList<SignalView>>();
    return !TileLook::of(facts).saysElseThan(*shown);
}

bool DeviceTileDelegate::isShown(const QModelIndex &index) const
{
    const DeviceFacts facts = DeviceFacts::of(index);
    const TileLook *shown = m_tiles.lookOf(facts.id);
    if (!shown)
        return false;
    TileLook look = *shown;
    const TileLook now = TileLook::of(facts);
    look.facts = now.facts;
    look.numbers = now.numbers;
    return look == *shown;
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
