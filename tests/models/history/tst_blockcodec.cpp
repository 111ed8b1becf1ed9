// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/block_codec.h"
#include "models/history/rollup.h"
#include "models/history/sample_stream.h"
#include "models/history/tail_row.h"

#include <QtCore/QRandomGenerator>
#include <QtTest/QTest>

#include <cmath>
#include <functional>
#include <limits>

using namespace Raptor;
using namespace Raptor::History;
using namespace Qt::StringLiterals;

namespace {

using Make = std::function<Value(int i, QRandomGenerator &random)>;

quint64 bits(double number)
{
    return std::bit_cast<quint64>(number);
}

/// As it is kept.
void add(SampleList &list, qint64 at, const Value &value, Quality quality = Quality::Good,
         quint32 broker = 0, bool gap = false)
{
    StoredSample sample{at, 0, broker, ValueKind::Nothing, quint8(quality), gap};
    if (const auto *number = std::get_if<double>(&value)) {
        sample.kind = ValueKind::Number;
        sample.bits = bits(*number);
    } else if (const auto *flag = std::get_if<bool>(&value)) {
        sample.kind = ValueKind::Truth;
        sample.bits = *flag ? 1 : 0;
    } else if (const auto *text = std::get_if<QString>(&value)) {
        sample.kind = ValueKind::Text;
        sample.bits = list.texts.size();
        list.texts.push_back(*text);
    }
    list.samples.push_back(sample);
}

bool same(const SampleList &a, const SampleList &b)
{
    if (a.samples.size() != b.samples.size())
        return false;
    for (std::size_t i = 0; i < a.samples.size(); ++i) {
        StoredSample left = a.samples[i];
        StoredSample right = b.samples[i];
        if (left.kind == ValueKind::Text && right.kind == ValueKind::Text) {
            if (a.texts.at(left.bits) != b.texts.at(right.bits))
                return false;
            left.bits = right.bits = 0;
        }
        if (left != right)
            return false;
    }
    return true;
}

SampleList listOf(int count, const Make &make)
{
    QRandomGenerator random(quint32(count) + 7);
    SampleList list;
    qint64 at = 1'763'690'000'000;
    for (int i = 0; i < count; ++i) {
        add(list, at, make(i, random));
        at += 2000 + random.bounded(3);
    }
    return list;
}

} // namespace

/// Blocks, streams and rows of the tail: what goes in comes out, bit by bit.
class TestBlockCodec : public QObject
{
    Q_OBJECT

    static void columns()
    {
        QTest::addColumn<Make>("make");
        QTest::addColumn<double>("most"); // bytes a sample, in a block of 450
        const auto row = [](const char *name, double most, Make make) {
            QTest::newRow(name) << std::move(make) << most;
        };
        row("unchanged", 0.6, [](int, QRandomGenerator &) { return Value(1450.2); });
        row("decimals", 2.0, [](int, QRandomGenerator &random) {
            return Value(double(14'502 + random.bounded(40)) / 10.0);
        });
        row("decimals with more digits later", 2.5, [](int i, QRandomGenerator &random) {
            return Value(i < 200 ? 5.0 : double(1'250 + random.bounded(9)) / 100.0);
        });
        row("any doubles", 9.0, [](int, QRandomGenerator &random) {
            return Value(std::sin(random.generateDouble()) * 1e-3);
        });
        row("any bits", 9.0, [](int, QRandomGenerator &random) {
            return Value(std::bit_cast<double>(random.generate64()));
        });
        row("no numbers", 2.0, [](int i, QRandomGenerator &) {
            constexpr double odd[]{std::numeric_limits<double>::quiet_NaN(),
                                   std::numeric_limits<double>::infinity(), -0.0, 0.0,
                                   std::numeric_limits<double>::denorm_min()};
            return Value(odd[i / 90 % 5]);
        });
        row("extremes", 10.0, [](int i, QRandomGenerator &) {
            constexpr double odd[]{9007199254740991.0, -9007199254740991.0, 9007199254740992.0,
                                   1e308, -1e-308};
            return Value(odd[i % 5]);
        });
        row("truths", 0.7, [](int i, QRandomGenerator &) { return Value(i / 50 % 2 == 0); });
        row("texts", 1.0, [](int i, QRandomGenerator &) {
            const QStringList words{u"remote"_s, QString(), u"größer ⚡"_s, QString(QChar(0xd800))};
            return Value(words.at(i / 100 % 4));
        });
        row("nothing", 0.6, [](int, QRandomGenerator &) { return Value(); });
        row("of all kinds", 6.0, [](int i, QRandomGenerator &) {
            const Value all[]{Value(1.5), Value(true), Value(u"x"_s), Value(), Value(false)};
            return all[i % 5];
        });
    }

private Q_SLOTS:
    void block_data() { columns(); }
    void block()
    {
        QFETCH(const Make, make);
        QFETCH(const double, most);
        for (const int count : {1, 2, 3, 450, 70'000}) {
            const SampleList list = listOf(count, make);
            const QByteArray bytes = BlockCodec::encode(list);
            const auto back = BlockCodec::decode(bytes);
            QVERIFY(back.ok());
            QVERIFY(same(list, *back));
            if (count == 450)
                QVERIFY2(double(bytes.size()) / count <= most,
                         qPrintable(QString::number(bytes.size())));
        }
    }
    void stream_data() { columns(); }
    void stream()
    {
        QFETCH(const Make, make);
        const SampleList list = listOf(450, make);
        SampleStream stream;
        for (const StoredSample &sample : list.samples)
            stream.append(sample,
                          sample.kind == ValueKind::Text ? list.texts[sample.bits] : QString());
        SampleList back;
        stream.decode(back);
        // "Same" texts share a place.
        QVERIFY(same(list, back));
        QCOMPARE(stream.earliest(), list.samples.front().at);
        QCOMPARE(stream.latest(), list.samples.back().at);
    }
    void row_data() { columns(); }
    void row()
    {
        QFETCH(const Make, make);
        const SampleList list = listOf(450, make);
        TailRow row;
        for (std::size_t i = 0; i < list.samples.size(); ++i) {
            const StoredSample &sample = list.samples[i];
            row.append(quint32(i * 7 % 1000), sample,
                       sample.kind == ValueKind::Text ? list.texts[sample.bits] : QString());
        }
        SampleList back;
        std::size_t number = 0;
        const Outcome read = TailRow::decode(
            row.encode(), [&](quint32 tag, StoredSample sample, const QString &text) {
                QCOMPARE(tag, quint32(number++ * 7 % 1000));
                if (sample.kind == ValueKind::Text) {
                    sample.bits = back.texts.size();
                    back.texts.push_back(text);
                }
                back.samples.push_back(sample);
            });
        QVERIFY(read.ok());
        QVERIFY(same(list, back));
    }
    void marks()
    {
        SampleList list;
        const qint64 far[]{std::numeric_limits<qint64>::min(), -5, 0, 7,
                           std::numeric_limits<qint64>::max()};
        for (int i = 0; i < 300; ++i) {
            add(list, far[i / 60], Value(double(i)), Quality(i / 40 % qualities),
                i % 3 == 0 ? 4'000'000'000U : 1, i % 7 == 0);
        }
        const auto back = BlockCodec::decode(BlockCodec::encode(list));
        QVERIFY(back.ok());
        QVERIFY(same(list, *back));
        SampleStream stream;
        for (const StoredSample &sample : list.samples)
            stream.append(sample, {});
        SampleList streamed;
        stream.decode(streamed);
        QVERIFY(same(list, streamed));
    }
    /// Each bit turned, and each length: an error or other samples, and nothing worse.
    void damaged()
    {
        QRandomGenerator random(1);
        const SampleList list = listOf(40, [](int i, QRandomGenerator &some) {
            return i % 9 == 0 ? Value(u"word"_s) : Value(double(some.bounded(100)) / 10.0);
        });
        const QByteArray bytes = BlockCodec::encode(list);
        TailRow row;
        for (const StoredSample &sample : list.samples)
            row.append(1, sample, u"word"_s);
        const QByteArray rowBytes = row.encode();
        const auto nobody = [](quint32, const StoredSample &, const QString &) {};
        for (qsizetype i = 0; i < bytes.size() * 8; ++i) {
            QByteArray bad = bytes;
            bad[i / 8] = char(bad[i / 8] ^ (1 << i % 8));
            (void)BlockCodec::decode(bad);
        }
        for (qsizetype i = 0; i < rowBytes.size() * 8; ++i) {
            QByteArray bad = rowBytes;
            bad[i / 8] = char(bad[i / 8] ^ (1 << i % 8));
            (void)TailRow::decode(bad, nobody);
        }
        for (qsizetype size = 1; size < bytes.size(); ++size)
            QVERIFY(!BlockCodec::decode(bytes.first(size)).ok());
        for (qsizetype size = 0; size < rowBytes.size(); ++size)
            QVERIFY(!TailRow::decode(rowBytes.first(size), nobody).ok());
        for (int i = 0; i < 20'000; ++i) {
            QByteArray noise(int(random.bounded(60U)), Qt::Uninitialized);
            for (char &byte : noise)
                byte = char(random.bounded(256));
            (void)BlockCodec::decode(noise);
            (void)RollupCodec::decode(noise, rollupWidths[i % rollupLevels]);
            (void)TailRow::decode(noise, nobody);
        }
    }
};

QTEST_GUILESS_MAIN(TestBlockCodec)
#include "tst_blockcodec.moc"
