// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QIODevice>
#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtNetwork/QAbstractSocket>

class QSslConfiguration;
class QSslSocket;

namespace Raptor::Mqtt {

/// One connection attempt over an own socket or a device of the application. Never blocks.
///
/// Own sockets are children and die with the transport. Of a foreign device only the connections to
/// this object are ever severed, and it is closed but not deleted.
/// closed() and drained() come from the event loop, never from inside of a call or of a signal of
/// the socket, so the receiver may delete or replace anything.
class Transport final : public QObject
{
    Q_OBJECT

public:
    enum class Device { Plain, Socket };

    explicit Transport(QObject *parent);
    ~Transport() override;

    void openTcp(const QString &host, quint16 port);
    void openTls(const QString &host, quint16 port, const QSslConfiguration &configuration);
    /// \a host and \a port are used when a socket is not connected yet; \a encrypted tells that
    /// opened() has to wait for the handshake of a QSslSocket.
    void openDevice(QIODevice *device, Device kind, bool encrypted, const QString &host,
                    quint16 port);

    [[nodiscard]] bool isOpen() const { return m_open; }
    /// True inside of a signal of the device: it must not be deleted now.
    [[nodiscard]] bool isEmitting() const { return m_emitting > 0; }
    [[nodiscard]] QIODevice *device() const { return m_device; }
    /// Bytes read, 0 when there are none.
    qint64 read(char *data, qint64 maximum);
    /// Takes everything; what the device refuses for now is kept and written later.
    void write(const QByteArray &bytes);
    /// Hands buffered bytes to the system as far as it takes them at once.
    void flush();
    [[nodiscard]] qint64 bytesToWrite() const;
    /// Asks for one drained() when little is left to write.
    void notifyWhenDrained() { m_wantsDrained = true; }

    /// Writes what is left, closes, then deletes itself. Emits nothing any more.
    void closeGracefully();
    /// Closes at once and deletes itself; a TCP connection is reset, so that nothing that is still
    /// buffered leaves. Emits nothing any more.
    void abort();

Q_SIGNALS:
    void opened();
    void readyRead();
    void drained();
    void closed(const QString &reason);

private:
    void adopt(QIODevice *device);
    void watchSocket(QAbstractSocket *socket, bool encrypted);
    void collectTlsErrors(QSslSocket *socket);
    void start(QAbstractSocket *socket);
    void relayReadyRead();
    void markOpen();
    void markClosed(const QString &reason);
    void writeQueued();
    void onBytesWritten();
    void finishClose();
    void scheduleDelete();
    [[nodiscard]] QAbstractSocket *socket() const
    {
        return qobject_cast<QAbstractSocket *>(m_device);
    }

    QPointer<QIODevice> m_device;
    bool m_owned = false;
    bool m_plain = false;
    bool m_open = false;
    bool m_closedReported = false;
    bool m_closing = false;
    bool m_wantsDrained = false;
    int m_emitting = 0;
    int m_writing = 0; ///< what the device emits meanwhile is taken up later
    QByteArray m_queue;
    qsizetype m_queuePos = 0;
    QString m_tlsErrors;
    QString m_host;
    quint16 m_port = 0;
    bool m_encrypted = false;
};

} // namespace Raptor::Mqtt
