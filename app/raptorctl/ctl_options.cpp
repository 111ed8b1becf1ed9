// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptorctl/ctl_options.h"

#include "app/core/console_config.h"

#include <algorithm>
#include <array>

namespace Raptor::App {

namespace {

struct VerbName
{
    QStringView name;
    CtlOptions::Verb verb;
    CommandKind kind;
};

constexpr std::array verbs{
    VerbName{u"watch", CtlOptions::Verb::Watch, CommandKind::Stop},
    VerbName{u"devices", CtlOptions::Verb::Devices, CommandKind::Stop},
    VerbName{u"brokers", CtlOptions::Verb::Brokers, CommandKind::Stop},
    VerbName{u"start", CtlOptions::Verb::Command, CommandKind::Start},
    VerbName{u"stop", CtlOptions::Verb::Command, CommandKind::Stop},
    VerbName{u"relay-on", CtlOptions::Verb::Command, CommandKind::RelayOn},
    VerbName{u"relay-off", CtlOptions::Verb::Command, CommandKind::RelayOff},
    VerbName{u"estop", CtlOptions::Verb::Command, CommandKind::EStop},
    VerbName{u"reset", CtlOptions::Verb::Command, CommandKind::Reset},
    VerbName{u"help", CtlOptions::Verb::Help, CommandKind::Stop},
};

Error usage(const QString &text)
{
    return {Error::Code::Malformed, text};
}

/// Options first: takes "--name value" and "--name=value" out of the arguments.
class ArgumentReader
{
public:
    explicit ArgumentReader(QStringList arguments) : m_arguments(std::move(arguments)) { }

    Outcome read(CtlOptions &options)
    {
        while (!m_arguments.isEmpty()) {
            const QString argument = m_arguments.takeFirst();
            if (!argument.startsWith(QLatin1String("-")) || argument == QLatin1String("-")) {
                m_words.append(argument);
                continue;
            }
            if (const Outcome outcome = readOption(argument, options); !outcome)
                return outcome.error();
        }
        return std::monostate{};
    }
    [[nodiscard]] const QStringList &words() const { return m_words; }

private:
    Result<QString> valueOf(const QString &argument)
    {
        const qsizetype equals = argument.indexOf(u'=');
        if (equals > 0)
            return argument.mid(equals + 1);
        if (m_arguments.isEmpty())
            return usage(QStringLiteral("%1 needs a value").arg(argument));
        return m_arguments.takeFirst();
    }
    Outcome readOption(const QString &argument, CtlOptions &options);

    QStringList m_arguments;
    QStringList m_words;
};

Outcome ArgumentReader::readOption(const QString &argument, CtlOptions &options)
{
    const QString name = argument.section(u'=', 0, 0);
    if (name == QLatin1String("--json")) {
        options.json = true;
        return std::monostate{};
    }
    if (name == QLatin1String("--help") || name == QLatin1String("-h")) {
        m_words.prepend(QStringLiteral("help"));
        return std::monostate{};
    }
    if (name == QLatin1String("--version")) {
        options.verb = CtlOptions::Verb::Version;
        return std::monostate{};
    }
    if (name == QLatin1String("--all")) {
        options.scope = EStopScope{};
        return std::monostate{};
    }
    if (!QStringList{QStringLiteral("--broker"), QStringLiteral("--config"),
                     QStringLiteral("--data"), QStringLiteral("--for"), QStringLiteral("--reason"),
                     QStringLiteral("--role"), QStringLiteral("--site")}
             .contains(name))
        return usage(QStringLiteral("unknown option %1").arg(name));
    const auto value = valueOf(argument);
    if (!value)
        return value.error();
    if (name == QLatin1String("--config")) {
        options.configFile = *value;
    } else if (name == QLatin1String("--data")) {
        options.dataDirectory = *value;
    } else if (name == QLatin1String("--site")) {
        if (value->isEmpty())
            return usage(QStringLiteral("--site needs the name of a site; --all is everything"));
        options.scope = EStopScope{EStopScope::Kind::Site, {}, *value};
    } else if (name == QLatin1String("--role")) {
        options.role = roleFromName(*value);
        if (!options.role)
            return usage(QStringLiteral("--role is view or operate, not \"%1\"").arg(*value));
    } else if (name == QLatin1String("--reason")) {
        options.reason = *value;
    } else if (name == QLatin1String("--for")) {
        bool ok = false;
        const double seconds = value->toDouble(&ok);
        if (!ok || seconds <= 0 || seconds > 1e6)
            return usage(QStringLiteral("--for takes seconds, not \"%1\"").arg(*value));
        options.runFor = Milliseconds(qint64(seconds * 1000));
    } else {
        const auto url = BrokerUrl::parse(*value);
        if (!url)
            return url.error();
        options.broker = *url;
    }
    return std::monostate{};
}

Outcome readDevices(const QStringList &words, CtlOptions &options)
{
    if (options.scope && words.size() > 1)
        return usage(QStringLiteral("either devices, or --site or --all"));
    if (!options.scope && words.size() < 2)
        return usage(
            QStringLiteral("%1 needs a device, e.g. raptor/shop/revpi-1").arg(words.first()));
    QStringList wrong;
    for (const QString &word : words.mid(1)) {
        const auto device = DeviceId::parse(word);
        if (!device) {
            wrong.append(device.error().text);
            continue;
        }
        if (!options.devices.contains(*device))
            options.devices.append(*device);
    }
    const bool anyLeft = isStop(options.kind) && !options.devices.isEmpty();
    if (!wrong.isEmpty() && !anyLeft)
        return usage(wrong.first());
    options.notDevices = wrong; // the others are stopped all the same
    return std::monostate{};
}

/// "devices forget DEVICE" and "brokers confirm NAME"; unset: it is neither.
std::optional<Outcome> readManaging(const QStringList &words, CtlOptions &options)
{
    const QString what = words.mid(0, 2).join(u' ');
    const bool forgets = what == QLatin1String("devices forget");
    if (!forgets && what != QLatin1String("brokers confirm"))
        return std::nullopt;
    if (words.size() != 3)
        return Outcome(usage(forgets
                                 ? QStringLiteral("devices forget takes one device")
                                 : QStringLiteral("brokers confirm takes the name of one broker")));
    if (!forgets) {
        options.verb = CtlOptions::Verb::ConfirmSite;
        options.brokerName = words.at(2);
        return Outcome(std::monostate{});
    }
    const auto device = DeviceId::parse(words.at(2));
    if (!device)
        return Outcome(usage(device.error().text));
    options.verb = CtlOptions::Verb::ForgetDevice;
    options.devices = {*device};
    return Outcome(std::monostate{});
}

Outcome readWords(const QStringList &words, CtlOptions &options)
{
    if (words.isEmpty())
        return usage(QStringLiteral("no command given"));
    const auto verb = std::find_if(verbs.begin(), verbs.end(), [&words](const VerbName &candidate) {
        return candidate.name == words.first();
    });
    if (verb == verbs.end())
        return usage(QStringLiteral("unknown command \"%1\"").arg(words.first()));
    options.verb = verb->verb;
    options.kind = verb->kind;
    const bool isCommand = verb->verb == CtlOptions::Verb::Command;
    if (options.scope && !(isCommand && verb->kind == CommandKind::EStop))
        return usage(QStringLiteral("--site and --all are for estop alone"));
    if (const auto narrower = readManaging(words, options))
        return *narrower;
    const bool severalDevices = isCommand && isStop(verb->kind);
    const bool isList =
        verb->verb == CtlOptions::Verb::Devices || verb->verb == CtlOptions::Verb::Brokers;
    const qsizetype most = isList ? 1 : 2;
    if (words.size() > most && verb->verb != CtlOptions::Verb::Help && !severalDevices)
        return usage(QStringLiteral("one argument too many: \"%1\"").arg(words.at(most)));
    if (verb->verb == CtlOptions::Verb::Watch && words.size() == 2)
        options.tagGlob = words.at(1);
    return isCommand ? readDevices(words, options) : Outcome(std::monostate{});
}

} // namespace

Result<CtlOptions> parseCtlOptions(const QStringList &arguments)
{
    CtlOptions options;
    ArgumentReader reader(arguments);
    if (const Outcome outcome = reader.read(options); !outcome)
        return outcome.error();
    if (options.verb == CtlOptions::Verb::Version)
        return options;
    if (const Outcome outcome = readWords(reader.words(), options); !outcome)
        return outcome.error();
    return options;
}

namespace {

QString helpOfVerbs()
{
    return QStringLiteral(R"(raptorctl - watch and command an MQTT plant without a window

  raptorctl [options] watch [TAG-GLOB]      a line per sample, until interrupted or --for
  raptorctl [options] devices               the devices that report (listens 3 s, or --for)
  raptorctl [options] brokers               the configured brokers, and why not (the same)
  raptorctl [options] brokers confirm NAME  the devices that report there are the right ones
  raptorctl [options] devices forget DEVICE one that is silent leaves the list until it reports
  raptorctl [options] start DEVICE          needs fresh state of the device
  raptorctl [options] stop DEVICE...        refused by a missing link alone
  raptorctl [options] relay-on DEVICE
  raptorctl [options] relay-off DEVICE...
  raptorctl [options] estop DEVICE...       a remote stop request, not the safety device;
  raptorctl [options] estop --site SITE     latches, for the console on this data as well
  raptorctl [options] estop --all
  raptorctl [options] reset DEVICE          releases an e-stop; starts nothing

  DEVICE reads raptor/<site>/<device>, guardian/[<site>/]<device> or battery/<userId>.
  TAG-GLOB is matched against tags such as raptor/shop/m1/left.rpm; * and ? are wildcards.

  raptorctl [--data DIR|FILE] audit verify             recomputes the chain of the audit trail
  raptorctl [--data DIR|FILE] audit list [-n N]        its newest commands, 20 if not told
  raptorctl [--data DIR|FILE] audit export FILE [--format csv|json]

  raptorctl [--data DIR] alarms [--active|--shelved|--out-of-service]   as they stand
  raptorctl [--data DIR] alarms --journal [-n N]       the newest rows, 20 if not told
  raptorctl [options] ack ALARM... [--comment TEXT]
  raptorctl [options] shelve ALARM... --for 1h --reason TEXT [--once]   --once: until it ends
  raptorctl [options] unshelve ALARM... [--comment TEXT]

  ALARM is what the first list prints, whole: raptor/shop/revpi-1/left.amps:high. These work on
  the data directory alone; a console on it takes over what is done within a second.

  raptorctl [--data DIR] history TAG [--from T] [--to T] [--step S|-n N] [--csv|--json]
                                            its samples, of the last hour; or each step's extremes
  raptorctl [--data DIR] history tags [TAG-GLOB]       of which tags there is any
  raptorctl [--data DIR] history usage                 what it holds, and needs
  raptorctl [--data DIR] history check                 whether it is intact
  raptorctl [--data DIR] history backup FILE           a copy, while a console writes on

  T reads now, -24h (back from now: s, m, h, d, w, y), 2026-11-29 or 2026-11-29T05:30, by the local
  clock unless it ends in Z or +01:00. --to is not included. S reads 500ms, 10s, 5m, 1h, 1d.

  raptorctl probe URL|NAME [--user NAME] [--ca FILE] [--for S] [--json]
                                            the way to a broker, stage by stage
)");
}

QString helpOfOptions()
{
    return QStringLiteral(R"(
  --broker URL    mqtt:// mqtts:// ws:// or wss://, instead of the configured brokers
  --config FILE   another console.toml
  --data DIR      another directory for audit trail, alarm journal, history and e-stop latches
  --role ROLE     view or operate, instead of what console.toml says
  --for S         end after S seconds; shelve: for how long, up to a day: 90, 30m, 1h;
                  probe: wait so long for a report
  --reason TEXT   why, for the ledger
  --user, --ca    probe: who signs in, and the only authorities that are trusted (PEM file)
  --json          one JSON object a line
  --version, --help

  Exit status: 0 confirmed by the device (or answered), 1 audit trail, alarm journal or history
  broken or not read, 2 usage, 3 refused (history: of this tag nothing is kept), 4 not confirmed in
  time, 5 no link. Of several devices or alarms the worst counts.
)");
}

} // namespace

QString ctlHelp()
{
    return helpOfVerbs() + helpOfOptions();
}

} // namespace Raptor::App
