// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/broker.h"

namespace Raptor {

/// A WebSocket that pushes states of one kind of device, one JSON object a text frame. It is read
/// and never written to: no command, no stop and no subscription goes there.
struct FeedProfile
{
    QString name; ///< "battery-ws"; unique among feeds and brokers, not empty
    BrokerUrl url; ///< ws or wss
    QString deviceProfile; ///< id of the DeviceProfile whose state payload the frames carry
    QString caFile{}; ///< as of a BrokerProfile
    QString expectedHost{}; ///< as of a BrokerProfile
    Milliseconds connectTimeout{3000};

    friend bool operator==(const FeedProfile &, const FeedProfile &) = default;
};

/// What is known of a feed at this moment.
struct FeedStatus
{
    QString name;
    SessionState session = SessionState::Down;
    bool freshData = false; ///< a live device report within the last 5 s or its own period
    QString lastError{}; ///< why it is down, or not read, in words; empty otherwise
    std::optional<Milliseconds> retryIn{}; ///< until the next attempt to connect
    std::optional<Milliseconds> roundTrip{}; ///< last answered ping
    qint64 frames = 0; ///< since the program started, unusable ones included
    int reconnects = 0;
    QList<CertificateInfo> certificates{}; ///< the verified chain, the server's own first

    friend bool operator==(const FeedStatus &, const FeedStatus &) = default;
};

} // namespace Raptor

Q_DECLARE_METATYPE(Raptor::FeedStatus)
