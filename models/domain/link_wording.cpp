// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/link_wording.h"

#include "models/domain/wording.h"

#include <QtCore/QCoreApplication>

#include <algorithm>

namespace Raptor::Wording {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Wording)
};

constexpr int timeWidth = 7;

template <class Enum>
int widest(Enum last)
{
    qsizetype width = 0;
    for (int i = 0; i <= int(last); ++i)
        width = std::max(width, of(Enum(i)).size());
    return int(width);
}

} // namespace

QString of(ConnectionStage stage)
{
    switch (stage) {
    case ConnectionStage::NameLookup:
        return Words::tr("Name lookup");
    case ConnectionStage::Tcp:
        return Words::tr("TCP");
    case ConnectionStage::Tls:
        return Words::tr("TLS");
    case ConnectionStage::WebSocket:
        return Words::tr("WebSocket");
    case ConnectionStage::Mqtt:
        return Words::tr("MQTT");
    case ConnectionStage::Subscription:
        return Words::tr("Subscription");
    case ConnectionStage::FirstData:
        return Words::tr("First data");
    }
    Q_UNREACHABLE();
}

QString of(StageState state)
{
    switch (state) {
    case StageState::Waiting:
        return Words::tr("waiting", "stage of a connection test");
    case StageState::Running:
        return Words::tr("running", "stage of a connection test");
    case StageState::Passed:
        return Words::tr("passed", "stage of a connection test");
    case StageState::Failed:
        return Words::tr("failed", "stage of a connection test");
    case StageState::Skipped:
        return Words::tr("skipped", "stage of a connection test");
    }
    Q_UNREACHABLE();
}

QString timeOf(const ConnectionStageResult &result)
{
    const bool ended = result.state == StageState::Passed || result.state == StageState::Failed;
    return ended ? duration(result.took) : QString();
}

QString lineOf(const ConnectionStageResult &result)
{
    const QString stage = of(result.stage).leftJustified(widest(ConnectionStage::FirstData));
    const QString state = of(result.state).leftJustified(widest(StageState::Skipped));
    const QString line =
        QStringLiteral("%1  %2  %3  %4")
            .arg(stage, state, timeOf(result).rightJustified(timeWidth), result.text);
    return line.trimmed();
}

QString machineName(ConnectionStage stage)
{
    switch (stage) {
    case ConnectionStage::NameLookup:
        return QStringLiteral("name-lookup");
    case ConnectionStage::Tcp:
        return QStringLiteral("tcp");
    case ConnectionStage::Tls:
        return QStringLiteral("tls");
    case ConnectionStage::WebSocket:
        return QStringLiteral("websocket");
    case ConnectionStage::Mqtt:
        return QStringLiteral("mqtt");
    case ConnectionStage::Subscription:
        return QStringLiteral("subscription");
    case ConnectionStage::FirstData:
        return QStringLiteral("first-data");
    }
    Q_UNREACHABLE();
}

QString machineName(StageState state)
{
    switch (state) {
    case StageState::Waiting:
        return QStringLiteral("waiting");
    case StageState::Running:
        return QStringLiteral("running");
    case StageState::Passed:
        return QStringLiteral("passed");
    case StageState::Failed:
        return QStringLiteral("failed");
    case StageState::Skipped:
        return QStringLiteral("skipped");
    }
    Q_UNREACHABLE();
}

QString machineName(ProbeState state)
{
    switch (state) {
    case ProbeState::NotConfigured:
        return QStringLiteral("not-configured");
    case ProbeState::Unknown:
        return QStringLiteral("unknown");
    case ProbeState::Healthy:
        return QStringLiteral("healthy");
    case ProbeState::Unhealthy:
        return QStringLiteral("unhealthy");
    }
    Q_UNREACHABLE();
}

QString machineName(SessionState state)
{
    switch (state) {
    case SessionState::Down:
        return QStringLiteral("down");
    case SessionState::Connecting:
        return QStringLiteral("connecting");
    case SessionState::Up:
        return QStringLiteral("up");
    }
    Q_UNREACHABLE();
}

} // namespace Raptor::Wording
