// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/console.h"
#include "app/raptor-bench/benchmark.h"
#include "app/raptor-bench/percentiles.h"
#include "app/raptor-bench/plant_process.h"
#include "app/raptor-bench/plant_server.h"
#include "app/raptor-bench/wait_for.h"
#include "models/domain/quality.h"

#include <QtCore/QTemporaryDir>

namespace Raptor::Bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int stuckSeconds = 30;
constexpr int startsPerSecond = 10;
constexpr double nsPerMs = 1e6;

App::ConsoleSetup setupOf(const BrokerProfile &broker, const QString &dataDirectory)
{
    App::ConsoleSetup setup;
    setup.config.brokers = {broker};
    setup.dataDirectory = dataDirectory;
    setup.profileDirectories = {u":/raptor/profiles"_s};
    setup.operatorName = u"bench"_s;
    setup.deliberatePause = Milliseconds(0);
    return setup;
}

/// Gives one command after the other, each when the one before was confirmed.
class Clicker final : public QObject
{
public:
    explicit Clicker(App::Console &console) : m_console(console)
    {
        connect(&console.commands(), &CommandService::recordChanged, this,
                [this](const CommandRecord &record) {
                    // News of the command before this one may come late.
                    if (record.outcome == CommandOutcome::Pending
                        || record.id != m_console.commands().lastCommandId())
                        return;
                    m_endedAt = monotonicNs();
                    m_record = record;
                });
    }

    /// From the click that gives it for good to the confirmation, in ms; the error says what became
    /// of the command instead.
    [[nodiscard]] Result<double> give(CommandKind kind)
    {
        const DeviceId device = PlantProcess::device(0);
        CommandService &commands = m_console.commands();
        if (!waitFor([&] { return commands.offer(device, kind).available(); }, stuckSeconds))
            return Error{Error::Code::Refused, commands.offer(device, kind).text};
        m_endedAt = 0;
        if (needsArming(kind))
            commands.arm(device, kind);
        const qint64 clickedAt = monotonicNs();
        const CommandOffer verdict =
            needsArming(kind) ? commands.executeArmed({}) : commands.stop(device, kind);
        if (!verdict.available())
            return Error{Error::Code::Refused, verdict.text};
        if (!waitFor([this] { return m_endedAt != 0; }, stuckSeconds)
            || m_record.outcome != CommandOutcome::Confirmed)
            return Error{Error::Code::Refused, u"not confirmed: "_s + m_record.detail};
        return double(m_endedAt - clickedAt) / nsPerMs;
    }

private:
    App::Console &m_console;
    CommandRecord m_record;
    qint64 m_endedAt = 0;
};

Result<JsonLine> run(const Arguments &arguments)
{
    const int commands = arguments.number(u"--commands"_s);
    const QTemporaryDir directory;
    const PlantProcess plant({.devices = 1, .rate = startsPerSecond});
    const auto broker = plant.broker();
    if (!broker)
        return Error{Error::Code::Io, u"the plant did not start"_s};
    const SystemClock clock;
    App::Console console(setupOf(*broker, directory.path()), clock);
    console.start();
    Clicker clicker(console);
    std::vector<double> all;
    std::vector<double> starts;
    std::vector<double> stops;
    for (int i = 0; i < commands; ++i) {
        const bool isStart = i % 2 == 0;
        const auto ms = clicker.give(isStart ? CommandKind::Start : CommandKind::Stop);
        if (!ms)
            return ms.error();
        all.push_back(*ms);
        (isStart ? starts : stops).push_back(*ms);
    }
    JsonLine line;
    line.add(u"bench", u"command");
    line.add(u"p50_ms", percentile(all, 0.5), 2).add(u"p99_ms", percentile(all, 0.99), 2);
    line.add(u"start_p50_ms", percentile(starts, 0.5), 2);
    line.add(u"start_p99_ms", percentile(starts, 0.99), 2);
    line.add(u"stop_p50_ms", percentile(stops, 0.5), 2);
    line.add(u"stop_p99_ms", percentile(stops, 0.99), 2);
    line.add(u"commands", qint64(commands));
    return line;
}

} // namespace

Benchmark command()
{
    return {
        u"command"_s,
        u"from the click to the device's confirmation"_s,
        u"A console without a window, with its audit trail on disk, on a broker and a motor in a\n"
        "process of its own, over TCP on this machine. Starts and stops in turn; the clock runs\n"
        "from the step that gives the command for good until its record says that the motor\n"
        "itself has confirmed it. A start waits for its audit row on the way."_s,
        {
            {u"--commands"_s, u"N"_s, u"starts and stops together"_s, 400, 1, 100000, {}},
        },
        run};
}

} // namespace Raptor::Bench
