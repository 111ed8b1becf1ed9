// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the plant behind a broker is the one that it was.
#include "app/core/source_director.h"

#include <algorithm>
#include <utility>

namespace Raptor::App {

namespace {

/// Of a plant that is the right one some other device reports within this time.
constexpr Milliseconds toldAfter{3000};
constexpr qsizetype namedAtMost = 3;

QString named(const QSet<DeviceId> &devices)
{
    QStringList names;
    for (const DeviceId &device : devices)
        names.append(device.text());
    std::sort(names.begin(), names.end());
    const qsizetype more = names.size() - namedAtMost;
    const QString list = names.mid(0, namedAtMost).join(QLatin1String(", "));
    return more > 0 ? SourceDirector::tr("%1 and %2 more").arg(list).arg(more) : list;
}

} // namespace

void SourceDirector::nameSites()
{
    const QHash<QString, QString> before = std::exchange(m_siteNames, {});
    for (const BrokerProfile &broker : std::as_const(m_brokers))
        m_siteNames.insert(broker.name, broker.name + u' ' + broker.url.text());
    const QStringList kept = m_siteNames.values();
    for (const QString &site : before) {
        if (kept.contains(site))
            continue;
        // Under another name at the same address it is what it was, with its doubts.
        for (const BrokerProfile &broker : std::as_const(m_brokers)) {
            if (!before.contains(broker.name) && site.endsWith(u' ' + broker.url.text()))
                m_sites.rename(site, siteOf(broker.name));
        }
        m_sites.forget(site);
    }
    if (m_sites.takeChanged())
        Q_EMIT sitesChanged(false);
}

void SourceDirector::heard(const QString &broker, const DeviceId &device)
{
    if (m_reserved.contains(broker))
        return; // a feed proves nothing of any broker's plant
    const QString site = siteOf(broker);
    if (m_sites.heard(site, device))
        m_fleet.setSiteUnconfirmed(broker, m_sites.isUnconfirmed(site));
    if (m_sites.takeChanged())
        Q_EMIT sitesChanged(false);
}

void SourceDirector::announceSites()
{
    for (const BrokerProfile &broker : std::as_const(m_brokers)) {
        const QString &name = broker.name;
        const bool strange = m_sites.isUnconfirmed(siteOf(name));
        // Also when a session began anew, of which nothing is known yet.
        m_fleet.setSiteUnconfirmed(name, strange);
        if (!strange) {
            m_strangeSince.remove(name);
            m_strangeTold.remove(name);
            continue;
        }
        const auto since = m_strangeSince.constFind(name);
        if (since == m_strangeSince.cend()) {
            m_strangeSince.insert(name, m_clock.now());
        } else if (m_clock.now() - *since >= toldAfter && !m_strangeTold.contains(name)) {
            m_strangeTold.insert(name);
            const QString words = m_sites.isMemoryLost()
                ? tr("%1: nobody knows whether its devices are the right ones (%2). Nothing is "
                     "started through it until somebody confirms them on the Brokers page")
                : tr("%1: only devices report that were never heard there (%2). Nothing is started "
                     "through it until somebody confirms them on the Brokers page");
            Q_EMIT eventHappened(EventSeverity::Fault,
                                 words.arg(name, named(m_sites.strangers(siteOf(name)))));
        }
    }
}

void SourceDirector::confirmSite(const QString &name)
{
    const QString devices = named(m_sites.strangers(siteOf(name)));
    if (!m_sites.confirm(siteOf(name)))
        return;
    m_fleet.setSiteUnconfirmed(name, false);
    m_strangeSince.remove(name);
    m_strangeTold.remove(name);
    (void)m_sites.takeChanged();
    Q_EMIT eventHappened(EventSeverity::Notice,
                         tr("%1: its devices were confirmed by hand: %2").arg(name, devices));
    Q_EMIT sitesChanged(true);
}

} // namespace Raptor::App
