// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/commands/console_side.h"

#include "protocol/device/command_id.h"
#include "protocol/device/profile_catalogue.h"

#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTemporaryDir>

#include <iterator>

using namespace Qt::StringLiterals;

namespace Raptor::Test {

namespace {

constexpr Milliseconds turnEvery{50};

CommandService::IdSource newIds()
{
    return [](WallTime now) { return Device::newCommandId(now, *QRandomGenerator::system()); };
}

} // namespace

void PromptAudit::append(const AuditRow &row)
{
    QMetaObject::invokeMethod(
        this, [this, id = row.record.id, event = row.event] { Q_EMIT durable(id, event); },
        Qt::QueuedConnection);
}

ProfileCatalogue profilesWith(const GatewayTraits &traits)
{
    const QTemporaryDir directory;
    QFile file(QStringLiteral(RAPTOR_SOURCE_DIR "/resources/profiles/raptor.toml"));
    QFile changed(directory.filePath(u"raptor.toml"_s));
    if (!file.open(QIODevice::ReadOnly) || !changed.open(QIODevice::WriteOnly))
        qFatal("the raptor profile cannot be read or written");
    QByteArray text = file.readAll();
    text.replace("honours_expiry = false",
                 traits.honoursExpiry ? "honours_expiry = true" : "honours_expiry = false");
    text.replace("deduplicates = false",
                 traits.deduplicates ? "deduplicates = true" : "deduplicates = false");
    changed.write(text);
    changed.close();
    const Device::LoadedCatalogue loaded = Device::loadCatalogue({directory.path()});
    const ProfilePtr raptor = loaded.catalogue.find(u"raptor");
    if (!raptor || raptor->honoursExpiry != traits.honoursExpiry)
        qFatal("the changed profile was not taken");
    return loaded.catalogue;
}

ConsoleSide::ConsoleSide(const ProfileCatalogue &catalogue)
    : m_fleet(catalogue, m_clock, m_mailbox), m_plant(catalogue, m_clock),
      m_commands({.gateway = &m_fleet,
                  .states = &m_plant,
                  .clock = &m_clock,
                  .newId = newIds(),
                  .audit = &m_audit,
                  .latches = nullptr},
                 {.operatorName = operatorName(), .deliberatePause = Milliseconds(0)})
{
    connect(&m_commands, &CommandService::recordChanged, this,
            [this](const CommandRecord &record) { m_records.insert(record.id, record); });
    connect(&m_fleet, &Link::BrokerFleet::statusChanged, this, [this](const QString &broker) {
        m_plant.setBrokerUp(broker, m_fleet.status(broker).telemetry == SessionState::Up);
    });
    connect(&m_timer, &QTimer::timeout, this, &ConsoleSide::turn);
    m_timer.start(turnEvery);
}

void ConsoleSide::addBroker(const QString &name, quint16 port, const QStringList &filters)
{
    const auto url = BrokerUrl::parse(u"mqtt://127.0.0.1:%1"_s.arg(port));
    addBroker({.name = name, .url = *url}, filters);
}

void ConsoleSide::addBroker(const BrokerProfile &broker, const QStringList &filters)
{
    m_brokers.append(broker);
    m_fleet.setProfiles(m_brokers);
    m_fleet.setTelemetryFilters(broker.name, filters);
}

bool ConsoleSide::isUp() const
{
    return m_fleet.brokersUp().size() == m_brokers.size();
}

bool ConsoleSide::canStart(const DeviceId &device) const
{
    return m_commands.offer(device, CommandKind::Start).available();
}

QString ConsoleSide::give(const DeviceId &device, CommandKind kind)
{
    if (!m_commands.arm(device, kind).available()
        || !m_commands.executeArmed(u"test"_s).available())
        return {};
    return m_commands.lastCommandId();
}

QString ConsoleSide::stop(const DeviceId &device)
{
    m_commands.stop(device, CommandKind::Stop);
    return m_commands.lastCommandId();
}

QString ConsoleSide::emergencyStop(const DeviceId &device)
{
    m_commands.emergencyStop({.kind = EStopScope::Kind::Device, .device = device, .site = {}});
    return m_commands.lastCommandId();
}

void ConsoleSide::turn()
{
    auto arrivals = m_mailbox.drain();
    const QList<Arrival> batch(std::make_move_iterator(arrivals.begin()),
                               std::make_move_iterator(arrivals.end()));
    m_plant.apply(batch);
    for (const Arrival &arrival : batch) {
        if (const auto *report = std::get_if<StateReport>(&arrival))
            m_commands.observe(*report);
    }
    m_plant.tick();
    m_commands.tick();
}

} // namespace Raptor::Test
