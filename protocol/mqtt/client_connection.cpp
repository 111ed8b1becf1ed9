// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/client_p.h>

#include <protocol/mqtt/conversion.h>

#include <QtCore/QThread>
#include <QtCore/QUuid>
#include <QtNetwork/QSslConfiguration>
#include <QtNetwork/QSslSocket>

#include <utility>

using namespace Qt::StringLiterals;
using namespace Raptor::Mqtt;

Q_LOGGING_CATEGORY(lcMqttClient, "qt.mqtt.client", QtWarningMsg)
Q_LOGGING_CATEGORY(lcMqttConnection, "qt.mqtt.connection", QtWarningMsg)
Q_LOGGING_CATEGORY(lcMqttConnectionVerbose, "qt.mqtt.connection.verbose", QtWarningMsg)

QMqttClientPrivate::QMqttClientPrivate(QMqttClient *client)
    : QObject(client), q(client), m_timer(this), m_connectTimer(this)
{
    // 23 characters are what every 3.1 and 3.1.1 server has to accept [MQTT-3.1.3-5].
    settings.clientId = QUuid::createUuid().toString(QUuid::Id128).left(23);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_connectTimer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &QMqttClientPrivate::handleTimer);
    connect(&m_connectTimer, &QTimer::timeout, this, [this] {
        abortConnection(QMqttClient::ServerUnavailable, u"no answer within the connect timeout"_s);
    });
    subscriptions.unsubscribe = [this](QMqttSubscription *subscription) {
        unsubscribe(QMqttSubscriptionPrivate::of(subscription).key, {});
    };
}

QMqttClientPrivate::~QMqttClientPrivate() = default;

void QMqttClientPrivate::setState(QMqttClient::ClientState next)
{
    if (state == next)
        return;
    qCDebug(lcMqttClient) << "state" << state << "->" << next;
    state = next;
    const Guard guard(this);
    Q_EMIT q->stateChanged(next);
    if (!guard || state != next)
        return;
    if (next == QMqttClient::Connected)
        Q_EMIT q->connected();
    else if (next == QMqttClient::Disconnected)
        Q_EMIT q->disconnected();
}

void QMqttClientPrivate::setError(QMqttClient::ClientError next)
{
    if (error == next)
        return;
    error = next;
    Q_EMIT q->errorChanged(next);
}

void QMqttClientPrivate::refuse(const QString &text)
{
    qCDebug(lcMqttClient) << "refused:" << text;
    errorText = text;
}

void QMqttClientPrivate::connectToHost(const QSslConfiguration *tls)
{
    if (state != QMqttClient::Disconnected) {
        qCDebug(lcMqttClient) << "connectToHost() while not disconnected";
        return;
    }
    error = QMqttClient::NoError;
    errorText.clear();
    Refusal refusal = makeOptions(m_options);
    const bool hasAddress = !settings.hostname.isEmpty() && settings.port != 0;
    if (settings.hasDevice && !settings.device) // never by a socket of our own instead
        refusal = {QMqttClient::TransportInvalid, u"the transport was deleted"_s};
    if (settings.device && tls != nullptr && settings.deviceType != QMqttClient::SecureSocket)
        refusal = {QMqttClient::TransportInvalid, u"the transport cannot be encrypted"_s};
    if (refusal.error == QMqttClient::NoError && !settings.device && !hasAddress)
        refusal = {QMqttClient::TransportInvalid, u"no host name and port, and no transport"_s};
    if (settings.device && settings.device->thread() != QThread::currentThread())
        refusal = {QMqttClient::TransportInvalid, u"the transport lives on another thread"_s};
    if (refusal.error != QMqttClient::NoError) {
        refuse(refusal.text);
        return setError(refusal.error);
    }

    ++m_attempt;
    const Guard guard(this);
    serverProperties = {};
    serverDisconnectReason = QMqtt::ReasonCode::Success;
    serverReference.clear();
    sessionRestored = false;
    if (settings.cleanSession)
        subscriptions.connectionEnded(false);
    if (!guard || state != QMqttClient::Disconnected)
        return;
    setState(QMqttClient::Connecting);
    if (guard)
        openTransport(tls);
}

void QMqttClientPrivate::openTransport(const QSslConfiguration *tls)
{
    // A device that is still being closed is wanted again: what it has not sent is lost.
    for (Transport *closing : findChildren<Transport *>(Qt::FindDirectChildrenOnly)) {
        if (settings.device && closing->device() == settings.device)
            closing->abort();
    }
    transport = new Transport(this);
    connect(transport, &Transport::opened, this, &QMqttClientPrivate::handleOpened);
    connect(transport, &Transport::readyRead, this, &QMqttClientPrivate::readInput);
    connect(transport, &Transport::drained, this, &QMqttClientPrivate::readInput);
    connect(transport, &Transport::closed, this, &QMqttClientPrivate::handleTransportClosed);
    if (settings.connectTimeout.count() > 0)
        m_connectTimer.start(settings.connectTimeout);
    lastReceived = now();
    if (settings.device) {
        const auto kind = settings.deviceType == QMqttClient::IODevice ? Transport::Device::Plain
                                                                       : Transport::Device::Socket;
        const bool encrypted = settings.deviceType == QMqttClient::SecureSocket;
        auto *socket = encrypted ? qobject_cast<QSslSocket *>(settings.device.data()) : nullptr;
        if (tls != nullptr && socket && socket->state() == QAbstractSocket::UnconnectedState)
            socket->setSslConfiguration(*tls);
        transport->openDevice(settings.device, kind, encrypted, settings.hostname, settings.port);
    } else if (tls != nullptr) {
        transport->openTls(settings.hostname, settings.port, *tls);
    } else {
        transport->openTcp(settings.hostname, settings.port);
    }
}

void QMqttClientPrivate::handleOpened()
{
    lastReceived = now();
    engine.connectionOpened(m_options, lastReceived);
    const Guard guard(this);
    QList<Event> losses; // of a session that this connection does not continue
    for (Event event; engine.nextEvent(event);)
        losses.append(event);
    flushNow();
    reportLosses(losses, guard);
}

void QMqttClientPrivate::handleTransportClosed(const QString &reason)
{
    const Guard guard(this);
    readInput(); // e.g. the CONNACK or DISCONNECT that says why
    if (!guard || state == QMqttClient::Disconnected)
        return;
    endConnection(Ending::Abort, QMqttClient::TransportInvalid, reason);
}

void QMqttClientPrivate::disconnectFromHost(const ReasonPacket &packet, bool writeDisconnect)
{
    if (state == QMqttClient::Disconnected)
        return;
    if (writeDisconnect)
        engine.disconnect(packet);
    endConnection(Ending::Graceful, QMqttClient::NoError, {});
}

void QMqttClientPrivate::abortConnection(QMqttClient::ClientError why, const QString &text)
{
    if (state != QMqttClient::Disconnected)
        endConnection(Ending::Abort, why, text);
}

void QMqttClientPrivate::endConnection(Ending ending, QMqttClient::ClientError why,
                                       const QString &text)
{
    const Guard present(this);
    if (ending == Ending::Graceful)
        flushNow();
    if (!present) // a slot of the device has ended it already
        return;
    Transport *old = std::exchange(transport, nullptr);
    if (old != nullptr)
        old->disconnect(this);
    m_timer.stop();
    m_connectTimer.stop();
    lastReceived = Milliseconds(-1);
    ++m_attempt;
    const Guard guard(this);
    QList<Event> losses;
    engine.connectionLost();
    const bool sessionPersists = engine.sessionPersists();
    for (Event event; engine.nextEvent(event);)
        losses.append(event);
    if (!text.isEmpty()) {
        qCDebug(lcMqttConnection) << "connection ended:" << text;
        errorText = text;
    }

    // The new state holds before anybody is told; the order of the signals is part of the contract.
    const QMqttClient::ClientState before = std::exchange(state, QMqttClient::Disconnected);
    if (old != nullptr) { // the device may emit, and its slots do anything
        if (ending == Ending::Graceful)
            old->closeGracefully();
        else
            old->abort();
        if (!guard.exists())
            return;
    }
    subscriptions.connectionEnded(sessionPersists);
    if (guard.exists())
        reportLosses(losses, guard);
    if (guard)
        setError(why);
    if (guard && before != QMqttClient::Disconnected)
        Q_EMIT q->stateChanged(QMqttClient::Disconnected);
    if (guard && before != QMqttClient::Disconnected)
        Q_EMIT q->disconnected();
}

void QMqttClientPrivate::reportLosses(const QList<Event> &losses, const Guard &guard)
{
    for (const Event &event : losses) {
        if (!guard.exists()) // of all of them, even when a slot connects again
            return;
        reportFailure(event.id, event.reason, u"the session ended before the server answered"_s);
    }
}

void QMqttClientPrivate::shutDown()
{
    if (extensions != nullptr)
        extensions->m_client = nullptr;
    ++m_attempt;
    if (Transport *old = std::exchange(transport, nullptr); old != nullptr) {
        old->disconnect(this);
        engine.disconnect({});
        old->write(engine.takeOutput(now()));
        old->flush();
        if (settings.device && old->isOpen()) {
            old->setParent(settings.device); // writes on and closes it, then goes away
            old->closeGracefully();
        }
    }
    // Also those that are still closing: never delete a socket inside of its own signal.
    for (Transport *child : findChildren<Transport *>(Qt::FindDirectChildrenOnly)) {
        if (child->isEmitting()) {
            child->setParent(nullptr);
            child->deleteLater();
        }
    }
}
