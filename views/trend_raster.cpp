// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/trend_raster.h"

#include <QtGui/QColor>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace Raptor::Views {

namespace {

constexpr int Subs = 4; ///< sub-columns a pixel column, for soft edges of steep lines
constexpr int Tile = 16; ///< pixels that are turned at once

} // namespace

TrendDash dashOf(Quality quality)
{
    switch (quality) {
    case Quality::Good:
        return {1, 0};
    case Quality::Late:
        return {9, 4};
    case Quality::LastKnown:
        return {2, 5};
    case Quality::Stale:
        return {5, 5};
    case Quality::Bad:
    case Quality::Offline:
        return {2, 9};
    }
    return {1, 0};
}

void TrendRaster::begin(QSize size)
{
    m_size = size.expandedTo({1, 1});
    const auto pixels = size_t(m_size.width()) * size_t(m_size.height());
    m_pixels.assign(pixels, 0);
    m_stretches.assign(size_t(m_size.width()) * Subs, {});
    m_quality.assign(size_t(m_size.width()), 0);
    m_first = m_size.width() * Subs;
    m_last = -1;
}

void TrendRaster::cover(int sub, float top, float bottom)
{
    if (sub < 0 || sub >= m_size.width() * Subs)
        return;
    Stretch &stretch = m_stretches[size_t(sub)];
    if (stretch.bottom < stretch.top) {
        stretch = {top, bottom};
    } else {
        stretch.top = std::min(stretch.top, top);
        stretch.bottom = std::max(stretch.bottom, bottom);
    }
    m_first = std::min(m_first, sub);
    m_last = std::max(m_last, sub);
}

/// The cut of the line with the middle of each sub-column between, no further than its ends.
void TrendRaster::lineTo(Pen *pen, double x, float y)
{
    const float least = std::min(pen->y, y) - pen->half;
    const float most = std::max(pen->y, y) + pen->half;
    const int begin = std::max(int(std::ceil(pen->x - 0.5)), 0);
    const int end = std::min(int(std::floor(x - 0.5)), m_size.width() * Subs - 1);
    if (begin > end) {
        if (x - pen->x < 1)
            cover(int(std::floor(x)), least, most);
    } else {
        const auto slope = float((y - pen->y) / (x - pen->x));
        const float half = pen->half * std::sqrt(1 + slope * slope * Subs * Subs);
        for (int sub = begin; sub <= end; ++sub) {
            const float at = pen->y + slope * float(sub + 0.5 - pen->x);
            cover(sub, std::max(at - half, least), std::min(at + half, most));
        }
    }
    pen->x = x;
    pen->y = y;
}

void TrendRaster::dot(double x, float y, float radius)
{
    const auto reach = double(radius) * Subs;
    for (int sub = int(std::floor(x - reach)); sub <= int(std::ceil(x + reach)); ++sub) {
        const auto away = float((sub + 0.5 - x) / Subs);
        const float rest = radius * radius - away * away;
        if (rest > 0)
            cover(sub, y - std::sqrt(rest), y + std::sqrt(rest));
    }
}

void TrendRaster::draw(const QList<HistoryBucket> &columns, Milliseconds step,
                       const TrendPlane &plane, const QColor &colour, double thickness)
{
    const auto height = float(m_size.height());
    const auto y = [&](double value) {
        return std::clamp(float(plane.y(value)), -3 * height, 4 * height);
    };
    Pen pen;
    pen.half = float(thickness / 2);
    const double columnWide =
        plane.width * double(step.count()) / double((plane.to - plane.from).count());
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const HistoryBucket &column = columns.at(i);
        const double left = plane.x(double(toEpochMs(column.from)));
        const double x = (left + columnWide / 2) * Subs;
        const bool joined = i > 0 && !column.gap;
        const bool alone = !joined && (i + 1 == columns.size() || columns.at(i + 1).gap);
        const int first =
            std::clamp(int(std::floor((joined ? pen.x : x) / Subs)), 0, m_size.width());
        if (joined)
            lineTo(&pen, x, y(column.first));
        const float top = y(column.maximum) - pen.half;
        const float bottom = y(column.minimum) + pen.half;
        if (column.minimum < column.maximum) {
            const int end = int(std::ceil((left + columnWide) * Subs));
            for (int sub = int(std::floor(left * Subs)); sub < end; ++sub)
                cover(sub, top, bottom);
        } else if (alone) {
            dot(x, y(column.last), pen.half * 2);
        } else {
            cover(int(std::floor(x)), top, bottom);
        }
        const int last = std::clamp(int(std::ceil(x / Subs)), -1, m_size.width() - 1);
        if (column.worst != Quality::Good) {
            for (int at = first; at <= last; ++at)
                m_quality[size_t(at)] = std::max(m_quality[size_t(at)], quint8(column.worst));
        }
        pen.x = x;
        pen.y = y(column.last);
    }
    const quint32 paint = qPremultiply(colour.rgba());
    for (int at = m_first / Subs; at <= m_last / Subs; ++at)
        fillColumn(at, paint);
    m_first = m_size.width() * Subs;
    m_last = -1;
}

void TrendRaster::blend(quint32 *pixel, quint32 colour, int coverage) const
{
    const auto scaled = [](quint32 one, quint32 by) { // by: 0 .. 256
        return ((((one >> 8) & 0x00FF00FFU) * by) & 0xFF00FF00U)
            | (((one & 0x00FF00FFU) * by >> 8) & 0x00FF00FFU);
    };
    const quint32 source = scaled(colour, quint32(coverage));
    *pixel = source + scaled(*pixel, 256 - (source >> 24));
}

/// All four cuts have the middle in common; the ends are softer.
void TrendRaster::fillColumn(int column, quint32 colour)
{
    const auto from = m_stretches.begin() + std::ptrdiff_t(column) * Subs;
    const TrendDash dash = dashOf(Quality(std::exchange(m_quality[size_t(column)], quint8(0))));
    const bool shown = column % (dash.on + dash.off) < dash.on;
    std::array<Stretch, Subs> cuts;
    std::copy(from, from + Subs, cuts.begin());
    std::fill(from, from + Subs, Stretch());
    const auto height = float(m_size.height());
    float top = height;
    float bottom = 0;
    float innerTop = 0;
    float innerBottom = height;
    for (Stretch &cut : cuts) {
        cut.top = std::clamp(cut.top, 0.0F, height);
        cut.bottom = cut.bottom < 0 ? -1 : std::min(cut.bottom, height);
        if (cut.bottom <= cut.top) {
            innerBottom = 0;
            continue;
        }
        top = std::min(top, cut.top);
        bottom = std::max(bottom, cut.bottom);
        innerTop = std::max(innerTop, cut.top);
        innerBottom = std::min(innerBottom, cut.bottom);
    }
    if (!shown || bottom <= top)
        return;
    quint32 *pixels = m_pixels.data() + size_t(column) * size_t(m_size.height());
    const int end = std::min(int(std::ceil(bottom)), m_size.height());
    const int solidFrom = int(std::ceil(innerTop));
    const int solidTo = int(std::floor(innerBottom));
    const bool opaque = (colour >> 24) == 255;
    for (int row = int(top); row < end; ++row) {
        if (row >= solidFrom && row < solidTo) {
            if (opaque) {
                std::fill(pixels + row, pixels + solidTo, colour);
                row = solidTo - 1;
            } else {
                blend(pixels + row, colour, 256);
            }
            continue;
        }
        float coverage = 0;
        for (const Stretch &cut : cuts)
            coverage += std::max(
                0.0F, std::min(cut.bottom, float(row + 1)) - std::max(cut.top, float(row)));
        blend(pixels + row, colour, int(coverage * 256 / Subs));
    }
}

const QImage &TrendRaster::image()
{
    if (m_image.size() != m_size)
        m_image = QImage(m_size, QImage::Format_ARGB32_Premultiplied);
    const auto stride = size_t(m_image.bytesPerLine()) / sizeof(quint32);
    auto *lines = reinterpret_cast<quint32 *>(m_image.bits());
    const int height = m_size.height();
    for (int left = 0; left < m_size.width(); left += Tile) {
        const int right = std::min(left + Tile, m_size.width());
        for (int top = 0; top < height; top += Tile) {
            const int bottom = std::min(top + Tile, height);
            for (int row = top; row < bottom; ++row) {
                quint32 *line = lines + size_t(row) * stride;
                for (int column = left; column < right; ++column)
                    line[column] = m_pixels[size_t(column) * size_t(height) + size_t(row)];
            }
        }
    }
    return m_image;
}

QList<QPolygonF> trendRuns(const QList<HistoryBucket> &columns, Milliseconds step,
                           const TrendPlane &plane)
{
    QList<QPolygonF> runs;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const HistoryBucket &column = columns.at(i);
        const double x = plane.x(double(toEpochMs(column.from)) + double(step.count()) / 2);
        if (i == 0 || column.gap)
            runs.append(QPolygonF());
        QPolygonF &run = runs.last();
        run.append({x, plane.y(column.first)});
        if (column.minimum < column.maximum) {
            run.append({x, plane.y(column.minimum)});
            run.append({x, plane.y(column.maximum)});
            run.append({x, plane.y(column.last)});
        }
    }
    return runs;
}

} // namespace Raptor::Views
