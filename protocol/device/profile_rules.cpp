// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/device/profile_rules.h"

#include "protocol/device/topic_template.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>

namespace Raptor::Device::Rules {

using namespace Qt::StringLiterals;

namespace {

/// No spaces outside of texts: firmware searches for raw characters.
bool isCompact(const QByteArray &json)
{
    bool inString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json.at(i);
        if (inString && c == '\\')
            ++i;
        else if (c == '"')
            inString = !inString;
        else if (!inString && (c == ' ' || c == '\t' || c == '\n' || c == '\r'))
            return false;
    }
    return true;
}

QString wrongPointers(const QStringList &pointers)
{
    for (const QString &pointer : pointers) {
        if (!pointer.startsWith(u'/'))
            return u"\"%1\" is no JSON pointer: it must start with /"_s.arg(pointer);
    }
    return {};
}

QString wrongLimits(const Limits &limits)
{
    std::optional<double> below;
    for (const std::optional<double> &limit :
         {limits.lowLow, limits.low, limits.high, limits.highHigh}) {
        if (limit && below && *limit < *below)
            return u"the limits must rise from low_low over low and high to high_high"_s;
        if (limit)
            below = limit;
    }
    return {};
}

QString wrongDerivation(const SignalSpec &signal, const QList<SignalSpec> &siblings)
{
    if (signal.kind != ValueKind::Text || signal.signWords.size() != 3)
        return u"a derived signal is a text with three sign_words: above, below and at zero"_s;
    for (const SignalSpec &other : siblings) {
        if (other.id == signal.derivedFrom && other.kind == ValueKind::Number
            && other.derivedFrom.isEmpty())
            return {};
    }
    return u"\"%1\", which it is derived from, is no number signal above it"_s.arg(
        signal.derivedFrom);
}

QString wrongTemplate(const QString &text, const TopicTemplate &state)
{
    if (text.isEmpty())
        return {};
    const Result<TopicTemplate> topic = TopicTemplate::parse(text);
    if (!topic)
        return topic.error().text;
    if (topic->hasSite() != state.hasSite() || topic->hasDevice() != state.hasDevice())
        return u"\"%1\" must have the same places as the state topic"_s.arg(text);
    return {};
}

} // namespace

QString wrongWith(const TopicSet &topics, const DeviceProfile &profile)
{
    const Result<TopicTemplate> state = TopicTemplate::parse(topics.state);
    if (!state)
        return state.error().text;
    if (state->hasDevice() == !profile.deviceKeyPointer.isEmpty()) {
        return state->hasDevice()
            ? u"the device is named by the topic or by device_key, not by both"_s
            : u"\"%1\" names no {device}, and there is no device_key"_s.arg(topics.state);
    }
    for (const TopicSet &other : profile.topics) {
        if (other.hasSite() == topics.hasSite())
            return u"there may be one set of topics with {site} and one without"_s;
    }
    const QString command = wrongTemplate(topics.command, *state);
    return command.isEmpty() ? wrongTemplate(topics.availability, *state) : command;
}

QString wrongWith(const SignalSpec &signal, const QList<SignalSpec> &siblings)
{
    static const QRegularExpression wellFormed(u"^[a-z][a-z0-9_]{0,31}$"_s);
    if (!wellFormed.match(signal.id).hasMatch())
        return u"\"%1\" is no id: small letters, digits and _ only"_s.arg(signal.id);
    for (const SignalSpec &other : siblings) {
        if (other.id == signal.id)
            return u"there are two signals \"%1\""_s.arg(signal.id);
    }
    if (!signal.derivedFrom.isEmpty())
        return wrongDerivation(signal, siblings);
    if (signal.pointers.isEmpty())
        return u"it needs pointers, or derived_from"_s;
    for (const QStringList &pointers : {signal.pointers, signal.flatPointers}) {
        if (const QString wrong = wrongPointers(pointers); !wrong.isEmpty())
            return wrong;
    }
    if (signal.kind != ValueKind::Number && signal.unit != Unit::None)
        return u"only numbers have a unit"_s;
    return wrongLimits(signal.limits);
}

QString wrongWith(const Condition &condition, const DeviceProfile &profile)
{
    for (const SignalSpec &signal : profile.signalSpecs) {
        if (signal.id != condition.signal)
            continue;
        const bool fits =
            (signal.kind == ValueKind::Boolean && std::holds_alternative<bool>(condition.equals))
            || (signal.kind == ValueKind::Number
                && std::holds_alternative<double>(condition.equals))
            || (signal.kind == ValueKind::Text
                && std::holds_alternative<QString>(condition.equals));
        return fits ? QString() : u"\"%1\" never has a value of that kind"_s.arg(condition.signal);
    }
    return u"there is no signal \"%1\""_s.arg(condition.signal);
}

QString wrongWith(const CommandSpec &command)
{
    QJsonParseError error;
    const QJsonDocument json = QJsonDocument::fromJson(command.payload, &error);
    if (error.error != QJsonParseError::NoError || !json.isObject())
        return u"the payload is no JSON object"_s;
    if (!isCompact(command.payload))
        return u"the payload must be compact JSON without spaces"_s;
    return {};
}

QString wrongWithTurning(const DeviceProfile &profile)
{
    const SignalSpec *signal = profile.signalSpec(profile.turningSignal);
    if (!signal) // as one of a group has it
        signal = profile.signalSpec(u"any."_s + profile.turningSignal);
    if (!signal)
        return u"there is no signal \"%1\""_s.arg(profile.turningSignal);
    if (signal->kind != ValueKind::Number)
        return u"\"%1\" is no number"_s.arg(profile.turningSignal);
    if (!(profile.turningAbove >= 0))
        return u"it needs \"above\", a number that is not negative"_s;
    return {};
}

QString wrongWithCommands(const DeviceProfile &profile)
{
    const auto has = [&profile](CommandKind kind) { return profile.commands.contains(kind); };
    if (has(CommandKind::Start) && !(has(CommandKind::Stop) && has(CommandKind::EStop)))
        return u"a device that can be started needs the commands stop and estop"_s;
    if (has(CommandKind::RelayOn) && !(has(CommandKind::RelayOff) && has(CommandKind::EStop)))
        return u"a relay that can be switched on needs the commands relay-off and estop"_s;
    if (has(CommandKind::Reset) && !has(CommandKind::EStop))
        return u"reset without estop makes no sense"_s;
    for (const TopicSet &set : profile.topics) {
        if (!profile.commands.isEmpty() && set.command.isEmpty())
            return u"there are commands, but \"%1\" has no command topic"_s.arg(set.state);
    }
    return {};
}

} // namespace Raptor::Device::Rules
