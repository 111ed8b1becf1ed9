// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/trend_trace.h"

#include "models/domain/quality.h"
#include "views/theme.h"

#include <QtCore/QLocale>

#include <array>
#include <cmath>

namespace Raptor::Views {

QColor traceColour(const Theme &theme, qsizetype place)
{
    // Beyond the four of the theme: ochre, rose, slate, olive; not those of alarms.
    static const std::array<QColor, 4> light{QColor::fromRgb(0x8A6A2F), QColor::fromRgb(0xA04E73),
                                             QColor::fromRgb(0x4A5F73), QColor::fromRgb(0x6A6F1F)};
    static const std::array<QColor, 4> dark{QColor::fromRgb(0xCBB083), QColor::fromRgb(0xD69AB4),
                                            QColor::fromRgb(0xA9BBCB), QColor::fromRgb(0xC0C47A)};
    const auto index = size_t(place) % 8;
    if (index < 4)
        return theme.tokens().traces.at(index);
    return theme.kind() == Theme::Kind::Dark ? dark.at(index - 4) : light.at(index - 4);
}

QString traceLabel(qsizetype place)
{
    return QLocale().toString(qlonglong(place + 1));
}

QString traceNumber(double value, Unit unit)
{
    const int decimals = unitDecimals(unit);
    const bool isNothing = std::abs(value) < 0.5 * std::pow(10.0, -decimals); // not "-0.0"
    const QString number = QLocale().toString(isNothing ? 0.0 : value, 'f', decimals);
    const QString symbol = unitSymbol(unit);
    return symbol.isEmpty() ? number : number + QChar(0x00A0) + symbol;
}

} // namespace Raptor::Views
