// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/plant_alarms.h"

#include "models/domain/alarm_catalogue.h"
#include "models/domain/value_conditions.h"

#include <QtCore/QCoreApplication>

#include <ratio>
#include <utility>

namespace Raptor {

namespace {

/// A broker that never came up is lost after so long.
constexpr Milliseconds comesUpWithin{30'000};

using Days = std::chrono::duration<double, std::ratio<86'400>>;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PlantAlarms)
};

} // namespace

PlantAlarms::PlantAlarms(const AlarmContext &context)
    : m_context(context), m_definitions{AlarmCatalogue::builtIn(AlarmKind::BrokerLost),
                                        AlarmCatalogue::builtIn(AlarmKind::CertificateExpires),
                                        AlarmCatalogue::builtIn(AlarmKind::DiskLow)},
      m_console({}, AlarmCatalogue::consoleSubject(), m_definitions, {AlarmKind::DiskLow}, context)
{
}

void PlantAlarms::setBrokers(const QStringList &names)
{
    for (auto broker = m_brokers.begin(); broker != m_brokers.end();) {
        if (names.contains(broker->first)) {
            ++broker;
            continue;
        }
        broker->second.points.dropAll();
        broker = m_brokers.erase(broker);
    }
    for (const QString &name : names) {
        if (m_brokers.contains(name))
            continue;
        m_brokers.emplace(
            name,
            Broker{.points = AlarmPoints({}, AlarmCatalogue::brokerSubject(name), m_definitions,
                                         {AlarmKind::BrokerLost, AlarmKind::CertificateExpires},
                                         m_context),
                   .since = m_context.clock.now()});
    }
}

void PlantAlarms::brokerChanged(const BrokerStatus &status)
{
    const auto known = m_brokers.find(status.name);
    if (known == m_brokers.end())
        return;
    Broker &broker = known->second;
    broker.up = status.telemetry == SessionState::Up && status.command == SessionState::Up;
    broker.wasUp = broker.wasUp || broker.up;
    const bool awaited = !status.secretsAwaited.isEmpty();
    if (std::exchange(broker.secretAwaited, awaited) && !awaited)
        broker.since = m_context.clock.now();
    if (!broker.points.isActive(AlarmKind::BrokerLost))
        broker.points.describe(AlarmKind::BrokerLost, {.detail = status.lastError});
    weigh(broker);
}

void PlantAlarms::weigh(Broker &broker)
{
    const bool lost = !broker.up && !broker.secretAwaited;
    std::optional<Milliseconds> onDelay;
    if (const AlarmDefinition *alarm = broker.points.definition(AlarmKind::BrokerLost);
        alarm && !broker.wasUp) {
        // Since when it could have come up: the condition itself may be younger.
        const Milliseconds passed = m_context.clock.now() - broker.since;
        onDelay = passed >= comesUpWithin ? Milliseconds(0) : comesUpWithin;
    }
    broker.points.see(AlarmKind::BrokerLost, lost, onDelay);
    if (!broker.certificateExpires)
        return;
    const Days left = *broker.certificateExpires - m_context.clock.wall();
    const AlarmDefinition *alarm = broker.points.definition(AlarmKind::CertificateExpires);
    const bool active = broker.points.isActive(AlarmKind::CertificateExpires);
    const bool soon = alarm && alarm->limit
        && ValueConditions::isBeyond(AlarmKind::Low, *alarm->limit, alarm->deadband, left.count(),
                                     active);
    if (soon && !active) {
        const int days = int(left.count());
        broker.points.describe(AlarmKind::CertificateExpires,
                               {.value = double(days),
                                .limit = alarm->limit,
                                .detail = left.count() < 0 ? Words::tr("it has expired")
                                                           : Words::tr("days left: %1").arg(days)});
    }
    broker.points.see(AlarmKind::CertificateExpires, soon);
}

void PlantAlarms::storageSeen(const QString &path, double percentFree)
{
    const AlarmDefinition *alarm = m_console.definition(AlarmKind::DiskLow);
    const bool active = m_console.isActive(AlarmKind::DiskLow);
    const bool low = alarm && alarm->limit
        && ValueConditions::isBeyond(AlarmKind::Low, *alarm->limit, alarm->deadband, percentFree,
                                     active);
    if (low && !active) {
        m_console.describe(AlarmKind::DiskLow,
                           {.value = percentFree,
                            .limit = alarm->limit,
                            .unit = Unit::Percent,
                            .detail = Words::tr("free at %1").arg(path)});
    }
    m_console.see(AlarmKind::DiskLow, low);
}

void PlantAlarms::certificateSeen(const QString &broker, WallTime expires)
{
    const auto known = m_brokers.find(broker);
    if (known == m_brokers.end())
        return;
    known->second.certificateExpires = expires;
    weigh(known->second);
}

AlarmPoints *PlantAlarms::pointsOf(const AlarmKey &alarm)
{
    if (!alarm.device.isNull())
        return nullptr;
    if (alarm.subject == AlarmCatalogue::consoleSubject())
        return &m_console;
    for (auto &[name, broker] : m_brokers) {
        if (AlarmCatalogue::brokerSubject(name) == alarm.subject)
            return &broker.points;
    }
    return nullptr;
}

void PlantAlarms::redefine(const AlarmKey &alarm)
{
    if (AlarmPoints *points = pointsOf(alarm))
        points->redefine(alarm);
}

void PlantAlarms::tellAgain(const AlarmKey &alarm)
{
    if (AlarmPoints *points = pointsOf(alarm))
        points->tellAgain(alarm);
}

/// There are few of them, and what they watch also changes by itself.
void PlantAlarms::tick()
{
    for (auto &[name, broker] : m_brokers)
        weigh(broker);
    m_console.tick();
}

QList<std::pair<AlarmKey, AlarmDefinition>> PlantAlarms::definitions() const
{
    QList<std::pair<AlarmKey, AlarmDefinition>> all;
    for (const auto &[name, broker] : m_brokers) {
        for (const AlarmKind kind : {AlarmKind::BrokerLost, AlarmKind::CertificateExpires})
            all.append({broker.points.key(kind), *broker.points.definition(kind)});
    }
    all.append({m_console.key(AlarmKind::DiskLow), *m_console.definition(AlarmKind::DiskLow)});
    return all;
}

} // namespace Raptor
