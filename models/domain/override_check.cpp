// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/override_check.h"

#include "models/domain/alarm_redefinition.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace Raptor {

namespace {

constexpr Milliseconds lookEvery{1000};

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(OverrideCheck)
};

} // namespace

std::optional<OverrideCheck::Remark> OverrideCheck::next()
{
    const BootTime now = m_clock.now();
    if (m_waiting.isEmpty() || (m_lookedAt && now - *m_lookedAt < lookEvery))
        return std::nullopt;
    for (auto one = m_waiting.begin(); one != m_waiting.end();) {
        const AlarmKey alarm = one->key;
        if (m_watch.lacksBroker(alarm) && !m_said.contains(alarm)) {
            m_said.insert(alarm);
            return Remark{alarm, Words::tr("its broker is not configured"), true};
        }
        const auto objection = objectionTo(*one);
        if (!objection) {
            ++one;
            continue;
        }
        one = m_waiting.erase(one);
        if (!objection->isEmpty())
            return Remark{alarm, *objection};
    }
    m_lookedAt = now;
    return std::nullopt;
}

void OverrideCheck::forget(const AlarmKey &alarm)
{
    m_waiting.removeIf([&alarm](const AlarmOverride &one) { return one.key == alarm; });
}

/// Empty: nothing speaks against it; unset: nobody knows yet.
std::optional<QString> OverrideCheck::objectionTo(const AlarmOverride &one) const
{
    if (m_watch.lacksBroker(one.key))
        return std::nullopt;
    const QString missing = m_watch.missing(one.key);
    if (!missing.isEmpty())
        return missing;
    const auto original = m_watch.original(one.key);
    const auto all = m_watch.definitions(one.key.device);
    const bool isKnown = std::any_of(all.cbegin(), all.cend(), [&one](const auto &definition) {
        return definition.first == one.key;
    });
    if (!original || !isKnown)
        return std::nullopt;
    return AlarmRedefinition::objection(one.key, changed(*original, one.change), all);
}

} // namespace Raptor
