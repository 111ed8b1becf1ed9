// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/alarm_catalogue.h"
#include "protocol/device/profile_loader.h"
#include "tests/protocol/device/built_in_profiles.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Device;
using namespace Qt::StringLiterals;

class tst_ProfileAlarms : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void limitsAreEnough();
    void readsEverything();
    void readsContradictions();
    void readsRulesOfDevices();
    void refuses_data();
    void refuses();
    void builtInProfilesGuide_data();
    void builtInProfilesGuide();
    void motorLimitsSettle();
};

namespace {

/// 17 lines; what is appended begins on line 18.
QByteArray fan()
{
    return R"(id = "fan"
title = "Fan"
[[topics]]
state = "fan/{device}/state"
[[signals]]
id = "on"
label = "On"
kind = "boolean"
pointers = ["/on"]
[group]
array = "/motors"
key = "/id"
flat_name = "motor"
signals = [
    { id = "amps", label = "Amps", unit = "A", range = [0, 20], limits = { high = 10, high_high = 15 }, pointers = ["/a"] },
    { id = "rpm", label = "RPM", unit = "rpm", range = [0, 2000], pointers = ["/r"] },
]
)";
}

const AlarmDefinition *find(const ProfilePtr &profile, const QString &signal, const QString &rule)
{
    for (const AlarmDefinition &alarm : profile->alarms) {
        if (alarm.signal == signal && alarm.rule == rule)
            return &alarm;
    }
    return nullptr;
}

ProfilePtr parsed(const QByteArray &alarms)
{
    const auto profile = parseProfile(fan() + alarms, u"fan.toml"_s);
    if (!profile.ok())
        qInfo().noquote() << profile.error().text;
    return profile.ok() ? *profile : ProfilePtr();
}

} // namespace

void tst_ProfileAlarms::limitsAreEnough()
{
    const ProfilePtr profile = parsed({});
    QVERIFY(profile);
    QStringList names;
    for (const AlarmDefinition &alarm : profile->alarms)
        names.append(alarm.signal + u':' + alarm.rule);
    QCOMPARE(names, (QStringList{u"amps:high-high"_s, u"amps:high"_s, u":stale"_s, u":offline"_s}));
    QCOMPARE(find(profile, u"amps"_s, u"high"_s)->limit, std::optional(10.0));
    QCOMPARE(find(profile, u"amps"_s, u"high"_s)->text, u"Amps high"_s);
}

void tst_ProfileAlarms::readsEverything()
{
    const ProfilePtr profile = parsed(R"(
[[alarms]]
kind = "high"
signal = "amps"
limit = 9
deadband = 0.5
on_delay_ms = 1500
off_delay_ms = 2500
only_in = ["running", "relay-on"]
settle_ms = 3500
priority = 1
latching = true
enabled = false
text = "Too much"
meaning = "m"
action = "a"
consequence = "c"
[[alarms]]
kind = "low-low"
signal = "rpm"
limit = 100
[[alarms]]
kind = "rate"
signal = "rpm"
limit = 50
over_ms = 4000
[[alarms]]
kind = "frozen"
signal = "rpm"
over_ms = 30000
)");
    QVERIFY(profile);
    AlarmDefinition wanted;
    wanted.rule = u"high"_s;
    wanted.kind = AlarmKind::High;
    wanted.signal = u"amps"_s;
    wanted.enabled = false;
    wanted.priority = AlarmPriority::Urgent;
    wanted.text = u"Too much"_s;
    wanted.guidance = {u"m"_s, u"a"_s, u"c"_s};
    wanted.limit = 9;
    wanted.deadband = 0.5;
    wanted.onDelay = Milliseconds(1500);
    wanted.offDelay = Milliseconds(2500);
    wanted.onlyIn = {RunState::Running, RunState::RelayOn};
    wanted.settle = Milliseconds(3500);
    wanted.latching = true;
    QCOMPARE(*find(profile, u"amps"_s, u"high"_s), wanted);
    const AlarmDefinition *low = find(profile, u"rpm"_s, u"low-low"_s);
    QVERIFY(low);
    QCOMPARE(low->limit, std::optional(100.0));
    QCOMPARE(low->deadband, 20.0);
    QCOMPARE(low->priority, AlarmPriority::High);
    QCOMPARE(find(profile, u"rpm"_s, u"rate"_s)->over, Milliseconds(4000));
    QCOMPARE(find(profile, u"rpm"_s, u"frozen"_s)->over, Milliseconds(30'000));
}

void tst_ProfileAlarms::readsContradictions()
{
    const ProfilePtr profile = parsed(R"(
[[alarms]]
kind = "contradiction"
rule = "jam"
when = [{ signal = "on", equals = true }, { signal = "amps", above = 2 }, { signal = "rpm", below = 30 }]
text = "Jammed"
[[alarms]]
kind = "contradiction"
rule = "odd"
when = [{ signal = "on", differs = true }]
)");
    QVERIFY(profile);
    const AlarmDefinition *jam = find(profile, u"amps"_s, u"jam"_s); // at the first of the group
    QVERIFY(jam);
    const QList<AlarmComparison> when{{u"on"_s, AlarmComparison::Relation::Equals, true},
                                      {u"amps"_s, AlarmComparison::Relation::Above, 2.0},
                                      {u"rpm"_s, AlarmComparison::Relation::Below, 30.0}};
    QCOMPARE(jam->when, when);
    QCOMPARE(jam->onDelay, Milliseconds(5000));
    QVERIFY(find(profile, u"on"_s, u"odd"_s));
}

void tst_ProfileAlarms::readsRulesOfDevices()
{
    const ProfilePtr profile = parsed(R"(
[[alarms]]
kind = "stale"
priority = 2
text = "Silent"
[[alarms]]
kind = "clock-skew"
limit = 5000
[[alarms]]
kind = "runs-under-e-stop"
settle_ms = 120000
)");
    QVERIFY(profile);
    QCOMPARE(find(profile, {}, u"stale"_s)->text, u"Silent"_s);
    QCOMPARE(find(profile, {}, u"stale"_s)->priority, AlarmPriority::High);
    QVERIFY(!find(profile, {}, u"stale"_s)->guidance.action.isEmpty()); // as it is built in
    QCOMPARE(find(profile, {}, u"clock-skew"_s)->limit, std::optional(5000.0));
    QCOMPARE(find(profile, {}, u"runs-under-e-stop"_s)->settle, Milliseconds(120'000));
}

void tst_ProfileAlarms::refuses_data()
{
    QTest::addColumn<QByteArray>("alarms");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *alarms, const char *reason) {
        QTest::newRow(name) << QByteArray(alarms) << u"fan.toml:"_s + QString::fromUtf8(reason);
    };
    const QByteArray high = "[[alarms]]\nkind = \"high\"\nsignal = \"amps\"\n";
    const auto more = [&row, &high](const char *name, const char *line, const char *reason) {
        row(name, QByteArray(high + line + '\n').constData(), reason);
    };
    row("no table", "alarms = 3\n", "18: ");
    row("no kind", "[[alarms]]\nsignal = \"amps\"\n", "18: \"kind\" is missing");
    row("unknown kind", "[[alarms]]\nkind = \"loud\"\n", "18: \"loud\" is no known kind of alarm");
    row("a kind of brokers", "[[alarms]]\nkind = \"lost\"\n", "18: \"lost\" is no known kind");
    row("unknown key", "[[alarms]]\nkind = \"stale\"\ncolour = \"red\"\n",
        "20: unknown key \"colour\"");
    row("no signal", "[[alarms]]\nkind = \"high\"\n", "18: \"signal\" is missing");
    row("unknown signal", "[[alarms]]\nkind = \"high\"\nsignal = \"volts\"\n",
        "18: there is no signal \"volts\"");
    row("no number", "[[alarms]]\nkind = \"high\"\nsignal = \"on\"\n", "18: \"on\" is no number");
    row("limit missing", "[[alarms]]\nkind = \"low\"\nsignal = \"amps\"\n", "18: it needs a limit");
    row("rate without limit", "[[alarms]]\nkind = \"rate\"\nsignal = \"amps\"\n",
        "18: it needs a limit");
    more("limit no number", "limit = \"10\"", "21: \"limit\" must be a number");
    more("deadband", "deadband = -1", "18: its deadband must not be negative");
    more("priority 0", "priority = 0", "21: \"priority\" must be a whole number from 1 to 3");
    more("priority 4", "priority = 4", "21: \"priority\" must be a whole number from 1 to 3");
    more("priority a word", "priority = \"high\"", "21: \"priority\" must be");
    more("negative delay", "on_delay_ms = -1", "21: \"on_delay_ms\" must be a whole number");
    more("endless delay", "off_delay_ms = 86400001", "21: \"off_delay_ms\" must be");
    more("unknown state", "only_in = [\"dancing\"]", "21: \"dancing\" is no known state");
    more("no flag", "latching = 1", "21: \"latching\" must be true or false");
    more("empty text", "text = \"\"", "21: \"text\" is empty");
    more("rule of its own", "rule = \"mine\"", "21: \"rule\" means nothing for this kind of alarm");
    more("looks back", "over_ms = 3", "21: \"over_ms\" means nothing");
    more("compares", "when = [{ signal = \"amps\", above = 1 }]", "21: \"when\" means nothing");
    more("limits fall", "limit = 16",
         "18: the limits of \"amps\" must rise from low-low over low and high to high-high");
    more("twice", "[[alarms]]\nkind = \"high\"\nsignal = \"amps\"",
         "21: there are two alarms \"high\" of \"amps\"");
    row("twice stale", "[[alarms]]\nkind = \"stale\"\n[[alarms]]\nkind = \"stale\"\n",
        "20: there are two alarms \"stale\"");
    row("signal of a device rule", "[[alarms]]\nkind = \"stale\"\nsignal = \"amps\"\n",
        "20: \"signal\" means nothing");
    row("state of a device rule", "[[alarms]]\nkind = \"stale\"\nonly_in = [\"running\"]\n",
        "20: \"only_in\" means nothing");
    row("skew of zero", "[[alarms]]\nkind = \"clock-skew\"\nlimit = 0\n",
        "18: its limit has to be above zero");
    const auto odd = [&row](const char *name, const char *rest, const char *reason) {
        const QByteArray text = "[[alarms]]\nkind = \"contradiction\"\n"_ba + rest + '\n';
        row(name, text.constData(), reason);
    };
    odd("nameless", "when = [{ signal = \"on\", equals = true }]", "18: \"rule\" is missing");
    odd("of nothing", "rule = \"odd\"", "18: \"when\" is missing");
    odd("name of a kind", "rule = \"stale\"\nwhen = [{ signal = \"on\", equals = true }]",
        "18: \"stale\" is the name of a kind");
    odd("bad name", "rule = \"Odd one\"\nwhen = [{ signal = \"on\", equals = true }]",
        "18: \"Odd one\" is no name of a rule");
    odd("unknown comparison", "rule = \"odd\"\nwhen = [{ signal = \"on\", is = true }]",
        "21: unknown key \"is\"");
    odd("no comparison", "rule = \"odd\"\nwhen = [{ signal = \"on\" }]", "21: it needs one of");
    odd("two comparisons", "rule = \"odd\"\nwhen = [{ signal = \"rpm\", above = 1, below = 2 }]",
        "21: it needs one of");
    odd("compares no signal", "rule = \"odd\"\nwhen = [{ signal = \"off\", equals = true }]",
        "21: there is no signal \"off\"");
    odd("wrong kind of value", "rule = \"odd\"\nwhen = [{ signal = \"on\", equals = 1 }]",
        "21: \"on\" never has a value of that kind");
    odd("above a text", "rule = \"odd\"\nwhen = [{ signal = \"rpm\", above = \"1\" }]",
        "21: \"rpm\" never has a value of that kind");
    odd("a flag above", "rule = \"odd\"\nwhen = [{ signal = \"on\", above = 1 }]",
        "21: \"on\" is no number");
}

void tst_ProfileAlarms::refuses()
{
    QFETCH(const QByteArray, alarms);
    QFETCH(const QString, reason);
    // A plain key has to stand before the first table.
    const bool table = alarms.startsWith('[');
    const QByteArray text = table ? fan() + alarms : alarms + fan();
    const auto profile = parseProfile(text, u"fan.toml"_s);
    QVERIFY(!profile.ok());
    const QString wanted = table ? reason : u"fan.toml:1: "_s;
    QVERIFY2(profile.error().text.startsWith(wanted), qPrintable(profile.error().text));
}

void tst_ProfileAlarms::builtInProfilesGuide_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("raptor") << u"raptor"_s;
    QTest::newRow("guardian") << u"guardian"_s;
    QTest::newRow("battery") << u"battery"_s;
}

/// Whatever they raise, an operator is told what it means, what to do, and what happens otherwise.
void tst_ProfileAlarms::builtInProfilesGuide()
{
    QFETCH(const QString, id);
    const ProfilePtr profile = builtInProfiles().catalogue.find(id);
    QVERIFY(profile);
    QVERIFY(!profile->alarms.isEmpty());
    QSet<QString> names;
    for (const AlarmDefinition &alarm : profile->alarms) {
        QCOMPARE(wrongWith(alarm), QString());
        names.insert(alarm.signal + u':' + alarm.rule);
        const QByteArray name = alarm.rule.toUtf8();
        QVERIFY2(!alarm.guidance.meaning.isEmpty(), name.constData());
        QVERIFY2(!alarm.guidance.action.isEmpty(), name.constData());
        QVERIFY2(!alarm.guidance.consequence.isEmpty(), name.constData());
        QVERIFY2(alarm.text.size() <= 40, name.constData()); // it stands in a banner
    }
    QCOMPARE(names.size(), profile->alarms.size());
    QVERIFY(names.contains(u":stale"_s));
    QCOMPARE(names.contains(u":command-failed"_s), id != u"battery"_s);
}

/// A start draws five times the rated current, and comes up within seconds.
void tst_ProfileAlarms::motorLimitsSettle()
{
    const ProfilePtr raptor = builtInProfiles().catalogue.find(u"raptor");
    QVERIFY(raptor);
    int limits = 0;
    for (const AlarmDefinition &alarm : raptor->alarms) {
        const bool ofMotor = alarm.signal == u"amps"_s || alarm.signal == u"rpm"_s;
        if (!ofMotor || !AlarmCatalogue::isLimit(alarm.kind))
            continue;
        ++limits;
        QCOMPARE(alarm.onlyIn, QList<RunState>{RunState::Running});
        QVERIFY(alarm.settle >= Milliseconds(10'000));
    }
    QCOMPARE(limits, 6);
}

QTEST_GUILESS_MAIN(tst_ProfileAlarms)
#include "tst_profilealarms.moc"
