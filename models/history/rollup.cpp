// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history/rollup.h"

#include "models/history/byte_stream.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <limits>

namespace Raptor::History {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(History)
};

constexpr quint8 version = 1;

// A bucket's first byte, with its quality above.
constexpr quint8 isFlat = 0x01; ///< first, last, minimum and maximum are the same
constexpr quint8 hasGap = 0x02;
constexpr quint8 otherCount = 0x04;
constexpr quint8 isRaw = 0x08; ///< its numbers stand there as they are
constexpr quint8 otherPlace = 0x10; ///< it does not follow the one before
constexpr int qualityShift = 5;
/// More samples than there can be; sums of counts stay sums.
constexpr quint64 mostInBucket = quint64(1) << 48;
static_assert(qualities <= 8);

quint64 bitsOf(double number)
{
    return std::bit_cast<quint64>(number);
}

/// What buckets are told apart by from those before.
struct Before
{
    qint64 piece = 0;
    qint64 count = 0;
    qint64 last = 0; ///< scaled
    int decimals = 0;
};

/// first, last, minimum, maximum as whole numbers; the sum, which is of no use bit by bit, to the
/// same digits. False: they are not such.
bool scaledOf(const HistoryBucket &bucket, int *decimals, qint64 (&scaled)[5])
{
    const double numbers[]{bucket.first, bucket.last, bucket.minimum, bucket.maximum};
    int digits = *decimals;
    for (const double number : numbers) {
        if (!findDecimal(bitsOf(number), &digits, &scaled[0]))
            return false;
    }
    for (int i = 0; i < 4; ++i) {
        if (!toDecimal(bitsOf(numbers[i]), digits, &scaled[i]))
            return false;
    }
    const double sum = bucket.sum * powersOfTen[digits];
    if (!(std::abs(sum) < 9e15) || bucket.count > 1'000'000'000)
        return false;
    scaled[4] = std::llround(sum);
    *decimals = digits;
    return true;
}

class Encoder
{
public:
    explicit Encoder(qint64 width) : m_width(width) { }

    void add(const HistoryBucket &bucket)
    {
        const qint64 piece = floorTo(toEpochMs(bucket.from), m_width) / m_width;
        quint8 head = quint8(int(bucket.worst) << qualityShift);
        if (bucket.gap)
            head |= hasGap;
        if (piece != m_before.piece + 1)
            head |= otherPlace;
        if (bucket.count != m_before.count)
            head |= otherCount;
        int decimals = m_before.decimals;
        qint64 scaled[5]{};
        const bool decimal = bucket.count > 0 && scaledOf(bucket, &decimals, scaled);
        if (bucket.count > 0 && !decimal)
            head |= isRaw;
        if (decimal && scaled[0] == scaled[1] && scaled[0] == scaled[2] && scaled[0] == scaled[3]
            && scaled[4] == wrappedProduct(scaled[0], bucket.count))
            head |= isFlat;
        m_out.byte(head);
        if ((head & otherPlace) != 0)
            m_out.signedNumber(wrappedDifference(piece, m_before.piece));
        if ((head & otherCount) != 0)
            m_out.number(quint64(bucket.count));
        m_before.piece = piece;
        m_before.count = bucket.count;
        if (decimal)
            putScaled(scaled, decimals, (head & isFlat) != 0, bucket.count);
        else if (bucket.count > 0)
            for (const double number :
                 {bucket.first, bucket.last, bucket.minimum, bucket.maximum, bucket.sum})
                m_out.raw(bitsOf(number));
    }
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

    static qint64 wrappedProduct(qint64 a, qint64 b) { return qint64(quint64(a) * quint64(b)); }

private:
    void putScaled(const qint64 (&scaled)[5], int decimals, bool flat, qint64 count)
    {
        m_out.byte(quint8(decimals));
        if (decimals != m_before.decimals)
            m_before.last = 0;
        m_before.decimals = decimals;
        m_out.signedNumber(scaled[0] - m_before.last);
        m_before.last = scaled[1];
        if (flat)
            return;
        m_out.signedNumber(scaled[1] - scaled[0]);
        m_out.number(quint64(scaled[0] - scaled[2]));
        m_out.number(quint64(scaled[3] - scaled[0]));
        m_out.signedNumber(wrappedDifference(scaled[4], wrappedProduct(scaled[0], count)));
    }

    qint64 m_width;
    Before m_before;
    QByteArray m_bytes;
    ByteWriter m_out{m_bytes};
};

class Decoder
{
public:
    Decoder(QByteArrayView bytes, qint64 width) : m_reader(bytes), m_width(width) { }

    HistoryBucket next()
    {
        HistoryBucket bucket;
        const quint8 head = m_reader.byte();
        const int quality = head >> qualityShift;
        if (quality >= qualities)
            m_reader.fail();
        bucket.worst = Quality(std::min(quality, qualities - 1));
        bucket.gap = (head & hasGap) != 0;
        m_before.piece =
            wrappedSum(m_before.piece, (head & otherPlace) != 0 ? m_reader.signedNumber() : 1);
        // A piece that no time can have would overflow.
        const qint64 furthest = std::numeric_limits<qint64>::max() / m_width - 1;
        if (m_before.piece > furthest || m_before.piece < -furthest)
            m_reader.fail();
        else
            bucket.from = fromEpochMs(m_before.piece * m_width);
        if ((head & otherCount) != 0) {
            const quint64 count = m_reader.number();
            if (count > mostInBucket)
                m_reader.fail();
            m_before.count = qint64(std::min(count, mostInBucket));
        }
        bucket.count = m_before.count;
        if (bucket.count > 0 && (head & isRaw) != 0)
            for (double *number :
                 {&bucket.first, &bucket.last, &bucket.minimum, &bucket.maximum, &bucket.sum})
                *number = std::bit_cast<double>(m_reader.raw());
        else if (bucket.count > 0)
            takeScaled(bucket, (head & isFlat) != 0);
        return bucket;
    }
    [[nodiscard]] bool failed() const { return m_reader.failed(); }
    [[nodiscard]] bool atEnd() const { return m_reader.atEnd(); }

private:
    void takeScaled(HistoryBucket &bucket, bool flat)
    {
        const int decimals = m_reader.byte();
        if (decimals > mostDecimals) {
            m_reader.fail();
            return;
        }
        if (decimals != m_before.decimals)
            m_before.last = 0;
        m_before.decimals = decimals;
        const qint64 first = wrappedSum(m_before.last, m_reader.signedNumber());
        const qint64 last = flat ? first : wrappedSum(first, m_reader.signedNumber());
        const qint64 least = flat ? first : wrappedDifference(first, qint64(m_reader.number()));
        const qint64 most = flat ? first : wrappedSum(first, qint64(m_reader.number()));
        const qint64 more = flat ? 0 : m_reader.signedNumber();
        m_before.last = last;
        const auto number = [decimals](qint64 scaled) {
            return std::bit_cast<double>(fromDecimal(scaled, decimals));
        };
        bucket.first = number(first);
        bucket.last = number(last);
        bucket.minimum = number(least);
        bucket.maximum = number(most);
        bucket.sum = number(wrappedSum(Encoder::wrappedProduct(first, bucket.count), more));
    }

    ByteReader m_reader;
    qint64 m_width;
    Before m_before;
};

HistoryBucket bucketOf(const StoredSample &sample)
{
    HistoryBucket bucket;
    bucket.worst = Quality(sample.quality);
    bucket.gap = sample.gap || !isLive(bucket.worst) || sample.kind == ValueKind::Nothing;
    if (!sample.isNumber())
        return bucket;
    bucket.first = bucket.last = bucket.minimum = bucket.maximum = bucket.sum = sample.number();
    bucket.count = 1;
    return bucket;
}

} // namespace

void combine(HistoryBucket &bucket, const HistoryBucket &other)
{
    bucket.worst = std::max(bucket.worst, other.worst);
    bucket.gap = bucket.gap || other.gap;
    if (other.count == 0)
        return;
    if (bucket.count == 0) {
        bucket.first = other.first;
        bucket.minimum = other.minimum;
        bucket.maximum = other.maximum;
    }
    bucket.last = other.last;
    bucket.minimum = std::min(bucket.minimum, other.minimum);
    bucket.maximum = std::max(bucket.maximum, other.maximum);
    bucket.sum += other.sum;
    bucket.count += other.count;
}

HistoryBucket &RollupBuilder::bucketAt(qint64 at)
{
    if (at >= m_begin && at < m_end) // mostly: a division is saved
        return m_buckets.last();
    m_begin = floorTo(at, m_width);
    m_end = wrappedSum(m_begin, m_width);
    const WallTime from = fromEpochMs(m_begin);
    m_inOrder = m_inOrder && (m_buckets.isEmpty() || m_buckets.constLast().from < from);
    HistoryBucket bucket;
    bucket.from = from;
    m_buckets.append(bucket);
    return m_buckets.last();
}

void RollupBuilder::add(const StoredSample &sample)
{
    HistoryBucket &bucket = bucketAt(sample.at);
    if (bucket.count == 0 || !sample.isNumber()) {
        combine(bucket, bucketOf(sample));
        return;
    }
    const auto quality = Quality(sample.quality);
    const double number = sample.number();
    bucket.worst = std::max(bucket.worst, quality);
    bucket.gap = bucket.gap || sample.gap || !isLive(quality);
    bucket.last = number;
    bucket.minimum = std::min(bucket.minimum, number);
    bucket.maximum = std::max(bucket.maximum, number);
    bucket.sum += number;
    ++bucket.count;
}

void RollupBuilder::add(const HistoryBucket &finer)
{
    combine(bucketAt(toEpochMs(finer.from)), finer);
}

QList<HistoryBucket> RollupBuilder::finish()
{
    QList<HistoryBucket> all = std::exchange(m_buckets, {});
    m_begin = m_end = 0;
    if (std::exchange(m_inOrder, true))
        return all;
    std::stable_sort(all.begin(), all.end(), [](const HistoryBucket &a, const HistoryBucket &b) {
        return a.from < b.from;
    });
    QList<HistoryBucket> merged;
    for (const HistoryBucket &bucket : std::as_const(all)) {
        if (!merged.isEmpty() && merged.constLast().from == bucket.from)
            combine(merged.last(), bucket);
        else
            merged.append(bucket);
    }
    return merged;
}

QByteArray RollupCodec::encode(const QList<HistoryBucket> &buckets, Milliseconds width)
{
    Encoder encoder(width.count());
    for (const HistoryBucket &bucket : buckets)
        encoder.add(bucket);
    QByteArray bytes;
    ByteWriter out(bytes);
    out.byte(version);
    out.number(quint64(buckets.size()));
    bytes.append(encoder.bytes());
    return bytes;
}

Result<QList<HistoryBucket>> RollupCodec::decode(QByteArrayView bytes, Milliseconds width)
{
    const Error damaged{Error::Code::Malformed, Words::tr("a rollup of samples is damaged")};
    ByteReader reader(bytes);
    if (reader.byte() != version)
        return damaged;
    const quint64 count = reader.number();
    if (reader.failed() || count > quint64(reader.left()))
        return damaged;
    Decoder decoder(reader.rest(), width.count());
    QList<HistoryBucket> buckets;
    buckets.reserve(qsizetype(count));
    for (quint64 i = 0; i < count && !decoder.failed(); ++i)
        buckets.append(decoder.next());
    if (decoder.failed() || !decoder.atEnd())
        return damaged;
    return buckets;
}

} // namespace Raptor::History
