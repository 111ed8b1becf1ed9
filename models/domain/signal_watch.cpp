// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Values and run states as they come, and the alarms of single signals. Those of several signals
// stand in signal_watch_contradictions.cpp.
#include "models/domain/signal_watch.h"

#include "models/domain/alarm_catalogue.h"
#include "models/domain/wording.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <cmath>
#include <utility>

namespace Raptor {

namespace {

/// Whatever is not reported for so long is not there.
constexpr Milliseconds completeWithin{60'000};

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SignalWatch)
};

} // namespace

QString SignalWatch::elementOf(const QString &signal)
{
    return signal.left(std::max<qsizetype>(0, signal.lastIndexOf(u'.')));
}

SignalWatch::SignalWatch(DeviceId device, const SignalRules &rules, const AlarmContext &context)
    : m_device(std::move(device)), m_rules(rules), m_context(context)
{
    addContradictions({});
}

/// -1: nothing is to be done about it.
int SignalWatch::signalNamed(const QString &name)
{
    if (const auto known = m_index.constFind(name); known != m_index.constEnd())
        return *known;
    const SignalRules::OfSignal *rules = m_rules.find(name);
    const int index = rules ? int(m_signals.size()) : -1;
    m_index.insert(name, index);
    if (!rules)
        return -1;
    m_signals.push_back({.name = name, .rules = rules});
    const QString element = rules->inGroup ? elementOf(name) : QString();
    if (rules->inGroup && !m_elements.contains(element)) {
        m_elements.append(element);
        addContradictions(element);
    }
    for (Contradiction &contradiction : m_contradictions)
        findCompared(contradiction);
    return index;
}

void SignalWatch::take(std::span<const Sample> report)
{
    static const Value nothing;
    m_now = report.front().receivedBoot;
    goLive();
    m_reported.clear();
    // Whoever explained it may have been shelved meanwhile.
    m_turned = m_turned || m_anySuppressed;
    bool news = false;
    for (const Sample &sample : report) {
        const int index = signalNamed(sample.tag.signal);
        if (index < 0)
            continue;
        Signal &signal = m_signals[size_t(index)];
        const Value &value = isLive(sample.quality) ? sample.value : nothing;
        news = news || (signal.rules->decidesState && signal.value != value);
        signal.value = value;
        signal.at = m_now;
        m_reported.push_back(index);
    }
    // The run state first: it decides what the other values of the report mean.
    if (news)
        changeState(stateByRules());
    for (const int index : m_reported)
        evaluate(m_signals[size_t(index)]);
    holdUnreported();
    for (Contradiction &contradiction : m_contradictions)
        evaluate(contradiction);
    weighSuppressions();
    findDue();
}

/// A delay must not run out on a value that is not reported any more.
void SignalWatch::holdUnreported()
{
    if (m_reported.size() == m_signals.size())
        return;
    const Milliseconds within = std::max(comparableWithin, 2 * m_rules.profile->period);
    for (Signal &signal : m_signals) {
        if (m_now - signal.at <= within)
            continue;
        for (AlarmPoint &point : signal.points)
            point.hold();
    }
}

RunState SignalWatch::stateByRules() const
{
    for (const StateRule &rule : m_rules.profile->states) {
        const int index = m_index.value(rule.when.signal, -1);
        if (index >= 0 && m_signals[size_t(index)].value == rule.when.equals)
            return rule.state;
    }
    return RunState::Unknown;
}

template <class Act>
void SignalWatch::actOnAll(Act act)
{
    for (Signal &signal : m_signals) {
        for (AlarmPoint &point : signal.points)
            turn(signal, point, act(point));
    }
    for (Contradiction &contradiction : m_contradictions)
        turn(contradiction, act(contradiction.point));
}

void SignalWatch::setState(RunState state, bool live)
{
    m_now = m_context.clock.now();
    if (live) {
        goLive();
        changeState(state);
    } else if (std::exchange(m_live, false)) {
        for (Signal &signal : m_signals) { // in a time without reports nothing stood still
            signal.slope.reset();
            signal.standstill.reset();
        }
        actOnAll([](AlarmPoint &point) {
            point.hold();
            return AlarmPoint::Turn::None;
        });
    }
    weighSuppressions();
    findDue();
}

void SignalWatch::changeState(RunState state)
{
    if (state == m_runState)
        return;
    m_runState = state;
    m_stateSince = m_now;
    for (Signal &signal : m_signals) {
        signal.slope.reset();
        signal.standstill.reset();
    }
    actOnAll([this](AlarmPoint &point) { return leave(point); });
}

/// An alarm of other run states is over at once. In an unknown one it stays as it is.
AlarmPoint::Turn SignalWatch::leave(AlarmPoint &point) const
{
    if (isIn(point.definition()))
        return AlarmPoint::Turn::None;
    if (m_runState != RunState::Unknown)
        return point.drop();
    point.hold();
    return AlarmPoint::Turn::None;
}

bool SignalWatch::isIn(const AlarmDefinition &definition) const
{
    return definition.onlyIn.isEmpty() || definition.onlyIn.contains(m_runState);
}

bool SignalWatch::isLookedAt(const AlarmDefinition &definition) const
{
    return definition.enabled && isIn(definition) && m_now - m_stateSince >= definition.settle;
}

void SignalWatch::tick()
{
    m_now = m_context.clock.now();
    actOnAll([this](AlarmPoint &point) { return point.look(m_now); });
    weighSuppressions();
    findDue();
}

void SignalWatch::goLive()
{
    if (!std::exchange(m_live, true))
        m_liveSince = m_now;
}

bool SignalWatch::isLacking(const QString &signal) const
{
    const QString element = elementOf(signal);
    const Milliseconds within = std::max(completeWithin, 10 * m_rules.profile->period);
    return m_live && !element.isEmpty() && !m_elements.contains(element)
        && m_context.clock.now() - m_liveSince >= within;
}

void SignalWatch::findDue()
{
    m_due.reset();
    for (const Signal &signal : m_signals) {
        for (const AlarmPoint &point : signal.points)
            m_due = earlier(m_due, point.due());
    }
    for (const Contradiction &contradiction : m_contradictions)
        m_due = earlier(m_due, contradiction.point.due());
}

// ---- one signal

AlarmKey SignalWatch::keyOf(const Signal &signal, const AlarmPoint &point) const
{
    return {m_device, signal.name, point.definition().rule};
}

void SignalWatch::begin(Signal &signal)
{
    signal.begun = true;
    signal.points.reserve(signal.rules->alarms.size());
    for (const AlarmDefinition *alarm : signal.rules->alarms) {
        AlarmPoint &point = signal.points.emplace_back(*alarm);
        point.begin(keyOf(signal, point), m_context);
        m_turned = m_turned || point.isActive() || point.isSuppressed();
    }
    for (AlarmPoint &point : signal.points)
        turn(signal, point, leave(point));
}

bool SignalWatch::holds(Signal &signal, const AlarmPoint &point, double value)
{
    const AlarmDefinition &alarm = point.definition();
    if (AlarmCatalogue::isLimit(alarm.kind) && alarm.limit) {
        return ValueConditions::isBeyond(alarm.kind, *alarm.limit, alarm.deadband, value,
                                         point.isActive());
    }
    if (alarm.kind == AlarmKind::Frozen)
        return signal.standstill.add(m_now, value, alarm.over);
    if (alarm.kind != AlarmKind::Rate || !alarm.limit)
        return false;
    const auto rate = signal.slope.add(m_now, value, alarm.over);
    if (!rate)
        return point.isActive();
    signal.rate = *rate;
    return ValueConditions::isBeyond(AlarmKind::High, *alarm.limit, alarm.deadband, std::abs(*rate),
                                     point.isActive());
}

void SignalWatch::evaluate(Signal &signal)
{
    if (!signal.begun)
        begin(signal);
    const double *value = std::get_if<double>(&signal.value);
    if (!value) { // neither above nor below: what was counted so far proves nothing
        for (AlarmPoint &point : signal.points)
            point.hold();
        return;
    }
    for (AlarmPoint &point : signal.points) {
        if (isLookedAt(point.definition()))
            turn(signal, point, point.see(holds(signal, point, *value), m_now));
    }
}

AlarmOccurrence SignalWatch::occurrenceOf(const Signal &signal, const AlarmPoint &point) const
{
    const AlarmDefinition &alarm = point.definition();
    const Unit unit = signal.rules->spec->unit;
    AlarmOccurrence occurrence{.value = signal.value, .limit = alarm.limit, .unit = unit};
    if (alarm.kind == AlarmKind::Rate) {
        occurrence.value = signal.rate;
        occurrence.detail =
            Words::tr("per second, over %1; it is %2 now")
                .arg(Wording::age(alarm.over.count()), Wording::value(signal.value, unit));
    } else if (alarm.kind == AlarmKind::Frozen) {
        occurrence.detail = Words::tr("the same for %1").arg(Wording::age(alarm.over.count()));
    }
    return occurrence;
}

/// That it is raised is told when it is known whether something else explains it.
void SignalWatch::turn(const Signal &signal, AlarmPoint &point, AlarmPoint::Turn turn)
{
    switch (turn) {
    case AlarmPoint::Turn::None:
        return;
    case AlarmPoint::Turn::Raised:
        point.setUntold(true);
        break;
    case AlarmPoint::Turn::Cleared:
        if (point.isUntold())
            point.setUntold(false);
        else
            m_context.sink.clear(keyOf(signal, point));
        break;
    }
    m_turned = true;
}

// ---- what operators change

void SignalWatch::redefine(const AlarmKey &alarm)
{
    m_now = m_context.clock.now();
    for (Signal &signal : m_signals) {
        for (AlarmPoint &point : signal.points) {
            if (signal.name == alarm.subject && point.definition().rule == alarm.rule)
                redefine(signal, point);
        }
    }
    for (Contradiction &contradiction : m_contradictions) {
        if (contradiction.begun && keyOf(contradiction) == alarm) {
            contradiction.point.redefine(alarm, m_context, occurrenceOf(contradiction));
            m_turned = true;
            if (m_live)
                evaluate(contradiction);
        }
    }
    weighSuppressions();
    findDue();
}

void SignalWatch::redefine(Signal &signal, AlarmPoint &point)
{
    point.redefine(keyOf(signal, point), m_context, occurrenceOf(signal, point));
    m_turned = true;
    const AlarmDefinition &alarm = point.definition();
    const double *value = std::get_if<double>(&signal.value);
    if (m_live && value && AlarmCatalogue::isLimit(alarm.kind) && isLookedAt(alarm))
        turn(signal, point, point.see(holds(signal, point, *value), m_now));
}

void SignalWatch::tellAgain(const AlarmKey &alarm)
{
    for (Signal &signal : m_signals) {
        for (AlarmPoint &point : signal.points) {
            if (keyOf(signal, point) != alarm)
                continue;
            if (point.isActive()) {
                turn(signal, point, AlarmPoint::Turn::Raised);
            } else {
                point.takeOver(alarm, m_context);
                m_turned = m_turned || point.isActive();
                if (point.isActive())
                    turn(signal, point, leave(point));
            }
        }
    }
    for (Contradiction &contradiction : m_contradictions) {
        if (!contradiction.begun || keyOf(contradiction) != alarm)
            continue;
        if (contradiction.point.isActive()) {
            turn(contradiction, AlarmPoint::Turn::Raised);
        } else {
            contradiction.point.takeOver(alarm, m_context);
            m_turned = m_turned || contradiction.point.isActive();
            if (contradiction.point.isActive())
                turn(contradiction, leave(contradiction.point));
        }
    }
    weighSuppressions();
}

} // namespace Raptor
