// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/alarm_machine.h"

namespace Raptor::AlarmMachine {

namespace {

AlarmState raised(AlarmState state)
{
    switch (state) {
    case AlarmState::Normal:
    case AlarmState::ReturnedUnacknowledged:
    case AlarmState::LatchedUnacknowledged:
    case AlarmState::LatchedAcknowledged:
        return AlarmState::ActiveUnacknowledged;
    case AlarmState::ActiveUnacknowledged:
    case AlarmState::ActiveAcknowledged:
        return state;
    }
    Q_UNREACHABLE();
}

/// A latch is never lost; else what comes and goes in silence leaves nothing to acknowledge.
AlarmState cleared(AlarmState state, bool silent, bool latching)
{
    switch (state) {
    case AlarmState::ActiveUnacknowledged:
        if (latching)
            return AlarmState::LatchedUnacknowledged;
        return silent ? AlarmState::Normal : AlarmState::ReturnedUnacknowledged;
    case AlarmState::ActiveAcknowledged:
        return latching ? AlarmState::LatchedAcknowledged : AlarmState::Normal;
    case AlarmState::Normal:
    case AlarmState::ReturnedUnacknowledged:
    case AlarmState::LatchedUnacknowledged:
    case AlarmState::LatchedAcknowledged:
        return state;
    }
    Q_UNREACHABLE();
}

AlarmState acknowledged(AlarmState state)
{
    switch (state) {
    case AlarmState::ActiveUnacknowledged:
        return AlarmState::ActiveAcknowledged;
    case AlarmState::ReturnedUnacknowledged:
        return AlarmState::Normal;
    case AlarmState::LatchedUnacknowledged:
        return AlarmState::LatchedAcknowledged;
    case AlarmState::Normal:
    case AlarmState::ActiveAcknowledged:
    case AlarmState::LatchedAcknowledged:
        return state;
    }
    Q_UNREACHABLE();
}

AlarmState nextState(const AlarmStatus &status, AlarmEvent event, bool latching)
{
    if (event == AlarmEvent::RemoveFromService)
        return AlarmState::Normal;
    if (status.outOfService)
        return status.state;
    switch (event) {
    case AlarmEvent::Raise:
        return raised(status.state);
    case AlarmEvent::Clear:
        return cleared(status.state, status.isSilent(), latching);
    case AlarmEvent::Acknowledge:
        return acknowledged(status.state);
    case AlarmEvent::Reset:
        return status.state == AlarmState::LatchedAcknowledged ? AlarmState::Normal : status.state;
    case AlarmEvent::ShelveTimed:
    case AlarmEvent::ShelveOnce:
    case AlarmEvent::Unshelve:
    case AlarmEvent::ShelvingExpired:
    case AlarmEvent::Suppress:
    case AlarmEvent::Unsuppress:
    case AlarmEvent::RemoveFromService:
    case AlarmEvent::ReturnToService:
    case AlarmEvent::Redefine:
        return status.state;
    }
    Q_UNREACHABLE();
}

AlarmShelving nextShelving(const AlarmStatus &status, AlarmEvent event)
{
    switch (event) {
    case AlarmEvent::ShelveTimed:
        return AlarmShelving::Timed;
    case AlarmEvent::ShelveOnce:
        return AlarmShelving::OneShot;
    case AlarmEvent::Unshelve:
    case AlarmEvent::ShelvingExpired:
        return AlarmShelving::None;
    case AlarmEvent::Clear:
        return status.shelving == AlarmShelving::OneShot && status.isActive()
                && !status.outOfService
            ? AlarmShelving::None
            : status.shelving;
    case AlarmEvent::Raise:
    case AlarmEvent::Acknowledge:
    case AlarmEvent::Reset:
    case AlarmEvent::Suppress:
    case AlarmEvent::Unsuppress:
    case AlarmEvent::RemoveFromService:
    case AlarmEvent::ReturnToService:
    case AlarmEvent::Redefine:
        return status.shelving;
    }
    Q_UNREACHABLE();
}

/// A flag that one event sets and another takes back.
bool nextFlag(bool flag, AlarmEvent event, AlarmEvent sets, AlarmEvent takesBack)
{
    if (event == sets)
        return true;
    return event == takesBack ? false : flag;
}

} // namespace

AlarmStatus next(const AlarmStatus &status, AlarmEvent event, bool latching)
{
    AlarmStatus after;
    after.state = nextState(status, event, latching);
    after.shelving = nextShelving(status, event);
    after.suppressed =
        nextFlag(status.suppressed, event, AlarmEvent::Suppress, AlarmEvent::Unsuppress);
    after.outOfService = nextFlag(status.outOfService, event, AlarmEvent::RemoveFromService,
                                  AlarmEvent::ReturnToService);
    return after;
}

} // namespace Raptor::AlarmMachine
