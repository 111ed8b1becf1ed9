// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/report.h"
#include "models/domain/result.h"

#include <QtCore/QObject>

namespace Raptor {

/// What a tag did in one piece of time: of one block of the rollups, or of one pixel column. Times
/// are those at which samples were taken as far as the device tells them, else received.
struct HistoryBucket
{
    WallTime from{}; ///< where the piece begins; it ends where the query's step says
    double first = 0.0;
    double last = 0.0;
    double minimum = 0.0;
    double maximum = 0.0;
    double sum = 0.0; ///< of count numbers
    qint64 count = 0; ///< samples that are numbers; 0: nothing but what is no number
    Quality worst = Quality::Good;
    bool gap =
        false; ///< a gap (not live, silent, no number, console not running) lies before or in it

    friend bool operator==(const HistoryBucket &, const HistoryBucket &) = default;
};

/// One sample as it is kept. Its value comes back exactly as it was received.
struct HistorySample
{
    WallTime at{}; ///< taken, by this console's clock, as far as the device tells it; else received
    Value value;
    Quality quality = Quality::Good;
    QString broker;
    bool gap = false; ///< a gap lies before it

    friend bool operator==(const HistorySample &, const HistorySample &) = default;
};

struct HistoryQuery
{
    TagId tag;
    WallTime from{};
    WallTime to{}; ///< not included
    /// Width of a bucket, at least 1 ms; buckets begin at multiples of it since 1970.
    Milliseconds step{1000};
    qint64 most = 1'000'000; ///< samples: the newest so many

    friend bool operator==(const HistoryQuery &, const HistoryQuery &) = default;
};

/// What the historian uses, for the page that shows it.
struct HistoryUsage
{
    QString folder;
    qint64 bytes = 0; ///< all files, the write-ahead logs included
    qint64 samples = 0;
    qint64 tags = 0;
    std::optional<WallTime> oldest{};
    std::optional<WallTime> newest{};
    double samplesPerSecond = 0.0; ///< over the last minute
    double bytesPerSample = 0.0; ///< of what is compacted
    qint64 lost = 0; ///< samples that could not be written since the start (disk full), counted
    int keepDays = 0; ///< 0: without limit
    qint64 keepBytes = 0; ///< 0: without limit
    QString trouble; ///< why nothing is written at this moment, in words; empty: it is
    QString checked; ///< what the check at the start found, in words

    friend bool operator==(const HistoryUsage &, const HistoryUsage &) = default;
};

/// Takes every sample. GUI thread; returns at once, the writing is done on a thread of its own.
/// What is appended can be asked for at once. SQLite stands behind it; another database could.
class Historian : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void append(const QList<Sample> &samples) = 0;
    /// From here on the tags of these devices have a gap: they are not live any more.
    virtual void breakOff(const QList<DeviceId> &devices) = 0;
    /// Why nothing is written at this moment, in words; empty: it is.
    [[nodiscard]] virtual QString trouble() const = 0;

Q_SIGNALS:
    void troubleChanged(const QString &why);
};

/// What was kept. GUI thread; the reading is done elsewhere, answers come as signals with the
/// ticket of the question, each ticket once unless it was cancelled. @p error in words, empty when
/// all is well.
class HistoryReader : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Non-empty buckets, oldest first: from rollups where they are fine enough.
    virtual void fetchBuckets(int ticket, const HistoryQuery &query) = 0;
    /// Oldest first.
    virtual void fetchSamples(int ticket, const HistoryQuery &query) = 0;
    /// The last sample of every tag at or before @p at, not older than @p back: a past moment.
    virtual void fetchMoment(int ticket, WallTime at, Milliseconds back) = 0;
    /// All tags that have samples, by device and signal.
    virtual void fetchTags(int ticket) = 0;
    virtual void fetchUsage(int ticket) = 0;
    virtual void cancel(int ticket) = 0;

Q_SIGNALS:
    void bucketsReady(int ticket, const QList<Raptor::HistoryBucket> &buckets,
                      const QString &error);
    void samplesReady(int ticket, const QList<Raptor::HistorySample> &samples,
                      const QString &error);
    void momentReady(int ticket, const QList<Raptor::Sample> &samples, const QString &error);
    void tagsReady(int ticket, const QList<Raptor::TagId> &tags, const QString &error);
    void usageReady(int ticket, const Raptor::HistoryUsage &usage, const QString &error);
};

} // namespace Raptor

Q_DECLARE_METATYPE(Raptor::HistoryBucket)
Q_DECLARE_METATYPE(Raptor::HistorySample)
Q_DECLARE_METATYPE(Raptor::HistoryUsage)
