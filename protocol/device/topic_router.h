// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/device_profile.h"
#include "protocol/device/topic_template.h"

#include <QtCore/QHash>

#include <optional>
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

/// Topic to device, by the templates of the profiles; remembers what it found. Not thread-safe.
class TopicRouter
{
public:
    explicit TopicRouter(const ProfileCatalogue &catalogue);

    /// Refused in words: a topic of no profile, a level that is no name.
    [[nodiscard]] Result<Route> route(const QString &topic);

private:
    struct Entry
    {
        qsizetype profile;
        TopicRole role;
        QString system;
        TopicTemplate topic;
    };
    [[nodiscard]] Result<Route> find(const QString &topic) const;

    std::vector<Entry> m_entries;
    QHash<QString, Route> m_known;
};

} // namespace Raptor::Device
