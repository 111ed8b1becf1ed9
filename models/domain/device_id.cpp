// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/device_id.h"

#include "models/domain/permanent_name.h"

#include <QtCore/QStringList>

#include <algorithm>

namespace Raptor {

namespace {

constexpr qsizetype maximumLength = 200;

bool isWellFormedLevel(QStringView level)
{
    return !level.isEmpty() && std::all_of(level.begin(), level.end(), [](QChar c) {
        return c.isPrint() && c != u'+' && c != u'#';
    });
}

Error malformed(QStringView text)
{
    return {Error::Code::Malformed,
            QStringLiteral("\"%1\" is no device: it reads system/site/device or system/device")
                .arg(text.left(maximumLength))};
}

} // namespace

Result<DeviceId> DeviceId::parse(QStringView text)
{
    if (text.size() > maximumLength)
        return malformed(text);
    const auto levels = text.split(u'/');
    if (levels.size() < 2 || levels.size() > 3
        || !std::all_of(levels.begin(), levels.end(), isWellFormedLevel))
        return malformed(text);
    return DeviceId(text.toString());
}

Result<DeviceId> DeviceId::make(QStringView system, QStringView site, QStringView name)
{
    QStringList levels{system.toString()};
    if (!site.isEmpty())
        levels.append(site.toString());
    levels.append(name.toString());
    return parse(levels.join(u'/'));
}

DeviceId DeviceId::permanent() const
{
    return DeviceId(permanentName(m_text));
}

QString DeviceId::system() const
{
    return m_text.section(u'/', 0, 0);
}

QString DeviceId::site() const
{
    return m_text.count(u'/') == 2 ? m_text.section(u'/', 1, 1) : QString();
}

QString DeviceId::name() const
{
    return m_text.section(u'/', -1);
}

} // namespace Raptor
