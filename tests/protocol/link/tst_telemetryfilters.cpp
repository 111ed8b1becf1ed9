// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/telemetry_link.h"

#include <QtTest/QTest>

using namespace Raptor::Link;
using namespace Qt::StringLiterals;

class tst_TelemetryFilters : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void withoutCovered_data();
    void withoutCovered();
};

void tst_TelemetryFilters::withoutCovered_data()
{
    QTest::addColumn<QString>("filters");
    QTest::addColumn<QString>("left");
    QTest::newRow("none") << u""_s << u""_s;
    QTest::newRow("different") << u"a/+ b/+"_s << u"a/+ b/+"_s;
    QTest::newRow("twice") << u"a/+ a/+"_s << u"a/+"_s;
    QTest::newRow("single under plus")
        << u"raptor/+/+/state raptor/shop/m1/state"_s << u"raptor/+/+/state"_s;
    QTest::newRow("other depth stays")
        << u"guardian/+/state guardian/+/+/state"_s << u"guardian/+/state guardian/+/+/state"_s;
    QTest::newRow("hash covers all below and itself") << u"a/b a a/b/c a/#"_s << u"a/#"_s;
    QTest::newRow("plus does not cover hash") << u"a/+ a/#"_s << u"a/#"_s;
    QTest::newRow("crossing ones stay") << u"a/+/c a/b/+"_s << u"a/+/c a/b/+"_s;
}

void tst_TelemetryFilters::withoutCovered()
{
    QFETCH(QString, filters);
    QFETCH(QString, left);
    QCOMPARE(Raptor::Link::withoutCovered(filters.split(u' ', Qt::SkipEmptyParts)).join(u' '),
             left);
}

QTEST_GUILESS_MAIN(tst_TelemetryFilters)
#include "tst_telemetryfilters.moc"
