// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "protocol/link/mqtt_session.h"

#include <QtCore/QHash>
#include <QtCore/QStringList>

#include <optional>

namespace Raptor::Link {

/// Whether the filter names more than one topic.
[[nodiscard]] bool hasWildcard(const QString &filter);

/// Some brokers answer a subscription with wildcards by ending the connection. A broker that says
/// so (DISCONNECT 0xA2 of MQTT 5.0) is believed at once, for all of them. One that just closes is
/// believed for a filter only when it has closed twice in a row right after that SUBSCRIBE, without
/// having answered it: connections are lost for other reasons too. Pure; time is given in.
class WildcardSuspicion
{
public:
    /// A healthy broker has answered a SUBSCRIBE long before, or closed.
    static constexpr Milliseconds soon{3000};
    /// A session that begins so long afterwards tries again: brokers are reconfigured.
    static constexpr Milliseconds believedFor{600'000};

    void sessionStarted(BootTime now);
    void asked(const QString &filter, BootTime now);
    /// By a SUBACK, whatever it says.
    void answered(const QString &filter);
    void sessionEnded(const SessionClose &close, BootTime now);

    /// The filter is not to be asked for on this broker.
    [[nodiscard]] bool convicts(const QString &filter) const;

private:
    void closedOn(const QStringList &suspects, BootTime now);
    void acquit();

    QHash<QString, BootTime> m_pending; ///< asked in this session, without an answer yet
    bool m_answered = false; ///< anything in this session
    QStringList m_closedOn; ///< what the session before ended on
    QStringList m_convicted;
    bool m_all = false;
    std::optional<BootTime> m_convictedAt;
};

} // namespace Raptor::Link
