// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/report.h"
#include "models/domain/trend_set.h"

#include <QtCore/QObject>

namespace Raptor {

/// The sets of signals that somebody saved. GUI thread; the disk is touched elsewhere, and several
/// programs may share them.
class TrendSets : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// By name.
    [[nodiscard]] virtual QList<TrendSet> sets() const = 0;
    /// Adds it, or takes the place of the one of that name. Refused in words.
    virtual Outcome save(const TrendSet &set) = 0;
    virtual Outcome rename(const QString &from, const QString &to) = 0;
    virtual Outcome remove(const QString &name) = 0;
    /// Why they could not be read or kept, in words; empty: all is well.
    [[nodiscard]] virtual QString trouble() const = 0;

Q_SIGNALS:
    void changed();
    void troubleChanged(const QString &why);
};

/// What a chart wants written.
struct TrendExport
{
    struct Tag
    {
        TagId tag;
        Unit unit = Unit::None;
        friend bool operator==(const Tag &, const Tag &) = default;
    };
    QList<Tag> tags;
    WallTime from{};
    WallTime to{}; ///< not included

    friend bool operator==(const TrendExport &, const TrendExport &) = default;
};

/// Writes what a chart shows. GUI thread; disk and history are read and written elsewhere, one
/// file at a time.
class TrendExporter : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// There is a history of which samples can be written.
    [[nodiscard]] virtual bool hasSamples() const = 0;
    /// Every sample as CSV, oldest first: time, tag, value, unit, quality, broker, and whether a
    /// gap lies before it. finished() follows.
    virtual void exportTo(const QString &file, const TrendExport &what) = 0;
    /// A picture that is drawn already. finished() follows.
    virtual void write(const QString &file, const QByteArray &content) = 0;
    virtual void cancel() = 0;

Q_SIGNALS:
    void progressed(int percent);
    /// @p rows: of a CSV; else 0. @p error in words, empty when all is written.
    void finished(const QString &file, qint64 rows, const QString &error);
};

} // namespace Raptor
