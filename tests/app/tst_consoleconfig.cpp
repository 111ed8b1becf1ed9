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
      "\n"
      "[names]\n"
      "\"raptor/shop/m1\" = \"bin-1 fan\" # where it stands\n"
      "\n"
      "[sites]\n"
      "\"guardian/garage-1\" = \"shop\"\n";

} // namespace

class TestConsoleConfig : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void reads();
    void refuses_data();
    void refuses();
    void remarksUnknownKeys();
    void missingFileIsEmpty();
    void savesBrokersAndKeepsTheRest();
    void doesNotTouchABrokenFile();
};

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
    QTest::newRow("bad address")
        << QByteArray("[[broker]]\nname = \"a\"\nurl = \"http://h\"\n") << u"mqtt://"_s;
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
    QTest::newRow("theme unknown") << QByteArray("theme = \"pink\"\n") << u"\"theme\""_s;
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
