// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_profile.h"
#include "models/domain/link_ports.h"
#include "protocol/link/mqtt_session.h"

#include <QtCore/QTimer>

#include <QCoroTask>

#include <coroutine>
#include <memory>

class QAbstractSocket;
class QSslSocket;

namespace Raptor::Link {

class ConnectionListener;
class HealthProbe;

/// One walk along the way to a broker. From TCP to MQTT it is a session of the links, watched: what
/// they refuse is refused here. Where a secret is missing or must not be sent, or a file cannot be
/// used, it stops before the stage that would need it, with TCP and TLS alone. Lives on one thread;
/// destroying it ends it.
class ConnectionWalk : public QObject
{
    Q_OBJECT
public:
    struct Plan
    {
        BrokerProfile profile;
        BrokerSecrets secrets;
        ProfileCatalogue catalogue;
        Milliseconds dataWait; ///< for the first report
    };

    /// @p clock must outlive the walk.
    ConnectionWalk(Plan plan, const Clock &clock);
    ~ConnectionWalk() override;

    /// As they stand before the first step: Waiting, or Skipped where the address has none.
    [[nodiscard]] static QList<ConnectionStageResult> stagesOf(const BrokerProfile &profile);

    void begin() { walk(); }

Q_SIGNALS:
    void stageChanged(const Raptor::ConnectionStageResult &result);
    void remarked(const QString &text);
    /// The last signal.
    void finished(bool passed, const QString &text);

private:
    enum class Wait { Met, TimedOut, Cancelled };
    using Condition = bool (ConnectionWalk::*)() const;
    struct Turn;
    struct End
    {
        SessionEnd how;
        QString reason;
    };
    /// What one connection has come to.
    struct Facts
    {
        std::optional<BootTime> reached; ///< TCP
        std::optional<BootTime> encrypted;
        std::optional<BootTime> webSocket;
        std::optional<BootTime> up; ///< MQTT
        std::optional<End> end;
        QString peer;
        QString tls; ///< what was agreed on and shown, in words
        QString tlsTrouble;
        QString tlsRemark;
    };
    /// Why the way ends before it has come to MQTT.
    struct Obstacle
    {
        ConnectionStage before; ///< the stage that fails by it
        QString text;
    };

    QCoro::Task<> walk();
    QCoro::Task<bool> lookUp();
    QCoro::Task<bool> connectAll();
    QCoro::Task<bool> pass(ConnectionStage stage);
    QCoro::Task<bool> subscribe();
    QCoro::Task<bool> hear();
    QCoro::Task<> askHealth();
    QCoro::Task<Wait> until(Condition met, Milliseconds within);
    void wake();
    void turn();

    [[nodiscard]] bool isLookedUp() const { return m_lookedUp; }
    [[nodiscard]] bool isDecided() const;
    [[nodiscard]] bool isAnswered() const;
    [[nodiscard]] bool isHeard() const;
    [[nodiscard]] bool isEnded() const { return m_facts.end.has_value(); }
    [[nodiscard]] bool isHealthKnown() const { return !m_askingHealth; }

    [[nodiscard]] std::optional<Obstacle> obstacleByFiles();
    [[nodiscard]] std::optional<Obstacle> obstacleBySecrets() const;
    void openSession(QMqttClient::ProtocolVersion version);
    void openBare();
    void encryptBare(QSslSocket *socket);
    void watch(QAbstractSocket *socket);
    void watchTls(QSslSocket *socket);
    void describeTls(const QSslSocket &socket);
    void endBare(const QString &reason);
    bool speakOlderVersion();
    [[nodiscard]] const std::optional<BootTime> &reachedAt(ConnectionStage stage) const;
    [[nodiscard]] QString foundAt(ConnectionStage stage) const;
    [[nodiscard]] QString withNote(ConnectionStage stage, const QString &text) const;
    [[nodiscard]] QString patienceOver() const;

    void enter(ConnectionStage stage);
    void passed(const QString &text, BootTime at);
    bool failed(const QString &text);
    void tell(ConnectionStage stage, StageState state, Milliseconds took, const QString &text);

    const Plan m_plan;
    const Clock &m_clock;
    QTimer m_timer;
    std::unique_ptr<HealthProbe> m_health;
    MqttSession *m_session = nullptr;
    QAbstractSocket *m_bare = nullptr; ///< instead of a session
    std::optional<Obstacle> m_obstacle;
    std::optional<QSslConfiguration> m_tls;
    ConnectionListener *m_listener = nullptr;
    std::coroutine_handle<> m_waiting; ///< the walk, while it waits for a turn
    ConnectionStage m_stage = ConnectionStage::NameLookup;
    BootTime m_since{}; ///< beginning of the stage
    Facts m_facts;
    QStringList m_addresses;
    QString m_lookupTrouble;
    QString m_versionNote;
    QString m_trouble; ///< the first failure; empty: none
    int m_lookup = -1;
    QMqttClient::ProtocolVersion m_version = QMqttClient::MQTT_5_0;
    bool m_lookedUp = false;
    bool m_askingHealth = false;
    bool m_woken = false;
    bool m_timedOut = false;
    bool m_cancelled = false;
};

} // namespace Raptor::Link
