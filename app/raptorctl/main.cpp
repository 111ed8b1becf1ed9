// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/console.h"
#include "app/core/keychain_store.h"
#include "app/core/login_name.h"
#include "app/core/paths.h"
#include "app/core/termination.h"
#include "app/core/translations.h"
#include "app/raptorctl/alarm_job.h"
#include "app/raptorctl/audit_job.h"
#include "app/raptorctl/brokers_job.h"
#include "app/raptorctl/command_job.h"
#include "app/raptorctl/ctl_options.h"
#include "app/raptorctl/ctl_secrets.h"
#include "app/raptorctl/history_job.h"
#include "app/raptorctl/memory_jobs.h"
#include "app/raptorctl/probe_job.h"
#include "app/raptorctl/probe_options.h"
#include "app/raptorctl/watch_job.h"
#include "protocol/device/profile_catalogue.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

#include <cstdio>

using namespace Raptor;
using namespace Raptor::App;

namespace {

int complain(const QString &text)
{
    std::fprintf(stderr, "raptorctl: %s\nTry raptorctl --help.\n", qPrintable(text));
    return int(ExitStatus::Usage);
}

Result<ConsoleSetup> makeSetup(const CtlOptions &options)
{
    ConsoleSetup setup;
    const QString file = options.configFile.isEmpty() ? defaultConfigFile() : options.configFile;
    const auto loaded = loadConfig(file);
    if (!loaded && !options.broker)
        return loaded.error();
    if (loaded)
        setup.config = loaded->config;
    if (options.broker) {
        setup.config.brokers = {commandLineBroker(*options.broker)};
        setup.config.feeds.clear();
    }
    if (setup.config.brokers.isEmpty()) {
        return Error{
            Error::Code::NotFound,
            QStringLiteral("no broker: give --broker URL or configure one in %1").arg(file)};
    }
    if (options.role)
        setup.config.role = *options.role;
    setup.dataDirectory =
        options.dataDirectory.isEmpty() ? defaultDataDirectory() : options.dataDirectory;
    setup.profileDirectories = profileDirectories();
    setup.operatorName =
        setup.config.operatorName.isEmpty() ? loginName() : setup.config.operatorName;
    setup.deliberatePause = Milliseconds(0);
    setup.secretStore = std::make_shared<KeychainStore>();
    return setup;
}

int print(const CtlAnswer &answer)
{
    std::fwrite(answer.output.constData(), 1, size_t(answer.output.size()), stdout);
    if (!answer.complaint.isEmpty())
        std::fprintf(stderr, "raptorctl: %s\n", qPrintable(answer.complaint));
    return int(answer.status);
}

/// Without a console: it works while no broker is configured, and where none can be reached.
int runAudit(const QStringList &arguments)
{
    const auto options = parseAuditOptions(arguments);
    if (!options)
        return complain(options.error().text);
    return print(answerAudit(*options, SystemClock()));
}

/// As runAudit().
int runAlarms(const QStringList &arguments)
{
    const auto options = parseAlarmOptions(arguments);
    if (!options)
        return complain(options.error().text);
    AlarmOperator who;
    if (options->action != AlarmOptions::Action::List) {
        const auto loaded =
            loadConfig(options->configFile.isEmpty() ? defaultConfigFile() : options->configFile);
        if (!loaded)
            return complain(loaded.error().text);
        const ConsoleConfig &config = loaded->config;
        who.name = config.operatorName.isEmpty() ? loginName() : config.operatorName;
        who.role = options->role.value_or(config.role);
    }
    return print(answerAlarms(*options, who, SystemClock()));
}

/// As runAudit(). Where console.toml says that the history lies elsewhere, it is read there.
int runHistory(const QStringList &arguments)
{
    using Action = HistoryOptions::Action;
    const SystemClock clock;
    const auto parsed = parseHistoryOptions(arguments, clock.wall());
    if (!parsed)
        return complain(parsed.error().text);
    HistoryOptions options = *parsed;
    const auto loaded =
        loadConfig(options.configFile.isEmpty() ? defaultConfigFile() : options.configFile);
    if (!loaded && options.dataDirectory.isEmpty())
        return complain(loaded.error().text);
    const QString data =
        options.dataDirectory.isEmpty() ? defaultDataDirectory() : options.dataDirectory;
    const HistorySettings settings = loaded ? loaded->config.history : HistorySettings{};
    options.keepDays = settings.keepDays;
    options.keepBytes = settings.keepBytes;
    // A copy in a folder that is named is meant, wherever the history itself lies.
    const bool named = !options.dataDirectory.isEmpty()
        && QFileInfo::exists(History::historyFileIn(options.dataDirectory));
    const QString folder =
        named ? data : historyFolder(loaded ? loaded->config.history : HistorySettings{}, data);
    if (options.action == Action::Check)
        return print(checkHistory(options, folder));
    if (options.action == Action::Backup)
        return print(backUpHistory(options, folder));
    Termination termination;
    QObject::connect(&termination, &Termination::requested, &termination,
                     [] { QCoreApplication::exit(int(ExitStatus::NotConfirmed)); });
    History::SqliteHistoryReader reader(folder);
    HistoryJob job(reader, options, Device::loadCatalogue(profileDirectories()).catalogue,
                   [](const QByteArray &lines) {
                       std::fwrite(lines.constData(), 1, size_t(lines.size()), stdout);
                   });
    QObject::connect(&job, &HistoryJob::finished, &termination,
                     [](ExitStatus status, const QString &complaint) {
                         QCoreApplication::exit(print({status, {}, complaint}));
                     });
    QMetaObject::invokeMethod(&job, &HistoryJob::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

/// The stages up to the one that would need the secrets are of use without them.
BrokerSecrets askForSecrets(const BrokerProfile &profile)
{
    BrokerSecrets secrets;
    for (const SecretKind kind : profile.secrets()) {
        if (const auto value = askSecret(secretQuestion(profile, kind)))
            secrets.set(kind, *value);
        else
            std::fprintf(stderr, "raptorctl: %s\n", qPrintable(value.error().text));
    }
    return secrets;
}

/// Without a console: nothing is connected but what is tested.
int runProbe(const QStringList &arguments)
{
    const auto options = parseProbeOptions(arguments);
    if (!options)
        return complain(options.error().text);
    const auto loaded =
        loadConfig(options->configFile.isEmpty() ? defaultConfigFile() : options->configFile);
    const bool isAddress = options->broker.contains(QLatin1String("://"));
    if (!loaded && !isAddress)
        return complain(loaded.error().text);
    const auto profile =
        profileOf(*options, loaded ? loaded->config.brokers : QList<BrokerProfile>());
    if (!profile)
        return complain(profile.error().text);
    const SystemClock clock;
    Termination termination;
    QObject::connect(&termination, &Termination::requested, &termination,
                     [] { QCoreApplication::exit(int(ExitStatus::NotConfirmed)); });
    Link::ConnectionTest test(Device::loadCatalogue(profileDirectories()).catalogue, clock);
    if (options->dataWait)
        test.setDataWait(*options->dataWait);
    ProbeJob job(test, options->json);
    QObject::connect(&job, &ProbeJob::finished, &termination,
                     [](ExitStatus status) { QCoreApplication::exit(int(status)); });
    const BrokerSecrets secrets = askForSecrets(*profile);
    QMetaObject::invokeMethod(
        &job, [&] { job.start(*profile, secrets); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

template <class Job>
int run(Console &console, Job &job)
{
    int status = 0;
    QObject::connect(&job, &Job::finished, &console, [&status](ExitStatus result) {
        status = int(result);
        QCoreApplication::exit(status);
    });
    console.start();
    return QCoreApplication::exec();
}

/// @p interrupted: how it ends if somebody ends it before it has begun.
int runConsole(const CtlOptions &options, const ConsoleSetup &setup, ExitStatus interrupted)
{
    const SystemClock clock;
    Console console(setup, clock);
    const bool stops = options.verb == CtlOptions::Verb::Command && isStop(options.kind);
    CtlSecrets secrets(console);
    if (options.verb == CtlOptions::Verb::Brokers) {
        // A broker without its password is listed as what it is.
        if (const auto collected = secrets.collect(); !collected)
            std::fprintf(stderr, "raptorctl: %s\n", qPrintable(collected.error().text));
        else if (!*collected)
            return int(interrupted);
        BrokersJob job(console, options); // its time runs from here
        return run(console, job);
    }
    if (!stops) {
        const auto collected = secrets.collect();
        if (!collected)
            return complain(collected.error().text);
        if (!*collected)
            return int(interrupted);
    }
    if (options.verb == CtlOptions::Verb::Watch) {
        WatchJob job(console, options);
        return run(console, job);
    }
    if (options.verb == CtlOptions::Verb::Devices) {
        DevicesJob job(console, options);
        return run(console, job);
    }
    if (options.verb == CtlOptions::Verb::ForgetDevice) {
        ForgetDeviceJob job(console, options, setup);
        return run(console, job);
    }
    if (options.verb == CtlOptions::Verb::ConfirmSite) {
        ConfirmSiteJob job(console, options, setup);
        return run(console, job);
    }
    for (const DeviceId &device : options.devices)
        console.plant().addKnownDevice(device, {});
    CommandJob job(console, options, clock);
    QObject::connect(&secrets, &CtlSecrets::askingAgain, &job, &CommandJob::awaitPasswords);
    QObject::connect(&secrets, &CtlSecrets::finished, &job, &CommandJob::passwordsAsked);
    if (stops) {
        job.awaitPasswords();
        secrets.collectBeside();
    }
    return run(console, job);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    // What is printed is read by scripts: English whatever the locale, but with its plurals.
    const Translations translations{QLocale(QLocale::English)};
    QCoreApplication::setApplicationName(QStringLiteral("raptorctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RAPTOR_VERSION));
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (isAuditRequest(arguments))
        return runAudit(arguments);
    if (isAlarmRequest(arguments))
        return runAlarms(arguments);
    if (isHistoryRequest(arguments))
        return runHistory(arguments);
    if (isProbeRequest(arguments))
        return runProbe(arguments);
    const auto options = parseCtlOptions(arguments);
    if (!options)
        return complain(options.error().text);
    if (options->verb == CtlOptions::Verb::Help)
        return print({ExitStatus::Confirmed, ctlHelp().toUtf8(), {}});
    if (options->verb == CtlOptions::Verb::Version)
        return print({ExitStatus::Confirmed, "raptorctl " RAPTOR_VERSION "\n", {}});
    const auto setup = makeSetup(*options);
    if (!setup)
        return complain(setup.error().text);
    Termination termination;
    // Whoever interrupts a command does not know what became of it.
    const ExitStatus interrupted = options->verb == CtlOptions::Verb::Command
        ? ExitStatus::NotConfirmed
        : ExitStatus::Confirmed;
    QObject::connect(&termination, &Termination::requested, &application,
                     [interrupted] { QCoreApplication::exit(int(interrupted)); });

    return runConsole(*options, *setup, interrupted);
}
