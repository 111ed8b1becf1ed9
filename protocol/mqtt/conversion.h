// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <protocol/mqtt/core/packets.h>

#include <QtMqtt/qmqttauthenticationproperties.h>
#include <QtMqtt/qmqttconnectionproperties.h>
#include <QtMqtt/qmqttpublishproperties.h>
#include <QtMqtt/qmqttsubscriptionproperties.h>

/// Between the value classes of the API and the property sets of the engine.
/// Nothing comes back when a text cannot be an MQTT string or is out of range.
namespace Raptor::Mqtt {

[[nodiscard]] std::optional<PropertySet> toWire(const QMqttConnectionProperties &properties);
[[nodiscard]] std::optional<PropertySet> toWire(const QMqttLastWillProperties &properties);
/// Without subscription identifiers, which a client may not send [MQTT-3.3.4-6].
[[nodiscard]] std::optional<PropertySet> toWire(const QMqttPublishProperties &properties);
[[nodiscard]] std::optional<PropertySet> toWire(const QMqttSubscriptionProperties &properties);
[[nodiscard]] std::optional<PropertySet> toWire(const QMqttUnsubscriptionProperties &properties);
[[nodiscard]] std::optional<PropertySet> toWire(const QMqttAuthenticationProperties &properties);

/// Options byte of SUBSCRIBE, 5.0 section 3.8.3.1.
[[nodiscard]] quint8 subscribeOptions(const QMqttSubscriptionProperties &properties, quint8 qos);

[[nodiscard]] QMqttServerConnectionProperties serverProperties(const PropertySet &properties,
                                                               Reason reason);
[[nodiscard]] QMqttPublishProperties publishProperties(const PropertySet &properties);
[[nodiscard]] QMqttMessageStatusProperties statusProperties(Reason reason,
                                                            const PropertySet &properties);
[[nodiscard]] QMqttAuthenticationProperties authenticationProperties(const PropertySet &properties);
[[nodiscard]] QMqttUserProperties userProperties(const PropertySet &properties);
[[nodiscard]] QString textOf(const PropertySet &properties, PropertyId id);

[[nodiscard]] QString reasonText(Reason reason);

} // namespace Raptor::Mqtt
