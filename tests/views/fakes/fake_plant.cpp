// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/views/fakes/fake_plant.h"

#include "models/domain/quality.h"
#include "models/domain/wording.h"

#include <QtCore/QDateTime>

using namespace Qt::StringLiterals;

namespace Raptor::Test {

namespace {

SignalView motorSignal(const QString &group, const QString &id, const QString &label, Unit unit,
                       double value, Quality quality)
{
    SignalView signal;
    signal.signal = group.isEmpty() ? id : group + u'.' + id;
    signal.group = group;
    signal.label = label;
    signal.unit = unit;
    signal.value = value;
    signal.quality = quality;
    return signal;
}

QDateTime local(WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(toEpochMs(time));
}

} // namespace

DeviceId device(const QString &text)
{
    return DeviceId::parse(text).value();
}

SignalView rpm(const QString &group, double value, Quality quality)
{
    SignalView signal = motorSignal(group, u"rpm"_s, u"RPM"_s, Unit::Rpm, value, quality);
    signal.range = {0, 1800};
    signal.normal = Band{1380, 1520};
    signal.limits.high = 1600;
    signal.limits.highHigh = 1700;
    return signal;
}

SignalView volts(const QString &group, double value, Quality quality)
{
    SignalView signal = motorSignal(group, u"volts"_s, u"Volts"_s, Unit::Volt, value, quality);
    signal.range = {180, 260};
    signal.normal = Band{220, 240};
    signal.limits = {195, 207, 250, 256};
    return signal;
}

SignalView amps(const QString &group, double value, Quality quality)
{
    SignalView signal = motorSignal(group, u"amps"_s, u"Amps"_s, Unit::Ampere, value, quality);
    signal.range = {0, 25};
    signal.normal = Band{8, 16};
    signal.limits.high = 18;
    signal.limits.highHigh = 22;
    return signal;
}

SignalView relay(const QString &word, Quality quality)
{
    SignalView signal;
    signal.signal = u"relay"_s;
    signal.label = u"Relay"_s;
    signal.kind = ValueKind::Text;
    signal.value = word;
    signal.quality = quality;
    return signal;
}

FakePlant::FakePlant()
{
    brokers.setColumnCount(BrokerColumn::Count);
    commands.setColumnCount(CommandColumn::Count);
    brokers.setHorizontalHeaderLabels({u"Name"_s, u"Address"_s, u"Health page"_s, u"Session"_s,
                                       u"Device data"_s, u"Round trip"_s, u"Messages/s"_s,
                                       u"Last error"_s});
    commands.setHorizontalHeaderLabels({u"Time"_s, u"Device"_s, u"Command"_s, u"Operator"_s,
                                        u"Result"_s, u"Audited"_s, u"Sent"_s, u"Broker has it"_s,
                                        u"Confirmed"_s, u"Detail"_s});
    switches.setColumnCount(SwitchColumn::Count);
    switches.setHorizontalHeaderLabels({u"Time"_s, u"From"_s, u"To"_s, u"By"_s, u"Reason"_s});
    outages.setColumnCount(OutageColumn::Count);
    outages.setHorizontalHeaderLabels({u"From"_s, u"Until"_s, u"Lasted"_s, u"Broker"_s,
                                       u"Devices"_s, u"Missed reports"_s, u"Reason"_s});
    alarms.setColumnCount(AlarmColumn::Count);
    alarms.setHorizontalHeaderLabels({u"Priority"_s, u"Since"_s, u"Device"_s, u"Alarm"_s,
                                      u"State"_s, u"Value"_s, u"Limit"_s, u"Operator"_s,
                                      u"Comment"_s, u"Until"_s});
}

Views::WindowParts FakePlant::parts()
{
    Views::WindowParts parts;
    parts.devices = &devices;
    parts.deviceTree = &tree;
    parts.commands = &commands;
    parts.brokers = &brokers;
    parts.feeds = &feeds;
    parts.events = &events;
    parts.alarms = &alarms;
    parts.alarmDesk = &alarmDesk;
    parts.alarmHistory = &alarmHistory;
    parts.commandDesk = &desk;
    parts.brokerDesk = &brokerDesk;
    parts.connectionTester = &tester;
    parts.ledger = &ledger;
    parts.switches = &switches;
    parts.outages = &outages;
    parts.linkHistory = &linkHistory;
    parts.trends = &trends;
    parts.trendColumns = &trendColumns;
    parts.trendSets = &trendSets;
    parts.trendExporter = &trendExporter;
    parts.clock = &clock;
    parts.plant = u"Grain plant"_s;
    parts.site = u"shop"_s;
    parts.operatorName = u"operator"_s;
    parts.forgetDevice = [this](const DeviceId &device) {
        forgotten.append(device.text());
        return keeps ? Outcome(*keeps) : Outcome(std::monostate{});
    };
    parts.changeOperator = [](const QString &) { return Outcome(std::monostate{}); };
    parts.version = u"0.1.0"_s;
    return parts;
}

DeviceId FakePlant::addDevice(const FakeDevice &fake)
{
    const DeviceId id = device(fake.id);
    auto *item = new QStandardItem(id.name());
    item->setData(QVariant::fromValue(id), DeviceRole::Id);
    item->setData(id.text(), DeviceRole::IdText);
    item->setData(id.name(), DeviceRole::Name);
    item->setData(id.system(), DeviceRole::System);
    item->setData(fake.title, DeviceRole::SystemTitle);
    item->setData(id.site(), DeviceRole::Site);
    item->setData(QVariant::fromValue(fake.run), DeviceRole::RunStateRole);
    item->setData(local(clock.wall() - Milliseconds(725'000)), DeviceRole::StateSince);
    item->setData(QVariant::fromValue(fake.quality), DeviceRole::QualityRole);
    item->setData(fake.qualityText.isEmpty() ? u"live"_s : fake.qualityText,
                  DeviceRole::QualityText);
    item->setData(fake.ageMs, DeviceRole::AgeMs);
    item->setData(u"local"_s, DeviceRole::Broker);
    item->setData(QVariant::fromValue(fake.signalViews), DeviceRole::Signals);
    item->setData(fake.latched, DeviceRole::EStopLatched);
    item->setData(fake.latched ? u"latched at the device"_s : QString(), DeviceRole::EStopText);
    item->setData(false, DeviceRole::CommandBusy);
    item->setData(QVariant::fromValue(fake.kinds), DeviceRole::Kinds);
    devices.appendRow(item);
    for (const SignalView &signal : fake.signalViews) {
        if (const double *number = std::get_if<double>(&signal.value)) {
            trends.setLevel({id, signal.signal}, *number);
            trendColumns.setLevel({id, signal.signal}, *number);
        }
    }
    const QString group = id.site().isEmpty() ? id.system() : id.site();
    QStandardItem *parent = nullptr;
    for (int row = 0; row < tree.rowCount(); ++row) {
        if (tree.item(row)->text() == group)
            parent = tree.item(row);
    }
    if (!parent) {
        parent = new QStandardItem(group);
        tree.appendRow(parent);
    }
    parent->appendRow(item->clone());
    int live = 0;
    for (int row = 0; row < parent->rowCount(); ++row)
        live += isLive(parent->child(row)->data(DeviceRole::QualityRole).value<Quality>()) ? 1 : 0;
    parent->setData(u"%1 of %2 live"_s.arg(live).arg(parent->rowCount()), DeviceRole::QualityText);
    return id;
}

void FakePlant::setRole(int row, int role, const QVariant &value)
{
    devices.item(row)->setData(value, role);
}

void FakePlant::addBroker(const QString &name, const QString &url, const BrokerStatus &status,
                          bool current)
{
    BrokerProfile profile{.name = name, .url = BrokerUrl::parse(url).value()};
    profile.rank = int(m_profiles.size()) + 1;
    if (status.probe != ProbeState::NotConfigured)
        profile.healthUrl = QUrl(u"http://broker.example:3000/health"_s);
    m_profiles.append(profile);
    const QStringList texts{
        name,
        url,
        status.probeText.isEmpty() ? Wording::of(status.probe) : status.probeText,
        Wording::of(status.telemetry),
        status.freshData ? u"fresh"_s : u"none fresh"_s,
        status.roundTrip ? Wording::duration(*status.roundTrip) : QString(QChar(0x2013)),
        status.telemetry == SessionState::Up
            ? QString::number(status.figures.messagesPerSecond, 'f', 1)
            : QString(QChar(0x2013)),
        status.lastError};
    QList<QStandardItem *> row;
    for (const QString &text : texts) {
        auto *item = new QStandardItem(text);
        item->setData(name, BrokerRole::Name);
        item->setData(QVariant::fromValue(profile), BrokerRole::Profile);
        item->setData(QVariant::fromValue(status), BrokerRole::Status);
        item->setData(current, BrokerRole::IsCurrent);
        row.append(item);
    }
    brokers.appendRow(row);
    brokerDesk.setProfiles(m_profiles, current ? name : brokerDesk.current());
}

void FakePlant::addEvent(const QString &text, EventSeverity severity, int secondsAgo)
{
    auto *item = new QStandardItem(text);
    item->setData(local(clock.wall() - Milliseconds(1000 * secondsAgo)), EventRole::Time);
    item->setData(QVariant::fromValue(severity), EventRole::Severity);
    events.appendRow(item);
}

void FakePlant::addCommand(const CommandRecord &record)
{
    const auto after = [&record](const std::optional<BootTime> &when) {
        return when ? Wording::duration(*when - record.origin()) : QString();
    };
    const bool confirmed = record.outcome == CommandOutcome::Confirmed;
    const QStringList texts{local(record.requestedWall).toString(u"yyyy-MM-dd HH:mm:ss"_s),
                            record.device.text(),
                            Wording::of(record.kind),
                            record.by,
                            Wording::of(record.outcome),
                            after(record.auditedAt),
                            after(record.sentAt),
                            after(record.acknowledgedAt),
                            confirmed ? after(record.finishedAt) : QString(),
                            record.detail};
    QList<QStandardItem *> row;
    for (const QString &text : texts) {
        auto *item = new QStandardItem(text);
        item->setData(QVariant::fromValue(record), CommandRole::Record);
        item->setData(record.id, CommandRole::Id);
        item->setData(record.device.text(), CommandRole::DeviceIdText);
        item->setData(QVariant::fromValue(record.kind), CommandRole::Kind);
        item->setData(QVariant::fromValue(record.outcome), CommandRole::Outcome);
        item->setData(QVariant::fromValue(record.step), CommandRole::Step);
        item->setData(record.mayStillRun, CommandRole::MayStillRun);
        row.append(item);
    }
    commands.insertRow(0, row);
}

} // namespace Raptor::Test
