// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/natural_order.h"

#include <QtCore/QStringList>
#include <QtTest/QTest>

#include <algorithm>

using namespace Raptor::Models;
using namespace Qt::StringLiterals;

class TestNaturalOrder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sorts()
    {
        QStringList names{u"m10"_s, u"M2"_s, u""_s, u"m2"_s, u"m02"_s, u"m"_s, u"a9b1"_s, u"a9"_s};
        std::sort(names.begin(), names.end(),
                  [](const QString &a, const QString &b) { return naturallyBefore(a, b); });
        QCOMPARE(
            names,
            (QStringList{u""_s, u"a9"_s, u"a9b1"_s, u"m"_s, u"M2"_s, u"m02"_s, u"m2"_s, u"m10"_s}));
    }

    void equalIsNotBefore()
    {
        QVERIFY(!naturallyBefore(u"m1", u"m1"));
        QVERIFY(naturallyBefore(u"9", u"99999999999999999999999999"));
    }
};

QTEST_GUILESS_MAIN(TestNaturalOrder)
#include "tst_naturalorder.moc"
