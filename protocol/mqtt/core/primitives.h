// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <protocol/mqtt/core/types.h>

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <QtCore/QString>

#include <optional>

namespace Raptor::Mqtt {

/// True for well-formed UTF-8 without surrogates and without U+0000 [MQTT-1.5.4-1], [MQTT-1.5.4-2].
[[nodiscard]] bool isValidUtf8(QByteArrayView bytes);

/// True only for non-empty ASCII without U+0000 and without wildcards. A quick look: false means
/// that it has to be examined.
[[nodiscard]] bool isPlainTopic(QByteArrayView utf8);

/// Length of \a text in UTF-8 bytes, or -1 when it has lone surrogates or U+0000.
[[nodiscard]] qsizetype utf8Length(QStringView text);

/// \a text as an MQTT string; nothing when it cannot be one (see utf8Length()) or exceeds 65535
/// bytes.
[[nodiscard]] std::optional<QByteArray> toMqttString(QStringView text);

/// Valid UTF-8 as text. A leading U+FEFF stays [MQTT-1.5.4-3], QString::fromUtf8() drops it.
[[nodiscard]] QString fromMqttString(QByteArrayView utf8);

/// Number of bytes that \a value takes as a variable byte integer, 1 to 4.
[[nodiscard]] int varintSize(quint32 value);

void appendU8(QByteArray &out, quint8 value);
void appendU16(QByteArray &out, quint16 value);
void appendU32(QByteArray &out, quint32 value);
void appendVarint(QByteArray &out, quint32 value);
/// Two bytes of length, then the bytes; the caller has checked the length.
void appendString(QByteArray &out, QByteArrayView bytes);
/// Fixed header: type and flags, then the remaining length.
void appendHeader(QByteArray &out, PacketType type, quint8 flags, quint32 remainingLength);

/// Cursor over the body of one packet. The first failure sticks; later reads return zeroes.
class Reader
{
public:
    explicit Reader(QByteArrayView bytes) : m_bytes(bytes) { }

    [[nodiscard]] quint8 u8();
    [[nodiscard]] quint16 u16();
    [[nodiscard]] quint32 u32();
    [[nodiscard]] quint32 varint();
    [[nodiscard]] QByteArrayView raw(qsizetype size);
    /// Binary data with a two-byte length.
    [[nodiscard]] QByteArrayView binary();
    /// As string(); \a plain tells that isPlainTopic().
    [[nodiscard]] QByteArrayView topic(bool &plain);
    /// A string, checked to be valid UTF-8.
    [[nodiscard]] QByteArrayView string();
    [[nodiscard]] QByteArrayView rest();

    [[nodiscard]] qsizetype remaining() const { return m_bytes.size() - m_pos; }
    [[nodiscard]] bool atEnd() const { return remaining() == 0; }
    [[nodiscard]] bool ok() const { return m_verdict.ok(); }
    Verdict verdict() const { return m_verdict; }

private:
    bool need(qsizetype size);

    QByteArrayView m_bytes;
    qsizetype m_pos = 0;
    Verdict m_verdict;
};

} // namespace Raptor::Mqtt
