// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/broker.h"

#include <QtTest/QTest>

using namespace Raptor;
using namespace Qt::StringLiterals;

class TestBrokerUrl : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<int>("port");
        QTest::addColumn<bool>("webSocket");
        QTest::addColumn<bool>("encrypted");
        QTest::newRow("TCP") << u"mqtt://broker.example"_s << u"mqtt://broker.example:1883"_s
                             << 1883 << false << false;
        QTest::newRow("TLS") << u"mqtts://broker.example"_s << u"mqtts://broker.example:8883"_s
                             << 8883 << false << true;
        QTest::newRow("WebSocket") << u" ws://raptor3.local:1883 "_s << u"ws://raptor3.local:1883"_s
                                   << 1883 << true << false;
        QTest::newRow("secure WebSocket with a path")
            << u"wss://broker.example/mqtt"_s << u"wss://broker.example:443/mqtt"_s << 443 << true
            << true;
        QTest::newRow("IPv6") << u"mqtt://[2001:db8::1]:1884"_s << u"mqtt://[2001:db8::1]:1884"_s
                              << 1884 << false << false;
        QTest::newRow("upper case") << u"MQTT://Broker.Example"_s << u"mqtt://broker.example:1883"_s
                                    << 1883 << false << false;
    }
    void parses()
    {
        QFETCH(QString, text);
        const auto url = BrokerUrl::parse(text);
        QVERIFY2(url.ok(), qPrintable(url.ok() ? QString() : url.error().text));
        QTEST(url->text(), "shown");
        QTEST(int(url->port()), "port");
        QTEST(url->isWebSocket(), "webSocket");
        QTEST(url->isEncrypted(), "encrypted");
        QCOMPARE(BrokerUrl::parse(url->text()).value(), url.value());
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("why");
        QTest::newRow("empty") << QString() << u"no broker address"_s;
        QTest::newRow("no host") << u"mqtt://"_s << u"names no host"_s;
        QTest::newRow("other scheme") << u"http://broker.example"_s << u"must start with"_s;
        QTest::newRow("no scheme") << u"//broker.example"_s << u"must start with"_s;
        QTest::newRow("RP-31 password")
            << u"mqtt://ada:secret@broker.example"_s << u"do not belong"_s;
        QTest::newRow("port 0") << u"mqtt://broker.example:0"_s << u"port 0"_s;
        QTest::newRow("port too large")
            << u"mqtt://broker.example:70000"_s << u"no broker address"_s;
    }
    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(QString, why);
        const auto url = BrokerUrl::parse(text);
        QVERIFY(!url.ok());
        QVERIFY2(url.error().text.contains(why), qPrintable(url.error().text));
    }
};

QTEST_GUILESS_MAIN(TestBrokerUrl)
#include "tst_brokerurl.moc"
