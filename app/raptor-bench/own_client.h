// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/raptor-bench/mqtt_task.h"

namespace Raptor::Bench {

/// Our QMqttClient, used as an application does: connectToHost(), signals, publish().
class OwnClient final : public MqttContender
{
public:
    Result<Measurement> receive(const MqttTask &task, quint16 port) override;
    Result<Measurement> publish(const MqttTask &task, quint16 port) override;
};

} // namespace Raptor::Bench
