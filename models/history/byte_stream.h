// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <algorithm>
#include <bit>
#include <cstring>
#include <vector>

/// Bytes and bits of the historian's pieces. Readers never read past the end: what is asked for
/// there is 0, and failed() tells.
namespace Raptor::History {

[[nodiscard]] constexpr quint64 zigzag(qint64 value)
{
    return (quint64(value) << 1) ^ quint64(value >> 63);
}

[[nodiscard]] constexpr qint64 unzigzag(quint64 value)
{
    return qint64(value >> 1) ^ -qint64(value & 1);
}

/// As two's complement does it: the difference of any two numbers, without overflow.
[[nodiscard]] constexpr qint64 wrappedDifference(qint64 a, qint64 b)
{
    return qint64(quint64(a) - quint64(b));
}

[[nodiscard]] constexpr qint64 wrappedSum(qint64 a, qint64 b)
{
    return qint64(quint64(a) + quint64(b));
}

/// Of a number, at most.
constexpr int mostNumberBytes = 10;

/// Writes it there; where it ends.
inline char *putNumber(char *at, quint64 value)
{
    for (; value >= 0x80; value >>= 7)
        *at++ = char(value | 0x80);
    *at++ = char(value);
    return at;
}

inline char *putSigned(char *at, qint64 value)
{
    return putNumber(at, zigzag(value));
}

inline char *putRaw(char *at, quint64 value)
{
    for (int i = 0; i < 8; ++i, value >>= 8)
        *at++ = char(value);
    return at;
}

/// Bytes that only become more, written through a bare pointer.
class ByteColumn
{
public:
    /// Room for @p most bytes; taken() says where they ended.
    [[nodiscard]] char *room(std::size_t most)
    {
        if (m_bytes.size() - m_size < most)
            m_bytes.resize(std::max(m_bytes.size() * 2, m_size + most));
        return m_bytes.data() + m_size;
    }
    void taken(const char *end) { m_size = std::size_t(end - m_bytes.data()); }
    void append(QByteArrayView bytes)
    {
        char *at = room(std::size_t(bytes.size()));
        taken(std::copy(bytes.begin(), bytes.end(), at));
    }
    [[nodiscard]] QByteArrayView bytes() const { return {m_bytes.data(), qsizetype(m_size)}; }
    [[nodiscard]] qsizetype size() const { return qsizetype(m_size); }
    /// Their room is kept.
    void clear() { m_size = 0; }

private:
    std::vector<char> m_bytes;
    std::size_t m_size = 0;
};

class ByteWriter
{
public:
    explicit ByteWriter(QByteArray &bytes) : m_bytes(bytes) { }

    void byte(quint8 value) { m_bytes.append(char(value)); }
    void number(quint64 value)
    {
        char buffer[mostNumberBytes];
        m_bytes.append(buffer, putNumber(buffer, value) - buffer);
    }
    void signedNumber(qint64 value) { number(zigzag(value)); }
    void raw(quint64 value)
    {
        char buffer[8];
        m_bytes.append(buffer, putRaw(buffer, value) - buffer);
    }
    /// Any string, half surrogate pairs included.
    void text(const QString &text)
    {
        number(quint64(text.size()));
        for (const QChar character : text)
            number(character.unicode());
    }
    void bytes(QByteArrayView bytes)
    {
        number(quint64(bytes.size()));
        m_bytes.append(bytes);
    }

private:
    QByteArray &m_bytes;
};

class ByteReader
{
public:
    explicit ByteReader(QByteArrayView bytes) : m_at(bytes.begin()), m_end(bytes.end()) { }

    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] bool atEnd() const { return m_at == m_end; }
    [[nodiscard]] qsizetype left() const { return m_end - m_at; }
    [[nodiscard]] QByteArrayView rest() const { return {m_at, m_end}; }

    quint8 byte()
    {
        if (m_at == m_end)
            return fail();
        return quint8(*m_at++);
    }
    quint64 number()
    {
        quint64 value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (m_at == m_end)
                return fail();
            const auto next = quint8(*m_at++);
            value |= quint64(next & 0x7f) << std::min(shift, 63);
            if (next < 0x80)
                return shift < 63 || next < 2 ? value : fail();
        }
        return fail();
    }
    qint64 signedNumber() { return unzigzag(number()); }
    quint64 raw()
    {
        if (left() < 8)
            return fail();
        quint64 value = 0;
        for (int i = 7; i >= 0; --i)
            value = value << 8 | quint8(m_at[i]);
        m_at += 8;
        return value;
    }
    QString text()
    {
        const quint64 size = number();
        if (size > quint64(left())) {
            fail();
            return {};
        }
        QString text;
        text.reserve(qsizetype(size));
        for (quint64 i = 0; i < size; ++i)
            text.append(QChar(char16_t(number())));
        return text;
    }
    QByteArrayView bytes() { return bytes(number()); }
    QByteArrayView bytes(quint64 size)
    {
        if (size > quint64(left())) {
            fail();
            return {};
        }
        const QByteArrayView part(m_at, qsizetype(size));
        m_at += size;
        return part;
    }
    quint8 fail()
    {
        m_failed = true;
        m_at = m_end;
        return 0;
    }

private:
    const char *m_at;
    const char *m_end;
    bool m_failed = false;
};

/// Most significant bit first. flush() ends with a whole byte.
class BitWriter
{
public:
    explicit BitWriter(ByteColumn &bytes) : m_bytes(bytes) { }

    /// The lowest @p count bits, 64 at most.
    void bits(quint64 value, int count)
    {
        if (count > 32) {
            bits(value >> 32, count - 32);
            count = 32;
        }
        value &= (quint64(1) << count) - 1;
        m_pending = m_pending << count | value;
        m_count += count;
        if (m_count >= 32)
            put(4);
    }
    void flush()
    {
        put(m_count / 8);
        if (m_count > 0) {
            m_pending <<= 8 - m_count;
            m_count = 8;
            put(1);
        }
    }

private:
    void put(int count)
    {
        char *at = m_bytes.room(std::size_t(count));
        for (; count > 0; --count) {
            m_count -= 8;
            *at++ = char(m_pending >> m_count);
        }
        m_bytes.taken(at);
    }

    ByteColumn &m_bytes;
    quint64 m_pending = 0;
    int m_count = 0; ///< of bits that are pending, 31 at most
};

class BitReader
{
public:
    explicit BitReader(QByteArrayView bytes)
        : m_at(reinterpret_cast<const quint8 *>(bytes.begin())),
          m_end(reinterpret_cast<const quint8 *>(bytes.end()))
    {
    }

    [[nodiscard]] bool failed() const { return m_failed; }
    quint64 bits(int count)
    {
        if (count > 32) {
            const quint64 high = bits(count - 32);
            return high << 32 | bits(32);
        }
        if (count == 0)
            return 0;
        fill();
        if (m_count < count)
            return fail();
        const quint64 value = m_window >> (64 - count);
        m_window <<= count;
        m_count -= count;
        return value;
    }
    /// How many ones stand before the next zero, which is taken as well; @p most ones and no zero.
    int ones(int most)
    {
        fill();
        const int count = std::min(std::countl_one(m_window), most);
        const int taken = count < most ? count + 1 : count;
        if (m_count < taken)
            return fail();
        m_window <<= taken;
        m_count -= taken;
        return count;
    }
    /// Whole bytes that have not been touched.
    [[nodiscard]] qsizetype left() const { return (m_end - m_at) + m_count / 8; }

private:
    void fill()
    {
        for (; m_count <= 56 && m_at != m_end; m_count += 8)
            m_window |= quint64(*m_at++) << (56 - m_count);
    }
    quint8 fail()
    {
        m_failed = true;
        return 0;
    }

    const quint8 *m_at;
    const quint8 *m_end;
    quint64 m_window = 0; ///< the next bits, from the top
    int m_count = 0;
    bool m_failed = false;
};

} // namespace Raptor::History
