// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/broker_reader.h"

#include "app/core/broker_names.h"
#include "models/domain/broker_rules.h"

#include <QtCore/QDir>

namespace Raptor::App {

namespace {

const QSet<QString> &brokerKeys()
{
    static const QSet<QString> keys{
        QStringLiteral("name"),
        QStringLiteral("url"),
        QStringLiteral("mqtt"),
        QStringLiteral("user"),
        QStringLiteral("headers"),
        QStringLiteral("token_header"),
        QStringLiteral("health"),
        QStringLiteral("rank"),
        QStringLiteral("standby"),
        QStringLiteral("connect_timeout_ms"),
        QStringLiteral("keep_alive_s"),
        QStringLiteral("ca"),
        QStringLiteral("ca_sha256"),
        QStringLiteral("expected_host"),
        QStringLiteral("client_certificate"),
        QStringLiteral("client_key"),
        QStringLiteral("client_key_passphrase"),
        QStringLiteral("trusted_network"),
        QStringLiteral("bridged"),
        QStringLiteral("devices"),
    };
    return keys;
}

/// One [[broker]] table. Whatever fails is told to the reader, which keeps the first of it.
class BrokerTable
{
public:
    BrokerTable(ConfigReader &reader, const toml::table &table, const QString &folder)
        : m_reader(reader), m_table(table), m_folder(folder)
    {
    }

    void readPlace(BrokerProfile &profile);
    void readTls(BrokerProfile &profile);
    void readHandshake(BrokerProfile &profile);
    void readConduct(BrokerProfile &profile);
    void readExpected(BrokerProfile &profile);
    void check(const BrokerProfile &profile);

private:
    [[nodiscard]] const toml::node &node(const char *key) const
    {
        const toml::node *found = m_table.get(key);
        return found ? *found : m_table;
    }
    void refuse(const char *key, const QString &why)
    {
        m_reader.fail(node(key), QStringLiteral("\"%1\": %2").arg(QLatin1String(key), why));
    }
    /// Never from the working directory, which is whatever the program was started in.
    QString file(const char *key)
    {
        const QString name = m_reader.text(m_table, key).trimmed();
        return name.isEmpty() ? name : QDir::cleanPath(QDir(m_folder).absoluteFilePath(name));
    }
    template <class Names>
    void choose(const char *key, const Names &names, decltype(Names::value_type::value) &value,
                const QString &complaint);
    void readHeader(std::string_view name, const toml::node &value, BrokerProfile &profile);

    ConfigReader &m_reader;
    const toml::table &m_table;
    const QString m_folder;
};

template <class Names>
void BrokerTable::choose(const char *key, const Names &names,
                         decltype(Names::value_type::value) &value, const QString &complaint)
{
    if (!m_table.get(key))
        return;
    const QString text = m_reader.text(m_table, key);
    for (const auto &candidate : names) {
        if (text == QLatin1String(candidate.name)) {
            value = candidate.value;
            return;
        }
    }
    m_reader.fail(node(key), complaint);
}

void BrokerTable::readPlace(BrokerProfile &profile)
{
    profile.user = m_reader.text(m_table, "user");
    if (const auto health = BrokerRules::healthUrl(m_reader.text(m_table, "health")))
        profile.healthUrl = *health;
    else
        refuse("health", health.error().text);
    choose("mqtt", versionNames, profile.version,
           QStringLiteral("\"mqtt\" must be auto, 5 or 3.1.1, as a text"));
}

void BrokerTable::readTls(BrokerProfile &profile)
{
    profile.caFile = file("ca");
    profile.clientCertificate = file("client_certificate");
    profile.clientKey = file("client_key");
    if (const auto pin = BrokerRules::fingerprint(m_reader.text(m_table, "ca_sha256")))
        profile.caPin = *pin;
    else
        refuse("ca_sha256", pin.error().text);
    if (const auto host = BrokerRules::expectedHost(m_reader.text(m_table, "expected_host")))
        profile.expectedHost = *host;
    else
        refuse("expected_host", host.error().text);
    const toml::node *passphrase = m_table.get("client_key_passphrase");
    if (passphrase && !passphrase->is_boolean())
        m_reader.fail(*passphrase,
                      QStringLiteral("secrets do not belong into this file: "
                                     "\"client_key_passphrase\" is true or false, and it is asked "
                                     "for"));
    else
        profile.keyHasPassphrase = m_reader.flag(m_table, "client_key_passphrase").value_or(false);
}

void BrokerTable::readHeader(std::string_view name, const toml::node &value, BrokerProfile &profile)
{
    const auto text = value.value_exact<std::string>();
    HandshakeHeader header{QString::fromUtf8(name.data(), qsizetype(name.size())), {}};
    if (!text)
        return m_reader.fail(value, QStringLiteral("the value of a header must be a text"));
    header.value = QString::fromStdString(*text);
    if (const Outcome valid = BrokerRules::header(header); !valid)
        return m_reader.fail(value, QStringLiteral("\"headers\": %1").arg(valid.error().text));
    profile.headers.append(header);
}

void BrokerTable::readHandshake(BrokerProfile &profile)
{
    profile.tokenHeader = m_reader.text(m_table, "token_header").trimmed();
    if (!profile.tokenHeader.isEmpty()) {
        if (const Outcome valid = BrokerRules::headerName(profile.tokenHeader); !valid)
            refuse("token_header", valid.error().text);
    }
    const toml::node *node = m_table.get("headers");
    if (!node)
        return;
    const toml::table *headers = node->as_table();
    if (!headers)
        return m_reader.fail(*node,
                             QStringLiteral("\"headers\" is written as {X-Plant = \"value\"}"));
    for (auto &&[key, value] : *headers)
        readHeader(key.str(), value, profile);
}

void BrokerTable::readConduct(BrokerProfile &profile)
{
    choose("standby", scopeNames, profile.standby,
           QStringLiteral("\"standby\" must be missing, everything or commands-only"));
    const auto ranged = [this](const char *key, qint64 first, qint64 last, qint64 fallback) {
        const qint64 value = m_reader.number(m_table, key).value_or(fallback);
        if (value >= first && value <= last)
            return value;
        m_reader.fail(
            node(key),
            QStringLiteral("\"%1\" must be %2 to %3").arg(QLatin1String(key)).arg(first).arg(last));
        return fallback;
    };
    profile.rank = int(ranged("rank", 1, BrokerRules::lastRank, profile.rank));
    profile.connectTimeout = Milliseconds(
        ranged("connect_timeout_ms", BrokerRules::shortestTimeoutMs, BrokerRules::longestTimeoutMs,
               profile.url.isEncrypted() ? 10'000 : 3000));
    profile.keepAlive =
        std::chrono::seconds(ranged("keep_alive_s", BrokerRules::shortestKeepAliveS,
                                    BrokerRules::longestKeepAliveS, profile.keepAlive.count()));
    profile.trustedNetwork = m_reader.flag(m_table, "trusted_network").value_or(false);
    profile.bridged = m_reader.flag(m_table, "bridged").value_or(false);
}

/// An empty list would expect everything, while whoever wrote it meant nothing.
void BrokerTable::readExpected(BrokerProfile &profile)
{
    const toml::node *node = m_table.get("devices");
    if (!node)
        return;
    const toml::array *list = node->as_array();
    if (!list || list->empty())
        return m_reader.fail(*node,
                             QStringLiteral("\"devices\" must be a list of devices, like "
                                            "[\"raptor/shop/*\"]; leave it out to expect all"));
    for (const toml::node &entry : *list) {
        const auto value = entry.value_exact<std::string>();
        const QString device = value ? QString::fromStdString(*value) : QString();
        if (const Outcome valid = BrokerRules::expectedDevice(device); !valid)
            m_reader.fail(entry, QStringLiteral("\"devices\": %1").arg(valid.error().text));
        else
            profile.expectedDevices.append(device);
    }
}

void BrokerTable::check(const BrokerProfile &profile)
{
    if (const Outcome valid = BrokerRules::check(profile); !valid)
        return m_reader.fail(m_table, valid.error().text);
    if (const QString caution = BrokerRules::caution(profile); !caution.isEmpty())
        m_reader.remark(node("url"), caution);
}

} // namespace

void refuseSecrets(ConfigReader &reader, const toml::table &table, const QSet<QString> &known)
{
    for (auto &&[key, node] : table) {
        const QString name = QString::fromUtf8(key.data(), qsizetype(key.length()));
        if (!known.contains(name) && BrokerRules::namesASecret(name))
            reader.fail(node,
                        QStringLiteral("secrets do not belong into this file: take \"%1\" out, it "
                                       "is asked for")
                            .arg(name));
    }
}

std::optional<BrokerProfile> readBroker(ConfigReader &reader, const toml::table &table,
                                        const QList<BrokerProfile> &before, const QString &folder)
{
    refuseSecrets(reader, table, brokerKeys());
    reader.remarkUnknown(table, brokerKeys());
    const QString name = reader.text(table, "name").trimmed();
    if (name.isEmpty())
        reader.fail(table, QStringLiteral("a broker needs a name"));
    for (const BrokerProfile &other : before) {
        if (other.name == name)
            reader.fail(table, QStringLiteral("two brokers are named \"%1\"").arg(name));
    }
    const auto url = BrokerUrl::parse(reader.text(table, "url"));
    if (!url)
        reader.fail(table, url.error().text);
    if (!reader.error().isEmpty())
        return std::nullopt;
    BrokerProfile profile{.name = name, .url = *url, .rank = int(before.size()) + 1};
    BrokerTable lines(reader, table, folder);
    lines.readPlace(profile);
    lines.readTls(profile);
    lines.readHandshake(profile);
    lines.readConduct(profile);
    lines.readExpected(profile);
    lines.check(profile);
    return reader.error().isEmpty() ? std::optional(profile) : std::nullopt;
}

} // namespace Raptor::App
