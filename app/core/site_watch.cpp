// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/site_watch.h"

#include <utility>

namespace Raptor::App {

void SiteWatch::recall(const BrokerDevices &devices)
{
    for (auto entry = devices.cbegin(); entry != devices.cend(); ++entry)
        m_sites[entry.key()].remembered.unite(entry.value());
}

void SiteWatch::sessionStarted(const QString &broker)
{
    Site &site = m_sites[broker];
    site.known = false;
    if (site.suspects.size() < maximumDevices)
        site.suspects.unite(site.strangers);
    site.strangers.clear();
}

bool SiteWatch::heard(const QString &broker, const DeviceId &device)
{
    Site &site = m_sites[broker];
    if (site.known) {
        remember(site, device);
        return false;
    }
    if (site.strangers.size() < maximumDevices)
        site.strangers.insert(device);
    const bool expected = site.remembered.contains(device) || m_ofThisPlant.contains(device);
    if (expected || (site.remembered.isEmpty() && !m_memoryLost))
        acknowledge(site);
    return true;
}

void SiteWatch::remember(Site &site, const DeviceId &device)
{
    if (m_ofThisPlant.size() < maximumDevices)
        m_ofThisPlant.insert(device);
    if (site.remembered.contains(device) || site.remembered.size() >= maximumDevices)
        return;
    site.remembered.insert(device);
    m_changed = true;
}

/// What was suspect may have come from elsewhere: it is not remembered because others are known.
void SiteWatch::acknowledge(Site &site)
{
    site.known = true;
    site.suspects.clear();
    const QSet<DeviceId> strangers = std::exchange(site.strangers, {});
    for (const DeviceId &device : strangers)
        remember(site, device);
}

bool SiteWatch::isUnconfirmed(const QString &broker) const
{
    const auto site = m_sites.constFind(broker);
    return site != m_sites.cend() && !site->known
        && !(site->strangers.isEmpty() && site->suspects.isEmpty());
}

QSet<DeviceId> SiteWatch::strangers(const QString &broker) const
{
    const auto site = m_sites.constFind(broker);
    if (site == m_sites.cend() || site->known)
        return {};
    return site->strangers + site->suspects;
}

bool SiteWatch::confirm(const QString &broker)
{
    if (!isUnconfirmed(broker))
        return false;
    Site &site = m_sites[broker];
    site.strangers.unite(site.suspects);
    acknowledge(site);
    return true;
}

void SiteWatch::forget(const QString &broker)
{
    m_changed = m_sites.remove(broker) || m_changed;
}

void SiteWatch::rename(const QString &from, const QString &to)
{
    const auto site = m_sites.constFind(from);
    if (site == m_sites.cend())
        return;
    m_sites.insert(to, Site(*site));
    m_sites.remove(from);
    m_changed = true;
}

BrokerDevices SiteWatch::remembered() const
{
    BrokerDevices devices;
    for (auto site = m_sites.cbegin(); site != m_sites.cend(); ++site) {
        if (!site->remembered.isEmpty())
            devices.insert(site.key(), site->remembered);
    }
    return devices;
}

bool SiteWatch::takeChanged()
{
    return std::exchange(m_changed, false);
}

} // namespace Raptor::App
