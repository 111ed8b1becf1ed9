// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/broker_writer.h"

#include "app/core/broker_names.h"
#include "app/core/config_text.h"

#include <QtCore/QDir>

namespace Raptor::App {

namespace {

using ConfigText::quoted;

/// The lines of one table.
class Lines
{
public:
    explicit Lines(QString folder) : m_folder(std::move(folder)) { }

    void text(const char *key, const QString &value)
    {
        if (!value.isEmpty())
            add(key, quoted(value));
    }
    void file(const char *key, const QString &name)
    {
        const QString relative = QDir(m_folder).relativeFilePath(name);
        const bool isBelow = !m_folder.isEmpty() && QDir::isRelativePath(relative)
            && !relative.startsWith(QLatin1String(".."));
        text(key, name.isEmpty() || !isBelow ? name : relative);
    }
    void flag(const char *key, bool value)
    {
        if (value)
            add(key, "true");
    }
    void number(const char *key, qint64 value) { add(key, QByteArray::number(value)); }
    void add(const char *key, const QByteArray &value) { m_lines += key + (" = " + value) + '\n'; }

    [[nodiscard]] QByteArray all() const { return "[[broker]]\n" + m_lines; }

private:
    QString m_folder;
    QByteArray m_lines;
};

template <class Names, class Value>
QByteArray nameOf(const Names &names, Value value)
{
    for (const auto &candidate : names) {
        if (candidate.value == value)
            return candidate.name;
    }
    Q_UNREACHABLE();
}

QByteArray headersOf(const BrokerProfile &broker)
{
    QByteArrayList entries;
    for (const HandshakeHeader &header : broker.headers)
        entries.append(quoted(header.name) + " = " + quoted(header.value));
    return '{' + entries.join(", ") + '}';
}

QByteArray devicesOf(const BrokerProfile &broker)
{
    QByteArrayList entries;
    for (const QString &device : broker.expectedDevices)
        entries.append(quoted(device));
    return '[' + entries.join(", ") + ']';
}

} // namespace

QByteArray brokerTable(const BrokerProfile &broker, const QString &folder)
{
    const BrokerProfile usual{.name = {}, .url = broker.url};
    Lines lines(folder);
    lines.text("name", broker.name);
    lines.text("url", broker.url.text());
    if (broker.version != usual.version)
        lines.add("mqtt", '"' + nameOf(versionNames, broker.version) + '"');
    lines.text("user", broker.user);
    if (!broker.headers.isEmpty())
        lines.add("headers", headersOf(broker));
    lines.text("token_header", broker.tokenHeader);
    lines.text("health", broker.healthUrl.toString());
    lines.file("ca", broker.caFile);
    lines.text("ca_sha256", broker.caPin);
    lines.text("expected_host", broker.expectedHost);
    lines.file("client_certificate", broker.clientCertificate);
    lines.file("client_key", broker.clientKey);
    lines.flag("client_key_passphrase", broker.keyHasPassphrase);
    if (!broker.expectedDevices.isEmpty())
        lines.add("devices", devicesOf(broker));
    lines.number("rank", broker.rank);
    lines.add("standby", '"' + nameOf(scopeNames, broker.standby) + '"');
    lines.number("connect_timeout_ms", qint64(broker.connectTimeout.count()));
    if (broker.keepAlive != usual.keepAlive)
        lines.number("keep_alive_s", qint64(broker.keepAlive.count()));
    lines.flag("trusted_network", broker.trustedNetwork);
    lines.flag("bridged", broker.bridged);
    return lines.all();
}

} // namespace Raptor::App
