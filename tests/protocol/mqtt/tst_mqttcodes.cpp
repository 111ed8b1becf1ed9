// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "propertyplaces.h"

using namespace Raptor::Mqtt;
using namespace Raptor::Mqtt::Vectors;

namespace {

constexpr Version kVersions[] = {Version::V31, Version::V311, Version::V5};

QByteArray byteHex(int value)
{
    return hex(QByteArray(1, char(value)));
}

/// Codes that a server may send, from the tables of chapter 3, in hexadecimal.
struct Codes
{
    const char *packet;
    const char *legal;
};
constexpr Codes kCodes[] = {
    {"PUBACK", "001080838790919799"},
    {"PUBREC", "001080838790919799"},
    {"PUBREL", "0092"},
    {"PUBCOMP", "0092"},
    {"SUBACK", "0001028083878f91979ea1a2"},
    {"UNSUBACK", "00118083878f91"},
    {"DISCONNECT",
     "00808182838789"
     "8b8c8d8e8f90"
     "939495969798999a9b9c9d9e9fa0a1a2"},
    {"AUTH", "18"}, // 00 only while connected, 19 only from clients: vectors/auth.vec
};

const Place &placeOf(const QByteArray &name)
{
    for (const Place &place : kPlaces) {
        if (name == place.name)
            return place;
    }
    Q_UNREACHABLE();
}

/// CONNECT of `open`, as it has to be written.
QByteArray opened(Version version)
{
    if (version == Version::V31)
        return "open\n> 100f00064d514973647003 02003c000163\n";
    return version == Version::V311 ? "open\n> 100d00044d51545404 02003c000163\n"
                                    : "open\n> 100e00044d51545405 02003c00000163\n";
}

/// Body of the packet with \a code in its place; DISCONNECT and AUTH begin with it.
QByteArray bodyWithCode(const Place &place, int code)
{
    const QByteArray reason(1, char(code));
    switch (place.first) {
    case 0x90:
    case 0xB0:
        return fromHex("000100") + reason;
    case 0xE0:
        return reason;
    case 0xF0:
        return reason + fromHex("041500016d");
    default:
        return fromHex("0001") + reason;
    }
}

QByteArray acceptedCode(const Place &place, int code)
{
    QByteArray event = place.event;
    const QByteArray digits = byteHex(code);
    if (place.first == 0x90 || place.first == 0xB0)
        event = event.left(event.size() - 2) + digits;
    else
        event = event.left(event.indexOf("reason=") + 7) + digits;
    if (place.first == 0xF0)
        event += " authentication-method=m";
    QByteArray after = place.after;
    if (place.first == 0x50 && code >= 0x80) // [MQTT-4.3.3-4]: no PUBREL
        after = "end connected";
    return "! " + event + '\n' + after + '\n';
}

/// The smallest good packet of each type, as a server would send it or a client.
QByteArray smallest(int type, Version version, int flags)
{
    const bool five = version == Version::V5;
    const char *body[] = {
        "",
        five ? "00044d515454050200000000" : "00044d5154540402000000",
        five ? "000000" : "0000",
        five ? "00016100" : "000161",
        "0001",
        "0001",
        "0001",
        "0001",
        five ? "000100000166 00" : "00010001 6600",
        five ? "00010000" : "000100",
        five ? "000100000166" : "0001000166",
        five ? "00010000" : "0001",
        "",
        "",
        "",
        five ? "18041500016d" : "",
    };
    return packet(quint8(type << 4 | flags), fromHex(body[type]));
}

} // namespace

/// All reason codes, return codes, header flags and packet types of a server, in all phases.
class tst_MqttCodes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reasonCodes_data();
    void reasonCodes() { playRow(); }
    void connack_data();
    void connack() { playRow(); }
    void subackBeforeFive_data();
    void subackBeforeFive() { playRow(); }
    void flags_data();
    void flags() { playRow(); }
    void publishFlags_data();
    void publishFlags() { playRow(); }
    void phases_data();
    void phases() { playRow(); }
    void identifiers_data();
    void identifiers() { playRow(); }
};

void tst_MqttCodes::reasonCodes_data()
{
    addColumns();
    for (const Codes &codes : kCodes) {
        const Place &place = placeOf(codes.packet);
        const QByteArray legal = fromHex(codes.legal);
        for (int code = 0; code < 256; ++code) {
            if (place.first == 0xF0 && code == 0)
                continue;
            const QByteArray input = place.setup + QByteArray("< ")
                + hex(packet(place.first, bodyWithCode(place, code)));
            addRow(Version::V5, QByteArray(place.name) + ' ' + byteHex(code),
                   input + '\n'
                       + (legal.contains(char(code))
                              ? acceptedCode(place, code)
                              : violation(Version::V5, 0x82, place.refusedEnd)));
        }
    }
}

void tst_MqttCodes::connack_data()
{
    addColumns();
    // Table 3.1 of 3.1.1, as reason codes of 5.0
    constexpr const char *kReturnCodes[] = {"", "84", "85", "88", "86", "87"};
    for (const Version version : kVersions) {
        for (int code = 0; code < 256; ++code) {
            const bool five = version == Version::V5;
            QByteArray script = opened(version) + (five ? "< 200300" : "< 200200") + byteHex(code)
                + (five ? "00\n" : "\n");
            if (code == 0)
                script += "! connected session=0\nend connected\n";
            else if (five && code >= 0x80) // an unknown refusal is a refusal
                script += "! closed refused reason=" + byteHex(code) + " code=" + byteHex(code)
                    + "\nend closed\n";
            else if (!five && code <= 5)
                script += QByteArray("! closed refused reason=") + kReturnCodes[code]
                    + " code=" + byteHex(code) + "\nend closed\n";
            else
                script += violation(version, 0x82);
            addRow(version, "CONNACK " + byteHex(code), script);
        }
    }
}

void tst_MqttCodes::subackBeforeFive_data()
{
    addColumns();
    for (const Version version : {Version::V31, Version::V311}) {
        for (int code = 0; code < 256; ++code) {
            const QByteArray input =
                "establish\nsubscribe filter=f\n> 82060001 0001 66 00\n< 90030001" + byteHex(code)
                + '\n';
            const bool legal = code <= 2 || code == 0x80;
            addRow(version, "SUBACK " + byteHex(code),
                   input
                       + (legal ? "! suback id=1 codes=" + byteHex(code) + "\nend connected\n"
                                : violation(version, 0x82)));
        }
    }
}

void tst_MqttCodes::flags_data()
{
    addColumns();
    for (const Place &place : kPlaces) {
        if (place.first == 0x30)
            continue;
        for (int flags = 0; flags < 16; ++flags) {
            const quint8 first = quint8((place.first & 0xF0) | flags);
            QByteArray body = fromHex(place.head);
            if (place.first == 0xF0)
                body += fromHex("041500016d");
            else
                body += QByteArray(1, '\0') + fromHex(place.tail);
            const QByteArray input =
                place.setup + QByteArray("< ") + hex(packet(first, body)) + '\n';
            QByteArray expected = violation(Version::V5, 0x81, place.refusedEnd);
            if (first == place.first)
                expected = QByteArray("! ") + place.event
                    + (place.first == 0xF0 ? " authentication-method=m\n" : "\n") + place.after
                    + '\n';
            addRow(Version::V5, QByteArray(place.name) + " flags " + QByteArray::number(flags, 16),
                   input + expected);
        }
    }
    for (const Version version : kVersions) { // the same before 5.0, and PINGRESP
        for (const int type : {2, 4, 5, 6, 7, 9, 11, 13}) {
            if (version == Version::V5 && type != 13)
                continue;
            for (int flags = 0; flags < 16; ++flags) {
                const bool sentAgain = version == Version::V31 && type == 6 && flags == 10;
                if (flags == (type == 6 ? 2 : 0) || sentAgain)
                    continue;
                const QByteArray begin = type == 2 ? opened(version) : QByteArray("establish\n");
                addRow(version,
                       "type " + QByteArray::number(type) + " flags "
                           + QByteArray::number(flags, 16),
                       begin + "< " + hex(smallest(type, version, flags)) + '\n'
                           + violation(version, 0x81));
            }
        }
    }
}

void tst_MqttCodes::publishFlags_data()
{
    addColumns();
    for (const Version version : kVersions) {
        for (int flags = 0; flags < 16; ++flags) {
            const int qos = flags >> 1 & 3;
            const bool duplicate = (flags & 8) != 0;
            const QByteArray body = string("a") + (qos > 0 ? twoBytes(7) : QByteArray())
                + (version == Version::V5 ? QByteArray(1, '\0') : QByteArray());
            QByteArray script = "establish\n< " + hex(packet(quint8(0x30 | flags), body)) + '\n';
            if (qos == 3 || (qos == 0 && duplicate)) { // [MQTT-3.3.1-4], [MQTT-3.3.1-2]
                script += violation(version, 0x81);
            } else {
                script += "! message topic=a payload= qos=" + QByteArray::number(qos)
                    + (qos > 0 ? " id=7" : "") + ((flags & 1) != 0 ? " retain" : "")
                    + (duplicate ? " dup\n" : "\n");
                script += qos == 1 ? "> 40020007\n" : qos == 2 ? "> 50020007\n" : "";
                script += "end connected\n";
            }
            addRow(version, "flags " + QByteArray::number(flags, 16), script);
        }
    }
}

void tst_MqttCodes::phases_data()
{
    addColumns();
    for (const Version version : kVersions) {
        const bool five = version == Version::V5;
        for (int type = 0; type < 16; ++type) {
            const QByteArray input = "< "
                + hex(smallest(type, version, type == 6 || type == 8 || type == 10 ? 2 : 0)) + '\n';
            const QByteArray name = "type " + QByteArray::number(type);
            QByteArray before = violation(version, type == 0 ? 0x81 : 0x82); // [MQTT-3.2.0-1]
            if (type == 2)
                before = "! connected session=0\nend connected\n";
            else if (type == 14 && five)
                before = "! closed disconnect reason=00\nend closed\n";
            addRow(version, name + " before CONNACK", opened(version) + input + before);
            addRow(version, name + " after DISCONNECT",
                   "establish\ndisconnect\n> e000\n" + input + "end closed\n");
            // What only clients send, and what there is no type for
            const bool reserved = type == 0 || (type == 15 && !five);
            const bool wrong = type == 1 || type == 8 || type == 10 || type == 12
                || (type == 14 && !five) || type == 2 || (type == 15 && five);
            if (reserved || wrong)
                addRow(version, name + " while connected",
                       "establish\n" + input + violation(version, reserved ? 0x81 : 0x82));
        }
    }
}

void tst_MqttCodes::identifiers_data()
{
    addColumns();
    for (const Version version : kVersions) {
        const bool five = version == Version::V5;
        const QByteArray block = five ? QByteArray(1, '\0') : QByteArray();
        for (const int id : {0, 1, 255, 256, 32767, 32768, 65535}) {
            const auto add = [&](const char *name, quint8 first, const QByteArray &tail,
                                 const QByteArray &answer) {
                const QByteArray input =
                    "establish\n< " + hex(packet(first, twoBytes(id) + tail)) + '\n';
                addRow(version, QByteArray(name) + ' ' + QByteArray::number(id) + " in vain",
                       input + (id == 0 ? violation(version, 0x82) : answer + "end connected\n"));
            };
            const QByteArray digits = hex(twoBytes(id));
            add("PUBACK", 0x40, {}, {});
            add("PUBREC", 0x50, {}, five ? "> 6203" + digits + "92\n" : "> 6202" + digits + '\n');
            add("PUBREL", 0x62, {}, five ? "> 7003" + digits + "92\n" : "> 7002" + digits + '\n');
            add("PUBCOMP", 0x70, {}, {});
            add("SUBACK", 0x90, block + '\0', {});
            add("UNSUBACK", 0xB0, five ? QByteArray(2, '\0') : QByteArray(), {});
            if (id == 0)
                continue;
            addRow(version, "QoS 2 " + QByteArray::number(id),
                   "establish\n< " + hex(packet(0x34, string("a") + twoBytes(id) + block))
                       + "\n! message topic=a payload= qos=2 id=" + QByteArray::number(id)
                       + "\n> 5002" + digits + "\n< 6202" + digits
                       + "\n! released id=" + QByteArray::number(id) + " reason=00\n> 7002" + digits
                       + "\nend connected\n");
        }
    }
}

QTEST_APPLESS_MAIN(tst_MqttCodes)
#include "tst_mqttcodes.moc"
