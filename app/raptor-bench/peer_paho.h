// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/raptor-bench/mqtt_task.h"

namespace Raptor::Bench {

/// Paho C, the asynchronous client (the synchronous one waits for each message), as its
/// documentation recommends it for throughput: callbacks, no persistence, a large window.
class PahoPeer final : public MqttContender
{
public:
    Result<Measurement> receive(const MqttTask &task, quint16 port) override;
    Result<Measurement> publish(const MqttTask &task, quint16 port) override;
};

} // namespace Raptor::Bench
