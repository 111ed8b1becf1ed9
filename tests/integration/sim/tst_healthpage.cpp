// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/health_page.h"

#include <QtCore/QRegularExpression>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using Raptor::Sim::HealthPage;

namespace {

constexpr char kContent[] = R"({"status":"ok"})";

/// What the page says to these bytes, up to the end of the connection.
QByteArray answerTo(const HealthPage &page, const QList<QByteArray> &request)
{
    QTcpSocket socket;
    socket.connectToHost(page.url().host(), quint16(page.url().port()));
    QByteArray answer;
    QObject::connect(&socket, &QIODevice::readyRead, &socket, [&] { answer += socket.readAll(); });
    if (!QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::ConnectedState; }))
        return "no connection";
    for (const QByteArray &part : request) {
        socket.write(part);
        socket.flush();
        QCoreApplication::processEvents();
    }
    if (!QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; }))
        return "no answer";
    return answer;
}

} // namespace

class TestHealthPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void answers_data()
    {
        QTest::addColumn<QList<QByteArray>>("request");
        QTest::addColumn<QByteArray>("status");
        using List = QList<QByteArray>;
        QTest::newRow("health") << List{"GET /health HTTP/1.1\r\nHost: x\r\n\r\n"}
                                << QByteArray("HTTP/1.1 200 OK");
        QTest::newRow("any path") << List{"GET /a/b?c HTTP/1.0\r\n\r\n"}
                                  << QByteArray("HTTP/1.1 200 OK");
        QTest::newRow("in pieces")
            << List{"GE", "T / HTTP/1.1\r\n", "\r", "\n"} << QByteArray("HTTP/1.1 200 OK");
        QTest::newRow("other method")
            << List{"POST / HTTP/1.1\r\n\r\n"} << QByteArray("HTTP/1.1 405 ");
    }
    void answers()
    {
        QFETCH(QList<QByteArray>, request);
        QFETCH(QByteArray, status);
        HealthPage page([] { return QByteArray(kContent); });
        QVERIFY(page.open(0).ok());
        const QByteArray answer = answerTo(page, request);
        QVERIFY2(answer.startsWith(status), answer.constData());
        QVERIFY(answer.contains("Connection: close\r\n"));
        QCOMPARE(answer.endsWith(kContent), status.contains("200"));
    }

    void endlessHeaderIsCutOff()
    {
        HealthPage page([] { return QByteArray(kContent); });
        QVERIFY(page.open(0).ok());
        QCOMPARE(answerTo(page, {"GET / HTTP/1.1\r\nX: " + QByteArray(90000, 'x')}), QByteArray());
        QVERIFY(answerTo(page, {"GET / HTTP/1.1\r\n\r\n"}).endsWith(kContent));
    }

    void closesAndOpensOnTheSamePort()
    {
        HealthPage page([] { return QByteArray(kContent); });
        QVERIFY(page.open(0).ok());
        const QUrl url = page.url();
        page.close();
        QTcpSocket socket;
        socket.connectToHost(url.host(), quint16(url.port()));
        QTRY_COMPARE(socket.error(), QAbstractSocket::ConnectionRefusedError);
        QVERIFY(page.reopen().ok());
        QCOMPARE(page.url(), url);
        QVERIFY(answerTo(page, {"GET / HTTP/1.1\r\n\r\n"}).endsWith(kContent));
    }

    void takenPortIsSaid()
    {
        HealthPage first([] { return QByteArray(); });
        QVERIFY(first.open(0).ok());
        HealthPage second([] { return QByteArray(); });
        const Raptor::Outcome outcome = second.open(quint16(first.url().port()));
        QVERIFY(!outcome.ok());
        QVERIFY(outcome.error().text.contains(QString::number(first.url().port())));
    }

    void manyIdleVisitorsDoNotBlock()
    {
        HealthPage page([] { return QByteArray(kContent); });
        QVERIFY(page.open(0).ok());
        std::vector<std::unique_ptr<QTcpSocket>> idle;
        for (int i = 0; i < 31; ++i) {
            idle.push_back(std::make_unique<QTcpSocket>());
            idle.back()->connectToHost(page.url().host(), quint16(page.url().port()));
            QTRY_COMPARE(idle.back()->state(), QAbstractSocket::ConnectedState);
        }
        QVERIFY(answerTo(page, {"GET / HTTP/1.1\r\n\r\n"}).endsWith(kContent));
    }
};

QTEST_GUILESS_MAIN(TestHealthPage)
#include "tst_healthpage.moc"
