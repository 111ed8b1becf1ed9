// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <protocol/mqtt/core/decode.h>
#include <protocol/mqtt/core/encode.h>
#include <protocol/mqtt/core/keepalive.h>
#include <protocol/mqtt/core/packetreader.h>
#include <protocol/mqtt/core/session.h>
#include <protocol/mqtt/core/topicaliases.h>

#include <QtCore/QHash>

#include <deque>

namespace Raptor::Mqtt {

/// What the engine reports, one at a time. The views are valid until the next call of the engine.
struct Event
{
    enum class Kind {
        None,
        Connected, ///< CONNACK accepted; sessionPresent, properties
        Message, ///< PUBLISH to deliver: topic, payload, id, qos, retain, duplicate, properties
        Released, ///< PUBREL for id: an incoming QoS 2 message is complete
        Acknowledged, ///< PUBACK for id; reason, properties; final
        Received, ///< PUBREC for id; reason, properties; final when the reason is a failure
        Completed, ///< PUBCOMP for id; reason, properties; final
        PublishLost, ///< id was given up without an answer: session ended, or it may not be resent
        Subscribed, ///< SUBACK for id; codes, properties
        Unsubscribed, ///< UNSUBACK for id; codes (one per filter; empty before 5.0), properties
        Pong, ///< PINGRESP
        AuthContinue, ///< AUTH 0x18; answer with auth()
        AuthDone, ///< AUTH 0x00, or CONNACK of an enhanced authentication; properties
        Closed, ///< the engine wants the transport closed after the output is written; cause,
                ///< reason, text
    };
    enum class Cause {
        None,
        Refused, ///< by CONNACK; reason (mapped in 3.x), code and properties say why
        ServerDisconnect, ///< DISCONNECT of the server; reason and properties say why
        ProtocolViolation, ///< the server broke the protocol, or its packet was too large
        KeepAlive, ///< no PINGRESP
    };

    Kind kind = Kind::None;
    Cause cause = Cause::None;
    Reason reason = Reason::Success;
    quint8 code = 0;
    quint16 id = 0;
    quint8 qos = 0;
    bool retain = false;
    bool duplicate = false;
    bool sessionPresent = false;
    QByteArrayView topic;
    QByteArrayView payload;
    QByteArray codes;
    PropertySet properties;
    const char *text = "";
};

/// One client connection after another over any byte stream, with the session between them.
///
/// Use: connectionOpened() writes CONNECT; feed received bytes in (append(), or inputBuffer() and
/// commitInput()), then take events with nextEvent() until Kind::None, and write takeOutput() when
/// it is not empty. At deadline() call tick(). connectionLost() ends a connection from outside.
/// Acknowledgements of a Message are written by the *next* call of nextEvent(), after its delivery.
/// No call re-enters; anything may be called between two events. Not thread-safe, no static state.
class Engine
{
public:
    enum class Phase { Idle, AwaitConnack, Connected, Closed };

    struct Options
    {
        ConnectPacket connect;
        bool automaticKeepAlive = true;
        /// Whole packets above this are refused, in every version. 5.0 also announces a smaller
        /// MaximumPacketSize of the connect properties, which then counts.
        quint32 maximumInboundPacket = 16 * 1024 * 1024;
        quint16 automaticAliases = 0; ///< topic aliases that may be given out unasked
        /// 5.0: "session present" is no error although this engine began no session
        /// [MQTT-3.2.2-4].
        bool acceptsForeignSession = false;
    };

    enum class PublishError {
        None,
        NotConnected,
        NoPacketId, ///< all 65535 in flight
        NoQuota, ///< Receive Maximum of the server reached [MQTT-3.3.4-7]
        QoSNotSupported, ///< [MQTT-3.2.2-11]
        RetainNotSupported, ///< [MQTT-3.2.2-14]
        TooLarge, ///< [MQTT-3.2.2-15], or not expressible
        AliasNotAllowed, ///< [MQTT-3.3.2-9]
    };
    struct PublishResult
    {
        quint16 id = 0; ///< 0 for QoS 0
        PublishError error = PublishError::None;
    };

    // Lifecycle (engine.cpp)
    void connectionOpened(const Options &options, Milliseconds now);
    void connectionLost();
    void disconnect(const ReasonPacket &packet);
    void discardSession();
    /// Whether the session outlives the present or the last connection.
    [[nodiscard]] bool sessionPersists() const { return m_persistent; }
    [[nodiscard]] Phase phase() const { return m_phase; }
    [[nodiscard]] Version version() const { return m_options.connect.version; }
    void tick(Milliseconds now);
    [[nodiscard]] std::optional<Milliseconds> deadline() const;

    // Input (engine_receive.cpp)
    void append(QByteArrayView bytes, Milliseconds now);
    [[nodiscard]] char *inputBuffer(qsizetype size) { return m_reader.prepare(size); }
    void commitInput(qsizetype size, Milliseconds now);
    [[nodiscard]] bool nextEvent(Event &event);
    /// Bytes reserved for input, bounded by the largest packet and the largest single read.
    [[nodiscard]] qsizetype inputCapacity() const { return m_reader.capacity(); }

    // Output (engine_send.cpp)
    PublishResult publish(const Message &message);
    /// Packet identifier, or 0 when not possible (not connected, too large, identifiers exhausted).
    quint16 subscribe(const QList<SubscribeEntry> &entries, const PropertySet &properties);
    quint16 unsubscribe(const QList<QByteArray> &filters, const PropertySet &properties);
    bool ping(Milliseconds now);
    /// Answers a challenge (AUTH 0x18), or starts re-authentication (0x19) when none is open.
    bool auth(const PropertySet &properties);
    [[nodiscard]] bool hasOutput() const { return !m_output.isEmpty(); }
    [[nodiscard]] qsizetype outputSize() const { return m_output.size(); }
    /// The bytes to write; counts as sent at \a now. \a spare gets recycled as the next buffer.
    [[nodiscard]] QByteArray takeOutput(Milliseconds now, QByteArray spare = {});

    /// QoS 1 and 2 publishes that the server would still accept now; 65535 without a limit.
    [[nodiscard]] int sendQuota() const { return m_sendQuota; }
    [[nodiscard]] std::size_t unfinishedPublishes() const { return m_session.unfinished(); }
    [[nodiscard]] quint16 serverTopicAliasMaximum() const { return m_outAliases.maximum(); }

private:
    struct Server
    {
        quint8 maximumQoS = 2;
        bool retainAvailable = true;
        quint32 maximumPacketSize = 0xFFFFFFFF;
        quint16 receiveMaximum = 65535;
    };
    struct Loss
    {
        quint16 id = 0;
        Reason reason = Reason::Success;
    };

    void fail(Reason reason, const char *text);
    void close(Event::Cause cause, Reason reason, const char *text);
    void dropSession(Reason reason);
    void resume();
    void pumpResends();
    void returnQuota(Outgoing &outgoing);
    void writePublish(quint16 id, Outgoing &outgoing, bool duplicate);
    bool writeSmall(const QByteArray &packet);
    void flushPendingAck();
    void finish(quint16 id);
    [[nodiscard]] PublishError checkPublish(const Message &message) const;
    /// Of CONNECT; empty without enhanced authentication, so always before 5.0.
    [[nodiscard]] QByteArray authenticationMethod() const;

    [[nodiscard]] bool mayPrecedeConnack(PacketType type) const;
    bool handle(const Frame &frame, Event &event);
    bool handleConnack(const Frame &frame, Event &event);
    [[nodiscard]] Verdict checkConnack(const ConnackPacket &packet) const;
    [[nodiscard]] Verdict checkMethod(const PropertySet &properties, bool required) const;
    [[nodiscard]] Verdict checkProblemInformation(const PropertySet &properties) const;
    void acceptConnack(const PropertySet &properties);
    bool handlePublish(const Frame &frame, Event &event);
    Verdict resolveAlias(PublishView &publish);
    bool handleAck(const Frame &frame, Event &event);
    bool handlePuback(const AckPacket &ack, Event &event);
    bool handlePubrec(const AckPacket &ack, Event &event);
    bool handlePubrel(const AckPacket &ack, Event &event);
    bool handlePubcomp(const AckPacket &ack, Event &event);
    bool handleSuback(const Frame &frame, Event &event);
    bool handleDisconnect(const Frame &frame, Event &event);
    bool handleAuth(const Frame &frame, Event &event);

    Options m_options;
    Phase m_phase = Phase::Idle;
    PacketReader m_reader;
    Session m_session;
    KeepAlive m_keepAlive;
    IncomingAliases m_inAliases;
    OutgoingAliases m_outAliases;
    Server m_server;
    QByteArray m_output;

    int m_sendQuota = 65535;
    int m_receiveMaximum = 65535; ///< announced by us
    int m_receiveQuota = 65535;
    int m_quotaToReturn = 0; ///< of acknowledgements that are not written yet
    std::deque<quint16> m_resends; ///< unfinished publishes that wait for quota after a resume
    QHash<quint16, qsizetype> m_subscribes; ///< identifier -> filters in it
    QHash<quint16, qsizetype> m_unsubscribes;
    std::deque<Loss> m_losses;
    std::optional<Event> m_closing;
    std::optional<Event> m_following; ///< second event of one packet
    AckPacket m_pendingAck; ///< id 0 = none
    PacketType m_pendingAckType = PacketType::Puback;
    PublishView m_publish;
    AckPacket m_ack;
    QByteArray m_sessionOwner; ///< client id of the session
    bool m_persistent = false; ///< the session outlives the present or last connection
    bool m_sessionAsked = false; ///< CONNECT asked for one that lasts; no CONNACK yet
    bool m_sessionKnown = false; ///< one was begun before this connection
    bool m_challengeOpen = false;
    bool m_reAuthenticating = false;
};

} // namespace Raptor::Mqtt
