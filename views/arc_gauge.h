// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/alarm.h"
#include "models/domain/roles.h"

#include <QtWidgets/QWidget>

#include <optional>

namespace Raptor::Views {

class Theme;

/// One analog value as an arc: normal band, limit ticks, filled part, needle, number with unit.
/// Shows its quality: dotted when late, open and hatched when not live. Repaints when told a
/// different signal, and only then.
class ArcGauge final : public QWidget
{
    Q_OBJECT
public:
    explicit ArcGauge(const Theme *theme, QWidget *parent = nullptr);

    /// @p alarm: of this signal, marked in the corner; null: it has none.
    void setSignal(const SignalView &signal, const AlarmMark *alarm = nullptr);
    [[nodiscard]] const std::optional<AlarmMark> &alarm() const { return m_alarm; }
    [[nodiscard]] const SignalView &signal() const { return m_signal; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Layout
    {
        QPointF centre;
        double radius = 0.0;
    };
    [[nodiscard]] Layout place() const;
    void paintScale(QPainter &painter, const Layout &layout) const;
    void paintValue(QPainter &painter, const Layout &layout) const;
    void paintTexts(QPainter &painter, const Layout &layout) const;

    const Theme *m_theme;
    SignalView m_signal;
    std::optional<AlarmMark> m_alarm;
};

} // namespace Raptor::Views
