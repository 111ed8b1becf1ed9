// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/wildcard_suspicion.h"

#include <utility>

namespace Raptor::Link {

namespace {

/// Reason codes of DISCONNECT (MQTT 5.0, 3.14.2.1).
constexpr quint8 notAuthorised = 0x87;
constexpr quint8 filterInvalid = 0x8F;
constexpr quint8 noWildcards = 0xA2;

} // namespace

bool hasWildcard(const QString &filter)
{
    return filter.contains(u'+') || filter.contains(u'#');
}

void WildcardSuspicion::sessionStarted(BootTime now)
{
    m_pending.clear();
    m_answered = false;
    if (!m_convictedAt || now - *m_convictedAt < believedFor)
        return;
    const QStringList before = m_convicted;
    acquit();
    m_closedOn = before; // once more is enough
}

void WildcardSuspicion::asked(const QString &filter, BootTime now)
{
    m_pending.insert(filter, now);
}

void WildcardSuspicion::answered(const QString &filter)
{
    m_pending.remove(filter);
    m_answered = true;
    m_closedOn.removeAll(filter);
}

void WildcardSuspicion::sessionEnded(const SessionClose &close, BootTime now)
{
    const QHash<QString, BootTime> pending = std::exchange(m_pending, {});
    if (close.reason == noWildcards) {
        m_all = true;
        m_convictedAt = now;
        return;
    }
    const bool told = close.reason == notAuthorised || close.reason == filterInvalid;
    const bool counts = told || (close.byServer && close.reason == 0);
    QStringList suspects;
    bool single = false;
    for (auto it = pending.cbegin(); it != pending.cend(); ++it) {
        if (now - it.value() > soon)
            continue;
        if (hasWildcard(it.key()))
            suspects.append(it.key());
        else
            single = true;
    }
    if (counts && !suspects.isEmpty())
        return closedOn(suspects, now);
    m_closedOn.clear();
    // It was not the wildcards: it closes on single topics as well.
    if (counts && single && !m_answered && m_convictedAt)
        acquit();
}

void WildcardSuspicion::closedOn(const QStringList &suspects, BootTime now)
{
    QStringList again;
    for (const QString &filter : suspects) {
        if (m_closedOn.contains(filter))
            again.append(filter);
    }
    m_closedOn = again.isEmpty() ? suspects : QStringList();
    if (again.isEmpty())
        return;
    m_convicted += again;
    m_convictedAt = now;
}

void WildcardSuspicion::acquit()
{
    m_convicted.clear();
    m_all = false;
    m_convictedAt.reset();
}

bool WildcardSuspicion::convicts(const QString &filter) const
{
    return (m_all && hasWildcard(filter)) || m_convicted.contains(filter);
}

} // namespace Raptor::Link
