// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/trend_scale.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QLocale>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr qint64 Second = 1000;
constexpr qint64 Minute = 60 * Second;
constexpr qint64 Hour = 60 * Minute;
constexpr qint64 Day = 24 * Hour;
constexpr std::array Steps{Second, 2 * Second, 5 * Second, 10 * Second, 15 * Second, 30 * Second,
                           Minute, 2 * Minute, 5 * Minute, 10 * Minute, 15 * Minute, 30 * Minute,
                           Hour,   2 * Hour,   3 * Hour,   6 * Hour,    12 * Hour};
constexpr std::array DaySteps{1, 2, 5, 10};
constexpr std::array MonthSteps{1, 2, 3, 6, 12, 24};

QDateTime local(WallTime at)
{
    return QDateTime::fromMSecsSinceEpoch(toEpochMs(at));
}

QString words(const char *text)
{
    return QCoreApplication::translate("Raptor::Views::TrendScale", text);
}

QList<TimeTick> ticksWithinDays(WallTime from, WallTime to, qint64 step)
{
    QList<TimeTick> ticks;
    const QString format = step < Minute ? u"HH:mm:ss"_s : u"HH:mm"_s;
    for (QDate day = local(from).date(); day <= local(to).date(); day = day.addDays(1)) {
        qint64 inDay = 0;
        if (day == local(from).date())
            inDay = local(from).time().msecsSinceStartOfDay() / step * step;
        for (; inDay < Day; inDay += step) {
            const QDateTime moment(day, QTime::fromMSecsSinceStartOfDay(int(inDay)));
            const WallTime at = fromEpochMs(moment.toMSecsSinceEpoch());
            if (at > to)
                break;
            if (at < from || (!ticks.isEmpty() && at <= ticks.last().at))
                continue; // the hour that a change of the clock leaves out
            const bool midnight = inDay == 0;
            ticks.append({at,
                          midnight ? QLocale().toString(
                              day, words(QT_TRANSLATE_NOOP("Raptor::Views::TrendScale", "d MMM")))
                                   : QLocale().toString(moment.time(), format),
                          midnight});
        }
    }
    return ticks;
}

QList<TimeTick> ticksOfDays(WallTime from, WallTime to, int days)
{
    QList<TimeTick> ticks;
    const QString format = words(QT_TRANSLATE_NOOP("Raptor::Views::TrendScale", "d MMM"));
    for (QDate day = local(from).date(); day <= local(to).date(); day = day.addDays(1)) {
        const bool round =
            days == 1 || (day.day() % days == 1 && day.daysInMonth() - day.day() >= days / 2);
        const WallTime at = fromEpochMs(day.startOfDay().toMSecsSinceEpoch());
        if (round && at >= from && at <= to)
            ticks.append({at, QLocale().toString(day, format), day.day() == 1});
    }
    return ticks;
}

QList<TimeTick> ticksOfMonths(WallTime from, WallTime to, int months)
{
    QList<TimeTick> ticks;
    const QDate begin = local(from).date();
    for (QDate month(begin.year(), 1, 1); month <= local(to).date();
         month = month.addMonths(months)) {
        const WallTime at = fromEpochMs(month.startOfDay().toMSecsSinceEpoch());
        if (at < from || at > to)
            continue;
        const bool year = month.month() == 1;
        ticks.append({at, QLocale().toString(month, year ? u"yyyy"_s : u"MMM"_s), year});
    }
    return ticks;
}

} // namespace

ValueScale niceScale(Band shown, int pieces)
{
    constexpr std::array Round{1.0, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0};
    const double span = std::max(shown.high - shown.low, 1e-9);
    const double raw = span / pieces;
    double power = std::pow(10.0, std::floor(std::log10(raw)));
    for (int round = 0; round < 3; ++round, power *= 10) {
        for (const double factor : Round) {
            const double step = factor * power;
            const double low = std::floor(shown.low / step + 1e-9) * step;
            if (step < raw * (1 - 1e-9) || low + step * pieces < shown.high - step * 1e-9)
                continue;
            const int digits = int(-std::floor(std::log10(power) + 1e-9));
            const int decimals = std::max(0, digits + (factor == 2.5 ? 1 : 0));
            return {low, low + step * pieces, pieces, decimals};
        }
    }
    return {shown.low, shown.low + span, pieces, 3};
}

QList<TimeTick> timeTicks(WallTime from, WallTime to, int most)
{
    const qint64 span = (to - from).count();
    const qint64 wanted = span / std::max(most, 1);
    for (const qint64 step : Steps) {
        if (step >= wanted)
            return ticksWithinDays(from, to, step);
    }
    for (const int days : DaySteps) {
        if (days * Day >= wanted)
            return ticksOfDays(from, to, days);
    }
    for (const int months : MonthSteps) {
        if (months * 30 * Day >= wanted)
            return ticksOfMonths(from, to, months);
    }
    return ticksOfMonths(from, to, 60);
}

QString momentText(WallTime at, Milliseconds shown)
{
    const QDateTime time = local(at);
    const QString clock = QLocale().toString(
        time.time(), shown.count() < 20 * Second ? u"HH:mm:ss.zzz"_s : u"HH:mm:ss"_s);
    if (shown.count() < Day / 2)
        return clock;
    const QString format = words(QT_TRANSLATE_NOOP("Raptor::Views::TrendScale", "d MMM yyyy"));
    return QLocale().toString(time.date(), format) + u' ' + clock;
}

QString spanText(Milliseconds span)
{
    struct Part
    {
        qint64 length;
        const char *unit;
    };
    static constexpr std::array Parts{
        Part{Day, QT_TRANSLATE_NOOP("Raptor::Views::TrendScale", "%1 d")},
        Part{Hour, QT_TRANSLATE_NOOP("Raptor::Views::TrendScale", "%1 h")},
        Part{Minute, QT_TRANSLATE_NOOP("Raptor::Views::TrendScale", "%1 min")}};
    qint64 rest = std::abs(span.count());
    QStringList found;
    for (const Part &part : Parts) {
        if (rest >= part.length && found.size() < 2)
            found.append(words(part.unit).arg(rest / part.length));
        rest %= part.length;
    }
    if (found.size() < 2 && (rest > 0 || found.isEmpty())) {
        const int decimals = found.isEmpty() && rest % Second != 0 ? 3 : 0;
        found.append(words(QT_TRANSLATE_NOOP("Raptor::Views::TrendScale", "%1 s"))
                         .arg(QLocale().toString(double(rest) / double(Second), 'f', decimals)));
    }
    return (span.count() < 0 ? u"-"_s : QString()) + found.join(u' ');
}

} // namespace Raptor::Views
