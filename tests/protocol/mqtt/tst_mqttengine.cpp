// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "enginescript.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace Raptor::Mqtt;

namespace {

/// One conversation: requests after the CONNACK, the bytes of the server, what comes of it.
struct Vector
{
    const char *name;
    const char *requests;
    const char *input;
    const char *events; ///< joined by " | "
    const char *output;
};

constexpr Vector kVectors311[] = {
    {"QoS 0", "", "3005000161 6869", "message a=hi q0", ""},
    {"QoS 0, retained", "", "3103000161", "message a= q0 retain", ""},
    {"QoS 1", "", "32060001610005 68", "message a=h q1", "40020005"},
    {"QoS 1 redelivered", "", "3a060001610005 68", "message a=h q1 dup", "40020005"},
    {"QoS 2", "", "34060001610007 68 62020007", "message a=h q2 | released 7", "5002000770020007"},
    {"QoS 2, duplicate is delivered once", "", "34060001610007 68 3c060001610007 68 62020007",
     "message a=h q2 | released 7", "500200075002000770020007"},
    {"QoS 2, identifier free after PUBREL", "", "34060001610007 68 62020007 34060001610007 69",
     "message a=h q2 | released 7 | message a=i q2", "500200077002000750020007"},
    {"PUBREL unknown", "", "62020009", "", "70020009"},
    {"two packets at once", "", "3003000161 3003000162", "message a= q0 | message b= q0", ""},
    {"PUBACK", "p1", "40020001", "puback 1 0x0", ""},
    {"PUBACK unknown", "", "40020001", "", ""},
    {"QoS 2 out", "p2", "50020001 70020001", "pubrec 1 0x0 | pubcomp 1 0x0", "62020001"},
    {"PUBREC twice", "p2", "50020001 50020001", "pubrec 1 0x0", "6202000162020001"},
    {"PUBREC unknown", "", "50020003", "", "62020003"},
    {"PUBCOMP unknown", "", "70020003", "", ""},
    {"SUBACK", "s", "9003000102", "suback 1 02", ""},
    {"SUBACK failure", "s", "9003000180", "suback 1 80", ""},
    {"SUBACK nobody asked for", "", "9003000501 d000", "pong", ""},
    {"UNSUBACK", "u", "b0020001", "unsuback 1 ", ""},
    {"UNSUBACK nobody asked for", "", "b0020009 d000", "pong", ""},
    {"PINGRESP", "i", "d000", "pong", ""},
    // Violations: the connection ends, 3.1.1 has no DISCONNECT for it
    {"QoS 3", "", "36060001610005 68", "closed violation 0x81", ""},
    {"DUP with QoS 0", "", "3803000161", "closed violation 0x81", ""},
    {"identifier 0", "", "32050001610000", "closed violation 0x82", ""},
    {"topic with wildcard", "", "3005000361 2f2b", "closed violation 0x81", ""},
    {"topic empty", "", "30020000", "closed violation 0x82", ""},
    {"topic not UTF-8", "", "30030001ff", "closed violation 0x81", ""},
    {"topic with NUL", "", "3003000100", "closed violation 0x81", ""},
    {"topic cut", "", "3003000561", "closed violation 0x81", ""},
    {"identifier missing", "", "3203000161", "closed violation 0x81", ""},
    {"PUBACK with flags", "p1", "41020001", "closed violation 0x81", ""},
    {"PUBACK identifier 0", "", "40020000", "closed violation 0x82", ""},
    {"PUBACK too long", "p1", "4003000100", "closed violation 0x81", ""},
    {"PUBACK for QoS 2", "p2", "40020001", "closed violation 0x82", ""},
    {"PUBREC for QoS 1", "p1", "50020001", "closed violation 0x82", ""},
    {"PUBCOMP before PUBREC", "p2", "70020001", "closed violation 0x82", ""},
    {"PUBREL without flag", "", "60020001", "closed violation 0x81", ""},
    {"SUBACK with two codes", "s", "900400010000", "closed violation 0x82", ""},
    {"SUBACK with an unknown code", "s", "9003000103", "closed violation 0x82", ""},
    {"SUBACK without code", "s", "90020001", "closed violation 0x82", ""},
    {"UNSUBACK with a code", "u", "b003000100", "closed violation 0x81", ""},
    {"PINGRESP with content", "", "d00100", "closed violation 0x81", ""},
    {"second CONNACK", "", "20020000", "closed violation 0x82", ""},
    {"CONNECT from the server", "", "1000", "closed violation 0x82", ""},
    {"SUBSCRIBE from the server", "", "8200", "closed violation 0x82", ""},
    {"DISCONNECT from the server", "", "e000", "closed violation 0x82", ""},
    {"AUTH", "", "f000", "closed violation 0x81", ""},
    {"type 0", "", "0000", "closed violation 0x81", ""},
    {"nothing after a violation", "", "0000 3003000161", "closed violation 0x81", ""},
};

constexpr Vector kVectors5[] = {
    {"QoS 0", "", "3006000161 00 6869", "message a=hi q0", ""},
    {"QoS 1 with properties", "", "32100001610005 09 0300046a736f6e0101 68", "message a=h q1",
     "40020005"},
    {"QoS 1 with content type", "", "320e0001610005 07 0300046a736f6e 68", "message a=h q1",
     "40020005"},
    {"QoS 2", "", "34070001610007 00 68 62020007", "message a=h q2 | released 7",
     "5002000770020007"},
    {"QoS 2, PUBREL with reason", "", "34070001610007 00 68 6204000700 00",
     "message a=h q2 | released 7", "5002000770020007"},
    {"PUBREL with reason and string", "", "34070001610007 00 68 62080007 92 04 1f0001 78",
     "message a=h q2 | released 7", "5002000770020007"},
    {"PUBREL unknown", "", "62020009", "", "7003000992"},
    {"subscription identifiers", "", "3008000161 04 0b010b02", "message a= q0", ""},
    {"PUBACK short", "p1", "40020001", "puback 1 0x0", ""},
    {"PUBACK without subscribers", "p1", "4003000110", "puback 1 0x10", ""},
    {"PUBACK refused", "p1", "4004000187 00", "puback 1 0x87", ""},
    {"PUBACK with a long reason", "p1",
     "4085010001 87 8001 1f007d"
     "78787878787878787878787878787878787878787878787878787878787878787878787878787878"
     "78787878787878787878787878787878787878787878787878787878787878787878787878787878"
     "78787878787878787878787878787878787878787878787878787878787878787878787878787878"
     "7878787878",
     "puback 1 0x87", ""},
    {"PUBREC refused: no PUBREL", "p2", "5003000187", "pubrec 1 0x87", ""},
    {"PUBREC refused, unknown", "", "5003000187", "", ""},
    {"PUBREC unknown", "", "50020003", "", "6203000392"},
    {"QoS 2 out", "p2", "50020001 70020001", "pubrec 1 0x0 | pubcomp 1 0x0", "62020001"},
    {"PUBCOMP not found", "p2", "50020001 7003000192", "pubrec 1 0x0 | pubcomp 1 0x92", "62020001"},
    {"SUBACK", "s", "9004000100 01", "suback 1 01", ""},
    {"SUBACK not authorized", "s", "9004000100 87", "suback 1 87", ""},
    {"UNSUBACK", "u", "b004000100 11", "unsuback 1 11", ""},
    {"DISCONNECT, shut down", "", "e0018b", "closed disconnect 0x8b", ""},
    {"DISCONNECT, empty", "", "e000", "closed disconnect 0x0", ""},
    {"DISCONNECT with reference", "", "e008 9c 06 1c0003 787878", "closed disconnect 0x9c", ""},
    // Violations: DISCONNECT with a reason first
    {"property length missing", "", "3003000161", "closed violation 0x81", "e00181"},
    {"property illegal in PUBLISH", "", "3008000161 04 1f0001 78", "closed violation 0x81",
     "e00181"},
    {"property twice", "", "3008000161 04 01000100", "closed violation 0x82", "e00182"},
    {"alias 0", "", "3007000161 03 230000", "closed violation 0x94", "e00194"},
    {"alias above maximum", "", "3007000161 03 230005", "closed violation 0x94", "e00194"},
    {"alias never set", "", "30060000 03 230002", "closed violation 0x82", "e00182"},
    {"alias set and used", "", "3007000161 03 230002 30060000 03 230002",
     "message a= q0 | message a= q0", ""},
    {"alias set again", "", "3007000161 03 230002 3007000162 03 230002 30060000 03 230002",
     "message a= q0 | message b= q0 | message b= q0", ""},
    {"no topic, no alias", "", "3003000000", "closed violation 0x82", "e00182"},
    {"topic with wildcard", "", "3004000123 00", "closed violation 0x90", "e00190"},
    {"response topic with wildcard", "", "3008000161 04 080001 23", "closed violation 0x82",
     "e00182"},
    {"QoS 3", "", "36060001610005 00", "closed violation 0x81", "e00181"},
    {"PUBACK with an unknown reason", "p1", "4003000185", "closed violation 0x82", "e00182"},
    {"PUBREL with an unknown reason", "", "6203000180", "closed violation 0x82", "e00182"},
    {"SUBACK with two codes", "s", "9005000100 0101", "closed violation 0x82", "e00182"},
    {"SUBACK with an unknown code", "s", "9004000100 85", "closed violation 0x82", "e00182"},
    {"UNSUBACK without code", "u", "b003000100", "closed violation 0x82", "e00182"},
    {"AUTH without a method", "", "f000", "closed violation 0x82", "e00182"},
    {"DISCONNECT with a session expiry", "", "e007 00 05 1100000001", "closed violation 0x82",
     "e00182"},
    {"DISCONNECT with the will code", "", "e00104", "closed violation 0x82", "e00182"},
    {"second CONNACK", "", "2003000000", "closed violation 0x82", "e00182"},
};

/// Answers to the CONNECT itself.
struct Answer
{
    const char *name;
    Version version;
    const char *input;
    const char *events;
    const char *output;
};

constexpr Answer kAnswers[] = {
    {"3.1.1 accepted", Version::V311, "20020000", "connected", ""},
    {"3.1.1 session after a clean start", Version::V311, "20020100", "closed violation 0x82", ""},
    {"3.1.1 version", Version::V311, "20020001", "closed refused 0x84", ""},
    {"3.1.1 identifier", Version::V311, "20020002", "closed refused 0x85", ""},
    {"3.1.1 unavailable", Version::V311, "20020003", "closed refused 0x88", ""},
    {"3.1.1 password", Version::V311, "20020004", "closed refused 0x86", ""},
    {"3.1.1 not authorized", Version::V311, "20020005", "closed refused 0x87", ""},
    {"3.1.1 reserved code", Version::V311, "20020006", "closed violation 0x82", ""},
    {"3.1.1 refused with session", Version::V311, "20020105", "closed violation 0x82", ""},
    {"3.1.1 reserved flags", Version::V311, "20020200", "closed violation 0x81", ""},
    {"3.1.1 header flags", Version::V311, "21020000", "closed violation 0x81", ""},
    {"3.1.1 too short", Version::V311, "200100", "closed violation 0x81", ""},
    {"3.1.1 too long", Version::V311, "2003000000", "closed violation 0x81", ""},
    {"3.1.1 PUBLISH first", Version::V311, "3003000161", "closed violation 0x82", ""},
    {"3.1 reserved byte is ignored", Version::V31, "2002ff00", "connected", ""},
    {"5.0 accepted", Version::V5, "2003000000", "connected", ""},
    {"5.0 refused", Version::V5, "2003008700", "closed refused 0x87", ""},
    {"5.0 refused with reason", Version::V5, "2007008804 1f0001 78", "closed refused 0x88", ""},
    {"5.0 unknown success code", Version::V5, "2003000100", "closed violation 0x82", "e00182"},
    {"5.0 property length missing", Version::V5, "20020000", "closed violation 0x81", "e00181"},
    {"5.0 illegal property", Version::V5, "2005000002 0101", "closed violation 0x81", "e00181"},
    {"5.0 session after a clean start", Version::V5, "2003010000", "closed violation 0x82",
     "e00182"},
    {"5.0 SUBACK first", Version::V5, "9004000100 01", "closed violation 0x82", "e00182"},
    {"5.0 DISCONNECT first", Version::V5, "e00189", "closed disconnect 0x89", ""},
};

} // namespace

class tst_MqttEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void conversation_data();
    void conversation();
    void answer_data();
    void answer();
    void connectPacket_data();
    void connectPacket();
    void requests_data();
    void requests();
    void randomInput_data();
    void randomInput();

private:
    static void addVectors(const char *prefix, int version, const Vector *first, std::size_t count);
};

void tst_MqttEngine::addVectors(const char *prefix, int version, const Vector *first,
                                std::size_t count)
{
    constexpr const char *kModes[] = {"whole", "bytewise", "random"};
    for (std::size_t i = 0; i < count; ++i) {
        const Vector &vector = first[i];
        for (int mode = 0; mode < 3; ++mode) {
            QTest::addRow("%s, %s, %s", prefix, vector.name, kModes[mode])
                << version << mode << QString::fromLatin1(vector.requests)
                << QByteArray(vector.input) << QString::fromLatin1(vector.events)
                << QByteArray(vector.output);
        }
    }
}

void tst_MqttEngine::conversation_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<int>("mode");
    QTest::addColumn<QString>("requests");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("events");
    QTest::addColumn<QByteArray>("output");
    addVectors("3.1.1", 4, kVectors311, std::size(kVectors311));
    addVectors("5.0", 5, kVectors5, std::size(kVectors5));
}

void tst_MqttEngine::conversation()
{
    QFETCH(int, version);
    QFETCH(int, mode);
    QFETCH(QString, requests);
    QFETCH(QByteArray, input);
    QFETCH(QString, events);
    QFETCH(QByteArray, output);
    EngineScript script{Version(version)};
    script.options.connect.properties.setNumber(PropertyId::TopicAliasMaximum, 4);
    const int repetitions = mode == EngineScript::RandomChunks ? 5 : 1;
    for (int seed = 0; seed < repetitions; ++seed) {
        EngineScript again{Version(version)};
        again.options = script.options;
        again.establish();
        again.run(requests);
        again.feed(input, EngineScript::Chunking(mode), quint32(seed));
        QCOMPARE(again.events.join(u" | "_s), events);
        QCOMPARE(again.output(), output);
    }
}

void tst_MqttEngine::answer_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("events");
    QTest::addColumn<QByteArray>("output");
    for (const Answer &answer : kAnswers)
        QTest::newRow(answer.name)
            << int(answer.version) << QByteArray(answer.input) << QString::fromLatin1(answer.events)
            << QByteArray(answer.output);
}

void tst_MqttEngine::answer()
{
    QFETCH(int, version);
    QFETCH(QByteArray, input);
    QFETCH(QString, events);
    QFETCH(QByteArray, output);
    for (const auto mode :
         {EngineScript::Whole, EngineScript::ByteByByte, EngineScript::RandomChunks}) {
        EngineScript script{Version(version)};
        script.open();
        script.feed(input, mode);
        QCOMPARE(script.events.join(u" | "_s), events);
        QCOMPARE(script.output(), output);
    }
}

void tst_MqttEngine::connectPacket_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<bool>("everything");
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("3.1") << 3 << false << QByteArray("100f 00064d5149736470 03 02 003c 000163");
    QTest::newRow("3.1.1") << 4 << false << QByteArray("100d 00044d515454 04 02 003c 000163");
    QTest::newRow("5.0") << 5 << false << QByteArray("100e 00044d515454 05 02 003c 00 000163");
    QTest::newRow("3.1.1, everything")
        << 4 << true
        << QByteArray("101a 00044d515454 04 f4 000a 000163 000177 00026869 000175 000170");
    QTest::newRow("5.0, everything")
        << 5 << true
        << QByteArray("1026 00044d515454 05 f4 000a 05 1100000e10"
                      "000163 05 1800000005 000177 00026869 000175 000170");
}

void tst_MqttEngine::connectPacket()
{
    QFETCH(int, version);
    QFETCH(bool, everything);
    QFETCH(QByteArray, hex);
    EngineScript script{Version(version)};
    if (everything) {
        ConnectPacket &connect = script.options.connect;
        connect.cleanStart = false;
        connect.keepAlive = 10;
        connect.userName = "u";
        connect.password = "p";
        connect.will =
            Will{.topic = "w", .payload = "hi", .qos = 2, .retain = true, .properties = {}};
        connect.will->properties.setNumber(PropertyId::WillDelayInterval, 5);
        connect.properties.setNumber(PropertyId::SessionExpiryInterval, 3600);
    }
    script.engine.connectionOpened(script.options, script.now);
    QCOMPARE(script.output(), hex.replace(' ', ""));
}

void tst_MqttEngine::requests_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QString>("request");
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("3.1.1 publish 0") << 4 << u"publish 0"_s << QByteArray("300400017478");
    QTest::newRow("3.1.1 publish 1") << 4 << u"publish 1"_s << QByteArray("3206000174000178");
    QTest::newRow("3.1.1 publish 2") << 4 << u"publish 2"_s << QByteArray("3406000174000178");
    QTest::newRow("5.0 publish 1") << 5 << u"publish 1"_s << QByteArray("320700017400010078");
    QTest::newRow("3.1.1 subscribe") << 4 << u"subscribe"_s << QByteArray("82060001000166 02");
    QTest::newRow("5.0 subscribe") << 5 << u"subscribe"_s << QByteArray("8207000100000166 2e");
    QTest::newRow("3.1.1 unsubscribe") << 4 << u"unsubscribe"_s << QByteArray("a2050001000166");
    QTest::newRow("5.0 unsubscribe") << 5 << u"unsubscribe"_s << QByteArray("a206000100000166");
    QTest::newRow("ping") << 4 << u"ping"_s << QByteArray("c000");
    QTest::newRow("3.1.1 disconnect") << 4 << u"disconnect"_s << QByteArray("e000");
    QTest::newRow("5.0 disconnect") << 5 << u"disconnect"_s << QByteArray("e000");
    QTest::newRow("5.0 disconnect with will") << 5 << u"will"_s << QByteArray("e00104");
}

void tst_MqttEngine::requests()
{
    QFETCH(int, version);
    QFETCH(QString, request);
    QFETCH(QByteArray, hex);
    EngineScript script{Version(version)};
    script.establish();
    if (request.startsWith(u"publish"_s))
        script.publish(quint8(request.last(1).toInt()));
    else if (request == u"subscribe"_s) // QoS 2, no local, retain as published, retain handling 2
        script.engine.subscribe({{"f", quint8(2 | 4 | 8 | 2 << 4)}}, {});
    else if (request == u"unsubscribe"_s)
        script.engine.unsubscribe({"f"}, {});
    else if (request == u"ping"_s)
        script.engine.ping(script.now);
    else if (request == u"disconnect"_s)
        script.engine.disconnect({});
    else if (request == u"will"_s)
        script.engine.disconnect({Reason::DisconnectWithWill, {}});
    QCOMPARE(script.output(), hex.replace(' ', ""));
}

void tst_MqttEngine::randomInput_data()
{
    QTest::addColumn<int>("version");
    QTest::newRow("3.1.1") << 4;
    QTest::newRow("5.0") << 5;
}

void tst_MqttEngine::randomInput()
{
    QFETCH(int, version);
    // Damaged packets: never a crash, and the events do not depend on how the bytes arrive.
    const Vector *vectors = version == 5 ? kVectors5 : kVectors311;
    const std::size_t count = version == 5 ? std::size(kVectors5) : std::size(kVectors311);
    QRandomGenerator random(20260101);
    for (int round = 0; round < 3000; ++round) {
        const Vector &vector = vectors[random.bounded(quint32(count))];
        QByteArray input = QByteArray::fromHex(vector.input);
        for (int i = 0; i < 3; ++i)
            input[random.bounded(input.size())] = char(random.bounded(256));
        QStringList results;
        for (const auto mode : {EngineScript::Whole, EngineScript::RandomChunks}) {
            EngineScript script{Version(version)};
            script.establish();
            script.run(u"p1 p2 s u"_s);
            script.feed(input.toHex(), mode, quint32(round));
            results.append(script.events.join(u'|') + u'>' + QString::fromLatin1(script.output()));
        }
        QCOMPARE(results.at(0), results.at(1));
    }
}

QTEST_APPLESS_MAIN(tst_MqttEngine)
#include "tst_mqttengine.moc"
