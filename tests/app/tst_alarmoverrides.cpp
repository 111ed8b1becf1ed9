// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/alarm_overrides.h"
#include "app/core/console_config.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::App;
using namespace Qt::StringLiterals;

class tst_AlarmOverrides : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void reads();
    void refuses_data();
    void refuses();
    void unknownKeysAreRemarks();
    void savesAndKeepsTheRest();
    void addedByHandMeanwhile();
    void brokersAndAlarmsLeaveEachOtherAlone();
    void survivesOddTexts();
    void doesNotTouchABrokenFile();
};

namespace {

constexpr auto example = "# our plant\n"
                         "plant = \"Grain plant\"\n"
                         "\n"
                         "# the old leg\n"
                         "[[alarm]]\n"
                         "alarm = \"raptor/shop/m1/left.amps:high\"\n"
                         "# it was too tight\n"
                         "limit = 17\n"
                         "\n"
                         "# the Pi\n"
                         "[[broker]]\n"
                         "name = \"local\"\n"
                         "url = \"mqtt://pi.example:1883\"\n"
                         "# stands between\n"
                         "[[alarm]]\n"
                         "alarm = \"broker/local:lost\"\n"
                         "on_delay_ms = 20_000\n"
                         "\n"
                         "[names] # of people\n"
                         "\"raptor/shop/m1\" = \"bin-1 fan\" # where it stands\n";

AlarmKey keyOf(const QString &device, const QString &subject, const QString &rule)
{
    return {device.isEmpty() ? DeviceId() : DeviceId::parse(device).value(), subject, rule};
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

} // namespace

void tst_AlarmOverrides::reads()
{
    const auto loaded = parseConfig("[[alarm]]\n"
                                    "alarm = \"raptor/shop/m1/left.amps:high\"\n"
                                    "enabled = false\nlimit = 17.5\ndeadband = 1\n"
                                    "on_delay_ms = 2000\noff_delay_ms = 0\npriority = 1\n"
                                    "text = \"a\"\nmeaning = \"b\"\naction = \"c\"\n"
                                    "consequence = \"\"\n"
                                    "[[alarm]]\nalarm = \"console:disk-low\"\n",
                                    u"console.toml"_s);
    QVERIFY2(loaded.ok(), loaded.ok() ? "" : qPrintable(loaded.error().text));
    QCOMPARE(loaded->remarks, QStringList());
    AlarmChange change;
    change.enabled = false;
    change.limit = 17.5;
    change.deadband = 1;
    change.onDelay = Milliseconds(2000);
    change.offDelay = Milliseconds(0);
    change.priority = AlarmPriority::Urgent;
    change.text = u"a"_s;
    change.meaning = u"b"_s;
    change.action = u"c"_s;
    change.consequence = u""_s;
    const QList<AlarmOverride> wanted{
        {keyOf(u"raptor/shop/m1"_s, u"left.amps"_s, u"high"_s), change},
        {keyOf({}, u"console"_s, u"disk-low"_s), {}}};
    QCOMPARE(loaded->config.alarms, wanted);
}

void tst_AlarmOverrides::refuses_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const char *rest, const char *error) {
        QTest::newRow(name) << QByteArray(rest) << u"c.toml:"_s + QString::fromLatin1(error);
    };
    row("nameless", "limit = 3", "1: it needs \"alarm\"");
    row("no alarm", "alarm = \"left.amps:high\"", "2: \"left.amps:high\" is no alarm");
    row("no text", "alarm = 3", "2: \"alarm\" must be a text");
    const QByteArray named = "alarm = \"raptor/shop/m1:stale\"\n";
    const auto with = [&row, &named](const char *line, const char *error) {
        row(line, QByteArray(named + line).constData(), error);
    };
    with("enabled = 1", "3: \"enabled\" must be true or false");
    with("limit = \"3\"", "3: \"limit\" must be a number");
    with("limit = nan", "3: \"limit\" must be a number");
    with("deadband = -0.1", "3: \"deadband\" must not be negative");
    with("on_delay_ms = -1", "3: \"on_delay_ms\" must be 0 to 86400000");
    with("off_delay_ms = 86400001", "3: \"off_delay_ms\" must be 0 to 86400000");
    with("on_delay_ms = 1.5", "3: \"on_delay_ms\" must be a whole number");
    with("priority = 0", "3: \"priority\" must be 1 (urgent)");
    with("priority = 4", "3: \"priority\" must be 1 (urgent)");
    with("text = \" \"", "3: \"text\" must not be empty");
    with("action = 3", "3: \"action\" must be a text");
    with("[[alarm]]\nalarm = \"raptor/shop/m1:stale\"", "3: \"raptor/shop/m1:stale\" stands");
}

void tst_AlarmOverrides::refuses()
{
    QFETCH(const QByteArray, rest);
    QFETCH(const QString, error);
    const auto loaded = parseConfig("[[alarm]]\n" + rest + '\n', u"/somewhere/c.toml"_s);
    QVERIFY(!loaded.ok());
    QVERIFY2(loaded.error().text.startsWith(error), qPrintable(loaded.error().text));
}

void tst_AlarmOverrides::unknownKeysAreRemarks()
{
    const auto loaded =
        parseConfig("[[alarm]]\nalarm = \"raptor/shop/m1:stale\"\ncolour = \"red\"\n", u"c.toml"_s);
    QVERIFY(loaded.ok());
    QCOMPARE(loaded->remarks, QStringList{u"c.toml:3: unknown key \"colour\""_s});
    QCOMPARE(loaded->config.alarms.size(), 1);
}

void tst_AlarmOverrides::savesAndKeepsTheRest()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(u"sub/console.toml"_s);
    AlarmOverride lost{keyOf({}, u"broker/local"_s, u"lost"_s), {}};
    lost.change.limit = 3;
    QVERIFY(saveAlarm(path, lost).ok()); // where there is none yet
    QCOMPARE(loadConfig(path)->config.alarms, QList<AlarmOverride>{lost});
    put(path, example);
    auto config = loadConfig(path)->config;
    QCOMPARE(config.alarms.size(), 2);
    AlarmOverride one = config.alarms.first();
    one.change.limit = 16.25;
    one.change.text = u"\"Too\" much \\ \u00e4\n[[broker]]"_s;
    one.change.enabled = true;
    one.change.priority = AlarmPriority::Low;
    one.change.offDelay = Milliseconds(1500);
    config.alarms = {one};
    QVERIFY(saveAlarm(path, {lost.key, {}}).ok());
    for (int i = 0; i < 3; ++i) { // as often as one likes
        const Outcome saved = saveAlarm(path, one);
        QVERIFY2(saved.ok(), saved.ok() ? "" : qPrintable(saved.error().text));
        const auto again = loadConfig(path);
        QVERIFY2(again.ok(), again.ok() ? "" : qPrintable(again.error().text));
        QCOMPARE(again->config, config);
    }
    const QByteArray text = contentOf(path);
    for (const char *kept : {"# our plant", "# the old leg", "# the Pi", "# stands between",
                             "[names] # of people", "# where it stands"})
        QVERIFY2(text.contains(kept), kept);
    QVERIFY(!text.contains("# it was too tight")); // of a table that is written anew
    QCOMPARE(text.count("[[alarm]]"), 1);
    QCOMPARE(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
    QVERIFY(saveAlarm(path, {one.key, {}}).ok());
    QVERIFY(!contentOf(path).contains("[[alarm]]"));
}

/// Somebody edits the file while the program runs and saves another alarm.
void tst_AlarmOverrides::addedByHandMeanwhile()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(u"console.toml"_s);
    put(path,
        QByteArray(example)
            + "[[alarm]]\nalarm = \"raptor/shop/m2:stale\"\n"
              "on_delay_ms = 5000\n");
    const auto before = loadConfig(path)->config;
    QCOMPARE(before.alarms.size(), 3);
    AlarmOverride disk{keyOf({}, u"console"_s, u"disk-low"_s), {}};
    disk.change.limit = 3;
    QVERIFY(saveAlarm(path, disk).ok());
    auto wanted = before;
    wanted.alarms.append(disk);
    QCOMPARE(loadConfig(path)->config, wanted);
    QVERIFY(saveAlarm(path, {disk.key, {}}).ok());
    QCOMPARE(loadConfig(path)->config, before);
}

void tst_AlarmOverrides::brokersAndAlarmsLeaveEachOtherAlone()
{
    const auto before = parseConfig(example, u"c.toml"_s)->config;
    const QByteArray brokers = withBrokers(example, before.brokers);
    QCOMPARE(parseConfig(brokers, u"c.toml"_s)->config, before);
    QVERIFY(brokers.contains("# it was too tight"));
    const QByteArray none = withBrokers(example, {});
    QCOMPARE(parseConfig(none, u"c.toml"_s)->config.alarms, before.alarms);
    const QByteArray alarms = withAlarms(brokers, before.alarms);
    QCOMPARE(parseConfig(alarms, u"c.toml"_s)->config, before);
    const QByteArray quiet = withAlarms(example, {});
    QCOMPARE(parseConfig(quiet, u"c.toml"_s)->config.brokers, before.brokers);
    QCOMPARE(withAlarms(quiet, {}), quiet);
}

/// What looks like a table and is none.
void tst_AlarmOverrides::survivesOddTexts()
{
    const QByteArray odd = "plant = '''\n[[alarm]]\nx'''\n"
                           "[[alarm]]\nalarm = \"raptor/shop/m1:stale\"\n"
                           "action = \"\"\"\nLook.\n[[broker]]\nname = \"no\"\n\"\"\"\n"
                           "# kept\n"
                           "[[broker]]\nname = \"a\"\nurl = \"mqtt://h\"\ndevices = [\n"
                           "    \"raptor/shop/*\", # all\n]\n"
                           "# kept as well\n";
    const auto before = parseConfig(odd, u"c.toml"_s);
    QVERIFY2(before.ok(), before.ok() ? "" : qPrintable(before.error().text));
    for (const QByteArray &text :
         {withAlarms(odd, before->config.alarms), withBrokers(odd, before->config.brokers)}) {
        const auto after = parseConfig(text, u"c.toml"_s);
        QVERIFY2(after.ok(), text.constData());
        QCOMPARE(after->config, before->config);
        QVERIFY(text.contains("# kept\n") && text.contains("# kept as well"));
    }
    const QByteArray flat =
        "alarm = [\n    { alarm = \"raptor/shop/m1:stale\", enabled = false },\n"
        "]\nplant = \"P\"\n";
    const QByteArray written = withAlarms(flat, parseConfig(flat, u"c.toml"_s)->config.alarms);
    QCOMPARE(parseConfig(written, u"c.toml"_s)->config, parseConfig(flat, u"c.toml"_s)->config);
    QCOMPARE(withAlarms("plant = \n", {}), QByteArray("plant = \n"));
}

void tst_AlarmOverrides::doesNotTouchABrokenFile()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(u"console.toml"_s);
    put(path, "plant = oops\n");
    const Outcome saved = saveAlarm(path, {keyOf({}, u"console"_s, u"disk-low"_s), {}});
    QVERIFY(!saved.ok());
    QVERIFY(saved.error().text.contains(u"console.toml:1"_s));
    QCOMPARE(contentOf(path), QByteArray("plant = oops\n"));
}

QTEST_GUILESS_MAIN(tst_AlarmOverrides)
#include "tst_alarmoverrides.moc"
