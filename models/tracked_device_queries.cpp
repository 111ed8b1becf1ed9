// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a TrackedDevice answers.
#include "models/tracked_device.h"

#include <algorithm>
#include <tuple>

namespace Raptor::Models {

bool TrackedDevice::isReachable(const SourceChoice &choice) const
{
    return m_broker.isEmpty() || !choice.down.contains(m_broker);
}

Quality TrackedDevice::qualityAt(BootTime now, const SourceChoice &choice) const
{
    return rule().quality(m_evidence, !m_saidOffline && isReachable(choice), now - m_liveAt);
}

bool TrackedDevice::isFreshOn(const QString &broker, BootTime now, Milliseconds within) const
{
    const auto found = m_sources.find(broker);
    return found != m_sources.end() && found->second.liveAt()
        && now - *found->second.liveAt() <= within;
}

qint64 TrackedDevice::ageMs(BootTime now) const
{
    return m_evidence == Evidence::Live ? std::max<qint64>(0, (now - m_liveAt).count()) : -1;
}

std::optional<Milliseconds> TrackedDevice::clockOffset(BootTime now, WallTime wall) const
{
    const auto found = m_sources.find(m_broker);
    if (found == m_sources.end())
        return std::nullopt;
    return found->second.delay().clockOffset(now, wall);
}

BootTime TrackedDevice::takenAt(const Sample &sample) const
{
    const auto found = m_sources.find(sample.broker);
    return found == m_sources.end() ? sample.receivedBoot : found->second.takenAt(sample);
}

bool TrackedDevice::hasRoomFor(const QList<Reading> &readings) const
{
    if (m_signals.size() + readings.size() <= maximumSignals)
        return true;
    const auto isNew = [this](const Reading &reading) { return !sample(reading.signal); };
    return m_signals.size() + std::count_if(readings.begin(), readings.end(), isNew)
        <= maximumSignals;
}

TrackedDevice::Signal TrackedDevice::described(const QString &id)
{
    Signal entry;
    entry.sample.tag = {m_id, id};
    entry.spec = m_profile ? m_profile->signalSpec(id) : nullptr;
    const auto indexIn = [&entry](const QList<SignalSpec> &specs) -> qsizetype {
        for (qsizetype i = 0; i < specs.size(); ++i) {
            if (&specs.at(i) == entry.spec)
                return i;
        }
        return -1;
    };
    if (!entry.spec) {
        entry.order = m_signals.size() + maximumSignals;
        return entry;
    }
    entry.order = indexIn(m_profile->signalSpecs);
    if (entry.order < 0) {
        entry.order = indexIn(m_profile->group->signalSpecs);
        entry.group = id.left(id.lastIndexOf(u'.'));
        if (!m_groups.contains(entry.group))
            m_groups.append(entry.group);
        entry.groupOrder = m_groups.indexOf(entry.group);
    }
    return entry;
}

TrackedDevice::Signal &TrackedDevice::signal(const QString &id)
{
    for (Signal &entry : m_signals) {
        if (entry.sample.tag.signal == id)
            return entry;
    }
    const Signal entry = described(id);
    const auto before = std::upper_bound(
        m_signals.begin(), m_signals.end(), entry, [](const Signal &a, const Signal &b) {
            return std::tie(a.groupOrder, a.order) < std::tie(b.groupOrder, b.order);
        });
    return *m_signals.insert(before, entry);
}

std::optional<Sample> TrackedDevice::sample(const QString &signal) const
{
    for (const Signal &entry : m_signals) {
        if (entry.sample.tag.signal == signal)
            return entry.sample;
    }
    return std::nullopt;
}

QList<SignalView> TrackedDevice::signalViews() const
{
    QList<SignalView> views;
    views.reserve(m_signals.size());
    for (const Signal &entry : m_signals) {
        SignalView view;
        view.signal = entry.sample.tag.signal;
        view.group = entry.group;
        view.label = entry.sample.tag.signal;
        view.value = entry.sample.value;
        view.quality = entry.sample.quality;
        if (entry.spec) {
            view.label = entry.spec->label;
            view.kind = entry.spec->kind;
            view.unit = entry.spec->unit;
            view.range = entry.spec->range;
            view.normal = entry.spec->normal;
            view.limits = entry.spec->limits;
        } else if (std::holds_alternative<QString>(view.value)) {
            view.kind = ValueKind::Text;
        } else if (std::holds_alternative<bool>(view.value)) {
            view.kind = ValueKind::Boolean;
        }
        views.append(view);
    }
    return views;
}

QList<Reading> TrackedDevice::readings() const
{
    QList<Reading> readings;
    readings.reserve(m_signals.size());
    for (const Signal &entry : m_signals) {
        const Quality quality = entry.sample.quality;
        if (isLive(quality) || quality == Quality::LastKnown)
            readings.append({entry.sample.tag.signal, entry.sample.value});
    }
    return readings;
}

QStringList TrackedDevice::groups() const
{
    QStringList groups;
    for (const Signal &entry : m_signals) {
        const QString &signal = entry.sample.tag.signal;
        const qsizetype dot = signal.lastIndexOf(u'.');
        if (dot > 0 && !groups.contains(signal.left(dot)))
            groups.append(signal.left(dot));
    }
    return groups;
}

} // namespace Raptor::Models
