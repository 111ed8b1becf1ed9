// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptorctl/audit_options.h"

#include "app/core/paths.h"
#include "models/history/audit_schema.h"

#include <QtCore/QFileInfo>

#include <utility>

namespace Raptor::App {

namespace {

/// Options of raptorctl that take a value, which is no word of its own then.
bool takesValue(const QString &argument)
{
    static const QStringList names =
        QStringLiteral("--broker --config --data --for --format --reason --role --site -n")
            .split(u' ');
    return names.contains(argument);
}

bool isOption(const QString &argument)
{
    return argument.startsWith(QLatin1Char('-')) && argument.size() > 1;
}

Error usage(const QString &text)
{
    return {Error::Code::Malformed, text};
}

/// A directory stands for the trail in it.
QString trailAt(const QString &place)
{
    return QFileInfo(place).isDir() || place.isEmpty() ? History::auditFileIn(place) : place;
}

struct Seen
{
    QStringList words;
    bool format = false;
    bool most = false;
};

Outcome readOption(const QString &name, const QString &value, AuditOptions &options, Seen &seen)
{
    if (name == QLatin1String("--data")) {
        if (value.isEmpty())
            return usage(QStringLiteral("--data needs a directory or a file"));
        options.trail = trailAt(value);
    } else if (name == QLatin1String("--format")) {
        if (value != QLatin1String("csv") && value != QLatin1String("json"))
            return usage(QStringLiteral("--format is csv or json, not \"%1\"").arg(value));
        options.format = value == QLatin1String("csv") ? LedgerFormat::Csv : LedgerFormat::Json;
        seen.format = true;
    } else if (name == QLatin1String("-n")) {
        bool ok = false;
        options.most = value.toInt(&ok);
        if (!ok || options.most < 1 || options.most > 1'000'000)
            return usage(QStringLiteral("-n takes a number from 1, not \"%1\"").arg(value));
        seen.most = true;
    } else {
        return usage(QStringLiteral("audit does not take %1").arg(name));
    }
    return std::monostate{};
}

Outcome readArguments(QStringList arguments, AuditOptions &options, Seen &seen)
{
    while (!arguments.isEmpty()) {
        const QString argument = arguments.takeFirst();
        const qsizetype equals = argument.indexOf(u'=');
        if (!isOption(argument)) {
            seen.words.append(argument);
        } else if (argument == QLatin1String("--json")) {
            options.json = true;
        } else if (takesValue(argument) && arguments.isEmpty()) {
            return usage(QStringLiteral("%1 needs a value").arg(argument));
        } else {
            const QString name = equals > 0 ? argument.left(equals) : argument;
            const QString value = equals > 0 ? argument.mid(equals + 1)
                : takesValue(argument)       ? arguments.takeFirst()
                                             : QString();
            if (const Outcome outcome = readOption(name, value, options, seen); !outcome)
                return outcome;
        }
    }
    return std::monostate{};
}

Outcome readWords(const Seen &seen, AuditOptions &options)
{
    const QString action = seen.words.value(1);
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
    if (seen.words.size() > most)
        return usage(QStringLiteral("one argument too many: \"%1\"").arg(seen.words.at(most)));
    if (isExport && seen.words.size() < most)
        return usage(QStringLiteral("audit export needs a file to write"));
    if (seen.format && !isExport)
        return usage(QStringLiteral("--format is for audit export alone"));
    if (seen.most && options.action != AuditOptions::Action::List)
        return usage(QStringLiteral("-n is for audit list alone"));
    options.output = seen.words.value(2);
    if (!seen.format && options.output.endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
        options.format = LedgerFormat::Json;
    return std::monostate{};
}

} // namespace

bool isAuditRequest(const QStringList &arguments)
{
    for (qsizetype at = 0; at < arguments.size(); ++at) {
        const QString &argument = arguments.at(at);
        if (argument == QLatin1String("--help") || argument == QLatin1String("-h")
            || argument == QLatin1String("--version"))
            return false;
        if (takesValue(argument))
            ++at;
        else if (!isOption(argument))
            return argument == QLatin1String("audit")
                && !arguments.contains(QLatin1String("--help"))
                && !arguments.contains(QLatin1String("-h"));
    }
    return false;
}

Result<AuditOptions> parseAuditOptions(const QStringList &arguments)
{
    AuditOptions options;
    options.trail = History::auditFileIn(defaultDataDirectory());
    Seen seen;
    if (const Outcome outcome = readArguments(arguments, options, seen); !outcome)
        return outcome.error();
    if (const Outcome outcome = readWords(seen, options); !outcome)
        return outcome.error();
    return options;
}

} // namespace Raptor::App
