// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/broker_links.h"

#include "protocol/link/thread_rank.h"

#include <tuple>

namespace Raptor::Link {

using namespace Qt::StringLiterals;

BrokerLinks::BrokerLinks(const BrokerProfile &profile, const BrokerSecrets &secrets,
                         const ProfileCatalogue &catalogue, const Clock &clock, Mailbox &mailbox,
                         QObject *parent)
    : QObject(parent), m_telemetry(new TelemetryLink({profile, secrets, LinkRole::Telemetry},
                                                     catalogue, clock, mailbox)),
      m_command(new CommandConnection({profile, secrets, LinkRole::Command}, catalogue, clock))
{
    m_telemetryThread.setObjectName(u"telemetry "_s + profile.name);
    m_commandThread.setObjectName(u"command "_s + profile.name);
    m_telemetry->moveToThread(&m_telemetryThread);
    m_command->moveToThread(&m_commandThread);
    connectSignals();
    connect(&m_telemetryThread, &QThread::started, m_telemetry, &letOthersGoFirst);
    m_telemetryThread.start();
    m_commandThread.start();
}

BrokerLinks::~BrokerLinks()
{
    requestStop();
    m_commandThread.wait();
    m_telemetryThread.wait();
}

void BrokerLinks::connectSignals()
{
    connect(m_telemetry, &TelemetryLink::statusChanged, this, &BrokerLinks::telemetryChanged);
    connect(m_telemetry, &TelemetryLink::refusedChanged, this, &BrokerLinks::refusedChanged);
    connect(m_command, &CommandConnection::statusChanged, this, &BrokerLinks::commandChanged);
    connect(m_command, &CommandConnection::roundTripMeasured, this,
            &BrokerLinks::roundTripMeasured);
    connect(m_command, &CommandConnection::heardNothing, m_telemetry, &TelemetryLink::verify);
    connect(m_command, &CommandConnection::written, this, &BrokerLinks::written);
    connect(m_command, &CommandConnection::acknowledged, this, &BrokerLinks::acknowledged);
    connect(m_command, &CommandConnection::failed, this, &BrokerLinks::failed);
    // Direct: the valve belongs between the threads.
    connect(m_command, &CommandConnection::feedback, &m_valve, &FeedbackValve::push,
            Qt::DirectConnection);
    connect(&m_valve, &FeedbackValve::heard, this, &BrokerLinks::feedback);
    // Direct: quit() is thread-safe, and the GUI thread may be waiting in the destructor.
    connect(m_telemetry, &TelemetryLink::stopped, &m_telemetryThread, &QThread::quit,
            Qt::DirectConnection);
    connect(m_command, &CommandConnection::stopped, &m_commandThread, &QThread::quit,
            Qt::DirectConnection);
    connect(&m_telemetryThread, &QThread::finished, m_telemetry, &QObject::deleteLater);
    connect(&m_commandThread, &QThread::finished, m_command, &QObject::deleteLater);
}

void BrokerLinks::start()
{
    QMetaObject::invokeMethod(m_command, &CommandConnection::start, Qt::QueuedConnection);
    QMetaObject::invokeMethod(m_telemetry, &TelemetryLink::start, Qt::QueuedConnection);
}

void BrokerLinks::retryNow()
{
    if (m_stopping)
        return;
    QMetaObject::invokeMethod(m_command, &CommandConnection::retryNow, Qt::QueuedConnection);
    QMetaObject::invokeMethod(m_telemetry, &TelemetryLink::retryNow, Qt::QueuedConnection);
}

void BrokerLinks::setFilters(const QStringList &filters)
{
    if (m_stopping)
        return;
    QMetaObject::invokeMethod(
        m_telemetry, [link = m_telemetry, filters] { link->setFilters(filters); },
        Qt::QueuedConnection);
}

void BrokerLinks::setKnownTopics(const QStringList &topics)
{
    if (m_stopping)
        return;
    QMetaObject::invokeMethod(
        m_telemetry, [link = m_telemetry, topics] { link->setKnownTopics(topics); },
        Qt::QueuedConnection);
}

void BrokerLinks::hurry()
{
    if (!m_stopping)
        QMetaObject::invokeMethod(m_command, &CommandConnection::hurry, Qt::QueuedConnection);
}

void BrokerLinks::hand(const CommandLetter &letter)
{
    if (m_stopping)
        return Q_EMIT failed(letter.commandId, tr("the connection is being closed"), false);
    m_handed.append(letter);
}

bool BrokerLinks::flush(const std::function<void()> &left)
{
    if (m_handed.isEmpty() || m_stopping)
        return false;
    m_command->post(std::exchange(m_handed, {}), left);
    return true;
}

void BrokerLinks::follow(const QStringList &stateTopics)
{
    if (!m_stopping)
        m_command->postFollow(stateTopics);
}

void BrokerLinks::overtake(const QString &topic)
{
    if (!m_stopping)
        m_command->postOvertaken(topic);
}

void BrokerLinks::requestStop()
{
    if (m_stopping)
        return;
    m_stopping = true;
    QMetaObject::invokeMethod(m_command, &CommandConnection::stop, Qt::QueuedConnection);
    QMetaObject::invokeMethod(m_telemetry, &TelemetryLink::stop, Qt::QueuedConnection);
}

void BrokerLinks::retire()
{
    connect(&m_telemetryThread, &QThread::finished, this, &BrokerLinks::deleteWhenThrough);
    connect(&m_commandThread, &QThread::finished, this, &BrokerLinks::deleteWhenThrough);
    requestStop();
}

void BrokerLinks::deleteWhenThrough()
{
    if (!m_telemetryThread.isRunning() && !m_commandThread.isRunning())
        deleteLater();
}

bool sameLink(const BrokerProfile &a, const BrokerProfile &b)
{
    const auto link = [](const BrokerProfile &profile) {
        return std::tie(profile.url, profile.user, profile.connectTimeout, profile.caFile,
                        profile.caPin, profile.expectedHost, profile.clientCertificate,
                        profile.clientKey, profile.keyHasPassphrase, profile.version,
                        profile.keepAlive, profile.headers, profile.tokenHeader,
                        profile.trustedNetwork, profile.bridged);
    };
    return link(a) == link(b);
}

} // namespace Raptor::Link
