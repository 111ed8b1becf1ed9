// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptor-bench/json_line.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include <cmath>

namespace Raptor::Bench {

namespace {

QByteArray quoted(QStringView text)
{
    // Only whole documents can be written: an array of one, without its brackets.
    const QByteArray array =
        QJsonDocument(QJsonArray{text.toString()}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

} // namespace

JsonLine &JsonLine::member(QStringView key, const QByteArray &value)
{
    if (!m_members.isEmpty())
        m_members += ',';
    m_members += quoted(key) + ':' + value;
    return *this;
}

JsonLine &JsonLine::add(QStringView key, QStringView text)
{
    return member(key, quoted(text));
}

JsonLine &JsonLine::add(QStringView key, qint64 number)
{
    return member(key, QByteArray::number(number));
}

JsonLine &JsonLine::add(QStringView key, double number, int decimals)
{
    return std::isfinite(number) ? member(key, QByteArray::number(number, 'f', decimals))
                                 : addNull(key);
}

JsonLine &JsonLine::add(QStringView key, const JsonLine &object)
{
    return member(key, object.text());
}

JsonLine &JsonLine::addNull(QStringView key)
{
    return member(key, "null");
}

} // namespace Raptor::Bench
