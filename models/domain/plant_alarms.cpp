// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/plant_alarms.h"

#include "models/domain/alarm_catalogue.h"
#include "models/domain/value_conditions.h"
#include "models/domain/wording.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QLocale>

#include <algorithm>
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

/// "on 2026-12-24, days left: 29", by the local calendar.
QString whenItExpires(WallTime expires, double daysLeft)
{
    const QString day = QLocale().toString(
        QDateTime::fromMSecsSinceEpoch(toEpochMs(expires)).date(), QStringLiteral("yyyy-MM-dd"));
    return daysLeft < 0 ? Words::tr("it has expired on %1").arg(day)
                        : Words::tr("on %1, days left: %2").arg(day).arg(int(daysLeft));
}

QString notConfigured()
{
    return Words::tr("the broker is not configured any more");
}

} // namespace

PlantAlarms::PlantAlarms(const AlarmContext &context)
    : m_context(context), m_definitions{AlarmCatalogue::builtIn(AlarmKind::BrokerLost),
                                        AlarmCatalogue::builtIn(AlarmKind::CertificateExpires),
                                        AlarmCatalogue::builtIn(AlarmKind::DiskLow),
                                        AlarmCatalogue::consoleClock()},
      m_console({}, AlarmCatalogue::consoleSubject(), m_definitions,
                {AlarmKind::DiskLow, AlarmKind::ClockSkew}, context)
{
}

void PlantAlarms::setBrokers(const QList<BrokerProfile> &brokers)
{
    m_brokersKnown = true;
    const auto isConfigured = [&brokers](const QString &name) {
        return std::any_of(brokers.cbegin(), brokers.cend(),
                           [&name](const BrokerProfile &one) { return one.name == name; });
    };
    for (auto broker = m_brokers.begin(); broker != m_brokers.end();) {
        if (isConfigured(broker->first)) {
            ++broker;
            continue;
        }
        broker->second.points.withdrawAll(notConfigured());
        broker = m_brokers.erase(broker);
    }
    for (const BrokerProfile &profile : brokers) {
        auto known = m_brokers.find(profile.name);
        if (known == m_brokers.end()) {
            AlarmPoints points({}, AlarmCatalogue::brokerSubject(profile.name), m_definitions,
                               {AlarmKind::BrokerLost, AlarmKind::CertificateExpires}, m_context);
            known = m_brokers
                        .emplace(profile.name,
                                 Broker{.url = profile.url,
                                        .points = std::move(points),
                                        .since = m_context.clock.now()})
                        .first;
        }
        follow(known->second, profile.url);
    }
}

/// What a certificate said counts for the server that showed it.
void PlantAlarms::follow(Broker &broker, const BrokerUrl &url)
{
    const BrokerUrl before = std::exchange(broker.url, url);
    if (before == url && url.isEncrypted())
        return;
    broker.certificateExpires.reset();
    broker.points.withdraw(AlarmKind::CertificateExpires,
                           url.isEncrypted() ? Words::tr("the broker has another address now")
                                             : Words::tr("the broker is reached without TLS now"));
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
        broker.points.describe(AlarmKind::CertificateExpires,
                               {.value = double(int(left.count())),
                                .limit = alarm->limit,
                                .detail = whenItExpires(*broker.certificateExpires, left.count())});
    }
    broker.points.see(AlarmKind::CertificateExpires, soon);
}

void PlantAlarms::storageSeen(const QString &path, double percentFree)
{
    m_percentFree.insert(path, percentFree);
    weighStorage();
}

void PlantAlarms::storageTroubled(const QString &why)
{
    if (m_storageTrouble == why)
        return;
    m_storageTrouble = why;
    weighStorage();
}

/// Nearly full, or already not written any more: the latter is no guess that needs a delay.
void PlantAlarms::weighStorage()
{
    const bool troubled = !m_storageTrouble.isEmpty();
    const AlarmDefinition *alarm = m_console.definition(AlarmKind::DiskLow);
    const bool active = m_console.isActive(AlarmKind::DiskLow);
    const auto fullest = std::min_element(m_percentFree.cbegin(), m_percentFree.cend());
    const bool low = alarm && alarm->limit && fullest != m_percentFree.cend()
        && ValueConditions::isBeyond(AlarmKind::Low, *alarm->limit, alarm->deadband,
                                     fullest.value(), active);
    if (!active && troubled) {
        m_console.describe(AlarmKind::DiskLow, {.detail = m_storageTrouble});
    } else if (!active && low) {
        m_console.describe(AlarmKind::DiskLow,
                           {.value = fullest.value(),
                            .limit = alarm->limit,
                            .unit = Unit::Percent,
                            .detail = Words::tr("free at %1").arg(fullest.key())});
    }
    m_console.see(AlarmKind::DiskLow, low || troubled,
                  troubled ? std::optional(Milliseconds(0)) : std::nullopt);
}

void PlantAlarms::certificateSeen(const QString &broker, WallTime expires)
{
    const auto known = m_brokers.find(broker);
    if (known == m_brokers.end() || !known->second.url.isEncrypted())
        return;
    known->second.certificateExpires = expires;
    weigh(known->second);
}

void PlantAlarms::clocksSeen(std::optional<Milliseconds> ahead)
{
    const AlarmDefinition *alarm = m_console.definition(AlarmKind::ClockSkew);
    if (!ahead || !alarm || !alarm->limit) {
        m_console.hold(AlarmKind::ClockSkew);
        return;
    }
    const bool active = m_console.isActive(AlarmKind::ClockSkew);
    const double by = double(std::chrono::abs(*ahead).count());
    const bool wrong =
        ValueConditions::isBeyond(AlarmKind::High, *alarm->limit, alarm->deadband, by, active);
    if (wrong && !active) {
        const QString age = Wording::age(qint64(by));
        m_console.describe(AlarmKind::ClockSkew,
                           {.value = by,
                            .limit = alarm->limit,
                            .detail = *ahead < Milliseconds(0)
                                ? Words::tr("%1 ahead of most devices").arg(age)
                                : Words::tr("%1 behind most devices").arg(age)});
    }
    m_console.see(AlarmKind::ClockSkew, wrong);
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

QList<std::pair<AlarmKey, AlarmDefinition>> PlantAlarms::originals() const
{
    QList<std::pair<AlarmKey, AlarmDefinition>> all;
    for (const auto &[name, broker] : m_brokers)
        all.append(broker.points.originals());
    all.append(m_console.originals());
    return all;
}

QString PlantAlarms::missing(const AlarmKey &alarm) const
{
    const bool ofConsole = alarm.subject == AlarmCatalogue::consoleSubject();
    if (!ofConsole && !m_brokersKnown)
        return {};
    bool hasSubject = ofConsole;
    const auto all = originals();
    for (const auto &[key, definition] : all) {
        if (key == alarm)
            return {};
        hasSubject = hasSubject || key.subject == alarm.subject;
    }
    return hasSubject ? Words::tr("there is no such rule") : notConfigured();
}

bool PlantAlarms::lacksBroker(const AlarmKey &alarm) const
{
    if (!m_brokersKnown || !alarm.device.isNull()
        || !alarm.subject.startsWith(AlarmCatalogue::brokerSubject({})))
        return false;
    return std::none_of(m_brokers.begin(), m_brokers.end(), [&alarm](const auto &broker) {
        return AlarmCatalogue::brokerSubject(broker.first) == alarm.subject;
    });
}

} // namespace Raptor
