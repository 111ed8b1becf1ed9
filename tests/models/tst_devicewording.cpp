// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/device_wording.h"
#include "plant_samples.h"

#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Models;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestDeviceWording : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rp32_printable_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("printed");
        QTest::newRow("plain") << u"raptor/shop/m1"_s << u"raptor/shop/m1"_s;
        QTest::newRow("mark-up stays text") << u"<b>x</b>"_s << u"<b>x</b>"_s;
        QTest::newRow("new line") << u"a\nb"_s << uR"(a\nb)"_s;
        QTest::newRow("escape sequence") << u"\u001b[31m"_s << uR"(\u001b[31m)"_s;
        QTest::newRow("bidi override") << u"a\u202eb"_s << uR"(a\u202eb)"_s;
        QTest::newRow("paragraph separator") << u"a\u2029b"_s << uR"(a\u2029b)"_s;
        QTest::newRow("lone surrogate") << QString(QChar(0xd800)) << uR"(\ud800)"_s;
        QTest::newRow("beyond the BMP") << u"\U0001F985"_s << u"\U0001F985"_s;
        QTest::newRow("shortened") << QString(20, u'x') << u"xxxxxxxxx\u2026"_s;
    }
    void rp32_printable()
    {
        QFETCH(QString, text);
        QTEST(printable(text, 10 + (text.size() < 20 ? 10 : 0)), "printed");
    }

    void qualityInWords()
    {
        Test::FakeClock clock;
        const Test::Reports reports(clock);
        const SourceChoice choice;
        QList<Sample> taken;
        TrackedDevice device(Test::id(u"raptor/shop/m1"), Test::motorProfile());
        const auto text = [&] {
            device.evaluate(clock.now(), clock.wall(), choice);
            return qualityText(device, clock.now(), clock.wall());
        };
        QCOMPARE(text(), u"never seen"_s);
        device.apply(reports.retained(reports.motor(u"raptor/shop/m1", true)), choice, &taken);
        QCOMPARE(text(), u"last known, retained by the broker"_s);
        device.apply(reports.motor(u"raptor/shop/m1", true), choice, &taken);
        QCOMPARE(text(), u"live"_s);
        clock.advance(3500ms);
        QCOMPARE(text(), u"late: a report is due every 2.00 s"_s);
        clock.advance(1s);
        QCOMPARE(text(), u"stale: no report within 4.00 s"_s);
    }

    void eStopInWords()
    {
        Test::FakeClock clock;
        const Test::Reports reports(clock);
        QList<Sample> taken;
        TrackedDevice device(Test::id(u"raptor/shop/m1"), Test::motorProfile());
        QCOMPARE(eStopText(device), QString());
        device.setLatch(true, {});
        QCOMPARE(eStopText(device), u"inhibited on this console only"_s);
        device.setLatch(true, u"tripped by Ada"_s);
        QCOMPARE(eStopText(device), u"tripped by Ada"_s);
        device.apply(reports.state(u"raptor/shop/m1", {{u"estop"_s, true}}), {}, &taken);
        device.evaluate(clock.now(), clock.wall(), {});
        QCOMPARE(eStopText(device), u"latched at the device"_s);
    }
};

QTEST_GUILESS_MAIN(TestDeviceWording)
#include "tst_devicewording.moc"
