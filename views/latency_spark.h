// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QList>
#include <QtWidgets/QWidget>

namespace Raptor::Views {

class Theme;

/// What round trips say, see LinkFigures::roundTripsMs. All 0 if none was answered.
struct LatencyFigures
{
    int answered = 0;
    int unanswered = 0; ///< seconds
    double median = 0;
    double worst = 0;

    friend bool operator==(const LatencyFigures &, const LatencyFigures &) = default;
};
[[nodiscard]] LatencyFigures latencyFigures(const QList<double> &roundTripsMs);

/// Round trips of the last two minutes, newest on the side where lines end, on a scale from 0. A
/// second without an answer is a gap.
class LatencySpark final : public QWidget
{
    Q_OBJECT
public:
    LatencySpark(const Theme *theme, QWidget *parent);

    void setRoundTrips(const QList<double> &roundTripsMs);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintLine(QPainter &painter, const QRectF &box, double top) const;

    const Theme *m_theme;
    QList<double> m_roundTrips;
};

} // namespace Raptor::Views
