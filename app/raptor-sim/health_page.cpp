// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/health_page.h"

#include <QtCore/QTimer>
#include <QtNetwork/QTcpSocket>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Raptor::Sim {

namespace {

constexpr qint64 kLargestRequest = 8 * 1024; // bytes
constexpr int kMostVisitors = 32;
constexpr auto kPatience = 5s;

} // namespace

HealthPage::HealthPage(std::function<QByteArray()> content, QObject *parent)
    : QObject(parent), m_content(std::move(content))
{
    connect(&m_server, &QTcpServer::newConnection, this, &HealthPage::onNewConnection);
}

Outcome HealthPage::open(quint16 port)
{
    if (!m_server.listen(QHostAddress::LocalHost, port)) {
        return Error{Error::Code::Io,
                     u"no health page on port %1: %2"_s.arg(port).arg(m_server.errorString())};
    }
    m_port = m_server.serverPort();
    return std::monostate{};
}

void HealthPage::close()
{
    m_server.close();
    const QList<QTcpSocket *> visitors = m_server.findChildren<QTcpSocket *>();
    for (QTcpSocket *visitor : visitors)
        visitor->abort();
}

Outcome HealthPage::reopen()
{
    return isOpen() ? Outcome(std::monostate{}) : open(m_port);
}

QUrl HealthPage::url() const
{
    return QUrl(u"http://127.0.0.1:%1/health"_s.arg(m_port));
}

void HealthPage::onNewConnection()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        if (m_server.findChildren<QTcpSocket *>().size() > kMostVisitors) {
            socket->abort();
            continue;
        }
        socket->setReadBufferSize(kLargestRequest);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onReadyRead(socket); });
        QTimer::singleShot(kPatience, socket, &QTcpSocket::abort);
        onReadyRead(socket);
    }
}

void HealthPage::onReadyRead(QTcpSocket *socket)
{
    const QByteArray request = socket->peek(kLargestRequest);
    if (!request.contains("\r\n\r\n")) {
        if (request.size() >= kLargestRequest)
            socket->abort();
        return;
    }
    if (request.startsWith("GET "))
        answer(socket, "200 OK", m_content());
    else
        answer(socket, "405 Method Not Allowed\r\nAllow: GET", {});
}

void HealthPage::answer(QTcpSocket *socket, const QByteArray &status, const QByteArray &body)
{
    socket->disconnect(this);
    socket->readAll();
    socket->write("HTTP/1.1 " + status
                  + "\r\nContent-Type: application/json\r\nCache-Control: no-store"
                    "\r\nContent-Length: "
                  + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
    socket->disconnectFromHost();
}

} // namespace Raptor::Sim
