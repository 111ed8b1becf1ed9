// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/report.h"
#include "models/domain/result.h"

#include <QtCore/QStringList>

#include <toml++/toml.h>

#include <initializer_list>
#include <limits>
#include <optional>
#include <string_view>

namespace Raptor::Device {

/// Typed reading of TOML tables with one error in words. The first refusal is kept and later ones
/// are not; after a refusal the answers are empty and only good for going on to the end.
class TomlReader
{
public:
    enum class Need { Required, Optional };

    explicit TomlReader(QString fileName) : m_fileName(std::move(fileName)) { }

    [[nodiscard]] bool refused() const { return m_error.has_value(); }
    [[nodiscard]] const Error &error() const { return *m_error; }
    void refuse(const toml::source_region &where, const QString &reason);
    void refuse(const toml::node &where, const QString &reason) { refuse(where.source(), reason); }

    /// Refuses the first key of @p table that is not in @p keys.
    void allowOnly(const toml::table &table, std::initializer_list<std::string_view> keys);

    QString text(const toml::table &table, std::string_view key, Need need);
    QStringList texts(const toml::table &table, std::string_view key, Need need);
    bool flag(const toml::table &table, std::string_view key, bool otherwise);
    qint64 integer(const toml::table &table, std::string_view key, qint64 otherwise, qint64 low,
                   qint64 high);
    std::optional<double> number(const toml::table &table, std::string_view key);
    /// `[low, high]` with low < high.
    std::optional<std::pair<double, double>> pair(const toml::table &table, std::string_view key,
                                                  Need need);
    /// A boolean, number or text.
    Value value(const toml::table &table, std::string_view key);
    const toml::table *table(const toml::table &table, std::string_view key);
    /// An array of tables; empty if there is none.
    QList<const toml::table *> tables(const toml::table &table, std::string_view key, Need need);

private:
    const toml::node *find(const toml::table &table, std::string_view key, Need need);
    QString m_fileName;
    std::optional<Error> m_error;
};

} // namespace Raptor::Device
