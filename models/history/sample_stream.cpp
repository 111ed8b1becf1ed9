// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/sample_stream.h"

#include "models/history/byte_stream.h"

namespace Raptor::History {

namespace {

// Bits of a sample's first byte, beside its Code.
constexpr quint8 otherPace = 0x08;
constexpr quint8 otherMarks = 0x10;
constexpr quint8 hasGap = 0x20;
constexpr quint8 codeMask = 0x07;

} // namespace

qsizetype SampleStream::append(const StoredSample &sample, const QString &text)
{
    const qsizetype before = m_bytes.capacity();
    char buffer[1 + mostNumberBytes + 1 + mostNumberBytes + 1 + mostNumberBytes];
    char *at = buffer + 1;
    quint8 flags = sample.gap ? hasGap : 0;
    const qint64 delta = wrappedDifference(sample.at, m_at);
    if (delta != m_delta) {
        flags |= otherPace;
        at = putSigned(at, wrappedDifference(delta, m_delta));
    }
    if (sample.quality != m_quality || sample.broker != m_broker) {
        flags |= otherMarks;
        *at++ = char(sample.quality);
        at = putNumber(at, sample.broker);
    }
    m_at = sample.at;
    m_delta = delta;
    m_quality = sample.quality;
    m_broker = sample.broker;
    m_earliest = m_count == 0 ? sample.at : std::min(m_earliest, sample.at);
    m_latest = m_count == 0 ? sample.at : std::max(m_latest, sample.at);
    const bool same = m_count > 0 && sample.kind == m_kind
        && (sample.kind == ValueKind::Text ? text == m_text : sample.bits == m_bits);
    ++m_count;
    const Code code = same ? Code::Same : putValue(sample, at);
    buffer[0] = char(flags | quint8(code));
    m_bytes.append(buffer, at - buffer);
    if (code == Code::Text) {
        ByteWriter(m_bytes).text(text);
        m_text = text;
    }
    return m_bytes.capacity() - before;
}

/// All but a text.
SampleStream::Code SampleStream::putValue(const StoredSample &sample, char *&at)
{
    m_kind = sample.kind;
    m_bits = sample.bits;
    if (sample.kind == ValueKind::Nothing)
        return Code::Nothing;
    if (sample.kind == ValueKind::Truth)
        return sample.bits != 0 ? Code::Yes : Code::No;
    if (sample.kind == ValueKind::Text)
        return Code::Text;
    qint64 scaled = 0;
    if (m_decimals >= 0 && toDecimal(sample.bits, m_decimals, &scaled)) {
        at = putSigned(at, scaled - m_scaled);
        m_scaled = scaled;
        return Code::Decimal;
    }
    int decimals = std::max<int>(m_decimals, 0);
    if (findDecimal(sample.bits, &decimals, &scaled)) {
        *at++ = char(decimals);
        at = putSigned(at, scaled);
        m_decimals = qint8(decimals);
        m_scaled = scaled;
        return Code::NewDecimal;
    }
    at = putRaw(at, sample.bits);
    return Code::Raw;
}

void SampleStream::decode(SampleList &list) const
{
    StoredSample sample;
    qint64 delta = 0;
    qint64 scaled = 0;
    int decimals = 0;
    list.samples.reserve(list.samples.size() + m_count);
    ByteReader reader(m_bytes);
    for (std::size_t i = 0; i < m_count; ++i) {
        const quint8 head = reader.byte();
        sample.gap = (head & hasGap) != 0;
        if ((head & otherPace) != 0)
            delta = wrappedSum(delta, reader.signedNumber());
        if ((head & otherMarks) != 0) {
            sample.quality = reader.byte();
            sample.broker = quint32(reader.number());
        }
        sample.at = wrappedSum(sample.at, delta);
        const auto code = Code(head & codeMask);
        if (code == Code::Decimal) {
            scaled += reader.signedNumber();
        } else if (code == Code::NewDecimal) {
            decimals = reader.byte();
            scaled = reader.signedNumber();
        }
        switch (code) {
        case Code::Same:
            break;
        case Code::Nothing:
            sample.kind = ValueKind::Nothing;
            sample.bits = 0;
            break;
        case Code::No:
        case Code::Yes:
            sample.kind = ValueKind::Truth;
            sample.bits = code == Code::Yes ? 1 : 0;
            break;
        case Code::Decimal:
        case Code::NewDecimal:
            sample.kind = ValueKind::Number;
            sample.bits = fromDecimal(scaled, decimals);
            break;
        case Code::Raw:
            sample.kind = ValueKind::Number;
            sample.bits = reader.raw();
            break;
        case Code::Text:
            sample.kind = ValueKind::Text;
            sample.bits = list.texts.size();
            list.texts.push_back(reader.text());
            break;
        }
        list.samples.push_back(sample);
    }
}

} // namespace Raptor::History
