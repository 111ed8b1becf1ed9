// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/device/topic_router.h"

namespace Raptor::Device {

using namespace Qt::StringLiterals;

TopicRouter::TopicRouter(const ProfileCatalogue &catalogue)
{
    const QList<ProfilePtr> &profiles = catalogue.profiles();
    for (qsizetype i = 0; i < profiles.size(); ++i) {
        const DeviceProfile &profile = *profiles.at(i);
        const auto add = [&](const QString &text, TopicRole role) {
            if (const Result<TopicTemplate> topic = TopicTemplate::parse(text))
                m_entries.push_back({i, role, profile.id, *topic});
        };
        for (const TopicSet &set : profile.topics) {
            add(set.state, TopicRole::State);
            add(set.availability, TopicRole::Availability);
        }
    }
}

Result<Route> TopicRouter::route(const QString &topic) const
{
    for (const Entry &entry : m_entries) {
        const std::optional<TopicTemplate::Names> names = entry.topic.match(topic);
        if (!names)
            continue;
        Route route{.profile = entry.profile, .role = entry.role, .device = {}};
        if (!entry.topic.hasDevice())
            return route;
        if (entry.topic.hasSite() && names->site.isEmpty())
            return Error{Error::Code::Malformed, u"the topic has an empty site"_s};
        Result<DeviceId> device = DeviceId::make(entry.system, names->site, names->device);
        if (!device)
            return device.error();
        route.device = device->permanent();
        return route;
    }
    return Error{Error::Code::NotFound, u"no device profile has this topic"_s};
}

} // namespace Raptor::Device
