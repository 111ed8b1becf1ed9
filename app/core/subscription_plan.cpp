// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/subscription_plan.h"

#include <QtCore/QSet>

#include <algorithm>

namespace Raptor::App {

namespace {

/// In the order in which they came, each of them once.
class Filters
{
public:
    void append(const QStringList &more)
    {
        for (const QString &filter : more) {
            if (filter.isEmpty() || m_seen.contains(filter))
                continue;
            m_seen.insert(filter);
            m_list.append(filter);
        }
    }
    [[nodiscard]] QStringList list() const { return m_list; }

private:
    QStringList m_list;
    QSet<QString> m_seen;
};

QStringList everything(const ProfileCatalogue &catalogue)
{
    Filters filters;
    for (const ProfilePtr &profile : catalogue.profiles()) {
        filters.append(profile->stateFilters());
        filters.append(profile->availabilityFilters());
    }
    return filters.list();
}

/// A kind of device whose home is no configured broker may live on any.
bool livesOn(const DeviceProfile &profile, const QString &broker, const PlanInput &input)
{
    if (profile.home.isEmpty())
        return false;
    if (profile.home.compare(broker, Qt::CaseInsensitive) == 0)
        return true;
    return std::none_of(input.brokers.cbegin(), input.brokers.cend(),
                        [&profile](const BrokerProfile &candidate) {
                            return profile.home.compare(candidate.name, Qt::CaseInsensitive) == 0;
                        });
}

QStringList whatIsMissing(const QString &broker, const PlanInput &input)
{
    Filters filters;
    for (const ProfilePtr &profile : input.catalogue.profiles()) {
        if (livesOn(*profile, broker, input)) {
            filters.append(profile->stateFilters());
            filters.append(profile->availabilityFilters());
        }
    }
    for (const DeviceId &device : input.staleDevices) {
        const ProfilePtr profile = input.catalogue.find(device.system());
        if (profile && !livesOn(*profile, broker, input))
            filters.append({profile->stateTopic(device), profile->availabilityTopic(device)});
    }
    return filters.list();
}

QStringList carriedBy(const BrokerProfile &broker, const PlanInput &input)
{
    if (input.alongside.contains(broker.name))
        return everything(input.catalogue);
    if (!input.lockedTo.isEmpty())
        return broker.name == input.lockedTo ? everything(input.catalogue) : QStringList();
    if (broker.name == input.current)
        return everything(input.catalogue);
    switch (broker.standby) {
    case StandbyScope::CommandsOnly:
        return {};
    case StandbyScope::Everything:
        return everything(input.catalogue);
    case StandbyScope::Missing:
        break;
    }
    return input.current.isEmpty() ? everything(input.catalogue)
                                   : whatIsMissing(broker.name, input);
}

} // namespace

QHash<QString, QStringList> planSubscriptions(const PlanInput &input)
{
    QHash<QString, QStringList> plan;
    for (const BrokerProfile &broker : input.brokers)
        plan.insert(broker.name, carriedBy(broker, input));
    return plan;
}

QStringList knownTopics(const BrokerProfile &broker, const QList<DeviceId> &devices,
                        const ProfileCatalogue &catalogue)
{
    QList<DeviceId> known = devices;
    for (const QString &pattern : broker.expectedDevices) {
        const auto device = DeviceId::parse(pattern);
        if (device && !pattern.contains(u'*'))
            known.append(*device);
    }
    Filters topics;
    for (const DeviceId &device : std::as_const(known)) {
        if (const ProfilePtr profile = catalogue.find(device.system()))
            topics.append({profile->stateTopic(device), profile->availabilityTopic(device)});
    }
    return topics.list();
}

} // namespace Raptor::App
