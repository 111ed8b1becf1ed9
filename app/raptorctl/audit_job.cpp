// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptorctl/audit_job.h"

#include "app/raptorctl/line_printer.h"
#include "models/history/audit_reader.h"
#include "models/history/audit_verifier.h"
#include "models/history/ledger_export.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <algorithm>

namespace Raptor::App {

namespace {

CtlAnswer failure(const Error &why)
{
    return {ExitStatus::Broken, {}, why.text};
}

CtlAnswer verify(const AuditOptions &options)
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

CtlAnswer exportTrail(const AuditOptions &options, const Clock &clock)
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

bool isConfiguration(const History::TrailEntry &entry)
{
    return entry.row.event == AuditEvent::Configured;
}

WallTime timeOf(const History::TrailEntry &entry)
{
    return isConfiguration(entry) ? entry.row.at : entry.row.record.requestedWall;
}

CtlAnswer list(const AuditOptions &options, const Clock &clock)
{
    const BootTime now = clock.now();
    const WallTime wall = clock.wall();
    const auto commands = History::newestEntries(options.trail, options.most, now, wall);
    if (!commands)
        return failure(commands.error());
    const auto configured = History::newestConfigurations(options.trail, options.most, now, wall);
    if (!configured)
        return failure(configured.error());
    QList<History::TrailEntry> entries = *commands + *configured;
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto &a, const auto &b) { return timeOf(a) > timeOf(b); });
    entries.resize(std::min<qsizetype>(entries.size(), options.most));
    CtlAnswer answer;
    for (auto entry = entries.crbegin(); entry != entries.crend(); ++entry) {
        const QString &host = entry->writer.host;
        if (isConfiguration(*entry))
            answer.output += configuredLine(entry->row, host, options.json);
        else
            answer.output += options.json ? History::jsonObject(*entry) + '\n'
                                          : auditLine(entry->row.record, host);
    }
    return answer;
}

} // namespace

CtlAnswer answerAudit(const AuditOptions &options, const Clock &clock)
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
