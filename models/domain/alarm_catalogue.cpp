// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/alarm_catalogue.h"

#include <algorithm>
#include <array>

namespace Raptor::AlarmCatalogue {

using namespace Qt::StringLiterals;

namespace {

struct RuleName
{
    AlarmKind kind;
    QStringView rule;
};

constexpr std::array ruleNames{
    RuleName{AlarmKind::HighHigh, u"high-high"},
    RuleName{AlarmKind::High, u"high"},
    RuleName{AlarmKind::Low, u"low"},
    RuleName{AlarmKind::LowLow, u"low-low"},
    RuleName{AlarmKind::Rate, u"rate"},
    RuleName{AlarmKind::Frozen, u"frozen"},
    RuleName{AlarmKind::Contradiction, u"contradiction"},
    RuleName{AlarmKind::NotConfirmed, u"not-confirmed"},
    RuleName{AlarmKind::RunsUnderEStop, u"runs-under-e-stop"},
    RuleName{AlarmKind::CommandFailed, u"command-failed"},
    RuleName{AlarmKind::AgainstCommand, u"against-command"},
    RuleName{AlarmKind::Stale, u"stale"},
    RuleName{AlarmKind::Offline, u"offline"},
    RuleName{AlarmKind::ClockSkew, u"clock-skew"},
    RuleName{AlarmKind::BrokerLost, u"lost"},
    RuleName{AlarmKind::CertificateExpires, u"certificate"},
    RuleName{AlarmKind::DiskLow, u"disk-low"},
};

/// Those of one signal, in the order of lists; contradictions follow them.
constexpr std::array kindsOfOneSignal{AlarmKind::HighHigh, AlarmKind::High, AlarmKind::Low,
                                      AlarmKind::LowLow,   AlarmKind::Rate, AlarmKind::Frozen};
constexpr std::array kindsOfDevices{AlarmKind::NotConfirmed,  AlarmKind::RunsUnderEStop,
                                    AlarmKind::CommandFailed, AlarmKind::AgainstCommand,
                                    AlarmKind::Stale,         AlarmKind::Offline,
                                    AlarmKind::ClockSkew};

bool isOfPlant(AlarmKind kind)
{
    return kind == AlarmKind::BrokerLost || kind == AlarmKind::CertificateExpires
        || kind == AlarmKind::DiskLow;
}

const AlarmDefinition *findIn(const QList<AlarmDefinition> &definitions, AlarmKind kind,
                              const QString &signal)
{
    for (const AlarmDefinition &definition : definitions) {
        if (definition.kind == kind && definition.signal == signal)
            return &definition;
    }
    return nullptr;
}

void addOfSignal(QList<AlarmDefinition> &all, const SignalSpec &signal,
                 const QList<AlarmDefinition> &own)
{
    for (const AlarmKind kind : kindsOfOneSignal) {
        if (findIn(all, kind, signal.id))
            continue; // of a signal of the device that has the same name
        if (const AlarmDefinition *known = findIn(own, kind, signal.id))
            all.append(*known);
        else if (isLimit(kind) && limitIn(signal.limits, kind))
            all.append(builtIn(kind, &signal));
    }
}

/// Whether the rule can ever hold for such devices.
bool concerns(AlarmKind kind, const DeviceProfile &profile)
{
    const bool stops = profile.commands.contains(CommandKind::EStop);
    switch (kind) {
    case AlarmKind::NotConfirmed:
        return stops;
    case AlarmKind::RunsUnderEStop:
        return stops
            || std::any_of(profile.states.cbegin(), profile.states.cend(),
                           [](const StateRule &rule) { return rule.state == RunState::EStopped; });
    case AlarmKind::CommandFailed:
    case AlarmKind::AgainstCommand:
        return !profile.commands.isEmpty();
    case AlarmKind::ClockSkew:
        return !profile.takenAtPointers.isEmpty();
    case AlarmKind::Stale:
    case AlarmKind::Offline:
        return true;
    case AlarmKind::LowLow:
    case AlarmKind::Low:
    case AlarmKind::High:
    case AlarmKind::HighHigh:
    case AlarmKind::Rate:
    case AlarmKind::Frozen:
    case AlarmKind::Contradiction:
    case AlarmKind::BrokerLost:
    case AlarmKind::CertificateExpires:
    case AlarmKind::DiskLow:
        break;
    }
    return false;
}

bool isRuleOfDevices(QStringView rule)
{
    return std::any_of(kindsOfDevices.begin(), kindsOfDevices.end(),
                       [rule](AlarmKind kind) { return ruleOf(kind) == rule; });
}

Error malformed(QStringView text)
{
    return {Error::Code::Malformed,
            u"\"%1\" is no alarm: it reads device:rule, device/signal:rule, broker/name:rule or "
            "console:rule"_s.arg(text.left(200))};
}

/// What belongs to no device: brokers and the console.
std::optional<AlarmKey> keyOfPlant(QStringView thing, QStringView rule)
{
    const bool ofBroker =
        rule == ruleOf(AlarmKind::BrokerLost) || rule == ruleOf(AlarmKind::CertificateExpires);
    if (ofBroker && thing.startsWith(brokerSubject({})) && thing.size() > brokerSubject({}).size())
        return AlarmKey{{}, thing.toString(), rule.toString()};
    const bool ofConsole =
        rule == ruleOf(AlarmKind::DiskLow) || rule == ruleOf(AlarmKind::ClockSkew);
    if (thing == consoleSubject() && ofConsole)
        return AlarmKey{{}, consoleSubject(), rule.toString()};
    return std::nullopt;
}

} // namespace

QString ruleOf(AlarmKind kind)
{
    const auto known = std::find_if(ruleNames.begin(), ruleNames.end(),
                                    [kind](const RuleName &name) { return name.kind == kind; });
    return known->rule.toString();
}

std::optional<AlarmKind> kindNamed(QStringView name)
{
    for (const RuleName &known : ruleNames) {
        if (known.rule == name && !isOfPlant(known.kind))
            return known.kind;
    }
    return std::nullopt;
}

bool isLimit(AlarmKind kind)
{
    return kind == AlarmKind::LowLow || kind == AlarmKind::Low || kind == AlarmKind::High
        || kind == AlarmKind::HighHigh;
}

bool isOfSignals(AlarmKind kind)
{
    return isLimit(kind) || kind == AlarmKind::Rate || kind == AlarmKind::Frozen
        || kind == AlarmKind::Contradiction;
}

std::optional<double> limitIn(const Limits &limits, AlarmKind kind)
{
    if (kind == AlarmKind::LowLow)
        return limits.lowLow;
    if (kind == AlarmKind::Low)
        return limits.low;
    if (kind == AlarmKind::High)
        return limits.high;
    return kind == AlarmKind::HighHigh ? limits.highHigh : std::nullopt;
}

QList<AlarmDefinition> completed(const DeviceProfile &profile, const QList<AlarmDefinition> &own)
{
    QList<AlarmDefinition> all;
    for (const SignalSpec &signal : profile.signalSpecs)
        addOfSignal(all, signal, own);
    for (const SignalSpec &signal :
         profile.group ? profile.group->signalSpecs : QList<SignalSpec>())
        addOfSignal(all, signal, own);
    for (const AlarmDefinition &definition : own) {
        if (definition.kind == AlarmKind::Contradiction)
            all.append(definition);
    }
    for (const AlarmKind kind : kindsOfDevices) {
        if (const AlarmDefinition *known = findIn(own, kind, {}))
            all.append(*known);
        else if (concerns(kind, profile))
            all.append(builtIn(kind));
    }
    return all;
}

bool isOfGroup(const DeviceProfile &profile, QStringView signal)
{
    const auto has = [signal](const QList<SignalSpec> &specs) {
        return std::any_of(specs.cbegin(), specs.cend(),
                           [signal](const SignalSpec &spec) { return spec.id == signal; });
    };
    return !has(profile.signalSpecs) && profile.group && has(profile.group->signalSpecs);
}

QList<std::pair<AlarmKey, AlarmDefinition>>
alarmsOf(const DeviceId &device, const DeviceProfile &profile, const QStringList &groups)
{
    QList<std::pair<AlarmKey, AlarmDefinition>> all;
    for (const AlarmDefinition &definition : profile.alarms) {
        if (definition.signal.isEmpty() || !isOfGroup(profile, definition.signal)) {
            all.append({{device, definition.signal, definition.rule}, definition});
            continue;
        }
        for (const QString &group : groups) {
            all.append({{device, group + u'.' + definition.signal, definition.rule}, definition});
        }
    }
    return all;
}

const AlarmDefinition *find(const DeviceProfile &profile, const AlarmKey &alarm)
{
    const qsizetype dot = alarm.subject.lastIndexOf(u'.');
    for (const AlarmDefinition &definition : profile.alarms) {
        if (definition.rule != alarm.rule)
            continue;
        if (definition.signal == alarm.subject
            && !(definition.signal.size() > 0 && isOfGroup(profile, definition.signal)))
            return &definition;
        if (dot > 0 && QStringView(alarm.subject).mid(dot + 1) == definition.signal
            && isOfGroup(profile, definition.signal))
            return &definition;
    }
    return nullptr;
}

QString consoleSubject()
{
    return u"console"_s;
}

QString brokerSubject(const QString &broker)
{
    return u"broker/"_s + broker;
}

/// Rules of devices have no subject, all others have one: that tells where the device ends.
Result<AlarmKey> parseKey(QStringView text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    const QStringView thing = text.left(colon);
    const QStringView rule = text.mid(colon + 1);
    if (colon <= 0 || rule.isEmpty())
        return malformed(text);
    if (auto key = keyOfPlant(thing, rule))
        return *key;
    const bool whole = isRuleOfDevices(rule);
    const qsizetype slash = thing.lastIndexOf(u'/');
    const auto device = DeviceId::parse(whole ? thing : thing.left(slash));
    const QString subject = whole ? QString() : thing.mid(slash + 1).toString();
    if (!device || (!whole && (slash <= 0 || subject.isEmpty())))
        return malformed(text);
    return AlarmKey{*device, subject, rule.toString()};
}

} // namespace Raptor::AlarmCatalogue
