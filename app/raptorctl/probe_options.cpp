// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptorctl/probe_options.h"

#include "app/core/paths.h"
#include "app/raptorctl/ctl_arguments.h"

#include <QtCore/QFileInfo>

#include <algorithm>

namespace Raptor::App {

namespace {

Outcome readOption(const QString &name, const QString &value, ProbeOptions &options)
{
    if (name == QLatin1String("--json")) {
        if (!value.isEmpty())
            return usage(QStringLiteral("--json takes no value"));
        options.json = true;
    } else if (name == QLatin1String("--user")) {
        options.user = value;
    } else if (name == QLatin1String("--ca")) {
        // Whoever types it means the place where he is; a profile never does.
        options.caFile = QFileInfo(value).absoluteFilePath();
    } else if (name == QLatin1String("--config")) {
        options.configFile = value;
    } else if (name == QLatin1String("--for")) {
        bool ok = false;
        const double seconds = value.toDouble(&ok);
        if (!ok || seconds <= 0 || seconds > 3600)
            return usage(QStringLiteral("--for takes seconds, not \"%1\"").arg(value));
        options.dataWait = Milliseconds(qint64(seconds * 1000));
    } else {
        return usage(QStringLiteral("probe does not take %1").arg(name));
    }
    return std::monostate{};
}

} // namespace

bool isProbeRequest(const QStringList &arguments)
{
    return verbIn(arguments) == QLatin1String("probe");
}

Result<ProbeOptions> parseProbeOptions(const QStringList &arguments)
{
    ProbeOptions options;
    const auto words = takeApart(arguments, [&](const QString &name, const QString &value) {
        return readOption(name, value, options);
    });
    if (!words)
        return words.error();
    if (words->size() < 2)
        return usage(QStringLiteral("probe needs an address, e.g. mqtts://broker.example:8883, or "
                                    "the name of a configured broker"));
    if (words->size() > 2)
        return usage(QStringLiteral("one argument too many: \"%1\"").arg(words->at(2)));
    options.broker = words->at(1);
    return options;
}

Result<BrokerProfile> profileOf(const ProbeOptions &options, const QList<BrokerProfile> &configured)
{
    const auto known = std::find_if(
        configured.cbegin(), configured.cend(),
        [&options](const BrokerProfile &profile) { return profile.name == options.broker; });
    std::optional<BrokerProfile> profile;
    if (known != configured.cend())
        profile = *known;
    if (!profile && options.broker.contains(QLatin1String("://"))) {
        const auto url = BrokerUrl::parse(options.broker);
        if (!url)
            return url.error();
        profile = commandLineBroker(*url);
    }
    if (!profile) {
        return Error{Error::Code::NotFound,
                     QStringLiteral("\"%1\" is neither an address nor a configured broker")
                         .arg(options.broker)};
    }
    if (!options.user.isEmpty())
        profile->user = options.user;
    if (!options.caFile.isEmpty())
        profile->caFile = options.caFile;
    return *profile;
}

} // namespace Raptor::App
