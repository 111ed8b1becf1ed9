// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/keychain_store.h"
#include "app/core/login_name.h"
#include "app/core/paths.h"
#include "app/core/termination.h"
#include "app/core/time_zone.h"
#include "app/core/translations.h"
#include "app/demo/demo_plant.h"
#include "app/raptor-console/desktop.h"

#include <QtCore/QFileInfo>
#include <QtGui/QIcon>
#include <QtWidgets/QApplication>

#include <cstdio>

using namespace Raptor;
using namespace Raptor::App;

namespace {

constexpr int usageStatus = 2;

void complain(const QString &text)
{
    std::fprintf(stderr, "raptor-console: %s\n", qPrintable(text));
}

/// What the command line and console.toml say together. A broken file is a remark: the operator
/// gets a window that says so, not none.
Desktop::Setup makeSetup(const ConsoleOptions &options)
{
    Desktop::Setup setup;
    setup.options = options;
    setup.version = QCoreApplication::applicationVersion();
    setup.console.profileDirectories = profileDirectories();
    setup.console.dataDirectory
        = options.dataDirectory.isEmpty() ? defaultDataDirectory() : options.dataDirectory;
    const QString file = options.configFile.isEmpty() ? defaultConfigFile() : options.configFile;
    if (!options.configFile.isEmpty() && !QFileInfo::exists(file))
        setup.remarks.append(QStringLiteral("%1 does not exist yet").arg(file));
    if (const auto loaded = loadConfig(file)) {
        setup.console.config = loaded->config;
        setup.remarks = loaded->remarks;
    } else {
        setup.remarks.append(loaded.error().text);
    }
    if (options.broker) {
        setup.console.config.brokers = {commandLineBroker(*options.broker)};
        setup.console.config.feeds.clear();
    } else {
        setup.console.configFile = file;
    }
    setup.console.secretStore = std::make_shared<KeychainStore>();
    if (options.role)
        setup.console.config.role = *options.role;
    setup.console.operatorName = setup.console.config.operatorName.isEmpty()
        ? loginName()
        : setup.console.config.operatorName;
    return setup;
}

/// What people of the demo plant call their machines.
QMap<DeviceId, QString> demoNames(const QString &site)
{
    const std::pair<const char *, const char *> names[]
        = {{"bin-1-fan", "bin-1 fan"}, {"bin-2-fan", "bin-2 fan"}, {"dryer-1", "dryer fan"}};
    QMap<DeviceId, QString> result;
    for (const auto &[device, name] : names) {
        if (const auto id = DeviceId::make(u"raptor", site, QString::fromLatin1(device)))
            result.insert(*id, QString::fromLatin1(name));
    }
    if (const auto pump = DeviceId::parse(u"guardian/pump-house"))
        result.insert(*pump, QStringLiteral("pump house"));
    return result;
}

/// The demo knows nothing of the real plant: own brokers, nothing kept, nothing read.
Desktop::Setup makeDemoSetup(const ConsoleOptions &options, const DemoPlant &plant)
{
    Desktop::Setup setup;
    setup.options = options;
    setup.version = QCoreApplication::applicationVersion();
    setup.console.profileDirectories = {QStringLiteral(":/raptor/profiles")};
    setup.console.operatorName = QStringLiteral("operator");
    ConsoleConfig &config = setup.console.config;
    config.plant = QStringLiteral("Grain plant");
    config.site = plant.site();
    config.theme = QStringLiteral("dark");
    config.names = demoNames(plant.site());
    config.role = options.role.value_or(OperatorRole::Operate);
    setup.console.dataDirectory = options.dataDirectory;
    BrokerProfile local{.name = QStringLiteral("local"),
                        .url = BrokerUrl::parse(plant.localUrl().toString()).value(),
                        .healthUrl = plant.healthUrl()};
    BrokerProfile cloud{.name = QStringLiteral("cloud"),
                        .url = BrokerUrl::parse(plant.cloudUrl().toString()).value(),
                        .rank = 2};
    config.brokers = {local, cloud};
    config.feeds = {{.name = QStringLiteral("battery-ws"),
                     .url = BrokerUrl::parse(plant.batteryFeedUrl().toString()).value(),
                     .deviceProfile = QStringLiteral("battery")}};
    return setup;
}

/// Shows the window of @p setup, takes the screenshot if one is asked for.
class Session final : public QObject
{
public:
    Session(const Desktop::Setup &setup, const Clock &clock) : m_desktop(setup, clock)
    {
        m_desktop.start();
        if (setup.options.screenshotFile.isEmpty())
            return;
        QTimer::singleShot(setup.options.screenshotAfter, this, [this, setup] {
            const Outcome saved = m_desktop.saveScreenshot(setup.options.screenshotFile);
            if (!saved)
                complain(saved.error().text);
            QCoreApplication::exit(saved ? 0 : 1);
        });
    }

    [[nodiscard]] Console &console() { return m_desktop.console(); }

private:
    Desktop m_desktop;
};

int runDemo(const ConsoleOptions &options, const Clock &clock)
{
    DemoPlant plant;
    std::unique_ptr<Session> session;
    QObject::connect(&plant, &DemoPlant::ready, qApp, [&] {
        session = std::make_unique<Session>(makeDemoSetup(options, plant), clock);
        // Relays report once a minute; the demo does not make anybody wait for that.
        QObject::connect(&session->console().sources(), &SourceDirector::sessionStarted, &plant,
                         &DemoPlant::reportAll);
    });
    QObject::connect(&plant, &DemoPlant::failed, qApp, [&session](const QString &reason) {
        complain(reason);
        if (!session)
            QCoreApplication::exit(1);
    });
    QMetaObject::invokeMethod(&plant, &DemoPlant::start, Qt::QueuedConnection);
    const int status = QApplication::exec();
    session.reset();
    return status;
}

} // namespace

int main(int argc, char **argv)
{
    nameTimeZone();
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    QCoreApplication::setApplicationName(QStringLiteral("raptor-console"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RAPTOR_VERSION));
    const auto options = parseConsoleOptions(arguments, Views::MainWindow::pageNames());
    if (!options) {
        complain(options.error().text);
        return usageStatus;
    }
    if (options->action == ConsoleOptions::Action::Help) {
        std::fputs(qPrintable(options->helpText), stdout);
        return 0;
    }
    if (options->action == ConsoleOptions::Action::Version) {
        std::puts("raptor-console " RAPTOR_VERSION);
        return 0;
    }

    QApplication application(argc, argv);
    const Translations translations(QLocale::system());
    QGuiApplication::setDesktopFileName(QStringLiteral("raptor-console"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/raptor/icons/raptor-console.svg")));
    Termination termination;
    QObject::connect(&termination, &Termination::requested, &application, &QApplication::quit);
    const SystemClock clock;
    if (options->demo)
        return runDemo(*options, clock);
    Link::SystemNetworkWatch network;
    Desktop::Setup setup = makeSetup(*options);
    setup.console.network = &network;
    const Session session(setup, clock);
    return QApplication::exec();
}
