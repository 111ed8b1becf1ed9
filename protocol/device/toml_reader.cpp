// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/device/toml_reader.h"

#include <algorithm>
#include <cmath>

namespace Raptor::Device {

using namespace Qt::StringLiterals;

namespace {

QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

void TomlReader::refuse(const toml::source_region &where, const QString &reason)
{
    if (!m_error) {
        m_error = Error{Error::Code::Malformed,
                        u"%1:%2: %3"_s.arg(m_fileName).arg(where.begin.line).arg(reason)};
    }
}

void TomlReader::allowOnly(const toml::table &table, std::initializer_list<std::string_view> keys)
{
    const toml::key *first = nullptr;
    for (const auto &[key, node] : table) {
        if (std::find(keys.begin(), keys.end(), key.str()) != keys.end())
            continue;
        if (!first || key.source().begin.line < first->source().begin.line)
            first = &key;
    }
    if (first)
        refuse(first->source(), u"unknown key \"%1\""_s.arg(toText(first->str())));
}

const toml::node *TomlReader::find(const toml::table &table, std::string_view key, Need need)
{
    const toml::node *node = table.get(key);
    if (!node && need == Need::Required)
        refuse(table, u"\"%1\" is missing"_s.arg(toText(key)));
    return node;
}

QString TomlReader::text(const toml::table &table, std::string_view key, Need need)
{
    const toml::node *node = find(table, key, need);
    if (!node)
        return {};
    const toml::value<std::string> *text = node->as_string();
    if (!text) {
        refuse(*node, u"\"%1\" must be a text"_s.arg(toText(key)));
        return {};
    }
    if (need == Need::Required && text->get().empty())
        refuse(*node, u"\"%1\" is empty"_s.arg(toText(key)));
    return toText(text->get());
}

QStringList TomlReader::texts(const toml::table &table, std::string_view key, Need need)
{
    const toml::node *node = find(table, key, need);
    if (!node)
        return {};
    const toml::array *array = node->as_array();
    if (!array || (need == Need::Required && array->empty())) {
        refuse(*node, u"\"%1\" must be a list of texts"_s.arg(toText(key)));
        return {};
    }
    QStringList result;
    for (const toml::node &element : *array) {
        const toml::value<std::string> *text = element.as_string();
        if (text)
            result.append(toText(text->get()));
        else
            refuse(element, u"\"%1\" must be a list of texts"_s.arg(toText(key)));
    }
    return result;
}

bool TomlReader::flag(const toml::table &table, std::string_view key, bool otherwise)
{
    const toml::node *node = find(table, key, Need::Optional);
    if (!node)
        return otherwise;
    const toml::value<bool> *flag = node->as_boolean();
    if (!flag)
        refuse(*node, u"\"%1\" must be true or false"_s.arg(toText(key)));
    return flag ? flag->get() : otherwise;
}

qint64 TomlReader::integer(const toml::table &table, std::string_view key, qint64 otherwise,
                           qint64 low, qint64 high)
{
    const toml::node *node = find(table, key, Need::Optional);
    if (!node)
        return otherwise;
    const toml::value<int64_t> *number = node->as_integer();
    if (number && number->get() >= low && number->get() <= high)
        return number->get();
    refuse(*node,
           u"\"%1\" must be a whole number from %2 to %3"_s.arg(toText(key)).arg(low).arg(high));
    return otherwise;
}

std::optional<double> TomlReader::number(const toml::table &table, std::string_view key)
{
    const toml::node *node = find(table, key, Need::Optional);
    if (!node)
        return {};
    const std::optional<double> number =
        node->is_number() ? node->value<double>() : std::optional<double>();
    if (number && std::isfinite(*number))
        return number;
    refuse(*node, u"\"%1\" must be a number"_s.arg(toText(key)));
    return {};
}

std::optional<std::pair<double, double>> TomlReader::pair(const toml::table &table,
                                                          std::string_view key, Need need)
{
    const toml::node *node = find(table, key, need);
    if (!node)
        return {};
    const toml::array *array = node->as_array();
    if (array && array->size() == 2 && array->get(0)->is_number() && array->get(1)->is_number()) {
        const double low = *array->get(0)->value<double>();
        const double high = *array->get(1)->value<double>();
        if (std::isfinite(low) && std::isfinite(high) && low < high)
            return std::pair(low, high);
    }
    refuse(*node, u"\"%1\" must be [low, high] with low below high"_s.arg(toText(key)));
    return {};
}

Value TomlReader::value(const toml::table &table, std::string_view key)
{
    const toml::node *node = find(table, key, Need::Required);
    if (!node)
        return {};
    if (const toml::value<bool> *flag = node->as_boolean())
        return flag->get();
    if (const toml::value<std::string> *text = node->as_string())
        return toText(text->get());
    if (node->is_number())
        return *node->value<double>();
    refuse(*node, u"\"%1\" must be true, false, a number or a text"_s.arg(toText(key)));
    return {};
}

const toml::table *TomlReader::table(const toml::table &table, std::string_view key)
{
    const toml::node *node = find(table, key, Need::Optional);
    if (node && !node->is_table())
        refuse(*node, u"\"%1\" must be a table"_s.arg(toText(key)));
    return node ? node->as_table() : nullptr;
}

QList<const toml::table *> TomlReader::tables(const toml::table &table, std::string_view key,
                                              Need need)
{
    const toml::node *node = find(table, key, need);
    if (!node)
        return {};
    QList<const toml::table *> result;
    const toml::array *array = node->as_array();
    if (!array) {
        refuse(*node, u"\"%1\" must be a list of tables"_s.arg(toText(key)));
        return {};
    }
    for (const toml::node &element : *array) {
        if (const toml::table *entry = element.as_table())
            result.append(entry);
        else
            refuse(element, u"\"%1\" must be a list of tables"_s.arg(toText(key)));
    }
    if (result.isEmpty())
        refuse(*node, u"\"%1\" is empty"_s.arg(toText(key)));
    return result;
}

} // namespace Raptor::Device
