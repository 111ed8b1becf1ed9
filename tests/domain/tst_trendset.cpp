// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/trend_set.h"

#include <QtCore/QMimeData>
#include <QtTest/QTest>

#include <memory>

using namespace Raptor;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestTrendSet : public QObject
{
    Q_OBJECT

    static TagId tag(const QString &device, const QString &signal)
    {
        return {*DeviceId::parse(device), signal};
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void textComesBack()
    {
        const QList<TrendSet> sets{{u"Mill, 1"_s,
                                    {{tag(u"raptor/shop/m1"_s, u"left.rpm"_s), 3, false},
                                     {tag(u"battery/user-1"_s, u"percent"_s), 0, true}},
                                    8h,
                                    true,
                                    Milliseconds(24h)},
                                   {u"Öfen \"alt\""_s, {}, 1min, false, Milliseconds(0)}};
        const auto back = trendSetsFromText(trendSetsAsText(sets));
        QVERIFY(back);
        QCOMPARE(*back, sets);
        QCOMPARE(trendSetsFromText({})->size(), 0);
    }

    void wrongTextIsToldOf_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("no JSON") << QByteArray("format = 1") << u"illegal value"_s;
        QTest::newRow("half written")
            << QByteArray("{\"format\":1,\"sets\":[{\"name") << u"unterm"_s;
        QTest::newRow("something else") << QByteArray("{\"format\":1}") << u"no trend sets"_s;
        QTest::newRow("a list") << QByteArray("[]") << u"no trend sets"_s;
        QTest::newRow("newer") << QByteArray("{\"format\":2,\"sets\":[]}") << u"newer"_s;
        QTest::newRow("no name") << QByteArray("{\"format\":1,\"sets\":[{\"tags\":[]}]}")
                                 << u"needs a name"_s;
        QTest::newRow("no device") << QByteArray(
            "{\"format\":1,\"sets\":[{\"name\":\"a\",\"tags\":[{\"device\":\"+\"}]}]}")
                                   << u"a: "_s;
        QTest::newRow("no signal") << QByteArray(
            "{\"format\":1,\"sets\":[{\"name\":\"a\",\"tags\":[{\"device\":\"battery/u\"}]}]}")
                                   << u"without a signal"_s;
    }
    void wrongTextIsToldOf()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const auto sets = trendSetsFromText(text);
        QVERIFY(!sets);
        QVERIFY2(sets.error().text.contains(says), qPrintable(sets.error().text));
    }

    void names()
    {
        QVERIFY(wrongWithTrendSetName(u"Mill 1"_s).isEmpty());
        QVERIFY(!wrongWithTrendSetName(u"  "_s).isEmpty());
        QVERIFY(!wrongWithTrendSetName(u"a\nb"_s).isEmpty());
        QVERIFY(!wrongWithTrendSetName(QString(longestTrendSetName + 1, u'x')).isEmpty());
    }

    void tagsAreDragged()
    {
        const QList<TagId> tags{tag(u"raptor/shop/m1"_s, u"left.rpm"_s),
                                tag(u"battery/user-1"_s, {})};
        const std::unique_ptr<QMimeData> data(tagsAsMime(tags));
        QCOMPARE(data->formats(), tagMimeTypes());
        QCOMPARE(tagsFromMime(data.get()), tags);
        QMimeData other;
        other.setText(u"raptor/shop/m1"_s);
        QVERIFY(tagsFromMime(&other).isEmpty());
        other.setData(tagMimeTypes().first(), "nonsense");
        QVERIFY(tagsFromMime(&other).isEmpty());
        QVERIFY(tagsFromMime(nullptr).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTrendSet)
#include "tst_trendset.moc"
