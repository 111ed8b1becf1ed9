// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alarm_reader.h"

#include "models/domain/alarm_catalogue.h"

#include <algorithm>

namespace Raptor::App {

namespace {

constexpr qint64 longestMs = 24LL * 3600 * 1000;

std::optional<Milliseconds> timeOf(ConfigReader &reader, const toml::table &table, const char *key)
{
    const auto ms = reader.number(table, key);
    if (!ms)
        return std::nullopt;
    if (*ms < 0 || *ms > longestMs) {
        reader.fail(
            *table.get(key),
            QStringLiteral("\"%1\" must be 0 to %2").arg(QLatin1String(key)).arg(longestMs));
        return std::nullopt;
    }
    return Milliseconds(*ms);
}

std::optional<QString> wordsOf(ConfigReader &reader, const toml::table &table, const char *key)
{
    return table.contains(key) ? std::optional(reader.text(table, key)) : std::nullopt;
}

AlarmChange changeOf(ConfigReader &reader, const toml::table &table)
{
    AlarmChange change;
    change.enabled = reader.flag(table, "enabled");
    change.limit = reader.decimal(table, "limit");
    change.deadband = reader.decimal(table, "deadband");
    if (change.deadband.value_or(0) < 0)
        reader.fail(*table.get("deadband"), QStringLiteral("\"deadband\" must not be negative"));
    change.onDelay = timeOf(reader, table, "on_delay_ms");
    change.offDelay = timeOf(reader, table, "off_delay_ms");
    if (const auto priority = reader.number(table, "priority")) {
        if (*priority < 1 || *priority > 3) {
            reader.fail(*table.get("priority"),
                        QStringLiteral("\"priority\" must be 1 (urgent), 2 (high) or 3 (low)"));
        } else {
            change.priority = AlarmPriority(*priority - 1);
        }
    }
    change.text = wordsOf(reader, table, "text");
    if (change.text && change.text->trimmed().isEmpty())
        reader.fail(*table.get("text"), QStringLiteral("\"text\" must not be empty"));
    change.meaning = wordsOf(reader, table, "meaning");
    change.action = wordsOf(reader, table, "action");
    change.consequence = wordsOf(reader, table, "consequence");
    return change;
}

} // namespace

std::optional<AlarmOverride> readAlarm(ConfigReader &reader, const toml::table &table,
                                       const QList<AlarmOverride> &others)
{
    reader.remarkUnknown(
        table,
        {QStringLiteral("alarm"), QStringLiteral("enabled"), QStringLiteral("limit"),
         QStringLiteral("deadband"), QStringLiteral("on_delay_ms"), QStringLiteral("off_delay_ms"),
         QStringLiteral("priority"), QStringLiteral("text"), QStringLiteral("meaning"),
         QStringLiteral("action"), QStringLiteral("consequence")});
    const QString name = reader.text(table, "alarm").trimmed();
    if (name.isEmpty()) {
        reader.fail(table, QStringLiteral("it needs \"alarm\", the name of one"));
        return std::nullopt;
    }
    const auto key = AlarmCatalogue::parseKey(name);
    if (!key) {
        reader.fail(*table.get("alarm"), key.error().text);
        return std::nullopt;
    }
    const bool twice =
        std::any_of(others.cbegin(), others.cend(),
                    [&key](const AlarmOverride &other) { return other.key == *key; });
    if (twice) {
        reader.fail(table, QStringLiteral("\"%1\" stands there twice").arg(name));
        return std::nullopt;
    }
    return AlarmOverride{*key, changeOf(reader, table)};
}

} // namespace Raptor::App
