// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-console/console_options.h"

#include "app/core/console_config.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QRegularExpression>

namespace Raptor::App {

namespace {

Error usage(const QString &text)
{
    return {Error::Code::Malformed, text};
}

Result<QSize> parseSize(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^(\\d{3,5})x(\\d{3,5})$"));
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return usage(QStringLiteral("--size reads WIDTHxHEIGHT, e.g. 1600x900, not \"%1\"").arg(text));
    return QSize(match.captured(1).toInt(), match.captured(2).toInt());
}

void describe(QCommandLineParser &parser)
{
    const auto add = [&parser](const char *name, const char *text, const char *value = "") {
        parser.addOption(QCommandLineOption(QLatin1String(name), QString::fromUtf8(text),
                                            QLatin1String(value)));
    };
    parser.setApplicationDescription(
        QStringLiteral("Dashboard for MQTT plants: see motors, relays and batteries, start and stop them."));
    add("demo", "Run on a private broker with a simulated plant.");
    add("broker", "Use this broker alone: mqtt:// mqtts:// ws:// or wss://.", "URL");
    add("config", "Read this console.toml.", "FILE");
    add("data", "Keep state in this directory.", "DIR");
    add("role", "view or operate, instead of what console.toml says.", "NAME");
    add("page", "Open on this page.", "NAME");
    add("size", "Size of the window, e.g. 1600x900.", "WxH");
    add("theme", "light or dark.", "NAME");
    add("screenshot", "Save the window to this file and exit.", "FILE");
    add("after", "Seconds before the screenshot is taken (5).", "S");
    add("fullscreen", "Fill the screen, for control rooms.");
    add("version", "Print the version and exit.");
    add("help", "Print this and exit.");
}

Outcome readLooks(const QCommandLineParser &parser, const QStringList &pageNames,
                  ConsoleOptions &options)
{
    options.page = parser.value(QStringLiteral("page")).toLower();
    if (!options.page.isEmpty() && !pageNames.contains(options.page)) {
        return usage(QStringLiteral("--page \"%1\" is none of: %2")
                         .arg(options.page, pageNames.join(QLatin1String(", "))));
    }
    options.theme = parser.value(QStringLiteral("theme")).toLower();
    if (!options.theme.isEmpty() && options.theme != QLatin1String("light")
        && options.theme != QLatin1String("dark"))
        return usage(QStringLiteral("--theme is light or dark, not \"%1\"").arg(options.theme));
    if (parser.isSet(QStringLiteral("size"))) {
        const auto size = parseSize(parser.value(QStringLiteral("size")));
        if (!size)
            return size.error();
        options.size = *size;
    }
    if (parser.isSet(QStringLiteral("after"))) {
        bool ok = false;
        const double seconds = parser.value(QStringLiteral("after")).toDouble(&ok);
        if (!ok || seconds < 0 || seconds > 3600)
            return usage(QStringLiteral("--after takes seconds from 0 to 3600"));
        options.screenshotAfter = Milliseconds(qint64(seconds * 1000));
    }
    return std::monostate{};
}

} // namespace

Result<ConsoleOptions> parseConsoleOptions(const QStringList &arguments,
                                           const QStringList &pageNames)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(arguments))
        return usage(parser.errorText());
    ConsoleOptions options;
    options.helpText = parser.helpText().replace(QLatin1String("<executable_name>"),
                                                 QLatin1String("raptor-console"));
    if (parser.isSet(QStringLiteral("help")))
        options.action = ConsoleOptions::Action::Help;
    else if (parser.isSet(QStringLiteral("version")))
        options.action = ConsoleOptions::Action::Version;
    if (!parser.positionalArguments().isEmpty())
        return usage(QStringLiteral("unexpected \"%1\"").arg(parser.positionalArguments().first()));
    options.demo = parser.isSet(QStringLiteral("demo"));
    options.fullScreen = parser.isSet(QStringLiteral("fullscreen"));
    options.configFile = parser.value(QStringLiteral("config"));
    options.dataDirectory = parser.value(QStringLiteral("data"));
    options.screenshotFile = parser.value(QStringLiteral("screenshot"));
    if (parser.isSet(QStringLiteral("broker"))) {
        const auto url = BrokerUrl::parse(parser.value(QStringLiteral("broker")));
        if (!url)
            return url.error();
        options.broker = *url;
    }
    if (parser.isSet(QStringLiteral("role"))) {
        options.role = roleFromName(parser.value(QStringLiteral("role")));
        if (!options.role)
            return usage(QStringLiteral("--role is view or operate, not \"%1\"")
                             .arg(parser.value(QStringLiteral("role"))));
    }
    if (options.demo && options.broker)
        return usage(QStringLiteral("--demo brings its own brokers: leave out --broker"));
    if (const Outcome looks = readLooks(parser, pageNames, options); !looks)
        return looks.error();
    return options;
}

} // namespace Raptor::App
