// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtCore/QSet>
#include <QtCore/QStringList>

#include <toml++/toml.h>

#include <optional>

namespace Raptor::App {

/// Reads one console.toml and collects what it meets: the first error, and every remark.
class ConfigReader
{
public:
    explicit ConfigReader(QString fileName) : m_fileName(std::move(fileName)) { }

    [[nodiscard]] QString at(const toml::node &node, const QString &text) const;
    void fail(const toml::node &node, const QString &text);
    void remark(const toml::node &node, const QString &text) { m_remarks.append(at(node, text)); }
    void remarkUnknown(const toml::table &table, const QSet<QString> &known);

    QString text(const toml::table &table, const char *key, const QString &fallback = {});
    std::optional<qint64> number(const toml::table &table, const char *key);
    /// Whole or not, but finite.
    std::optional<double> decimal(const toml::table &table, const char *key);
    std::optional<bool> flag(const toml::table &table, const char *key);
    /// The tables of [[key]], which may be missing.
    QList<const toml::table *> tables(const toml::table &table, const char *key);

    [[nodiscard]] const QString &error() const { return m_error; }
    [[nodiscard]] const QStringList &remarks() const { return m_remarks; }

private:
    QString m_fileName;
    QString m_error;
    QStringList m_remarks;
};

} // namespace Raptor::App
