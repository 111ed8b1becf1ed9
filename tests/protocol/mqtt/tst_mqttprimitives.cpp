// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/core/packetreader.h>
#include <protocol/mqtt/core/primitives.h>
#include <protocol/mqtt/core/properties.h>
#include <protocol/mqtt/core/topics.h>

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace Raptor::Mqtt;

class tst_MqttPrimitives : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void varint_data();
    void varint();
    void badVarint_data();
    void badVarint();
    void utf8_data();
    void utf8();
    void utf16_data();
    void utf16();
    void topicName_data();
    void topicName();
    void topicFilter_data();
    void topicFilter();
    void matching_data();
    void matching();
    void properties_data();
    void properties();
    void propertiesRoundTrip();
    void framing_data();
    void framing();
    void limitBeforeBuffering();
    void backlogIsLinear();
};

void tst_MqttPrimitives::varint_data()
{
    QTest::addColumn<quint32>("value");
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("zero") << 0U << QByteArray("00");
    QTest::newRow("one byte, last") << 127U << QByteArray("7f");
    QTest::newRow("two bytes, first") << 128U << QByteArray("8001");
    QTest::newRow("two bytes, last") << 16383U << QByteArray("ff7f");
    QTest::newRow("three bytes, first") << 16384U << QByteArray("808001");
    QTest::newRow("three bytes, last") << 2097151U << QByteArray("ffff7f");
    QTest::newRow("four bytes, first") << 2097152U << QByteArray("80808001");
    QTest::newRow("largest") << 268435455U << QByteArray("ffffff7f");
}

void tst_MqttPrimitives::varint()
{
    QFETCH(quint32, value);
    QFETCH(QByteArray, hex);
    QByteArray out;
    appendVarint(out, value);
    QCOMPARE(out.toHex(), hex);
    QCOMPARE(qsizetype(varintSize(value)), out.size());
    Reader reader(out);
    QCOMPARE(reader.varint(), value);
    QVERIFY(reader.ok() && reader.atEnd());
}

void tst_MqttPrimitives::badVarint_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << QByteArray("80");
    QTest::newRow("not minimal zero") << QByteArray("8000");
    QTest::newRow("not minimal 1") << QByteArray("818000");
    QTest::newRow("five bytes") << QByteArray("8080808001");
    QTest::newRow("never ends") << QByteArray("ffffffff");
}

void tst_MqttPrimitives::badVarint()
{
    QFETCH(QByteArray, hex);
    const QByteArray bytes = QByteArray::fromHex(hex);
    Reader reader(bytes);
    (void)reader.varint();
    QVERIFY(!reader.ok());
}

void tst_MqttPrimitives::utf8_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<bool>("valid");
    QTest::newRow("empty") << QByteArray() << true;
    QTest::newRow("ascii") << QByteArray("706c616e742f6d6f746f72") << true;
    QTest::newRow("BOM is kept") << QByteArray("efbbbf41") << true;
    QTest::newRow("euro") << QByteArray("e282ac") << true;
    QTest::newRow("largest") << QByteArray("f48fbfbf") << true;
    QTest::newRow("NUL") << QByteArray("610062") << false;
    QTest::newRow("NUL in a long run") << QByteArray("6161616161616161610061616161616161") << false;
    QTest::newRow("surrogate D800") << QByteArray("eda080") << false;
    QTest::newRow("surrogate DFFF") << QByteArray("edbfbf") << false;
    QTest::newRow("overlong slash") << QByteArray("c0af") << false;
    QTest::newRow("overlong three") << QByteArray("e080af") << false;
    QTest::newRow("overlong four") << QByteArray("f0808080") << false;
    QTest::newRow("above Unicode") << QByteArray("f4908080") << false;
    QTest::newRow("lone tail") << QByteArray("80") << false;
    QTest::newRow("cut sequence") << QByteArray("61e282") << false;
    QTest::newRow("0xFF") << QByteArray("ff") << false;
    QTest::newRow("control character") << QByteArray("0141") << true;
}

void tst_MqttPrimitives::utf8()
{
    QFETCH(QByteArray, hex);
    QFETCH(bool, valid);
    QCOMPARE(isValidUtf8(QByteArray::fromHex(hex)), valid);
}

void tst_MqttPrimitives::utf16_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("length");
    QTest::newRow("empty") << QString() << qsizetype(0);
    QTest::newRow("mixed") << u"aäß€"_s << qsizetype(8);
    QTest::newRow("pair") << u"\U0001F600"_s << qsizetype(4);
    QTest::newRow("lone high") << QString(QChar(0xD800)) << qsizetype(-1);
    QTest::newRow("lone low") << QString(QChar(0xDC00)) << qsizetype(-1);
    QTest::newRow("high before letter") << QString(QChar(0xD800)) + u'a' << qsizetype(-1);
    QTest::newRow("NUL") << QString(QChar(0)) << qsizetype(-1);
}

void tst_MqttPrimitives::utf16()
{
    QFETCH(QString, text);
    QFETCH(qsizetype, length);
    QCOMPARE(utf8Length(text), length);
    QCOMPARE(toMqttString(text).has_value(), length >= 0);
}

void tst_MqttPrimitives::topicName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("valid");
    QTest::newRow("plain") << u"a/b"_s << true;
    QTest::newRow("slash only") << u"/"_s << true;
    QTest::newRow("spaces") << u"a b/ c"_s << true;
    QTest::newRow("dollar") << u"$SYS/x"_s << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("plus") << u"a/+"_s << false;
    QTest::newRow("hash inside") << u"a#b"_s << false;
    QTest::newRow("NUL") << QString(u"a"_s + QChar(0)) << false;
    QTest::newRow("lone surrogate") << QString(u"a"_s + QChar(0xD800)) << false;
    QTest::newRow("65535 bytes") << QString(65535, u'x') << true;
    QTest::newRow("65536 bytes") << QString(65536, u'x') << false;
    QTest::newRow("40000 euros are 120000 bytes") << QString(40000, QChar(0x20AC)) << false;
}

void tst_MqttPrimitives::topicName()
{
    QFETCH(QString, name);
    QFETCH(bool, valid);
    QCOMPARE(isValidTopicName(QStringView(name)), valid);
}

void tst_MqttPrimitives::topicFilter_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<bool>("valid");
    QTest::newRow("all") << u"#"_s << true;
    QTest::newRow("tail") << u"a/#"_s << true;
    QTest::newRow("level") << u"+/b/+"_s << true;
    QTest::newRow("empty levels") << u"//"_s << true;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("hash not last") << u"a/#/b"_s << false;
    QTest::newRow("hash not alone") << u"a/b#"_s << false;
    QTest::newRow("plus not alone") << u"a+/b"_s << false;
    QTest::newRow("shared") << u"$share/g/a/+"_s << true;
    QTest::newRow("shared, leading slash") << u"$share/g//a"_s << true;
    QTest::newRow("shared without name") << u"$share//a"_s << false;
    QTest::newRow("shared without filter") << u"$share/g"_s << false;
    QTest::newRow("shared with empty filter") << u"$share/g/"_s << false;
    QTest::newRow("shared with wildcard name") << u"$share/+/a"_s << false;
    QTest::newRow("shared with bad filter") << u"$share/g/a#"_s << false;
    QTest::newRow("only the word") << u"$share"_s << true;
}

void tst_MqttPrimitives::topicFilter()
{
    QFETCH(QString, filter);
    QFETCH(bool, valid);
    QCOMPARE(isValidTopicFilter(filter), valid);
}

void tst_MqttPrimitives::matching_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("topic");
    QTest::addColumn<bool>("asServers");
    QTest::addColumn<bool>("loosely");
    QTest::newRow("equal") << u"a/b"_s << u"a/b"_s << true << true;
    QTest::newRow("case") << u"a/B"_s << u"a/b"_s << false << false;
    QTest::newRow("longer topic") << u"a/b"_s << u"a/b/c"_s << false << false;
    QTest::newRow("shorter topic") << u"a/b/c"_s << u"a/b"_s << false << false;
    QTest::newRow("hash") << u"sport/#"_s << u"sport/tennis/player"_s << true << true;
    QTest::newRow("hash, parent") << u"sport/#"_s << u"sport"_s << true << true;
    QTest::newRow("hash, sibling") << u"sport/#"_s << u"sports"_s << false << false;
    QTest::newRow("hash, grandparent") << u"sport/x/#"_s << u"sport"_s << false << false;
    QTest::newRow("plus") << u"a/+/c"_s << u"a/b/c"_s << true << true;
    QTest::newRow("plus, empty level") << u"a/+"_s << u"a/"_s << true << true;
    QTest::newRow("plus, no level") << u"a/+"_s << u"a"_s << false << false;
    QTest::newRow("plus alone, leading slash") << u"+"_s << u"/finance"_s << false << false;
    QTest::newRow("plus twice, leading slash") << u"+/+"_s << u"/finance"_s << true << true;
    QTest::newRow("plus then hash, parent") << u"+/#"_s << u"a"_s << true << true;
    QTest::newRow("dollar by hash") << u"#"_s << u"$SYS/x"_s << false << true;
    QTest::newRow("dollar by plus") << u"+/x"_s << u"$SYS/x"_s << false << true;
    QTest::newRow("dollar literally") << u"$SYS/#"_s << u"$SYS/x"_s << true << true;
}

void tst_MqttPrimitives::matching()
{
    QFETCH(QString, filter);
    QFETCH(QString, topic);
    QFETCH(bool, asServers);
    QFETCH(bool, loosely);
    QCOMPARE(topicMatches(filter, topic, DollarTopics::NeedLiteral), asServers);
    QCOMPARE(topicMatches(filter, topic, DollarTopics::MatchWildcards), loosely);
}

void tst_MqttPrimitives::properties_data()
{
    QTest::addColumn<int>("scope");
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<int>("reason");
    const auto row = [](const char *name, PropertyScope scope, const char *hex, Reason reason) {
        QTest::newRow(name) << int(scope) << QByteArray(hex) << int(reason);
    };
    using S = PropertyScope;
    row("empty", S::Publish, "00", Reason::Success);
    row("missing length", S::Publish, "", Reason::MalformedPacket);
    row("longer than the packet", S::Publish, "0501", Reason::MalformedPacket);
    row("payload format", S::Publish, "020101", Reason::Success);
    row("payload format 2", S::Publish, "020102", Reason::ProtocolError);
    row("payload format twice", S::Publish, "0401010101", Reason::ProtocolError);
    row("unknown", S::Publish, "027f00", Reason::MalformedPacket);
    row("identifier 0", S::Publish, "020000", Reason::MalformedPacket);
    row("cut value", S::Publish, "0302000a", Reason::MalformedPacket);
    row("string in a byte", S::Publish, "0403000561", Reason::MalformedPacket);
    row("illegal here", S::Ack, "020101", Reason::MalformedPacket);
    row("user twice", S::Ack, "0e26000161000162260001610001ff", Reason::MalformedPacket);
    row("user twice, good", S::Ack, "0e2600016100016226000161000163", Reason::Success);
    row("subscription identifiers", S::Publish, "040b010b02", Reason::Success);
    row("subscription identifier 0", S::Publish, "020b00", Reason::ProtocolError);
    row("subscription identifier twice", S::Subscribe, "040b010b02", Reason::ProtocolError);
    row("receive maximum 0", S::Connack, "03210000", Reason::ProtocolError);
    row("maximum packet size 0", S::Connack, "052700000000", Reason::ProtocolError);
    row("maximum QoS 2", S::Connack, "022402", Reason::ProtocolError);
}

void tst_MqttPrimitives::properties()
{
    QFETCH(int, scope);
    QFETCH(QByteArray, hex);
    QFETCH(int, reason);
    const QByteArray bytes = QByteArray::fromHex(hex);
    Reader reader(bytes);
    PropertySet set;
    QCOMPARE(int(readProperties(reader, PropertyScope(scope), set).reason), reason);
}

void tst_MqttPrimitives::propertiesRoundTrip()
{
    PropertySet set;
    set.setNumber(PropertyId::PayloadFormatIndicator, 1);
    set.setNumber(PropertyId::MessageExpiryInterval, 0xFFFFFFFE);
    set.setNumber(PropertyId::TopicAlias, 65535);
    set.setText(PropertyId::ContentType, "json");
    set.setText(PropertyId::CorrelationData, QByteArray("\0\1", 2));
    set.addNumber(PropertyId::SubscriptionIdentifier, 268435455);
    set.addUser("k", "v");
    set.addUser("k", QByteArray(200, 'w'));
    QByteArray out;
    appendProperties(out, set);
    Reader reader(out);
    PropertySet back;
    QVERIFY(readProperties(reader, PropertyScope::Publish, back).ok());
    QVERIFY(reader.atEnd());
    QVERIFY(back == set);
    set.setNumber(PropertyId::TopicAlias, 3);
    QCOMPARE(set.number(PropertyId::TopicAlias, 0), 3U);
}

void tst_MqttPrimitives::framing_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<int>("reason");
    QTest::newRow("type 0") << QByteArray("0000") << int(Reason::MalformedPacket);
    QTest::newRow("length not minimal") << QByteArray("d08000") << int(Reason::MalformedPacket);
    QTest::newRow("length of five bytes")
        << QByteArray("30ffffffff01") << int(Reason::MalformedPacket);
    QTest::newRow("above the limit") << QByteArray("30e807") << int(Reason::PacketTooLarge);
}

void tst_MqttPrimitives::framing()
{
    QFETCH(QByteArray, hex);
    QFETCH(int, reason);
    PacketReader reader;
    reader.setLimit(1000);
    Frame frame;
    PacketReader::Status status = PacketReader::Status::NeedMore;
    for (const char byte : QByteArray::fromHex(hex)) {
        reader.append(QByteArrayView(&byte, 1));
        status = reader.next(frame);
        QVERIFY(status != PacketReader::Status::Ready);
        if (status == PacketReader::Status::Bad)
            break; // as early as possible
    }
    QCOMPARE(status, PacketReader::Status::Bad);
    QCOMPARE(int(reader.verdict().reason), reason);
}

void tst_MqttPrimitives::limitBeforeBuffering()
{
    PacketReader reader;
    reader.setLimit(1024);
    Frame frame;
    reader.append(QByteArray::fromHex("30ffffff7f"));
    QCOMPARE(reader.next(frame), PacketReader::Status::Bad);
    QVERIFY(reader.capacity() < 4096);

    PacketReader exact;
    exact.setLimit(1024);
    QByteArray packet = QByteArray::fromHex("30fd07") + QByteArray(1021, 'x'); // 3 + 1021
    exact.append(packet);
    QCOMPARE(exact.next(frame), PacketReader::Status::Ready);
    QCOMPARE(frame.body.size(), 1021);
}

void tst_MqttPrimitives::backlogIsLinear()
{
    // A backlog in one buffer is cut with a cursor; what is consumed is not moved per packet.
    PacketReader reader;
    const QByteArray packet = QByteArray::fromHex("d000");
    const int count = 1000000;
    reader.append(packet.repeated(count));
    Frame frame;
    int seen = 0;
    while (reader.next(frame) == PacketReader::Status::Ready)
        ++seen;
    QCOMPARE(seen, count);
    reader.append(packet);
    QCOMPARE(reader.next(frame), PacketReader::Status::Ready);
    QCOMPARE(reader.buffered(), 0);
}

QTEST_APPLESS_MAIN(tst_MqttPrimitives)
#include "tst_mqttprimitives.moc"
