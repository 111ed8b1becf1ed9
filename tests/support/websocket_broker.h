// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/free_port.h"

#include <QtCore/QJsonObject>
#include <QtCore/QProcess>

#include <memory>

namespace Raptor::Test {

/// A broker that is not ours: aedes (npm) over ws, TCP and wss, on loopback ports of its own. It
/// speaks MQTT 3.1.1 only. It ends with this object.
class WebSocketBroker
{
public:
    /// With a certificate and its key (files, PEM) there is wss as well.
    explicit WebSocketBroker(const QString &certificate = {}, const QString &key = {});
    ~WebSocketBroker();
    WebSocketBroker(const WebSocketBroker &) = delete;
    WebSocketBroker &operator=(const WebSocketBroker &) = delete;

    /// ws. The paths /plain (no sub-protocol), /text (a text frame) and /away (closes) misbehave.
    [[nodiscard]] QString url() const;
    [[nodiscard]] QString secureUrl() const;
    [[nodiscard]] quint16 tcpPort() const { return m_tcpPort; }
    void kill();
    /// Again on the same port for ws. False, with words on standard error, if it does not start.
    bool start();
    /// Every message that a client published: topic, qos, retain, payload.
    [[nodiscard]] QList<QJsonObject> messages();

private:
    std::unique_ptr<QProcess> m_process;
    QByteArray m_output;
    QStringList m_certificate; ///< certificate and key, or empty
    const quint16 m_port = freePort(); ///< for ws
    quint16 m_tcpPort = 0;
    quint16 m_securePort = 0;
};

} // namespace Raptor::Test
