// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/device/profile_alarms.h"

#include "models/domain/alarm_catalogue.h"
#include "models/domain/wording.h"

#include <algorithm>
#include <array>

namespace Raptor::Device {

using namespace Qt::StringLiterals;
using Need = TomlReader::Need;

namespace {

constexpr qint64 longestMs = 24LL * 3600 * 1000;

constexpr std::array states{RunState::Stopped,     RunState::Running,  RunState::EStopped,
                            RunState::RelayOn,     RunState::RelayOff, RunState::Charging,
                            RunState::Discharging, RunState::Idle};

struct RelationName
{
    std::string_view key;
    AlarmComparison::Relation relation;
};

constexpr std::array relationNames{
    RelationName{"equals", AlarmComparison::Relation::Equals},
    RelationName{"differs", AlarmComparison::Relation::Differs},
    RelationName{"above", AlarmComparison::Relation::Above},
    RelationName{"below", AlarmComparison::Relation::Below},
};

/// Of the device, or of the elements of its group.
const SignalSpec *signalNamed(const DeviceProfile &profile, const QString &signal)
{
    const SignalSpec *own = profile.signalSpec(signal);
    return own ? own : profile.signalSpec(u"any."_s + signal);
}

bool fits(const Value &value, ValueKind kind)
{
    switch (kind) {
    case ValueKind::Number:
        return std::holds_alternative<double>(value);
    case ValueKind::Boolean:
        return std::holds_alternative<bool>(value);
    case ValueKind::Text:
        return std::holds_alternative<QString>(value);
    }
    Q_UNREACHABLE();
}

Milliseconds timeOf(TomlReader &reader, const toml::table &table, std::string_view key,
                    Milliseconds otherwise)
{
    return Milliseconds(reader.integer(table, key, otherwise.count(), 0, longestMs));
}

AlarmComparison comparisonOf(TomlReader &reader, const toml::table &table,
                             const DeviceProfile &profile)
{
    reader.allowOnly(table, {"signal", "equals", "differs", "above", "below"});
    AlarmComparison comparison;
    comparison.signal = reader.text(table, "signal", Need::Required);
    const SignalSpec *signal = signalNamed(profile, comparison.signal);
    if (!signal)
        reader.refuse(table, u"there is no signal \"%1\""_s.arg(comparison.signal));
    int relations = 0;
    for (const RelationName &known : relationNames) {
        if (!table.contains(known.key))
            continue;
        ++relations;
        comparison.relation = known.relation;
        comparison.value = reader.value(table, known.key);
    }
    if (relations != 1) {
        reader.refuse(table, u"it needs one of equals, differs, above and below"_s);
        return comparison;
    }
    const bool orders = comparison.relation == AlarmComparison::Relation::Above
        || comparison.relation == AlarmComparison::Relation::Below;
    if (signal && !fits(comparison.value, orders ? ValueKind::Number : signal->kind))
        reader.refuse(table, u"\"%1\" never has a value of that kind"_s.arg(comparison.signal));
    else if (signal && orders && signal->kind != ValueKind::Number)
        reader.refuse(table, u"\"%1\" is no number"_s.arg(comparison.signal));
    return comparison;
}

void readComparisons(TomlReader &reader, const toml::table &table, const DeviceProfile &profile,
                     AlarmDefinition &alarm)
{
    for (const toml::table *entry : reader.tables(table, "when", Need::Required))
        alarm.when.append(comparisonOf(reader, *entry, profile));
    if (alarm.when.isEmpty())
        return;
    // Where it is shown: at the first value that comes once per element, else at the first.
    alarm.signal = alarm.when.constFirst().signal;
    for (const AlarmComparison &comparison : std::as_const(alarm.when)) {
        if (AlarmCatalogue::isOfGroup(profile, comparison.signal)) {
            alarm.signal = comparison.signal;
            return;
        }
    }
}

QList<RunState> statesOf(TomlReader &reader, const toml::table &table)
{
    QList<RunState> result;
    for (const QString &name : reader.texts(table, "only_in", Need::Optional)) {
        const auto state = std::find_if(states.begin(), states.end(), [&name](RunState known) {
            return Wording::machineName(known) == name;
        });
        if (state == states.end())
            reader.refuse(*table.get("only_in"), u"\"%1\" is no known state"_s.arg(name));
        else
            result.append(*state);
    }
    return result;
}

/// What every kind has.
void readCommon(TomlReader &reader, const toml::table &table, AlarmDefinition &alarm)
{
    alarm.enabled = reader.flag(table, "enabled", alarm.enabled);
    alarm.latching = reader.flag(table, "latching", alarm.latching);
    alarm.priority =
        AlarmPriority(reader.integer(table, "priority", qint64(alarm.priority) + 1, 1, 3) - 1);
    alarm.limit = table.contains("limit") ? reader.number(table, "limit") : alarm.limit;
    alarm.deadband = reader.number(table, "deadband").value_or(alarm.deadband);
    alarm.onDelay = timeOf(reader, table, "on_delay_ms", alarm.onDelay);
    alarm.offDelay = timeOf(reader, table, "off_delay_ms", alarm.offDelay);
    alarm.over = timeOf(reader, table, "over_ms", alarm.over);
    alarm.settle = timeOf(reader, table, "settle_ms", alarm.settle);
    alarm.onlyIn = statesOf(reader, table);
    const auto read = [&](std::string_view key, QString &into) {
        if (table.contains(key))
            into = reader.text(table, key, Need::Required);
    };
    read("text", alarm.text);
    read("meaning", alarm.guidance.meaning);
    read("action", alarm.guidance.action);
    read("consequence", alarm.guidance.consequence);
}

/// Keys that mean nothing for this kind are refused: whoever wrote them expects something of them.
void refuseMeaningless(TomlReader &reader, const toml::table &table, AlarmKind kind)
{
    const bool contradiction = kind == AlarmKind::Contradiction;
    const bool ofSignals = AlarmCatalogue::isOfSignals(kind);
    const bool hasLimit =
        AlarmCatalogue::isLimit(kind) || kind == AlarmKind::Rate || kind == AlarmKind::ClockSkew;
    const bool looksBack = kind == AlarmKind::Rate || kind == AlarmKind::Frozen;
    const std::array meanings{
        std::pair(std::string_view("signal"), ofSignals && !contradiction),
        std::pair(std::string_view("rule"), contradiction),
        std::pair(std::string_view("when"), contradiction),
        std::pair(std::string_view("limit"), hasLimit),
        std::pair(std::string_view("deadband"), hasLimit),
        std::pair(std::string_view("over_ms"), looksBack),
        std::pair(std::string_view("only_in"), ofSignals),
        std::pair(std::string_view("settle_ms"), ofSignals || kind == AlarmKind::RunsUnderEStop),
    };
    for (const auto &[key, meant] : meanings) {
        const toml::node *node = table.get(key);
        if (node && !meant) {
            reader.refuse(*node,
                          u"\"%1\" means nothing for this kind of alarm"_s.arg(
                              QLatin1StringView(key.data(), qsizetype(key.size()))));
        }
    }
}

std::optional<AlarmDefinition> alarmOf(TomlReader &reader, const toml::table &table,
                                       const DeviceProfile &profile)
{
    reader.allowOnly(table,
                     {"kind", "signal", "rule", "limit", "deadband", "on_delay_ms", "off_delay_ms",
                      "over_ms", "only_in", "settle_ms", "priority", "latching", "enabled", "when",
                      "text", "meaning", "action", "consequence"});
    const QString name = reader.text(table, "kind", Need::Required);
    const auto kind = AlarmCatalogue::kindNamed(name);
    if (!kind) {
        reader.refuse(table, u"\"%1\" is no known kind of alarm"_s.arg(name));
        return std::nullopt;
    }
    refuseMeaningless(reader, table, *kind);
    const bool contradiction = *kind == AlarmKind::Contradiction;
    const SignalSpec *signal = nullptr;
    if (AlarmCatalogue::isOfSignals(*kind) && !contradiction) {
        const QString id = reader.text(table, "signal", Need::Required);
        signal = signalNamed(profile, id);
        if (!signal || signal->kind != ValueKind::Number) {
            reader.refuse(table,
                          signal ? u"\"%1\" is no number"_s.arg(id)
                                 : u"there is no signal \"%1\""_s.arg(id));
            return std::nullopt;
        }
    }
    AlarmDefinition alarm = AlarmCatalogue::builtIn(*kind, signal);
    if (contradiction) {
        alarm.rule = reader.text(table, "rule", Need::Required);
        readComparisons(reader, table, profile, alarm);
    }
    readCommon(reader, table, alarm);
    return alarm;
}

QString wrongBeside(const AlarmDefinition &alarm, const QList<AlarmDefinition> &others)
{
    for (const AlarmDefinition &other : others) {
        if (other.rule != alarm.rule)
            continue;
        if (alarm.kind == AlarmKind::Contradiction)
            return u"there are two rules \"%1\""_s.arg(alarm.rule);
        if (other.signal == alarm.signal) {
            return alarm.signal.isEmpty()
                ? u"there are two alarms \"%1\""_s.arg(alarm.rule)
                : u"there are two alarms \"%1\" of \"%2\""_s.arg(alarm.rule, alarm.signal);
        }
    }
    if (alarm.kind == AlarmKind::Contradiction && AlarmCatalogue::kindNamed(alarm.rule))
        return u"\"%1\" is the name of a kind"_s.arg(alarm.rule);
    return {};
}

/// The limits of one signal rise from the lowest to the highest.
bool isOutOfOrder(const AlarmDefinition &one, const AlarmDefinition &other)
{
    constexpr std::array rising{AlarmKind::LowLow, AlarmKind::Low, AlarmKind::High,
                                AlarmKind::HighHigh};
    if (one.signal != other.signal || !AlarmCatalogue::isLimit(one.kind)
        || !AlarmCatalogue::isLimit(other.kind) || !one.limit || !other.limit)
        return false;
    const auto place = [&rising](const AlarmDefinition &alarm) {
        return std::find(rising.begin(), rising.end(), alarm.kind);
    };
    return place(one) < place(other) ? *one.limit > *other.limit : *one.limit < *other.limit;
}

} // namespace

QList<AlarmDefinition> alarmsOf(TomlReader &reader, const toml::table &root,
                                const DeviceProfile &profile)
{
    QList<AlarmDefinition> own;
    QList<const toml::table *> places;
    for (const toml::table *entry : reader.tables(root, "alarms", Need::Optional)) {
        const auto alarm = alarmOf(reader, *entry, profile);
        if (reader.refused() || !alarm)
            return {};
        QString wrong = wrongBeside(*alarm, own);
        if (wrong.isEmpty())
            wrong = wrongWith(*alarm);
        if (!wrong.isEmpty())
            reader.refuse(*entry, wrong);
        own.append(*alarm);
        places.append(entry);
    }
    const QList<AlarmDefinition> all = AlarmCatalogue::completed(profile, own);
    for (qsizetype i = 0; i < own.size(); ++i) {
        for (const AlarmDefinition &other : all) {
            if (isOutOfOrder(own.at(i), other)) {
                reader.refuse(*places.at(i),
                              u"the limits of \"%1\" must rise from low-low over low and high to "
                              "high-high"_s.arg(other.signal));
            }
        }
    }
    return all;
}

} // namespace Raptor::Device
