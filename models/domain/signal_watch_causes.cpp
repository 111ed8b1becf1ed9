// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// One alarm for one cause: which alarms of a device make others superfluous.
#include "models/domain/alarm_catalogue.h"
#include "models/domain/signal_watch.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <utility>

namespace Raptor {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SignalWatch)
};

/// Whether the one makes the other, of the same signal, superfluous.
bool explains(AlarmKind one, AlarmKind other)
{
    return (one == AlarmKind::HighHigh && other == AlarmKind::High)
        || (one == AlarmKind::LowLow && other == AlarmKind::Low)
        || (AlarmCatalogue::isLimit(one) && other == AlarmKind::Rate);
}

} // namespace

void SignalWatch::weighSuppressions()
{
    if (!std::exchange(m_turned, false))
        return;
    m_anySuppressed = false;
    for (Signal &signal : m_signals) { // causes first
        for (AlarmPoint &point : signal.points) {
            if (point.isUntold() && explanation(signal, point).isEmpty())
                raise(signal, point, {});
        }
    }
    for (Signal &signal : m_signals) {
        for (AlarmPoint &point : signal.points) {
            const QString why = point.isActive() ? explanation(signal, point) : QString();
            m_anySuppressed = m_anySuppressed || !why.isEmpty();
            if (point.isUntold()) {
                raise(signal, point, why);
                continue;
            }
            if (point.isSuppressed() == !why.isEmpty())
                continue;
            point.setSuppressed(!why.isEmpty());
            if (point.isSuppressed())
                m_context.sink.suppress(keyOf(signal, point), why);
            else
                m_context.sink.unsuppress(keyOf(signal, point));
        }
    }
}

/// Suppressed from the start, if something explains it: nobody is to hear of it even once.
void SignalWatch::raise(const Signal &signal, AlarmPoint &point, const QString &suppressedWhy)
{
    const AlarmKey key = keyOf(signal, point);
    const AlarmOccurrence occurrence = occurrenceOf(signal, point);
    if (!suppressedWhy.isEmpty()) {
        m_context.sink.raiseSuppressed(key, point.definition(), occurrence, suppressedWhy);
    } else {
        if (point.isSuppressed())
            m_context.sink.unsuppress(key);
        m_context.sink.raise(key, point.definition(), occurrence);
    }
    point.setUntold(false);
    point.setSuppressed(!suppressedWhy.isEmpty());
}

/// Active, and not kept from the operator by somebody: what is shelved explains nothing.
bool SignalWatch::isHeard(const AlarmPoint &point, const AlarmKey &key) const
{
    if (!point.isActive())
        return false;
    return !m_context.sink.status(key).isPutAside();
}

/// Which other active alarm makes this one superfluous, in words; empty: none.
QString SignalWatch::explanation(const Signal &signal, const AlarmPoint &point) const
{
    const AlarmDefinition &alarm = point.definition();
    const auto because = [](const AlarmPoint &other) {
        return Words::tr("\"%1\" is active").arg(other.definition().text);
    };
    for (const AlarmPoint &other : signal.points) {
        if (isHeard(other, keyOf(signal, other)) && explains(other.definition().kind, alarm.kind))
            return because(other);
    }
    const int index = m_index.value(signal.name, -1);
    for (const Contradiction &contradiction : m_contradictions) {
        const bool compares =
            std::find(contradiction.compared.begin(), contradiction.compared.end(), index)
            != contradiction.compared.end();
        if (isHeard(contradiction.point, keyOf(contradiction)) && compares
            && contradiction.point.definition().priority <= alarm.priority)
            return because(contradiction.point);
    }
    if (alarm.kind != AlarmKind::Frozen)
        return {};
    // A dead line freezes all that comes through it: the first one explains the others.
    for (const Signal &neighbour : m_signals) {
        for (const AlarmPoint &other : neighbour.points) {
            if (&other != &point && isHeard(other, keyOf(neighbour, other)) && !other.isSuppressed()
                && !other.isUntold() && other.definition().kind == AlarmKind::Frozen
                && elementOf(neighbour.name) == elementOf(signal.name))
                return because(other);
        }
    }
    return {};
}

} // namespace Raptor
