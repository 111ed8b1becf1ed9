// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/raptor-bench/mqtt_task.h"

namespace Raptor::Bench {

/// libmosquitto without a thread of its own: mosquitto_loop() in the thread that publishes and
/// receives; TCP_NODELAY; no limit for messages in flight but the window of the task.
class MosquittoPeer final : public MqttContender
{
public:
    MosquittoPeer();
    ~MosquittoPeer() override;
    Result<Measurement> receive(const MqttTask &task, quint16 port) override;
    Result<Measurement> publish(const MqttTask &task, quint16 port) override;
};

} // namespace Raptor::Bench
