// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_id.h"

#include <QtCore/QHash>
#include <QtCore/QMap>
#include <QtCore/QSet>

namespace Raptor::App {

/// Which devices were heard live through which broker, in this run and in earlier ones. A broker
/// goes by whatever name its owner gives it here.
using BrokerDevices = QMap<QString, QSet<DeviceId>>;

/// Two plants may have the same host names: is the plant behind a broker the one that it was? As
/// long as devices were expected there, and in this session none but strangers have reported, it is
/// not confirmed, and a new session alone does not change that. One device that is remembered
/// there, or that a broker of this plant has delivered in this run, confirms it; so does an
/// operator. A broker of which nothing is remembered is taken as it is, unless the memory is lost.
/// Pure.
class SiteWatch
{
public:
    /// More devices of a broker than this are not remembered: a hostile one cannot grow us.
    static constexpr qsizetype maximumDevices = 20'000;

    void recall(const BrokerDevices &devices);
    /// What earlier runs heard is not known: nobody but an operator vouches for the first devices.
    void loseMemory() { m_memoryLost = true; }
    [[nodiscard]] bool isMemoryLost() const { return m_memoryLost; }
    /// The machine at the other end may be another one now.
    void sessionStarted(const QString &broker);
    /// A live report. True if the answer of isUnconfirmed() may have changed.
    bool heard(const QString &broker, const DeviceId &device);
    [[nodiscard]] bool isUnconfirmed(const QString &broker) const;
    /// Devices that were never heard there before it became unconfirmed.
    [[nodiscard]] QSet<DeviceId> strangers(const QString &broker) const;
    /// The strangers are meant. False if there was nothing to confirm.
    bool confirm(const QString &broker);
    void forget(const QString &broker);
    /// The same broker goes by another name.
    void rename(const QString &from, const QString &to);

    [[nodiscard]] BrokerDevices remembered() const;
    /// Whether remembered() has changed since the last call.
    bool takeChanged();

private:
    struct Site
    {
        QSet<DeviceId> remembered;
        QSet<DeviceId> strangers; ///< of this session, until it is known
        QSet<DeviceId> suspects; ///< the strangers of sessions before, none of which was confirmed
        bool known = false; ///< in this session
    };
    void remember(Site &site, const DeviceId &device);
    void acknowledge(Site &site);

    QHash<QString, Site> m_sites;
    QSet<DeviceId> m_ofThisPlant; ///< heard in this run at known sites
    bool m_memoryLost = false;
    bool m_changed = false;
};

} // namespace Raptor::App
