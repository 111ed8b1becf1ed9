// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QObject>
#include <QtCore/QUrl>
#include <QtWebSockets/QWebSocketServer>

class QWebSocket;

namespace Raptor::Sim {

/// The same states as on battery/topic, enriched, for user interfaces: JSON text frames on a plain
/// WebSocket of 127.0.0.1, one for each state, from when a visitor has come. Takes nothing in.
class BatteryFeed final : public QObject
{
    Q_OBJECT
public:
    /// The clock must outlive it.
    explicit BatteryFeed(const Clock &clock, QObject *parent = nullptr);
    ~BatteryFeed() override;

    /// Port 0 takes any free one and keeps it from then on.
    Outcome open(quint16 port);
    /// Visitors are told goodbye, and connections are refused until reopen().
    void close();
    /// Opens the same port again.
    Outcome reopen();
    [[nodiscard]] bool isOpen() const { return m_server.isListening(); }
    /// ws://127.0.0.1:PORT/ws, also while closed.
    [[nodiscard]] QUrl url() const;

    /// To every visitor: the payload of the topic with further members; what is no JSON object goes
    /// as it is.
    void push(const QByteArray &payload);

private:
    void onNewConnection();
    [[nodiscard]] QString enriched(const QByteArray &payload) const;

    const Clock &m_clock;
    QWebSocketServer m_server;
    quint16 m_port = 0;
};

} // namespace Raptor::Sim
