// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QProcess>

#include <memory>

namespace Raptor::Test {

/// A WebSocket broker that is not ours: aedes on ws (npm), on a loopback port of its own. It speaks
/// MQTT 3.1.1 only. It ends with this object.
class WebSocketBroker
{
public:
    WebSocketBroker();
    ~WebSocketBroker();
    WebSocketBroker(const WebSocketBroker &) = delete;
    WebSocketBroker &operator=(const WebSocketBroker &) = delete;

    [[nodiscard]] QString url() const;
    void kill();
    /// Again on the same port. False, with words on standard error, if it does not start.
    bool start();
    /// Every message that a client published: topic, qos, retain, payload.
    [[nodiscard]] QList<QJsonObject> messages();

private:
    std::unique_ptr<QProcess> m_process;
    QByteArray m_output;
    quint16 m_port = 0;
};

} // namespace Raptor::Test
