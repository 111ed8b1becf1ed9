// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/alarm_herald.h"

#include "models/domain/alarm_definition.h"
#include "models/domain/wording.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <utility>

namespace Raptor {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AlarmHerald)
};

constexpr Milliseconds second{1000};
constexpr int linesASecond = 5;

/// "raptor/shop/m1/left.amps", "broker/cloud".
QString placeOf(const AlarmKey &key)
{
    return key.text().chopped(key.rule.size() + 1);
}

/// What the text does not say: what was seen, and what it is measured by.
QString detailOf(AlarmKind kind, const AlarmOccurrence &seen)
{
    if (!seen.detail.isEmpty())
        return seen.detail;
    if (std::holds_alternative<std::monostate>(seen.value))
        return {};
    const QString value = alarmValueText(kind, seen.value, seen.unit);
    return seen.limit
        ? Words::tr("%1, limit %2").arg(value, alarmValueText(kind, *seen.limit, seen.unit))
        : value;
}

} // namespace

void AlarmHerald::refill(BootTime now)
{
    if (m_refilledAt && now - *m_refilledAt < second)
        return;
    m_refilledAt = now;
    m_left = linesASecond;
    if (m_unsaid > 0) {
        m_lines.append({EventSeverity::Fault,
                        Words::tr("and %n more urgent or high alarm(s)", nullptr, m_unsaid)});
        m_unsaid = 0;
    }
}

void AlarmHerald::say(const AlarmRecord &record, BootTime now)
{
    const bool isLow = record.priority == AlarmPriority::Low;
    if (m_flood.flood()) {
        if (isLow)
            return;
        refill(now);
        if (m_left == 0) {
            ++m_unsaid;
            return;
        }
        --m_left;
    }
    QString text = Words::tr("%1 alarm: %2: %3")
                       .arg(Wording::of(record.priority), placeOf(record.key), record.text);
    const QString detail = detailOf(record.kind, record.occurrence);
    if (!detail.isEmpty())
        text += Words::tr(" (%1)").arg(detail);
    m_lines.append({isLow ? EventSeverity::Notice : EventSeverity::Fault, text});
}

void AlarmHerald::hear(const QList<AlarmBook::Announcement> &announcements, BootTime now,
                       WallTime wall)
{
    for (const AlarmBook::Announcement &news : announcements) {
        const AlarmRecord &record = news.record;
        if (record.status.isUnacknowledged())
            m_sound = std::min(m_sound.value_or(record.priority), record.priority);
        if (!news.isNew)
            continue;
        say(record, now);
        if (m_flood.count(record.key, now, wall) == FloodWatch::News::Started) {
            m_lines.append({EventSeverity::Fault,
                            Words::tr("alarm flood: %n alarms in 10 minutes, the first was %1",
                                      nullptr, m_flood.inTenMinutes())
                                .arg(m_flood.flood()->firstOut.text())});
        }
    }
}

void AlarmHerald::look(BootTime now)
{
    const auto flood = m_flood.flood();
    if (flood || m_unsaid > 0)
        refill(now);
    if (m_flood.look(now) != FloodWatch::News::Ended || !flood)
        return;
    const QString lasted = Wording::age((now - flood->sinceBoot).count());
    m_lines.append(
        {EventSeverity::Notice,
         Words::tr("the alarm flood is over: %n alarm(s) in %1", nullptr, int(flood->raised))
             .arg(lasted)});
}

QList<AlarmHerald::Line> AlarmHerald::takeLines()
{
    return std::exchange(m_lines, {});
}

std::optional<AlarmPriority> AlarmHerald::takeSound(BootTime now)
{
    if (!m_sound || (m_soundedAt && now - *m_soundedAt < second))
        return std::nullopt;
    m_soundedAt = now;
    return std::exchange(m_sound, std::nullopt);
}

} // namespace Raptor
