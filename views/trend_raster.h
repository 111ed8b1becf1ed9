// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/history_ports.h"

#include <QtGui/QImage>
#include <QtGui/QPolygonF>

#include <vector>

namespace Raptor::Views {

/// Where times and values stand in a plot, in its pixels.
struct TrendPlane
{
    WallTime from{};
    WallTime to{};
    double low = 0.0;
    double high = 1.0;
    double width = 0.0;
    double height = 0.0;

    [[nodiscard]] double x(double epochMs) const
    {
        return width * (epochMs - double(toEpochMs(from))) / double((to - from).count());
    }
    [[nodiscard]] double y(double value) const { return height * (high - value) / (high - low); }
};

/// How a line is drawn where its values have this quality: so many pixels with it, so many without.
struct TrendDash
{
    int on = 1;
    int off = 0;
};
[[nodiscard]] TrendDash dashOf(Quality quality);

/// Paints lines as fills of pixel columns: each column has one stretch, from the lowest to the
/// highest place that the line has in it, with soft ends. The cost is that of the pixels, however
/// many points there were. Pixels are those of the device.
class TrendRaster
{
public:
    /// Begins an empty picture.
    void begin(QSize size);
    /// @p step is that of @p columns, in ms; @p thickness in pixels.
    void draw(const QList<HistoryBucket> &columns, Milliseconds step, const TrendPlane &plane,
              const QColor &colour, double thickness);
    /// The picture so far, premultiplied and transparent where there is no line.
    [[nodiscard]] const QImage &image();

private:
    struct Stretch
    {
        float top = 0;
        float bottom = -1; ///< less than top: nothing
    };
    struct Pen
    {
        float half = 0; ///< of its thickness
        double x = 0; ///< in sub-columns
        float y = 0;
    };
    void cover(int sub, float top, float bottom);
    void lineTo(Pen *pen, double x, float y);
    void dot(double x, float y, float radius);
    void fillColumn(int column, quint32 colour);
    void blend(quint32 *pixel, quint32 colour, int coverage) const;

    QSize m_size;
    std::vector<quint32> m_pixels; ///< column by column
    std::vector<Stretch> m_stretches; ///< four a pixel column, of the present line
    std::vector<quint8> m_quality; ///< worst, per pixel column
    int m_first = 0;
    int m_last = -1; ///< sub-columns that are in use
    QImage m_image;
};

/// The same line as points to be joined, run by run, for painters that draw vectors.
[[nodiscard]] QList<QPolygonF> trendRuns(const QList<HistoryBucket> &columns, Milliseconds step,
                                         const TrendPlane &plane);

} // namespace Raptor::Views
