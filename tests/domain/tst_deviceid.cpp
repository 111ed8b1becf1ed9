// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/device_id.h"

#include <QtTest/QTest>

using namespace Raptor;
using namespace Qt::StringLiterals;

class TestDeviceId : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("system");
        QTest::addColumn<QString>("site");
        QTest::addColumn<QString>("name");
        QTest::newRow("with a site") << u"raptor/shop/m1"_s << u"raptor"_s << u"shop"_s << u"m1"_s;
        QTest::newRow("without") << u"guardian/bin4"_s << u"guardian"_s << u""_s << u"bin4"_s;
        QTest::newRow("spaces and umlauts")
            << u"battery/Müller 1"_s << u"battery"_s << u""_s << u"Müller 1"_s;
    }
    void parses()
    {
        QFETCH(QString, text);
        const auto id = DeviceId::parse(text);
        QVERIFY(id.ok());
        QVERIFY(!id->isNull());
        QCOMPARE(id->text(), text);
        QTEST(id->system(), "system");
        QTEST(id->site(), "site");
        QTEST(id->name(), "name");
        QCOMPARE(DeviceId::make(id->system(), id->site(), id->name()).value(), id.value());
    }

    void rp32_refusesWhatIsNoDevice_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("one level") << u"raptor"_s;
        QTest::newRow("four levels") << u"raptor/shop/m1/state"_s;
        QTest::newRow("65,000 slashes") << QString(65'000, u'/');
        QTest::newRow("empty level") << u"raptor//m1"_s;
        QTest::newRow("single-level wildcard") << u"raptor/+/m1"_s;
        QTest::newRow("multi-level wildcard") << u"raptor/#"_s;
        QTest::newRow("control character") << u"raptor/shop/m\n1"_s;
        QTest::newRow("null character") << QString(u"raptor/m"_s + QChar(0));
        QTest::newRow("bidi override") << u"raptor/shop/\u202e1m"_s;
        QTest::newRow("too long") << QString(u"raptor/"_s + QString(200, u'x'));
    }
    void rp32_refusesWhatIsNoDevice()
    {
        QFETCH(QString, text);
        const auto id = DeviceId::parse(text);
        QVERIFY(!id.ok());
        QCOMPARE(id.error().code, Error::Code::Malformed);
        QVERIFY(id.error().text.size() < 400);
    }

    void aDefaultNamesNothing()
    {
        QVERIFY(DeviceId().isNull());
        QCOMPARE(DeviceId().name(), QString());
    }

    void tagsAreNamedBelowTheirDevice()
    {
        const TagId tag{DeviceId::parse(u"raptor/shop/m1").value(), u"left.rpm"_s};
        QCOMPARE(tag.text(), u"raptor/shop/m1/left.rpm"_s);
        QCOMPARE(qHash(tag), qHash(TagId(tag)));
    }
};

QTEST_GUILESS_MAIN(TestDeviceId)
#include "tst_deviceid.moc"
