// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/command_text.h"

#include "models/domain/wording.h"
#include "views/shapes.h"
#include "views/theme.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QLocale>
#include <QtGui/QPainter>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CommandText)
};

QString after(const CommandRecord &record, const std::optional<BootTime> &when)
{
    return when ? Wording::duration(*when - record.origin()) : QString(QChar(0x2013));
}

/// "+4 ms"; with a minus for what came before the command was given for good.
QString signedTime(const CommandRecord &record, BootTime when)
{
    const Milliseconds passed = when - record.origin();
    const QChar sign = passed < Milliseconds(0) ? QChar(0x2212) : QChar(u'+');
    return sign + Wording::duration(std::chrono::abs(passed));
}

struct Reached
{
    QString word;
    BootTime at;
    LifeStep::State state = LifeStep::State::Done;
};

/// What came first stands first: a stop is audited beside being sent, and the device may show a
/// command before the broker's answer has come.
QList<Reached> reached(const CommandRecord &record)
{
    QList<Reached> out;
    const std::pair<CommandStep, std::optional<BootTime>> all[] = {
        {CommandStep::Armed, record.armedAt},
        {CommandStep::Audited, record.auditedAt},
        {CommandStep::Sent, record.sentAt},
        {CommandStep::BrokerAcknowledged, record.acknowledgedAt}};
    for (const auto &[step, at] : all) {
        if (at)
            out.append({Wording::of(step), *at});
    }
    if (record.outcome != CommandOutcome::Pending && record.finishedAt)
        out.append({Wording::of(record.outcome), *record.finishedAt, LifeStep::State::Ended});
    std::stable_sort(out.begin(), out.end(),
                     [](const Reached &a, const Reached &b) { return a.at < b.at; });
    return out;
}

/// What a command in execution has before it.
QList<LifeStep> ahead(const CommandRecord &record)
{
    QList<LifeStep> out;
    const auto add = [&out](const QString &word) {
        out.append({word, {}, LifeStep::State::Ahead});
    };
    if (needsArming(record.kind) && !record.givenAt)
        add(Words::tr("given", "second step of a start"));
    if (needsArming(record.kind) && !record.auditedAt)
        add(Wording::of(CommandStep::Audited));
    if (!record.sentAt)
        add(Wording::of(CommandStep::Sent));
    if (!record.acknowledgedAt)
        add(Wording::of(CommandStep::BrokerAcknowledged));
    add(Words::tr("device confirms"));
    return out;
}

} // namespace

QString timeText(const CommandRecord &record)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(toEpochMs(record.requestedWall));
    return QLocale().toString(time.time(), u"HH:mm:ss"_s);
}

QString resultText(const CommandRecord &record)
{
    const QString word = Wording::of(record.outcome);
    // Nothing is carried out yet, and nothing should read as if it were.
    if (record.outcome == CommandOutcome::Pending && needsArming(record.kind) && !record.givenAt)
        return Words::tr("armed, waits for the second step");
    if (record.outcome == CommandOutcome::Pending)
        return Words::tr("%1: %2").arg(word, Wording::of(record.step));
    if (record.outcome == CommandOutcome::Confirmed && record.detail.isEmpty())
        return Words::tr("%1 in %2").arg(word, after(record, record.finishedAt));
    return record.detail.isEmpty() ? word : Words::tr("%1: %2").arg(word, record.detail);
}

QList<LifeStep> stepsOf(const CommandRecord &record)
{
    QList<LifeStep> out{{Wording::of(CommandStep::Requested), timeText(record)}};
    for (const Reached &one : reached(record))
        out.append({one.word, signedTime(record, one.at), one.state});
    if (record.outcome == CommandOutcome::Pending) {
        out.last().state = LifeStep::State::Now;
        return out + ahead(record);
    }
    if (!record.finishedAt)
        out.append({Wording::of(record.outcome), {}, LifeStep::State::Ended});
    return out;
}

QStringList lifeOf(const CommandRecord &record)
{
    QStringList out;
    for (const LifeStep &step : stepsOf(record)) {
        if (step.state == LifeStep::State::Ahead)
            continue;
        out.append(step.time.isEmpty()
                       ? step.word
                       : Words::tr("%1 %2", "step, time").arg(step.word, step.time));
    }
    return out;
}

QString warningOf(const CommandRecord &record)
{
    QString what = Wording::mayStillRun(record.kind);
    what[0] = what.at(0).toUpper();
    return Words::tr("%1: nothing keeps the %2 of %3 from arriving late.")
        .arg(what, Wording::of(record.kind), timeText(record));
}

CommandKind stopAgainst(CommandKind kind)
{
    const bool relay = kind == CommandKind::RelayOn || kind == CommandKind::RelayOff;
    return relay ? CommandKind::RelayOff : CommandKind::Stop;
}

QStringList pathsOf(const CommandRecord &record)
{
    QStringList out;
    for (const CommandPath &path : record.paths) {
        QStringList words;
        if (path.sentAt)
            words.append(Words::tr("sent after %1").arg(after(record, path.sentAt)));
        if (path.acknowledgedAt)
            words.append(
                Words::tr("broker had it after %1").arg(after(record, path.acknowledgedAt)));
        if (!path.error.isEmpty())
            words.append(path.error);
        if (words.isEmpty())
            words.append(Words::tr("not sent"));
        out.append(Words::tr("%1: %2").arg(path.broker, words.join(u", "_s)));
    }
    return out;
}

bool isTrouble(CommandOutcome outcome)
{
    switch (outcome) {
    case CommandOutcome::Pending:
    case CommandOutcome::Confirmed:
    case CommandOutcome::Refused:
        return false;
    case CommandOutcome::NoSubscriber:
    case CommandOutcome::Mismatch:
    case CommandOutcome::TimedOut:
    case CommandOutcome::Unknown:
        return true;
    }
    Q_UNREACHABLE();
}

void drawOutcome(QPainter &painter, const QRectF &box, CommandOutcome outcome, const Theme &theme)
{
    const Tokens &t = theme.tokens();
    if (isTrouble(outcome)) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(t.mark, qMax(1.0, theme.px(1))));
        painter.setBrush(t.alarm2);
        painter.drawPolygon(
            QPolygonF({box.bottomLeft(), box.bottomRight(), {box.center().x(), box.top()}}));
        painter.restore();
    } else if (outcome == CommandOutcome::Refused) {
        drawShape(painter, box, StateShape::HollowSquare, t.muted, t);
    } else {
        drawLight(painter, box, outcome == CommandOutcome::Confirmed ? Light::On : Light::Half, t);
    }
}

void drawStep(QPainter &painter, const QRectF &box, const LifeStep &step, CommandOutcome outcome,
              const Theme &theme)
{
    switch (step.state) {
    case LifeStep::State::Done:
        drawLight(painter, box, Light::On, theme.tokens());
        return;
    case LifeStep::State::Now:
        drawLight(painter, box, Light::Half, theme.tokens());
        return;
    case LifeStep::State::Ahead:
        drawLight(painter, box, Light::Off, theme.tokens());
        return;
    case LifeStep::State::Ended:
        drawOutcome(painter, box, outcome, theme);
        return;
    }
    Q_UNREACHABLE();
}

} // namespace Raptor::Views
