// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed_fixture.h"
#include "raw_feed.h"
#include "tests/support/counting_server.h"
#include "tests/support/test_certificates.h"
#include "tests/support/wait_until.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QStandardPaths>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace Raptor;
using namespace Raptor::Link;
using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray frame = R"({"userId":"user-1","batteryPercent":80,"batteryPower":1200,)"
                         R"("type":"battery","status":"charging","site":{"name":"home"}})";

} // namespace

/// The WebSocket of a feed, as its reader finds it: sound, hostile, silent, encrypted.
class tst_FeedLink : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void topics_data();
    void topics();
    void framesAreReports();
    void rp32_rejected_data();
    void rp32_rejected();
    void rp32_binaryIsRejected();
    void rp32_endsTheConnection_data();
    void rp32_endsTheConnection();
    void closedAndBack();
    void doesNotOpen_data();
    void doesNotOpen();
    void rp10_silenceIsFound();
    void quietIsNotDead();
    void rp30_badCertificates_data();
    void rp30_badCertificates();
    void encrypted();
    void stops();

private:
    TestCertificates m_files;
};

void tst_FeedLink::initTestCase()
{
    QVERIFY2(!QStandardPaths::findExecutable(u"openssl"_s).isEmpty(),
             "openssl is not installed (Debian: openssl)");
    QVERIFY(m_files.makeAuthority(u"own"_s));
    QVERIFY(m_files.makeAuthority(u"stranger"_s));
    QVERIFY(m_files.make(u"good"_s, u"own"_s, u"IP:127.0.0.1"_s));
    QVERIFY(m_files.make(u"foreign"_s, u"stranger"_s, u"IP:127.0.0.1"_s));
    QVERIFY(m_files.make(u"expired"_s, u"own"_s, u"IP:127.0.0.1"_s, -1));
    QVERIFY(m_files.make(u"named"_s, u"own"_s, u"DNS:feed.example"_s));
}

void tst_FeedLink::topics_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QString>("topic");
    QTest::addColumn<QString>("error");
    QTest::newRow("battery") << u"battery"_s << u"battery/topic"_s << QString();
    QTest::newRow("unknown") << u"batery"_s << QString() << u"no device profile \"batery\""_s;
    QTest::newRow("takes commands") << u"guardian"_s << QString() << u"take commands"_s;
    QTest::newRow("named by the topic") << u"meter"_s << QString() << u"do not name"_s;
    QTest::newRow("a topic for each") << u"solar"_s << QString() << u"do not name"_s;
}

void tst_FeedLink::topics()
{
    QFETCH(const QString, profile);
    QFETCH(const QString, topic);
    QFETCH(const QString, error);
    auto meter = QSharedPointer<DeviceProfile>::create();
    meter->id = u"meter"_s;
    meter->topics = {{.state = u"meter/{device}/state"_s, .command = {}, .availability = {}}};
    auto solar = QSharedPointer<DeviceProfile>::create(*meter);
    solar->id = u"solar"_s;
    solar->deviceKeyPointer = u"/id"_s;
    const ProfileCatalogue catalogue(builtInProfiles().catalogue.profiles()
                                     + QList<ProfilePtr>{meter, solar});
    const auto found = feedTopic(catalogue, profile);
    QCOMPARE(found.ok(), error.isEmpty());
    if (found.ok())
        QCOMPARE(*found, topic);
    else
        QVERIFY2(found.error().text.contains(error), qPrintable(found.error().text));
}

void tst_FeedLink::framesAreReports()
{
    FeedServer feed;
    FeedReader reader(feed.url());
    QTRY_VERIFY(reader.isUp());
    QTRY_VERIFY(feed.socket);
    QVERIFY(feed.socket->requestUrl().path() == "/ws"_L1);
    QCOMPARE(feed.socket->subprotocol(), QString());
    feed.socket->sendTextMessage(QString::fromUtf8(frame));
    feed.socket->sendTextMessage(u"{\"userId\":\"user-2\",\"batteryPower\":-3}"_s);
    QTRY_COMPARE(reader.count(), 2);
    const auto *first = std::get_if<StateReport>(&reader.arrivals.at(0));
    QVERIFY(first);
    QCOMPARE(first->device.text(), u"battery/user-1"_s);
    QCOMPARE(first->profile, u"battery"_s);
    QCOMPARE(first->broker, u"battery-ws"_s);
    QVERIFY(!first->retained);
    QVERIFY(first->readings.contains(Reading{u"percent"_s, 80.0}));
    QVERIFY(first->readings.contains(Reading{u"power"_s, 1200.0}));
    QVERIFY(first->readings.contains(Reading{u"flow"_s, u"charging"_s}));
    const auto *second = std::get_if<StateReport>(&reader.arrivals.at(1));
    QVERIFY(second);
    QCOMPARE(second->device.text(), u"battery/user-2"_s);
    QCOMPARE(reader.link.frames(), 2);
    QCOMPARE(feed.heard, 0);
}

void tst_FeedLink::rp32_rejected_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("reason");
    QTest::newRow("empty") << QString() << u"empty"_s;
    QTest::newRow("no JSON") << u"hello"_s << u"no JSON"_s;
    QTest::newRow("no object") << u"[1,2]"_s << u"no JSON object"_s;
    QTest::newRow("nobody's") << u"{\"batteryPercent\":80}"_s << u"name its device"_s;
    QTest::newRow("too deep") << QString(u"{\"userId\":\"a\",\"x\":"_s + QString(40, u'[')
                                         + QString(40, u']') + u'}')
                              << u"deeper than 16"_s;
    QTest::newRow("longer than 64 KiB")
        << QString(u"{\"userId\":\"user-1\",\"batteryPercent\":1,\"x\":\""_s + QString(70'000, u'x')
                   + u"\"}"_s)
        << u"longer than 64 KiB"_s;
    QTest::newRow("nearly a megabyte")
        << QString(int(largestFeedFrame) - 1, u'x') << u"longer than 64 KiB"_s;
}

/// Counted, told, and no reason to end the connection.
void tst_FeedLink::rp32_rejected()
{
    QFETCH(const QString, text);
    QFETCH(const QString, reason);
    FeedServer feed;
    FeedReader reader(feed.url());
    QTRY_VERIFY(reader.isUp());
    QTRY_VERIFY(feed.socket);
    feed.socket->sendTextMessage(text);
    feed.socket->sendTextMessage(QString::fromUtf8(frame));
    QTRY_COMPARE(reader.count(), 2);
    const auto *rejected = std::get_if<RejectedMessage>(&reader.arrivals.at(0));
    QVERIFY(rejected);
    QVERIFY2(rejected->reason.contains(reason), qPrintable(rejected->reason));
    QCOMPARE(rejected->topic, u"battery/topic"_s);
    QCOMPARE(rejected->broker, u"battery-ws"_s);
    QCOMPARE(rejected->payloadBytes, text.size());
    QVERIFY(std::holds_alternative<StateReport>(reader.arrivals.at(1)));
    QCOMPARE(feed.connections, 1);
}

void tst_FeedLink::rp32_binaryIsRejected()
{
    FeedServer feed;
    FeedReader reader(feed.url());
    QTRY_VERIFY(reader.isUp());
    QTRY_VERIFY(feed.socket);
    feed.socket->sendBinaryMessage(frame);
    feed.socket->sendTextMessage(QString::fromUtf8(frame));
    QTRY_COMPARE(reader.count(), 2);
    const auto *rejected = std::get_if<RejectedMessage>(&reader.arrivals.at(0));
    QVERIFY(rejected);
    QCOMPARE(rejected->reason, u"it came in a binary frame"_s);
    QCOMPARE(rejected->payloadBytes, frame.size());
    QVERIFY(std::holds_alternative<StateReport>(reader.arrivals.at(1)));
}

void tst_FeedLink::rp32_endsTheConnection_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("rejected");
    QTest::addColumn<QString>("error");
    // FIN and text, then a length of 64 bits; nothing of the payload has to come.
    QTest::newRow("larger than is taken in")
        << QByteArray("\x81\x7f\x00\x00\x00\x00\x40\x00\x00\x00", 10) << u"longer than 1024 KiB"_s
        << u"more than 1024 KiB at once"_s;
    QTest::newRow("no UTF-8") << QByteArray("\x81\x02\xc3\x28", 4) << u"no valid UTF-8"_s
                              << u"no valid UTF-8"_s;
    QTest::newRow("no WebSocket") << QByteArray("\x8f\x00", 2) << QString() << u"is no WebSocket"_s;
}

void tst_FeedLink::rp32_endsTheConnection()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, rejected);
    QFETCH(const QString, error);
    RawFeed feed;
    FeedReader reader(feed.url());
    QTRY_VERIFY(reader.isUp());
    feed.send(bytes);
    QTRY_VERIFY(!reader.errors.isEmpty());
    QVERIFY2(reader.errors.constFirst().contains(error), qPrintable(reader.errors.constFirst()));
    QCOMPARE(reader.count(), rejected.isEmpty() ? 0 : 1);
    if (!rejected.isEmpty()) {
        const auto *message = std::get_if<RejectedMessage>(&reader.arrivals.constFirst());
        QVERIFY(message);
        QVERIFY2(message->reason.contains(rejected), qPrintable(message->reason));
    }
    QTRY_COMPARE(feed.connections, 2); // it tries on
}

void tst_FeedLink::closedAndBack()
{
    FeedServer feed;
    FeedReader reader(feed.url());
    QTRY_VERIFY(reader.isUp());
    QTRY_VERIFY(feed.socket);
    feed.socket->close(QWebSocketProtocol::CloseCodeGoingAway, u"going home"_s);
    QTRY_COMPARE(reader.errors.value(0), u"the server closed the connection: going home"_s);
    QTRY_COMPARE_WITH_TIMEOUT(feed.connections, 2, 20'000);
    QTRY_VERIFY(reader.isUp());
    QCOMPARE(reader.status.reconnects, 1);
    QCOMPARE(reader.status.error, QString());
    feed.socket->abort();
    QTRY_VERIFY(reader.errors.size() > 1);
    QTRY_VERIFY_WITH_TIMEOUT(reader.status.reconnects == 2 && reader.isUp(), 20'000);
    QTRY_COMPARE(feed.connections, 3);
    feed.socket->sendTextMessage(QString::fromUtf8(frame));
    QTRY_COMPARE(reader.count(), 1);
}

void tst_FeedLink::doesNotOpen_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("error");
    QTest::newRow("no such path") << QByteArray("HTTP/1.1 404 Not Found\r\n\r\n")
                                  << u"the web server knows no such path (404)"_s;
    QTest::newRow("not authorised") << QByteArray("HTTP/1.1 401 Unauthorized\r\n\r\n")
                                    << u"not authorised: the web server answered 401"_s;
    QTest::newRow("refused") << QByteArray() << u"connection refused"_s;
}

void tst_FeedLink::doesNotOpen()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const QString, error);
    RawFeed feed;
    feed.answer = answer;
    const QString url = feed.url();
    if (answer.isEmpty())
        feed.close();
    FeedReader reader(url);
    QTRY_COMPARE(reader.errors.value(0), error);
    QVERIFY(reader.status.session != SessionState::Up);
}

/// The socket stays open, and nobody answers. What it is asked are pings alone.
void tst_FeedLink::rp10_silenceIsFound()
{
    RawFeed feed;
    FeedReader reader(feed.url());
    QTRY_VERIFY(reader.isUp());
    QElapsedTimer since;
    since.start();
    QList<int> asked;
    QVERIFY(holdsWithin(5s, [&] {
        if (reader.isUp())
            asked = feed.opcodes();
        return !reader.isUp();
    }));
    qInfo("shown after %lld ms", since.elapsed());
    QCOMPARE(reader.errors.value(0), u"nothing is heard from the server any more"_s);
    QCOMPARE(asked, QList<int>{0x9});
}

/// A battery that says nothing for longer than any of our patience: its server answers.
void tst_FeedLink::quietIsNotDead()
{
    FeedServer feed;
    FeedReader reader(feed.url());
    QSignalSpy answers(&reader.link, &FeedLink::roundTripMeasured);
    QTRY_VERIFY(reader.isUp());
    const BootTime until = reader.clock.now() + Milliseconds(6000);
    QTRY_VERIFY_WITH_TIMEOUT(reader.clock.now() >= until || !reader.isUp(), 60'000);
    QVERIFY(reader.isUp());
    QCOMPARE(feed.connections, 1);
    QVERIFY(answers.count() >= 2);
}

void tst_FeedLink::rp30_badCertificates_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("error");
    QTest::newRow("unknown authority") << u"foreign"_s << QString() << u"authority"_s;
    QTest::newRow("expired") << u"expired"_s << QString() << u"expired on"_s;
    QTest::newRow("another host's") << u"named"_s << QString() << u"127.0.0.1"_s;
    QTest::newRow("not the expected host's")
        << u"good"_s << u"batteries.example"_s << u"batteries.example"_s;
}

void tst_FeedLink::rp30_badCertificates()
{
    QFETCH(const QString, certificate);
    QFETCH(const QString, host);
    QFETCH(const QString, error);
    QSslConfiguration shown = QSslConfiguration::defaultConfiguration();
    m_files.use(certificate, shown);
    shown.setPeerVerifyMode(QSslSocket::VerifyNone);
    CountingServer server(CountingServer::Speaks::WebSocket, shown);
    FeedReader reader(server.url(), m_files.certificate(u"own"_s), host);
    QTRY_VERIFY(reader.errors.size() >= 2); // tried again, and refused again
    QVERIFY2(reader.errors.constFirst().contains(error), qPrintable(reader.errors.constFirst()));
    QVERIFY(!reader.isUp());
    QTRY_VERIFY(server.connections >= 2);
    QCOMPARE(server.received, 0);
}

void tst_FeedLink::encrypted()
{
    QSslConfiguration shown = QSslConfiguration::defaultConfiguration();
    m_files.use(u"named"_s, shown);
    shown.setPeerVerifyMode(QSslSocket::VerifyNone);
    FeedServer feed(&shown);
    FeedReader reader(feed.url(), m_files.certificate(u"own"_s), u"feed.example"_s);
    QTRY_VERIFY2(reader.isUp(), qPrintable(reader.errors.value(0)));
    QCOMPARE(reader.status.certificates.size(), 2);
    QCOMPARE(reader.status.certificates.constFirst().subject, u"named"_s);
    QTRY_VERIFY(feed.socket);
    feed.socket->sendTextMessage(QString::fromUtf8(frame));
    QTRY_COMPARE(reader.count(), 1);
}

void tst_FeedLink::stops()
{
    FeedServer feed;
    FeedReader reader(feed.url());
    QSignalSpy stopped(&reader.link, &FeedLink::stopped);
    QTRY_VERIFY(reader.isUp());
    QTRY_VERIFY(feed.socket);
    QSignalSpy gone(feed.socket.get(), &QWebSocket::disconnected);
    reader.link.stop();
    QTRY_COMPARE(stopped.count(), 1);
    QTRY_COMPARE(gone.count(), 1);
    QCOMPARE(feed.socket->closeCode(), QWebSocketProtocol::CloseCodeNormal);
    QCOMPARE(reader.status.session, SessionState::Down);
    QCOMPARE(reader.errors, QStringList());
    QCOMPARE(feed.connections, 1);
}

QTEST_GUILESS_MAIN(tst_FeedLink)
#include "tst_feedlink.moc"
