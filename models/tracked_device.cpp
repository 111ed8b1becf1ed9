// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tracked_device.h"

#include "models/domain/permanent_name.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace Raptor::Models {

namespace {

PeriodEstimator estimatorFor(const ProfilePtr &profile)
{
    const DeviceProfile defaults;
    const DeviceProfile &known = profile ? *profile : defaults;
    return {known.fastestPeriod, known.period};
}

/// Both the same memory, as texts of decoders are mostly: counting its users takes longer than
/// looking.
bool isSameText(const Value &a, const Value &b)
{
    const auto *one = std::get_if<QString>(&a);
    const auto *other = std::get_if<QString>(&b);
    return one && other && one->constData() == other->constData() && one->size() == other->size();
}

/// What is no number is nothing.
void setUsable(Value &value, const Value &reported)
{
    const double *number = std::get_if<double>(&reported);
    if (number && !std::isfinite(*number))
        value = Value();
    else if (number)
        value = *number;
    else if (!isSameText(value, reported))
        value = reported;
}

bool isNothing(const Value &value)
{
    return std::holds_alternative<std::monostate>(value);
}

/// Whole seconds, above two minutes whole minutes: finer is not shown for long.
qint64 shownAge(qint64 ms)
{
    constexpr qint64 second = 1000;
    constexpr qint64 minute = 60 * second;
    if (ms < 0)
        return -1;
    return ms < 2 * minute ? ms / second : minute + ms / minute;
}

} // namespace

TrackedDevice::TrackedDevice(DeviceId id, ProfilePtr profile)
    : m_id(std::move(id)), m_period(estimatorFor(profile)), m_profile(std::move(profile))
{
}

TrackedDevice::Verdict TrackedDevice::apply(const StateReport &report, const SourceChoice &choice,
                                            QList<Sample> *taken)
{
    if (!hasRoomFor(report.readings))
        return Verdict::TooManySignals;
    if (report.retained)
        return applyRetained(report, taken);

    const Milliseconds period = m_period.period();
    const bool isOnly =
        m_sources.size() == 1 && isSameName(m_sources.begin()->first, report.broker);
    ReportSource &source = isOnly ? m_sources.begin()->second : m_sources[report.broker];
    beginIdentities();
    switch (source.add(report, period)) {
    case ReportSource::Verdict::Duplicate:
        return Verdict::Duplicate;
    case ReportSource::Verdict::OutOfOrder:
        return Verdict::OutOfOrder;
    case ReportSource::Verdict::New:
        break;
    }
    const bool switched = !hasOneSource() && chooseSource(report.receivedBoot, choice);
    if (!isSameName(report.broker, m_broker)) {
        if (switched)
            takeKeptBack(taken);
        hold(report, source.newestLiveAt());
        return Verdict::Standby;
    }
    if (!isBeyondDoubt(report)) {
        if (const auto objection = objectionTo(report, period))
            return *objection;
    }
    if (!m_held.empty())
        fillGap(ReportIdentity::of(report), taken);
    take(report, source.newestLiveAt(), taken);
    return Verdict::Accepted;
}

TrackedDevice::Verdict TrackedDevice::applyRetained(const StateReport &report, QList<Sample> *taken)
{
    if (m_evidence == Evidence::Live)
        return Verdict::Retained;
    if (m_broker.isEmpty())
        m_changes |= DeviceChange::Source;
    m_broker = report.broker;
    m_evidence = Evidence::Retained;
    m_reportedAt = report.receivedAt;
    take(report.readings, originIn(report, Evidence::Retained, m_origin.liveAt), Quality::LastKnown,
         taken);
    m_changes |= DeviceChange::Values;
    return Verdict::Retained;
}

TrackedDevice::Origin TrackedDevice::originIn(const StateReport &report, Evidence evidence,
                                              BootTime liveAt)
{
    return {.evidence = evidence,
            .liveAt = liveAt,
            .takenAt = report.takenAt,
            .receivedAt = report.receivedAt,
            .receivedBoot = report.receivedBoot,
            .broker = report.broker};
}

Value TrackedDevice::usable(const Value &value)
{
    const double *number = std::get_if<double>(&value);
    return number && !std::isfinite(*number) ? Value() : value;
}

void TrackedDevice::take(const QList<Reading> &readings, const Origin &origin, Quality quality,
                         QList<Sample> *taken)
{
    const quint32 before = m_report;
    const quint32 now = before + 1;
    size_t renewed = 0;
    size_t position = 0;
    for (const Reading &reading : readings) {
        Signal &entry = signal(reading.signal, position++);
        renewed += entry.report == now ? 0 : 1;
        entry.report = now;
        setUsable(entry.value, reading.value);
        const Unit unit = entry.unit; // read before its neighbour is written, which is quicker
        const Quality worth = isNothing(entry.value) ? Quality::Bad : quality;
        entry.quality = worth;
        if (taken)
            taken->emplaceBack(TagId{m_id, reading.signal}, entry.value, unit, worth,
                               origin.takenAt, origin.receivedAt, origin.receivedBoot,
                               origin.broker);
    }
    for (size_t i = 0; renewed < m_signals.size() && i < m_signals.size(); ++i) {
        if (m_signals[i].report == before)
            m_descriptions[i].origin = m_origin;
    }
    m_report = now;
    m_origin = origin;
}

void TrackedDevice::take(const StateReport &report, BootTime liveAt, QList<Sample> *taken)
{
    const Milliseconds delay = report.receivedBoot - liveAt;
    m_period.add(liveAt);
    take(report.readings, originIn(report, Evidence::Live, liveAt),
         rule().quality(Evidence::Live, true, delay), taken);
    m_evidence = Evidence::Live;
    m_liveAt = liveAt;
    if (!m_taken)
        m_taken.emplace();
    m_taken->identity = ReportIdentity::of(report);
    m_taken->receivedBoot = report.receivedBoot;
    if (m_taken->broker.constData() != report.broker.constData())
        m_taken->broker = report.broker;
    if (!m_identities.empty()) {
        m_identities[m_nextIdentity] = m_taken->identity;
        m_nextIdentity = (m_nextIdentity + 1) % m_identities.size();
    }
    if (report.lastCommand && !(m_lastCommand && isSameName(*report.lastCommand, *m_lastCommand)))
        m_lastCommand = report.lastCommand;
    m_reportedAt = report.receivedAt;
    if (delay <= rule().staleAfter())
        m_saidOffline = false;
    m_changes |= DeviceChange::Values;
}

void TrackedDevice::apply(const AvailabilityReport &report, const SourceChoice &choice)
{
    const bool liveElsewhere =
        report.broker != m_broker && isLive(qualityAt(report.receivedBoot, choice));
    if (liveElsewhere)
        return;
    if (m_broker.isEmpty()) {
        m_broker = report.broker;
        m_changes |= DeviceChange::Source;
    }
    m_saidOffline = !report.online;
}

void TrackedDevice::setLastSeen(WallTime lastSeen, const QString &broker)
{
    if (lastSeen != WallTime())
        m_lastSeen = lastSeen;
    if (!broker.isEmpty())
        m_lastBroker = broker;
    m_changes |= DeviceChange::Quality; // whose text names it
}

void TrackedDevice::setLatch(bool latched, const QString &text)
{
    if (latched == m_latched && text == m_latchText)
        return;
    m_latched = latched;
    m_latchText = text;
    m_changes |= DeviceChange::Latch;
}

void TrackedDevice::setBusy(bool busy)
{
    if (busy == m_busy)
        return;
    m_busy = busy;
    m_changes |= DeviceChange::Busy;
}

DeviceChanges TrackedDevice::publish()
{
    m_published = std::exchange(m_changes, {});
    return m_published;
}

void TrackedDevice::evaluate(BootTime now, WallTime wall, const SourceChoice &choice)
{
    if (!hasOneSource() && chooseSource(now, choice))
        takeKeptBack(&m_lateSamples);
    const Quality quality = qualityAt(now, choice);
    OfflineReason reason = OfflineReason::None;
    if (m_saidOffline)
        reason = OfflineReason::SaidOffline;
    else if (!isReachable(choice))
        reason = OfflineReason::NoLink;
    else if (m_evidence == Evidence::None)
        reason = OfflineReason::NeverSeen;
    if (quality != m_quality || reason != m_reason)
        m_changes |= DeviceChange::Quality;
    m_quality = quality;
    m_reason = reason;
    evaluateSignals(now, reason == OfflineReason::None);
    evaluateRunState(wall);
    evaluateLatch();
    evaluateAge(now);
}

void TrackedDevice::evaluateSignals(BootTime now, bool reachable)
{
    const QualityRule rule = this->rule();
    const auto qualityBy = [&](const Origin &origin) {
        return rule.quality(origin.evidence, reachable, now - origin.liveAt);
    };
    const Quality newest = qualityBy(m_origin);
    for (Signal &entry : m_signals) {
        Quality quality = entry.report == m_report ? newest : qualityBy(originOf(entry));
        if (isNothing(entry.value) && (isLive(quality) || quality == Quality::LastKnown))
            quality = Quality::Bad;
        if (quality != entry.quality)
            m_changes |= DeviceChange::Quality;
        entry.quality = quality;
    }
}

void TrackedDevice::evaluateRunState(WallTime wall)
{
    const RunState next = stateByRules();
    if (next == m_runState)
        return;
    const bool witnessed = m_runState != RunState::Unknown && next != RunState::Unknown;
    m_stateSince = witnessed ? m_reportedAt.value_or(wall) : std::optional<WallTime>();
    m_runState = next;
    m_changes |= DeviceChange::RunState;
}

RunState TrackedDevice::stateByRules() const
{
    if (!m_profile)
        return RunState::Unknown;
    const QList<StateRule> &rules = m_profile->states;
    for (qsizetype i = 0; i < rules.size(); ++i) {
        const Signal *known = ofState(i);
        if (!known || known->value != rules.at(i).when.equals)
            continue;
        if (isLive(known->quality) || known->quality == Quality::LastKnown)
            return rules.at(i).state;
    }
    return RunState::Unknown;
}

void TrackedDevice::evaluateLatch()
{
    bool reports = false;
    bool latched = false;
    for (qsizetype i = 0; m_profile && i < m_profile->states.size(); ++i) {
        const StateRule &rule = m_profile->states.at(i);
        const Signal *known = rule.state == RunState::EStopped ? ofState(i) : nullptr;
        reports = reports || (known && !isNothing(known->value));
        latched = latched || (known && known->value == rule.when.equals);
    }
    if (reports != m_reportsEStop || latched != m_eStopAtDevice)
        m_changes |= DeviceChange::Latch;
    m_reportsEStop = reports;
    m_eStopAtDevice = latched;
}

void TrackedDevice::evaluateAge(BootTime now)
{
    const qint64 shown = shownAge(ageMs(now));
    if (shown != m_shownAge)
        m_changes |= DeviceChange::Age;
    m_shownAge = shown;
}

} // namespace Raptor::Models
