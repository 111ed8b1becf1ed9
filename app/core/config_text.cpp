// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/config_text.h"

#include "app/core/console_config.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QSaveFile>
#include <QtCore/QSet>

#include <toml++/toml.h>

namespace Raptor::App::ConfigText {

namespace {

constexpr qint64 maximumConfigBytes = 1 << 20;

using Lines = QSet<qint64>; ///< numbers of lines, from 1

void take(const toml::source_region &where, Lines &lines)
{
    for (qint64 line = where.begin.line; line <= qint64(where.end.line); ++line)
        lines.insert(line);
}

/// The lines of a table that has its own header: the header, its values, the tables below it.
void take(const toml::table &table, Lines &lines)
{
    take(table.source(), lines);
    toml::source_position last = table.source().begin;
    for (auto &&[key, node] : table) {
        const toml::table *below = node.as_table();
        const toml::array *several = node.as_array();
        if (below && !below->is_inline()) {
            take(*below, lines);
        } else if (several && !several->empty() && several->get(0)->is_table()
                   && !several->get(0)->as_table()->is_inline()) {
            for (const toml::node &one : *several)
                take(*one.as_table(), lines);
        } else if (node.source().end.line > last.line) {
            last = node.source().end;
        }
    }
    // Comments among its values belong to it.
    take({table.source().begin, last, nullptr}, lines);
}

Lines linesOf(const toml::table &root, std::string_view key)
{
    Lines lines;
    const toml::array *tables = root.get_as<toml::array>(key);
    if (!tables || tables->empty())
        return lines;
    const bool isInline = !tables->get(0)->is_table() || tables->get(0)->as_table()->is_inline();
    if (isInline) {
        take(tables->source(), lines);
        return lines;
    }
    for (const toml::node &one : *tables)
        take(*one.as_table(), lines);
    return lines;
}

} // namespace

Result<QByteArray> read(const QString &fileName)
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

Outcome write(const QString &fileName, const QByteArray &text)
{
    if (const auto parsed = parseConfig(text, fileName); !parsed)
        return Error{parsed.error().code, QStringLiteral("not saved: %1").arg(parsed.error().text)};
    QDir().mkpath(QFileInfo(fileName).absolutePath());
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()
        || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || !file.commit())
        return Error{Error::Code::Io, QStringLiteral("%1: %2").arg(fileName, file.errorString())};
    return std::monostate{};
}

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

QByteArray withTables(const QByteArray &text, std::string_view key, const QByteArrayList &tables)
{
    Lines lines;
    try {
        lines = linesOf(toml::parse(std::string_view(text.constData(), size_t(text.size()))), key);
    } catch (const toml::parse_error &) {
        return text;
    }
    QByteArray kept;
    qint64 number = 0;
    for (const QByteArray &line : text.split('\n')) {
        if (!lines.contains(++number))
            kept += line + '\n';
    }
    QByteArray out = kept.trimmed();
    if (!out.isEmpty())
        out += '\n';
    for (const QByteArray &table : tables)
        out += (out.isEmpty() ? "" : "\n") + table;
    return out;
}

} // namespace Raptor::App::ConfigText
