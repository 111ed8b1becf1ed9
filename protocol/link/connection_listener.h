// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/broker.h"
#include "models/domain/device_profile.h"
#include "protocol/device/decoder.h"

#include <QtCore/QObject>

#include <optional>

class QMqttClient;
class QMqttMessage;
class QMqttSubscription;

namespace Raptor::Link {

/// Subscribes to all that a console listens to, and waits for the first device that reports. Where
/// a broker refuses wildcards it asks for the devices that the profile names. Lives on the thread
/// of its client, which must outlive it.
class ConnectionListener : public QObject
{
    Q_OBJECT
public:
    /// @p clock must outlive the listener.
    ConnectionListener(QMqttClient *client, const BrokerProfile &profile,
                       const ProfileCatalogue &catalogue, const Clock &clock, QObject *parent);

    void subscribe();
    /// The broker has answered to every filter.
    [[nodiscard]] bool isAnswered() const { return m_pending.isEmpty(); }
    [[nodiscard]] bool hearsSomething() const { return m_accepted > 0; }
    /// What was accepted and what refused, in words.
    [[nodiscard]] QString answer() const;
    /// When the first report came that is no retained one.
    [[nodiscard]] std::optional<BootTime> heardAt() const { return m_heardAt; }
    /// Who has reported, or what came instead, in words; empty: nothing at all.
    [[nodiscard]] QString heard() const;

Q_SIGNALS:
    void changed();

private:
    void ask(const QStringList &filters);
    void onAnswer(const QString &filter, QMqttSubscription *subscription);
    void settle(const QString &filter, const QString &refusal);
    void receive(const QMqttMessage &message);
    [[nodiscard]] QStringList namedTopics() const;
    [[nodiscard]] bool wildcardRefused() const;

    QMqttClient *m_client;
    const BrokerProfile m_profile;
    const ProfileCatalogue m_catalogue;
    const Clock &m_clock;
    Device::Decoder m_decoder;
    QStringList m_pending;
    QStringList m_refused;
    QString m_refusal; ///< why the first of them was, in words
    int m_asked = 0;
    int m_accepted = 0;
    bool m_byName = false; ///< the second round: single devices
    int m_retained = 0;
    int m_unreadable = 0;
    QString m_unreadableWhy;
    QString m_device;
    std::optional<BootTime> m_heardAt;
};

} // namespace Raptor::Link
