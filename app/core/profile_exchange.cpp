// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/profile_exchange.h"

#include "app/core/config_text.h"
#include "app/core/console_config.h"
#include "models/domain/broker_rules.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFileInfo>

#include <toml++/toml.h>

#include <algorithm>

namespace Raptor::App::ProfileExchange {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ProfileExchange)
};

/// The first line of an export. A file that somebody wrote by hand does not begin with it.
constexpr auto headline = "# Brokers of a Raptor Console. Passwords and tokens are never in it.\n";

/// Of the whole file; empty if it is no TOML.
QStringList topKeys(const QByteArray &text)
{
    QStringList keys;
    try {
        const toml::table table =
            toml::parse(std::string_view(text.constData(), size_t(text.size())));
        for (auto &&[key, node] : table)
            keys.append(QString::fromUtf8(key.data(), qsizetype(key.length())));
    } catch (const toml::parse_error &) {
        return {};
    }
    return keys;
}

bool isExport(const QByteArray &text)
{
    return text.startsWith(headline) && topKeys(text) == QStringList{QStringLiteral("broker")};
}

bool isTaken(const QString &name, const QList<BrokerProfile> &brokers)
{
    return std::any_of(brokers.cbegin(), brokers.cend(),
                       [&name](const BrokerProfile &broker) { return broker.name == name; });
}

QString freeName(const QString &name, const QList<BrokerProfile> &others)
{
    QString free = name;
    for (int number = 2; isTaken(free, others); ++number)
        free = QStringLiteral("%1 %2").arg(name).arg(number);
    return free;
}

/// Whether the same one is there already, whatever its rank.
bool isThere(BrokerProfile profile, const QList<BrokerProfile> &brokers)
{
    return std::any_of(brokers.cbegin(), brokers.cend(), [&profile](const BrokerProfile &broker) {
        profile.rank = broker.rank;
        profile.trustedNetwork = broker.trustedNetwork;
        return profile == broker;
    });
}

QStringList missingFiles(const BrokerProfile &profile)
{
    QStringList missing;
    for (const QString &file : {profile.caFile, profile.clientCertificate, profile.clientKey}) {
        if (!file.isEmpty() && !QFileInfo::exists(file))
            missing.append(file);
    }
    return missing;
}

/// Makes @p profile one that fits beside the others, and says what became of it.
void settle(BrokerProfile &profile, const QList<BrokerProfile> &others, Import &import)
{
    const QString named = profile.name;
    profile.name = freeName(named, others);
    import.told.append(profile.name == named
                           ? Words::tr("added: %1 (%2)").arg(named, profile.url.text())
                           : Words::tr("added: %1 (%2), as %3 because there is another %1")
                                 .arg(named, profile.url.text(), profile.name));
    if (profile.trustedNetwork) {
        profile.trustedNetwork = false;
        import.told.append(
            Words::tr("%1: its network is not trusted here until you say so").arg(profile.name));
    }
    for (const QString &file : missingFiles(profile))
        import.told.append(Words::tr("%1: there is no %2 here").arg(profile.name, file));
    if (!profile.secrets().isEmpty())
        import.told.append(Words::tr("%1: its secrets are not in the file").arg(profile.name));
}

} // namespace

Outcome write(const QString &file, const QList<BrokerProfile> &brokers)
{
    if (brokers.isEmpty())
        return Error{Error::Code::NotFound, Words::tr("there is no broker to export")};
    if (QFileInfo::exists(file) && !QFileInfo(file).isFile())
        return Error{Error::Code::Refused, Words::tr("%1 is no file").arg(file)};
    const auto before = ConfigText::read(file);
    if (!before)
        return before.error();
    if (!before->isEmpty() && !isExport(*before))
        return Error{Error::Code::Refused,
                     Words::tr("%1 is there already and no export of brokers: choose another name")
                         .arg(file)};
    return ConfigText::write(file, withBrokers(headline, brokers, QFileInfo(file).absolutePath()));
}

Result<Import> read(const QString &file, const QList<BrokerProfile> &present)
{
    if (!QFileInfo(file).isFile())
        return Error{Error::Code::NotFound, Words::tr("there is no file %1").arg(file)};
    const auto text = ConfigText::read(file);
    if (!text)
        return text.error();
    const auto parsed = parseConfig(*text, file);
    if (!parsed)
        return parsed.error();
    QList<BrokerProfile> found = parsed->config.brokers;
    if (found.isEmpty())
        return Error{Error::Code::NotFound, Words::tr("%1 has no [[broker]] in it").arg(file)};
    std::stable_sort(
        found.begin(), found.end(),
        [](const BrokerProfile &a, const BrokerProfile &b) { return a.rank < b.rank; });
    Import import;
    QList<BrokerProfile> all = present;
    int lastRank = 0; // what comes from elsewhere is never preferred to what is here
    for (const BrokerProfile &broker : present)
        lastRank = std::max(lastRank, broker.rank);
    for (BrokerProfile &profile : found) {
        if (isThere(profile, present)) {
            import.told.append(Words::tr("%1 is here already, the same").arg(profile.name));
            continue;
        }
        if (!present.isEmpty())
            profile.rank = lastRank = std::min(lastRank + 1, BrokerRules::lastRank);
        settle(profile, all, import);
        all.append(profile);
        import.added.append(profile);
    }
    import.told += parsed->remarks;
    QStringList others = topKeys(*text);
    others.removeAll(QStringLiteral("broker"));
    if (!others.isEmpty())
        import.told.append(
            Words::tr("read past, not taken over: %1").arg(others.join(QLatin1String(", "))));
    return Result<Import>(import);
}

} // namespace Raptor::App::ProfileExchange
