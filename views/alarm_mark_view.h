// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/alarm_marks.h"

#include <QtWidgets/QWidget>

namespace Raptor::Views {

/// The mark of one alarm, as a widget.
class AlarmMarkView final : public QWidget
{
    Q_OBJECT
public:
    /// @p size at a text of 13 pixels.
    AlarmMarkView(const Theme *theme, double size, QWidget *parent);

    void setShape(const AlarmShape &shape, const QString &spoken);
    [[nodiscard]] const AlarmShape &shape() const { return m_shape; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme *m_theme;
    double m_size;
    AlarmShape m_shape;
};

} // namespace Raptor::Views
