// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/console_config.h"
#include "app/core/scope_names.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>

namespace Raptor::App {

namespace {

constexpr qint64 maximumConfigBytes = 1 << 20;

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

Result<QByteArray> readFile(const QString &fileName)
{
    QFile file(fileName);
    if (!file.exists())
        return QByteArray();
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Code::Io, QStringLiteral("%1: %2").arg(fileName, file.errorString())};
    if (file.size() > maximumConfigBytes)
        return Error{Error::Code::OutOfRange,
                     QStringLiteral("%1: larger than 1 MiB").arg(fileName)};
    return file.readAll();
}

} // namespace

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
