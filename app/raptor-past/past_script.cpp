// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-past/past_script.h"

using namespace Qt::StringLiterals;

namespace Raptor::Past {

QList<Motors> motors()
{
    const QList<Run> always{{dayLength, Minutes(0)}};
    const QList<Run> shifts{{dayLength, Minutes(1130)}, {Minutes(1040), Minutes(420)}};
    QList<Run> leg = shifts;
    leg.append({Minutes(330), plugStop});
    QList<Run> feeder = shifts;
    feeder.append({Minutes(329.5), Minutes(0)});
    return {{u"auger-3"_s, 2, always},
            {u"auger-4"_s, 1, always},
            {u"bin-1-fan"_s, 1, {{dayLength, Minutes(1200)}}},
            {u"bin-2-fan"_s, 2, always},
            {u"conveyor-1"_s, 1, feeder},
            {plugged(), 1, leg},
            {u"leg-2"_s, 2, always}};
}

DeviceId device(const QString &name)
{
    return DeviceId::parse(u"raptor/shop/"_s + name).value();
}

QString plugged()
{
    return u"leg-1"_s;
}

QString brokerAt(Minutes before)
{
    return before <= gapTo && before > backToLocal ? u"cloud"_s : u"local"_s;
}

} // namespace Raptor::Past
