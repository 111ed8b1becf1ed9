// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Messages that are read by the form of those before say what the parser says.
#include "built_in_profiles.h"
#include "protocol/device/decoder.h"
#include "tests/support/fake_clock.h"

#include <QtTest/QTest>

#include <random>

using namespace Raptor;
using namespace Raptor::Device;
using namespace Qt::StringLiterals;

namespace {

const QByteArray usual = R"({"ts":1763690000123,"seq":4711,"wheels_running":true,"estop":false,)"
                         R"("motors":[{"id":"left","rpm":1450.2,"volts":231.4,"amps":12.31},)"
                         R"({"id":"right","rpm":0,"volts":-0.5,"amps":1e-05}],"relay":"on",)"
                         R"("last_cmd":"0193f3a0-0000-7000-8000-000000000001","fw":"1.2"})";

QString asText(const Value &value)
{
    if (const auto *number = std::get_if<double>(&value))
        return QString::number(*number, 'g', 17) + (std::signbit(*number) ? u"-"_s : u""_s);
    if (const auto *flag = std::get_if<bool>(&value))
        return *flag ? u"true"_s : u"false"_s;
    const auto *text = std::get_if<QString>(&value);
    return text ? u'"' + *text + u'"' : u"nothing"_s;
}

/// All that it says of the device; of a rejected one the reason.
QString asText(const Arrival &arrival)
{
    if (const auto *rejected = std::get_if<RejectedMessage>(&arrival))
        return u"rejected: "_s + rejected->reason;
    const auto &report = std::get<StateReport>(arrival);
    QStringList words{report.takenAt ? QString::number(toEpochMs(*report.takenAt)) : u"-"_s,
                      report.sequence ? QString::number(*report.sequence) : u"-"_s,
                      report.lastCommand.value_or(u"-"_s)};
    for (const Reading &reading : report.readings)
        words.append(reading.signal + u'=' + asText(reading.value));
    return words.join(u' ');
}

} // namespace

class TestMessagePattern : public QObject
{
    Q_OBJECT
    Test::FakeClock m_clock;
    int m_topics = 0;

    /// The first message of a topic is always parsed.
    QString parsed(Decoder *decoder, const QByteArray &payload)
    {
        const QString topic = u"raptor/shop/new-%1/state"_s.arg(m_topics++);
        return asText(decoder->decode(topic, payload, false));
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void differences_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        const auto row = [](const char *name, const char *from, const char *to) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to);
        };
        row("nothing", "x", "x");
        row("numbers", "1450.2", "7");
        row("negative", "231.4", "-231.45");
        row("minus nothing", "231.4", "-0");
        row("minus nothing, as a fraction", "231.4", "-0.0");
        row("seventeen digits", "231.4", "231.39999999999998");
        row("many digits", "231.4", "0.10000000000000000555111512312578270211815834045");
        row("largest exact", "231.4", "9007199254740992");
        row("largest exact and one", "231.4", "9007199254740993");
        row("nineteen digits", "4711", "9223372036854775807");
        row("twenty digits", "4711", "18446744073709551615");
        row("thirty digits", "4711", "123456789012345678901234567890");
        row("exponent", "4711", "4.711e3");
        row("fraction of a number", "4711", "4711.9");
        row("huge", "1450.2", "1e308");
        row("too huge", "1450.2", "1e999");
        row("tiny", "1450.2", "4.9e-324");
        row("too tiny", "1450.2", "1e-400");
        row("no number", "1450.2", "NaN");
        row("null", "1450.2", "null");
        row("text for a number", "1450.2", "\"fast\"");
        row("leading zero", "1450.2", "01450.2");
        row("plus", "1450.2", "+1450.2");
        row("ends with a point", "1450.2", "1450.");
        row("begins with a point", "1450.2", ".5");
        row("minus alone", "1450.2", "-");
        row("no exponent", "1450.2", "1e");
        row("two points", "1450.2", "1.4.5");
        row("flag", "true", "false");
        row("no flag", "true", "True");
        row("more than a flag", "true", "truely");
        row("number for a flag", "true", "1");
        row("text", "\"on\"", "\"off\"");
        row("longer text", "\"on\"", "\"on and on\"");
        row("empty text", "\"on\"", "\"\"");
        row("text with an escape", "\"on\"", "\"o\\u006e\"");
        row("text with a quotation mark", "\"on\"", "\"o\\\"n\"");
        row("text with an umlaut", "\"on\"", "\"l\xc3\xa4uft\"");
        row("no UTF-8", "\"on\"", "\"\xc3\"");
        row("control character", "\"on\"", "\"o\tn\"");
        row("not closed", "\"on\"", "\"on");
        row("another motor", "\"left\"", "\"front\"");
        row("the same motor twice", "\"left\"", "\"right\"");
        row("motor without a name", "\"left\"", "\"\"");
        row("a time before all times", "1763690000123", "-1");
        row("a time after all times", "1763690000123", "253402300800000");
        row("a time with a fraction", "1763690000123", "1763690000123.9");
        row("another command", "000000001", "000000002");
        row("unknown text", "\"1.2\"", "\"1.3\"");
        row("more", "\"fw\"", "\"mode\":\"local\",\"fw\"");
        row("less", "\"estop\":false,", "");
        row("twice", "\"estop\":false", "\"estop\":false,\"estop\":true");
        row("spaces", "\"estop\":false", "\"estop\" : false ");
        row("cut", ",\"fw\":\"1.2\"}", "");
        row("more behind", "\"1.2\"}", "\"1.2\"}}");
        row("zeros behind", "\"1.2\"}", "\"1.2\"}   ");
    }
    void differences()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        Decoder decoder(builtInProfiles().catalogue, m_clock, u"local"_s);
        const QString topic = u"raptor/shop/m1/state"_s;
        QByteArray changed = usual;
        changed.replace(from, to);
        for (const QByteArray &payload : {usual, usual, changed, changed, usual, changed})
            QCOMPARE(asText(decoder.decode(topic, payload, false)), parsed(&decoder, payload));
    }

    /// Damaged in all ways, one after the other, on one topic.
    void rp32_damaged()
    {
        std::mt19937 random(20261129); // NOLINT(bugprone-random-generator-seed): the same each time
        Decoder decoder(builtInProfiles().catalogue, m_clock, u"local"_s);
        constexpr QByteArrayView characters(
            "0123456789.-+eE\"\\{}[],: tfnalse\x00\x1f\x7f\xc3\xa4");
        for (int i = 0; i < 20000; ++i) {
            QByteArray payload = usual;
            for (unsigned changes = random() % 4; changes > 0; --changes) {
                const auto at = qsizetype(random() % unsigned(payload.size()));
                const char with = characters[qsizetype(random() % unsigned(characters.size()))];
                switch (random() % 3) {
                case 0:
                    payload[at] = with;
                    break;
                case 1:
                    payload.insert(at, with);
                    break;
                default:
                    payload.remove(at, 1);
                    break;
                }
            }
            const QString read = asText(decoder.decode(u"raptor/shop/m1/state"_s, payload, false));
            const QString expected = parsed(&decoder, payload);
            QVERIFY2(read == expected, payload.constData());
        }
    }

    void rp32_longMessagesAreRefusedThoughTheirFormIsKnown()
    {
        Decoder decoder(builtInProfiles().catalogue, m_clock, u"local"_s);
        const QString topic = u"raptor/shop/m1/state"_s;
        QByteArray payload = usual;
        QVERIFY(std::holds_alternative<StateReport>(decoder.decode(topic, payload, false)));
        payload.replace("231.4", "231." + QByteArray(maximumPayloadBytes, '4'));
        QVERIFY(std::holds_alternative<RejectedMessage>(decoder.decode(topic, payload, false)));
    }

    void devicesDoNotMixUp()
    {
        Decoder decoder(builtInProfiles().catalogue, m_clock, u"local"_s);
        for (int i = 0; i < 300; ++i) {
            QByteArray payload = usual;
            payload.replace("4711", QByteArray::number(i)).replace("1.2", QByteArray::number(i));
            const QString device = u"raptor/shop/m%1"_s.arg(i % 7);
            const Arrival arrival = decoder.decode(device + u"/state"_s, payload, i % 2 == 0);
            const auto &report = std::get<StateReport>(arrival);
            QCOMPARE(report.device.text(), device);
            QCOMPARE(report.profile, u"raptor"_s);
            QCOMPARE(report.broker, u"local"_s);
            QCOMPARE(report.retained, i % 2 == 0);
            QCOMPARE(report.sequence, i);
        }
    }
};

QTEST_GUILESS_MAIN(TestMessagePattern)
#include "tst_messagepattern.moc"
