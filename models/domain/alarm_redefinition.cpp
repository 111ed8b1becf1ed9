// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/alarm_redefinition.h"

#include "models/domain/wording.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace Raptor::AlarmRedefinition {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AlarmRedefinition)
};

QString number(const std::optional<double> &value)
{
    return value ? QString::number(*value, 'g', 10) : Words::tr("none");
}

QString number(Milliseconds value)
{
    return Words::tr("%1 ms").arg(value.count());
}

QString flag(bool value)
{
    return value ? Words::tr("on") : Words::tr("off");
}

QString quoted(const QString &text)
{
    return u'"' + text + u'"';
}

/// Where a limit stands among those of one signal, lowest first; unset: it is none of them.
std::optional<int> placeOf(AlarmKind kind)
{
    constexpr std::array order{AlarmKind::LowLow, AlarmKind::Low, AlarmKind::High,
                               AlarmKind::HighHigh};
    const auto place = std::find(order.begin(), order.end(), kind);
    return place == order.end() ? std::nullopt : std::optional(int(place - order.begin()));
}

} // namespace

QString differences(const AlarmDefinition &before, const AlarmDefinition &after)
{
    QStringList parts;
    const auto compare = [&parts](const QString &what, const QString &from, const QString &to) {
        if (from != to)
            parts.append(Words::tr("%1 %2 -> %3").arg(what, from, to));
    };
    compare(Words::tr("alarm"), flag(before.enabled), flag(after.enabled));
    compare(Words::tr("limit"), number(before.limit), number(after.limit));
    compare(Words::tr("deadband"), number(before.deadband), number(after.deadband));
    compare(Words::tr("on-delay"), number(before.onDelay), number(after.onDelay));
    compare(Words::tr("off-delay"), number(before.offDelay), number(after.offDelay));
    compare(Words::tr("priority"), Wording::of(before.priority), Wording::of(after.priority));
    compare(Words::tr("text"), quoted(before.text), quoted(after.text));
    compare(Words::tr("meaning"), quoted(before.guidance.meaning), quoted(after.guidance.meaning));
    compare(Words::tr("action"), quoted(before.guidance.action), quoted(after.guidance.action));
    compare(Words::tr("consequence"), quoted(before.guidance.consequence),
            quoted(after.guidance.consequence));
    return parts.join(QLatin1String(", "));
}

AlarmChange changeOf(const QList<AlarmOverride> &overrides, const AlarmKey &alarm)
{
    for (const AlarmOverride &one : overrides) {
        if (one.key == alarm)
            return one.change;
    }
    return {};
}

AlarmDefinition inForce(const AlarmDefinition &original, const AlarmChange &change)
{
    AlarmDefinition definition = changed(original, change);
    return wrongWith(definition).isEmpty() ? definition : original;
}

QString objection(const AlarmKey &alarm, const AlarmDefinition &definition,
                  const Definitions &others)
{
    const QString wrong = wrongWith(definition);
    return wrong.isEmpty() ? againstOthers(alarm, definition, others) : wrong;
}

QList<AlarmOverride> replaced(QList<AlarmOverride> overrides, const AlarmKey &alarm,
                              const AlarmChange &change)
{
    const auto one =
        std::find_if(overrides.begin(), overrides.end(),
                     [&alarm](const AlarmOverride &other) { return other.key == alarm; });
    if (one == overrides.end()) {
        if (!change.isEmpty())
            overrides.append({alarm, change});
    } else if (change.isEmpty()) {
        overrides.erase(one);
    } else {
        one->change = change;
    }
    return overrides;
}

QString againstOthers(const AlarmKey &alarm, const AlarmDefinition &definition,
                      const Definitions &others)
{
    const auto place = placeOf(definition.kind);
    if (!place || !definition.limit || !definition.enabled)
        return {};
    for (const auto &[key, other] : others) {
        const auto otherPlace = placeOf(other.kind);
        if (key.device != alarm.device || key.subject != alarm.subject || !otherPlace
            || !other.limit || !other.enabled)
            continue;
        if (*place<*otherPlace && * definition.limit> * other.limit)
            return Words::tr("a limit of %1 lies above that of \"%2\", %3")
                .arg(number(definition.limit), other.text, number(other.limit));
        if (*place > *otherPlace && *definition.limit < *other.limit)
            return Words::tr("a limit of %1 lies below that of \"%2\", %3")
                .arg(number(definition.limit), other.text, number(other.limit));
    }
    return {};
}

} // namespace Raptor::AlarmRedefinition
