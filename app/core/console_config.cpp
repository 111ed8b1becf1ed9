// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/console_config.h"

#include "app/core/alarm_reader.h"
#include "app/core/scope_names.h"

#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>
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

    void readTop(const toml::table &table, ConsoleConfig &config);
    void readRole(const toml::table &table, ConsoleConfig &config);
    void readAlarmJournal(const toml::table &table, ConsoleConfig &config);
    void readSequence(const toml::table &table, ConsoleConfig &config);
    std::optional<StartSequence::Step> readStep(const toml::node &node);
    QStringList readExpected(const toml::table &table);
    void readBroker(const toml::table &table, ConsoleConfig &config);
    void readDeviceMap(const toml::table &table, const char *key, QMap<DeviceId, QString> &map);
};

/// An empty list would expect everything, while whoever wrote it meant nothing.
QStringList Reader::readExpected(const toml::table &table)
{
    static const QRegularExpression pattern(
        QStringLiteral("^[^/+#?\\[\\]]+(/[^/+#?\\[\\]]+){1,2}$"));
    QStringList result;
    const toml::node *node = table.get("devices");
    if (!node)
        return result;
    const toml::array *list = node->as_array();
    if (!list || list->empty()) {
        fail(*node,
             QStringLiteral("\"devices\" must be a list of devices, like "
                            "[\"raptor/shop/*\"]; leave it out to expect all"));
        return result;
    }
    for (const toml::node &entry : *list) {
        const auto value = entry.value_exact<std::string>();
        const QString device = value ? QString::fromStdString(*value) : QString();
        if (pattern.match(device).hasMatch())
            result.append(device);
        else
            fail(entry,
                 QStringLiteral("\"devices\" names devices like \"raptor/shop/m1\" or "
                                "\"raptor/shop/*\", not \"%1\"")
                     .arg(device));
    }
    return result;
}

void Reader::readBroker(const toml::table &table, ConsoleConfig &config)
{
    remarkUnknown(table,
                  {QStringLiteral("name"), QStringLiteral("url"), QStringLiteral("user"),
                   QStringLiteral("health"), QStringLiteral("rank"), QStringLiteral("standby"),
                   QStringLiteral("connect_timeout_ms"), QStringLiteral("ca"),
                   QStringLiteral("devices")});
    const QString name = text(table, "name").trimmed();
    if (name.isEmpty())
        return fail(table, QStringLiteral("a broker needs a name"));
    for (const BrokerProfile &other : std::as_const(config.brokers)) {
        if (other.name == name)
            return fail(table, QStringLiteral("two brokers are named \"%1\"").arg(name));
    }
    const auto url = BrokerUrl::parse(text(table, "url"));
    if (!url)
        return fail(table, url.error().text);
    BrokerProfile profile{.name = name,
                          .url = *url,
                          .user = text(table, "user"),
                          .expectedDevices = readExpected(table),
                          .caFile = text(table, "ca")};
    profile.healthUrl = QUrl(text(table, "health"), QUrl::StrictMode);
    if (!profile.healthUrl.isEmpty()
        && (!profile.healthUrl.isValid()
            || !profile.healthUrl.scheme().startsWith(QLatin1String("http"))))
        return fail(table, QStringLiteral("\"health\" must be an http:// or https:// address"));
    profile.rank = int(number(table, "rank").value_or(config.brokers.size() + 1));
    profile.connectTimeout = Milliseconds(
        number(table, "connect_timeout_ms").value_or(profile.url.isEncrypted() ? 10'000 : 3000));
    if (profile.connectTimeout < Milliseconds(100) || profile.connectTimeout > Milliseconds(60'000))
        return fail(table, QStringLiteral("\"connect_timeout_ms\" must be 100 to 60000"));
    const QString standby = text(table, "standby", QStringLiteral("missing"));
    bool known = false;
    for (const ScopeName &candidate : scopeNames) {
        if (standby == QLatin1String(candidate.name)) {
            profile.standby = candidate.scope;
            known = true;
        }
    }
    if (!known) {
        return fail(table,
                    QStringLiteral("\"standby\" must be missing, everything or commands-only"));
    }
    config.brokers.append(profile);
}

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

void Reader::readTop(const toml::table &table, ConsoleConfig &config)
{
    remarkUnknown(table,
                  {QStringLiteral("plant"), QStringLiteral("site"), QStringLiteral("operator"),
                   QStringLiteral("theme"), QStringLiteral("broker"), QStringLiteral("names"),
                   QStringLiteral("sites"), QStringLiteral("role"), QStringLiteral("sequences"),
                   QStringLiteral("alarm"), QStringLiteral("alarm_journal_days")});
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
    for (const toml::table *broker : tables(table, "broker"))
        readBroker(*broker, config);
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

Result<LoadedConfig> parseConfig(const QByteArray &text, const QString &fileName)
{
    const QString shortName = QFileInfo(fileName).fileName();
    toml::table table;
    try {
        table = toml::parse(std::string_view(text.constData(), size_t(text.size())));
    } catch (const toml::parse_error &error) {
        const auto description = error.description();
        return Error{
            Error::Code::Malformed,
            QStringLiteral("%1:%2: %3")
                .arg(shortName)
                .arg(error.source().begin.line)
                .arg(QString::fromUtf8(description.data(), qsizetype(description.size())))};
    }
    Reader reader(shortName);
    LoadedConfig loaded;
    reader.readTop(table, loaded.config);
    if (!reader.error().isEmpty())
        return Error{Error::Code::Malformed, reader.error()};
    loaded.remarks = reader.remarks();
    return loaded;
}

} // namespace Raptor::App
