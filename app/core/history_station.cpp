// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/history_station.h"

#include "models/domain/permanent_name.h"

#include <algorithm>

namespace Raptor::App {

namespace {

/// Both are of the same report.
bool isSameReport(const Sample &a, const Sample &b)
{
    return a.receivedBoot == b.receivedBoot && a.takenAt == b.takenAt
        && isSameName(a.tag.device.text(), b.tag.device.text()) && isSameName(a.broker, b.broker);
}

} // namespace

HistoryStation::HistoryStation(const Collaborators &collaborators,
                               const History::HistorianSetup &setup, QObject *parent)
    : QObject(parent), m_parts(collaborators), m_historian(setup, *collaborators.clock),
      m_reader(m_historian), m_usageReader(m_historian), m_replayReader(m_historian),
      m_exportReader(m_historian)
{
    connect(m_parts.plant, &Models::PlantStore::samplesArrived, this, &HistoryStation::append);
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

/// Under the time at which the charts draw them (RP-13): taken by the device's clock as it stands
/// to this console's, or received where that is not known. What is asked for the last hour is in
/// it, whatever the devices think that it is.
void HistoryStation::append(const QList<Sample> &samples)
{
    const bool dated = std::any_of(samples.cbegin(), samples.cend(),
                                   [](const Sample &sample) { return sample.takenAt.has_value(); });
    if (!dated) {
        m_historian.append(samples);
        return;
    }
    QList<Sample> placed = samples;
    const Sample *before = nullptr; // of which device, and the place that was found for it
    WallTime place{};
    for (qsizetype i = 0; i < samples.size(); ++i) {
        const Sample &sample = samples.at(i);
        if (!sample.takenAt)
            continue;
        if (!before || !isSameReport(*before, sample)) {
            const Models::TrackedDevice *device = m_parts.plant->device(sample.tag.device);
            const BootTime taken = device ? device->takenAt(sample) : sample.receivedBoot;
            place = sample.receivedAt - (sample.receivedBoot - taken);
            before = &sample;
        }
        placed[i].takenAt = place;
    }
    m_historian.append(placed);
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
