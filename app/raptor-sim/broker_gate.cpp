// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/broker_gate.h"

#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpSocket>

using namespace Qt::StringLiterals;

namespace Raptor::Sim {

namespace {

constexpr qint64 kMostWaiting = 1024 * 1024; // bytes in each direction, and as many on each side

/// What @p from reads is written to @p to, and no faster than that takes it.
void passOn(QTcpSocket *from, QTcpSocket *to)
{
    const auto pass = [from, to] {
        if (to->bytesToWrite() < kMostWaiting && from->bytesAvailable() > 0)
            to->write(from->readAll());
    };
    from->setReadBufferSize(kMostWaiting);
    QObject::connect(from, &QTcpSocket::readyRead, to, pass);
    QObject::connect(to, &QTcpSocket::bytesWritten, from, pass);
}

} // namespace

BrokerGate::BrokerGate(const BrokerUrl &broker, QObject *parent)
    : QTcpServer(parent), m_broker(broker)
{
}

BrokerGate::~BrokerGate()
{
    shut();
}

Outcome BrokerGate::certify(int days)
{
    const Result<QSslConfiguration> issued = m_authority.issue(days);
    if (!issued)
        return issued.error();
    m_tls = *issued;
    endConnections();
    return std::monostate{};
}

Outcome BrokerGate::open(quint16 port)
{
    if (!listen(QHostAddress::LocalHost, port)) {
        return Error{Error::Code::Io, u"no gate on port %1: %2"_s.arg(port).arg(errorString())};
    }
    m_port = serverPort();
    return std::monostate{};
}

Outcome BrokerGate::reopen()
{
    return isListening() ? Outcome(std::monostate{}) : open(m_port);
}

void BrokerGate::shut()
{
    close();
    endConnections();
}

void BrokerGate::endConnections()
{
    const auto visitors = findChildren<QSslSocket *>(Qt::FindDirectChildrenOnly);
    for (QSslSocket *visitor : visitors)
        visitor->abort();
}

QUrl BrokerGate::url() const
{
    QUrl url = m_broker.url();
    url.setScheme((m_broker.isWebSocket() ? u"ws"_s : u"mqtt"_s) + (m_tls ? u"s"_s : QString()));
    url.setHost(u"127.0.0.1"_s);
    url.setPort(m_port);
    return url;
}

QString BrokerGate::authorityFile() const
{
    return m_tls ? m_authority.file() : QString();
}

void BrokerGate::incomingConnection(qintptr descriptor)
{
    auto *visitor = new QSslSocket(this);
    if (!visitor->setSocketDescriptor(descriptor)) {
        delete visitor;
        return;
    }
    auto *broker = new QTcpSocket(visitor);
    // When one side has gone the other gets what is still under way, and goes as well.
    const auto part = [visitor, broker] {
        visitor->disconnectFromHost();
        broker->disconnectFromHost();
        if (visitor->state() == QTcpSocket::UnconnectedState
            && broker->state() == QTcpSocket::UnconnectedState)
            visitor->deleteLater();
    };
    for (QTcpSocket *side : {static_cast<QTcpSocket *>(visitor), broker}) {
        connect(side, &QTcpSocket::disconnected, visitor, part);
        connect(side, &QTcpSocket::errorOccurred, visitor, part);
    }
    passOn(visitor, broker);
    passOn(broker, visitor);
    broker->connectToHost(m_broker.host(), m_broker.port());
    if (m_tls) {
        visitor->setSslConfiguration(*m_tls);
        visitor->startServerEncryption();
    }
}

} // namespace Raptor::Sim
