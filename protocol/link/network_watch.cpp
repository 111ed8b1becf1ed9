// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/network_watch.h"

#include <QtNetwork/QNetworkInformation>

#include <utility>

namespace Raptor::Link {

SystemNetworkWatch::SystemNetworkWatch(QObject *parent) : NetworkWatch(parent)
{
    if (!QNetworkInformation::loadDefaultBackend())
        return;
    const QNetworkInformation *network = QNetworkInformation::instance();
    connect(network, &QNetworkInformation::reachabilityChanged, this,
            [this](QNetworkInformation::Reachability reachability) {
                // With no network there is nothing to try; the links say that they are down.
                if (reachability != QNetworkInformation::Reachability::Disconnected)
                    Q_EMIT changed(tr("The network has changed"));
            });
    connect(network, &QNetworkInformation::transportMediumChanged, this,
            [this] { Q_EMIT changed(tr("The kind of network has changed")); });
}

std::optional<Milliseconds> SleepWatch::slept()
{
    const Milliseconds now = asleep();
    const Milliseconds since = now - std::exchange(m_asleep, now);
    return since >= noticed ? std::optional(since) : std::nullopt;
}

} // namespace Raptor::Link
