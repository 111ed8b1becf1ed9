// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/link/feed_link.h"
#include "tests/protocol/device/built_in_profiles.h"

#include <QtWebSockets/QWebSocket>
#include <QtWebSockets/QWebSocketServer>

#include <memory>

namespace Raptor::Test {

/// A link under test, on the test's own thread, and what it says.
struct FeedReader
{
    explicit FeedReader(const QString &url, const QString &ca = {}, const QString &host = {})
        : link({.name = QStringLiteral("battery-ws"),
                .url = *BrokerUrl::parse(url),
                .deviceProfile = QStringLiteral("battery"),
                .caFile = ca,
                .expectedHost = host,
                .connectTimeout = Milliseconds(1000)},
               QStringLiteral("battery/topic"), builtInProfiles().catalogue, clock, mailbox)
    {
        QObject::connect(&link, &Link::FeedLink::statusChanged, &link,
                         [this](const Link::LinkStatus &now) {
                             status = now;
                             if (!now.error.isEmpty())
                                 errors.append(now.error);
                         });
        link.start();
    }
    [[nodiscard]] bool isUp() const { return status.session == SessionState::Up; }
    /// Gathers what has come.
    [[nodiscard]] qsizetype count()
    {
        for (Arrival &arrival : mailbox.drain())
            arrivals.append(std::move(arrival));
        return arrivals.size();
    }

    SystemClock clock;
    Link::Mailbox mailbox;
    Link::LinkStatus status;
    QStringList errors;
    QList<Arrival> arrivals;
    Link::FeedLink link;
};

/// The server of Qt, as a feed has it.
class FeedServer
{
    QWebSocketServer m_server; ///< the parent of its sockets

public:
    explicit FeedServer(const QSslConfiguration *tls = nullptr)
        : m_server(QStringLiteral("feed"),
                   tls ? QWebSocketServer::SecureMode : QWebSocketServer::NonSecureMode)
    {
        if (tls)
            m_server.setSslConfiguration(*tls);
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port to listen on");
        QObject::connect(&m_server, &QWebSocketServer::newConnection, &m_server, [this] {
            ++connections;
            socket.reset(m_server.nextPendingConnection());
            QObject::connect(socket.get(), &QWebSocket::textMessageReceived, socket.get(),
                             [this] { ++heard; });
        });
    }
    [[nodiscard]] QString url() const
    {
        return QStringLiteral("%1://127.0.0.1:%2/ws")
            .arg(m_server.secureMode() == QWebSocketServer::SecureMode ? QStringLiteral("wss")
                                                                       : QStringLiteral("ws"))
            .arg(m_server.serverPort());
    }

    int connections = 0;
    int heard = 0;
    std::unique_ptr<QWebSocket> socket; ///< the newest
};

} // namespace Raptor::Test
