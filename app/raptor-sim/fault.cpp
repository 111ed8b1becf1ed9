// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/fault.h"

#include <array>

using namespace Qt::StringLiterals;

namespace Raptor::Sim {

namespace {

constexpr qint64 kLongestLagMs = 600'000;
constexpr qint64 kLargestSkewMs = 200LL * 365 * 24 * 3600 * 1000; // 1970 and 2100 are in reach

struct PlainFault
{
    QStringView word;
    Fault::Kind kind;
};
constexpr std::array kPlain{
    PlainFault{u"none", Fault::Kind::None},       PlainFault{u"silent", Fault::Kind::Silent},
    PlainFault{u"lie", Fault::Kind::Lie},         PlainFault{u"garbage", Fault::Kind::Garbage},
    PlainFault{u"local", Fault::Kind::Local},     PlainFault{u"reboot", Fault::Kind::Reboot},
    PlainFault{u"freeze", Fault::Kind::Freeze},   PlainFault{u"jam", Fault::Kind::Jam},
    PlainFault{u"trip", Fault::Kind::Trip},       PlainFault{u"flip", Fault::Kind::Flip},
    PlainFault{u"runaway", Fault::Kind::Runaway}, PlainFault{u"goodbye", Fault::Kind::Goodbye}};
/// With a number behind a colon.
constexpr std::array kReadings{
    PlainFault{u"rpm", Fault::Kind::Rpm},         PlainFault{u"volts", Fault::Kind::Volts},
    PlainFault{u"amps", Fault::Kind::Amps},       PlainFault{u"percent", Fault::Kind::Percent},
    PlainFault{u"chatter", Fault::Kind::Chatter}, PlainFault{u"ramp", Fault::Kind::Ramp}};
constexpr double kLargestReading = 1e6;

Error unknownFault(QStringView text)
{
    return {Error::Code::Malformed,
            u"\"%1\" is no fault: use none, silent, lie, lag:MS, garbage, local, reboot, skew:MS, "
            "rpm:N, volts:N, amps:N, percent:N, chatter:AMPS, ramp:AMPS, freeze, jam, trip, flip, "
            "runaway or goodbye"_s.arg(text)};
}

Result<Fault> parseReading(const PlainFault &reading, QStringView number)
{
    bool isNumber = false;
    const double value = number.toDouble(&isNumber);
    if (!isNumber || !(value >= -kLargestReading && value <= kLargestReading))
        return Error{Error::Code::OutOfRange, u"%1 needs a number"_s.arg(reading.word)};
    return Fault{.kind = reading.kind, .value = value};
}

} // namespace

Result<Fault> Fault::parse(QStringView text)
{
    for (const PlainFault &plain : kPlain) {
        if (text == plain.word)
            return Fault{.kind = plain.kind};
    }
    const qsizetype colon = text.indexOf(u':');
    if (colon < 0)
        return unknownFault(text);
    const QStringView word = text.first(colon);
    for (const PlainFault &reading : kReadings) {
        if (word == reading.word)
            return parseReading(reading, text.sliced(colon + 1));
    }
    bool isNumber = false;
    const qint64 ms = text.sliced(colon + 1).toLongLong(&isNumber);
    if (word == u"lag") {
        if (!isNumber || ms < 0 || ms > kLongestLagMs) {
            return Error{Error::Code::OutOfRange,
                         u"a lag is 0 to %1 milliseconds"_s.arg(kLongestLagMs)};
        }
        return Fault{.kind = Kind::Lag, .amount = Milliseconds(ms)};
    }
    if (word == u"skew") {
        if (!isNumber || ms < -kLargestSkewMs || ms > kLargestSkewMs)
            return Error{Error::Code::OutOfRange, u"a skew is a number of milliseconds"_s};
        return Fault{.kind = Kind::Skew, .amount = Milliseconds(ms)};
    }
    return unknownFault(text);
}

QString Fault::text() const
{
    for (const PlainFault &plain : kPlain) {
        if (plain.kind == kind)
            return plain.word.toString();
    }
    for (const PlainFault &reading : kReadings) {
        if (reading.kind == kind)
            return u"%1:%2"_s.arg(reading.word, QString::number(value));
    }
    return (kind == Kind::Lag ? u"lag:%1"_s : u"skew:%1"_s).arg(amount.count());
}

Result<FaultOrder> FaultOrder::parse(QStringView text)
{
    const qsizetype equals = text.indexOf(u'=');
    if (equals <= 0)
        return Error{Error::Code::Malformed, u"\"%1\" is not DEVICE=FAULT"_s.arg(text)};
    const Result<Fault> fault = Fault::parse(text.sliced(equals + 1));
    if (!fault)
        return fault.error();
    return FaultOrder{.device = text.first(equals).toString(), .fault = *fault};
}

} // namespace Raptor::Sim
