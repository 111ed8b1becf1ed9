// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptorctl/alarm_options.h"

#include "app/core/console_config.h"
#include "app/core/paths.h"
#include "app/raptorctl/ctl_arguments.h"
#include "models/history/alarm_schema.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>

namespace Raptor::App {

namespace {

using Action = AlarmOptions::Action;
using Which = AlarmOptions::Which;

struct VerbName
{
    QStringView name;
    Action action;
    QStringView options; ///< besides those of all
};

constexpr std::array verbs{
    VerbName{u"alarms", Action::List, u"--active --journal --shelved --out-of-service -n"},
    VerbName{u"ack", Action::Acknowledge, u"--comment"},
    VerbName{u"shelve", Action::Shelve, u"--for --once --reason"},
    VerbName{u"unshelve", Action::Unshelve, u"--comment"},
};
constexpr QStringView everyVerb = u"--config --data --json --role";

struct ListName
{
    QStringView option;
    Which which;
};

constexpr std::array lists{
    ListName{u"--active", Which::Active},
    ListName{u"--journal", Which::Journal},
    ListName{u"--shelved", Which::Shelved},
    ListName{u"--out-of-service", Which::OutOfService},
};

const VerbName *verbNamed(QStringView name)
{
    const auto verb = std::find_if(verbs.begin(), verbs.end(),
                                   [name](const VerbName &each) { return each.name == name; });
    return verb == verbs.end() ? nullptr : &*verb;
}

const ListName *listNamed(QStringView option)
{
    const auto list = std::find_if(lists.begin(), lists.end(), [option](const ListName &each) {
        return each.option == option;
    });
    return list == lists.end() ? nullptr : &*list;
}

bool isFlag(const QString &name)
{
    return name == QLatin1String("--json") || name == QLatin1String("--once") || listNamed(name);
}

struct Seen
{
    QStringList options; ///< names
    QStringList lists;
};

Outcome readValue(const QString &name, const QString &value, AlarmOptions &options)
{
    if (name == QLatin1String("--data")) {
        if (value.isEmpty())
            return usage(QStringLiteral("--data needs a directory or a file"));
        options.journal = fileAt(value, History::alarmFileIn);
    } else if (name == QLatin1String("--config")) {
        options.configFile = value;
    } else if (name == QLatin1String("--role")) {
        options.role = roleFromName(value);
        if (!options.role)
            return usage(QStringLiteral("--role is view or operate, not \"%1\"").arg(value));
    } else if (name == QLatin1String("--comment") || name == QLatin1String("--reason")) {
        options.comment = value.trimmed();
    } else if (name == QLatin1String("-n")) {
        const auto most = parseMost(value);
        if (!most)
            return most.error();
        options.most = *most;
    } else if (name == QLatin1String("--for")) {
        const auto span = parseSpan(value);
        if (!span) {
            return usage(
                QStringLiteral("--for takes a time up to 24h such as 30m or 1h, not \"%1\"")
                    .arg(value));
        }
        options.span = *span;
    }
    return std::monostate{};
}

Outcome readOption(const QString &name, const QString &value, AlarmOptions &options, Seen &seen)
{
    seen.options.append(name);
    if (!isFlag(name))
        return readValue(name, value, options);
    if (!value.isEmpty())
        return usage(QStringLiteral("%1 takes no value").arg(name));
    if (const ListName *list = listNamed(name)) {
        options.which = list->which;
        if (!seen.lists.contains(name))
            seen.lists.append(name);
    } else if (name == QLatin1String("--once")) {
        options.once = true;
    } else {
        options.json = true;
    }
    return std::monostate{};
}

/// Whether options and words are those of the verb.
Outcome check(const VerbName &verb, const Seen &seen, const AlarmOptions &options)
{
    const QStringList allowed = QStringLiteral("%1 %2").arg(everyVerb, verb.options).split(u' ');
    for (const QString &name : seen.options) {
        if (!allowed.contains(name))
            return usage(QStringLiteral("%1 does not take %2").arg(verb.name, name));
    }
    if (verb.action == Action::List) {
        if (!options.alarms.isEmpty()) {
            return usage(
                QStringLiteral("one argument too many: \"%1\"").arg(options.alarms.first()));
        }
        if (seen.lists.size() > 1)
            return usage(QStringLiteral("%1 exclude each other")
                             .arg(seen.lists.join(QLatin1String(" and "))));
        return std::monostate{};
    }
    if (options.alarms.isEmpty()) {
        return usage(QStringLiteral("%1 needs an alarm, e.g. raptor/shop/revpi-1/left.amps:high")
                         .arg(verb.name));
    }
    if (verb.action != Action::Shelve)
        return std::monostate{};
    if (options.comment.isEmpty())
        return usage(QStringLiteral("shelve needs --reason TEXT"));
    if (!options.once && !seen.options.contains(QLatin1String("--for")))
        return usage(QStringLiteral("shelve needs --for, e.g. --for 1h"));
    return std::monostate{};
}

} // namespace

bool isAlarmRequest(const QStringList &arguments)
{
    return verbNamed(verbIn(arguments)) != nullptr;
}

std::optional<Milliseconds> parseSpan(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("^([0-9]{1,5}(?:\\.[0-9]{1,3})?)([smh]?)$"));
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString unit = match.captured(2);
    const double seconds = unit == QLatin1String("h") ? 3600 : unit == QLatin1String("m") ? 60 : 1;
    const Milliseconds span(qint64(match.captured(1).toDouble() * seconds * 1000));
    constexpr Milliseconds shortest{60'000};
    constexpr Milliseconds longest{24 * 3'600'000};
    return span >= shortest && span <= longest ? std::optional(span) : std::nullopt;
}

Result<AlarmOptions> parseAlarmOptions(const QStringList &arguments)
{
    AlarmOptions options;
    options.journal = History::alarmFileIn(defaultDataDirectory());
    Seen seen;
    const auto words = takeApart(arguments, [&](const QString &name, const QString &value) {
        return readOption(name, value, options, seen);
    });
    if (!words)
        return words.error();
    const VerbName *verb = verbNamed(words->value(0));
    if (!verb)
        return usage(QStringLiteral("no command given"));
    options.action = verb->action;
    options.alarms = words->mid(1);
    options.alarms.removeDuplicates();
    if (const Outcome outcome = check(*verb, seen, options); !outcome)
        return outcome.error();
    return options;
}

} // namespace Raptor::App
