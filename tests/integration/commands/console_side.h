// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/command_service.h"
#include "models/plant_store.h"
#include "protocol/link/broker_fleet.h"
#include "protocol/link/mailbox.h"

#include <QtCore/QHash>
#include <QtCore/QTimer>

namespace Raptor::Test {

/// The audit trail of a disk that is always there and always fast.
class PromptAudit final : public AuditTrail
{
    Q_OBJECT
public:
    void append(const AuditRow &row) override;
    [[nodiscard]] QString trouble() const override { return {}; }
};

/// The kinds of device from the source tree; what the "raptor" profile says about its gateways is
/// replaced.
struct GatewayTraits
{
    bool honoursExpiry = false;
    bool deduplicates = false;
};
[[nodiscard]] ProfileCatalogue profilesWith(const GatewayTraits &traits);

/// A console as far as commands go, without models and window: the real links, the real rules, a
/// store of states. Several of them can live in one process.
class ConsoleSide final : public QObject
{
    Q_OBJECT
public:
    explicit ConsoleSide(const ProfileCatalogue &catalogue);
    [[nodiscard]] static QString operatorName() { return QStringLiteral("tester"); }

    /// "local", or whatever the name, on that port of the loopback interface.
    void addBroker(const QString &name, quint16 port, const QStringList &filters);
    void addBroker(const BrokerProfile &broker, const QStringList &filters);
    [[nodiscard]] bool isUp() const;
    /// Whether a start could be armed now.
    [[nodiscard]] bool canStart(const DeviceId &device) const;
    /// Both steps. The command's id; empty if it was refused.
    QString give(const DeviceId &device, CommandKind kind);
    QString stop(const DeviceId &device);
    QString emergencyStop(const DeviceId &device);
    [[nodiscard]] CommandRecord record(const QString &id) const { return m_records.value(id); }
    [[nodiscard]] bool finished(const QString &id) const
    {
        return record(id).step == CommandStep::Finished;
    }

    [[nodiscard]] Link::BrokerFleet &fleet() { return m_fleet; }
    [[nodiscard]] Models::PlantStore &plant() { return m_plant; }
    [[nodiscard]] const Models::PlantStore &plant() const { return m_plant; }
    [[nodiscard]] CommandService &commands() { return m_commands; }

private:
    void turn();

    SystemClock m_clock;
    Link::Mailbox m_mailbox;
    Link::BrokerFleet m_fleet;
    Models::PlantStore m_plant;
    PromptAudit m_audit;
    CommandService m_commands;
    QTimer m_timer;
    QList<BrokerProfile> m_brokers;
    QHash<QString, CommandRecord> m_records;
};

} // namespace Raptor::Test
