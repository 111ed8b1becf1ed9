// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_agenda.h"
#include "models/domain/signal_watch.h"

#include <memory>
#include <unordered_map>

namespace Raptor {

/// Alarms of values: limits, rates, values that do not move or that contradict each other. What a
/// sample costs is finding its device and its signal, and comparing it with its own limits.
class SignalAlarms
{
public:
    /// @p context outlives it.
    explicit SignalAlarms(const AlarmContext &context) : m_context(context) { }

    /// The samples of one live report of one device.
    void take(std::span<const Sample> report);
    void deviceChanged(const DeviceId &device, const DeviceState &state);
    void deviceRemoved(const DeviceId &device);
    void redefine(const AlarmKey &alarm);
    void tellAgain(const AlarmKey &alarm);
    /// It is of an element that its device, which reports, does not have.
    [[nodiscard]] bool isLacking(const AlarmKey &alarm) const;
    /// Looks at those alone for which a delay ends.
    void tick();

private:
    struct Hasher
    {
        size_t operator()(const DeviceId &device) const { return qHash(device); }
    };

    [[nodiscard]] SignalWatch *watchOf(const DeviceId &device);
    [[nodiscard]] SignalWatch *find(const DeviceId &device);
    void schedule(const DeviceId &device, const SignalWatch &watch);

    const AlarmContext &m_context;
    std::unordered_map<const DeviceProfile *, std::unique_ptr<const SignalRules>> m_rules;
    std::unordered_map<DeviceId, SignalWatch, Hasher> m_watches;
    AlarmAgenda m_agenda;
};

} // namespace Raptor
