// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QFrame>

class QAbstractItemModel;
class QPainter;

namespace Raptor::Views {

class Theme;

/// The last events with their times, newest first, as many as fit; the traffic counters at the end.
class EventLine final : public QFrame
{
    Q_OBJECT
public:
    EventLine(const Theme *theme, QAbstractItemModel *events, QWidget *parent);

    /// "1,240 msg/s - 3 rejected": nothing is dropped without being shown.
    void setTrafficText(const QString &text);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double paintEventAt(QPainter &painter, int row, double x, double end) const;
    void describe();

    const Theme *m_theme;
    QAbstractItemModel *m_events;
    QString m_traffic;
};

} // namespace Raptor::Views
