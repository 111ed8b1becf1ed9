// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/raptor-sim/sim_device.h"

namespace Raptor::Sim {

/// A WiFi relay with the firmware it has in the field: searches the raw payload, knows no id,
/// hears at QoS 0, has 256 bytes for a whole packet, and leaves no last will.
class GuardianDevice final : public SimDevice
{
public:
    explicit GuardianDevice(DeviceId id, bool relayOn = false);

    [[nodiscard]] DeviceTopics topics() const override;
    [[nodiscard]] Milliseconds period() const override { return Milliseconds(60'000); }
    [[nodiscard]] bool speaksOnConnect() const override { return true; }
    void step(double seconds) override;
    [[nodiscard]] QByteArray state(WallTime now) override;
    CommandTrace obey(const QByteArray &payload, WallTime now) override;

    [[nodiscard]] bool isRelayOn() const { return m_relayOn; }

protected:
    void flip() override { m_relayOn = !m_relayOn; }

private:
    bool m_relayOn;
};

} // namespace Raptor::Sim
