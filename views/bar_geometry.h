// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QRectF>

#include <algorithm>

/// Where the bars of a small chart stand: pure, so that it is tested without a window.
namespace Raptor::Views::Geometry {

/// The upper end of a scale for counts up to @p most: 1, 2, 3, 4, 5, 6, 8, 10, 20, 30 ...
[[nodiscard]] constexpr int scaleEnd(int most)
{
    for (int power = 1; power < 1'000'000'000; power *= 10) {
        for (const int step : {1, 2, 3, 4, 5, 6, 8}) {
            if (most <= step * power)
                return step * power;
        }
    }
    return most;
}

/// One column of equal width for each of @p count, from left to right, the whole height of @p box.
[[nodiscard]] inline QRectF column(const QRectF &box, int place, int count, double gap)
{
    const double wide = (box.width() - gap * (count - 1)) / count;
    return {box.left() + place * (wide + gap), box.top(), wide, box.height()};
}

/// The bar of @p value on a scale that ends at @p end, standing on the bottom of @p column. What is
/// not nothing is seen: at least @p least high.
[[nodiscard]] inline QRectF bar(const QRectF &column, int value, int end, double least)
{
    if (value <= 0 || end <= 0)
        return {column.left(), column.bottom(), column.width(), 0.0};
    const double share = std::min(1.0, double(value) / double(end));
    const double high = std::max(least, column.height() * share);
    return {column.left(), column.bottom() - high, column.width(), high};
}

} // namespace Raptor::Views::Geometry
