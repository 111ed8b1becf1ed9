// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/core/topics.h>

#include <protocol/mqtt/core/primitives.h>

namespace Raptor::Mqtt {

namespace {

constexpr QStringView kSharePrefix = u"$share/";

bool hasLegalLength(QStringView text)
{
    const qsizetype length = utf8Length(text);
    return length >= 1 && length <= kMaximumString;
}

/// Cuts the first level off \a rest; \a more tells whether another one follows.
QStringView takeLevel(QStringView &rest, bool &more)
{
    const qsizetype slash = rest.indexOf(u'/');
    more = slash >= 0;
    const QStringView level = more ? rest.first(slash) : rest;
    rest = more ? rest.sliced(slash + 1) : QStringView();
    return level;
}

bool wildcardsAreInPlace(QStringView filter)
{
    bool more = true;
    while (more) {
        const QStringView level = takeLevel(filter, more);
        if (level.contains(u'#') && (level.size() > 1 || more)) // [MQTT-4.7.1-1]
            return false;
        if (level.contains(u'+') && level.size() > 1) // [MQTT-4.7.1-2]
            return false;
    }
    return true;
}

} // namespace

bool isValidTopicName(QStringView name)
{
    return hasLegalLength(name) && !name.contains(u'+') && !name.contains(u'#');
}

bool hasNoWildcard(QByteArrayView utf8)
{
    return !utf8.contains('+') && !utf8.contains('#');
}

bool isValidTopicName(QByteArrayView utf8)
{
    return !utf8.isEmpty() && hasNoWildcard(utf8);
}

bool isValidTopicFilter(QStringView filter)
{
    if (!hasLegalLength(filter))
        return false;
    if (!filter.startsWith(kSharePrefix))
        return wildcardsAreInPlace(filter);
    const SplitFilter split = splitShared(filter);
    if (split.shareName.isEmpty() || split.shareName.contains(u'+')
        || split.shareName.contains(u'#'))
        return false;
    return !split.filter.isEmpty() && wildcardsAreInPlace(split.filter);
}

SplitFilter splitShared(QStringView filter)
{
    if (!filter.startsWith(kSharePrefix))
        return {{}, filter};
    const QStringView rest = filter.sliced(kSharePrefix.size());
    const qsizetype slash = rest.indexOf(u'/');
    if (slash < 0)
        return {rest, {}};
    return {rest.first(slash), rest.sliced(slash + 1)};
}

bool topicMatches(QStringView filter, QStringView topic, DollarTopics dollar)
{
    const bool leadingWildcard = filter.startsWith(u'+') || filter.startsWith(u'#');
    if (dollar == DollarTopics::NeedLiteral && topic.startsWith(u'$') && leadingWildcard)
        return false;
    bool moreFilter = true;
    bool moreTopic = true;
    while (moreFilter && moreTopic) {
        const QStringView wanted = takeLevel(filter, moreFilter);
        if (wanted == u"#")
            return true;
        const QStringView level = takeLevel(topic, moreTopic);
        if (wanted != u"+" && wanted != level)
            return false;
    }
    if (moreFilter) // "sport/#" also matches its parent "sport", section 4.7.1.2
        return filter == u"#";
    return !moreTopic;
}

} // namespace Raptor::Mqtt
