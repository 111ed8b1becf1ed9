// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <protocol/mqtt/core/primitives.h>

#include <QtCore/QtEndian>

#include <cstring>

namespace Raptor::Mqtt {

namespace {

/// Length of the well-formed sequence at \a p (Unicode table 3-7), 0 when there is none.
int sequenceLength(const uchar *p, const uchar *end)
{
    const auto tail = [p, end](int index) { return p + index < end && (p[index] & 0xC0) == 0x80; };
    if (*p < 0x80)
        return *p != 0 ? 1 : 0;
    if (*p >= 0xC2 && *p <= 0xDF)
        return tail(1) ? 2 : 0;
    if (*p >= 0xE0 && *p <= 0xEF) {
        if (!tail(1) || !tail(2))
            return 0;
        const bool overlong = *p == 0xE0 && p[1] < 0xA0;
        const bool surrogate = *p == 0xED && p[1] > 0x9F;
        return overlong || surrogate ? 0 : 3;
    }
    if (*p >= 0xF0 && *p <= 0xF4) {
        if (!tail(1) || !tail(2) || !tail(3))
            return 0;
        const bool overlong = *p == 0xF0 && p[1] < 0x90;
        const bool tooLarge = *p == 0xF4 && p[1] > 0x8F;
        return overlong || tooLarge ? 0 : 4;
    }
    return 0;
}

constexpr quint64 kOnes = 0x0101010101010101ULL;
constexpr quint64 kTops = 0x8080808080808080ULL;

quint64 wordAt(const uchar *p)
{
    quint64 word = 0;
    std::memcpy(&word, p, sizeof word);
    return word;
}

/// True when none of the eight bytes is zero or has its top bit set.
bool isPlainAsciiWord(const uchar *p)
{
    const quint64 word = wordAt(p);
    return ((word | (word - kOnes)) & kTops) == 0;
}

/// Further no '+' and no '#'. May be false for one that has none, never the other way round.
bool isPlainTopicWord(const uchar *p)
{
    const quint64 word = wordAt(p);
    const quint64 plus = word ^ (kOnes * '+');
    const quint64 hash = word ^ (kOnes * '#');
    return ((word | (word - kOnes) | (plus - kOnes) | (hash - kOnes)) & kTops) == 0;
}

} // namespace

bool isValidUtf8(QByteArrayView bytes)
{
    const auto *p = reinterpret_cast<const uchar *>(bytes.data());
    const auto *end = p + bytes.size();
    while (p < end) {
        if (end - p >= 8 && isPlainAsciiWord(p)) {
            p += 8;
            continue;
        }
        const int length = sequenceLength(p, end);
        if (length == 0)
            return false;
        p += length;
    }
    return true;
}

bool isPlainTopic(QByteArrayView utf8)
{
    constexpr qsizetype kWord = sizeof(quint64);
    if (utf8.size() < kWord)
        return false;
    const auto *p = reinterpret_cast<const uchar *>(utf8.data());
    const auto *last = p + utf8.size() - kWord;
    for (; p < last; p += kWord) {
        if (!isPlainTopicWord(p))
            return false;
    }
    return isPlainTopicWord(last);
}

qsizetype utf8Length(QStringView text)
{
    qsizetype length = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isNull() || c.isLowSurrogate())
            return -1;
        if (c.isHighSurrogate()) {
            if (++i == text.size() || !text[i].isLowSurrogate())
                return -1;
            length += 4;
        } else {
            length += c.unicode() < 0x80 ? 1 : c.unicode() < 0x800 ? 2 : 3;
        }
    }
    return length;
}

std::optional<QByteArray> toMqttString(QStringView text)
{
    const qsizetype length = utf8Length(text);
    if (length < 0 || length > kMaximumString)
        return std::nullopt;
    return text.toUtf8();
}

QString fromMqttString(QByteArrayView utf8)
{
    QString text = QString::fromUtf8(utf8);
    if (utf8.startsWith("\xEF\xBB\xBF"))
        text.prepend(QChar(QChar::ByteOrderMark));
    return text;
}

int varintSize(quint32 value)
{
    return value < 128 ? 1 : value < 16384 ? 2 : value < 2097152 ? 3 : 4;
}

void appendU8(QByteArray &out, quint8 value)
{
    out.append(char(value));
}

void appendU16(QByteArray &out, quint16 value)
{
    const char bytes[2] = {char(value >> 8), char(value & 0xFF)};
    out.append(bytes, 2);
}

void appendU32(QByteArray &out, quint32 value)
{
    char bytes[4];
    qToBigEndian(value, bytes);
    out.append(bytes, 4);
}

void appendVarint(QByteArray &out, quint32 value)
{
    Q_ASSERT(value <= kMaximumVarint);
    char bytes[4];
    int size = 0;
    do {
        const auto digit = quint8(value % 128);
        value /= 128;
        bytes[size++] = char(value > 0 ? digit | 0x80 : digit);
    } while (value > 0);
    out.append(bytes, size);
}

void appendString(QByteArray &out, QByteArrayView bytes)
{
    Q_ASSERT(bytes.size() <= kMaximumString);
    appendU16(out, quint16(bytes.size()));
    out.append(bytes);
}

void appendHeader(QByteArray &out, PacketType type, quint8 flags, quint32 remainingLength)
{
    appendU8(out, quint8((quint8(type) << 4) | flags));
    appendVarint(out, remainingLength);
}

bool Reader::need(qsizetype size)
{
    if (!ok())
        return false;
    if (remaining() >= size)
        return true;
    m_verdict = Verdict::malformed("packet is shorter than its fields");
    m_pos = m_bytes.size();
    return false;
}

quint8 Reader::u8()
{
    return need(1) ? quint8(m_bytes[m_pos++]) : quint8(0);
}

quint16 Reader::u16()
{
    if (!need(2))
        return 0;
    const auto value = qFromBigEndian<quint16>(m_bytes.data() + m_pos);
    m_pos += 2;
    return value;
}

quint32 Reader::u32()
{
    if (!need(4))
        return 0;
    const auto value = qFromBigEndian<quint32>(m_bytes.data() + m_pos);
    m_pos += 4;
    return value;
}

quint32 Reader::varint()
{
    quint32 value = 0;
    for (int i = 0; i < 4; ++i) {
        const quint8 byte = u8();
        value |= quint32(byte & 0x7F) << (7 * i);
        if ((byte & 0x80) != 0)
            continue;
        if (ok() && varintSize(value) != i + 1) // [MQTT-1.5.5-1]: the shortest form only
            m_verdict = Verdict::malformed("variable byte integer is not minimal");
        return ok() ? value : 0;
    }
    if (ok())
        m_verdict = Verdict::malformed("variable byte integer of more than four bytes");
    return 0;
}

QByteArrayView Reader::raw(qsizetype size)
{
    if (!need(size))
        return {};
    const QByteArrayView view = m_bytes.sliced(m_pos, size);
    m_pos += size;
    return view;
}

QByteArrayView Reader::binary()
{
    const quint16 size = u16();
    return raw(size);
}

QByteArrayView Reader::topic(bool &plain)
{
    const QByteArrayView view = binary();
    plain = ok() && isPlainTopic(view);
    if (plain || !ok() || isValidUtf8(view))
        return view;
    m_verdict = Verdict::malformed("string is not valid UTF-8");
    return {};
}

QByteArrayView Reader::string()
{
    const QByteArrayView view = binary();
    if (ok() && !isValidUtf8(view)) {
        m_verdict = Verdict::malformed("string is not valid UTF-8");
        return {};
    }
    return view;
}

QByteArrayView Reader::rest()
{
    return raw(remaining());
}

} // namespace Raptor::Mqtt
