// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vectorcall.h"

namespace Raptor::Mqtt::Vectors {

namespace {

using Verb = Call::Verb;

struct VerbName
{
    const char *word;
    Verb verb;
};
constexpr VerbName kVerbs[] = {
    {"open", Verb::Open},           {"establish", Verb::Establish},     {"publish", Verb::Publish},
    {"subscribe", Verb::Subscribe}, {"unsubscribe", Verb::Unsubscribe}, {"ping", Verb::Ping},
    {"auth", Verb::Auth},           {"disconnect", Verb::Disconnect},   {"lost", Verb::Lost},
    {"tick", Verb::Tick},           {"discard", Verb::Discard},
};

/// One `KEY=VALUE` and its number, -1 when the value is none.
struct Argument
{
    QByteArray key;
    QByteArray value; ///< as written, for properties
    QByteArray text; ///< escapes resolved
    qint64 number = -1;

    bool isUpTo(qint64 maximum) const { return number >= 0 && number <= maximum; }
};

bool setWill(ConnectPacket &connect, const Argument &argument)
{
    if (!connect.will)
        connect.will = Will{};
    Will &will = *connect.will;
    if (argument.key == "will-topic")
        will.topic = argument.text;
    else if (argument.key == "will-payload")
        will.payload = argument.text;
    else if (argument.key == "will-qos" && argument.isUpTo(2))
        will.qos = quint8(argument.number);
    else if (argument.key == "will-retain" && argument.isUpTo(1))
        will.retain = argument.number == 1;
    else if (argument.key.startsWith("will."))
        return addProperty(will.properties, argument.key.mid(5), argument.value);
    else
        return false;
    return true;
}

bool setConnack(Call &call, const Argument &argument)
{
    const auto bytes = parseBytes(argument.value);
    call.connack = bytes.value_or(QByteArray());
    return !call.connack.isEmpty();
}

bool setOption(Call &call, const Argument &argument)
{
    ConnectPacket &connect = call.options.connect;
    if (argument.key == "client-id")
        connect.clientId = argument.text;
    else if (argument.key == "clean" && argument.isUpTo(1))
        connect.cleanStart = argument.number == 1;
    else if (argument.key == "keep-alive" && argument.isUpTo(65535))
        connect.keepAlive = quint16(argument.number);
    else if (argument.key == "user")
        connect.userName = argument.text;
    else if (argument.key == "password")
        connect.password = argument.text;
    else if (argument.key == "limit" && argument.isUpTo(0xFFFFFFFF))
        call.options.maximumInboundPacket = quint32(argument.number);
    else if (argument.key == "automatic-aliases" && argument.isUpTo(65535))
        call.options.automaticAliases = quint16(argument.number);
    else if (argument.key == "automatic-keep-alive" && argument.isUpTo(1))
        call.options.automaticKeepAlive = argument.number == 1;
    else if (argument.key.startsWith("will-topic") || argument.key.startsWith("will-payload")
             || argument.key.startsWith("will-qos") || argument.key.startsWith("will-retain")
             || argument.key.startsWith("will."))
        return setWill(connect, argument);
    else if (argument.key == "connack" && call.verb == Verb::Establish)
        return setConnack(call, argument);
    else
        return addProperty(connect.properties, argument.key, argument.value);
    return true;
}

bool setMessage(Message &message, const Argument &argument)
{
    if (argument.key == "topic")
        message.topic = argument.text;
    else if (argument.key == "payload")
        message.payload = argument.text;
    else if (argument.key == "fill" && argument.isUpTo(1 << 20))
        message.payload = QByteArray(qsizetype(argument.number), 'x');
    else if (argument.key == "qos" && argument.isUpTo(2))
        message.qos = quint8(argument.number);
    else if (argument.key == "retain" && argument.isUpTo(1))
        message.retain = argument.number == 1;
    else
        return addProperty(message.properties, argument.key, argument.value);
    return true;
}

bool setFilter(Call &call, const Argument &argument)
{
    if (argument.key == "filter") {
        call.entries.append({argument.text, 0});
        return true;
    }
    if (call.verb == Verb::Subscribe && !call.entries.isEmpty()) {
        struct Option
        {
            const char *key;
            qint64 maximum;
            int shift;
        };
        constexpr Option kOptions[] = {{"qos", 2, 0},
                                       {"no-local", 1, 2},
                                       {"retain-as-published", 1, 3},
                                       {"retain-handling", 2, 4}};
        for (const Option &option : kOptions) {
            if (argument.key == option.key && argument.isUpTo(option.maximum)) {
                call.entries.last().options |= quint8(argument.number << option.shift);
                return true;
            }
        }
    }
    return addProperty(call.reason.properties, argument.key, argument.value);
}

bool setReason(Call &call, const Argument &argument)
{
    if (call.verb != Verb::Disconnect || argument.key != "reason")
        return addProperty(call.reason.properties, argument.key, argument.value);
    bool ok = false;
    call.reason.reason = Reason(argument.value.toUInt(&ok, 16));
    return ok;
}

bool apply(Call &call, const Argument &argument)
{
    switch (call.verb) {
    case Verb::Open:
    case Verb::Establish:
        return setOption(call, argument);
    case Verb::Publish:
        return setMessage(call.message, argument);
    case Verb::Subscribe:
    case Verb::Unsubscribe:
        return setFilter(call, argument);
    case Verb::Disconnect:
    case Verb::Auth:
        return setReason(call, argument);
    case Verb::Tick:
        if (argument.key == "ms" && argument.number >= 0)
            call.elapsed = Milliseconds(argument.number);
        return argument.key == "ms" && argument.number >= 0;
    case Verb::Ping:
    case Verb::Lost:
    case Verb::Discard:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace

const char *parseCall(Call &call, const QByteArray &verb, const QByteArray &words)
{
    bool known = false;
    for (const VerbName &name : kVerbs) {
        if (verb == name.word) {
            call.verb = name.verb;
            known = true;
        }
    }
    if (!known)
        return "unknown word";
    call.options.connect.clientId = "c";
    call.result = "ok";
    QByteArray arguments = words;
    if (const qsizetype arrow = words.indexOf("=>"); arrow >= 0) {
        call.result = words.mid(arrow + 2).trimmed();
        arguments = words.left(arrow);
    }
    for (const QByteArray &word : arguments.simplified().split(' ')) {
        if (word.isEmpty())
            continue;
        const qsizetype equals = word.indexOf('=');
        Argument argument{word.left(equals), word.mid(equals + 1), {}, -1};
        const auto plain = unescaped(argument.value);
        bool isNumber = false;
        const qint64 number = argument.value.toLongLong(&isNumber);
        if (equals < 1 || !plain)
            return "not KEY=VALUE";
        argument.text = *plain;
        argument.number = isNumber ? number : -1;
        if (!apply(call, argument))
            return "unknown key or bad value";
    }
    return call.result.isEmpty() ? "an empty result" : nullptr;
}

} // namespace Raptor::Mqtt::Vectors
