// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/health_probe.h"

#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

#include <memory>
#include <optional>

using namespace Raptor;
using namespace Raptor::Link;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_HealthProbe : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void answers_data();
    void answers();
    void closesWithoutAnswer();
    void refused();
    void hostNotFound();
    void silent();
    void destroyedWhileAsking();
};

namespace {

/// Answers every connection with fixed bytes; without any it stays silent.
class Page : public QTcpServer
{
public:
    explicit Page(QByteArray answer) : m_answer(std::move(answer))
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port to listen on");
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                    ++requests;
                    socket->readAll();
                    socket->write(m_answer);
                });
            }
        });
    }
    [[nodiscard]] QUrl url() const
    {
        return QUrl(u"http://127.0.0.1:%1/health"_s.arg(serverPort()));
    }

    int requests = 0;

private:
    QByteArray m_answer;
};

std::optional<ProbeResult> ask(HealthProbe &probe, const QUrl &url, Milliseconds timeout = 5s)
{
    std::optional<ProbeResult> answer;
    probe.probe(url, timeout).then([&answer](const ProbeResult &result) { answer = result; });
    [[maybe_unused]] const bool done =
        QTest::qWaitFor([&answer] { return answer.has_value(); }, 30'000);
    return answer;
}

} // namespace

void tst_HealthProbe::answers_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("text");
    QTest::newRow("200") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
                         << u"answered 200 in "_s;
    QTest::newRow("404") << QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
                         << u"answered 404 in "_s;
    QTest::newRow("500") << QByteArray("HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n")
                         << u"answered 500 in "_s;
    QTest::newRow("login asked for")
        << QByteArray("HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\n"
                      "Content-Length: 0\r\n\r\n")
        << u"answered 401 in "_s;
    QTest::newRow("redirect is not followed")
        << QByteArray("HTTP/1.1 302 Found\r\nLocation: http://192.0.2.1/\r\n"
                      "Content-Length: 0\r\n\r\n")
        << u"answered 302 in "_s;
    QTest::newRow("page without end")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nbegin")
        << u"answered 200 in "_s;
}

void tst_HealthProbe::answers()
{
    QFETCH(QByteArray, head);
    QFETCH(QString, text);
    const SystemClock clock;
    Page page(head);
    HealthProbe probe(clock);
    const auto answer = ask(probe, page.url());
    QVERIFY(answer.has_value());
    QVERIFY2(answer->healthy, qPrintable(answer->text));
    QVERIFY2(answer->text.startsWith(text), qPrintable(answer->text));
}

void tst_HealthProbe::closesWithoutAnswer()
{
    const SystemClock clock;
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server, [&server] {
        while (QTcpSocket *socket = server.nextPendingConnection())
            socket->disconnectFromHost();
    });
    HealthProbe probe(clock);
    const auto answer = ask(probe, QUrl(u"http://127.0.0.1:%1/"_s.arg(server.serverPort())));
    QVERIFY(answer.has_value());
    QVERIFY(!answer->healthy);
    QCOMPARE(answer->text, u"closed the connection without an answer"_s);
}

void tst_HealthProbe::refused()
{
    const SystemClock clock;
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const QUrl url(u"http://127.0.0.1:%1/health"_s.arg(server.serverPort()));
    server.close();
    HealthProbe probe(clock);
    const auto answer = ask(probe, url);
    QVERIFY(answer.has_value());
    QVERIFY(!answer->healthy);
    QCOMPARE(answer->text, u"connection refused"_s);
}

void tst_HealthProbe::hostNotFound()
{
    const SystemClock clock;
    HealthProbe probe(clock);
    const auto answer = ask(probe, QUrl(u"http://nowhere.invalid/health"_s));
    QVERIFY(answer.has_value());
    QVERIFY(!answer->healthy);
    QVERIFY2(answer->text == "host not found"_L1 || answer->text.startsWith("no answer"_L1),
             qPrintable(answer->text));
}

void tst_HealthProbe::silent()
{
    const SystemClock clock;
    Page page{QByteArray()};
    HealthProbe probe(clock);
    const auto answer = ask(probe, page.url(), 300ms);
    QVERIFY(answer.has_value());
    QVERIFY(!answer->healthy);
    QCOMPARE(answer->text, u"no answer within 0.3 s"_s);
}

void tst_HealthProbe::destroyedWhileAsking()
{
    const SystemClock clock;
    Page page{QByteArray()};
    auto probe = std::make_unique<HealthProbe>(clock);
    std::optional<ProbeResult> answer;
    probe->probe(page.url(), 10s).then([&answer](const ProbeResult &result) { answer = result; });
    QTRY_COMPARE(page.requests, 1);
    probe.reset();
    QVERIFY2(answer.has_value(), "who waits is always answered");
    QVERIFY(!answer->healthy);
}

QTEST_GUILESS_MAIN(tst_HealthProbe)
#include "tst_healthprobe.moc"
