// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/vocabulary.h"
#include "views/device_facts.h"
#include "views/gauge_geometry.h"

#include <QtCore/QRectF>
#include <QtGui/QColor>

class QPainter;

namespace Raptor::Views {

struct Tokens;
class Theme;

/// Three ways that a light can be: never told apart by colour alone.
enum class Light { Off, Half, On };

/// Draws @p shape inside @p box; @p colour fills, octagons are always alarm 1 with an outline.
void drawShape(QPainter &painter, const QRectF &box, StateShape shape, const QColor &colour,
               const Tokens &tokens);
/// The shape of @p facts in the colour that its quality asks for.
void drawState(QPainter &painter, const QRectF &box, const DeviceFacts &facts,
               const Tokens &tokens);
/// Disc, half-filled disc or ring.
void drawLight(QPainter &painter, const QRectF &box, Light light, const Tokens &tokens);
/// The priority shape of a breached limit with its letters: triangle HH/LL, diamond H/L.
void drawBreach(QPainter &painter, const QRectF &box, Geometry::Breach breach, const Theme &theme);
[[nodiscard]] QColor breachColour(Geometry::Breach breach, const Tokens &tokens);
[[nodiscard]] QString breachLetters(Geometry::Breach breach);
/// The pattern of a quality over @p box: none for Good and Late; dots for last known; strokes for
/// stale; crossed strokes for offline; dense strokes for bad.
void drawHatch(QPainter &painter, const QRectF &box, Quality quality, const Theme &theme);

} // namespace Raptor::Views
