// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"

#include <QtCore/QObject>

#include <optional>

namespace Raptor::Link {

/// Says when the way to the brokers may have changed: then all of them are asked and tried at once.
/// GUI thread.
class NetworkWatch : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

Q_SIGNALS:
    /// @p what happened, in words.
    void changed(const QString &what);
};

/// What the system says of its network, where it has a service for that. Otherwise silent: links
/// come back by themselves, only a little later.
class SystemNetworkWatch final : public NetworkWatch
{
    Q_OBJECT
public:
    explicit SystemNetworkWatch(QObject *parent = nullptr);
};

/// Notices that the machine has slept: then its boot time has gone on, and the time that it was
/// awake has not. Pure; to be asked a few times a second.
class SleepWatch
{
public:
    /// Two clocks are never read at the same moment.
    static constexpr Milliseconds noticed{1000};

    explicit SleepWatch(const Clock &clock) : m_clock(clock), m_asleep(asleep()) { }

    /// How long it slept since the last call; unset if it did not.
    std::optional<Milliseconds> slept();

private:
    [[nodiscard]] Milliseconds asleep() const
    {
        return m_clock.now().time_since_epoch() - m_clock.awake();
    }

    const Clock &m_clock;
    Milliseconds m_asleep; ///< since the machine booted
};

} // namespace Raptor::Link
