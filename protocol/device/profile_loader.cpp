// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/device/profile_loader.h"

#include "models/domain/quality.h"
#include "protocol/device/profile_alarms.h"
#include "protocol/device/profile_rules.h"
#include "protocol/device/toml_reader.h"

#include <QtCore/QMetaEnum>
#include <QtCore/QRegularExpression>

#include <array>

namespace Raptor::Device {

using namespace Qt::StringLiterals;
using Need = TomlReader::Need;

namespace {

constexpr qint64 shortestPeriodMs = 100;
constexpr qint64 longestPeriodMs = 24LL * 3600 * 1000;

struct CommandName
{
    CommandKind kind;
    std::string_view name;
};

constexpr std::array commandNames{
    CommandName{CommandKind::Start, "start"},      CommandName{CommandKind::Stop, "stop"},
    CommandName{CommandKind::RelayOn, "relay-on"}, CommandName{CommandKind::RelayOff, "relay-off"},
    CommandName{CommandKind::EStop, "estop"},      CommandName{CommandKind::Reset, "reset"},
};

struct StateName
{
    RunState state;
    QStringView name;
};

constexpr std::array stateNames{
    StateName{RunState::Stopped, u"stopped"},         StateName{RunState::Running, u"running"},
    StateName{RunState::EStopped, u"e-stopped"},      StateName{RunState::RelayOn, u"relay-on"},
    StateName{RunState::RelayOff, u"relay-off"},      StateName{RunState::Charging, u"charging"},
    StateName{RunState::Discharging, u"discharging"}, StateName{RunState::Idle, u"idle"},
};

void refuseIf(TomlReader &reader, const toml::table &where, const QString &wrong)
{
    if (!wrong.isEmpty())
        reader.refuse(where, wrong);
}

QStringList pointersOf(TomlReader &reader, const toml::table &table, std::string_view key)
{
    const QStringList pointers = reader.texts(table, key, Need::Optional);
    for (const QString &pointer : pointers) {
        if (!pointer.startsWith(u'/'))
            reader.refuse(*table.get(key),
                          u"\"%1\" is no JSON pointer: it must start with /"_s.arg(pointer));
    }
    return pointers;
}

QString pointerOf(TomlReader &reader, const toml::table &table, std::string_view key, Need need)
{
    const QString pointer = reader.text(table, key, need);
    if (!pointer.isEmpty() && !pointer.startsWith(u'/'))
        reader.refuse(*table.get(key),
                      u"\"%1\" is no JSON pointer: it must start with /"_s.arg(pointer));
    return pointer;
}

ValueKind kindOf(TomlReader &reader, const toml::table &table)
{
    const QString kind = reader.text(table, "kind", Need::Optional);
    if (kind.isEmpty() || kind == "number"_L1)
        return ValueKind::Number;
    if (kind == "boolean"_L1)
        return ValueKind::Boolean;
    if (kind != "text"_L1)
        reader.refuse(*table.get("kind"), u"\"kind\" must be number, boolean or text"_s);
    return ValueKind::Text;
}

Unit unitOf(TomlReader &reader, const toml::table &table)
{
    const QString symbol = reader.text(table, "unit", Need::Optional);
    const Unit unit = unitFromSymbol(symbol);
    if (unit == Unit::None && !symbol.isEmpty())
        reader.refuse(*table.get("unit"), u"\"%1\" is no known unit"_s.arg(symbol));
    return unit;
}

Limits limitsOf(TomlReader &reader, const toml::table &table)
{
    const toml::table *limits = reader.table(table, "limits");
    if (!limits)
        return {};
    reader.allowOnly(*limits, {"low_low", "low", "high", "high_high"});
    return {.lowLow = reader.number(*limits, "low_low"),
            .low = reader.number(*limits, "low"),
            .high = reader.number(*limits, "high"),
            .highHigh = reader.number(*limits, "high_high")};
}

SignalSpec signalOf(TomlReader &reader, const toml::table &table, bool inGroup)
{
    if (inGroup) {
        reader.allowOnly(table,
                         {"id", "label", "kind", "unit", "range", "normal", "limits", "pointers",
                          "flat_pointers", "scale"});
    } else {
        reader.allowOnly(table,
                         {"id", "label", "kind", "unit", "range", "normal", "limits", "pointers",
                          "scale", "derived_from", "sign_words"});
    }
    SignalSpec spec;
    spec.id = reader.text(table, "id", Need::Required);
    spec.label = reader.text(table, "label", Need::Required);
    spec.kind = kindOf(reader, table);
    spec.unit = unitOf(reader, table);
    const Need range = spec.kind == ValueKind::Number ? Need::Required : Need::Optional;
    if (const auto band = reader.pair(table, "range", range))
        spec.range = {band->first, band->second};
    if (const auto band = reader.pair(table, "normal", Need::Optional))
        spec.normal = Band{band->first, band->second};
    spec.limits = limitsOf(reader, table);
    spec.pointers = reader.texts(table, "pointers", Need::Optional);
    spec.flatPointers = reader.texts(table, "flat_pointers", Need::Optional);
    spec.scale = reader.number(table, "scale").value_or(1.0);
    spec.derivedFrom = reader.text(table, "derived_from", Need::Optional);
    spec.signWords = reader.texts(table, "sign_words", Need::Optional);
    return spec;
}

QList<SignalSpec> signalsOf(TomlReader &reader, const toml::table &table, bool inGroup)
{
    QList<SignalSpec> specs;
    const Need need = inGroup ? Need::Required : Need::Optional;
    for (const toml::table *entry : reader.tables(table, "signals", need)) {
        const SignalSpec spec = signalOf(reader, *entry, inGroup);
        refuseIf(reader, *entry, Rules::wrongWith(spec, specs));
        specs.append(spec);
    }
    return specs;
}

std::optional<SignalGroup> groupOf(TomlReader &reader, const toml::table &root)
{
    const toml::table *table = reader.table(root, "group");
    if (!table)
        return {};
    reader.allowOnly(*table, {"array", "key", "flat_name", "signals"});
    return SignalGroup{.arrayPointer = pointerOf(reader, *table, "array", Need::Required),
                       .keyPointer = pointerOf(reader, *table, "key", Need::Required),
                       .flatName = reader.text(*table, "flat_name", Need::Required),
                       .signalSpecs = signalsOf(reader, *table, true)};
}

void readTopics(TomlReader &reader, const toml::table &root, DeviceProfile &profile)
{
    for (const toml::table *entry : reader.tables(root, "topics", Need::Required)) {
        reader.allowOnly(*entry, {"state", "command", "availability"});
        const TopicSet set{.state = reader.text(*entry, "state", Need::Required),
                           .command = reader.text(*entry, "command", Need::Optional),
                           .availability = reader.text(*entry, "availability", Need::Optional)};
        refuseIf(reader, *entry, Rules::wrongWith(set, profile));
        profile.topics.append(set);
    }
}

QList<StateRule> statesOf(TomlReader &reader, const toml::table &root, const DeviceProfile &profile)
{
    QList<StateRule> rules;
    for (const toml::table *entry : reader.tables(root, "states", Need::Optional)) {
        reader.allowOnly(*entry, {"signal", "equals", "state"});
        StateRule rule;
        rule.when = {reader.text(*entry, "signal", Need::Required), reader.value(*entry, "equals")};
        refuseIf(reader, *entry, Rules::wrongWith(rule.when, profile));
        const QString name = reader.text(*entry, "state", Need::Required);
        for (const StateName &known : stateNames) {
            if (known.name == name)
                rule.state = known.state;
        }
        if (rule.state == RunState::Unknown)
            reader.refuse(*entry, u"\"%1\" is no known state"_s.arg(name));
        rules.append(rule);
    }
    return rules;
}

void readSafety(TomlReader &reader, const toml::table &root, DeviceProfile &profile)
{
    if (const toml::table *local = reader.table(root, "local_when")) {
        reader.allowOnly(*local, {"signal", "equals"});
        profile.localMode = Condition{reader.text(*local, "signal", Need::Required),
                                      reader.value(*local, "equals")};
        refuseIf(reader, *local, Rules::wrongWith(*profile.localMode, profile));
    }
    if (const toml::table *turning = reader.table(root, "turning")) {
        reader.allowOnly(*turning, {"signal", "above"});
        profile.turningSignal = reader.text(*turning, "signal", Need::Required);
        profile.turningAbove = reader.number(*turning, "above").value_or(-1.0);
        refuseIf(reader, *turning, Rules::wrongWithTurning(profile));
    }
}

CommandSpec commandOf(TomlReader &reader, const toml::table &table, const DeviceProfile &profile)
{
    reader.allowOnly(table, {"payload", "qos", "envelope", "confirmed_by"});
    CommandSpec spec;
    spec.payload = reader.text(table, "payload", Need::Required).toUtf8();
    spec.qos = int(reader.integer(table, "qos", 1, 0, 2));
    spec.envelope = reader.flag(table, "envelope", true);
    refuseIf(reader, table, Rules::wrongWith(spec));
    for (const toml::table *entry : reader.tables(table, "confirmed_by", Need::Required)) {
        reader.allowOnly(*entry, {"signal", "equals"});
        const Condition condition{reader.text(*entry, "signal", Need::Required),
                                  reader.value(*entry, "equals")};
        refuseIf(reader, *entry, Rules::wrongWith(condition, profile));
        spec.confirmedBy.append(condition);
    }
    return spec;
}

void readCommands(TomlReader &reader, const toml::table &root, DeviceProfile &profile)
{
    const toml::table *table = reader.table(root, "commands");
    if (!table)
        return;
    reader.allowOnly(*table, {"start", "stop", "relay-on", "relay-off", "estop", "reset"});
    for (const CommandName &command : commandNames) {
        if (const toml::table *entry = reader.table(*table, command.name))
            profile.commands.insert(command.kind, commandOf(reader, *entry, profile));
    }
    // Written as [commands.x] the table itself stands on no line; its first entry does.
    const toml::node &where = table->empty() ? *table : table->begin()->second;
    if (const QString wrong = Rules::wrongWithCommands(profile); !wrong.isEmpty())
        reader.refuse(where, wrong);
}

void readHead(TomlReader &reader, const toml::table &root, DeviceProfile &profile)
{
    static const QRegularExpression wellFormed(u"^[a-z][a-z0-9_-]{0,31}$"_s);
    reader.allowOnly(root,
                     {"id", "title", "home", "period_ms", "fastest_period_ms", "taken_at",
                      "sequence", "last_command", "honours_expiry", "deduplicates", "device_key",
                      "topics", "signals", "group", "states", "commands", "local_when", "turning",
                      "alarms"});
    profile.id = reader.text(root, "id", Need::Required);
    if (!reader.refused() && !wellFormed.match(profile.id).hasMatch())
        reader.refuse(*root.get("id"),
                      u"\"%1\" is no id: small letters, digits, _ and - only"_s.arg(profile.id));
    profile.title = reader.text(root, "title", Need::Required);
    profile.home = reader.text(root, "home", Need::Optional);
    profile.period = Milliseconds(reader.integer(root, "period_ms", profile.period.count(),
                                                 shortestPeriodMs, longestPeriodMs));
    profile.fastestPeriod =
        Milliseconds(reader.integer(root, "fastest_period_ms", profile.period.count(),
                                    shortestPeriodMs, profile.period.count()));
    profile.takenAtPointers = pointersOf(reader, root, "taken_at");
    profile.sequencePointers = pointersOf(reader, root, "sequence");
    profile.lastCommandPointers = pointersOf(reader, root, "last_command");
    profile.honoursExpiry = reader.flag(root, "honours_expiry", false);
    profile.deduplicates = reader.flag(root, "deduplicates", false);
    profile.deviceKeyPointer = pointerOf(reader, root, "device_key", Need::Optional);
}

Result<ProfilePtr> readProfile(const toml::table &root, const QString &fileName)
{
    TomlReader reader(fileName);
    DeviceProfile profile;
    readHead(reader, root, profile);
    readTopics(reader, root, profile);
    profile.signalSpecs = signalsOf(reader, root, false);
    profile.group = groupOf(reader, root);
    if (profile.signalSpecs.isEmpty() && !profile.group)
        reader.refuse(root, u"it has neither signals nor a group of signals"_s);
    profile.states = statesOf(reader, root, profile);
    readSafety(reader, root, profile);
    readCommands(reader, root, profile);
    profile.alarms = alarmsOf(reader, root, profile);
    if (reader.refused())
        return reader.error();
    return ProfilePtr(new DeviceProfile(std::move(profile)));
}

} // namespace

Result<ProfilePtr> parseProfile(const QByteArray &toml, const QString &fileName)
{
    try {
        return readProfile(
            toml::parse(std::string_view(toml.constData(), std::size_t(toml.size()))), fileName);
    } catch (const toml::parse_error &error) {
        const std::string_view words = error.description();
        return Error{Error::Code::Malformed,
                     u"%1:%2: %3"_s.arg(fileName)
                         .arg(error.source().begin.line)
                         .arg(QString::fromUtf8(words.data(), qsizetype(words.size())))};
    }
}

} // namespace Raptor::Device
