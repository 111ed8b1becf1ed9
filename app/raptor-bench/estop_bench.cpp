// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/benchmark.h"
#include "app/raptor-bench/percentiles.h"
#include "app/raptor-bench/plant_process.h"
#include "app/raptor-bench/plant_server.h"
#include "app/raptor-bench/wait_for.h"
#include "app/raptor-bench/window_setup.h"
#include "app/raptor-console/desktop.h"
#include "models/domain/quality.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRandomGenerator>
#include <QtCore/QSet>
#include <QtCore/QTemporaryDir>
#include <QtGui/QKeyEvent>
#include <QtGui/QWindow>

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <thread>

namespace Raptor::Bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int stuckSeconds = 30;
constexpr double nsPerMs = 1e6;

std::chrono::microseconds randomPause()
{
    return std::chrono::microseconds(QRandomGenerator::global()->bounded(20'000, 80'000));
}

/// Presses F12 in the window, and hears at the other end of the wire what comes of it.
class Presser final : public QObject
{
public:
    Presser(App::Desktop &desktop, PlantProcess &plant, int devices)
        : m_desktop(desktop), m_devices(devices)
    {
        connect(&plant, &PlantProcess::commandArrived, this, &Presser::note);
    }

    /// False if not every device was reached, or not every one confirmed.
    [[nodiscard]] bool press()
    {
        m_first = m_last = 0;
        m_reached.clear();
        m_pressedAt = 0;
        auto down = std::make_unique<QKeyEvent>(QEvent::KeyPress, Qt::Key_F12, Qt::NoModifier);
        auto up = std::make_unique<QKeyEvent>(QEvent::KeyRelease, Qt::Key_F12, Qt::NoModifier);
        // A key is pressed whatever the window is doing just then.
        std::thread hand([this, &down, &up, pause = randomPause()] {
            std::this_thread::sleep_for(pause);
            QWindow *window = m_desktop.window().windowHandle();
            m_pressedAt = monotonicNs();
            QCoreApplication::postEvent(window, down.release());
            QCoreApplication::postEvent(window, up.release());
        });
        const bool reached =
            waitFor([this] { return m_reached.size() == m_devices; }, stuckSeconds);
        hand.join();
        const bool confirmed = reached && waitFor([this] { return allConfirmed(); }, stuckSeconds);
        m_desktop.console().commands().dismissEmergencyStopLines();
        return confirmed;
    }
    [[nodiscard]] double firstMs() const { return double(m_first - m_pressedAt) / nsPerMs; }
    [[nodiscard]] double lastMs() const { return double(m_last - m_pressedAt) / nsPerMs; }

private:
    void note(int device, qint64 at, const QByteArray &commandId)
    {
        const QByteArray command = QByteArray::number(device) + commandId;
        if (m_known.contains(command)) // a repeat
            return;
        m_known.insert(command);
        if (m_reached.isEmpty())
            m_first = at;
        m_reached.insert(device);
        m_last = std::max(m_last, at);
    }
    [[nodiscard]] bool allConfirmed() const
    {
        const auto lines = m_desktop.console().commands().emergencyStopLines();
        return lines.size() == m_devices
            && std::all_of(lines.cbegin(), lines.cend(), [](const EStopLine &line) {
                   return line.progress == EStopProgress::Confirmed;
               });
    }

    App::Desktop &m_desktop;
    int m_devices;
    QSet<QByteArray> m_known;
    QSet<int> m_reached;
    qint64 m_first = 0;
    qint64 m_last = 0;
    std::atomic<qint64> m_pressedAt = 0;
};

bool allLive(App::Console &console, int devices)
{
    for (int i = 0; i < devices; ++i) {
        const auto state = console.plant().state(PlantProcess::device(i));
        if (!state || !isLive(state->quality))
            return false;
    }
    return console.commands().hasPath();
}

Result<JsonLine> run(const Arguments &arguments)
{
    const int devices = arguments.number(u"--devices"_s);
    const int presses = arguments.number(u"--presses"_s);
    const QStringList loads = arguments.words(u"--load"_s);
    const bool flood = !loads.isEmpty() && loads.last() == u"flood";
    const QTemporaryDir directory;
    PlantProcess plant(
        {.devices = devices, .rate = flood ? arguments.number(u"--rate"_s) : devices});
    const auto broker = plant.broker();
    if (!broker)
        return Error{Error::Code::Io, u"the plant did not start"_s};
    const SystemClock clock;
    // The disk hangs for whoever waits for this lock; the trail's thread may outlive the console.
    const auto disk = std::make_shared<std::mutex>();
    App::Desktop::Setup setup = windowSetup(*broker, directory.path(), u"overview"_s);
    setup.console.beforeAuditCommit = [disk]() -> Outcome {
        const std::lock_guard wait(*disk);
        return std::monostate{};
    };
    App::Desktop desktop(setup, clock);
    desktop.start();
    if (!waitFor([&] { return allLive(desktop.console(), devices); }, stuckSeconds))
        return Error{Error::Code::Io, u"the plant was not seen by the console"_s};
    Presser presser(desktop, plant, devices);
    note(u"%1 presses, %2"_s.arg(presses).arg(flood ? u"in a flood"_s : u"idle"_s));
    std::unique_lock stalled(*disk, std::defer_lock);
    if (flood)
        stalled.lock();
    const auto before = desktop.console().mailboxCounters();
    const qint64 begunAt = monotonicNs();
    std::vector<double> first;
    std::vector<double> last;
    for (int i = 0; i < presses; ++i) {
        if (!presser.press())
            return Error{Error::Code::Io, u"press %1 did not reach every device"_s.arg(i + 1)};
        first.push_back(presser.firstMs());
        last.push_back(presser.lastMs());
    }
    const auto after = desktop.console().mailboxCounters();
    const double seconds = double(monotonicNs() - begunAt) / nsPerMs / 1000;
    JsonLine line;
    line.add(u"bench", u"estop").add(u"load", flood ? u"flood" : u"idle");
    line.add(u"p50_ms", percentile(last, 0.5), 2).add(u"p99_ms", percentile(last, 0.99), 2);
    line.add(u"max_ms", percentile(last, 1), 2).add(u"first_p99_ms", percentile(first, 0.99), 2);
    line.add(u"presses", qint64(presses)).add(u"devices", qint64(devices));
    line.add(u"telemetry_per_s", double(after.accepted - before.accepted) / seconds, 0);
    line.add(u"shed", after.shed - before.shed);
    return line;
}

} // namespace

Benchmark eStop()
{
    return {
        u"estop"_s,
        u"from F12 to the e-stop on the wire"_s,
        u"The real window (without a screen) with all that stands behind it, on a broker and a\n"
        "plant in a process of its own. A thread presses F12 at random moments; the clock runs\n"
        "from there until that process has read the PUBLISH for the last device. The next\n"
        "press waits until every device has confirmed. With --load flood the plant reports\n"
        "--rate times a second, and the disk of the audit trail is stalled.\n"
        "first_p99_ms: until the PUBLISH for the first device.\n"
        "telemetry_per_s: messages that the console took meanwhile; shed: of these, left out."_s,
        {
            {u"--load"_s,
             u"NAME"_s,
             u"idle (if left out) or flood"_s,
             0,
             0,
             0,
             {u"idle"_s, u"flood"_s}},
            {u"--presses"_s, u"N"_s, u"times that F12 is pressed"_s, 200, 1, 100000, {}},
            {u"--devices"_s, u"N"_s, u"devices of the site"_s, 20, 1, 1000, {}},
            {u"--rate"_s, u"N"_s, u"messages a second in a flood"_s, 50000, 1, 1000000, {}},
        },
        run,
        true};
}

} // namespace Raptor::Bench
