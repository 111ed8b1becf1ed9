// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clock.h"

#include <QtWidgets/QWidget>

class QComboBox;
class QSpinBox;

namespace Raptor::Views {

class TrendCanvas;

/// What a chart is compared with: nothing, or the same signals as they were earlier.
class TrendCompareBox final : public QWidget
{
    Q_OBJECT
public:
    TrendCompareBox(TrendCanvas *canvas, QWidget *parent);

    /// As a saved set has it.
    void setComparison(Milliseconds earlier);

private:
    void apply();
    [[nodiscard]] Milliseconds wanted() const;

    TrendCanvas *m_canvas;
    QComboBox *m_what;
    QWidget *m_custom;
    QSpinBox *m_count;
    QComboBox *m_unit;
};

} // namespace Raptor::Views
