// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The plant of the gallery: one device in each state.
#include "tests/views/fakes/fake_plant.h"

using namespace Qt::StringLiterals;

namespace Raptor::Test {

namespace {

QList<SignalView> motor(double speed, double tension, double current,
                        Quality quality = Quality::Good)
{
    return {rpm(u"motor"_s, speed, quality), volts(u"motor"_s, tension, quality),
            amps(u"motor"_s, current, quality)};
}

QList<SignalView> pair(double speed, double current, Quality quality = Quality::Good)
{
    return {rpm(u"left"_s, speed, quality),
            volts(u"left"_s, 231.4, quality),
            amps(u"left"_s, current, quality),
            rpm(u"right"_s, speed > 0 ? speed - 12 : 0, quality),
            volts(u"right"_s, 229.8, quality),
            amps(u"right"_s, speed > 0 ? current + 1.1 : 0.0, quality),
            relay(speed > 0 ? u"on"_s : u"off"_s, quality)};
}

} // namespace

void FakePlant::addMotors()
{
    addDevice({.id = u"raptor/shop/bin-1-fan"_s, .signalViews = pair(1450, 12.3)});
    QList<SignalView> half = pair(1462, 11.9); // the gateway still reports, but only its left motor
    for (SignalView &signal : half)
        signal.quality = signal.group == u"left"_s ? Quality::Good : Quality::Stale;
    addDevice({.id = u"raptor/shop/bin-2-fan"_s, .ageMs = 600, .signalViews = half});
    addDevice(
        {.id = u"raptor/shop/leg-1"_s, .ageMs = 300, .signalViews = motor(1444, 229.9, 13.1)});
    addDevice({.id = u"raptor/shop/leg-2"_s,
               .run = RunState::Stopped,
               .ageMs = 500,
               .signalViews = motor(0, 231.0, 0.1)});
    addDevice({.id = u"raptor/shop/auger-4"_s,
               .run = RunState::EStopped,
               .signalViews = pair(0, 0.0),
               .latched = true});
    addDevice(
        {.id = u"raptor/shop/dryer-fan"_s, .ageMs = 900, .signalViews = motor(1391, 226.1, 22.6)});
    addDevice(
        {.id = u"raptor/shop/cleaner"_s, .ageMs = 100, .signalViews = motor(1512, 247.0, 18.9)});
    addDevice({.id = u"raptor/shop/conveyor-1"_s,
               .quality = Quality::Late,
               .ageMs = 3200,
               .signalViews = motor(1502, 232.0, 9.4, Quality::Late),
               .qualityText = u"overdue"_s});
    addDevice({.id = u"raptor/shop/revpi-135593"_s,
               .quality = Quality::Stale,
               .ageMs = 8'000,
               .signalViews = motor(1450, 231.4, 12.3, Quality::Stale),
               .qualityText = u"no report for 8 s"_s});
    addDevice({.id = u"raptor/shop/conveyor-2"_s,
               .quality = Quality::LastKnown,
               .ageMs = -1,
               .signalViews = motor(1497, 231.6, 9.9, Quality::LastKnown),
               .qualityText = u"last known, retained by the broker"_s});
    addDevice({.id = u"raptor/shop/mixer"_s,
               .quality = Quality::Offline,
               .ageMs = 190'000,
               .signalViews = motor(0, 0, 0, Quality::Offline),
               .qualityText = u"the device said goodbye"_s});
    addDevice({.id = u"raptor/shop/roller-mill"_s,
               .signalViews = {rpm(u"a"_s, 1440), rpm(u"b"_s, 1450), rpm(u"c"_s, 1462),
                               amps(u"a"_s, 12), amps(u"b"_s, 13), amps(u"c"_s, 11.5)}});
}

void FakePlant::addOthers()
{
    const QList<CommandKind> relayKinds{CommandKind::RelayOn, CommandKind::RelayOff,
                                        CommandKind::EStop};
    addDevice({.id = u"guardian/garage-1"_s,
               .run = RunState::RelayOn,
               .ageMs = 22'000,
               .signalViews = {relay(u"on"_s)},
               .kinds = relayKinds,
               .title = u"WiFi relay"_s});
    addDevice({.id = u"guardian/pump-house"_s,
               .run = RunState::RelayOff,
               .ageMs = 41'000,
               .signalViews = {relay(u"off"_s)},
               .kinds = relayKinds,
               .title = u"WiFi relay"_s});
    SignalView percent;
    percent.signal = u"percent"_s;
    percent.label = u"Charge"_s;
    percent.unit = Unit::Percent;
    percent.range = {0, 100};
    percent.normal = Band{20, 100};
    percent.limits.lowLow = 5;
    percent.limits.low = 15;
    percent.value = 80.0;
    percent.quality = Quality::Good;
    SignalView power = percent;
    power.signal = u"power"_s;
    power.label = u"Power"_s;
    power.unit = Unit::Watt;
    power.range = {-5000, 5000};
    power.normal.reset();
    power.limits = {};
    power.value = 1200.0;
    addDevice({.id = u"battery/user-1"_s,
               .run = RunState::Charging,
               .ageMs = 1000,
               .signalViews = {percent, power},
               .kinds = {},
               .title = u"Battery"_s});
    percent.value = 12.0;
    power.value = -850.0;
    addDevice({.id = u"battery/user-2"_s,
               .run = RunState::Discharging,
               .ageMs = 2000,
               .signalViews = {percent, power},
               .kinds = {},
               .title = u"Battery"_s});
}

void FakePlant::addLedger()
{
    const auto at = [this](int ms) { return clock.now() + Milliseconds(ms); };
    CommandRecord record;
    record.by = u"operator"_s;
    record.device = device(u"raptor/shop/bin-1-fan"_s);
    const struct
    {
        CommandKind kind;
        CommandOutcome outcome;
        QString detail;
        int secondsAgo;
        int confirmed;
    } all[] = {
        {CommandKind::Start, CommandOutcome::Mismatch, u"the device stayed stopped"_s, 4800, 5000},
        {CommandKind::Start, CommandOutcome::Refused, u"state is 9 s old"_s, 3900, 0},
        {CommandKind::Stop, CommandOutcome::Confirmed, {}, 3100, 286},
        {CommandKind::Start, CommandOutcome::TimedOut,
         u"the broker has it, the device said nothing"_s, 2500, 5000},
        {CommandKind::Start, CommandOutcome::Confirmed, {}, 725, 412},
        {CommandKind::EStop, CommandOutcome::Confirmed, {}, 90, 38},
        {CommandKind::Start, CommandOutcome::Pending, {}, 1, 0}};
    int number = 0;
    for (const auto &one : all) {
        record.id = u"0193d1c2-77aa-7c01-8f00-00000000000%1"_s.arg(number++);
        record.kind = one.kind;
        record.outcome = one.outcome;
        record.detail = one.detail;
        record.requestedWall = clock.wall() - Milliseconds(1000 * one.secondsAgo);
        const bool arms = needsArming(one.kind);
        record.requestedAt = at(arms ? -1800 : 0);
        record.armedAt = arms ? std::optional(record.requestedAt) : std::nullopt;
        record.givenAt = arms ? std::optional(at(0)) : std::nullopt;
        record.auditedAt = at(arms ? 2 : 12);
        record.mayStillRun = one.outcome == CommandOutcome::TimedOut;
        record.note = one.outcome == CommandOutcome::Mismatch
            ? u"confirmed late, after 7.2 s: running"_s
            : QString();
        const bool sent = one.outcome != CommandOutcome::Refused;
        record.sentAt = sent ? std::optional(at(4)) : std::nullopt;
        record.acknowledgedAt = sent ? std::optional(at(9)) : std::nullopt;
        record.finishedAt = one.outcome == CommandOutcome::Pending
            ? std::nullopt
            : std::optional(at(one.confirmed));
        record.step = one.outcome == CommandOutcome::Pending ? CommandStep::BrokerAcknowledged
                                                             : CommandStep::Finished;
        record.paths =
            sent ? QList<CommandPath>{{u"local"_s, at(4), at(9), {}}} : QList<CommandPath>{};
        if (one.kind == CommandKind::Stop || one.kind == CommandKind::EStop)
            record.paths.append({u"cloud"_s, at(6), at(121), {}});
        if (one.kind == CommandKind::EStop)
            record.device = device(u"raptor/shop/auger-4"_s);
        else
            record.device = device(u"raptor/shop/bin-1-fan"_s);
        addCommand(record);
    }
}

void FakePlant::fillWithEverything()
{
    trendColumns.gapFrom = clock.wall() - Milliseconds(190'000);
    trendColumns.gapTo = clock.wall() - Milliseconds(160'000);
    trends.gapFrom = double(toEpochMs(clock.wall())) - 190'000;
    trends.gapTo = double(toEpochMs(clock.wall())) - 160'000;
    addMotors();
    addOthers();
    for (const QString &gone : {u"raptor/shop/revpi-135593"_s, u"raptor/shop/mixer"_s})
        trends.setEnd(device(gone), clock.wall() - Milliseconds(90'000));
    addLedger();
    addAlarms();
    addBrokers();
    addLinkHistory();
    addEvent(u"auger-4: e-stop confirmed by the device in 38 ms"_s, EventSeverity::Notice, 90);
    addEvent(u"mixer went offline"_s, EventSeverity::Fault, 190);
    addEvent(u"Switched to local: health page answers, fresh data seen first"_s,
             EventSeverity::Info, 310);
    addEvent(u"conveyor-1 appeared"_s, EventSeverity::Info, 330);
}

} // namespace Raptor::Test
