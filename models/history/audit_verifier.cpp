// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/audit_verifier.h"

#include "models/history/audit_schema.h"

#include <QtCore/QCoreApplication>

namespace Raptor::History {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AuditTrail)
};

/// Empty: the row fits behind the one before it.
QString misfit(const StoredRow &row, qint64 before, const QByteArray &previous)
{
    if (row.seq != before + 1) {
        return Words::tr("row %1 is followed by row %2: rows were removed or renumbered")
            .arg(QString::number(before), QString::number(row.seq));
    }
    if (row.previous != previous) {
        return Words::tr(
                   "row %1 does not belong behind row %2: a row was replaced, put in or moved")
            .arg(QString::number(row.seq), QString::number(before));
    }
    if (row.hash != rowHash(row))
        return Words::tr("row %1 was changed").arg(QString::number(row.seq));
    return {};
}

Result<Verdict> readChain(const SqlConnection &connection, const std::function<bool()> &goOn)
{
    Verdict verdict;
    QSqlQuery query(connection.database());
    query.setForwardOnly(true);
    if (!query.exec(selectRows() + QLatin1String(" ORDER BY seq")))
        return connection.error(query.lastError());
    constexpr qint64 rowsBetweenLooks = 1000;
    QByteArray previous = firstHash();
    qint64 before = 0;
    while (query.next()) {
        const StoredRow row = readRow(query);
        ++verdict.rows;
        if (verdict.firstBroken == 0) {
            verdict.text = misfit(row, before, previous);
            verdict.firstBroken = verdict.text.isEmpty() ? 0 : std::max<qint64>(row.seq, 1);
        }
        previous = row.hash;
        before = row.seq;
        if (goOn && verdict.rows % rowsBetweenLooks == 0 && !goOn())
            return Error{Error::Code::Refused, Words::tr("cancelled")};
    }
    if (query.lastError().isValid())
        return connection.error(query.lastError());
    if (verdict.rows > 0)
        verdict.lastHash = previous;
    const auto counter =
        connection.value(QStringLiteral("SELECT seq FROM sqlite_sequence WHERE name = 'audit'"));
    if (!counter)
        return counter.error();
    if (verdict.firstBroken == 0 && counter->toLongLong() != before) {
        verdict.firstBroken = before + 1;
        verdict.text = Words::tr("%1 rows were written, and the last one there is %2: the end was "
                                 "cut off")
                           .arg(counter->toString(), QString::number(before));
    }
    return verdict;
}

} // namespace

Result<Verdict> verifyTrail(const QString &file, const std::function<bool()> &goOn)
{
    const auto connection = openForReading(file);
    if (!connection)
        return connection.error();
    // One moment's view of the table and the counter, whatever is added meanwhile.
    if (const Outcome begun = (*connection)->execute(QStringLiteral("BEGIN")); !begun)
        return begun.error();
    auto read = readChain(**connection, goOn);
    if (!read)
        return read.error();
    Verdict verdict = std::move(read).value();
    verdict.intact = verdict.firstBroken == 0;
    const QString count = Words::tr("%n row(s)", nullptr, int(verdict.rows));
    if (verdict.intact && verdict.rows > 0) {
        verdict.text = Words::tr("intact: %1, the last one has the hash %2")
                           .arg(count, QString::fromLatin1(verdict.lastHash.toHex()));
    } else if (verdict.intact) {
        verdict.text = Words::tr("intact: no rows yet");
    } else {
        verdict.text = Words::tr("BROKEN: %1 (%2 in all)").arg(verdict.text, count);
    }
    return verdict;
}

} // namespace Raptor::History
