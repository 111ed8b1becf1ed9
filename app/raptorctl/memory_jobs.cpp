// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptorctl/memory_jobs.h"

#include "app/raptorctl/json_line.h"
#include "models/history/alarm_claim.h"

#include <QtCore/QJsonArray>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace Raptor::App {

namespace {

constexpr Milliseconds listenFor{3000};

} // namespace

MemoryJob::MemoryJob(Console &console, const CtlOptions &options, const ConsoleSetup &setup,
                     QObject *parent)
    : QObject(parent), m_console(console), m_dataDirectory(setup.dataDirectory),
      m_role(setup.config.role), m_json(options.json), m_timer(this)
{
    connect(&console, &Console::memoryKept, this, &MemoryJob::onKept);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &MemoryJob::begin);
    m_timer.start(options.runFor.value_or(listenFor));
}

void MemoryJob::begin()
{
    if (m_role != OperatorRole::Operate)
        return refuse(ExitStatus::Refused, QStringLiteral("the role view changes nothing"));
    History::AlarmClaim claim(m_dataDirectory); // which every console with a window has
    const auto taken = claim.take();
    if (!taken)
        return refuse(ExitStatus::Broken, taken.error().text);
    if (!*taken) {
        return refuse(ExitStatus::Refused,
                      QStringLiteral("a console runs on %1: do it there").arg(m_dataDirectory));
    }
    claim.release();
    change();
}

void MemoryJob::refuse(ExitStatus status, const QString &why)
{
    std::fprintf(stderr, "raptorctl: %s\n", qPrintable(printable(why)));
    Q_EMIT finished(status);
}

void MemoryJob::awaitKept(const QByteArray &line)
{
    m_line = line;
}

void MemoryJob::onKept(const QString &why)
{
    const QByteArray line = std::exchange(m_line, {}); // told once, however often it is kept
    if (line.isEmpty())
        return;
    if (!why.isEmpty())
        return refuse(ExitStatus::Broken, why);
    std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    std::fflush(stdout);
    Q_EMIT finished(ExitStatus::Confirmed);
}

ConfirmSiteJob::ConfirmSiteJob(Console &console, const CtlOptions &options,
                               const ConsoleSetup &setup, QObject *parent)
    : MemoryJob(console, options, setup, parent), m_broker(options.brokerName)
{
}

void ConfirmSiteJob::change()
{
    SourceDirector &sources = console().sources();
    const QList<BrokerProfile> brokers = sources.profiles();
    const bool exists = std::any_of(brokers.cbegin(), brokers.cend(),
                                    [this](const auto &broker) { return broker.name == m_broker; });
    if (!exists)
        return refuse(ExitStatus::Usage,
                      QStringLiteral("there is no broker named \"%1\"").arg(m_broker));
    if (sources.areSitesLost()) {
        return refuse(ExitStatus::Broken,
                      QStringLiteral("the file known-sites cannot be read: mend or remove it"));
    }
    const BrokerStatus status = console().fleet().status(m_broker);
    if (status.telemetry != SessionState::Up) {
        return refuse(ExitStatus::NoLink,
                      QStringLiteral("no link to %1: %2").arg(m_broker, status.lastError));
    }
    QStringList devices;
    for (const DeviceId &device : sources.strangersAt(m_broker))
        devices.append(device.text());
    if (!status.siteUnconfirmed || devices.isEmpty())
        return refuse(ExitStatus::Refused,
                      QStringLiteral("%1: there is nothing to confirm").arg(m_broker));
    devices.sort();
    awaitKept(isJson() ? JsonLine()
                             .add("broker", m_broker)
                             .add("confirmed", QJsonArray::fromStringList(devices))
                             .line()
                       : printable(QStringLiteral("%1: confirmed: %2")
                                       .arg(m_broker, devices.join(QLatin1String(", "))))
                             .toUtf8()
                      + '\n');
    sources.confirmSite(m_broker);
}

ForgetDeviceJob::ForgetDeviceJob(Console &console, const CtlOptions &options,
                                 const ConsoleSetup &setup, QObject *parent)
    : MemoryJob(console, options, setup, parent), m_device(options.devices.constFirst())
{
}

void ForgetDeviceJob::change()
{
    awaitKept(isJson() ? JsonLine().add("forgotten", m_device.text()).line()
                       : printable(m_device.text()).toUtf8() + ": forgotten\n");
    if (const Outcome forgotten = console().forgetDevice(m_device); !forgotten) {
        awaitKept({});
        refuse(ExitStatus::Refused, forgotten.error().text);
    }
}

} // namespace Raptor::App
