// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/alarm_bench.h"

#include <QtCore/QMetaEnum>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

class tst_AlarmCatalogue : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void everyKind_data();
    void everyKind();
    void lettersDiffer();
    void completes();
    void ownOnesCount();
    void keys_data();
    void keys();
    void noKeys_data();
    void noKeys();
    void changes();
    void wrong_data();
    void wrong();
};

namespace {

QList<AlarmKind> allKinds()
{
    QList<AlarmKind> kinds;
    const QMetaEnum meta = QMetaEnum::fromType<AlarmKind>();
    for (int i = 0; i < meta.keyCount(); ++i)
        kinds.append(AlarmKind(meta.value(i)));
    return kinds;
}

QStringList namesOf(const QList<AlarmDefinition> &definitions)
{
    QStringList names;
    for (const AlarmDefinition &definition : definitions)
        names.append(definition.signal + u':' + definition.rule);
    return names;
}

AlarmDefinition highAlarm()
{
    Limits limits;
    limits.high = 18;
    const SignalSpec spec = numberSpec(u"amps"_s, u"Amps"_s, Unit::Ampere, {0, 25}, limits);
    return AlarmCatalogue::builtIn(AlarmKind::High, &spec);
}

} // namespace

void tst_AlarmCatalogue::everyKind_data()
{
    QTest::addColumn<AlarmKind>("kind");
    for (const AlarmKind kind : allKinds())
        QTest::newRow(QMetaEnum::fromType<AlarmKind>().valueToKey(int(kind))) << kind;
}

/// Each has words, guidance and numbers that make sense.
void tst_AlarmCatalogue::everyKind()
{
    QFETCH(const AlarmKind, kind);
    const SignalSpec spec = numberSpec(u"amps"_s, u"Amps"_s, Unit::Ampere, {0, 25},
                                       {.lowLow = 1, .low = 2, .high = 18, .highHigh = 22});
    AlarmDefinition alarm =
        AlarmCatalogue::builtIn(kind, AlarmCatalogue::isOfSignals(kind) ? &spec : nullptr);
    QCOMPARE(alarm.kind, kind);
    QCOMPARE(alarm.rule, AlarmCatalogue::ruleOf(kind));
    QVERIFY(alarm.enabled);
    for (const QString &words :
         {alarm.text, alarm.guidance.meaning, alarm.guidance.action, alarm.guidance.consequence})
        QVERIFY(!words.isEmpty() && !words.contains(u'%'));
    if (AlarmCatalogue::isLimit(kind)) {
        QCOMPARE(alarm.limit, AlarmCatalogue::limitIn(spec.limits, kind));
        QCOMPARE(alarm.deadband, 0.25); // a hundredth of the range
        QCOMPARE(alarm.onDelay, Milliseconds(1000));
        QCOMPARE(alarm.offDelay, Milliseconds(2000));
    }
    if (kind == AlarmKind::Rate)
        alarm.limit = 1; // only its profile knows
    if (kind == AlarmKind::Contradiction)
        alarm.when.append({u"amps"_s, AlarmComparison::Relation::Above, 1.0});
    QCOMPARE(wrongWith(alarm), QString());
    const bool latching = kind == AlarmKind::NotConfirmed || kind == AlarmKind::RunsUnderEStop;
    QCOMPARE(alarm.latching, latching);
    QCOMPARE(alarm.priority == AlarmPriority::Urgent, latching);
}

void tst_AlarmCatalogue::lettersDiffer()
{
    QSet<QString> letters;
    QSet<QString> rules;
    for (const AlarmKind kind : allKinds()) {
        const QString text = alarmLetters(kind);
        QVERIFY(text.size() == 1 || text.size() == 2);
        letters.insert(text);
        rules.insert(AlarmCatalogue::ruleOf(kind));
    }
    QCOMPARE(letters.size(), allKinds().size());
    QCOMPARE(rules.size(), allKinds().size());
    QCOMPARE(alarmLetters(AlarmKind::HighHigh), u"HH"_s);
    QCOMPARE(alarmLetters(AlarmKind::Stale), u"S"_s);
}

void tst_AlarmCatalogue::completes()
{
    QCOMPARE(namesOf(alarmedMotorProfile()->alarms),
             (QStringList{u"amps:high-high"_s, u"amps:high"_s, u"amps:low"_s, u"amps:low-low"_s,
                          u":not-confirmed"_s, u":runs-under-e-stop"_s, u":command-failed"_s,
                          u":against-command"_s, u":stale"_s, u":offline"_s, u":clock-skew"_s}));
    // A relay tells no time and knows no latch, and its e-stop is to drop.
    const auto relay = relayProfile();
    QCOMPARE(namesOf(AlarmCatalogue::completed(*relay, {})),
             (QStringList{u":not-confirmed"_s, u":runs-under-e-stop"_s, u":command-failed"_s,
                          u":against-command"_s, u":stale"_s, u":offline"_s}));
    // A battery takes no commands.
    QCOMPARE(namesOf(AlarmCatalogue::completed(*batteryProfile(), {})),
             (QStringList{u":stale"_s, u":offline"_s}));
}

void tst_AlarmCatalogue::ownOnesCount()
{
    AlarmDefinition high = highAlarm();
    high.limit = 17;
    high.text = u"Too much"_s;
    AlarmDefinition stale = AlarmCatalogue::builtIn(AlarmKind::Stale);
    stale.enabled = false;
    AlarmDefinition odd = AlarmCatalogue::builtIn(AlarmKind::Contradiction);
    odd.rule = u"odd"_s;
    odd.signal = u"amps"_s;
    const auto profile = alarmedMotorProfile({stale, odd, high});
    QCOMPARE(namesOf(profile->alarms),
             (QStringList{u"amps:high-high"_s, u"amps:high"_s, u"amps:low"_s, u"amps:low-low"_s,
                          u"amps:odd"_s, u":not-confirmed"_s, u":runs-under-e-stop"_s,
                          u":command-failed"_s, u":against-command"_s, u":stale"_s, u":offline"_s,
                          u":clock-skew"_s}));
    QCOMPARE(profile->alarms.at(1), high);
    QCOMPARE(profile->alarms.at(9), stale);
}

void tst_AlarmCatalogue::keys_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("device");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char *text, const char *device, const char *subject,
                        const char *rule) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(device)
                            << QString::fromLatin1(subject) << QString::fromLatin1(rule);
    };
    row("raptor/shop/m1/left.amps:high-high", "raptor/shop/m1", "left.amps", "high-high");
    row("raptor/shop/m1:stale", "raptor/shop/m1", "", "stale");
    row("battery/user-1/percent:low", "battery/user-1", "percent", "low");
    row("battery/user-1:offline", "battery/user-1", "", "offline");
    row("guardian/shop/g1:against-command", "guardian/shop/g1", "", "against-command");
    row("raptor/shop/m1/left.amps:amps-without-rpm", "raptor/shop/m1", "left.amps",
        "amps-without-rpm");
    row("raptor/shop/m:1/left.amps:low", "raptor/shop/m:1", "left.amps", "low");
    row("broker/cloud:lost", "", "broker/cloud", "lost");
    row("broker/my cloud/2:certificate", "", "broker/my cloud/2", "certificate");
    row("console:disk-low", "", "console", "disk-low");
    row("console:clock-skew", "", "console", "clock-skew");
}

void tst_AlarmCatalogue::keys()
{
    QFETCH(const QString, text);
    QFETCH(const QString, device);
    QFETCH(const QString, subject);
    QFETCH(const QString, rule);
    const auto key = AlarmCatalogue::parseKey(text);
    QVERIFY2(key.ok(), key.ok() ? "" : qPrintable(key.error().text));
    QCOMPARE(key->device.text(), device);
    QCOMPARE(key->subject, subject);
    QCOMPARE(key->rule, rule);
    QCOMPARE(key->text(), text);
}

void tst_AlarmCatalogue::noKeys_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", ":", "high", "raptor/shop/m1", "raptor/shop/m1:", ":high", "left.amps:high",
          "m1:stale", "raptor/shop/m1/:high", "raptor/shop/m1/a/b:high", "raptor/+/m1:stale",
          "console:lost", "broker/:lost", "broker:lost", "raptor/m1:high"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void tst_AlarmCatalogue::noKeys()
{
    QFETCH(const QString, text);
    const auto key = AlarmCatalogue::parseKey(text);
    QVERIFY2(!key.ok(), qPrintable(key.ok() ? key->text() : QString()));
    QVERIFY(key.error().text.contains(u"is no alarm"_s));
}

void tst_AlarmCatalogue::changes()
{
    const AlarmDefinition before = highAlarm();
    QCOMPARE(changed(before, {}), before);
    AlarmChange change;
    change.enabled = false;
    change.limit = 17.5;
    change.deadband = 0.75;
    change.onDelay = Milliseconds(7);
    change.offDelay = Milliseconds(8);
    change.priority = AlarmPriority::Urgent;
    change.text = u"a"_s;
    change.meaning = u"b"_s;
    change.action = u"c"_s;
    change.consequence = u""_s;
    const AlarmDefinition after = changed(before, change);
    AlarmDefinition wanted = before;
    wanted.enabled = false;
    wanted.limit = 17.5;
    wanted.deadband = 0.75;
    wanted.onDelay = Milliseconds(7);
    wanted.offDelay = Milliseconds(8);
    wanted.priority = AlarmPriority::Urgent;
    wanted.text = u"a"_s;
    wanted.guidance = {u"b"_s, u"c"_s, QString()};
    QCOMPARE(after, wanted);
}

void tst_AlarmCatalogue::wrong_data()
{
    QTest::addColumn<AlarmDefinition>("alarm");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *reason, AlarmDefinition alarm, auto breakIt) {
        breakIt(alarm);
        QTest::newRow(name) << alarm << QString::fromLatin1(reason);
    };
    const AlarmDefinition high = highAlarm();
    const auto builtIn = [](AlarmKind kind) { return AlarmCatalogue::builtIn(kind); };
    row("right", "", high, [](AlarmDefinition &) {});
    row("no rule", "name of a rule", high, [](AlarmDefinition &alarm) { alarm.rule.clear(); });
    row("capitals", "name of a rule", high, [](AlarmDefinition &alarm) { alarm.rule = u"High"_s; });
    row("colon", "name of a rule", high, [](AlarmDefinition &alarm) { alarm.rule = u"a:b"_s; });
    row("no limit", "needs a limit", high, [](AlarmDefinition &alarm) { alarm.limit.reset(); });
    row("no number", "no number", high, [](AlarmDefinition &alarm) { alarm.limit = qQNaN(); });
    row("deadband", "deadband", high, [](AlarmDefinition &alarm) { alarm.deadband = -1; });
    row("endless deadband", "deadband", high,
        [](AlarmDefinition &alarm) { alarm.deadband = qInf(); });
    row("delay", "times", high, [](AlarmDefinition &alarm) { alarm.onDelay = Milliseconds(-1); });
    row("long delay", "times", high,
        [](AlarmDefinition &alarm) { alarm.offDelay = std::chrono::hours(25); });
    row("no text", "needs a text", high, [](AlarmDefinition &alarm) { alarm.text = u" "_s; });
    row("long text", "longer", high,
        [](AlarmDefinition &alarm) { alarm.text = QString(200, u'x'); });
    row("long guidance", "longer", high,
        [](AlarmDefinition &alarm) { alarm.guidance.action = QString(3000, u'x'); });
    row("rate without limit", "needs a limit", builtIn(AlarmKind::Rate), [](AlarmDefinition &) {});
    row("rate without time", "time over which", builtIn(AlarmKind::Rate),
        [](AlarmDefinition &alarm) { alarm.over = Milliseconds(0); });
    row("rate of zero", "above zero", builtIn(AlarmKind::Rate),
        [](AlarmDefinition &alarm) { alarm.limit = 0; });
    row("frozen without time", "time over which", builtIn(AlarmKind::Frozen),
        [](AlarmDefinition &alarm) { alarm.over = Milliseconds(0); });
    row("contradiction of nothing", "contradicts", builtIn(AlarmKind::Contradiction),
        [](AlarmDefinition &) {});
    row("skew of zero", "above zero", builtIn(AlarmKind::ClockSkew),
        [](AlarmDefinition &alarm) { alarm.limit = 0; });
    row("disk of 101 %", "100", builtIn(AlarmKind::DiskLow),
        [](AlarmDefinition &alarm) { alarm.limit = 101; });
    row("certificate in the past", "negative", builtIn(AlarmKind::CertificateExpires),
        [](AlarmDefinition &alarm) { alarm.limit = -1; });
}

void tst_AlarmCatalogue::wrong()
{
    QFETCH(const AlarmDefinition, alarm);
    QFETCH(const QString, reason);
    const QString said = wrongWith(alarm);
    QCOMPARE(said.isEmpty(), reason.isEmpty());
    QVERIFY2(said.contains(reason), qPrintable(said));
}

QTEST_GUILESS_MAIN(tst_AlarmCatalogue)
#include "tst_alarmcatalogue.moc"
