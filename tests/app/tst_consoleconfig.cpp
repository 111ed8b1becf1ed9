// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/console_config.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::App;
using namespace Qt::StringLiterals;

namespace {

constexpr auto example =
    "# our plant\n"
    "plant = \"Grain plant\"\n"
    "site = \"shop\"\n"
    "theme = \"dark\"\n"
    "role = \"view\"\n"
    "\n"
    "# the Pi next to the plant\n"
    "[[broker]]\n"
    "name = \"local\"\n"
    "url = \"mqtt://raptor3.example:1883\"\n"
    "health = \"http://raptor3.example:3000/health\"\n"
    "\n"
    "[[broker]]\n"
    "name = \"cloud\"\n"
    "url = \"wss://broker.example:8083/mqtt\"\n"
    "user = \"console\"\n"
    "standby = \"commands-only\"\n"
    "devices = [ # of this plant\n"
    "    \"raptor/shop/*\",\n"
    "    \"guardian/garage-1\",\n"
    "]\n"
    "\n"
    "[names]\n"
    "\"raptor/shop/m1\" = \"bin-1 fan\" # where it stands\n"
    "\n"
    "[sites]\n"
    "\"guardian/garage-1\" = \"shop\"\n"
    "\n"
    "[[sequences]]\n"
    "name = \"Fill bin 3\"\n"
    "steps = [\n"
    "    {device = \"raptor/shop/m1\"},\n"
    "    {device = \"guardian/garage-1\", command = \"relay-on\", pause_s = 2.5},\n"
    "]\n";

} // namespace

class TestConsoleConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void reads();
    void alarmJournalDays();
    void history();
    void feeds();
    void brokersDoNotTakeTheNameOfAFeed();
    void refuses_data();
    void refuses();
    void remarksUnknownKeys();
    void missingFileIsEmpty();
    void savesBrokersAndKeepsTheRest();
    void doesNotTouchABrokenFile();
};

void TestConsoleConfig::alarmJournalDays()
{
    const auto days = [](const QByteArray &text) {
        const auto loaded = parseConfig(text, u"c.toml"_s);
        return loaded ? loaded->config.alarmJournalDays : -1;
    };
    QCOMPARE(days({}), 730);
    QCOMPARE(days("alarm_journal_days = 400\n"), 400);
    QCOMPARE(days("alarm_journal_days = 0\n"), 0); // all is kept
}

void TestConsoleConfig::history()
{
    const auto read = [](const QByteArray &text) {
        const auto loaded = parseConfig(text, u"/etc/raptor/c.toml"_s);
        return loaded ? loaded->config.history : HistorySettings{false, {}, 0, 0};
    };
    QCOMPARE(read({}), (HistorySettings{true, {}, 730, 20'000'000'000}));
    QCOMPARE(read("[history]\nkeep_days = 0\nkeep_gb = 1.5\nfolder = \"big/disk\"\n"),
             (HistorySettings{true, u"/etc/raptor/big/disk"_s, 0, 1'500'000'000}));
    QCOMPARE(read("[history]\nkeep_mb = 250\nkeep_days = 31\nfolder = \"/mnt/history\"\n"),
             (HistorySettings{true, u"/mnt/history"_s, 31, 250'000'000}));
    QCOMPARE(read("[history]\nkeep_gb = 0\n").keepBytes, 0);
    QVERIFY(!read("[history]\nenabled = false\n").enabled);
    QCOMPARE(historyFolder({}, u"/data"_s), u"/data"_s);
    QCOMPARE(historyFolder(read("[history]\nfolder = \"/mnt\"\n"), u"/data"_s), u"/mnt"_s);
    const auto odd = parseConfig("[history]\nkeep_years = 3\n", u"c.toml"_s);
    QVERIFY(odd.ok());
    QCOMPARE(odd->remarks, QStringList{u"c.toml:2: unknown key \"keep_years\""_s});
}

void TestConsoleConfig::feeds()
{
    const auto loaded = parseConfig("[[feed]]\n"
                                    "name = \"battery-ws\"\n"
                                    "url = \"ws://localhost:8080/ws\"\n"
                                    "profile = \"battery\"\n"
                                    "[[feed]]\n"
                                    "name = \"far\"\n"
                                    "url = \"wss://192.0.2.7/ws\"\n"
                                    "profile = \"battery\"\n"
                                    "ca = \"plant-ca.pem\"\n"
                                    "expected_host = \"energy.example\"\n"
                                    "colour = \"red\"\n",
                                    u"/etc/raptor/c.toml"_s);
    QVERIFY2(loaded.ok(), loaded.ok() ? "" : qPrintable(loaded.error().text));
    QCOMPARE(loaded->remarks, QStringList{u"c.toml:11: unknown key \"colour\""_s});
    const QList<FeedProfile> expected{{.name = u"battery-ws"_s,
                                       .url = BrokerUrl::parse(u"ws://localhost:8080/ws").value(),
                                       .deviceProfile = u"battery"_s},
                                      {.name = u"far"_s,
                                       .url = BrokerUrl::parse(u"wss://192.0.2.7:443/ws").value(),
                                       .deviceProfile = u"battery"_s,
                                       .caFile = u"/etc/raptor/plant-ca.pem"_s,
                                       .expectedHost = u"energy.example"_s,
                                       .connectTimeout = Milliseconds(10'000)}};
    QCOMPARE(loaded->config.feeds, expected);
    QVERIFY(loaded->config.brokers.isEmpty());
}

/// What is saved from the window must be readable at the next start.
void TestConsoleConfig::brokersDoNotTakeTheNameOfAFeed()
{
    const QByteArray text = "[[feed]] # of the inverter\nname = \"energy\"\n"
                            "url = \"ws://h/ws\"\nprofile = \"battery\"\n";
    QTemporaryDir directory;
    const QString path = directory.filePath(u"console.toml"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    BrokerProfile broker{.name = u"energy"_s, .url = BrokerUrl::parse(u"mqtt://h").value()};
    const auto refused = saveBrokers(path, {broker});
    QVERIFY(!refused.ok());
    QVERIFY2(refused.error().text.contains(u"two sources are named"_s),
             qPrintable(refused.error().text));
    broker.name = u"local"_s;
    QVERIFY(saveBrokers(path, {broker}).ok());
    const auto again = loadConfig(path);
    QVERIFY(again.ok());
    QCOMPARE(again->config.feeds.size(), 1);
    QCOMPARE(again->config.brokers.size(), 1);
}

void TestConsoleConfig::reads()
{
    const auto loaded = parseConfig(example, u"console.toml"_s);
    QVERIFY2(loaded.ok(), loaded.ok() ? "" : qPrintable(loaded.error().text));
    const ConsoleConfig &config = loaded->config;
    QVERIFY(loaded->remarks.isEmpty());
    QCOMPARE(config.plant, u"Grain plant"_s);
    QCOMPARE(config.brokers.size(), 2);
    QCOMPARE(config.brokers.at(0).rank, 1);
    QCOMPARE(config.brokers.at(0).connectTimeout, Milliseconds(3000));
    QCOMPARE(config.brokers.at(1).url.port(), quint16(8083));
    QCOMPARE(config.brokers.at(1).standby, StandbyScope::CommandsOnly);
    QCOMPARE(config.brokers.at(1).connectTimeout, Milliseconds(10'000));
    QVERIFY(config.brokers.at(0).expectedDevices.isEmpty());
    QCOMPARE(config.brokers.at(1).expectedDevices,
             (QStringList{u"raptor/shop/*"_s, u"guardian/garage-1"_s}));
    QCOMPARE(config.role, OperatorRole::View);
    const DeviceId motor = DeviceId::parse(u"raptor/shop/m1").value();
    const DeviceId relay = DeviceId::parse(u"guardian/garage-1").value();
    const StartSequence fill{u"Fill bin 3"_s,
                             {{motor, CommandKind::Start, Milliseconds(0)},
                              {relay, CommandKind::RelayOn, Milliseconds(2500)}}};
    QCOMPARE(config.sequences, QList<StartSequence>{fill});
    QCOMPARE(config.names.value(DeviceId::parse(u"raptor/shop/m1").value()), u"bin-1 fan"_s);
    QCOMPARE(config.sites.value(DeviceId::parse(u"guardian/garage-1").value()), u"shop"_s);
}

void TestConsoleConfig::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("error");
    QTest::newRow("no TOML") << QByteArray("plant = \n") << u"c.toml:1:"_s;
    QTest::newRow("wrong type") << QByteArray("\nplant = 3\n") << u"c.toml:2: \"plant\""_s;
    QTest::newRow("nameless broker")
        << QByteArray("[[broker]]\nurl = \"mqtt://h\"\n") << u"needs a name"_s;
    QTest::newRow("bad address") << QByteArray("[[broker]]\nname = \"a\"\nurl = \"http://h\"\n")
                                 << u"mqtt://"_s;
    QTest::newRow("password in the address")
        << QByteArray("[[broker]]\nname = \"a\"\nurl = \"mqtt://u:p@h\"\n") << u"password"_s;
    QTest::newRow("twice the same name")
        << QByteArray("[[broker]]\nname = \"a\"\nurl = \"mqtt://h\"\n"
                      "[[broker]]\nname = \"a\"\nurl = \"mqtt://i\"\n")
        << u"two brokers"_s;
    QTest::newRow("health is no page")
        << QByteArray("[[broker]]\nname = \"a\"\nurl = \"mqtt://h\"\nhealth = \"ftp://h\"\n")
        << u"\"health\""_s;
    QTest::newRow("standby unknown")
        << QByteArray("[[broker]]\nname = \"a\"\nurl = \"mqtt://h\"\nstandby = \"some\"\n")
        << u"\"standby\""_s;
    QTest::newRow("alarm journal too short")
        << QByteArray("alarm_journal_days = 7\n") << u"c.toml:1: \"alarm_journal_days\""_s;
    QTest::newRow("history no table")
        << QByteArray("history = 3\n") << u"c.toml:1: write it as a [history]"_s;
    QTest::newRow("history kept too long") << QByteArray("[history]\nkeep_days = 40000\n")
                                           << u"c.toml:2: \"keep_days\" must be 1 to 36500"_s;
    QTest::newRow("history kept backwards")
        << QByteArray("[history]\n\nkeep_days = -1\n") << u"c.toml:3: \"keep_days\""_s;
    QTest::newRow("history too small")
        << QByteArray("[history]\nkeep_mb = 5\n") << u"c.toml:2: \"keep_mb\" must be 100 to"_s;
    QTest::newRow("history too small, in GB")
        << QByteArray("[history]\nkeep_gb = 0.05\n") << u"\"keep_gb\" must be 0.1 to"_s;
    QTest::newRow("history of two sizes") << QByteArray("[history]\nkeep_gb = 1\nkeep_mb = 500\n")
                                          << u"c.toml:3: either \"keep_gb\""_s;
    QTest::newRow("history nowhere")
        << QByteArray("[history]\nfolder = \" \"\n") << u"c.toml:2: \"folder\""_s;
    QTest::newRow("history perhaps")
        << QByteArray("[history]\nenabled = \"yes\"\n") << u"\"enabled\" must be true or false"_s;
    QTest::newRow("theme unknown") << QByteArray("theme = \"pink\"\n") << u"\"theme\""_s;
    QTest::newRow("brokers no tables")
        << QByteArray("broker = 3\n") << u"c.toml:1: write it as [[broker]]"_s;
    const QByteArray broker = "[[broker]]\nname = \"a\"\nurl = \"mqtt://h\"\n";
    QTest::newRow("no devices expected") << broker + "devices = []\n" << u"c.toml:4: \"devices\""_s;
    QTest::newRow("devices no list") << broker + "devices = \"a/b\"\n"
                                     << u"c.toml:4: \"devices\""_s;
    QTest::newRow("devices a topic filter") << broker + "devices = [\"a/b\",\n\"raptor/#\"]\n"
                                            << u"c.toml:5: \"devices\": devices are named"_s;
    QTest::newRow("devices a number") << broker + "devices = [3]\n"
                                      << u"\"devices\": devices are named"_s;
    QTest::newRow("role unknown") << QByteArray("\nrole = \"boss\"\n") << u"c.toml:2: \"role\""_s;
    QTest::newRow("role no text") << QByteArray("role = 1\n") << u"\"role\" must be a text"_s;
    QTest::newRow("nameless sequence")
        << QByteArray("[[sequences]]\nsteps = [{device = \"raptor/a/b\"}]\n") << u"needs a name"_s;
    const QByteArray named = "[[sequences]]\nname = \"s\"\n";
    QTest::newRow("no steps") << named << u"needs \"steps\""_s;
    QTest::newRow("empty steps") << named + "steps = []\n" << u"needs \"steps\""_s;
    QTest::newRow("step no table") << named + "steps = [\"raptor/a/b\"]\n" << u"c.toml:3: a step"_s;
    QTest::newRow("step of no device") << named + "steps = [{device = \"m1\"}]\n" << u"no device"_s;
    QTest::newRow("step does not start")
        << named + "steps = [{device = \"raptor/a/b\", command = \"reset\"}]\n"
        << u"\"command\" must be start or relay-on"_s;
    QTest::newRow("pause too long")
        << named + "steps = [{device = \"raptor/a/b\", pause_s = 3601}]\n"
        << u"\"pause_s\""_s;
    QTest::newRow("pause negative")
        << named + "steps = [{device = \"raptor/a/b\", pause_s = -0.1}]\n"
        << u"\"pause_s\""_s;
    QTest::newRow("pause no number")
        << named + "steps = [{device = \"raptor/a/b\", pause_s = \"2\"}]\n"
        << u"\"pause_s\""_s;
    QTest::newRow("device twice") << named
            + "steps = [{device = \"raptor/a/b\"},\n{device = \"raptor/a/b\"}]\n"
                                  << u"c.toml:4: raptor/a/b stands"_s;
    QTest::newRow("twice the same sequence") << named + "steps = [{device = \"raptor/a/b\"}]\n"
            + named + "steps = [{device = \"raptor/a/b\"}]\n"
                                             << u"two sequences"_s;
    const QByteArray feed = "[[feed]]\nname = \"f\"\nurl = \"ws://h/ws\"\n";
    QTest::newRow("feeds no tables")
        << QByteArray("feed = 3\n") << u"c.toml:1: write it as [[feed]]"_s;
    QTest::newRow("nameless feed")
        << QByteArray("[[feed]]\nurl = \"ws://h\"\n") << u"c.toml:1: a feed needs a name"_s;
    QTest::newRow("feed without its profile") << feed << u"needs the \"profile\""_s;
    QTest::newRow("feed over MQTT")
        << QByteArray("[[feed]]\nname = \"f\"\nurl = \"mqtt://h\"\nprofile = \"battery\"\n")
        << u"c.toml:3: a feed is read from ws:// or wss://"_s;
    QTest::newRow("feed at no address")
        << QByteArray("[[feed]]\nname = \"f\"\nurl = \"nowhere\"\nprofile = \"battery\"\n")
        << u"c.toml:3: \"nowhere\" is no"_s;
    QTest::newRow("twice the same feed")
        << feed + "profile = \"battery\"\n" + feed << u"c.toml:6: two sources are named \"f\""_s;
    QTest::newRow("feed named like a broker")
        << feed + "profile = \"battery\"\n[[broker]]\nname = \"f\"\nurl = \"mqtt://h\"\n"
        << u"c.toml:2: two sources are named \"f\""_s;
    QTest::newRow("feed with a timeout of 0")
        << feed + "profile = \"battery\"\nconnect_timeout_ms = 0\n"
        << u"c.toml:5: \"connect_timeout_ms\""_s;
    QTest::newRow("feed with an authority, and no TLS")
        << feed + "profile = \"battery\"\nca = \"a.pem\"\n"
        << u"c.toml:5: certificates are for wss://"_s;
    QTest::newRow("feed with a password") << feed + "profile = \"battery\"\npassword = \"x\"\n"
                                          << u"c.toml:5: "_s;
    QTest::newRow("feed with an address as the host")
        << feed + "profile = \"battery\"\nexpected_host = \"wss://h\"\n"
        << u"c.toml:5: \"expected_host\""_s;
    QTest::newRow("name of no device") << QByteArray("[names]\nm1 = \"x\"\n") << u"no device"_s;
}

void TestConsoleConfig::refuses()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, error);
    const auto loaded = parseConfig(text, u"/somewhere/c.toml"_s);
    QVERIFY(!loaded.ok());
    QVERIFY2(loaded.error().text.contains(error), qPrintable(loaded.error().text));
    QVERIFY(loaded.error().text.startsWith(u"c.toml:"_s));
}

void TestConsoleConfig::remarksUnknownKeys()
{
    const auto loaded = parseConfig("plant = \"P\"\ncolour = \"red\"\n", u"c.toml"_s);
    QVERIFY(loaded.ok());
    QCOMPARE(loaded->remarks, QStringList{u"c.toml:2: unknown key \"colour\""_s});
    const auto deeper = parseConfig("[[sequences]]\nname = \"s\"\nloop = true\n"
                                    "steps = [{device = \"raptor/a/b\", speed = 3}]\n",
                                    u"c.toml"_s);
    QVERIFY(deeper.ok());
    QCOMPARE(
        deeper->remarks,
        (QStringList{u"c.toml:3: unknown key \"loop\""_s, u"c.toml:4: unknown key \"speed\""_s}));
}

void TestConsoleConfig::missingFileIsEmpty()
{
    const auto loaded = loadConfig(u"/nowhere/at/all/console.toml"_s);
    QVERIFY(loaded.ok());
    QVERIFY(loaded->config.brokers.isEmpty());
}

void TestConsoleConfig::savesBrokersAndKeepsTheRest()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(u"sub/console.toml"_s);
    auto config = parseConfig(example, path)->config;
    QVERIFY(saveBrokers(path, {}).ok());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(example);
    file.close();
    config.brokers[0].name = u"field \"A\" \\ b"_s;
    config.brokers[0].expectedDevices = {u"raptor/shop/*"_s, u"guardian/\"x\""_s};
    config.brokers.removeLast();
    QVERIFY(saveBrokers(path, config.brokers).ok());
    const auto again = loadConfig(path);
    QVERIFY2(again.ok(), again.ok() ? "" : qPrintable(again.error().text));
    QCOMPARE(again->config, config);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(text.contains("# our plant"));
    QVERIFY(text.contains("# where it stands"));
    QCOMPARE(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
}

void TestConsoleConfig::doesNotTouchABrokenFile()
{
    QTemporaryDir directory;
    const QString path = directory.filePath(u"console.toml"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("plant = oops\n");
    file.close();
    const auto saved = saveBrokers(path, {});
    QVERIFY(!saved.ok());
    QVERIFY(saved.error().text.contains(u"console.toml:1"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("plant = oops\n"));
}

QTEST_GUILESS_MAIN(TestConsoleConfig)
#include "tst_consoleconfig.moc"
