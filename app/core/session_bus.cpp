// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/session_bus.h"

#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>

#include <unistd.h>

namespace Raptor::App {

namespace {

/// The bus of a login where nothing else is said.
QByteArray usualAddress()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    const QString path = folder + QLatin1String("/bus");
    return QFileInfo::exists(path) ? "unix:path=" + path.toUtf8() : QByteArray();
}

/// Of "unix:path=/run/user/1000/bus,guid=…;…", the value of @p key in the first address.
QString valueOf(const QByteArray &address, const QByteArray &key)
{
    const QByteArray first = address.split(';').first();
    const QByteArray pairs = first.mid(first.indexOf(':') + 1);
    for (const QByteArray &pair : pairs.split(',')) {
        if (pair.startsWith(key + '='))
            return QString::fromUtf8(QByteArray::fromPercentEncoding(pair.mid(key.size() + 1)));
    }
    return {};
}

} // namespace

SessionBus::SessionBus(QObject *parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this,
            [this] { answer(tr("the desktop session (D-Bus) does not answer")); });
    connect(&m_socket, &QLocalSocket::connected, this, [this] {
        // As every client begins; whose process this is, the system tells the bus.
        m_socket.write(QByteArray(1, '\0') + "AUTH EXTERNAL "
                       + QByteArray::number(::geteuid()).toHex() + "\r\n");
    });
    connect(&m_socket, &QLocalSocket::readyRead, this, &SessionBus::read);
    connect(&m_socket, &QLocalSocket::errorOccurred, this, [this] {
        answer(tr("there is no desktop session (D-Bus) to ask: %1").arg(m_socket.errorString()));
    });
}

void SessionBus::ask(Milliseconds patience)
{
    if (m_asking)
        return;
    m_asking = true;
    m_received.clear();
    m_timer.start(patience);
    QMetaObject::invokeMethod(this, &SessionBus::open, Qt::QueuedConnection);
}

void SessionBus::open()
{
    QByteArray address = qgetenv("DBUS_SESSION_BUS_ADDRESS");
    if (address.isEmpty())
        address = usualAddress();
    if (address.isEmpty())
        return answer(tr("there is no desktop session (D-Bus) to ask"));
    const QString path = valueOf(address, "path");
    const QString abstract = valueOf(address, "abstract");
    if (!address.startsWith("unix:") || (path.isEmpty() && abstract.isEmpty()))
        return answer({});
    m_socket.setSocketOptions(abstract.isEmpty() ? QLocalSocket::NoOptions
                                                 : QLocalSocket::AbstractNamespaceOption);
    m_socket.connectToServer(abstract.isEmpty() ? path : abstract);
}

void SessionBus::read()
{
    m_received += m_socket.read(1024);
    const qsizetype end = m_received.indexOf('\n');
    if (end < 0 && m_received.size() < 1024)
        return;
    // It answers, even where it refuses: then asking it does not wait either.
    answer({});
}

void SessionBus::answer(const QString &trouble)
{
    if (!m_asking)
        return;
    m_asking = false;
    m_timer.stop();
    m_socket.abort();
    Q_EMIT answered(trouble);
}

} // namespace Raptor::App
