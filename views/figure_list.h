// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm.h"

#include <QtWidgets/QFrame>

#include <optional>

class QLabel;

namespace Raptor::Views {

class Theme;

/// One line of a list of figures.
struct FigureRow
{
    std::optional<AlarmPriority> priority; ///< its shape stands in front
    QString text; ///< "Current very high"
    QString detail; ///< "dryer fan"
    QString value; ///< "14"
    double share = -1.0; ///< 0 .. 1 draws a bar behind the value; negative: none
    AlarmKey alarm{}; ///< that the line tells of
    std::optional<WallTime> at{}; ///< when, if it tells that

    friend bool operator==(const FigureRow &, const FigureRow &) = default;
};

/// A card with a title and short lines, or the words that there are none. A line is chosen by a
/// click or the arrow keys, and leads on by a double click or Return.
class FigureList final : public QFrame
{
    Q_OBJECT
public:
    FigureList(const Theme *theme, const QString &name, const QString &title, const QString &none,
               QWidget *parent);

    /// More than fit are counted at the end.
    void setRows(const QList<FigureRow> &rows);
    /// Nobody has looked yet.
    void setUnknown();
    [[nodiscard]] const QList<FigureRow> &rows() const { return m_rows; }

Q_SIGNALS:
    void rowWanted(const Raptor::Views::FigureRow &row);

private:
    class Lines;

    QList<FigureRow> m_rows;
    QString m_noneText;
    QLabel *m_title;
    QLabel *m_none;
    Lines *m_lines;
};

} // namespace Raptor::Views
