// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/link/connection_test.h"

#include "protocol/link/connection_walk.h"

#include <algorithm>

namespace Raptor::Link {

namespace {

constexpr Milliseconds dataAtLeast{5000};
constexpr Milliseconds dataAtMost{10'000};

} // namespace

Milliseconds firstDataWithin(const ProfileCatalogue &catalogue)
{
    Milliseconds quickest = dataAtMost;
    for (const ProfilePtr &profile : catalogue.profiles())
        quickest = std::min(quickest, profile->period);
    return std::clamp(2 * quickest, dataAtLeast, dataAtMost);
}

ConnectionTest::ConnectionTest(ProfileCatalogue catalogue, const Clock &clock, QObject *parent)
    : QObject(parent), m_catalogue(std::move(catalogue)), m_clock(clock),
      m_dataWait(firstDataWithin(m_catalogue))
{
    m_thread.setObjectName(QStringLiteral("raptor-test")); // 15 characters at most
}

ConnectionTest::~ConnectionTest()
{
    cancel();
    m_thread.quit();
    m_thread.wait();
}

void ConnectionTest::start(const BrokerProfile &profile, const BrokerSecrets &secrets)
{
    cancel();
    const quint64 number = m_number;
    const auto isCurrent = [this, number] { return m_number == number; };
    auto *walk = new ConnectionWalk(
        {.profile = profile, .secrets = secrets, .catalogue = m_catalogue, .dataWait = m_dataWait},
        m_clock);
    connect(walk, &ConnectionWalk::stageChanged, this,
            [this, isCurrent](const ConnectionStageResult &result) {
                if (isCurrent())
                    Q_EMIT stageChanged(result);
            });
    connect(walk, &ConnectionWalk::remarked, this, [this, isCurrent](const QString &text) {
        if (isCurrent())
            Q_EMIT remarked(text);
    });
    connect(walk, &ConnectionWalk::finished, this,
            [this, isCurrent](bool passed, const QString &text) {
                if (!isCurrent())
                    return;
                cancel();
                Q_EMIT finished(passed, text);
            });
    m_walk = walk;
    walk->moveToThread(&m_thread);
    m_thread.start();
    const QPointer<ConnectionTest> self(this);
    const QList<ConnectionStageResult> stages = ConnectionWalk::stagesOf(profile);
    for (const ConnectionStageResult &stage : stages) {
        Q_EMIT stageChanged(stage);
        if (!self || !isCurrent())
            return;
    }
    QMetaObject::invokeMethod(walk, &ConnectionWalk::begin, Qt::QueuedConnection);
}

void ConnectionTest::cancel()
{
    ++m_number;
    if (!m_walk)
        return;
    m_walk->disconnect(this);
    std::exchange(m_walk, nullptr)->deleteLater();
}

} // namespace Raptor::Link
