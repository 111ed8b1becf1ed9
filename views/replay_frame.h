// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QWidget>

namespace Raptor::Views {

class Theme;

/// Frames pages that show no live plant: squares all around, unlike the stripes of the demo, and a
/// band that says which moment it is.
class ReplayFrame final : public QWidget
{
    Q_OBJECT
public:
    ReplayFrame(const Theme *theme, QWidget *content, QWidget *parent);

    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void applyTheme();

    const Theme *m_theme;
    QString m_text;
};

} // namespace Raptor::Views
