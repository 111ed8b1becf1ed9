// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/core/filterindex.h>
#include <protocol/mqtt/core/primitives.h>

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Raptor::Mqtt;

using Entry = std::pair<QString, int>;

namespace {

QList<int> found(const FilterIndex<int> &index, const QString &topic)
{
    QList<int> values;
    index.match(topic, [&values](int value) { values.append(value); });
    std::sort(values.begin(), values.end());
    return values;
}

/// What the index has to find: each filter is tried by itself.
QList<int> expected(const QList<Entry> &entries, const QString &topic)
{
    QList<int> values;
    for (const auto &[filter, value] : entries) {
        if (topicMatches(splitShared(filter).filter, topic, DollarTopics::NeedLiteral))
            values.append(value);
    }
    std::sort(values.begin(), values.end());
    return values;
}

QString anyOf(const QStringList &choices, QRandomGenerator &random)
{
    return choices.at(random.bounded(int(choices.size())));
}

/// One to five levels of few different texts, so that many match.
QString randomTopic(QRandomGenerator &random)
{
    static const QStringList kFirst = {u""_s, u"a"_s, u"b"_s, u"$s"_s, u"ä"_s};
    static const QStringList kOther = {u""_s, u"a"_s, u"b"_s, u"aa"_s, u"$s"_s};
    QStringList levels = {anyOf(kFirst, random)};
    for (int more = random.bounded(5); more > 0; --more)
        levels.append(anyOf(kOther, random));
    const QString topic = levels.join(u'/');
    return topic.isEmpty() ? u"a"_s : topic;
}

QString randomFilter(QRandomGenerator &random)
{
    QStringList levels = randomTopic(random).split(u'/');
    for (QString &level : levels) {
        if (random.bounded(3) == 0)
            level = u"+"_s;
    }
    if (random.bounded(3) == 0)
        levels.last() = u"#"_s;
    else if (random.bounded(6) == 0)
        levels.append(u"#"_s);
    return (random.bounded(5) == 0 ? u"$share/g/"_s : QString()) + levels.join(u'/');
}

} // namespace

class tst_MqttFilterIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matches_data();
    void matches();
    void together();
    void severalValues();
    void removes_data();
    void removes();
    void sharesNodes();
    void random_data();
    void random();
    void deep_data();
    void deep();
};

void tst_MqttFilterIndex::matches_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("topic");
    QTest::addColumn<bool>("matching");
    const auto row = [](const char *name, const QString &filter, const QString &topic, bool yes) {
        QTest::newRow(name) << filter << topic << yes;
    };
    row("equal", u"a/b"_s, u"a/b"_s, true);
    row("case", u"a/B"_s, u"a/b"_s, false);
    row("longer topic", u"a/b"_s, u"a/b/c"_s, false);
    row("shorter topic", u"a/b/c"_s, u"a/b"_s, false);
    row("hash", u"sport/#"_s, u"sport/tennis/player"_s, true);
    row("hash alone", u"#"_s, u"sport/tennis"_s, true);
    row("hash, parent", u"sport/#"_s, u"sport"_s, true);
    row("hash, empty level", u"sport/#"_s, u"sport/"_s, true);
    row("hash, sibling", u"sport/#"_s, u"sports"_s, false);
    row("hash, grandparent", u"sport/x/#"_s, u"sport"_s, false);
    row("plus", u"a/+/c"_s, u"a/b/c"_s, true);
    row("plus, empty level", u"a/+"_s, u"a/"_s, true);
    row("plus, no level", u"a/+"_s, u"a"_s, false);
    row("plus alone, leading slash", u"+"_s, u"/finance"_s, false);
    row("plus twice, leading slash", u"+/+"_s, u"/finance"_s, true);
    row("plus then hash, parent", u"+/#"_s, u"a"_s, true);
    row("slash", u"/"_s, u"/"_s, true);
    row("slash, one more", u"/"_s, u"//"_s, false);
    row("empty level inside", u"a//b"_s, u"a//b"_s, true);
    row("no empty level inside", u"a//b"_s, u"a/b"_s, false);
    row("leading slash counts", u"/a"_s, u"a"_s, false);
    row("dollar by hash", u"#"_s, u"$SYS/x"_s, false);
    row("dollar by plus", u"+/x"_s, u"$SYS/x"_s, false);
    row("dollar by plus and hash", u"+/#"_s, u"$SYS/x"_s, false);
    row("dollar literally", u"$SYS/#"_s, u"$SYS/x"_s, true);
    row("dollar literally, then plus", u"$SYS/+"_s, u"$SYS/x"_s, true);
    row("dollar later", u"a/+"_s, u"a/$x"_s, true);
    row("dollar later, hash", u"#"_s, u"a/$x"_s, true);
    row("shared", u"$share/g/a/+"_s, u"a/b"_s, true);
    row("shared, dollar by hash", u"$share/g/#"_s, u"$SYS"_s, false);
    row("shared, not as it is written", u"$share/g/a"_s, u"$share/g/a"_s, false);
    row("shared word alone", u"$share"_s, u"$share"_s, true);
    row("surrogates", u"\U0001F600/+"_s, u"\U0001F600/x"_s, true);
}

void tst_MqttFilterIndex::matches()
{
    QFETCH(QString, filter);
    QFETCH(QString, topic);
    QFETCH(bool, matching);
    FilterIndex<int> index;
    index.insert(filter, 7);
    QCOMPARE(found(index, topic), matching ? QList<int>{7} : QList<int>());
    QCOMPARE(expected({{filter, 7}}, topic), found(index, topic));
    QVERIFY(index.remove(filter, 7));
    QCOMPARE(found(index, topic), QList<int>());
    QCOMPARE(index.nodeCount(), 0);
}

/// The filters of matches() in one index, each topic against all of them.
void tst_MqttFilterIndex::together()
{
    const QStringList texts = {
        u"a"_s,          u"a/b"_s,   u"a/b/c"_s, u"a/"_s,     u"/"_s,
        u"/a"_s,         u"a//b"_s,  u"#"_s,     u"+"_s,      u"a/#"_s,
        u"a/+"_s,        u"+/b"_s,   u"+/+"_s,   u"+/#"_s,    u"+/+/#"_s,
        u"a/+/c"_s,      u"a/b/#"_s, u"$SYS"_s,  u"$SYS/#"_s, u"$share/g/a/#"_s,
        u"$share/h/#"_s,
    };
    FilterIndex<int> index;
    QList<Entry> entries;
    for (const QString &filter : texts) {
        index.insert(filter, int(entries.size()));
        entries.append({filter, int(entries.size())});
    }
    for (const QString &topic : texts) {
        if (isValidTopicName(topic))
            QCOMPARE(found(index, topic), expected(entries, topic));
    }
}

void tst_MqttFilterIndex::severalValues()
{
    FilterIndex<int> index;
    index.insert(u"a/+", 1);
    index.insert(u"$share/g/a/+", 2);
    index.insert(u"$share/h/a/+", 3);
    index.insert(u"a/#", 4);
    index.insert(u"$share/g/a/#", 5);
    QCOMPARE(found(index, u"a/b"_s), QList<int>({1, 2, 3, 4, 5}));
    QVERIFY(index.remove(u"$share/g/a/+", 2));
    QVERIFY(index.remove(u"a/#", 4));
    QCOMPARE(found(index, u"a/b"_s), QList<int>({1, 3, 5}));
    QCOMPARE(found(index, u"a"_s), QList<int>({5}));
}

void tst_MqttFilterIndex::removes_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<int>("value");
    QTest::addColumn<bool>("removed");
    QTest::newRow("there") << u"a/b"_s << 1 << true;
    QTest::newRow("below") << u"a/b/#"_s << 2 << true;
    QTest::newRow("plus") << u"a/+/c"_s << 3 << true;
    QTest::newRow("another value") << u"a/b"_s << 2 << false;
    QTest::newRow("another value below") << u"a/b/#"_s << 1 << false;
    QTest::newRow("node without values") << u"a"_s << 1 << false;
    QTest::newRow("unknown literal") << u"a/x"_s << 1 << false;
    QTest::newRow("unknown plus") << u"+"_s << 1 << false;
    QTest::newRow("unknown hash") << u"#"_s << 1 << false;
    QTest::newRow("a topic that it matches") << u"a/x/c"_s << 3 << false;
}

void tst_MqttFilterIndex::removes()
{
    QFETCH(QString, filter);
    QFETCH(int, value);
    QFETCH(bool, removed);
    const QList<Entry> entries = {{u"a/b"_s, 1}, {u"a/b/#"_s, 2}, {u"a/+/c"_s, 3}};
    FilterIndex<int> index;
    for (const auto &[text, number] : entries)
        index.insert(text, number);
    QCOMPARE(index.remove(filter, value), removed);
    QList<Entry> left = entries;
    QCOMPARE(left.removeOne({filter, value}), removed);
    for (const QString &topic : {u"a"_s, u"a/b"_s, u"a/b/c"_s, u"a/x/c"_s})
        QCOMPARE(found(index, topic), expected(left, topic));
}

void tst_MqttFilterIndex::sharesNodes()
{
    FilterIndex<int> index;
    QCOMPARE(index.nodeCount(), 0);
    index.insert(u"a/b/c", 1);
    QCOMPARE(index.nodeCount(), 3);
    index.insert(u"a/b/+", 2);
    QCOMPARE(index.nodeCount(), 4);
    index.insert(u"a/b/#", 3);
    index.insert(u"#", 4);
    QCOMPARE(index.nodeCount(), 4);
    QVERIFY(index.remove(u"a/b/c", 1));
    QCOMPARE(index.nodeCount(), 3);
    QVERIFY(index.remove(u"a/b/+", 2));
    QCOMPARE(index.nodeCount(), 2);
    QVERIFY(index.remove(u"a/b/#", 3));
    QCOMPARE(index.nodeCount(), 0);
    QCOMPARE(found(index, u"a/b/c"_s), QList<int>({4})); // at the root still
    index.insert(u"x", 5);
    QCOMPARE(index.nodeCount(), 1);
    QCOMPARE(found(index, u"x"_s), QList<int>({4, 5}));
}

void tst_MqttFilterIndex::random_data()
{
    QTest::addColumn<int>("seed");
    QTest::addColumn<int>("filters");
    for (int seed = 1; seed <= 10; ++seed)
        QTest::addRow("%d filters, seed %d", seed * 20, seed) << seed << seed * 20;
}

/// Comes and goes: the index has to agree with its filters tried one by one at all times.
void tst_MqttFilterIndex::random()
{
    QFETCH(int, seed);
    QFETCH(int, filters);
    QRandomGenerator random = QRandomGenerator(quint32(seed));
    FilterIndex<int> index;
    QList<Entry> entries;
    int hits = 0;
    for (int round = 0; round < 1000; ++round) {
        if (entries.size() < filters && random.bounded(5) < 3) {
            const QString filter = randomFilter(random);
            QVERIFY2(isValidTopicFilter(filter), qPrintable(filter));
            index.insert(filter, round);
            entries.append({filter, round});
        } else if (!entries.isEmpty()) {
            const Entry entry = entries.takeAt(random.bounded(int(entries.size())));
            QVERIFY2(index.remove(entry.first, entry.second), qPrintable(entry.first));
        }
        const QString topic = randomTopic(random);
        const QList<int> values = found(index, topic);
        QVERIFY2(values == expected(entries, topic), qPrintable(topic));
        hits += int(values.size());
    }
    QVERIFY(hits > 100); // it was no comparison of nothing with nothing
    for (const auto &[filter, value] : std::as_const(entries))
        QVERIFY2(index.remove(filter, value), qPrintable(filter));
    QCOMPARE(index.nodeCount(), 0);
}

void tst_MqttFilterIndex::deep_data()
{
    QTest::addColumn<QStringList>("filters");
    QTest::addColumn<QString>("topic");
    const QString slashes(kMaximumString, u'/');
    const QString pluses = u"+/"_s.repeated(kMaximumString / 2) + u'+';
    const QString ladder = u"a/"_s.repeated(kMaximumString / 2) + u'a';
    QTest::newRow("slashes, few filters") << QStringList{u"#"_s, u"+/#"_s, u"+/+"_s} << slashes;
    QTest::newRow("slashes, slashes") << QStringList{slashes, slashes.chopped(1)} << slashes;
    QTest::newRow("slashes, pluses") << QStringList{pluses, slashes} << slashes;
    QTest::newRow("ladder, pluses") << QStringList{pluses, pluses.chopped(1) + u'#'} << ladder;
    QTest::newRow("ladder, both") << QStringList{pluses, ladder, u"a/+/#"_s} << ladder;
    QTest::newRow("one long level") << QStringList{u"+"_s, u"#"_s, QString(kMaximumString, u'a')}
                                    << QString(kMaximumString, u'a');
}

/// As deep as a string of MQTT can be: nothing recurses, also not at the end.
void tst_MqttFilterIndex::deep()
{
    QFETCH(QStringList, filters);
    QFETCH(QString, topic);
    FilterIndex<int> index;
    QList<Entry> entries;
    for (const QString &filter : std::as_const(filters)) {
        QVERIFY(isValidTopicFilter(filter));
        index.insert(filter, int(entries.size()));
        entries.append({filter, int(entries.size())});
    }
    FilterIndex<int> copy = index;
    QCOMPARE(found(index, topic), expected(entries, topic));
    for (const auto &[filter, value] : std::as_const(entries))
        QVERIFY(index.remove(filter, value));
    QCOMPARE(index.nodeCount(), 0);
    QCOMPARE(found(copy, topic), expected(entries, topic));
}

QTEST_APPLESS_MAIN(tst_MqttFilterIndex)
#include "tst_mqttfilterindex.moc"
