// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alarm_overrides.h"

#include "app/core/config_text.h"
#include "app/core/console_config.h"
#include "models/domain/alarm_redefinition.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QLocale>

namespace Raptor::App {

namespace {

QByteArray tableOf(const AlarmOverride &one)
{
    QByteArray out = "[[alarm]]\nalarm = " + ConfigText::quoted(one.key.text()) + '\n';
    const auto put = [&out](const char *key, const QByteArray &value) {
        out += QByteArray(key) + " = " + value + '\n';
    };
    const auto decimal = [&put](const char *key, const std::optional<double> &value) {
        if (value)
            put(key, QByteArray::number(*value, 'g', QLocale::FloatingPointShortest));
    };
    const auto time = [&put](const char *key, const std::optional<Milliseconds> &value) {
        if (value)
            put(key, QByteArray::number(qint64(value->count())));
    };
    const auto words = [&put](const char *key, const std::optional<QString> &value) {
        if (value)
            put(key, ConfigText::quoted(*value));
    };
    const AlarmChange &change = one.change;
    if (change.enabled)
        put("enabled", *change.enabled ? "true" : "false");
    decimal("limit", change.limit);
    decimal("deadband", change.deadband);
    time("on_delay_ms", change.onDelay);
    time("off_delay_ms", change.offDelay);
    if (change.priority)
        put("priority", QByteArray::number(int(*change.priority) + 1));
    words("text", change.text);
    words("meaning", change.meaning);
    words("action", change.action);
    words("consequence", change.consequence);
    return out;
}

} // namespace

QByteArray withAlarms(const QByteArray &text, const QList<AlarmOverride> &overrides)
{
    QByteArrayList tables;
    for (const AlarmOverride &one : overrides)
        tables.append(tableOf(one));
    return ConfigText::withTables(text, "alarm", tables);
}

Outcome saveAlarm(const QString &fileName, const AlarmOverride &one)
{
    const auto text = ConfigText::read(fileName);
    if (!text)
        return text.error();
    const auto parsed = parseConfig(*text, fileName);
    if (!parsed)
        return Error{parsed.error().code,
                     QStringLiteral("not saved, mend the file first: %1").arg(parsed.error().text)};
    const auto overrides = AlarmRedefinition::replaced(parsed->config.alarms, one.key, one.change);
    return ConfigText::write(fileName, withAlarms(*text, overrides));
}

} // namespace Raptor::App
