// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/block_codec.h"

#include "models/history/number_column.h"

#include <QtCore/QCoreApplication>

#include <limits>

namespace Raptor::History::BlockCodec {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(History)
};

constexpr quint8 version = 1;
constexpr quint64 anyNumber = quint64(1) << 32;
constexpr quint32 noPlace = std::numeric_limits<quint32>::max();

/// Columns as they are read.
struct Columns
{
    std::vector<qint64> times;
    std::vector<quint32> marks;
    std::vector<quint32> brokers;
    std::vector<quint64> numbers;
    std::vector<quint32> truths;
    std::vector<QString> texts;
    std::vector<quint32> places;

    bool read(ByteReader &reader)
    {
        if (reader.byte() != version)
            return false;
        const quint64 count = reader.number();
        if (count == 0 || count > mostSamples)
            return false;
        if (!readTimes(reader, count, times)
            || !readRuns(reader, count, quint64(qualities) * valueKinds * 2, marks)
            || !readRuns(reader, count, anyNumber, brokers))
            return false;
        std::size_t kinds[valueKinds]{};
        for (const quint32 mark : marks)
            ++kinds[mark / 2 % valueKinds];
        const auto of = [&kinds](ValueKind kind) { return kinds[int(kind)]; };
        if (of(ValueKind::Number) > 0 && !readNumbers(reader, of(ValueKind::Number), numbers))
            return false;
        if (of(ValueKind::Truth) > 0 && !readRuns(reader, of(ValueKind::Truth), 2, truths))
            return false;
        return of(ValueKind::Text) == 0 || readTexts(reader, of(ValueKind::Text));
    }

    bool readTexts(ByteReader &reader, std::size_t count)
    {
        const quint64 different = reader.number();
        if (different > count || different > quint64(reader.left()))
            return false;
        for (quint64 i = 0; i < different && !reader.failed(); ++i)
            texts.push_back(reader.text());
        return readRuns(reader, count, different, places);
    }
};

bool decodeOne(QByteArrayView bytes, SampleList &list)
{
    ByteReader reader(bytes);
    Columns columns;
    if (!columns.read(reader) || reader.failed() || !reader.atEnd())
        return false;
    const quint64 shift = list.texts.size();
    list.texts.insert(list.texts.end(), columns.texts.begin(), columns.texts.end());
    list.samples.reserve(list.samples.size() + columns.times.size());
    std::size_t number = 0;
    std::size_t truth = 0;
    std::size_t text = 0;
    for (std::size_t i = 0; i < columns.times.size(); ++i) {
        StoredSample sample;
        const quint32 mark = columns.marks[i];
        sample.at = columns.times[i];
        sample.gap = (mark & 1) != 0;
        sample.kind = ValueKind(mark / 2 % valueKinds);
        sample.quality = quint8(mark / 2 / valueKinds);
        sample.broker = columns.brokers[i];
        if (sample.kind == ValueKind::Number)
            sample.bits = columns.numbers[number++];
        else if (sample.kind == ValueKind::Truth)
            sample.bits = columns.truths[truth++];
        else if (sample.kind == ValueKind::Text)
            sample.bits = shift + columns.places[text++];
        list.samples.push_back(sample);
    }
    return true;
}

} // namespace

void Encoder::begin(const SampleList &list)
{
    m_times.clear();
    m_numbers.clear();
    m_different.clear();
    m_places.clear();
    m_placeOf.assign(list.texts.size(), noPlace);
    for (QByteArray *runs : {&m_marks, &m_brokers, &m_truths, &m_textRuns})
        runs->resize(0);
}

/// Where the text of that number stands among those that differ.
quint32 Encoder::placeOf(const SampleList &list, std::size_t number)
{
    quint32 &place = m_placeOf.at(number);
    if (place != noPlace)
        return place;
    const QString &text = list.texts.at(number);
    const auto found = m_places.constFind(text);
    place = found != m_places.cend() ? *found : quint32(m_different.size());
    if (found == m_places.cend()) {
        m_places.insert(text, place);
        m_different.append(text);
    }
    return place;
}

/// One block without its length.
QByteArray Encoder::encodeOne(const SampleList &list, Part from, Part to)
{
    begin(list);
    RunWriter marks(m_marks); // kind, quality and gap change together if at all
    RunWriter brokers(m_brokers);
    RunWriter truths(m_truths);
    RunWriter texts(m_textRuns);
    for (auto sample = from; sample != to; ++sample) {
        m_times.push_back(sample->at);
        marks.add((quint32(sample->quality) * valueKinds + quint32(sample->kind)) * 2
                  + quint32(sample->gap));
        brokers.add(sample->broker);
        if (sample->kind == ValueKind::Number)
            m_numbers.push_back(sample->bits);
        else if (sample->kind == ValueKind::Truth)
            truths.add(quint32(sample->bits));
        else if (sample->kind == ValueKind::Text)
            texts.add(placeOf(list, std::size_t(sample->bits)));
    }
    for (RunWriter *runs : {&marks, &brokers, &truths, &texts})
        runs->finish();
    QByteArray bytes;
    ByteWriter out(bytes);
    out.byte(version);
    out.number(quint64(to - from));
    writeTimes(bytes, m_times);
    bytes += m_marks;
    bytes += m_brokers;
    if (!m_numbers.empty())
        writeNumbers(bytes, m_numbers);
    bytes += m_truths;
    if (!m_different.isEmpty()) {
        out.number(quint64(m_different.size()));
        for (const QString &text : std::as_const(m_different))
            out.text(text);
        bytes += m_textRuns;
    }
    return bytes;
}

QByteArray Encoder::encode(const SampleList &list)
{
    QByteArray bytes;
    const Part end = list.samples.cend();
    for (Part from = list.samples.cbegin(); from != end;) {
        const Part to = from + std::min<qsizetype>(end - from, qsizetype(mostSamples));
        ByteWriter(bytes).bytes(encodeOne(list, from, to));
        from = to;
    }
    return bytes;
}

QByteArray encode(const SampleList &list)
{
    return Encoder().encode(list);
}

Result<SampleList> decode(QByteArrayView bytes)
{
    SampleList list;
    for (ByteReader reader(bytes); !reader.atEnd();) {
        const QByteArrayView block = reader.bytes();
        if (reader.failed() || !decodeOne(block, list) || list.samples.size() > mostInAll)
            return Error{Error::Code::Malformed, Words::tr("a block of samples is damaged")};
    }
    return list;
}

} // namespace Raptor::History::BlockCodec
