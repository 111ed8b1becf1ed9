// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demo_plant.h"

#include "app/demo/child_process.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Raptor::App {

namespace {

constexpr auto kPatience = 15s;
constexpr auto kHealthWord = "health "_L1;
constexpr auto kFeedWord = "feed "_L1;

} // namespace

DemoSetup DemoSetup::standard()
{
    return {.simulator = QCoreApplication::applicationDirPath() + u"/raptor-sim"_s,
            .mosquitto = findProgram(u"mosquitto"_s),
            .site = u"shop"_s,
            .raptors = {u"bin-1-fan"_s, u"bin-2-fan"_s, u"leg-1"_s, u"leg-2"_s, u"auger-3"_s,
                        u"auger-4"_s, u"dryer-1"_s, u"conveyor-1"_s},
            .guardians = 2,
            .batteries = 1};
}

DemoPlant::DemoPlant(DemoSetup setup, QObject *parent)
    : QObject(parent), m_setup(std::move(setup)),
      m_local(std::make_unique<BrokerProcess>(m_setup.mosquitto, tr("local"))),
      m_cloud(std::make_unique<BrokerProcess>(m_setup.mosquitto, tr("cloud")))
{
    for (BrokerProcess *broker : {m_local.get(), m_cloud.get()}) {
        connect(broker, &BrokerProcess::running, this, &DemoPlant::onBrokerRunning);
        connect(broker, &BrokerProcess::failed, this, &DemoPlant::fail);
    }
    connect(m_local.get(), &BrokerProcess::running, this, &DemoPlant::localBrokerRunning);
    connect(m_cloud.get(), &BrokerProcess::running, this, &DemoPlant::cloudBrokerRunning);

    dieWithParent(m_simulator);
    m_simulator.setProcessChannelMode(QProcess::SeparateChannels);
    connect(&m_simulator, &QProcess::readyReadStandardOutput, this, &DemoPlant::onSimulatorOutput);
    connect(&m_simulator, &QProcess::finished, this, &DemoPlant::onSimulatorFinished);
    connect(&m_simulator, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(tr("The simulated plant did not start: %1").arg(m_simulator.errorString()));
    });
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        fail(tr("The simulated plant did not come up within %n second(s).", nullptr,
                int(kPatience.count())));
    });
}

DemoPlant::~DemoPlant()
{
    endAll();
}

void DemoPlant::endAll()
{
    m_ended = true;
    m_patience.stop();
    endProcess(m_simulator);
    m_local->stop();
    m_cloud->stop();
}

void DemoPlant::start()
{
    // Told from the event loop, so that the caller may connect after the call.
    const auto failSoon = [this](const QString &reason) {
        QTimer::singleShot(0, this, [this, reason] { fail(reason); });
    };
    if (m_setup.mosquitto.isEmpty()) {
        failSoon(tr("mosquitto is not installed: apt install mosquitto"));
        return;
    }
    if (!QFileInfo(m_setup.simulator).isExecutable()) {
        failSoon(tr("The plant simulator is missing: %1").arg(m_setup.simulator));
        return;
    }
    m_patience.start(kPatience);
    m_local->start();
    m_cloud->start();
}

QUrl DemoPlant::localUrl() const
{
    return m_local->url();
}

QUrl DemoPlant::cloudUrl() const
{
    return m_cloud->url();
}

void DemoPlant::stopLocalBroker()
{
    m_local->stop();
}

void DemoPlant::startLocalBroker()
{
    m_local->start();
}

void DemoPlant::stopCloudBroker()
{
    m_cloud->stop();
}

void DemoPlant::startCloudBroker()
{
    m_cloud->start();
}

void DemoPlant::setHealth(bool answering)
{
    tellSimulator(answering ? u"health on"_s : u"health off"_s);
}

void DemoPlant::reportAll()
{
    tellSimulator(u"report"_s);
}

void DemoPlant::setFault(const QString &device, const QString &fault)
{
    tellSimulator(u"fault %1 %2"_s.arg(device, fault));
}

QList<qint64> DemoPlant::processIds() const
{
    QList<qint64> ids{m_local->processId(), m_cloud->processId(), m_simulator.processId()};
    ids.removeAll(0);
    return ids;
}

void DemoPlant::onBrokerRunning()
{
    const bool bothRun = m_local->isRunning() && m_cloud->isRunning();
    if (bothRun && m_simulator.state() == QProcess::NotRunning && !m_ready)
        startSimulator();
}

void DemoPlant::startSimulator()
{
    QStringList arguments{u"--site"_s,         m_setup.site,
                          u"--broker"_s,       localUrl().toString(),
                          u"--broker"_s,       cloudUrl().toString(),
                          u"--cloud-broker"_s, cloudUrl().toString(),
                          u"--guardians"_s,    QString::number(m_setup.guardians),
                          u"--batteries"_s,    QString::number(m_setup.batteries),
                          u"--period"_s,       QString::number(m_setup.periodSeconds),
                          u"--seed"_s,         QString::number(m_setup.seed),
                          u"--health"_s,       u"0"_s,
                          u"--battery-feed"_s, u"0"_s,
                          u"--print-ready"_s,  u"--end-with-input"_s};
    if (!m_setup.raptors.isEmpty())
        arguments << u"--names"_s << m_setup.raptors.join(u',');
    m_simulator.start(m_setup.simulator, arguments);
}

void DemoPlant::onSimulatorOutput()
{
    while (m_simulator.canReadLine())
        onSimulatorLine(QString::fromUtf8(m_simulator.readLine()).trimmed());
}

void DemoPlant::onSimulatorLine(const QString &line)
{
    if (line.startsWith(kHealthWord)) {
        m_healthUrl = QUrl(line.sliced(kHealthWord.size()));
    } else if (line.startsWith(kFeedWord)) {
        m_feedUrl = QUrl(line.sliced(kFeedWord.size()));
    } else if (line.startsWith("ready "_L1) && !m_ready) {
        m_patience.stop();
        m_ready = true;
        Q_EMIT ready();
    } else {
        Q_EMIT simulatorAnswered(line);
        if (line == "ok health on"_L1 || line == "ok health off"_L1)
            Q_EMIT healthChanged(line == "ok health on"_L1);
    }
}

void DemoPlant::onSimulatorFinished()
{
    const QString complaint =
        QString::fromUtf8(m_simulator.readAllStandardError()).trimmed().section(u'\n', -1);
    fail(complaint.isEmpty() ? tr("The simulated plant ended.")
                             : tr("The simulated plant ended: %1").arg(complaint));
}

void DemoPlant::tellSimulator(const QString &line)
{
    if (m_simulator.state() == QProcess::Running)
        m_simulator.write(line.toUtf8() + '\n');
}

void DemoPlant::fail(const QString &reason)
{
    if (m_ended)
        return;
    if (!m_ready)
        endAll();
    Q_EMIT failed(reason);
}

} // namespace Raptor::App
