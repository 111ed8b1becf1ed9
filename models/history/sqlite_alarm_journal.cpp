// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/sqlite_alarm_journal.h"

#include "models/history/alarm_reader.h"
#include "models/history/alarm_writer.h"
#include "models/history/run_id.h"
#include "models/history/stored_values.h"

#include <QtCore/QLoggingCategory>

namespace Raptor::History {

namespace {

Q_LOGGING_CATEGORY(lcAlarms, "raptor.alarms")

void logLost(const QList<AlarmTransition> &rows, const QString &why)
{
    if (rows.isEmpty())
        return;
    constexpr qsizetype most = 20;
    qCWarning(lcAlarms).noquote() << "Alarm rows that could not be written:" << rows.size() << why;
    for (const AlarmTransition &row : rows.first(std::min(rows.size(), most))) {
        qCWarning(lcAlarms).noquote() << toEpochMs(row.at) << nameOf(row.event) << row.key.text()
                                      << nameOf(row.to.state) << row.by;
    }
}

} // namespace

SqliteAlarmJournal::SqliteAlarmJournal(const AlarmJournalSetup &setup, QObject *parent)
    : AlarmJournal(parent), m_setup(setup), m_postbox(std::make_shared<Postbox>(this)),
      m_queue(std::make_shared<AlarmQueue>(setup.maximumWaiting)), m_worker("alarm writer")
{
    if (m_setup.run.isEmpty())
        m_setup.run = ownRun();
    std::optional<qint64> seen;
    const auto standing = readStanding(fileName());
    if (standing) {
        m_standing = standing->rows;
        seen = standing->newest;
    } else if (standing.error().code == Error::Code::NotFound) { // the first start
        seen = 0;
    } else {
        m_readTrouble = m_trouble = standing.error().text;
    }
    m_writer = std::make_shared<AlarmWriter>(
        m_setup.directory, AlarmFile(fileName(), {ownHost(), m_setup.run}, setup.beforeCommit),
        AlarmNews(m_setup.run, seen), m_queue, seen);
    m_retry.setInterval(setup.retryEvery);
    connect(&m_retry, &QTimer::timeout, this, &SqliteAlarmJournal::write);
    m_look.setInterval(setup.lookEvery);
    connect(&m_look, &QTimer::timeout, this, &SqliteAlarmJournal::look);
    m_look.start();
    connect(&m_prune, &QTimer::timeout, this, &SqliteAlarmJournal::prune);
    if (setup.keepDays > 0 && setup.clock)
        m_prune.start(setup.pruneEvery);
    write();
}

SqliteAlarmJournal::~SqliteAlarmJournal()
{
    m_postbox->close();
    // The connection has to be closed on its thread, or left to it.
    m_worker.post([writer = std::move(m_writer)] { writer->finish(); });
    m_worker.finish(m_setup.patience);
    logLost(m_queue->close(), m_trouble);
}

QString SqliteAlarmJournal::fileName() const
{
    return alarmFileIn(m_setup.directory);
}

void SqliteAlarmJournal::append(const AlarmTransition &row)
{
    if (m_queue->push(row, m_takesOver))
        write();
}

void SqliteAlarmJournal::write()
{
    m_worker.post([this, writer = m_writer, queue = m_queue, postbox = m_postbox] {
        const auto outcome =
            writer->drain({[this, &postbox](qint64 rows) {
                               postbox->tell([this, rows] { Q_EMIT written(rows); });
                           },
                           [this, &postbox](const AlarmEncounter &found) {
                               postbox->tell([this, found] { takeOver(found); });
                           }});
        if (outcome && !*outcome)
            return; // nothing can be said before takeOver()
        QString why = outcome ? QString() : outcome.error().text;
        if (const qint64 lost = queue->lost(); lost > 0 && !outcome) {
            why = tr("%1. Rows that waited and were lost: %2").arg(why, QString::number(lost));
        }
        postbox->tell([this, why] { setWriteTrouble(why); });
    });
}

void SqliteAlarmJournal::setWriteTrouble(const QString &why)
{
    if (why.isEmpty())
        m_retry.stop();
    else if (!m_retry.isActive())
        m_retry.start();
    m_writeTrouble = why;
    showTrouble();
}

void SqliteAlarmJournal::showTrouble()
{
    const QString why = m_writeTrouble.isEmpty() ? m_readTrouble : m_writeTrouble;
    m_trouble = why;
    if (why == std::exchange(m_toldTrouble, why))
        return;
    Q_EMIT troubleChanged(why);
}

void SqliteAlarmJournal::look()
{
    if (std::exchange(m_looking, true))
        return;
    m_worker.post([this, writer = m_writer, postbox = m_postbox] {
        const auto rows = writer->look();
        postbox->tell([this, rows, isOpenedAnew = writer->isOpenedAnew()] {
            m_looking = false;
            m_readTrouble = rows ? QString() : rows.error().text;
            showTrouble();
            tellActs(rows.valueOr({}));
            if (isOpenedAnew)
                write();
        });
    });
}

void SqliteAlarmJournal::prune()
{
    constexpr Milliseconds day{24 * 3'600'000};
    m_worker.post([this, writer = m_writer, postbox = m_postbox, now = m_setup.clock->wall(),
                   boot = m_setup.clock->now(), keep = m_setup.keepDays * day] {
        if (const Outcome pruned = writer->prune(now, boot, keep); !pruned)
            postbox->tell([this, why = pruned.error().text] { setWriteTrouble(why); });
    });
}

void SqliteAlarmJournal::tellActs(const QList<AlarmTransition> &rows)
{
    for (const AlarmTransition &row : rows)
        Q_EMIT actedElsewhere(row);
}

void SqliteAlarmJournal::takeOver(const AlarmEncounter &found)
{
    tellActs(found.acts);
    const auto waiting = m_queue->resume(found.standing, found.newest, found.begun);
    m_takesOver = true; // for what stands there is room
    Q_EMIT takenOver(found.standing + waiting);
    m_takesOver = false;
    write();
}

} // namespace Raptor::History
