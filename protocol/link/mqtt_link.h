// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "protocol/link/backoff_policy.h"
#include "protocol/link/mqtt_session.h"

#include <QtCore/QPointer>
#include <QtCore/QTimer>

#include <optional>

namespace Raptor::Link {

/// What is known of one link at this moment.
struct LinkStatus
{
    SessionState session = SessionState::Down;
    QString error; ///< why it is down, in words; empty when up
    QString mqttVersion; ///< "5.0" or "3.1.1" once connected
    std::optional<BootTime> retryAt;
    int reconnects = 0; ///< sessions after the first
    /// Verified, of the session that is up, or was last; empty without TLS.
    QList<CertificateInfo> certificates{};
    QString versionNote{}; ///< why 3.1.1 is spoken although 5.0 was tried; empty otherwise
    QList<SecretKind> secretsRefused{}; ///< by the last attempt

    friend bool operator==(const LinkStatus &, const LinkStatus &) = default;
};

/// A supervised connection to one broker: it comes back by itself until stop(). Unless its profile
/// names a version, MQTT 5.0 is tried first, 3.1.1 when the server refuses it, or takes and closes
/// the connection twice. Create it, or move it, on the thread where start() is called; it is
/// stopped when that returns to stopped().
class MqttLink : public QObject
{
    Q_OBJECT
public:
    /// @p clock must outlive the link.
    MqttLink(LinkSettings settings, const Clock &clock, QObject *parent);

    void start();
    /// Ends the session with DISCONNECT; answers stopped() when it is gone, at most half a second
    /// later.
    void stop();
    /// Connects now instead of when the pause is over.
    void retryNow();
    /// For the next ten minutes it pauses a second at most between attempts: an e-stop waits for
    /// it.
    void hurry();
    /// Drops the connection without DISCONNECT; what waits in buffers never leaves.
    void abort(const QString &reason);

    /// Null unless the session is up.
    [[nodiscard]] QMqttClient *client() const;
    [[nodiscard]] ClientExtras *extras() const;
    [[nodiscard]] const LinkStatus &status() const { return m_status; }
    /// How the last session ended; known when sessionDown() comes.
    [[nodiscard]] const SessionClose &lastClose() const { return m_lastClose; }

Q_SIGNALS:
    void sessionUp();
    /// The session that was up is gone.
    void sessionDown(const QString &reason);
    void statusChanged(const Raptor::Link::LinkStatus &status);
    void stopped();

private:
    void connectNow();
    void onUp();
    void onEnded(SessionEnd end, const QString &reason);
    void chooseVersion(SessionEnd end, const QString &reason);
    void scheduleRetry(const QString &reason, const QList<SecretKind> &refused);
    void retryAfter(Milliseconds pause, LinkStatus status);
    void setStatus(const LinkStatus &status);
    void finishStop(const QString &reason);

    const LinkSettings m_settings;
    const Clock &m_clock;
    BackoffPolicy m_backoff;
    QTimer m_retryTimer;
    QTimer m_stopTimer;
    QPointer<MqttSession> m_session;
    QMqttClient::ProtocolVersion m_version;
    QString m_versionNote;
    int m_earlyCloses = 0;
    bool m_running = false;
    bool m_everUp = false;
    BootTime m_upSince{};
    BootTime m_hurryUntil{};
    LinkStatus m_status;
    SessionClose m_lastClose;
};

} // namespace Raptor::Link

Q_DECLARE_METATYPE(Raptor::Link::LinkStatus)
