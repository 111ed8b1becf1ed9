// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/trend_desk.h"
#include "models/domain/trend_ports.h"

#include <QtCore/QHash>
#include <QtCore/QStringList>

namespace Raptor::Test {

/// Every tag is a soft wave around its level, with one gap for all of them; nothing after now.
class FakeTrendWaves final : public TrendColumns
{
    Q_OBJECT
public:
    explicit FakeTrendWaves(const Clock *clock) : m_clock(clock) { }

    void watch(const QObject *chart, const QList<TagId> &tags) override;
    [[nodiscard]] QList<HistoryBucket> columns(const TagId &tag, WallTime from, WallTime to,
                                               Milliseconds step) override;
    [[nodiscard]] TrendNow current(const TagId &tag) const override;
    [[nodiscard]] bool isLoading(const TagId &) const override { return false; }
    [[nodiscard]] QString trouble() const override { return why; }

    void setLevel(const TagId &tag, double level) { m_levels.insert(tag, level); }
    [[nodiscard]] double valueAt(const TagId &tag, WallTime at) const;

    QList<TagId> watched; ///< by the chart that asked last
    Quality quality = Quality::Good; ///< of what is current
    WallTime gapFrom{};
    WallTime gapTo{};
    QString why;

private:
    const Clock *m_clock;
    QHash<TagId, double> m_levels;
};

/// Does at once what it is told.
class FakeTrendSets final : public TrendSets
{
    Q_OBJECT
public:
    [[nodiscard]] QList<TrendSet> sets() const override { return all; }
    Outcome save(const TrendSet &set) override;
    Outcome rename(const QString &from, const QString &to) override;
    Outcome remove(const QString &name) override;
    [[nodiscard]] QString trouble() const override { return why; }
    void setTrouble(const QString &words);

    QList<TrendSet> all;
    QStringList calls;
    QString why;
    std::optional<Error> refusal;
};

/// Writes down what was asked; the test ends it.
class FakeTrendExporter final : public TrendExporter
{
    Q_OBJECT
public:
    [[nodiscard]] bool hasSamples() const override { return samples; }
    void exportTo(const QString &file, const TrendExport &what) override;
    void write(const QString &file, const QByteArray &bytes) override;
    void cancel() override { calls.append(QStringLiteral("cancel")); }

    QStringList calls; ///< "csv /tmp/x.csv", "write /tmp/x.png"
    TrendExport asked;
    QByteArray content;
    bool samples = true;
};

} // namespace Raptor::Test
