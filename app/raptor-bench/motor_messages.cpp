// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/motor_messages.h"

#include <array>
#include <cstdio>

namespace Raptor::Bench {

using namespace Qt::StringLiterals;

namespace {

/// Of so many messages one switches the motors, turns the relay or has taken a command.
constexpr unsigned seldom = 100;

} // namespace

MotorMessages::MotorMessages(int devices) : m_devices(std::size_t(devices))
{
    for (int i = 0; i < devices; ++i)
        m_topics.push_back(u"raptor/bench/motor-%1/state"_s.arg(i, 5, 10, QChar(u'0')));
    m_payloads.resize(std::size_t(devices));
}

std::span<const QByteArray> MotorMessages::next(WallTime now)
{
    ++m_sequence;
    for (std::size_t i = 0; i < m_devices.size(); ++i) {
        m_payloads[i] = message(m_devices[i], now);
        m_bytes += m_payloads[i].size();
    }
    m_made += qint64(m_devices.size());
    return m_payloads;
}

QByteArray MotorMessages::message(Device &device, WallTime now)
{
    const auto between = [this](double low, double high) {
        return low + (high - low) * double(m_random()) / double(std::minstd_rand::max());
    };
    const auto flag = [](bool on) { return on ? "true" : "false"; };
    if (m_random() % seldom == 0)
        device.running = !device.running;
    if (m_random() % seldom == 0)
        device.relay = !device.relay;
    if (m_random() % seldom == 0)
        device.command = quint32(m_random());
    const double speed = device.running ? 1 : 0.01;
    std::array<char, 400> text{};
    const int size =
        std::snprintf(text.data(), text.size(),
                      "{\"ts\":%lld,\"seq\":%lld,\"wheels_running\":%s,\"estop\":false,"
                      "\"motors\":[{\"id\":\"left\",\"rpm\":%.1f,\"volts\":%.1f,\"amps\":%.2f},"
                      "{\"id\":\"right\",\"rpm\":%.1f,\"volts\":%.1f,\"amps\":%.2f}],"
                      "\"relay\":\"%s\",\"last_cmd\":\"0193f3a0-0000-7000-8000-0000%08x\"}",
                      static_cast<long long>(toEpochMs(now)), static_cast<long long>(m_sequence),
                      flag(device.running), between(1380, 1520) * speed, between(220, 240),
                      between(8, 16) * speed, between(1380, 1520) * speed, between(220, 240),
                      between(8, 16) * speed, device.relay ? "on" : "off", device.command);
    return {text.data(), size};
}

} // namespace Raptor::Bench
