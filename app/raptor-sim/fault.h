// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"
#include "models/domain/result.h"

#include <QtCore/QString>

namespace Raptor::Sim {

/// What is wrong with a device. One fault at a time; the next replaces it.
struct Fault
{
    enum class Kind {
        None,
        Silent, ///< hears and acts, but publishes nothing
        Lie, ///< takes commands and names them in last_cmd, but does not act
        Lag, ///< acts, and speaks, later by `amount`
        Garbage, ///< publishes what is no state
        Local, ///< operated on the spot: says so, and takes no starts from afar
        Reboot, ///< forgets ids and e-stop latch, motors stop; sound afterwards
        Skew, ///< its own clock is off by `amount`; negative: slow
        Rpm, ///< every motor reports `value`
        Volts,
        Amps,
        Percent, ///< the battery reports a charge of `value`
        Chatter, ///< every motor reports `value` amps and half of it by turns
        Ramp, ///< the amps that every motor reports grow by `value` a second
        Freeze, ///< every motor reports what it reported last
        Jam, ///< every motor stands still and draws 60 A, if it is powered
        Trip, ///< every motor stands still and draws nothing, whatever it is said to do
        Flip, ///< starts or stops, switches its relay, by itself; sound afterwards
        Runaway, ///< runs, whatever it is told, under an e-stop as well
        Goodbye, ///< says offline on its status topic and is silent
    };

    Kind kind = Kind::None;
    Milliseconds amount{0};
    double value = 0.0; ///< in the unit of what it concerns

    /// "none", "silent", "lie", "lag:MS", "garbage", "local", "reboot", "skew:MS", "rpm:N",
    /// "volts:N", "amps:N", "percent:N", "chatter:AMPS", "ramp:AMPS", "freeze", "jam", "trip",
    /// "flip", "runaway" or "goodbye".
    static Result<Fault> parse(QStringView text);
    [[nodiscard]] QString text() const;

    friend bool operator==(const Fault &, const Fault &) = default;
};

/// A fault and the device that has it: "shop/m1=silent".
struct FaultOrder
{
    QString device;
    Fault fault;

    static Result<FaultOrder> parse(QStringView text);
    friend bool operator==(const FaultOrder &, const FaultOrder &) = default;
};

} // namespace Raptor::Sim
