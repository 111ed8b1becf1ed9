// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/console_config.h"

#include "app/core/alarm_reader.h"
#include "app/core/broker_reader.h"
#include "app/core/feed_reader.h"
#include "app/core/history_settings_reader.h"
#include "models/domain/broker_rules.h"

#include <QtCore/QFileInfo>
#include <QtCore/QSet>

#include <toml++/toml.h>

namespace Raptor::App {

namespace {

constexpr int longestPauseSeconds = 3600;

/// What stands where in the file.
class Reader : public ConfigReader
{
public:
    using ConfigReader::ConfigReader;

    /// @p folder: where relative names of files start.
    void readTop(const toml::table &table, const QString &folder, ConsoleConfig &config);
    void readRole(const toml::table &table, ConsoleConfig &config);
    void readAlarmJournal(const toml::table &table, ConsoleConfig &config);
    void readSequence(const toml::table &table, ConsoleConfig &config);
    std::optional<StartSequence::Step> readStep(const toml::node &node);
    void readDeviceMap(const toml::table &table, const char *key, QMap<DeviceId, QString> &map);
};

void Reader::readDeviceMap(const toml::table &table, const char *key, QMap<DeviceId, QString> &map)
{
    const toml::node *node = table.get(key);
    if (!node)
        return;
    const toml::table *entries = node->as_table();
    if (!entries)
        return fail(*node, QStringLiteral("\"%1\" must be a table").arg(QLatin1String(key)));
    for (auto &&[entryKey, entry] : *entries) {
        const auto device =
            DeviceId::parse(QString::fromUtf8(entryKey.data(), qsizetype(entryKey.length())));
        const auto value = entry.value_exact<std::string>();
        if (!device)
            fail(entry, device.error().text);
        else if (!value)
            fail(entry, QStringLiteral("the name of a device must be a text"));
        else
            map.insert(*device, QString::fromStdString(*value));
    }
}

void Reader::readAlarmJournal(const toml::table &table, ConsoleConfig &config)
{
    constexpr qint64 fewest = 31;
    constexpr qint64 most = 36'500;
    const auto days = number(table, "alarm_journal_days");
    if (!days)
        return;
    if (*days == 0 || (*days >= fewest && *days <= most))
        config.alarmJournalDays = int(*days);
    else
        fail(*table.get("alarm_journal_days"),
             QStringLiteral("\"alarm_journal_days\" must be %1 to %2, or 0 for all")
                 .arg(fewest)
                 .arg(most));
}

void Reader::readRole(const toml::table &table, ConsoleConfig &config)
{
    const QString role = text(table, "role", QStringLiteral("operate"));
    if (const auto known = roleFromName(role))
        config.role = *known;
    else
        fail(*table.get("role"), QStringLiteral("\"role\" must be view or operate"));
}

std::optional<StartSequence::Step> Reader::readStep(const toml::node &node)
{
    const toml::table *table = node.as_table();
    if (!table) {
        fail(node,
             QStringLiteral("a step is written as {device = \"raptor/shop/m1\", "
                            "command = \"start\", pause_s = 2.0}"));
        return std::nullopt;
    }
    remarkUnknown(*table,
                  {QStringLiteral("device"), QStringLiteral("command"), QStringLiteral("pause_s")});
    StartSequence::Step step;
    const auto device = DeviceId::parse(text(*table, "device"));
    if (!device)
        fail(*table, device.error().text);
    else
        step.device = *device;
    const QString command = text(*table, "command", QStringLiteral("start"));
    if (command == QLatin1String("relay-on"))
        step.kind = CommandKind::RelayOn;
    else if (command != QLatin1String("start"))
        fail(*table, QStringLiteral("\"command\" must be start or relay-on"));
    if (const toml::node *pause = table->get("pause_s")) {
        const double seconds = pause->is_number() ? pause->value_or(-1.0) : -1.0;
        if (seconds >= 0 && seconds <= longestPauseSeconds)
            step.pause = Milliseconds(qRound64(seconds * 1000));
        else
            fail(*pause,
                 QStringLiteral("\"pause_s\" must be 0 to %1 seconds").arg(longestPauseSeconds));
    }
    return device ? std::optional(step) : std::nullopt;
}

void Reader::readSequence(const toml::table &table, ConsoleConfig &config)
{
    remarkUnknown(table, {QStringLiteral("name"), QStringLiteral("steps")});
    StartSequence sequence;
    sequence.name = text(table, "name").trimmed();
    if (sequence.name.isEmpty())
        return fail(table, QStringLiteral("a sequence needs a name"));
    for (const StartSequence &other : std::as_const(config.sequences)) {
        if (other.name == sequence.name)
            return fail(table, QStringLiteral("two sequences are named \"%1\"").arg(other.name));
    }
    const toml::node *steps = table.get("steps");
    const toml::array *list = steps ? steps->as_array() : nullptr;
    if (!list || list->empty())
        return fail(table, QStringLiteral("a sequence needs \"steps\""));
    QSet<DeviceId> devices;
    for (const toml::node &node : *list) {
        const auto step = readStep(node);
        if (!step)
            return;
        if (devices.contains(step->device)) {
            return fail(
                node,
                QStringLiteral("%1 stands in this sequence already").arg(step->device.text()));
        }
        devices.insert(step->device);
        sequence.steps.append(*step);
    }
    config.sequences.append(sequence);
}

void Reader::readTop(const toml::table &table, const QString &folder, ConsoleConfig &config)
{
    const QSet<QString> known{QStringLiteral("plant"),
                              QStringLiteral("site"),
                              QStringLiteral("operator"),
                              QStringLiteral("theme"),
                              QStringLiteral("broker"),
                              QStringLiteral("names"),
                              QStringLiteral("sites"),
                              QStringLiteral("role"),
                              QStringLiteral("sequences"),
                              QStringLiteral("alarm"),
                              QStringLiteral("alarm_journal_days"),
                              QStringLiteral("feed"),
                              QStringLiteral("history")};
    refuseSecrets(*this, table, known);
    remarkUnknown(table, known);
    config.plant = text(table, "plant", config.plant);
    config.site = text(table, "site");
    config.operatorName = text(table, "operator");
    config.theme = text(table, "theme");
    if (!config.theme.isEmpty() && config.theme != QLatin1String("light")
        && config.theme != QLatin1String("dark"))
        fail(*table.get("theme"), QStringLiteral("\"theme\" must be light or dark"));
    readDeviceMap(table, "names", config.names);
    readDeviceMap(table, "sites", config.sites);
    readRole(table, config);
    readAlarmJournal(table, config);
    config.history = readHistory(*this, table, folder);
    for (const toml::table *entry : tables(table, "broker")) {
        if (const auto broker = readBroker(*this, *entry, config.brokers, folder))
            config.brokers.append(*broker);
    }
    for (const toml::table *sequence : tables(table, "sequences"))
        readSequence(*sequence, config);
    for (const toml::table *entry : tables(table, "alarm")) {
        if (const auto alarm = readAlarm(*this, *entry, config.alarms))
            config.alarms.append(*alarm);
    }
}

} // namespace

std::optional<OperatorRole> roleFromName(QStringView name)
{
    if (name == QLatin1String("view"))
        return OperatorRole::View;
    if (name == QLatin1String("operate"))
        return OperatorRole::Operate;
    return std::nullopt;
}

/// What the parser says repeats what it stumbled over, which may be a password without its quotes.
static QString wordsOf(const toml::parse_error &error, const QByteArray &text)
{
    const QByteArrayList lines = text.split('\n');
    const qsizetype line = qsizetype(error.source().begin.line) - 1;
    const QByteArray key = lines.value(line).split('=').first();
    if (BrokerRules::namesASecret(QString::fromUtf8(key)))
        return QStringLiteral("secrets do not belong into this file, and this line is no TOML");
    const auto description = error.description();
    return QString::fromUtf8(description.data(), qsizetype(description.size()));
}

Result<LoadedConfig> parseConfig(const QByteArray &text, const QString &fileName)
{
    const QFileInfo file(fileName);
    toml::table table;
    try {
        table = toml::parse(std::string_view(text.constData(), size_t(text.size())));
    } catch (const toml::parse_error &error) {
        return Error{Error::Code::Malformed,
                     QStringLiteral("%1:%2: %3")
                         .arg(file.fileName())
                         .arg(error.source().begin.line)
                         .arg(wordsOf(error, text))};
    }
    Reader reader(file.fileName());
    LoadedConfig loaded;
    reader.readTop(table, file.absolutePath(), loaded.config);
    for (const toml::table *feed : reader.tables(table, "feed")) {
        if (const auto read = readFeed(reader, *feed, loaded.config, file.absolutePath()))
            loaded.config.feeds.append(*read);
    }
    if (!reader.error().isEmpty())
        return Error{Error::Code::Malformed, reader.error()};
    loaded.remarks = reader.remarks();
    return loaded;
}

} // namespace Raptor::App
