// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

namespace Raptor::Views {

class Theme;

/// A bar that gets shorter as time runs out. It moves when it is told to, not by itself.
class CountdownBar final : public QWidget
{
    Q_OBJECT
public:
    CountdownBar(const Theme *theme, QWidget *parent);

    /// What is left, 0 .. 1.
    void setLeft(double fraction);
    [[nodiscard]] double left() const { return m_left; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme *m_theme;
    double m_left = 1.0;
};

} // namespace Raptor::Views
