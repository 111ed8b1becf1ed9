// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/device_profile.h"

namespace Raptor {

namespace {

QString filled(QString text, const QString &site, const QString &name)
{
    return text.replace(QLatin1String("{site}"), site).replace(QLatin1String("{device}"), name);
}

QString topicOf(const DeviceProfile &profile, const DeviceId &device, QString TopicSet::*member)
{
    const bool wantsSite = !device.site().isEmpty();
    for (const TopicSet &set : profile.topics) {
        if (set.hasSite() == wantsSite && !(set.*member).isEmpty())
            return filled(set.*member, device.site(), device.name());
    }
    return {};
}

QStringList filtersOf(const DeviceProfile &profile, QString TopicSet::*member)
{
    QStringList filters;
    for (const TopicSet &set : profile.topics) {
        if (!(set.*member).isEmpty())
            filters.append(filled(set.*member, QStringLiteral("+"), QStringLiteral("+")));
    }
    return filters;
}

} // namespace

const SignalSpec *DeviceProfile::signalSpec(QStringView signal) const
{
    const auto find = [](const QList<SignalSpec> &specs, QStringView id) -> const SignalSpec * {
        for (const SignalSpec &spec : specs) {
            if (spec.id == id)
                return &spec;
        }
        return nullptr;
    };
    if (const SignalSpec *spec = find(signalSpecs, signal))
        return spec;
    const qsizetype dot = signal.lastIndexOf(u'.');
    return group && dot > 0 ? find(group->signalSpecs, signal.mid(dot + 1)) : nullptr;
}

QStringList DeviceProfile::stateFilters() const
{
    return filtersOf(*this, &TopicSet::state);
}

QStringList DeviceProfile::availabilityFilters() const
{
    return filtersOf(*this, &TopicSet::availability);
}

QString DeviceProfile::stateTopic(const DeviceId &device) const
{
    if (!deviceKeyPointer.isEmpty() && !topics.isEmpty())
        return topics.constFirst().state;
    return topicOf(*this, device, &TopicSet::state);
}

QString DeviceProfile::commandTopic(const DeviceId &device) const
{
    return topicOf(*this, device, &TopicSet::command);
}

QString DeviceProfile::availabilityTopic(const DeviceId &device) const
{
    return topicOf(*this, device, &TopicSet::availability);
}

ProfilePtr ProfileCatalogue::find(QStringView id) const
{
    for (const ProfilePtr &profile : m_profiles) {
        if (profile->id == id)
            return profile;
    }
    return {};
}

} // namespace Raptor
