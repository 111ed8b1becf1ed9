// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QtCore/QStringList>

#include <optional>

namespace Raptor::Device {

/// A state, command or availability topic with the places {site} and {device}, each of which stands
/// for one whole level: `raptor/{site}/{device}/state`. Only parse() makes one.
class TopicTemplate
{
public:
    static Result<TopicTemplate> parse(const QString &text);

    struct Names
    {
        QString site; ///< empty if the template has no {site}
        QString device; ///< empty if the template has no {device}
        friend bool operator==(const Names &, const Names &) = default;
    };

    /// What stands at the places of @p topic; nothing if the topic is not of this form. A level at
    /// a place may be anything, the empty text included: who uses it decides what is a name.
    [[nodiscard]] std::optional<Names> match(QStringView topic) const;

    [[nodiscard]] bool hasSite() const { return m_hasSite; }
    [[nodiscard]] bool hasDevice() const { return m_hasDevice; }

private:
    TopicTemplate() = default;
    QStringList m_levels;
    bool m_hasSite = false;
    bool m_hasDevice = false;
};

} // namespace Raptor::Device
