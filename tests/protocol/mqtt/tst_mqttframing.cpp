// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vectorrows.h"

using namespace Raptor::Mqtt;
using namespace Raptor::Mqtt::Vectors;

namespace {

constexpr Version kVersions[] = {Version::V31, Version::V311, Version::V5};

/// A good packet, and what is left of it when its body is cut.
struct Sample
{
    const char *name;
    const char *version; ///< "3" both before 5.0, "5"
    const char *setup;
    quint8 first;
    const char *body;
    const char *waiting; ///< end of the script while the packet is not complete
    const char *refusedEnd;
    const char *shortForms; ///< legal shorter bodies: LENGTH=RESULT joined by ';', '|' for newline
    const char *protocolErrors; ///< lengths that are complete but say too little, blank between
};

constexpr const char *kPublish = "establish\npublish topic=t qos=1\n> 3206000174000100\n";
constexpr const char *kPublish3 = "establish\npublish topic=t qos=1\n> 3205000174 0001\n";
constexpr const char *kReleased =
    "establish\npublish topic=t qos=2\n> 3406000174000100\n< 50020001\n! pubrec id=1 reason=00\n"
    "> 62020001\n";
constexpr const char *kIncoming =
    "establish\n< 3406000161000100\n! message topic=a payload= qos=2 id=1\n> 50020001\n";

constexpr Sample kSamples[] = {
    {"CONNACK", "3", "open\n", 0x20, "0000", "end connecting", "end closed", "", ""},
    {"CONNACK", "5", "open\n", 0x20,
     "00000d"
     "210005"
     "26"
     "0001"
     "6b"
     "0001"
     "76"
     "130000",
     "end connecting", "end closed", "", ""},
    {"PUBLISH", "3", "establish\n", 0x32,
     "0003612f62"
     "0007",
     "end connected", "end closed", "", ""},
    {"PUBLISH", "5", "establish\n", 0x32,
     "0003612f62"
     "0007"
     "09"
     "0101"
     "26"
     "0001"
     "6b"
     "0001"
     "76",
     "end connected", "end closed", "", ""},
    {"PUBACK", "3", kPublish3, 0x40, "0001", "end connected unfinished=1",
     "end closed unfinished=1", "", ""},
    {"PUBACK", "5", kPublish, 0x40,
     "0001"
     "10"
     "04"
     "1f"
     "0001"
     "78",
     "end connected unfinished=1", "end closed unfinished=1",
     "2=! puback id=1 reason=00|end connected;3=! puback id=1 reason=10|end connected", ""},
    {"PUBREC", "5", "establish\npublish topic=t qos=2\n> 3406000174000100\n", 0x50,
     "0001"
     "10"
     "04"
     "1f"
     "0001"
     "78",
     "end connected unfinished=1", "end closed unfinished=1",
     "2=! pubrec id=1 reason=00|> 62020001|end connected unfinished=1;"
     "3=! pubrec id=1 reason=10|> 62020001|end connected unfinished=1",
     ""},
    {"PUBREL", "5", kIncoming, 0x62,
     "0001"
     "92"
     "04"
     "1f"
     "0001"
     "78",
     "end connected", "end closed",
     "2=! released id=1 reason=00|> 70020001|end connected;"
     "3=! released id=1 reason=92|> 70020001|end connected",
     ""},
    {"PUBCOMP", "5", kReleased, 0x70,
     "0001"
     "92"
     "04"
     "1f"
     "0001"
     "78",
     "end connected unfinished=1", "end closed unfinished=1",
     "2=! pubcomp id=1 reason=00|end connected;3=! pubcomp id=1 reason=92|end connected", ""},
    {"SUBACK", "3",
     "establish\nsubscribe filter=f filter=g\n> 820a0001"
     "00016600"
     "00016700\n",
     0x90, "00010001", "end connected", "end closed", "", "2 3"},
    {"SUBACK", "5",
     "establish\nsubscribe filter=f filter=g\n> 820b000100"
     "00016600"
     "00016700\n",
     0x90,
     "0001"
     "04"
     "1f"
     "0001"
     "78"
     "0001",
     "end connected", "end closed", "", "7 8"},
    {"UNSUBACK", "3",
     "establish\nunsubscribe filter=f\n> a205"
     "0001"
     "000166\n",
     0xB0, "0001", "end connected", "end closed", "", ""},
    {"UNSUBACK", "5",
     "establish\nunsubscribe filter=f filter=g\n> a2090001000001660001"
     "67\n",
     0xB0,
     "0001"
     "04"
     "1f"
     "0001"
     "78"
     "0011",
     "end connected", "end closed", "", "7 8"},
    {"DISCONNECT", "5", "establish\n", 0xE0,
     "8b"
     "04"
     "1f"
     "0001"
     "78",
     "end connected", "end closed",
     "0=! closed disconnect reason=00|end closed;1=! closed disconnect reason=8b|end closed", ""},
    {"AUTH", "5", "open authentication-method=m\n> 101200044d5154540502003c041500016d000163\n",
     0xF0,
     "18"
     "04"
     "15"
     "0001"
     "6d",
     "end connecting", "end closed", "", "0 1"},
};

QByteArray setupOf(const Sample &sample, Version version)
{
    const QByteArray setup = sample.setup;
    if (setup != "open\n")
        return setup;
    return setup
        + (version == Version::V31        ? "> 100f00064d51497364700302003c000163\n"
               : version == Version::V311 ? "> 100d00044d5154540402003c000163\n"
                                          : "> 100e00044d5154540502003c00000163\n");
}

template <typename Function>
void forEachSample(Function function)
{
    for (const Sample &sample : kSamples) {
        for (const Version version : kVersions) {
            if ((version == Version::V5) == (QByteArray(sample.version) == "5"))
                function(sample, version);
        }
    }
}

/// What a body of \a length means when it is a legal short form, else nothing.
QByteArray shortForm(const Sample &sample, qsizetype length)
{
    for (const QByteArray &form : QByteArray(sample.shortForms).split(';')) {
        if (form.startsWith(QByteArray::number(length) + '='))
            return form.mid(form.indexOf('=') + 1).replace('|', '\n') + '\n';
    }
    return {};
}

} // namespace

/// Where packets begin and end, and topics in all spellings of UTF-8.
class tst_MqttFraming : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void incomplete_data();
    void incomplete() { playRow(); }
    void cutBody_data();
    void cutBody() { playRow(); }
    void tooLong_data();
    void tooLong() { playRow(); }
    void remainingLength_data();
    void remainingLength() { playRow(); }
    void limit_data();
    void limit() { playRow(); }
    void topic_data();
    void topic() { playRow(); }
};

void tst_MqttFraming::incomplete_data()
{
    addColumns();
    forEachSample([](const Sample &sample, Version version) {
        const QByteArray whole = packet(sample.first, fromHex(sample.body));
        for (qsizetype size = 1; size < whole.size(); ++size)
            addRow(version, QByteArray(sample.name) + ", first " + QByteArray::number(size),
                   setupOf(sample, version) + "< " + hex(whole.left(size)) + '\n' + sample.waiting
                       + '\n');
    });
}

void tst_MqttFraming::cutBody_data()
{
    addColumns();
    forEachSample([](const Sample &sample, Version version) {
        const QByteArray body = fromHex(sample.body);
        const QList<QByteArray> errors = QByteArray(sample.protocolErrors).split(' ');
        for (qsizetype size = 0; size < body.size(); ++size) {
            const bool isError = errors.contains(QByteArray::number(size));
            QByteArray expected = shortForm(sample, size);
            if (expected.isEmpty())
                expected = violation(version, isError ? 0x82 : 0x81, sample.refusedEnd);
            addRow(version, QByteArray(sample.name) + ", body of " + QByteArray::number(size),
                   setupOf(sample, version) + "< " + hex(packet(sample.first, body.left(size)))
                       + '\n' + expected);
        }
    });
}

void tst_MqttFraming::tooLong_data()
{
    addColumns();
    forEachSample([](const Sample &sample, Version version) {
        const bool hasOpenEnd = (sample.first >> 4) == 3; // the payload takes the rest
        const bool isList =
            sample.first == 0x90 || (sample.first == 0xB0 && version == Version::V5);
        if (hasOpenEnd)
            return;
        for (const char *extra : {"00", "0000", "80"}) {
            // More codes than filters are a protocol error, as is a code that does not exist.
            const bool good = !isList;
            addRow(version, QByteArray(sample.name) + " and " + extra,
                   setupOf(sample, version) + "< "
                       + hex(packet(sample.first, fromHex(sample.body) + fromHex(extra))) + '\n'
                       + violation(version, good ? 0x81 : 0x82, sample.refusedEnd));
        }
    });
}

void tst_MqttFraming::remainingLength_data()
{
    addColumns();
    for (const Version version : kVersions) {
        for (int type = 1; type < 16; ++type) {
            for (const char *length : {"8000", "8100", "ff00", "808000", "ff8000", "80808000",
                                       "ffffff00", "80808080", "ffffffff"})
                addRow(version, "type " + QByteArray::number(type) + " length " + length,
                       "establish\n< " + hex(QByteArray(1, char(type << 4))) + length + '\n'
                           + violation(version, 0x81));
        }
    }
}

void tst_MqttFraming::limit_data()
{
    addColumns();
    for (const Version version : kVersions) {
        for (int type = 1; type < 16; ++type) {
            // 20 bytes at most: 18 of body. The header alone decides; the body need not come.
            for (const char *length : {"13", "7f", "8001", "ff7f", "80808001", "ffffff7f"})
                addRow(version, "type " + QByteArray::number(type) + " length " + length,
                       "establish limit=20\n< " + hex(QByteArray(1, char(type << 4))) + length
                           + '\n' + violation(version, 0x95));
        }
        const QByteArray block = version == Version::V5 ? "00" : "";
        for (int size = 10; size <= 22; ++size) {
            const QByteArray payload(size - (version == Version::V5 ? 6 : 5), 'x');
            QByteArray script = "establish limit=20\n< "
                + hex(packet(0x30, string("a") + QByteArray::fromHex(block) + payload)) + '\n';
            script += size <= 20
                ? "! message topic=a payload=" + payload + " qos=0\nend connected\n"
                : violation(version, 0x95);
            addRow(version, "PUBLISH of " + QByteArray::number(size), script);
        }
    }
}

void tst_MqttFraming::topic_data()
{
    addColumns();
    struct Case
    {
        const char *hex;
        bool good;
    };
    constexpr Case kTopics[] = {
        // one to four bytes, first and last of each; non-characters and the BOM are legal
        {"01", true},
        {"7f", true},
        {"c280", true},
        {"dfbf", true},
        {"e0a080", true},
        {"ed9fbf", true},
        {"ee8080", true},
        {"efbfbf", true},
        {"efbbbf", true},
        {"efb790", true},
        {"f0908080", true},
        {"f48fbfbf", true},
        {"20", true},
        {"2f", true},
        {"2f2f2f", true},
        {"24535953", true},
        // NUL; continuation bytes alone; never used
        {"00", false},
        {"610062", false},
        {"80", false},
        {"bf", false},
        {"c0", false},
        {"c1", false},
        {"f5", false},
        {"fe", false},
        {"ff", false},
        {"f8888080", false},
        // overlong forms
        {"c080", false},
        {"c0af", false},
        {"c1bf", false},
        {"e08080", false},
        {"e09fbf", false},
        {"f0808080", false},
        {"f08fbfbf", false},
        // surrogates, alone and as a pair
        {"eda080", false},
        {"edafbf", false},
        {"edb080", false},
        {"edbfbf", false},
        {"eda081edb080", false},
        // above U+10FFFF, cut, wrong continuation
        {"f4908080", false},
        {"f7bfbfbf", false},
        {"c3", false},
        {"e282", false},
        {"f09f98", false},
        {"c341", false},
        {"e28241", false},
        {"f09f9841", false},
    };
    for (const Version version : kVersions) {
        for (const Case &topic : kTopics) {
            for (const bool embedded : {false, true}) { // among bytes that are read eight at a time
                const QByteArray bytes =
                    embedded ? "12345678" + fromHex(topic.hex) + "abcdefghij" : fromHex(topic.hex);
                const QByteArray block =
                    version == Version::V5 ? QByteArray(1, '\0') : QByteArray();
                QByteArray script =
                    "establish\n< " + hex(packet(0x30, string(bytes) + block)) + '\n';
                script += topic.good
                    ? "! message topic=" + escaped(bytes) + " payload= qos=0\nend connected\n"
                    : violation(version, 0x81);
                addRow(version, QByteArray(topic.hex) + (embedded ? " inside" : ""), script);
            }
        }
        for (const char *wildcard :
             {"23", "2b", "612f23", "612f2b2f62", "2b2f61", "6123", "612b"}) {
            const QByteArray block = version == Version::V5 ? QByteArray(1, '\0') : QByteArray();
            addRow(version, QByteArray("wildcard ") + wildcard,
                   "establish\n< " + hex(packet(0x30, string(fromHex(wildcard)) + block)) + '\n'
                       + violation(version, version == Version::V5 ? 0x90 : 0x81));
        }
    }
}

QTEST_APPLESS_MAIN(tst_MqttFraming)
#include "tst_mqttframing.moc"
