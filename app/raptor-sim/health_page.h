// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QtCore/QByteArray>
#include <QtCore/QObject>
#include <QtCore/QUrl>
#include <QtNetwork/QTcpServer>

#include <functional>

class QTcpSocket;

namespace Raptor::Sim {

/// Answers every GET on 127.0.0.1 with 200 and a little JSON, then hangs up: what a console asks
/// to find out whether the plant's machine is there. Takes little of anybody's time or memory.
class HealthPage final : public QObject
{
    Q_OBJECT
public:
    /// `content` gives the JSON of each answer.
    explicit HealthPage(std::function<QByteArray()> content, QObject *parent = nullptr);

    /// Port 0 takes any free one and keeps it from then on.
    Outcome open(quint16 port);
    /// Connections are refused until reopen().
    void close();
    /// Opens the same port again.
    Outcome reopen();
    [[nodiscard]] bool isOpen() const { return m_server.isListening(); }
    /// http://127.0.0.1:PORT/health, also while closed.
    [[nodiscard]] QUrl url() const;

private:
    void onNewConnection();
    void onReadyRead(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const QByteArray &status, const QByteArray &body);

    std::function<QByteArray()> m_content;
    QTcpServer m_server;
    quint16 m_port = 0;
};

} // namespace Raptor::Sim
