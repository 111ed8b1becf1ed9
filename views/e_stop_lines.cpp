// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/e_stop_lines.h"

#include "models/domain/wording.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Raptor::Views::EStopLines {

namespace {

constexpr int LongestName = 24;
constexpr qsizetype MostNames = 4;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(EStopLines)
};

/// Worst first.
int rank(EStopProgress progress)
{
    switch (progress) {
    case EStopProgress::NotConfirmed:
        return 0;
    case EStopProgress::Asks:
        return 1;
    case EStopProgress::NotSent:
        return 2;
    case EStopProgress::Sent:
        return 3;
    case EStopProgress::BrokerHas:
        return 4;
    case EStopProgress::NotCovered:
        return 5;
    case EStopProgress::Confirmed:
        return 6;
    }
    Q_UNREACHABLE();
}

GridLine::Mark markOf(EStopProgress progress)
{
    switch (progress) {
    case EStopProgress::NotConfirmed:
    case EStopProgress::NotSent:
        return GridLine::Mark::Cross;
    case EStopProgress::Asks:
        return GridLine::Mark::Trouble;
    case EStopProgress::Sent:
    case EStopProgress::BrokerHas:
        return GridLine::Mark::Waiting;
    case EStopProgress::NotCovered:
        return GridLine::Mark::Off;
    case EStopProgress::Confirmed:
        return GridLine::Mark::Done;
    }
    Q_UNREACHABLE();
}

QString shortened(const QString &name)
{
    return name.size() <= LongestName ? name : name.left(LongestName - 1) + QChar(0x2026);
}

QString whoAndWhen(const EStopLine &line)
{
    if (line.pressedAt == WallTime{})
        return line.by;
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(toEpochMs(line.pressedAt));
    const QString time = QLocale().toString(at, u"d MMM HH:mm:ss"_s);
    return line.by.isEmpty() ? time : Words::tr("%1, %2", "operator, time").arg(line.by, time);
}

/// The words of the progress stand in every line; what else is known follows them.
QString wordsOf(const EStopLine &line)
{
    const QString word = Wording::of(line.progress);
    if (line.text.isEmpty() || line.text.contains(word, Qt::CaseInsensitive))
        return line.text.isEmpty() ? word : line.text;
    const bool told = line.progress == EStopProgress::Confirmed
        || line.progress == EStopProgress::BrokerHas || line.progress == EStopProgress::Sent;
    return told ? line.text : Words::tr("%1 (%2)", "progress, detail").arg(word, line.text);
}

GridLine gridLine(const EStopLine &line, const QString &usual)
{
    GridLine out{line.device, wordsOf(line)};
    QStringList more;
    const QString who = whoAndWhen(line);
    if (line.progress == EStopProgress::Asks)
        more.append(Words::tr("or open it and reset its e-stop"));
    if (!who.isEmpty() && who != usual)
        more.append(who);
    more.append(line.pathTexts);
    out.more = more.join(u" \u00b7 "_s);
    out.mark = markOf(line.progress);
    out.tone = isLoud(line.progress) ? GridLine::Tone::Loud : GridLine::Tone::Normal;
    if (line.progress == EStopProgress::Asks)
        out.button = Words::tr("Stop it again");
    return out;
}

} // namespace

bool isLoud(EStopProgress progress)
{
    return progress == EStopProgress::NotConfirmed || progress == EStopProgress::NotSent;
}

bool isSettled(EStopProgress progress)
{
    return progress == EStopProgress::Confirmed || progress == EStopProgress::NotCovered;
}

QStringList namesAt(const QList<EStopLine> &lines, EStopProgress progress)
{
    QStringList out;
    for (const EStopLine &line : lines) {
        if (line.progress == progress)
            out.append(line.device.name());
    }
    return out;
}

QString named(const QStringList &names, qsizetype most)
{
    QStringList first;
    for (const QString &name : names.mid(0, most))
        first.append(shortened(name));
    if (names.size() <= most)
        return first.join(u", "_s);
    return Words::tr("%1 and %2 more").arg(first.join(u", "_s)).arg(names.size() - most);
}

QString pressedBy(const QList<EStopLine> &lines)
{
    const auto newest =
        std::max_element(lines.cbegin(), lines.cend(), [](const EStopLine &a, const EStopLine &b) {
            return a.pressedAt < b.pressedAt;
        });
    return newest == lines.cend() ? QString() : whoAndWhen(*newest);
}

QString titleOf(const QList<EStopLine> &lines, const QStringList &latched)
{
    const QStringList unconfirmed = namesAt(lines, EStopProgress::NotConfirmed);
    const QStringList unsent = namesAt(lines, EStopProgress::NotSent);
    const QStringList asking = namesAt(lines, EStopProgress::Asks);
    const qsizetype covered =
        std::count_if(lines.cbegin(), lines.cend(), [](const EStopLine &line) {
            return line.progress != EStopProgress::NotCovered;
        });
    if (!unconfirmed.isEmpty())
        return Words::tr("E-STOP NOT CONFIRMED: %1 - use the physical stop")
            .arg(named(unconfirmed + unsent, MostNames));
    if (!unsent.isEmpty())
        return Words::tr("E-STOP NOT SENT, no path: %1 - use the physical stop")
            .arg(named(unsent, MostNames));
    if (!asking.isEmpty())
        return Words::tr("Back, and its e-stop was never confirmed: %1. Stop it again?")
            .arg(named(asking, MostNames));
    if (covered > 0)
        return Words::tr("E-stop: %1 of %2 confirmed by the device")
            .arg(namesAt(lines, EStopProgress::Confirmed).size())
            .arg(covered);
    if (!lines.isEmpty())
        return Words::tr("E-stop: none of these devices takes one - use the physical stop");
    return Words::tr("E-stop latched: %1").arg(named(latched, 2 * MostNames));
}

QString summaryOf(const QList<EStopLine> &lines)
{
    const auto confirmed = namesAt(lines, EStopProgress::Confirmed);
    const auto uncovered = namesAt(lines, EStopProgress::NotCovered);
    QStringList parts;
    if (!confirmed.isEmpty())
        parts.append(Words::tr("%1 confirmed").arg(confirmed.size()));
    if (!uncovered.isEmpty())
        parts.append(Words::tr("%1 not covered: %2")
                         .arg(uncovered.size())
                         .arg(named(uncovered, uncovered.size())));
    return parts.join(u" \u00b7 "_s);
}

QList<GridLine> gridOf(const QList<EStopLine> &lines, bool all)
{
    QList<EStopLine> chosen;
    std::copy_if(lines.cbegin(), lines.cend(), std::back_inserter(chosen),
                 [all](const EStopLine &line) { return all || !isSettled(line.progress); });
    std::stable_sort(chosen.begin(), chosen.end(), [](const EStopLine &a, const EStopLine &b) {
        return rank(a.progress) < rank(b.progress);
    });
    const QString usual = pressedBy(lines);
    QList<GridLine> out;
    for (const EStopLine &line : std::as_const(chosen))
        out.append(gridLine(line, usual));
    return out;
}

} // namespace Raptor::Views::EStopLines
