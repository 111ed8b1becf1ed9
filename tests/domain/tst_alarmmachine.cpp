// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/alarm_machine.h"

#include <QtCore/QMetaEnum>
#include <QtTest/QTest>

#include <algorithm>

using namespace Raptor;
using namespace Qt::StringLiterals;

namespace {

using E = AlarmEvent;
using S = AlarmShelving;
constexpr AlarmState N = AlarmState::Normal;
constexpr AlarmState AU = AlarmState::ActiveUnacknowledged;
constexpr AlarmState AA = AlarmState::ActiveAcknowledged;
constexpr AlarmState RU = AlarmState::ReturnedUnacknowledged;
constexpr AlarmState LU = AlarmState::LatchedUnacknowledged;
constexpr AlarmState LA = AlarmState::LatchedAcknowledged;

// The tables, every cell of them as it has to be; nothing here is computed.

struct StateCell
{
    AlarmState from;
    AlarmEvent event;
    AlarmState plain;
    AlarmState latching;
    AlarmState silent; ///< shelved or suppressed
    AlarmState silentLatching;
};

// clang-format off
constexpr StateCell states[]{
    // from, event, plain, latching, silent, silent and latching
    {N, E::Raise, AU, AU, AU, AU},
    {N, E::Clear, N, N, N, N},
    {N, E::Acknowledge, N, N, N, N},
    {N, E::Reset, N, N, N, N},
    {N, E::ShelveTimed, N, N, N, N},
    {N, E::ShelveOnce, N, N, N, N},
    {N, E::Unshelve, N, N, N, N},
    {N, E::ShelvingExpired, N, N, N, N},
    {N, E::Suppress, N, N, N, N},
    {N, E::Unsuppress, N, N, N, N},
    {N, E::RemoveFromService, N, N, N, N},
    {N, E::ReturnToService, N, N, N, N},
    {N, E::Redefine, N, N, N, N},

    {AU, E::Raise, AU, AU, AU, AU},
    {AU, E::Clear, RU, LU, N, LU},
    {AU, E::Acknowledge, AA, AA, AA, AA},
    {AU, E::Reset, AU, AU, AU, AU},
    {AU, E::ShelveTimed, AU, AU, AU, AU},
    {AU, E::ShelveOnce, AU, AU, AU, AU},
    {AU, E::Unshelve, AU, AU, AU, AU},
    {AU, E::ShelvingExpired, AU, AU, AU, AU},
    {AU, E::Suppress, AU, AU, AU, AU},
    {AU, E::Unsuppress, AU, AU, AU, AU},
    {AU, E::RemoveFromService, N, N, N, N},
    {AU, E::ReturnToService, AU, AU, AU, AU},
    {AU, E::Redefine, AU, AU, AU, AU},

    {AA, E::Raise, AA, AA, AA, AA},
    {AA, E::Clear, N, LA, N, LA},
    {AA, E::Acknowledge, AA, AA, AA, AA},
    {AA, E::Reset, AA, AA, AA, AA},
    {AA, E::ShelveTimed, AA, AA, AA, AA},
    {AA, E::ShelveOnce, AA, AA, AA, AA},
    {AA, E::Unshelve, AA, AA, AA, AA},
    {AA, E::ShelvingExpired, AA, AA, AA, AA},
    {AA, E::Suppress, AA, AA, AA, AA},
    {AA, E::Unsuppress, AA, AA, AA, AA},
    {AA, E::RemoveFromService, N, N, N, N},
    {AA, E::ReturnToService, AA, AA, AA, AA},
    {AA, E::Redefine, AA, AA, AA, AA},

    {RU, E::Raise, AU, AU, AU, AU},
    {RU, E::Clear, RU, RU, RU, RU},
    {RU, E::Acknowledge, N, N, N, N},
    {RU, E::Reset, RU, RU, RU, RU},
    {RU, E::ShelveTimed, RU, RU, RU, RU},
    {RU, E::ShelveOnce, RU, RU, RU, RU},
    {RU, E::Unshelve, RU, RU, RU, RU},
    {RU, E::ShelvingExpired, RU, RU, RU, RU},
    {RU, E::Suppress, RU, RU, RU, RU},
    {RU, E::Unsuppress, RU, RU, RU, RU},
    {RU, E::RemoveFromService, N, N, N, N},
    {RU, E::ReturnToService, RU, RU, RU, RU},
    {RU, E::Redefine, RU, RU, RU, RU},

    {LU, E::Raise, AU, AU, AU, AU},
    {LU, E::Clear, LU, LU, LU, LU},
    {LU, E::Acknowledge, LA, LA, LA, LA},
    {LU, E::Reset, LU, LU, LU, LU},
    {LU, E::ShelveTimed, LU, LU, LU, LU},
    {LU, E::ShelveOnce, LU, LU, LU, LU},
    {LU, E::Unshelve, LU, LU, LU, LU},
    {LU, E::ShelvingExpired, LU, LU, LU, LU},
    {LU, E::Suppress, LU, LU, LU, LU},
    {LU, E::Unsuppress, LU, LU, LU, LU},
    {LU, E::RemoveFromService, N, N, N, N},
    {LU, E::ReturnToService, LU, LU, LU, LU},
    {LU, E::Redefine, LU, LU, LU, LU},

    {LA, E::Raise, AU, AU, AU, AU},
    {LA, E::Clear, LA, LA, LA, LA},
    {LA, E::Acknowledge, LA, LA, LA, LA},
    {LA, E::Reset, N, N, N, N},
    {LA, E::ShelveTimed, LA, LA, LA, LA},
    {LA, E::ShelveOnce, LA, LA, LA, LA},
    {LA, E::Unshelve, LA, LA, LA, LA},
    {LA, E::ShelvingExpired, LA, LA, LA, LA},
    {LA, E::Suppress, LA, LA, LA, LA},
    {LA, E::Unsuppress, LA, LA, LA, LA},
    {LA, E::RemoveFromService, N, N, N, N},
    {LA, E::ReturnToService, LA, LA, LA, LA},
    {LA, E::Redefine, LA, LA, LA, LA},
};

struct OutOfServiceCell
{
    AlarmState from;
    AlarmEvent event;
    AlarmState to;
};

constexpr OutOfServiceCell outOfServiceStates[]{
    {N, E::Raise, N},
    {N, E::Clear, N},
    {N, E::Acknowledge, N},
    {N, E::Reset, N},
    {N, E::ShelveTimed, N},
    {N, E::ShelveOnce, N},
    {N, E::Unshelve, N},
    {N, E::ShelvingExpired, N},
    {N, E::Suppress, N},
    {N, E::Unsuppress, N},
    {N, E::RemoveFromService, N},
    {N, E::ReturnToService, N},
    {N, E::Redefine, N},

    {AU, E::Raise, AU},
    {AU, E::Clear, AU},
    {AU, E::Acknowledge, AU},
    {AU, E::Reset, AU},
    {AU, E::ShelveTimed, AU},
    {AU, E::ShelveOnce, AU},
    {AU, E::Unshelve, AU},
    {AU, E::ShelvingExpired, AU},
    {AU, E::Suppress, AU},
    {AU, E::Unsuppress, AU},
    {AU, E::RemoveFromService, N},
    {AU, E::ReturnToService, AU},
    {AU, E::Redefine, AU},

    {AA, E::Raise, AA},
    {AA, E::Clear, AA},
    {AA, E::Acknowledge, AA},
    {AA, E::Reset, AA},
    {AA, E::ShelveTimed, AA},
    {AA, E::ShelveOnce, AA},
    {AA, E::Unshelve, AA},
    {AA, E::ShelvingExpired, AA},
    {AA, E::Suppress, AA},
    {AA, E::Unsuppress, AA},
    {AA, E::RemoveFromService, N},
    {AA, E::ReturnToService, AA},
    {AA, E::Redefine, AA},

    {RU, E::Raise, RU},
    {RU, E::Clear, RU},
    {RU, E::Acknowledge, RU},
    {RU, E::Reset, RU},
    {RU, E::ShelveTimed, RU},
    {RU, E::ShelveOnce, RU},
    {RU, E::Unshelve, RU},
    {RU, E::ShelvingExpired, RU},
    {RU, E::Suppress, RU},
    {RU, E::Unsuppress, RU},
    {RU, E::RemoveFromService, N},
    {RU, E::ReturnToService, RU},
    {RU, E::Redefine, RU},

    {LU, E::Raise, LU},
    {LU, E::Clear, LU},
    {LU, E::Acknowledge, LU},
    {LU, E::Reset, LU},
    {LU, E::ShelveTimed, LU},
    {LU, E::ShelveOnce, LU},
    {LU, E::Unshelve, LU},
    {LU, E::ShelvingExpired, LU},
    {LU, E::Suppress, LU},
    {LU, E::Unsuppress, LU},
    {LU, E::RemoveFromService, N},
    {LU, E::ReturnToService, LU},
    {LU, E::Redefine, LU},

    {LA, E::Raise, LA},
    {LA, E::Clear, LA},
    {LA, E::Acknowledge, LA},
    {LA, E::Reset, LA},
    {LA, E::ShelveTimed, LA},
    {LA, E::ShelveOnce, LA},
    {LA, E::Unshelve, LA},
    {LA, E::ShelvingExpired, LA},
    {LA, E::Suppress, LA},
    {LA, E::Unsuppress, LA},
    {LA, E::RemoveFromService, N},
    {LA, E::ReturnToService, LA},
    {LA, E::Redefine, LA},
};

struct ShelvingCell
{
    AlarmShelving from;
    AlarmEvent event;
    AlarmShelving active; ///< its condition holds
    AlarmShelving inactive;
    AlarmShelving outOfService;
};

constexpr ShelvingCell shelvings[]{
    // from, event, while active, while not active, while out of service
    {S::None, E::Raise, S::None, S::None, S::None},
    {S::None, E::Clear, S::None, S::None, S::None},
    {S::None, E::Acknowledge, S::None, S::None, S::None},
    {S::None, E::Reset, S::None, S::None, S::None},
    {S::None, E::ShelveTimed, S::Timed, S::Timed, S::Timed},
    {S::None, E::ShelveOnce, S::OneShot, S::OneShot, S::OneShot},
    {S::None, E::Unshelve, S::None, S::None, S::None},
    {S::None, E::ShelvingExpired, S::None, S::None, S::None},
    {S::None, E::Suppress, S::None, S::None, S::None},
    {S::None, E::Unsuppress, S::None, S::None, S::None},
    {S::None, E::RemoveFromService, S::None, S::None, S::None},
    {S::None, E::ReturnToService, S::None, S::None, S::None},
    {S::None, E::Redefine, S::None, S::None, S::None},

    {S::Timed, E::Raise, S::Timed, S::Timed, S::Timed},
    {S::Timed, E::Clear, S::Timed, S::Timed, S::Timed},
    {S::Timed, E::Acknowledge, S::Timed, S::Timed, S::Timed},
    {S::Timed, E::Reset, S::Timed, S::Timed, S::Timed},
    {S::Timed, E::ShelveTimed, S::Timed, S::Timed, S::Timed},
    {S::Timed, E::ShelveOnce, S::OneShot, S::OneShot, S::OneShot},
    {S::Timed, E::Unshelve, S::None, S::None, S::None},
    {S::Timed, E::ShelvingExpired, S::None, S::None, S::None},
    {S::Timed, E::Suppress, S::Timed, S::Timed, S::Timed},
    {S::Timed, E::Unsuppress, S::Timed, S::Timed, S::Timed},
    {S::Timed, E::RemoveFromService, S::Timed, S::Timed, S::Timed},
    {S::Timed, E::ReturnToService, S::Timed, S::Timed, S::Timed},
    {S::Timed, E::Redefine, S::Timed, S::Timed, S::Timed},

    {S::OneShot, E::Raise, S::OneShot, S::OneShot, S::OneShot},
    {S::OneShot, E::Clear, S::None, S::OneShot, S::OneShot},
    {S::OneShot, E::Acknowledge, S::OneShot, S::OneShot, S::OneShot},
    {S::OneShot, E::Reset, S::OneShot, S::OneShot, S::OneShot},
    {S::OneShot, E::ShelveTimed, S::Timed, S::Timed, S::Timed},
    {S::OneShot, E::ShelveOnce, S::OneShot, S::OneShot, S::OneShot},
    {S::OneShot, E::Unshelve, S::None, S::None, S::None},
    {S::OneShot, E::ShelvingExpired, S::None, S::None, S::None},
    {S::OneShot, E::Suppress, S::OneShot, S::OneShot, S::OneShot},
    {S::OneShot, E::Unsuppress, S::OneShot, S::OneShot, S::OneShot},
    {S::OneShot, E::RemoveFromService, S::OneShot, S::OneShot, S::OneShot},
    {S::OneShot, E::ReturnToService, S::OneShot, S::OneShot, S::OneShot},
    {S::OneShot, E::Redefine, S::OneShot, S::OneShot, S::OneShot},
};

struct FlagCell
{
    bool from;
    AlarmEvent event;
    bool to;
};

constexpr FlagCell suppressions[]{
    {false, E::Raise, false},
    {false, E::Clear, false},
    {false, E::Acknowledge, false},
    {false, E::Reset, false},
    {false, E::ShelveTimed, false},
    {false, E::ShelveOnce, false},
    {false, E::Unshelve, false},
    {false, E::ShelvingExpired, false},
    {false, E::Suppress, true},
    {false, E::Unsuppress, false},
    {false, E::RemoveFromService, false},
    {false, E::ReturnToService, false},
    {false, E::Redefine, false},

    {true, E::Raise, true},
    {true, E::Clear, true},
    {true, E::Acknowledge, true},
    {true, E::Reset, true},
    {true, E::ShelveTimed, true},
    {true, E::ShelveOnce, true},
    {true, E::Unshelve, true},
    {true, E::ShelvingExpired, true},
    {true, E::Suppress, true},
    {true, E::Unsuppress, false},
    {true, E::RemoveFromService, true},
    {true, E::ReturnToService, true},
    {true, E::Redefine, true},
};

constexpr FlagCell services[]{
    {false, E::Raise, false},
    {false, E::Clear, false},
    {false, E::Acknowledge, false},
    {false, E::Reset, false},
    {false, E::ShelveTimed, false},
    {false, E::ShelveOnce, false},
    {false, E::Unshelve, false},
    {false, E::ShelvingExpired, false},
    {false, E::Suppress, false},
    {false, E::Unsuppress, false},
    {false, E::RemoveFromService, true},
    {false, E::ReturnToService, false},
    {false, E::Redefine, false},

    {true, E::Raise, true},
    {true, E::Clear, true},
    {true, E::Acknowledge, true},
    {true, E::Reset, true},
    {true, E::ShelveTimed, true},
    {true, E::ShelveOnce, true},
    {true, E::Unshelve, true},
    {true, E::ShelvingExpired, true},
    {true, E::Suppress, true},
    {true, E::Unsuppress, true},
    {true, E::RemoveFromService, true},
    {true, E::ReturnToService, false},
    {true, E::Redefine, true},
};
// clang-format on

template <class Enum>
QList<Enum> all()
{
    const QMetaEnum meta = QMetaEnum::fromType<Enum>();
    QList<Enum> values;
    for (int i = 0; i < meta.keyCount(); ++i)
        values.append(Enum(meta.value(i)));
    return values;
}

template <class Enum>
QByteArray nameOf(Enum value)
{
    return QMetaEnum::fromType<Enum>().valueToKey(int(value));
}

/// The one cell of @p table for @p from and @p event.
template <class Cell, std::size_t size, class From>
const Cell &cell(const Cell (&table)[size], From from, AlarmEvent event)
{
    const auto found = std::find_if(std::begin(table), std::end(table), [&](const Cell &one) {
        return one.from == from && one.event == event;
    });
    if (found == std::end(table))
        qFatal("the table has no such cell");
    return *found;
}

bool isActive(AlarmState state)
{
    return state == AU || state == AA;
}

AlarmStatus status(AlarmState state, AlarmShelving shelving = S::None, bool suppressed = false,
                   bool outOfService = false)
{
    return {state, shelving, suppressed, outOfService};
}

} // namespace

Q_DECLARE_METATYPE(Raptor::AlarmStatus)

/// The state machine of every alarm: the tables of ISA-18.2 and OPC 10000-9, every cell.
class TestAlarmMachine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tablesAreComplete();
    void everyState_data();
    void everyState();
    void everyStateOutOfService_data();
    void everyStateOutOfService();
    void everyShelving_data();
    void everyShelving();
    void everySuppression_data();
    void everySuppression();
    void everyService_data();
    void everyService();
    void regionsAreIndependent_data();
    void regionsAreIndependent();
    void stories_data();
    void stories();
};

void TestAlarmMachine::tablesAreComplete()
{
    const auto events = all<AlarmEvent>();
    QCOMPARE(std::size(states), size_t(all<AlarmState>().size() * events.size()));
    QCOMPARE(std::size(outOfServiceStates), std::size(states));
    QCOMPARE(std::size(shelvings), size_t(all<AlarmShelving>().size() * events.size()));
    QCOMPARE(std::size(suppressions), size_t(2 * events.size()));
    QCOMPARE(std::size(services), size_t(2 * events.size()));
    for (const AlarmEvent event : events) {
        for (const AlarmState state : all<AlarmState>()) {
            QCOMPARE(cell(states, state, event).event, event);
            QCOMPARE(cell(outOfServiceStates, state, event).event, event);
        }
        for (const AlarmShelving shelving : all<AlarmShelving>())
            QCOMPARE(cell(shelvings, shelving, event).event, event);
        for (const bool flag : {false, true}) {
            QCOMPARE(cell(suppressions, flag, event).event, event);
            QCOMPARE(cell(services, flag, event).event, event);
        }
    }
}

void TestAlarmMachine::everyState_data()
{
    QTest::addColumn<AlarmStatus>("from");
    QTest::addColumn<AlarmEvent>("event");
    QTest::addColumn<bool>("latching");
    QTest::addColumn<AlarmState>("to");
    for (const StateCell &c : states) {
        const QByteArray name = nameOf(c.from) + ", " + nameOf(c.event);
        const auto row = [&](const char *how, const AlarmStatus &from, bool latching,
                             AlarmState to) {
            QTest::addRow("%s%s", name.constData(), how) << from << c.event << latching << to;
        };
        row("", status(c.from), false, c.plain);
        row(", latching", status(c.from), true, c.latching);
        row(", shelved", status(c.from, S::Timed), false, c.silent);
        row(", shelved once", status(c.from, S::OneShot), false, c.silent);
        row(", suppressed", status(c.from, S::None, true), false, c.silent);
        row(", shelved and latching", status(c.from, S::Timed), true, c.silentLatching);
        row(", shelved once and latching", status(c.from, S::OneShot), true, c.silentLatching);
        row(", suppressed and latching", status(c.from, S::None, true), true, c.silentLatching);
    }
}

void TestAlarmMachine::everyState()
{
    QFETCH(const AlarmStatus, from);
    QFETCH(const AlarmEvent, event);
    QFETCH(const bool, latching);
    QTEST(AlarmMachine::next(from, event, latching).state, "to");
}

void TestAlarmMachine::everyStateOutOfService_data()
{
    QTest::addColumn<AlarmState>("from");
    QTest::addColumn<AlarmEvent>("event");
    QTest::addColumn<AlarmState>("to");
    for (const OutOfServiceCell &c : outOfServiceStates) {
        QTest::addRow("%s, %s", nameOf(c.from).constData(), nameOf(c.event).constData())
            << c.from << c.event << c.to;
    }
}

void TestAlarmMachine::everyStateOutOfService()
{
    QFETCH(const AlarmState, from);
    QFETCH(const AlarmEvent, event);
    for (const bool latching : {false, true}) {
        QTEST(AlarmMachine::next(status(from, S::None, false, true), event, latching).state, "to");
    }
}

void TestAlarmMachine::everyShelving_data()
{
    QTest::addColumn<AlarmStatus>("from");
    QTest::addColumn<AlarmEvent>("event");
    QTest::addColumn<AlarmShelving>("to");
    for (const ShelvingCell &c : shelvings) {
        const QByteArray name = nameOf(c.from) + ", " + nameOf(c.event);
        for (const AlarmState state : all<AlarmState>()) {
            QTest::addRow("%s, %s", name.constData(), nameOf(state).constData())
                << status(state, c.from) << c.event << (isActive(state) ? c.active : c.inactive);
        }
        QTest::addRow("%s, out of service", name.constData())
            << status(N, c.from, false, true) << c.event << c.outOfService;
    }
}

void TestAlarmMachine::everyShelving()
{
    QFETCH(const AlarmStatus, from);
    QFETCH(const AlarmEvent, event);
    for (const bool latching : {false, true})
        QTEST(AlarmMachine::next(from, event, latching).shelving, "to");
}

void TestAlarmMachine::everySuppression_data()
{
    QTest::addColumn<bool>("from");
    QTest::addColumn<AlarmEvent>("event");
    QTest::addColumn<bool>("to");
    for (const FlagCell &c : suppressions)
        QTest::addRow("%s, %s", c.from ? "suppressed" : "not suppressed",
                      nameOf(c.event).constData())
            << c.from << c.event << c.to;
}

void TestAlarmMachine::everySuppression()
{
    QFETCH(const bool, from);
    QFETCH(const AlarmEvent, event);
    QTEST(AlarmMachine::next(status(AU, S::None, from), event, false).suppressed, "to");
}

void TestAlarmMachine::everyService_data()
{
    QTest::addColumn<bool>("from");
    QTest::addColumn<AlarmEvent>("event");
    QTest::addColumn<bool>("to");
    for (const FlagCell &c : services)
        QTest::addRow("%s, %s", c.from ? "out of service" : "in service",
                      nameOf(c.event).constData())
            << c.from << c.event << c.to;
}

void TestAlarmMachine::everyService()
{
    QFETCH(const bool, from);
    QFETCH(const AlarmEvent, event);
    QTEST(AlarmMachine::next(status(N, S::None, false, from), event, false).outOfService, "to");
}

void TestAlarmMachine::regionsAreIndependent_data()
{
    QTest::addColumn<AlarmEvent>("event");
    for (const AlarmEvent event : all<AlarmEvent>())
        QTest::newRow(nameOf(event).constData()) << event;
}

/// Whatever the others are: each region goes by its own table, which looks at no more of the others
/// than its columns say.
void TestAlarmMachine::regionsAreIndependent()
{
    QFETCH(const AlarmEvent, event);
    int checked = 0;
    for (const AlarmState state : all<AlarmState>()) {
        for (const AlarmShelving shelving : all<AlarmShelving>()) {
            for (const int rest : {0, 1, 2, 3, 4, 5, 6, 7}) {
                const bool suppressed = rest & 1;
                const bool outOfService = rest & 2;
                const bool latching = rest & 4;
                const bool silent = shelving != S::None || suppressed;
                const AlarmStatus to = AlarmMachine::next(
                    status(state, shelving, suppressed, outOfService), event, latching);
                const StateCell &own = cell(states, state, event);
                const AlarmState loud = latching ? own.latching : own.plain;
                const AlarmState hushed = latching ? own.silentLatching : own.silent;
                QCOMPARE(to.state,
                         outOfService ? cell(outOfServiceStates, state, event).to
                             : silent ? hushed
                                      : loud);
                const ShelvingCell &shelf = cell(shelvings, shelving, event);
                QCOMPARE(to.shelving,
                         outOfService          ? shelf.outOfService
                             : isActive(state) ? shelf.active
                                               : shelf.inactive);
                QCOMPARE(to.suppressed, cell(suppressions, suppressed, event).to);
                QCOMPARE(to.outOfService, cell(services, outOfService, event).to);
                ++checked;
            }
        }
    }
    QCOMPARE(checked, 6 * 3 * 8);
}

void TestAlarmMachine::stories_data()
{
    QTest::addColumn<QList<AlarmEvent>>("events");
    QTest::addColumn<bool>("latching");
    QTest::addColumn<AlarmStatus>("to");
    using Events = QList<AlarmEvent>;
    QTest::newRow("comes, is acknowledged, goes")
        << Events{E::Raise, E::Acknowledge, E::Clear} << false << status(N);
    QTest::newRow("comes and goes, is acknowledged")
        << Events{E::Raise, E::Clear, E::Acknowledge} << false << status(N);
    QTest::newRow("comes back before it is acknowledged")
        << Events{E::Raise, E::Clear, E::Raise} << false << status(AU);
    QTest::newRow("latches, is acknowledged and reset")
        << Events{E::Raise, E::Clear, E::Acknowledge, E::Reset} << true << status(N);
    QTest::newRow("latches, is reset before it is acknowledged")
        << Events{E::Raise, E::Clear, E::Reset} << true << status(LU);
    QTest::newRow("latches while it is shelved")
        << Events{E::Raise, E::ShelveTimed, E::Clear, E::ShelvingExpired} << true << status(LU);
    QTest::newRow("shelved once: the next one is heard")
        << Events{E::Raise, E::ShelveOnce, E::Clear, E::Raise} << false << status(AU);
    QTest::newRow("shelved once before it comes")
        << Events{E::ShelveOnce, E::Clear, E::Raise} << false << status(AU, S::OneShot);
    QTest::newRow("acknowledged while shelved, and back")
        << Events{E::Raise, E::ShelveTimed, E::Acknowledge, E::Unshelve} << false << status(AA);
    QTest::newRow("shelved, suppressed for a while, still shelved")
        << Events{E::Raise, E::ShelveTimed, E::Suppress, E::Unsuppress} << false
        << status(AU, S::Timed);
    QTest::newRow("out of service forgets, and is raised anew")
        << Events{E::Raise, E::Acknowledge,     E::RemoveFromService,
                  E::Raise, E::ReturnToService, E::Raise}
        << false << status(AU);
    QTest::newRow("out of service and shelved: stays shelved")
        << Events{E::ShelveTimed, E::RemoveFromService, E::ReturnToService} << false
        << status(N, S::Timed);
}

void TestAlarmMachine::stories()
{
    QFETCH(const QList<AlarmEvent>, events);
    QFETCH(const bool, latching);
    AlarmStatus status;
    for (const AlarmEvent event : events)
        status = AlarmMachine::next(status, event, latching);
    QTEST(status, "to");
}

QTEST_GUILESS_MAIN(TestAlarmMachine)
#include "tst_alarmmachine.moc"
