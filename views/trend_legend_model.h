// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/trend_trace.h"

#include <QtCore/QAbstractTableModel>
#include <QtGui/QIcon>

namespace Raptor::Views {

/// One row for each signal of a chart, in their order: what it is called, what it says now and at
/// the cursors, and what it did over the shown time. The check box shows and hides it.
class TrendLegendModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        Name,
        Current,
        Minimum,
        Maximum,
        Mean,
        CursorA,
        CursorB,
        Delta,
        QualityColumn,
        Count
    };
    enum Role {
        Tag = Qt::UserRole + 1, ///< TagId
        Sort, ///< what the column is sorted by
    };

    struct Figures
    {
        TrendStatistics statistics;
        TrendReading a;
        TrendReading b;
    };

    TrendLegendModel(const Theme *theme, QObject *parent);

    void setTraces(const QList<TrendTrace> &traces);
    /// In the order of the traces.
    void setFigures(const QList<Figures> &figures);
    /// The row of @p tag; -1 if there is none.
    [[nodiscard]] int rowOf(const TagId &tag) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

Q_SIGNALS:
    void visibilityRequested(const Raptor::TagId &tag, bool visible);

private:
    struct Row
    {
        TrendTrace trace;
        TrendStatistics statistics;
        TrendReading a;
        TrendReading b;
        QIcon icon;
        QStringList texts; ///< of all columns
    };

    [[nodiscard]] static std::optional<double> number(const Row &row, int column);
    [[nodiscard]] static QStringList textsOf(const Row &row);
    [[nodiscard]] QVariant spoken(const Row &row, int column) const;
    [[nodiscard]] Row rowFor(const TrendTrace &trace, qsizetype place) const;
    [[nodiscard]] QIcon iconOf(const TrendTrace &trace, qsizetype place) const;

    const Theme *m_theme;
    QList<Row> m_rows;
};

} // namespace Raptor::Views
