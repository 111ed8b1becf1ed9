// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/transport.h>

#include <QtCore/QMetaObject>
#include <QtCore/QTimer>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslError>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpSocket>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Raptor::Mqtt {

namespace {

constexpr qint64 kSocketReadBuffer = 4 * 1024 * 1024;
constexpr qint64 kDrainedBelow = 256 * 1024;
constexpr auto kCloseTimeout = 5s;

/// Makes the following close() discard what is buffered and send a reset.
void setLingerZero(QAbstractSocket *socket)
{
#ifdef Q_OS_UNIX
    const struct linger option = {1, 0};
    if (socket->socketDescriptor() >= 0)
        ::setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &option,
                     sizeof option);
#else
    Q_UNUSED(socket)
#endif
}

/// Other devices keep an old error, or none.
QString endOf(const QIODevice *device)
{
    return device != nullptr && device->inherits("RaptorWebSocketDevice")
        ? device->errorString()
        : u"the device was closed"_s;
}

} // namespace

Transport::Transport(QObject *parent) : QObject(parent) { }

Transport::~Transport()
{
    if (m_device)
        m_device->disconnect(this);
}

void Transport::adopt(QIODevice *device)
{
    m_device = device;
    connect(device, &QIODevice::readyRead, this, &Transport::relayReadyRead);
    connect(device, &QIODevice::bytesWritten, this, &Transport::onBytesWritten);
    connect(device, &QObject::destroyed, this, [this] {
        m_open = false;
        markClosed(u"the transport was destroyed"_s);
    });
}

void Transport::watchSocket(QAbstractSocket *socket, bool encrypted)
{
    m_encrypted = encrypted;
    auto *tls = qobject_cast<QSslSocket *>(socket);
    if (tls != nullptr)
        collectTlsErrors(tls);
    if (encrypted && tls != nullptr)
        connect(tls, &QSslSocket::encrypted, this, &Transport::markOpen);
    else
        connect(socket, &QAbstractSocket::connected, this, &Transport::markOpen);
    connect(socket, &QAbstractSocket::disconnected, this, [this] {
        if (m_closing)
            scheduleDelete();
        else
            markClosed(u"the peer closed the connection"_s);
    });
    connect(socket, &QAbstractSocket::errorOccurred, this,
            [this](QAbstractSocket::SocketError error) {
                if (m_closing)
                    return scheduleDelete();
                QString text = m_device->errorString();
                if (m_encrypted && !m_open && error == QAbstractSocket::RemoteHostClosedError)
                    text += u" before TLS was established"_s; // e.g. a port that speaks no TLS
                markClosed(m_tlsErrors.isEmpty() ? text : text + u": "_s + m_tlsErrors);
            });
}

void Transport::collectTlsErrors(QSslSocket *socket)
{
    connect(socket, &QSslSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        QStringList texts;
        for (const QSslError &error : errors)
            texts.append(error.errorString());
        m_tlsErrors = texts.join(u"; "_s);
    });
}

void Transport::openTcp(const QString &host, quint16 port)
{
    auto *socket = new QTcpSocket(this);
    m_owned = true;
    m_host = host;
    m_port = port;
    adopt(socket);
    watchSocket(socket, false);
    socket->setReadBufferSize(kSocketReadBuffer);
    start(socket);
}

void Transport::openTls(const QString &host, quint16 port, const QSslConfiguration &configuration)
{
    auto *socket = new QSslSocket(this);
    m_owned = true;
    m_host = host;
    m_port = port;
    socket->setSslConfiguration(configuration);
    adopt(socket);
    watchSocket(socket, true);
    socket->setReadBufferSize(kSocketReadBuffer);
    start(socket);
}

void Transport::start(QAbstractSocket *socket)
{
    auto *tls = qobject_cast<QSslSocket *>(socket);
    if (m_encrypted && tls != nullptr)
        tls->connectToHostEncrypted(m_host, m_port);
    else
        socket->connectToHost(m_host, m_port);
}

void Transport::openDevice(QIODevice *device, Device kind, bool encrypted, const QString &host,
                           quint16 port)
{
    m_host = host;
    m_port = port;
    adopt(device);
    QAbstractSocket *socket = kind == Device::Socket ? this->socket() : nullptr;
    if (socket != nullptr) {
        watchSocket(socket, encrypted);
        auto *tls = encrypted ? qobject_cast<QSslSocket *>(socket) : nullptr;
        if (socket->state() == QAbstractSocket::ConnectedState && (!tls || tls->isEncrypted()))
            return markOpen();
        if (socket->state() == QAbstractSocket::ClosingState)
            socket->abort();
        if (socket->state() == QAbstractSocket::UnconnectedState)
            start(socket);
        return;
    }
    m_plain = true;
    const auto end = [this] {
        const QPointer<Transport> self(this);
        if (m_device && m_device->bytesAvailable() > 0 && !m_closing)
            relayReadyRead();
        if (self)
            markClosed(endOf(m_device));
    };
    connect(device, &QIODevice::aboutToClose, this, end);
    connect(device, &QIODevice::readChannelFinished, this, end);
    if (!device->isOpen() && !device->open(QIODevice::ReadWrite))
        return markClosed(u"the device cannot be opened: "_s + device->errorString());
    if (!device->isReadable() || !device->isWritable())
        return markClosed(u"the device is not open for reading and writing"_s);
    markOpen();
}

void Transport::markOpen()
{
    if (m_open || m_closing)
        return;
    m_open = true;
    if (QAbstractSocket *tcp = socket(); tcp != nullptr) {
        tcp->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        tcp->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    }
    const QPointer<Transport> self(this);
    ++m_emitting;
    Q_EMIT opened();
    if (self)
        --m_emitting;
}

void Transport::relayReadyRead()
{
    if (m_writing > 0) {
        QMetaObject::invokeMethod(this, &Transport::relayReadyRead, Qt::QueuedConnection);
        return;
    }
    const QPointer<Transport> self(this);
    ++m_emitting;
    Q_EMIT readyRead();
    if (self)
        --m_emitting;
}

void Transport::markClosed(const QString &reason)
{
    if (m_closing)
        return scheduleDelete();
    if (m_closedReported)
        return;
    m_closedReported = true;
    QMetaObject::invokeMethod(
        this, [this, reason] { Q_EMIT closed(reason); }, Qt::QueuedConnection);
}

qint64 Transport::read(char *data, qint64 maximum)
{
    if (!m_device || !m_device->isReadable())
        return 0;
    return qMax<qint64>(m_device->read(data, maximum), 0);
}

void Transport::write(const QByteArray &bytes)
{
    if (!m_device || !m_open || bytes.isEmpty())
        return;
    if (!m_device->isOpen()) // closed() is on its way
        return markClosed(u"the device was closed"_s);
    qint64 written = 0;
    if (m_queue.isEmpty()) {
        const QPointer<Transport> self(this);
        ++m_writing;
        written = m_device->write(bytes);
        if (!self)
            return;
        --m_writing;
        if (written < 0)
            return markClosed(m_device ? m_device->errorString() : QString());
    }
    if (written < bytes.size())
        m_queue.append(QByteArrayView(bytes).sliced(written));
}

void Transport::writeQueued()
{
    while (m_device && m_queuePos < m_queue.size()) {
        const qint64 written =
            m_device->write(m_queue.constData() + m_queuePos, m_queue.size() - m_queuePos);
        if (written < 0)
            return markClosed(m_device->errorString());
        if (written == 0)
            return;
        m_queuePos += written;
    }
    m_queue.clear();
    m_queuePos = 0;
}

void Transport::onBytesWritten()
{
    writeQueued();
    const qint64 left = bytesToWrite();
    if (m_closing && m_plain && left == 0)
        return finishClose();
    if (m_wantsDrained && left < kDrainedBelow) {
        m_wantsDrained = false;
        QMetaObject::invokeMethod(this, &Transport::drained, Qt::QueuedConnection);
    }
}

void Transport::flush()
{
    if (QAbstractSocket *tcp = socket(); tcp != nullptr && m_open) {
        const QPointer<Transport> self(this);
        ++m_writing;
        tcp->flush();
        if (self)
            --m_writing;
    }
}

qint64 Transport::bytesToWrite() const
{
    return m_queue.size() - m_queuePos + (m_device ? m_device->bytesToWrite() : 0);
}

void Transport::closeGracefully()
{
    m_closing = true;
    if (!m_device || !m_open)
        return abort();
    QTimer::singleShot(kCloseTimeout, this, &Transport::abort);
    QAbstractSocket *tcp = m_plain ? nullptr : socket();
    if (tcp == nullptr) {
        if (bytesToWrite() == 0)
            finishClose();
        return;
    }
    tcp->flush();
    tcp->disconnectFromHost(); // goes on writing in the background
    if (tcp->state() == QAbstractSocket::UnconnectedState)
        scheduleDelete();
}

void Transport::finishClose()
{
    QIODevice *device = m_device;
    device->disconnect(this);
    m_device = nullptr;
    const QPointer<Transport> self(this);
    device->close();
    if (self)
        scheduleDelete();
}

void Transport::abort()
{
    m_closing = true;
    if (m_device) {
        QIODevice *device = m_device;
        QAbstractSocket *tcp = m_plain ? nullptr : socket();
        device->disconnect(this);
        const QPointer<Transport> self(this);
        if (tcp != nullptr) {
            setLingerZero(tcp);
            tcp->abort();
        } else if (device->metaObject()->indexOfMethod("abort()") >= 0) {
            QMetaObject::invokeMethod(device, "abort",
                                      Qt::DirectConnection); // RaptorWebSocketDevice
        } else {
            device->close();
        }
        if (!self)
            return;
    }
    scheduleDelete();
}

void Transport::scheduleDelete()
{
    if (m_device)
        m_device->disconnect(this);
    m_device = nullptr; // whatever becomes of it is no longer our business
    deleteLater();
}

} // namespace Raptor::Mqtt
