// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/quality.h"

#include <array>

namespace Raptor {

namespace {

struct UnitInfo
{
    Unit unit;
    QStringView symbol;
    int decimals;
};

constexpr std::array units{
    UnitInfo{Unit::None, u"", 1},        UnitInfo{Unit::Rpm, u"rpm", 0},
    UnitInfo{Unit::Volt, u"V", 1},       UnitInfo{Unit::Ampere, u"A", 1},
    UnitInfo{Unit::Percent, u"%", 0},    UnitInfo{Unit::Watt, u"W", 0},
    UnitInfo{Unit::Celsius, u"\u00b0C", 1},
};

const UnitInfo &info(Unit unit)
{
    for (const UnitInfo &candidate : units) {
        if (candidate.unit == unit)
            return candidate;
    }
    return units.front();
}

} // namespace

QString unitSymbol(Unit unit)
{
    return info(unit).symbol.toString();
}

int unitDecimals(Unit unit)
{
    return info(unit).decimals;
}

Unit unitFromSymbol(QStringView symbol)
{
    for (const UnitInfo &candidate : units) {
        if (candidate.symbol == symbol)
            return candidate.unit;
    }
    return Unit::None;
}

} // namespace Raptor
