// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qmqttauthenticationproperties.h"
#include "qmqttconnectionproperties.h"
#include "qmqttglobal.h"
#include "qmqttpublishproperties.h"
#include "qmqttsubscription.h"
#include "qmqttsubscriptionproperties.h"
#include "qmqtttopicfilter.h"
#include "qmqtttopicname.h"

#include <QtCore/QIODevice>
#include <QtCore/QObject>
#include <QtCore/QSharedPointer>

#ifndef QT_NO_SSL
#include <QtNetwork/QSslConfiguration>
#endif

class QMqttClientPrivate;

/// An MQTT client for 3.1, 3.1.1 and 5.0 with the interface of Qt MQTT.
///
/// Lives on any one thread; create it there or move it there while Disconnected. Nothing blocks.
/// Every member may be called, and the client deleted, from a slot on any of its signals.
/// What Qt MQTT does not offer is in QMqttExtensions.
class Q_MQTT_EXPORT QMqttClient : public QObject
{
public:
    enum TransportType {
        IODevice = 0,
        AbstractSocket,
        SecureSocket,
    };
    enum ClientState {
        Disconnected = 0,
        Connecting,
        Connected,
    };
    /// 1 to 5 equal the return codes of 3.1.1, section 3.2.2.3; the reason codes of 5.0, section
    /// 3.2.2.2, are mapped onto all of them.
    enum ClientError {
        NoError = 0,
        InvalidProtocolVersion = 1,
        IdRejected = 2,
        ServerUnavailable = 3,
        BadUsernameOrPassword = 4,
        NotAuthorized = 5,
        TransportInvalid = 256,
        ProtocolViolation,
        UnknownError,
        Mqtt5SpecificError,
    };
    enum ProtocolVersion {
        MQTT_3_1 = 3,
        MQTT_3_1_1 = 4,
        MQTT_5_0 = 5,
    };

private:
    Q_OBJECT
    Q_ENUM(ClientState)
    Q_ENUM(ClientError)
    Q_ENUM(ProtocolVersion)
    Q_PROPERTY(QString clientId READ clientId WRITE setClientId NOTIFY clientIdChanged)
    Q_PROPERTY(QString hostname READ hostname WRITE setHostname NOTIFY hostnameChanged)
    Q_PROPERTY(quint16 port READ port WRITE setPort NOTIFY portChanged)
    Q_PROPERTY(quint16 keepAlive READ keepAlive WRITE setKeepAlive NOTIFY keepAliveChanged)
    Q_PROPERTY(ProtocolVersion protocolVersion READ protocolVersion WRITE setProtocolVersion NOTIFY
                   protocolVersionChanged)
    Q_PROPERTY(ClientState state READ state WRITE setState NOTIFY stateChanged)
    Q_PROPERTY(ClientError error READ error WRITE setError NOTIFY errorChanged)
    Q_PROPERTY(QString username READ username WRITE setUsername NOTIFY usernameChanged)
    Q_PROPERTY(QString password READ password WRITE setPassword NOTIFY passwordChanged)
    Q_PROPERTY(bool cleanSession READ cleanSession WRITE setCleanSession NOTIFY cleanSessionChanged)
    Q_PROPERTY(QString willTopic READ willTopic WRITE setWillTopic NOTIFY willTopicChanged)
    Q_PROPERTY(
        QByteArray willMessage READ willMessage WRITE setWillMessage NOTIFY willMessageChanged)
    Q_PROPERTY(quint8 willQoS READ willQoS WRITE setWillQoS NOTIFY willQoSChanged)
    Q_PROPERTY(bool willRetain READ willRetain WRITE setWillRetain NOTIFY willRetainChanged)
    Q_PROPERTY(
        bool autoKeepAlive READ autoKeepAlive WRITE setAutoKeepAlive NOTIFY autoKeepAliveChanged)

public:
    explicit QMqttClient(QObject *parent = nullptr);
    /// Sends DISCONNECT when connected (3.14).
    ~QMqttClient() override;

    /// Uses \a device instead of an own socket; not owned, not closed unless connected through.
    /// It has to live on the thread of the client, and when it was deleted connecting is refused
    /// until another one, or null for an own socket, is set.
    void setTransport(QIODevice *device, TransportType transport);
    QIODevice *transport() const;

    /// SUBSCRIBE (3.8). Null unless connected, the filter valid [MQTT-4.7.1-1..2, MQTT-4.7.3-1..3]
    /// and \a qos at most 2 (3.8.3.1). An active subscription of the
    /// same filter and QoS is returned as it is.
    QMqttSubscription *subscribe(const QMqttTopicFilter &topic, quint8 qos = 0);
    QMqttSubscription *subscribe(const QMqttTopicFilter &topic,
                                 const QMqttSubscriptionProperties &properties, quint8 qos = 0);
    /// UNSUBSCRIBE (3.10). Nothing happens unless there is an active subscription of this filter.
    void unsubscribe(const QMqttTopicFilter &topic);
    void unsubscribe(const QMqttTopicFilter &topic,
                     const QMqttUnsubscriptionProperties &properties);

    /// PUBLISH (3.3). 0 for QoS 0, the packet identifier for QoS 1 and 2, or -1 when nothing was
    /// sent: not connected, invalid, or beyond what the server allows at present
    /// (QMqttExtensions::sendQuota()).
    Q_INVOKABLE qint32 publish(const QMqttTopicName &topic,
                               const QByteArray &message = QByteArray(), quint8 qos = 0,
                               bool retain = false);
    Q_INVOKABLE qint32 publish(const QMqttTopicName &topic,
                               const QMqttPublishProperties &properties,
                               const QByteArray &message = QByteArray(), quint8 qos = 0,
                               bool retain = false);

    /// PINGREQ (3.12); false unless connected.
    bool requestPing();

    QString hostname() const;
    quint16 port() const;
    QString clientId() const;
    quint16 keepAlive() const;
    ProtocolVersion protocolVersion() const;
    ClientState state() const;
    ClientError error() const;
    QString username() const;
    QString password() const;
    bool cleanSession() const;
    QString willTopic() const;
    quint8 willQoS() const;
    QByteArray willMessage() const;
    bool willRetain() const;
    bool autoKeepAlive() const;

    /// What 5.0 asks for in CONNECT (3.1.2.11) and says of the will (3.1.3.2). They count from the
    /// next connectToHost() and may be set at any time.
    void setConnectionProperties(const QMqttConnectionProperties &prop);
    QMqttConnectionProperties connectionProperties() const;
    void setLastWillProperties(const QMqttLastWillProperties &prop);
    QMqttLastWillProperties lastWillProperties() const;
    /// Of the last CONNACK (3.2.2).
    QMqttServerConnectionProperties serverConnectionProperties() const;

    /// AUTH (3.15, 4.12): answers authenticationRequested(), or starts re-authentication when
    /// connected. The method is the one of CONNECT [MQTT-4.12.0-5].
    void authenticate(const QMqttAuthenticationProperties &prop);

Q_SIGNALS:
    void connected();
    void disconnected();
    /// Every message, before it is acknowledged.
    void messageReceived(const QByteArray &message, const QMqttTopicName &topic = QMqttTopicName());
    /// Publisher: Acknowledged at QoS 1, Received and Completed at QoS 2 (4.3.2, 4.3.3). Receiver:
    /// Published, and at QoS 2 Released.
    void messageStatusChanged(qint32 id, QMqtt::MessageStatus s,
                              const QMqttMessageStatusProperties &properties);
    /// QoS 1 and 2 only: the server has taken the message.
    void messageSent(qint32 id);
    void pingResponseReceived();
    /// CONNACK said "session present" (3.2.2.1.1), and there was one here as well.
    void brokerSessionRestored();

    void hostnameChanged(QString hostname);
    void portChanged(quint16 port);
    void clientIdChanged(QString clientId);
    void keepAliveChanged(quint16 keepAlive);
    void protocolVersionChanged(ProtocolVersion protocolVersion);
    void stateChanged(ClientState state);
    void errorChanged(ClientError error);
    void usernameChanged(QString username);
    void passwordChanged(QString password);
    void cleanSessionChanged(bool cleanSession);
    void willTopicChanged(QString willTopic);
    void willQoSChanged(quint8 willQoS);
    void willMessageChanged(QByteArray willMessage);
    void willRetainChanged(bool willRetain);
    void autoKeepAliveChanged(bool autoKeepAlive);

    /// AUTH with Continue Authentication [MQTT-4.12.0-3], and the end with Success.
    void authenticationRequested(const QMqttAuthenticationProperties &p);
    void authenticationFinished(const QMqttAuthenticationProperties &p);

public Q_SLOTS:
    // Setters work only while Disconnected.
    void setHostname(const QString &hostname);
    void setPort(quint16 port);
    /// Empty: the server assigns one (3.1.3.1), which replaces it.
    void setClientId(const QString &clientId);
    /// Seconds, 0 = no pings (3.1.2.10). The server's own wish prevails [MQTT-3.2.2-21].
    void setKeepAlive(quint16 keepAlive);
    void setProtocolVersion(ProtocolVersion protocolVersion);
    /// For the sake of Qt MQTT; Disconnected ends a connection.
    void setState(ClientState state);
    void setError(ClientError error);
    void setUsername(const QString &username);
    void setPassword(const QString &password);
    /// Clean start of 5.0 (3.1.2.4).
    void setCleanSession(bool cleanSession);
    /// Empty: no will (3.1.2.5).
    void setWillTopic(const QString &willTopic);
    void setWillQoS(quint8 willQoS);
    void setWillMessage(const QByteArray &willMessage);
    void setWillRetain(bool willRetain);
    /// Pings by itself [MQTT-3.1.2-20]; otherwise requestPing() has to be called in time.
    void setAutoKeepAlive(bool autoKeepAlive);

public:
    /// CONNECT (3.1). Nothing happens unless Disconnected. Without transport and address the error
    /// is TransportInvalid. Called from a slot that hears of the end of the last connection (of a
    /// subscription's stateChanged(), for instance) it replaces what is left of those signals.
    Q_INVOKABLE void connectToHost();
#ifndef QT_NO_SSL
    void connectToHostEncrypted(const QSslConfiguration &conf);
#endif
    /// DISCONNECT (3.14); what was sent before still goes out. Never blocks.
    Q_INVOKABLE void disconnectFromHost();

private:
    Q_DISABLE_COPY(QMqttClient)
    friend class QMqttClientPrivate;

    QMqttClientPrivate *d;
};

Q_DECLARE_METATYPE(QMqttClient::TransportType)
Q_DECLARE_METATYPE(QMqttClient::ClientState)
Q_DECLARE_METATYPE(QMqttClient::ClientError)
