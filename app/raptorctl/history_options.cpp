// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptorctl/history_options.h"

#include "app/raptorctl/ctl_arguments.h"
#include "app/raptorctl/history_times.h"

#include <optional>

namespace Raptor::App {

namespace {

using Action = HistoryOptions::Action;
using Format = HistoryOptions::Format;

constexpr Milliseconds usualSpan{3'600'000};
constexpr qint64 mostBuckets = 1'000'000;

struct Seen
{
    QStringList options; ///< names
    std::optional<WallTime> from;
    std::optional<WallTime> to;
};

Outcome readTime(const QString &name, const QString &value, WallTime now,
                 std::optional<WallTime> &time)
{
    time = parseMoment(value, now);
    if (time)
        return std::monostate{};
    return usage(QStringLiteral("%1 takes a time such as 2026-11-29T05:30, -24h or now, not \"%2\"")
                     .arg(name, value));
}

Outcome readFormat(const QString &name, const QString &value, HistoryOptions &options)
{
    if (!value.isEmpty())
        return usage(QStringLiteral("%1 takes no value").arg(name));
    const Format format = name == QLatin1String("--csv") ? Format::Csv : Format::Json;
    if (options.format != Format::Text && options.format != format)
        return usage(QStringLiteral("--csv and --json exclude each other"));
    options.format = format;
    return std::monostate{};
}

Outcome readOption(const QString &name, const QString &value, WallTime now, HistoryOptions &options,
                   Seen &seen)
{
    seen.options.append(name);
    if (name == QLatin1String("--from"))
        return readTime(name, value, now, seen.from);
    if (name == QLatin1String("--to"))
        return readTime(name, value, now, seen.to);
    if (name == QLatin1String("--csv") || name == QLatin1String("--json"))
        return readFormat(name, value, options);
    if (name == QLatin1String("--step")) {
        const auto step = parseDuration(value);
        if (!step)
            return usage(
                QStringLiteral("--step takes a time such as 10s, 5m or 1h, not \"%1\"").arg(value));
        options.query.step = *step;
        options.buckets = true;
    } else if (name == QLatin1String("-n")) {
        const auto most = parseMost(value);
        if (!most)
            return most.error();
        options.query.most = *most;
    } else if (name == QLatin1String("--data")) {
        if (value.isEmpty())
            return usage(QStringLiteral("--data needs a directory"));
        options.dataDirectory = value;
    } else if (name == QLatin1String("--config")) {
        options.configFile = value;
    } else {
        return usage(QStringLiteral("history does not take %1").arg(name));
    }
    return std::monostate{};
}

/// Which of the options belong to one action alone.
Outcome refuseOthers(const Seen &seen, const QString &action, const QStringList &others)
{
    for (const QString &name : seen.options) {
        if (others.contains(name))
            return usage(QStringLiteral("history %1 does not take %2").arg(action, name));
    }
    return std::monostate{};
}

Result<TagId> parseTag(const QString &text)
{
    const qsizetype slash = text.lastIndexOf(u'/');
    const auto device = DeviceId::parse(QStringView(text).left(std::max<qsizetype>(slash, 0)));
    if (!device || slash + 1 >= text.size()) {
        return usage(QStringLiteral("\"%1\" is no tag, which reads like raptor/shop/m1/left.rpm; "
                                    "raptorctl history tags lists them")
                         .arg(text));
    }
    return TagId{*device, text.mid(slash + 1)};
}

Outcome readQuery(const QString &word, const Seen &seen, WallTime now, HistoryOptions &options)
{
    const auto tag = parseTag(word);
    if (!tag)
        return tag.error();
    HistoryQuery &query = options.query;
    query.tag = *tag;
    query.to = seen.to.value_or(now);
    query.from = seen.from.value_or(query.to - usualSpan);
    if (query.from >= query.to)
        return usage(QStringLiteral("--from has to be before --to"));
    if (!options.buckets)
        return std::monostate{};
    if (seen.options.contains(QLatin1String("-n")))
        return usage(QStringLiteral("either -n or --step"));
    if ((query.to - query.from) / query.step > mostBuckets)
        return usage(QStringLiteral("that are more than %1 steps").arg(mostBuckets));
    return std::monostate{};
}

Outcome readWords(const QStringList &words, const Seen &seen, WallTime now, HistoryOptions &options)
{
    const QString action = words.value(1);
    if (action.isEmpty())
        return usage(QStringLiteral("history takes a TAG, tags, usage, check or backup FILE"));
    const bool isTags = action == QLatin1String("tags");
    const bool isBackup = action == QLatin1String("backup");
    const bool isUsage = action == QLatin1String("usage");
    const bool isCheck = action == QLatin1String("check");
    const qsizetype most = isTags || isBackup ? 3 : 2;
    if (words.size() > most)
        return usage(QStringLiteral("one argument too many: \"%1\"").arg(words.at(most)));
    if (!isTags && !isBackup && !isUsage && !isCheck)
        return readQuery(action, seen, now, options);
    options.action = isTags ? Action::Tags
        : isBackup          ? Action::Backup
        : isUsage           ? Action::Usage
                            : Action::Check;
    QStringList others{QStringLiteral("--from"), QStringLiteral("--to"), QStringLiteral("--step"),
                       QStringLiteral("-n")};
    if (!isTags)
        others.append(QStringLiteral("--csv"));
    if (const Outcome outcome = refuseOthers(seen, action, others); !outcome)
        return outcome.error();
    if (isTags && words.size() == 3)
        options.tagGlob = words.at(2);
    if (isBackup && words.size() < 3)
        return usage(QStringLiteral("history backup needs a file to write"));
    options.output = isBackup ? words.at(2) : QString();
    return std::monostate{};
}

} // namespace

bool isHistoryRequest(const QStringList &arguments)
{
    return verbIn(arguments) == QLatin1String("history");
}

Result<HistoryOptions> parseHistoryOptions(const QStringList &arguments, WallTime now)
{
    HistoryOptions options;
    Seen seen;
    const auto words = takeApart(arguments, [&](const QString &name, const QString &value) {
        return readOption(name, value, now, options, seen);
    });
    if (!words)
        return words.error();
    if (const Outcome outcome = readWords(*words, seen, now, options); !outcome)
        return outcome.error();
    return options;
}

} // namespace Raptor::App
