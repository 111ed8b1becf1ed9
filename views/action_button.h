// SPDX-FileCopyrightText: 2026 The Raptor Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/command.h"
#include "views/push_button.h"

namespace Raptor::Views {

class Theme;

/// A push button that, when it cannot be used, says why under its text.
class ActionButton final : public PushButton
{
    Q_OBJECT
public:
    ActionButton(const QString &text, const Theme *theme, QWidget *parent);

    /// Enables or disables the button; the reason is shown, spoken and is the tooltip.
    void setOffer(const CommandOffer &offer);
    [[nodiscard]] QString reason() const { return m_reason; }
    /// Always a second line, also when enabled ("remote request").
    void setNote(const QString &note);
    /// How many lines are kept for the reason: 1 or 2.
    void setReasonLines(int lines);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString secondLine() const { return m_reason.isEmpty() ? m_note : m_reason; }

    const Theme *m_theme;
    QString m_reason;
    QString m_note;
    int m_lines = 1;
};

} // namespace Raptor::Views
