// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/plant.h"

#include "app/raptor-sim/battery_device.h"
#include "app/raptor-sim/guardian_device.h"
#include "app/raptor-sim/raptor_device.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Raptor::Sim {

namespace {

constexpr Milliseconds kFarewell{1000};
constexpr Milliseconds kLongestPhase{2000};

/// Every third gateway has two motors, the first among them.
constexpr int motorsOf(qsizetype index)
{
    return index % 3 == 0 ? 2 : 1;
}

/// Two of three run from the start.
constexpr bool runsAtStart(qsizetype index)
{
    return index % 3 != 2;
}

} // namespace

Plant::Plant(const SimOptions &options, const Clock &clock, QObject *parent)
    : QObject(parent), m_clock(clock), m_options(options)
{
    const QList<BrokerUrl> &relayBrokers =
        options.cloudBrokers.isEmpty() ? options.brokers : options.cloudBrokers;
    for (qsizetype i = 0; i < options.raptors.size(); ++i) {
        const Result<DeviceId> id = DeviceId::make(u"raptor", options.site, options.raptors[i]);
        Q_ASSERT(id.ok());
        add(std::make_unique<RaptorDevice>(RaptorSetup{.id = *id,
                                                       .period = options.period,
                                                       .seed = options.seed * 7919U + quint32(i),
                                                       .motors = motorsOf(i),
                                                       .running = runsAtStart(i),
                                                       .honoursExpiry = options.honourExpiry,
                                                       .knowsIds = options.knowIds}),
            options.brokers);
    }
    for (const QString &name : options.guardians) {
        const Result<DeviceId> id = DeviceId::make(u"guardian", {}, name);
        Q_ASSERT(id.ok());
        add(std::make_unique<GuardianDevice>(*id), relayBrokers);
    }
    for (qsizetype i = 0; i < options.batteries.size(); ++i) {
        const Result<DeviceId> id = DeviceId::make(u"battery", {}, options.batteries[i]);
        Q_ASSERT(id.ok());
        add(std::make_unique<BatteryDevice>(*id, options.period,
                                            options.seed * 104729U + quint32(i)),
            options.brokers);
    }
}

Plant::~Plant() = default;

void Plant::add(std::unique_ptr<SimDevice> device, const QList<BrokerUrl> &brokers)
{
    const RunnerSetup setup{.brokers = brokers,
                            .seed = m_options.seed + quint32(m_runners.size()) * 101U,
                            .persistentSessions = m_options.persistentSessions};
    auto runner = std::make_unique<DeviceRunner>(std::move(device), setup, m_clock);
    connect(runner.get(), &DeviceRunner::ready, this, &Plant::onRunnerReady);
    connect(runner.get(), &DeviceRunner::closed, this, &Plant::onRunnerClosed);
    connect(runner.get(), &DeviceRunner::brokerLost, this, &Plant::onBrokerLost);
    connect(runner.get(), &DeviceRunner::brokerReached, this, &Plant::onBrokerReached);
    connect(runner.get(), &DeviceRunner::commandSeen, this, &Plant::commandSeen);
    if (runner->id().system() == "battery"_L1)
        connect(runner.get(), &DeviceRunner::statePublished, this, &Plant::batteryReported);
    m_runners.push_back(std::move(runner));
}

void Plant::start()
{
    // Spread over one period, as devices are that were switched on by different hands.
    const Milliseconds span = std::min(m_options.period, kLongestPhase);
    for (std::size_t i = 0; i < m_runners.size(); ++i)
        m_runners[i]->start(span * qint64(i) / qint64(m_runners.size()));
}

void Plant::shutDown()
{
    QTimer::singleShot(kFarewell, this, &Plant::announceClosed);
    for (const auto &runner : m_runners)
        runner->shutDown();
}

QList<DeviceId> Plant::devices() const
{
    QList<DeviceId> ids;
    for (const auto &runner : m_runners)
        ids.append(runner->id());
    return ids;
}

Outcome Plant::setFault(QStringView device, const Fault &fault)
{
    const QString end = u'/' + device.toString();
    const auto named = [&end](const auto &runner) {
        return QString(u'/' + runner->id().text()).endsWith(end);
    };
    const auto found = std::ranges::find_if(m_runners, named);
    if (device.isEmpty() || found == m_runners.end()) {
        return Error{Error::Code::NotFound, u"the plant has no device \"%1\""_s.arg(device)};
    }
    if (std::any_of(std::next(found), m_runners.end(), named))
        return Error{Error::Code::Refused, u"\"%1\" names several devices"_s.arg(device)};
    (*found)->setFault(fault);
    return std::monostate{};
}

void Plant::reportAll()
{
    for (const auto &runner : m_runners)
        runner->report();
}

void Plant::onRunnerReady()
{
    const bool allReady =
        std::ranges::all_of(m_runners, [](const auto &runner) { return runner->isReady(); });
    if (m_wasReady || !allReady)
        return;
    m_wasReady = true;
    Q_EMIT ready();
}

void Plant::onRunnerClosed()
{
    if (++m_closedRunners == m_runners.size())
        announceClosed();
}

void Plant::onBrokerLost(const QString &broker)
{
    if (m_lostBrokers.contains(broker))
        return;
    m_lostBrokers.insert(broker);
    Q_EMIT brokerLost(broker);
}

void Plant::onBrokerReached(const QString &broker)
{
    if (m_lostBrokers.remove(broker))
        Q_EMIT brokerReached(broker);
}

void Plant::announceClosed()
{
    if (m_wasClosed)
        return;
    m_wasClosed = true;
    Q_EMIT closed();
}

} // namespace Raptor::Sim
