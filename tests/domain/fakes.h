// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/command_service.h"
#include "tests/support/fake_clock.h"

#include <QtCore/QSet>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <algorithm>

namespace Raptor::Test {

using namespace Qt::StringLiterals;

class FakeGateway final : public CommandGateway
{
public:
    using CommandGateway::CommandGateway;
    [[nodiscard]] QStringList brokersUp() const override { return up; }
    [[nodiscard]] bool dropsExpired(const QString &broker) const override
    {
        return dropping.contains(broker);
    }
    [[nodiscard]] bool expects(const QString &, const DeviceId &device) const override
    {
        return !unexpected.contains(device);
    }
    [[nodiscard]] bool siteConfirmed(const QString &broker) const override
    {
        return !strange.contains(broker);
    }
    [[nodiscard]] std::optional<BootTime> lastHeard(const QString &) const override
    {
        return heard;
    }
    void send(const CommandDispatch &dispatch) override { sent.append(dispatch); }
    void sendAll(const QList<CommandDispatch> &dispatches) override
    {
        lots.append(dispatches.size());
        sent.append(dispatches);
    }
    void hurry() override { ++hurried; }

    /// How many of @p kind were sent.
    [[nodiscard]] qsizetype count(CommandKind kind) const
    {
        return std::count_if(sent.cbegin(), sent.cend(), [kind](const CommandDispatch &dispatch) {
            return dispatch.kind == kind;
        });
    }

    QStringList up{u"local"_s};
    QSet<QString> dropping{u"local"_s, u"cloud"_s};
    QSet<DeviceId> unexpected;
    QSet<QString> strange; ///< brokers whose devices are not confirmed
    std::optional<BootTime> heard;
    QList<CommandDispatch> sent;
    QList<qsizetype> lots; ///< how many were given together
    int hurried = 0;
};

class FakeStates final : public DeviceStates
{
public:
    [[nodiscard]] std::optional<DeviceState> state(const DeviceId &device) const override
    {
        return known.contains(device) ? std::optional(known.value(device)) : std::nullopt;
    }
    [[nodiscard]] QList<DeviceId> knownDevices() const override { return known.keys(); }
    [[nodiscard]] bool isPossible(const DeviceId &device) const override
    {
        return !impossible.contains(device);
    }

    QMap<DeviceId, DeviceState> known;
    QSet<DeviceId> impossible; ///< no profile describes them
};

/// Reached with TLS, at a host of that name.
inline QList<BrokerProfile> brokersNamed(const QStringList &names)
{
    QList<BrokerProfile> brokers;
    for (const QString &name : names) {
        brokers.append(
            {.name = name, .url = BrokerUrl::parse(u"mqtts://%1.example"_s.arg(name)).value()});
    }
    return brokers;
}

/// A trail whose rows are on disk when the test says so, or at once.
class FakeAudit final : public AuditTrail
{
public:
    using AuditTrail::AuditTrail;
    void append(const AuditRow &row) override
    {
        rows.append(row);
        if (atOnce)
            Q_EMIT durable(row.record.id, row.event);
    }
    [[nodiscard]] QString trouble() const override { return why; }

    void setTrouble(const QString &text)
    {
        why = text;
        Q_EMIT troubleChanged(text);
    }
    [[nodiscard]] QList<AuditEvent> events(const QString &commandId) const
    {
        QList<AuditEvent> result;
        for (const AuditRow &row : rows) {
            if (row.record.id == commandId)
                result.append(row.event);
        }
        return result;
    }
    [[nodiscard]] qsizetype count(AuditEvent event) const
    {
        return std::count_if(rows.cbegin(), rows.cend(),
                             [event](const AuditRow &row) { return row.event == event; });
    }

    QList<AuditRow> rows;
    QString why;
    bool atOnce = true;
};

class FakeLatches final : public LatchKeeper
{
public:
    using LatchKeeper::LatchKeeper;
    [[nodiscard]] QList<LatchedStop> latched() const override { return kept.values(); }
    void keep(const LatchedStop &stop) override { kept.insert(stop.device, stop); }
    void drop(const DeviceId &device) override { kept.remove(device); }
    void check(const DeviceId &device, const QString &commandId) override
    {
        if (atOnce)
            answer(device, commandId);
    }
    void answer(const DeviceId &device, const QString &commandId)
    {
        const auto stop = unheard.find(device);
        if (stop == unheard.end()) {
            Q_EMIT checked(commandId, unreadable);
            return;
        }
        const LatchedStop found = *stop;
        unheard.erase(stop);
        kept.insert(device, found);
        Q_EMIT checked(commandId, u"latched by "_s + found.by);
        Q_EMIT latchedElsewhere(found);
    }

    QMap<DeviceId, LatchedStop> kept;
    QMap<DeviceId, LatchedStop> unheard; ///< on the disk, of other programs
    QString unreadable; ///< why the disk cannot be read
    bool atOnce = true;
};

inline DeviceId id(const QString &text)
{
    return DeviceId::parse(text).value();
}

inline QSharedPointer<DeviceProfile> motorProfile()
{
    auto profile = QSharedPointer<DeviceProfile>::create();
    profile->id = u"raptor"_s;
    const Condition runs{u"running"_s, true};
    const Condition stands{u"running"_s, false};
    const Condition tripped{u"estop"_s, true};
    const Condition released{u"estop"_s, false};
    profile->commands.insert(CommandKind::Start, {"{}", 1, true, {runs}});
    profile->commands.insert(CommandKind::Stop, {"{}", 1, true, {stands}});
    profile->commands.insert(CommandKind::EStop, {"{}", 2, true, {tripped, stands}});
    profile->commands.insert(CommandKind::Reset, {"{}", 1, true, {released, stands}});
    profile->states = {
        {tripped, RunState::EStopped}, {runs, RunState::Running}, {stands, RunState::Stopped}};
    profile->localMode = Condition{u"mode"_s, u"local"_s};
    profile->turningSignal = u"rpm"_s;
    profile->turningAbove = 30;
    return profile;
}

/// A relay: its e-stop is to drop, it reports no latch, tells no time and no id, knows no reset.
inline QSharedPointer<DeviceProfile> relayProfile()
{
    auto profile = QSharedPointer<DeviceProfile>::create();
    profile->id = u"guardian"_s;
    profile->period = Milliseconds(60'000);
    const Condition on{u"relay"_s, u"on"_s};
    const Condition off{u"relay"_s, u"off"_s};
    profile->commands.insert(CommandKind::RelayOn, {"{}", 1, false, {on}});
    profile->commands.insert(CommandKind::RelayOff, {"{}", 1, false, {off}});
    profile->commands.insert(CommandKind::EStop, {"{}", 2, false, {off}});
    profile->states = {{on, RunState::RelayOn}, {off, RunState::RelayOff}};
    return profile;
}

inline QSharedPointer<DeviceProfile> batteryProfile()
{
    auto profile = QSharedPointer<DeviceProfile>::create();
    profile->id = u"battery"_s;
    return profile;
}

/// A command service between fakes, with one motor that stands still: raptor/shop/m1.
class CommandBench final : public QObject
{
public:
    explicit CommandBench(CommandService::Setup setup = {.operatorName = u"tester"_s})
        : setup(std::move(setup))
    {
        gateway.heard = clock.now();
        states.known.insert(motor, stateOf(motorProfile(), reading(stopped())));
        restart();
    }

    /// As after a crash: everything that was only in memory is gone.
    void restart()
    {
        service.reset();
        service = std::make_unique<CommandService>(
            CommandService::Collaborators{&gateway, &states, &clock,
                                          [this](WallTime) { return u"id-%1"_s.arg(++ids); }, trail,
                                          keeper},
            setup);
        QObject::connect(service.get(), &CommandService::recordChanged, this,
                         [this](const CommandRecord &record) {
                             records.insert(record.id, record);
                             history.append(record);
                         });
        QObject::connect(service.get(), &CommandService::eventHappened, this,
                         [this](EventSeverity, const QString &text) { events.append(text); });
    }

    [[nodiscard]] StateReport report(const QList<Reading> &readings) const
    {
        return reportOf(motor, readings);
    }
    [[nodiscard]] StateReport reportOf(const DeviceId &device, const QList<Reading> &readings) const
    {
        StateReport report;
        report.device = device;
        report.readings = readings;
        report.receivedBoot = clock.now();
        report.receivedAt = clock.wall();
        report.broker = u"local"_s;
        return report;
    }
    static QList<Reading> reading(const StateReport &report) { return report.readings; }
    [[nodiscard]] StateReport stopped() const
    {
        return report({{u"running"_s, false}, {u"estop"_s, false}});
    }
    [[nodiscard]] StateReport running() const
    {
        return report({{u"running"_s, true}, {u"estop"_s, false}});
    }
    [[nodiscard]] StateReport tripped() const
    {
        return report({{u"running"_s, false}, {u"estop"_s, true}});
    }

    static DeviceState stateOf(const ProfilePtr &profile, const QList<Reading> &readings)
    {
        DeviceState state;
        state.profile = profile;
        state.quality = Quality::Good;
        state.runState = runStateIn(*profile, readings);
        state.broker = u"local"_s;
        state.ageMs = 100;
        state.reportsEStop = true;
        state.readings = readings;
        return state;
    }
    DeviceState &motorState() { return states.known[motor]; }

    /// The plant hears it first, as it does in the program.
    void hear(const StateReport &report)
    {
        DeviceState &state = states.known[report.device];
        state.readings = report.readings;
        state.runState = runStateIn(*state.profile, report.readings);
        state.eStopAtDevice = state.runState == RunState::EStopped;
        state.localMode = localModeIn(*state.profile, report.readings);
        if (report.lastCommand)
            state.lastCommand = report.lastCommand;
        service->observe(report);
    }

    void advance(Milliseconds by)
    {
        clock.advance(by);
        gateway.heard = clock.now();
        service->tick();
    }
    void wait(Milliseconds total)
    {
        for (Milliseconds passed{0}; passed < total; passed += Milliseconds(100))
            advance(Milliseconds(100));
    }

    /// Both steps of a command to the motor.
    QString begin(CommandKind kind = CommandKind::Start, const QString &reason = u"test"_s)
    {
        return beginAt(motor, kind, reason);
    }
    QString beginAt(const DeviceId &device, CommandKind kind, const QString &reason = u"test"_s)
    {
        const bool armed = service->arm(device, kind).available();
        const QString id = service->lastCommandId();
        advance(Milliseconds(400));
        if (armed)
            (void)service->executeArmed(reason);
        return id;
    }
    void write(const QString &id, const QString &broker = u"local"_s)
    {
        Q_EMIT gateway.written(id, broker, clock.now());
    }
    void acknowledge(const QString &id, bool nobody = false, const QString &broker = u"local"_s)
    {
        Q_EMIT gateway.acknowledged(id, broker, clock.now(), nobody);
    }
    void fail(const QString &id, bool mayHaveLeft, const QString &broker = u"local"_s)
    {
        Q_EMIT gateway.failed(id, broker, u"link lost"_s, mayHaveLeft);
    }
    QString stop(CommandKind kind = CommandKind::Stop)
    {
        (void)service->stop(motor, kind);
        return service->lastCommandId();
    }
    QString emergencyStop()
    {
        service->emergencyStop({EStopScope::Kind::Device, motor, {}});
        return service->lastCommandId();
    }
    /// Pressed, sent and shown by the device.
    QString confirmedEmergencyStop()
    {
        const QString id = emergencyStop();
        write(id);
        hear(tripped());
        wait(Milliseconds(1000));
        return id;
    }

    [[nodiscard]] CommandRecord record(const QString &id) const { return records.value(id); }
    [[nodiscard]] EStopLine line() const { return service->emergencyStopLines().value(0); }
    [[nodiscard]] qsizetype said(const QString &part) const { return events.filter(part).size(); }

    FakeClock clock;
    FakeGateway gateway;
    FakeStates states;
    FakeAudit audit;
    FakeLatches latches;
    AuditTrail *trail = &audit; ///< for restart(): the fakes, or real ones
    LatchKeeper *keeper = &latches;
    CommandService::Setup setup;
    DeviceId motor = id(u"raptor/shop/m1"_s);
    QHash<QString, CommandRecord> records;
    QList<CommandRecord> history;
    QStringList events;
    std::unique_ptr<CommandService> service;
    int ids = 0;
};

} // namespace Raptor::Test
