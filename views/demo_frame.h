// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGui/QPixmap>
#include <QtWidgets/QWidget>

namespace Raptor::Views {

class Theme;

/// Frames a window that shows no real plant: stripes all around and a band that says so.
class DemoFrame final : public QWidget
{
    Q_OBJECT
public:
    DemoFrame(const Theme *theme, QWidget *content, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void applyTheme();
    void paintFrame(QPixmap &picture) const;

    const Theme *m_theme;
    QPixmap m_picture; ///< the whole frame, drawn once per size and theme
};

} // namespace Raptor::Views
