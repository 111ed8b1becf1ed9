// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fault_proxy.h"
#include "tests/support/private_broker.h"

#include <QtMqtt/QMqttClient>
#include <QtMqtt/QMqttExtensions>

#include <QtCore/QHash>

#include <functional>

/// One client object behind a fault proxy before a mosquitto, with a session that is kept. Every
/// round is one exchange: the connection is cut after so many bytes, then the same object connects
/// again and has to finish what was begun.
class CutBench : public QObject
{
    Q_OBJECT

public:
    using Direction = Raptor::Test::FaultProxy::Faults Raptor::Test::FaultProxy::Plan::*;
    struct Cut
    {
        Direction direction = &Raptor::Test::FaultProxy::Plan::toServer;
        Raptor::Test::FaultProxy::End end = Raptor::Test::FaultProxy::End::Fin;
        bool dribble = false; ///< both directions byte by byte, and late
    };
    enum class Return { SameSession, CleanSession };

    CutBench(const Raptor::Test::PrivateBroker &broker, QMqttClient::ProtocolVersion version,
             quint8 qos);

    /// Makes the session that the rounds continue; \a filter is subscribed unless empty.
    bool begin(const QString &filter);
    /// How many bytes one exchange takes that is not cut.
    qint64 measurePublish(const Cut &cut);
    qint64 measureReceive(const Cut &cut, QMqttClient &publisher);
    /// Empty when all is as it has to be, else what is not.
    QString publishRound(const Cut &cut, qint64 after, Return how);
    QString receiveRound(const Cut &cut, qint64 after, QMqttClient &publisher);
    /// The same for what is left behind in the end.
    QString end();

    /// Where the client publishes.
    [[nodiscard]] QString topic() const;
    /// What the rounds published, in order; and those among them that were reported as failed.
    [[nodiscard]] QList<QByteArray> published() const { return m_published; }
    [[nodiscard]] QList<QByteArray> failed() const { return m_failed; }

private:
    bool connectClient();
    bool pingRoundTrip();
    [[nodiscard]] QByteArray nextPayload() const;
    void publishNext();
    QString loseConnection(const Cut &cut, qint64 after);
    static Raptor::Test::FaultProxy::Plan planFor(const Cut &cut, qint64 after);

    Raptor::Test::FaultProxy m_proxy;
    quint8 m_qos;
    QMqttClient m_client;
    QMqttExtensions m_extensions{&m_client};
    QMqttSubscription *m_subscription = nullptr;
    std::function<void()> m_onConnected;

    QList<QByteArray> m_published;
    QList<QByteArray> m_failed;
    qint32 m_id = -1; ///< of this round
    QList<qint32> m_sentIds;
    QList<qint32> m_failedIds;
    QHash<QByteArray, int> m_received;
    int m_pongs = 0;
    int m_connects = 0;
    int m_disconnects = 0;
    int m_restored = 0;
    qsizetype m_objects = 0;
};
