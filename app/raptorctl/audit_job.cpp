// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptorctl/audit_job.h"

#include "app/raptorctl/line_printer.h"
#include "models/history/audit_reader.h"
#include "models/history/audit_verifier.h"
#include "models/history/ledger_export.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace Raptor::App {

namespace {

AuditAnswer failure(const Error &why)
{
    return {ExitStatus::Broken, {}, why.text};
}

AuditAnswer verify(const AuditOptions &options)
{
    const auto verdict = History::verifyTrail(options.trail);
    if (!verdict)
        return failure(verdict.error());
    QByteArray line = verdict->text.toUtf8() + '\n';
    if (options.json) {
        const QJsonObject object{
            {QStringLiteral("intact"), verdict->intact},
            {QStringLiteral("rows"), verdict->rows},
            {QStringLiteral("first_broken"),
             verdict->intact ? QJsonValue() : QJsonValue(verdict->firstBroken)},
            {QStringLiteral("last_hash"), QString::fromLatin1(verdict->lastHash.toHex())},
            {QStringLiteral("text"), verdict->text},
        };
        line = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    }
    return {verdict->intact ? ExitStatus::Confirmed : ExitStatus::Broken, line, {}};
}

AuditAnswer exportTrail(const AuditOptions &options, const Clock &clock)
{
    const auto rows = History::exportLedger(options.trail, options.output, options.format, {},
                                            clock.wall(), [](int) { return true; });
    if (!rows)
        return failure(rows.error());
    const QJsonObject object{{QStringLiteral("file"), options.output},
                             {QStringLiteral("commands"), *rows}};
    return {ExitStatus::Confirmed,
            options.json
                ? QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n'
                : QByteArray::number(*rows) + " commands in " + options.output.toUtf8() + '\n',
            {}};
}

AuditAnswer list(const AuditOptions &options, const Clock &clock)
{
    const auto entries =
        History::newestEntries(options.trail, options.most, clock.now(), clock.wall());
    if (!entries)
        return failure(entries.error());
    AuditAnswer answer;
    for (auto entry = entries->crbegin(); entry != entries->crend(); ++entry) {
        answer.output += options.json ? History::jsonObject(*entry) + '\n'
                                      : auditLine(entry->row.record, entry->writer.host);
    }
    return answer;
}

} // namespace

AuditAnswer answerAudit(const AuditOptions &options, const Clock &clock)
{
    switch (options.action) {
    case AuditOptions::Action::Verify:
        return verify(options);
    case AuditOptions::Action::Export:
        return exportTrail(options, clock);
    case AuditOptions::Action::List:
        return list(options, clock);
    }
    Q_UNREACHABLE();
}

} // namespace Raptor::App
