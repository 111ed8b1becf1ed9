// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/feed_reader.h"

#include "app/core/broker_reader.h"
#include "models/domain/broker_rules.h"

#include <QtCore/QDir>

#include <algorithm>

namespace Raptor::App {

namespace {

/// Where @p key stands, or the table if it is missing.
const toml::node &placeOf(const toml::table &table, const char *key)
{
    const toml::node *node = table.get(key);
    return node ? *node : table;
}

bool isTaken(const QString &name, const ConsoleConfig &before)
{
    const auto isNamed = [&name](const auto &other) { return other.name == name; };
    return std::any_of(before.brokers.cbegin(), before.brokers.cend(), isNamed)
        || std::any_of(before.feeds.cbegin(), before.feeds.cend(), isNamed);
}

} // namespace

std::optional<FeedProfile> readFeed(ConfigReader &reader, const toml::table &table,
                                    const ConsoleConfig &before, const QString &folder)
{
    static const QSet<QString> known{
        QStringLiteral("name"),          QStringLiteral("url"),
        QStringLiteral("profile"),       QStringLiteral("ca"),
        QStringLiteral("expected_host"), QStringLiteral("connect_timeout_ms")};
    refuseSecrets(reader, table, known);
    reader.remarkUnknown(table, known);
    const auto refuse = [&](const char *key, const QString &text) {
        reader.fail(placeOf(table, key), text);
        return std::nullopt;
    };
    const QString name = reader.text(table, "name").trimmed();
    if (name.isEmpty())
        return refuse("name", QStringLiteral("a feed needs a name"));
    if (isTaken(name, before))
        return refuse("name", QStringLiteral("two sources are named \"%1\"").arg(name));
    const auto url = BrokerUrl::parse(reader.text(table, "url"));
    if (!url)
        return refuse("url", url.error().text);
    if (!url->isWebSocket())
        return refuse("url", QStringLiteral("a feed is read from ws:// or wss://"));
    FeedProfile feed{
        .name = name, .url = *url, .deviceProfile = reader.text(table, "profile").trimmed()};
    if (feed.deviceProfile.isEmpty())
        return refuse("profile",
                      QStringLiteral("a feed needs the \"profile\" of its devices, like "
                                     "\"battery\""));
    if (const QString file = reader.text(table, "ca").trimmed(); !file.isEmpty())
        feed.caFile = QDir::cleanPath(QDir(folder).absoluteFilePath(file));
    const auto host = BrokerRules::expectedHost(reader.text(table, "expected_host"));
    if (!host)
        return refuse("expected_host",
                      QStringLiteral("\"expected_host\": %1").arg(host.error().text));
    feed.expectedHost = *host;
    if (!url->isEncrypted() && !(feed.caFile.isEmpty() && feed.expectedHost.isEmpty()))
        return refuse(feed.caFile.isEmpty() ? "expected_host" : "ca",
                      QStringLiteral("certificates are for wss:// addresses only"));
    const qint64 timeout =
        reader.number(table, "connect_timeout_ms").value_or(url->isEncrypted() ? 10'000 : 3000);
    if (timeout < BrokerRules::shortestTimeoutMs || timeout > BrokerRules::longestTimeoutMs) {
        return refuse("connect_timeout_ms",
                      QStringLiteral("\"connect_timeout_ms\" must be %1 to %2")
                          .arg(BrokerRules::shortestTimeoutMs)
                          .arg(BrokerRules::longestTimeoutMs));
    }
    feed.connectTimeout = Milliseconds(timeout);
    return feed;
}

} // namespace Raptor::App
