// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_profile.h"
#include "protocol/device/topic_template.h"

#include <vector>

namespace Raptor::Device {

enum class TopicRole { State, Availability };

/// What a topic means.
struct Route
{
    qsizetype profile = -1; ///< index in the catalogue
    TopicRole role = TopicRole::State;
    DeviceId device; ///< null if the payload names the device
};

/// Topic to device, by the templates of the profiles.
class TopicRouter
{
public:
    explicit TopicRouter(const ProfileCatalogue &catalogue);

    /// Refused in words: a topic of no profile, a level that is no name.
    [[nodiscard]] Result<Route> route(const QString &topic) const;

private:
    struct Entry
    {
        qsizetype profile;
        TopicRole role;
        QString system;
        TopicTemplate topic;
    };
    std::vector<Entry> m_entries;
};

} // namespace Raptor::Device
