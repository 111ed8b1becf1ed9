// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vectorplayer.h"

#include <QtTest/QTest>

/// What the generated matrices share: packets built by hand, and rows that are vectors as text.
namespace Raptor::Mqtt::Vectors {

inline QByteArray hex(QByteArrayView bytes)
{
    return bytes.toByteArray().toHex();
}

inline QByteArray twoBytes(int value)
{
    return QByteArray(1, char(value >> 8)) + char(value & 0xFF);
}

inline QByteArray string(const QByteArray &text)
{
    return twoBytes(int(text.size())) + text;
}

/// Variable byte integer, section 1.5.5.
inline QByteArray varint(quint32 value)
{
    QByteArray result;
    while (value > 127) {
        result += char(0x80 | (value & 0x7F));
        value >>= 7;
    }
    return result + char(value);
}

inline QByteArray packet(quint8 first, const QByteArray &body)
{
    return QByteArray(1, char(first)) + varint(quint32(body.size())) + body;
}

inline QByteArray fromHex(const char *text)
{
    return QByteArray::fromHex(text);
}

/// The columns that play() takes.
inline void addColumns()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<int>("version");
}

/// One row; \a script is the inside of a vector, its end included.
inline void addRow(Version version, const QByteArray &name, const QByteArray &script)
{
    QTest::addRow("%s, %s", text(version), name.constData()) << script << int(version);
}

/// The end after a violation: 5.0 says why first (section 4.13).
inline QByteArray violation(Version version, quint8 reason, const QByteArray &end = "end closed")
{
    const QByteArray code = hex(QByteArray(1, char(reason)));
    QByteArray result = "! closed violation reason=" + code + '\n';
    if (version == Version::V5)
        result += "> e001" + code + '\n';
    return result + end + '\n';
}

/// Plays the row in all chunkings.
inline void playRow()
{
    QFETCH(QByteArray, script);
    QFETCH(int, version);
    const QByteArray text =
        QByteArray("vector row\nversions ") + Vectors::text(Version(version)) + '\n' + script;
    const ParsedFile parsed = parseVectors(QStringLiteral("row"), text);
    QVERIFY2(parsed.error.isEmpty(),
             qPrintable(parsed.error + QLatin1Char('\n') + QString::fromUtf8(script)));
    const QString wrong = playAll(parsed.vectors.first(), Version(version));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong + QLatin1Char('\n') + QString::fromUtf8(script)));
}

} // namespace Raptor::Mqtt::Vectors
