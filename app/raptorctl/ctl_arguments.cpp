// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptorctl/ctl_arguments.h"

#include <QtCore/QFileInfo>

#include <algorithm>

namespace Raptor::App {

namespace {

/// Options of raptorctl that take a value, which is no word of its own then.
bool takesValue(const QString &argument)
{
    static const QStringList names =
        QStringLiteral(
            "--broker --ca --comment --config --data --for --format --from --reason --role --site "
            "--step --to --user -n")
            .split(u' ');
    return names.contains(argument);
}

bool isOption(const QString &argument)
{
    return argument.startsWith(QLatin1Char('-')) && argument.size() > 1;
}

bool asksForHelp(const QString &argument)
{
    return argument == QLatin1String("--help") || argument == QLatin1String("-h");
}

} // namespace

Error usage(const QString &text)
{
    return {Error::Code::Malformed, text};
}

QString verbIn(const QStringList &arguments)
{
    if (std::any_of(arguments.cbegin(), arguments.cend(), asksForHelp))
        return {};
    for (qsizetype at = 0; at < arguments.size(); ++at) {
        const QString &argument = arguments.at(at);
        if (argument == QLatin1String("--version"))
            return {};
        if (takesValue(argument))
            ++at;
        else if (!isOption(argument))
            return argument;
    }
    return {};
}

Result<QStringList> takeApart(QStringList arguments, const OptionReader &read)
{
    QStringList words;
    while (!arguments.isEmpty()) {
        const QString argument = arguments.takeFirst();
        const qsizetype equals = argument.indexOf(u'=');
        if (!isOption(argument)) {
            words.append(argument);
            continue;
        }
        if (takesValue(argument) && arguments.isEmpty())
            return usage(QStringLiteral("%1 needs a value").arg(argument));
        const QString name = equals > 0 ? argument.left(equals) : argument;
        const QString value = equals > 0 ? argument.mid(equals + 1)
            : takesValue(argument)       ? arguments.takeFirst()
                                         : QString();
        if (const Outcome outcome = read(name, value); !outcome)
            return outcome.error();
    }
    return words;
}

Result<int> parseMost(const QString &value)
{
    bool ok = false;
    const int most = value.toInt(&ok);
    if (!ok || most < 1 || most > 1'000'000)
        return usage(QStringLiteral("-n takes a number from 1, not \"%1\"").arg(value));
    return most;
}

QString fileAt(const QString &place, QString (*fileIn)(const QString &directory))
{
    return QFileInfo(place).isDir() || place.isEmpty() ? fileIn(place) : place;
}

} // namespace Raptor::App
