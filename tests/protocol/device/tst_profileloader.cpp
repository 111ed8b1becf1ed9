// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/device/profile_catalogue.h"
#include "protocol/device/profile_loader.h"
#include "tests/protocol/device/built_in_profiles.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Device;
using namespace Qt::StringLiterals;

class tst_ProfileLoader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void builtIns();
    void motorGateway();
    void relay();
    void battery();
    void refuses_data();
    void refuses();
    void laterDirectoryReplaces();
    void twoOfOneId();
};

namespace {

/// A profile that is right; rows break one line of it.
QByteArray sound()
{
    return R"(id = "fan"
title = "Fan"
period_ms = 2000
[[topics]]
state = "fan/{device}/state"
command = "fan/{device}/cmd"
[[signals]]
id = "on"
label = "On"
kind = "boolean"
pointers = ["/on"]
[[signals]]
id = "speed"
label = "Speed"
unit = "rpm"
range = [0, 100]
pointers = ["/speed"]
[[states]]
signal = "on"
equals = true
state = "running"
[commands.start]
payload = '{"on":true}'
confirmed_by = [{ signal = "on", equals = true }]
[commands.stop]
payload = '{"on":false}'
confirmed_by = [{ signal = "on", equals = false }]
[commands.estop]
payload = '{"on":false}'
qos = 2
confirmed_by = [{ signal = "on", equals = false }]
)";
}

void write(const QDir &dir, const QString &name, const QByteArray &content)
{
    QFile file(dir.filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

} // namespace

void tst_ProfileLoader::builtIns()
{
    const LoadedCatalogue loaded = builtInProfiles();
    for (const Error &error : loaded.refused)
        qInfo().noquote() << error.text;
    QVERIFY(loaded.refused.isEmpty());
    QStringList ids;
    for (const ProfilePtr &profile : loaded.catalogue.profiles())
        ids.append(profile->id);
    QCOMPARE(ids, (QStringList{u"battery"_s, u"guardian"_s, u"raptor"_s}));
}

void tst_ProfileLoader::motorGateway()
{
    const ProfilePtr raptor = builtInProfiles().catalogue.find(u"raptor");
    QVERIFY(raptor);
    QCOMPARE(raptor->period, Milliseconds(2000));
    QCOMPARE(raptor->fastestPeriod, Milliseconds(500));
    QCOMPARE(raptor->home, QString());
    QCOMPARE(raptor->stateFilters(), QStringList{u"raptor/+/+/state"_s});
    QCOMPARE(raptor->availabilityFilters(), QStringList{u"raptor/+/+/status"_s});
    const DeviceId m1 = *DeviceId::parse(u"raptor/shop/m1");
    QCOMPARE(raptor->commandTopic(m1), u"raptor/shop/m1/cmd"_s);
    const SignalSpec *rpm = raptor->signalSpec(u"left.rpm");
    QVERIFY(rpm);
    QCOMPARE(rpm->unit, Unit::Rpm);
    QCOMPARE(rpm->range, (Band{0, 1800}));
    QCOMPARE(rpm->normal, std::optional(Band{1380, 1520}));
    QVERIFY(rpm->limits.highHigh.has_value() && !rpm->limits.low.has_value());
    QCOMPARE(raptor->states.constFirst().state, RunState::EStopped);
    QCOMPARE(raptor->turningSignal, u"rpm"_s);
    QCOMPARE(raptor->turningAbove, 30.0);
    QVERIFY(raptor->localMode.has_value());
    QCOMPARE(raptor->localMode->signal, u"mode"_s);
    QCOMPARE(raptor->localMode->equals, Value(u"local"_s));
    QCOMPARE(raptor->commands.size(), 4);
    QCOMPARE(raptor->commands[CommandKind::Start].qos, 1);
    QCOMPARE(raptor->commands[CommandKind::EStop].qos, 2);
    QCOMPARE(raptor->commands[CommandKind::EStop].payload,
             R"({"estop":true,"wheels_running":false})");
    QCOMPARE(raptor->commands[CommandKind::Reset].payload,
             R"({"estop":false,"wheels_running":false})");
    QCOMPARE(raptor->commands[CommandKind::EStop].confirmedBy.size(), 2);
}

void tst_ProfileLoader::relay()
{
    const ProfilePtr guardian = builtInProfiles().catalogue.find(u"guardian");
    QVERIFY(guardian);
    QCOMPARE(guardian->home, u"cloud"_s);
    QCOMPARE(guardian->period, Milliseconds(60000));
    QCOMPARE(guardian->stateFilters(),
             (QStringList{u"guardian/+/state"_s, u"guardian/+/+/state"_s}));
    QCOMPARE(guardian->commandTopic(*DeviceId::parse(u"guardian/g1")), u"guardian/g1/cmd"_s);
    QCOMPARE(guardian->commandTopic(*DeviceId::parse(u"guardian/shop/g1")),
             u"guardian/shop/g1/cmd"_s);
    QVERIFY(!guardian->commands.contains(CommandKind::Reset));
    QVERIFY(!guardian->commands[CommandKind::RelayOn].envelope);
    QCOMPARE(guardian->commands[CommandKind::EStop].payload, R"({"relay":"off"})");
    // The firmware's buffer: header (5), topic length (2), packet id (2), topic and payload.
    for (const CommandSpec &command : guardian->commands)
        QVERIFY(9 + 200 + command.payload.size() <= 256);
}

void tst_ProfileLoader::battery()
{
    const ProfilePtr battery = builtInProfiles().catalogue.find(u"battery");
    QVERIFY(battery);
    QCOMPARE(battery->stateFilters(), QStringList{u"battery/topic"_s});
    QCOMPARE(battery->deviceKeyPointer, u"/userId"_s);
    QVERIFY(battery->commands.isEmpty());
    QCOMPARE(battery->signalSpec(u"flow")->signWords,
             (QStringList{u"charging"_s, u"discharging"_s, u"idle"_s}));
}

void tst_ProfileLoader::refuses_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *from, const char *to, const char *reason) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromUtf8(reason);
    };
    row("no TOML", "title = \"Fan\"", "title = Fan", "fan.toml:2: ");
    row("unknown key", "period_ms = 2000", "perod_ms = 2000",
        "fan.toml:3: unknown key \"perod_ms\"");
    row("unknown signal key", "unit = \"rpm\"", "units = \"rpm\"",
        "fan.toml:15: unknown key \"units\"");
    row("missing title", "title = \"Fan\"", "", "fan.toml:1: \"title\" is missing");
    row("wrong kind of value", "title = \"Fan\"", "title = 7",
        "fan.toml:2: \"title\" must be a text");
    row("bad id", "id = \"fan\"", "id = \"a/b\"", "fan.toml:1: \"a/b\" is no id");
    row("turns by no signal", "period_ms = 2000", "turning = { signal = \"rpm\", above = 30 }",
        "fan.toml:3: there is no signal \"rpm\"");
    row("turns by no number", "period_ms = 2000", "turning = { signal = \"on\", above = 30 }",
        "fan.toml:3: \"on\" is no number");
    row("turns, from where on?", "period_ms = 2000", "turning = { signal = \"speed\" }",
        "fan.toml:3: it needs \"above\"");
    row("turns below zero", "period_ms = 2000", "turning = { signal = \"speed\", above = -1 }",
        "fan.toml:3: it needs \"above\"");
    row("local by no signal", "period_ms = 2000",
        "local_when = { signal = \"mode\", equals = \"local\" }",
        "fan.toml:3: there is no signal \"mode\"");
    row("local by a wrong value", "period_ms = 2000",
        "local_when = { signal = \"on\", equals = \"local\" }",
        "fan.toml:3: \"on\" never has a value of that kind");
    row("local by nothing", "period_ms = 2000", "local_when = { signal = \"on\" }", "fan.toml:3: ");
    row("period zero", "period_ms = 2000", "period_ms = 0",
        "fan.toml:3: \"period_ms\" must be a whole number from 100 to 86400000");
    row("fastest above slowest", "period_ms = 2000", "period_ms = 2000\nfastest_period_ms = 3000",
        "fan.toml:4: \"fastest_period_ms\" must be a whole number from 100 to 2000");
    row("no topics", "[[topics]]", "[topics]", "fan.toml:4: \"topics\" must be a list of tables");
    row("wildcard in topic", "fan/{device}/state", "fan/+/state",
        "fan.toml:4: \"fan/+/state\" is no topic template: + and # are wildcards");
    row("nobody names the device", "fan/{device}/state", "fan/state",
        "fan.toml:4: \"fan/state\" names no {device}, and there is no device_key");
    row("places differ", "fan/{device}/cmd", "fan/cmd",
        "fan.toml:4: \"fan/cmd\" must have the same places as the state topic");
    row("unknown unit", "\"rpm\"", "\"furlongs\"", "fan.toml:15: \"furlongs\" is no known unit");
    row("range upside down", "[0, 100]", "[100, 0]",
        "fan.toml:16: \"range\" must be [low, high] with low below high");
    row("range without end", "[0, 100]", "[0, inf]",
        "fan.toml:16: \"range\" must be [low, high] with low below high");
    row("number without range", "range = [0, 100]", "", "fan.toml:12: \"range\" is missing");
    row("limits fall", "range = [0, 100]", "range = [0, 100]\nlimits = { low = 5, high = 4 }",
        "fan.toml:12: the limits must rise");
    row("unknown limit", "range = [0, 100]", "range = [0, 100]\nlimits = { hihi = 5 }",
        "fan.toml:17: unknown key \"hihi\"");
    row("no pointer", "pointers = [\"/speed\"]", "pointers = [\"speed\"]",
        "fan.toml:12: \"speed\" is no JSON pointer");
    row("no pointers", "pointers = [\"/speed\"]", "", "fan.toml:12: it needs pointers");
    row("unknown kind", "kind = \"boolean\"", "kind = \"bool\"",
        "fan.toml:10: \"kind\" must be number, boolean or text");
    row("twice the same signal", "id = \"speed\"", "id = \"on\"",
        "fan.toml:12: there are two signals \"on\"");
    row("unit on a flag", "kind = \"boolean\"", "kind = \"boolean\"\nunit = \"V\"",
        "fan.toml:7: only numbers have a unit");
    row("derived from nothing", "pointers = [\"/on\"]",
        "pointers = [\"/on\"]\n[[signals]]\nid = \"flow\"\nlabel = \"Flow\"\nkind = \"text\"\n"
        "derived_from = \"power\"\nsign_words = [\"a\", \"b\", \"c\"]",
        "fan.toml:12: \"power\", which it is derived from, is no number signal above it");
    row("rule for no signal", "signal = \"on\"\nequals = true\nstate",
        "signal = \"off\"\nequals = true\nstate", "fan.toml:18: there is no signal \"off\"");
    row("rule never true", "signal = \"on\"\nequals = true\nstate",
        "signal = \"on\"\nequals = \"yes\"\nstate",
        "fan.toml:18: \"on\" never has a value of that kind");
    row("unknown state", "\"running\"", "\"dancing\"",
        "fan.toml:18: \"dancing\" is no known state");
    row("payload is no JSON", R"('{"on":true}')", R"('{"on":true')",
        "fan.toml:22: the payload is no JSON object");
    row("payload with spaces", R"('{"on":true}')", R"('{"on": true}')",
        "fan.toml:22: the payload must be compact JSON without spaces");
    row("QoS 3", "qos = 2", "qos = 3", "fan.toml:30: \"qos\" must be a whole number from 0 to 2");
    row("unknown command", "[commands.estop]", "[commands.explode]",
        "fan.toml:28: unknown key \"explode\"");
    row("start without stop", "[commands.stop]", "[commands.reset]",
        "a device that can be started needs the commands stop and estop");
    row("no command topic", "command = \"fan/{device}/cmd\"", "", "has no command topic");
    row("no proof",
        "[commands.stop]\npayload = '{\"on\":false}'\n"
        "confirmed_by = [{ signal = \"on\", equals = false }]",
        "[commands.stop]\npayload = '{\"on\":false}'", "fan.toml:25: \"confirmed_by\" is missing");
}

void tst_ProfileLoader::refuses()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, reason);
    QVERIFY2(parseProfile(sound(), u"fan.toml"_s).ok(), "the unbroken profile must be right");

    QByteArray broken = sound();
    const qsizetype at = broken.indexOf(from);
    QVERIFY(at >= 0);
    broken.replace(at, from.size(), to);
    const Result<ProfilePtr> loaded = parseProfile(broken, u"fan.toml"_s);
    QVERIFY(!loaded.ok());
    QVERIFY2(loaded.error().text.contains(reason), qPrintable(loaded.error().text));
    QVERIFY2(loaded.error().text.startsWith(u"fan.toml:"), qPrintable(loaded.error().text));
}

void tst_ProfileLoader::laterDirectoryReplaces()
{
    QTemporaryDir first;
    QTemporaryDir second;
    write(QDir(first.path()), u"fan.toml"_s, sound());
    write(QDir(second.path()), u"mine.toml"_s, sound().replace("\"Fan\"", "\"My fan\""));
    write(QDir(second.path()), u"torn.toml"_s, "id = ");
    const LoadedCatalogue loaded =
        loadCatalogue({first.path(), second.path(), u"/nonexistent/profiles"_s});
    QCOMPARE(loaded.catalogue.profiles().size(), 1);
    QCOMPARE(loaded.catalogue.find(u"fan")->title, u"My fan"_s);
    QCOMPARE(loaded.refused.size(), 1);
    QVERIFY(loaded.refused.constFirst().text.contains(u"torn.toml:1: "_s));
}

void tst_ProfileLoader::twoOfOneId()
{
    QTemporaryDir dir;
    write(QDir(dir.path()), u"a.toml"_s, sound());
    write(QDir(dir.path()), u"b.toml"_s, sound().replace("\"Fan\"", "\"Other\""));
    const LoadedCatalogue loaded = loadCatalogue({dir.path()});
    QCOMPARE(loaded.catalogue.find(u"fan")->title, u"Fan"_s);
    QCOMPARE(loaded.refused.size(), 1);
    QVERIFY(loaded.refused.constFirst().text.contains(u"b.toml: another file"_s));
}

QTEST_GUILESS_MAIN(tst_ProfileLoader)
#include "tst_profileloader.moc"
