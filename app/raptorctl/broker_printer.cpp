// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptorctl/broker_printer.h"

#include "app/raptorctl/json_line.h"
#include "models/domain/link_wording.h"
#include "models/domain/wording.h"

#include <QtCore/QDateTime>
#include <QtCore/QJsonArray>

namespace Raptor::App {

namespace {

QByteArray lineFor(const QString &text)
{
    return printable(text).toUtf8() + '\n';
}

QString sessionOf(const BrokerStatus &status)
{
    if (status.telemetry == SessionState::Up && status.command == SessionState::Up)
        return QStringLiteral("up, MQTT %1").arg(status.mqttVersion);
    if (status.telemetry == status.command)
        return Wording::of(status.telemetry);
    return QStringLiteral("telemetry %1, commands %2")
        .arg(Wording::of(status.telemetry), Wording::of(status.command));
}

/// What keeps the broker from full use, in words.
QStringList troubles(const BrokerStatus &status)
{
    QStringList parts;
    for (const QString &words : {status.lastError, status.versionNote}) {
        if (!words.isEmpty())
            parts.append(words);
    }
    if (!status.refusedFilters.isEmpty()) {
        parts.append(QStringLiteral("refused filters: %1")
                         .arg(status.refusedFilters.join(QLatin1String(", "))));
    }
    if (status.siteUnconfirmed)
        parts.append(QStringLiteral("other devices than expected: confirm the site"));
    return parts;
}

QByteArray brokerObject(const BrokerProfile &profile, const BrokerStatus &status, bool preferred)
{
    const auto &expires = status.certificateExpires;
    JsonLine line;
    line.add("broker", profile.name)
        .add("rank", profile.rank)
        .add("url", profile.url.text())
        .add("preferred", preferred)
        .add("health", Wording::machineName(status.probe))
        .add("health_text", status.probeText)
        .add("telemetry", Wording::machineName(status.telemetry))
        .add("command", Wording::machineName(status.command))
        .add("fresh_data", status.freshData)
        .add("messages", status.messages)
        .add("round_trip_ms",
             status.roundTrip ? QJsonValue(qint64(status.roundTrip->count())) : QJsonValue())
        .add("mqtt_version",
             status.mqttVersion.isEmpty() ? QJsonValue() : QJsonValue(status.mqttVersion))
        .add("certificate_expires",
             expires ? QJsonValue(qint64(toEpochMs(*expires))) : QJsonValue())
        .add("refused_filters", QJsonArray::fromStringList(status.refusedFilters))
        .add("site_unconfirmed", status.siteUnconfirmed)
        .add("why_not", troubles(status).join(QLatin1String("; ")));
    return line.line();
}

} // namespace

QByteArray brokerLine(const BrokerProfile &profile, const BrokerStatus &status, bool preferred,
                      bool json)
{
    if (json)
        return brokerObject(profile, status, preferred);
    QStringList parts{QStringLiteral("%1").arg(profile.rank, 2), profile.name.leftJustified(12),
                      profile.url.text().leftJustified(32), sessionOf(status).leftJustified(14),
                      status.freshData ? QStringLiteral("fresh data   ")
                                       : QStringLiteral("no fresh data")};
    if (preferred)
        parts.append(QStringLiteral("in use"));
    if (status.roundTrip)
        parts.append(QStringLiteral("round trip %1").arg(Wording::duration(*status.roundTrip)));
    if (!profile.healthUrl.isEmpty()) {
        parts.append(
            QStringLiteral("health page: %1")
                .arg(status.probeText.isEmpty() ? Wording::of(status.probe) : status.probeText));
    }
    if (status.certificateExpires) {
        const QDateTime until =
            QDateTime::fromMSecsSinceEpoch(toEpochMs(*status.certificateExpires));
        parts.append(QStringLiteral("certificate until %1")
                         .arg(until.toString(QStringLiteral("yyyy-MM-dd"))));
    }
    return lineFor((parts + troubles(status)).join(QLatin1String("  ")));
}

QByteArray feedLine(const FeedProfile &profile, const FeedStatus &status, bool json)
{
    if (json) {
        return JsonLine()
            .add("feed", profile.name)
            .add("url", profile.url.text())
            .add("profile", profile.deviceProfile)
            .add("state", Wording::machineName(status.session))
            .add("fresh_data", status.freshData)
            .add("frames", status.frames)
            .add("round_trip_ms",
                 status.roundTrip ? QJsonValue(qint64(status.roundTrip->count())) : QJsonValue())
            .add("why_not", status.lastError)
            .line();
    }
    QStringList parts{QStringLiteral(" -"),
                      profile.name.leftJustified(12),
                      profile.url.text().leftJustified(32),
                      Wording::of(status.session).leftJustified(14),
                      status.freshData ? QStringLiteral("fresh data   ")
                                       : QStringLiteral("no fresh data"),
                      QStringLiteral("feed, read only")};
    if (!status.lastError.isEmpty())
        parts.append(status.lastError);
    return lineFor(parts.join(QLatin1String("  ")));
}

QByteArray stageLine(const ConnectionStageResult &result, bool json)
{
    if (!json)
        return lineFor(Wording::lineOf(result));
    const bool timed = result.state == StageState::Passed || result.state == StageState::Failed;
    JsonLine line;
    line.add("stage", Wording::machineName(result.stage))
        .add("state", Wording::machineName(result.state))
        .add("took_ms", timed ? QJsonValue(qint64(result.took.count())) : QJsonValue())
        .add("text", result.text);
    return line.line();
}

QByteArray remarkLine(const QString &text, bool json)
{
    return json ? JsonLine().add("remark", text).line() : lineFor(text);
}

QByteArray verdictLine(bool passed, const QString &text, bool json)
{
    return json ? JsonLine().add("passed", passed).add("text", text).line() : lineFor(text);
}

} // namespace Raptor::App
