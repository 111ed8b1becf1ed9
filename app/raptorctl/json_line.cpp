// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/raptorctl/json_line.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace Raptor::App {

JsonLine &JsonLine::add(const char *key, const QJsonValue &value)
{
    m_text += m_text.isEmpty() ? QLatin1Char('{') : QLatin1Char(',');
    m_text += QLatin1Char('"') + QLatin1String(key) + QLatin1String("\":");
    const QByteArray wrapped =
        QJsonDocument(QJsonObject{{QStringLiteral("v"), value}}).toJson(QJsonDocument::Compact);
    m_text += QString::fromUtf8(wrapped.mid(5, wrapped.size() - 6));
    return *this;
}

QJsonValue jsonValue(const Value &value)
{
    if (const bool *flag = std::get_if<bool>(&value))
        return *flag;
    if (const double *number = std::get_if<double>(&value))
        return *number;
    if (const QString *text = std::get_if<QString>(&value))
        return *text;
    return QJsonValue::Null;
}

QString printable(QString text)
{
    for (QChar &c : text) {
        if (!c.isPrint())
            c = QChar::ReplacementCharacter;
    }
    return text;
}

} // namespace Raptor::App
