// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// alarm_keeper DIR SEED: what a console does to its alarms, at random and without end, through the
// book of alarms and the journal in DIR. Prints each row of the journal, "<ms> <alarm> <event>", as
// soon as it is on the disk. A program of its own, so that it can be killed.
#include "alarm_support.h"
#include "models/domain/alarm_book.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QRandomGenerator>
#include <QtCore/QTimer>

#include <cstdio>

using namespace Raptor;
using namespace Raptor::History;

namespace {

constexpr int alarms = 12;

/// Hands on what the book writes, and remembers it until it is on the disk.
class WatchedJournal final : public AlarmJournal
{
public:
    explicit WatchedJournal(const QString &directory) : m_journal(setup(directory))
    {
        connect(&m_journal, &AlarmJournal::actedElsewhere, this, &AlarmJournal::actedElsewhere);
        connect(&m_journal, &AlarmJournal::takenOver, this, &AlarmJournal::takenOver);
        connect(&m_journal, &SqliteAlarmJournal::written, this, [this](qint64 rows) {
            for (; m_printed < rows; ++m_printed) {
                const AlarmTransition row = m_rows.takeFirst();
                const auto event = QMetaEnum::fromType<AlarmEvent>().valueToKey(int(row.event));
                std::printf("%lld %s %s\n", qlonglong(toEpochMs(row.at)),
                            qPrintable(row.key.text()), event);
            }
            std::fflush(stdout);
        });
    }

    [[nodiscard]] QList<AlarmTransition> standing() const override { return m_journal.standing(); }
    void append(const AlarmTransition &row) override
    {
        m_rows.append(row);
        m_journal.append(row);
    }
    [[nodiscard]] QString trouble() const override { return m_journal.trouble(); }
    [[nodiscard]] qsizetype waiting() const { return m_rows.size(); }

private:
    static AlarmJournalSetup setup(const QString &directory)
    {
        AlarmJournalSetup setup;
        setup.directory = directory;
        setup.lookEvery = Milliseconds(5);
        setup.retryEvery = Milliseconds(20);
        return setup;
    }

    SqliteAlarmJournal m_journal;
    QList<AlarmTransition> m_rows;
    qint64 m_printed = 0;
};

/// Of each row of the table of states something.
void doSomething(AlarmBook &book, QRandomGenerator &random, WallTime now)
{
    const int number = random.bounded(alarms);
    const AlarmKey key = Test::alarmKey(number);
    AlarmDefinition definition;
    definition.rule = key.rule;
    definition.text = QStringLiteral("Current high");
    definition.latching = number % 3 == 0;
    const auto act = [&](AlarmEvent event) {
        // That it does not apply is as good.
        (void)book.act(
            key,
            {event, QStringLiteral("Ada"), QStringLiteral("seen"), now + Milliseconds(3'600'000)});
    };
    switch (random.bounded(12)) {
    case 0:
    case 1:
    case 2:
        book.raise(key, definition, {17.9, 17.5, Unit::Ampere, {}});
        break;
    case 3:
    case 4:
        book.clear(key);
        break;
    case 5:
    case 6:
        act(AlarmEvent::Acknowledge);
        break;
    case 7:
        book.suppress(key, QStringLiteral("no link"));
        break;
    case 8:
        book.unsuppress(key);
        break;
    case 9:
        act(random.bounded(2) == 0 ? AlarmEvent::ShelveTimed : AlarmEvent::ShelveOnce);
        break;
    case 10:
        act(random.bounded(2) == 0 ? AlarmEvent::Unshelve : AlarmEvent::Reset);
        break;
    default:
        act(random.bounded(2) == 0 ? AlarmEvent::RemoveFromService : AlarmEvent::ReturnToService);
        break;
    }
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const SystemClock clock;
    QRandomGenerator random(arguments.at(2).toUInt());
    WatchedJournal journal(arguments.at(1));
    AlarmBook book(clock, &journal);
    QObject::connect(&journal, &AlarmJournal::actedElsewhere, &journal,
                     [&book](const AlarmTransition &row) { book.actedElsewhere(row); });
    QObject::connect(
        &journal, &AlarmJournal::takenOver, &journal,
        [&book](const QList<AlarmTransition> &standing) { (void)book.takeOver(standing); });
    QTimer turn;
    QObject::connect(&turn, &QTimer::timeout, &journal, [&] {
        // Some rows share a commit, others have their own.
        for (int moves = random.bounded(1, 8); moves > 0 && journal.waiting() < 200; --moves)
            doSomething(book, random, clock.wall());
        book.tick();
    });
    turn.start(5);
    return QCoreApplication::exec();
}
