// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/broker_process.h"
#include "app/demo/child_process.h"
#include "app/raptor-bench/benchmark.h"
#include "app/raptor-bench/flood_publisher.h"
#include "app/raptor-bench/percentiles.h"
#include "app/raptor-bench/plant_server.h"
#include "app/raptor-bench/wait_for.h"
#include "app/raptor-bench/window_setup.h"
#include "app/raptor-console/desktop.h"
#include "models/domain/quality.h"
#include "views/arc_gauge.h"

#include <QtCore/QEvent>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>

namespace Raptor::Bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int stuckSeconds = 30;
constexpr double nsPerMs = 1e6;
constexpr int lowestRpm = 1;
constexpr int highestRpm = 1500;
constexpr int shortestPauseMs = 60;
constexpr int longestPauseMs = 140;

/// Sees the gauge of the watched device being painted, and with which number.
class GaugeWatch final : public QObject
{
public:
    explicit GaugeWatch(QWidget &window) : m_window(window) { }

    /// False while the page does not have the gauge yet.
    [[nodiscard]] bool find()
    {
        for (const auto *gauge : m_window.findChildren<Views::ArcGauge *>()) {
            if (gauge->isVisible() && gauge->signal().signal.endsWith(u".rpm"_s))
                m_gauge = const_cast<Views::ArcGauge *>(gauge);
        }
        if (m_gauge)
            m_gauge->installEventFilter(this);
        return m_gauge != nullptr;
    }
    void expect(int rpm)
    {
        m_expected = rpm;
        m_paintedAt = 0;
    }
    /// CLOCK_MONOTONIC in ns; 0: not yet.
    [[nodiscard]] qint64 paintedAt() const { return m_paintedAt; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && m_paintedAt == 0) {
            const auto *number = std::get_if<double>(&m_gauge->signal().value);
            // The gauge paints after this, and the window puts it out: what comes then is late
            // enough.
            if (number && qRound(*number) == m_expected)
                QMetaObject::invokeMethod(
                    this, [this] { m_paintedAt = monotonicNs(); }, Qt::QueuedConnection);
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QWidget &m_window;
    Views::ArcGauge *m_gauge = nullptr;
    int m_expected = -1;
    qint64 m_paintedAt = 0;
};

Result<std::vector<double>> measure(FloodPublisher &publisher, GaugeWatch &gauge, int count)
{
    std::vector<double> latencies;
    for (int i = 0; i < count; ++i) {
        const int pause = QRandomGenerator::global()->bounded(shortestPauseMs, longestPauseMs);
        const qint64 goesOnAt = monotonicNs() + pause * qint64(nsPerMs);
        (void)waitFor([&] { return monotonicNs() >= goesOnAt; }, stuckSeconds);
        // Each shows as another number, far from the one before.
        const int rpm = lowestRpm + ((i + 1) * 389) % (highestRpm - lowestRpm);
        gauge.expect(rpm);
        publisher.publishWatched(rpm);
        if (!waitFor([&] { return gauge.paintedAt() != 0; }, stuckSeconds))
            return Error{Error::Code::Io, u"value %1 was never painted"_s.arg(i + 1)};
        latencies.push_back(double(gauge.paintedAt() - publisher.publishedAt()) / nsPerMs);
    }
    return latencies;
}

/// Unset if there is none; the error has been told.
std::optional<BrokerProfile> start(App::BrokerProcess &mosquitto)
{
    bool failed = false;
    QObject::connect(&mosquitto, &App::BrokerProcess::failed, &mosquitto,
                     [&failed](const QString &reason) {
                         failed = true;
                         note(reason);
                     });
    mosquitto.start();
    (void)waitFor([&] { return failed || mosquitto.isRunning(); }, stuckSeconds);
    const auto url = BrokerUrl::parse(mosquitto.url().toString());
    if (!mosquitto.isRunning() || !url)
        return std::nullopt;
    return BrokerProfile{.name = u"local"_s, .url = *url};
}

Result<JsonLine> run(const Arguments &arguments)
{
    const int rate = arguments.number(u"--rate"_s);
    const QString program = App::findProgram(u"mosquitto"_s);
    if (program.isEmpty())
        return Error{Error::Code::Io, u"mosquitto is not installed"_s};
    App::BrokerProcess mosquitto(program, u"benchmark's"_s);
    const auto broker = start(mosquitto);
    if (!broker)
        return Error{Error::Code::Io, u"the broker did not start"_s};
    const QTemporaryDir directory;
    const SystemClock clock;
    App::Desktop desktop(windowSetup(*broker, directory.path(), u"device"_s), clock);
    desktop.start();
    FloodPublisher publisher(mosquitto.url(), arguments.number(u"--devices"_s), rate);
    GaugeWatch gauge(desktop.window());
    const auto isWatchedSeen = [&] {
        const auto state = desktop.console().plant().state(FloodPublisher::watched());
        if (state && isLive(state->quality))
            return true;
        if (publisher.isUp())
            publisher.publishWatched(lowestRpm);
        return false;
    };
    if (!waitFor(isWatchedSeen, stuckSeconds))
        return Error{Error::Code::Io, u"the plant was not seen by the console"_s};
    desktop.window().selectDevice(FloodPublisher::watched());
    if (!waitFor([&] { return gauge.find(); }, stuckSeconds))
        return Error{Error::Code::Io, u"there is no gauge to look at"_s};
    const auto before = desktop.console().mailboxCounters();
    const qint64 begunAt = monotonicNs();
    const auto latencies = measure(publisher, gauge, arguments.number(u"--values"_s));
    if (!latencies)
        return latencies.error();
    const auto after = desktop.console().mailboxCounters();
    const double seconds = double(monotonicNs() - begunAt) / nsPerMs / 1000;
    JsonLine line;
    line.add(u"bench", u"latency");
    line.add(u"p50_ms", percentile(*latencies, 0.5), 2);
    line.add(u"p99_ms", percentile(*latencies, 0.99), 2);
    line.add(u"max_ms", percentile(*latencies, 1), 2);
    line.add(u"values", qint64(latencies->size()));
    line.add(u"msgs_per_s", double(after.accepted - before.accepted) / seconds, 0);
    return line;
}

} // namespace

Benchmark latency()
{
    return {
        u"latency"_s,
        u"from publish to the painted pixel"_s,
        u"The real window (without a screen) on a mosquitto of its own, through which a thread\n"
        "publishes for many devices, and at random moments another speed for the device whose\n"
        "faceplate is open. The clock runs from that publish() until the window has painted the\n"
        "gauge with that number."_s,
        {
            {u"--values"_s, u"N"_s, u"speeds that are waited for"_s, 300, 1, 1'000'000, {}},
            {u"--rate"_s, u"N"_s, u"messages a second besides"_s, 1000, 1, 100'000, {}},
            {u"--devices"_s, u"N"_s, u"devices that send them"_s, 1000, 1, 10'000, {}},
        },
        run,
        true};
}

} // namespace Raptor::Bench
