// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/commands/device_side.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Raptor::Test {

DeviceSide::DeviceSide(Sim::RaptorSetup setup, const QList<quint16> &brokers)
{
    Sim::RunnerSetup run{.brokers = {}, .seed = setup.seed, .persistentSessions = true};
    for (const quint16 port : brokers) {
        m_lines.push_back(std::make_unique<FaultProxy>(port, setup.seed));
        run.brokers.append(*BrokerUrl::parse(u"mqtt://127.0.0.1:%1"_s.arg(m_lines.back()->port())));
    }
    const Milliseconds phase = setup.period * (setup.seed % 16) / 16;
    auto device = std::make_unique<Sim::RaptorDevice>(setup);
    m_device = device.get();
    m_runner = std::make_unique<Sim::DeviceRunner>(std::move(device), run, m_clock);
    connect(m_runner.get(), &Sim::DeviceRunner::commandSeen, this,
            [this](const Sim::CommandTrace &trace) {
                m_traces.append(trace);
                m_traces.last().at -= m_skew;
            });
    m_runner->start(phase);
}

void DeviceSide::goOffline()
{
    for (const auto &line : m_lines) {
        line->setRefusing(true);
        line->endAll(FaultProxy::End::Reset);
    }
}

void DeviceSide::goSilentlyOffline()
{
    for (const auto &line : m_lines)
        line->endAll(FaultProxy::End::Swallow);
}

void DeviceSide::hold()
{
    m_held = true;
    FaultProxy::Plan plan;
    plan.toClient.paused = true;
    for (const auto &line : m_lines)
        line->setPlan(plan);
}

void DeviceSide::comeBack()
{
    const bool held = std::exchange(m_held, false);
    for (const auto &line : m_lines) {
        line->setPlan({});
        if (!held)
            line->endAll(FaultProxy::End::Reset);
        line->setRefusing(false);
    }
}

void DeviceSide::skew(Milliseconds by)
{
    m_skew = by;
    m_runner->setFault({.kind = Sim::Fault::Kind::Skew, .amount = by});
}

void DeviceSide::stopOnTheSpot()
{
    m_device->obey(R"({"wheels_running":false})", m_clock.wall());
    m_runner->report();
}

QList<Sim::CommandTrace> DeviceSide::executions(const QString &commandId) const
{
    QList<Sim::CommandTrace> result;
    std::copy_if(m_traces.cbegin(), m_traces.cend(), std::back_inserter(result),
                 [&commandId](const Sim::CommandTrace &trace) {
                     return trace.executed() && trace.id == commandId;
                 });
    return result;
}

int DeviceSide::lateStarts() const
{
    return int(std::count_if(m_traces.cbegin(), m_traces.cend(),
                             [](const Sim::CommandTrace &trace) { return trace.lateMs > 0; }));
}

int DeviceSide::doubles() const
{
    return int(std::count_if(m_traces.cbegin(), m_traces.cend(),
                             [](const Sim::CommandTrace &trace) { return trace.twice; }));
}

} // namespace Raptor::Test
