// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fault_proxy.h"
#include "tests/support/wait_until.h"

#include <QtCore/QDir>
#include <QtCore/QRegularExpression>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

#include <memory>

using namespace Raptor::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using End = FaultProxy::End;

namespace {

constexpr auto kNever = std::chrono::milliseconds(1h);

/// One end of a connection, and all that came there.
class Side : public QObject
{
public:
    explicit Side(QTcpSocket *connection) : socket(connection)
    {
        connect(socket.get(), &QTcpSocket::readyRead, this, [this] { bytes += socket->readAll(); });
        connect(socket.get(), &QTcpSocket::errorOccurred, this, [this] {
            bytes += socket->readAll();
            failed = true;
        });
    }
    [[nodiscard]] bool hasEnded() const { return socket->state() == QTcpSocket::UnconnectedState; }

    std::unique_ptr<QTcpSocket> socket;
    QByteArray bytes;
    bool failed = false;
};

qsizetype openDescriptors()
{
    return QDir(u"/proc/self/fd"_s).entryList(QDir::AllEntries | QDir::System).size();
}

QByteArray pattern(qsizetype size)
{
    QByteArray result(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        result[i] = char(i * 31 + (i >> 8));
    return result;
}

} // namespace

/// The proxy that the fault tests lean on.
class tst_FaultProxy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void transparent();
    void endsArePassedOn();
    void resetIsPassedOn();
    void cut_data();
    void cut();
    void swallow();
    void slices();
    void latency();
    void jitterKeepsOrder();
    void pause();
    void refuses();
    void nobodyBehind();
    void nextPlanOnly();
    void planForThoseWhoSaidAWord();
    void endAll();
    void manyCuts();

private:
    bool join();

    std::unique_ptr<QTcpServer> m_server;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<Side> m_near; ///< the client
    std::unique_ptr<Side> m_far; ///< the server's end
};

void tst_FaultProxy::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_server = std::make_unique<QTcpServer>();
    QVERIFY(m_server->listen(QHostAddress::LocalHost));
    m_proxy = std::make_unique<FaultProxy>(m_server->serverPort(), 7);
}

void tst_FaultProxy::cleanup()
{
    m_near.reset();
    m_far.reset();
    m_proxy.reset();
    m_server.reset();
}

/// A connection through the proxy; both ends are ours.
bool tst_FaultProxy::join()
{
    m_far.reset();
    m_near = std::make_unique<Side>(new QTcpSocket);
    m_near->socket->connectToHost(QHostAddress::LocalHost, m_proxy->port());
    const bool joined = waitUntil([this] { return m_server->hasPendingConnections(); });
    if (joined) {
        QTcpSocket *socket = m_server->nextPendingConnection();
        socket->setParent(nullptr);
        m_far = std::make_unique<Side>(socket);
    }
    return joined;
}

void tst_FaultProxy::transparent()
{
    QVERIFY(join());
    const QByteArray large = pattern(5'000'000);
    m_near->socket->write(large);
    m_far->socket->write("answer");
    QTRY_COMPARE(m_near->bytes, QByteArray("answer"));
    QTRY_COMPARE(m_far->bytes.size(), large.size());
    QVERIFY(m_far->bytes == large);
    QCOMPARE(m_proxy->lastTraffic().toServer, large.size());
    QCOMPARE(m_proxy->lastTraffic().toClient, 6);
    QCOMPARE(m_proxy->openConnections(), 1);
    QVERIFY(join());
    m_near->socket->write("x");
    QTRY_COMPARE(m_far->bytes, QByteArray("x"));
    QCOMPARE(m_proxy->lastTraffic().toServer, 1);
    QTRY_COMPARE(m_proxy->traffic().toServer, large.size() + 1);
    QCOMPARE(m_proxy->connections(), 2);
    QTRY_COMPARE(m_proxy->openConnections(), 1);
}

void tst_FaultProxy::endsArePassedOn()
{
    QVERIFY(join());
    m_near->socket->write("last words");
    m_near->socket->disconnectFromHost();
    QTRY_VERIFY(m_far->hasEnded());
    QCOMPARE(m_far->bytes, QByteArray("last words"));
    QTRY_COMPARE(m_proxy->openConnections(), 0);
}

void tst_FaultProxy::resetIsPassedOn()
{
    QVERIFY(join());
    m_near->socket->write("unread");
    QTRY_VERIFY(!m_far->bytes.isEmpty());
    m_far->socket->setReadBufferSize(1);
    m_near->socket->write("more that is not read");
    QTRY_COMPARE(m_proxy->lastTraffic().toServer, 27);
    m_far->socket->abort(); // closing with unread bytes is a reset
    QTRY_VERIFY(m_near->hasEnded());
    QTRY_COMPARE(m_proxy->openConnections(), 0);
}

void tst_FaultProxy::cut_data()
{
    QTest::addColumn<bool>("toServer");
    QTest::addColumn<bool>("orderly");
    QTest::addColumn<int>("after");
    for (const bool toServer : {true, false}) {
        for (const bool orderly : {true, false}) {
            for (const int after : {0, 1, 9, 10}) {
                QTest::addRow("%s, %s, after %d", toServer ? "to server" : "to client",
                              orderly ? "FIN" : "RST", after)
                    << toServer << orderly << after;
            }
        }
    }
}

void tst_FaultProxy::cut()
{
    QFETCH(bool, toServer);
    QFETCH(bool, orderly);
    QFETCH(int, after);
    FaultProxy::Plan plan;
    FaultProxy::Faults &faults = toServer ? plan.toServer : plan.toClient;
    faults.endAfter = after;
    faults.end = orderly ? End::Fin : End::Reset;
    faults.slice = 4;
    m_proxy->setPlan(plan);
    QVERIFY(join());
    Side *sender = toServer ? m_near.get() : m_far.get();
    Side *receiver = toServer ? m_far.get() : m_near.get();
    if (after > 0)
        sender->socket->write("0123456789");
    QTRY_VERIFY(m_near->hasEnded());
    QTRY_VERIFY(receiver->hasEnded());
    QCOMPARE(receiver->bytes, QByteArray("0123456789").left(after));
    QCOMPARE(toServer ? m_proxy->traffic().toServer : m_proxy->traffic().toClient, after);
    QTRY_COMPARE(m_proxy->openConnections(), 0);
}

void tst_FaultProxy::swallow()
{
    FaultProxy::Plan plan;
    plan.toServer.endAfter = 3;
    plan.toServer.end = End::Swallow;
    m_proxy->setPlan(plan);
    QVERIFY(join());
    m_near->socket->write("abcdef");
    QTRY_COMPARE(m_far->bytes, QByteArray("abc"));
    const QByteArray large = pattern(3'000'000); // more than buffers hold: it is really taken
    m_near->socket->write(large);
    QTRY_COMPARE(m_near->socket->bytesToWrite(), 0);
    m_far->socket->write("other way"); // still works
    QTRY_COMPARE(m_near->bytes, QByteArray("other way"));
    QCOMPARE(m_far->bytes, QByteArray("abc"));
    QVERIFY(!m_near->hasEnded() && !m_far->hasEnded());
    m_near->socket->abort();
    QTRY_COMPARE(m_near->socket->state(), QTcpSocket::UnconnectedState);
    m_far->socket->write("nobody hears this");
    QTRY_COMPARE(m_far->socket->bytesToWrite(), 0);
    QVERIFY(!m_far->hasEnded());
}

void tst_FaultProxy::slices()
{
    FaultProxy::Plan plan;
    plan.toClient.slice = 3;
    plan.toClient.gap = kNever;
    m_proxy->setPlan(plan);
    QVERIFY(join());
    m_far->socket->write("0123456789");
    QTRY_COMPARE(m_near->bytes, QByteArray("012"));
    plan.toClient.gap = 1ms;
    m_proxy->setPlan(plan);
    QTRY_COMPARE(m_near->bytes, QByteArray("0123456789"));
}

void tst_FaultProxy::latency()
{
    FaultProxy::Plan slow;
    slow.toServer.latency = kNever;
    m_proxy->setNextPlan(slow);
    QVERIFY(join());
    const std::unique_ptr<Side> slowNear = std::move(m_near);
    const std::unique_ptr<Side> slowFar = std::move(m_far);
    slowNear->socket->write("first");
    QVERIFY(join());
    m_near->socket->write("second"); // overtakes it
    QTRY_COMPARE(m_far->bytes, QByteArray("second"));
    QVERIFY(slowFar->bytes.isEmpty());

    slow.toServer.latency = 20ms;
    m_proxy->setPlan(slow);
    m_near->socket->write("third");
    QTRY_COMPARE(m_far->bytes, QByteArray("secondthird"));
    QVERIFY(slowFar->bytes.isEmpty()); // it has a plan of its own
}

void tst_FaultProxy::jitterKeepsOrder()
{
    FaultProxy::Plan plan;
    plan.toServer.jitter = 5ms;
    plan.toServer.slice = 7;
    m_proxy->setPlan(plan);
    QVERIFY(join());
    const QByteArray bytes = pattern(2000);
    for (qsizetype i = 0; i < bytes.size(); i += 100) {
        m_near->socket->write(bytes.mid(i, 100));
        QTRY_COMPARE(m_near->socket->bytesToWrite(), 0);
    }
    QTRY_COMPARE(m_far->bytes, bytes);
}

void tst_FaultProxy::pause()
{
    FaultProxy::Plan plan;
    plan.toServer.paused = true;
    m_proxy->setPlan(plan);
    QVERIFY(join());
    const QByteArray large = pattern(20'000'000);
    m_near->socket->write(large);
    m_far->socket->write("other way");
    QTRY_COMPARE(m_near->bytes, QByteArray("other way"));
    QVERIFY(m_near->socket->bytesToWrite() > 0); // the sender feels it
    QVERIFY(m_far->bytes.isEmpty());
    m_proxy->setPlan({});
    QTRY_COMPARE(m_far->bytes.size(), large.size());
    QVERIFY(m_far->bytes == large);
}

void tst_FaultProxy::refuses()
{
    const quint16 port = m_proxy->port();
    m_proxy->setRefusing(true);
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    QTRY_COMPARE(socket.error(), QTcpSocket::ConnectionRefusedError);
    m_proxy->setRefusing(false);
    QCOMPARE(m_proxy->port(), port);
    QVERIFY(join());
    QCOMPARE(m_proxy->connections(), 1);
}

void tst_FaultProxy::nobodyBehind()
{
    m_server->close();
    Side near(new QTcpSocket);
    near.socket->connectToHost(QHostAddress::LocalHost, m_proxy->port());
    QTRY_VERIFY(near.failed);
    QTRY_COMPARE(m_proxy->openConnections(), 0);
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    m_proxy->setTarget(other.serverPort());
    near.socket->connectToHost(QHostAddress::LocalHost, m_proxy->port());
    QTRY_VERIFY(other.hasPendingConnections());
}

void tst_FaultProxy::nextPlanOnly()
{
    FaultProxy::Plan plan;
    plan.toServer.endAfter = 2;
    m_proxy->setNextPlan(plan);
    QVERIFY(join());
    m_near->socket->write("abc");
    QTRY_VERIFY(m_far->hasEnded());
    QCOMPARE(m_far->bytes, QByteArray("ab"));
    QVERIFY(join());
    m_near->socket->write("abc");
    QTRY_COMPARE(m_far->bytes, QByteArray("abc"));
}

void tst_FaultProxy::planForThoseWhoSaidAWord()
{
    QVERIFY(join());
    m_near->socket->write("hello from one");
    QTRY_COMPARE(m_far->bytes, QByteArray("hello from one"));
    FaultProxy::Plan plan;
    plan.toServer.endIn = 3; // from now on, not from the start
    plan.toServer.end = FaultProxy::End::Reset;
    QCOMPARE(m_proxy->setPlanWhere("another", plan), 0);
    m_near->socket->write("!");
    QTRY_COMPARE(m_far->bytes, QByteArray("hello from one!"));
    QCOMPARE(m_proxy->setPlanWhere("from one", plan), 1);
    m_near->socket->write("abcdef");
    QTRY_COMPARE(m_far->bytes, QByteArray("hello from one!abc"));
    QTRY_COMPARE(m_proxy->openConnections(), 0);
}

void tst_FaultProxy::endAll()
{
    for (const End how : {End::Fin, End::Reset}) {
        QVERIFY(join());
        m_near->socket->write("abc");
        QTRY_COMPARE(m_far->bytes, QByteArray("abc"));
        m_proxy->endAll(how);
        QTRY_VERIFY(m_near->hasEnded() && m_far->hasEnded());
    }
    QVERIFY(join());
    m_proxy->endAll(End::Swallow);
    m_near->socket->write("x");
    m_far->socket->write("x");
    QTRY_COMPARE(m_near->socket->bytesToWrite() + m_far->socket->bytesToWrite(), 0);
    QVERIFY(join()); // a new one is not concerned
    m_near->socket->write("y");
    QTRY_COMPARE(m_far->bytes, QByteArray("y"));
}

void tst_FaultProxy::manyCuts()
{
    FaultProxy::Plan plan;
    plan.toServer.endAfter = 1;
    QVERIFY(join());
    m_near.reset();
    m_far.reset();
    QTRY_COMPARE(m_proxy->openConnections(), 0);
    const qsizetype before = openDescriptors();
    for (int i = 0; i < 500; ++i) {
        plan.toServer.end = i % 2 == 0 ? End::Fin : End::Reset;
        m_proxy->setNextPlan(plan);
        QVERIFY(join());
        m_near->socket->write("ab");
        QVERIFY(waitUntil([this] { return m_near->hasEnded() && m_far->hasEnded(); }));
    }
    QCOMPARE(m_proxy->traffic().toServer, 500);
    m_near.reset();
    m_far.reset();
    QTRY_COMPARE(openDescriptors(), before);
}

QTEST_GUILESS_MAIN(tst_FaultProxy)
#include "tst_faultproxy.moc"
