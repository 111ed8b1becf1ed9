// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/guardian_device.h"

using namespace Qt::StringLiterals;

namespace Raptor::Sim {

namespace {

constexpr qsizetype kPacketBuffer = 256; // bytes, the firmware's MQTT_MAX_PACKET_SIZE

/// Size of a PUBLISH at QoS 0: fixed header, remaining length, topic with its length, payload.
qsizetype packetBytes(const QString &topic, qsizetype payloadBytes)
{
    const qsizetype remaining = 2 + topic.toUtf8().size() + payloadBytes;
    const qsizetype lengthBytes = remaining < 128 ? 1 : remaining < 16384 ? 2 : 3;
    return 1 + lengthBytes + remaining;
}

} // namespace

GuardianDevice::GuardianDevice(DeviceId id, bool relayOn)
    : SimDevice(std::move(id)), m_relayOn(relayOn)
{
}

DeviceTopics GuardianDevice::topics() const
{
    return {.state = id().text() + u"/state"_s,
            .stateQos = 0,
            .command = id().text() + u"/cmd"_s,
            .commandQos = 0,
            .status = {}};
}

void GuardianDevice::step(double seconds)
{
    Q_UNUSED(seconds); // a relay has no physics worth the name
}

QByteArray GuardianDevice::state(WallTime now)
{
    Q_UNUSED(now); // and no clock either
    return m_relayOn ? R"({"relay":"on"})" : R"({"relay":"off"})";
}

CommandTrace GuardianDevice::obey(const QByteArray &payload, WallTime now)
{
    CommandTrace trace;
    trace.device = id();
    trace.at = now;
    trace.what = u"unknown"_s;
    const qsizetype bytes = packetBytes(topics().command, payload.size());
    if (bytes > kPacketBuffer) {
        trace.why = u"packet of %1 bytes does not fit into %2"_s.arg(bytes).arg(kPacketBuffer);
        trace.answered = false;
        return trace;
    }
    // As the firmware has it: found at index 0 counts as not found.
    const bool on = payload.indexOf(R"("relay":"on")") > 0;
    const bool off = payload.indexOf(R"("relay":"off")") > 0;
    if (!on && !off) {
        trace.why = u"no relay command in the raw payload"_s;
        return trace;
    }
    trace.what = on ? u"relay-on"_s : u"relay-off"_s;
    if (isLying())
        trace.why = u"the device lies"_s;
    else
        m_relayOn = on;
    return trace;
}

} // namespace Raptor::Sim
