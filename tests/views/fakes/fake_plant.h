// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/roles.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_link_history.h"
#include "tests/views/fakes/fake_alarms.h"
#include "tests/views/fakes/fake_desks.h"
#include "tests/views/fakes/fake_tester.h"
#include "tests/views/fakes/fake_trend_parts.h"
#include "views/window_parts.h"

#include <QtGui/QStandardItemModel>

namespace Raptor::Test {

/// A motor value as its profile would describe it.
[[nodiscard]] SignalView rpm(const QString &group, double value, Quality quality = Quality::Good);
[[nodiscard]] SignalView volts(const QString &group, double value, Quality quality = Quality::Good);
[[nodiscard]] SignalView amps(const QString &group, double value, Quality quality = Quality::Good);
[[nodiscard]] SignalView relay(const QString &word, Quality quality = Quality::Good);

struct FakeDevice
{
    QString id = {}; ///< "raptor/shop/m1"
    RunState run = RunState::Running;
    Quality quality = Quality::Good;
    qint64 ageMs = 400;
    QList<SignalView> signalViews = {};
    bool latched = false;
    QString qualityText = {};
    QList<CommandKind> kinds = {CommandKind::Start, CommandKind::Stop, CommandKind::EStop,
                                CommandKind::Reset};
    QString title = QStringLiteral("Motor gateway");
};

/// Everything that a window needs, standing still. Rows are QStandardItems with the domain's roles.
class FakePlant
{
public:
    FakePlant();

    [[nodiscard]] Views::WindowParts parts();
    DeviceId addDevice(const FakeDevice &device);
    void setRole(int row, int role, const QVariant &value);
    void addBroker(const QString &name, const QString &url, const BrokerStatus &status,
                   bool current);
    /// Newest last: every call puts its row on top.
    void addSwitch(const BrokerSwitch &change);
    void addOutage(const BrokerOutage &outage);
    void addEvent(const QString &text, EventSeverity severity, int secondsAgo);
    /// Newest last: every call puts its row on top.
    void addCommand(const CommandRecord &record);
    /// Adds it, or puts it in place of what was known of that alarm; the summary follows.
    void putAlarm(const AlarmRecord &record);
    void dropAlarm(const AlarmKey &key);
    /// Twelve came within ten minutes, the first one stands named.
    void flood();
    /// Makes summary() what the rows say.
    void sumUpAlarms();
    /// Devices, brokers, events and commands in every state that the HMI knows.
    void fillWithEverything();

    FakeClock clock;
    FakeCommandDesk desk{&clock};
    FakeBrokerDesk brokerDesk;
    QStringList forgotten; ///< devices that the window asked to forget
    std::optional<Error> keeps; ///< why none is forgotten; unset: they are
    FakeTester tester;
    FakeLedgerDesk ledger;
    FakeAlarmDesk alarmDesk;
    FakeAlarmHistory alarmHistory;
    FakeTrends trends;
    FakeTrendWaves trendColumns{&clock};
    FakeTrendSets trendSets;
    FakeTrendExporter trendExporter;
    QStandardItemModel devices;
    QStandardItemModel tree;
    QStandardItemModel commands;
    QStandardItemModel brokers;
    QStandardItemModel feeds;
    QStandardItemModel events;
    QStandardItemModel switches;
    QStandardItemModel outages;
    FakeLinkHistory linkHistory;
    QStandardItemModel alarms;

private:
    void addMotors();
    void addBrokers();
    void addLinkHistory();
    void addOthers();
    void addLedger();
    void addAlarms();
    void addSilentAlarms();
    void addDefinitions();
    void addJournal();
    void addFigures();
    void markDevices();
    QList<BrokerProfile> m_profiles;
};

[[nodiscard]] DeviceId device(const QString &text);

} // namespace Raptor::Test
