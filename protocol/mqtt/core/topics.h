// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArrayView>
#include <QtCore/QStringView>

namespace Raptor::Mqtt {

/// True for a topic name that may stand in a PUBLISH: 1 to 65535 UTF-8 bytes, no wildcards
/// [MQTT-3.3.2-2], [MQTT-4.7.3-1] to [MQTT-4.7.3-3]. The limit counts bytes, not characters.
[[nodiscard]] bool isValidTopicName(QStringView name);
/// The same for bytes that are already known to be valid UTF-8.
[[nodiscard]] bool isValidTopicName(QByteArrayView utf8);
/// True when neither '+' nor '#' occurs.
[[nodiscard]] bool hasNoWildcard(QByteArrayView utf8);

/// True for a subscribable filter, wildcards in their places [MQTT-4.7.1-1], [MQTT-4.7.1-2].
/// `$share/name/filter` needs a name without wildcards and a filter [MQTT-4.8.2-1], [MQTT-4.8.2-2].
[[nodiscard]] bool isValidTopicFilter(QStringView filter);

/// A filter taken apart; shareName is empty for an ordinary one.
struct SplitFilter
{
    QStringView shareName;
    QStringView filter;
};
[[nodiscard]] SplitFilter splitShared(QStringView filter);

enum class DollarTopics {
    MatchWildcards, ///< a leading wildcard also matches topics that begin with '$'
    NeedLiteral, ///< as servers match [MQTT-4.7.2-1]
};

/// Matches one topic against one filter without `$share`; allocates nothing.
[[nodiscard]] bool topicMatches(QStringView filter, QStringView topic, DollarTopics dollar);

} // namespace Raptor::Mqtt
