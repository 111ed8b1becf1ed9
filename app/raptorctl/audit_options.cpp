// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptorctl/audit_options.h"

#include "app/core/paths.h"
#include "app/raptorctl/ctl_arguments.h"
#include "models/history/audit_schema.h"

namespace Raptor::App {

namespace {

struct Seen
{
    bool format = false;
    bool most = false;
};

Outcome readOption(const QString &name, const QString &value, AuditOptions &options, Seen &seen)
{
    if (name == QLatin1String("--data")) {
        if (value.isEmpty())
            return usage(QStringLiteral("--data needs a directory or a file"));
        options.trail = fileAt(value, History::auditFileIn);
    } else if (name == QLatin1String("--format")) {
        if (value != QLatin1String("csv") && value != QLatin1String("json"))
            return usage(QStringLiteral("--format is csv or json, not \"%1\"").arg(value));
        options.format = value == QLatin1String("csv") ? LedgerFormat::Csv : LedgerFormat::Json;
        seen.format = true;
    } else if (name == QLatin1String("-n")) {
        const auto most = parseMost(value);
        if (!most)
            return most.error();
        options.most = *most;
        seen.most = true;
    } else if (name == QLatin1String("--json") && value.isEmpty()) {
        options.json = true;
    } else {
        return usage(QStringLiteral("audit does not take %1").arg(name));
    }
    return std::monostate{};
}

Outcome readWords(const QStringList &words, const Seen &seen, AuditOptions &options)
{
    const QString action = words.value(1);
    if (action == QLatin1String("verify"))
        options.action = AuditOptions::Action::Verify;
    else if (action == QLatin1String("export"))
        options.action = AuditOptions::Action::Export;
    else if (action == QLatin1String("list"))
        options.action = AuditOptions::Action::List;
    else
        return usage(QStringLiteral("audit takes verify, export FILE or list"));
    const bool isExport = options.action == AuditOptions::Action::Export;
    const qsizetype most = isExport ? 3 : 2;
    if (words.size() > most)
        return usage(QStringLiteral("one argument too many: \"%1\"").arg(words.at(most)));
    if (isExport && words.size() < most)
        return usage(QStringLiteral("audit export needs a file to write"));
    if (seen.format && !isExport)
        return usage(QStringLiteral("--format is for audit export alone"));
    if (seen.most && options.action != AuditOptions::Action::List)
        return usage(QStringLiteral("-n is for audit list alone"));
    options.output = words.value(2);
    if (!seen.format && options.output.endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
        options.format = LedgerFormat::Json;
    return std::monostate{};
}

} // namespace

bool isAuditRequest(const QStringList &arguments)
{
    return verbIn(arguments) == QLatin1String("audit");
}

Result<AuditOptions> parseAuditOptions(const QStringList &arguments)
{
    AuditOptions options;
    options.trail = History::auditFileIn(defaultDataDirectory());
    Seen seen;
    const auto words = takeApart(arguments, [&](const QString &name, const QString &value) {
        return readOption(name, value, options, seen);
    });
    if (!words)
        return words.error();
    if (const Outcome outcome = readWords(*words, seen, options); !outcome)
        return outcome.error();
    return options;
}

} // namespace Raptor::App
