// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/control_desk.h"
#include "app/raptor-sim/input_lines.h"
#include "app/raptor-sim/trace_file.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include <cstdio>
#include <memory>

#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Raptor;

namespace {

constexpr int kFailure = 1;
constexpr int kWrongArguments = 2;

void say(const QString &text, FILE *stream = stdout)
{
    std::fputs(qUtf8Printable(text + u'\n'), stream);
    std::fflush(stream);
}

void remark(const QString &text)
{
    say(u"raptor-sim: "_s + text, stderr);
}

int complain(const QString &text, int status)
{
    remark(text);
    return status;
}

/// A client for each device and broker is more than the usual 1024 files for a large plant.
void allowManyConnections()
{
    rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

QByteArray healthContent(const Sim::SimOptions &options, const Clock &clock, BootTime startedAt)
{
    const QJsonObject content{
        {u"status"_s, u"ok"_s},
        {u"site"_s, options.site},
        {u"raptors"_s, options.raptors.size()},
        {u"guardians"_s, options.guardians.size()},
        {u"batteries"_s, options.batteries.size()},
        {u"uptime_s"_s, qint64((clock.now() - startedAt).count() / 1000)},
    };
    return QJsonDocument(content).toJson(QJsonDocument::Compact) + '\n';
}

/// Lines in, answers out; the ways to end.
void connectControls(const Sim::SimOptions &options, Sim::Plant &plant, Sim::ControlDesk &desk,
                     Sim::InputLines &input, const Sim::TerminationSignals &termination)
{
    QObject::connect(&input, &Sim::InputLines::lineRead, &desk, [&desk](const QString &line) {
        if (const QString answer = desk.obey(line); !answer.isEmpty())
            say(answer);
    });
    if (options.endWithInput)
        QObject::connect(&input, &Sim::InputLines::ended, &plant, &Sim::Plant::shutDown);
    QObject::connect(&desk, &Sim::ControlDesk::quitRequested, &plant, &Sim::Plant::shutDown);
    QObject::connect(&termination, &Sim::TerminationSignals::terminationRequested, &plant,
                     &Sim::Plant::shutDown);
    QObject::connect(&plant, &Sim::Plant::closed, qApp, &QCoreApplication::quit);
}

/// What the plant has to tell.
void connectReports(const Sim::SimOptions &options, Sim::Plant &plant, Sim::TraceFile &traces)
{
    QObject::connect(&plant, &Sim::Plant::commandSeen, &plant,
                     [&traces](const Sim::CommandTrace &trace) {
                         if (!traces.write(trace))
                             remark(u"the record of a command could not be written"_s);
                     });
    QObject::connect(&plant, &Sim::Plant::brokerLost, &plant, [](const QString &broker) {
        remark(u"no connection to %1, trying on"_s.arg(broker));
    });
    QObject::connect(&plant, &Sim::Plant::brokerReached, &plant,
                     [](const QString &broker) { remark(u"connected to %1 again"_s.arg(broker)); });
    if (options.printReady) {
        QObject::connect(&plant, &Sim::Plant::ready, &plant, [&options] {
            say(u"ready raptors=%1 guardians=%2 batteries=%3"_s.arg(options.raptors.size())
                    .arg(options.guardians.size())
                    .arg(options.batteries.size()));
        });
    }
}

Outcome openGate(const Sim::SimOptions &options, Sim::BrokerGate &gate)
{
    if (options.certificateDays) {
        if (const Outcome certified = gate.certify(*options.certificateDays); !certified)
            return certified;
    }
    if (const Outcome opened = gate.open(*options.gatePort); !opened)
        return opened;
    say(u"gate "_s + gate.url().toString());
    if (options.certificateDays)
        say(u"authority "_s + gate.authorityFile());
    return std::monostate{};
}

Outcome openFeed(const Sim::SimOptions &options, const Sim::Plant &plant, Sim::BatteryFeed &feed)
{
    if (const Outcome opened = feed.open(*options.batteryFeedPort); !opened)
        return opened;
    QObject::connect(&plant, &Sim::Plant::batteryReported, &feed, &Sim::BatteryFeed::push);
    say(u"feed "_s + feed.url().toString());
    return std::monostate{};
}

int run(const Sim::SimOptions &options)
{
    allowManyConnections();
    const SystemClock clock;
    Sim::TraceFile traces;
    if (!options.recordFile.isEmpty()) {
        if (const Outcome opened = traces.open(options.recordFile); !opened)
            return complain(opened.error().text, kWrongArguments);
    }
    const Sim::TerminationSignals termination;
    Sim::Plant plant(options, clock);
    for (const Sim::FaultOrder &order : options.faults) {
        if (const Outcome set = plant.setFault(order.device, order.fault); !set)
            return complain(u"--fault: "_s + set.error().text, kWrongArguments);
    }

    std::unique_ptr<Sim::HealthPage> health;
    if (options.healthPort) {
        const BootTime startedAt = clock.now();
        health = std::make_unique<Sim::HealthPage>(
            [&options, &clock, startedAt] { return healthContent(options, clock, startedAt); });
        if (const Outcome opened = health->open(*options.healthPort); !opened)
            return complain(opened.error().text, kFailure);
        say(u"health "_s + health->url().toString());
    }
    std::unique_ptr<Sim::BrokerGate> gate;
    if (options.gatePort) {
        gate = std::make_unique<Sim::BrokerGate>(options.firstBroker());
        if (const Outcome opened = openGate(options, *gate); !opened)
            return complain(opened.error().text, kFailure);
    }
    std::unique_ptr<Sim::BatteryFeed> feed;
    if (options.batteryFeedPort) {
        feed = std::make_unique<Sim::BatteryFeed>(clock);
        if (const Outcome opened = openFeed(options, plant, *feed); !opened)
            return complain(opened.error().text, kFailure);
    }
    Sim::ControlDesk desk(plant, health.get(), gate.get());
    desk.setFeed(feed.get());
    Sim::InputLines input(STDIN_FILENO);
    connectControls(options, plant, desk, input, termination);
    connectReports(options, plant, traces);
    plant.start();
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"raptor-sim"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(RAPTOR_VERSION));
    const Result<Sim::SimOptions> options = Sim::SimOptions::parse(QCoreApplication::arguments());
    if (!options)
        return complain(options.error().text, kWrongArguments);
    switch (options->action) {
    case Sim::SimOptions::Action::ShowHelp:
        say(options->helpText);
        return 0;
    case Sim::SimOptions::Action::ShowVersion:
        say(u"raptor-sim "_s + QCoreApplication::applicationVersion());
        return 0;
    case Sim::SimOptions::Action::Run:
        return run(*options);
    }
    Q_UNREACHABLE();
}
