// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <random>
#include <span>
#include <vector>

namespace Raptor::Bench {

/// State messages of motor gateways with two motors, the same in every run: every value of every
/// message is another one, now and then a motor is switched, a relay turned, a command taken.
class MotorMessages
{
public:
    explicit MotorMessages(int devices);

    /// One message of each device, taken at @p now; valid until the next call.
    [[nodiscard]] std::span<const QByteArray> next(WallTime now);
    [[nodiscard]] const QString &topic(std::size_t device) const { return m_topics[device]; }
    /// Of all messages so far.
    [[nodiscard]] double meanBytes() const { return double(m_bytes) / double(m_made); }

private:
    struct Device
    {
        bool running = true;
        bool relay = true;
        quint32 command = 0;
    };
    [[nodiscard]] QByteArray message(Device &device, WallTime now);

    std::minstd_rand m_random{4711};
    std::vector<QString> m_topics;
    std::vector<Device> m_devices;
    std::vector<QByteArray> m_payloads;
    qint64 m_sequence = 0;
    qint64 m_bytes = 0;
    qint64 m_made = 0;
};

} // namespace Raptor::Bench
