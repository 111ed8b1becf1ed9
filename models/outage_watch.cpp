// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/outage_watch.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace Raptor::Models {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(OutageWatch)
};

constexpr Milliseconds countEvery{1000};
/// What was silent for longer before is not missing because of the broker. A link that is half open
/// is found out after 5 s at most (RP-10).
constexpr Milliseconds silentAtLeast{15'000};
constexpr int silentPeriods = 3;

Milliseconds longestSilence(Milliseconds period)
{
    return std::max(silentAtLeast, period * silentPeriods);
}

} // namespace

void OutageWatch::resume(const BrokerOutage &outage)
{
    if (outage.to)
        return;
    if (const auto newer = m_open.constFind(outage.broker); newer != m_open.cend()) {
        // Its end was not seen, but it was over before the next one began.
        BrokerOutage older = outage;
        older.to = newer->outage.from;
        if (older.from < newer->outage.from)
            m_report(older, true);
        return;
    }
    Open open;
    open.outage = outage;
    open.resumed = true;
    m_open.insert(outage.broker, open);
}

void OutageWatch::update(const BrokerStatus &status, BootTime now, WallTime wall)
{
    const bool isUp = status.telemetry == SessionState::Up;
    const bool wasUp = m_up.value(status.name, false);
    m_up.insert(status.name, isUp);
    const auto open = m_open.find(status.name);
    if (open == m_open.end()) {
        if (wasUp && !isUp)
            begin(status, now, wall);
        return;
    }
    if (isUp) {
        end(status.name,
            open->resumed ? Words::tr("this program did not run all the time") : QString(), now,
            wall);
    } else if (open->outage.reason.isEmpty() && !status.lastError.isEmpty()) {
        open->outage.reason = status.lastError;
        m_report(open->outage, true);
    }
}

void OutageWatch::begin(const BrokerStatus &status, BootTime now, WallTime wall)
{
    Open open;
    open.outage.broker = status.name;
    open.outage.from = wall;
    open.outage.reason = status.lastError;
    open.begunAt = now;
    const QList<Device> devices = m_devices();
    for (const Device &device : devices) {
        const bool readThere = device.broker == status.name && device.age >= Milliseconds(0)
            && device.age <= longestSilence(device.period);
        if (readThere)
            open.missing.insert(device.id, {now - device.age, device.period});
    }
    count(open, devices, now);
    m_open.insert(status.name, open);
    m_report(open.outage, true);
}

void OutageWatch::end(const QString &broker, const QString &remark, BootTime now, WallTime wall)
{
    Open open = m_open.take(broker);
    if (!open.resumed)
        count(open, m_devices(), now);
    // By the boot clock: somebody may have set the other one meanwhile (RP-13).
    open.outage.to =
        open.resumed ? std::max(wall, open.outage.from) : open.outage.from + (now - open.begunAt);
    if (!remark.isEmpty())
        open.outage.reason = open.outage.reason.isEmpty()
            ? remark
            : open.outage.reason + QLatin1String("; ") + remark;
    m_report(open.outage, true);
}

void OutageWatch::forget(const QString &broker, BootTime now, WallTime wall)
{
    m_up.remove(broker);
    if (m_open.contains(broker))
        end(broker, Words::tr("then removed from the configuration"), now, wall);
}

void OutageWatch::tick(BootTime now)
{
    if (m_open.isEmpty() || now - m_countedAt < countEvery)
        return;
    m_countedAt = now;
    const QList<Device> devices = m_devices();
    for (Open &open : m_open) {
        const BrokerOutage before = open.outage;
        if (!open.resumed)
            count(open, devices, now);
        if (open.outage != before)
            m_report(open.outage, false);
    }
}

void OutageWatch::count(Open &open, const QList<Device> &devices, BootTime now)
{
    for (const Device &device : devices) {
        if (device.live && device.broker != open.outage.broker)
            open.missing.remove(device.id);
    }
    open.outage.devices = int(open.missing.size());
    open.outage.named.clear();
    for (auto one = open.missing.keyBegin(); one != open.missing.keyEnd(); ++one) {
        if (open.outage.named.size() >= BrokerOutage::namedAtMost)
            break;
        open.outage.named.append((*one).text());
    }
    open.outage.reports = 0;
    for (const Missing &missing : std::as_const(open.missing)) {
        if (missing.period > Milliseconds(0))
            open.outage.reports += (now - missing.lastReport) / missing.period;
    }
}

} // namespace Raptor::Models
