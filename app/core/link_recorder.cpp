// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/link_recorder.h"

#include "models/domain/quality.h"

namespace Raptor::App {

LinkRecorder::LinkRecorder(const QString &directory, const Models::PlantStore &plant,
                           const Clock &clock, QObject *parent)
    : QObject(parent), m_plant(plant), m_clock(clock), m_history({.directory = directory}),
      m_switches(m_history), m_outages(m_history),
      m_watch([this] { return devices(); },
              [this](const BrokerOutage &outage, bool lasting) { m_history.put(outage, lasting); })
{
    connect(&m_history, &History::LinkHistoryFile::loaded, this, &LinkRecorder::resume);
}

/// What the file still has as lasting began in a run that ended before it.
void LinkRecorder::resume()
{
    for (const BrokerOutage &outage : m_history.outages())
        m_watch.resume(outage);
    for (const BrokerStatus &status : std::as_const(m_statuses))
        m_watch.update(status, m_clock.now(), m_clock.wall());
    forgetMissing();
}

void LinkRecorder::noteStatus(const BrokerStatus &status)
{
    m_statuses.insert(status.name, status);
    m_watch.update(status, m_clock.now(), m_clock.wall());
}

void LinkRecorder::setBrokers(const QList<BrokerProfile> &brokers)
{
    m_brokers.clear();
    for (const BrokerProfile &broker : brokers)
        m_brokers.append(broker.name);
    forgetMissing();
}

void LinkRecorder::forgetMissing()
{
    QStringList gone = m_watch.open();
    for (auto status = m_statuses.cbegin(); status != m_statuses.cend(); ++status)
        gone.append(status.key());
    for (const QString &broker : std::as_const(gone)) {
        if (m_brokers.contains(broker))
            continue;
        m_statuses.remove(broker);
        m_watch.forget(broker, m_clock.now(), m_clock.wall());
    }
}

QList<Models::OutageWatch::Device> LinkRecorder::devices() const
{
    QList<Models::OutageWatch::Device> all;
    for (const DeviceId &id : m_plant.knownDevices()) {
        const Models::TrackedDevice *device = m_plant.device(id);
        all.append({.id = id,
                    .broker = device->broker(),
                    .live = isLive(device->quality()),
                    .age = Milliseconds(device->ageMs(m_clock.now())),
                    .period = device->rule().period});
    }
    return all;
}

} // namespace Raptor::App
