// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/benchmark.h"
#include "app/raptor-bench/peer_plot.h"
#include "app/raptor-bench/percentiles.h"
#include "app/raptor-bench/plant_server.h"
#include "models/trend_pyramid.h"
#include "views/theme.h"
#include "views/trend_canvas.h"

#include <QtCore/QCoreApplication>

#include <array>
#include <cmath>
#include <cstdio>
#include <limits>

namespace Raptor::Bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int signalCount = 4;
constexpr int warmUp = 5;
constexpr qint64 distance = 100; ///< ms between points
constexpr qint64 begin = 1'790'000'000'000;
constexpr std::array sizes{10'000, 1'000'000, 10'000'000};

TagId tagOf(int signal)
{
    return {DeviceId::parse(u"raptor/bench/m1").value(), u"signal-%1"_s.arg(signal)};
}

/// A swing with noise on it, without a pattern that a painter could make use of.
PlotPoint pointOf(int signal, int index)
{
    quint64 noise = (quint64(index) * 4 + quint64(signal) + 1) * 0x9E3779B97F4A7C15ULL;
    noise = (noise ^ (noise >> 29)) * 0xBF58476D1CE4E5B9ULL;
    const double rough = double(noise >> 40) / double(1 << 24) - 0.5;
    const double phase = double(index) * (signal + 3) / 2'000'000.0 * 6.283;
    return {begin + index * distance, 100.0 * signal + 40 * std::sin(phase) + 25 * rough};
}

class Pyramids final : public TrendColumns
{
public:
    explicit Pyramids(int points)
    {
        for (int signal = 0; signal < signalCount; ++signal) {
            Models::TrendPyramid &pyramid =
                *m_all.insert(tagOf(signal), Models::TrendPyramid(points));
            for (int i = 0; i < points; ++i) {
                const PlotPoint point = pointOf(signal, i);
                (void)pyramid.add(fromEpochMs(point.at), point.value, Quality::Good,
                                  Milliseconds(2 * distance));
            }
            m_bytes += pyramid.bytes();
        }
    }
    void watch(const QObject *, const QList<TagId> &) override { }
    QList<HistoryBucket> columns(const TagId &tag, WallTime from, WallTime to,
                                 Milliseconds step) override
    {
        QList<HistoryBucket> all;
        const auto pyramid = m_all.constFind(tag);
        if (pyramid != m_all.cend())
            pyramid->columns(from, to, step, &all);
        return all;
    }
    [[nodiscard]] TrendNow current(const TagId &tag) const override
    {
        const auto pyramid = m_all.constFind(tag);
        return {0.0, Quality::Good, pyramid->newest().value_or(WallTime())};
    }
    [[nodiscard]] bool isLoading(const TagId &) const override { return false; }
    [[nodiscard]] QString trouble() const override { return {}; }
    [[nodiscard]] double bytesPerPoint() const
    {
        return double(m_bytes) / double(m_all.begin()->size()) / signalCount;
    }

private:
    QHash<TagId, Models::TrendPyramid> m_all;
    qint64 m_bytes = 0;
};

class Canvas final : public PlotContender
{
public:
    Canvas(const PlotTask &task, TrendColumns *data)
        : m_theme(Views::Theme::Kind::Dark), m_canvas(&m_theme, data, &m_clock)
    {
        QList<Views::TrendTrace> traces;
        for (int signal = 0; signal < task.signalCount; ++signal)
            traces.append({tagOf(signal), u"signal %1"_s.arg(signal), Unit::Rpm});
        m_canvas.setTraces(traces);
        m_canvas.setFit(true);
        m_canvas.resize(task.size);
        m_canvas.show();
    }
    void paint(double from, double to) override
    {
        m_canvas.setRange(fromEpochMs(qint64(from)), fromEpochMs(qint64(to)));
        m_canvas.viewport()->repaint();
    }

private:
    SystemClock m_clock;
    Views::Theme m_theme;
    Views::TrendCanvas m_canvas;
};

enum class Motion {
    Scroll, ///< by a tenth of a pixel
    Zoom, ///< by a thousandth: no column is one that was there before
};

std::vector<double> framesOf(PlotContender *plot, int points, int frames, Motion motion)
{
    const double whole = double(points) * double(distance);
    std::vector<double> times;
    for (int i = 0; i < warmUp + frames; ++i) {
        const double by = motion == Motion::Scroll ? whole / 10'000 * i : 0;
        const double span = motion == Motion::Zoom ? whole * (1 - 0.001 * (i % 100)) : whole;
        const qint64 at = monotonicNs();
        plot->paint(double(begin) + by, double(begin) + by + span);
        QCoreApplication::processEvents(); // what a frame leaves to be done belongs to it
        if (i >= warmUp)
            times.push_back(double(monotonicNs() - at) / 1e6);
    }
    return times;
}

JsonLine measure(int points, int frames)
{
    const PlotTask task{{1000, 400}, signalCount, points, pointOf};
    JsonLine line;
    line.add(u"bench", u"trend").add(u"points", qint64(points));
    note(u"%1 points: our own"_s.arg(points));
    {
        Pyramids data(points);
        Canvas canvas(task, &data);
        const std::vector<double> own = framesOf(&canvas, points, frames, Motion::Scroll);
        const std::vector<double> zoomed = framesOf(&canvas, points, frames, Motion::Zoom);
        line.add(u"frame_ms", percentile(own, 0.5), 2);
        line.add(u"frame_p99_ms", percentile(own, 0.99), 2);
        line.add(u"zoom_ms", percentile(zoomed, 0.5), 2);
        line.add(u"bytes_per_point", data.bytesPerPoint(), 1);
    }
    note(u"%1 points: QCustomPlot"_s.arg(points));
    const auto peer = qCustomPlot(task);
    const std::vector<double> theirs =
        peer ? framesOf(peer.get(), points, frames, Motion::Scroll) : std::vector<double>();
    line.add(u"qcustomplot_ms",
             peer ? percentile(theirs, 0.5) : std::numeric_limits<double>::quiet_NaN(), 2);
    return line;
}

Result<JsonLine> run(const Arguments &arguments)
{
    const int frames = arguments.number(u"--frames"_s);
    if (const int points = arguments.number(u"--points"_s); points > 0)
        return measure(points, frames);
    for (size_t i = 0; i + 1 < sizes.size(); ++i)
        std::printf("%s\n", measure(sizes[i], frames).text().constData());
    return measure(sizes.back(), frames);
}

} // namespace

Benchmark trend()
{
    return {
        u"trend"_s,
        u"a frame of the trend canvas, by number of points"_s,
        u"The chart of the Trends page, 1000 x 400 pixels, without a screen, with four signals\n"
        "of so many points each, all of which are in the shown time: from another time to\n"
        "painted pixels. frame_ms: it scrolls by less than a pixel; zoom_ms: it zooms, and no\n"
        "column is one that was there before. Beside it, in the same run, QCustomPlot as it\n"
        "comes, if it was there when the program was configured; else its figure is null. The\n"
        "medians of --frames. A line for 10,000, 1,000,000 and 10,000,000 points, unless\n"
        "--points says how many. The largest takes 1.5 GB of memory."_s,
        {{u"--points"_s,
          u"N"_s,
          u"points of each signal; 0: the three sizes"_s,
          0,
          0,
          50'000'000,
          {}},
         {u"--frames"_s, u"N"_s, u"frames that are measured"_s, 50, 1, 100'000, {}}},
        run,
        true};
}

} // namespace Raptor::Bench
