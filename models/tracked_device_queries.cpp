// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a TrackedDevice answers.
#include "models/tracked_device.h"

#include "models/domain/permanent_name.h"

#include <algorithm>
#include <iterator>
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
    const auto known = qsizetype(m_signals.size());
    if (known + readings.size() <= maximumSignals)
        return true;
    const auto isNew = [this](const Reading &reading) { return !find(reading.signal); };
    return known + std::count_if(readings.begin(), readings.end(), isNew) <= maximumSignals;
}

TrackedDevice::Description TrackedDevice::described(const QString &id)
{
    Description entry;
    entry.tag = {m_id, permanentName(id)};
    entry.spec = m_profile ? m_profile->signalSpec(id) : nullptr;
    const auto indexIn = [&entry](const QList<SignalSpec> &specs) -> qsizetype {
        for (qsizetype i = 0; i < specs.size(); ++i) {
            if (&specs.at(i) == entry.spec)
                return i;
        }
        return -1;
    };
    if (!entry.spec) {
        entry.order = qsizetype(m_signals.size()) + maximumSignals;
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

const TrackedDevice::Signal *TrackedDevice::find(const QString &signal) const
{
    const auto found =
        std::find_if(m_signals.begin(), m_signals.end(),
                     [&signal](const Signal &entry) { return isSame(entry.name, signal); });
    return found == m_signals.end() ? nullptr : &*found;
}

TrackedDevice::Signal &TrackedDevice::searched(const QString &id, size_t position)
{
    const Signal *known = find(id);
    Signal &entry = known ? m_signals[size_t(known - m_signals.data())] : added(id);
    if (position >= m_places.size())
        m_places.resize(position + 1);
    m_places[position] = quint16(&entry - m_signals.data());
    return entry;
}

TrackedDevice::Signal &TrackedDevice::added(const QString &id)
{
    m_descriptions.push_back(described(id));
    const auto last = std::prev(m_descriptions.end());
    const auto before = std::upper_bound(
        m_descriptions.begin(), last, *last, [](const Description &a, const Description &b) {
            return std::tie(a.groupOrder, a.order) < std::tie(b.groupOrder, b.order);
        });
    const auto place = before - m_descriptions.begin();
    std::rotate(before, last, m_descriptions.end());
    // Its text stays where it is, also when its description is moved.
    const Description &description = m_descriptions[size_t(place)];
    m_signals.insert(m_signals.begin() + place,
                     {.name = description.tag.signal,
                      .report = m_report - 1,
                      .quality = Quality::Bad,
                      .unit = description.spec ? description.spec->unit : Unit::None,
                      .value = {}});
    m_places.clear();
    m_stateSignals.clear();
    for (const StateRule &rule : m_profile ? m_profile->states : QList<StateRule>()) {
        const Signal *known = find(rule.when.signal);
        m_stateSignals.push_back(known ? qint16(known - m_signals.data()) : qint16(-1));
    }
    return m_signals[size_t(place)];
}

const TrackedDevice::Signal *TrackedDevice::ofState(qsizetype rule) const
{
    const auto at = size_t(rule);
    const qint16 place = at < m_stateSignals.size() ? m_stateSignals[at] : qint16(-1);
    return place < 0 ? nullptr : &m_signals[size_t(place)];
}

std::optional<Sample> TrackedDevice::sample(const QString &signal) const
{
    const Signal *known = find(signal);
    return known ? std::optional(sampleOf(*known)) : std::nullopt;
}

Sample TrackedDevice::sampleOf(const Signal &signal) const
{
    const Description &description = descriptionOf(signal);
    const Origin &origin = originOf(signal);
    return {description.tag, signal.value,      signal.unit,         signal.quality,
            origin.takenAt,  origin.receivedAt, origin.receivedBoot, origin.broker};
}

QList<SignalView> TrackedDevice::signalViews() const
{
    QList<SignalView> views;
    views.reserve(qsizetype(m_signals.size()));
    for (const Signal &entry : m_signals) {
        const Description &description = descriptionOf(entry);
        SignalView view;
        view.signal = description.tag.signal;
        view.group = description.group;
        view.label = description.tag.signal;
        view.value = entry.value;
        view.quality = entry.quality;
        if (const SignalSpec *spec = description.spec) {
            view.label = spec->label;
            view.kind = spec->kind;
            view.unit = spec->unit;
            view.range = spec->range;
            view.normal = spec->normal;
            view.limits = spec->limits;
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
    readings.reserve(qsizetype(m_signals.size()));
    for (const Signal &entry : m_signals) {
        const Quality quality = entry.quality;
        if (isLive(quality) || quality == Quality::LastKnown)
            readings.append({descriptionOf(entry).tag.signal, entry.value});
    }
    return readings;
}

QStringList TrackedDevice::groups() const
{
    QStringList groups;
    for (const Description &description : m_descriptions) {
        const QString &signal = description.tag.signal;
        const qsizetype dot = signal.lastIndexOf(u'.');
        if (dot > 0 && !groups.contains(signal.left(dot)))
            groups.append(signal.left(dot));
    }
    return groups;
}

} // namespace Raptor::Models
