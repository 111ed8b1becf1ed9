// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/history/sample_stream.h"
#include "models/history/tail_row.h"

#include <QtCore/QHash>
#include <QtCore/QStringList>

#include <atomic>
#include <deque>
#include <limits>
#include <mutex>

namespace Raptor::History {

/// A tag as the file numbers it.
struct StoredTag
{
    TagId tag;
    Unit unit = Unit::None;
};

/// A second of samples that is not on the disk yet.
struct UnsavedRow
{
    qint64 seq = 0;
    qint64 run = 0; ///< of blocks, into which it goes in the end
    QByteArray data;
};

/// What the file needs before the memory may forget it.
struct Unsaved
{
    std::vector<StoredTag> tags; ///< numbered from firstTag on
    quint32 firstTag = 0;
    QStringList brokers;
    quint32 firstBroker = 0;
    std::vector<UnsavedRow> rows;
    qint64 samples = 0; ///< that were taken up until the last row

    [[nodiscard]] bool isEmpty() const { return rows.empty() && tags.empty() && brokers.isEmpty(); }
};

/// The newest samples, in memory: all that is not in blocks yet, by tag. Any thread. Samples that
/// arrive wait in lists for whoever comes next, writer or reader, to take them up; push() itself
/// takes no longer than a list's copy.
///
/// Blocks are made in runs: seal() ends a run for all tags at once, and what comes then belongs to
/// the next one. Sealed samples stay until their blocks are on the disk.
class HistoryTail
{
public:
    explicit HistoryTail(qint64 mostBytes) : m_mostBytes(mostBytes) { }

    void push(const QList<Sample> &samples);
    void breakOff(const QList<DeviceId> &devices);
    /// Something was pushed that the writer has not fetched.
    [[nodiscard]] bool waits() const;

    /// What the file knows, in place of what was read before. @p nextSeq and @p run: of the next
    /// row.
    void load(const std::vector<StoredTag> &tags, const QStringList &brokers, qint64 nextSeq,
              qint64 run);
    /// A sample that an earlier program left in the file's tail.
    void restore(quint32 tag, const StoredSample &sample, const QString &text);
    /// What was restored is the rest of a run that is half done, even if it is nothing.
    void sealRest();
    /// All has been read. Before it nothing is taken up, and readers look into the file.
    void setLoaded();
    [[nodiscard]] bool isLoaded() const;
    /// All that was said to be saved is not: the file is another one.
    void forgetSaved();

    /// Of what waits so much is taken up as suits one commit: waits() tells whether there is more,
    /// and waitsLong(), whether that fills a commit of its own.
    [[nodiscard]] Unsaved unsaved();
    [[nodiscard]] bool waitsLong() const;
    void saved(const Unsaved &saved);

    struct Sealed
    {
        qint64 run = -1; ///< -1: nothing is sealed
        quint32 tags = 0; ///< number of tags that may have samples in it
        quint32 tagsWithSamples = 0;
        qint64 samples = 0;
        qint64 earliest = 0;
        qint64 latest = 0;
    };
    /// Only when nothing is sealed. Without samples nothing is then, either.
    Sealed seal();
    [[nodiscard]] Sealed sealed() const;
    /// Sealed samples of the tags from @p from on, @p count of them.
    [[nodiscard]] std::vector<SampleStream> sealedStreams(quint32 from, quint32 count) const;
    /// Those are in the file.
    void dropSealed(quint32 from, quint32 count);
    /// All of them are; so are their rows.
    void endSealed();

    /// Of one tag, as a reader finds them. A part is in the file when its run has blocks of the tag
    /// there: look after this.
    struct Part
    {
        qint64 run = 0;
        SampleStream samples;
    };
    struct TagParts
    {
        quint32 number = 0;
        StoredTag tag;
        std::vector<Part> parts;
    };
    [[nodiscard]] std::optional<TagParts> partsOf(const TagId &tag);
    [[nodiscard]] std::vector<TagParts> allParts();
    [[nodiscard]] std::vector<StoredTag> tags();
    [[nodiscard]] QStringList brokers() const;

    [[nodiscard]] qint64 bytes() const;
    /// Of the samples that are not sealed; the largest number of one tag.
    [[nodiscard]] qint64 openBytes() const;
    [[nodiscard]] qint64 openSamples() const;
    [[nodiscard]] bool isLarge() const;
    [[nodiscard]] qint64 lost() const { return m_lost; }
    /// Taken up since the start.
    [[nodiscard]] qint64 taken() const;

    /// What the writer wants readers to know.
    void setNotes(const QString &trouble, const QString &checked);
    void setLimits(int keepDays, qint64 keepBytes);
    struct Notes
    {
        QString trouble;
        QString checked;
        int keepDays = 0;
        qint64 keepBytes = 0;
        double samplesPerSecond = 0.0;
    };
    [[nodiscard]] Notes notes() const;
    /// Of the last minute: told now and then by the writer.
    void noteRate(BootTime now);

private:
    struct Waiting
    {
        QList<Sample> samples;
        QList<DeviceId> broken;
        bool lost = false; ///< samples before it, for want of room
    };
    struct Tag
    {
        StoredTag tag;
        SampleStream open;
        SampleStream sealed;
        bool gap = true; ///< before the next sample: the program was not running, or worse
        quint32 next = 0; ///< the tag whose sample came after this one's the last time
    };
    /// Until all, or @p most samples, are taken up.
    void absorb(qint64 most = std::numeric_limits<qint64>::max());
    void take(const Sample &sample);
    [[nodiscard]] quint32 numberOf(const Sample &sample);
    [[nodiscard]] quint32 added(const Sample &sample);
    [[nodiscard]] quint32 brokerOf(const QString &name);
    void closeRow();
    void sealAll();
    void put(Tag &tag, const StoredSample &sample, const QString &text);

    const qint64 m_mostBytes;
    std::atomic<qint64> m_lost{0};
    std::atomic<bool> m_hasRow{false}; ///< m_row is not empty

    mutable std::mutex m_waitingMutex;
    std::deque<Waiting> m_waiting;
    qint64 m_waitingSamples = 0;
    bool m_lostLast = false; ///< what came last found no room to wait in

    mutable std::mutex m_mutex; ///< of all below; held before m_waitingMutex
    bool m_loaded = false;
    std::vector<Tag> m_tags;
    QHash<TagId, quint32> m_numbers;
    QHash<DeviceId, QList<quint32>> m_ofDevice;
    QStringList m_brokers;
    QString m_lastBroker;
    quint32 m_lastBrokerNumber = 0;
    quint32 m_lastNumber = 0; ///< of the tag of the last sample
    std::size_t m_savedTags = 0;
    qsizetype m_savedBrokers = 0;
    TailRow m_row; ///< of this second
    std::vector<UnsavedRow> m_rows;
    qint64 m_rowBytes = 0;
    qint64 m_nextSeq = 1;
    qint64 m_run = 0;
    Sealed m_sealed;
    qint64 m_openBytes = 0;
    qint64 m_openSamples = 0;
    qint64 m_sealedBytes = 0;
    std::size_t m_largest = 0; ///< samples of one tag
    qint64 m_taken = 0;
    bool m_losing = false;
    Notes m_notes;
    std::deque<std::pair<BootTime, qint64>> m_rate;
};

} // namespace Raptor::History
