// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The alarms of the gallery: three priorities in every state, and what is kept silent.
#include "tests/views/fakes/fake_plant.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Raptor::Test {

namespace {

AlarmOccurrence measured(double value, double limit, Unit unit)
{
    return {.value = value, .limit = limit, .unit = unit};
}

void acknowledge(AlarmRecord &record, AlarmState state, const QString &by, Milliseconds after,
                 const QString &comment)
{
    record.status.state = state;
    record.acknowledgedBy = by;
    record.acknowledgedAt = *record.raisedAt + after;
    record.comment = comment;
}

bool holds(const QStandardItemModel &alarms, const AlarmKey &key)
{
    for (int row = 0; row < alarms.rowCount(); ++row) {
        if (alarms.index(row, 0).data(AlarmRole::Key).value<AlarmKey>() == key)
            return true;
    }
    return false;
}

} // namespace

void FakePlant::putAlarm(const AlarmRecord &record)
{
    Test::putAlarm(alarms, record);
    sumUpAlarms();
}

void FakePlant::dropAlarm(const AlarmKey &key)
{
    Test::dropAlarm(alarms, key);
    sumUpAlarms();
}

void FakePlant::sumUpAlarms()
{
    AlarmSummary summary = summaryOf(alarms);
    summary.flood = alarmDesk.summary().flood;
    summary.inTenMinutes = alarmDesk.summary().inTenMinutes;
    summary.floodSince = alarmDesk.summary().floodSince;
    if (summary.flood && !summary.firstOut)
        summary.firstOut = alarmDesk.summary().firstOut;
    if (summary.firstOut && !holds(alarms, summary.firstOut->key))
        summary.firstOut->status = {}; // over, and not forgotten
    alarmDesk.setSummary(summary);
    markDevices();
}

/// Most urgent first, as the device model has them.
void FakePlant::markDevices()
{
    QMap<DeviceId, QList<AlarmMark>> marks;
    for (int row = 0; row < alarms.rowCount(); ++row) {
        const auto record = alarms.index(row, 0).data(AlarmRole::Record).value<AlarmRecord>();
        if (const auto mark = markOf(record))
            marks[record.key.device].append(*mark);
    }
    for (QList<AlarmMark> &list : marks) {
        std::stable_sort(list.begin(), list.end(), [](const AlarmMark &a, const AlarmMark &b) {
            return a.unacknowledged != b.unacknowledged ? a.unacknowledged
                                                        : a.priority < b.priority;
        });
    }
    for (int row = 0; row < devices.rowCount(); ++row) {
        const auto id = devices.item(row)->data(DeviceRole::Id).value<DeviceId>();
        devices.item(row)->setData(QVariant::fromValue(marks.value(id)), DeviceRole::Alarms);
    }
    for (int row = 0; row < tree.rowCount(); ++row) {
        for (int child = 0; child < tree.item(row)->rowCount(); ++child) {
            QStandardItem *item = tree.item(row)->child(child);
            const auto id = item->data(DeviceRole::Id).value<DeviceId>();
            item->setData(QVariant::fromValue(marks.value(id)), DeviceRole::Alarms);
        }
    }
}

void FakePlant::addAlarms()
{
    const auto ago = [this](Milliseconds time) { return clock.wall() - time; };
    const QString shop = u"raptor/shop/"_s;
    AlarmRecord one =
        alarm(alarmKey(shop + u"mixer"_s, {}, u"not-confirmed"_s), AlarmPriority::Urgent,
              AlarmKind::NotConfirmed, u"E-stop not confirmed"_s, ago(41s));
    one.latching = true;
    one.occurrence.detail = u"sent 10 times, no answer"_s;
    one.guidance = {u"The device has not answered an e-stop. It may still run."_s,
                    u"Use the physical stop at the mixer, then look at its gateway."_s,
                    u"Whoever trusts this screen walks into a running machine."_s};
    Test::putAlarm(alarms, one);

    one = alarm(alarmKey(shop + u"dryer-fan"_s, u"motor.amps"_s, u"high-high"_s),
                AlarmPriority::High, AlarmKind::HighHigh, u"Current very high"_s, ago(12min + 7s));
    one.occurrence = measured(22.6, 22.0, Unit::Ampere);
    one.raisedCount = 4;
    one.guidance = {u"The motor draws more than it is built for: the fan is blocked, the bearing "
                    u"drags or one phase is weak."_s,
                    u"Stop the dryer fan. Check belt tension and bearing before the next start."_s,
                    u"The winding overheats within minutes; the breaker trips or the motor is "
                    u"lost."_s};
    Test::putAlarm(alarms, one);

    one = alarm(alarmKey({}, u"broker/spare"_s, u"lost"_s), AlarmPriority::High,
                AlarmKind::BrokerLost, u"Broker lost"_s, ago(3min + 20s));
    one.occurrence.detail = u"connection refused"_s;
    Test::putAlarm(alarms, one);

    one = alarm(alarmKey(shop + u"bin-1-fan"_s, {}, u"command-failed"_s), AlarmPriority::High,
                AlarmKind::CommandFailed, u"Command failed"_s, ago(80min));
    one.occurrence.detail = u"start: the device stayed stopped"_s;
    acknowledge(one, AlarmState::ActiveAcknowledged, u"Ada"_s, 38s,
                u"contactor is being looked at"_s);
    Test::putAlarm(alarms, one);

    one = alarm(alarmKey(shop + u"leg-1"_s, u"motor"_s, u"amps-without-rpm"_s), AlarmPriority::High,
                AlarmKind::Contradiction, u"Current without speed"_s, ago(26min));
    one.latching = true;
    one.occurrence.detail = u"13.1 A at 0 rpm"_s;
    one.clearedAt = ago(25min);
    acknowledge(one, AlarmState::LatchedAcknowledged, u"operator"_s, 50s, {});
    Test::putAlarm(alarms, one);

    one = alarm(alarmKey(shop + u"cleaner"_s, u"motor.amps"_s, u"high"_s), AlarmPriority::Low,
                AlarmKind::High, u"Current high"_s, ago(47min));
    one.occurrence = measured(18.9, 18.0, Unit::Ampere);
    acknowledge(one, AlarmState::ActiveAcknowledged, u"operator"_s, 3min, u"wet wheat"_s);
    Test::putAlarm(alarms, one);

    one = alarm(alarmKey(shop + u"revpi-135593"_s, {}, u"stale"_s), AlarmPriority::Low,
                AlarmKind::Stale, u"No report"_s, ago(8s));
    one.occurrence.detail = u"none for 8 s"_s;
    Test::putAlarm(alarms, one);

    one = alarm(alarmKey(shop + u"conveyor-1"_s, u"motor.volts"_s, u"low"_s), AlarmPriority::Low,
                AlarmKind::Low, u"Voltage low"_s, ago(19min));
    one.occurrence = measured(206.4, 207.0, Unit::Volt);
    one.status.state = AlarmState::ReturnedUnacknowledged;
    one.clearedAt = ago(18min);
    Test::putAlarm(alarms, one);
    const QString dryer = shop + u"dryer-fan"_s;
    alarmHistory.spanAnswer = {{alarmKey(dryer, u"motor.amps"_s, u"high-high"_s),
                                AlarmPriority::High, AlarmKind::HighHigh, u"Current very high"_s,
                                ago(150s), std::nullopt},
                               {alarmKey(dryer, u"motor.volts"_s, u"low"_s), AlarmPriority::Low,
                                AlarmKind::Low, u"Voltage low"_s, ago(260s), ago(200s)}};
    addSilentAlarms();
    addDefinitions();
    addJournal();
    addFigures();
    sumUpAlarms();
}

void FakePlant::addSilentAlarms()
{
    const auto ago = [this](Milliseconds time) { return clock.wall() - time; };
    AlarmRecord one = alarm(alarmKey(u"raptor/shop/leg-2"_s, u"motor.volts"_s, u"high"_s),
                            AlarmPriority::Low, AlarmKind::High, u"Voltage high"_s, ago(2h));
    one.occurrence = measured(251.2, 250.0, Unit::Volt);
    one.status.shelving = AlarmShelving::Timed;
    one.shelvedUntil = clock.wall() + 47min;
    one.shelvedBy = u"Ada"_s;
    one.shelvedWhy = u"transformer tap is changed this afternoon"_s;
    Test::putAlarm(alarms, one);

    one = alarm(alarmKey(u"battery/user-2"_s, u"percent"_s, u"low"_s), AlarmPriority::Low,
                AlarmKind::Low, u"Charge low"_s, ago(30min));
    one.occurrence = measured(12.0, 15.0, Unit::Percent);
    one.status.shelving = AlarmShelving::OneShot;
    one.shelvedUntil = clock.wall() + 7h;
    one.shelvedBy = u"operator"_s;
    one.shelvedWhy = u"is charged tonight"_s;
    acknowledge(one, AlarmState::ActiveAcknowledged, u"operator"_s, 20s, {});
    Test::putAlarm(alarms, one);

    one = alarm(alarmKey(u"guardian/pump-house"_s, {}, u"offline"_s), AlarmPriority::Low,
                AlarmKind::Offline, u"Offline"_s, ago(26h));
    one.status.state = AlarmState::Normal;
    one.status.outOfService = true;
    one.shelvedBy = u"Grace"_s;
    one.shelvedWhy = u"no mains at the pump house until Monday"_s;
    Test::putAlarm(alarms, one);

    one = alarm(alarmKey(u"raptor/shop/mixer"_s, {}, u"stale"_s), AlarmPriority::Low,
                AlarmKind::Stale, u"No report"_s, ago(3min));
    one.status.suppressed = true;
    one.suppressedWhy = u"no link to spare"_s;
    Test::putAlarm(alarms, one);
}

void FakePlant::addDefinitions()
{
    AlarmDefinition definition{.rule = u"high-high"_s,
                               .kind = AlarmKind::HighHigh,
                               .signal = u"amps"_s,
                               .priority = AlarmPriority::High,
                               .text = u"Current very high"_s,
                               .limit = 22.0,
                               .deadband = 0.5,
                               .onDelay = 2s,
                               .offDelay = 5s,
                               .onlyIn = {RunState::Running},
                               .settle = 10s};
    AlarmChange change;
    change.limit = 22.0;
    change.onDelay = 2s;
    alarmDesk.define(alarmKey(u"raptor/shop/dryer-fan"_s, u"motor.amps"_s, u"high-high"_s),
                     definition, change);
    definition = {.rule = u"stale"_s,
                  .kind = AlarmKind::Stale,
                  .priority = AlarmPriority::Low,
                  .text = u"No report"_s,
                  .offDelay = 2s};
    alarmDesk.define(alarmKey(u"raptor/shop/revpi-135593"_s, {}, u"stale"_s), definition);
    definition.rule = u"not-confirmed"_s;
    definition.kind = AlarmKind::NotConfirmed;
    definition.priority = AlarmPriority::Urgent;
    definition.text = u"E-stop not confirmed"_s;
    alarmDesk.define(alarmKey(u"raptor/shop/mixer"_s, {}, u"not-confirmed"_s), definition);
    definition = {.rule = u"certificate-expires"_s,
                  .kind = AlarmKind::CertificateExpires,
                  .priority = AlarmPriority::Low,
                  .text = u"Certificate expires"_s,
                  .limit = 30.0};
    alarmDesk.define(alarmKey({}, u"broker/cloud"_s, u"certificate-expires"_s), definition);
    definition = {.rule = u"disk-low"_s,
                  .kind = AlarmKind::DiskLow,
                  .priority = AlarmPriority::High,
                  .text = u"Disk nearly full"_s,
                  .limit = 5.0,
                  .deadband = 1.0};
    alarmDesk.define(alarmKey({}, u"console"_s, u"disk-low"_s), definition);
}

void FakePlant::addJournal()
{
    qint64 seq = 0;
    const auto add = [this, &seq](const AlarmRecord &record, AlarmEvent event, AlarmState from,
                                  AlarmState to, Milliseconds ago, const QString &by,
                                  const QString &comment) {
        AlarmTransition row;
        row.seq = ++seq;
        row.at = clock.wall() - ago;
        row.key = record.key;
        row.event = event;
        row.from.state = from;
        row.to.state = to;
        row.priority = record.priority;
        row.kind = record.kind;
        row.text = record.text;
        row.occurrence = record.occurrence;
        row.by = by;
        row.comment = comment;
        alarmHistory.rows.prepend(row);
    };
    using S = AlarmState;
    for (int round = 6; round > 0; --round) {
        const auto start = std::chrono::minutes(20 * round);
        for (int row = 0; row < alarms.rowCount(); ++row) {
            const auto record = alarms.index(row, 0).data(AlarmRole::Record).value<AlarmRecord>();
            const Milliseconds at = start - std::chrono::seconds(61 * row);
            add(record, AlarmEvent::Raise, S::Normal, S::ActiveUnacknowledged, at, {}, {});
            if (row % 3 == 0) {
                add(record, AlarmEvent::Acknowledge, S::ActiveUnacknowledged, S::ActiveAcknowledged,
                    at - 17s, u"operator"_s, u"seen"_s);
                add(record, AlarmEvent::Clear, S::ActiveAcknowledged, S::Normal, at - 40s, {}, {});
            } else if (row % 3 == 1) {
                add(record, AlarmEvent::Clear, S::ActiveUnacknowledged, S::ReturnedUnacknowledged,
                    at - 25s, {}, {});
                add(record, AlarmEvent::Acknowledge, S::ReturnedUnacknowledged, S::Normal, at - 55s,
                    u"Ada"_s, {});
            }
        }
    }
    alarmHistory.rows.first().until = clock.wall() + 47min;
    alarmHistory.rows.first().event = AlarmEvent::ShelveTimed;
    alarmHistory.rows.first().by = u"Ada"_s;
    alarmHistory.rows.first().comment = u"transformer tap is changed"_s;
}

void FakePlant::addFigures()
{
    AlarmFigures &figures = alarmHistory.answer;
    const WallTime now = clock.wall();
    figures.raised = 63;
    figures.byPriority = {2, 18, 43};
    figures.perTenMinutes = 1.3;
    figures.mostInTenMinutes = 14;
    figures.distribution = {27, 12, 5, 3, 1};
    int raised = 17;
    for (int row = 0; row < alarms.rowCount() && row < 10; ++row) {
        const auto record = alarms.index(row, 0).data(AlarmRole::Record).value<AlarmRecord>();
        figures.topTen.append({record.key, record.text, record.priority, raised});
        raised = qMax(1, raised * 2 / 3);
    }
    figures.chattering.append({alarmKey(u"raptor/shop/cleaner"_s, u"motor.amps"_s, u"high"_s),
                               u"Current high"_s, AlarmPriority::Low, 11});
    AlarmSpan span;
    span.key = alarmKey(u"guardian/pump-house"_s, {}, u"offline"_s);
    span.text = u"Offline"_s;
    span.kind = AlarmKind::Offline;
    span.from = now - 26h;
    figures.standing.append(span);
    figures.floods.append(
        {now - 4h, now - 3h - 41min, 14, alarmKey({}, u"broker/spare"_s, u"lost"_s)});
    figures.acknowledged = 37;
    figures.medianToAcknowledge = 38s;
    figures.slowestToAcknowledge = 12min;
}

void FakePlant::flood()
{
    AlarmSummary summary = alarmDesk.summary();
    summary.flood = true;
    summary.inTenMinutes = 14;
    summary.floodSince = clock.wall() - 4min;
    alarmDesk.setSummary(summary);
    AlarmRecord first = alarms.index(2, 0).data(AlarmRole::Record).value<AlarmRecord>();
    first.firstOut = true;
    putAlarm(first);
    const std::pair<QString, QString> values[] = {{u"rpm"_s, u"Speed low"_s},
                                                  {u"volts"_s, u"Voltage very low"_s},
                                                  {u"amps"_s, u"Current high"_s}};
    for (int number = 0; number < 24; ++number) {
        const auto &[signal, text] = values[number % 3];
        AlarmRecord one = alarm(alarmKey(u"raptor/shop/auger-%1"_s.arg(number / 3 + 10),
                                         u"motor."_s + signal, u"low"_s),
                                number % 3 == 1 ? AlarmPriority::High : AlarmPriority::Low,
                                number % 3 == 1 ? AlarmKind::LowLow : AlarmKind::Low, text,
                                clock.wall() - std::chrono::seconds(200 - 8 * number));
        one.occurrence = measured(180.0 + number, 195.0, Unit::Volt);
        Test::putAlarm(alarms, one);
    }
    sumUpAlarms();
}

} // namespace Raptor::Test
