// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Brokers in different states, and what became of them.
#include "tests/views/fakes/fake_plant.h"

#include "models/domain/wording.h"

#include <QtCore/QDateTime>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Raptor::Test {

namespace {

/// A quiet line with two slow answers, and a while without any.
QList<double> roundTrips(double usual, int gapFrom, int gapTo)
{
    QList<double> trips;
    for (int second = 0; second < 120; ++second) {
        const bool isGap = second >= gapFrom && second < gapTo;
        const double swing = 1.0 + 0.2 * double(second % 5) + (second % 47 == 7 ? 2.5 : 0.0);
        trips.append(isGap ? -1.0 : usual * swing);
    }
    return trips;
}

QString shown(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(toEpochMs(time)).toString(u"dd/MM/yyyy HH:mm:ss"_s);
}

QList<QStandardItem *> rowOf(const QStringList &texts, const QVariant &value, int role)
{
    QList<QStandardItem *> row;
    for (const QString &text : texts) {
        auto *item = new QStandardItem(text);
        item->setData(value, role);
        row.append(item);
    }
    return row;
}

} // namespace

void FakePlant::addBrokers()
{
    BrokerStatus local;
    local.name = u"local"_s;
    local.probe = ProbeState::Healthy;
    local.probeText = u"answered 200 in 4 ms"_s;
    local.telemetry = SessionState::Up;
    local.command = SessionState::Up;
    local.freshData = true;
    local.roundTrip = Milliseconds(4);
    local.mqttVersion = u"5.0"_s;
    local.messages = 48'211;
    local.reconnects = 2;
    local.figures = {.messagesPerSecond = 24.2,
                     .bytesPerSecond = 6'310,
                     .lastMessage = clock.wall() - 200ms,
                     .upSince = clock.wall() - 3h - 12min,
                     .roundTripsMs = roundTrips(3.4, 60, 72)};
    addBroker(u"local"_s, u"mqtt://raptor3.local:1883"_s, local, true);
    BrokerStatus cloud = local;
    cloud.name = u"cloud"_s;
    cloud.probe = ProbeState::NotConfigured;
    cloud.probeText.clear();
    cloud.roundTrip = Milliseconds(83);
    cloud.messages = 1'204;
    cloud.mqttVersion = u"3.1.1"_s;
    cloud.versionNote = u"the broker does not speak this version of MQTT"_s;
    cloud.refusedFilters = {u"battery/#"_s};
    cloud.figures.roundTripsMs = roundTrips(81, 0, 0);
    cloud.figures.messagesPerSecond = 1.3;
    cloud.figures.bytesPerSecond = 312;
    cloud.certificates = {{u"broker.example"_s, u"Example Issuing CA"_s, clock.wall() - 24h * 78,
                           clock.wall() + 24h * 12, QString(64, u'a')},
                          {u"Example Issuing CA"_s, u"Example Root CA"_s, clock.wall() - 24h * 900,
                           clock.wall() + 24h * 900, QString(64, u'b')}};
    cloud.certificateExpires = cloud.certificates.constFirst().validUntil;
    addBroker(u"cloud"_s, u"wss://broker.example:8083/mqtt"_s, cloud, false);
    BrokerStatus spare;
    spare.name = u"spare"_s;
    spare.probe = ProbeState::Unhealthy;
    spare.probeText = u"connection refused"_s;
    spare.telemetry = SessionState::Connecting;
    spare.lastError = u"connection refused by 192.0.2.7:8883"_s;
    spare.retryIn = Milliseconds(7400);
    addBroker(u"spare"_s, u"mqtts://192.0.2.7:8883"_s, spare, false);
    setRole(1, DeviceRole::ClockOffset, qint64(4'200));
    setRole(2, DeviceRole::ClockOffset, qint64(-63'000));
    setRole(3, DeviceRole::ClockOffset, qint64(120));
}

void FakePlant::addSwitch(const BrokerSwitch &change)
{
    const QString none(QChar(0x2013));
    const QStringList texts{shown(change.at), change.from.isEmpty() ? none : change.from,
                            change.to.isEmpty() ? u"none usable"_s : change.to,
                            change.byHand ? u"operator"_s : u"automatic"_s, change.reason};
    switches.insertRow(0, rowOf(texts, QVariant::fromValue(change), LinkHistoryRole::Switch));
    linkHistory.add(change);
}

void FakePlant::addOutage(const BrokerOutage &outage)
{
    const QStringList texts{shown(outage.from),
                            outage.to ? shown(*outage.to) : u"it lasts"_s,
                            outage.to ? Wording::age((*outage.to - outage.from).count())
                                      : QString(QChar(0x2013)),
                            outage.broker,
                            QString::number(outage.devices),
                            u"about %1"_s.arg(outage.reports),
                            outage.reason};
    outages.insertRow(0, rowOf(texts, QVariant::fromValue(outage), LinkHistoryRole::Outage));
    linkHistory.put(outage);
}

void FakePlant::addLinkHistory()
{
    const WallTime now = clock.wall();
    addSwitch({now - 26h, {}, u"local"_s, u"its health page answers, fresh data"_s, false});
    addSwitch({now - 5h, u"local"_s, u"cloud"_s,
               u"local: nothing is heard from the broker any more"_s, false});
    addSwitch({now - 4h, u"cloud"_s, u"local"_s, u"back for 30 s, and preferred"_s, false});
    addSwitch({now - 40min, u"local"_s, u"cloud"_s, u"locked to it"_s, true});
    addSwitch({now - 31min, u"cloud"_s, u"local"_s, u"chosen automatically again: rank 1"_s, true});
    addOutage({u"spare"_s, now - 50h, now - 50h + 8s, u"the connection was reset"_s, 0, 0});
    addOutage({u"local"_s, now - 5h, now - 4h - 1min,
               u"nothing is heard from the broker any more"_s, 2, 7'080});
    addOutage({u"spare"_s, now - 12min, {}, u"connection refused by 192.0.2.7:8883"_s, 1, 360});
}

} // namespace Raptor::Test
