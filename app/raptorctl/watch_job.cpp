// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptorctl/watch_job.h"

#include "app/raptorctl/line_printer.h"

#include <cstdio>
#include <fnmatch.h>

namespace Raptor::App {

namespace {

constexpr Milliseconds listenFor{3000};

void write(const QByteArray &line)
{
    std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
}

} // namespace

WatchJob::WatchJob(Console &console, const CtlOptions &options, QObject *parent) :
    QObject(parent), m_console(console), m_glob(options.tagGlob.toUtf8()), m_json(options.json)
{
    connect(&console.plant(), &Models::PlantStore::samplesArrived, this, &WatchJob::print);
    connect(&console.fleet(), &Link::BrokerFleet::pathsChanged, this,
            [this] { m_wasUp = m_wasUp || !m_console.fleet().brokersUp().isEmpty(); });
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &WatchJob::end);
    if (options.runFor)
        m_timer.start(*options.runFor);
}

void WatchJob::print(const QList<Sample> &samples)
{
    m_wasUp = true;
    for (const Sample &sample : samples) {
        if (::fnmatch(m_glob.constData(), sample.tag.text().toUtf8().constData(), 0) == 0)
            write(sampleLine(sample, m_json));
    }
    std::fflush(stdout);
}

void WatchJob::end()
{
    Q_EMIT finished(m_wasUp ? ExitStatus::Confirmed : ExitStatus::NoLink);
}

DevicesJob::DevicesJob(Console &console, const CtlOptions &options, QObject *parent) :
    QObject(parent), m_console(console), m_json(options.json)
{
    connect(&console.fleet(), &Link::BrokerFleet::pathsChanged, this,
            [this] { m_wasUp = m_wasUp || !m_console.fleet().brokersUp().isEmpty(); });
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DevicesJob::end);
    m_timer.start(options.runFor.value_or(listenFor));
}

void DevicesJob::end()
{
    const QList<DeviceId> devices = m_console.plant().knownDevices();
    for (const DeviceId &device : devices) {
        if (const auto state = m_console.plant().state(device))
            write(deviceLine(device, *state, m_json));
    }
    std::fflush(stdout);
    Q_EMIT finished(m_wasUp ? ExitStatus::Confirmed : ExitStatus::NoLink);
}

} // namespace Raptor::App
