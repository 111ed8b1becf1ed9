// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptorctl/brokers_job.h"

#include "app/raptorctl/broker_printer.h"

#include <algorithm>
#include <cstdio>
#include <tuple>

namespace Raptor::App {

namespace {

constexpr Milliseconds listenFor{3000};

} // namespace

BrokersJob::BrokersJob(Console &console, const CtlOptions &options, QObject *parent)
    : QObject(parent), m_console(console), m_json(options.json)
{
    connect(&console.fleet(), &Link::BrokerFleet::pathsChanged, this,
            [this] { m_wasUp = m_wasUp || !m_console.fleet().brokersUp().isEmpty(); });
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &BrokersJob::end);
    m_timer.start(options.runFor.value_or(listenFor));
}

void BrokersJob::end()
{
    QList<BrokerProfile> profiles = m_console.sources().profiles();
    std::sort(profiles.begin(), profiles.end(), [](const auto &a, const auto &b) {
        return std::tie(a.rank, a.name) < std::tie(b.rank, b.name);
    });
    const QString current = m_console.sources().current();
    for (const BrokerProfile &profile : std::as_const(profiles)) {
        const QByteArray line = brokerLine(profile, m_console.fleet().status(profile.name),
                                           profile.name == current, m_json);
        std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    }
    for (const FeedProfile &feed : m_console.feeds().feeds()) {
        const QByteArray line = feedLine(feed, m_console.feeds().status(feed.name), m_json);
        std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    }
    std::fflush(stdout);
    Q_EMIT finished(m_wasUp ? ExitStatus::Confirmed : ExitStatus::NoLink);
}

} // namespace Raptor::App
