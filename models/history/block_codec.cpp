// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/block_codec.h"

#include "models/history/number_column.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QHash>

#include <limits>

namespace Raptor::History::BlockCodec {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(History)
};

constexpr quint8 version = 1;
constexpr quint64 anyNumber = quint64(1) << 32;

using Part = std::vector<StoredSample>::const_iterator;

void writeTexts(QByteArray &bytes, const std::vector<QString> &texts)
{
    QHash<QString, quint32> places;
    std::vector<quint32> column;
    QStringList different;
    for (const QString &text : texts) {
        auto found = places.constFind(text);
        if (found == places.cend()) {
            found = places.insert(text, quint32(different.size()));
            different.append(text);
        }
        column.push_back(*found);
    }
    ByteWriter out(bytes);
    out.number(quint64(different.size()));
    for (const QString &text : std::as_const(different))
        out.text(text);
    writeRuns(bytes, column);
}

/// One block without its length.
QByteArray encodeOne(const SampleList &list, Part from, Part to)
{
    std::vector<qint64> times;
    std::vector<quint64> numbers;
    std::vector<quint32> truths;
    std::vector<QString> texts;
    std::vector<quint32> marks; // kind, quality and gap change together if at all
    std::vector<quint32> brokers;
    const auto count = std::size_t(to - from);
    times.reserve(count);
    numbers.reserve(count);
    marks.reserve(count);
    brokers.reserve(count);
    for (auto sample = from; sample != to; ++sample) {
        times.push_back(sample->at);
        marks.push_back((quint32(sample->quality) * valueKinds + quint32(sample->kind)) * 2
                        + quint32(sample->gap));
        brokers.push_back(sample->broker);
        if (sample->kind == ValueKind::Number)
            numbers.push_back(sample->bits);
        else if (sample->kind == ValueKind::Truth)
            truths.push_back(quint32(sample->bits));
        else if (sample->kind == ValueKind::Text)
            texts.push_back(list.texts.at(std::size_t(sample->bits)));
    }
    QByteArray bytes;
    ByteWriter out(bytes);
    out.byte(version);
    out.number(count);
    writeTimes(bytes, times);
    writeRuns(bytes, marks);
    writeRuns(bytes, brokers);
    if (!numbers.empty())
        writeNumbers(bytes, numbers);
    if (!truths.empty())
        writeRuns(bytes, truths);
    if (!texts.empty())
        writeTexts(bytes, texts);
    return bytes;
}

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

QByteArray encode(const SampleList &list)
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
