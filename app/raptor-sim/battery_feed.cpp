// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/battery_feed.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtWebSockets/QWebSocket>

using namespace Qt::StringLiterals;

namespace Raptor::Sim {

namespace {

constexpr int kMostVisitors = 32;
constexpr qint64 kMostWaiting = 4 * 1024 * 1024; // bytes that a visitor has not read
constexpr quint64 kLargestMessage = 1024; // nobody has anything to say here

QString flowOf(double watts)
{
    if (watts > 0.0)
        return u"charging"_s;
    return watts < 0.0 ? u"discharging"_s : u"idle"_s;
}

} // namespace

BatteryFeed::BatteryFeed(const Clock &clock, QObject *parent)
    : QObject(parent), m_clock(clock), m_server(u"raptor-sim"_s, QWebSocketServer::NonSecureMode)
{
    connect(&m_server, &QWebSocketServer::newConnection, this, &BatteryFeed::onNewConnection);
}

BatteryFeed::~BatteryFeed()
{
    close();
}

Outcome BatteryFeed::open(quint16 port)
{
    if (!m_server.listen(QHostAddress::LocalHost, port)) {
        return Error{Error::Code::Io,
                     u"no battery feed on port %1: %2"_s.arg(port).arg(m_server.errorString())};
    }
    m_port = m_server.serverPort();
    return std::monostate{};
}

void BatteryFeed::close()
{
    m_server.close();
    const QList<QWebSocket *> visitors = findChildren<QWebSocket *>();
    for (QWebSocket *visitor : visitors)
        visitor->close(QWebSocketProtocol::CloseCodeGoingAway);
}

Outcome BatteryFeed::reopen()
{
    return isOpen() ? Outcome(std::monostate{}) : open(m_port);
}

QUrl BatteryFeed::url() const
{
    return QUrl(u"ws://127.0.0.1:%1/ws"_s.arg(m_port));
}

void BatteryFeed::onNewConnection()
{
    while (QWebSocket *visitor = m_server.nextPendingConnection()) {
        visitor->setParent(this);
        connect(visitor, &QWebSocket::disconnected, visitor, &QObject::deleteLater);
        visitor->setMaxAllowedIncomingMessageSize(kLargestMessage);
        visitor->setMaxAllowedIncomingFrameSize(kLargestMessage);
        if (visitor->requestUrl().path() != "/ws"_L1)
            visitor->close(QWebSocketProtocol::CloseCodePolicyViolated, u"it is at /ws"_s);
        else if (findChildren<QWebSocket *>().size() > kMostVisitors)
            visitor->close(QWebSocketProtocol::CloseCodePolicyViolated, u"too many visitors"_s);
    }
}

QString BatteryFeed::enriched(const QByteArray &payload) const
{
    QJsonObject state = QJsonDocument::fromJson(payload).object();
    if (state.isEmpty())
        return QString::fromUtf8(payload);
    const double watts = state.value(u"batteryPower"_s).toDouble();
    state.insert(u"type"_s, u"battery"_s);
    state.insert(u"status"_s, flowOf(watts));
    state.insert(u"powerKw"_s, watts / 1000.0);
    state.insert(u"sentAt"_s, qint64(toEpochMs(m_clock.wall())));
    return QString::fromUtf8(QJsonDocument(state).toJson(QJsonDocument::Compact));
}

void BatteryFeed::push(const QByteArray &payload)
{
    const QList<QWebSocket *> visitors = findChildren<QWebSocket *>();
    if (visitors.isEmpty())
        return;
    const QString frame = enriched(payload);
    for (QWebSocket *visitor : visitors) {
        if (visitor->bytesToWrite() > kMostWaiting)
            visitor->abort();
        else if (visitor->isValid())
            visitor->sendTextMessage(frame);
    }
}

} // namespace Raptor::Sim
