// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/device/topic_template.h"

#include <QtTest/QTest>

using namespace Raptor::Device;
using namespace Qt::StringLiterals;

class tst_TopicTemplate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void match_data();
    void match();
    void refuses_data();
    void refuses();
};

void tst_TopicTemplate::match_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("topic");
    QTest::addColumn<bool>("matches");
    QTest::addColumn<QString>("site");
    QTest::addColumn<QString>("device");

    const QString motor = u"raptor/{site}/{device}/state"_s;
    QTest::newRow("site and device")
        << motor << u"raptor/shop/m1/state"_s << true << u"shop"_s << u"m1"_s;
    QTest::newRow("other tail") << motor << u"raptor/shop/m1/cmd"_s << false << QString()
                                << QString();
    QTest::newRow("a level short")
        << motor << u"raptor/shop/state"_s << false << QString() << QString();
    QTest::newRow("a level more") << motor << u"raptor/shop/m1/state/x"_s << false << QString()
                                  << QString();
    QTest::newRow("slash at the end")
        << motor << u"raptor/shop/m1/state/"_s << false << QString() << QString();
    QTest::newRow("empty site") << motor << u"raptor//m1/state"_s << true << QString() << u"m1"_s;
    QTest::newRow("empty topic") << motor << QString() << false << QString() << QString();
    QTest::newRow("65,000 slashes")
        << motor << QString(65000, u'/') << false << QString() << QString();
    QTest::newRow("no site") << u"guardian/{device}/state"_s << u"guardian/g1/state"_s << true
                             << QString() << u"g1"_s;
    QTest::newRow("no places") << u"battery/topic"_s << u"battery/topic"_s << true << QString()
                               << QString();
    QTest::newRow("case counts") << u"battery/topic"_s << u"battery/Topic"_s << false << QString()
                                 << QString();
    QTest::newRow("place at the end")
        << u"x/{device}"_s << u"x/m1"_s << true << QString() << u"m1"_s;
}

void tst_TopicTemplate::match()
{
    QFETCH(QString, form);
    QFETCH(QString, topic);
    QFETCH(bool, matches);
    QFETCH(QString, site);
    QFETCH(QString, device);

    const auto parsed = TopicTemplate::parse(form);
    QVERIFY(parsed.ok());
    const auto names = parsed->match(topic);
    QCOMPARE(names.has_value(), matches);
    if (names) {
        QCOMPARE(names->site, site);
        QCOMPARE(names->device, device);
    }
}

void tst_TopicTemplate::refuses_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("reason");
    QTest::newRow("empty") << QString() << u"it is empty"_s;
    QTest::newRow("wildcard") << u"raptor/+/state"_s << u"+ and # are wildcards"_s;
    QTest::newRow("twice") << u"{device}/{device}"_s << u"it has {device} twice"_s;
    QTest::newRow("unknown place") << u"raptor/{room}/x"_s << u"\"{room}\" is no place"_s;
    QTest::newRow("part of a level") << u"raptor/m-{device}"_s << u"\"m-{device}\" is no place"_s;
    QTest::newRow("empty level") << u"raptor//{device}"_s << u"it has an empty level"_s;
    QTest::newRow("too long") << QString(201, u'x') << u"longer than 200"_s;
}

void tst_TopicTemplate::refuses()
{
    QFETCH(QString, form);
    QFETCH(QString, reason);
    const auto parsed = TopicTemplate::parse(form);
    QVERIFY(!parsed.ok());
    QVERIFY2(parsed.error().text.contains(reason), qPrintable(parsed.error().text));
}

QTEST_GUILESS_MAIN(tst_TopicTemplate)
#include "tst_topictemplate.moc"
