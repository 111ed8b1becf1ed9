// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The side of the device that its client sees.
#include <protocol/mqtt/websocketdevice.h>

#include <protocol/mqtt/messagejoiner.h>

#include <QtNetwork/QAbstractSocket>
#include <QtWebSockets/QWebSocket>

using namespace Qt::StringLiterals;

bool RaptorWebSocketDevice::open(OpenMode mode)
{
    if (!m_connected || (mode & QIODevice::ReadWrite) != QIODevice::ReadWrite) {
        setErrorString(u"the WebSocket is not connected"_s);
        return false;
    }
    return isOpen() || QIODevice::open(mode | QIODevice::Unbuffered);
}

void RaptorWebSocketDevice::close()
{
    m_timer.stop();
    m_connecting = false;
    m_announced = false;
    if (m_connected) {
        m_socket->disconnect(this);
        m_socket->close();
        return finish(u"closed"_s);
    }
    dropSocket(true);
    if (isOpen())
        QIODevice::close();
}

void RaptorWebSocketDevice::abort()
{
    m_timer.stop();
    m_connecting = false;
    m_announced = false;
    dropSocket(true);
    if (m_connected)
        finish(u"aborted"_s);
}

qint64 RaptorWebSocketDevice::bytesAvailable() const
{
    return m_joiner->bytesAvailable() + QIODevice::bytesAvailable();
}

qint64 RaptorWebSocketDevice::bytesToWrite() const
{
    return m_socket != nullptr ? m_socket->bytesToWrite() : 0;
}

bool RaptorWebSocketDevice::waitForBytesWritten(int msecs)
{
    QAbstractSocket *tcp = tcpSocketOf(m_socket);
    return tcp != nullptr && tcp->bytesToWrite() > 0 && tcp->waitForBytesWritten(msecs);
}

qint64 RaptorWebSocketDevice::readData(char *data, qint64 maximum)
{
    const qint64 done = m_joiner->read(data, maximum);
    return done == 0 && !m_connected ? -1 : done;
}

qint64 RaptorWebSocketDevice::writeData(const char *data, qint64 size)
{
    if (!m_connected || m_socket == nullptr)
        return -1;
    // A frame of its own is never partly written: QWebSocket buffers without bound.
    if (m_socket->bytesToWrite() == 0)
        m_ownToWrite = 0;
    m_ownToWrite += size;
    m_socket->sendBinaryMessage(QByteArray(data, size));
    m_socket->flush();
    return size;
}
