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

using namespace Qt::StringLiterals;

namespace Raptor::Views {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CommandText)
};

QString after(const CommandRecord &record, const std::optional<BootTime> &when)
{
    return when ? Wording::duration(*when - record.requestedAt) : QString(QChar(0x2013));
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
    if (record.outcome == CommandOutcome::Pending)
        return Words::tr("%1: %2").arg(word, Wording::of(record.step));
    if (record.outcome == CommandOutcome::Confirmed && record.detail.isEmpty())
        return Words::tr("%1 in %2").arg(word, after(record, record.finishedAt));
    return record.detail.isEmpty() ? word : Words::tr("%1: %2").arg(word, record.detail);
}

QStringList lifeOf(const CommandRecord &record)
{
    QStringList out{Wording::of(CommandStep::Requested)};
    if (record.sentAt)
        out.append(
            Words::tr("%1 %2").arg(Wording::of(CommandStep::Sent), after(record, record.sentAt)));
    if (record.acknowledgedAt)
        out.append(Words::tr("%1 %2").arg(Wording::of(CommandStep::BrokerAcknowledged),
                                          after(record, record.acknowledgedAt)));
    if (record.step == CommandStep::Finished)
        out.append(
            Words::tr("%1 %2").arg(Wording::of(record.outcome), after(record, record.finishedAt)));
    return out;
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

} // namespace Raptor::Views
