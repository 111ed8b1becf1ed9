// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writes pictures of the trend canvas: a tool for looking at the design, not a test.
// Usage: views-trend-gallery DIRECTORY [NAME] (with QT_QPA_PLATFORM=offscreen).
#include "tests/support/fake_clock.h"
#include "tests/views/fakes/fake_trend_columns.h"
#include "views/theme.h"
#include "views/trend_canvas.h"

#include <QtCore/QDir>
#include <QtGui/QPainter>
#include <QtSvg/QSvgGenerator>
#include <QtWidgets/QApplication>

#include <cmath>
#include <cstdio>
#include <functional>
#include <random>

using namespace Raptor;
using namespace Raptor::Views;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

TagId tagOf(QStringView signal)
{
    return {DeviceId::parse(u"raptor/shop/bin-1-fan").value(), signal.toString()};
}

/// Two motors that ramp up and down, every two seconds for two days, with a silence and late
/// values.
struct Plant
{
    explicit Plant(const Clock &clock)
    {
        std::mt19937 random(7);
        std::normal_distribution<double> noise(0, 1);
        const WallTime now = clock.wall();
        bool wasSilent = false;
        for (WallTime at = now - 48h; at <= now; at += 2s) {
            const double minutes = double((at - (now - 48h)).count()) / 60000.0;
            const bool silent = at > now - 7h && at < now - 6h;
            const bool shortSilence = at > now - 4min && at < now - 200s;
            const bool late = at > now - 2min && at < now - 80s;
            const bool runs = std::fmod(minutes + 100, 240) < 180;
            const double load = runs ? std::min(1.0, std::fmod(minutes + 100, 240) / 2.0) : 0.0;
            if (silent || shortSilence) {
                wasSilent = true;
                continue;
            }
            const Quality quality = late ? Quality::Late : Quality::Good;
            const auto put = [&](QStringView signal, double value) {
                data.data[tagOf(signal)].push_back({at, value, wasSilent, quality});
            };
            put(u"left.rpm", load * (1450 + 30 * std::sin(minutes / 7)) + load * 6 * noise(random));
            put(u"right.rpm",
                load * (1390 + 60 * std::sin(minutes / 11)) + load * 9 * noise(random));
            put(u"left.amps",
                load * (11.5 + 3 * std::sin(minutes / 9)) + load * 0.4 * noise(random));
            put(u"volts", 231 + 2.5 * std::sin(minutes / 90) + 0.5 * noise(random));
            wasSilent = false;
        }
    }
    Test::FakeTrendColumns data;
};

QList<TrendTrace> allTraces()
{
    TrendTrace left{tagOf(u"left.rpm"), u"bin-1-fan left RPM"_s, Unit::Rpm};
    left.range = {0, 1800};
    left.normal = Band{1200, 1550};
    left.limits.high = 1600;
    left.limits.highHigh = 1700;
    left.limits.low = 900;
    TrendTrace right{tagOf(u"right.rpm"), u"bin-1-fan right RPM"_s, Unit::Rpm};
    right.range = left.range;
    TrendTrace amps{tagOf(u"left.amps"), u"bin-1-fan left current"_s, Unit::Ampere};
    amps.range = {0, 20};
    TrendTrace volts{tagOf(u"volts"), u"bin-1-fan mains voltage"_s, Unit::Volt};
    volts.range = {200, 250};
    return {left, right, amps, volts};
}

struct Shot
{
    QString name;
    QSize size;
    Theme::Kind theme = Theme::Kind::Dark;
    std::function<void(TrendCanvas &, Plant &, WallTime)> set;
    double scale = 1.0;
};

QList<TrendMark> marksAt(WallTime at)
{
    return {{at - 5h, u"local"_s}, {at - 3min, u"cloud"_s}};
}

QList<AlarmSpan> alarmsAt(WallTime at)
{
    AlarmSpan high;
    high.key.device = tagOf(u"left.rpm").device;
    high.key.subject = u"left.rpm"_s;
    high.priority = AlarmPriority::High;
    high.from = at - 9h;
    high.to = at - 8h - 30min;
    AlarmSpan low = high;
    low.kind = AlarmKind::Low;
    low.priority = AlarmPriority::Low;
    low.from = at - 70s;
    low.to.reset();
    return {high, low};
}

void day(TrendCanvas &canvas, Plant &, WallTime now)
{
    canvas.setTraces(allTraces());
    canvas.setRange(now - 24h, now);
    canvas.setMarks(marksAt(now));
    canvas.setEvents({{now - 12h, u"stop by anna"_s}});
    canvas.setAlarms(alarmsAt(now));
    canvas.setCursors(now - 20h, now - 14h);
}

void live(TrendCanvas &canvas, Plant &, WallTime now)
{
    canvas.setTraces(allTraces());
    canvas.setSpan(5min);
    canvas.setMarks(marksAt(now));
    canvas.setAlarms(alarmsAt(now));
}

QList<Shot> shots()
{
    const auto rpm = [](TrendCanvas &canvas, Plant &, WallTime now) {
        canvas.setTraces(allTraces().mid(0, 2));
        canvas.setSpan(5min);
        canvas.setFit(true);
        canvas.setMarks(marksAt(now));
    };
    const auto silent = [](TrendCanvas &canvas, Plant &plant, WallTime now) {
        live(canvas, plant, now);
        for (const TrendTrace &trace : allTraces()) {
            plant.data.qualities.insert(trace.tag, Quality::Stale);
            auto &points = plant.data.data[trace.tag];
            std::erase_if(points, [now](const auto &point) { return point.at > now - 50s; });
        }
        canvas.setPaused(true);
    };
    const auto compared = [](TrendCanvas &canvas, Plant &, WallTime now) {
        canvas.setTraces(allTraces().mid(0, 1));
        canvas.setRange(now - 6h, now);
        canvas.setComparison(24h);
    };
    const auto empty = [](TrendCanvas &, Plant &, WallTime) {};
    const auto bare = [](TrendCanvas &canvas, Plant &plant, WallTime now) {
        day(canvas, plant, now);
        canvas.setLegendShown(false);
    };
    using K = Theme::Kind;
    return {{u"day-dark"_s, {1366, 700}, K::Dark, day},
            {u"day-light"_s, {1366, 700}, K::Light, day},
            {u"live-dark"_s, {1366, 700}, K::Dark, live},
            {u"live-light"_s, {1000, 500}, K::Light, live},
            {u"rpm-light"_s, {1000, 420}, K::Light, rpm},
            {u"silent-dark"_s, {1366, 600}, K::Dark, silent},
            {u"compared-light"_s, {1366, 600}, K::Light, compared},
            {u"empty-dark"_s, {800, 400}, K::Dark, empty},
            {u"bare-small-dark"_s, {700, 360}, K::Dark, bare},
            {u"day-4k-dark"_s, {3840, 1900}, K::Dark, day, 2.0}};
}

bool take(const Shot &shot, const QDir &directory)
{
    const Test::FakeClock clock;
    Plant plant(clock);
    Theme theme(shot.theme);
    theme.setTextScale(shot.scale);
    TrendCanvas canvas(&theme, &plant.data, &clock);
    canvas.resize(shot.size);
    shot.set(canvas, plant, clock.wall());
    canvas.show();
    const bool saved = canvas.grab().save(directory.filePath(shot.name + u".png"_s));
    if (shot.name != u"day-light"_s)
        return saved;
    QSvgGenerator svg;
    svg.setFileName(directory.filePath(shot.name + u".svg"_s));
    svg.setSize(shot.size);
    QPainter vectors(&svg);
    canvas.paintTo(&vectors, QRect(QPoint(), shot.size));
    QImage image(shot.size, QImage::Format_RGB32);
    QPainter pixels(&image);
    canvas.paintTo(&pixels, image.rect());
    pixels.end();
    return saved && image.save(directory.filePath(u"export.png"_s));
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    const QStringList words = QApplication::arguments();
    const QDir directory(words.value(1, u"."_s));
    if (!directory.mkpath(u"."_s))
        return 1;
    bool ok = true;
    for (const Shot &shot : shots()) {
        if (!shot.name.contains(words.value(2)))
            continue;
        const bool saved = take(shot, directory);
        ok = ok && saved;
        std::printf("%s %s\n", saved ? "wrote" : "FAILED", qPrintable(shot.name));
    }
    return ok ? 0 : 1;
}
