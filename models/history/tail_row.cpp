// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/tail_row.h"

#include <QtCore/QCoreApplication>

namespace Raptor::History {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(History)
};

constexpr quint8 version = 1;

// A sample's first byte: one of the codes, two flags, and the digits of Decimal above them.
enum Code : quint8 { Nothing, No, Yes, Text, Raw, Decimal };
constexpr quint8 codeMask = 0x07;
constexpr quint8 otherMarks = 0x08;
constexpr quint8 hasGap = 0x10;
constexpr int digitsShift = 5;
static_assert(mostDecimals < 8);

/// Reads the columns side by side.
class Columns
{
public:
    explicit Columns(QByteArrayView bytes)
    {
        ByteReader reader(bytes);
        m_sound = reader.byte() == version;
        m_count = reader.number();
        m_tags = ByteReader(reader.bytes());
        m_times = ByteReader(reader.bytes());
        m_heads = ByteReader(reader.bytes());
        m_values = ByteReader(reader.bytes());
        m_marks = ByteReader(reader.bytes());
        m_sound =
            m_sound && !reader.failed() && reader.atEnd() && m_count == quint64(m_heads.left());
    }

    [[nodiscard]] bool next()
    {
        if (!m_sound || m_done == m_count)
            return false;
        ++m_done;
        m_tag += quint32(m_tags.signedNumber());
        m_sample.at = wrappedSum(m_sample.at, m_times.signedNumber());
        const quint8 head = m_heads.byte();
        m_sample.gap = (head & hasGap) != 0;
        if ((head & otherMarks) != 0) {
            m_sample.quality = m_marks.byte();
            m_sample.broker = quint32(m_marks.number());
        }
        readValue(head);
        m_sound = m_sound && m_sample.quality < qualities && !m_tags.failed() && !m_times.failed()
            && !m_values.failed() && !m_marks.failed();
        return m_sound;
    }
    /// All has been read, and nothing else was there.
    [[nodiscard]] bool isSound() const
    {
        return m_sound && m_done == m_count && m_tags.atEnd() && m_times.atEnd() && m_values.atEnd()
            && m_marks.atEnd();
    }
    [[nodiscard]] quint32 tag() const { return m_tag; }
    [[nodiscard]] const StoredSample &sample() const { return m_sample; }
    [[nodiscard]] const QString &text() const { return m_text; }

private:
    void readValue(quint8 head)
    {
        const int digits = head >> digitsShift;
        switch (head & codeMask) {
        case Nothing:
            m_sample.kind = ValueKind::Nothing;
            m_sample.bits = 0;
            return;
        case No:
        case Yes:
            m_sample.kind = ValueKind::Truth;
            m_sample.bits = (head & codeMask) == Yes ? 1 : 0;
            return;
        case Text:
            m_sample.kind = ValueKind::Text;
            m_sample.bits = 0;
            m_text = m_values.text();
            return;
        case Raw:
            m_sample.kind = ValueKind::Number;
            m_sample.bits = m_values.raw();
            return;
        case Decimal:
            m_sample.kind = ValueKind::Number;
            m_sound = m_sound && digits <= mostDecimals;
            m_sample.bits = fromDecimal(m_values.signedNumber(), std::min(digits, mostDecimals));
            return;
        default:
            m_sound = false;
        }
    }

    ByteReader m_tags{{}};
    ByteReader m_times{{}};
    ByteReader m_heads{{}};
    ByteReader m_values{{}};
    ByteReader m_marks{{}};
    bool m_sound = false;
    quint64 m_count = 0;
    quint64 m_done = 0;
    quint32 m_tag = 0;
    StoredSample m_sample;
    QString m_text;
};

} // namespace

void TailRow::append(quint32 tag, const StoredSample &sample, const QString &text)
{
    ++m_count;
    m_tags.taken(putSigned(m_tags.room(mostNumberBytes), qint32(tag - m_tag)));
    m_times.taken(putSigned(m_times.room(mostNumberBytes), wrappedDifference(sample.at, m_at)));
    m_tag = tag;
    m_at = sample.at;
    quint8 head = sample.gap ? hasGap : 0;
    if (sample.quality != m_quality || sample.broker != m_broker) {
        head |= otherMarks;
        char *marks = m_marks.room(1 + mostNumberBytes);
        *marks++ = char(sample.quality);
        m_marks.taken(putNumber(marks, sample.broker));
        m_quality = sample.quality;
        m_broker = sample.broker;
    }
    char *heads = m_heads.room(1);
    *heads++ = char(head | putValue(sample, text));
    m_heads.taken(heads);
}

/// Its part of the first byte.
quint8 TailRow::putValue(const StoredSample &sample, const QString &text)
{
    switch (sample.kind) {
    case ValueKind::Nothing:
        return Nothing;
    case ValueKind::Truth:
        return sample.bits != 0 ? Yes : No;
    case ValueKind::Text: {
        QByteArray bytes;
        ByteWriter(bytes).text(text);
        m_values.append(bytes);
        return Text;
    }
    case ValueKind::Number:
        break;
    }
    // As many digits as the last one: neighbours are often alike. Zeros at the end cost little.
    int decimals = m_decimals;
    qint64 scaled = 0;
    if (!findDecimal(sample.bits, &decimals, &scaled)) {
        m_values.taken(putRaw(m_values.room(mostNumberBytes), sample.bits));
        return Raw;
    }
    m_values.taken(putSigned(m_values.room(mostNumberBytes), scaled));
    m_decimals = quint8(decimals);
    return quint8(Decimal | decimals << digitsShift);
}

QByteArray TailRow::encode() const
{
    QByteArray bytes;
    bytes.reserve(this->bytes() + 7 * mostNumberBytes);
    ByteWriter out(bytes);
    out.byte(version);
    out.number(quint64(m_count));
    for (const ByteColumn *column : {&m_tags, &m_times, &m_heads, &m_values, &m_marks})
        out.bytes(column->bytes());
    return bytes;
}

void TailRow::clear()
{
    for (ByteColumn *column : {&m_tags, &m_times, &m_heads, &m_values, &m_marks})
        column->clear();
    m_count = 0;
    m_at = 0;
    m_tag = 0;
    m_broker = 0;
    m_quality = 0;
    m_decimals = 0;
}

Outcome TailRow::decode(QByteArrayView bytes, const Visitor &visit)
{
    Columns trial(bytes);
    while (trial.next()) { }
    if (!trial.isSound())
        return Error{Error::Code::Malformed, Words::tr("a row of the newest samples is damaged")};
    for (Columns columns(bytes); columns.next();)
        visit(columns.tag(), columns.sample(), columns.text());
    return std::monostate{};
}

} // namespace Raptor::History
