// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The configured brokers, and what becomes of a broker that is edited.
#include "app/core/source_director.h"

#include "app/core/console_config.h"
#include "app/core/profile_exchange.h"
#include "models/domain/broker_rules.h"

#include <QtCore/QFileInfo>

#include <algorithm>
#include <utility>

namespace Raptor::App {

QList<BrokerProfile> SourceDirector::byRank(QList<BrokerProfile> brokers)
{
    std::stable_sort(
        brokers.begin(), brokers.end(),
        [](const BrokerProfile &a, const BrokerProfile &b) { return a.rank < b.rank; });
    return brokers;
}

Outcome SourceDirector::exportProfiles(const QString &file)
{
    const QFileInfo chosen(file);
    const QFileInfo own(m_configFile);
    const bool isOwn = chosen.absoluteFilePath() == own.absoluteFilePath()
        || (own.exists() && chosen == own); // two that do not exist would be equal
    if (!m_configFile.isEmpty() && isOwn)
        return Error{Error::Code::Refused,
                     tr("%1 is this console's own configuration: choose another name").arg(file)};
    return ProfileExchange::write(file, m_brokers);
}

Result<QStringList> SourceDirector::importProfiles(const QString &file)
{
    const auto import = ProfileExchange::read(file, m_brokers);
    if (!import)
        return import.error();
    if (!import->added.isEmpty()) {
        if (const Outcome adopted = adopt(m_brokers + import->added); !adopted)
            return adopted.error();
    }
    return import->told;
}

Outcome SourceDirector::saveProfile(const BrokerProfile &profile, const QString &replaces)
{
    if (profile.name.trimmed().isEmpty())
        return Error{Error::Code::Malformed, tr("a broker needs a name")};
    if (const Outcome valid = BrokerRules::check(profile); !valid)
        return valid.error();
    QList<BrokerProfile> brokers;
    bool placed = false;
    for (const BrokerProfile &broker : std::as_const(m_brokers)) {
        if (broker.name == replaces) {
            brokers.append(profile);
            placed = true;
        } else if (broker.name == profile.name) {
            return Error{Error::Code::Refused,
                         tr("there is a broker named \"%1\" already").arg(profile.name)};
        } else {
            brokers.append(broker);
        }
    }
    if (!placed)
        brokers.append(profile);
    return adopt(brokers);
}

Outcome SourceDirector::removeProfile(const QString &name)
{
    QList<BrokerProfile> brokers = m_brokers;
    const auto removed =
        brokers.removeIf([&name](const BrokerProfile &broker) { return broker.name == name; });
    if (removed == 0)
        return Error{Error::Code::NotFound, tr("there is no broker named \"%1\"").arg(name)};
    return adopt(brokers);
}

Outcome SourceDirector::adopt(QList<BrokerProfile> brokers)
{
    brokers = byRank(std::move(brokers));
    for (const BrokerProfile &broker : std::as_const(brokers)) {
        if (m_reserved.contains(broker.name))
            return Error{Error::Code::Refused,
                         tr("there is a feed named \"%1\" already").arg(broker.name)};
    }
    if (!m_configFile.isEmpty()) {
        if (const Outcome saved = saveBrokers(m_configFile, brokers); !saved)
            return saved.error();
    }
    const bool lockGone =
        std::none_of(brokers.cbegin(), brokers.cend(), [this](const BrokerProfile &broker) {
            return broker.name == m_selector.lockedTo();
        });
    for (const BrokerProfile &broker : std::as_const(m_brokers)) {
        const bool stays =
            std::any_of(brokers.cbegin(), brokers.cend(), [&broker](const BrokerProfile &other) {
                return other.name == broker.name && Link::sameLink(other, broker);
            });
        if (!stays) {
            m_statuses.remove(broker.name);
            m_plan.remove(broker.name);
            m_handover.forget(broker.name);
            m_plant.setLeftAside(broker.name, {});
            m_plant.setBrokerUp(broker.name, false);
        }
    }
    m_brokers = brokers;
    if (lockGone)
        m_selector.lockTo({});
    Q_EMIT profilesChanged();
    start();
    Q_EMIT selectionChanged();
    return std::monostate{};
}

} // namespace Raptor::App
