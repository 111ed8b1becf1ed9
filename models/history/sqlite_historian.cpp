// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/sqlite_historian.h"

#include "models/history/history_backup.h"
#include "models/history/history_tail.h"
#include "models/history/history_writer.h"

namespace Raptor::History {

QString historyFileIn(const QString &dataDirectory)
{
    return dataDirectory.isEmpty() ? QString() : dataDirectory + QLatin1String("/history.sqlite");
}

SqliteHistorian::SqliteHistorian(const HistorianSetup &setup, const Clock &clock, QObject *parent)
    : Historian(parent), m_setup(setup), m_clock(clock), m_postbox(std::make_shared<Postbox>(this)),
      m_tail(std::make_shared<HistoryTail>(setup.mostBytes)),
      m_writer(std::make_shared<HistoryWriter>(setup, clock, m_tail)), m_worker("historian"),
      m_copier("history backup")
{
    m_tail->setLimits(setup.keepDays, setup.keepBytes);
    m_commit.setSingleShot(true);
    m_commit.setInterval(setup.commitEvery);
    connect(&m_commit, &QTimer::timeout, this, &SqliteHistorian::write);
    m_watch.setSingleShot(true);
    m_watch.setInterval(setup.stallAfter);
    connect(&m_watch, &QTimer::timeout, this, &SqliteHistorian::watch);
    m_prune.setInterval(setup.pruneEvery);
    connect(&m_prune, &QTimer::timeout, this, &SqliteHistorian::step);
    m_prune.start();
    write(); // opens the file
}

SqliteHistorian::~SqliteHistorian()
{
    m_postbox->close();
    // The connection has to be closed on its thread, or left to it.
    m_worker.post([writer = std::move(m_writer)] { writer->finish(); });
    m_worker.finish(m_setup.patience);
}

QString SqliteHistorian::fileName() const
{
    return historyFileIn(m_setup.directory);
}

QString SqliteHistorian::checked() const
{
    return m_tail->notes().checked;
}

qint64 SqliteHistorian::lost() const
{
    return m_tail->lost();
}

void SqliteHistorian::setLimits(int keepDays, qint64 keepBytes)
{
    m_tail->setLimits(keepDays, keepBytes);
    stepAnew();
}

void SqliteHistorian::append(const QList<Sample> &samples)
{
    if (samples.isEmpty())
        return;
    m_tail->push(samples);
    if (!m_writing && !m_commit.isActive())
        m_commit.start(m_tail->waitsLong() ? Milliseconds(0) : m_setup.commitEvery);
}

void SqliteHistorian::breakOff(const QList<DeviceId> &devices)
{
    if (!devices.isEmpty())
        m_tail->breakOff(devices);
}

void SqliteHistorian::write()
{
    if (m_writing)
        return;
    m_writing = true;
    m_writingSince = m_clock.now();
    m_watch.start();
    m_worker.post([this, writer = m_writer, postbox = m_postbox] {
        const HistorianStatus status = writer->write();
        postbox->tell([this, status] {
            m_writing = false;
            m_watch.stop();
            heard(status);
            if (!status.trouble.isEmpty())
                m_commit.start(m_setup.retryEvery);
            else if (m_tail->waitsLong())
                m_commit.start(Milliseconds(0));
            else if (m_tail->waits() && !m_commit.isActive())
                m_commit.start(std::clamp(m_writingSince + m_setup.commitEvery - m_clock.now(),
                                          Milliseconds(0), m_setup.commitEvery));
            Q_EMIT written(status.written);
        });
    });
}

void SqliteHistorian::step()
{
    if (m_stepping)
        return;
    m_stepping = true;
    m_worker.post([this, writer = m_writer, postbox = m_postbox] {
        const HistorianStatus status = writer->step();
        postbox->tell([this, status] {
            m_stepping = false;
            heard(status);
            if (!status.trouble.isEmpty() && !m_writing)
                m_commit.start(m_setup.retryEvery);
            if (std::exchange(m_stepAgain, false))
                step();
            if (status.compacted)
                Q_EMIT compacted();
        });
    });
}

void SqliteHistorian::stepAnew()
{
    m_stepAgain = m_stepping;
    step();
}

void SqliteHistorian::heard(const HistorianStatus &status)
{
    m_elsewhere = status.elsewhere;
    setTrouble(status.trouble);
    if (status.more)
        step();
}

/// A disk that hangs reports nothing.
void SqliteHistorian::watch()
{
    if (m_trouble.isEmpty())
        setTrouble(tr("%1: the disk does not answer").arg(fileName()));
}

void SqliteHistorian::setTrouble(const QString &why)
{
    if (why == std::exchange(m_trouble, why))
        return;
    Q_EMIT troubleChanged(why);
}

void SqliteHistorian::compactNow()
{
    m_writer->compactAll();
    stepAnew();
}

void SqliteHistorian::backupTo(const QString &file)
{
    if (std::exchange(m_backingUp, true)) {
        Q_EMIT backedUp(file, tr("Another backup is under way"));
        return;
    }
    m_copier.post([this, file, history = fileName(), postbox = m_postbox] {
        const Outcome outcome = backUpHistory(history, file);
        postbox->tell([this, file, why = outcome ? QString() : outcome.error().text] {
            m_backingUp = false;
            Q_EMIT backedUp(file, why);
        });
    });
}

} // namespace Raptor::History
