// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/sqlite_audit_trail.h"

#include "models/history/audit_reader.h"
#include "models/history/audit_writer.h"
#include "models/history/run_id.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QLoggingCategory>
#include <QtCore/QMetaEnum>

namespace Raptor::History {

namespace {

Q_LOGGING_CATEGORY(lcAudit, "raptor.audit")

QString line(const AuditRow &row)
{
    return QStringLiteral("%1 %2 %3 %4 %5 %6")
        .arg(QString::number(toEpochMs(row.at)),
             QString::fromLatin1(QMetaEnum::fromType<AuditEvent>().valueToKey(int(row.event))),
             QString::fromLatin1(
                 QMetaEnum::fromType<CommandKind>().valueToKey(int(row.record.kind))),
             row.record.device.text(), row.record.by, row.record.id);
}

void logLost(const QList<AuditRow> &rows, const QString &why)
{
    if (rows.isEmpty())
        return;
    constexpr qsizetype most = 20;
    qCWarning(lcAudit).noquote() << "Audit rows that could not be written:" << rows.size() << why;
    for (const AuditRow &row : rows.first(std::min(rows.size(), most)))
        qCWarning(lcAudit).noquote() << line(row);
}

} // namespace

SqliteAuditTrail::SqliteAuditTrail(const AuditTrailSetup &setup, const Clock &clock,
                                   QObject *parent)
    : AuditTrail(parent), m_setup(setup), m_clock(clock),
      m_postbox(std::make_shared<Postbox>(this)),
      m_queue(std::make_shared<AuditQueue>(setup.maximumWaiting)),
      m_writer(std::make_shared<AuditWriter>(
          AuditFile(fileName(), {ownHost(), ownRun()}, setup.beforeCommit), m_queue)),
      m_orphans(std::make_shared<OrphanFinder>(fileName())), m_writerThread("audit writer"),
      m_readerThread("audit reader")
{
    m_retry.setInterval(setup.retryEvery);
    connect(&m_retry, &QTimer::timeout, this, &SqliteAuditTrail::write);
    m_look.setInterval(setup.orphansEvery);
    connect(&m_look, &QTimer::timeout, this, &SqliteAuditTrail::lookForOrphans);
    m_look.start();
    write();
    load();
    lookForOrphans();
}

SqliteAuditTrail::~SqliteAuditTrail()
{
    m_postbox->close();
    const QDeadlineTimer deadline(m_setup.patience);
    write();
    // The writer's connection has to be closed on its thread, or left to it.
    m_writerThread.post([writer = std::move(m_writer)] { writer->file().close(); });
    m_writerThread.finish(m_setup.patience * 9 / 10);
    logLost(m_queue->close(), m_trouble);
    m_readerThread.finish(Milliseconds(deadline.remainingTime()));
}

QString SqliteAuditTrail::fileName() const
{
    return auditFileIn(m_setup.directory);
}

void SqliteAuditTrail::append(const AuditRow &row)
{
    m_queue->push(row);
    if (m_trouble.isEmpty()) // else the next attempt comes by itself
        write();
}

void SqliteAuditTrail::write()
{
    m_writerThread.post([this, writer = m_writer, queue = m_queue, postbox = m_postbox] {
        const Outcome outcome = writer->drain([this, &postbox](const QList<AuditRow> &rows) {
            postbox->tell([this, rows] {
                for (const AuditRow &row : rows) {
                    if (!row.record.id.isEmpty())
                        Q_EMIT durable(row.record.id, row.event);
                }
            });
        });
        QString why = outcome ? QString() : outcome.error().text;
        if (const qint64 lost = queue->lost(); lost > 0 && !outcome)
            why =
                tr("%1. The oldest rows that waited were lost: %2").arg(why, QString::number(lost));
        postbox->tell([this, why] { setTrouble(why); });
    });
}

void SqliteAuditTrail::setTrouble(const QString &why)
{
    if (why.isEmpty())
        m_retry.stop();
    else if (!m_retry.isActive())
        m_retry.start();
    if (why == m_trouble)
        return;
    m_trouble = why;
    if (why.isEmpty())
        write(); // rows that came after the last attempt, and before its news
    Q_EMIT troubleChanged(why);
}

void SqliteAuditTrail::load()
{
    const BootTime now = m_clock.now();
    const WallTime wall = m_clock.wall();
    m_readerThread.post(
        [this, now, wall, file = fileName(), most = m_setup.ledgerCommands, postbox = m_postbox] {
            const auto entries = newestEntries(file, most, now, wall);
            QList<CommandRecord> records;
            for (const TrailEntry &entry : entries.valueOr({}))
                records.append(entry.row.record);
            // At the first start there is no trail yet.
            const bool failed = !entries && entries.error().code != Error::Code::NotFound;
            postbox->tell([this, records, why = failed ? entries.error().text : QString()] {
                if (why.isEmpty())
                    Q_EMIT loaded(records);
                else
                    Q_EMIT notRead(why);
            });
        });
}

void SqliteAuditTrail::lookForOrphans()
{
    m_readerThread.post([this, wall = m_clock.wall(), finder = m_orphans, postbox = m_postbox] {
        const auto orphans = finder->find(wall);
        postbox->tell([this, orphans] {
            if (!orphans)
                Q_EMIT notRead(orphans.error().text);
            else if (!orphans->isEmpty())
                endOrphans(*orphans);
        });
    });
}

void SqliteAuditTrail::endOrphans(const QStringList &commands)
{
    const BootTime now = m_clock.now();
    const WallTime wall = m_clock.wall();
    m_writerThread.post([this, now, wall, commands, writer = m_writer, postbox = m_postbox] {
        const auto rows = writer->file().closeOrphans(commands, [now, wall](const StoredRow &row) {
            return AuditRow{AuditEvent::Finished, wall,
                            orphaned(toEntry(row, now, wall).row.record)};
        });
        if (!rows) { // they are found again the next time
            postbox->tell([this, why = rows.error().text] { setTrouble(why); });
            return;
        }
        QList<CommandRecord> records;
        for (const AuditRow &row : *rows)
            records.append(row.record);
        postbox->tell([this, records] {
            if (!records.isEmpty())
                Q_EMIT orphansEnded(records);
        });
    });
}

} // namespace Raptor::History
