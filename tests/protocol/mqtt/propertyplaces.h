// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vectorrows.h"

/// Where properties stand and with which values, from table 2-4 and chapter 3 of MQTT 5.0.
namespace Raptor::Mqtt::Vectors {

/// A packet of the server that has a property block.
struct Place
{
    const char *name;
    quint8 first; ///< byte of the fixed header
    const char *setup; ///< script before
    const char *head; ///< hexadecimal body before the properties
    const char *tail; ///< and behind them
    const char *event; ///< without the properties
    const char *after; ///< rest of the script when it was accepted
    const char *refusedEnd; ///< end of the script when not
};

inline constexpr Place kPlaces[] = {
    {"CONNACK", 0x20, "open\n> 100e00044d5154540502003c00000163\n", "0000", "",
     "connected session=0", "end connected", "end closed"},
    {"PUBLISH", 0x30, "establish topic-alias-maximum=65535\n", "000161", "",
     "message topic=a payload= qos=0", "end connected", "end closed"},
    {"PUBACK", 0x40, "establish\npublish topic=t qos=1\n> 3206000174000100\n", "000100", "",
     "puback id=1 reason=00", "end connected", "end closed unfinished=1"},
    {"PUBREC", 0x50, "establish\npublish topic=t qos=2\n> 3406000174000100\n", "000100", "",
     "pubrec id=1 reason=00", "> 62020001\nend connected unfinished=1", "end closed unfinished=1"},
    {"PUBREL", 0x62,
     "establish\n< 3406000161000100\n! message topic=a payload= qos=2 id=1\n> 50020001\n", "000100",
     "", "released id=1 reason=00", "> 70020001\nend connected", "end closed"},
    {"PUBCOMP", 0x70,
     "establish\npublish topic=t qos=2\n> 3406000174000100\n< 50020001\n"
     "! pubrec id=1 reason=00\n> 62020001\n",
     "000100", "", "pubcomp id=1 reason=00", "end connected", "end closed unfinished=1"},
    {"SUBACK", 0x90, "establish\nsubscribe filter=f\n> 820700010000016600\n", "0001", "00",
     "suback id=1 codes=00", "end connected", "end closed"},
    {"UNSUBACK", 0xB0, "establish\nunsubscribe filter=f\n> a206000100000166\n", "0001", "00",
     "unsuback id=1 codes=00", "end connected", "end closed"},
    {"DISCONNECT", 0xE0, "establish\n", "00", "", "closed disconnect reason=00", "end closed",
     "end closed"},
    {"AUTH", 0xF0, "open authentication-method=m\n> 101200044d5154540502003c041500016d000163\n",
     "18", "", "auth-continue reason=18", "end connecting", "end closed"},
};

/// Which of these a server may put a property into. DISCONNECT has the session expiry, but not from
/// a server: that is its own row.
inline bool isLegal(quint8 id, const QByteArray &place)
{
    switch (id) {
    case 0x01:
    case 0x02:
    case 0x03:
    case 0x08:
    case 0x09:
    case 0x0B:
    case 0x23:
        return place == "PUBLISH";
    case 0x11:
    case 0x12:
    case 0x13:
    case 0x1A:
    case 0x21:
    case 0x22:
    case 0x24:
    case 0x25:
    case 0x27:
    case 0x28:
    case 0x29:
    case 0x2A:
        return place == "CONNACK";
    case 0x15:
    case 0x16:
        return place == "CONNACK" || place == "AUTH";
    case 0x1C:
        return place == "CONNACK" || place == "DISCONNECT";
    case 0x1F:
        return place != "PUBLISH";
    case 0x26:
        return true;
    default: // 0x17, 0x18, 0x19: only from clients
        return false;
    }
}

/// Properties that hold 0 or 1 only.
inline bool isFlag(quint8 id)
{
    return id == 0x01 || id == 0x17 || id == 0x19 || id == 0x24 || id == 0x25 || id >= 0x28;
}

/// Properties for which 0 is a protocol error.
inline bool forbidsZero(quint8 id)
{
    return id == 0x0B || id == 0x21 || id == 0x23 || id == 0x27;
}

/// Values to try, as bytes behind the identifier.
inline QList<QByteArray> legalValues(const PropertyName &property)
{
    const auto id = quint8(property.id);
    switch (property.kind) {
    case ValueKind::Byte:
        return {fromHex("00"), fromHex("01")};
    case ValueKind::Two:
        return forbidsZero(id) ? QList{fromHex("0001"), fromHex("ffff")}
                               : QList{fromHex("0000"), fromHex("0102"), fromHex("ffff")};
    case ValueKind::Four:
        return forbidsZero(id)
            ? QList{fromHex("00000001"), fromHex("ffffffff")}
            : QList{fromHex("00000000"), fromHex("01020304"), fromHex("ffffffff")};
    case ValueKind::Varint:
        return {varint(1),     varint(127),     varint(128),     varint(16383),
                varint(16384), varint(2097151), varint(2097152), varint(268435455)};
    case ValueKind::String:
        if (id == 0x15) // only the method of CONNECT
            return {string("m")};
        if (id == 0x08) // a topic
            return {string("r"), string("a/\xC3\xA4")};
        return {string({}), string("x"), string("\xC3\xA4 \xF0\x9F\x98\x80"),
                string(QByteArray(200, 'x'))};
    case ValueKind::Binary:
        return {string({}), string(fromHex("00ff")), string(QByteArray(65535, 'x'))};
    case ValueKind::Pair:
        return {string({}) + string({}), string("k") + string("v:w"),
                string("\xC3\xA4") + string("\xF0\x9F\x98\x80")};
    }
    Q_UNREACHABLE();
}

/// One value as the event tells it, taken from the bytes.
inline QByteArray valueText(const PropertyName &property, const QByteArray &bytes)
{
    quint32 number = 0;
    switch (property.kind) {
    case ValueKind::Byte:
    case ValueKind::Two:
    case ValueKind::Four:
        for (const char c : bytes)
            number = number << 8 | quint8(c);
        return QByteArray::number(number);
    case ValueKind::Varint:
        for (qsizetype i = 0; i < bytes.size(); ++i)
            number |= quint32(bytes[i] & 0x7F) << (7 * i);
        return QByteArray::number(number);
    case ValueKind::String:
    case ValueKind::Binary:
        return escaped(bytes.mid(2));
    case ValueKind::Pair: {
        const int size = quint8(bytes[0]) << 8 | quint8(bytes[1]);
        return escaped(bytes.mid(2, size)).replace(':', "\\x3a") + ':'
            + escaped(bytes.mid(2 + size + 2));
    }
    }
    Q_UNREACHABLE();
}

inline QByteArray propertyText(const PropertyName &property, const QByteArray &value)
{
    return QByteArray(" ") + property.word + '=' + valueText(property, value);
}

} // namespace Raptor::Mqtt::Vectors
