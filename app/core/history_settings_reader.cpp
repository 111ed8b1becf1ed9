// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/history_settings_reader.h"

#include <QtCore/QDir>

namespace Raptor::App {

namespace {

constexpr qint64 longestDays = 36'500;
constexpr double megabyte = 1e6;
constexpr double gigabyte = 1e9;
/// Less than this holds no hour of a plant of usual size.
constexpr double fewestMegabytes = 100;
constexpr double mostGigabytes = 1'000'000;

void readDays(ConfigReader &reader, const toml::table &table, HistorySettings &settings)
{
    const auto days = reader.number(table, "keep_days");
    if (!days)
        return;
    if (*days >= 0 && *days <= longestDays)
        settings.keepDays = int(*days);
    else
        reader.fail(
            *table.get("keep_days"),
            QStringLiteral("\"keep_days\" must be 1 to %1, or 0 for any age").arg(longestDays));
}

void readSize(ConfigReader &reader, const toml::table &table, const char *key, double unit,
              HistorySettings &settings)
{
    const auto size = reader.decimal(table, key);
    if (!size)
        return;
    const double bytes = *size * unit;
    const double least = fewestMegabytes * megabyte;
    const double most = mostGigabytes * gigabyte;
    if (*size == 0 || (bytes >= least && bytes <= most)) {
        settings.keepBytes = qint64(bytes);
        return;
    }
    reader.fail(*table.get(key),
                QStringLiteral("\"%1\" must be %2 to %3, or 0 for any size")
                    .arg(QLatin1String(key))
                    .arg(least / unit)
                    .arg(most / unit, 0, 'f', 0));
}

} // namespace

QString historyFolder(const HistorySettings &settings, const QString &dataDirectory)
{
    return settings.folder.isEmpty() ? dataDirectory : settings.folder;
}

HistorySettings readHistory(ConfigReader &reader, const toml::table &top, const QString &base)
{
    HistorySettings settings;
    const toml::node *node = top.get("history");
    if (!node)
        return settings;
    const toml::table *table = node->as_table();
    if (!table) {
        reader.fail(*node, QStringLiteral("write it as a [history] table"));
        return settings;
    }
    reader.remarkUnknown(*table,
                         {QStringLiteral("enabled"), QStringLiteral("folder"),
                          QStringLiteral("keep_days"), QStringLiteral("keep_gb"),
                          QStringLiteral("keep_mb")});
    settings.enabled = reader.flag(*table, "enabled").value_or(settings.enabled);
    readDays(reader, *table, settings);
    readSize(reader, *table, "keep_gb", gigabyte, settings);
    if (table->contains("keep_gb") && table->contains("keep_mb")) {
        reader.fail(*table->get("keep_mb"),
                    QStringLiteral("either \"keep_gb\" or \"keep_mb\", not both"));
    } else {
        readSize(reader, *table, "keep_mb", megabyte, settings);
    }
    const QString folder = reader.text(*table, "folder");
    if (table->contains("folder") && folder.trimmed().isEmpty())
        reader.fail(*table->get("folder"), QStringLiteral("\"folder\" must not be empty"));
    else if (!folder.isEmpty())
        settings.folder = QDir::cleanPath(QDir(base).absoluteFilePath(folder));
    return settings;
}

} // namespace Raptor::App
