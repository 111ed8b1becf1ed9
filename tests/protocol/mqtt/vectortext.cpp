// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vectortext.h"

namespace Raptor::Mqtt::Vectors {

namespace {

const PropertyName *find(PropertyId id)
{
    for (const PropertyName &name : kPropertyNames) {
        if (name.id == id)
            return &name;
    }
    return nullptr;
}

quint32 largest(ValueKind kind)
{
    switch (kind) {
    case ValueKind::Byte:
        return 0xFF;
    case ValueKind::Two:
        return 0xFFFF;
    case ValueKind::Four:
        return 0xFFFFFFFF;
    case ValueKind::Varint:
        return 268435455;
    case ValueKind::String:
    case ValueKind::Binary:
    case ValueKind::Pair:
        return 0;
    }
    Q_UNREACHABLE();
}

QByteArray reason(Reason value)
{
    return " reason=" + QByteArray::number(quint8(value), 16).rightJustified(2, '0');
}

QByteArray id(quint16 value)
{
    return " id=" + QByteArray::number(value);
}

QByteArray messageText(const Event &event)
{
    QByteArray result = "message topic=" + escaped(event.topic)
        + " payload=" + escaped(event.payload) + " qos=" + QByteArray::number(event.qos);
    if (event.qos > 0 || event.id != 0)
        result += id(event.id);
    return result + (event.retain ? " retain" : "") + (event.duplicate ? " dup" : "");
}

QByteArray closedText(const Event &event)
{
    using Cause = Event::Cause;
    switch (event.cause) {
    case Cause::None:
        return "closed none" + reason(event.reason);
    case Cause::Refused:
        return "closed refused" + reason(event.reason)
            + " code=" + QByteArray::number(event.code, 16).rightJustified(2, '0');
    case Cause::ServerDisconnect:
        return "closed disconnect" + reason(event.reason);
    case Cause::ProtocolViolation:
        return "closed violation" + reason(event.reason);
    case Cause::KeepAlive:
        return "closed keep-alive" + reason(event.reason);
    }
    Q_UNREACHABLE();
}

QByteArray head(const Event &event)
{
    using Kind = Event::Kind;
    switch (event.kind) {
    case Kind::None:
        return "none";
    case Kind::Connected:
        return event.sessionPresent ? "connected session=1" : "connected session=0";
    case Kind::Message:
        return messageText(event);
    case Kind::Released:
        return "released" + id(event.id) + reason(event.reason);
    case Kind::Acknowledged:
        return "puback" + id(event.id) + reason(event.reason);
    case Kind::Received:
        return "pubrec" + id(event.id) + reason(event.reason);
    case Kind::Completed:
        return "pubcomp" + id(event.id) + reason(event.reason);
    case Kind::PublishLost:
        return "lost" + id(event.id) + reason(event.reason);
    case Kind::Subscribed:
        return "suback" + id(event.id) + " codes=" + event.codes.toHex();
    case Kind::Unsubscribed:
        return "unsuback" + id(event.id) + " codes=" + event.codes.toHex();
    case Kind::Pong:
        return "pong";
    case Kind::AuthContinue:
        return "auth-continue" + reason(event.reason);
    case Kind::AuthDone:
        return "auth-done" + reason(event.reason);
    case Kind::Closed:
        return closedText(event);
    }
    Q_UNREACHABLE();
}

} // namespace

QByteArray escaped(QByteArrayView bytes)
{
    QByteArray result;
    for (const char c : bytes) {
        if (c > 0x20 && c < 0x7F && c != '\\')
            result += c;
        else
            result += "\\x" + QByteArray(1, c).toHex();
    }
    return result;
}

std::optional<QByteArray> unescaped(const QByteArray &word)
{
    QByteArray result;
    for (qsizetype i = 0; i < word.size(); ++i) {
        if (word[i] != '\\') {
            result += word[i];
            continue;
        }
        bool ok = false;
        const int value = word.mid(i + 2, 2).toInt(&ok, 16);
        if (!ok || i + 3 >= word.size() || word[i + 1] != 'x')
            return std::nullopt;
        result += char(value);
        i += 3;
    }
    return result;
}

bool addProperty(PropertySet &set, const QByteArray &name, const QByteArray &value)
{
    for (const PropertyName &known : kPropertyNames) {
        if (name != known.word)
            continue;
        if (known.kind == ValueKind::Pair) {
            const qsizetype colon = value.indexOf(':');
            const auto left = unescaped(value.left(colon));
            const auto right = unescaped(value.mid(colon + 1));
            if (colon < 0 || !left || !right)
                return false;
            set.addUser(*left, *right);
            return true;
        }
        if (largest(known.kind) == 0) {
            const auto plain = unescaped(value);
            if (plain)
                set.append({known.id, 0, *plain, {}});
            return plain.has_value();
        }
        bool ok = false;
        const quint32 number = value.toUInt(&ok);
        if (ok)
            set.addNumber(known.id, number);
        return ok && number <= largest(known.kind);
    }
    return false;
}

QByteArray text(const PropertySet &properties)
{
    QByteArray result;
    for (const Property &property : properties.items()) {
        const PropertyName *name = find(property.id);
        result += QByteArray(" ") + (name != nullptr ? name->word : "unknown-property") + '=';
        if (name != nullptr && name->kind == ValueKind::Pair)
            result += escaped(property.text).replace(':', "\\x3a") + ':' + escaped(property.value);
        else if (name != nullptr && largest(name->kind) == 0)
            result += escaped(property.text);
        else
            result += QByteArray::number(property.number);
    }
    return result;
}

QByteArray text(const Event &event)
{
    return head(event) + text(event.properties);
}

bool isEventWord(const QByteArray &word)
{
    constexpr const char *kWords[] = {
        "connected", "message",  "released", "puback", "pubrec",        "pubcomp",   "lost",
        "suback",    "unsuback", "pong",     "closed", "auth-continue", "auth-done",
    };
    for (const char *known : kWords) {
        if (word == known)
            return true;
    }
    return false;
}

QByteArray text(Engine::Phase phase)
{
    using Phase = Engine::Phase;
    switch (phase) {
    case Phase::Idle:
        return "idle";
    case Phase::AwaitConnack:
        return "connecting";
    case Phase::Connected:
        return "connected";
    case Phase::Closed:
        return "closed";
    }
    Q_UNREACHABLE();
}

QByteArray text(Engine::PublishError error)
{
    using Error = Engine::PublishError;
    switch (error) {
    case Error::None:
        return "ok";
    case Error::NotConnected:
        return "not-connected";
    case Error::NoPacketId:
        return "no-id";
    case Error::NoQuota:
        return "no-quota";
    case Error::QoSNotSupported:
        return "qos-not-supported";
    case Error::RetainNotSupported:
        return "retain-not-supported";
    case Error::TooLarge:
        return "too-large";
    case Error::AliasNotAllowed:
        return "alias-not-allowed";
    }
    Q_UNREACHABLE();
}

const char *text(Version version)
{
    return version == Version::V31 ? "3.1" : version == Version::V311 ? "3.1.1" : "5.0";
}

} // namespace Raptor::Mqtt::Vectors
