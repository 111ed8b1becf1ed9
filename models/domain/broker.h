// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/result.h"
#include "models/domain/vocabulary.h"

#include <QtCore/QMetaType>
#include <QtCore/QUrl>

#include <optional>

namespace Raptor {

/// Where a broker is listening: mqtt, mqtts, ws or wss, host, port (defaults 1883, 8883, 80, 443)
/// and, for WebSockets, a path. Never holds a password or a user. Only parse() makes one.
class BrokerUrl
{
public:
    enum class Scheme { Mqtt, Mqtts, Ws, Wss };

    static Result<BrokerUrl> parse(QStringView text);

    [[nodiscard]] Scheme scheme() const { return m_scheme; }
    [[nodiscard]] bool isWebSocket() const;
    [[nodiscard]] bool isEncrypted() const;
    [[nodiscard]] QString host() const { return m_url.host(); }
    [[nodiscard]] quint16 port() const { return quint16(m_url.port()); }
    /// Scheme, host, port and path, as QWebSocket wants it and as people read it.
    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] QString text() const { return m_url.toString(); }

    friend bool operator==(const BrokerUrl &, const BrokerUrl &) = default;

private:
    BrokerUrl(Scheme scheme, QUrl url) : m_scheme(scheme), m_url(std::move(url)) { }
    Scheme m_scheme;
    QUrl m_url;
};

/// One broker as configured. Plain data around a valid URL.
struct BrokerProfile
{
    QString name; ///< "local", "cloud"; unique, not empty
    BrokerUrl url;
    QString user{};
    QUrl healthUrl{}; ///< http or https; empty: no probe, the session alone is the evidence
    int rank = 1; ///< 1 is preferred first
    StandbyScope standby = StandbyScope::Missing;
    Milliseconds connectTimeout{3000};
    /// Devices expected there, with * for any characters but / ("raptor/shop/*"); empty: all.
    /// Nothing that energises goes to another device through it.
    QStringList expectedDevices{};
    QString caFile{}; ///< PEM file of the only authorities trusted for it; empty: the system's

    /// @p device: as DeviceId::text().
    [[nodiscard]] bool expects(const QString &device) const;
    friend bool operator==(const BrokerProfile &, const BrokerProfile &) = default;
};

/// What is known of a broker at this moment.
struct BrokerStatus
{
    QString name;
    ProbeState probe = ProbeState::Unknown;
    QString probeText; ///< "answered 200 in 12 ms", "connection refused"
    SessionState telemetry = SessionState::Down;
    SessionState command = SessionState::Down;
    bool freshData = false; ///< a live device report within the last 5 s or its own period
    std::optional<Milliseconds> roundTrip; ///< last answered ping of the command connection
    QString lastError; ///< why the session is down, in words; empty when up
    QString mqttVersion; ///< "5.0" or "3.1.1" once connected
    std::optional<Milliseconds> retryIn; ///< until the next attempt to connect
    qint64 messages = 0; ///< telemetry messages since the program started
    int reconnects = 0;
    /// Until when the certificate that the server showed is valid; unset without TLS.
    std::optional<WallTime> certificateExpires;
    bool passwordAwaited = false; ///< its profile has a user, and nobody gave the password yet

    friend bool operator==(const BrokerStatus &, const BrokerStatus &) = default;
};

} // namespace Raptor

Q_DECLARE_METATYPE(Raptor::BrokerStatus)
Q_DECLARE_METATYPE(Raptor::BrokerProfile)
