// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/history_settings.h"
#include "models/domain/alarm_definition.h"
#include "models/domain/broker.h"
#include "models/domain/command.h"
#include "models/domain/device_id.h"
#include "models/domain/feed.h"

#include <QtCore/QMap>

namespace Raptor::App {

/// What console.toml says. Secrets are never in it.
struct ConsoleConfig
{
    QString plant = QStringLiteral("Plant");
    QString site; ///< the site of this window: scope of E-STOP; empty: everything
    QString operatorName; ///< empty: the login name
    QString theme; ///< "light", "dark" or empty: as it was last
    int alarmJournalDays = 730; ///< older rows of the alarm journal are removed; 0: none is
    OperatorRole role = OperatorRole::Operate; ///< what whoever sits here may do
    QList<BrokerProfile> brokers;
    QList<FeedProfile> feeds; ///< no broker has the name of one
    QList<StartSequence> sequences; ///< unique names, never empty, each device once
    QMap<DeviceId, QString> names; ///< what people call a device
    QMap<DeviceId, QString> sites; ///< site of devices that have none in their topic
    QList<AlarmOverride> alarms; ///< what is different about single alarms; each once
    HistorySettings history;

    friend bool operator==(const ConsoleConfig &, const ConsoleConfig &) = default;
};

struct LoadedConfig
{
    ConsoleConfig config;
    QStringList remarks; ///< "console.toml:12: unknown key \"colour\"": what was read past
};

/// "view" or "operate", as console.toml and --role name it.
[[nodiscard]] std::optional<OperatorRole> roleFromName(QStringView name);

/// Reads a console.toml. Refuses what is no TOML or breaks a rule with "file:line: reason", and
/// what looks like a secret without repeating it; unknown keys are remarks, not errors. Relative
/// names of files count from the folder of @p fileName.
Result<LoadedConfig> parseConfig(const QByteArray &text, const QString &fileName);

/// As parseConfig(). A missing file is an empty configuration.
Result<LoadedConfig> loadConfig(const QString &fileName);

/// @p text with its [[broker]] tables replaced by @p brokers. All else, comments included, stays.
/// @p folder: of the file that it is for.
[[nodiscard]] QByteArray withBrokers(const QByteArray &text, const QList<BrokerProfile> &brokers,
                                     const QString &folder = {});

/// Writes the brokers into the file, atomically, mode 0600. A file that cannot be parsed is not
/// touched.
Outcome saveBrokers(const QString &fileName, const QList<BrokerProfile> &brokers);

} // namespace Raptor::App
