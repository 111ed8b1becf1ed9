// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/client_extras.h"

#include "protocol/link/reset_on_close.h"
#include "protocol/mqtt/websocketdevice.h"

#include <QtCore/QMetaEnum>
#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtNetwork/QSslSocket>

namespace Raptor::Link {

using namespace Qt::StringLiterals;

namespace {

constexpr quint8 firstFailure = 0x80; // of the reason codes, 5.0, 2.4

/// "NotAuthorized" as "not authorized".
QString spacedOut(const char *key)
{
    QString words;
    for (const QChar letter : QString::fromLatin1(key)) {
        if (letter.isUpper() && !words.isEmpty())
            words += u' ';
        words += letter.toLower();
    }
    return words;
}

/// Closes with a reset, so that nothing that is buffered still leaves.
void drop(QIODevice *transport)
{
    if (auto *webSocket = qobject_cast<RaptorWebSocketDevice *>(transport))
        return webSocket->abort();
    auto *socket = qobject_cast<QAbstractSocket *>(transport);
    if (!socket)
        return transport->close();
    setResetOnClose(socket, true);
    socket->abort();
}

} // namespace

class ClientExtras::Private : public QObject
{
public:
    Private(QMqttClient *client, ClientExtras *owner) : m_client(client), m_owner(owner)
    {
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, &Private::giveUp);
        connect(client, &QMqttClient::stateChanged, this, &Private::onState);
        connect(client, &QMqttClient::messageStatusChanged, this, &Private::onStatus);
    }

    void abort();
    [[nodiscard]] QString errorText() const;

    QMqttClient *const m_client;
    QPointer<QIODevice> m_transport;
    QTimer m_timer;
    Milliseconds m_timeout{0};
    SystemClock m_clock;
    BootTime m_lastReceived{};
    bool m_timedOut = false;

private:
    void onState(QMqttClient::ClientState state);
    void onStatus(qint32 id, QMqtt::MessageStatus status,
                  const QMqttMessageStatusProperties &properties);
    void watch();
    void watchErrors(QAbstractSocket *socket);
    void giveUp();

    ClientExtras *const m_owner;
    QString m_socketError;
    QString m_tlsErrors;
};

void ClientExtras::Private::onState(QMqttClient::ClientState state)
{
    if (state != QMqttClient::Connecting)
        return m_timer.stop();
    m_timedOut = false;
    m_socketError.clear();
    m_tlsErrors.clear();
    m_lastReceived = m_clock.now();
    if (m_timeout.count() > 0)
        m_timer.start(m_timeout);
    // A socket of the client's own is there at the end of connectToHost() only.
    QMetaObject::invokeMethod(this, &Private::watch, Qt::QueuedConnection);
}

void ClientExtras::Private::watch()
{
    QIODevice *transport = m_client->transport();
    if (!transport || transport == m_transport)
        return;
    if (m_transport)
        m_transport->disconnect(this);
    m_transport = transport;
    connect(transport, &QIODevice::readyRead, this, [this] { m_lastReceived = m_clock.now(); });
    if (auto *socket = qobject_cast<QAbstractSocket *>(transport))
        watchErrors(socket);
}

void ClientExtras::Private::watchErrors(QAbstractSocket *socket)
{
    connect(socket, &QAbstractSocket::errorOccurred, this,
            [this, socket] { m_socketError = socket->errorString(); });
    auto *tls = qobject_cast<QSslSocket *>(socket);
    if (!tls)
        return;
    connect(tls, &QSslSocket::sslErrors, this, [this](const QList<QSslError> &errors) {
        QStringList texts;
        for (const QSslError &error : errors)
            texts.append(error.errorString());
        m_tlsErrors = texts.join("; "_L1);
    });
}

QString ClientExtras::Private::errorText() const
{
    if (m_timedOut)
        return u"no answer within the connect timeout"_s;
    if (m_client->error() == QMqttClient::NoError)
        return {};
    if (!m_socketError.isEmpty())
        return m_tlsErrors.isEmpty() ? m_socketError : m_socketError + u": "_s + m_tlsErrors;
    if (const auto *device = qobject_cast<RaptorWebSocketDevice *>(m_transport))
        return device->errorString();
    const QMqttServerConnectionProperties answer = m_client->serverConnectionProperties();
    if (answer.isValid() && quint8(answer.reasonCode()) >= firstFailure)
        return answer.reason().isEmpty() ? reasonText(answer.reasonCode()) : answer.reason();
    return spacedOut(QMetaEnum::fromType<QMqttClient::ClientError>().valueToKey(m_client->error()));
}

void ClientExtras::Private::giveUp()
{
    m_timedOut = true;
    abort();
}

void ClientExtras::Private::abort()
{
    if (QIODevice *transport = m_client->transport())
        drop(transport);
}

void ClientExtras::Private::onStatus(qint32 id, QMqtt::MessageStatus status,
                                     const QMqttMessageStatusProperties &properties)
{
    const QMqtt::ReasonCode code = properties.reasonCode();
    const bool isFinal =
        status == QMqtt::MessageStatus::Acknowledged || status == QMqtt::MessageStatus::Completed;
    if (!isFinal && status != QMqtt::MessageStatus::Received)
        return;
    if (quint8(code) >= firstFailure)
        Q_EMIT m_owner->publishFailed(id, code, properties.reason());
    else if (isFinal)
        Q_EMIT m_owner->publishAcknowledged(id, code);
}

ClientExtras::ClientExtras(QMqttClient *client) : d(std::make_unique<Private>(client, this)) { }

ClientExtras::~ClientExtras() = default;

void ClientExtras::setConnectTimeout(Milliseconds timeout)
{
    d->m_timeout = timeout;
}

bool ClientExtras::timedOut() const
{
    return d->m_timedOut;
}

void ClientExtras::setMaximumPacketSize(quint32 bytes)
{
    QMqttConnectionProperties properties = d->m_client->connectionProperties();
    properties.setMaximumPacketSize(bytes);
    d->m_client->setConnectionProperties(properties);
}

QString ClientExtras::errorText() const
{
    return d->errorText();
}

quint8 ClientExtras::serverReason() const
{
    const QMqttServerConnectionProperties answer = d->m_client->serverConnectionProperties();
    const auto code = quint8(answer.reasonCode());
    return answer.isValid() && code >= firstFailure ? code : quint8(0);
}

QString ClientExtras::serverReference() const
{
    return d->m_client->serverConnectionProperties().serverReference();
}

void ClientExtras::abort()
{
    d->abort();
}

void ClientExtras::setResetOnClose(bool on)
{
    Link::setResetOnClose(d->m_client->transport(), on);
}

Milliseconds ClientExtras::sinceLastReceived() const
{
    return d->m_clock.now() - d->m_lastReceived;
}

qint64 ClientExtras::bytesToWrite() const
{
    const QIODevice *transport = d->m_client->transport();
    return transport ? transport->bytesToWrite() : 0;
}

void ClientExtras::skipRetained(QMqttSubscriptionProperties &) { }

QString ClientExtras::reasonText(QMqtt::ReasonCode reason)
{
    const char *key = QMetaEnum::fromType<QMqtt::ReasonCode>().valueToKey(int(reason));
    return key ? spacedOut(key) : u"reason 0x%1"_s.arg(int(reason), 2, 16, QChar(u'0'));
}

} // namespace Raptor::Link
