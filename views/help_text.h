// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/shapes.h"

#include <QtCore/QList>
#include <QtCore/QString>

/// What the Help page says.
namespace Raptor::Views::HelpText {

struct Shape
{
    StateShape shape;
    QString text;
};

/// Drawn by the page and shown as the images "shape:0", "shape:1" and so on.
[[nodiscard]] QList<Shape> shapes();

/// The inside of a <body>; its sections have names, the links on top lead there.
[[nodiscard]] QString html(const QString &version);

} // namespace Raptor::Views::HelpText
