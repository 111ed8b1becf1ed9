// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "hostilepeer.h"

#include "tests/support/test_certificates.h"

#include <protocol/mqtt/websocketdevice.h>

#include <QtCore/QPointer>
#include <QtCore/QRegularExpression>
#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpServer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Raptor::Test;

namespace {

/// An unmasked binary frame.
QByteArray frame(const QByteArray &payload)
{
    QByteArray result(1, '\x82');
    if (payload.size() < 126)
        result.append(char(payload.size()));
    else
        result.append(char(126)).append(char(payload.size() >> 8)).append(char(payload.size()));
    return result + payload;
}

/// A WebSocket server for one client that cuts what it sends wherever the test wants it. The ends
/// share a thread: what is sent in one go is there in one piece when the client looks.
class CuttingServer : public QTcpServer
{
public:
    /// Null: ws.
    explicit CuttingServer(const QSslConfiguration *tls)
    {
        if (tls != nullptr)
            m_tls = *tls;
        listen(QHostAddress::LocalHost, 0);
    }

    [[nodiscard]] QUrl url() const
    {
        return QUrl(
            u"%1://127.0.0.1:%2"_s.arg(m_tls.isNull() ? u"ws"_s : u"wss"_s).arg(serverPort()));
    }
    /// Over TLS each call is a record, and nobody waits for more to fill it.
    void send(const QByteArray &bytes)
    {
        m_socket->write(bytes);
        m_socket->flush();
    }
    /// Bytes of frames from the client.
    [[nodiscard]] qsizetype received() const { return m_received; }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *tls = m_tls.isNull() ? nullptr : new QSslSocket(this);
        m_socket = tls != nullptr ? tls : new QTcpSocket(this);
        m_socket->setSocketDescriptor(descriptor);
        m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        connect(m_socket, &QIODevice::readyRead, this, &CuttingServer::read);
        if (tls != nullptr) {
            tls->setSslConfiguration(m_tls);
            tls->startServerEncryption();
        }
    }

private:
    void read()
    {
        const QByteArray bytes = m_socket->readAll();
        if (m_upgraded) {
            m_received += bytes.size();
            return;
        }
        m_request += bytes;
        if (!m_request.endsWith("\r\n\r\n"))
            return;
        m_upgraded = true;
        send(HostilePeer::upgrade()(m_request));
    }

    QSslConfiguration m_tls;
    QPointer<QTcpSocket> m_socket;
    QByteArray m_request;
    bool m_upgraded = false;
    qsizetype m_received = 0;
};

} // namespace

/// Frames that arrive in pieces while whoever reads the ones before answers, or takes its time.
class tst_WebSocketPieces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void answersInTheMiddle_data() { schemes(); }
    void answersInTheMiddle();
    void eventLoopInTheMiddle_data() { schemes(); }
    void eventLoopInTheMiddle();
    void muchAtOnce_data() { schemes(); }
    void muchAtOnce();
    void unread_data() { schemes(); }
    void unread();
    void lastWords_data() { schemes(); }
    void lastWords();

private:
    static void schemes();
    [[nodiscard]] bool establish();

    TestCertificates m_certificates;
    QSslConfiguration m_ours = QSslConfiguration::defaultConfiguration();
    QSslConfiguration m_theirs = QSslConfiguration::defaultConfiguration();
    std::unique_ptr<CuttingServer> m_server;
    std::unique_ptr<RaptorWebSocketDevice> m_device;
    QByteArray m_read;
};

void tst_WebSocketPieces::initTestCase()
{
    QVERIFY(m_certificates.makeAuthority(u"own"_s));
    QVERIFY(m_certificates.make(u"good"_s, u"own"_s, u"IP:127.0.0.1"_s));
    m_ours.setCaCertificates(QSslCertificate::fromPath(m_certificates.certificate(u"own"_s)));
    m_certificates.use(u"good"_s, m_theirs);
}

void tst_WebSocketPieces::schemes()
{
    QTest::addColumn<bool>("secure");
    QTest::newRow("ws") << false;
    QTest::newRow("wss") << true;
}

void tst_WebSocketPieces::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    QFETCH(const bool, secure);
    m_server = std::make_unique<CuttingServer>(secure ? &m_theirs : nullptr);
    m_device = std::make_unique<RaptorWebSocketDevice>();
    m_read.clear();
}

bool tst_WebSocketPieces::establish()
{
    m_device->connectToUrl(m_server->url(), m_ours);
    return QTest::qWaitFor([this] { return m_device->isConnected(); });
}

/// As an acknowledgement is sent from inside of the signal that brought the message: over TLS,
/// writing reads on.
void tst_WebSocketPieces::answersInTheMiddle()
{
    QVERIFY(establish());
    connect(m_device.get(), &QIODevice::readyRead, this, [this] {
        m_read += m_device->readAll();
        m_device->write("answer");
    });
    const QByteArray second = frame(QByteArray(3000, 'b'));
    m_server->send(frame("a"));
    m_server->send(second.left(1000));
    QTRY_VERIFY(m_server->received() > 0);
    m_server->send(second.mid(1000));
    QTRY_VERIFY2(m_read.size() >= 3001 || !m_device->isConnected(),
                 qPrintable(QString::number(m_read.size())));
    QVERIFY2(m_device->isConnected(), qPrintable(m_device->errorString()));
    QCOMPARE(m_read, "a" + QByteArray(3000, 'b'));
}

/// As when a slot opens a dialog.
void tst_WebSocketPieces::eventLoopInTheMiddle()
{
    QVERIFY(establish());
    const QByteArray second = frame(QByteArray(3000, 'b'));
    QSignalSpy arrived(m_device->findChild<QAbstractSocket *>(), &QIODevice::readyRead);
    bool more = false;
    connect(m_device.get(), &QIODevice::readyRead, this, [&] {
        m_read += m_device->readAll();
        if (m_read != "a")
            return;
        arrived.clear();
        m_server->send(second.left(1000));
        more = QTest::qWaitFor([&] { return !arrived.isEmpty(); });
    });
    m_server->send(frame("a"));
    QTRY_VERIFY(more);
    m_server->send(second.mid(1000));
    QTRY_VERIFY2(m_read.size() >= 3001 || !m_device->isConnected(),
                 qPrintable(QString::number(m_read.size())));
    QVERIFY2(m_device->isConnected(), qPrintable(m_device->errorString()));
    QCOMPARE(m_read, "a" + QByteArray(3000, 'b'));
}

/// Who reads all that there is may be sent any amount at once.
void tst_WebSocketPieces::muchAtOnce()
{
    m_device->setMaximumMessageSize(1000);
    QVERIFY(establish());
    connect(m_device.get(), &QIODevice::readyRead, this, [this] { m_read += m_device->readAll(); });
    constexpr int kFrames = 50;
    m_server->send(frame(QByteArray(1000, 'a')).repeated(kFrames));
    QTRY_VERIFY(m_read.size() >= 1000 * kFrames || !m_device->isConnected());
    QVERIFY2(m_device->isConnected(), qPrintable(m_device->errorString()));
    QCOMPARE(m_read, QByteArray(1000 * kFrames, 'a'));
}

void tst_WebSocketPieces::unread()
{
    m_device->setMaximumMessageSize(1000);
    QVERIFY(establish());
    QSignalSpy offered(m_device.get(), &QIODevice::readyRead);
    m_server->send(frame(QByteArray(1000, 'a')).repeated(4));
    QTRY_COMPARE(m_device->bytesAvailable(), 4000);
    QTRY_VERIFY(!offered.isEmpty());
    m_server->send(frame("b"));
    QTRY_VERIFY(!m_device->isConnected());
    QCOMPARE(m_device->errorString(), u"the server sent more than could be read"_s);
}

/// What comes in one piece with the close frame can still be read.
void tst_WebSocketPieces::lastWords()
{
    QVERIFY(establish());
    connect(m_device.get(), &QIODevice::readyRead, this, [this] { m_read += m_device->readAll(); });
    QSignalSpy disconnected(m_device.get(), &RaptorWebSocketDevice::disconnected);
    m_server->send(frame("a") + QByteArray::fromHex("880203e9")); // 1001, going away
    QTRY_COMPARE(disconnected.size(), 1);
    QCOMPARE(m_read, QByteArray("a"));
}

QTEST_GUILESS_MAIN(tst_WebSocketPieces)
#include "tst_websocketpieces.moc"
