// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/alarm_figures_csv.h"

#include "models/domain/wording.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtCore/QSaveFile>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

constexpr std::array<const char *, 5> pieces{"0", "1-2", "3-5", "6-10", "more than 10"};

/// Names and texts come from anywhere: what a spreadsheet would take for a formula gets a ' in
/// front.
QByteArray cell(const QString &text)
{
    QByteArray out = text.toUtf8();
    if (!out.isEmpty() && QByteArrayView("=+-@\t\r\n").contains(out.front()))
        out.prepend('\'');
    const bool quoted = std::any_of(out.cbegin(), out.cend(), [](char c) {
        return c == '"' || c == ',' || c == '\r' || c == '\n';
    });
    return quoted ? '"' + out.replace('"', "\"\"") + '"' : out;
}

QByteArray time(WallTime at)
{
    return QDateTime::fromMSecsSinceEpoch(toEpochMs(at), Qt::UTC)
        .toString(Qt::ISODateWithMs)
        .toLatin1();
}

QByteArray number(double value)
{
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

QByteArray seconds(Milliseconds span)
{
    return number(double(span.count()) / 1000.0);
}

/// One row; what is empty does not apply.
struct Row
{
    QByteArray figure;
    AlarmKey alarm{};
    QString text{};
    QString priority{};
    QByteArray from{};
    QByteArray to{};
    QByteArray value{};

    [[nodiscard]] QByteArray line() const
    {
        const QString key = alarm.rule.isEmpty() ? QString() : alarm.text();
        return QByteArrayList{figure, cell(key), cell(text), cell(priority), from, to, value}.join(
                   ',')
            + "\r\n";
    }
};

QList<Row> numbers(const AlarmFigures &figures)
{
    QList<Row> rows{{.figure = "alarms", .value = QByteArray::number(figures.raised)}};
    for (size_t priority = 0; priority < figures.byPriority.size(); ++priority)
        rows.append({.figure = "alarms of priority",
                     .priority = Wording::of(AlarmPriority(priority)),
                     .value = QByteArray::number(figures.byPriority.at(priority))});
    rows.append({.figure = "mean in 10 minutes", .value = number(figures.perTenMinutes)});
    rows.append(
        {.figure = "most in 10 minutes", .value = QByteArray::number(figures.mostInTenMinutes)});
    for (size_t place = 0; place < figures.distribution.size(); ++place)
        rows.append({.figure = QByteArray("10-minute pieces with ") + pieces.at(place),
                     .value = QByteArray::number(figures.distribution.at(place))});
    rows.append({.figure = "acknowledged", .value = QByteArray::number(figures.acknowledged)});
    if (figures.acknowledged > 0) {
        rows.append({.figure = "median time to acknowledge",
                     .value = seconds(figures.medianToAcknowledge)});
        rows.append({.figure = "longest time to acknowledge",
                     .value = seconds(figures.slowestToAcknowledge)});
    }
    return rows;
}

QList<Row> lists(const AlarmFigures &figures)
{
    QList<Row> rows;
    const auto counts = [&rows](const QByteArray &figure, const QList<AlarmFigures::Count> &all) {
        for (const AlarmFigures::Count &one : all)
            rows.append({.figure = figure,
                         .alarm = one.key,
                         .text = one.text,
                         .priority = Wording::of(one.priority),
                         .value = QByteArray::number(one.raised)});
    };
    counts("most frequent", figures.topTen);
    counts("chattering", figures.chattering);
    for (const AlarmSpan &span : figures.standing)
        rows.append({.figure = "standing",
                     .alarm = span.key,
                     .text = span.text,
                     .priority = Wording::of(span.priority),
                     .from = time(span.from),
                     .value = seconds(figures.to - span.from)});
    for (const AlarmFigures::Flood &flood : figures.floods)
        rows.append({.figure = "flood and its first alarm",
                     .alarm = flood.firstOut,
                     .from = time(flood.from),
                     .to = time(flood.to),
                     .value = QByteArray::number(flood.raised)});
    return rows;
}

} // namespace

QByteArray figuresCsv(const AlarmFigures &figures)
{
    QByteArray out = "figure,alarm,text,priority,from,to,value\r\n";
    out += Row{.figure = "span", .from = time(figures.from), .to = time(figures.to)}.line();
    for (const Row &row : numbers(figures) + lists(figures))
        out += row.line();
    return out;
}

Outcome writeWhole(const QString &file, const QByteArray &content)
{
    QSaveFile out(file);
    if (out.open(QIODevice::WriteOnly) && out.write(content) == content.size() && out.commit())
        return std::monostate{};
    return Error{Error::Code::Io, out.errorString()};
}

} // namespace Raptor::Views
