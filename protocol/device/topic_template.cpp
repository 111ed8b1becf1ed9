// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/device/topic_template.h"

namespace Raptor::Device {

using namespace Qt::StringLiterals;

namespace {

constexpr auto sitePlace = "{site}"_L1;
constexpr auto devicePlace = "{device}"_L1;
constexpr qsizetype maximumLength = 200;

Error malformed(const QString &text, const QString &why)
{
    return {Error::Code::Malformed,
            u"\"%1\" is no topic template: %2"_s.arg(text.left(maximumLength), why)};
}

} // namespace

Result<TopicTemplate> TopicTemplate::parse(const QString &text)
{
    if (text.isEmpty())
        return malformed(text, u"it is empty"_s);
    if (text.size() > maximumLength)
        return malformed(text, u"it is longer than %1 characters"_s.arg(maximumLength));
    TopicTemplate result;
    result.m_levels = text.split(u'/');
    for (const QString &level : std::as_const(result.m_levels)) {
        if (level == sitePlace || level == devicePlace) {
            bool &seen = level == sitePlace ? result.m_hasSite : result.m_hasDevice;
            if (seen)
                return malformed(text, u"it has %1 twice"_s.arg(level));
            seen = true;
        } else if (level.isEmpty()) {
            return malformed(text, u"it has an empty level"_s);
        } else if (level.contains(u'+') || level.contains(u'#')) {
            return malformed(text, u"+ and # are wildcards, the places are {site} and {device}"_s);
        } else if (level.contains(u'{') || level.contains(u'}')) {
            return malformed(text,
                             u"\"%1\" is no place, they are {site} and {device}"_s.arg(level));
        }
    }
    return result;
}

std::optional<TopicTemplate::Names> TopicTemplate::match(QStringView topic) const
{
    Names names;
    qsizetype start = 0;
    for (qsizetype i = 0; i < m_levels.size(); ++i) {
        if (start > topic.size())
            return {};
        const qsizetype slash = topic.indexOf(u'/', start);
        const bool last = i + 1 == m_levels.size();
        if (last != (slash < 0))
            return {};
        const QStringView level = last ? topic.mid(start) : topic.mid(start, slash - start);
        const QString &wanted = m_levels.at(i);
        if (wanted == sitePlace)
            names.site = level.toString();
        else if (wanted == devicePlace)
            names.device = level.toString();
        else if (level != wanted)
            return {};
        start = slash + 1;
    }
    return names;
}

} // namespace Raptor::Device
