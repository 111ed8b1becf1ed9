// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/result.h"
#include "models/domain/vocabulary.h"

#include <QtCore/QList>
#include <QtCore/QMap>
#include <QtCore/QMetaType>
#include <QtCore/QStringList>
#include <QtCore/QUrl>

#include <chrono>
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
    /// This machine itself, as far as the address alone says so.
    [[nodiscard]] bool isLoopback() const;
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

/// A header of the WebSocket handshake. Never a secret; see BrokerProfile::tokenHeader.
struct HandshakeHeader
{
    QString name;
    QString value;

    friend bool operator==(const HandshakeHeader &, const HandshakeHeader &) = default;
};

/// One broker as configured. Plain data around a valid URL. Holds no secret.
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
    /// SHA-256 of an authority's certificate (64 hexadecimal digits, lower case) that has to be in
    /// the verified chain; empty: any trusted authority will do.
    QString caPin{};
    /// Name that the certificate has to be made out to; empty: the host of the address. For brokers
    /// that are addressed by number.
    QString expectedHost{};
    QString clientCertificate{}; ///< PEM file that we show ourselves; empty: none
    QString clientKey{}; ///< PEM file of its key
    bool keyHasPassphrase = false; ///< the file of the key is encrypted
    MqttVersion version = MqttVersion::Automatic;
    std::chrono::seconds keepAlive{30}; ///< of the telemetry connection
    QList<HandshakeHeader> headers{}; ///< WebSocket only
    /// Header of the WebSocket handshake whose value is the secret Token; empty: none.
    QString tokenHeader{};
    /// Its network is trusted: secrets may go there without encryption. To a loopback address they
    /// always may, elsewhere never.
    bool trustedNetwork = false;
    /// A bridge feeds it, which replays retained state as if it were live (RP-11).
    bool bridged = false;

    /// @p device: as DeviceId::text().
    [[nodiscard]] bool expects(const QString &device) const;
    /// What has to be known before it can be connected to, in the order of the enumeration.
    [[nodiscard]] QList<SecretKind> secrets() const;
    /// Whether secrets may be sent there: encrypted, to this machine, or into a trusted network.
    [[nodiscard]] bool maySendSecrets() const;
    friend bool operator==(const BrokerProfile &, const BrokerProfile &) = default;
};

/// The secrets of one broker, as far as they are known. Kept in memory alone; never printed.
class BrokerSecrets
{
public:
    void set(SecretKind kind, const QString &value) { m_values.insert(kind, value); }
    void remove(SecretKind kind) { m_values.remove(kind); }
    [[nodiscard]] bool has(SecretKind kind) const { return m_values.contains(kind); }
    /// Empty if it is not known.
    [[nodiscard]] QString value(SecretKind kind) const { return m_values.value(kind); }
    /// Of those that @p profile needs.
    [[nodiscard]] QList<SecretKind> missing(const BrokerProfile &profile) const;

    friend bool operator==(const BrokerSecrets &, const BrokerSecrets &) = default;

private:
    QMap<SecretKind, QString> m_values;
};

/// One certificate of a server's chain.
struct CertificateInfo
{
    QString subject; ///< common name, or the first alternative name
    QString issuer;
    WallTime validFrom{};
    WallTime validUntil{};
    QString fingerprint; ///< SHA-256, lower case hexadecimal

    friend bool operator==(const CertificateInfo &, const CertificateInfo &) = default;
};

/// Figures of the links to one broker.
struct LinkFigures
{
    double messagesPerSecond = 0; ///< telemetry, over the last 5 s
    double bytesPerSecond = 0; ///< topics and payloads of the same
    std::optional<WallTime> lastMessage; ///< of telemetry
    std::optional<WallTime> upSince; ///< of the present telemetry session
    /// One for each second, oldest first, 120 at most; negative: no ping was answered in it.
    QList<double> roundTripsMs{};

    friend bool operator==(const LinkFigures &, const LinkFigures &) = default;
};

/// What is known of a broker at this moment.
struct BrokerStatus
{
    QString name;
    ProbeState probe = ProbeState::Unknown;
    QString probeText; ///< "answered 200 in 12 ms", "connection refused"
    SessionState telemetry = SessionState::Down;
    SessionState command = SessionState::Down;
    bool freshData = false; ///< a live report of this session, 5 s or two periods old at most
    std::optional<Milliseconds> roundTrip; ///< last answered ping of the command connection
    QString lastError; ///< why the session is down, in words; empty when up
    QString mqttVersion; ///< "5.0" or "3.1.1" once connected
    std::optional<Milliseconds> retryIn; ///< until the next attempt to connect
    qint64 messages = 0; ///< telemetry messages since the program started
    int reconnects = 0;
    /// Until when the certificate that the server showed is valid; unset without TLS.
    std::optional<WallTime> certificateExpires;
    QList<CertificateInfo> certificates{}; ///< the verified chain, the server's own first
    QList<SecretKind> secretsAwaited{}; ///< what its profile needs and nobody gave yet
    /// What it was given and refused: asked for once more, while the links go on trying.
    QList<SecretKind> secretsRefused{};
    /// Why 3.1.1 is spoken although 5.0 was tried, in words; empty otherwise.
    QString versionNote{};
    /// Filters that the broker refused: what they would bring is not seen.
    QStringList refusedFilters{};
    /// Devices were expected here, and only such reported as were never seen here before: nothing
    /// is started through it until an operator has confirmed the site.
    bool siteUnconfirmed = false;
    LinkFigures figures{};

    friend bool operator==(const BrokerStatus &, const BrokerStatus &) = default;
};

} // namespace Raptor

Q_DECLARE_METATYPE(Raptor::BrokerStatus)
Q_DECLARE_METATYPE(Raptor::BrokerProfile)
