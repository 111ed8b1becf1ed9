// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptorctl/history_times.h"

#include <QtCore/QDateTime>
#include <QtCore/QHash>
#include <QtCore/QRegularExpression>

namespace Raptor::App {

std::optional<Milliseconds> parseDuration(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("^([0-9]{1,9}(?:\\.[0-9]{1,3})?)(ms|s|m|h|d|w|y|)$"));
    static const QHash<QString, double> unitsMs{{QStringLiteral("ms"), 1.0},
                                                {QString(), 1e3},
                                                {QStringLiteral("s"), 1e3},
                                                {QStringLiteral("m"), 60e3},
                                                {QStringLiteral("h"), 3600e3},
                                                {QStringLiteral("d"), 24 * 3600e3},
                                                {QStringLiteral("w"), 7 * 24 * 3600e3},
                                                {QStringLiteral("y"), 365 * 24 * 3600e3}};
    constexpr double longestMs = 100.0 * 365 * 24 * 3600e3;
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const double ms = match.captured(1).toDouble() * unitsMs.value(match.captured(2));
    if (ms < 1 || ms > longestMs)
        return std::nullopt;
    return Milliseconds(qRound64(ms));
}

std::optional<WallTime> parseMoment(const QString &text, WallTime now)
{
    if (text == QLatin1String("now"))
        return now;
    if (text.startsWith(QLatin1Char('-'))) {
        const auto back = parseDuration(text.mid(1));
        return back ? std::optional(now - *back) : std::nullopt;
    }
    static const QRegularExpression pattern(
        QStringLiteral("^\\d{4}-\\d{2}-\\d{2}(?:[T "
                       "]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,3})?)?(?:Z|[+-]\\d{2}:\\d{2})?)?$"));
    if (!pattern.match(text).hasMatch())
        return std::nullopt;
    const QString iso = QString(text).replace(QLatin1Char(' '), QLatin1Char('T'));
    if (iso.size() == 10) {
        const QDate day = QDate::fromString(iso, Qt::ISODate);
        return day.isValid() ? std::optional(fromEpochMs(day.startOfDay().toMSecsSinceEpoch()))
                             : std::nullopt;
    }
    const QDateTime time = QDateTime::fromString(iso, Qt::ISODateWithMs);
    return time.isValid() ? std::optional(fromEpochMs(time.toMSecsSinceEpoch())) : std::nullopt;
}

} // namespace Raptor::App
