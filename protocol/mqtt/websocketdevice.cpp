// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/websocketdevice.h>

#include <protocol/mqtt/messagejoiner.h>

#include <QtNetwork/QNetworkRequest>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpSocket>
#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketHandshakeOptions>

#include <QtCore/QPointer>

#include <limits>
#include <utility>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

using namespace Qt::StringLiterals;
using Raptor::Mqtt::MessageJoiner;

namespace {

/// The answer to the upgrade is small; without a limit an endless one would be buffered.
constexpr qint64 kHandshakeBuffer = 64 * 1024;
/// Bytes of pongs that may wait to be written.
constexpr qint64 kMostAnswers = 1024 * 1024;

} // namespace

RaptorWebSocketDevice::RaptorWebSocketDevice(QObject *parent)
    : QIODevice(parent), m_timer(this), m_subprotocol(u"mqtt"_s),
      m_joiner(std::make_unique<MessageJoiner>())
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this,
            [this] { fail(u"no answer to the WebSocket handshake"_s); });
}

RaptorWebSocketDevice::~RaptorWebSocketDevice()
{
    if (m_connected && m_socket != nullptr) {
        m_socket->disconnect(this);
        m_socket->close();
    }
    dropSocket(false);
}

void RaptorWebSocketDevice::connectToUrl(const QUrl &url, std::chrono::milliseconds timeout)
{
    connectTo(url, nullptr, timeout);
}

void RaptorWebSocketDevice::connectToUrl(const QUrl &url, const QSslConfiguration &configuration,
                                         std::chrono::milliseconds timeout)
{
    connectTo(url, &configuration, timeout);
}

void RaptorWebSocketDevice::connectTo(const QUrl &url, const QSslConfiguration *tls,
                                      std::chrono::milliseconds timeout)
{
    abort();
    m_url = url;
    m_tlsErrors.clear();
    m_tlsErrorList.clear();
    m_socketError = QAbstractSocket::UnknownSocketError;
    m_connecting = true;
    m_reason.clear();
    const bool legal = url.isValid() && !url.host().isEmpty()
        && (url.scheme() == "ws"_L1 || url.scheme() == "wss"_L1);
    if (!legal) {
        const auto report = [this] {
            fail(u"not a ws or wss address: "_s + m_url.toDisplayString());
        };
        QMetaObject::invokeMethod(this, report, Qt::QueuedConnection);
        return;
    }
    m_socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    m_socket->setMaxAllowedIncomingMessageSize(m_maximumMessage);
    m_socket->setMaxAllowedIncomingFrameSize(m_maximumMessage);
    m_socket->setReadBufferSize(kHandshakeBuffer);
    const auto largest = qint64(qMin<quint64>(m_maximumMessage, std::numeric_limits<int>::max()));
    m_joiner->setLimits(largest, 4 * largest);
    if (tls != nullptr && url.scheme() == "wss"_L1)
        m_socket->setSslConfiguration(*tls);
    watch();
    if (timeout.count() > 0)
        m_timer.start(timeout);
    openSocket();
}

void RaptorWebSocketDevice::openSocket()
{
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({m_subprotocol}); // [MQTT-6.0.0-3]
    QNetworkRequest request(m_url);
    for (const auto &[name, value] : std::as_const(m_headers))
        request.setRawHeader(name, value);
    const QPointer<QWebSocket> opening(m_socket);
    m_socket->open(request, options);
    if (!opening || m_socket != opening) // it has failed at once
        return;
    QAbstractSocket *tcp = tcpSocketOf(m_socket);
    if (tcp != nullptr)
        connect(tcp, &QIODevice::readyRead, this, &RaptorWebSocketDevice::checkAnswers);
    if (m_url.scheme() != "wss"_L1 || (m_peerVerifyName.isEmpty() && !m_peerCheck))
        return;
    // Nothing has been heard from the server yet: that takes a turn of the event loop.
    auto *tls = qobject_cast<QSslSocket *>(tcp);
    if (tls == nullptr || tls->isEncrypted()) {
        const auto report = [this] { fail(u"the certificate cannot be verified as wanted"_s); };
        dropSocket(true);
        QMetaObject::invokeMethod(this, report, Qt::QueuedConnection);
        return;
    }
    if (!m_peerVerifyName.isEmpty())
        tls->setPeerVerifyName(m_peerVerifyName);
    if (m_peerCheck)
        connect(tls, &QSslSocket::encrypted, this, [this, tls] { checkPeer(*tls); });
}

/// What QWebSocket has written to the socket until now waits in it until its signal is through, and
/// is dropped with it.
void RaptorWebSocketDevice::checkPeer(const QSslSocket &socket)
{
    if (const QString reason = m_peerCheck(socket); !reason.isEmpty())
        fail(reason);
}

void RaptorWebSocketDevice::watch()
{
    connect(m_socket, &QWebSocket::connected, this, &RaptorWebSocketDevice::handleConnected);
    connect(m_socket, &QWebSocket::disconnected, this, &RaptorWebSocketDevice::handleDisconnected);
    connect(m_socket, &QWebSocket::binaryMessageReceived, this,
            &RaptorWebSocketDevice::handleBinary);
    connect(m_socket, &QWebSocket::textMessageReceived, this, &RaptorWebSocketDevice::handleText);
    connect(m_socket, &QWebSocket::bytesWritten, this, &QIODevice::bytesWritten);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(m_socket, &QWebSocket::errorOccurred, this, &RaptorWebSocketDevice::handleError);
#else
    connect(m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this,
            &RaptorWebSocketDevice::handleError);
#endif
    connect(m_socket, &QWebSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        QStringList texts;
        for (const QSslError &error : errors)
            texts.append(error.errorString());
        m_tlsErrors = texts.join(u"; "_s);
        m_tlsErrorList = errors;
    });
}

void RaptorWebSocketDevice::handleConnected()
{
    if (m_socket->subprotocol() != m_subprotocol)
        return fail(u"the server does not speak the WebSocket sub-protocol "_s + m_subprotocol);
    m_timer.stop();
    m_connecting = false;
    m_connected = true;
    if (QAbstractSocket *tcp = tcpSocketOf(m_socket); tcp != nullptr)
        tcp->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    // It waits for whole frames, so one has to fit in; unlimited, it would answer megabytes of
    // pings at once.
    m_socket->setReadBufferSize(m_readBuffer);
    QIODevice::open(QIODevice::ReadWrite | QIODevice::Unbuffered);
    Q_EMIT connected();
}

void RaptorWebSocketDevice::handleError()
{
    // Of an answer in HTTP only the text tells: error() is that of the TCP socket.
    const bool known = m_socket->error() != QAbstractSocket::UnknownSocketError
        || m_socket->errorString().contains("status code:"_L1);
    const QString text = known ? m_socket->errorString()
                               : u"the server closed the connection during the handshake"_s;
    const QString reason = m_tlsErrors.isEmpty() ? text : text + u": "_s + m_tlsErrors;
    m_socketError = m_socket->error();
    if (m_connecting)
        fail(reason);
    else if (m_connected)
        m_reason = reason; // disconnected() follows
}

void RaptorWebSocketDevice::handleDisconnected()
{
    if (m_connecting)
        return handleError();
    const QString closing = m_socket->closeReason();
    finish(closing.isEmpty() ? u"the peer closed the connection"_s : closing);
}

void RaptorWebSocketDevice::handleBinary(const QByteArray &message)
{
    if (!m_connected || message.isEmpty())
        return;
    if (m_joiner->addBinary(message) != MessageJoiner::Refusal::None)
        return refuse();
    announce();
}

/// Not at once. This runs inside of QWebSocket's reading, which goes astray when it is entered
/// again: it drops the header of a frame that is half there, and takes the middle of that frame for
/// the next one. Over TLS, flushing an answer reads on, and so enters it.
void RaptorWebSocketDevice::announce()
{
    if (std::exchange(m_announced, true))
        return;
    QMetaObject::invokeMethod(this, &RaptorWebSocketDevice::offer, Qt::QueuedConnection);
}

void RaptorWebSocketDevice::offer()
{
    if (!std::exchange(m_announced, false))
        return;
    const QPointer<RaptorWebSocketDevice> self(this);
    Q_EMIT readyRead();
    if (self)
        m_joiner->offered();
}

void RaptorWebSocketDevice::handleText()
{
    if (!m_connected)
        return;
    (void)m_joiner->addText(); // always refused
    refuse();
}

/// QWebSocket answers every ping, also when the peer never takes the answers.
void RaptorWebSocketDevice::checkAnswers()
{
    if (!m_connected)
        return;
    const qint64 waiting = m_socket->bytesToWrite();
    if (waiting == 0)
        m_ownToWrite = 0;
    if (waiting <= 2 * m_ownToWrite + kMostAnswers)
        return;
    dropSocket(true);
    finish(u"the server does not read the answers to its pings"_s);
}

void RaptorWebSocketDevice::refuse()
{
    using QWebSocketProtocol::CloseCode;
    CloseCode code = CloseCode::CloseCodeTooMuchData;
    QString reason;
    switch (m_joiner->refusal()) {
    case MessageJoiner::Refusal::None:
        return;
    case MessageJoiner::Refusal::Text: // [MQTT-6.0.0-1]
        code = CloseCode::CloseCodeDatatypeNotSupported;
        reason = u"the server sent a text frame"_s;
        break;
    case MessageJoiner::Refusal::TooLarge:
        reason = u"the server sent a message of more than %1 bytes"_s.arg(m_maximumMessage);
        break;
    case MessageJoiner::Refusal::Backlog:
        reason = u"the server sent more than could be read"_s;
        break;
    }
    m_socket->disconnect(this);
    m_socket->close(code, reason);
    finish(reason);
}

void RaptorWebSocketDevice::fail(const QString &reason)
{
    if (!m_connecting)
        return;
    m_connecting = false;
    m_timer.stop();
    dropSocket(true);
    setErrorString(reason);
    Q_EMIT failed(reason);
}

void RaptorWebSocketDevice::finish(const QString &reason)
{
    if (!m_connected)
        return;
    m_connected = false;
    if (m_reason.isEmpty())
        m_reason = reason;
    dropSocket(false);
    setErrorString(m_reason);
    const QPointer<RaptorWebSocketDevice> self(this);
    offer(); // what came before the end
    if (self)
        Q_EMIT readChannelFinished();
    if (self && isOpen())
        QIODevice::close(); // emits aboutToClose
    if (!self)
        return;
    m_joiner->clear();
    setErrorString(m_reason);
    Q_EMIT disconnected();
}

qintptr RaptorWebSocketDevice::socketDescriptor() const
{
    const QAbstractSocket *tcp = tcpSocketOf(m_socket);
    return tcp != nullptr ? tcp->socketDescriptor() : -1;
}

QSslCertificate RaptorWebSocketDevice::peerCertificate() const
{
    const QSslSocket *tls = tlsSocket();
    return tls != nullptr ? tls->peerCertificate() : QSslCertificate();
}

const QSslSocket *RaptorWebSocketDevice::tlsSocket() const
{
    return qobject_cast<const QSslSocket *>(tcpSocketOf(m_socket));
}

QAbstractSocket *RaptorWebSocketDevice::tcpSocketOf(const QWebSocket *socket)
{
    return socket != nullptr ? socket->findChild<QAbstractSocket *>() : nullptr;
}

void RaptorWebSocketDevice::dropSocket(bool reset)
{
    if (m_socket == nullptr)
        return;
    QWebSocket *socket = std::exchange(m_socket, nullptr);
    socket->disconnect(this);
    if (QAbstractSocket *tcp = tcpSocketOf(socket); tcp != nullptr)
        tcp->disconnect(this);
    if (reset) {
#ifdef Q_OS_UNIX
        if (QAbstractSocket *tcp = tcpSocketOf(socket); tcp && tcp->socketDescriptor() >= 0) {
            const struct linger option = {1, 0};
            ::setsockopt(int(tcp->socketDescriptor()), SOL_SOCKET, SO_LINGER, &option,
                         sizeof option);
        }
#endif
        socket->abort();
    }
    socket->setParent(nullptr); // this may run inside of one of its signals
    socket->deleteLater();
}
