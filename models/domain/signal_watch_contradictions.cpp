// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Alarms that compare several signals of a device, or of one element of its group.
#include "models/domain/signal_watch.h"

#include "models/domain/wording.h"

#include <algorithm>
#include <utility>

namespace Raptor {

/// Of @p element; empty: of the device.
void SignalWatch::addContradictions(const QString &element)
{
    for (const SignalRules::Contradiction &rules : m_rules.contradictions) {
        if (rules.inGroup == element.isEmpty())
            continue;
        m_contradictions.push_back({.rules = &rules,
                                    .point = AlarmPoint(*rules.alarm),
                                    .element = element,
                                    .compared = std::vector<int>(rules.comparesGroup.size(), -1)});
        findCompared(m_contradictions.back());
    }
}

void SignalWatch::findCompared(Contradiction &contradiction) const
{
    const QList<AlarmComparison> &when = contradiction.rules->alarm->when;
    for (size_t i = 0; i < contradiction.compared.size(); ++i) {
        const QString &signal = when.at(qsizetype(i)).signal;
        const bool ofElement = contradiction.rules->comparesGroup[i];
        contradiction.compared[i] =
            m_index.value(ofElement ? contradiction.element + u'.' + signal : signal, -1);
    }
}

AlarmKey SignalWatch::keyOf(const Contradiction &contradiction) const
{
    const AlarmDefinition &alarm = *contradiction.rules->alarm;
    const QString subject =
        contradiction.rules->inGroup ? contradiction.element + u'.' + alarm.signal : alarm.signal;
    return {m_device, subject, alarm.rule};
}

void SignalWatch::evaluate(Contradiction &contradiction)
{
    const Milliseconds within = std::max(comparableWithin, 2 * m_rules.profile->period);
    const QList<AlarmComparison> &when = contradiction.rules->alarm->when;
    bool holds = true;
    for (size_t i = 0; i < contradiction.compared.size(); ++i) {
        const int index = contradiction.compared[i];
        if (index < 0 || m_now - m_signals[size_t(index)].at > within
            || std::holds_alternative<std::monostate>(m_signals[size_t(index)].value)) {
            contradiction.point.hold();
            return;
        }
        holds =
            holds && ValueConditions::holds(when.at(qsizetype(i)), m_signals[size_t(index)].value);
    }
    if (!std::exchange(contradiction.begun, true)) {
        const AlarmKey key = keyOf(contradiction);
        contradiction.point.begin(key, m_context);
        m_turned = true;
        turn(contradiction, leave(contradiction.point));
    }
    if (isLookedAt(contradiction.point.definition()))
        turn(contradiction, contradiction.point.see(holds, m_now));
}

AlarmOccurrence SignalWatch::occurrenceOf(const Contradiction &contradiction) const
{
    AlarmOccurrence occurrence;
    QStringList parts;
    for (const int index : contradiction.compared) {
        if (index < 0)
            continue;
        const Signal &signal = m_signals[size_t(index)];
        if (parts.isEmpty()) {
            occurrence.value = signal.value;
            occurrence.unit = signal.rules->spec->unit;
        }
        parts.append(signal.rules->spec->label + u' '
                     + Wording::value(signal.value, signal.rules->spec->unit));
    }
    occurrence.detail = parts.join(QLatin1String(", "));
    return occurrence;
}

void SignalWatch::turn(const Contradiction &contradiction, AlarmPoint::Turn turn)
{
    switch (turn) {
    case AlarmPoint::Turn::None:
        return;
    case AlarmPoint::Turn::Raised:
        m_context.sink.raise(keyOf(contradiction), contradiction.point.definition(),
                             occurrenceOf(contradiction));
        break;
    case AlarmPoint::Turn::Cleared:
        m_context.sink.clear(keyOf(contradiction));
        break;
    }
    m_turned = true;
}

} // namespace Raptor
