// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config_reader.h"

#include <cmath>

namespace Raptor::App {

QString ConfigReader::at(const toml::node &node, const QString &text) const
{
    return QStringLiteral("%1:%2: %3").arg(m_fileName).arg(node.source().begin.line).arg(text);
}

void ConfigReader::fail(const toml::node &node, const QString &text)
{
    if (m_error.isEmpty())
        m_error = at(node, text);
}

void ConfigReader::remarkUnknown(const toml::table &table, const QSet<QString> &known)
{
    for (auto &&[key, node] : table) {
        const QString name = QString::fromUtf8(key.data(), qsizetype(key.length()));
        if (!known.contains(name))
            m_remarks.append(at(node, QStringLiteral("unknown key \"%1\"").arg(name)));
    }
}

QString ConfigReader::text(const toml::table &table, const char *key, const QString &fallback)
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

std::optional<qint64> ConfigReader::number(const toml::table &table, const char *key)
{
    const toml::node *node = table.get(key);
    if (!node)
        return std::nullopt;
    const auto value = node->value_exact<int64_t>();
    if (!value)
        fail(*node, QStringLiteral("\"%1\" must be a whole number").arg(QLatin1String(key)));
    return value ? std::optional<qint64>(*value) : std::nullopt;
}

std::optional<double> ConfigReader::decimal(const toml::table &table, const char *key)
{
    const toml::node *node = table.get(key);
    if (!node)
        return std::nullopt;
    const auto value = node->is_number() ? node->value<double>() : std::optional<double>();
    if (value && std::isfinite(*value))
        return *value;
    fail(*node, QStringLiteral("\"%1\" must be a number").arg(QLatin1String(key)));
    return std::nullopt;
}

std::optional<bool> ConfigReader::flag(const toml::table &table, const char *key)
{
    const toml::node *node = table.get(key);
    if (!node)
        return std::nullopt;
    const auto value = node->value_exact<bool>();
    if (!value)
        fail(*node, QStringLiteral("\"%1\" must be true or false").arg(QLatin1String(key)));
    return value ? std::optional<bool>(*value) : std::nullopt;
}

QList<const toml::table *> ConfigReader::tables(const toml::table &table, const char *key)
{
    QList<const toml::table *> result;
    const toml::node *node = table.get(key);
    if (!node)
        return result;
    const QString complaint = QStringLiteral("write it as [[%1]] tables").arg(QLatin1String(key));
    const toml::array *list = node->as_array();
    if (!list)
        fail(*node, complaint);
    for (std::size_t i = 0; list && i < list->size(); ++i) {
        if (const toml::table *entry = list->get(i)->as_table())
            result.append(entry);
        else
            fail(*list->get(i), complaint);
    }
    return result;
}

} // namespace Raptor::App
