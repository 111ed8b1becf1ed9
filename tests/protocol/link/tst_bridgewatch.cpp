// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/bridge_watch.h"
#include "tests/protocol/device/built_in_profiles.h"

#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Link;
using namespace Qt::StringLiterals;

class tst_BridgeWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void rp11_whatDoesNotAdvanceIsLastKnown_data();
    void rp11_whatDoesNotAdvanceIsLastKnown();
    void rp11_devicesAreToldApart();
    void rp11_aSessionBeginsAnew();
    void otherBrokersAreBelieved();
    void isBounded();

private:
    static StateReport report(const QString &device, Milliseconds at)
    {
        StateReport report;
        report.device = *DeviceId::parse(device);
        report.profile = report.device.system();
        report.receivedBoot = BootTime(at);
        return report;
    }
    static bool isLive(BridgeWatch &watch, StateReport report)
    {
        watch.judge(report);
        return !report.retained;
    }
};

void tst_BridgeWatch::rp11_whatDoesNotAdvanceIsLastKnown_data()
{
    // Reports of one motor, in order: "t5" its time, "n5" its number, "t5n5" both, "-" neither,
    // "r" one that the broker itself marks; "+500" lets time pass. Behind each: live (*) or last
    // known.
    QTest::addColumn<QString>("story");
    const auto row = [](const char *name, const char *story) {
        QTest::newRow(name) << QString::fromLatin1(story);
    };
    row("the first proves nothing", "t5n5");
    row("time advances", "t5 t6* t7*");
    row("time stands still", "t5 t5 t5 t6*");
    row("time turns back", "t5 t4 t5*");
    row("number advances", "n5 n6* n7*");
    row("number stands still", "n5 n5 n6* n6");
    row("the same once more", "t5n5 t6n6* t6n6 t6n6 t7n7*");
    row("an old one between", "t5n5 t6n6* t2n2 t7n7*");
    row("a restarted device", "t5n500 t6n501* t9n1* t10n2*");
    row("a restarted device without time", "n500 n501* n1 n2*");
    row("a clock set back", "t500n5 t501n6* t20n7* t21n8*");
    row("a clock set back, without numbers", "t500 t501* t20 t21*");
    row("neither: live at the second", "- -* -*");
    row("neither, after a silence", "- -* +4000 -* +4001 - -*");
    row("marked by the broker", "r r t5 t6* r t7*");
    row("now this, now that", "t5 n6 t7 n8");
}

void tst_BridgeWatch::rp11_whatDoesNotAdvanceIsLastKnown()
{
    QFETCH(QString, story);
    BridgeWatch watch(true, builtInProfiles().catalogue);
    Milliseconds now{1'000'000};
    QString found;
    static const QRegularExpression form(u"^(?:t(\\d+))?(?:n(\\d+))?"_s);
    for (const QString &word : story.split(u' ')) {
        QString plain = word;
        plain.remove(u'*');
        found += plain;
        if (word.startsWith(u'+')) {
            now += Milliseconds(word.mid(1).toInt());
        } else {
            StateReport one = report(u"raptor/shop/m1"_s, now);
            one.retained = word.startsWith(u'r');
            const QRegularExpressionMatch match = form.match(plain);
            if (match.hasCaptured(1))
                one.takenAt = fromEpochMs(match.captured(1).toLongLong());
            if (match.hasCaptured(2))
                one.sequence = match.captured(2).toLongLong();
            found += isLive(watch, one) ? u"*"_s : QString();
        }
        found += u' ';
    }
    QCOMPARE(found.trimmed(), story);
}

void tst_BridgeWatch::rp11_devicesAreToldApart()
{
    BridgeWatch watch(true, builtInProfiles().catalogue);
    QVERIFY(!isLive(watch, report(u"raptor/shop/m1"_s, Milliseconds(0))));
    QVERIFY(!isLive(watch, report(u"raptor/shop/m2"_s, Milliseconds(0))));
    QVERIFY(isLive(watch, report(u"raptor/shop/m1"_s, Milliseconds(10))));
    // A relay reports once a minute.
    QVERIFY(!isLive(watch, report(u"guardian/g1"_s, Milliseconds(0))));
    QVERIFY(isLive(watch, report(u"guardian/g1"_s, Milliseconds(60'000))));
    QVERIFY(isLive(watch, report(u"guardian/g1"_s, Milliseconds(180'000))));
    QVERIFY(!isLive(watch, report(u"guardian/g1"_s, Milliseconds(300'001))));
}

/// What the bridge replays may be younger than what was heard before.
void tst_BridgeWatch::rp11_aSessionBeginsAnew()
{
    BridgeWatch watch(true, builtInProfiles().catalogue);
    const auto numbered = [](qint64 number) {
        StateReport one = report(u"raptor/shop/m1"_s, Milliseconds(number));
        one.sequence = number;
        return one;
    };
    QVERIFY(!isLive(watch, numbered(5)));
    QVERIFY(isLive(watch, numbered(6)));
    watch.restart();
    QVERIFY(!isLive(watch, numbered(90)));
    QVERIFY(!isLive(watch, numbered(90)));
    QVERIFY(isLive(watch, numbered(91)));
}

void tst_BridgeWatch::otherBrokersAreBelieved()
{
    BridgeWatch watch(false, builtInProfiles().catalogue);
    StateReport one = report(u"raptor/shop/m1"_s, Milliseconds(0));
    QVERIFY(isLive(watch, one));
    one.retained = true;
    QVERIFY(!isLive(watch, one));
}

void tst_BridgeWatch::isBounded()
{
    BridgeWatch watch(true, builtInProfiles().catalogue);
    const auto device = [](int number) {
        return report(u"raptor/shop/m%1"_s.arg(number), Milliseconds(0));
    };
    for (int i = 0; i <= BridgeWatch::maximumDevices; ++i)
        QVERIFY(!isLive(watch, device(i)));
    QVERIFY(isLive(watch, device(0)));
    QVERIFY(!isLive(watch, device(BridgeWatch::maximumDevices)));
}

QTEST_GUILESS_MAIN(tst_BridgeWatch)
#include "tst_bridgewatch.moc"
