// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/command_book.h"
#include "models/domain/command_rules.h"

#include <QtCore/QHash>

#include <functional>

namespace Raptor {

/// What must not change between the steps of a start (RP-07).
struct Baseline
{
    DeviceId device;
    RunState runState = RunState::Unknown;
    QString broker;
    bool live = false;
    bool eStopAtDevice = false;
    bool localMode = false;

    static Baseline of(const DeviceId &device, const std::optional<DeviceState> &state);
    friend bool operator==(const Baseline &, const Baseline &) = default;
};

/// What energises, from its second step to the wire: its row of the audit trail first, then a look
/// at the latches of other programs, then judged once more, then sent, once. Whatever comes later
/// than a second is not sent at all (RP-04).
///
/// What the look cannot see: an e-stop of another program whose latch comes to the disk after it,
/// and before the command's bytes leave. That latch is heard of soon after and adopted, and the
/// e-stop is repeated each second by both programs until the device shows it.
class Energising final : public QObject
{
    Q_OBJECT
public:
    using Latched = std::function<bool(const DeviceId &)>;

    /// @p latched: an e-stop of this console holds the device.
    Energising(const CommandContext &context, CommandBook &book, Latched latched,
               QObject *parent = nullptr);

    /// Whether a command could be given now. @p but: the command itself, if it is given already.
    [[nodiscard]] CommandOffer judge(const DeviceId &device, CommandKind kind,
                                     const QString &but = {}) const;
    [[nodiscard]] bool isLocalReset(const DeviceId &device) const;
    /// The second step of @p id. It is on its way, or refused, when this returns or soon after.
    void give(const QString &id, const QString &reason, const Baseline &baseline);
    void tick();

private:
    /// Given, and waiting for its row.
    struct Waiting
    {
        Baseline baseline;
        BootTime givenAt{};
        bool local = false;
        bool audited = false; ///< and waits for the look at the latches
    };
    void onDurable(const QString &commandId, AuditEvent event);
    void lookForLatch(const QString &id);
    void onChecked(const QString &commandId, const QString &against);
    void proceed(const QString &id);
    void refuseAsLate(const QString &id, const Waiting &waiting);
    void dispatch(const CommandRecord &record, const Waiting &waiting);

    const CommandContext &m_context;
    CommandBook &m_book;
    Latched m_latched;
    QHash<QString, Waiting> m_waiting;
};

} // namespace Raptor
