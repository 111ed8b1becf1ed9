// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm_ports.h"
#include "models/domain/clock.h"
#include "models/domain/device_id.h"
#include "views/device_facts.h"

#include <QtWidgets/QFrame>

#include <optional>

class QLabel;
class QTimer;
class QToolButton;
class QVBoxLayout;

namespace Raptor {
class TrendSource;
}

namespace Raptor::Views {

class TimeRuler;
class Theme;
class TrendAlarms;
class TrendLane;

/// The trend of one device: one lane per quantity over the last minutes, or around a time that was
/// asked for, on a common time scale; the times of its alarms are marked. Reads the source at most
/// four times a second, and only while visible.
class TrendPanel final : public QFrame
{
    Q_OBJECT
public:
    /// @p alarms may be null: then none are marked.
    TrendPanel(const Theme *theme, TrendSource *trends, AlarmHistory *alarms, const Clock *clock,
               QWidget *parent);

    void showDevice(const DeviceFacts &facts);
    [[nodiscard]] Milliseconds span() const { return m_span; }
    void setSpan(Milliseconds span);
    /// Stands still with @p moment in the middle, until showLive().
    void showMoment(WallTime moment);
    void showLive();
    /// Called at most four times a second.
    void tick();
    [[nodiscard]] std::optional<WallTime> moment() const { return m_moment; }
    [[nodiscard]] const QList<TrendLane *> &lanes() const { return m_lanes; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    QToolButton *addSpan(QLayout *layout, const QString &text, Milliseconds span);
    void applyTheme();
    void later();
    void showHint();
    [[nodiscard]] QList<AlarmSpan> alarmsOf(const Quantity &quantity, bool first) const;
    void advance(bool anew = false);

    const Theme *m_theme;
    TrendSource *m_trends;
    TrendAlarms *m_alarms;
    const Clock *m_clock;
    Milliseconds m_span{std::chrono::minutes(5)};
    QTimer *m_timer;
    QVBoxLayout *m_layout;
    QList<QToolButton *> m_spans;
    QToolButton *m_fit;
    QToolButton *m_live;
    QLabel *m_hint;
    QWidget *m_none;
    TimeRuler *m_ruler;
    QList<TrendLane *> m_lanes;
    DeviceFacts m_facts;
    std::optional<WallTime> m_moment; ///< unset: live
    bool m_isEmpty = false; ///< nothing is known of the moment
};

/// The time scale under the lanes.
class TimeRuler final : public QWidget
{
    Q_OBJECT
public:
    TimeRuler(const Theme *theme, QWidget *parent);
    void setSpan(double from, double to, double tick);
    void setMargins(int left, int right);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme *m_theme;
    double m_from = 0.0;
    double m_to = 1.0;
    double m_tick = 1.0;
    int m_left = 0;
    int m_right = 0;
};

} // namespace Raptor::Views
