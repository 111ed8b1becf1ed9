// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/command.h"

#include <QtWidgets/QWidget>

class QPainter;

namespace Raptor::Views {

class Theme;

/// Commands below each other, newest first, as many as fit: the newest with its steps and paths.
class LifeList final : public QWidget
{
    Q_OBJECT
public:
    LifeList(const Theme *theme, QWidget *parent);

    void setRecords(const QList<CommandRecord> &records);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Ink { Text, Muted };
    /// Draws words over as many lines as they need, at most @p lines; returns the new top.
    double write(QPainter &painter, const QRectF &box, const QString &text, Ink ink, bool strong,
                 int lines) const;
    double paintHead(QPainter &painter, const CommandRecord &record, const QRectF &box) const;
    double paintSteps(QPainter &painter, const CommandRecord &record, QRectF box) const;
    double paintRecord(QPainter &painter, const CommandRecord &record, const QRectF &box,
                       bool newest) const;

    const Theme *m_theme;
    QList<CommandRecord> m_records;
};

} // namespace Raptor::Views
