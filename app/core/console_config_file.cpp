// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config_text.h"
#include "app/core/console_config.h"
#include "app/core/scope_names.h"

namespace Raptor::App {

namespace {

using ConfigText::quoted;

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
    if (!broker.expectedDevices.isEmpty()) {
        QByteArrayList devices;
        for (const QString &device : broker.expectedDevices)
            devices.append(quoted(device));
        out += "devices = [" + devices.join(", ") + "]\n";
    }
    out += "rank = " + QByteArray::number(broker.rank) + '\n';
    for (const ScopeName &candidate : scopeNames) {
        if (candidate.scope == broker.standby)
            out += QByteArray("standby = \"") + candidate.name + "\"\n";
    }
    out +=
        "connect_timeout_ms = " + QByteArray::number(qint64(broker.connectTimeout.count())) + '\n';
    return out;
}

} // namespace

Result<LoadedConfig> loadConfig(const QString &fileName)
{
    const auto text = ConfigText::read(fileName);
    if (!text)
        return text.error();
    return parseConfig(*text, fileName);
}

QByteArray withBrokers(const QByteArray &text, const QList<BrokerProfile> &brokers)
{
    QByteArrayList tables;
    for (const BrokerProfile &broker : brokers)
        tables.append(brokerTable(broker));
    return ConfigText::withTables(text, "broker", tables);
}

Outcome saveBrokers(const QString &fileName, const QList<BrokerProfile> &brokers)
{
    const auto text = ConfigText::read(fileName);
    if (!text)
        return text.error();
    if (const auto parsed = parseConfig(*text, fileName); !parsed)
        return Error{parsed.error().code,
                     QStringLiteral("not saved, mend the file first: %1").arg(parsed.error().text)};
    return ConfigText::write(fileName, withBrokers(*text, brokers));
}

} // namespace Raptor::App
