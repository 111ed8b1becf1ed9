// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/raptor-sim/own_authority.h"
#include "models/domain/broker.h"

#include <QtNetwork/QTcpServer>

#include <optional>

namespace Raptor::Sim {

/// A way to a broker for consoles, on 127.0.0.1: the devices do not take it, so what happens to it
/// happens to consoles alone. Open it passes bytes on as they are; with a certificate it speaks TLS
/// towards the console. Shut it is a broker that is gone.
class BrokerGate final : public QTcpServer
{
    Q_OBJECT
public:
    explicit BrokerGate(const BrokerUrl &broker, QObject *parent = nullptr);
    ~BrokerGate() override;

    /// TLS from now on, with a new certificate that is valid for so many days. Ends the connections
    /// that there are, like a broker that is restarted with it.
    Outcome certify(int days);
    /// 0: any free port.
    Outcome open(quint16 port);
    /// On the port that it had. Open already: nothing.
    Outcome reopen();
    /// Ends all connections, and takes no others.
    void shut();

    /// Where a console connects to; known once it was open.
    [[nodiscard]] QUrl url() const;
    /// Whom a console has to trust (PEM); empty without a certificate.
    [[nodiscard]] QString authorityFile() const;

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void endConnections();

    const BrokerUrl m_broker;
    OwnAuthority m_authority;
    std::optional<QSslConfiguration> m_tls;
    quint16 m_port = 0;
};

} // namespace Raptor::Sim
