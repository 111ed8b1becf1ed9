// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-sim/sim_options.h"

#include "models/domain/device_id.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QSet>

#include <array>

using namespace Qt::StringLiterals;

namespace Raptor::Sim {

namespace {

constexpr int kMostDevices = 1000; // of one kind
constexpr double kShortestPeriod = 0.001; // seconds
constexpr double kLongestPeriod = 3600.0;

constexpr auto kControlHelp = R"(
Lines on standard input, each answered by a line "ok ..." or "error: ...":
  fault DEVICE FAULT  give the device a fault, or none
  health on|off       open or close the health page
  gate on|off         open or shut the gate; shut, its broker is lost
  feed on|off         open or close the battery feed
  certificate DAYS    a new one for the gate, whose connections end
  fill MB FOLDER      occupy so much where FOLDER is, until the simulator ends
  fill none           free it again
  report              publish every device's state now
  quit                say offline, disconnect and end

DEVICE is a name (m1) or site/name (shop/m1). FAULT is one of
  none       sound again
  silent     hears and acts, but publishes nothing
  lie        names commands in last_cmd, but does not act
  lag:MS     acts, and speaks, MS milliseconds late
  local      says that it is operated on the spot; takes no starts, but stops
  reboot     once: motors stop, ids and the e-stop latch are forgotten
  garbage    publishes what is no state: no JSON, wrong types, a megabyte
  skew:MS    its own clock is off by MS milliseconds
  rpm:N      every motor reports that speed; so do volts:N and amps:N
  chatter:A  every motor reports A ampere and half of it by turns
  ramp:A     the current that every motor reports grows by A ampere a second
  percent:N  the battery reports that charge
  freeze     every motor reports what it reported last
  jam        every motor stands still and draws 60 A while it is powered
  trip       every motor stands still and draws nothing, also while it is said to run
  flip       once: starts or stops, switches its relay, by itself
  runaway    runs whatever it is told, under an e-stop as well
  goodbye    says offline, and is silent

What raises each alarm of a console with the built-in profiles. A device runs unless
it is said to stand still; where nothing is said of the end, "fault DEVICE none" is it.
  amps:19  amps:23  rpm:1650  rpm:1750  volts:252  volts:260
                         high, high-high
  rpm:1200  rpm:900  volts:200  volts:190  percent:10  percent:4
                         low, low-low
  ramp:-5                rate
  freeze                 frozen
  jam                    amps-without-rpm
  trip                   running-without-motion
  amps:0                 rpm-without-amps
  amps:10, standing      amps-while-stopped
  rpm:500, standing      turns-while-stopped
  silent                 stale; from before the console's start: offline
  goodbye                offline
  skew:10000             clock-skew
  lie, and a command     command-failed; ends with a command that is confirmed
  flip, after a command  against-command; ends with another flip
  lie, and an e-stop     not-confirmed; ends with another e-stop, or a reset
  runaway, e-stopped     runs-under-e-stop
  chatter:19             none: never long enough for high
  gate off               broker/NAME:lost of the gate; ends with gate on
  certificate 2          broker/NAME:certificate; ends with certificate 365
  fill MB FOLDER         console:disk-low, if less than its limit is left where the
                         console's data is; ends with fill none. The limit, in % free,
                         can be set to just below what is free (console.toml, window)
  skew:10000 of most     console:clock-skew, if most devices that tell the time have it;
                         then none of them has a clock-skew of its own

Exit status: 0 ended as asked, 1 could not go on, 2 wrong arguments.
)";

void declareOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        u"A simulated plant on real MQTT brokers: motors, relays and batteries."_s);
    parser.addOptions({
        {u"broker"_s,
         u"Broker, mqtt://HOST[:PORT] or ws://HOST[:PORT]. May be repeated: each raptor "
         "and battery connects to every one, and has one state."_s,
         u"URL"_s},
        {u"cloud-broker"_s, u"Broker of the guardians, if not --broker. May be repeated."_s,
         u"URL"_s},
        {u"raptors"_s, u"Number of motor gateways."_s, u"N"_s},
        {u"guardians"_s, u"Number of relays."_s, u"N"_s},
        {u"batteries"_s, u"Number of batteries. Without any of the three: 4, 1 and 1."_s, u"N"_s},
        {u"names"_s, u"Names of the raptors, comma-separated (otherwise m1, m2 ...)."_s, u"LIST"_s},
        {u"site"_s, u"Site of the raptors (shop)."_s, u"NAME"_s, u"shop"_s},
        {u"period"_s, u"Seconds between two states of a raptor (0.5); a battery's is 2 at least."_s,
         u"SECONDS"_s, u"0.5"_s},
        {u"seed"_s, u"Same seed, same plant (1)."_s, u"N"_s, u"1"_s},
        {u"fault"_s, u"Start with a fault, e.g. m1=silent. May be repeated."_s, u"DEVICE=FAULT"_s},
        {u"health"_s,
         u"Serve a health page on 127.0.0.1; 0 takes any free port, which is printed."_s,
         u"PORT"_s},
        {u"battery-feed"_s,
         u"Push the states of the batteries, enriched, as JSON text frames on the WebSocket "
         "ws://127.0.0.1:PORT/ws as well; 0 takes any free port. Its address is printed."_s,
         u"PORT"_s},
        {u"gate"_s,
         u"A way of its own to the first broker for consoles, on 127.0.0.1; 0 takes any free port. "
         "Its address is printed."_s,
         u"PORT"_s},
        {u"certificate"_s,
         u"The gate is encrypted, with a certificate valid for DAYS days; whom to trust (a PEM "
         "file) is printed. Needs openssl."_s,
         u"DAYS"_s},
        {u"record"_s,
         u"Append one JSON line for each command received, on disk before the next is taken. "
         "\"late_ms\": executed so long after its expiry; \"twice\": its id had been executed."_s,
         u"FILE"_s},
        {u"no-expiry"_s, u"Raptors do not look at \"exp\", as many in the field."_s},
        {u"no-ids"_s, u"Raptors know no command ids: no last_cmd, and a repeated id runs again."_s},
        {u"persistent-sessions"_s,
         u"Devices keep their session: brokers queue commands for them."_s},
        {u"print-ready"_s, u"Print \"ready ...\" once every device is connected and listens."_s},
        {u"end-with-input"_s, u"End when standard input is closed."_s},
        {{u"h"_s, u"help"_s}, u"Show this help."_s},
        {{u"v"_s, u"version"_s}, u"Show the version."_s},
    });
}

Result<qint64> number(const QCommandLineParser &parser, const QString &option, qint64 from,
                      qint64 upTo)
{
    bool isNumber = false;
    const qint64 value = parser.value(option).toLongLong(&isNumber);
    if (!isNumber || value < from || value > upTo) {
        return Error{
            Error::Code::OutOfRange,
            u"--%1 takes a number from %2 to %3, not \"%4\""_s.arg(option).arg(from).arg(upTo).arg(
                parser.value(option))};
    }
    return value;
}

Result<QList<BrokerUrl>> brokersOf(const QCommandLineParser &parser, const QString &option)
{
    QList<BrokerUrl> urls;
    const QStringList texts = parser.values(option);
    for (const QString &text : texts) {
        const Result<BrokerUrl> url = BrokerUrl::parse(text);
        if (!url)
            return Error{url.error().code, u"--%1 %2: %3"_s.arg(option, text, url.error().text)};
        if (url->isEncrypted()) {
            return Error{
                Error::Code::Unsupported,
                u"--%1 %2: the simulator speaks mqtt:// and ws:// only"_s.arg(option, text)};
        }
        if (urls.contains(*url))
            return Error{Error::Code::Refused, u"--%1 %2 is given twice"_s.arg(option, text)};
        urls.append(*url);
    }
    return urls;
}

/// `known` names first, then pattern1, pattern2 ...
QStringList numbered(qint64 count, const QStringList &known, const QString &pattern)
{
    QStringList names = known.mid(0, count);
    for (qint64 i = names.size(); i < count; ++i)
        names.append(pattern + QString::number(i + 1));
    return names;
}

Result<QStringList> raptorNames(const QCommandLineParser &parser, qint64 count)
{
    if (!parser.isSet(u"names"_s))
        return numbered(count, {}, u"m"_s);
    const QStringList names = parser.value(u"names"_s).split(u',');
    if (parser.isSet(u"raptors"_s) && names.size() != count) {
        return Error{Error::Code::Malformed,
                     u"--names lists %1 names, but --raptors is %2"_s.arg(names.size()).arg(count)};
    }
    if (names.size() > kMostDevices)
        return Error{Error::Code::OutOfRange,
                     u"--names lists more than %1 names"_s.arg(kMostDevices)};
    if (QSet<QString>(names.begin(), names.end()).size() != names.size())
        return Error{Error::Code::Malformed, u"--names has a name twice"_s};
    return names;
}

Outcome checkNames(const SimOptions &options)
{
    for (const QString &name : options.raptors) {
        const Result<DeviceId> id = DeviceId::make(u"raptor", options.site, name);
        if (!id)
            return Error{
                id.error().code,
                u"raptor \"%1\" at site \"%2\": %3"_s.arg(name, options.site, id.error().text)};
    }
    return std::monostate{};
}

Outcome readPlant(const QCommandLineParser &parser, SimOptions &options)
{
    struct Kind
    {
        QString option;
        qint64 count;
    };
    std::array<Kind, 3> kinds{Kind{u"raptors"_s, 4}, Kind{u"guardians"_s, 1},
                              Kind{u"batteries"_s, 1}};
    bool anyGiven = parser.isSet(u"names"_s);
    for (const Kind &kind : kinds)
        anyGiven = anyGiven || parser.isSet(kind.option);
    for (Kind &kind : kinds) {
        if (parser.isSet(kind.option)) {
            const Result<qint64> count = number(parser, kind.option, 0, kMostDevices);
            if (!count)
                return count.error();
            kind.count = *count;
        } else if (anyGiven) {
            kind.count = 0;
        }
    }
    options.site = parser.value(u"site"_s);
    const Result<QStringList> raptors = raptorNames(parser, kinds[0].count);
    if (!raptors)
        return raptors.error();
    options.raptors = *raptors;
    options.guardians = numbered(kinds[1].count, {u"garage-1"_s, u"pump-house"_s}, u"relay-"_s);
    options.batteries = numbered(kinds[2].count, {}, u"user-"_s);
    if (options.raptors.isEmpty() && options.guardians.isEmpty() && options.batteries.isEmpty())
        return Error{Error::Code::Malformed, u"a plant without a single device"_s};
    return checkNames(options);
}

Outcome readBrokers(const QCommandLineParser &parser, SimOptions &options)
{
    const Result<QList<BrokerUrl>> brokers = brokersOf(parser, u"broker"_s);
    if (!brokers)
        return brokers.error();
    const Result<QList<BrokerUrl>> clouds = brokersOf(parser, u"cloud-broker"_s);
    if (!clouds)
        return clouds.error();
    options.brokers = *brokers;
    options.cloudBrokers = *clouds;
    const bool relaysAlone = options.raptors.isEmpty() && options.batteries.isEmpty();
    if (options.brokers.isEmpty() && !(relaysAlone && !options.cloudBrokers.isEmpty()))
        return Error{Error::Code::Malformed, u"no broker: give --broker mqtt://HOST:PORT"_s};
    return std::monostate{};
}

Outcome readGate(const QCommandLineParser &parser, SimOptions &options)
{
    if (parser.isSet(u"gate"_s)) {
        const Result<qint64> port = number(parser, u"gate"_s, 0, 65535);
        if (!port)
            return port.error();
        options.gatePort = quint16(*port);
    }
    if (!parser.isSet(u"certificate"_s))
        return std::monostate{};
    if (!options.gatePort)
        return Error{Error::Code::Malformed,
                     u"--certificate is that of a gate: give --gate PORT"_s};
    const Result<qint64> days = number(parser, u"certificate"_s, -SimOptions::mostCertificateDays,
                                       SimOptions::mostCertificateDays);
    if (!days)
        return days.error();
    options.certificateDays = int(*days);
    return std::monostate{};
}

Outcome readBehaviour(const QCommandLineParser &parser, SimOptions &options)
{
    bool isNumber = false;
    const double period = parser.value(u"period"_s).toDouble(&isNumber);
    if (!isNumber || !(period >= kShortestPeriod && period <= kLongestPeriod)) {
        return Error{Error::Code::OutOfRange,
                     u"--period takes %1 to %2 seconds, not \"%3\""_s.arg(kShortestPeriod)
                         .arg(kLongestPeriod)
                         .arg(parser.value(u"period"_s))};
    }
    options.period = Milliseconds(qRound64(period * 1000.0));
    const Result<qint64> seed = number(parser, u"seed"_s, 0, 0xFFFFFFFFLL);
    if (!seed)
        return seed.error();
    options.seed = quint32(*seed);
    if (parser.isSet(u"health"_s)) {
        const Result<qint64> port = number(parser, u"health"_s, 0, 65535);
        if (!port)
            return port.error();
        options.healthPort = quint16(*port);
    }
    if (parser.isSet(u"battery-feed"_s)) {
        const Result<qint64> port = number(parser, u"battery-feed"_s, 0, 65535);
        if (!port)
            return port.error();
        options.batteryFeedPort = quint16(*port);
    }
    const QStringList faults = parser.values(u"fault"_s);
    for (const QString &text : faults) {
        const Result<FaultOrder> order = FaultOrder::parse(text);
        if (!order)
            return Error{order.error().code, u"--fault: "_s + order.error().text};
        options.faults.append(*order);
    }
    options.recordFile = parser.value(u"record"_s);
    if (parser.isSet(u"record"_s) && options.recordFile.isEmpty())
        return Error{Error::Code::Malformed, u"--record needs the name of a file"_s};
    options.printReady = parser.isSet(u"print-ready"_s);
    options.persistentSessions = parser.isSet(u"persistent-sessions"_s);
    options.honourExpiry = !parser.isSet(u"no-expiry"_s);
    options.knowIds = !parser.isSet(u"no-ids"_s);
    options.endWithInput = parser.isSet(u"end-with-input"_s);
    return std::monostate{};
}

} // namespace

Result<SimOptions> SimOptions::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    declareOptions(parser);
    if (!parser.parse(arguments))
        return Error{Error::Code::Malformed, parser.errorText()};
    SimOptions options;
    if (parser.isSet(u"help"_s)) {
        options.action = Action::ShowHelp;
        options.helpText = parser.helpText() + QLatin1StringView(kControlHelp);
        return options;
    }
    if (parser.isSet(u"version"_s)) {
        options.action = Action::ShowVersion;
        return options;
    }
    if (!parser.positionalArguments().isEmpty()) {
        return Error{
            Error::Code::Malformed,
            u"what is \"%1\"? See --help"_s.arg(parser.positionalArguments().constFirst())};
    }
    for (const auto &read : {readPlant, readBrokers, readGate, readBehaviour}) {
        const Outcome outcome = read(parser, options);
        if (!outcome)
            return outcome.error();
    }
    return options;
}

} // namespace Raptor::Sim
