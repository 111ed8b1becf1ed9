// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/console_config.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>
#include <QtCore/QSet>

#include <toml++/toml.h>

#include <array>

namespace Raptor::App {

namespace {

struct ScopeName
{
    StandbyScope scope;
    const char *name;
};

constexpr std::array scopeNames{
    ScopeName{StandbyScope::Missing, "missing"},
    ScopeName{StandbyScope::Everything, "everything"},
    ScopeName{StandbyScope::CommandsOnly, "commands-only"},
};

constexpr qint64 maximumConfigBytes = 1 << 20;

/// Reads one file and collects what it meets: the first error, and every remark.
class Reader
{
public:
    explicit Reader(QString fileName) : m_fileName(std::move(fileName)) { }

    [[nodiscard]] QString at(const toml::node &node, const QString &text) const
    {
        return QStringLiteral("%1:%2: %3").arg(m_fileName).arg(node.source().begin.line).arg(text);
    }
    void fail(const toml::node &node, const QString &text)
    {
        if (m_error.isEmpty())
            m_error = at(node, text);
    }
    void remarkUnknown(const toml::table &table, const QSet<QString> &known)
    {
        for (auto &&[key, node] : table) {
            const QString name = QString::fromUtf8(key.data(), qsizetype(key.length()));
            if (!known.contains(name))
                m_remarks.append(at(node, QStringLiteral("unknown key \"%1\"").arg(name)));
        }
    }
    QString text(const toml::table &table, const char *key, const QString &fallback = {})
    {
        const toml::node *node = table.get(key);
        if (!node)
            return fallback;
        const auto value = node->value_exact<std::string>();
        if (!value) {
            fail(*node, QStringLiteral("\"%1\" must be a text").arg(QLatin1String(key)));
            return fallback;
        }
        return QString::fromStdString(*value);
    }
    std::optional<qint64> number(const toml::table &table, const char *key)
    {
        const toml::node *node = table.get(key);
        if (!node)
            return std::nullopt;
        const auto value = node->value_exact<int64_t>();
        if (!value)
            fail(*node, QStringLiteral("\"%1\" must be a whole number").arg(QLatin1String(key)));
        return value ? std::optional<qint64>(*value) : std::nullopt;
    }

    void readTop(const toml::table &table, ConsoleConfig &config);
    void readBroker(const toml::table &table, ConsoleConfig &config);
    void readDeviceMap(const toml::table &table, const char *key, QMap<DeviceId, QString> &map);

    [[nodiscard]] const QString &error() const { return m_error; }
    [[nodiscard]] const QStringList &remarks() const { return m_remarks; }

private:
    QString m_fileName;
    QString m_error;
    QStringList m_remarks;
};

void Reader::readBroker(const toml::table &table, ConsoleConfig &config)
{
    remarkUnknown(table, {QStringLiteral("name"), QStringLiteral("url"), QStringLiteral("user"),
                          QStringLiteral("health"), QStringLiteral("rank"),
                          QStringLiteral("standby"), QStringLiteral("connect_timeout_ms"),
                          QStringLiteral("ca")});
    const QString name = text(table, "name").trimmed();
    if (name.isEmpty())
        return fail(table, QStringLiteral("a broker needs a name"));
    for (const BrokerProfile &other : std::as_const(config.brokers)) {
        if (other.name == name)
            return fail(table, QStringLiteral("two brokers are named \"%1\"").arg(name));
    }
    const auto url = BrokerUrl::parse(text(table, "url"));
    if (!url)
        return fail(table, url.error().text);
    BrokerProfile profile{.name = name, .url = *url, .user = text(table, "user"),
                          .caFile = text(table, "ca")};
    profile.healthUrl = QUrl(text(table, "health"), QUrl::StrictMode);
    if (!profile.healthUrl.isEmpty()
        && (!profile.healthUrl.isValid() || !profile.healthUrl.scheme().startsWith(QLatin1String("http"))))
        return fail(table, QStringLiteral("\"health\" must be an http:// or https:// address"));
    profile.rank = int(number(table, "rank").value_or(config.brokers.size() + 1));
    profile.connectTimeout = Milliseconds(number(table, "connect_timeout_ms").value_or(
        profile.url.isEncrypted() ? 10'000 : 3000));
    if (profile.connectTimeout < Milliseconds(100) || profile.connectTimeout > Milliseconds(60'000))
        return fail(table, QStringLiteral("\"connect_timeout_ms\" must be 100 to 60000"));
    const QString standby = text(table, "standby", QStringLiteral("missing"));
    bool known = false;
    for (const ScopeName &candidate : scopeNames) {
        if (standby == QLatin1String(candidate.name)) {
            profile.standby = candidate.scope;
            known = true;
        }
    }
    if (!known) {
        return fail(table,
                    QStringLiteral("\"standby\" must be missing, everything or commands-only"));
    }
    config.brokers.append(profile);
}

void Reader::readDeviceMap(const toml::table &table, const char *key,
                           QMap<DeviceId, QString> &map)
{
    const toml::node *node = table.get(key);
    if (!node)
        return;
    const toml::table *entries = node->as_table();
    if (!entries)
        return fail(*node, QStringLiteral("\"%1\" must be a table").arg(QLatin1String(key)));
    for (auto &&[entryKey, entry] : *entries) {
        const auto device
            = DeviceId::parse(QString::fromUtf8(entryKey.data(), qsizetype(entryKey.length())));
        const auto value = entry.value_exact<std::string>();
        if (!device)
            fail(entry, device.error().text);
        else if (!value)
            fail(entry, QStringLiteral("the name of a device must be a text"));
        else
            map.insert(*device, QString::fromStdString(*value));
    }
}

void Reader::readTop(const toml::table &table, ConsoleConfig &config)
{
    remarkUnknown(table, {QStringLiteral("plant"), QStringLiteral("site"),
                          QStringLiteral("operator"), QStringLiteral("theme"),
                          QStringLiteral("broker"), QStringLiteral("names"),
                          QStringLiteral("sites")});
    config.plant = text(table, "plant", config.plant);
    config.site = text(table, "site");
    config.operatorName = text(table, "operator");
    config.theme = text(table, "theme");
    if (!config.theme.isEmpty() && config.theme != QLatin1String("light")
        && config.theme != QLatin1String("dark"))
        fail(*table.get("theme"), QStringLiteral("\"theme\" must be light or dark"));
    readDeviceMap(table, "names", config.names);
    readDeviceMap(table, "sites", config.sites);
    const toml::node *brokers = table.get("broker");
    if (!brokers)
        return;
    const toml::array *list = brokers->as_array();
    if (!list)
        return fail(*brokers, QStringLiteral("brokers are written as [[broker]] tables"));
    for (const toml::node &entry : *list) {
        if (const toml::table *broker = entry.as_table())
            readBroker(*broker, config);
        else
            fail(entry, QStringLiteral("brokers are written as [[broker]] tables"));
    }
}

/// A TOML basic string.
QByteArray quoted(const QString &text)
{
    QString out;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            out += u'\\';
        if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            out += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else
            out += c;
    }
    return '"' + out.toUtf8() + '"';
}

QByteArray brokerTable(const BrokerProfile &broker)
{
    QByteArray out = "[[broker]]\n";
    out += "name = " + quoted(broker.name) + '\n';
    out += "url = " + quoted(broker.url.text()) + '\n';
    if (!broker.user.isEmpty())
        out += "user = " + quoted(broker.user) + '\n';
    if (!broker.healthUrl.isEmpty())
        out += "health = " + quoted(broker.healthUrl.toString()) + '\n';
    if (!broker.caFile.isEmpty())
        out += "ca = " + quoted(broker.caFile) + '\n';
    out += "rank = " + QByteArray::number(broker.rank) + '\n';
    for (const ScopeName &candidate : scopeNames) {
        if (candidate.scope == broker.standby)
            out += QByteArray("standby = \"") + candidate.name + "\"\n";
    }
    out += "connect_timeout_ms = " + QByteArray::number(qint64(broker.connectTimeout.count()))
        + '\n';
    return out;
}

Result<QByteArray> readFile(const QString &fileName)
{
    QFile file(fileName);
    if (!file.exists())
        return QByteArray();
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Code::Io, QStringLiteral("%1: %2").arg(fileName, file.errorString())};
    if (file.size() > maximumConfigBytes)
        return Error{Error::Code::OutOfRange, QStringLiteral("%1: larger than 1 MiB").arg(fileName)};
    return file.readAll();
}

} // namespace

Result<LoadedConfig> parseConfig(const QByteArray &text, const QString &fileName)
{
    const QString shortName = QFileInfo(fileName).fileName();
    toml::table table;
    try {
        table = toml::parse(std::string_view(text.constData(), size_t(text.size())));
    } catch (const toml::parse_error &error) {
        const auto description = error.description();
        return Error{Error::Code::Malformed,
                     QStringLiteral("%1:%2: %3")
                         .arg(shortName)
                         .arg(error.source().begin.line)
                         .arg(QString::fromUtf8(description.data(), qsizetype(description.size())))};
    }
    Reader reader(shortName);
    LoadedConfig loaded;
    reader.readTop(table, loaded.config);
    if (!reader.error().isEmpty())
        return Error{Error::Code::Malformed, reader.error()};
    loaded.remarks = reader.remarks();
    return loaded;
}

Result<LoadedConfig> loadConfig(const QString &fileName)
{
    const auto text = readFile(fileName);
    if (!text)
        return text.error();
    return parseConfig(*text, fileName);
}

QByteArray withBrokers(const QByteArray &text, const QList<BrokerProfile> &brokers)
{
    QByteArray kept;
    bool inBroker = false;
    for (const QByteArray &line : text.split('\n')) {
        const QByteArray trimmed = line.trimmed();
        if (trimmed.startsWith('['))
            inBroker = trimmed.startsWith("[[broker]]") || trimmed.startsWith("[broker.");
        if (!inBroker)
            kept += line + '\n';
    }
    QByteArray out = kept.trimmed();
    if (!out.isEmpty())
        out += '\n';
    for (const BrokerProfile &broker : brokers)
        out += (out.isEmpty() ? "" : "\n") + brokerTable(broker);
    return out;
}

Outcome saveBrokers(const QString &fileName, const QList<BrokerProfile> &brokers)
{
    const auto text = readFile(fileName);
    if (!text)
        return text.error();
    if (const auto parsed = parseConfig(*text, fileName); !parsed)
        return Error{parsed.error().code,
                     QStringLiteral("not saved, mend the file first: %1").arg(parsed.error().text)};
    QDir().mkpath(QFileInfo(fileName).absolutePath());
    QSaveFile file(fileName);
    const QByteArray content = withBrokers(*text, brokers);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()
        || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || !file.commit())
        return Error{Error::Code::Io, QStringLiteral("%1: %2").arg(fileName, file.errorString())};
    return std::monostate{};
}

} // namespace Raptor::App
