// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/raptor_device.h"

#include <QtCore/QJsonDocument>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Raptor::Sim {

namespace {

constexpr qsizetype kLargestCommand = 64 * 1024; // bytes
constexpr qsizetype kLongestId = 128; // characters
constexpr std::size_t kRememberedIds = 4096;
constexpr qint64 kExpiryMs = 5000; // of a command that says when it was given, but no "exp"
constexpr std::array<QStringView, 2> kMotorNames{u"left", u"right"};

double rounded(double value, double step)
{
    return std::round(value / step) * step;
}

/// A figure as a gateway prints it: so many decimals and no more.
double withDecimals(double value, int decimals)
{
    return QString::number(rounded(value, std::pow(10.0, -decimals)), 'f', decimals).toDouble();
}

std::optional<qint64> integerAt(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key);
    constexpr double kExact = 9007199254740992.0; // 2^53: beyond it JSON numbers are not exact
    const double number = value.toDouble();
    if (!value.isDouble() || !(std::abs(number) <= kExact))
        return std::nullopt;
    return qint64(number);
}

} // namespace

RaptorDevice::RaptorDevice(const RaptorSetup &setup)
    : SimDevice(setup.id), m_period(setup.period), m_honoursExpiry(setup.honoursExpiry),
      m_knowsIds(setup.knowsIds)
{
    const int count = std::clamp(setup.motors, 1, int(kMotorNames.size()));
    for (int i = 0; i < count; ++i)
        m_motors.emplace_back(setup.seed * 31U + quint32(i));
    setRunning(setup.running);
    for (MotorPhysics &motor : m_motors)
        motor.settle();
}

DeviceTopics RaptorDevice::topics() const
{
    const QString base = id().text();
    return {.state = base + u"/state"_s,
            .stateQos = 1,
            .command = base + u"/cmd"_s,
            .commandQos = 1,
            .status = base + u"/status"_s};
}

void RaptorDevice::faultChanged()
{
    m_sinceFault = 0.0;
    m_turn = 0;
    setRunning(m_toldToRun); // what ran away runs on, and comes back to what it was told
}

/// What a motor reports of what it does.
MotorReading RaptorDevice::shown(MotorReading reading) const
{
    constexpr double jammedAmps = 60.0;
    const double unrest = double(m_turn % 3); // no meter reads the same for long
    switch (fault().kind) {
    case Fault::Kind::Rpm:
        reading.rpm = fault().value == 0.0 ? 0.0 : fault().value + unrest / 10;
        break;
    case Fault::Kind::Volts:
        reading.volts = fault().value + unrest / 10;
        break;
    case Fault::Kind::Amps:
        reading.amps = fault().value + unrest / 100;
        break;
    case Fault::Kind::Chatter:
        reading.amps = m_turn % 2 == 0 ? fault().value : fault().value / 2;
        break;
    case Fault::Kind::Ramp:
        reading.amps += fault().value * m_sinceFault;
        break;
    case Fault::Kind::Jam:
        reading.rpm = 0.0;
        reading.amps = m_running ? jammedAmps : 0.0;
        break;
    case Fault::Kind::Trip:
        reading.rpm = 0.0;
        reading.amps = 0.0;
        break;
    case Fault::Kind::None:
    case Fault::Kind::Silent:
    case Fault::Kind::Lie:
    case Fault::Kind::Lag:
    case Fault::Kind::Garbage:
    case Fault::Kind::Local:
    case Fault::Kind::Reboot:
    case Fault::Kind::Skew:
    case Fault::Kind::Percent:
    case Fault::Kind::Freeze:
    case Fault::Kind::Flip:
    case Fault::Kind::Runaway:
    case Fault::Kind::Goodbye:
        break;
    }
    return reading;
}

void RaptorDevice::step(double seconds)
{
    m_sinceFault += seconds;
    for (MotorPhysics &motor : m_motors)
        motor.step(seconds);
}

QByteArray RaptorDevice::state(WallTime now)
{
    QJsonArray motors;
    for (std::size_t i = 0; i < m_motors.size(); ++i) {
        const MotorReading reading = shown(m_motors[i].reading());
        motors.append(QJsonObject{{u"id"_s, kMotorNames[i].toString()},
                                  {u"rpm"_s, withDecimals(reading.rpm, 1)},
                                  {u"volts"_s, withDecimals(reading.volts, 1)},
                                  {u"amps"_s, withDecimals(reading.amps, 2)},
                                  {u"temperature"_s, withDecimals(reading.celsius, 1)}});
    }
    ++m_turn;
    if (has(Fault::Kind::Freeze) && !m_frozen.isEmpty())
        motors = m_frozen;
    m_frozen = motors;
    QJsonObject state{{u"ts"_s, qint64(toEpochMs(now))},
                      {u"seq"_s, ++m_sequence},
                      {u"wheels_running"_s, m_running},
                      {u"estop"_s, m_eStopped},
                      {u"mode"_s, isLocal() ? u"local"_s : u"remote"_s},
                      {u"motors"_s, motors}};
    if (!m_lastCommand.isEmpty())
        state.insert(u"last_cmd"_s, m_lastCommand);
    return QJsonDocument(state).toJson(QJsonDocument::Compact);
}

RaptorDevice::Order RaptorDevice::orderOf(const QJsonObject &command)
{
    const QJsonValue eStop = command.value("estop"_L1);
    if (eStop.isBool())
        return eStop.toBool() ? Order::EStop : Order::Reset;
    const QJsonValue running = command.value("wheels_running"_L1);
    if (running.isBool() && eStop.isUndefined())
        return running.toBool() ? Order::Start : Order::Stop;
    return Order::Unknown;
}

QString RaptorDevice::objection(Order order, const QJsonObject &command, WallTime now) const
{
    if (order == Order::Unknown)
        return u"neither wheels_running nor estop is true or false"_s;
    const QJsonValue id = command.value("id"_L1);
    if (m_knowsIds && id.isString() && m_seen.contains(id.toString().left(kLongestId)))
        return u"repeated id"_s;
    const bool expires = order == Order::Start || order == Order::Reset;
    if (m_honoursExpiry && expires && command.contains("exp"_L1)) {
        const std::optional<qint64> exp = integerAt(command, "exp"_L1);
        if (!exp)
            return u"exp is no number"_s;
        if (toEpochMs(now) > *exp)
            return u"expired %1 ms ago"_s.arg(toEpochMs(now) - *exp);
    }
    return {};
}

CommandTrace RaptorDevice::obey(const QByteArray &payload, WallTime now)
{
    static constexpr std::array<QStringView, 5> kNames{u"unknown", u"start", u"stop", u"estop",
                                                       u"reset"};
    CommandTrace trace;
    trace.device = id();
    trace.at = now;
    trace.what = kNames[0].toString();
    const QJsonDocument document =
        payload.size() <= kLargestCommand ? QJsonDocument::fromJson(payload) : QJsonDocument();
    if (!document.isObject()) {
        trace.why = u"not a JSON object"_s;
        return trace;
    }
    const QJsonObject command = document.object();
    const Order order = orderOf(command);
    trace.what = kNames[std::size_t(order)].toString();
    trace.id = command.value("id"_L1).toString().left(kLongestId);
    trace.ts = integerAt(command, "ts"_L1);
    trace.exp = integerAt(command, "exp"_L1);
    trace.why = objection(order, command, now);
    if (!trace.executed())
        return trace;

    // From here on the device has taken the command, and says so, even if it refuses to act.
    remember(trace.id);
    if (m_knowsIds)
        m_lastCommand = trace.id;
    if (isLying())
        trace.why = u"the device lies"_s;
    else if (order == Order::Start && m_eStopped)
        trace.why = u"the e-stop is latched"_s;
    else if (order == Order::Start && isLocal())
        trace.why = u"local mode"_s;
    if (!trace.executed())
        return trace;
    noteExecution(trace, order);
    execute(order);
    return trace;
}

void RaptorDevice::noteExecution(CommandTrace &trace, Order order)
{
    const bool expires = order == Order::Start || order == Order::Reset;
    if (expires && trace.exp)
        trace.lateMs = std::max(qint64(0), toEpochMs(trace.at) - *trace.exp);
    else if (expires && trace.ts)
        trace.lateMs = std::max(qint64(0), toEpochMs(trace.at) - *trace.ts - kExpiryMs);
    if (trace.id.isEmpty())
        return;
    trace.twice = m_executed.contains(trace.id);
    m_executed.insert(trace.id);
}

void RaptorDevice::reboot()
{
    setRunning(false);
    m_eStopped = false;
    m_sequence = 0;
    m_lastCommand.clear();
    m_seen.clear();
    m_seenInOrder.clear();
}

void RaptorDevice::execute(Order order)
{
    switch (order) {
    case Order::Start:
        setRunning(true);
        return;
    case Order::Stop:
        setRunning(false);
        return;
    case Order::EStop:
        m_eStopped = true;
        setRunning(false);
        return;
    case Order::Reset:
        m_eStopped = false;
        setRunning(false);
        return;
    case Order::Unknown:
        return;
    }
    Q_UNREACHABLE();
}

void RaptorDevice::setRunning(bool running)
{
    m_toldToRun = running;
    m_running = running || has(Fault::Kind::Runaway);
    for (MotorPhysics &motor : m_motors)
        motor.setPowered(m_running);
}

void RaptorDevice::remember(const QString &id)
{
    if (id.isEmpty())
        return;
    m_seen.insert(id);
    m_seenInOrder.push_back(id);
    if (m_seenInOrder.size() > kRememberedIds) {
        m_seen.remove(m_seenInOrder.front());
        m_seenInOrder.pop_front();
    }
}

} // namespace Raptor::Sim
