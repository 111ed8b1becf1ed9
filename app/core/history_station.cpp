// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/history_station.h"

namespace Raptor::App {

HistoryStation::HistoryStation(const Collaborators &collaborators,
                               const History::HistorianSetup &setup, QObject *parent)
    : QObject(parent), m_parts(collaborators), m_historian(setup, *collaborators.clock),
      m_reader(m_historian), m_usageReader(m_historian), m_replayReader(m_historian),
      m_exportReader(m_historian)
{
    connect(m_parts.plant, &Models::PlantStore::samplesArrived, &m_historian, &Historian::append);
    connect(m_parts.plant, &Models::PlantStore::devicesChanged, this, &HistoryStation::breakOff);
    connect(m_parts.plant, &Models::PlantStore::deviceRemoved, &m_historian,
            [this](const DeviceId &device) { m_historian.breakOff({device}); });
    connect(&m_historian, &Historian::troubleChanged, this, &HistoryStation::showTrouble);
    // Once the event loop runs: whoever made the station is told as well.
    if (const QString why = m_historian.trouble(); !why.isEmpty()) {
        QMetaObject::invokeMethod(
            this, [this] { showTrouble(m_historian.trouble()); }, Qt::QueuedConnection);
    }
}

/// Those that turned from live to anything else: what comes next does not lead on from before.
void HistoryStation::breakOff(const QList<DeviceId> &devices)
{
    QList<DeviceId> gone;
    for (const DeviceId &id : devices) {
        const Models::TrackedDevice *device = m_parts.plant->device(id);
        if (device && device->published().testFlag(Models::DeviceChange::Quality)
            && !isLive(device->quality()))
            gone.append(id);
    }
    if (!gone.isEmpty())
        m_historian.breakOff(gone);
}

QString HistoryStation::diskTrouble() const
{
    return m_historian.isKeptElsewhere() ? QString() : m_historian.trouble();
}

void HistoryStation::showTrouble(const QString &why)
{
    const bool elsewhere = m_historian.isKeptElsewhere();
    Q_EMIT diskTroubleChanged(diskTrouble());
    // How much was lost meanwhile is told by the page, not by an event a second.
    const Shown shown = why.isEmpty() ? Shown::Written
        : elsewhere                   ? Shown::Elsewhere
                                      : Shown::Troubled;
    if (std::exchange(m_shown, shown) == shown)
        return;
    if (why.isEmpty())
        m_parts.events->append(EventSeverity::Notice, tr("The history is written again"));
    else if (elsewhere)
        m_parts.events->append(EventSeverity::Notice, tr("History: %1").arg(why));
    else
        m_parts.events->append(EventSeverity::Fault, tr("HISTORY NOT WRITTEN: %1").arg(why));
}

} // namespace Raptor::App
