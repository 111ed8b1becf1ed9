// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/sqlite_ledger.h"

#include "models/history/audit_schema.h"
#include "models/history/audit_verifier.h"
#include "models/history/ledger_export.h"

namespace Raptor::History {

SqliteLedger::SqliteLedger(const QString &directory, const Clock &clock, QObject *parent)
    : LedgerDesk(parent), m_trail(auditFileIn(directory)), m_clock(clock),
      m_closing(std::make_shared<std::atomic<bool>>(false)),
      m_postbox(std::make_shared<Postbox>(this)), m_worker("ledger")
{
}

SqliteLedger::~SqliteLedger()
{
    m_postbox->close();
    *m_closing = true;
    m_worker.finish(Milliseconds(500));
}

void SqliteLedger::exportTo(const QString &file, LedgerFormat format, const LedgerFilter &filter)
{
    if (m_cancelExport) {
        Q_EMIT exportFinished(file, 0, tr("Another export is under way"));
        return;
    }
    m_cancelExport = std::make_shared<std::atomic<bool>>(false);
    m_worker.post([this, file, format, filter, trail = m_trail, now = m_clock.wall(),
                   cancel = m_cancelExport, closing = m_closing, postbox = m_postbox] {
        const auto outcome = exportLedger(trail, file, format, filter, now, [&](int percent) {
            postbox->tell([this, percent] { Q_EMIT exportProgressed(percent); });
            return !*cancel && !*closing;
        });
        postbox->tell([this, file, outcome] { finishExport(file, outcome); });
    });
}

void SqliteLedger::finishExport(const QString &file, const Result<qint64> &outcome)
{
    m_cancelExport.reset();
    Q_EMIT exportFinished(file, outcome.valueOr(0), outcome ? QString() : outcome.error().text);
}

void SqliteLedger::cancelExport()
{
    if (m_cancelExport)
        *m_cancelExport = true;
}

void SqliteLedger::verify()
{
    if (std::exchange(m_verifying, true))
        return;
    m_worker.post([this, trail = m_trail, closing = m_closing, postbox = m_postbox] {
        const auto verdict = verifyTrail(trail, [&closing] { return !*closing; });
        postbox->tell([this, verdict] {
            m_verifying = false;
            Q_EMIT verified(verdict && verdict->intact,
                            verdict ? verdict->text : verdict.error().text);
        });
    });
}

} // namespace Raptor::History
