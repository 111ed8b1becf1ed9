// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QWidget>

namespace Raptor::Views {

/// Widgets side by side; where they do not fit (long words, large text, a small window) they stand
/// below each other, and nothing is cut off.
class TurningRow final : public QWidget
{
public:
    explicit TurningRow(QWidget *parent);

    void add(QWidget *widget, int stretch = 0);
    /// Nothing in a column.
    void addStretch();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void turn();
    [[nodiscard]] int rowWidth() const;

    QBoxLayout *m_layout;
    QList<QWidget *> m_widgets;
    QList<QWidget *> m_fixed; ///< those that no room is given to
};

} // namespace Raptor::Views
