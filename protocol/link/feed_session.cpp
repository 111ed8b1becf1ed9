// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/feed_session.h"

#include "protocol/link/reset_on_close.h"
#include "protocol/link/session_words.h"
#include "protocol/link/tls_policy.h"

#include <QtNetwork/QNetworkRequest>
#include <QtNetwork/QSslSocket>
#include <QtWebSockets/QWebSocket>

namespace Raptor::Link {

using namespace Qt::StringLiterals;

namespace {

/// With the pauses of the watch a server that stands still is dropped within 5 s (RP-10).
constexpr Milliseconds pingEvery{1500};
constexpr Milliseconds answerWithin{2500};
constexpr Milliseconds watchEvery{250};
/// The answer to the upgrade is small; without a limit an endless one would be buffered.
constexpr qint64 handshakeBuffer = 64 * 1024;
/// What the system keeps back when nobody reads; the largest frame has to fit in.
constexpr qint64 readBuffer = 2 * qint64(largestFeedFrame);
/// Bytes of pongs that may wait to be written.
constexpr qint64 mostAnswers = 256 * 1024;

BrokerProfile serverOf(const FeedProfile &feed)
{
    return {.name = feed.name,
            .url = feed.url,
            .connectTimeout = feed.connectTimeout,
            .caFile = feed.caFile,
            .expectedHost = feed.expectedHost};
}

} // namespace

FeedSession::FeedSession(const FeedProfile &feed, const Clock &clock, QObject *parent)
    : QObject(parent), m_server(serverOf(feed)), m_clock(clock),
      m_socket(new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this)),
      m_connectTimer(this), m_watch(this)
{
    m_connectTimer.setSingleShot(true);
    connect(&m_connectTimer, &QTimer::timeout, this, [this] {
        drop(tr("no answer within %1 s").arg(double(m_server.connectTimeout.count()) / 1000.0));
    });
    m_watch.setInterval(watchEvery);
    connect(&m_watch, &QTimer::timeout, this, &FeedSession::look);
}

FeedSession::~FeedSession()
{
    m_socket->disconnect(this);
    if (QAbstractSocket *tcp = tcpSocket())
        tcp->disconnect(this);
    m_socket->abort();
}

void FeedSession::open()
{
    if (m_server.url.isEncrypted()) {
        const auto tls = tlsConfiguration(m_server, {});
        if (!tls)
            return endLater(tls.error().text);
        m_socket->setSslConfiguration(*tls);
    }
    m_socket->setMaxAllowedIncomingFrameSize(largestFeedFrame);
    m_socket->setMaxAllowedIncomingMessageSize(largestFeedFrame);
    m_socket->setReadBufferSize(handshakeBuffer);
    watchSocket();
    m_connectTimer.start(m_server.connectTimeout);
    m_socket->open(QNetworkRequest(m_server.url.url()));
    if (m_ended)
        return;
    QAbstractSocket *tcp = tcpSocket();
    if (tcp)
        connect(tcp, &QIODevice::readyRead, this, [this] { m_heardAt = m_clock.now(); });
    if (!m_server.url.isEncrypted())
        return;
    // Nothing has been heard from the server yet: that takes a turn of the event loop.
    auto *tls = qobject_cast<QSslSocket *>(tcp);
    if (!tls || tls->isEncrypted())
        return endLater(tr("the certificate cannot be verified as wanted"));
    secure(*tls);
}

/// What QWebSocket has written to the socket until then waits in it until its signal is through,
/// and is dropped with it.
void FeedSession::secure(QSslSocket &tls)
{
    tls.setPeerVerifyName(nameInCertificate(m_server));
    connect(&tls, &QSslSocket::encrypted, this, [this, &tls] {
        if (const Outcome peer = checkPeer(tls, m_server); !peer)
            drop(peer.error().text);
    });
}

void FeedSession::watchSocket()
{
    connect(m_socket, &QWebSocket::connected, this, &FeedSession::onConnected);
    connect(m_socket, &QWebSocket::disconnected, this, &FeedSession::onDisconnected);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(m_socket, &QWebSocket::errorOccurred, this, &FeedSession::onError);
#else
    connect(m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this,
            &FeedSession::onError);
#endif
    connect(m_socket, &QWebSocket::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_tlsErrors = errors; });
    connect(m_socket, &QWebSocket::textMessageReceived, this,
            [this](const QString &text) { Q_EMIT received(text.toUtf8()); });
    connect(m_socket, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray &message) {
        Q_EMIT refused(tr("it came in a binary frame"), message.size());
    });
    connect(m_socket, &QWebSocket::pong, this,
            [this](quint64 ms) { Q_EMIT roundTripMeasured(Milliseconds(qint64(ms))); });
}

void FeedSession::onConnected()
{
    m_connectTimer.stop();
    m_socket->setReadBufferSize(readBuffer);
    m_heardAt = m_clock.now();
    m_pingedAt = m_heardAt;
    m_up = true;
    m_watch.start();
    Q_EMIT up();
}

void FeedSession::onError()
{
    m_error = m_socket->error();
    m_errorText = m_socket->errorString();
    if (!m_up)
        end(whyNotUp()); // else disconnected() follows
}

void FeedSession::onDisconnected()
{
    if (m_closing)
        return end({});
    if (m_up)
        return end(whyLost());
    // The error that it comes from is told after it.
    QMetaObject::invokeMethod(
        this, [this] { end(whyNotUp()); }, Qt::QueuedConnection);
}

/// QWebSocket answers every ping, also when the server never takes the answers.
void FeedSession::look()
{
    const BootTime now = m_clock.now();
    if (m_socket->bytesToWrite() > mostAnswers)
        return drop(tr("the server does not read the answers to its pings"));
    if (m_asked && m_heardAt >= m_pingedAt)
        m_asked = false;
    if (m_asked && now - m_pingedAt >= answerWithin)
        return drop(tr("nothing is heard from the server any more"));
    if (m_asked || now - m_pingedAt < pingEvery)
        return;
    m_asked = true;
    m_pingedAt = now;
    m_socket->ping();
}

void FeedSession::close()
{
    m_closing = true;
    m_connectTimer.stop();
    if (!m_up)
        return drop({});
    m_watch.stop();
    m_socket->close();
}

void FeedSession::drop(const QString &reason)
{
    setResetOnClose(tcpSocket(), true);
    end(reason);
}

void FeedSession::end(const QString &reason)
{
    if (m_ended)
        return;
    m_ended = true;
    m_connectTimer.stop();
    m_watch.stop();
    m_socket->disconnect(this);
    m_socket->abort();
    Q_EMIT ended(reason);
}

void FeedSession::endLater(const QString &reason)
{
    QMetaObject::invokeMethod(
        this, [this, reason] { end(reason); }, Qt::QueuedConnection);
}

QAbstractSocket *FeedSession::tcpSocket() const
{
    return m_socket->findChild<QAbstractSocket *>();
}

QList<CertificateInfo> FeedSession::certificates() const
{
    const auto *tls = qobject_cast<const QSslSocket *>(tcpSocket());
    return tls ? described(verifiedChain(*tls)) : QList<CertificateInfo>();
}

QString FeedSession::whyNotUp() const
{
    if (const QString tls = tlsWords(m_tlsErrors, m_server); !tls.isEmpty())
        return tls;
    const bool answered = m_errorText.contains("status code"_L1);
    if (m_error == QAbstractSocket::RemoteHostClosedError && !answered)
        return tr("the server closed the connection during the handshake");
    return webSocketWords(m_error, m_errorText, m_server.url.host());
}

/// QWebSocket itself closes on what breaks its limits or the protocol, and says so by the code.
QString FeedSession::whyLost()
{
    const QString told = m_socket->closeReason().simplified().left(100);
    switch (int(m_socket->closeCode())) {
    case QWebSocketProtocol::CloseCodeTooMuchData:
        Q_EMIT refused(tr("it is longer than %1 KiB").arg(largestFeedFrame / 1024), 0);
        return tr("the server sent more than %1 KiB at once").arg(largestFeedFrame / 1024);
    case QWebSocketProtocol::CloseCodeWrongDatatype:
        Q_EMIT refused(tr("it is no valid UTF-8"), 0);
        return tr("the server sent what is no valid UTF-8");
    case QWebSocketProtocol::CloseCodeProtocolError:
        return tr("what the server sent is no WebSocket: %1").arg(uncapitalised(told));
    default:
        break;
    }
    if (!told.isEmpty())
        return tr("the server closed the connection: %1").arg(told);
    if (m_error == QAbstractSocket::UnknownSocketError
        || m_error == QAbstractSocket::RemoteHostClosedError)
        return tr("the server closed the connection");
    return socketWords(m_error, m_errorText, m_server.url.host());
}

} // namespace Raptor::Link
