// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/broker_writer.h"
#include "app/core/config_text.h"
#include "app/core/console_config.h"

#include <QtCore/QFileInfo>

namespace Raptor::App {

Result<LoadedConfig> loadConfig(const QString &fileName)
{
    const auto text = ConfigText::read(fileName);
    if (!text)
        return text.error();
    return parseConfig(*text, fileName);
}

QByteArray withBrokers(const QByteArray &text, const QList<BrokerProfile> &brokers,
                       const QString &folder)
{
    QByteArrayList tables;
    for (const BrokerProfile &broker : brokers)
        tables.append(brokerTable(broker, folder));
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
    const QByteArray changed = withBrokers(*text, brokers, QFileInfo(fileName).absolutePath());
    // The next start would refuse what breaks a rule together with the rest of the file.
    if (const auto parsed = parseConfig(changed, fileName); !parsed)
        return Error{parsed.error().code, QStringLiteral("not saved: %1").arg(parsed.error().text)};
    return ConfigText::write(fileName, changed);
}

} // namespace Raptor::App
