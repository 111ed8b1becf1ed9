// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

namespace Raptor::Views {

class Theme;

/// The triangle of something that asks for attention, beside its text.
class WarningMark final : public QWidget
{
    Q_OBJECT
public:
    WarningMark(const Theme *theme, QWidget *parent);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme *m_theme;
};

} // namespace Raptor::Views
