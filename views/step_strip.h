// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/command.h"

#include <QtWidgets/QWidget>

namespace Raptor::Views {

class Theme;

/// The life of one command from left to right: each step with its time.
class StepStrip final : public QWidget
{
    Q_OBJECT
public:
    StepStrip(const Theme *theme, QWidget *parent);

    void setRecord(const CommandRecord &record);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme *m_theme;
    CommandRecord m_record;
};

} // namespace Raptor::Views
