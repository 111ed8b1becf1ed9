// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QMetaEnum>
#include <QtCore/QVariant>

/// How single values stand in our SQLite files. Enumerations are stored by name.
namespace Raptor::History {

template <class Enum>
[[nodiscard]] QString nameOf(Enum value)
{
    return QString::fromLatin1(QMetaEnum::fromType<Enum>().valueToKey(int(value)));
}

/// @p fallback for a name that this version does not know.
template <class Enum>
[[nodiscard]] Enum valueOf(const QVariant &name, Enum fallback)
{
    bool known = false;
    const int value =
        QMetaEnum::fromType<Enum>().keyToValue(name.toString().toLatin1().constData(), &known);
    return known ? Enum(value) : fallback;
}

/// What SQLite gives back exactly as it was stored: neither NUL, nor half a surrogate pair, nor
/// what it would take for a byte order mark.
[[nodiscard]] inline QVariant storedText(const QString &words)
{
    QString clean = QString::fromUtf8(words.toUtf8());
    clean.replace(QChar(QChar::Null), QChar(QChar::ReplacementCharacter));
    if (clean.startsWith(QChar(QChar::ByteOrderMark))
        || clean.startsWith(QChar(QChar::ByteOrderSwapped)))
        clean[0] = QChar(QChar::ReplacementCharacter);
    return clean.isNull() ? QVariant(QStringLiteral("")) : QVariant(clean);
}

[[nodiscard]] inline QVariant storedNumber(qint64 value)
{
    return QVariant(qlonglong(value));
}

} // namespace Raptor::History
