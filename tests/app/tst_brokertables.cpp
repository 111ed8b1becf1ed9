// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// [[broker]] tables of console.toml: what they say, what they must not, and that what is written is
// what was read.
#include "app/core/console_config.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::App;
using namespace Qt::StringLiterals;

namespace {

const QString Pin = u"00112233445566778899aabbccddeeff"_s.repeated(2);

QByteArray table(const QByteArray &more, const QByteArray &url = "wss://h/mqtt")
{
    return "[[broker]]\nname = \"a\"\nurl = \"" + url + "\"\n" + more + '\n';
}

} // namespace

class TestBrokerTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void readsEverything();
    void writesWhatItReads();
    void filesCountFromTheFolder();
    void refuses_data();
    void refuses();
    void rp31_secretsAreRefused_data();
    void rp31_secretsAreRefused();
    void unencryptedSecretsAreRemarked();
    void ranksFollowTheOrder();

private:
    static BrokerProfile full();
};

BrokerProfile TestBrokerTables::full()
{
    return {.name = u"cloud \"A\""_s,
            .url = BrokerUrl::parse(u"wss://192.0.2.7:8083/mqtt").value(),
            .user = u"console-1"_s,
            .healthUrl = QUrl(u"https://192.0.2.7/health"_s),
            .rank = 3,
            .standby = StandbyScope::CommandsOnly,
            .connectTimeout = Milliseconds(4321),
            .expectedDevices = {u"raptor/shop/*"_s, u"guardian/garage-1"_s},
            .caFile = u"/etc/ssl/plant \"ca\".pem"_s,
            .caPin = Pin,
            .expectedHost = u"mqtt.example.org"_s,
            .clientCertificate = u"/srv/keys/client.pem"_s,
            .clientKey = u"/srv/keys/client.key"_s,
            .keyHasPassphrase = true,
            .version = MqttVersion::V311,
            .keepAlive = std::chrono::seconds(45),
            .headers = {{u"X-Line"_s, u"1"_s}, {u"X-Plant"_s, u"the \"shop\" \\ 2"_s}},
            .tokenHeader = u"Authorization"_s,
            .trustedNetwork = true,
            .bridged = true};
}

void TestBrokerTables::readsEverything()
{
    QString colons;
    for (qsizetype i = 0; i < Pin.size(); i += 2)
        colons += (i > 0 ? u":"_s : u""_s) + Pin.mid(i, 2).toUpper();
    const QByteArray text = "[[broker]]\n"
                            "name = 'cloud \"A\"'\n"
                            "url = \"wss://192.0.2.7:8083/mqtt\"\n"
                            "mqtt = \"3.1.1\"\n"
                            "user = \"console-1\"\n"
                            "headers = {X-Plant = 'the \"shop\" \\ 2', X-Line = \"1\"}\n"
                            "token_header = \"Authorization\"\n"
                            "health = \"https://192.0.2.7/health\"\n"
                            "ca = '/etc/ssl/plant \"ca\".pem'\n"
                            "ca_sha256 = \""
        + colons.toLatin1()
        + "\"\n"
          "expected_host = \"mqtt.example.org\"\n"
          "client_certificate = \"/srv/keys/client.pem\"\n"
          "client_key = \"/srv/keys/client.key\"\n"
          "client_key_passphrase = true\n"
          "keep_alive_s = 45\n"
          "connect_timeout_ms = 4321\n"
          "rank = 3\n"
          "standby = \"commands-only\"\n"
          "trusted_network = true\n"
          "bridged = true\n"
          "devices = [\"raptor/shop/*\", \"guardian/garage-1\"]\n";
    const auto loaded = parseConfig(text, u"/x/c.toml"_s);
    QVERIFY2(loaded.ok(), loaded.ok() ? "" : qPrintable(loaded.error().text));
    QCOMPARE(loaded->remarks, QStringList());
    QCOMPARE(loaded->config.brokers, QList<BrokerProfile>{full()});
}

void TestBrokerTables::writesWhatItReads()
{
    const BrokerProfile plain{.name = u"local"_s, .url = BrokerUrl::parse(u"mqtt://h").value()};
    BrokerProfile five = plain;
    five.name = u"five"_s;
    five.version = MqttVersion::V5;
    five.rank = 2;
    const QList<BrokerProfile> all{plain, five, full()};
    const QByteArray once = withBrokers("# of the shop\n", all, u"/x"_s);
    const auto loaded = parseConfig(once, u"/x/c.toml"_s);
    QVERIFY2(loaded.ok(), loaded.ok() ? "" : qPrintable(loaded.error().text));
    QCOMPARE(loaded->remarks, QStringList());
    QCOMPARE(loaded->config.brokers, all);
    QCOMPARE(withBrokers(once, all, u"/x"_s), once);
    // Tables below a broker's, and what stands around, survive a change.
    const QByteArray byHand = table("[broker.headers]\nX-Plant = \"shop\"\n") + "[names]\n";
    const auto sub = parseConfig(byHand, u"/x/c.toml"_s);
    QVERIFY2(sub.ok(), sub.ok() ? "" : qPrintable(sub.error().text));
    QCOMPARE(sub->config.brokers.first().headers,
             (QList<HandshakeHeader>{{u"X-Plant"_s, u"shop"_s}}));
    const auto again = parseConfig(withBrokers(byHand, sub->config.brokers), u"/x/c.toml"_s);
    QVERIFY2(again.ok(), again.ok() ? "" : qPrintable(again.error().text));
    QCOMPARE(again->config.brokers, sub->config.brokers);
}

void TestBrokerTables::filesCountFromTheFolder()
{
    QTemporaryDir folder;
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(u"/"_s));
    const QByteArray text =
        table("ca = \"certs/../certs/ca.pem\"\nclient_certificate = \"../c.pem\"\n"
              "client_key = \"/k.pem\"");
    const QString file = folder.filePath(u"sub/console.toml"_s);
    const auto loaded = parseConfig(text, file);
    QVERIFY2(loaded.ok(), loaded.ok() ? "" : qPrintable(loaded.error().text));
    const BrokerProfile broker = loaded->config.brokers.first();
    QCOMPARE(broker.caFile, folder.filePath(u"sub/certs/ca.pem"_s));
    QCOMPARE(broker.clientCertificate, folder.filePath(u"c.pem"_s));
    QCOMPARE(broker.clientKey, u"/k.pem"_s);
    // And are written so that the folder can be moved.
    QVERIFY(saveBrokers(file, {broker}).ok());
    QFile written(file);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray saved = written.readAll();
    QVERIFY2(saved.contains("ca = \"certs/ca.pem\"\n"), saved.constData());
    QVERIFY2(saved.contains("client_key = \"/k.pem\"\n"), saved.constData());
    QCOMPARE(loadConfig(file)->config.brokers, QList<BrokerProfile>{broker});
    QVERIFY(QDir::setCurrent(before));
}

void TestBrokerTables::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const QByteArray &text, const QString &error) {
        QTest::newRow(name) << text << error;
    };
    row("version", table("mqtt = \"4\""), u"c.toml:4: \"mqtt\" must be"_s);
    row("version a number", table("mqtt = 5"), u"c.toml:4: \"mqtt\" must be"_s);
    row("headers no table", table("headers = \"X-A: b\""), u"c.toml:4: \"headers\" is written"_s);
    row("header a number", table("headers = {X-A = 3}"), u"c.toml:4: the value of a header"_s);
    row("header of the handshake", table("headers = {Upgrade = \"h2c\"}"),
        u"c.toml:4: \"headers\""_s);
    row("header with a line feed", table("headers = {X-A = \"b\\r\\nX-Evil: c\"}"),
        u"c.toml:4: \"headers\""_s);
    row("header without WebSocket", table("headers = {X-A = \"b\"}", "mqtts://h"),
        u"c.toml:1: headers"_s);
    row("token in the handshake", table("token_header = \"Host\""),
        u"c.toml:4: \"token_header\""_s);
    row("token with a colon", table("token_header = \"X-T: a\""), u"c.toml:4: \"token_header\""_s);
    row("pin", table("ca_sha256 = \"AB:CD\""), u"c.toml:4: \"ca_sha256\""_s);
    row("host", table("expected_host = \"h:8883\""), u"c.toml:4: \"expected_host\""_s);
    row("certificate alone", table("client_certificate = \"c.pem\""), u"client certificate"_s);
    row("authority without TLS", table("ca = \"ca.pem\"", "mqtt://h"), u"certificates"_s);
    row("keep-alive short", table("keep_alive_s = 4"),
        u"c.toml:4: \"keep_alive_s\" must be 5 to 1200"_s);
    row("keep-alive long", table("keep_alive_s = 1201"), u"c.toml:4: \"keep_alive_s\""_s);
    row("keep-alive a text", table("keep_alive_s = \"30\""),
        u"c.toml:4: \"keep_alive_s\" must be a whole"_s);
    row("timeout", table("connect_timeout_ms = 60001"), u"c.toml:4: \"connect_timeout_ms\""_s);
    row("rank", table("rank = 0"), u"c.toml:4: \"rank\""_s);
    row("trusted a text", table("trusted_network = \"yes\""),
        u"c.toml:4: \"trusted_network\" must be true"_s);
    row("bridged a number", table("bridged = 1"), u"c.toml:4: \"bridged\" must be true"_s);
    row("user in the health page", table("health = \"http://u:p@h/\""), u"c.toml:4: \"health\""_s);
}

void TestBrokerTables::refuses()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, error);
    const auto loaded = parseConfig(text, u"/somewhere/c.toml"_s);
    QVERIFY(!loaded.ok());
    QVERIFY2(loaded.error().text.contains(error), qPrintable(loaded.error().text));
    QVERIFY2(loaded.error().text.startsWith(u"c.toml:"_s), qPrintable(loaded.error().text));
}

void TestBrokerTables::rp31_secretsAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("password") << table("password = \"canary\"");
    QTest::newRow("token") << table("token = \"canary\"");
    QTest::newRow("passphrase") << table("passphrase = \"canary\"");
    QTest::newRow("passphrase of the key") << table("client_key_passphrase = \"canary\"");
    QTest::newRow("some password") << table("mqtt_password = \"canary\"");
    QTest::newRow("secret beside the brokers") << QByteArray("secret = \"canary\"\n") + table("");
    QTest::newRow("secret as a table") << table("[broker.password]\nlocal = \"canary\"");
    QTest::newRow("password without quotes") << table("password = canary");
    QTest::newRow("password in the address") << table("", "mqtt://ada:canary@h");
    QTest::newRow("token in the address") << table("", "wss://h/mqtt?access_token=canary");
    QTest::newRow("password in the health page") << table("health = \"http://ada:canary@h/\"");
    QTest::newRow("token in a header") << table("headers = {Authorization = \"Bearer canary\"}");
}

void TestBrokerTables::rp31_secretsAreRefused()
{
    QFETCH(const QByteArray, text);
    const auto loaded = parseConfig(text, u"c.toml"_s);
    QVERIFY(!loaded.ok());
    QVERIFY2(!loaded.error().text.contains(u"canary"_s), qPrintable(loaded.error().text));
    QVERIFY2(loaded.error().text.contains(u"secret"_s)
                 || loaded.error().text.contains(u"do not belong"_s),
             qPrintable(loaded.error().text));
}

void TestBrokerTables::unencryptedSecretsAreRemarked()
{
    const auto loaded = parseConfig(table("user = \"ada\"", "mqtt://broker.example"), u"c.toml"_s);
    QVERIFY(loaded.ok());
    QCOMPARE(loaded->remarks.size(), 1);
    QVERIFY2(loaded->remarks.first().startsWith(
                 u"c.toml:3: mqtt://broker.example:1883 is not encrypted"_s),
             qPrintable(loaded->remarks.first()));
    const auto trusted = parseConfig(
        table("user = \"ada\"\ntrusted_network = true", "mqtt://broker.example"), u"c.toml"_s);
    QVERIFY(trusted.ok());
    QCOMPARE(trusted->remarks, QStringList());
}

void TestBrokerTables::ranksFollowTheOrder()
{
    const auto loaded = parseConfig("[[broker]]\nname = \"a\"\nurl = \"mqtt://h\"\n"
                                    "[[broker]]\nname = \"b\"\nurl = \"mqtts://h\"\n",
                                    u"c.toml"_s);
    QVERIFY(loaded.ok());
    QCOMPARE(loaded->config.brokers.at(0).rank, 1);
    QCOMPARE(loaded->config.brokers.at(1).rank, 2);
    QCOMPARE(loaded->config.brokers.at(0).connectTimeout, Milliseconds(3000));
    QCOMPARE(loaded->config.brokers.at(1).connectTimeout, Milliseconds(10'000));
}

QTEST_GUILESS_MAIN(TestBrokerTables)
#include "tst_brokertables.moc"
