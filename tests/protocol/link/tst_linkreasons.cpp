// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Why a link is down, in words: what brokers say, what the system says, what we do not do.
#include "protocol/link/handshake_headers.h"
#include "protocol/link/mqtt_link.h"
#include "protocol/link/session_words.h"
#include "tests/protocol/link/scripted_broker.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Link;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;

class tst_LinkReasons : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void refusals_data();
    void refusals();
    void dismissals_data();
    void dismissals();
    void unknownName();
    void rp31_secretsStayOffPlainNetworks_data();
    void rp31_secretsStayOffPlainNetworks();
    void headers_data();
    void headers();
    void tokenIsAHeader();
    void sockets_data();
    void sockets();

private:
    static LinkSettings settings(const QString &url)
    {
        return {.profile = {.name = u"test"_s,
                            .url = *BrokerUrl::parse(url),
                            .connectTimeout = Milliseconds(400)},
                .secrets = {},
                .role = LinkRole::Telemetry};
    }
    SystemClock m_clock;
};

void tst_LinkReasons::refusals_data()
{
    QTest::addColumn<MqttVersion>("version");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, MqttVersion version, int code, const QString &words) {
        QTest::addRow("%s, 0x%02x", name, code) << version << code << words;
    };
    using V = MqttVersion;
    row("5.0", V::V5, 0x80, u"the broker refuses it without a reason"_s);
    row("5.0", V::V5, 0x85, u"the broker refuses the client id"_s);
    row("5.0", V::V5, 0x86, u"user or password refused"_s);
    row("5.0", V::V5, 0x87, u"not authorised"_s);
    row("5.0", V::V5, 0x88, u"the broker is not available"_s);
    row("5.0", V::V5, 0x89, u"the broker is busy"_s);
    row("5.0", V::V5, 0x8a, u"the broker has banned this client"_s);
    row("5.0", V::V5, 0x8c, u"the broker wants another way of authentication"_s);
    row("5.0", V::V5, 0x95, u"a packet was larger than the broker takes"_s);
    row("5.0", V::V5, 0x97, u"a quota at the broker is used up"_s);
    row("5.0", V::V5, 0x9c, u"the broker asks to use another server for now"_s);
    row("5.0", V::V5, 0x9d, u"the broker has moved to another server"_s);
    row("5.0", V::V5, 0x9f, u"connections came faster than the broker takes them"_s);
    row("3.1.1", V::V311, 1, u"the broker does not speak MQTT 3.1.1, and its profile allows"_s);
    row("3.1.1", V::V311, 2, u"the broker refuses the client id"_s);
    row("3.1.1", V::V311, 3, u"the broker is not available"_s);
    row("3.1.1", V::V311, 4, u"user or password refused"_s);
    row("3.1.1", V::V311, 5, u"not authorised"_s);
}

void tst_LinkReasons::refusals()
{
    QFETCH(MqttVersion, version);
    QFETCH(int, code);
    QFETCH(QString, words);
    ScriptedBroker broker;
    broker.onConnect = ScriptedBroker::OnConnect::Refuse;
    broker.refusal = quint8(code);
    LinkSettings settings = tst_LinkReasons::settings(broker.url());
    settings.profile.version = version;
    MqttLink link(settings, m_clock, nullptr);
    link.start();
    QTRY_VERIFY2(link.status().error.startsWith(words), qPrintable(link.status().error));
    QVERIFY(link.client() == nullptr);
}

void tst_LinkReasons::dismissals_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    QTest::newRow("taken over") << 0x8e << u"taken over by another client with this id"_s;
    QTest::newRow("shutting down") << 0x8b << u"the broker is shutting down"_s;
    QTest::newRow("keep-alive") << 0x8d
                                << u"the broker heard nothing from here within the keep-alive"_s;
    QTest::newRow("quota") << 0x97 << u"a quota at the broker is used up"_s;
    QTest::newRow("not authorised") << 0x87 << u"not authorised"_s;
    QTest::newRow("administrator") << 0x98 << u"ended by the administrator of the broker"_s;
    QTest::newRow("too fast") << 0x96 << u"messages came faster than the broker takes them"_s;
    QTest::newRow("too long") << 0xa0 << u"the broker allows no longer connection"_s;
    QTest::newRow("wildcards") << 0xa2 << u"the broker does not accept wildcards"_s;
}

void tst_LinkReasons::dismissals()
{
    QFETCH(int, code);
    QFETCH(QString, words);
    ScriptedBroker broker;
    MqttLink link(settings(broker.url()), m_clock, nullptr);
    QSignalSpy down(&link, &MqttLink::sessionDown);
    link.start();
    QTRY_COMPARE(link.status().session, SessionState::Up);
    broker.dismissAll(quint8(code));
    QTRY_COMPARE(down.count(), 1);
    QCOMPARE(down.constFirst().constFirst().toString(), words);
}

void tst_LinkReasons::unknownName()
{
    // Reserved for names that do not exist (RFC 6761).
    MqttLink link(settings(u"mqtt://broker.invalid"_s), m_clock, nullptr);
    link.start();
    QTRY_VERIFY2(link.status().error == "name not found: broker.invalid"_L1
                     || link.status().error == "no answer within 0.4 s"_L1, // of a name server
                 qPrintable(link.status().error));
}

void tst_LinkReasons::rp31_secretsStayOffPlainNetworks_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("trusted");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("mqtt") << u"mqtt://192.0.2.1"_s << false << false;
    QTest::newRow("ws") << u"ws://192.0.2.1/mqtt"_s << false << false;
    QTest::newRow("mqtt, trusted") << u"mqtt://192.0.2.1"_s << true << true;
    QTest::newRow("mqtts") << u"mqtts://192.0.2.1"_s << false << true;
    QTest::newRow("wss") << u"wss://192.0.2.1/mqtt"_s << false << true;
    QTest::newRow("this machine") << u"mqtt://127.0.0.1:1"_s << false << true;
}

/// 192.0.2.1 is nobody (RFC 5737): what may go there waits for an answer in vain.
void tst_LinkReasons::rp31_secretsStayOffPlainNetworks()
{
    QFETCH(QString, url);
    QFETCH(bool, trusted);
    QFETCH(bool, allowed);
    LinkSettings settings = tst_LinkReasons::settings(url);
    settings.profile.trustedNetwork = trusted;
    settings.profile.user = u"kim"_s;
    settings.secrets.set(SecretKind::Password, u"sesame"_s);
    MqttLink link(settings, m_clock, nullptr);
    link.start();
    QTRY_VERIFY(!link.status().error.isEmpty());
    const QString refusal = u"the password is not sent unencrypted to 192.0.2.1; use mqtts or wss, "
                            "or mark its network as trusted"_s;
    QCOMPARE(link.status().error == refusal, !allowed);
    QVERIFY(!link.status().error.contains(u"sesame"_s));
}

void tst_LinkReasons::headers_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("words"); // empty: it may be sent
    const QString own = u"belongs to the handshake itself"_s;
    const QString noName = u"is not the name of a header"_s;
    const QString noValue = u"has characters that no header can hold"_s;
    QTest::newRow("plain") << u"X-Plant"_s << u"shop 7; a=\"b\""_s << QString();
    QTest::newRow("origin") << u"Origin"_s << u"https://plant.example"_s << QString();
    QTest::newRow("host") << u"Host"_s << u"elsewhere"_s << own;
    QTest::newRow("upgrade") << u"upgrade"_s << u"h2c"_s << own;
    QTest::newRow("connection") << u"CONNECTION"_s << u"close"_s << own;
    QTest::newRow("sub-protocol") << u"Sec-WebSocket-Protocol"_s << u"chat"_s << own;
    QTest::newRow("length") << u"Content-Length"_s << u"7"_s << own;
    QTest::newRow("no name") << QString() << u"7"_s << noName;
    QTest::newRow("name with a colon") << u"A:"_s << u"7"_s << noName;
    QTest::newRow("name with a space") << u"A B"_s << u"7"_s << noName;
    QTest::newRow("name with a line") << u"A\r\nB"_s << u"7"_s << noName;
    QTest::newRow("name beyond ASCII") << u"\u00c4"_s << u"7"_s << noName;
    QTest::newRow("two lines") << u"A"_s << u"7\r\nHost: elsewhere"_s << noValue;
    QTest::newRow("line feed") << u"A"_s << u"7\n"_s << noValue;
    QTest::newRow("NUL") << u"A"_s << QString(QChar(0)) << noValue;
    QTest::newRow("value beyond ASCII") << u"A"_s << u"\u00fc"_s << noValue;
}

void tst_LinkReasons::headers()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, words);
    BrokerProfile profile = settings(u"wss://broker.example/mqtt"_s).profile;
    profile.headers = {{name, value}};
    const auto headers = handshakeHeaders(profile, {});
    QCOMPARE(headers.ok(), words.isEmpty());
    if (headers.ok()) {
        QCOMPARE(headers->size(), 1);
        QCOMPARE(headers->constFirst().first, name.toLatin1());
        QCOMPARE(headers->constFirst().second, value.toLatin1());
        return;
    }
    QVERIFY2(headers.error().text.contains(words), qPrintable(headers.error().text));
    // The session says the same, and does not even begin.
    LinkSettings settings = tst_LinkReasons::settings(u"ws://127.0.0.1:1/mqtt"_s);
    settings.profile.headers = profile.headers;
    MqttLink link(settings, m_clock, nullptr);
    link.start();
    QTRY_VERIFY2(link.status().error.contains(words), qPrintable(link.status().error));
}

void tst_LinkReasons::tokenIsAHeader()
{
    BrokerProfile profile = settings(u"wss://broker.example/mqtt"_s).profile;
    profile.tokenHeader = u"Authorization"_s;
    BrokerSecrets secrets;
    secrets.set(SecretKind::Token, u"Bearer canary"_s);
    const auto headers = handshakeHeaders(profile, secrets);
    QVERIFY(headers.ok());
    QCOMPARE(headers->constFirst(), qMakePair("Authorization"_ba, "Bearer canary"_ba));
    secrets.set(SecretKind::Token, u"canary\r\nX: y"_s);
    const auto broken = handshakeHeaders(profile, secrets);
    QVERIFY(!broken.ok());
    QVERIFY(!broken.error().text.contains(u"canary"_s));
    profile.headers = {{u"authorization"_s, u"Basic"_s}};
    secrets.set(SecretKind::Token, u"canary"_s);
    QVERIFY(!handshakeHeaders(profile, secrets).ok());
    profile.headers.clear();
    profile.url = *BrokerUrl::parse(u"ws://broker.example/mqtt");
    QVERIFY(checkSecrets(profile, secrets)
                .error()
                .text.startsWith(u"the token is not sent unencrypted to broker.example; "_s));
    profile.url = *BrokerUrl::parse(u"mqtt://broker.example"); // where it is not sent at all
    QVERIFY(checkSecrets(profile, secrets).ok());
}

void tst_LinkReasons::sockets_data()
{
    QTest::addColumn<QAbstractSocket::SocketError>("error");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("words");
    using S = QAbstractSocket;
    QTest::newRow("refused") << S::ConnectionRefusedError << u"Connection refused"_s
                             << u"connection refused"_s;
    QTest::newRow("closed") << S::RemoteHostClosedError << u"x"_s
                            << u"the broker closed the connection"_s;
    QTest::newRow("no network")
        << S::NetworkError << u"Network unreachable"_s
        << u"the network does not lead to a.example (network unreachable)"_s;
    QTest::newRow("401") << S::ConnectionRefusedError
                         << u"Unhandled http status code: 401 (Unauthorized)."_s
                         << u"not authorised: the web server answered 401"_s;
    QTest::newRow("404") << S::ConnectionRefusedError
                         << u"Unhandled http status code: 404 (Not Found)."_s
                         << u"the web server knows no such path (404)"_s;
    QTest::newRow("500") << S::ConnectionRefusedError << u"Unhandled http status code: 500 (x)."_s
                         << u"the web server answered 500 instead of opening a WebSocket"_s;
    QTest::newRow("key") << S::SslInvalidUserDataError << u"x"_s
                         << u"the client certificate and its key do not fit together"_s;
    QTest::newRow("name") << S::HostNotFoundError << u"x"_s << u"name not found: a.example"_s;
}

void tst_LinkReasons::sockets()
{
    QFETCH(QAbstractSocket::SocketError, error);
    QFETCH(QString, detail);
    QFETCH(QString, words);
    QCOMPARE(webSocketWords(error, detail, u"a.example"_s), words);
}

QTEST_GUILESS_MAIN(tst_LinkReasons)
#include "tst_linkreasons.moc"
