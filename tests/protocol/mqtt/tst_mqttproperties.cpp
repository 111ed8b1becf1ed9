// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "propertyplaces.h"

using namespace Raptor::Mqtt;
using namespace Raptor::Mqtt::Vectors;

namespace {

constexpr Version V5 = Version::V5;

/// A packet that arrives with a property block.
struct Arrival
{
    QByteArray setup;
    QByteArray bytes;
    QByteArray event;
};

/// \a block is the whole block, its text the end of the event. With \a authenticated the CONNECT
/// named a method, and the block has it in front.
Arrival arrival(const Place &place, const QByteArray &block, const QByteArray &text,
                bool authenticated)
{
    Arrival result{place.setup, {}, QByteArray(place.event)};
    QByteArray properties = block;
    if (authenticated) {
        result.setup = kPlaces[std::size(kPlaces) - 1].setup;
        properties = '\x15' + string("m") + properties;
        result.event += " authentication-method=m";
    }
    result.event += text;
    result.bytes = packet(place.first,
                          fromHex(place.head) + varint(quint32(properties.size())) + properties
                              + fromHex(place.tail));
    if (authenticated && place.first == 0x20) // the same again, as the end of the authentication
        result.event += "\n! auth-done reason=00 authentication-method=m" + text;
    return result;
}

/// The method itself and the data need an authentication; AUTH is only there in one.
bool needsMethod(const Place &place, quint8 id)
{
    return id != 0x15 && (place.first == 0xF0 || (place.first == 0x20 && id == 0x16));
}

Arrival arrival(const Place &place, const PropertyName &property, const QByteArray &value,
                int times = 1)
{
    const auto id = quint8(property.id);
    QByteArray block;
    QByteArray text;
    for (int i = 0; i < times; ++i) {
        block += char(id) + value;
        text += propertyText(property, value);
    }
    Arrival result = arrival(place, block, text, needsMethod(place, id));
    if (id == 0x15 && place.first == 0x20) {
        result.setup = kPlaces[std::size(kPlaces) - 1].setup;
        result.event += "\n! auth-done reason=00" + text;
    }
    return result;
}

QByteArray accepted(const Place &place, const Arrival &arrival)
{
    return arrival.setup + "< " + hex(arrival.bytes) + "\n! " + arrival.event + '\n' + place.after
        + '\n';
}

QByteArray refused(const Place &place, const Arrival &arrival, quint8 reason)
{
    return arrival.setup + "< " + hex(arrival.bytes) + '\n'
        + violation(V5, reason, place.refusedEnd);
}

template <typename Function>
void forEachLegal(Function function)
{
    for (const Place &place : kPlaces) {
        for (const PropertyName &property : kPropertyNames) {
            if (isLegal(quint8(property.id), place.name))
                function(place, property);
        }
    }
}

QByteArray label(const Place &place, const PropertyName &property)
{
    return QByteArray(place.name) + ", " + property.word;
}

} // namespace

/// 27 properties in all packets that a server sends: legal, illegal, repeated, wrong and cut.
class tst_MqttProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void legal_data();
    void legal() { playRow(); }
    void illegal_data();
    void illegal() { playRow(); }
    void unknown_data();
    void unknown() { playRow(); }
    void repeated_data();
    void repeated() { playRow(); }
    void wrongValue_data();
    void wrongValue() { playRow(); }
    void badText_data();
    void badText() { playRow(); }
    void cut_data();
    void cut() { playRow(); }
    void all_data();
    void all() { playRow(); }
};

void tst_MqttProperties::legal_data()
{
    addColumns();
    forEachLegal([](const Place &place, const PropertyName &property) {
        for (const QByteArray &value : legalValues(property))
            addRow(V5, label(place, property) + ' ' + hex(value.left(12)),
                   accepted(place, arrival(place, property, value)));
    });
}

void tst_MqttProperties::illegal_data()
{
    addColumns();
    for (const Place &place : kPlaces) {
        for (const PropertyName &property : kPropertyNames) {
            if (isLegal(quint8(property.id), place.name))
                continue;
            // Section 2.2.2.2: malformed. The session expiry belongs to DISCONNECT, but not from a
            // server [MQTT-3.14.2-2].
            const bool fromServer = place.first == 0xE0 && quint8(property.id) == 0x11;
            addRow(V5, label(place, property),
                   refused(place, arrival(place, property, legalValues(property).first()),
                           fromServer ? 0x82 : 0x81));
        }
    }
}

void tst_MqttProperties::unknown_data()
{
    addColumns();
    for (const Place &place : kPlaces) {
        for (int id = 0; id < 256; ++id) {
            bool known = false;
            for (const PropertyName &property : kPropertyNames)
                known = known || int(property.id) == id;
            if (known)
                continue;
            addRow(V5, QByteArray(place.name) + ", identifier " + QByteArray::number(id, 16),
                   refused(place, arrival(place, varint(quint32(id)) + fromHex("0000"), {}, false),
                           0x81));
        }
        for (const char *identifier : {"8100", "ff7f", "ffffffff7f", "ffffffffff"})
            addRow(V5, QByteArray(place.name) + ", identifier " + identifier,
                   refused(place, arrival(place, fromHex(identifier) + fromHex("00"), {}, false),
                           0x81));
    }
}

void tst_MqttProperties::repeated_data()
{
    addColumns();
    forEachLegal([](const Place &place, const PropertyName &property) {
        const auto id = quint8(property.id);
        const QList<QByteArray> values = legalValues(property);
        const Arrival twice = arrival(place, property, values.first(), 2);
        const bool allowed = id == 0x26 || (id == 0x0B && place.first == 0x30);
        addRow(V5, label(place, property) + " twice",
               allowed ? accepted(place, twice) : refused(place, twice, 0x82));
    });
}

void tst_MqttProperties::wrongValue_data()
{
    addColumns();
    forEachLegal([](const Place &place, const PropertyName &property) {
        const auto id = quint8(property.id);
        const auto add = [&](const char *value, quint8 reason) {
            addRow(V5, label(place, property) + ' ' + value,
                   refused(place, arrival(place, property, fromHex(value)), reason));
        };
        if (isFlag(id)) {
            for (const char *value : {"02", "03", "7f", "80", "ff"})
                add(value, 0x82);
        }
        if (forbidsZero(id) && property.kind == ValueKind::Two)
            add("0000", id == 0x23 ? 0x94 : 0x82); // an alias has its own reason code
        if (forbidsZero(id) && property.kind == ValueKind::Four)
            add("00000000", 0x82);
        if (property.kind == ValueKind::Varint) {
            add("00", 0x82);
            for (const char *value : {"8000", "8100", "ff00", "80808000", "8080808001", "ffffffff"})
                add(value, 0x81); // [MQTT-1.5.5-1]
        }
        if (id == 0x08) { // [MQTT-3.3.2-14], [MQTT-4.7.3-1]
            for (const char *value : {"0000", "00012b", "000123", "0003612f23"})
                add(value, 0x82);
        }
        if (id == 0x15) // [MQTT-4.12.0-5]
            add("00016e", 0x82);
    });
}

void tst_MqttProperties::badText_data()
{
    addColumns();
    // NUL, continuation alone, overlong, surrogates, above U+10FFFF, cut, never used bytes
    constexpr const char *kBad[] = {"00",     "80",     "c0af",     "c1bf",     "e080af",
                                    "eda080", "edbfbf", "f08080af", "f4908080", "f5808080",
                                    "c3",     "e282",   "f09f98",   "fe",       "ff"};
    forEachLegal([&](const Place &place, const PropertyName &property) {
        for (const char *bad : kBad) {
            const QByteArray bytes = fromHex(bad);
            const auto add = [&](const QByteArray &value, const char *what) {
                addRow(V5, label(place, property) + what + bad,
                       refused(place, arrival(place, property, value), 0x81));
            };
            if (property.kind == ValueKind::String) {
                add(string(bytes), " ");
                add(string("abcdefgh" + bytes + "ijklmnop"), " inside ");
            } else if (property.kind == ValueKind::Pair) {
                add(string(bytes) + string("v"), " name ");
                add(string("k") + string(bytes), " value ");
            } else if (property.kind == ValueKind::Binary) { // may be anything
                addRow(V5, label(place, property) + ' ' + bad,
                       accepted(place, arrival(place, property, string(bytes))));
            }
        }
    });
}

void tst_MqttProperties::cut_data()
{
    addColumns();
    forEachLegal([](const Place &place, const PropertyName &property) {
        const auto id = quint8(property.id);
        const bool isText =
            property.kind == ValueKind::String || property.kind == ValueKind::Binary;
        const QByteArray value = isText ? string("xy") : legalValues(property).last();
        const QByteArray good = char(id) + value;
        for (qsizetype size = 1; size < good.size(); ++size)
            addRow(
                V5, label(place, property) + " cut to " + QByteArray::number(size),
                refused(place, arrival(place, good.left(size), {}, needsMethod(place, id)), 0x81));
        // The block claims one byte more than the packet has.
        const QByteArray claim =
            varint(quint32(good.size() + 1 + QByteArray(place.tail).size() / 2));
        Arrival longer = arrival(place, good, {}, false);
        longer.bytes =
            packet(place.first, fromHex(place.head) + claim + good + fromHex(place.tail));
        addRow(V5, label(place, property) + ", block longer than the packet",
               refused(place, longer, 0x81));
    });
}

void tst_MqttProperties::all_data()
{
    addColumns();
    for (const Place &place : kPlaces) {
        for (const bool backwards : {false, true}) {
            QByteArray block;
            QByteArray text;
            for (std::size_t i = 0; i < std::size(kPropertyNames); ++i) {
                const PropertyName &property =
                    kPropertyNames[backwards ? std::size(kPropertyNames) - 1 - i : i];
                if (!isLegal(quint8(property.id), place.name) || quint8(property.id) == 0x15
                    || quint8(property.id) == 0x16)
                    continue;
                const QByteArray value = legalValues(property).at(1);
                block += char(property.id) + value;
                text += propertyText(property, value);
            }
            addRow(V5, QByteArray(place.name) + (backwards ? ", backwards" : ""),
                   accepted(place, arrival(place, block, text, place.first == 0xF0)));
        }
    }
}

QTEST_APPLESS_MAIN(tst_MqttProperties)
#include "tst_mqttproperties.moc"
