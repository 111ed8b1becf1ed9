// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/broker_rules.h"

#include <QtTest/QTest>

#include <functional>

using namespace Raptor;
using namespace Qt::StringLiterals;

namespace {

const QString Digits = u"0123456789abcdef"_s.repeated(4);

QString why(const Outcome &outcome)
{
    return outcome ? QString() : outcome.error().text;
}

} // namespace

class TestBrokerRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void namesASecret_data()
    {
        QTest::addColumn<bool>("secret");
        for (const char *name :
             {"password", "Password", "mqtt_password", "passwd", "passphrase", "pass", "user-pass",
              "token", "x-auth-token", "api_key", "apikey", "X-Api-Key", "client_secret",
              "credentials", "sig", "X-Amz-Signature", "private_key"})
            QTest::newRow(name) << true;
        for (const char *name : {"name", "user", "bypass", "compass", "passive", "key", "X-Plant",
                                 "design", "client_key", "url"})
            QTest::newRow(name) << false;
    }
    void namesASecret()
    {
        QFETCH(const bool, secret);
        QCOMPARE(BrokerRules::namesASecret(QString::fromLatin1(QTest::currentDataTag())), secret);
    }

    void rp31_addressesRepeatNoSecret_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("password") << u"mqtt://ada:canary@broker.example"_s;
        QTest::newRow("password with an @") << u"mqtt://ada:x@canary@broker.example"_s;
        QTest::newRow("password with a slash") << u"mqtt://ada:can/canary@broker.example"_s;
        QTest::newRow("password with a question mark") << u"mqtt://ada:c?canary@broker.example"_s;
        QTest::newRow("no scheme") << u"ada:canary@broker.example"_s;
        QTest::newRow("other scheme") << u"http://ada:canary@broker.example"_s;
        QTest::newRow("bad port") << u"mqtt://ada:canary@broker.example:99999"_s;
        QTest::newRow("token") << u"wss://broker.example/mqtt?token=canary"_s;
        QTest::newRow("key") << u"wss://broker.example/mqtt?a=b&api_key=canary"_s;
        QTest::newRow("bad port, token") << u"wss://broker.example:0/mqtt?token=canary"_s;
    }
    void rp31_addressesRepeatNoSecret()
    {
        QFETCH(const QString, text);
        const auto url = BrokerUrl::parse(text);
        QVERIFY(!url.ok());
        QVERIFY2(!url.error().text.contains(u"canary"_s), qPrintable(url.error().text));
        const auto health = BrokerRules::healthUrl(
            QString(text).replace(u"mqtt:"_s, u"http:"_s).replace(u"wss:"_s, u"https:"_s));
        QVERIFY(!health.ok());
        QVERIFY2(!health.error().text.contains(u"canary"_s), qPrintable(health.error().text));
    }

    void fingerprint_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        QString colons;
        for (qsizetype i = 0; i < Digits.size(); i += 2)
            colons += (colons.isEmpty() ? u""_s : u":"_s) + Digits.mid(i, 2).toUpper();
        QTest::newRow("plain") << Digits << true;
        QTest::newRow("upper case") << Digits.toUpper() << true;
        QTest::newRow("colons") << colons << true;
        QTest::newRow("spaces around") << u"  "_s + colons + u' ' << true;
        QTest::newRow("SHA-1") << Digits.left(40) << false;
        QTest::newRow("one too many") << Digits + u'0' << false;
        QTest::newRow("no digit") << Digits.left(63) + u'g' << false;
    }
    void fingerprint()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, valid);
        const auto pin = BrokerRules::fingerprint(text);
        QCOMPARE(pin.ok(), valid);
        if (valid)
            QCOMPARE(*pin, Digits);
    }

    void expectedHost_data()
    {
        QTest::addColumn<bool>("valid");
        for (const char *host :
             {"", "mqtt.example.org", "plant-pi", "192.0.2.7", "2001:db8::7", "a_b.local"})
            QTest::newRow(host) << true;
        for (const char *host :
             {"mqtt.example.org:8883", "mqtts://h", "a b", "-a", "a..b", "h/x", "*"})
            QTest::newRow(host) << false;
    }
    void expectedHost()
    {
        QFETCH(const bool, valid);
        QCOMPARE(BrokerRules::expectedHost(QString::fromLatin1(QTest::currentDataTag())).ok(),
                 valid);
    }

    void headers_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("error");
        QTest::newRow("plain") << u"X-Plant"_s << u"shop 1"_s << QString();
        QTest::newRow("empty value") << u"X-Plant"_s << QString() << QString();
        QTest::newRow("origin") << u"Origin"_s << u"https://plant.example"_s << QString();
        QTest::newRow("line feed in the value")
            << u"X-Plant"_s << u"a\nX-Evil: canary"_s << u"plain characters"_s;
        QTest::newRow("carriage return") << u"X-Plant"_s << u"a\rcanary"_s << u"plain characters"_s;
        QTest::newRow("NUL") << u"X-Plant"_s << u"canary"_s + QChar(0) << u"plain characters"_s;
        QTest::newRow("letters of elsewhere")
            << u"X-Plant"_s << u"canary ä"_s << u"plain characters"_s;
        QTest::newRow("too long") << u"X-Plant"_s << u"canary"_s.repeated(200)
                                  << u"plain characters"_s;
        QTest::newRow("line feed in the name") << u"X\nY"_s << u"canary"_s << u"letters, digits"_s;
        QTest::newRow("colon in the name") << u"X:Y"_s << u"canary"_s << u"letters, digits"_s;
        QTest::newRow("no name") << QString() << u"canary"_s << u"letters, digits"_s;
        for (const QString &name :
             {u"Host"_s, u"upgrade"_s, u"Connection"_s, u"Sec-WebSocket-Key"_s,
              u"sec-websocket-protocol"_s, u"Content-Length"_s, u"Transfer-Encoding"_s})
            QTest::newRow(qPrintable(name)) << name << u"canary"_s << u"handshake"_s;
        for (const QString &name : {u"Authorization"_s, u"Proxy-Authorization"_s, u"Cookie"_s,
                                    u"X-Api-Key"_s, u"X-Auth-Token"_s})
            QTest::newRow(qPrintable(name)) << name << u"canary"_s << u"secret"_s;
    }
    void headers()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, value);
        QFETCH(const QString, error);
        const QString said = why(BrokerRules::header({name, value}));
        QCOMPARE(said.isEmpty(), error.isEmpty());
        QVERIFY2(said.contains(error) && !said.contains(u"canary"_s), qPrintable(said));
    }

    void fitsTogether_data()
    {
        using Change = std::function<void(BrokerProfile &)>;
        QTest::addColumn<QString>("url");
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("error");
        const auto row = [](const char *name, const QString &url, const QString &error,
                            const Change &change) {
            QTest::newRow(name) << url << change << error;
        };
        const QString plain = u"mqtt://h"_s;
        const QString tls = u"mqtts://h"_s;
        const QString wss = u"wss://h"_s;
        row("nothing special", plain, {}, [](BrokerProfile &) {});
        row("headers", wss, {}, [](BrokerProfile &p) { p.headers = {{u"X-A"_s, u"b"_s}}; });
        row("headers without WebSocket", tls, u"ws://"_s, [](BrokerProfile &p) {
            p.headers = {{u"X-A"_s, u"b"_s}};
        });
        row("header twice", wss, u"twice"_s, [](BrokerProfile &p) {
            p.headers = {{u"X-A"_s, u"b"_s}, {u"x-a"_s, u"c"_s}};
        });
        row("token", wss, {}, [](BrokerProfile &p) { p.tokenHeader = u"Authorization"_s; });
        row("token without WebSocket", tls, u"ws://"_s,
            [](BrokerProfile &p) { p.tokenHeader = u"X-T"_s; });
        row("token in a header of the handshake", wss, u"handshake"_s,
            [](BrokerProfile &p) { p.tokenHeader = u"Host"_s; });
        row("token beside the same header", wss, u"twice"_s, [](BrokerProfile &p) {
            p.headers = {{u"X-A"_s, u"b"_s}};
            p.tokenHeader = u"x-a"_s;
        });
        row("authority", tls, {}, [](BrokerProfile &p) { p.caFile = u"/ca.pem"_s; });
        row("authority without TLS", plain, u"certificates"_s,
            [](BrokerProfile &p) { p.caFile = u"/ca.pem"_s; });
        row("fingerprint without TLS", u"ws://h"_s, u"certificates"_s,
            [](BrokerProfile &p) { p.caPin = Digits; });
        row("certificate and key", tls, {}, [](BrokerProfile &p) {
            p.clientCertificate = u"/c.pem"_s;
            p.clientKey = u"/k.pem"_s;
            p.keyHasPassphrase = true;
        });
        row("certificate without key", tls, u"key"_s,
            [](BrokerProfile &p) { p.clientCertificate = u"/c.pem"_s; });
        row("key without certificate", tls, u"certificate"_s,
            [](BrokerProfile &p) { p.clientKey = u"/k.pem"_s; });
        row("passphrase without key", tls, u"passphrase"_s,
            [](BrokerProfile &p) { p.keyHasPassphrase = true; });
        row("keep-alive too short", plain, u"keep-alive"_s,
            [](BrokerProfile &p) { p.keepAlive = std::chrono::seconds(4); });
        row("keep-alive too long", plain, u"keep-alive"_s,
            [](BrokerProfile &p) { p.keepAlive = std::chrono::seconds(1201); });
        row("timeout too short", plain, u"timeout"_s,
            [](BrokerProfile &p) { p.connectTimeout = Milliseconds(99); });
        row("no rank", plain, u"rank"_s, [](BrokerProfile &p) { p.rank = 0; });
    }
    void fitsTogether()
    {
        QFETCH(const QString, url);
        QFETCH(const std::function<void(BrokerProfile &)>, change);
        QFETCH(const QString, error);
        BrokerProfile profile{.name = u"a"_s, .url = BrokerUrl::parse(url).value()};
        change(profile);
        const QString said = why(BrokerRules::check(profile));
        QCOMPARE(said.isEmpty(), error.isEmpty());
        QVERIFY2(said.contains(error), qPrintable(said));
    }

    void warnsOfUnencryptedSecrets_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("trusted");
        QTest::addColumn<bool>("warns");
        QTest::newRow("elsewhere") << u"mqtt://broker.example"_s << false << true;
        QTest::newRow("trusted") << u"mqtt://broker.example"_s << true << false;
        QTest::newRow("encrypted") << u"mqtts://broker.example"_s << false << false;
        QTest::newRow("this machine") << u"mqtt://127.0.0.1"_s << false << false;
        QTest::newRow("WebSocket") << u"ws://192.0.2.1"_s << false << true;
    }
    void warnsOfUnencryptedSecrets()
    {
        QFETCH(const QString, url);
        QFETCH(const bool, trusted);
        BrokerProfile profile{.name = u"a"_s, .url = BrokerUrl::parse(url).value()};
        QCOMPARE(BrokerRules::caution(profile), QString());
        profile.user = u"ada"_s;
        profile.trustedNetwork = trusted;
        QTEST(!BrokerRules::caution(profile).isEmpty(), "warns");
    }
};

QTEST_GUILESS_MAIN(TestBrokerRules)
#include "tst_brokerrules.moc"
